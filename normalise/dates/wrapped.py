"""Line breaks inside one time: "30 September⏎2010", "From⏎April 2010 to⏎March 2011" are one time each.

A narrow column breaks its lines where they are full, and a line's end says nothing there. Grammar tells: a
day waits for its month, a month for its year, "from" and a dash for what follows. Any other break stays,
for it may part two deadlines.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalise.grammar import Node


def _kinds(names: str) -> frozenset[str]:
    return frozenset(names.split())


_WAITS = _kinds(
    "DASH SLASH TO FROM UNTIL BEFORE AFTER BETWEEN BY END MID EARLY LATE OF IN"
    " WITHIN DURING THROUGHOUT OVER FOLLOWING WC WE YE EACH START REVIEW REVISED"
)
"""What cannot end a time: it goes on in the next line."""

_GOES_ON = _kinds("TO UNTIL SLASH ONWARDS STILL OF")
"""What cannot begin one: it goes on from the line before."""

_BEFORE_DAY = _kinds(
    "BREAK DASH COMMA OPEN AND JOIN TO BY IN WEEKDAY END FROM UNTIL FOR BEFORE AFTER BETWEEN START COLON"
) | {""}
"""What a day's number stands behind; behind a word ("Section 4") or a month ("June 10") it is none."""

_ENDS_YEAR = _kinds("BREAK DOT SHUT COMMA DASH TO UNTIL AND JOIN STOP") | {""}
_NAMED = _kinds("SEASON TERM EASTER CHRISTMAS YEAREND HALFTERM FINYEAR ACADYEAR")
_UNITS = _kinds("DAYS WEEKS MONTHS QUARTER YEARS TERM")
_NUMBERS = _kinds("ONE TWO ORD")
_YEARS = _kinds("YEAR APOS")
_FIGURES = _kinds("SLASH DOT DASH")


def unwrapped(nodes: list[Node]) -> list[Node]:
    """The words of a cell without the line breaks that stand inside one time."""
    if all(node[0] != "BREAK" for node in nodes):
        return nodes
    kept: list[Node] = []
    for index, node in enumerate(nodes):
        if node.kind != "BREAK" or not _is_inside(kept, nodes[index + 1 :]):
            kept.append(node)
    return kept


def _is_inside(before: Sequence[Node], after: Sequence[Node]) -> bool:
    """Whether a time begins in the words before a break and goes on in those after it."""
    if not before or not after:
        return False
    last, first = before[-1].kind, after[0].kind
    if last in _WAITS or first in _GOES_ON:
        return True
    if first == "DASH":
        # A dash in front of both lines is a list's.
        return _line_start(before) != "DASH" and last in (*_YEARS, "MONTH", "TWO", "PAST")
    second = after[1].kind if len(after) > 1 else ""
    earlier = before[-2].kind if len(before) > 1 else ""
    return _waits_for_month(earlier, last, first) or _waits_for_year(before, first, second)


def _line_start(nodes: Sequence[Node]) -> str:
    breaks = [index for index, node in enumerate(nodes) if node.kind == "BREAK"]
    return nodes[breaks[-1] + 1].kind if breaks and breaks[-1] + 1 < len(nodes) else nodes[0].kind


def _waits_for_month(earlier: str, last: str, first: str) -> bool:
    """Whether a number ends the line, and the month or the stretch of time that it counts follows."""
    if last == "WEEKDAY":
        return first in _NUMBERS
    if last in ("ONE", "TWO", "WORDNUMBER", "A") and first in _UNITS:
        return True
    return first == "MONTH" and (last == "ORD" or (last in ("ONE", "TWO") and earlier in _BEFORE_DAY))


def _waits_for_year(before: Sequence[Node], first: str, second: str) -> bool:
    """Whether a month, term or quarter, or a day and month in figures, ends the line, and a year follows."""
    last, earlier = before[-1].kind, before[-2].kind if len(before) > 1 else ""
    if last == "COMMA" and earlier == "MONTH":
        last = earlier
    if last == "MONTH":
        digits = first in ("TWO", "PAST") and second in _ENDS_YEAR
        return digits or (first in _YEARS and second != "SLASH")
    numbered = last == "ONE" and earlier in ("QUARTER", "HALF", "TERM")
    if last in _NAMED or numbered:
        two_years = first in ("TWO", "PAST") and second in ("SLASH", "DASH")
        return first in _YEARS or first == "TERM" or two_years
    figures = [node.kind for node in before[-4:]]
    return (
        len(figures) == 4
        and figures[3] in _FIGURES
        and figures[1] in _FIGURES
        and {figures[0], figures[2]} <= _NUMBERS
        and first in ("YEAR", "TWO", "PAST")
    )
