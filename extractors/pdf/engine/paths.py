"""The rules and fills of a page, from PDFium's path objects.

A rule may be a stroked line, a side of a stroked rectangle, a segment of a long path, or a filled
rectangle no thicker than a rule. What is clipped away, transparent, or white on white is none.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from extractors.pdf.engine import pdfium as native
from extractors.pdf.engine.drawn_objects import (
    IDENTITY,
    Bounds,
    DrawnObject,
    Matrix,
    around,
    at,
    bounds_of,
    clip_of,
    matrix_of,
    meet,
    placed,
    point_of,
    times,
)
from extractors.pdf.engine.objects import Fill, Rule
from extractors.pdf.engine.pdfium import Frame
from extractors.pdf.engine.tolerances import ENGINE

_MOST_CORNERS = 5

_MOST_SEGMENTS = 200_000
"""Over the traced paths of a page: a map has a few ten thousand, and no table has as many."""

_CURVE, _MOVE = 1, 2

Points: TypeAlias = list[tuple[float, float]]


class Drawing(NamedTuple):
    """The drawn parts of a page as displayed: rules, painted rectangles, shapes as small as a bullet, areas
    of other shapes or of no single colour, and pictures; ``skipped`` counts paths too long to follow."""

    across: list[Rule]
    down: list[Rule]
    fills: list[Fill]
    dots: list[Fill]
    shapes: list[Fill]
    pictures: list[Fill]
    skipped: int = 0


def read_drawing(frame: Frame, objects: list[DrawnObject]) -> Drawing:
    """The rules, fills and pictures among a page's objects."""
    pen = _Pen(frame)
    pictures: list[Fill] = []
    for order, (kind, handle, matrix) in enumerate(objects):
        if kind == native.PATH:
            pen.draw(order, handle, matrix)
        elif kind in (native.IMAGE, native.SHADING):
            picture = Fill(*_shown(frame, handle, matrix), "", order)
            (pictures if kind == native.IMAGE else pen.shapes).append(picture)
    across = pen.across + pen.seen(pen.pale_across, across=True)
    down = pen.down + pen.seen(pen.pale_down, across=False)
    return Drawing(across, down, pen.fills, pen.dots, pen.shapes, pictures, pen.skipped)


def _shown(frame: Frame, handle: int, matrix: Matrix) -> Bounds:
    """The box around what is left of an object inside its clip path."""
    bounds, clip = bounds_of(handle, matrix), clip_of(handle, matrix)
    if clip:
        x0, y0, x1, y1 = meet(bounds, clip)
        bounds = x0, y0, max(x0, x1), max(y0, y1)
    return frame.box(*bounds)


