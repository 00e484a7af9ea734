"""Gives every column of a table its meaning: by its heading, by its place, and by what stands in it.

The scores of all columns are weighed against one another (`assignment`); what a table alone can tell of them
(whether a number counts recommendations or actions, whose criteria they are) is settled after (`settling`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.plan import Column, RowKind
from extractors.plans.columns.answering import settle_asked_and_agreed
from extractors.plans.columns.assignment import Choice, assign
from extractors.plans.columns.charts import settle_charts
from extractors.plans.columns.combining import headed_alone, settle_combination
from extractors.plans.columns.contents import Contents, contents_of
from extractors.plans.columns.drafts import NOT_IN_SCHEMA, DraftColumn
from extractors.plans.columns.keyed import settle_keyed
from extractors.plans.columns.neighbours import Candidate
from extractors.plans.columns.scores import heading_scores, reasons
from extractors.plans.columns.settling import settle
from extractors.plans.matching import match_heading
from extractors.plans.vocabulary import Meaning
from extractors.told import ToldTable

# A heading that makes its column's meaning likelier than not has said it.
_SAID = 0.5
# A meaning that is inferred is clear where it is e times likelier than the next (log-odds). Of 37 columns of
# strangers' plans with a lead over this, gold judges 32 and none was wrong; below it stand those that could
# be taken otherwise.
_CLEAR = 1.0
# Less than this is not even a hint.
_HINTED = 0.12


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column: its heading as printed, what it means (two for a combined column) and why.

    ``inferred``: from what stands in it, and no heading says so. ``weak``: other tables than plans have such
    a heading too. ``margin``: by how much its meaning beats the next best, in log-odds; None where it was not
    weighed. ``stands_in``: what is taken from it where that column is blank. ``lent``: its heading says what
    is near to its meaning, and no other column says that.
    """

    index: int
    heading: str
    meanings: tuple[Column, ...]
    why: str
    inferred: bool = False
    weak: bool = False
    margin: float | None = None
    stands_in: Column | None = None
    lent: bool = False

    @property
    def is_inferred(self) -> bool:
        """Whether no heading says its meaning in so many words."""
        return self.inferred or self.lent

    @property
    def is_uncertain(self) -> bool:
        """Whether its meaning was inferred, and not clearly."""
        return self.is_inferred and (self.margin is None or self.margin < _CLEAR)

    def means(self, column: Column) -> bool:
        """Whether it holds this, alone or with something else."""
        return column in self.meanings


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a table, what stands in each, and the kind of row that its action column makes."""

    readings: tuple[ColumnReading, ...]
    kind: RowKind = RowKind.ACTION
    contents: tuple[Contents, ...] = ()
    # The first column that holds each meaning: it is asked for many times a row.
    _first: Mapping[Column, ColumnReading] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first: dict[Column, ColumnReading] = {}
        for reading in self.readings:
            for column in reading.meanings:
                first.setdefault(column, reading)
        object.__setattr__(self, "_first", first)

    def find(self, column: Column) -> ColumnReading | None:
        """The column that holds this; None where the table has none."""
        return self._first.get(column)

    def replacing(self, reading: ColumnReading) -> Columns:
        """The same columns with another reading of one."""
        return replace(
            self, readings=tuple(reading if reading.index == one.index else one for one in self.readings)
        )

    def has(self, *wanted: Column) -> bool:
        """Whether the table has one of these."""
        return any(self.find(column) for column in wanted)


def read_columns(
    headings: Sequence[str],
    bodies: Sequence[Sequence[str]],
    *,
    hidden: frozenset[int] = frozenset(),
    key: Mapping[str, str] | None = None,
) -> Columns:
    """The meanings of a table's columns: ``headings`` as printed, ``bodies`` the texts under each.

    ``hidden`` are columns that a workbook hides: of two deadlines the one that is shown holds.
    ``key`` is what the document says that codes of states mean.
    """
    drafts = [_draft(number, *pair) for number, pair in enumerate(zip(headings, bodies, strict=True))]
    taken: frozenset[Meaning] = frozenset()
    alone = headed_alone(drafts)
    for draft in drafts:
        settle_combination(draft, taken | alone)
        taken |= frozenset(draft.meanings)
    weighed = [draft for draft in drafts if not draft.meanings]
    candidates = [
        Candidate(draft.heading, draft.match, draft.contents, draft.index in hidden) for draft in weighed
    ]
    margins: dict[int, float] = {}
    for draft, choice in zip(weighed, assign(candidates, taken=taken), strict=True):
        _take(draft, choice)
        margins[draft.index] = choice.margin
    settle_asked_and_agreed(drafts)
    settle_keyed(drafts, key or {})
    settle_charts(drafts)
    kind = settle(drafts)
    readings = tuple(_reading(draft, margins.get(draft.index)) for draft in drafts)
    return Columns(readings, kind, tuple(draft.contents for draft in drafts))


def told_columns(told: ToldTable, headings: Sequence[str], bodies: Sequence[Sequence[str]]) -> Columns:
    """The columns of a table as a profile tells them."""
    readings = tuple(
        ColumnReading(number, heading, column.means, "the profile says so")
        for number, (heading, column) in enumerate(zip(headings, told.columns, strict=True))
    )
    return Columns(readings, told.kind, tuple(contents_of(texts) for texts in bodies))


def behind_section(columns: Columns) -> Columns:
    """The same columns one further to the right, behind one that names the group."""
    section = ColumnReading(0, "", (Column.SECTION,), "no heading; it names a group", inferred=True)
    moved = (replace(reading, index=reading.index + 1) for reading in columns.readings)
    return replace(columns, readings=(section, *moved), contents=(Contents(0, 0.0), *columns.contents))


def other_names(readings: Sequence[ColumnReading]) -> Iterator[tuple[int, str]]:
    """What each column is called among the others: its heading, with its number where two have the same."""
    taken: set[str] = set()
    for reading in readings:
        name = " ".join(reading.heading.split())
        if not reading.meanings or Column.RAG in reading.meanings:
            name = name if name and name not in taken else f"{name} column {reading.index + 1}".strip()
            taken.add(name)
        yield reading.index, name


def _draft(index: int, heading: str, texts: Sequence[str]) -> DraftColumn:
    match = match_heading(heading) if heading.strip() else None
    meanings = match.meanings if match else ()
    why = match.why if match else "the heading is not known as a whole" if heading.strip() else "no heading"
    weak = bool(match and match.weak)
    return DraftColumn(index, heading, texts, contents_of(texts), match, meanings, why, weak=weak)


def _take(draft: DraftColumn, choice: Choice) -> None:
    """What the whole table has made of a column."""
    meaning = choice.meaning
    if meaning is None:
        draft.why = f"{draft.why}{NOT_IN_SCHEMA}" if draft.match else draft.why
        draft.meanings = ()
        return
    said = draft.match is not None and meaning in draft.match.meanings
    if not said:
        draft.why = f"{draft.why}; {reasons(draft.heading, draft.contents, meaning)}"
        likelihood = math.exp(heading_scores(draft.heading, draft.match)[meaning])
        draft.inferred = likelihood < _SAID
        draft.weak = draft.inferred
        if likelihood < _HINTED and choice.margin < 0 and meaning is not Column.ACTION:
            # Its likeliest meaning is another column's, and the next is no more than a guess.
            draft.inferred = draft.weak = False
            return
    elif draft.match and any(isinstance(each, Column) and each != meaning for each in draft.match.meanings):
        draft.why = f"{draft.why}; of their meanings, the one that suits its cells and the other columns"
    draft.meanings = (meaning,)


def _reading(draft: DraftColumn, margin: float | None) -> ColumnReading:
    meanings = tuple(meaning for meaning in draft.meanings if isinstance(meaning, Column))
    return ColumnReading(
        *(draft.index, draft.heading, meanings, draft.why, draft.inferred, draft.weak, margin),
        *(draft.stands_in, draft.lent),
    )
