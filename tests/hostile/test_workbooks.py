"""Workbooks made to hurt: each is refused by name, or read, without what it claims being built."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from extractors.layout import Document
from extractors.options import DEFAULT_OPTIONS
from extractors.readers import find_reader
from extractors.workbook.blocks import column_letters
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import DEFAULT_LIMITS
from ingest.opening import check_content

_ROWS = (("Action", "Lead", "Due"), ("Publish the policy", "Ann Lee", "May 2031"))
_SHEET = "xl/worksheets/sheet1.xml"


def workbook(part: str = _SHEET, old: str = "", new: str = "") -> bytes:
    """A workbook of one table, a piece of one of its parts replaced."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in _ROWS:
        sheet.append(list(row))
    plain, changed = BytesIO(), BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as package, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            content = package.read(name).decode()
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            copy.writestr(name, content)
    return changed.getvalue()


def layout(content: bytes, name: str = "plan.xlsx") -> Document:
    source = check_content(content, DEFAULT_LIMITS, source=name)
    return find_reader(source).reader.read(source, DEFAULT_OPTIONS)


def merged(*areas: str) -> str:
    return (
        "</sheetData><mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("</sheetData>", merged("A1:XFD1048576"), Reason.TOO_COMPLEX),
        ("</sheetData>", merged(*(f"A{row}:XFD{row}" for row in range(5, 90))), Reason.TOO_COMPLEX),
        ("</sheetData>", merged("A1:ZZZZ9"), Reason.CORRUPT),
        ("<sheetData>", "<sheetData>" + "<row><c/></row>" * 200_001, Reason.TOO_COMPLEX),
        ('r="B2"', 'r="B0"', Reason.CORRUPT),
        ('r="B2"', 'r="B2" s="4000"', Reason.CORRUPT),
        ("<sheetData>", "<sheetData><unclosed>", Reason.CORRUPT),
    ],
)
def test_what_a_sheet_claims_is_counted_before_it_is_built(old: str, new: str, reason: Reason) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        layout(workbook(old=old, new=new))
    assert refused.value.reason is reason


def test_a_cell_in_the_last_corner_makes_no_sheet_of_millions() -> None:
    document = layout(
        workbook(old="</sheetData>", new='<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')
    )
    assert (document.tables[0].n_rows, document.tables[0].n_cols) == (2, 3)


def test_words_in_the_last_corner_are_words_by_themselves() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
    document = layout(workbook(old="</sheetData>", new=far))
    assert (document.tables[0].n_rows, document.tables[0].n_cols) == (2, 3)
    assert list(document.texts())[-1] == "far"


def test_areas_merged_twice_are_read() -> None:
    document = layout(workbook(old="</sheetData>", new=merged("A1:B2", "B1:C2", "A2:C2")))
    assert document.blocks


def test_a_part_with_a_document_type_is_refused() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        layout(workbook(old="<worksheet", new="<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet"))
    assert refused.value.reason is Reason.CORRUPT


def test_two_words_at_the_ends_of_a_row_make_no_table_of_thousands_of_columns() -> None:
    ends = "".join(f'<c r="{name}9" t="inlineStr"><is><t>{name}</t></is></c>' for name in ("A", "XFD"))
    document = layout(workbook(old="</sheetData>", new=f'<row r="9">{ends}</row></sheetData>'))
    assert [cell.text for cell in document.tables[-1].cells] == ["A", "XFD"]


def test_words_scattered_over_a_sheet_are_refused() -> None:
    rows = "".join(
        f'<row r="{at}"><c r="A{at}"><v>1</v></c><c r="{column_letters(at)}{at}"><v>2</v></c></row>'
        for at in range(9, 2009)
    )
    with pytest.raises(UnreadableDocument) as refused:
        layout(workbook(old="</sheetData>", new=f"{rows}</sheetData>"))
    assert refused.value.reason is Reason.TOO_COMPLEX
