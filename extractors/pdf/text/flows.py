"""What is no table: paragraphs, list items and headings, in the order that a person reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from extractors.layout import Item
from extractors.pdf.engine.objects import TextRun
from extractors.pdf.text.bands import Band
from extractors.pdf.text.lines import Line, lines_of
from extractors.pdf.text.paragraphs import Measure, Style, items_of_groups, paragraphs


class Passage(NamedTuple):
    """A paragraph, list item or heading, and how it is set.

    ``edge`` says that it is a line near the top or bottom of its page, kept apart since it may be a
    running header or footer; ``runs_on`` that but for this it would belong to the passage before.
    ``leaf`` is the number of its tagged block.
    """

    item: Item
    size: float
    bold: bool
    edge: bool = False
    runs_on: bool = False
    leaf: int = -1


class Flow(NamedTuple):
    """Runs that are read one under the other, and the box around them."""

    runs: list[TextRun]
    x0: float
    top: float
    x1: float
    bottom: float


def flows_of(bands: Iterable[Band], tops: list[float]) -> list[Flow]:
    """Bands of prose put together as far as they are read downwards without the top of a table between."""
    held: list[list[Band]] = []
    for band in bands:
        if held and _reads_on(held[-1][-1], band, tops):
            held[-1].append(band)
        else:
            held.append([band])
    return [_flow(bands) for bands in held]


def _reads_on(before: Band, band: Band, tops: list[float]) -> bool:
    if band.top < before.top or band.x0 > before.x1 or before.x0 > band.x1:
        return False
    return not any(before.top < top < band.bottom for top in tops)


def _flow(bands: list[Band]) -> Flow:
    runs = [run for band in bands for chunk in band.chunks for run in chunk.runs]
    return Flow(
        runs,
        min(band.x0 for band in bands),
        min(band.top for band in bands),
        max(band.x1 for band in bands),
        max(band.bottom for band in bands),
    )


def passages_of(flow: Flow, page: int, style: Style, margins: tuple[float, float]) -> list[Passage]:
    """The passages of a flow; ``margins`` are the heights above and below which a line is at the edge."""
    measure = Measure(page, flow.x0, flow.x1, style)
    passages: list[Passage] = []
    groups: list[list[Line]] = []
    marks: list[tuple[bool, bool]] = []
    for group in paragraphs(lines_of(flow.runs), measure):
        for number, part in enumerate(_split_edges(group, margins)):
            groups.append(part)
            marks.append((_at_edge(part[0], margins), number > 0))
    for group, item, (edge, runs_on) in zip(groups, items_of_groups(groups, page), marks, strict=True):
        main = max(group, key=lambda line: len(line.text))
        bold = all(line.bold for line in group)
        passages.append(Passage(item, main.size, bold, edge, runs_on, main.leaf))
    return passages


def _split_edges(group: list[Line], margins: tuple[float, float]) -> list[list[Line]]:
    parts: list[list[Line]] = []
    for line in group:
        if parts and not _at_edge(line, margins) and not _at_edge(parts[-1][-1], margins):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _at_edge(line: Line, margins: tuple[float, float]) -> bool:
    return line.bottom < margins[0] or line.top > margins[1]
