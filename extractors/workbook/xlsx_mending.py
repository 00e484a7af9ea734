"""A workbook package that says what Excel does not write, as one that openpyxl takes.

openpyxl refuses the whole workbook for one cell with a number that is none, with a text or a format that is
not in the file, or with a place outside any sheet. Of such a cell that is left out which cannot be; its words
stay as they stand. It also refuses what Excel opens: parts whose names are spelled in other letters than
where they are referred to (ECMA-376 part 2, 9.1.1.1: case says nothing), and formats with attributes of a
program's own.
"""

from __future__ import annotations

import math
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from extractors.packages import rewritten, without_dead_links
from extractors.workbook.xlsx_parts import area, element_tree, sheet_parts, slot
from ingest.codes import IssueCode
from ingest.issues import Issue, Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMED = 5  # cells that an issue names one by one
_TEXT = "str"
_STYLES, _TYPES, _BOOK = "xl/styles.xml", "[Content_Types].xml", "xl/workbook.xml"
_REFERRED = (_TYPES, _STYLES, _BOOK, "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml")
# The attributes of a format (ECMA-376 part 1, 18.8.45).
_NUMBERS = ("numFmtId", "fontId", "fillId", "borderId", "xfId", "quotePrefix", "pivotButton")
_APPLIED = ("NumberFormat", "Font", "Fill", "Border", "Alignment", "Protection")
_OF_A_FORMAT = frozenset((*_NUMBERS, *(f"apply{what}" for what in _APPLIED)))
# What a rule of formats may compare by (18.18.15).
_COMPARISONS = (
    "equal", "notEqual", "lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual", "between",
    "notBetween", "containsText", "notContains", "beginsWith", "endsWith",
)  # fmt: skip
# Parts that are not read: pictures and charts, and the tables that Excel counts out of others.
_UNREAD = ("/drawing", "/pivotTable", "/pivotCacheDefinition")
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ROW_NUMBERS = ("ht", "s", "outlineLevel")


@dataclass(frozen=True, slots=True)
class MendedPackage:
    """The package, and an issue for each sheet of which something was left out."""

    content: bytes
    issues: tuple[Issue, ...]


def mended(content: bytes) -> MendedPackage:
    """The package without what is impossible in its cells, its rows and its merged areas.

    Raises what `zipfile` and lxml raise on damaged ones.
    """
    from lxml.etree import tostring

    content = _named_as_referred(content)
    changed: dict[str, bytes] = {}
    issues: list[Issue] = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        if _STYLES in package.namelist():
            changed[_STYLES] = tostring(_plain_formats(element_tree(package, _STYLES)))
        if _BOOK in package.namelist():
            changed[_BOOK] = tostring(_without_pivots(element_tree(package, _BOOK)))
        there = {name.lower() for name in package.namelist()}
        links = [name for name in package.namelist() if name.endswith(".rels")]
        changed |= {name: _without_drawings(name, package.read(name), there) for name in links}
        mender = _Mender(
            _children(package, "xl/sharedStrings.xml", "sst"), _children(package, _STYLES, "cellXfs")
        )
        for part, sheet in sheet_parts(package).items():
            root = element_tree(package, part)
            odd = list(mender.mend(root))
            if odd:
                issues.append(_issue(sheet, odd))
            rules = [_mend_rule(rule) for rule in list(root.iter("{*}cfRule"))]
            if odd or any(rules):
                changed[part] = tostring(root)
        return MendedPackage(rewritten(package, changed) if changed else content, tuple(issues))


