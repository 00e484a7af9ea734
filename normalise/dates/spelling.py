"""Misspelled months by their likeness to the one month that is near: "Septmeber 2010", "Apirl", "Decem 09".

Only a word beside a number, or alone in its cell, is asked about, and it is taken for a month only where no
other month is as near; the judgement is flagged, and anything else stays a word that nobody knows.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping, Sequence

from lexicon.remembering import remembered
from normalise.grammar import Node

BY_LIKENESS = "month by likeness"
"""The rule under which such a month goes; a judgement that it had a part in is flagged `due_spelling`."""

_MONTHS: Mapping[str, int] = {name.lower(): number for number, name in enumerate(month_name) if len(name) > 3}

_INITIALS = frozenset(name[0] for name in _MONTHS)

_LONG = 7
"""Letters of a month with room for two slips: "Septernber"; a shorter one is another word by then."""

_SHORTEST = 4
"""Letters that a word must have to be like a month: three are too many other things."""

_NUMBERS = frozenset(("ONE", "TWO", "PAST", "ORD", "YEAR", "APOS"))
_PASSED = frozenset(
    (
        "DOT",
        "COMMA",
        "OF",
        "DASH",
        "BREAK",
        "SLASH",
        "BY",
        "FROM",
        "TO",
        "UNTIL",
        "END",
        "MID",
        "EARLY",
        "LATE",
        "IN",
    )
)


def respelled(nodes: list[Node], text: str, no_months: frozenset[str]) -> list[Node]:
    """The words of a cell with those that are plainly a month, but for a slip, made that month.

    ``no_months`` are words of their own that happen to be near a month's name ("match").
    """
    unknown = [index for index, node in enumerate(nodes) if node[0] == "X"]
    if not unknown:
        return nodes
    alone = len(unknown) == 1 and all(node[0] != "MONTH" for node in nodes)
    for index in unknown:
        node = nodes[index]
        word = text[node.start : node.end].lower()
        if _INITIALS.isdisjoint(word[:2]) or word in no_months or not (alone or _beside_number(nodes, index)):
            continue
        if month := month_like(word):
            nodes[index] = Node("MONTH", node.start, node.end, month, rules=(BY_LIKENESS,))
    return nodes


def _beside_number(nodes: Sequence[Node], index: int) -> bool:
    """Whether a number stands right before or behind a word, signs and small words between passed over."""
    before = next((node.kind for node in reversed(nodes[:index]) if node.kind not in _PASSED), "")
    after = next((node.kind for node in nodes[index + 1 :] if node.kind not in _PASSED), "")
    return before in _NUMBERS or after in _NUMBERS


@remembered(most=1024)
def month_like(word: str) -> int | None:
    """The number of the one month that a word is near, None where none or several are.

    Near is one slip (a letter wrong, missing, doubled, or two changed over), two in a long name that begins
    alike; or the first letters of one month alone.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    from rapidfuzz.distance import OSA

    begun = [number for name, number in _MONTHS.items() if name.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    near: list[tuple[int, int]] = []
    for name, number in _MONTHS.items():
        slips = OSA.distance(word, name, score_cutoff=2)
        if slips == 1 or (slips == 2 and len(name) >= _LONG and word[0] == name[0]):
            near.append((slips, number))
    near.sort()
    if not near or (len(near) > 1 and near[1][0] == near[0][0]):
        return None
    return near[0][1]
