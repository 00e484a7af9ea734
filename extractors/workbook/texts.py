"""A cell's text into items: its lines, each a paragraph or a bullet at the depth at which it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.characters import readable
from extractors.layout import Item, Run
from extractors.runs import tidy_runs, with_typed_bullet

_LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
# One line under a colon is a value and not a list; a few words before it are a label.
_A_LIST, _LEAD_IN_WORDS = 2, 4
# What a program writes where a control character stood (ECMA-376 part 1, 22.4.2.4).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text of an OOXML file with its escaped characters put back."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def cell_items(runs: Sequence[Run]) -> tuple[Item, ...]:
    """The items of a cell whose text is given as runs with line breaks in them."""
    found: list[tuple[int, Item]] = []
    stretch: list[Item] = []
    for line in (*_lines(runs), []):
        text = "".join(run.text for run in line)
        tidy = tidy_runs(line)
        if tidy:
            found.append((len(text) - len(text.lstrip()), with_typed_bullet(Item(tidy))))
        else:
            stretch.extend(_listed(list(_levelled(found))))
            found = []
    return tuple(stretch)


def _listed(items: list[Item]) -> list[Item]:
    """The items of a stretch that no blank line parts: those under a lead-in are its list, for a cell has no
    other way to show one than to begin new lines."""
    lead_in = next((number for number, item in enumerate(items) if _leads_in(item)), len(items))
    listed = items[lead_in + 1 :]
    if len(listed) < _A_LIST or any(item.is_bullet for item in items) or any(map(_leads_in, listed)):
        return items
    return [*items[: lead_in + 1], *(replace(item, level=0) for item in listed)]


def _leads_in(item: Item) -> bool:
    """Whether a line announces those below it; fewer words before its colon are a label of what follows."""
    text = item.text.rstrip()
    return text.endswith(":") and len(text.split()) >= _LEAD_IN_WORDS


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        first, *rest = _LINE_END.split(readable(_LINE_END.sub("\n", run.text)))
        if first:
            line.append(replace(run, text=first))
        for text in rest:
            yield line
            line = [replace(run, text=text)] if text else []
    yield line


def _levelled(lines: Sequence[tuple[int, Item]]) -> Iterator[Item]:
    """The items, a bullet one deeper where it is typed further in, or under another sign, than the one above.

    A cell has no lists: how far a line is indented, and which sign it begins with, is all that it shows.
    """
    above: list[tuple[int, str]] = []
    for indent, item in lines:
        if not item.is_bullet:
            above = []
            yield item
            continue
        known = next((depth for depth, seen in enumerate(above) if seen == (indent, item.marker)), None)
        if known is not None:
            del above[known + 1 :]
        else:
            while above and above[-1][0] > indent:
                above.pop()
            above.append((indent, item.marker))
        yield replace(item, level=len(above) - 1)
