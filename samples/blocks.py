"""What a sample paper is made of, before it is written as text, Word or PDF.

A cell's text is written as lines: each a paragraph, ``- `` and ``-- `` begin bullets of the first and second
level, ``**words**`` are bold. ``CUT`` stands where the page of the text rendering breaks: there the table is
cut, and goes on under the running header and its headings again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

CUT = "\f"


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Para:
    text: str


@dataclass(frozen=True)
class Bullets:
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A row over the whole width of a table."""

    text: str
    fill: str | None = None


@dataclass(frozen=True)
class Row:
    """A row; ``fills`` paints cells by their column. ``merged`` columns go on from the row above."""

    cells: tuple[str, ...]
    fills: dict[int, str] = field(default_factory=dict)
    merged: tuple[int, ...] = ()


@dataclass(frozen=True)
class Table:
    """``widths`` are in centimetres; without a header the first row is a row like any other."""

    header: tuple[str, ...]
    rows: tuple[Row | Group, ...]
    widths: tuple[float, ...]
    title: str | None = None


Block = Heading | Para | Bullets | Table


@dataclass(frozen=True)
class Sample:
    """One paper: ``gold`` is the document's line and its actions, as the gold files have them."""

    name: str
    running: str
    blocks: tuple[Block, ...]
    gold: tuple[dict[str, object], ...]
    tagged: bool = False


def row(*cells: str, fills: dict[int, str] | None = None, merged: tuple[int, ...] = ()) -> Row:
    return Row(cells, fills or {}, merged)
