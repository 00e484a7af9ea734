"""Where rows stand, from the boxes of their cells."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout import Box
from extractors.plan import Place


def place_of(boxes: Sequence[Box], table: int, row: int, page: int | None) -> Place:
    """The place of a row: its box on its first page, and the page on which it ends.

    ``page`` is its table's, for a format that has no boxes.
    """
    if not boxes:
        return Place(table, row, page, page)
    page = min(box.page for box in boxes)
    first = [box for box in boxes if box.page == page]
    around = Box(
        page,
        min(box.x0 for box in first),
        min(box.top for box in first),
        max(box.x1 for box in first),
        max(box.bottom for box in first),
    )
    return Place(table, row, page, max(box.page for box in boxes), around)
