"""Cells that say the same twice, in English and in another language, as bilingual issuers print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.layout import Item
from extractors.plans.cells.dealing import cell_text
from extractors.plans.cells.items import Entry, entries
from extractors.plans.matching import match_heading
from extractors.plans.vocabulary import Extent
from extractors.runs import part_item
from lexicon.files import tables
from lexicon.sentences import asks
from lexicon.words import plain_words

# Between the two languages stands a line's end, or a stroke with room around it.
_BETWEEN = re.compile(r"\s+/\s+|\s*/\s*\n\s*|\n")
# So many of a column's cells say everything twice, and so many hold a word of the other language.
_NEARLY_ALL, _MOST = 0.8, 0.5
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Twin:
    """A cell's items in English, and what it says in the other language."""

    items: tuple[Item, ...]
    other: str


def is_twin_heading(heading: str) -> bool:
    """Whether a heading names one thing twice: "Responsible / Responsable", "Gweithred / Action"."""
    pieces = [piece for piece in re.split(r"/|\n", heading) if piece.strip()]
    if len(pieces) != 2 or (match := match_heading(heading)) is None:
        return False
    known = sum(match_heading(piece) is not None for piece in pieces)
    return len(match.meanings) == 1 and (known == 1 or match.extent is Extent.PARTS)


def english_side(texts: Sequence[str]) -> int | None:
    """Which half of a column's cells is the English one, 0 or 1; None where they do not say all twice.

    The half that asks in the words of the lexicon is, where words of another language stand in the other.
    """
    filled = [text for text in texts if text.strip()]
    halves = [found for text in filled if len(found := _BETWEEN.split(text.strip())) == 2]
    if len(filled) < _FEWEST or len(halves) < _NEARLY_ALL * len(filled):
        return None
    for side in (0, 1):
        others = [found[1 - side] for found in halves]
        asking = sum(asks(found[side]) for found in halves)
        alike = sum(map(asks, others)), sum(_is_foreign(found[side]) for found in halves)
        foreign = sum(map(_is_foreign, others))
        if min(asking, foreign) >= _MOST * len(halves) and max(alike) <= (1 - _NEARLY_ALL) * len(halves):
            return side
    return None


def part_twin(items: Sequence[Item], side: int) -> Twin | None:
    """A cell's English half and the other; None where it does not say all twice."""
    found = entries(items)
    if len(found) == 2:
        return Twin(found[side].items, found[1 - side].text)
    if len(items) != 1 or len(_BETWEEN.split(text := items[0].text)) != 2:
        return None
    between = _BETWEEN.search(text)
    if between is None:
        return None
    halves = (part_item(items[0], 0, between.start()), part_item(items[0], between.end(), len(text)))
    return Twin((halves[side],), halves[1 - side].text)


def twin_entries(found: Sequence[Entry], side: int) -> tuple[Entry, ...]:
    """The one action of a cell that says it in two lines, with the other line beside it."""
    if len(found) != 2 or asks(found[1 - side].text):
        return tuple(found)
    return (replace(found[side], twin=found[1 - side].text),)


def twin_of(items: Sequence[Item], side: int) -> Twin | None:
    """The same for a cell beside actions, if nothing in its English half is foreign."""
    twin = part_twin(items, side)
    return None if twin is None or _is_foreign(cell_text(twin.items)) else twin


def _is_foreign(text: str) -> bool:
    return not _foreign_words().isdisjoint(plain_words(text.casefold().replace("’", " ").replace("'", " ")))


@cache
def _foreign_words() -> frozenset[str]:
    return frozenset(tables("recognisers")["bilingual"]["words"])
