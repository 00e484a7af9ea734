"""A workbook as its readers hand it on, whatever the file format: sheets of cells, not yet tables.

Rows and columns are 0-based, as the file counts them; `Sheet.number` counts from 1, hidden sheets included,
as the tabs of the program do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.layout import Item, Properties
from ingest.codes import Flag, IssueCode
from ingest.issues import Issue, Severity

# What Excel gives a column that nobody has set, in characters of the standard face.
DEFAULT_WIDTH = 8.43

DANGLING = (LookupError, TypeError, ValueError, AttributeError, OverflowError)
"""What the libraries raise, once a file is open, where its cells refer to formats that are not in it."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that holds words or is painted or ruled, with the slots that it covers when merged.

    ``look`` is equal for cells of one format: face, paint, rules and alignment. ``ruled`` says whether a
    line is drawn along its edges, ``wraps`` whether its words stay within it. ``heading`` is a level where
    its style is a heading's. ``is_number`` tells a figure from words.
    """

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    items: tuple[Item, ...] = ()
    fill: str | None = None
    ruled: bool = False
    wraps: bool = False
    is_number: bool = False
    look: str = ""
    heading: int | None = None
    notes: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def text(self) -> str:
        """Its words, a line for each item."""
        return "\n".join(item.text for item in self.items)

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return bool(self.items) and all(item.bold for item in self.items)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: its cells by row and column, and what is hidden in it.

    ``header_rows`` are those that the file itself calls headings: of a table that was declared one, or
    printed again on each page.
    """

    number: int
    name: str
    cells: Mapping[tuple[int, int], SheetCell]
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    widths: Mapping[int, float] = field(default_factory=dict)
    header_rows: frozenset[int] = frozenset()

    def width(self, col: int) -> float:
        """How many characters a column shows."""
        return self.widths.get(col, DEFAULT_WIDTH)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The visible sheets of a workbook, and what its reader has to say of the rest."""

    sheets: tuple[Sheet, ...]
    properties: Properties = field(default_factory=Properties)
    issues: tuple[Issue, ...] = ()


def hidden_sheet(name: str) -> Issue:
    """What is said of a sheet that was skipped because it is hidden."""
    return Issue(
        IssueCode.HIDDEN_SHEET, Severity.NOTE, f"Sheet {name!r} is hidden and was not read.", sheet=name
    )
