"""The Word reader sees what Word shows: merged cells, lists, tracked changes, text boxes, hidden text."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as new_package
from docx.document import Document as Package
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from extractors.docx import read
from extractors.layout import Document, Heading, Paragraph, Table
from ingest.errors import Reason, UnreadableDocument
from tests.hostile import words
from tests.support import source_of

_NAMES = nsdecls("w") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def saved(package: Package) -> Document:
    buffer = BytesIO()
    package.save(buffer)
    return read(source_of(buffer.getvalue(), "paper.docx", "docx"))


def body(xml: str) -> Document:
    """The layout of a body written as XML."""
    package = new_package()
    element = package.element.body
    for child in parse_xml(f"<w:body {_NAMES}>{xml}</w:body>"):
        element.insert(len(element) - 1, child)
    return saved(package)


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<w:") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def shape(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells]


def paragraphs(document: Document) -> list[str]:
    return [block.item.text for block in document.blocks if not isinstance(block, Table)]


def test_merged_cells_are_one_cell_each() -> None:
    document = body(
        tbl(
            tr(tc("title", '<w:gridSpan w:val="3"/>')),
            tr(tc("theme", '<w:vMerge w:val="restart"/>'), tc("a"), tc("b")),
            tr(tc("", "<w:vMerge/>"), tc("c"), tc("d")),
        )
    )
    (table,) = document.tables
    assert shape(table) == [
        (0, 0, 1, 3, "title"),
        (1, 0, 2, 1, "theme"),
        (1, 1, 1, 1, "a"),
        (1, 2, 1, 1, "b"),
        (2, 1, 1, 1, "c"),
        (2, 2, 1, 1, "d"),
    ]


def test_a_row_that_begins_late_or_ends_early_is_filled_with_empty_cells() -> None:
    (table,) = body(
        tbl(tr(tc("a"), tc("b"), tc("c")), tr(tc("x"), properties='<w:gridBefore w:val="1"/>'))
    ).tables
    assert shape(table)[3:] == [(1, 0, 1, 1, ""), (1, 1, 1, 1, "x"), (1, 2, 1, 1, "")]


def test_a_vertical_merge_that_continues_nothing_keeps_its_words() -> None:
    (table,) = body(tbl(tr(tc("a"), tc("b")), tr(tc("lost?", '<w:gridSpan w:val="2"/><w:vMerge/>')))).tables
    assert shape(table)[-1] == (1, 0, 1, 2, "lost?")


def test_words_left_in_a_covered_cell_are_no_words() -> None:
    inner = tbl(tr(tc("Old plan"), tc("x")))
    document = body(
        tbl(
            tr(tc("a"), tc("Ann Field", '<w:vMerge w:val="restart"/>')),
            tr(tc("b"), tc("Bob Marsh", "<w:vMerge/>")),
            tr(tc("c"), tc(p("Cat Lowe") + inner, '<w:vMerge w:val="continue"/>')),
        )
    )
    (table,) = document.tables
    assert shape(table)[1] == (0, 1, 3, 1, "Ann Field")


def test_words_left_beside_a_cell_merged_sideways_are_kept_beside_it() -> None:
    (table,) = body(
        tbl(tr(tc("do", '<w:hMerge w:val="restart"/>'), tc("Bob Marsh", "<w:hMerge/>"), tc("May")))
    ).tables
    assert shape(table) == [(0, 0, 1, 2, "do"), (0, 2, 1, 1, "May")]
    assert table.at(0, 0).notes == ("Bob Marsh",)


def test_header_rows_and_fills() -> None:
    (table,) = body(
        tbl(
            tr(tc("Action"), tc("RAG"), properties="<w:tblHeader/>"),
            tr(tc("do"), tc("", '<w:shd w:val="clear" w:color="auto" w:fill="92d050"/>')),
            tr(tc("do"), tc("", '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>')),
        )
    ).tables
    assert [cell.header for cell in table.cells] == [True, True, False, False, False, False]
    assert [table.at(row, 1).fill for row in range(3)] == [None, "#92D050", None]


def test_a_table_inside_a_cell_comes_out_after_it_and_its_words_once() -> None:
    inner = tbl(tr(tc("inner"), tc("x")))
    document = body(tbl(tr(tc(p("outer") + inner + p("")), tc("y"))))
    assert [[cell.text for cell in table.cells] for table in document.tables] == [
        ["outer", "y"],
        ["inner", "x"],
    ]


def test_rows_and_cells_inside_content_controls_are_read() -> None:
    def controlled(content: str) -> str:
        return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    (table,) = body(tbl(controlled(tr(tc("a"), controlled(tc("b")))))).tables
    assert [cell.text for cell in table.cells] == ["a", "b"]


def test_insertions_are_kept_and_deletions_dropped() -> None:
    changed = (
        "<w:p><w:r><w:t>By </w:t></w:r><w:ins><w:r><w:t>May</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>March</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>June</w:t></w:r></w:moveFrom></w:p>"
    )
    document = body(
        changed + tbl(tr(tc("gone"), properties="<w:del/>"), tr(tc("new"), properties="<w:ins/>"))
    )
    assert paragraphs(document) == ["By May"]
    assert shape(document.tables[0]) == [(0, 0, 1, 1, "new")]


def test_hidden_text_is_dropped_and_struck_text_marked() -> None:
    document = body(
        "<w:p><w:r><w:t>seen </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r></w:p>"
    )
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.struck) for run in block.item.runs] == [("seen ", False), ("struck", True)]


def test_a_text_box_is_read_once_though_it_is_written_twice() -> None:
    box = "<w:txbxContent>" + p("in the box") + "</w:txbxContent>"
    document = body(
        "<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert paragraphs(document) == ["before", "in the box"]


def test_lists_get_their_labels_counted() -> None:
    package = new_package()
    for text, style in (
        ("one", "List Number"),
        ("two", "List Number"),
        ("dot", "List Bullet"),
        ("in", "List Bullet 2"),
    ):
        package.add_paragraph(text, style=style)
    package.add_paragraph("- typed")
    items = [block.item for block in saved(package).blocks if isinstance(block, Paragraph)]
    assert [(item.marker, item.text, item.level) for item in items] == [
        ("1.", "one", 0),
        ("2.", "two", 0),
        ("•", "dot", 0),
        ("•", "in", 1),
        ("-", "typed", 0),
    ]


def test_headings_and_titles_have_their_levels() -> None:
    package = new_package()
    package.add_heading("Title", 0)
    package.add_heading("Part", 2)
    package.add_paragraph("words")
    blocks = saved(package).blocks
    assert [(type(block), getattr(block, "level", None)) for block in blocks] == [
        (Heading, 1),
        (Heading, 2),
        (Paragraph, None),
    ]


def test_a_line_break_parts_paragraphs_unless_the_sentence_goes_on() -> None:
    broken = (
        "<w:p><w:r><w:t>Write it</w:t><w:br/><w:t>and send it</w:t><w:br/><w:t>Then rest</w:t></w:r></w:p>"
    )
    assert paragraphs(body(broken)) == ["Write it and send it", "Then rest"]


def test_headers_and_footers_stand_apart() -> None:
    package = new_package()
    package.sections[0].header.paragraphs[0].text = "Northmarsh – Plan"
    package.add_paragraph("body")
    document = saved(package)
    assert document.running == ("Northmarsh – Plan",)
    assert paragraphs(document) == ["body"]


def test_symbols_and_hyphens_come_out_as_a_person_reads_them() -> None:
    document = body(
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> well</w:t><w:noBreakHyphen/><w:t>known'
        "\u00ad ﬁnance\u00a0plan</w:t></w:r></w:p>"
    )
    assert paragraphs(document) == ["✓ well-known finance plan"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no zip at all"])
def test_a_damaged_package_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(source_of(content, "paper.docx", "docx"))
    assert caught.value.reason is Reason.CORRUPT
    assert str(caught.value).startswith("paper.docx: ")


def test_a_grid_span_of_a_million_does_not_fill_the_memory() -> None:
    (table,) = body(tbl(tr(tc("a", '<w:gridSpan w:val="1000000"/>'), tc("b")))).tables
    assert table.n_cols <= 1000


def test_a_header_that_leads_nowhere_is_left_out_and_said() -> None:
    """A damaged reference to a header cost the whole document."""
    package = new_package()
    package.add_paragraph("words")
    package.sections[0].header.paragraphs[0].text = "Agenda item 4"
    (reference,) = package.element.body.iter(qn("w:headerReference"))
    del reference.attrib[qn("r:id")]
    document = saved(package)
    assert [block.item.text for block in document.blocks if isinstance(block, Paragraph)] == ["words"]
    assert [issue.code for issue in document.issues] == ["headers_damaged"]


def test_a_main_part_that_is_no_document_is_a_damaged_file() -> None:
    with pytest.raises(UnreadableDocument, match="has no body") as refused:
        read(source_of(words.package(words.PLAN.replace("w:document", "w:dokument")), "a.docx", "docx"))
    assert refused.value.reason is Reason.CORRUPT


def test_a_letter_or_a_bracket_behind_a_line_break_begins_an_item() -> None:
    lines = "</w:t><w:br/><w:t>".join(("a) Review the plan", "b) Train the staff", "of the depot"))
    (table,) = body(tbl(tr(tc(lines)))).tables
    assert [item.text for item in table.at(0, 0).items] == [
        "a) Review the plan",
        "b) Train the staff of the depot",
    ]


def tabbed(*lines: str) -> Document:
    tab = "</w:t><w:tab/><w:t xml:space='preserve'>"
    return body("".join(p(line.replace("|", tab)) for line in lines))


def test_columns_set_with_tab_stops_are_a_table() -> None:
    (table,) = tabbed("Action|Lead|By when", "Review it|Ann Lee|May 2010", "Publish it|Bo Ray").tables
    assert [cell.text for cell in table.cells] == [
        *("Action", "Lead", "By when", "Review it", "Ann Lee", "May 2010", "Publish it", "Bo Ray", ""),
    ]


def test_two_tabs_that_reach_the_next_column_are_one() -> None:
    (table,) = tabbed("Action||Lead|Due", "Review it||Ann Lee|May 2010", "Publish it||Bo Ray|June").tables
    assert (table.n_rows, table.n_cols) == (3, 3)


@pytest.mark.parametrize(
    "lines",
    [
        ("1|Introduction|3", "2|What we found|5", "3|What we advise|9"),
        ("Item|Title|Page", "1|What we found|5", "2|What we advise|9"),
        ("From:|Ann Lee", "To:|Bo Ray", "Date:|May 2010"),
        ("1.|Apologies|None came.", "2.|Minutes|These were agreed.", "3.|Matters arising|None."),
    ],
)
def test_lines_with_tabs_that_no_headings_stand_over_are_lines(lines: tuple[str, ...]) -> None:
    document = tabbed(*lines)
    assert not document.tables
    assert list(document.texts()) == [line.replace("|", " ") for line in lines]


def test_a_package_whose_relationships_have_another_name_is_a_damaged_file() -> None:
    """A byte of the name of their root element was changed, and python-docx asked it for its children."""
    package = BytesIO()
    with ZipFile(BytesIO(words.package(words.PLAN))) as whole, ZipFile(package, "w") as copy:
        for name in whole.namelist():
            content = whole.read(name)
            damaged = (
                content.replace(b"Relationships", b"Relationshipz") if name == "_rels/.rels" else content
            )
            copy.writestr(name, damaged)
    with pytest.raises(UnreadableDocument, match="cannot be opened") as refused:
        read(source_of(package.getvalue(), "a.docx", "docx"))
    assert refused.value.reason is Reason.CORRUPT
