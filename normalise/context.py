"""What a document says of itself: whose plan it is, what it is called, its date, its officers, its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from extractors.layout import Document, Table
from extractors.plan import Column, Plan
from ingest.codes import IssueCode
from ingest.issues import Issue, Severity
from normalise.attendance import present_in
from normalise.dates.due import DateContext
from normalise.dates.votes import NO_VOTES, Votes, count_votes
from normalise.front import FrontLine, front_of
from normalise.meetings import next_meeting
from normalise.organisations.country import counts_years_from_july
from normalise.organisations.owner import read_owner
from normalise.parties.initials import forms_of
from normalise.parties.key import key_entries
from normalise.parties.read import read_parties
from normalise.parties.roster import EMPTY, Given, Roster, defined_in, roster_of, variants
from normalise.period import middle_of_period
from normalise.plan_date import read_plan_date
from normalise.progress.codes import Meaning, codes_in, read_codes
from normalise.progress.key import read_key, read_other_fills
from normalise.records import Party, PartyKind, PlanDateBasis, Rag, Status
from normalise.title import read_title

LEAD_COLUMNS = (Column.LEAD, Column.ACCOUNTABLE, Column.MONITORED_BY)
DATE_COLUMNS = (Column.DUE, Column.START, Column.REVIEW_DATE, Column.COMPLETED_DATE)


@dataclass(frozen=True, slots=True)
class Context:
    """The document's own facts, for `normalise.to_actions` and for the ``documents`` table.

    ``roster`` holds the officers it names in full; ``votes`` what settles ambiguous dates; ``rag_key``
    what it says that its colours mean, None where it does not say; ``other_fills`` what it says of grey and
    white; ``years_from_july`` whether its financial years begin in July, as no British council's do whatever
    it writes of Australia; ``codes`` what it says of the letters and signs in its status cells; ``middle``
    the middle of the period that a plan without a date is for; ``next_meeting`` the day of that.
    """

    organisation: str | None = None
    organisation_code: str | None = None
    plan_title: str | None = None
    plan_date: date | None = None
    plan_date_basis: PlanDateBasis | None = None
    roster: Roster = EMPTY
    votes: Votes = NO_VOTES
    rag_key: Mapping[Rag, Status] | None = None
    other_fills: Mapping[str, Status] = field(default_factory=dict)
    years_from_july: bool = False
    codes: Mapping[str, Meaning] = field(default_factory=dict)
    middle: date | None = None
    next_meeting: date | None = None
    issues: tuple[Issue, ...] = field(default=())

    def dates(self, neighbours: tuple[date, ...] = ()) -> DateContext:
        """What the document says about a deadline; ``neighbours`` are the dates around it, nearest first."""
        return DateContext(
            self.plan_date,
            neighbours,
            two_digits_are_days=self.votes.two_digits_are_days,
            pairs_are=self.votes.pairs_are,
            month_first=self.votes.month_first,
            years_from_july=self.years_from_july,
            anchor_is_told=self.plan_date_basis is not PlanDateBasis.PROPERTIES,
        )


_TOP = 3
"""Lines at the front of a document without a plan, whose other lines are all its text."""


def read_context(document: Document, source: str, plans: Sequence[Plan]) -> Context:
    """The facts of a document, for the pipeline; ``source``, its path below the input, is a witness too."""
    lines = front_of(document, plans)
    title = read_title(document, lines, plans)
    plan_date = read_plan_date(document, lines, title, source)
    day = plan_date.day if plan_date else None
    front = [line.text for line in (lines if plans else lines[:_TOP])]
    front += [plan.title for plan in plans[:1] if plan.title and plan.title not in front]
    owner = read_owner(document, front, source, day)
    given = list(_given(document, plans))
    posts = {letters: party for letters, party in given if party.kind is not PartyKind.PERSON}
    named = ((letters, party.name) for letters, party in given if party.kind is PartyKind.PERSON)
    people = [Given(letters, name) for letters, name in named if name]
    names = [*_names(lines, plans), *(person.name for person in people)]
    names += _attending(document, _initials(plans) - {letters for letters, _ in given})
    return Context(
        organisation=owner.name,
        organisation_code=owner.code,
        plan_title=title,
        plan_date=day,
        plan_date_basis=plan_date.basis if plan_date else None,
        roster=roster_of(names, people, posts),
        votes=count_votes(_texts(plans, DATE_COLUMNS), day, _headings(document)),
        rag_key=read_key(document),
        other_fills=read_other_fills(document),
        years_from_july=bool(plans and not owner.code) and counts_years_from_july(document, owner.name),
        codes=_codes(document, plans),
        middle=None if day else middle_of_period([title or "", *front]),
        next_meeting=next_meeting(
            block.item.text for block in document.blocks if not isinstance(block, Table)
        ),
        issues=(*owner.issues, *_spelled_twice(names)),
    )


# A table's heading stands in its first rows, below a title and a band or two.
_HEADING_ROWS = 4


def _lines(document: Document) -> Iterator[str]:
    yield from (block.item.text for block in document.blocks if not isinstance(block, Table))


def _codes(document: Document, plans: Sequence[Plan]) -> Mapping[str, Meaning]:
    """What the document says of the letters and signs that stand in its cells of states."""
    used = codes_in(_texts(plans, (Column.STATUS, Column.RAG)))
    return read_codes(_said(document), used) if used else {}


_CODE_AND_MEANING = 2
"""Columns of a table that is a key."""


def _said(document: Document) -> Iterator[str]:
    """Every text, with its sign and without, and each row of a table that may be a key."""
    yield from document.running
    for block in document.blocks:
        if not isinstance(block, Table):
            yield block.item.text
            if block.item.marker:
                yield f"{block.item.marker} {block.item.text}"  # where its sign is one of the key's
            continue
        yield from (cell.text for cell in block.cells)
        if block.n_cols == _CODE_AND_MEANING:
            rows = range(block.n_rows)
            yield from (": ".join(block.at(row, col).text for col in (0, 1)) for row in rows)


def _headings(document: Document) -> Iterator[str]:
    """The texts in which a table may say how its dates are written."""
    for table in document.tables:
        yield from (cell.text for cell in table.cells if cell.row < _HEADING_ROWS)


def _texts(plans: Sequence[Plan], columns: Sequence[Column]) -> Iterator[str]:
    for plan in plans:
        for row in plan.rows:
            yield from (row.texts[column] for column in columns if column in row.texts)


_LABELLED = re.compile(
    r"^(?:lead|contact|author|responsible|report|link|accountable)\b[^:]{0,30}:\s*(?P<who>\S.*)$",
    re.IGNORECASE,
)


def _names(lines: Sequence[FrontLine], plans: Sequence[Plan]) -> Iterator[str]:
    """The full names in lead cells and behind labels at the front."""
    cells = list(_texts(plans, LEAD_COLUMNS))
    cells += [match["who"] for line in lines if (match := _LABELLED.match(line.text))]
    for cell in cells:
        for party in read_parties(cell):
            if party.kind is PartyKind.PERSON and party.name and " " in party.name:
                yield party.name


def _attending(document: Document, wanted: frozenset[str]) -> Iterator[str]:
    """Those who were at a meeting and whose initials may be what lead cells use."""
    if wanted:
        came = dict.fromkeys(present_in(document.texts()))
        yield from (name for name in came if forms_of(name) & wanted)


def _initials(plans: Sequence[Plan]) -> frozenset[str]:
    """The letters that lead cells use for somebody."""
    parties = (party for cell in _texts(plans, LEAD_COLUMNS) for party in read_parties(cell))
    alone = (party.initials for party in parties if party.kind is PartyKind.INITIALS)
    return frozenset(letters for letters in alone if letters)


def _given(document: Document, plans: Sequence[Plan]) -> Iterator[tuple[str, Party]]:
    """The letters that a document gives to somebody, and whom: a person, a post or a team."""
    yield from key_entries(document.texts(), document.tables, _initials(plans))
    for text in document.texts():
        if "(" in text or "-" in text or "–" in text or "=" in text or ":" in text:
            for letters, name in defined_in(text):
                parties = read_parties(_in_title_case(name))
                if len(parties) == 1:
                    yield letters, parties[0]


def _in_title_case(name: str) -> str:
    """A name in capitals as names are written: "HOUSING SERVICES MANAGER" is no person's."""
    return name.title() if name.isupper() else name


def _spelled_twice(names: Sequence[str]) -> Iterator[Issue]:
    for one, other in variants(names):
        message = f"{one} and {other} may be one person, spelled in two ways."
        yield Issue(IssueCode.NAME_SPELLED_TWICE, Severity.NOTE, message)
