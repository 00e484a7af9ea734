"""The figures on top of the review: how far the actions have got, when they are due, what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from normalise.records import Action, DocumentRecord, Outcome, Status
from output.results import Results
from output.review.doubts import Doubts

# An ongoing action has no end that could have passed.
_NEVER_OVERDUE = frozenset({Status.COMPLETED, Status.CANCELLED, Status.ONGOING})

# More columns than this are no longer told apart at the width of a chart.
_MOST_COLUMNS = 48
_MONTHS_TO_A_COLUMN = (1, 3, 12)

_STATUS_WORDS = {
    Status.NOT_STARTED: "Not started",
    Status.IN_PROGRESS: "In progress",
    Status.ONGOING: "Ongoing",
    Status.COMPLETED: "Completed",
    Status.DELAYED: "Delayed",
    Status.CANCELLED: "Cancelled",
}


class Ended(StrEnum):
    """How the reading of a document ended, as a reviewer is told: a paper without a plan is no success."""

    PLAN = "plan"
    IN_PART = "in_part"
    NO_PLAN = "no_plan"
    FAILED = "failed"


ENDED_WORDS = {
    Ended.PLAN: "Plan found",
    Ended.IN_PART: "Read in part",
    Ended.NO_PLAN: "No plan found",
    Ended.FAILED: "Not read",
}


def outcome_of(document: DocumentRecord) -> Ended:
    """How a document ended."""
    if document.outcome is Outcome.FAILED:
        return Ended.FAILED
    if not document.plans:
        return Ended.NO_PLAN
    return Ended.IN_PART if document.outcome is Outcome.READ_IN_PART else Ended.PLAN


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: ``share`` is its length against the longest one, ``code`` names its colour."""

    label: str
    count: int
    share: float
    code: str


@dataclass(frozen=True, slots=True)
class Column:
    """The actions due in a month, quarter or year: ``overdue`` of ``count``."""

    label: str
    count: int
    overdue: int


@dataclass(frozen=True)
class Summary:
    """Everything that the top of the page shows."""

    as_of: date
    documents: int
    actions: int
    doubtful: int
    overdue: int
    overdue_without_status: int
    undated: int
    statuses: tuple[Bar, ...]
    due: tuple[Column, ...]
    due_unit: str
    outcomes: tuple[Bar, ...]
    without_plan: int
    copies: int
    """Documents that hold the same version of a plan as another one."""
    in_copies: int
    """Actions of these, which are counted again."""
    doubtful_in_copies: int

    @property
    def tallest(self) -> int:
        """The most actions in one column of the due chart."""
        return max((column.count for column in self.due), default=0)

    @property
    def peak(self) -> str:
        """When that column is due."""
        return next((column.label for column in self.due if column.count == self.tallest), "")


def summarise(results: Results, doubts: Doubts, as_of: date) -> Summary:
    """Count a run's actions and documents as they stand on a day."""
    actions = results.actions
    overdue = [action for action in actions if is_overdue(action, as_of)]
    months = _months_to_a_column(actions)
    copies = {each.source for each in results.documents if each.same_plan_as}
    again = [action for action in actions if action.source in copies]
    ended = Counter(outcome_of(document) for document in results.documents)
    return Summary(
        as_of=as_of,
        documents=len(results.documents),
        actions=len(actions),
        doubtful=sum(doubts.is_doubtful(action) for action in actions),
        overdue=len(overdue),
        overdue_without_status=sum(action.status is None for action in overdue),
        undated=sum(action.due_date is None for action in actions),
        statuses=_statuses(actions),
        due=tuple(_due_columns(actions, as_of, months)),
        due_unit={1: "month", 3: "quarter", 12: "year"}[months],
        outcomes=_outcomes(results),
        without_plan=ended[Ended.NO_PLAN] + ended[Ended.FAILED],
        copies=len(copies),
        in_copies=len(again),
        doubtful_in_copies=sum(doubts.is_doubtful(action) for action in again),
    )


def is_overdue(action: Action, as_of: date) -> bool:
    """Whether an action's last day has passed and its status is not completed, ongoing or cancelled."""
    return action.due_date is not None and action.due_date < as_of and action.status not in _NEVER_OVERDUE


def _statuses(actions: Sequence[Action]) -> tuple[Bar, ...]:
    counts = Counter(action.status for action in actions)
    words = [(status, _STATUS_WORDS[status], str(status)) for status in Status]
    bars = [(word, counts[status], code) for status, word, code in words if counts[status]]
    bars += [("Not stated", counts[None], "none")] if counts[None] else []
    return _bars(bars)


def _outcomes(results: Results) -> tuple[Bar, ...]:
    counts = Counter(outcome_of(document) for document in results.documents)
    return _bars([(ENDED_WORDS[ended], counts[ended], str(ended)) for ended in Ended if counts[ended]])


def _bars(counted: Sequence[tuple[str, int, str]]) -> tuple[Bar, ...]:
    longest = max((count for _, count, _ in counted), default=1)
    return tuple(Bar(word, count, count / longest, code) for word, count, code in counted)


def _months_to_a_column(actions: Sequence[Action]) -> int:
    dates = [action.due_date for action in actions if action.due_date]
    if not dates:
        return 1
    first, last = min(dates), max(dates)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return next((unit for unit in _MONTHS_TO_A_COLUMN if months <= unit * _MOST_COLUMNS), 12)


def _due_columns(actions: Sequence[Action], as_of: date, months: int) -> list[Column]:
    due: Counter[int] = Counter()
    late: Counter[int] = Counter()
    for action in actions:
        if action.due_date is not None:
            number = (action.due_date.year * 12 + action.due_date.month - 1) // months
            due[number] += 1
            late[number] += is_overdue(action, as_of)
    # A lone date far off, a misprint most often, must not stretch the chart over a thousand empty columns.
    if due and max(due) - min(due) >= 3 * _MOST_COLUMNS:
        return [Column(_label(number, months), due[number], late[number]) for number in sorted(due)]
    numbers = range(min(due), max(due) + 1) if due else range(0)
    return [Column(_label(number, months), due[number], late[number]) for number in numbers]


def _label(number: int, months: int) -> str:
    year, month = divmod(number * months, 12)
    if months == 12:
        return str(year)
    if months == 3:
        first, last = date(year, month + 1, 1), date(year, month + months, 1)
        return f"{first:%b}–{last:%b} {year}"
    return f"{date(year, month + 1, 1):%b %Y}"
