"""OpenDocument texts: what their XML says in odd ways comes out as a word processor shows it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from extractors.layout import Cell, Document, Heading, Item, Paragraph, Table
from extractors.odt import read
from ingest.errors import Reason, UnreadableDocument
from tests.support import source_of

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)
_STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Up" style:family="text"><style:text-properties
 style:text-position="33% 58%"/></style:style>
<style:style style:name="H" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:default-outline-level="2"><style:text-properties fo:font-weight="700"/></style:style>
<style:style style:name="Loop" style:family="paragraph" style:parent-style-name="Loop"/>
<style:style style:name="Red" style:family="table-cell"><style:table-cell-properties
 fo:background-color="#ff0000"/></style:style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("
 style:num-suffix=")"/><text:list-level-style-bullet text:level="3" text:bullet-char="-"/></text:list-style>
"""


def packed(body: str, styles: str = "", meta: str = "", manifest: str = "") -> bytes:
    parts = {
        "content.xml": f"<office:document-content {_NAMES}><office:automatic-styles>{_STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {_NAMES}><office:master-styles>{styles}"
        "</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {_NAMES}><office:meta>{meta}</office:meta>"
        "</office:document-meta>",
        "META-INF/manifest.xml": f"<manifest:manifest {_NAMES}>{manifest}</manifest:manifest>",
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def opened(body: str, **parts: str) -> Document:
    return read(source_of(packed(body, **parts), "plan.odt", "odt"))


def texts(body: str) -> list[str]:
    return list(opened(body).texts())


def items(body: str) -> list[Item]:
    return [block.item for block in opened(body).blocks if isinstance(block, Paragraph)]


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def table(*rows: str) -> Table:
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    (found,) = opened(f"<table:table>{body}</table:table>").tables
    return found


def test_spaces_tabs_and_breaks() -> None:
    assert texts(
        "<text:p>One\n   two<text:s text:c='3'/>three<text:tab/>four<text:line-break/>Five</text:p>"
    ) == [
        "One two three four",
        "Five",
    ]


def test_faces_and_what_is_hidden() -> None:
    (item,) = items(
        '<text:p>See <text:span text:style-name="B">bold</text:span><text:span text:style-name="V">hidden'
        '</text:span><text:span text:style-name="S">struck<text:span text:style-name="B">both</text:span>'
        '</text:span> 2010<text:span text:style-name="Up">1</text:span></text:p>'
    )
    assert [(run.text, run.bold, run.struck) for run in item.runs] == [
        ("See ", False, False),
        ("bold", True, False),
        ("struck", False, True),
        ("both", True, True),
        (" 2010¹", False, False),
    ]


def test_notes_comments_and_deleted_words_are_no_text() -> None:
    assert texts(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>Kept<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>comment</text:p></office:annotation></text:p>"
    ) == ["Kept"]


def test_headings_by_style_and_level() -> None:
    heading, other, looped = opened(
        '<text:h text:style-name="H" text:outline-level="2">Aims</text:h><text:p>Text</text:p>'
        '<text:p text:style-name="Loop">Loop</text:p>'
    ).blocks
    assert isinstance(heading, Heading)
    assert (heading.level, heading.item.bold) == (2, True)
    assert isinstance(other, Paragraph)
    assert isinstance(looped, Paragraph)


def test_lists_are_counted_by_level_and_go_on_where_they_say_so() -> None:
    inner = "<text:list><text:list-item><text:p>C</text:p></text:list-item></text:list>"
    first = (
        '<text:list text:style-name="L"><text:list-item><text:p>A</text:p><text:p>more</text:p>'
        "</text:list-item>"
        f"<text:list-item><text:p>B</text:p>{inner}</text:list-item></text:list>"
    )
    again = '<text:list text:style-name="L"{}><text:list-item><text:p>D</text:p></text:list-item></text:list>'
    found = items(first + again.format(' text:continue-numbering="true"') + again.format(""))
    assert [(item.marker, item.level, item.text) for item in found] == [
        ("1.", 0, "A"),
        ("", None, "more"),
        ("2.", 0, "B"),
        ("(a)", 1, "C"),
        ("3.", 0, "D"),
        ("1.", 0, "D"),
    ]


def test_a_table_with_spans_fills_and_repeats() -> None:
    covered = "<table:covered-table-cell/>"
    found = table(
        cell("Plan", 'table:number-columns-spanned="2" table:style-name="Red"') + covered + cell("x"),
        cell("A", 'table:number-rows-spanned="2"') + cell("one", 'table:number-columns-repeated="2"'),
        covered + cell("two") + cell("three"),
    )
    assert [(one.text, one.row_span, one.col_span, one.fill) for one in found.cells] == [
        ("Plan", 1, 2, "#FF0000"),
        ("x", 1, 1, None),
        ("A", 2, 1, None),
        ("one", 1, 1, None),
        ("one", 1, 1, None),
        ("two", 1, 1, None),
        ("three", 1, 1, None),
    ]


def test_header_rows_say_so() -> None:
    row = "<table:table-row>{}</table:table-row>"
    head = f"<table:table-header-rows>{row.format(cell('Action'))}</table:table-header-rows>"
    body = head + row.format(cell("Do"))
    (found,) = opened(f"<table:table>{body}</table:table>").tables
    assert [one.header for one in found.cells] == [True, False]


def test_a_table_in_a_cell_comes_after_the_table() -> None:
    inner = f"<table:table><table:table-row>{cell('x')}{cell('y')}{cell('z')}</table:table-row></table:table>"
    outer = f"<table:table-cell><text:p>Outer</text:p>{inner}</table:table-cell>{cell('beside')}"
    found = opened(f"<table:table><table:table-row>{outer}</table:table-row></table:table>")
    assert [[one.text for one in each.cells] for each in found.tables] == [
        ["Outer", "beside"],
        ["x", "y", "z"],
    ]


def test_spans_that_overlap_or_run_out_of_the_table_are_cut() -> None:
    found = table(
        cell("A", 'table:number-rows-spanned="99999999"') + cell("B", 'table:number-rows-spanned="2"'),
        cell("C", 'table:number-columns-spanned="2000000000"') + cell("D"),
    )
    assert (found.n_rows, found.at(0, 0).row_span) == (2, 2)


def test_repeats_beyond_all_bounds_hurt_nobody() -> None:
    rows = '<table:table-row table:number-rows-repeated="1048565">' + cell("x") + "</table:table-row>"
    (found,) = opened(f"<table:table>{rows}</table:table>").tables
    assert found.n_rows <= 100
    assert len(texts('<text:p>a<text:s text:c="999999999"/>b</text:p>')[0]) == 3


def test_a_text_box_stands_after_its_paragraph() -> None:
    box = "<draw:frame><draw:text-box><text:p>In box</text:p></draw:text-box></draw:frame>"
    assert texts(f"<text:p>Before{box} it</text:p><text:p>After</text:p>") == ["Before it", "In box", "After"]


def test_old_form_fields_show_their_choice() -> None:
    mark = (
        '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMDROPDOWN"><field:param '
        'field:name="Dropdown_ListEntry" field:value="Late"/><field:param field:name="Dropdown_ListEntry" '
        'field:value="Done"/><field:param field:name="Dropdown_Selected" field:value="1"/></field:fieldmark>'
    )
    assert texts(f"<text:p>{mark}</text:p>") == ["Done"]


def test_headers_and_what_the_file_says_of_itself() -> None:
    page = "<style:master-page><style:header><text:p>Fenwold</text:p></style:header></style:master-page>"
    document = opened(
        "<text:p>Body</text:p>",
        styles=page,
        meta="<dc:title>Plan</dc:title><meta:creation-date>2010-03-04T10:00:00</meta:creation-date>",
    )
    assert (list(document.texts()), document.running) == (["Body"], ("Fenwold",))
    assert (document.properties.title, str(document.properties.created)) == ("Plan", "2010-03-04")


def test_a_password_is_told() -> None:
    with pytest.raises(UnreadableDocument, match="password") as refused:
        opened("<text:p>x</text:p>", manifest="<manifest:encryption-data/>")
    assert refused.value.reason is Reason.ENCRYPTED


@pytest.mark.parametrize(
    ("body", "reason"),
    [("", Reason.NO_TEXT), ("<text:p>", Reason.CORRUPT), ("<text:section>" * 300, Reason.TOO_COMPLEX)],
)
def test_what_cannot_be_read_ends_with_a_reason(body: str, reason: Reason) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        opened(body)
    assert refused.value.reason is reason


def test_tables_in_one_another_are_read_as_deep_as_the_parser_goes() -> None:
    deep = "<table:table><table:table-row><table:table-cell>" * 70
    closed = "</table:table-cell></table:table-row></table:table>" * 70
    assert opened(f"{deep}<text:p>x</text:p>{closed}").blocks


def _cell(words: str) -> Cell:
    (table,) = opened(
        "<table:table><table:table-row><table:table-cell><text:p>Ref</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{words}</text:p></table:table-cell></table:table-row></table:table>"
    ).tables
    return table.at(0, 1)


def test_footnotes_and_comments_hang_on_their_cell() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Subject to funding.</text:p></text:note-body></text:note>"
    )
    comment = "<office:annotation><dc:creator>Al</dc:creator><text:p>Ask Al.</text:p></office:annotation>"
    cell = _cell(f"June 2010{note}{comment}")
    assert (cell.text, cell.notes) == ("June 2010", ("Subject to funding.", "Ask Al."))


def test_a_picture_in_a_cell_shows_the_colour_that_its_title_names() -> None:
    assert _cell("<draw:frame><svg:title>Green light</svg:title></draw:frame>").fill == "#00B050"
