"""Text and Markdown into a `Document`: lines into blocks, contiguous rows into tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, zip_longest

from extractors.continuing import begins_small, bullet_letters, in_bracket, is_open, lettered_bullet
from extractors.layout import Block, Cell, Document, Heading, Item, Paragraph, Table
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from extractors.pdf.text.hyphenation import with_whole_words
from extractors.text.bars import with_outer_bars
from extractors.text.inline import read_inline
from extractors.text.lines import Line, LineKind, classify
from extractors.text.pages import lines_of
from extractors.text.printout import printed_tables
from extractors.text.wrapping import WRAPPED, with_own_lines
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import Limits
from ingest.source import SourceFile
from ingest.text import decode

# A bare line that parts two stretches of table rows this often, word for word, is a running header that
# the rendering left in: a paper has no reason to cut its table with the same title three times over. Once
# is enough where the line stands elsewhere too and the row under it prints the table's heading again.
_RUNNING = 3
# Where no more than one in so many lines with a tab has it between its words, tabs set lines in.
_TABLES = 10
_TAB = "  "
_LEADING = re.compile(r"^\s+")
# A title has a double line under it, a heading a single one.
_UNDERLINES = {"=": 1, "-": 2}
_TITLES = (LineKind.HEADING, LineKind.WORDS)
_MARKUP = re.compile(r"[#*_]+")


def read(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """The layout of a text file: no pages, no boxes.

    Raises `UnreadableDocument`: NO_TEXT where there is not a word in it, TOO_COMPLEX where its tables have
    more cells than `Limits.sheet_cells`.
    """
    raws = _indented(lines_of(decode(source.content), _goes_on_overleaf))
    raws = with_outer_bars(_with_bullets(raws))
    lines = [*_lines(raws, options.limits)]
    if _cells(lines) > options.limits.sheet_cells:
        message = "has tables of more cells than a plan would (limit sheet_cells)."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source.source)
    lines = with_own_lines(lines)
    running = _running_headers(lines)
    blocks = tuple(_blocks(_without_repeats(lines, running)))
    if not blocks:
        raise UnreadableDocument(
            Reason.NO_TEXT, "holds no text.", source=source.source, advice=Reason.EMPTY.advice
        )
    document = Document("text", blocks, running=tuple(running.values()))
    return with_whole_words(document) if any(line.blocks for line in lines) else document


def _indented(raws: Sequence[str]) -> Sequence[str]:
    """The lines with blanks for the tabs that set them in, where the paper parts no cells with tabs."""
    tabbed = [raw for raw in raws if "\t" in raw.strip("\r\n")]
    if not tabbed or sum("\t" in raw.strip() for raw in tabbed) * _TABLES > len(tabbed):
        return raws
    parts = groupby(raws, key=lambda raw: not raw.strip())
    return list(chain.from_iterable(_without_tabs([*part]) for _, part in parts))


def _without_tabs(stretch: list[str]) -> list[str]:
    """Lines that follow one another with blanks before them, unless a tab parts the words of one."""
    if any("\t" in raw.strip() for raw in stretch):
        return stretch
    return [_LEADING.sub(lambda blanks: blanks.group().replace("\t", _TAB), raw) for raw in stretch]


def _cells(lines: Sequence[Line]) -> int:
    """How many cells the tables of some lines take: each row as many as the widest of its table."""
    slots = 0
    for is_blank, stretch in groupby(lines, key=lambda line: line.kind is LineKind.BLANK):
        widths = [] if is_blank else [len(line.cells) for line in stretch if line.kind is LineKind.ROW]
        slots += len(widths) * max(widths, default=0)
    return slots


def _with_bullets(raws: Sequence[str]) -> Sequence[str]:
    """The lines with a bullet for the letter that stands for one at the head of several: "o Review"."""
    letters = bullet_letters(map(str.lstrip, raws))
    if not letters:
        return raws
    return [
        raw.replace(raw.lstrip()[0], "•", 1) if lettered_bullet(raw.lstrip(), letters) else raw
        for raw in raws
    ]


def _lines(raws: Sequence[str], limits: Limits) -> Iterator[Line]:
    """Each line for what it is, the lines of a print-out's table as the one that they make."""
    number = 0
    for printed in printed_tables(raws, limits):
        yield from map(classify, raws[number : printed.start])
        yield Line(LineKind.PRINTED, blocks=printed.blocks)
        number = printed.end
    yield from map(classify, raws[number:])