class _Pen:
    """Draws path objects into rules and fills; keeps PDFium's output buffers between calls."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pale_across: list[Rule] = []
        self.pale_down: list[Rule] = []
        self.fills: list[Fill] = []
        self.dots: list[Fill] = []
        self.shapes: list[Fill] = []
        self.skipped = 0
        self._order = 0
        self._segments = 0
        self._modes = (ctypes.c_int * 2)()
        self._mode_slots = _slots(self._modes, 2)
        self._colours = (ctypes.c_uint * 4)()
        self._colour_slots = _slots(self._colours, 4)
        self._bounds = (ctypes.c_float * 4)()
        self._bounds_slots = _slots(self._bounds, 4)
        self._corners = (ctypes.c_float * 6)()
        x0, y0, x1, y1, x2, y2 = _slots(self._corners, 6)
        self._corner_slots = ((x0, y0), (x1, y1), (x2, y2))

    def draw(self, order: int, handle: int, matrix: Matrix) -> None:
        """Add what a path object shows; ``order`` is its place among all that is painted."""
        self._order = order
        native.path_draw_mode(handle, *self._mode_slots)
        filled, stroked = self._modes[:]
        fill = self._colour(native.fill_colour(handle, *self._colour_slots)) if filled else None
        stroke = self._colour(native.stroke_colour(handle, *self._colour_slots)) if stroked else None
        if fill is None and stroke is None:
            return
        native.object_bounds(handle, *self._bounds_slots)
        x0, y0, x1, y1 = self._bounds[:]
        bounds = (x0, y0, x1, y1) if matrix is IDENTITY else placed((x0, y0, x1, y1), matrix)
        clipping = native.clip_path(handle)
        clip = clip_of(handle, matrix) if clipping and native.clip_count(clipping) > 0 else None
        if clip is not None:
            bounds = meet(bounds, clip)
            if bounds[0] > bounds[2] or bounds[1] > bounds[3]:
                return
        box = self._frame.box(*bounds)
        if _is_dot(box):
            self.dots.append(Fill(*box, fill or stroke or "", order))
            if native.path_count(handle) > _MOST_CORNERS:
                return
        if _is_thin(box):
            self._add_rule(box, stroke or fill or "")
        elif fill is not None and stroke is None and self._is_plain_rectangle(handle):
            self.fills.append(Fill(*box, fill, order))
        else:
            if fill is not None:
                self.shapes.append(Fill(*box, fill, order))
            self._trace(handle, matrix, clip, fill, stroke)

    def _is_plain_rectangle(self, handle: int) -> bool:
        """Whether a path is a rectangle, told from three corners: nearly every fill is, and is drawn so."""
        if native.path_count(handle) not in (4, 5):
            return False
        segment, point = native.path_segment, native.segment_point
        one, two, three = segment(handle, 0), segment(handle, 1), segment(handle, 2)
        for corner, slots in zip((one, two, three), self._corner_slots, strict=True):
            point(corner, *slots)
        x0, y0, x1, y1, x2, y2 = self._corners[:]
        square = (x0 == x1 and y1 == y2) or (y0 == y1 and x1 == x2)
        return square and _CURVE not in (native.segment_type(two), native.segment_type(three))

    def _colour(self, known: int) -> str | None:
        return _written(*self._colours[:]) if known else None

    def _add_rule(self, box: Bounds, colour: str) -> None:
        x0, top, x1, bottom = box
        pale = colour == "#FFFFFF"
        if x1 - x0 >= bottom - top:
            (self.pale_across if pale else self.across).append(Rule((top + bottom) / 2, x0, x1))
        if x1 - x0 <= bottom - top:
            (self.pale_down if pale else self.down).append(Rule((x0 + x1) / 2, top, bottom))

    def _trace(
        self, handle: int, matrix: Matrix, clip: Bounds | None, fill: str | None, stroke: str | None
    ) -> None:
        self._segments += native.path_count(handle)
        if self._segments > _MOST_SEGMENTS:
            self.skipped += 1
            return
        thick = stroke is not None and _line_width(handle, matrix) > ENGINE.thickest_rule
        for outline, curved in _outlines(handle, matrix):
            if stroke is not None and not thick:
                self._stroke(outline, clip, stroke)
            if (fill is not None and not curved and _is_rectangle(outline)) or thick:
                self._paint(around(outline), clip, fill or stroke or "")

    def _paint(self, bounds: Bounds, clip: Bounds | None, colour: str) -> None:
        box = self._frame.box(*(meet(bounds, clip) if clip else bounds))
        if _is_thin(box):
            self._add_rule(box, colour)
        elif box[0] < box[2] and box[1] < box[3]:
            self.fills.append(Fill(*box, colour))

    def _stroke(self, outline: Points, clip: Bounds | None, colour: str) -> None:
        for (x0, y0), (x1, y1) in pairwise(outline):
            if abs(x1 - x0) > ENGINE.slant and abs(y1 - y0) > ENGINE.slant:
                continue
            bounds = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if clip:
                bounds = meet(bounds, clip)
            if bounds[0] <= bounds[2] and bounds[1] <= bounds[3]:
                self._add_rule(self._frame.box(*bounds), colour)

    def seen(self, pale: list[Rule], *, across: bool) -> list[Rule]:
        """White rules as far as they show: on something painted in another colour."""
        dark = [fill for fill in self.fills if fill.colour != "#FFFFFF"]
        return [rule for rule in pale if any(_crosses(fill, rule, across=across) for fill in dark)]


def share_covered(pictures: Iterable[Fill], width: float, height: float) -> float:
    """The share of a page that pictures cover, 1 at most: they seldom overlap."""
    shown = sum(
        max(min(x1, width) - max(x0, 0.0), 0.0) * max(min(bottom, height) - max(top, 0.0), 0.0)
        for x0, top, x1, bottom, *_ in pictures
    )
    return min(shown / (width * height), 1.0) if width and height else 0.0


@lru_cache(maxsize=1024)  # A document has few colours.
def _written(red: int, green: int, blue: int, alpha: int) -> str | None:
    return f"#{red:02X}{green:02X}{blue:02X}" if alpha else None


def _slots(array: ctypes.Array[Any], count: int) -> tuple[int, ...]:
    start = ctypes.addressof(array)
    return tuple(start + 4 * index for index in range(count))


def _is_thin(box: Bounds) -> bool:
    return box[2] - box[0] <= ENGINE.thickest_rule or box[3] - box[1] <= ENGINE.thickest_rule


def _is_dot(box: Bounds) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return (
        max(width, height) <= ENGINE.largest_dot
        and abs(width - height) <= ENGINE.dot_roundness
        and width > ENGINE.smallest_dot
    )


def _crosses(fill: Fill, rule: Rule, *, across: bool) -> bool:
    middle = (rule.start + rule.end) / 2
    x, y = (middle, rule.at) if across else (rule.at, middle)
    return fill.x0 - 1 <= x <= fill.x1 + 1 and fill.top - 1 <= y <= fill.bottom + 1


def _line_width(handle: int, matrix: Matrix) -> float:
    value = ctypes.c_float()
    native.stroke_width(handle, ctypes.addressof(value))
    a, b, c, d, _, _ = times(matrix_of(handle), matrix)
    return value.value * math.sqrt(abs(a * d - b * c))


def _outlines(handle: int, matrix: Matrix) -> Iterator[tuple[Points, bool]]:
    """The parts of a path, each as its corners in PDFium's coordinates, and whether it has a curve."""
    whole = times(matrix_of(handle), matrix)
    outline: Points = []
    curved = False
    for index in range(native.path_count(handle)):
        segment = native.path_segment(handle, index)
        kind = native.segment_type(segment)
        if kind == _MOVE and outline:
            yield outline, curved
            outline, curved = [], False
        curved = curved or kind == _CURVE
        outline.append(at(whole, *point_of(segment)))
        if native.segment_closes(segment):
            outline.append(outline[0])
    if outline:
        yield outline, curved


def _is_rectangle(outline: Points) -> bool:
    x0, y0, x1, y1 = around(outline)
    return len(outline) >= 4 and all(
        min(abs(x - x0), abs(x - x1)) < ENGINE.slant and min(abs(y - y0), abs(y - y1)) < ENGINE.slant
        for x, y in outline
    )
