"""What OpenDocument styles say: faces, fills, headings, lists; each resolved through its parents once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.odf.names import odf
from extractors.odf.package import OdfPackage
from extractors.wordprocessing.stretches import SMALLEST
from extractors.wordprocessing.styles import LONGEST_CHAIN, heading_level, list_depth

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOLD_FROM = 600  # of a hundred to nine hundred: the weights that are drawn bold
_UNDERSCORE = "_20_"  # how a style's name writes a space


@dataclass(frozen=True, slots=True)
class Face:
    """What a style says of text; None is "not said". Colours are ``#RRGGBB``."""

    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None
    colour: str | None = None
    background: str | None = None

    def over(self, below: Face) -> Face:
        """This face laid over another, which holds where this one says nothing."""
        return Face(
            bold=below.bold if self.bold is None else self.bold,
            struck=below.struck if self.struck is None else self.struck,
            hidden=below.hidden if self.hidden is None else self.hidden,
            raised=below.raised if self.raised is None else self.raised,
            font=self.font or below.font,
            colour=self.colour or below.colour,
            background=self.background or below.background,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits. ``fill`` is what cells and rows are painted with; ``data_style``
    names how a spreadsheet's cell writes its value; ``ruled`` and ``wraps`` say whether lines are drawn along
    a cell's edges, and whether its words stay within them; ``list_style`` is "" where a style ends its
    parent's."""

    face: Face = Face()
    fill: str | None = None
    heading: int | None = None
    list_style: str | None = None
    depth: int = 0
    hidden: bool = False
    data_style: str | None = None
    ruled: bool = False
    wraps: bool = False


class Styles:
    """The styles of a package by family (``paragraph``, ``text``, ``table-cell``, ...) and name."""

    def __init__(self, package: OdfPackage) -> None:
        self._elements: dict[tuple[str, str], _Element] = {}
        self._defaults: dict[str, _Element] = {}
        self._fonts: dict[str, str] = {}
        self.lists: dict[str, _Element] = {}
        for root in (package.styles, package.content):  # the content's own come last, and win
            if root is not None:
                self._load(root)
        self._resolved: dict[tuple[str, str | None], Style] = {}

    def _load(self, root: _Element) -> None:
        for element in root.iter(odf("style:style")):
            family, name = element.get(odf("style:family")) or "", element.get(odf("style:name")) or ""
            self._elements[family, name] = element
        for element in root.iter(odf("style:default-style")):
            self._defaults[element.get(odf("style:family")) or ""] = element
        for element in root.iter(odf("text:list-style")):
            self.lists[element.get(odf("style:name")) or ""] = element
        for element in root.iter(odf("style:font-face")):
            family = (element.get(odf("svg:font-family")) or "").strip("'\"")
            self._fonts[element.get(odf("style:name")) or ""] = family

    def style(self, family: str, name: str | None) -> Style:
        """A style; the family's default where the name is None, or no style's."""
        key = (family, name)
        if key not in self._resolved:
            style = Style()
            for element in reversed(self._chain(family, name)):
                style = self._derived(style, element)
            self._resolved[key] = style
        return self._resolved[key]

    def _chain(self, family: str, name: str | None) -> list[_Element]:
        chain: list[_Element] = []
        while name is not None and (family, name) in self._elements and len(chain) < LONGEST_CHAIN:
            element = self._elements[family, name]
            chain.append(element)
            name = element.get(odf("style:parent-style-name"))
        return [*chain, *([self._defaults[family]] if family in self._defaults else [])]

    def _derived(self, style: Style, element: _Element) -> Style:
        name = element.get(odf("style:display-name")) or element.get(odf("style:name")) or ""
        name = name.replace(_UNDERSCORE, " ")
        list_style = element.get(odf("style:list-style-name"))
        return replace(
            style,
            face=self._face(element).over(style.face),
            fill=_fill(element, style.fill),
            heading=heading_level(name) or _outline(element) or style.heading,
            list_style=style.list_style if list_style is None else list_style,
            depth=list_depth(name) or style.depth,
            hidden=style.hidden or _is_hidden(element),
            data_style=element.get(odf("style:data-style-name")) or style.data_style,
            ruled=_said_of_cell(element, _is_ruled, style.ruled),
            wraps=_said_of_cell(element, _wraps, style.wraps),
        )

    def _face(self, element: _Element) -> Face:
        properties = element.find(odf("style:text-properties"))
        if properties is None:
            return Face()
        font = properties.get(odf("style:font-name"))
        return Face(
            bold=_is_bold(properties.get(odf("fo:font-weight"))),
            struck=_is_struck(properties),
            hidden=_is_hidden_text(properties),
            raised=_is_raised(properties.get(odf("style:text-position"))),
            font=self._fonts.get(font, font) if font else (properties.get(odf("fo:font-family")) or None),
            colour=_colour(properties.get(odf("fo:color"))),
            background=_colour(properties.get(odf("fo:background-color"))),
        )


def _is_tiny(size: str | None) -> bool:
    """Whether type is set in a size that nobody reads."""
    points = (size or "").removesuffix("pt")
    return points != size and points.replace(".", "", 1).isdecimal() and float(points) < SMALLEST


def _is_hidden_text(properties: _Element) -> bool | None:
    said = properties.get(odf("text:display"))
    return True if _is_tiny(properties.get(odf("fo:font-size"))) else _equals(said, "none")


def _equals(said: str | None, word: str) -> bool | None:
    return None if said is None else said == word


def _is_bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return int(weight) >= _BOLD_FROM if weight.isdecimal() else weight == "bold"


def _is_struck(properties: _Element) -> bool | None:
    said = properties.get(odf("style:text-line-through-style"))
    said = said or properties.get(odf("style:text-line-through-type"))
    return None if said is None else said != "none"


def _is_raised(position: str | None) -> bool | None:
    """A position is "super", "sub" or a share of the height (below the line with a minus), and a size."""
    if position is None:
        return None
    first = position.split()[0] if position.split() else ""
    return first == "super" or (first.endswith("%") and first not in ("0%",) and not first.startswith("-"))


def _colour(said: str | None) -> str | None:
    """``#RRGGBB``; None for "transparent" and what is no colour."""
    if said is None or len(said) != 7 or not said.startswith("#"):
        return None
    return said.upper() if all(sign in "0123456789abcdefABCDEF" for sign in said[1:]) else None


def _fill(element: _Element, inherited: str | None) -> str | None:
    for name in ("style:table-cell-properties", "style:table-row-properties", "style:table-properties"):
        properties = element.find(odf(name))
        said = None if properties is None else properties.get(odf("fo:background-color"))
        if said is not None:
            return _colour(said)
    return inherited


def _said_of_cell(element: _Element, question: Callable[[_Element], bool | None], inherited: bool) -> bool:
    properties = element.find(odf("style:table-cell-properties"))
    said = None if properties is None else question(properties)
    return inherited if said is None else said


def _is_ruled(properties: _Element) -> bool | None:
    """Whether at least two edges have a line."""
    whole = properties.get(odf("fo:border"))
    sides = [properties.get(odf(f"fo:border-{side}")) or whole for side in ("top", "bottom", "left", "right")]
    return None if sides == [None] * 4 else sum(side not in (None, "none") for side in sides) > 1


def _wraps(properties: _Element) -> bool | None:
    return _equals(properties.get(odf("fo:wrap-option")), "wrap")


def _outline(element: _Element) -> int | None:
    """The level of headings in this style; it may be empty, which ends the parent's."""
    said = element.get(odf("style:default-outline-level")) or ""
    return int(said) if said.isdecimal() and 1 <= int(said) <= 9 else None


def _is_hidden(element: _Element) -> bool:
    """Whether what has this style, a section or a sheet, is not shown."""
    for name in ("style:table-properties", "style:section-properties"):
        properties = element.find(odf(name))
        if properties is not None and properties.get(odf("table:display")) == "false":
            return True
    return False
