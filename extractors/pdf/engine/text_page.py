"""The characters of a page as PDFium hands them over: one text, and where and how each of it is set."""

from __future__ import annotations

import ctypes
from functools import cached_property
from typing import NamedTuple, TypeAlias

from extractors.pdf.engine import pdfium as native
from extractors.pdf.engine.drawn_objects import DrawnObject, at, bounds_of, matrix_of
from extractors.pdf.engine.pdfium import Frame, NativePage
from extractors.pdf.engine.tolerances import ENGINE

LINE_HYPHEN = "\ufffe"
"""PDFium's sign for a hyphen after which the line breaks."""

Corners: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom as displayed."""


_NO_INK = 0.01
"""Points: what PDFium takes for no width (its kSizeEpsilon), and leaves out of its text: blanks drawn by
themselves."""


class Setting(NamedTuple):
    """How a character is set: its em in points along the line and across it, its quarter turns clockwise,
    and its baseline."""

    along: float
    across: float
    turned: int
    base: float


class TextPage:
    """A page's characters by PDFium's numbers for them; keeps its output buffers between calls."""

    def __init__(self, page: NativePage, frame: Frame, objects: list[DrawnObject]) -> None:
        self.page = page
        self.handle = ctypes.c_void_p(page.text)
        self.frame = frame
        self.text = page_text(page.text)
        self.upright = frame.turns == 0
        self._objects = objects
        self._box = (ctypes.c_float * 4)()
        self._box_at = ctypes.c_void_p(ctypes.addressof(self._box))
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.c_void_p(ctypes.addressof(self._matrix))

    def drawn(self, index: int) -> int:
        """The handle of the object that drew a character, 0 where none did."""
        return native.char_object(self.handle, index) or 0

    def font(self, index: int) -> int:
        """The handle of the font that a character is set in, 0 where none is."""
        drawn = self.drawn(index)
        return native.font_of(drawn) or 0 if drawn else 0

    def generated(self, index: int) -> bool:
        """Whether PDFium made a character up: a space for a gap, a line's end."""
        return bool(native.char_generated(self.handle, index))

    def corners(self, index: int) -> Corners:
        """The box of a character as displayed."""
        native.char_box(self.handle, index, self._box_at)
        left, top, right, bottom = self._box
        return self.frame.box(left, bottom, right, top)

    def setting(self, index: int) -> Setting:
        """How a character is set."""
        native.char_matrix(self.handle, index, self._matrix_at)
        a, b, c, d, x, y = self._matrix[:]
        size = native.char_size(self.handle, index) or 1.0
        frame = self.frame
        if self.upright and b == 0.0 and a > 0.0:
            return Setting(size * a, size * (abs(c) + abs(d)) or 1.0, 0, frame.top - y)
        along, across = size * (abs(a) + abs(b)), size * (abs(c) + abs(d))
        return Setting(along or 1.0, across or 1.0, frame.turned(a, b), frame.point(x, y)[1])

    def is_skewed(self, index: int, share: float) -> bool:
        """Whether a character's line lies farther off every quarter turn than a share of its run."""
        native.char_matrix(self.handle, index, self._matrix_at)
        a, b, *_ = self._matrix
        return min(abs(a), abs(b)) > share * max(abs(a), abs(b))

    def parted_by_blank(self, before: int, after: int) -> bool:
        """Whether a blank was drawn between two characters that PDFium takes for neighbours: it leaves text
        without ink out, and guesses spaces by the gap, which a printer driver may have squeezed."""
        setting = self.setting(after)
        if setting.turned or not self._blanks:
            return False
        start, end = self.corners(before)[0], self.corners(after)[0] - ENGINE.blank_reach * setting.across
        return any(
            start < x <= end and abs(base - setting.base) < ENGINE.blank_base * setting.across
            for level in (int(setting.base) - 1, int(setting.base), int(setting.base) + 1)
            for x, base in self._blanks.get(level, ())
        )

    @cached_property
    def _blanks(self) -> dict[int, list[tuple[float, float]]]:
        """Where text without ink was drawn, each as x and baseline, by the baseline's whole points."""
        blanks: dict[int, list[tuple[float, float]]] = {}
        for kind, handle, matrix in self._objects:
            if kind == native.TEXT:
                x0, _, x1, _ = bounds_of(handle)
                if x1 - x0 < _NO_INK:
                    *_, e, f = matrix_of(handle)
                    x, base = self.frame.point(*at(matrix, e, f))
                    blanks.setdefault(int(base), []).append((x, base))
        return blanks


def page_text(text_page: int) -> str:
    """The page's characters, one for one with PDFium's character indices."""
    count = native.count_chars(text_page)
    if count <= 0:
        return ""
    buffer = bytearray(2 * (count + 1))  # An array of ctypes would be a type of its own for each length.
    units = native.get_text(text_page, 0, count, ctypes.addressof(ctypes.c_char.from_buffer(buffer)))
    text = buffer[: 2 * max(units - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # PDFium leaves out what has no code of its own, and needs two units for what lies beyond the BMP.
    return "".join(_character(native.char_unicode(text_page, index)) for index in range(count))


def _character(code: int) -> str:
    if code == 2:
        return LINE_HYPHEN
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
