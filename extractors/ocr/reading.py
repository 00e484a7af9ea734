"""The lines of a page as an engine reads them: each by itself, and what is no word of a dictionary again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

import numpy as np
from PIL import Image

from extractors.ocr.accents import with_accents
from extractors.ocr.bars import by_shape, has_bars
from extractors.ocr.cases import as_reference, in_capitals, without_mark
from extractors.ocr.dots import with_points, with_stop
from extractors.ocr.engine import OcrEngine, Word
from extractors.ocr.hooks import with_hooks
from extractors.ocr.looks import (
    AGAIN,
    FIRST,
    LONG,
    LONG_AGAIN,
    Look,
    agreed,
    are_alike,
    is_odd,
    is_short,
    share_read,
)
from extractors.ocr.raster import Area, Grey, Mask
from extractors.ocr.signs import is_ring, sign_of
from extractors.ocr.text_lines import InkLine, TextLines
from extractors.ocr.tolerances.reading import READING
from extractors.ocr.word_ends import parted
from ingest.deadline import give_up_late

_BAR_SIGNS = frozenset("|Il1![]")
_LIKE_LINES = "|/\\[]"
"""What a pen's line is read as beside a word."""


class ReadLine(NamedTuple):
    """A line with its words, in pixels of the page; a sign told by its shape is its first word, with
    ``signed`` true. ``stroke`` is the mean width of its strokes in pixels."""

    line: InkLine
    words: list[Word]
    signed: bool = False
    stroke: float = 0.0


class Crossed(NamedTuple):
    """A page that a pen's lines cross: their pixels, and its picture and ink with them."""

    lines: Mask
    plain: Grey
    ink: Mask

    def touches(self, word: Word, beside: int) -> bool:
        """Whether a line crosses a word, or stands so close beside it that it may hide its end."""
        x0, x1 = max(int(word.x0) - beside, 0), int(word.x1) + beside
        return bool(self.lines[int(word.top) : int(word.bottom), x0:x1].any())


