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
    str | None, holds("key of the organisation whose plan it is: a row of `organisations`")
]
ActionId = Annotated[str, holds("key of the action: a row of `actions`")]
PartyId = Annotated[str, holds("key of the person, post, team or body: a row of `parties`")]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owned:
    organisation_id: OrganisationId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area:
    x0: Annotated[float | None, holds("left edge of the action's row on its page, in points (1/72 inch)")] = (
        None
    )
    top: Annotated[float | None, holds("upper edge of that row")] = None
    x1: Annotated[float | None, holds("right edge of that row")] = None
    bottom: Annotated[float | None, holds("lower edge of that row")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Criteria:
    success_criteria: Annotated[str | None, holds("the success criteria, each on a line of its own")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A council or body that plans are of."""

    organisation_id: Annotated[
        str, holds("key of the organisation: its official code, or else one made of its name")
    ]
    organisation: Annotated[str, holds("official name of the council or body")]
    organisation_code: Annotated[
        str | None, holds("official code of the council (ONS/GSS code, as E06000022)")
    ] = None
    nation: Annotated[str | None, holds("of a council: England, Wales, Scotland or Northern Ireland")] = None
    kind: Annotated[str | None, holds("of a council: what kind it is, as a county or a district")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StarParty:
    """A person, post, team or body in one owner's papers."""

    party_id: Annotated[
        str,
        holds(
            "key of the person, post, team or body; the same however the papers of one organisation print it"
        ),
    ]
    organisation_id: OrganisationId = None
    party: Annotated[str, holds("the fullest name that is printed anywhere")]
    kind: Annotated[PartyKind, holds("what kind of name it is")]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PartyOfAction:
    action_id: ActionId
    position: Annotated[int, holds("its place in the cell: 1 for the first")]
    party_id: PartyId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    position: Annotated[int, holds("its place in the document: 1 for the first")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagOfAction:
    """A reason to look at an action."""

    action_id: ActionId
    flag: Annotated[Flag, holds("the flag, as a code")]
    meaning: Annotated[str, holds("what the flag says, in a sentence")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherColumn:
    """What stands in a column that the schema does not know."""

    action_id: ActionId
    position: Annotated[int, holds("its place among these columns: 1 for the first")]
    header: Annotated[str, holds("heading of the column, as printed")]
    text: Annotated[str, holds("text of the cell")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the calendar, with the United Kingdom's financial years and school terms."""

    date: Annotated[date, holds("the day")]
    year: Annotated[int, holds("calendar year")]
    quarter: Annotated[str, holds("calendar quarter: 2010 Q1 begins in January")]
    month: Annotated[str, holds("month: 2010-04")]
    month_name: Annotated[str, holds("the month's name")]
    weekday: Annotated[str, holds("the day of the week")]
    financial_year: Annotated[str, holds("financial year, from 1 April: 2010/11")]
    financial_quarter: Annotated[str, holds("quarter of the financial year: 2010/11 Q1 begins in April")]
    school_year: Annotated[str, holds("school year, from 1 September: 2010/11")]
    school_term: Annotated[
        str, holds("school term: 2010/11 autumn (to December), spring (to March), summer (to August)")
    ]


def _flat(columns: tuple[ColumnSpec, ...]) -> tuple[ColumnSpec, ...]:
    return tuple(spec for spec in columns if spec.kind not in _NESTED)


_OF_ORGANISATION = Reference("organisation_id", "organisations", "organisation_id")
_OF_ACTION = Reference("action_id", "actions", "action_id")
_OF_PARTY = Reference("party_id", "parties", "party_id")


def _dated(*columns: str) -> tuple[Reference, ...]:
    return tuple(Reference(column, "dates", "date") for column in columns)


_PARTY_COLUMNS = (*columns_of(_PartyOfAction), *columns_of(Party))

ORGANISATIONS = TableSpec(
    "organisations", "one row for each council or body", columns_of(Organisation), ("organisation_id",)
)
DATES = TableSpec(
    "dates",
    "one row for each day, of every year between the first date in the tables and the last",
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
    "one row for each person, post, team or body in the papers of an organisation",
    columns_of(StarParty),
    ("party_id",),
    (_OF_ORGANISATION,),
)
ACTION_LEADS = TableSpec(
    "action_leads",
    "one row for each lead of each action",
    _PARTY_COLUMNS,
    ("action_id", "position"),
    (_OF_ACTION, _OF_PARTY),
)
ACTION_ACCOUNTABLE = replace(
    ACTION_LEADS, name="action_accountable", doc="one row for each accountable person or body of each action"
)
FLAGS = TableSpec(
    "flags",
    "one row for each flag of each action",
    columns_of(FlagOfAction),
    ("action_id", "flag"),
    (_OF_ACTION,),
)
OTHER_COLUMNS = TableSpec(
    "other_columns",
    "one row for each cell of a column of the documents that `actions` has no column for",
    columns_of(OtherColumn),
    ("action_id", "position"),
    (_OF_ACTION,),
)

ISSUES = TableSpec(
    "issues",
    "one row for each remark on what was lost or may have been read wrong",
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
