"""Where a row begins in text that was drawn in one go with what stands above it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from extractors.continuing import begins_small
from extractors.pdf.engine.objects import TextRun
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.bands import Band, Chunk
from extractors.pdf.text.wording import first_word_share


def untangled(bands: list[Band]) -> list[Band]:
    """The bands, with what was drawn in one go with a row above or below it in bands of its own.

    A heading or the last paragraph before a table is followed, in the page's content, by the first cell
    of the row below it; the row's other cells tell on which line the row begins. What follows a row
    without anything beside it is taken apart where it does not run on.
    """
    result: list[Band] = []
    pitches = _pitches(bands)
    for band in bands:
        line = _row_start(band, pitches)
        if line:
            first, *others = band.chunks
            result.extend(_apart(Band([Chunk(first.lines[:line])])))
            result.append(Band([Chunk(first.lines[line:]), *others]))
        elif result and _is_under_first(result[-1], band):
            result.extend(_apart(band))
        else:
            result.append(band)
    return result


def with_whole_stubs(bands: list[Band]) -> list[Band]:
    """Bands of a table, a row's name that takes several lines put together where its cells stand beside the
    last of them, as statistics set it: the lines go on in small letters, and the next row does not."""
    result: list[Band] = []
    for number, band in enumerate(bands):
        following = bands[number + 1] if number + 1 < len(bands) else None
        count = 0
        if len(band.chunks) > 1 and not (following and _goes_on(band, following)):
            while count < len(result) and _goes_on(result[-1 - count], band if not count else result[-count]):
                count += 1
        above = result[len(result) - count :]
        if above and all(len(lone.chunks) == 1 for lone in above):
            lines = [line for lone in above for line in lone.chunks[0].lines] + band.chunks[0].lines
            result[len(result) - count :] = [Band([Chunk(lines), *band.chunks[1:]])]
        else:
            result.append(band)
    return result


def _goes_on(upper: Band, lower: Band) -> bool:
    """Whether the first cell of a band goes on with that of the band right above it."""
    one, two = upper.chunks[0], lower.chunks[0]
    tight = two.first_base - one.base <= TABLES.tight * two.last.size
    alike = one.last.face == two.last.face and abs(one.last.size - two.last.size) < TABLES.same_size
    near = abs(one.x0 - two.x0) <= TABLES.stub_set_in * two.last.size
    return tight and alike and near and begins_small(two.text) and not one.text.rstrip().endswith(":")


def _is_under_first(row: Band, band: Band) -> bool:
    """Whether a lone chunk stands below the first cell of a row, where what follows a table stands too."""
    return len(band.chunks) == 1 < len(row.chunks) and band.x0 < row.chunks[1].x0


def _apart(band: Band) -> list[Band]:
    """A lone chunk's lines as bands that each run on in themselves."""
    chunk = band.chunks[0]
    groups = [[chunk.lines[0]]]
    for before, after in pairwise(chunk.lines):
        if parted(before, after, chunk.x1):
            groups.append([after])
        else:
            groups[-1].append(after)
    return [Band([Chunk(group)]) for group in groups]


def _pitches(bands: list[Band]) -> dict[tuple[int, int], float]:
    """The closest distance of lines below one another, by where the text begins and its size."""
    pitches: dict[tuple[int, int], float] = {}
    for chunk in (band.chunks[0] for band in bands):
        for step in _steps(chunk):
            pitches[_column(chunk)] = min(step, pitches.get(_column(chunk), step))
    return pitches


def _steps(chunk: Chunk) -> list[float]:
    return [two[0].base - one[0].base for one, two in pairwise(chunk.lines)]


def _column(chunk: Chunk) -> tuple[int, int]:
    return round(chunk.x0), round(2 * chunk.last.size)


def _row_start(band: Band, pitches: Mapping[tuple[int, int], float]) -> int:
    """The line of the band's first chunk that its other chunks begin beside, where a row begins there."""
    if len(band.chunks) < 2 or len(band.chunks[0].lines) < 2:
        return 0
    first, *others = band.chunks
    top = min(chunk.first_base for chunk in others)
    for number in range(1, len(first.lines)):
        line = first.lines[number]
        if abs(line[0].base - top) <= TABLES.level * line[0].size:
            set_off = _steps(first)[number - 1] > TABLES.set_off * pitches[_column(first)]
            return number if set_off or parted(first.lines[number - 1], line, others[0].x0) else 0
    return 0


def parted(before: list[TextRun], after: list[TextRun], limit: float) -> bool:
    """Whether a line is no continuation of the one above it: set off, or begun although there was room."""
    one, two = before[0], after[0]
    if (
        abs(one.x0 - two.x0) > TABLES.off_edge
        or one.face.bold != two.face.bold
        or abs(one.size - two.size) > TABLES.parted_size
    ):
        return True
    text = "".join(run.text for run in after)
    word = (after[-1].x1 - two.x0) * first_word_share(text)
    return limit - before[-1].x1 > word + TABLES.parted_room * two.size
