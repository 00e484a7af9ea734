"""Columns of letters or numbers that a document's own key explains as states: "P = progressing; D = done"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extractors.plan import Column
from extractors.plans.columns.drafts import DraftColumn, of
from lexicon.states import is_state

# So many codes make a key, and so many of them a column.
_FEWEST = 2
# So many of a key's codes stand for states; a few may be the paper's own ("in preparation").
_STATES = 0.5
_CODE = r"[A-Za-z]{1,3}|\d"
_EXPLAINED = re.compile(
    rf"(?<![^\s;,|:(\[“\"'‘*])(?P<code>{_CODE})[)\]”\"'’]?\s*(?:=|:|–|—|→|\bmeans\b)\s*(?P<meaning>[^;,|.\n]{{2,60}})"
)
_ALONE = re.compile(_CODE)
_EXPLAINING = ("=", ":", "–", "—", "→", "means")
"""One of these stands between a code and its meaning: most cells have none, which is told far sooner."""
# "(i) 3": the number of the action that a code is for.
_NUMBERED = re.compile(r"^\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[).]\s+")
_AROUND = " \t()[]“”\"'‘’*."


def key_in(texts: Iterable[str]) -> Mapping[str, str]:
    """What a document says that its codes mean, if most of them are states; empty where it says nothing.

    A text may explain several codes, or several texts one each, as the lines of a list do.
    """
    listed: dict[str, str] = {}
    for text in texts:
        if not any(map(text.__contains__, _EXPLAINING)):
            continue
        found = {match["code"]: match["meaning"].strip(_AROUND) for match in _EXPLAINED.finditer(text)}
        if len(found) >= _FEWEST and _are_states(found):
            return found
        if len(found) == 1 and is_state(*found.values()):
            listed |= found
    return listed if len(listed) >= _FEWEST else {}


def _are_states(key: Mapping[str, str]) -> bool:
    return sum(map(is_state, key.values())) >= max(_FEWEST, _STATES * len(key))


def settle_keyed(drafts: Sequence[DraftColumn], key: Mapping[str, str]) -> None:
    """A column of nothing but codes which the key explains says how far each got, where no other does."""
    if not key or of(drafts, Column.STATUS):
        return
    for draft in drafts:
        codes = [code for text in draft.texts for code in _codes_of(text)]
        told = all(map(key.__contains__, codes)) and len({*codes}) >= _FEWEST
        if told and Column.ACTION not in draft.meanings and Column.LEAD not in draft.meanings:
            draft.settle(Column.STATUS, f"{draft.why}; the document's key explains its codes as status words")
            return


def _codes_of(text: str) -> list[str]:
    """The codes that a cell's lines are."""
    lines = (line.strip() for line in text.splitlines())
    bare = (_NUMBERED.sub("", line) if _ALONE.fullmatch(line) is None else line for line in lines if line)
    return [line.strip(_AROUND) for line in bare]
