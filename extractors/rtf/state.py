"""What holds at a place of an RTF file: the face, the paragraph, and the row that is being defined."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field

from extractors.rtf.prolog import Prolog
from extractors.wordprocessing.gathering import CellForm, RowForm
from extractors.wordprocessing.shading import blended


@dataclass(slots=True)
class Face:
    """The face of the characters; colours and the font are numbers of the file's tables."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    font: int | None = None
    half_points: int = 24
    colour: int = 0
    background: int = 0


@dataclass(slots=True)
class ParagraphForm:
    """A paragraph but for its words; ``depth`` is None where only "in a table" is said."""

    style: int = 0
    in_table: bool = False
    depth: int | None = None
    list_number: int = 0
    level: int = 0
    old_level: int | None = None

    @property
    def tables(self) -> int:
        """How many tables it stands in, one inside another."""
        if self.depth is not None and self.depth > 0:
            return self.depth
        return 1 if self.in_table else 0


@dataclass(slots=True)
class State:
    """What a group begins with, and gives back when it ends. ``skipped`` is set where nothing is
    read, ``in_code`` in the code of a field."""

    face: Face = field(default_factory=Face)
    paragraph: ParagraphForm = field(default_factory=ParagraphForm)
    destination: str = ""
    skipped: bool = False
    in_code: bool = False
    fallback: int = 1  # how many characters stand behind a Unicode one for programs that do not know it

    def inner(self) -> State:
        """The state with which a group in this one begins."""
        return State(
            copy(self.face), copy(self.paragraph), self.destination, self.skipped, self.in_code, self.fallback
        )


@dataclass(slots=True)
class _Shade:
    fore: int = 0
    back: int = 0
    share: int = 0  # in hundredths of a percent

    def fill(self, prolog: Prolog) -> str | None:
        return blended(
            prolog.colour(self.fore), prolog.colour(self.back), max(0, min(self.share // 10, 1000))
        )


@dataclass(slots=True)
class _CellBeingDefined:
    merges_left: bool = False
    merges_up: bool = False
    shade: _Shade = field(default_factory=_Shade)
    style_shade: _Shade = field(default_factory=_Shade)


_SHADES = {
    "clcbpat": ("shade", "back"),
    "clcfpat": ("shade", "fore"),
    "clshdng": ("shade", "share"),
    "clcbpatraw": ("style_shade", "back"),
    "clcfpatraw": ("style_shade", "fore"),
    "clshdngraw": ("style_shade", "share"),
}
_MOST_CELLS = 1000


@dataclass(slots=True)
class RowBeingDefined:
    """The definition of a row, word by word, from ``\\trowd`` on."""

    left: int = 0
    header: bool = False
    cells: list[CellForm] = field(default_factory=list)
    _cell: _CellBeingDefined = field(default_factory=_CellBeingDefined)
    _row_shade: _Shade = field(default_factory=_Shade)

    def word(self, name: str, number: int | None, prolog: Prolog) -> bool:
        """Take a word; whether it was one of a row's."""
        if name == "trowd":
            self.left, self.header, self.cells = 0, False, []
            self._cell, self._row_shade = _CellBeingDefined(), _Shade()
        elif name == "trleft":
            self.left = number or 0
        elif name == "trhdr":
            self.header = True
        elif name == "cellx":
            self._end_cell(number or 0, prolog)
        elif name in ("clmrg", "clvmrg"):
            self._cell.merges_left |= name == "clmrg"
            self._cell.merges_up |= name == "clvmrg"
        elif name in _SHADES:
            shade, part = _SHADES[name]
            setattr(getattr(self._cell, shade), part, number or 0)
        elif name == "trcbpat":
            self._row_shade.back = number or 0
        else:
            return False
        return True

    def _end_cell(self, right: int, prolog: Prolog) -> None:
        cell = self._cell
        fill = cell.shade.fill(prolog) or cell.style_shade.fill(prolog) or self._row_shade.fill(prolog)
        if len(self.cells) < _MOST_CELLS:
            self.cells.append(CellForm(right, cell.merges_left, cell.merges_up, fill))
        self._cell = _CellBeingDefined()

    def form(self) -> RowForm:
        """The row as it is defined now."""
        return RowForm(self.left, tuple(self.cells), self.header)
