"""Running headers, footers and page numbers: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from extractors.pdf.page_layout import PageLayout
from extractors.pdf.text.flows import Passage
from extractors.pdf.text.page_edges import running_words
from extractors.pdf.tolerances import PAGE

_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.?|pg\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE
)


class _Place(NamedTuple):
    words: str
    at_top: bool


def running_passages(layouts: list[PageLayout], body_size: float) -> set[int]:
    """The ids of the passages that are running headers, footers or page numbers."""
    found: dict[_Place, list[tuple[int, float, Passage]]] = defaultdict(list)
    for layout in layouts:
        for passage in edge_passages(layout):
            box = passage.item.boxes[0]
            place = _Place(running_words(passage.item.text), box.top < layout.height / 2)
            height = box.top if place.at_top else layout.height - box.bottom
            found[place].append((layout.number, height, passage))
    running: set[int] = set()
    for place, seen in found.items():
        running.update(id(passage) for passage in _repeated(place, seen, len(layouts), body_size))
    return running


def edge_passages(layout: PageLayout) -> Iterable[Passage]:
    """The passages of a page that may be running ones."""
    return (part for part in layout.parts if isinstance(part, Passage) and part.edge)


def _repeated(
    place: _Place, seen: list[tuple[int, float, Passage]], pages: int, body_size: float
) -> Iterable[Passage]:
    level = [
        entry
        for entry in seen
        if sum(abs(entry[1] - other[1]) <= PAGE.running_height for other in seen) * 2 >= len(seen)
    ]
    count = len({number for number, _, _ in level})
    if not place.words.strip():
        return []
    if _PAGE_NUMBER.match(place.words.replace("#", "1")):
        return [passage for _, _, passage in level] if count > 1 or pages == 1 else []
    needed = 2 if pages <= 4 else 3
    like_heading = any(
        passage.bold or passage.size > PAGE.running_larger * body_size for _, _, passage in level
    )
    if like_heading:
        needed = max(needed, int(PAGE.running_share * pages))
    return [passage for _, _, passage in level] if count >= needed else []
