"""The reader of OpenDocument spreadsheets: values as their styles show them, repeats, what is hidden."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from extractors.layout import Document
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from extractors.workbook.ods import read
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import Limits
from tests.extractors.workbook.making import outline
from tests.support import source_of

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("number", "datastyle"),
    )
)
_STYLES = (
    '<number:date-style style:name="D1"><number:month number:textual="true"/><number:text>-</number:text>'
    "<number:year/></number:date-style>"
    '<style:style style:name="red" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#ff0000"/></style:style>'
    '<style:style style:name="bold" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="month" style:family="table-cell" style:data-style-name="D1"/>'
    '<style:style style:name="gone" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def book(body: str, **limits: int) -> Document:
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    options = ReadOptions(limits=Limits(**limits)) if limits else DEFAULT_OPTIONS
    return read(source_of(buffer.getvalue(), "plan.ods", "ods"), options)


def sheet(*rows: str, more: str = "") -> str:
    return f'<table:table table:name="Plan" {more}>{"".join(rows)}</table:table>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", more: str = "") -> str:
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n")) if text else ""
    return f"<table:table-cell {more}>{lines}</table:table-cell>"


HEADER = row(*map(cell, ("Action", "Lead", "Due")), more='table:default-cell-style-name="bold"')
ROW = row(*map(cell, ("Publish the policy\n- now", "Ann Lee", "May 2031")))


def test_a_sheet_is_a_table_and_ends_where_its_words_do() -> None:
    document = book(
        sheet(
            row(cell("Parking plan")),
            row(cell()),
            HEADER,
            ROW,
            row(cell(), more='table:number-rows-repeated="1048565"'),
        )
    )
    assert outline(document) == ["Parking plan", "table 2x3: Action"]
    found = document.tables[0]
    assert found.at(0, 0).items[0].bold
    assert [(item.text, item.level) for item in found.at(1, 0).items] == [
        ("Publish the policy", None),
        ("now", 0),
    ]
    assert found.sheet is not None
    assert found.sheet.row == 3


def test_values_as_they_are_shown() -> None:
    due = cell("whatever", 'office:value-type="date" office:date-value="2031-03-04" table:style-name="month"')
    number = cell("", 'office:value-type="float" office:value="12.0"')
    lost = cell("", 'table:formula="of:=A1"')
    found = book(
        sheet(HEADER, row(cell("Publish"), cell("Ann"), due), row(cell("Train"), number, lost))
    ).tables[0]
    assert found.at(1, 2).text == "Mar-2031"
    assert found.at(2, 1).text == "12"
    assert found.at(2, 2).flags == ("formula_without_value",)


def test_paint_spans_notes_and_what_is_hidden() -> None:
    note = "<office:annotation><text:p>agreed</text:p></office:annotation>"
    painted = f'<table:table-cell table:style-name="red"><text:p>Late</text:p>{note}</table:table-cell>'
    wide = (
        cell("Schools", 'table:number-columns-spanned="3"')
        + '<table:covered-table-cell table:number-columns-repeated="2"/>'
    )
    document = book(
        sheet(
            HEADER,
            ROW,
            row(wide),
            row(cell("Train"), cell("Bo"), painted, more='table:visibility="collapse"'),
        ),
    )
    found = document.tables[0]
    assert found.at(2, 0).col_span == 3
    assert (found.at(3, 2).fill, found.at(3, 2).notes) == ("#FF0000", ("agreed",))
    assert found.at(3, 0).flags == ("hidden_row",)


def test_hidden_sheets_are_skipped_and_said() -> None:
    document = book(sheet(HEADER, ROW, more='table:style-name="gone"') + sheet(HEADER, ROW))
    assert [table.page for table in document.tables] == [2]
    assert [issue.code for issue in document.issues] == ["hidden_sheet"]


@pytest.mark.parametrize(
    "body",
    [
        sheet(HEADER, row(cell("x"), more='table:number-rows-repeated="1048576"')),
        sheet(
            HEADER,
            row(cell("x", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="999"'),
        ),
    ],
)
def test_words_that_are_repeated_a_million_times_are_refused(body: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        book(body, sheet_cells=50_000)
    assert refused.value.reason is Reason.TOO_COMPLEX


def test_a_merge_over_the_whole_sheet_is_cut_to_what_is_there() -> None:
    wide = cell("Plan", 'table:number-columns-spanned="16384" table:number-rows-spanned="1048576"')
    assert book(sheet(row(wide), HEADER, ROW)).blocks
