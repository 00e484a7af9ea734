"""What a tagged PDF's structure tree says: blocks, and tables with their rows and cells, over all pages.

PDFium knows the tree page by page and cannot tell that a row goes on over the page; so the tree is read
with playa, as the objects that it is made of (ISO 32000-2, 14.7 and 14.8.4). Its text is not: a block is
tied to the drawn runs by page and marked-content number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias, cast

_MOST_ELEMENTS = 1_000_000
"""A 2,000-page agenda pack has some 300,000; a tree with more is no help, and may be no tree."""

_LONGEST_CHAIN = 16
"""Steps from a role of the producer's own to a standard one: two in real files, a loop in bad ones."""

_MOST_SPANNED = 1_000
"""Rows or columns that one cell spans at most: a wrong number must not make a table without end."""

_HEADING = re.compile(r"H([1-6])$")
_CELLS = frozenset(("TD", "TH"))
_BLOCKS = frozenset(("P", "H", "Title", "LI", "Lbl", "LBody", "Caption", "Note", "TOCI", "Code"))

Resolve: TypeAlias = Callable[[object], object]


class Leaf(NamedTuple):
    """The innermost block that a piece of text belongs to: its standard role, its level as a heading (0
    for none), and the number of the table cell that it stands in (-1 for none)."""

    role: str
    level: int
    cell: int


class TaggedCell(NamedTuple):
    """A cell of a table, with the slots that it spans; its place follows from its row and neighbours."""

    table: int
    row: int
    row_span: int
    col_span: int
    header: bool


class Tags(NamedTuple):
    """A structure tree as far as it matters here.

    ``content`` gives, for each page, the number of a leaf by marked-content number; ``tables`` the numbers
    of the cells of each table, row by row. A table with another inside only places things: it has no rows.
    """

    leaves: list[Leaf]
    cells: list[TaggedCell]
    tables: list[list[list[int]]]
    content: Mapping[int, Mapping[int, int]]

    def cell_of(self, leaf: int) -> TaggedCell | None:
        """The table cell that a leaf stands in, if any."""
        number = self.leaves[leaf].cell if leaf >= 0 else -1
        return self.cells[number] if number >= 0 and self.tables[self.cells[number].table] else None


def read_tags(content: bytes, page_count: int) -> Tags | None:
    """The tags of a PDF; None where it has none, or they cannot be read.

    What a damaged tree makes of the parser is nothing to stop at: the pages are read without it then.
    """
    if b"/StructTreeRoot" not in content and b"/ObjStm" not in content:
        return None
    try:
        return _read(content, page_count)
    except MemoryError:
        raise
    except Exception:
        return None


def _read(content: bytes, page_count: int) -> Tags | None:
    import playa

    with playa.parse(content) as document:
        resolve = cast(Resolve, playa.resolve)
        root = resolve(document.catalog.get("StructTreeRoot"))
        if not isinstance(root, dict) or len(document.pages) != page_count:
            return None
        pages: dict[object, int] = {page.pageid: number for number, page in enumerate(document.pages, 1)}
        walk = _Walk(resolve, pages, _roles(resolve, root.get("RoleMap")))
        walk.visit(root.get("K"))
        return walk.tags() if walk.content else None


def _roles(resolve: Resolve, mapped: object) -> dict[str, str]:
    entries = resolve(mapped)
    return (
        {str(own): _name(resolve(role)) for own, role in entries.items()} if isinstance(entries, dict) else {}
    )


def _name(value: object) -> str:
    name = getattr(value, "name", value)
    return name if isinstance(name, str) else ""


class _Place(NamedTuple):
    """Where the walk stands: the page that content without one of its own is on, the leaf and the cell
    that it belongs to, and the table whose rows are met."""

    page: int
    leaf: int = -1
    cell: int = -1
    table: int = -1
    row: int = -1


