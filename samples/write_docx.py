"""A sample as a Word file, as an office would have typed it."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from samples.blocks import CUT, Block, Bullets, Group, Heading, Para, Row, Sample, Table

_HEADER_FILL = "D9D9D9"


def to_docx(sample: Sample, path: Path) -> None:
    package = Document()
    section = package.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin = section.bottom_margin = Cm(1.8)
    package.styles["Normal"].font.name = "Arial"
    package.styles["Normal"].font.size = Pt(9)
    section.header.paragraphs[0].text = sample.running
    package.core_properties.title = ""
    package.core_properties.author = ""
    for block in sample.blocks:
        _add(package, block)
    package.save(str(path))


def _add(package: Package, block: Block) -> None:
    if isinstance(block, Heading):
        package.add_heading(block.text, block.level)
    elif isinstance(block, Para):
        _fill_paragraph(package.add_paragraph(), block.text)
    elif isinstance(block, Bullets):
        for line in block.lines:
            package.add_paragraph(line, style="List Bullet")
    else:
        _add_table(package, block)


def _add_table(package: Package, table: Table) -> None:
    grid = package.add_table(rows=0, cols=len(table.widths))
    grid.style = "Table Grid"
    grid.autofit = False
    if table.title:
        _span(grid.add_row(), table.title, None)
    if table.header:
        header = grid.add_row()
        _mark_header(header)
        for cell, text in zip(header.cells, table.header, strict=True):
            _fill_cell(cell, f"**{text}**")
            _paint(cell, _HEADER_FILL)
    above: tuple[_Cell, ...] = ()
    for row in table.rows:
        cells = grid.add_row()
        if isinstance(row, Group):
            _span(cells, f"**{row.text}**", row.fill)
            continue
        above = _fill_row(cells, row, above)
    for line in grid.rows:
        for cell, width in zip(line.cells, table.widths, strict=True):
            cell.width = Cm(width)
    package.add_paragraph()


def _fill_row(line: _Row, row: Row, above: tuple[_Cell, ...]) -> tuple[_Cell, ...]:
    cells = list(line.cells)
    for col, text in enumerate(row.cells):
        if col in row.merged and above:
            cells[col] = above[col].merge(cells[col])
            continue
        _fill_cell(cells[col], text.replace(CUT, ""))
        if col in row.fills:
            _paint(cells[col], row.fills[col])
    return tuple(cells)


def _span(line: _Row, text: str, fill: str | None) -> None:
    cell = line.cells[0].merge(line.cells[-1])
    _fill_cell(cell, text)
    if fill:
        _paint(cell, fill)


def _fill_cell(cell: _Cell, text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]
    for number, line in enumerate(lines):
        style = None
        if line.startswith("-- "):
            line, style = line[3:], "List Bullet 2"
        elif line.startswith("- "):
            line, style = line[2:], "List Bullet"
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if style:
            paragraph.style = style
        paragraph.paragraph_format.space_after = Pt(3)
        _fill_paragraph(paragraph, line)


def _fill_paragraph(paragraph: Paragraph, text: str) -> None:
    for number, piece in enumerate(re.split(r"\*\*", text)):
        if piece:
            paragraph.add_run(piece).bold = number % 2 == 1 or None


def _paint(cell: _Cell, fill: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), fill)
    cell._tc.get_or_add_tcPr().append(shading)


def _mark_header(row: _Row) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
