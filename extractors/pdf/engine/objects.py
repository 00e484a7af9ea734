"""What is drawn on a page, before anyone asks whether it makes a table.

All coordinates are points from the top left corner of the page as displayed. These records are plain
tuples, since a page has hundreds of them; a page's worth is a `PageObjects`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.pdf.engine.tolerances import ENGINE


class Face(NamedTuple):
    """A typeface as drawn: ``symbol`` fonts draw bullets, not letters."""

    bold: bool = False
    italic: bool = False
    symbol: bool = False


class TextRun(NamedTuple):
    """A stretch of text on one line, in one face, without a wide gap inside.

    ``top`` and ``bottom`` are the font's ascent and descent, not the ink's; ``base`` is the baseline,
    ``order`` the place in the page's content (producers write a cell's lines one after the other),
    ``leaf`` the number of the tagged block that it belongs to (-1 for none). ``text`` ends in a space where
    one was drawn, and in U+00AD where PDFium took the last hyphen for one at a line's end. ``turned`` counts
    quarter turns clockwise: 1 reads down the page, 3 up.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    face: Face
    order: int
    leaf: int = -1
    turned: int = 0
    struck: bool = False


class Rule(NamedTuple):
    """A straight line along the page: ``at`` is y for a horizontal one, x for a vertical one."""

    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """A painted area; ``colour`` is ``#RRGGBB``, empty where it has not one colour; ``order`` is its place
    among all that is painted on the page, -1 for a part of a shape that is told with the whole."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str
    order: int = -1


class PageObjects(NamedTuple):
    """A page's text runs in content order, its rules and its fills; ``pictured`` is the share of it
    that pictures cover; ``skipped`` counts the drawn objects that were too many to look at, ``turned`` the
    quarter turns clockwise by which the page as displayed was turned for its text to read upright, and
    ``hidden`` is the text on it that no reader sees; ``spots`` are signs that stand for their colour,
    ``stamps`` words laid over or under the text; ``undecoded`` counts letters that no font explains."""

    number: int
    width: float
    height: float
    runs: list[TextRun]
    across: list[Rule]
    down: list[Rule]
    fills: list[Fill]
    pictured: float
    skipped: int
    turned: int = 0
    hidden: str = ""
    spots: Sequence[Fill] = ()
    stamps: Sequence[str] = ()
    undecoded: int = 0


def in_body(marks: PageObjects) -> list[TextRun]:
    """The runs of a page that stand between its head and its foot."""
    edge = ENGINE.numbered_edge * marks.height
    return [run for run in marks.runs if run.bottom > edge and run.top < marks.height - edge]
