"""The lines of a text rendering, each told for what it is: a heading, a table row, a bullet, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from extractors.characters import BULLET_SIGNS, readable
from extractors.layout import Block

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(rf"^(\s*)(?:[-*+](?=\s)|[{re.escape(BULLET_SIGNS)}])\s*(.*)$")
_RULE = re.compile(r"^\s*([-*_=])(?:\s*\1){2,}\s*$")
_GRID_RULE = re.compile(r"^\s*\+(?:[-=]+\+)+\s*$")
_SEPARATOR_CELL = re.compile(r"^\s*:?-{2,}:?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_INDENT = 2  # spaces a level: what Markdown writers and converters use


class LineKind(Enum):
    """What a line of text is."""

    BLANK = auto()
    HEADING = auto()
    ROW = auto()
    BULLET = auto()
    RULE = auto()
    GRID_RULE = auto()
    """The border of a drawn table: "+-----+----+"."""
    PRINTED = auto()
    """Lines of a print-out that were read together."""
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``level`` is a heading's depth (from 1) or a bullet's (from 0); ``cells`` a row's; ``blocks``
    what lines of a print-out make together; ``indent`` counts the blanks before it. ``marker`` is a
    bullet's sign; words that ``begins`` is said of go on with no line before them."""

    kind: LineKind
    text: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    breaks: bool = False
    indent: int = 0
    blocks: tuple[Block, ...] = ()
    marker: str = "-"
    begins: bool = False


def classify(raw: str) -> Line:
    """What a single line is, by itself."""
    text = readable(raw.rstrip("\r\n"))
    if not text.strip():
        return _blank_or_row(text)
    if "\t" in text:
        return _row(text.split("\t"))
    stripped = text.strip()
    if stripped.startswith("|") and len(stripped) > 1:
        return _row(_pipe_cells(stripped))
    if _GRID_RULE.match(text):
        return Line(LineKind.GRID_RULE)
    if _RULE.match(text):
        return Line(LineKind.RULE, stripped[0])
    if heading := _HEADING.match(stripped):
        return Line(LineKind.HEADING, heading[2], len(heading[1]))
    if bullet := _BULLET.match(text):
        return _bullet(bullet)
    return Line(
        LineKind.WORDS, text.strip(), breaks=text.endswith("  "), indent=len(text) - len(text.lstrip())
    )


def _blank_or_row(text: str) -> Line:
    # A line of tabs alone is a row whose cells are all empty: it says nothing, but it is no break either.
    return Line(LineKind.ROW, cells=tuple(text.split("\t"))) if "\t" in text else Line(LineKind.BLANK)


def _row(cells: list[str]) -> Line:
    worded = [cell for cell in cells if cell.strip()]
    if worded and all(_SEPARATOR_CELL.match(cell) for cell in worded):
        return Line(LineKind.RULE, cells=tuple(cells))
    return Line(LineKind.ROW, cells=tuple(cells))


def _pipe_cells(stripped: str) -> list[str]:
    inner = stripped[1:-1] if stripped.endswith("|") and not stripped.endswith("\\|") else stripped[1:]
    return [cell.replace("\\|", "|") for cell in _PIPE.split(inner)]


def _bullet(match: re.Match[str]) -> Line:
    text = match[2]
    # Converters leave the paper's own sign behind the Markdown one: "- · Assessments contain ...".
    inner = re.match(rf"^[{re.escape(BULLET_SIGNS)}]\s*(.*)$", text)
    indent = len(match[1])
    return Line(LineKind.BULLET, (inner[1] if inner else text).strip(), indent // _INDENT, indent=indent)
