"""Whether a table is an action plan, and the reason in words that a person can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from statistics import median

from extractors.plan import Column, RowKind
from extractors.plans.columns import Columns
from extractors.plans.recognisers import begins_like_action, looks_like_clock, may_begin_action, share
from lexicon.words import word_count


class Verdict(StrEnum):
    """What a table was taken for."""

    PLAN = "plan"
    KEY_VALUE_PLAN = "key-value plan"
    INTRODUCTION = "introduces a plan"
    OTHER = "no plan"


# What speaks for a plan beside the thing to be done, in three groups: who, when, how far.
_GROUPS: Mapping[str, tuple[Column, ...]] = {
    "who leads": (Column.LEAD, Column.ACCOUNTABLE),
    "by when": (Column.DUE, Column.START),
    "how far it got": (Column.STATUS, Column.PROGRESS),
}
_LESSER = (
    Column.OUTCOME,
    Column.TARGET,
    Column.MONITORING,
    Column.MONITORED_BY,
    Column.RESOURCES,
    Column.PRIORITY,
)
_MOSTLY = 0.5
# Without any heading, actions must begin as actions do: this much of them.
_VERBS = 0.4
_PLAINLY = 0.7


def judge(columns: Columns, bodies: Sequence[Sequence[str]], *, headed: bool) -> tuple[Verdict, str]:
    """A table's verdict and its reason; ``bodies`` are the texts under each column."""
    action = columns.find(Column.ACTION)
    if action is None:
        return Verdict.OTHER, "no column says what is to be done"
    texts = [text for text in bodies[action.index] if text.strip()]
    if not texts:
        return Verdict.OTHER, "nothing stands in the column that would say what is to be done"
    if any(share(body, looks_like_clock) > _MOSTLY for body in bodies):
        return Verdict.OTHER, "a column holds times of day: an agenda"
    if median(map(word_count, texts)) < 2 and not headed:
        return Verdict.OTHER, "single words stand where actions would"
    speaking = [name for name, group in _GROUPS.items() if columns.has(*group)]
    promising = share(texts, begins_like_action)
    if not headed and promising < _VERBS:
        return Verdict.OTHER, "no heading, and its texts do not begin as actions do"
    # "Task | When": a list whose every text begins as an action does needs no better heading.
    weak = action.weak and share(texts, may_begin_action) < _PLAINLY
    return _weigh(columns, speaking, weak=weak, action=action.heading)


def _weigh(columns: Columns, speaking: Sequence[str], *, weak: bool, action: str) -> tuple[Verdict, str]:
    said = f"{action!r} says what is to be done" if action else "a column of actions"
    beside = " and ".join(speaking)
    needed = 1 if columns.kind is RowKind.ISSUE else 2
    if weak and len(speaking) < needed:
        reason = (
            "other tables have such a column too, and beside it only "
            + (beside or "nothing")
            + " speaks for a plan"
        )
        return Verdict.OTHER, f"{said}, but {reason}"
    if speaking:
        return Verdict.PLAN, f"{said}, beside it: {beside}"
    lesser = [str(column) for column in _LESSER if columns.has(column)]
    if lesser:
        return Verdict.PLAN, f"{said}, beside it: {', '.join(lesser)}"
    return Verdict.OTHER, f"{said}, but no column says who leads, by when, or how far it got"
