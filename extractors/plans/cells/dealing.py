"""Deals the cells beside several actions out to them: in order, by position, or whole to each (rule 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from extractors.characters import EMPTY_BOXES, FULL_BOXES
from extractors.layout import Item
from extractors.plans.cells.items import Entry, entries
from extractors.plans.cells.labelled_parts import deal_by_labels

# Two lines of a page are level when their tops differ by less than half a line of small print.
_LEVEL = 4.0


@dataclass(frozen=True, slots=True)
class Dealt:
    """One text an action, None where its part of the cell is empty; ``aligned`` is False where the page
    shows no order and every action keeps the whole cell."""

    texts: tuple[str | None, ...]
    aligned: bool = True

    def followed_by(self, more: Dealt) -> Dealt:
        """The same texts, each with what is said further down behind it."""
        pairs = zip(self.texts, more.texts, strict=True)
        return Dealt(
            tuple("\n".join(filter(None, pair)) or None for pair in pairs), self.aligned and more.aligned
        )


Key = TypeVar("Key")
Deal: TypeAlias = Callable[[Sequence[Item], Sequence[Entry]], Mapping[Key, Dealt]]
"""Deals a cell's items out to actions, for each thing that the cell holds."""


def deal_by_parts(
    parts: Sequence[Sequence[Item]],
    action_parts: Sequence[Sequence[Item]],
    whole: Mapping[Key, Dealt],
    deal_one: Deal[Key],
) -> Mapping[Key, Dealt]:
    """A cell that could not be dealt out as a ``whole``, part by part of a record that page breaks cut.

    What stands on another page is not meant for the actions of this one. Comes back whole where the parts of
    the action's cell are not the actions themselves, as where the break went through a list, and where
    nothing stands beside the actions of a part.
    """
    aligned = all(one.aligned for one in whole.values())
    if aligned or len(action_parts) < 2 or len(parts) != len(action_parts):
        return whole
    counted = [entries(part) for part in action_parts]
    if sum(map(len, counted)) != len(next(iter(whole.values())).texts):
        return whole
    pairs = [(items, actions) for items, actions in zip(parts, counted, strict=True) if actions]
    if not all(items for items, _ in pairs):
        return whole
    dealt = [deal_one(items, actions) for items, actions in pairs]
    return {
        key: Dealt(
            tuple(text for one in dealt for text in one[key].texts), all(one[key].aligned for one in dealt)
        )
        for key in whole
    }


def cell_text(items: Sequence[Item]) -> str:
    """A cell's words: its paragraphs and bullets parted by line breaks, without signs, but for full and empty
    ones side by side, which are boxes to tick."""
    if len(items) == 1:  # Nearly always, and no sign is both full and empty.
        return items[0].text
    markers = {item.marker for item in items}
    if markers & FULL_BOXES and markers & EMPTY_BOXES:
        return "\n".join(f"{item.marker} {item.text}" for item in items)
    return "\n".join(item.text for item in items)


def deal(items: Sequence[Item], actions: Sequence[Entry]) -> Dealt:
    """A neighbouring cell's items to the actions of its row."""
    if len(actions) == 1:
        return Dealt((cell_text(items) or None,))
    found = entries(items)
    if (labelled := deal_by_labels(found, actions)) is not None:
        return Dealt(labelled)
    unfolded = [one for entry in found for one in _said_again(entry.text)]
    if len(found) != len(actions) == len(unfolded):
        return Dealt(tuple(unfolded))
    return deal_texts([entry.text for entry in found], [_top(entry) for entry in found], actions, items)


def deal_texts(
    texts: Sequence[str],
    tops: Sequence[tuple[int, float] | None],
    actions: Sequence[Entry],
    items: Sequence[Item],
) -> Dealt:
    """Texts already counted, with the page and height at which each begins, to the actions."""
    if not texts:
        return Dealt((None,) * len(actions))
    if len(texts) == 1:
        return Dealt((texts[0],) * len(actions))
    if len(texts) == len(actions):
        return Dealt(tuple(texts))
    beside = _beside(texts, tops, actions)
    if beside is not None:
        return Dealt(beside)
    return Dealt((cell_text(items),) * len(actions), aligned=False)


def _said_again(text: str) -> Sequence[str]:
    """A text, or each half of one that says the same twice: two lines whose break was lost."""
    words = text.split()
    half = len(words) // 2
    return (" ".join(words[:half]),) * 2 if words[:half] == words[half:] else (text,)


def _beside(
    texts: Sequence[str], tops: Sequence[tuple[int, float] | None], actions: Sequence[Entry]
) -> tuple[str | None, ...] | None:
    """The text printed level with each action; None where any of them is level with none.

    That the first is level with the first says nothing: every row begins so.
    """
    levels = [_top(action) for action in actions]
    dealt: list[str | None] = [None] * len(actions)
    for text, top in zip(texts, tops, strict=True):
        place = next((number for number, level in enumerate(levels) if _is_level(top, level)), None)
        if place is None or dealt[place] is not None:
            return None
        dealt[place] = text
    return tuple(dealt)


def _is_level(one: tuple[int, float] | None, other: tuple[int, float] | None) -> bool:
    if one is None or other is None or one[0] != other[0]:
        return False
    return abs(one[1] - other[1]) < _LEVEL


def _top(entry: Entry) -> tuple[int, float] | None:
    boxes = entry.items[0].boxes
    return (boxes[0].page, boxes[0].top) if boxes else None
