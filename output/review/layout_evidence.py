"""From a document's layout to what is shown beside its actions; pictures are rendered elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.layout import Box, Cell, Document, Item, Table
from normalise.records import Action
from output.audit.values import letters
from output.review.evidence import (
    ActionEvidence,
    DocumentEvidence,
    MarkedLine,
    MarkedRow,
    Rect,
    Strip,
)
from output.review.places import Spot, WordPlaces
from output.review.rebuilding import flow_of, item_text, rebuilt

# Points shown beside a row, and above and below it: enough for its rules, and no half of another row.
_SIDE_MARGIN = 6.0
_MARGIN = 1.5
# Above the first action of a table stand its headers; more rows than this are a cover sheet.
_MOST_HEAD_ROWS = 3
# The size of a page that the reader has not counted.
_A4 = (595.0, 842.0)
# Lines shown before and after an action that stands in no table.
_LINES_AROUND = 2


def layout_evidence(actions: Sequence[Action], document: Document) -> DocumentEvidence:
    """Where each action stands in its document's layout, with the tables and headers around it."""
    places = WordPlaces(document)
    spots = {action.action_id: places.spot(action) for action in actions}
    heads = _head_rows(spots.values(), document, _contexts(actions))
    evidence = {action.action_id: _evidence(action, spots[action.action_id], places) for action in actions}
    if document.pages:
        tables = {number: document.tables[number] for number in heads}
        strips = {number: _head_strip(table, heads[number], document) for number, table in tables.items()}
        return DocumentEvidence(
            evidence, heads={number: strip for number, strip in strips.items() if strip is not None}
        )
    flow = flow_of(document)
    shown = sorted({*heads, *(block for block in flow if isinstance(block, int))})
    rows = {number: rebuilt(document.tables[number], heads.get(number, 1)) for number in shown}
    return DocumentEvidence(evidence, rows, flow=flow)


def _head_rows(spots: Iterable[Spot | None], document: Document, contexts: frozenset[str]) -> dict[int, int]:
    """For each table with actions, how many rows of column headers stand above the first of them.

    A row that is a recommendation or a section heading of the rows below it is no header.
    """
    first: dict[int, int] = {}
    for spot in spots:
        if spot is not None:
            first[spot.table] = min(spot.row, first.get(spot.table, spot.row))
    heads: dict[int, int] = {}
    for number, row in sorted(first.items()):
        table = document.tables[number]
        above = range(row if row <= _MOST_HEAD_ROWS else 0)
        heads[number] = next((each for each in above if _is_context(table.row(each), contexts)), len(above))
    return heads


def _contexts(actions: Iterable[Action]) -> frozenset[str]:
    named = {text for action in actions for text in (action.section, action.recommendation) if text}
    return frozenset(letters(text) for text in named) - {""}


def _is_context(cells: Iterable[Cell], contexts: frozenset[str]) -> bool:
    return any(letters(cell.text) in contexts for cell in cells)


def _evidence(action: Action, spot: Spot | None, places: WordPlaces) -> ActionEvidence:
    if places.document.pages:
        return ActionEvidence(tuple(_strips(action, spot, places)), head=spot.table if spot else None)
    if spot is not None:
        return ActionEvidence(row=MarkedRow(spot.table, spot.row, spot.cell.col, spot.items))
    line = places.line(action)
    return ActionEvidence(line=_around(*line)) if line else ActionEvidence()


def _around(items: Sequence[Item], at: int) -> MarkedLine:
    start = max(0, at - _LINES_AROUND)
    shown = items[start : at + _LINES_AROUND + 1]
    return MarkedLine(tuple(item_text(item) for item in shown), at - start)


def _strips(action: Action, spot: Spot | None, places: WordPlaces) -> list[Strip]:
    if spot is None:
        return _strips_without_row(action, places)
    document = places.document
    rows = [(spot.table, spot.row), *places.carried_on(action, spot)]
    words = [box for item in spot.cell.items[slice(*spot.items)] for box in item.boxes]
    strips: dict[int, Strip] = {}
    for table, row in rows:
        for strip in _row_strips(document, document.tables[table], row, words):
            strips.setdefault(strip.page, strip)
    return [strips[page] for page in sorted(strips)] or _strips_without_row(action, places)


def _strips_without_row(action: Action, places: WordPlaces) -> list[Strip]:
    """What is known of the place without the row: its box, its lines, or no more than its page."""
    if action.page is None:
        return []
    page = _page_area(places.document, action.page)
    if action.bbox is not None:
        return [Strip(action.page, _area([action.bbox], page), (action.bbox,))]
    line = places.line(action)
    boxes = [_rect(box) for box in line[0][line[1]].boxes if box.page == action.page] if line else []
    return [Strip(action.page, _area(boxes, page) if boxes else page, words=tuple(boxes))]


def _row_strips(document: Document, table: Table, row: int, words: Sequence[Box]) -> list[Strip]:
    """A row on each page that it stands on: across the whole table, as high as its own cells."""
    cells = table.row(row)
    own = [cell for cell in cells if cell.row_span == 1] or list(cells)
    strips: list[Strip] = []
    for page in sorted({box.page for cell in own for box in cell.boxes}):
        rects = _rects(own, page)
        across = [_rect(box) for box in table.boxes if box.page == page] or _rects(cells, page)
        x0, x1 = min(rect[0] for rect in across), max(rect[2] for rect in across)
        top, bottom = min(rect[1] for rect in rects), max(rect[3] for rect in rects)
        area = _area([(x0, top, x1, bottom)], _page_area(document, page))
        outlined = tuple(dict.fromkeys(_cut(rect, top, bottom) for rect in _rects(cells, page)))
        marked = tuple(_rect(box) for box in words if box.page == page)
        strips.append(Strip(page, area, outlined, marked))
    return strips


def _head_strip(table: Table, head_rows: int, document: Document) -> Strip | None:
    cells = [cell for cell in table.cells if cell.row < head_rows]
    pages = [box.page for cell in cells for box in cell.boxes]
    if not pages:
        return None
    rects = _rects(cells, min(pages))
    area = _area(rects, _page_area(document, min(pages)))
    return Strip(min(pages), area, tuple(dict.fromkeys(rects)))


def _rects(cells: Iterable[Cell], page: int) -> list[Rect]:
    return [_rect(box) for cell in cells for box in cell.boxes if box.page == page]


def _rect(box: Box) -> Rect:
    return (round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1))


def _cut(rect: Rect, top: float, bottom: float) -> Rect:
    """A cell that reaches over several rows, as far as it stands beside this one."""
    return (rect[0], max(rect[1], top), rect[2], min(rect[3], bottom))


def _area(rects: Sequence[Rect], page: Rect) -> Rect:
    x0, x1 = min(rect[0] for rect in rects) - _SIDE_MARGIN, max(rect[2] for rect in rects) + _SIDE_MARGIN
    top, bottom = min(rect[1] for rect in rects) - _MARGIN, max(rect[3] for rect in rects) + _MARGIN
    return (max(x0, page[0]), max(top, page[1]), min(x1, page[2]), min(bottom, page[3]))


def _page_area(document: Document, number: int) -> Rect:
    page = next((page for page in document.pages if page.number == number), None)
    width, height = (page.width, page.height) if page else _A4
    return (0.0, 0.0, round(width, 1), round(height, 1))
