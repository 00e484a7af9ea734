"""Where the rows of a table without rules begin: on lines on which texts begin side by side.

A text begins where paper, a rule or another face parts it from the text above, or where that ended although
the next word would have fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from extractors.ocr.tolerances.reading import READING
from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.tables.side_by_side import Level, Piece, Stretch


class Opening(Enum):
    """How the text of a column goes on at a line."""

    PARTED = "paper or a rule stands above"
    BROKEN_OFF = "the text above ended before its line was full"
    CARRIED_ON = "the line above is full"
    UNTOLD = "no line of the column has room for two words"


def starts_row(level: Level, above: Level, stretch: Stretch, across: Sequence[Rule]) -> bool:
    """Whether a row begins at a line of a stretch that stands below another."""
    if any(map(stretch.spans_columns, level.pieces)) or _ends_headings(above, level):
        return True
    openings = {
        stretch.column_of(piece): _opening(piece, stretch, across) for piece in reversed(level.pieces)
    }
    parted = sum(opening is Opening.PARTED for opening in openings.values())
    begun = parted + sum(opening is Opening.BROKEN_OFF for opening in openings.values())
    carried = sum(opening is Opening.CARRIED_ON for opening in openings.values())
    if 0 not in openings:
        return parted >= 1 and begun >= 2 and begun > carried
    if openings[0] is Opening.PARTED:
        return begun >= carried
    return openings[0] is not Opening.CARRIED_ON and begun >= 2 and begun > carried


def _ends_headings(above: Level, level: Level) -> bool:
    """Whether plain text begins below a row of bold headings."""
    return len(above.pieces) > 1 and all(map(_is_bold, above.pieces)) and not any(map(_is_bold, level.pieces))


def _is_bold(piece: Piece) -> bool:
    return piece.text.face.bold


def _opening(piece: Piece, stretch: Stretch, across: Sequence[Rule]) -> Opening:
    above = stretch.above(piece)
    if above is None or stretch.spans_columns(above):
        return Opening.PARTED
    run, last = piece.text, above.text
    step = run.base - last.base
    if step > READING.row_pitch * stretch.pitch * run.size or _rule_between(above, piece, across):
        return Opening.PARTED
    if run.face.bold != last.face.bold:
        return Opening.BROKEN_OFF
    right, word = stretch.right_of(piece, READING.row_padding * run.size), _first_word(run)
    if word + READING.row_space * run.size < right - last.x1:
        return Opening.BROKEN_OFF
    narrow = _first_word(last) + word + READING.row_space * run.size > right - above.x0
    return Opening.UNTOLD if narrow else Opening.CARRIED_ON


def _first_word(run: TextRun) -> float:
    """How wide the first word of a run is."""
    return (run.x1 - run.x0) * len(run.text.split()[0]) / max(len(run.text.rstrip()), 1)


def _rule_between(above: Piece, piece: Piece, across: Sequence[Rule]) -> bool:
    middle = (max(above.x0, piece.x0) + min(above.x1, piece.x1)) / 2
    upper, lower = above.text.base - 0.1 * piece.text.size, piece.text.base - 0.4 * piece.text.size
    return any(upper < rule.at < lower and rule.start <= middle <= rule.end for rule in across)
