"""What a cell's words say where no date decides, and what they add to a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.codes import Flag
from normalise.dates.due import Due
from normalise.dates.printed import Repeat
from normalise.dates.rules_promises import Clause
from normalise.grammar import Node
from normalise.records import DueKind

_PUNCTUATION = frozenset(
    {"DOT", "COMMA", "COLON", "STOP", "DASH", "OPEN", "SHUT", "AND", "JOIN", "BREAK", "SLASH"}
)
_FILLERS = frozenset({"BY", "IN", "FOR", "A", "TO", "TBC"})
_WEAK = {
    "STANDING": DueKind.ONGOING,
    "NOW": DueKind.IMMEDIATE,
    "START": DueKind.START,
    "THROUGHOUT": DueKind.ONGOING,
    "STILL": DueKind.ONGOING,
}
_EVENTS = ("EVENT", "AFTER", "FOLLOWING", "BEFORE", "UNTIL", "WITHIN")


def repeat_after(nodes: Sequence[Node], place: int) -> Repeat | None:
    """The frequency that follows a place in the text and ends its phrase: "March 2010, then quarterly"."""
    passed = ("COMMA", "DASH", "OPEN", "NOW", "AND", "JOIN")
    joined = [node for node in nodes if node.start >= place and node.kind not in passed]
    if not joined or not isinstance(joined[0].meaning, Repeat):
        return None
    ends = all(node.kind in _PUNCTUATION or node.kind == "ONWARDS" for node in joined[1:])
    return joined[0].meaning if ends else None


def judge_words(nodes: Sequence[Node]) -> Due:
    """The judgement on a cell without a date."""
    said = [node for node in nodes if node.kind not in _PUNCTUATION]
    kinds = [node.kind for node in said]
    repeat = next((node.meaning for node in said if isinstance(node.meaning, Repeat)), None)
    if kinds[:1] == ["ONGOING"] and "X" in kinds:
        return Due(DueKind.ONGOING, rrule=repeat.rrule if repeat else None, rule="ongoing")
    if repeat is not None and not {"X", "YEAR"} <= set(kinds):  # "Annual Report 2010" names a thing.
        return Due(DueKind.RECURRING, rrule=repeat.rrule, flags=repeat.flags, rule="frequency")
    for kind in kinds:
        if kind in ("ONGOING", "IMMEDIATE"):
            return Due(DueKind.ONGOING if kind == "ONGOING" else DueKind.IMMEDIATE, rule=kind.lower())
    return _weakly(kinds)


def _weakly(kinds: Sequence[str]) -> Due:
    """Words that decide only at the front, at the end, or where every other word is known."""
    leading = next((kind for kind in kinds if kind not in _FILLERS), "")
    if leading in _EVENTS:
        return Due(DueKind.RELATIVE, rule="event")
    if leading == "CONTINUOUS" or (kinds[-1:] == ["STANDING"] and "TO" not in kinds):
        return Due(DueKind.ONGOING, rule="standing")
    if "X" not in kinds:
        weak = next((kind for kind in _WEAK if kind in kinds), None)
        if weak:
            return Due(_WEAK[weak], rule=weak.lower())
    if leading == "CROSS":
        return Due(DueKind.UNRESOLVED, flags=(Flag.DUE_REFERS_ELSEWHERE,), rule="cross-reference")
    if {"TBC", "NOTHING", "QUESTION"} & set(kinds):
        return Due(DueKind.UNRESOLVED, flags=(Flag.DUE_TO_BE_CONFIRMED,), rule="to be confirmed")
    return Due(DueKind.UNRESOLVED, flags=(Flag.DUE_NOT_A_DATE,), rule="none")


_AFTER_YEAR = _PUNCTUATION | {""}


def unread_years(nodes: Sequence[Node]) -> set[int]:
    """The years that end what they stand in, and that no rule has made a time of: "London 2012"."""
    kinds = [*(node.kind for node in nodes), ""]
    pairs = zip(nodes, kinds[1:], strict=True)
    return {node.number for node, after in pairs if node.kind == "YEAR" and after in _AFTER_YEAR}


def with_year_left(due: Due, nodes: Sequence[Node]) -> Due:
    """What was not understood, with the year that stands in a date's place: ``due_edtf`` only."""
    years = unread_years(nodes)
    if Flag.DUE_NOT_A_DATE in due.flags and len(years) == 1:
        return replace(due, edtf=str(years.pop()))
    return due


def with_provisos(due: Due, nodes: Sequence[Node]) -> Due:
    """A date with a question mark, "expected", "circa" or "TBC" beside it is kept, marked and flagged."""
    provisos = {node.kind for node in nodes} & {"PROVISIONAL", "TBC", "QUESTION", "ABOUT"}
    if not provisos or (due.date is None and due.start is None):
        return due
    flags = (*due.flags, Flag.DUE_PROVISIONAL)
    if due.edtf is None or "/" in due.edtf:
        return replace(due, flags=flags)
    marks = {"~" if due.edtf.endswith("~") else "", *("~" if kind == "ABOUT" else "?" for kind in provisos)}
    qualifier = "%" if {"~", "?"} <= marks else "~" if "~" in marks else "?"
    return replace(due, edtf=due.edtf.rstrip("~") + qualifier, flags=flags)


_BEFORE_STATUS = frozenset(
    {"", "BREAK", "DOT", "COMMA", "DASH", "OPEN", "CLAUSE", "REVIEW", "STOP", "DONE", "NOW"}
)
_AFTER_STATUS = frozenset(
    {"", "BREAK", "DOT", "COMMA", "DASH", "OPEN", "SHUT", "CLAUSE", "STOP", "DONE", "SLASH"}
)


def status_among(nodes: Sequence[Node], text: str) -> str | None:
    """A status in a deadline cell: a status word that stands alone, or in capitals among small letters."""
    for index, node in enumerate(nodes):
        before = nodes[index - 1].kind if index else ""
        after = nodes[index + 1].kind if index + 1 < len(nodes) else ""
        word = text[node.start : node.end]
        shouted = word.isupper() and not text.isupper() and len(word) > 3
        dated = any(isinstance(other.meaning, Clause) for other in nodes)
        alone = before in _BEFORE_STATUS and after in _AFTER_STATUS
        if node.kind == "DONE" and (alone or shouted):
            return word
        if node.kind == "ONGOING" and shouted and dated:
            return word
    return None
