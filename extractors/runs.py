"""Runs of text as every reader hands them on: white space settled, faces joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.characters import BULLET_SIGNS, DASH_SIGNS
from extractors.layout import Item, Run

_SPACES = re.compile(r"\s+")
_TYPED_SIGN = re.compile(rf"^\s*([{re.escape(BULLET_SIGNS)}]|[{DASH_SIGNS}](?=\s))\s*(?=\S)")


def tidy_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs with white space collapsed across them, trimmed at both ends, neighbours of one face joined."""
    tidy: list[Run] = []
    for run in runs:
        text = _SPACES.sub(" ", run.text)
        if not tidy or tidy[-1].text.endswith(" "):
            text = text.lstrip()
        if not text:
            continue
        if tidy and (tidy[-1].bold, tidy[-1].struck) == (run.bold, run.struck):
            tidy[-1] = Run(tidy[-1].text + text, run.bold, run.struck)
        else:
            tidy.append(Run(text, run.bold, run.struck))
    while tidy and not tidy[-1].text.rstrip():
        tidy.pop()
    if tidy:
        tidy[-1] = Run(tidy[-1].text.rstrip(), tidy[-1].bold, tidy[-1].struck)
    return tuple(tidy)


def with_typed_bullet(item: Item) -> Item:
    """An item whose writer typed the bullet sign, as the bullet that it is: the sign off, ``level`` 0."""
    sign = _TYPED_SIGN.match(item.text)
    if item.is_bullet and not item.marker and sign:
        return replace(item, runs=_without_start(item.runs, sign.end()), marker=sign[1])
    if item.is_bullet or not sign:
        return item
    return replace(item, runs=_without_start(item.runs, sign.end()), marker=sign[1], level=0)


def _without_start(runs: tuple[Run, ...], count: int) -> tuple[Run, ...]:
    kept: list[Run] = []
    for run in runs:
        text = run.text[count:]
        count = max(0, count - len(run.text))
        if text:
            kept.append(replace(run, text=text))
    return tidy_runs(kept)


def part_item(item: Item, start: int, end: int) -> Item:
    """The stretch of an item between two offsets of its text, with its faces; marker and level stay."""
    kept: list[Run] = []
    offset = 0
    for run in item.runs:
        text = run.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(run.text)
        if text:
            kept.append(replace(run, text=text))
    return replace(item, runs=tidy_runs(kept))


def joined_items(first: Item, second: Item) -> Item:
    """Two items as one paragraph, a space between: a sentence that a page or a face broke."""
    return replace(
        first, runs=tidy_runs((*first.runs, Run(" "), *second.runs)), boxes=first.boxes + second.boxes
    )
