"""How near another format's reading comes to the reading of the same paper as ``.docx``.

    python -m benchmarks.twins PAPER.doc [PAPER.odt ...] --twins FOLDER

The twin of ``FOLDER/PAPER.docx`` is the same paper as LibreOffice saves it. Printed for each paper and
together: non-empty cells whose words stand in the same table, row and column; fills and spans that agree
(a channel of a colour may differ by one, where percentages are rounded otherwise); actions that are equal
in every value but those that name the file; and the seconds that the reading took.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path

from councilplans import extract, read
from extractors.layout import Cell, Document
from normalise.records import Action

# What tells one file from another, and not one row from another.
_OWN = {"action_id", "document_id", "recommendation_id", "source", "extractor"}


@dataclass
class Score:
    """What of the twin's was found again."""

    cells: int = 0
    cells_right: int = 0
    fills: int = 0
    fills_right: int = 0
    spans: int = 0
    spans_right: int = 0
    bold: int = 0
    bold_right: int = 0
    rows: int = 0
    rows_right: int = 0
    values: int = 0
    values_right: int = 0
    values_found: int = 0

    def add(self, other: Score) -> None:
        """Count another paper in."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))

    def __str__(self) -> str:
        both = self.values + self.values_found
        f1 = 2 * self.values_right / both if both else 1.0
        return (
            f"cells {self.cells_right}/{self.cells}  fills {self.fills_right}/{self.fills}"
            f"  spans {self.spans_right}/{self.spans}  bold {self.bold_right}/{self.bold}"
            f"  rows {self.rows_right}/{self.rows}  fields F1 {f1:.4f}"
        )


def compare(paper: Path, twin: Path, *, verbose: bool = False) -> Score:
    """Both read, and held against one another."""
    score = Score()
    _compare_layouts(read(paper), read(twin), score, verbose=verbose)
    _compare_actions(
        extract(paper, isolation=False).actions,
        extract(twin, isolation=False).actions,
        score,
        verbose=verbose,
    )
    return score


def _compare_layouts(found: Document, expected: Document, score: Score, *, verbose: bool) -> None:
    ours = dict(_placed(found))
    for place, cell in _placed(expected):
        same = ours.get(place)
        words = _words(cell)
        spans = (cell.row_span, cell.col_span)
        checks = {
            "cells": (bool(words), same is not None and _words(same) == words),
            "fills": (cell.fill is not None, same is not None and _same_colour(same.fill, cell.fill)),
            "spans": (spans != (1, 1), same is not None and (same.row_span, same.col_span) == spans),
            "bold": (_bold(cell), same is not None and _bold(same)),
        }
        for name, (counted, right) in checks.items():
            setattr(score, name, getattr(score, name) + counted)
            setattr(score, f"{name}_right", getattr(score, f"{name}_right") + (counted and right))
            if verbose and counted and not right:
                print(f"  {name} {place}: {cell!r}\n    ours: {same!r}")
    if verbose:
        for place, cell in ours.items():
            if cell.fill and (
                place not in dict(_placed(expected)) or not dict(_placed(expected))[place].fill
            ):
                print(f"  fill of our own {place}: {cell.fill}")
        print(f"  running {found.running} / {expected.running}; {found.properties} / {expected.properties}")


def _placed(document: Document) -> Iterator[tuple[tuple[int, int, int], Cell]]:
    for number, table in enumerate(document.tables):
        for cell in table.cells:
            yield (number, cell.row, cell.col), cell


def _words(cell: Cell) -> str:
    return re.sub(r"\s+", " ", cell.text).strip()


def _bold(cell: Cell) -> bool:
    return bool(cell.items) and all(item.bold for item in cell.items)


def _same_colour(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one == other
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return all(abs(left - right) <= 1 for left, right in pairs)


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that another format's reading says otherwise: of which of the twin's actions, counted from 1,
    and 0 where the twin has none. An action that is not there differs in ``action`` alone."""

    row: int
    column: str
    found: str
    expected: str


def differences(found: Sequence[Action], expected: Sequence[Action]) -> list[Difference]:
    """Where two readings of one paper differ, action by action."""
    said = [[action.action for action in actions] for actions in (expected, found)]
    differing: list[Difference] = []
    for kind, first, last, start, end in SequenceMatcher(None, *said, autojunk=False).get_opcodes():
        pairs = min(last - first, end - start)
        for offset in range(pairs):
            differing += _differing_values(
                first + offset + 1, found[start + offset], expected[first + offset]
            )
        if kind != "equal":
            differing += [
                Difference(number + 1, "action", "", expected[number].action)
                for number in range(first + pairs, last)
            ]
            differing += [
                Difference(0, "action", found[number].action, "") for number in range(start + pairs, end)
            ]
    return differing


def _differing_values(row: int, found: Action, expected: Action) -> Iterator[Difference]:
    ours, theirs = dict(values_of(found)), dict(values_of(expected))
    for column in sorted(ours.keys() | theirs.keys()):
        if ours.get(column) != theirs.get(column):
            yield Difference(row, column, ours.get(column, ""), theirs.get(column, ""))


def _compare_actions(
    found: tuple[Action, ...], expected: tuple[Action, ...], score: Score, *, verbose: bool
) -> None:
    ours, theirs = ([values_of(action) for action in actions] for actions in (found, expected))
    left = Counter(ours)
    for values in theirs:
        right = left[values] > 0
        left[values] -= right
        score.rows_right += right
        if verbose and not right:
            print(f"  row: {values}")
            nearest = max(ours, key=lambda one: len(set(one) & set(values)), default=())
            print(f"    ours: {[pair for pair in nearest if pair not in values]}")
            print(f"    twin: {[pair for pair in values if pair not in nearest]}")
    score.rows += len(theirs)
    mine, others = (
        Counter(pair for row in ours for pair in row),
        Counter(pair for row in theirs for pair in row),
    )
    score.values += others.total()
    score.values_found += mine.total()
    score.values_right += (mine & others).total()


def values_of(action: Action) -> tuple[tuple[str, str], ...]:
    """The columns of an action that say anything, but for those that tell the file, and what they say."""
    return tuple(
        (name, repr(getattr(action, name)))
        for name in type(action).__slots__
        if name not in _OWN and getattr(action, name) not in (None, (), "")
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("papers", nargs="+", type=Path)
    parser.add_argument("--twins", type=Path, required=True)
    parser.add_argument("--verbose", action="store_true", help="show each difference")
    arguments = parser.parse_args()
    together = Score()
    for paper in arguments.papers:
        read(paper)  # once before the clock: the libraries are loaded
        start = time.perf_counter()
        read(paper)
        seconds = time.perf_counter() - start
        score = compare(paper, arguments.twins / f"{paper.stem}.docx", verbose=arguments.verbose)
        together.add(score)
        print(f"{paper.name}: {score}  {seconds:.3f} s")
    print(f"together: {together}")


if __name__ == "__main__":
    main()
