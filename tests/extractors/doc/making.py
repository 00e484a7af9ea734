"""Word 97 files as bytes, written anew for a test: paragraphs with modifiers, and the parts beside them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors import read
from extractors.doc.fib import Place
from extractors.doc.sprms import Code
from extractors.layout import Document, Table
from ingest import DEFAULT_LIMITS
from ingest.opening import check_content
from tests.hostile.compound import compound

PAGE = 512
_TEXT_AT = 1024
_PAIRS = 93


@dataclass(frozen=True)
class Run:
    """Characters with modifiers."""

    text: str
    modifiers: bytes = b""


@dataclass(frozen=True)
class Para:
    """A paragraph; ``end`` is the sign that ends it."""

    runs: tuple[Run, ...]
    end: str = "\r"
    style: int = 0
    modifiers: bytes = b""


@dataclass(frozen=True)
class Paper:
    """A file: its stories in order, and the parts of its table stream that the maker does not write.

    ``clx`` and ``length`` are the table of pieces and the main story's length, where they are not those of
    the paragraphs as they stand.
    """

    main: Sequence[Para]
    headers: Sequence[Para] = ()
    boxes: Sequence[Para] = ()
    notes: Sequence[Para] = ()
    comments: Sequence[Para] = ()
    endnotes: Sequence[Para] = ()
    parts: Mapping[Place, bytes] = field(default_factory=dict)
    length: int | None = None
    data: bytes = b""
    wide: bool = True
    clx: bytes | None = None
    version: tuple[int, int] = (0xA5EC, 0xC1)
    flags: int = 0x0200
    more: Mapping[str, bytes] = field(default_factory=dict)


def sprm(code: int, *operand: int | bytes) -> bytes:
    """A modifier; numbers are written in the length that the code tells, bytes as they are, with a length
    before them where the code needs one."""
    size = (1, 1, 2, 4, 2, 2, 0, 3)[code >> 13]
    body = b"".join(
        part if isinstance(part, bytes) else (part & (1 << 8 * (size or 1)) - 1).to_bytes(size or 1, "little")
        for part in operand
    )
    head = b""
    if code == Code.CELLS:
        head = struct.pack("<H", len(body) + 1)
    elif not size:
        head = bytes([len(body)])
    return struct.pack("<H", code) + head + body


def para(text: str = "", modifiers: bytes = b"", *, end: str = "\r", style: int = 0) -> Para:
    """A paragraph of one run."""
    return Para((Run(text),) if text else (), end, style, modifiers)


IN_TABLE = sprm(Code.IN_TABLE, 1)


def cell(text: str, *runs: Run) -> Para:
    """The last paragraph of a cell."""
    return Para((Run(text), *runs) if text or runs else (), "\x07", 0, IN_TABLE)


def cells(*edges: int, flags: Mapping[int, int] | None = None) -> bytes:
    """The modifier that defines the cells of a row between edges, in twentieths of a point."""
    count = len(edges) - 1
    marks = [struct.pack("<H18x", (flags or {}).get(number, 0)) for number in range(count)]
    return sprm(Code.CELLS, bytes([count]) + struct.pack(f"<{count + 1}h", *edges) + b"".join(marks))


def row(modifiers: bytes) -> Para:
    """The mark that ends a row."""
    return Para((), "\x07", 0, IN_TABLE + sprm(Code.ROW_END, 1) + modifiers)


def grid(rows: Sequence[Sequence[str]], width: int = 2000) -> list[Para]:
    """A table of plain cells."""
    found: list[Para] = []
    for texts in rows:
        found += [cell(text) for text in texts]
        found.append(row(cells(*(width * number for number in range(len(texts) + 1)))))
    return found


def doc(paper: Paper) -> bytes:
    """The file."""
    stories = (paper.main, paper.notes, paper.headers, paper.comments, paper.endnotes, paper.boxes)
    lengths = [sum(len(_text(one)) for one in story) for story in stories]
    paragraphs = [one for story in stories for one in story]
    text = "".join(_text(one) for one in paragraphs)
    width = 2 if paper.wide else 1
    encoded = text.encode("utf-16-le" if paper.wide else "cp1252")
    stream = bytes(_TEXT_AT) + encoded
    stream = stream.ljust(-(-len(stream) // PAGE) * PAGE, b"\0")
    pages: dict[Place, bytes] = {}
    for place, spans in (
        (Place.PARAGRAPH_PAGES, _paragraph_spans(paragraphs, width)),
        (Place.CHARACTER_PAGES, _character_spans(paragraphs, width)),
    ):
        written = _pages(spans, of_paragraphs=place is Place.PARAGRAPH_PAGES)
        first = len(stream) // PAGE
        offsets = [spans[0].start, *(group[-1].end for group, _ in written)]
        pages[place] = struct.pack(f"<{len(offsets)}I", *offsets) + struct.pack(
            f"<{len(written)}I", *range(first, first + len(written))
        )
        stream += b"".join(page for _, page in written)
    clx = paper.clx if paper.clx is not None else clx_of([(len(text), _TEXT_AT, paper.wide, 0)])
    table, places = _table({**pages, Place.PIECES: clx, **paper.parts})
    fib = _fib(paper, lengths, places)
    stream = fib + stream[len(fib) :]
    return compound(
        {
            "WordDocument": stream,
            "1Table": table,
            **({"Data": paper.data} if paper.data else {}),
            **paper.more,
        }
    )


def clx_of(pieces: Sequence[tuple[int, int, bool, int]], shared: Sequence[bytes] = ()) -> bytes:
    """A piece table of pieces (characters, first byte, whether of two bytes each, modifier)."""
    positions = [0]
    for count, *_ in pieces:
        positions.append(positions[-1] + count)
    body = struct.pack(f"<{len(positions)}I", *positions)
    for _, offset, wide, modifier in pieces:
        body += struct.pack("<HIH", 0, offset if wide else offset * 2 | 0x4000_0000, modifier)
    lists = b"".join(b"\x01" + struct.pack("<H", len(one)) + one for one in shared)
    return lists + b"\x02" + struct.pack("<I", len(body)) + body


def summary(values: Mapping[int, bytes | int]) -> bytes:
    """A summary stream ([MS-OLEPS]) of texts in the code page that value 1 names, and of short numbers."""
    bodies = {
        number: struct.pack("<IHxx", 2, value)
        if isinstance(value, int)
        else struct.pack("<II", 30, len(value) + 1) + value.ljust(len(value) // 4 * 4 + 4, b"\0")
        for number, value in values.items()
    }
    at = 8 + 8 * len(bodies)
    places, body = b"", b""
    for number, content in bodies.items():
        places += struct.pack("<II", number, at + len(body))
        body += content
    section = struct.pack("<II", at + len(body), len(bodies)) + places + body
    identity = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
    return struct.pack("<HHI16xI16sI", 0xFFFE, 0, 2, 1, identity, 48) + section


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    body: bytes


def _text(paragraph: Para) -> str:
    return "".join(run.text for run in paragraph.runs) + paragraph.end


def _paragraph_spans(paragraphs: Sequence[Para], width: int) -> list[_Span]:
    found, at = [], _TEXT_AT
    for one in paragraphs:
        end = at + width * len(_text(one))
        body = struct.pack("<H", one.style) + one.modifiers
        body += b"\0" * (len(body) % 2)
        found.append(_Span(at, end, b"\0" + bytes([len(body) // 2]) + body))
        at = end
    return found


def _character_spans(paragraphs: Sequence[Para], width: int) -> list[_Span]:
    found, at = [], _TEXT_AT
    for one in paragraphs:
        runs = [*one.runs, Run(one.end)]
        for run in runs:
            end = at + width * len(run.text)
            if end > at:
                found.append(_Span(at, end, bytes([len(run.modifiers)]) + run.modifiers))
            at = end
    return found


def _pages(spans: Sequence[_Span], *, of_paragraphs: bool) -> list[tuple[list[_Span], bytes]]:
    """The spans in as many pages as they need."""
    entry = 13 if of_paragraphs else 1
    groups: list[list[_Span]] = [[]]
    room = PAGE - 5
    for span in spans:
        need = 4 + entry + len(span.body) + 2
        if need > room:
            groups.append([])
            room = PAGE - 5
        groups[-1].append(span)
        room -= need
    return [(group, _page(group, entry)) for group in groups]


def _page(group: Sequence[_Span], entry: int) -> bytes:
    page = bytearray(PAGE)
    page[-1] = len(group)
    struct.pack_into(f"<{len(group) + 1}I", page, 0, *(span.start for span in group), group[-1].end)
    at = PAGE - 1
    for number, span in enumerate(group):
        at = (at - len(span.body)) // 2 * 2
        page[at : at + len(span.body)] = span.body
        page[4 * (len(group) + 1) + entry * number] = at // 2
    return bytes(page)


def _table(parts: Mapping[Place, bytes]) -> tuple[bytes, dict[Place, tuple[int, int]]]:
    table, places = b"", {}
    for place, content in parts.items():
        places[place] = (len(table), len(content))
        table += content
    return table, places


def _fib(paper: Paper, lengths: Sequence[int], places: Mapping[Place, tuple[int, int]]) -> bytes:
    ident, version = paper.version
    main, notes, headers, comments, endnotes, boxes = lengths
    main = main if paper.length is None else paper.length
    start = struct.pack("<HH6xH20x", ident, version, paper.flags)
    start += struct.pack("<H28x", 14)
    start += struct.pack("<H12x8i44x", 22, main, notes, headers, 0, comments, endnotes, boxes, 0)
    pairs = [0] * (2 * _PAIRS)
    for place, (offset, size) in places.items():
        pairs[2 * place : 2 * place + 2] = offset, size
    return start + struct.pack(f"<H{len(pairs)}I", _PAIRS, *pairs)


def opened(paper: Paper) -> Document:
    return read(check_content(doc(paper), DEFAULT_LIMITS, source="plan.doc"))


def texts(paper: Paper) -> list[str]:
    return list(opened(paper).texts())


def table(*paragraphs: Para, **more: bytes) -> Table:
    (found,) = opened(Paper([*paragraphs, para("After")], **more)).tables  # type: ignore[arg-type]
    return found


def shown(found: Table) -> list[list[str]]:
    return [[found.at(at, col).text for col in range(found.n_cols)] for at in range(found.n_rows)]
