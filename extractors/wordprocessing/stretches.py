"""Stretches of one face, as a word processor stores a paragraph, into what a person sees in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.characters import DOTS, TYPED_BULLETS, raised_digits, readable
from extractors.layout import Item, Run
from extractors.symbol_fonts import as_drawn
from extractors.wordprocessing.lists import BULLET
from extractors.wordprocessing.paragraphs import paragraph_items
from extractors.wordprocessing.tabbed import pieces_of

LINE_BREAK, TAB = "\n", "\t"
_PAPER = 243
"""Of 255, in each of red, green and blue: no eye tells what is lighter from white paper."""

SMALLEST = 2.0
"""Points: nobody reads smaller type; the smallest print in use, in the notes of forms, is 4."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one face; line breaks and tabs stand in ``text`` as such.

    ``raised`` is superscript; ``colour`` and ``background`` are ``#RRGGBB``, None where not said.
    """

    text: str
    bold: bool = False
    struck: bool = False
    raised: bool = False
    font: str | None = None
    colour: str | None = None
    background: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphContent:
    """A paragraph's items. ``label`` is the number that is counted out for one without words; ``paint`` the
    colour (``#RRGGBB``) of what is seen in it without any: a highlight, a dot; ``notes`` are footnotes and
    comments on it; ``pieces`` is what tabs part it into, outside any list."""

    items: tuple[Item, ...]
    label: str = ""
    paint: str | None = None
    notes: tuple[str, ...] = ()
    pieces: tuple[Item, ...] = ()


def paragraph_content(
    stretches: Sequence[Stretch], label: str = "", level: int | None = None, notes: Sequence[str] = ()
) -> ParagraphContent:
    """What a person sees of a paragraph; ``label`` and ``level`` are its list's, None outside any."""
    lines: list[list[Run]] = [[]]
    stretches = _joined(_seen(stretches))
    for stretch in _with_bullet(stretches):
        text = as_drawn(stretch.font, stretch.text)
        if stretch.raised:
            text = raised_digits(text)
        for number, part in enumerate(text.split(LINE_BREAK)):
            if number:
                lines.append([])
            if shown := readable(part):
                lines[-1].append(Run(shown, stretch.bold, stretch.struck))
    items = tuple(paragraph_items(lines, label, level))
    counted = label if not items and not label.startswith(BULLET) else ""
    pieces = pieces_of(lines[0]) if len(lines) == 1 and level is None else ()
    return ParagraphContent(items, counted, _paint(stretches), tuple(notes), pieces)


def is_white(colour: str | None) -> bool:
    """Whether words in a colour (``#RRGGBB``) cannot be told from white paper."""
    return colour is not None and all(int(colour[at : at + 2], 16) >= _PAPER for at in (1, 3, 5))


def _seen(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """The stretches without those that are white beside others that are not: the paper under them is one, and
    a white that is seen on it leaves its neighbours on it unseen."""
    white = [is_white(one.colour) and one.background is None for one in stretches]
    worded = [unseen for unseen, one in zip(white, stretches, strict=True) if one.text.strip()]
    if all(worded) or not any(worded):
        return stretches
    return [one for unseen, one in zip(white, stretches, strict=True) if not unseen]


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of one face as one: a letter and its accent may be written apart."""
    return [
        replace(alike[0], text="".join(one.text for one in alike)) if len(alike) > 1 else alike[0]
        for alike in (list(same) for _, same in groupby(stretches, key=_face))
    ]


def _face(stretch: Stretch) -> tuple[object, ...]:
    """All of a stretch but its words."""
    return (
        stretch.bold,
        stretch.struck,
        stretch.raised,
        stretch.font,
        stretch.colour,
        stretch.background,
    )


def _with_bullet(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """A lone letter in a face of its own before a tab is drawn as a bullet: the "o" of Courier New."""
    worded = [stretch for stretch in stretches if stretch.text.strip()]
    if len(worded) < 2 or as_drawn(worded[0].font, worded[0].text).strip() not in TYPED_BULLETS:
        return stretches
    text = "".join(stretch.text for stretch in stretches).lstrip()
    first, second = worded[0].font, worded[1].font
    if text[1:2] != TAB or first is None or first == second:
        return stretches
    return [replace(one, text=f"{BULLET} ") if one is worded[0] else one for one in stretches]


def _paint(stretches: Sequence[Stretch]) -> str | None:
    colours = {colour for stretch in stretches if (colour := _colour(stretch)) is not None}
    return colours.pop() if len(colours) == 1 else None


def _colour(stretch: Stretch) -> str | None:
    signs = stretch.text.strip()
    if stretch.text and not signs:
        return stretch.background
    if signs and all(sign in DOTS for sign in as_drawn(stretch.font, signs)):
        return stretch.colour
    return None
