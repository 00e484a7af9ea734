"""Actions of minutes that an arrow points at: "→ Ann Lee: write to the bank", "➢ Clerk to write"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.passages.clauses.parts import leading_doer, read_parts
from extractors.passages.lines.whole_lines import Line
from extractors.passages.passage import Form, Passage, Stretch
from extractors.plan import Column

# Where arrows are the bullets of every list, only some of what they point at is an action.
_SHARE = 2 / 3


def read_pointed(lines: Sequence[Line], start: int) -> Stretch | None:
    """The action behind an arrow, where it says who is to do it."""
    passage = _passage(lines[start]) if lines[start].pointed else None
    return Stretch(start + 1, (passage,)) if passage else None


def points_at_actions(lines: Sequence[Line]) -> bool:
    """Whether a paper's arrows point at actions, and are not the bullets of its lists."""
    pointed = [line for line in lines if line.pointed and not line.wall]
    return bool(pointed) and sum(_passage(line) is not None for line in pointed) >= len(pointed) * _SHARE


def _passage(line: Line) -> Passage | None:
    parts = read_parts(line.text, loose=True)
    doer = leading_doer(line.text)
    if doer is None and parts.clause.doer is None:
        return None
    return Passage(
        Form.LABELLED,
        (line,),
        parts.plain,
        "an arrow points at it, and it says who is to do it",
        section=line.section,
        texts={Column.LEAD: parts.lead or "", Column.DUE: parts.due or ""},
    )
