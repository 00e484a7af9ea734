"""Adjacency relations of table cells, as the ICDAR 2013 table competition scores structure.

Göbel, Hassan, Oro, Orsi: "A methodology for evaluating algorithms for table understanding in PDF
documents" (DocEng 2012). A relation says that two non-empty cells are neighbours, to the right or below,
with nothing but empty cells between; a spanning cell has a neighbour in each row and column it spans.
Relations are compared by their texts (without spaces) and direction, pooled over each document.
"""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from extractors.layout import Table


class Placed(NamedTuple):
    """A cell's text and the first and last row and column that it covers."""

    text: str
    row: int
    last_row: int
    col: int
    last_col: int


class Score(NamedTuple):
    """Relations found right, found at all, and there to be found."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """The share of the relations found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the true relations that were found."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 0.0


Relation = tuple[str, str, str]


def relations(cells: Iterable[Placed]) -> Counter[Relation]:
    """The relations between the non-empty cells of one table."""
    filled = [cell for cell in cells if cell.text]
    rows: dict[int, list[int]] = {}
    cols: dict[int, list[int]] = {}
    for number, cell in enumerate(filled):
        for row in range(cell.row, cell.last_row + 1):
            rows.setdefault(row, []).append(number)
        for col in range(cell.col, cell.last_col + 1):
            cols.setdefault(col, []).append(number)
    pairs = set()
    for line in rows.values():
        line.sort(key=lambda number: filled[number].col)
        pairs.update((one, other, "right") for one, other in pairwise(line))
    for line in cols.values():
        line.sort(key=lambda number: filled[number].row)
        pairs.update((one, other, "below") for one, other in pairwise(line))
    return Counter((filled[one].text, filled[other].text, way) for one, other, way in pairs)


def table_relations(table: Table) -> Counter[Relation]:
    """The relations of a table that was read."""
    return relations(
        Placed(
            plain(cell.text), cell.row, cell.row + cell.row_span - 1, cell.col, cell.col + cell.col_span - 1
        )
        for cell in table.cells
    )


def true_relations(structure: Path) -> Counter[Relation]:
    """The relations of the regions of a competition file ``*-str.xml``."""
    pooled: Counter[Relation] = Counter()
    for region in ET.parse(structure).getroot().iter("region"):  # noqa: S314 - the competition's own file
        pooled.update(relations(_placed(cell) for cell in region.iter("cell")))
    return pooled


def _placed(cell: ET.Element) -> Placed:
    row, col = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
    return Placed(
        plain(cell.findtext("content") or ""),
        row,
        int(cell.get("end-row", row)),
        col,
        int(cell.get("end-col", col)),
    )


def plain(text: str) -> str:
    """A text without its spaces and capitals (the ground truth lost some), its dashes in one form."""
    for dash in "\u2010\u2011\u2012\u2013\u2014\u2212":
        text = text.replace(dash, "-")
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def score(found: Counter[Relation], true: Counter[Relation]) -> Score:
    """How the relations found compare with the true ones."""
    return Score(sum((found & true).values()), sum(found.values()), sum(true.values()))
