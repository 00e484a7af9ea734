"""The tables of plans followed over their versions: series, their versions, histories and threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ingest.codes import Described
from normalise.records import Organisation, OrganisationCode, Status, holds
from output.dictionary import columns_of
from output.tables import Reference, TableSpec


class Link(Described):
    """How an action goes on from the version before."""

    NEW = "new", "it is in no earlier version"
    SAME = "same", "the same action, in nearly the same words"
    REWORDED = "reworded", "the same action in other words"
    SPLIT = "split", "one of several that an earlier action has become"
    JOINED = "joined", "one that several earlier actions have become"


class Moved(Described):
    """Where its deadline went since the version before."""

    NONE = "none", "the deadline is the same as in the version before, or one of the two has no deadline"
    LATER = "later", "the deadline is later than in the version before"
    EARLIER = "earlier", "the deadline is earlier than in the version before"


class Ending(Described):
    """What became of an action."""

    COMPLETED = "completed", "the last version that has it says that it is done"
    OPEN = "open", "the newest version of the plan still has it"
    DROPPED = "dropped", "gone from the plan without having been called completed or cancelled"
    CANCELLED = "cancelled", "the last version that has it says that it was given up"
    MERGED = "merged", "it became part of another action, or of several"
    UNKNOWN = (
        "unknown",
        "no version after its last one has an action in common with the plan so far, so what became of it "
        "cannot be said",
    )


EXPLAINED = (Ending.DROPPED, Ending.MERGED, Ending.UNKNOWN)
"""The endings whose word alone does not say what they mean."""


class LinkFlag(Described):
    """Why a link may be wrong, or what came before it."""

    DATE_SHARED = "version_date_shared", "Two versions have the same date, so their order is a guess."
    DATE_MISSING = "version_date_missing", "The version has no date, so its place in the order is a guess."
    DOUBTFUL = (
        "link_doubtful",
        "This action and the one in the version before are less alike than linked actions mostly are: the "
        "link may be wrong.",
    )
    RIVALLED = (
        "link_rivalled",
        "Another action of the version before is nearly as like this one: the link may be wrong.",
    )
    OVER_GAP = "link_over_gap", "The version in between does not have this action."
    CORRECTED = "link_corrected", "A person decided how this action goes on."
    NOTHING_IN_COMMON = (
        "version_has_nothing_in_common",
        "No action of this version was found in another one: it may be another paper, and no version of the "
        "plan.",
    )


TO_CHECK = frozenset({LinkFlag.DOUBTFUL, LinkFlag.RIVALLED, LinkFlag.NOTHING_IN_COMMON})
"""The flags of a link or version that a person should check; the others say how it came about."""

GUESSED = frozenset({LinkFlag.DATE_SHARED, LinkFlag.DATE_MISSING})
"""The flags of a version whose place in the order is a guess."""

SeriesId = Annotated[str, holds("key of the plan: a row of `series`")]
ThreadId = Annotated[str, holds("key of the action through all versions: a row of `threads`")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A plan that is printed again and again."""

    series_id: Annotated[str, holds("key of the plan: the document_id of its first version")]
    organisation: Organisation = None
    organisation_code: OrganisationCode = None
    title: Annotated[str | None, holds("title of the plan, without dates and numbers")] = None
    versions: Annotated[int, holds("how many versions of the plan there are")]
    first_date: Annotated[date | None, holds("date of the first version")] = None
    last_date: Annotated[date | None, holds("date of the last version")] = None
    why: Annotated[str, holds("why its documents count as versions of one plan")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a plan, which may be given as several files."""

    series_id: SeriesId
    version: Annotated[int, holds("number of the version: 1 for the first")]
    document_id: Annotated[str, holds("the document that it was read from")]
    source: Annotated[str, holds("path of that document")]
    plan_date: Annotated[date | None, holds("date of the version")] = None
    actions: Annotated[int, holds("how many actions the version has")]
    flags: Annotated[
        tuple[LinkFlag, ...], holds("codes that say why this is to check, or that a person decided it")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """An action in a version."""

    series_id: SeriesId
    thread_id: ThreadId
    version: Annotated[int, holds("number of the version: 1 for the first")]
    plan_date: Annotated[date | None, holds("date of the version")] = None
    action_id: Annotated[str, holds("key of the action in this version: a row of `actions`")]
    previous_action_id: Annotated[
        str | None,
        holds("key of the same action in an earlier version; of several that were joined, the first"),
    ] = None
    link: Annotated[Link, holds("how the action follows from the earlier version")]
    likeness: Annotated[float | None, holds("how similar the two texts are, from 0 to 1")] = None
    due_date: Annotated[date | None, holds("the deadline in this version")] = None
    slip_days: Annotated[
        int | None,
        holds("days by which the deadline moved since the version before; negative if it is earlier"),
    ] = None
    status: Annotated[Status | None, holds("the status in this version")] = None
    status_before: Annotated[Status | None, holds("the status in the version before")] = None
    moved: Annotated[Moved, holds("whether the deadline moved since the version before")]
    flags: Annotated[
        tuple[LinkFlag, ...], holds("codes that say why this is to check, or that a person decided it")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """An action through its life."""

    thread_id: Annotated[
        str, holds("key of the action through all versions: its action_id in the first that has it")
    ]
    series_id: SeriesId
    action: Annotated[str, holds("what is to be done, as it was last printed")]
    lead: Annotated[str | None, holds("who leads, as it was last printed")] = None
    first_version: Annotated[int, holds("the first version that has it")]
    last_version: Annotated[int, holds("the last version that has it")]
    first_seen: Annotated[date | None, holds("the date of the first version that has it")] = None
    last_seen: Annotated[date | None, holds("the date of the last version that has it")] = None
    first_due: Annotated[date | None, holds("the deadline that was promised first")] = None
    last_due: Annotated[date | None, holds("the deadline that was promised last")] = None
    total_slip_days: Annotated[
        int | None, holds("days from first_due to last_due; negative if the last is earlier")
    ] = None
    times_moved: Annotated[int, holds("how often the deadline was moved")] = 0
    lead_changes: Annotated[int, holds("how often the lead changed")] = 0
    last_status: Annotated[Status | None, holds("the status that was last given")] = None
    ending: Annotated[Ending, holds("what became of it")]
    merged_into: Annotated[
        str | None, holds("key of the action that it became part of, if it was merged")
    ] = None


_OF_SERIES = Reference("series_id", "series", "series_id")

SERIES = TableSpec(
    "series", "one row a plan that was printed more than once", columns_of(Series), ("series_id",)
)
VERSIONS = TableSpec(
    "versions",
    "one row a document of a series",
    columns_of(Version),
    ("document_id",),
    (_OF_SERIES, Reference("document_id", "documents", "document_id")),
)
THREADS = TableSpec(
    "threads",
    "one row an action's life",
    columns_of(Thread),
    ("thread_id",),
    (_OF_SERIES, Reference("merged_into", "threads", "thread_id")),
)
HISTORY = TableSpec(
    "history",
    "one row an action and version",
    columns_of(History),
    ("action_id",),
    (
        _OF_SERIES,
        Reference("thread_id", "threads", "thread_id"),
        Reference("action_id", "actions", "action_id"),
        Reference("previous_action_id", "actions", "action_id"),
    ),
)
FOLLOWED: tuple[TableSpec, ...] = (SERIES, VERSIONS, THREADS, HISTORY)
