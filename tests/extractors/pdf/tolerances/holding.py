"""What holds each tolerance from both sides, and pages as the engine sees them, drawn for it.

Type is 10 points where nothing else is said, and every letter half an em wide, so that a page's measures
can be read off the words that draw it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from extractors.joining.tolerances import JoiningTolerances
from extractors.layout import Table
from extractors.pdf.engine.objects import Face, Fill, PageObjects, Rule, TextRun
from extractors.pdf.engine.tolerances import EngineTolerances
from extractors.pdf.page_layout import Neighbours, PageLayout, SeenPage, lay_out
from extractors.pdf.tables.lattice import ruled_grids
from extractors.pdf.tables.tolerances import TableTolerances
from extractors.pdf.text.bands import bands_of
from extractors.pdf.text.tolerances import TextTolerances
from extractors.pdf.tolerances import PageTolerances

Tolerances = EngineTolerances | TextTolerances | TableTolerances | PageTolerances | JoiningTolerances

SIZE = 10.0
"""Points of the type."""


class Held(NamedTuple):
    """A page that is drawn with one measure left open: read one way ``within`` a tolerance, another way
    ``beyond`` it."""

    tolerances: Tolerances
    name: str
    within: float
    beyond: float
    passes: Callable[[float], bool]


HELD: list[Held] = []


def holds(
    tolerances: Tolerances, name: str, within: float, beyond: float
) -> Callable[..., Callable[[float], bool]]:
    """That the page drawn by a function passes at one measure, and no more at the other."""

    def keep(passes: Callable[[float], bool]) -> Callable[[float], bool]:
        HELD.append(Held(tolerances, name, within, beyond, passes))
        return passes

    return keep


def word(
    text: str,
    x: float,
    base: float,
    *,
    size: float = SIZE,
    to: float | None = None,
    leaf: int = -1,
) -> TextRun:
    """A run that begins at ``x`` on the baseline ``base``, and ends where its letters do or ``to`` says."""
    _order[0] += 1
    x1 = x + len(text) * size / 2 if to is None else to
    return TextRun(text, x, base - 0.8 * size, x1, base + 0.2 * size, base, size, _PLAIN, _order[0], leaf)


_order = [0]
_PLAIN = Face()


def chunks(*runs: TextRun, across: Iterable[Rule] = ()) -> list[list[list[str]]]:
    """The lines of the chunks of each band that runs make."""
    bands = bands_of(runs, list(across))
    return [
        [["".join(run.text for run in line) for line in chunk.lines] for chunk in band.chunks]
        for band in bands
    ]


def page(
    runs: Sequence[TextRun],
    across: Sequence[Rule] = (),
    down: Sequence[Rule] = (),
    fills: Sequence[Fill] = (),
) -> PageLayout:
    """An A4 page with these things on it, laid out."""
    marks = PageObjects(1, 595.0, 842.0, list(runs), list(across), list(down), list(fills), 0.0, 0)
    return lay_out(SeenPage(marks, *ruled_grids(list(across), list(down), 50_000)), Neighbours())


def tables(layout: PageLayout) -> list[list[list[str]]]:
    """The words of each table's rows, a merged cell once; paragraphs of a cell parted by ``|``."""
    return [
        [
            ["|".join(item.text for item in cell.items) for cell in table.row(row) if cell.row == row]
            for row in range(table.n_rows)
        ]
        for table in layout.parts
        if isinstance(table, Table)
    ]


def passages(layout: PageLayout) -> list[str]:
    """The paragraphs outside of tables."""
    return [part.item.text for part in layout.parts if not isinstance(part, Table)]


def grid(xs: Sequence[float], ys: Sequence[float]) -> tuple[list[Rule], list[Rule]]:
    """Rules across and down, from edge to edge."""
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]
