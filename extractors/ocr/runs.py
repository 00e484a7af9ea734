"""Words into runs as a PDF's text would give them: baselines, type sizes and left edges made even.

A page is set in a few sizes, its lines stand on common baselines and begin at common edges; what is
measured in ink is a pixel off here and there, and the layout asks for what is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extractors.ocr.engine import Word
from extractors.ocr.reading import ReadLine
from extractors.ocr.tolerances.reading import READING
from extractors.pdf.engine.objects import Face, TextRun
from extractors.pdf.engine.text_runs import BROKEN
from extractors.pdf.engine.tolerances import ENGINE

_BELOW = frozenset("gjpqyQ,;()[]{}/|\\@$§_„")
_HANGING = frozenset("gjpqy")
_HIGH = frozenset("bdfhijkltABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/()[]&%£'\"‘’“”!?")


_SIGN = Face(symbol=True)


class _Piece(NamedTuple):
    """Words that stand close together on one line: with their baseline, size and strokes in pixels."""

    words: list[Word]
    base: float
    size: float
    stroke: float
    sign: bool


class _Setting(NamedTuple):
    """Where a run begins, its baseline and size in points, and whether it is bold."""

    x0: float
    base: float
    size: float
    bold: bool


def runs_of(lines: Sequence[ReadLine], em: float, point: float) -> list[TextRun]:
    """The runs of a page's lines, in points; ``em``, its usual type size, and ``point`` are in pixels."""
    pieces = [piece for line in lines if line.words for piece in _pieces(line, em)]
    if not pieces:
        return []
    pieces = [_beside_its_text(piece, pieces) if piece.sign else piece for piece in pieces]
    sizes = _evened([piece.size for piece in pieces], [_letters(piece) for piece in pieces])
    edges = _levelled(
        [piece.words[0].x0 for piece in pieces], READING.run_same_edge * em, READING.run_widest_edge * em, min
    )
    bases = _levelled(_paced(pieces, edges), READING.run_same_base * em, READING.run_widest_base * em)
    usual = _median([piece.stroke / piece.size for piece in pieces], [_letters(piece) for piece in pieces])
    return [
        _run(piece, _Setting(edge / point, base / point, size / point, _is_bold(piece, usual)), number, point)
        for number, (piece, size, base, edge) in enumerate(zip(pieces, sizes, bases, edges, strict=True))
    ]


def _is_bold(piece: _Piece, usual: float) -> bool:
    """Whether words are set in heavier strokes than most of their page, for their size."""
    heavier = READING.run_bold if _letters(piece) >= READING.run_few else READING.run_clearly_bold
    return piece.stroke > heavier * usual * piece.size


def _beside_its_text(sign: _Piece, pieces: Sequence[_Piece]) -> _Piece:
    """A sign on the baseline, and in the size, of the text that it opens."""
    mark = sign.words[0]
    middle = (mark.top + mark.bottom) / 2
    opened = [
        piece
        for piece in pieces
        if not piece.sign
        and 0 <= piece.words[0].x0 - mark.x1 <= READING.run_indent * piece.size
        and piece.base - piece.size < middle < piece.base + 0.2 * piece.size
    ]
    if not opened:
        return sign
    text = min(opened, key=lambda piece: piece.words[0].x0)
    return sign._replace(base=text.base, size=text.size)


def _pieces(line: ReadLine, em: float) -> Iterable[_Piece]:
    words = list(line.words)
    base, size = _setting(words[1:] if line.signed and len(words) > 1 else words, em)
    if line.signed:
        yield _Piece(words[:1], base, size, line.stroke, True)
        words = words[1:]
    held: list[Word] = []
    for word in words:
        if held and word.x0 - held[-1].x1 > READING.run_wide_gap * size:
            yield _Piece(held, base, size, line.stroke, False)
            held = []
        held.append(word)
    if held:
        yield _Piece(held, base, size, line.stroke, False)


def _setting(words: Sequence[Word], em: float) -> tuple[float, float]:
    """The baseline and the type size of words on one line, in pixels."""
    lettered = [word for word in words if any(map(str.isalnum, word.text))]
    if not lettered:
        middle = sum(word.top + word.bottom for word in words) / (2 * len(words))
        return middle + 0.3 * em, em
    on_base = [word for word in lettered if _BELOW.isdisjoint(word.text)]
    if on_base:
        base = _median([word.bottom for word in on_base], [len(word.text) for word in on_base])
    elif hanging := [word for word in lettered if not _HANGING.isdisjoint(word.text)]:
        sizes = [(word.bottom - word.top) / (READING.run_descender + _height(word)) for word in hanging]
        size = max(_median(sizes, [len(word.text) for word in hanging]), 0.3 * em)
        return _median([word.bottom - READING.run_descender * size for word in hanging]), size
    else:  # Nothing tells how far below the line its ink reaches.
        return _median([word.top + _height(word) * em for word in lettered]), em
    sizes = [(base - word.top) / _height(word) for word in lettered]
    return base, max(_median(sizes, [len(word.text) for word in lettered]), 0.3 * em)


