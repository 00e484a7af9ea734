"""The document's own key to the letters and signs in its status cells: "C = Complete; IP = In progress".

A key is known by the codes that the plan's own cells use: two of them at least, each before words that are a
state.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from normalise.progress.rag import COLOURS, rag_in
from normalise.progress.reading import begun_with, stated
from normalise.records import Rag, Status

_UNRATED = "grey|gray|white|black|purple|pink|brown|unshaded|uncoloured|clear"
"""Colours that rate nothing by themselves, so that only a key tells what they mean."""
_CODE = re.compile(rf"[A-Za-z]{{1,3}}|[A-Z](?:[./][A-Z]){{1,3}}\.?|\d|[^\w\s]{{1,2}}|(?i:{_UNRATED})")
_AROUND = " \t()[]“”\"'‘’*."
"""What may stand around a code, in its cell and in the key."""

_FEWEST = 2
_LONGEST_MEANING = 60
"""Letters of what a code means; more is a sentence that happens to begin with it."""


class Meaning(NamedTuple):
    """What a code means: a state, and the colour that the key names with it, if any."""

    status: Status
    rag: Rag | None


def codes_in(cells: Iterable[str]) -> frozenset[str]:
    """The cells that are no more than a code."""
    bare = (cell.strip(_AROUND) for cell in cells if len(cell) <= _LONGEST_MEANING)
    return frozenset(cell for cell in bare if _CODE.fullmatch(cell))


def read_codes(texts: Iterable[str], used: Collection[str]) -> Mapping[str, Meaning]:
    """What a document's texts say that the codes mean which its cells ``used``; empty where they say nothing.

    A text may explain several codes, or several texts one each, as the lines of a list and the rows of a
    table do.
    """
    if not used:
        return {}
    unrated = any(re.fullmatch(_UNRATED, code, re.IGNORECASE) for code in used)
    beside = [name for colour in COLOURS for name in (colour, colour.title())] if unrated else []
    found = _found(texts, _opening([*used, *beside]))
    return {code: meaning for code, meaning in found.items() if code in used}


def _found(texts: Iterable[str], opening: re.Pattern[str]) -> Mapping[str, Meaning]:
    """What the texts say of two codes at least."""
    listed: dict[str, Meaning] = {}
    for text in texts:
        if opening.search(text) is None:
            continue  # Nearly all of a document's texts.
        found = dict(_explained(text, opening))
        if len(found) >= _FEWEST:
            return {**listed, **found}
        for code, meaning in found.items():
            if text.lstrip(_AROUND).startswith(code):
                listed.setdefault(code, meaning)
    return listed if len(listed) >= _FEWEST else {}


def meaning_of(cell: str, codes: Mapping[str, Meaning]) -> Meaning | None:
    """The state of a cell that is one of the codes explained."""
    return codes.get(cell.strip(_AROUND)) if codes else None


def _opening(used: Collection[str]) -> re.Pattern[str]:
    # What stands before a code is looked at behind it, for a code's first letter is found the quickest.
    codes = map(re.escape, sorted(used, key=lambda each: (-len(each), each)))
    code = "|".join(rf"{each}(?<![^\s;,|:(\[“\"'‘*]{each})" for each in codes)
    return re.compile(
        rf"(?P<code>{code})[)\]”\"'’]*"
        r"(?:\s*(?P<sign>[=:–—→-]|\b(?:means|denotes|indicates|for|is)\b)\s*|\s+)(?=\w)"
    )


def _explained(text: str, opening: re.Pattern[str]) -> Iterator[tuple[str, Meaning]]:
    """The codes of a text with what follows each, up to the next; without a sign only beside others."""
    starts = list(opening.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)][: len(starts)]
    found: list[tuple[str, Meaning]] = []
    signed = True
    for start, end in zip(starts, ends, strict=True):
        meaning = re.split(r"[;|\n]", text[start.end() : end], maxsplit=1)[0].strip(f" ,{_AROUND}")
        if not 0 < len(meaning) <= _LONGEST_MEANING:
            continue
        status = stated(meaning)[0] if start["sign"] else begun_with(meaning)[0]
        if status is not None:
            found.append((start["code"], Meaning(status, rag_in(meaning))))
            signed = signed and start["sign"] is not None
    if signed or len({code for code, _ in found}) >= _FEWEST:
        yield from found
