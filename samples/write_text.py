"""A sample as the text rendering that converters make of a paper: cells parted by tabs, marks inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samples.blocks import CUT, Block, Bullets, Group, Heading, Para, Row, Sample, Table


def to_text(sample: Sample) -> str:
    lines: list[str] = []
    for block in sample.blocks:
        lines.extend(_block(block, sample.running))
        lines.append("")
    return "\n".join(lines)


def _block(block: Block, running: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {block.text}"
    elif isinstance(block, Para):
        yield block.text
    elif isinstance(block, Bullets):
        yield from (f"- {line}" for line in block.lines)
    else:
        yield from _table(block, running)


def _table(table: Table, running: str) -> Iterator[str]:
    header = "\t".join(table.header)
    if table.title:
        yield table.title + "\t" * (len(table.header) - 1)
    if table.header:
        yield header
    for row in table.rows:
        if isinstance(row, Group):
            yield row.text + "\t" * (len(table.widths) - 1)
            continue
        for number, piece in enumerate(_pieces(row)):
            if number:
                yield from ("", running, "", header)
            yield "\t".join(_cell(text) for text in piece)


def _pieces(row: Row) -> Iterator[tuple[str, ...]]:
    """A row's pieces, page by page; a merged cell prints nothing."""
    cells = ["" if col in row.merged else text for col, text in enumerate(row.cells)]
    pages = max(text.count(CUT) for text in cells) + 1
    parted = [(text.split(CUT) + [""] * pages)[:pages] for text in cells]
    return zip(*parted, strict=True)


def _cell(text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    marked = [re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", line.replace("&", "&amp;")) for line in lines]
    if len(marked) < 2 and not any(line.startswith("-") for line in marked):
        return "".join(marked).strip()
    written = ""
    in_list = False
    for line in marked:
        if line.startswith("- "):
            written += (" " if in_list else " <ul> ") + f"• {line[2:]}"
            in_list = True
        elif line.startswith("-- "):
            written += f" ○ {line[3:]}"
        else:
            written += (" </ul>" if in_list else "") + f" <p>{line}</p>"
            in_list = False
    return (written + (" </ul>" if in_list else "")).strip()