class LineReader:
    """Reads the lines of one page's picture."""

    def __init__(
        self,
        engine: OcrEngine,
        plain: Grey,
        ink: Mask,
        lines: TextLines,
        dpi: float,
        crossed: Crossed | None = None,
    ) -> None:
        self._engine = engine
        self._plain = plain
        self._ink = ink
        self._lines = lines
        self._dpi = dpi
        self._crossed = crossed
        self._known: dict[int, ReadLine] = {}
        self._line: Mask | None = None

    def certainty(self) -> float:
        """The mean confidence of the words of the longest lines; 100 where there is none to judge by."""
        em = self._lines.em
        long = [line for line in self._lines.lines if line.area.width >= READING.read_long * em]
        long.sort(key=lambda line: -line.area.width)
        words = [word for line in long[: READING.read_sample] for word in self.read(line).words]
        if not words:
            return 0.0 if self._lines.lines else 100.0
        return sum(word.confidence for word in words) / len(words)

    def read(self, line: InkLine) -> ReadLine:
        """One line. Raises `OutOfTime`: a page without some of its lines would have other rows."""
        if line.label not in self._known:
            give_up_late()
            self._known[line.label] = self._read(line)
        return self._known[line.label]

    def _read(self, line: InkLine) -> ReadLine:
        own = self._own(line.area, line.label)
        self._line = own
        sign, cut = self._opening_sign(own)
        area = line.area
        words: list[Word] = []
        if sign:
            inked = _inked(own[:, :cut])
            words.append(
                Word(
                    sign,
                    area.x0 + inked.x0,
                    area.top + inked.top,
                    area.x0 + inked.x1,
                    area.top + inked.bottom,
                    100,
                )
            )
            area = area._replace(x0=area.x0 + cut)
            own = own[:, cut:]
        if own.any():
            words += self._whole(_without_rules(self._words(area, own)), line.label)
        return ReadLine(line, words, bool(sign), _stroke(own))

    def _whole(self, words: list[Word], label: int) -> list[Word]:
        """The words of a line; those that a pen's line crosses as they look with it, where that says more."""
        crossed = self._crossed
        if crossed is None:
            return words
        beside = round(READING.read_beside_line * self._lines.em)
        whole: list[Word] = []
        for is_crossed, group in groupby(words, lambda word: crossed.touches(word, beside)):
            own = list(group)
            if is_crossed and not all(word.known for word in own):
                own = self._with_line(own, label, crossed, beside) or own
            whole += own
        return whole

    def _with_line(self, words: list[Word], label: int, crossed: Crossed, beside: int) -> list[Word]:
        """Words side by side with the line that crosses them; none where they are no words so."""
        x0, x1 = max(int(words[0].x0) - beside, 0), min(int(words[-1].x1) + beside, self._ink.shape[1])
        top, bottom = min(int(word.top) for word in words), max(int(word.bottom) for word in words)
        area = Area(x0, top, x1, bottom)
        labels = self._lines.labels[top:bottom, x0:x1]
        own = area.of_mask(crossed.lines) | (area.of_mask(self._ink) & (labels == label))
        marked = LineReader(self._engine, crossed.plain, crossed.ink, self._lines, self._dpi)
        looked = marked._reading(area, own, FIRST)
        read = [word._replace(text=word.text.strip(_LIKE_LINES)) for word in looked]
        read = [word for word in read if word.text]
        return read if all(word.known for word in read) else []

    def _own(self, area: Area, label: int) -> Mask:
        """The line's own ink."""
        labels = self._lines.labels[area.top : area.bottom, area.x0 : area.x1]
        return np.asarray(area.of_mask(self._ink) & (labels == label))

    def _opening_sign(self, own: Mask) -> tuple[str, int]:
        """The sign that a line opens with and how many columns it takes; or none."""
        columns: Mask = np.asarray(own.any(axis=0))
        if not columns.any():
            return "", 0
        # A heading's letters are as large, and as far apart, as the signs of the usual type.
        em = max(self._lines.em, READING.read_line_em * own.shape[0])
        first = int(columns.argmax())
        gap = _first_gap(columns[first:], max(READING.read_apart * em, 2))
        end = first + gap
        shape = own[:, first:end]
        inked = _inked(shape)
        shape = inked.of_mask(shape)
        sign = sign_of(shape, em)
        alone = end >= len(columns) - 1
        if not sign and alone and is_ring(shape, em):
            sign = "o"
        if sign in ("•", "▪") and not alone and inked.bottom > own.shape[0] - 0.05 * em:
            return "", 0
        return sign, min(end + 1, len(columns))

    def _words(self, area: Area, own: Mask) -> list[Word]:
        """The words of a line, those that no dictionary vouches for looked at again."""
        if area.width >= READING.look_wide * self._lines.em:
            words = self._long_line(area, own)
            if words:
                return words
        first = self._reading(area, own, FIRST)
        whole = share_read(first, own.shape[1]) >= READING.look_whole
        if is_short(first) or not whole:
            sure = whole and not any(map(is_odd, first))
            return in_capitals(first if sure else self._again(area, own, first, AGAIN), self._lines.em)
        return self._each(first, area, own, AGAIN)

    def _long_line(self, area: Area, own: Mask) -> list[Word]:
        """The words of a line where each stands by itself; none where it is to be looked at otherwise."""
        read = self._reading(area, own, LONG)
        whole = share_read(read, own.shape[1]) >= READING.look_whole and not is_short(read)
        return self._each(read, area, own, LONG_AGAIN) if whole else []

    def _each(self, read: list[Word], area: Area, own: Mask, looks: Iterable[Look]) -> list[Word]:
        """Words, those that are odd looked at again."""
        words: list[Word] = []
        for word in read:
            x0, x1 = int(word.x0) - area.x0, int(word.x1) - area.x0
            place = area._replace(x0=area.x0 + x0, x1=area.x0 + x1)
            words += self._again(place, own[:, x0:x1], [word], looks) if is_odd(word) else [word]
        return words

    def _again(self, area: Area, own: Mask, first: list[Word], looks: Iterable[Look]) -> list[Word]:
        """What most of several looks at a text say."""
        readings = [first]
        for look in looks:
            readings.append(self._reading(area, own, look))
            if are_alike(readings):
                break
        return agreed(readings, own.shape[1])

    def _reading(self, area: Area, own: Mask, look: Look) -> list[Word]:
        """The words of a line's picture, each with its box on the page and its bars read by their shape."""
        picture, scale, margin = self._picture(area, own, look)
        read = self._engine.read_line(picture, round(self._dpi * scale), bare=look.bare)
        placed = [word._replace(x0=word.x0 / scale - margin, x1=word.x1 / scale - margin) for word in read]
        wide = own.shape[1]
        stretches = (
            parted(placed, own, self._lines.em) if look.bare else [_span(word, wide) for word in placed]
        )
        if stretches is None:
            return []
        words = []
        for word, (x0, x1) in zip(placed, stretches, strict=True):
            part = own[:, x0:x1]
            inked = _inked(part) if part.any() else Area(0, 0, x1 - x0, own.shape[0])
            left, top = area.x0 + x0, area.top
            box = Area(left + inked.x0, top + inked.top, left + inked.x1, top + inked.bottom)
            text, sure = self._by_shape(word.text, box, inked.of_mask(part)), True
            if not (word.known and text.islower()):
                text, sure = with_accents(text, inked.of_mask(part))
            confidence = word.confidence if sure else min(word.confidence, READING.look_disputed)
            words.append(Word(text, box.x0, box.top, box.x1, box.bottom, confidence, word.known))
        return words

    def _by_shape(self, text: str, box: Area, own: Mask) -> str:
        """A word with what is told by shape in it; of small type, as it is with smooth edges."""
        text = as_reference(with_stop(with_hooks(without_mark(text, own), own), own), own)
        if not has_bars(text):
            return with_points(text, own)
        bars = own
        if self._lines.em < READING.read_fine and own.any():
            foreign = box.of_mask(self._ink) & ~own
            smooth = enlarged(
                np.pad(np.where(foreign, np.uint8(255), box.of(self._plain)), 1, constant_values=255),
                READING.read_finer,
            )
            inked = smooth < READING.read_middle
            bars = _inked(inked).of_mask(inked) if inked.any() else own
        return with_points(by_shape(text, bars, self._line), own)

    def _picture(self, area: Area, own: Mask, look: Look) -> tuple[Grey, float, int]:
        """A line cut out for the engine, how many times it was enlarged, and the paper beside it."""
        em = self._lines.em
        cut = area.of(self._plain)
        labels = self._lines.labels[area.top : area.bottom, area.x0 : area.x1]
        foreign = (labels > 0) & ~own & (self._ink[area.top : area.bottom, area.x0 : area.x1])
        margin = round(look.margin * em)
        spare = max(round(look.high * em) - cut.shape[0], 2 * margin)
        paper = ((spare // 2, spare - spare // 2), (margin, margin))
        framed = np.pad(np.where(foreign, np.uint8(255), cut), paper, constant_values=255)
        scale = look.em / em
        if 1 / READING.read_near < scale < READING.read_near:
            return framed, 1.0, margin
        return enlarged(framed, scale), scale, margin


def _span(word: Word, wide: int) -> tuple[int, int]:
    """The columns of a word, among so many."""
    x0 = min(max(int(word.x0), 0), wide - 1)
    return x0, min(max(round(word.x1) + 1, x0 + 1), wide)


def _stroke(own: Mask) -> float:
    """The mean width of the stems in a line: of the stretches of ink along its rows, bars left aside."""
    edges = np.diff(np.pad(own, ((0, 0), (1, 1))).astype(np.int8).ravel())
    widths = np.flatnonzero(edges < 0) - np.flatnonzero(edges > 0)
    stems = widths[widths <= READING.read_stem * len(own)]
    return float(stems.mean()) if stems.size else 0.0


def enlarged(picture: Grey, scale: float) -> Grey:
    """A picture so many times larger, its edges smooth."""
    size = max(round(picture.shape[1] * scale), 1), max(round(picture.shape[0] * scale), 1)
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BICUBIC))


def _without_rules(words: list[Word]) -> list[Word]:
    """The words without what is left of a rule before or after them: a bar taller than any letter."""
    while len(words) > 1 and _is_rule(words[-1], words[:-1]):
        words = words[:-1]
    while len(words) > 1 and _is_rule(words[0], words[1:]):
        words = words[1:]
    return words


def _is_rule(word: Word, others: list[Word]) -> bool:
    if len(word.text) > 1 or word.text not in _BAR_SIGNS:
        return False
    high, wide = word.bottom - word.top, word.x1 - word.x0
    top, bottom = min(other.top for other in others), max(other.bottom for other in others)
    return wide < READING.read_slim * high and (word.text == "|" or high > 1.05 * (bottom - top))


def _first_gap(columns: Mask, least: float) -> int:
    """How many columns come before the first empty stretch of so many; all of them where there is none."""
    empty = 0
    for number, inked in enumerate(columns):
        empty = 0 if inked else empty + 1
        if empty >= least:
            return number - empty + 1
    return len(columns)


def _inked(mask: Mask) -> Area:
    """The rectangle around the ink of a mask that has some."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return Area(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
