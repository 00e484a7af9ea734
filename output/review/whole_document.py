"""A document as a whole: which of its pages are shown, and what was made of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from extractors.finding import Findings
from extractors.layout import Document, Table
from extractors.plans import TableReading
from normalise.records import Action, DocumentRecord
from output.review.evidence import SeenTable

PAGES_SHOWN = 30
"""Pages of a document that are shown beside those with actions, if nobody says how many."""

# A longer document is laid out only where it is shown: at 17 ms a page, 120 pages take 2 s.
_READ_WHOLE = 120

# Tables that can be told of: a paper with more is a data set.
_MOST_TABLES = 60


@dataclass(frozen=True, slots=True)
class PagesShown:
    """The pages of a document that are shown: sharply those with actions, and others to see what is there."""

    with_actions: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()
    read: frozenset[int] | None = None
    """Those to lay out again; None for all."""


def pages_shown(
    document: DocumentRecord, actions: Sequence[Action], in_doubt: Iterable[int], most: int
) -> PagesShown:
    """Which pages to show: those with actions, then those of which something is in doubt, then the first."""
    with_actions = frozenset(
        page
        for action in actions
        if action.page is not None
        for page in range(action.page, (action.page_end or action.page) + 1)
    )
    count = document.pages or most
    order = dict.fromkeys((*sorted(in_doubt), *range(1, count + 1)))
    others = frozenset(islice((page for page in order if page not in with_actions), most))
    if (document.extractor or "").endswith("ocr"):
        read: frozenset[int] | None = with_actions  # at two seconds a page, not for a look
    else:
        read = with_actions | others if count > _READ_WHOLE else None
    return PagesShown(with_actions, others, read)


def seen_tables(document: Document, findings: Findings) -> tuple[SeenTable, ...]:
    """What was made of each table that a profile can name."""
    tables = zip(document.tables, findings.tables, strict=True)
    return tuple(islice((_seen(*each) for each in tables if _can_be_told(*each)), _MOST_TABLES))


def _can_be_told(table: Table, reading: TableReading) -> bool:
    is_listed = bool(reading.columns.readings) or reading.header is None
    return is_listed and not reading.turned and table.n_rows > 1 and table.n_cols > 1


def _seen(table: Table, reading: TableReading) -> SeenTable:
    readings = reading.columns.readings
    columns = range(table.n_cols)
    if readings:
        headings = tuple(column.heading for column in readings)
        means = tuple(tuple(map(str, column.meanings)) for column in readings)
    else:
        headings = tuple(table.at(0, column).text for column in columns)
        means = tuple(() for _ in columns)
    kind = str(reading.columns.kind)
    inferred = tuple(number for number, column in enumerate(readings) if column.is_inferred)
    return SeenTable(
        reading.number,
        table.page,
        headings,
        means,
        kind,
        reading.is_plan,
        reading.why,
        inferred,
        tuple(number for number in inferred if readings[number].is_uncertain),
    )
