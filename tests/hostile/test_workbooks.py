"""Workbooks made to hurt: each is refused by name, or read, without what it claims being built."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from olefile import OleFileIO
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from extractors.layout import Document
from extractors.options import DEFAULT_OPTIONS
from extractors.readers import find_reader
from extractors.workbook.blocks import column_letters
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import DEFAULT_LIMITS
from ingest.opening import check_content
from tests.support import PAPERS

_ROWS = (("Action", "Lead", "Due"), ("Publish the policy", "Ann Lee", "May 2031"))
_SHEET = "xl/worksheets/sheet1.xml"
_LEAD = '<c r="B2" t="inlineStr"><is><t>Ann Lee</t></is></c>'


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
        ("<sheetData>", "<sheetData>" + "<row><c/></row>" * 200_001, Reason.TOO_COMPLEX),
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


def test_an_old_workbook_whose_sectors_run_in_a_circle_is_refused() -> None:
    """xlrd followed them for ever."""
    content = bytearray((PAPERS / "northmarsh_column_plan.xls").read_bytes())
    ole: Any = OleFileIO(bytes(content))
    sector = ole.direntries[ole._find(["Workbook"])].isectStart
    table = (int.from_bytes(content[76:80], "little") + 1) * 512
    content[table + 4 * sector : table + 4 * sector + 4] = sector.to_bytes(4, "little")
    with pytest.raises(UnreadableDocument) as refused:
        layout(bytes(content), "plan.xls")
    assert refused.value.reason is Reason.CORRUPT


def test_words_scattered_over_a_sheet_are_refused() -> None:
    rows = "".join(
        f'<row r="{at}"><c r="A{at}"><v>1</v></c><c r="{column_letters(at)}{at}"><v>2</v></c></row>'
        for at in range(9, 2009)
    )
    with pytest.raises(UnreadableDocument) as refused:
        layout(workbook(old="</sheetData>", new=f"{rows}</sheetData>"))
    assert refused.value.reason is Reason.TOO_COMPLEX


@pytest.mark.parametrize(
    ("old", "new", "named", "row"),
    [
        ("</sheetData>", merged("A1:ZZZZ9"), "A1:ZZZZ9", _ROWS[1]),
        ('r="B2"', 'r="B0"', "B0", _ROWS[1]),
        ('r="B2"', 'r="banana"', "banana", _ROWS[1]),
        ('<row r="2"', '<row r="two"', "row two", _ROWS[1]),
        ('<row r="2"', '<row ht="high" r="2"', "row 2", _ROWS[1]),
        ('r="B2"', 'r="B2" s="4000"', "B2", _ROWS[1]),
        (_LEAD, '<c r="B2"><v>a number</v></c>', "B2", (_ROWS[1][0], "a number", _ROWS[1][2])),
        (_LEAD, '<c r="B2"><v>nan</v></c>', "B2", (_ROWS[1][0], "nan", _ROWS[1][2])),
        (_LEAD, '<c r="B2" t="d"><v>soon</v></c>', "B2", (_ROWS[1][0], "soon", _ROWS[1][2])),
        (_LEAD, '<c r="B2" t="b"><v>maybe</v></c>', "B2", (_ROWS[1][0], "maybe", _ROWS[1][2])),
        (_LEAD, '<c r="B2" t="s"><v>900</v></c>', "B2", (_ROWS[1][0], "", _ROWS[1][2])),
    ],
)
def test_one_impossible_cell_costs_itself_alone(old: str, new: str, named: str, row: tuple[str, ...]) -> None:
    """One of them cost the whole workbook."""
    document = layout(workbook(old=old, new=new))
    (table,) = document.tables
    assert tuple(table.at(1, col).text for col in range(table.n_cols)) == row
    (issue,) = document.issues
    assert issue.code == "cells_damaged"
    assert named in issue.message


def renamed(content: bytes, names: dict[str, str], more: dict[str, tuple[str, str]]) -> bytes:
    """A package with parts under other names, and with pieces of parts replaced."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(file, "w") as copy:
        for name in package.namelist():
            old, new = more.get(name, ("", ""))
            assert old in package.read(name).decode()
            copy.writestr(names.get(name, name), package.read(name).decode().replace(old, new))
    return file.getvalue()


_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PIVOTS = f'<pivotCaches><pivotCache xmlns:r="{_RELATED}" cacheId="1" r:id="rId77"/></pivotCaches></workbook>'
_ALTERNATIVE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'Requires="x" xmlns:x="urn:x"><x:font/></mc:Choice><mc:Fallback><font><sz val="9"/></font></mc:Fallback>'
    "</mc:AlternateContent>"
)


def _rule(kind: str) -> str:
    """A rule of formats with a comparison that there is not, as LibreOffice wrote it."""
    rule = f'<cfRule type="{kind}" priority="1" operator="expression"><formula>A1=1</formula></cfRule>'
    return f'<conditionalFormatting sqref="A1">{rule}</conditionalFormatting>'


@pytest.mark.parametrize(
    ("names", "more"),
    [
        ({"[Content_Types].xml": "[content_types].xml", "xl/styles.xml": "xl/Styles.xml"}, {}),
        ({}, {"xl/styles.xml": ("<xf ", '<xf builtinId="4" ')}),
        ({}, {"xl/styles.xml": ("<fill><patternFill/></fill>", "<fill/>")}),
        (
            {},
            {
                "xl/_rels/workbook.xml.rels": (
                    "</Relationships>",
                    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                    'relationships/externalLink" Target="gone.xml"/></Relationships>',
                )
            },
        ),
        ({}, {"xl/workbook.xml": ("</workbook>", _PIVOTS)}),
        ({}, {"xl/styles.xml": ('<cellStyle name="Normal"', "<cellStyle")}),
        ({}, {"xl/styles.xml": ("</fonts>", f"{_ALTERNATIVE}</fonts>")}),
        ({}, {_SHEET: ("</sheetData>", f"</sheetData>{_rule('expression')}")}),
        ({}, {_SHEET: ("</sheetData>", f"</sheetData>{_rule('cellIs')}")}),
    ],
    ids=["case", "format", "fill", "link", "pivot", "style", "alternative", "rule", "rule-for-nothing"],
)
def test_what_other_programs_write_and_excel_opens_is_read(
    names: dict[str, str], more: dict[str, tuple[str, str]]
) -> None:
    content = renamed(workbook(), names, more)
    document = layout(content)
    assert [cell.text for cell in document.tables[0].cells][-1] == "May 2031"
    assert document.issues == ()
