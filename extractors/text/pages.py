"""The lines of a text that was printed in pages, with form feeds between them, as one text.

What stands at the head or foot of page after page is the printing's, and a line that a page's end cut goes
on with the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

_PAGE_NUMBER = re.compile(r"\b(?:page|pg?\b\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\b", re.IGNORECASE)
_DIGITS, _BETWEEN = re.compile(r"\d+"), re.compile(r"[^\w#]+")

_EDGE_LINES = 2
"""Lines of a running head or foot: a title, and the number of the page."""


def lines_of(text: str, goes_on: Callable[[str, str], bool]) -> list[str]:
    """The lines of a text without those that run over its pages, but for the first time they stand there.

    ``goes_on`` says whether a line is one text with the line before it: then no blank lines of the pages'
    edges part them.
    """
    pages = [page.splitlines() for page in text.split("\f")]
    if len(pages) == 1:
        return pages[0]
    heads = _running([_edge(page) for page in pages])
    feet = _running([_edge(page[::-1]) for page in pages])
    lines: list[str] = []
    for number, page in enumerate(pages):
        kept = _without(page, heads) if number else page
        kept = _without(kept[::-1], feet)[::-1]
        lines = _joined(lines, kept, goes_on)
    return lines


def _key(line: str) -> str:
    """A line's words without what differs from page to page: its number, and the blanks that set it right."""
    return _BETWEEN.sub("", _DIGITS.sub("#", _PAGE_NUMBER.sub("", line))).casefold()


def _edge(page: Sequence[str]) -> Iterator[str]:
    """The keys of a page's first lines that have words or numbers."""
    worded = (line for line in page if line.strip())
    yield from {_key(line) for line, _ in zip(worded, range(_EDGE_LINES), strict=False)}


def _running(edges: Sequence[Iterator[str]]) -> frozenset[str]:
    """The keys that stand at the edge of more than one page; the number of a page by itself is always one."""
    counts = Counter(key for edge in edges for key in edge)
    return frozenset((*(key for key, count in counts.items() if count > 1), ""))


def _without(page: Sequence[str], running: frozenset[str]) -> Sequence[str]:
    """A page without the blank and the running lines that it begins with."""
    number = worded = 0
    while number < len(page) and worded <= _EDGE_LINES:
        line = page[number]
        if line.strip() and _key(line) not in running:
            break
        worded += bool(line.strip())
        number += 1
    return page[number:]


def _joined(lines: list[str], page: Sequence[str], goes_on: Callable[[str, str], bool]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines or not page:
        return [*lines, *page]
    return [*lines, *page] if goes_on(lines[-1], page[0]) else [*lines, "", *page]
