"""A sample as a web page, as a council's site would have shown it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from samples.blocks import CUT, Block, Bullets, Group, Heading, Para, Row, Sample, Table

_STYLE = ".plan { border-collapse: collapse } .plan th { background: #d9d9d9 }"


def to_html(sample: Sample) -> str:
    body = "\n".join(line for block in sample.blocks for line in _block(block))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n{body}\n<footer>{escape(sample.running)}</footer>\n</body>\n</html>\n"
    )


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level}>{_words(block.text)}</h{block.level}>"
    elif isinstance(block, Para):
        yield f"<p>{_words(block.text)}</p>"
    elif isinstance(block, Bullets):
        yield "<ul>"
        yield from (f"<li>{_words(line)}</li>" for line in block.lines)
        yield "</ul>"
    else:
        yield '<table class="plan" border="1">'
        yield from _rows(block)
        yield "</table>"


def _rows(table: Table) -> Iterator[str]:
    width = len(table.widths)
    if table.title:
        yield f'<tr><td colspan="{width}">{_words(table.title)}</td></tr>'
    if table.header:
        yield "<tr>" + "".join(f"<th>{_words(text)}</th>" for text in table.header) + "</tr>"
    for number, row in enumerate(table.rows):
        if isinstance(row, Group):
            yield f'<tr><td colspan="{width}"{_paint(row.fill)}><b>{_words(row.text)}</b></td></tr>'
        else:
            yield "<tr>" + "".join(_cells(row, table.rows[number + 1 :])) + "</tr>"


def _cells(row: Row, below: tuple[Row | Group, ...]) -> Iterator[str]:
    for col, text in enumerate(row.cells):
        if col in row.merged:
            continue
        height = 1
        for other in below:
            if isinstance(other, Group) or col not in other.merged:
                break
            height += 1
        span = f' rowspan="{height}"' if height > 1 else ""
        yield f"<td{span}{_paint(row.fills.get(col))}>{''.join(_lines(text.replace(CUT, '')))}</td>"


def _lines(text: str) -> Iterator[str]:
    """A cell's paragraphs, and its bullets in lists."""
    depth = 0
    for line in filter(str.strip, text.split("\n")):
        found = re.match(r"(-{1,2}) (.*)", line)
        wanted = len(found[1]) if found else 0
        yield "<ul>" * (wanted - depth) or "</ul>" * (depth - wanted)
        depth = wanted
        yield f"<li>{_words(found[2])}</li>" if found else f"<p>{_words(line)}</p>"
    yield "</ul>" * depth


def _words(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text, quote=False))


def _paint(fill: str | None) -> str:
    return f' style="background-color: #{fill}"' if fill else ""
