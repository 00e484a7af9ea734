"""What a person should look at first: the issues and flags of each action, the gravest before the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.issues import Issue
from normalise.checking import FLAGGED, Doubt, gravest, is_doubtful, sort_issues
from normalise.records import Action
from output.results import Finding, Results


@dataclass(frozen=True)
class Doubts:
    """The reasons by action, and the issues that are tied to none, by source."""

    of_action: Mapping[str, tuple[Doubt, ...]] = field(default_factory=dict)
    of_document: Mapping[str, tuple[Issue, ...]] = field(default_factory=dict)

    def gravity(self, action: Action) -> int:
        """That of the gravest reason; `UNDOUBTED` where there is none."""
        return gravest(self.of_action.get(action.action_id, ()))

    def is_doubtful(self, action: Action) -> bool:
        """Whether somebody should look at it; a mere note is no doubt."""
        return is_doubtful(self.of_action.get(action.action_id, ()))

    def reasons(self, action: Action) -> tuple[Doubt, ...]:
        """Why somebody should look at it, the gravest reason first; mere notes are left out."""
        return tuple(doubt for doubt in self.of_action.get(action.action_id, ()) if doubt.gravity <= FLAGGED)


def find_doubts(results: Results) -> Doubts:
    """A run's doubts."""
    return sort_doubts(results.actions, results.findings)


def sort_doubts(actions: Sequence[Action], findings: Iterable[Finding]) -> Doubts:
    """Sort issues by the action they are about, document by document."""
    issues: dict[str, list[Issue]] = defaultdict(list)
    rows: dict[str, list[Action]] = defaultdict(list)
    for finding in findings:
        issues[finding.source].append(finding.issue)
    for action in actions:
        rows[action.source].append(action)
    of_action: dict[str, tuple[Doubt, ...]] = {}
    of_document: dict[str, tuple[Issue, ...]] = {}
    for source in {**rows, **issues}:
        found = sort_issues(rows[source], issues[source])
        of_action |= found.of_action
        if found.of_document:
            of_document[source] = found.of_document
    return Doubts(of_action, of_document)
