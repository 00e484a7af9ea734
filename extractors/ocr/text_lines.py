"""Where lines of text stand on a page: stretches of ink that no wide gap and no rule parts."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.raster import Area, Mask, areas_of, closed, parts_of
from extractors.ocr.signs import sign_of
from extractors.ocr.tolerances.picture import PICTURE
from extractors.ocr.tolerances.reading import READING


class InkLine(NamedTuple):
    """A stretch of a line: its area, and the number of its part in `TextLines.labels`."""

    area: Area
    label: int


class TextLines(NamedTuple):
    """A page's lines, top to bottom; ``labels`` tells whose each pixel is, 0 for none's, ``em`` is the usual
    type size in pixels, ``strange`` are areas with ink that is no text."""

    lines: list[InkLine]
    labels: NDArray[np.int32]
    em: float
    strange: list[Area]


def find_lines(ink: Mask, rules: Mask, dpi: float) -> TextLines:
    """The lines of text among a page's ink, its rules left aside."""
    text = ink & ~rules
    em = usual_em(text, dpi)
    smeared = (
        closed(text, max(round(PICTURE.line_gap * em), 2), max(round(PICTURE.line_crack * em), 1)) & ~rules
    )
    labels = parts_of(smeared | text)
    areas = areas_of(labels)
    count = len(areas)
    owners = np.arange(count + 1, dtype=np.int32)
    strange: list[Area] = []
    lines: list[InkLine] = []
    small: list[int] = []
    for label, area in enumerate(areas, start=1):
        if max(area.width, area.height) < PICTURE.line_speck * em:
            small.append(label)
        elif area.height > PICTURE.line_tall * em:
            pieces = _cut(labels, label, text, area, em)
            if pieces:
                for piece in pieces:
                    count += 1
                    mark = labels[piece.top : piece.bottom, piece.x0 : piece.x1]
                    mark[mark == label] = count
                    lines.append(InkLine(piece, count))
            else:
                strange.append(area)
        else:
            lines.append(InkLine(area, label))
    owners = np.arange(count + 1, dtype=np.int32)
    whole, alone = _joined(lines, small, areas, owners, em)
    whole += _bullets(alone, whole, text, em)
    inked = np.bincount(owners[labels[text]], minlength=count + 1)
    whole = [line for line in whole if inked[line.label] >= PICTURE.line_least_ink * em * em]
    return TextLines(
        sorted(whole, key=lambda line: (line.area.top, line.area.x0)), owners[labels], em, strange
    )


def usual_em(text: Mask, dpi: float) -> float:
    """The type size that most letters of a page are set in, in pixels."""
    point = dpi / 72
    heights = np.array([area.height for area in areas_of(parts_of(text)) if area.width < 3 * area.height])
    letters = heights[
        (heights > 0.4 * PICTURE.line_smallest_em * point) & (heights < 0.8 * PICTURE.line_largest_em * point)
    ]
    if not letters.size:
        return 10 * point
    # Specks and broken letters are the small ones: what most of the ink's height is made of counts.
    order = np.sort(letters)
    middle = order[np.searchsorted(np.cumsum(order), order.sum() / 2)]
    return float(middle) / 0.62


def _cut(labels: NDArray[np.int32], label: int, text: Mask, area: Area, em: float) -> list[Area]:
    """The lines that a part too tall for one holds, by the paper between them; none where it holds none."""
    own = (labels[area.top : area.bottom, area.x0 : area.x1] == label) & text[
        area.top : area.bottom, area.x0 : area.x1
    ]
    inked = own.sum(axis=1).astype(np.float64)
    if area.height <= PICTURE.line_largest * em and area.width > 2 * area.height and _is_type(inked):
        return [area]
    window = max(round(0.2 * em), 1)
    smooth = np.convolve(inked, np.ones(window) / window, mode="same")
    level = 0.35 * np.percentile(smooth, 80)
    full = np.flatnonzero(np.diff(np.concatenate(([0], (smooth > level).astype(np.int8), [0]))))
    cores = [(int(a), int(b)) for a, b in zip(full[::2], full[1::2], strict=True) if b - a >= 0.3 * em]
    if not cores or max(b - a for a, b in cores) > 1.6 * em:
        return []
    cuts = [
        0,
        *(int(a[1] + np.argmin(smooth[a[1] : b[0]])) for a, b in pairwise(cores)),
        area.height,
    ]
    return [Area(area.x0, area.top + one, area.x1, area.top + other) for one, other in pairwise(cuts)]


