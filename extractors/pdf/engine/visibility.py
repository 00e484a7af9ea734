"""Which of a page's text a reader sees: what is hidden on the page is drawn, and is no text of it.

Hidden is what lies off the page, is drawn invisibly, too small to read, in the colour of what lies beneath,
outside of its clip path, or under what was painted later. The text of a scan stays: programs that recognise
letters put it, invisible, over or under the picture of its page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Sequence
from itertools import repeat
from operator import attrgetter, is_
from typing import NamedTuple

from extractors.pdf.engine import pdfium as native
from extractors.pdf.engine.drawn_objects import Bounds, DrawnObject, clip_of
from extractors.pdf.engine.ink import INVISIBLE, Colour, Inks, is_pale
from extractors.pdf.engine.objects import Fill, TextRun
from extractors.pdf.engine.paths import Drawing, share_covered
from extractors.pdf.engine.pictures import has_pattern, is_opaque
from extractors.pdf.engine.run_parts import words_of
from extractors.pdf.engine.text_page import TextPage
from extractors.pdf.engine.tolerances import ENGINE

_BLACK: Colour = (0, 0, 0, 255)


class Visibility(NamedTuple):
    """The runs of a page that are seen, and those that are not; ``pale`` are the orders of those that are
    drawn in light colours."""

    seen: list[TextRun]
    hidden: list[TextRun]
    pale: Collection[int]


def on_page(runs: Iterable[TextRun], width: float, height: float) -> list[TextRun]:
    """The runs whose middle lies on the page as displayed."""
    return [
        run
        for run in runs
        if 0.0 <= (run.x0 + run.x1) / 2 <= width and 0.0 <= (run.top + run.bottom) / 2 <= height
    ]


def visibility(
    runs: list[TextRun],
    chars: TextPage,
    objects: Sequence[DrawnObject],
    drawing: Drawing,
    covers: Sequence[Bounds] = (),
) -> Visibility:
    """Which runs of a page are seen among all that is drawn on it, and ``covers`` laid over it all."""
    width, height = chars.frame.size
    shown = on_page(runs, width, height)
    look = _Look(chars, objects, drawing, share_covered(drawing.pictures, width, height) >= ENGINE.scan_share)
    smallest = min(ENGINE.smallest_type, ENGINE.small_beside * usual_size(shown))
    seen = look.uncovered(look.drawn([run for run in shown if run.size >= smallest]))
    if covers:
        seen = [run for run in seen if all(_share(run, cover) < ENGINE.covered_all for cover in covers)]
    if len(seen) == len(runs) and all(map(is_, seen, runs)):
        return Visibility(runs, [], look.pale)
    whole, kept = set(map(id, seen)), {run.order for run in seen}
    hidden = [part for run in runs if id(run) not in whole for part in _unseen(run, kept, chars)]
    return Visibility(seen, hidden, look.pale)


def _unseen(run: TextRun, kept: Container[int], chars: TextPage) -> list[TextRun]:
    """What of a run is not seen: those of its words that were not kept, all of it where none was."""
    words = words_of(run, chars)
    left = [word for word in words if word.order not in kept]
    return left if len(left) < len(words) else [run]


def usual_size(runs: Iterable[TextRun]) -> float:
    """The type size that most letters are set in; 0 where there are none."""
    letters: dict[float, int] = {}
    for run in runs:
        letters[run.size] = letters.get(run.size, 0) + len(run.text)
    return max(letters, key=letters.__getitem__, default=0.0)


class _Look:
    """One page's painted areas, and how each text object is drawn."""

    def __init__(
        self, chars: TextPage, objects: Sequence[DrawnObject], drawing: Drawing, scanned: bool
    ) -> None:
        self._chars = chars
        self._text = chars.handle
        self._objects = objects
        self._scanned = scanned
        self._orders = {
            handle: order for order, (kind, handle, _) in enumerate(objects) if kind == native.TEXT
        }
        self._inks = Inks()
        self.pale: set[int] = set()
        self._pictures = drawing.pictures
        painted = [fill for fill in (*drawing.fills, *drawing.shapes, *drawing.pictures) if fill.order >= 0]
        self._painted = sorted(painted, key=lambda fill: fill.order)
        self._shapes = {fill.order for fill in drawing.shapes}
        self._is_dark = any(_is_dark(fill) for fill in painted)

    def drawn(self, runs: list[TextRun]) -> list[TextRun]:
        """The runs that are drawn with ink that shows on what lies beneath it, inside of their clip paths."""
        handles = map(native.char_object, repeat(self._text), map(attrgetter("order"), runs))
        return [run for run, handle in zip(runs, handles, strict=True) if self._is_drawn(run, handle)]

    def _is_drawn(self, run: TextRun, handle: int) -> bool:
        order = self._orders.get(handle) if handle else None
        if order is None:
            return not self._objects or not handle
        mode = native.render_mode(handle)
        if mode in INVISIBLE:
            return self._scanned or self._is_over_picture(run)
        colour = self._inks.colour(handle, mode)
        if colour is not None and (colour != _BLACK or self._is_dark):
            if is_pale(colour):
                self.pale.add(run.order)
            if not self._stands_out(run, order, colour):
                return False
        clip = native.clip_path(handle)
        return not clip or native.clip_count(clip) <= 0 or self._is_inside(run, order)

    def _stands_out(self, run: TextRun, order: int, colour: Colour) -> bool:
        """Whether a run's colour is another than that of what was painted beneath it."""
        x, y = _middle(run)
        for fill in reversed(self._painted):
            if fill.order < order and fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom:
                if not fill.colour or self._is_seen_through(fill):
                    return True
                return not _is_same(colour, _parts(fill.colour))
        return self._scanned or not _is_same(colour, (255, 255, 255))

    def _is_seen_through(self, fill: Fill) -> bool:
        """Whether what lies beneath may show through an area, or beside a shape that fills no box."""
        if fill.order in self._shapes:
            return True
        handle = self._objects[fill.order].handle
        return bool(native.has_transparency(handle)) or has_pattern(self._chars.page, handle)

    def _is_over_picture(self, run: TextRun) -> bool:
        x, y = _middle(run)
        return any(
            picture.x0 <= x <= picture.x1 and picture.top <= y <= picture.bottom for picture in self._pictures
        )

    def _is_inside(self, run: TextRun, order: int) -> bool:
        clip = clip_of(self._objects[order].handle, self._objects[order].matrix)
        return clip is None or _share(run, self._chars.frame.box(*clip)) > ENGINE.covered_some

    def uncovered(self, runs: list[TextRun]) -> list[TextRun]:
        """The runs, or those of their words, that nothing was painted over."""
        if not runs:
            return runs
        first = min(self._orders.values(), default=0)
        covers = [fill for fill in self._painted if fill.order > first]
        if not covers:
            return runs
        levels = sorted((run.base, number) for number, run in enumerate(runs))
        covered: dict[int, list[Fill]] = {}
        for fill in covers:
            start = bisect_left(levels, (fill.top, -1))
            for _, number in levels[start : bisect_right(levels, (fill.bottom + ENGINE.x_height * 72, -1))]:
                if self._covers(fill, runs[number]):
                    covered.setdefault(number, []).append(fill)
        kept: list[TextRun] = []
        for number, run in enumerate(runs):
            kept.extend(self._left_over(run, covered[number]) if number in covered else (run,))
        return kept

    def _covers(self, fill: Fill, run: TextRun) -> bool:
        """Whether an area was painted over a run, or over some of it, so that nothing shows through."""
        order = self._orders.get(self._chars.drawn(run.order), -1)
        if not 0 <= order < fill.order or _share(run, fill[:4]) <= ENGINE.covered_some:
            return False
        kind, handle, _ = self._objects[fill.order]
        if kind == native.IMAGE:
            return not self._scanned and is_opaque(self._chars.page, handle)
        return bool(fill.colour) and not self._is_seen_through(fill)

    def _left_over(self, run: TextRun, covers: list[Fill]) -> list[TextRun]:
        """What of a run is still seen beside what covers it."""
        if any(_share(run, fill[:4]) >= ENGINE.covered_all for fill in covers):
            return []
        words = words_of(run, self._chars)
        left = [
            word for word in words if all(_share(word, fill[:4]) < ENGINE.covered_word for fill in covers)
        ]
        return left if len(left) < len(words) else [run]


def _middle(run: TextRun) -> tuple[float, float]:
    y = (run.top + run.bottom) / 2 if run.turned else run.base - ENGINE.x_height / 2 * run.size
    return (run.x0 + run.x1) / 2, y


def _share(run: TextRun, box: Bounds) -> float:
    """The share of a run's small letters that lies in a box."""
    top, bottom = (run.top, run.bottom) if run.turned else (run.base - ENGINE.x_height * run.size, run.base)
    wide = min(run.x1, box[2]) - max(run.x0, box[0])
    high = min(bottom, box[3]) - max(top, box[1])
    area = (run.x1 - run.x0) * (bottom - top)
    return wide * high / area if wide > 0 and high > 0 and area > 0 else 0.0


def _is_same(colour: Colour, other: tuple[int, int, int]) -> bool:
    *parts, share = colour
    return all(
        abs(one - two) * share <= ENGINE.same_colour * 255 for one, two in zip(parts, other, strict=True)
    )


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _is_dark(fill: Fill) -> bool:
    return bool(fill.colour) and max(_parts(fill.colour)) <= ENGINE.same_colour
