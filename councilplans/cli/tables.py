"""``councilplans tables``: every table of a file, plan or not, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from councilplans.cli.guarded import guarded
from councilplans.cli.options import print_pieces, reading_options, settings
from councilplans.config import Config
from extractors.layout import Box, Cell, Table


@click.command(name="tables")
@click.argument("file", type=click.Path())
@reading_options
def command(file: str, config: Path | None, **chosen: str | None) -> None:
    """Print every table of FILE as JSON lines, plan or not.

    One table a line: page, page_end, bbox (left, top, right and bottom in points on its first page), rows,
    cols and cells. Each cell has row, col, row_span, col_span, text, fill (its colour), bbox, page and header
    (true for a heading).

    \b
    councilplans tables report.pdf
    councilplans tables report.docx | jq '.cells[] | select(.row == 0).text'
    """
    print_pieces(guarded(_tables, file, settings(config, chosen)))


def _tables(path: str, config: Config) -> Iterator[str]:
    """Each table as one line of JSON."""
    from councilplans.reading import read

    for table in read(path, config).tables:
        yield json.dumps(_table(table), ensure_ascii=False)


def _table(table: Table) -> dict[str, object]:
    return {
        "page": table.page,
        "page_end": table.boxes[-1].page if table.boxes else None,
        "bbox": _corners(table.boxes),
        "rows": table.n_rows,
        "cols": table.n_cols,
        "cells": [_cell(cell) for cell in table.cells],
    }


def _cell(cell: Cell) -> dict[str, object]:
    return {
        "row": cell.row,
        "col": cell.col,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "text": cell.text,
        "fill": cell.fill,
        "bbox": _corners(cell.boxes),
        "page": cell.boxes[0].page if cell.boxes else None,
        "header": cell.header,
    }


def _corners(boxes: tuple[Box, ...]) -> list[float] | None:
    if not boxes:
        return None
    _, x0, top, x1, bottom = boxes[0]
    return [round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)]