def _is_type(inked: NDArray[np.float64]) -> bool:
    """Whether rows of ink are those of one line of large type: none of them is empty."""
    return bool((inked > 0).all()) and float(inked.min()) > 0.08 * float(inked.max())


def _joined(
    lines: list[InkLine], small: list[int], areas: list[Area], owners: NDArray[np.int32], em: float
) -> tuple[list[InkLine], list[InkLine]]:
    """The lines with the dots and accents that stand close above and below them, and what is as small and
    stands alone."""
    alone: list[InkLine] = []
    lines = sorted(lines, key=lambda line: line.area.x0)
    grown = {line.label: line.area for line in lines}
    thin = [line for line in lines if line.area.height < 0.4 * em]
    hosts = _Hosts([line for line in lines if line.area.height >= 0.4 * em], em)
    for label, area in [(label, areas[label - 1]) for label in small] + [
        (line.label, line.area) for line in thin
    ]:
        host = hosts.of(area)
        if host is None:
            if label in grown and area.width < 0.25 * em:
                del grown[label]
            if label not in grown:
                alone.append(InkLine(area, label))
            continue
        owners[label] = host.label
        grown.pop(label, None)
        old = grown[host.label]
        grown[host.label] = Area(
            min(old.x0, area.x0), min(old.top, area.top), max(old.x1, area.x1), max(old.bottom, area.bottom)
        )
    return [InkLine(area, label) for label, area in grown.items()], alone


def _bullets(alone: list[InkLine], lines: list[InkLine], text: Mask, em: float) -> list[InkLine]:
    """Of what is too small for a letter, the bullets: round, full, before a line of text, and at least two
    below one another."""
    round_ones = [
        mark
        for mark in alone
        if sign_of(text[mark.area.top : mark.area.bottom, mark.area.x0 : mark.area.x1], em)
    ]
    before = [mark for mark in round_ones if any(_opens(mark.area, line.area, em) for line in lines)]
    near = PICTURE.line_crack * em
    return [
        mark
        for mark in before
        if any(mark is not other and abs(mark.area.x0 - other.area.x0) <= near for other in before)
    ]


def _opens(mark: Area, line: Area, em: float) -> bool:
    """Whether a mark stands before a line, halfway up its small letters."""
    middle = (mark.top + mark.bottom) / 2
    return 0 < line.x0 - mark.x1 <= READING.run_indent * em and line.top < middle < line.bottom


class _Hosts:
    """Full lines, of which each small part belongs to one."""

    def __init__(self, lines: list[InkLine], em: float) -> None:
        self._lines = lines
        self._em = em
        self._boxes = np.array([line.area for line in lines], dtype=np.float64).reshape(-1, 4).T

    def of(self, area: Area) -> InkLine | None:
        """The line that a small part belongs to: the one it stands in, or close above or below."""
        x0, top, x1, bottom = self._boxes
        beside = 0.3 * self._em
        near = np.flatnonzero((x0 - beside <= area.x1) & (area.x0 <= x1 + beside))
        if not near.size:
            return None
        apart = np.maximum(np.maximum(top[near] - area.bottom, area.top - bottom[near]), 0)
        best = int(np.argmin(apart))
        return self._lines[int(near[best])] if apart[best] <= beside else None
