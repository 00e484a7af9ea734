"""The objects of a page in the order in which they are painted, those inside form XObjects in their place."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import NamedTuple, TypeAlias

from extractors.pdf.engine import pdfium as native

_DEEPEST_FORM = 8
"""Form XObjects may hold form XObjects: real files nest two or three deep, a hostile one for ever."""

_MOST_OTHERS = 100_000
"""Texts and pictures: a page whose letters are drawn one by one has ten thousand."""

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Bounds: TypeAlias = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class DrawnObject(NamedTuple):
    """An object's kind (`pdfium.TEXT` and the like), its handle, and the matrix of the form around it."""

    kind: int
    handle: int
    matrix: Matrix = IDENTITY


def drawn_objects(page: int, most_paths: int) -> tuple[list[DrawnObject], int]:
    """What is drawn on a page, one after the other as it is painted, and 0; nothing, and how many objects
    were counted, where they are too many to look at: forms in forms can make billions."""
    handles = list(map(native.get_object, repeat(page), range(native.count_objects(page))))
    kinds = list(map(native.object_type, handles))
    if native.FORM not in kinds and len(kinds) <= most_paths:  # Nearly every page: none is too many.
        of_page = zip(kinds, handles, repeat(IDENTITY))
        # What a NamedTuple's constructor calls, without a line of Python for each object.
        return list(map(tuple.__new__, repeat(DrawnObject), of_page)), 0
    found: list[DrawnObject] = []
    paths = 0
    for drawn in _objects(kinds, handles):
        found.append(drawn)
        paths += drawn.kind == native.PATH
        if paths > most_paths or len(found) > most_paths + _MOST_OTHERS:
            return [], len(found)
    return found, 0


def _objects(kinds: list[int], handles: list[int]) -> Iterator[DrawnObject]:
    for kind, handle in zip(kinds, handles, strict=True):
        if kind == native.FORM:
            yield from _form_objects(handle, IDENTITY, 1)
        else:
            yield DrawnObject(kind, handle)


def _form_objects(form: int, outer: Matrix, depth: int) -> Iterator[DrawnObject]:
    matrix = times(matrix_of(form), outer)
    for index in range(native.form_count(form)):
        handle = native.form_object(form, index)
        kind = native.object_type(handle)
        if kind != native.FORM:
            yield DrawnObject(kind, handle, matrix)
        elif depth < _DEEPEST_FORM:
            yield from _form_objects(handle, matrix, depth + 1)


def matrix_of(handle: int) -> Matrix:
    """An object's own matrix."""
    values = (ctypes.c_float * 6)()
    native.object_matrix(handle, ctypes.addressof(values))
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does first what one does, then what another does."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds_of(handle: int, matrix: Matrix = IDENTITY) -> Bounds:
    """The box around an object in PDFium's coordinates of the page: left, bottom, right, top."""
    values = (ctypes.c_float * 4)()
    first = ctypes.addressof(values)
    native.object_bounds(handle, first, first + 4, first + 8, first + 12)
    x0, y0, x1, y1 = values[:]
    return (x0, y0, x1, y1) if matrix is IDENTITY else placed((x0, y0, x1, y1), matrix)


def placed(bounds: Bounds, matrix: Matrix) -> Bounds:
    """The box around a box that a matrix puts elsewhere."""
    x0, y0, x1, y1 = bounds
    return around([at(matrix, x, y) for x in (x0, x1) for y in (y0, y1)])


def around(points: list[tuple[float, float]]) -> Bounds:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def meet(one: Bounds, other: Bounds) -> Bounds:
    """What two boxes have in common; its far sides come before its near ones where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def clip_of(handle: int, matrix: Matrix = IDENTITY) -> Bounds | None:
    """What is left of the page inside an object's clip path: the box that the boxes of its parts have in
    common, None where it has no clip path."""
    clip = native.clip_path(handle)
    bounds: Bounds | None = None
    for index in range(native.clip_count(clip) if clip else 0):
        points = [
            at(matrix, *point_of(native.clip_segment(clip, index, number)))
            for number in range(native.clip_segments(clip, index))
        ]
        if points:
            bounds = meet(bounds, around(points)) if bounds else around(points)
    return bounds


def point_of(segment: int) -> tuple[float, float]:
    """Where a segment of a path ends."""
    values = (ctypes.c_float * 2)()
    first = ctypes.addressof(values)
    native.segment_point(segment, first, first + 4)
    x, y = values[:]
    return x, y
