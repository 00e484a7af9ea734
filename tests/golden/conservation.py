"""What a plan's tables print, matched against what came out: a cell at a time, by place, as a multiset.

Every text of a table's body must be found in the rows that came of its own place, and what one text was
matched with is used up: a second "Ongoing" needs a second "Ongoing" beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from councilplans import Extraction
from extractors import read_plans
from extractors.layout import Document, Table
from extractors.plans.cells.references import is_carried, part_action, part_recommendation
from extractors.plans.shape.turned import turned

_OWN = (
    *("action", "action_ref", "lead_raw", "accountable_raw", "due_raw", "status_raw", "rag", "progress"),
    *("outcome", "target", "baseline", "monitoring", "monitored_by", "resources", "priority"),
    *("review_date_raw", "completed_date", "other"),
)
_CARRIED = ("section", "recommendation_ref", "recommendation", "success_criteria")
_OF_RECOMMENDATION = (*_CARRIED, "evaluation", "carried_forward")


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph or bullet of a cell in a plan table's body, and the rows of the table that it stands in."""

    text: str
    table: int
    rows: range


def letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def printed(document: Document) -> Iterator[Printed]:
    """What stands in the bodies of the plan tables but labels, which name what is beside them."""
    for number, (table, seen) in enumerate(zip(document.tables, read_plans(document).tables, strict=True)):
        if seen.is_plan:
            upright: Table = turned(table) if seen.turned else table
            start = seen.header.body_start if seen.header else 0
            for cell in upright.cells:
                if cell.row >= start:
                    rows = range(cell.row, cell.row + cell.row_span)
                    yield from (
                        Printed(item.text, number, rows) for item in cell.items if not is_label(item.text)
                    )


def is_label(text: str) -> bool:
    return (
        not letters(rest_of(text))
        or is_carried(text)
        or text.rstrip().endswith(":")
        or "carried forward" in text
    )


def rest_of(text: str) -> str:
    named = part_recommendation(text)
    return named.rest if named.ref else part_action(text).rest


def lost(document: Document, found: Extraction) -> list[Printed]:
    """The texts of a document's plan tables that did not come out where they stand."""
    left = _Left(found)
    longest_first = sorted(printed(document), key=lambda item: -len(item.text))
    return [item for item in longest_first if not left.take(item)]


class _Row(NamedTuple):
    """One action: its table and row, its own texts, those carried down to it, and its recommendation's."""

    place: tuple[int, int]
    own: _Texts
    carried: _Texts
    recommendation: _Texts | None


class _Left:
    """What came out and was not matched yet: the texts of each row, by its place."""

    def __init__(self, found: Extraction) -> None:
        said = {one.recommendation_id: _Texts(one, _OF_RECOMMENDATION) for one in found.recommendations}
        self._rows = [
            _Row(
                (action.table, action.row),
                _Texts(action, _OWN),
                _Texts(action, _CARRIED),
                said.get(action.recommendation_id or ""),
            )
            for action in found.actions
            if action.table is not None
        ]
        self._bare = [said[one.recommendation_id] for one in found.recommendations if not one.actions]
        self._issues = [(issue.table, _Texts(issue, ("message",))) for issue in found.issues]

    def take(self, item: Printed) -> bool:
        """Match a text with what came out at its place; what it is matched with is used up."""
        texts = list(self._at(item))
        return _take(item.text, texts) or _take(rest_of(item.text), texts)

    def _at(self, item: Printed) -> Iterator[_Texts]:
        start = (item.table, item.rows.start)
        own = [row for row in self._rows if row.place[0] == item.table and row.place[1] in item.rows]
        # A row that carries on is part of the row above it, also over a page's end; what heads a group is
        # carried down.
        above = [row for row in self._rows if row.place < start]
        last = [row for row in above if row.place == above[-1].place]
        yield from (row.own for row in own or last)
        below = [row for row in self._rows if row.place[0] == item.table and row.place >= start]
        for row in (*last, *below):
            yield row.carried
            if row.recommendation is not None:
                yield row.recommendation
        yield from self._bare
        yield from (texts for table, texts in self._issues if table in (None, item.table))


class _Texts:
    """The letters of a record's texts that no printed text was matched with yet."""

    def __init__(self, record: object, names: Sequence[str]) -> None:
        values = (getattr(record, name) for name in names)
        self.left = [letters(text) for value in values for text in _strings(value)]

    def take(self, line: str) -> bool:
        """Match a line, and use it up."""
        for number, text in enumerate(self.left):
            if line in text:
                self.left[number] = text.replace(line, _USED, 1)
                return True
        return False


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*map(str, value.values())]
    if isinstance(value, tuple):
        return [*map(str, value)]
    return [] if value is None else [str(value)]


_USED = "\0"


def _take(text: str, texts: Sequence[_Texts]) -> bool:
    """Whether a text stands there, whole or in two: a page cuts a line, and a combined cell is parted."""
    if any(own.take(letters(text)) for own in texts):
        return True
    for space in re.finditer(r"\W+", text):
        halves = letters(text[: space.start()]), letters(text[space.end() :])
        kept = [list(own.left) for own in texts]
        if all(halves) and all(any(own.take(half) for own in texts) for half in halves):
            return True
        for own, left in zip(texts, kept, strict=True):
            own.left = left
    return False
