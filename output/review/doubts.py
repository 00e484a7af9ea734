"""What a person should look at first: the issues and flags of each action, the gravest before the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.codes import Flag
from ingest.issues import Issue, Severity
from normalise.records import Action
from output.results import Finding, Results

_FLAGGED, _NOTED, UNDOUBTED = 2, 3, 4
_GRAVITY = {Severity.LOSS: 0, Severity.DOUBT: 1, Severity.NOTE: _NOTED}
# Whether an action is one at all is asked before what stands in it.
_FIRST = {Flag.PLAN_UNCERTAIN: 0}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look at an action; ``gravity`` is 0 for a loss or a plan in doubt, 1 a doubt, 2 a flag,
    3 a note."""

    gravity: int
    message: str
    column: str | None = None


@dataclass(frozen=True)
class Doubts:
    """The reasons by action, and the issues that are tied to none, by source."""

    of_action: Mapping[str, tuple[Doubt, ...]] = field(default_factory=dict)
    of_document: Mapping[str, tuple[Issue, ...]] = field(default_factory=dict)

    def gravity(self, action: Action) -> int:
        """That of the gravest reason; `UNDOUBTED` where there is none."""
        return min((doubt.gravity for doubt in self.of_action.get(action.action_id, ())), default=UNDOUBTED)

    def is_doubtful(self, action: Action) -> bool:
        """Whether somebody should look at it; a mere note is no doubt."""
        return self.gravity(action) <= _FLAGGED

    def reasons(self, action: Action) -> tuple[Doubt, ...]:
        """Why somebody should look at it, the gravest reason first; mere notes are left out."""
        return tuple(doubt for doubt in self.of_action.get(action.action_id, ()) if doubt.gravity <= _FLAGGED)


def count_doubtful(actions: Sequence[Action], issues: Sequence[Issue]) -> int:
    """How many of a document's actions somebody should look at."""
    source = actions[0].source if actions else ""
    doubts = sort_doubts(actions, [Finding("", source, issue) for issue in issues])
    return sum(doubts.is_doubtful(action) for action in actions)


def find_doubts(results: Results) -> Doubts:
    """A run's doubts."""
    return sort_doubts(results.actions, results.findings)


def sort_doubts(actions: Sequence[Action], findings: Iterable[Finding]) -> Doubts:
    """Sort issues by the action they are about; a flag that no issue explains stands for itself."""
    by_place = {(each.source, each.table, each.row): each.action_id for each in reversed(actions)}
    of_action: dict[str, list[Doubt]] = {}
    of_document: dict[str, list[Issue]] = {}
    explained: set[tuple[str, str]] = set()
    for finding in findings:
        action_id = _action_of(finding, by_place)
        if action_id is None:
            of_document.setdefault(finding.source, []).append(finding.issue)
            continue
        explained.add((action_id, finding.issue.code))
        issue = finding.issue
        of_action.setdefault(action_id, []).append(
            Doubt(_GRAVITY[issue.severity], issue.message, issue.column)
        )
    for action in actions:
        unexplained = [flag for flag in action.flags if (action.action_id, flag) not in explained]
        of_action.setdefault(action.action_id, []).extend(_doubt(flag) for flag in unexplained)
    return Doubts(_ordered(of_action), {source: tuple(issues) for source, issues in of_document.items()})


def _action_of(finding: Finding, by_place: Mapping[tuple[str, int | None, int], str]) -> str | None:
    issue = finding.issue
    if issue.action_id is not None:
        return issue.action_id
    if issue.table is None or issue.row is None:
        return None
    return by_place.get((finding.source, issue.table, issue.row))


def _doubt(flag: Flag) -> Doubt:
    return Doubt(_FIRST.get(flag, _NOTED if flag.mere_note else _FLAGGED), flag.meaning)


def _ordered(of_action: Mapping[str, list[Doubt]]) -> dict[str, tuple[Doubt, ...]]:
    return {
        action_id: tuple(sorted(dict.fromkeys(doubts), key=lambda doubt: doubt.gravity))
        for action_id, doubts in of_action.items()
        if doubts
    }
