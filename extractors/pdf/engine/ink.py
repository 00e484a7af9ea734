"""What a text is drawn with: how much of it shows, and in what colour."""

from __future__ import annotations

import ctypes
import struct
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from extractors.pdf.engine import pdfium as native
from extractors.pdf.engine.tolerances import ENGINE

INVISIBLE = (3, 7)
"""The render modes that leave no ink (ISO 32000-1, table 106): nothing, and a clip path."""

_STROKED = (1, 5)

_COLOUR = struct.Struct("4I").unpack

Colour: TypeAlias = tuple[int, int, int, int]
"""Red, green, blue, and how much of it, each of 255."""


class Ink(NamedTuple):
    """How a text object is drawn: whether it leaves ink, whether that is pale on white paper, and by how many
    paths it is clipped."""

    invisible: bool
    pale: bool
    clips: int


class Inks:
    """The inks of a page's text objects, by their handles; keeps PDFium's output buffers."""

    def __init__(self) -> None:
        self._known: dict[int, Ink] = {}
        self._values = (ctypes.c_uint * 4)()
        first = ctypes.addressof(self._values)
        self._slots = tuple(first + 4 * number for number in range(4))

    def of(self, drawn: int) -> Ink:
        """The ink of a text object."""
        known = self._known.get(drawn)
        if known is None:
            mode = native.render_mode(drawn)
            colour = self.colour(drawn, mode)
            clip = native.clip_path(drawn)
            clips = max(0, native.clip_count(clip)) if clip else 0
            known = Ink(mode in INVISIBLE, colour is not None and is_pale(colour), clips)
            self._known[drawn] = known
        return known

    def colour(self, drawn: int, mode: int) -> Colour | None:
        """The colour of a text object that is rendered so; None where it has none of its own."""
        read = native.stroke_colour if mode in _STROKED else native.fill_colour
        if not read(drawn, *self._slots):
            return None
        return _COLOUR(self._values)


@lru_cache(maxsize=1024)  # It is asked of every text, and a document has few colours.
def is_pale(colour: Colour) -> bool:
    """Whether next to nothing of a colour is seen on white paper."""
    *parts, share = colour
    return all((255 - part) * share < (255 - ENGINE.pale) * 255 for part in parts)