def _named_as_referred(content: bytes) -> bytes:
    """The package with its parts under the names by which its table of contents and its rules call them."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = {name.lower(): name for name in package.namelist()}
        types = names.get(_TYPES.lower())
        referred = {name.lower(): name for name in _REFERRED}
        if types is not None:
            overrides = element_tree(package, types).iter("{*}Override")
            called = ((each.get("PartName") or "").lstrip("/") for each in overrides)
            referred |= {name.lower(): name for name in called}
        renamed = {name: referred[key] for key, name in names.items() if referred.get(key, name) != name}
        if not renamed:
            return content
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as copy:
            for name in names.values():
                copy.writestr(renamed.get(name, name), package.read(name))
        return file.getvalue()


def _without_drawings(name: str, links: bytes, there: set[str]) -> bytes:
    """Relationships without dead ones, and without those to parts of which nothing is read."""
    from lxml.etree import fromstring, tostring

    root = fromstring(without_dead_links(name, links, there))
    for link in list(root):
        if (link.get("Type") or "").endswith(_UNREAD):
            root.remove(link)
    return tostring(root)


def _without_pivots(book: _Element) -> _Element:
    """The list of sheets without that of the stores of pivot tables, whose parts are not led to any more."""
    for caches in list(book.iter("{*}pivotCaches")):
        _remove(caches)
    return book


def _plain_formats(styles: _Element) -> _Element:
    """The formats as Excel knows them, without a program's own ones and their attributes; with a pattern
    where a fill has none, and a name where a style has none.
    """
    from lxml.etree import SubElement

    for choice in list(styles.iter(f"{{{_COMPATIBILITY}}}AlternateContent")):  # ECMA-376 part 3, 7.6
        for one in choice.iterfind(f"{{{_COMPATIBILITY}}}Fallback/*"):
            choice.addprevious(one)
        _remove(choice)
    for style in styles.iter("{*}cellStyle"):
        style.set("name", style.get("name", ""))
    for form in styles.iter("{*}xf"):
        for name in set(form.attrib) - _OF_A_FORMAT:
            del form.attrib[name]
    for fill in styles.iter("{*}fill"):
        if not len(fill) and fill.getparent() is not None:
            SubElement(fill, str(fill.tag).replace("}fill", "}patternFill"))
    return styles


def _children(package: zipfile.ZipFile, part: str, name: str) -> int:
    """How many elements stand in the first of a name; 0 where there is no such part."""
    part = next((each for each in package.namelist() if each.lower() == part.lower()), "")
    found = next(element_tree(package, part).iter(f"{{*}}{name}"), None) if part else None
    return 0 if found is None else sum(isinstance(child.tag, str) for child in found)


@dataclass(frozen=True, slots=True)
class _Mender:
    """Knows how many texts and formats the workbook has that its cells may refer to."""

    texts: int
    formats: int

    def mend(self, sheet: _Element) -> Iterator[str]:
        """Take out of a sheet what is impossible, and give the place of each, as it is written."""
        for row in sheet.iter("{*}row"):
            if not _is_place(row.get("r"), lambda number: slot(f"A{number}")):
                yield f"row {row.attrib.pop('r')}"
            for name in _ROW_NUMBERS:
                if not _is_number(row.get(name, "0")):
                    del row.attrib[name]
                    yield f"row {row.get('r', '')}"
        for merge in list(sheet.iter("{*}mergeCell")):
            if not _is_place(merge.get("ref") or "", area):
                yield merge.get("ref") or "a merged area"
                _remove(merge)
        for cell in sheet.iter("{*}c"):
            place = cell.get("r") or "a cell"
            if self._mend_cell(cell):
                yield place

    def _mend_cell(self, cell: _Element) -> bool:
        """Whether a cell had something impossible to it, which was taken out."""
        before = len(cell.attrib), cell.get("t"), len(cell)
        if not _is_place(cell.get("r"), slot):
            del cell.attrib["r"]
        if not _is_index(cell.get("s", "0"), max(1, self.formats)):
            del cell.attrib["s"]
        value = cell.find("{*}v")
        kind = cell.get("t", "n")
        if value is not None and kind == "s" and not _is_index(value.text or "", self.texts):
            cell.remove(value)
        elif value is not None and kind in _KINDS and value.text and not _KINDS[kind](value.text):
            cell.set("t", _TEXT)
        return before != (len(cell.attrib), cell.get("t"), len(cell))


def _mend_rule(rule: _Element) -> bool:
    """Whether a rule of formats had a comparison that there is not, which was taken out: LibreOffice wrote
    "expression" for none.
    """
    if rule.get("operator", _COMPARISONS[0]) in _COMPARISONS:
        return False
    if rule.get("type") == "cellIs":  # nothing says when it holds
        _remove(rule)
    del rule.attrib["operator"]
    return True


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _is_place(written: str | None, read: Callable[[str], object]) -> bool:
    """Whether a place is left to be counted out, or can be read."""
    try:
        return written is None or bool(read(written))
    except ValueError:
        return False


def _is_index(written: str, count: int) -> bool:
    return written.strip().isdecimal() and int(written[:9]) < count


def _is_number(written: str) -> bool:
    try:
        return math.isfinite(float(written))
    except ValueError:
        return False


def _is_moment(written: str) -> bool:
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return False
    return True


# What may stand in a cell of a kind (ECMA-376 part 1, 18.18.11).
_KINDS: Mapping[str, Callable[[str], bool]] = {
    "n": _is_number,
    "b": lambda written: written.strip() in ("0", "1"),
    "d": _is_moment,
}


def _issue(sheet: str, odd: list[str]) -> Issue:
    named = ", ".join(place[:20] for place in odd[:_NAMED])
    more = f" and {len(odd) - _NAMED} more" if len(odd) > _NAMED else ""
    message = (
        f"Sheet {sheet!r} says what no program writes at {named}{more}: a place, a format or a value "
        "that cannot be was left out, and the rest was read. Compare it with the workbook."
    )
    return Issue(IssueCode.CELLS_DAMAGED, Severity.LOSS, message)
