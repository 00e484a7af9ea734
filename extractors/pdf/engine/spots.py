"""Small coloured signs: dots, lights and icons that stand in a cell for nothing but their colour."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence

from extractors.characters import DOTS
from extractors.pdf.engine import pdfium as native
from extractors.pdf.engine.drawn_objects import DrawnObject
from extractors.pdf.engine.objects import Fill, TextRun
from extractors.pdf.engine.paths import Drawing
from extractors.pdf.engine.pictures import icon_colour
from extractors.pdf.engine.text_page import TextPage
from extractors.pdf.engine.tolerances import ENGINE

_MOST_SPOTS = 500
"""Coloured signs and pictures on a page that are looked at: a page of a plan has a few dozen rows."""

_COLOURLESS = frozenset(("", "#000000", "#FFFFFF"))


def spots_of(
    runs: Iterable[TextRun], chars: TextPage, objects: Sequence[DrawnObject], drawing: Drawing
) -> list[Fill]:
    """The coloured signs of a page, each with the box around it."""
    small = [
        fill
        for fill in (*drawing.dots, *drawing.shapes, *drawing.fills)
        if fill.colour not in _COLOURLESS and _is_small(fill)
    ]
    icons = [picture for picture in drawing.pictures if _is_small(picture)][:_MOST_SPOTS]
    painted = [icon._replace(colour=icon_colour(chars.page, objects[icon.order].handle)) for icon in icons]
    typed = [_typed(run, chars) for run in _signs(runs)]
    return [*small[:_MOST_SPOTS], *(spot for spot in (*painted, *typed) if spot.colour not in _COLOURLESS)]


def _is_small(fill: Fill) -> bool:
    wide, high = fill.x1 - fill.x0, fill.bottom - fill.top
    return min(wide, high) >= ENGINE.smallest_spot and max(wide, high) <= ENGINE.largest_spot


def is_dot(run: TextRun) -> bool:
    """Whether a run is nothing but signs that stand for their colour."""
    signs = run.text.strip()
    return bool(signs) and len(signs) <= ENGINE.longest_spot_sign and all(sign in DOTS for sign in signs)


def _signs(runs: Iterable[TextRun]) -> Iterator[TextRun]:
    for run in runs:
        if len(run.text) <= ENGINE.longest_spot_sign and is_dot(run):
            yield run


def _typed(run: TextRun, chars: TextPage) -> Fill:
    """A dot that is typed, with the colour of its type."""
    handle = chars.drawn(run.order)
    values = (ctypes.c_uint * 4)()
    first = ctypes.addressof(values)
    known = handle and native.fill_colour(handle, *(first + 4 * number for number in range(4)))
    red, green, blue, _ = values
    return Fill(run.x0, run.top, run.x1, run.bottom, f"#{red:02X}{green:02X}{blue:02X}" if known else "")
