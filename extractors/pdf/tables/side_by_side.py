"""Text that stands side by side outside of grids: the stretches of a page in which the same columns go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.tables.columns import ColumnSpan, spans

_SAME_BASE = 0.45
"""In ems: see `extractors.pdf.text.lines`."""

_TO_SIGN = 4.0
"""In ems: the widest way from a bullet to its text."""

_JUSTIFIED = 1.3
"""In ems: the widest space seen in the justified lines of narrow columns."""

_LEAST_PITCH, _MOST_PITCH = 1.0, 1.6
"""In ems from one line to the next: set solid, and half as far again."""

_USUAL = 0.2
"""The share of all steps down a column below which the usual one is looked for: in a table of short cells
most are steps from row to row."""

_COLUMN_STARTS, _COLUMN_SHARE = 3, 0.3
"""How often, and on which share of the lines, texts begin where a column does: words of justified lines stand
under one another by chance alone."""

_TOUCH = 1.0
"""Points by which texts may overlap and still stand in different columns."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands together on one line: a bullet with its text, or one run."""

    runs: tuple[TextRun, ...]

    @property
    def x0(self) -> float:
        """Where it begins, its bullet counted."""
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.runs[-1].x1

    @property
    def text(self) -> TextRun:
        """Its words."""
        return self.runs[-1]

    @property
    def signed(self) -> bool:
        """Whether a bullet opens it."""
        return self.runs[0].face.symbol


@dataclass(frozen=True, slots=True)
class Level:
    """The pieces on one baseline, left to right."""

    base: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Levels, top to bottom, whose pieces stand in the same columns; ``pitch`` is how far the lines of its
    cells are apart, in ems."""

    levels: tuple[Level, ...]
    columns: tuple[ColumnSpan, ...]
    held: tuple[tuple[Piece, ...], ...]
    pitch: float

    @property
    def top(self) -> float:
        """Where its text begins."""
        return min(piece.text.top for piece in self.levels[0].pieces)

    def column_of(self, piece: Piece) -> int:
        """The number of the column that a piece begins in."""
        return _column_of(self.columns, piece)

    def above(self, piece: Piece) -> Piece | None:
        """The piece that stands above one in its column; None for the first there."""
        own = self.held[self.column_of(piece)]
        number = own.index(piece)
        return own[number - 1] if number else None

    def right_of(self, piece: Piece, padding: float) -> float:
        """How far the text of its column may reach: to the padding before the next, or as some does."""
        column = self.column_of(piece)
        following = self.columns[column + 1].x0 - padding if column + 1 < len(self.columns) else 0.0
        return max(self.columns[column].x1, following)

    def spans_columns(self, piece: Piece) -> bool:
        """Whether a piece stands in several columns."""
        return len(_met(self.columns, piece)) > 1


def stretches_of(runs: Iterable[TextRun], *, by_words: bool = False) -> Iterator[Stretch]:
    """The stretches of a page, top to bottom: a new one begins where text no longer fits the columns.

    ``by_words`` says that a line may have been drawn word by word, and may be justified.
    """
    held: list[Level] = []
    columns: list[ColumnSpan] = []
    levels = _levels(runs)
    for level in _with_whole_lines(levels) if by_words else levels:
        if held and not _fits(columns, level):
            yield _stretch(held, columns)
            held, columns = [], []
        held.append(level)
        columns = _grown(columns, level)
    if held:
        yield _stretch(held, columns)


def _stretch(levels: Sequence[Level], columns: Sequence[ColumnSpan]) -> Stretch:
    held: list[list[Piece]] = [[] for _ in columns]
    for level in levels:
        for piece in level.pieces:
            held[_column_of(columns, piece)].append(piece)
    steps = sorted(
        (piece.text.base - above.text.base) / piece.text.size
        for own in held
        for above, piece in pairwise(own)
    )
    pitch = steps[round(_USUAL * (len(steps) - 1))] if steps else _LEAST_PITCH
    pitch = min(max(pitch, _LEAST_PITCH), _MOST_PITCH)
    return Stretch(tuple(levels), tuple(columns), tuple(map(tuple, held)), pitch)


def _column_of(columns: Sequence[ColumnSpan], piece: Piece) -> int:
    return spans(list(columns), piece.x0, piece.x1)[0]


def _levels(runs: Iterable[TextRun]) -> list[Level]:
    """The lines of a page across all its columns."""
    rows: list[list[TextRun]] = []
    for run in sorted(runs, key=lambda run: (run.base, run.x0)):
        if rows and run.base - rows[-1][0].base <= _SAME_BASE * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [Level(row[0].base, tuple(_pieces(row))) for row in rows]


def _pieces(row: Sequence[TextRun]) -> Iterable[Piece]:
    sign: TextRun | None = None
    for run in sorted(row, key=lambda run: run.x0):
        if sign and run.x0 - sign.x1 <= _TO_SIGN * run.size and not run.face.symbol:
            yield Piece((sign, run))
            sign = None
            continue
        if sign:
            yield Piece((sign,))
        sign = run if run.face.symbol else None
        if sign is None:
            yield Piece((run,))
    if sign:
        yield Piece((sign,))


def _with_whole_lines(levels: Sequence[Level]) -> Iterator[Level]:
    """Lines with the words put together that stand no farther apart than in justified text, but for those
    that begin where texts do on line after line."""
    starts = Counter(round(piece.x0) for level in levels for piece in level.pieces)
    often = max(_COLUMN_STARTS, _COLUMN_SHARE * len(levels))
    for level in levels:
        pieces: list[Piece] = []
        for piece in level.pieces:
            near = bool(pieces) and not _stand_apart(pieces[-1], piece)
            if near and sum(starts[round(piece.x0) + by] for by in (-1, 0, 1)) < often:
                pieces[-1] = Piece(pieces[-1].runs + piece.runs)
            else:
                pieces.append(piece)
        yield Level(level.base, tuple(pieces))


def _fits(columns: Sequence[ColumnSpan], level: Level) -> bool:
    """Whether each piece of a line stands in one column, or in none so far; a line by itself may as well
    stand across them, as a heading over rows does."""
    met = [_met(columns, piece) for piece in level.pieces]
    if len(met) == 1:
        return len(columns) != 1 or bool(met[0])
    crossing = sum(len(each) > 1 for each in met)
    return crossing * 2 < len(met) and not any(
        one == other and one and (len(columns) == 1 or _stand_apart(left, right))
        for (one, left), (other, right) in pairwise(zip(met, level.pieces, strict=True))
    )


def _stand_apart(left: Piece, right: Piece) -> bool:
    """Whether two pieces stand farther from each other than the words of a justified line."""
    return right.x0 - left.x1 > _JUSTIFIED * right.text.size


def _met(columns: Sequence[ColumnSpan], piece: Piece) -> list[int]:
    return [
        number
        for number, column in enumerate(columns)
        if piece.x0 < column.x1 - _TOUCH and piece.x1 > column.x0 + _TOUCH
    ]


def _grown(columns: list[ColumnSpan], level: Level) -> list[ColumnSpan]:
    """Columns with those that the pieces of a line stand in; what reaches over several adds nothing."""
    for piece in level.pieces:
        met = _met(columns, piece)
        if len(met) > 1 or (len(level.pieces) == 1 and not met and columns):
            continue
        if met:
            old = columns[met[0]]
            grown = ColumnSpan(min(old.x0, piece.x0), max(old.x1, piece.x1))
            columns = [*columns[: met[0]], grown, *columns[met[0] + 1 :]]
        else:
            columns = sorted([*columns, ColumnSpan(piece.x0, piece.x1)])
    return columns
