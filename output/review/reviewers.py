"""Several people's corrections of one run brought together, and where two of them differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from output.results import Results
from output.review.corrections import TABLE, Correction, Verdict, read_corrections
from output.review.names import names


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A row of which two reviewers say two things; each is named by the file that it stands in.

    ``about`` names the row for a person: its paper, and the words of its action.
    """

    action_id: str
    field: str
    said: tuple[tuple[str, str], ...]
    about: str = ""

    def __str__(self) -> str:
        both = "; ".join(f"{name} says {what}" for name, what in self.said)
        where = f"{self.about} ({self.action_id}" if self.about else f"({self.action_id}"
        return f"{where}, {self.field}): {both}"


@dataclass(frozen=True, slots=True)
class Reviews:
    """What all reviewers said: each correction once, and what they have to settle first."""

    corrections: tuple[Correction, ...]
    disagreements: tuple[Disagreement, ...]


def read_reviews(paths: Sequence[Path], results: Results) -> Reviews:
    """The corrections of several files; raises `AuditError` where one of them is no corrections file.

    Files of the same name in two folders are told apart by their paths.
    """
    files = [path.name for path in paths]
    named = {str(path) if files.count(path.name) > 1 else path.name: read_corrections(path) for path in paths}
    every = [correction for corrections in named.values() for correction in corrections]
    unique = {(each.action_id, each.field, each.old, each.new, each.verdict): each for each in every}
    called = dict(names(results))
    differing = (replace(each, about=called.get(each.action_id, "")) for each in _disagreements(named))
    return Reviews(tuple(unique.values()), tuple(differing))


def _disagreements(named: Mapping[str, Sequence[Correction]]) -> Iterator[Disagreement]:
    said: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name, corrections in named.items():
        for action_id, verdict in _verdicts(corrections).items():
            said[action_id, "as a whole"][name] = f"\u201c{verdict}\u201d"
        for each in corrections:
            if each.field == TABLE:
                said[each.action_id, f"the table {each.old}"][name] = each.new
            elif each.verdict in (Verdict.CORRECT, Verdict.ADD):
                said[each.action_id, each.field][name] = repr(each.new)
    for (action_id, field), by_name in said.items():
        if len(set(by_name.values())) > 1:
            yield Disagreement(action_id, field, tuple(by_name.items()))


def _verdicts(corrections: Sequence[Correction]) -> dict[str, Verdict]:
    """What a reviewer says of each row; one corrected in one line and accepted in another is corrected."""
    verdicts: dict[str, Verdict] = {}
    for each in corrections:
        if each.field == TABLE:
            continue
        if each.action_id not in verdicts or each.verdict is not Verdict.ACCEPT:
            verdicts[each.action_id] = each.verdict
    return verdicts
