"""The star's tables: their columns, keys and references."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from ingest.codes import Flag
from normalise.records import Party, PartyKind, holds
from output.dictionary import ColumnSpec, IssueRecord, Kind, columns_of
from output.tables import ACTIONS_TABLE, DOCUMENTS_TABLE, RECOMMENDATIONS_TABLE, Reference, TableSpec

FOLDER = "star"
"""Where its files stand below a run's results."""

_NESTED = (Kind.STRINGS, Kind.FLOATS, Kind.PARTIES, Kind.MAP)

OrganisationId = Annotated[
    str | None, holds("the row of `organisations`: its GSS code, or a hash of its name where it has none")
]
ActionId = Annotated[str, holds("the row of `actions`")]
PartyId = Annotated[
    str, holds("the row of `parties`: the same for the same party in one owner's papers, however printed")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owned:
    organisation_id: OrganisationId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area:
    x0: Annotated[float | None, holds("left edge of the action's row on its page, in points")] = None
    top: Annotated[float | None, holds("its upper edge")] = None
    x1: Annotated[float | None, holds("its right edge")] = None
    bottom: Annotated[float | None, holds("its lower edge")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Criteria:
    success_criteria: Annotated[str | None, holds("the success criteria, a line each")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A council or body that plans are of."""

    organisation_id: Annotated[str, holds("its GSS code, or a hash of its name where it has none")]
    organisation: Annotated[str, holds("its official name")]
    organisation_code: Annotated[str | None, holds("its ONS/GSS code")] = None
    nation: Annotated[str | None, holds("England, Wales, Scotland or Northern Ireland, for a council")] = None
    kind: Annotated[str | None, holds("what sort of council it is")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StarParty:
    """A person, post, team or body in one owner's papers."""

    party_id: Annotated[str, holds("a hash of the owner and of what names the party among the owner's")]
    organisation_id: OrganisationId = None
    party: Annotated[str, holds("what it is called: its fullest name, role or body")]
    kind: Annotated[PartyKind, holds("what sort of name it is")]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PartyOfAction:
    action_id: ActionId
    position: Annotated[int, holds("1 for the first in the cell")]
    party_id: PartyId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    position: Annotated[int, holds("1 for the document's first")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagOfAction:
    """A reason to look at an action."""

    action_id: ActionId
    flag: Annotated[Flag, holds("the code")]
    meaning: Annotated[str, holds("the same in a sentence")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherColumn:
    """What stands in a column that the schema does not know."""

    action_id: ActionId
    position: Annotated[int, holds("1 for the first such column")]
    header: Annotated[str, holds("the column's header as printed")]
    text: Annotated[str, holds("what stands there")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the calendar, with the United Kingdom's financial years and school terms."""

    date: Annotated[date, holds("the day")]
    year: Annotated[int, holds("calendar year")]
    quarter: Annotated[str, holds("calendar quarter: 2010 Q1 begins in January")]
    month: Annotated[str, holds("month: 2010-04")]
    month_name: Annotated[str, holds("the month's name")]
    weekday: Annotated[str, holds("the day of the week")]
    financial_year: Annotated[str, holds("from 1 April: 2010/11")]
    financial_quarter: Annotated[str, holds("of the financial year: 2010/11 Q1 begins in April")]
    school_year: Annotated[str, holds("from 1 September: 2010/11")]
    school_term: Annotated[str, holds("2010/11 autumn (to December), spring (to March), summer (to August)")]


def _flat(columns: tuple[ColumnSpec, ...]) -> tuple[ColumnSpec, ...]:
    return tuple(spec for spec in columns if spec.kind not in _NESTED)


_OF_ORGANISATION = Reference("organisation_id", "organisations", "organisation_id")
_OF_ACTION = Reference("action_id", "actions", "action_id")
_OF_PARTY = Reference("party_id", "parties", "party_id")


def _dated(*columns: str) -> tuple[Reference, ...]:
    return tuple(Reference(column, "dates", "date") for column in columns)


_PARTY_COLUMNS = (*columns_of(_PartyOfAction), *columns_of(Party))

ORGANISATIONS = TableSpec(
    "organisations", "one row a council or body", columns_of(Organisation), ("organisation_id",)
)
DATES = TableSpec(
    "dates",
    "one row a day, of every year between the first date in the tables and the last",
    columns_of(Day),
    ("date",),
)
DOCUMENTS = replace(
    DOCUMENTS_TABLE,
    columns=(*_flat(DOCUMENTS_TABLE.columns), *columns_of(_Owned)),
    references=(*DOCUMENTS_TABLE.references, _OF_ORGANISATION, *_dated("plan_date")),
)
RECOMMENDATIONS = replace(
    RECOMMENDATIONS_TABLE,
    columns=(*_flat(RECOMMENDATIONS_TABLE.columns), *columns_of(_Criteria)),
)
ACTIONS = replace(
    ACTIONS_TABLE,
    columns=(*_flat(ACTIONS_TABLE.columns), *columns_of(_Area), *columns_of(_Owned)),
    references=(
        *ACTIONS_TABLE.references,
        _OF_ORGANISATION,
        *_dated("plan_date", "due_start", "due_date", "review_date", "completed_date"),
    ),
)
PARTIES = TableSpec(
    "parties",
    "one row a party of an owner's papers",
    columns_of(StarParty),
    ("party_id",),
    (_OF_ORGANISATION,),
)
ACTION_LEADS = TableSpec(
    "action_leads",
    "one row a lead of an action",
    _PARTY_COLUMNS,
    ("action_id", "position"),
    (_OF_ACTION, _OF_PARTY),
)
ACTION_ACCOUNTABLE = replace(
    ACTION_LEADS, name="action_accountable", doc="one row an accountable party of an action"
)
FLAGS = TableSpec(
    "flags", "one row a flag of an action", columns_of(FlagOfAction), ("action_id", "flag"), (_OF_ACTION,)
)
OTHER_COLUMNS = TableSpec(
    "other_columns",
    "one row a cell under a header that the schema does not know",
    columns_of(OtherColumn),
    ("action_id", "position"),
    (_OF_ACTION,),
)

ISSUES = TableSpec(
    "issues",
    "one row a thing that a person should look at",
    (*columns_of(_Numbered), *columns_of(IssueRecord)),
    ("document_id", "position"),
    (Reference("document_id", "documents", "document_id"), _OF_ACTION),
)

STAR: tuple[TableSpec, ...] = (
    DATES,
    ORGANISATIONS,
    DOCUMENTS,
    RECOMMENDATIONS,
    ACTIONS,
    PARTIES,
    ACTION_LEADS,
    ACTION_ACCOUNTABLE,
    FLAGS,
    OTHER_COLUMNS,
    ISSUES,
)
"""Every table, each behind those that it refers to."""