class _Walk:
    """Goes through a structure tree in its order, without recursion: a hostile tree is deep."""

    def __init__(self, resolve: Resolve, pages: Mapping[object, int], roles: Mapping[str, str]) -> None:
        self._resolve = resolve
        self._pages = pages
        self._roles = roles
        self._leaves: list[Leaf] = []
        self._cells: list[TaggedCell] = []
        self._attributes: list[object] = []
        self._tables: list[list[list[int]]] = []
        self._places_things: set[int] = set()
        self._seen: set[int] = set()
        self.content: dict[int, dict[int, int]] = {}

    def visit(self, root: object) -> None:
        """Walk from a root's kids down."""
        stack: list[tuple[object, _Place]] = [(root, _Place(0))]
        elements = 0
        while stack:
            kid, place = stack.pop()
            if isinstance(kid, int):
                self._add_content(place, kid)
                continue
            number = getattr(kid, "objid", None)
            if isinstance(number, int):
                if number in self._seen:
                    continue
                self._seen.add(number)
            value = self._resolve(kid)
            if isinstance(value, list):
                stack.extend((part, place) for part in reversed(value))
            elif isinstance(value, dict):
                elements += 1
                if elements > _MOST_ELEMENTS:
                    message = "too many structure elements"
                    raise ValueError(message)
                self._element(value, place, stack)

    def _add_content(self, place: _Place, mcid: int) -> None:
        if place.page:
            self.content.setdefault(place.page, {}).setdefault(mcid, self._leaf(place))

    def _leaf(self, place: _Place) -> int:
        if place.leaf >= 0:
            return place.leaf
        self._leaves.append(Leaf("", 0, place.cell))
        return len(self._leaves) - 1

    def _element(
        self, element: Mapping[str, object], place: _Place, stack: list[tuple[object, _Place]]
    ) -> None:
        page = self._pages.get(getattr(element.get("Pg"), "objid", None), place.page)
        place = place._replace(page=page)
        mcid = element.get("MCID")
        if isinstance(mcid, int):
            if "Stm" not in element:  # Content of a form has numbers of its own.
                self._add_content(place, mcid)
            return
        role = self._standard(_name(element.get("S")))
        place = self._enter(role, element, place)
        kids = element.get("K")
        if kids is not None:
            stack.append((kids, place))

    def _standard(self, role: str) -> str:
        for _ in range(_LONGEST_CHAIN):
            mapped = self._roles.get(role, role)
            if mapped == role:
                break
            role = mapped
        return role

    def _enter(self, role: str, element: Mapping[str, object], place: _Place) -> _Place:
        """The place inside an element."""
        if role == "Table":
            self._places_things.update({place.table} - {-1})
            self._tables.append([])
            return _Place(place.page, cell=place.cell, table=len(self._tables) - 1)
        if role == "TR" and place.table >= 0:
            self._tables[place.table].append([])
            return place._replace(row=len(self._tables[place.table]) - 1, leaf=-1)
        if role in _CELLS and place.row >= 0:
            return self._enter_cell(role, element, place)
        heading = _HEADING.match(role)
        if heading or role in _BLOCKS:
            level = int(heading.group(1)) if heading else 0
            self._leaves.append(Leaf("H" if heading else role, level, place.cell))
            return place._replace(leaf=len(self._leaves) - 1)
        return place

    def _enter_cell(self, role: str, element: Mapping[str, object], place: _Place) -> _Place:
        self._cells.append(TaggedCell(place.table, place.row, 1, 1, role == "TH"))
        self._attributes.append(element.get("A"))
        number = len(self._cells) - 1
        self._tables[place.table][place.row].append(number)
        self._leaves.append(Leaf("", 0, number))
        return _Place(place.page, len(self._leaves) - 1, number, place.table, -1)

    def tags(self) -> Tags:
        """What was found; spans are looked up only where rows have different numbers of cells."""
        for number in self._places_things:
            self._tables[number] = []
        for rows in self._tables:
            if len({len(row) for row in rows}) > 1:
                for cell in (cell for row in rows for cell in row):
                    self._look_up_spans(cell)
        return Tags(self._leaves, self._cells, self._tables, self.content)

    def _look_up_spans(self, cell: int) -> None:
        attributes = self._resolve(self._attributes[cell])
        for part in attributes if isinstance(attributes, list) else [attributes]:
            entry = self._resolve(part)
            if isinstance(entry, dict):
                rows, cols = self._resolve(entry.get("RowSpan")), self._resolve(entry.get("ColSpan"))
                found = self._cells[cell]
                self._cells[cell] = found._replace(
                    row_span=_span(rows, found.row_span), col_span=_span(cols, found.col_span)
                )


def _span(value: object, default: int) -> int:
    return min(value, _MOST_SPANNED) if isinstance(value, int) and value > 0 else default