def _height(word: Word) -> float:
    """How far above its baseline a word reaches, in ems."""
    return READING.run_x_height if _HIGH.isdisjoint(word.text) else READING.run_capitals


def _median(values: Sequence[float], weights: Sequence[int] | None = None) -> float:
    ranked = sorted(zip(values, weights or [1] * len(values), strict=True))
    left = sum(weight for _, weight in ranked) / 2
    for value, weight in ranked:
        left -= weight
        if left <= 0:
            return value
    return ranked[-1][0]


def _letters(piece: _Piece) -> int:
    return sum(len(word.text) for word in piece.words)


def _evened(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Sizes with those that are alike made the same: the commonest first, and what is left over beside one of
    them goes to it."""
    left = set(range(len(sizes)))
    groups: list[tuple[float, list[int]]] = []
    while left:
        votes = {
            one: sum(weights[other] for other in left if _alike(sizes[one], sizes[other])) for one in left
        }
        first = max(left, key=lambda one: (votes[one], -one))
        own = [other for other in left if _alike(sizes[first], sizes[other])]
        middle = _median([sizes[one] for one in own], [weights[one] for one in own])
        near = next((group for group in groups if _alike(group[0], middle)), None)
        if near:
            near[1].extend(own)
        else:
            groups.append((middle, own))
        left -= set(own)
    even = list(sizes)
    for middle, own in groups:
        for one in own:
            even[one] = middle
    return even


def _paced(pieces: Sequence[_Piece], edges: Sequence[float]) -> list[float]:
    """The baselines of pieces, those of the lines of a paragraph as far apart as each other: a pixel more or
    less between two of them is none of the paper's."""
    even = [piece.base for piece in pieces]
    held: list[int] = []
    columns = sorted(range(len(pieces)), key=lambda one: (edges[one], pieces[one].base))
    for one in [*columns, -1]:
        if held and (one < 0 or not _goes_on(held, one, pieces)):
            if len(held) > 2:
                pace, first = np.polyfit(range(len(held)), [pieces[each].base for each in held], 1)
                for line, each in enumerate(held):
                    even[each] = float(first + pace * line)
            held = []
        held.append(one)
    return even


def _goes_on(held: Sequence[int], one: int, pieces: Sequence[_Piece]) -> bool:
    """Whether a piece stands below others of its column as those below one another."""
    last, piece = pieces[held[-1]], pieces[one]
    step = piece.base - last.base
    if abs(piece.words[0].x0 - last.words[0].x0) > READING.run_widest_edge * piece.size:
        return False
    if not 0 < step <= READING.row_pitch * piece.size:
        return False
    steps = [pieces[lower].base - pieces[upper].base for upper, lower in pairwise(held)]
    return not steps or abs(step - _median(steps)) <= READING.run_pace_off * piece.size


def _alike(one: float, other: float) -> bool:
    """Whether two measured sizes, in pixels, may be one."""
    return abs(one - other) <= max(READING.run_same_size * one, READING.run_pixels_off / READING.run_x_height)


def _levelled(
    values: Sequence[float],
    apart: float,
    widest: float,
    level: Callable[[list[float]], float] | None = None,
) -> list[float]:
    """Values with those made the same that follow one another closely and are not too far spread."""
    ranked = sorted(range(len(values)), key=lambda index: values[index])
    even = list(values)
    group: list[int] = []
    for index in [*ranked, -1]:
        if group and (
            index < 0
            or values[index] - values[group[-1]] > apart
            or values[index] - values[group[0]] > widest
        ):
            held = [values[each] for each in group]
            same = level(held) if level else _median(held)
            for each in group:
                even[each] = same
            group = []
        group.append(index)
    return even


def _run(piece: _Piece, setting: _Setting, order: int, point: float) -> TextRun:
    x0, base, size, bold = setting
    text = " ".join(word.text for word in piece.words)
    broken = text.endswith("-") and text[-2:-1].isalpha()
    unfinished = text.endswith("/") and "/" in piece.words[-1].text[:-1]  # "MW/GW/" goes on without a space.
    text = text[:-1] + BROKEN if broken else text if unfinished else text + " "
    face = _SIGN if piece.sign else Face(bold=bold)
    x1 = max(piece.words[-1].x1 / point, x0)
    return TextRun(
        text.strip() if piece.sign else text,
        x0,
        base - ENGINE.ascent * size,
        x1,
        base + ENGINE.descent * size,
        base,
        size,
        face,
        order,
    )