def _key(line: Line) -> str:
    return _MARKUP.sub("", line.text).casefold().strip()


def _running_headers(lines: Sequence[Line]) -> dict[str, str]:
    """Lines that keep parting rows from rows, by their key, each as first printed."""
    worded = [line for line in lines if line.kind not in (LineKind.BLANK, LineKind.RULE)]
    titles = [line for line in worded if line.kind in _TITLES]
    stands = Counter(map(_key, titles))
    rows = Counter(line.cells for line in worded if line.kind is LineKind.ROW)
    parting: Counter[str] = Counter()
    for before, line, after in zip(worded, worded[1:], worded[2:], strict=False):
        is_title = line.kind in _TITLES
        if is_title and before.kind is LineKind.ROW and after.kind is LineKind.ROW:
            key = _key(line)
            parting[key] += _RUNNING if rows[after.cells] > 1 and stands[key] > 1 else 1
    texts = {_key(line): line.text for line in reversed(titles)}
    return {key: texts[key] for key, count in parting.items() if count >= _RUNNING and key}


def _without_repeats(lines: Sequence[Line], running: dict[str, str]) -> Iterator[Line]:
    """The lines, a running header only where it stands first: there it may be the title."""
    seen: set[str] = set()
    for line in lines:
        if line.kind in _TITLES:
            key = _key(line)
            if key in running and key in seen:
                yield Line(LineKind.BLANK)
                continue
            seen.add(key)
        yield line


def _blocks(lines: Iterator[Line]) -> Iterator[Block]:
    for is_blank, stretch in groupby(lines, key=lambda line: line.kind is LineKind.BLANK):
        if not is_blank:
            ruled = _with_underlined([*stretch])
            yield from _stretch_blocks([line for line in ruled if line.kind is not LineKind.RULE])


def _with_underlined(lines: list[Line]) -> list[Line]:
    """Lines of which the first, where a rule is drawn under it alone, is the heading that it is."""
    drawn = len(lines) > 1 and lines[0].kind is LineKind.WORDS and lines[1].kind is LineKind.RULE
    if not drawn or lines[1].text not in _UNDERLINES or any(line.kind is LineKind.ROW for line in lines):
        return lines
    return [replace(lines[0], kind=LineKind.HEADING, level=_UNDERLINES[lines[1].text]), *lines[2:]]


def _stretch_blocks(lines: list[Line]) -> Iterator[Block]:
    """The blocks of lines that no blank line parts."""
    for is_printed, part in groupby(lines, key=lambda line: bool(line.blocks)):
        if is_printed:
            yield from chain.from_iterable(line.blocks for line in part)
        else:
            yield from _tables_and_prose([*part])


def _tables_and_prose(lines: list[Line]) -> Iterator[Block]:
    """The blocks of lines among which no table was found yet."""
    if any(line.kind is LineKind.GRID_RULE for line in lines):
        lines = list(_grid_rows(lines))
    rows = [number for number, line in enumerate(lines) if line.kind is LineKind.ROW]
    if not rows:
        yield from _prose(lines)
        return
    first, last = rows[0], rows[-1]
    yield from _prose(lines[:first])
    table = _table([line.cells or (line.text,) for line in lines[first : last + 1]])
    if table:
        yield table
    yield from _prose(lines[last + 1 :])


