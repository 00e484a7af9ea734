"""What a reader sees in a Word cell though no run holds it as letters: numbers, choices, signs, colours."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document as new_package
from docx.document import Document as Package
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from PIL import Image

from extractors.docx import read
from extractors.layout import Document, Paragraph, Table
from extractors.paint import dominant_colour, named_colour
from extractors.symbol_fonts import as_drawn, drawn_sign
from extractors.wordprocessing.lists import spelt
from tests.extractors.docx.test_docx_reader import body, p, saved, tbl, tc, tr
from tests.support import source_of

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NUMBERED = '<w:pStyle w:val="ListNumber"/>'


def _cells(*contents: str) -> tuple[Table, list[str]]:
    (table,) = body(tbl(tr(*(tc(content) for content in contents)))).tables
    return table, [cell.text for cell in table.cells]


def test_an_empty_numbered_paragraph_shows_its_number() -> None:
    (table,) = body(tbl(*(tr(tc(p("", _NUMBERED)), tc("Do it")) for _ in range(3)))).tables
    assert [table.at(row, 0).text for row in range(3)] == ["1", "2", "3"]


def _field(data: str) -> str:
    return f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r></w:p>'


def test_old_form_fields_show_their_choice_and_their_tick() -> None:
    choices = '<w:listEntry w:val="Not started"/><w:listEntry w:val="Complete"/>'
    _, texts = _cells(
        _field(f'<w:ddList><w:result w:val="1"/>{choices}</w:ddList>'),
        _field(f"<w:ddList>{choices}</w:ddList>"),
        _field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'),
        _field('<w:checkBox><w:default w:val="0"/></w:checkBox>'),
    )
    assert texts == ["Complete", "Not started", "☒", "☐"]


def _box(checked: int, sign: str, label: str) -> str:
    word = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    control = f'<w14:checkbox {word}><w14:checked w14:val="{checked}"/></w14:checkbox>'
    return (
        f"<w:sdt><w:sdtPr>{control}</w:sdtPr><w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
        f"<w:r><w:t xml:space='preserve'> {label}</w:t><w:br/></w:r>"
    )


def test_a_box_that_is_drawn_with_a_sign_of_its_own_is_a_box_and_no_bullet() -> None:
    _, texts = _cells(f"<w:p>{_box(0, '□', 'Not started')}{_box(1, '✔', 'Complete')}</w:p>")
    assert texts == ["☐ Not started\n✔ Complete"]
    _, texts = _cells(f"<w:p>{_box(1, '■', 'Complete')}{_box(0, '○', 'Late')}</w:p>")
    assert texts == ["☒ Complete\n☐ Late"]


def test_what_a_form_asks_for_is_no_answer() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"
    asked = control.format("<w:showingPlcHdr/>", "Click here to enter text.")
    given = control.format('<w:showingPlcHdr w:val="0"/>', "Jo Marr")
    _, texts = _cells(f"<w:p>{asked}</w:p>", f"<w:p>{given}</w:p>", f"<w:p>{asked}{given}</w:p>")
    assert texts == ["", "Jo Marr", "Jo Marr"]


def test_a_raised_digit_is_a_mark_and_a_raised_ending_is_none() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    _, texts = _cells(
        f"<w:p><w:r><w:t>June 2010</w:t></w:r>{raised.format(1)}</w:p>",
        f"<w:p><w:r><w:t>1</w:t></w:r>{raised.format('st')}<w:r><w:t> June</w:t></w:r></w:p>",
    )
    assert texts == ["June 2010¹", "1st June"]


@pytest.mark.parametrize(("font", "sign"), [("Wingdings", "Ø"), ("Wingdings", "q"), ("Courier New", "o")])
def test_a_sign_typed_in_a_face_of_its_own_is_a_bullet(font: str, sign: str) -> None:
    face = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    typed = f"<w:p><w:r>{face}<w:t>{sign}</w:t></w:r><w:r><w:tab/><w:t>Publish it</w:t></w:r></w:p>"
    table, texts = _cells(typed)
    assert texts == ["Publish it"]
    assert table.cells[0].items[0].is_bullet


def test_a_word_that_begins_with_a_bullet_s_letter_is_none() -> None:
    _, texts = _cells("<w:p><w:r><w:t>o</w:t></w:r><w:r><w:tab/><w:t>Publish it</w:t></w:r></w:p>")
    assert texts == ["o Publish it"]


@pytest.mark.parametrize(
    ("run", "fill"),
    [
        ('<w:rPr><w:highlight w:val="red"/></w:rPr><w:t xml:space="preserve">   </w:t>', "#FF0000"),
        ('<w:rPr><w:shd w:val="clear" w:fill="00b050"/></w:rPr><w:t xml:space="preserve"> </w:t>', "#00B050"),
        ('<w:rPr><w:color w:val="FFC000"/></w:rPr><w:t>●</w:t>', "#FFC000"),
        ('<w:rPr><w:highlight w:val="red"/></w:rPr><w:t>Late</w:t>', None),
        ('<w:rPr><w:color w:val="FFC000"/></w:rPr><w:t>● Late</w:t>', None),
    ],
)
def test_a_colour_without_words_is_the_cell_s(run: str, fill: str | None) -> None:
    table, _ = _cells(f"<w:p><w:r>{run}</w:r></w:p>")
    assert table.cells[0].fill == fill


def _icon(colour: str) -> BytesIO:
    picture = Image.new("RGB", (20, 20), "white")
    picture.paste(colour, (4, 4, 16, 16))
    stream = BytesIO()
    picture.save(stream, "PNG")
    stream.seek(0)
    return stream


@pytest.mark.parametrize(("inches", "fill"), [(0.2, "#C00000"), (3, None)])
def test_a_small_picture_is_a_light_and_a_large_one_a_picture(inches: float, fill: str | None) -> None:
    package = new_package()
    package.add_paragraph("Plan")
    cell = package.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].add_run().add_picture(_icon("#C00000"), width=Inches(inches))
    document = saved(package)
    assert [one.fill for table in document.tables for one in table.cells] == ([fill] if fill else [])


def test_a_picture_s_description_names_its_colour() -> None:
    assert named_colour("Amber traffic light") == "#FFBF00"
    assert named_colour("red and green") is None
    assert named_colour("our logo") is None


def test_a_picture_that_is_none_has_no_colour() -> None:
    assert dominant_colour(BytesIO(b"no picture")) is None
    assert dominant_colour(_icon("#808080")) is None


def test_signs_of_symbol_fonts() -> None:
    assert as_drawn("Wingdings", "ü") == "✓"
    assert drawn_sign("ABCDEF+Wingdings-Regular", "\uf0fc") == "✓"
    assert as_drawn("Arial", "ü") == "ü"


@pytest.mark.parametrize(
    ("count", "form", "label"),
    [
        (49, "lowerRoman", "xlix"),
        (3999, "upperRoman", "MMMCMXCIX"),
        (1_000_000_000, "lowerRoman", "1000000000"),
        (28, "lowerLetter", "bb"),
        (1_000_000_000, "upperLetter", "1000000000"),
    ],
)
def test_a_label_is_counted_as_far_as_word_counts(count: int, form: str, label: str) -> None:
    """A Roman numeral of a thousand million was a text of a million letters."""
    assert spelt(count, form) == label


def test_words_in_white_or_tiny_type_beside_others_are_not_seen() -> None:
    white = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t> Tom Hall</w:t></w:r>'
    tiny = '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t> Tom Hall</w:t></w:r>'
    marked = white.replace("<w:color", '<w:highlight w:val="darkBlue"/><w:color')
    seen = "<w:r><w:t>Ann Lee</w:t></w:r>"
    _, texts = _cells(
        *(f"<w:p>{seen}{unseen}</w:p>" for unseen in (white, tiny, marked)), f"<w:p>{white}</w:p>"
    )
    assert texts == ["Ann Lee", "Ann Lee", "Ann Lee Tom Hall", "Tom Hall"]


def test_a_dot_of_a_symbol_font_shows_its_colour() -> None:
    face = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/><w:color w:val="00B050"/>'
    table, _ = _cells(f"<w:p><w:r><w:rPr>{face}</w:rPr><w:t>l</w:t></w:r></w:p>")
    assert table.at(0, 0).fill == "#00B050"


def test_a_small_table_in_a_cell_is_kept_beside_its_words_or_as_them() -> None:
    small = tbl(tr(tc("Flats"), tc("40")), tr(tc("Houses"), tc("12"))) + "<w:p/>"
    table = body(tbl(tr(tc(p("Write to them") + small), tc(small)))).tables[0]
    worded, empty = table.cells
    assert (worded.text, worded.notes) == ("Write to them", ("Flats 40\nHouses 12",))
    assert (empty.text, empty.notes) == ("Flats 40\nHouses 12", ())


def test_comments_hang_on_their_cell() -> None:
    package = new_package()
    (cell,) = package.add_table(1, 1).rows[0].cells
    run = cell.paragraphs[0].add_run("June 2010")
    package.add_comment([run], text="Ask Al by 4 May.", author="Al", initials="A")
    (table,) = saved(package).tables
    assert (table.at(0, 0).text, table.at(0, 0).notes) == ("June 2010", ("Ask Al by 4 May.",))


def _with_chunk(content: bytes, kind: str) -> Document:
    return saved(_package_with_chunk(content, kind))


def _package_with_chunk(content: bytes, kind: str) -> Package:
    package = new_package()
    part = Part(PackURI("/word/chunk.bin"), kind, content, package.part.package)
    name = package.part.relate_to(part, f"{_OFFICE}/aFChunk")
    chunk = parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{name}"/>')
    package.add_paragraph("Improvement plan")._p.addnext(chunk)
    return package


@pytest.mark.parametrize(
    ("kind", "head"),
    [("text/html", b""), ("message/rfc822", b"MIME-Version: 1.0\nContent-Type: text/html\n\n")],
)
def test_a_web_page_that_word_takes_in_is_read(kind: str, head: bytes) -> None:
    document = _with_chunk(head + b"<table><tr><td>Review it<td>May 2010</table>", kind)
    assert [cell.text for table in document.tables for cell in table.cells] == ["Review it", "May 2010"]
    assert document.issues == ()


def _package(*texts: str) -> bytes:
    package, file = new_package(), BytesIO()
    for text in texts:
        package.add_paragraph(text)
    package.save(file)
    return file.getvalue()


def _called_a_document(content: bytes) -> bytes:
    """The same paper with what it takes in called as its main part is, as programs do that join papers."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(file, "w") as copy:
        for name in package.namelist():
            part = package.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"chunk.bin", b"chunk.docx").replace(b"application/x-chunk", _MAIN)
            part = part.replace(b"chunk.bin", b"chunk.docx") if name.endswith(".rels") else part
            copy.writestr(name.replace("chunk.bin", "chunk.docx"), part)
    return file.getvalue()


