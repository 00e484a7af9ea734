"""The sheets of an Excel package looked at before openpyxl: how much it would build, what was never saved."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from ingest.errors import Reason, UnreadableDocument
from ingest.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ingest.source import SourceFile

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_LAST_ROW, _LAST_COL = 1_048_576, 16_384
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(slots=True)
class SheetPart:
    """What a sheet's part holds; rows and columns count from 1, as openpyxl's do. ``is_odd`` says whether a
    cell or a merged area has a place outside any sheet."""

    unsaved_formulas: set[tuple[int, int]] = field(default_factory=set)
    is_odd: bool = False
    last_row: int = 0
    last_col: int = 0


def check_parts(source: SourceFile, limits: Limits) -> dict[str, SheetPart]:
    """The sheets by name.

    Raises `UnreadableDocument`: TOO_COMPLEX where the cells and merged slots of all sheets together are more
    than ``limits.sheet_cells``, TOO_LARGE where their texts have more characters than ``limits.text_bytes``,
    CORRUPT where a part is no XML or a reference points outside any sheet.
    """
    from lxml import etree

    budget = _Budget(limits.sheet_cells, limits.text_bytes, source.source)
    found: dict[str, SheetPart] = {}
    try:
        with zipfile.ZipFile(BytesIO(source.content)) as package:
            lengths = _shared_lengths(package)
            for part, sheet in sheet_parts(package).items():
                found[sheet] = _look_through(package, part, lengths, budget)
    except (etree.LxmlError, KeyError, ValueError) as trouble:
        message = f"is damaged: a sheet of the workbook cannot be read ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source) from trouble
    return found


@dataclass(slots=True)
class _Budget:
    """How many cells may still come, and how many characters of texts that cells share."""

    cells: int
    characters: int
    source: str

    def take(self, cells: int) -> None:
        self.cells -= cells
        if self.cells < 0:
            message = "has more cells than a plan would (limit sheet_cells)."
            raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=self.source)

    def take_text(self, length: int) -> None:
        self.characters -= length
        if self.characters < 0:
            message = "has more text in its cells than a plan would (limit text_bytes)."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=self.source)


def _shared_lengths(package: zipfile.ZipFile) -> list[int]:
    """How long the texts are that cells refer to: one long one in each of many cells is a bomb."""
    part = "xl/sharedStrings.xml"
    if part not in package.namelist():
        return []
    found: list[int] = []
    for text in _elements(package, part, "{*}si"):
        found.append(sum(map(len, text.itertext())))
    return found


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The name of the sheet of each part that holds one; a part's own where no sheet refers to it."""
    known = _parts_by_sheet(package)
    return {
        part: known.get(part, part)
        for part in package.namelist()
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part) or part in known
    }


def _parts_by_sheet(package: zipfile.ZipFile) -> dict[str, str]:
    """The names of sheets by their parts."""
    book = element_tree(package, "xl/workbook.xml")
    targets = {
        each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target") or "")).lstrip("/")
        for each in element_tree(package, "xl/_rels/workbook.xml.rels")
    }
    return {
        targets[identity]: each.get("name") or ""
        for each in book.iter("{*}sheet")
        if (identity := each.get(_ID) or each.get(_STRICT_ID)) in targets
    }


def element_tree(package: zipfile.ZipFile, part: str) -> _Element:
    """The root of a part. Raises KeyError where there is none of that name, LxmlError where it is no XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(part), parser)


def _look_through(package: zipfile.ZipFile, name: str, lengths: Sequence[int], budget: _Budget) -> SheetPart:
    part = SheetPart()
    for element in _elements(package, name, "{*}c", "{*}mergeCell"):
        tag = str(element.tag).rpartition("}")[2]
        try:
            if tag == "mergeCell":
                budget.take(area(element.get("ref") or ""))
                continue
            row, col = _place(element, part)
        except ValueError:
            row, col, part.is_odd = part.last_row, part.last_col + 1, True
        budget.take(1)
        budget.take_text(_shared_length(element, lengths))
        part.last_row, part.last_col = max(part.last_row, row), max(part.last_col, col)
        if _is_unsaved(element):
            part.unsaved_formulas.add((row, col))
    return part


def _shared_length(cell: _Element, lengths: Sequence[int]) -> int:
    """How long the text is that a cell refers to; nothing where it refers to none."""
    number = cell.findtext("{*}v") or "" if cell.get("t") == "s" else ""
    return lengths[int(number)] if number.isdecimal() and int(number) < len(lengths) else 0


def _elements(package: zipfile.ZipFile, name: str, *tags: str) -> Iterator[_Element]:
    """The elements of a part, each forgotten once it was looked at."""
    from lxml import etree

    with package.open(name) as stream:
        for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
            yield element
            element.clear()


def _place(element: _Element, part: SheetPart) -> tuple[int, int]:
    """A cell's row and column; one without a reference stands behind the last."""
    reference = element.get("r")
    return slot(reference) if reference else (part.last_row, part.last_col + 1)


def slot(reference: str) -> tuple[int, int]:
    """The row and column of a reference such as ``B2``. Raises ValueError where no sheet has such a place."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        message = f"no reference: {reference[:20]}"
        raise ValueError(message)
    col = 0
    for letter in found[1]:
        col = col * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    if not (1 <= row <= _LAST_ROW and 1 <= col <= _LAST_COL):
        message = f"outside any sheet: {reference[:20]}"
        raise ValueError(message)
    return row, col


def area(reference: str) -> int:
    """How many slots a reference such as ``A1:C2`` covers. Raises ValueError as `slot` does."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = slot(first), slot(last or first)
    return max(1, (bottom - top + 1) * (right - left + 1))


def _is_unsaved(cell: _Element) -> bool:
    """Whether a cell holds a formula and no value of it: it was written by a program that reckons nothing.

    An empty text is a value.
    """
    if cell.find("{*}f") is None:
        return False
    value = cell.find("{*}v")
    return value is None or (not value.text and cell.get("t") != "str")
