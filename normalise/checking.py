"""Which actions a person should look at, and why: the issues about each, and the flags that none explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.codes import Flag
from ingest.issues import Issue, Severity
from normalise.records import Action

FLAGGED, NOTED, UNDOUBTED = 2, 3, 4
"""How grave a reason is: a loss (0), a doubt (1), a flag, a mere note; and where there is none."""

_GRAVITY = {Severity.LOSS: 0, Severity.DOUBT: 1, Severity.NOTE: NOTED}
# Whether an action is one at all is asked before what stands in it.
_FIRST = {Flag.PLAN_UNCERTAIN: 0}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look at an action; ``gravity`` is 0 for a loss or a plan in doubt, 1 a doubt, 2 a flag,
    3 a note."""

    gravity: int
    message: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Sorted:
    """A document's reasons by action, the gravest first, and the issues that are tied to none."""

    of_action: Mapping[str, tuple[Doubt, ...]]
    of_document: tuple[Issue, ...]


def sort_issues(actions: Sequence[Action], issues: Iterable[Issue]) -> Sorted:
    """Sort a document's issues by the action they are about; a flag that none explains stands for itself."""
    by_place = {(each.table, each.row): each.action_id for each in reversed(actions)}
    of_action: dict[str, list[Doubt]] = {}
    of_document: list[Issue] = []
    explained: set[tuple[str, str]] = set()
    for issue in issues:
        action_id = issue.action_id or _standing_at(issue, by_place)
        if action_id is None:
            of_document.append(issue)
            continue
        explained.add((action_id, issue.code))
        doubt = Doubt(_GRAVITY[issue.severity], issue.message, issue.column)
        of_action.setdefault(action_id, []).append(doubt)
    for action in actions:
        unexplained = [flag for flag in action.flags if (action.action_id, flag) not in explained]
        of_action.setdefault(action.action_id, []).extend(_doubt(flag) for flag in unexplained)
    return Sorted(_ordered(of_action), tuple(of_document))


def with_checks(actions: Sequence[Action], issues: Iterable[Issue]) -> tuple[Action, ...]:
    """A document's actions, those marked that somebody should look at."""
    found = sort_issues(actions, issues).of_action
    return tuple(
        replace(action, to_check=True) if is_doubtful(found.get(action.action_id, ())) else action
        for action in actions
    )


def gravest(doubts: Iterable[Doubt]) -> int:
    """The gravity of the gravest reason; `UNDOUBTED` where there is none."""
    return min((doubt.gravity for doubt in doubts), default=UNDOUBTED)


def is_doubtful(doubts: Iterable[Doubt]) -> bool:
    """Whether somebody should look at what these are said of; a mere note is no doubt."""
    return gravest(doubts) <= FLAGGED


def _standing_at(issue: Issue, by_place: Mapping[tuple[int | None, int], str]) -> str | None:
    if issue.table is None or issue.row is None:
        return None
    return by_place.get((issue.table, issue.row))


def _doubt(flag: Flag) -> Doubt:
    return Doubt(_FIRST.get(flag, NOTED if flag.mere_note else FLAGGED), flag.meaning)


def _ordered(of_action: Mapping[str, list[Doubt]]) -> dict[str, tuple[Doubt, ...]]:
    return {
        action_id: tuple(sorted(dict.fromkeys(doubts), key=lambda doubt: doubt.gravity))
        for action_id, doubts in of_action.items()
        if doubts
    }