@pytest.mark.parametrize("called", [lambda content: content, _called_a_document], ids=["bytes", "document"])
def test_a_paper_that_word_takes_in_is_read(called: Callable[[bytes], bytes]) -> None:
    """A paper put together of others was called damaged, or their words were left out."""
    file = BytesIO()
    _package_with_chunk(_package("Review the rota", "Ask Al"), "application/x-chunk").save(file)
    document = read(source_of(called(file.getvalue()), "plan.docx", "docx"))
    assert [block.item.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Improvement plan",
        "Review the rota",
        "Ask Al",
    ]
    assert document.issues == ()


def test_papers_within_papers_within_a_paper_are_told_of_and_not_read() -> None:
    file = BytesIO()
    _package_with_chunk(_package("Review the rota"), "application/x-chunk").save(file)
    document = _with_chunk(file.getvalue(), "application/x-chunk")
    assert [block.item.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Improvement plan",
        "Improvement plan",
    ]
    assert [issue.code for issue in document.issues] == ["embedded_document"]


def test_what_word_takes_in_and_is_not_read_is_told() -> None:
    document = _with_chunk(b"{}", "application/octet-stream")
    assert [issue.code for issue in document.issues] == ["embedded_document"]


def test_a_word_with_its_sound_above_it_is_read() -> None:
    said = "<w:r><w:t>{}</w:t></w:r>"
    base = f"<w:rubyBase>{said.format('Tomas')}</w:rubyBase>"
    ruby = f"<w:ruby><w:rt>{said.format('toh-mas')}</w:rt>{base}</w:ruby>"
    _, texts = _cells(f"<w:p><w:r>{ruby}</w:r><w:r><w:t xml:space='preserve'> Wren</w:t></w:r></w:p>")
    assert texts == ["Tomas Wren"]