def _grid_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a drawn table, those between two of its borders as the one row that they are."""
    row: tuple[str, ...] | None = None
    for line in lines:
        if line.kind is LineKind.ROW:
            row = tuple(map(" ".join, zip_longest(row or (), line.cells, fillvalue="")))
            continue
        if row is not None:
            yield Line(LineKind.ROW, cells=row)
            row = None
        if line.kind is not LineKind.GRID_RULE:
            yield line
    if row is not None:
        yield Line(LineKind.ROW, cells=row)


def _table(rows: list[tuple[str, ...]]) -> Table | None:
    """A grid of the rows that hold a word; a line without separators among them spans the whole width."""
    worded = [row for row in rows if any(cell.strip() for cell in row)]
    if not worded:
        return None
    width = max(len(row) for row in worded)
    cells: list[Cell] = []
    for number, row in enumerate(worded):
        if len(row) == 1:
            cells.append(Cell(number, 0, col_span=width, items=read_inline(row[0])))
            continue
        padded = (*row, *[""] * (width - len(row)))
        cells.extend(Cell(number, col, items=read_inline(text)) for col, text in enumerate(padded))
    return Table(len(worded), width, tuple(cells))


def _prose(lines: list[Line]) -> Iterator[Block]:
    pending: Line | None = None
    for line in lines:
        if pending is not None and not _carries_on(pending, line):
            yield from _written(pending)
            pending = None
        if line.kind is LineKind.HEADING:
            for item in read_inline(line.text):
                yield Heading(item, line.level)
            continue
        pending = replace(pending, text=f"{pending.text} {line.text}".strip()) if pending else line
        if line.breaks:
            yield from _written(pending)
            pending = None
    if pending is not None:
        yield from _written(pending)


def _carries_on(pending: Line, line: Line) -> bool:
    """Whether a line goes on with a paragraph, or hangs under the text of a bullet or a number."""
    if line.kind is not LineKind.WORDS:
        return False
    begins = _BEGINS.match(line.text) or _NUMBERED.match(line.text)
    hangs = line.indent > pending.indent and not begins and not line.text.startswith("o ")
    if pending.kind is LineKind.BULLET and pending.marker in ("-", ""):
        return hangs
    if hangs and pending.kind is LineKind.BULLET:
        return True
    if hangs and (number := _NUMBERED.match(pending.text)):
        return not (line.begins and _is_title(pending.text[number.end() - 1 :]))
    return _goes_on(pending.text, line.text) and (not line.begins or _expects_more(pending.text))


def _is_title(text: str) -> bool:
    """Whether a numbered line that had room for more is the title of what hangs under it: "2. Design"."""
    return text[:1].isupper() and is_open(text) and len(text.split()) <= _TITLE_WORDS


def _written(line: Line) -> Iterator[Paragraph]:
    return _bullet(line) if line.kind is LineKind.BULLET else _paragraphs(line.text)


# What begins a line of its own: a number ("2. "), an arrow, a label with its colon ("Owner: ", "ACTION: ").
_NUMBERED = re.compile(
    r"(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|\(?[a-z][.)]|\(?[ivx]{1,4}[.)]|\(\d{1,2}\))\s+\S"
)
_BEGINS = re.compile(
    r"[→►➢➤⇒▶]|[=-]{1,2}>|(?:1[.)]|\(a\)|\(i\)|i[.)])\s|"
    r"[A-Z][\w’'/-]*(?: [\w’'/-]+){0,3}:\s"
)
_TITLE_WORDS = 6
# A line that ends in an open bracket or a bare label goes on in the next.
_BARE_LABEL = re.compile(r"\b(?:ACTION|Action)s?:$|(?<=[.;] )[A-Z][a-z]+(?: [a-z]+){0,2}:$")


def _goes_on(before: str, line: str) -> bool:
    """Whether a line carries on a paragraph that was wrapped at a fixed width."""
    if begins_small(line) and not _NUMBERED.match(line):
        return True
    if _expects_more(before):
        return True
    if _BEGINS.match(line) or (_NUMBERED.match(line) and _NUMBERED.match(before)):
        return False
    return len(before) >= WRAPPED and is_open(before) and "<" not in line[:1]


def _expects_more(before: str) -> bool:
    """Whether a text ends within a bracket that it opens, or with a label whose value comes next."""
    return in_bracket(before) or _BARE_LABEL.search(before) is not None


def _goes_on_overleaf(before: str, line: str) -> bool:
    """Whether a page's first line goes on with the last one of the page before; a rule or row does not."""
    worded = any(map(str.isalnum, before)) and not before.rstrip().endswith("|")
    return worded and _goes_on(before.strip(), line.strip())


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for item in read_inline(text):
        yield Paragraph(item)


def _bullet(line: Line) -> Iterator[Paragraph]:
    items = read_inline(line.text)
    if items:
        yield Paragraph(replace(items[0], level=line.level, marker=line.marker))
    for item in items[1:]:
        yield Paragraph(_inside(item, line.level))


def _inside(item: Item, level: int) -> Item:
    return replace(item, level=level + 1 if item.is_bullet else item.level)
