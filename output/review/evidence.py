"""What an action is shown with: a strip of its page, the rows of its table, or the lines around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Rect: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner of the page."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a page: ``area`` is shown, ``cells`` are outlined, ``words`` marked."""

    page: int
    area: Rect
    cells: tuple[Rect, ...] = ()
    words: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row of a rebuilt table; ``items`` of the cell in column ``col`` are the action's words."""

    table: int
    row: int
    col: int | None = None
    items: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """Paragraphs, one of which (``at``) is the action."""

    lines: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class ActionEvidence:
    """Where an action stands: on pages, else in a table, else among lines; nothing where it was not found.

    ``head`` is the table whose column headers belong above the strips.
    """

    strips: tuple[Strip, ...] = ()
    head: int | None = None
    row: MarkedRow | None = None
    line: MarkedLine | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell to be shown: its paragraphs and bullets, one text each."""

    row: int
    col: int
    row_span: int
    col_span: int
    items: tuple[str, ...]
    fill: str | None


@dataclass(frozen=True, slots=True)
class RebuiltTable:
    """A table to be shown: ``rows`` are the indices in ``cells`` that each row's slots are covered by.

    The first ``head_rows`` stand above every action: most often the column headers.
    """

    cells: tuple[TableCell, ...]
    rows: tuple[tuple[int, ...], ...]
    head_rows: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as an image (WebP); width and height are the page's, in points."""

    page: int
    width: float
    height: float
    webp: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table of a document, and what was made of it: ``means`` are the meanings of its columns.

    ``headings`` as printed, or its first row where no heading was found. ``inferred`` and ``uncertain`` are
    the columns, by number, whose meaning no heading says, and those of them that may mean something else.
    """

    number: int
    page: int | None
    headings: tuple[str, ...]
    means: tuple[tuple[str, ...], ...]
    kind: str
    is_plan: bool
    why: str
    inferred: tuple[int, ...] = ()
    uncertain: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RowSeen:
    """What a row's cells show that its values do not say.

    ``whole`` names the cells that were left whole with each of several actions; ``is_painted`` says that the
    colour is a cell's fill, and no word.
    """

    whole: tuple[str, ...] = ()
    is_painted: bool = False


@dataclass(frozen=True, slots=True)
class DocumentEvidence:
    """Everything to show beside a document's actions, by their ids; ``trouble`` says why there is less.

    ``heads`` are the strips with the column headers of tables on pages, by the table's index. ``page_count``
    says of how many pages ``pictures`` shows some; ``flow`` is the text of a format without pages: its
    paragraphs, and the numbers of its tables among them. ``seen`` are all tables that have headings,
    ``rows`` what there is to say of the cells of some actions.
    """

    actions: dict[str, ActionEvidence] = field(default_factory=dict)
    tables: dict[int, RebuiltTable] = field(default_factory=dict)
    heads: dict[int, Strip] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    seen: tuple[SeenTable, ...] = ()
    flow: tuple[str | int, ...] = ()
    rows: dict[str, RowSeen] = field(default_factory=dict)
    page_count: int = 0
    trouble: str | None = None
