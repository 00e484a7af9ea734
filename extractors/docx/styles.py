"""What a Word file's styles say of a paragraph or run: bold, hidden, a heading's level, a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.docx.names import number, switched_on, value, w
from extractors.wordprocessing.styles import LONGEST_CHAIN, heading_level, list_depth

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits; None is "not said"."""

    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    heading: int | None = None
    list_id: int | None = None
    list_level: int | None = None
    depth: int = 0


PLAIN = Style()


class Styles:
    """The styles of a file by their id, resolved through ``basedOn`` once each."""

    def __init__(self, root: _Element | None) -> None:
        elements = [] if root is None else root.findall(w("style"))
        self._elements = {value(element, "styleId") or "": element for element in elements}
        self._default = next(
            (
                value(element, "styleId") or ""
                for element in elements
                if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true")
            ),
            "",
        )
        self._resolved: dict[str, Style] = {}

    def paragraph(self, style_id: str | None) -> Style:
        """A paragraph style; the file's default where none is named."""
        return self.named(style_id or self._default)

    def named(self, style_id: str | None) -> Style:
        """A style by its id; a plain one where the file has no such style."""
        if not style_id or style_id not in self._elements:
            return PLAIN
        if style_id not in self._resolved:
            self._resolved[style_id] = _merged([_own(element) for element in self._chain(style_id)])
        return self._resolved[style_id]

    def _chain(self, style_id: str) -> list[_Element]:
        chain: list[_Element] = []
        named: str | None = style_id
        while named in self._elements and len(chain) < LONGEST_CHAIN:
            element = self._elements[named]
            chain.append(element)
            named = value(element.find(w("basedOn")))
        return chain


def _own(element: _Element) -> Style:
    """What one style says itself."""
    run = element.find(w("rPr"))
    paragraph = element.find(w("pPr"))
    name = value(element.find(w("name"))) or ""
    listed = None if paragraph is None else paragraph.find(w("numPr"))
    return Style(
        bold=None if run is None else switched_on(run.find(w("b"))),
        struck=None if run is None else switched_on(run.find(w("strike"))),
        hidden=None if run is None else switched_on(run.find(w("vanish"))),
        heading=_heading_level(name, paragraph),
        list_id=None if listed is None else number(listed.find(w("numId"))),
        list_level=None if listed is None else number(listed.find(w("ilvl"))),
        depth=list_depth(name),
    )


def _heading_level(name: str, paragraph: _Element | None) -> int | None:
    named = heading_level(name)
    if named is not None:
        return named
    outline = None if paragraph is None else number(paragraph.find(w("outlineLvl")))
    return None if outline is None or outline > 8 else outline + 1  # 9 is "body text" in the standard


def _merged(chain: list[Style]) -> Style:
    """The nearest style that says something wins, property by property."""

    def nearest(name: str) -> object:
        return next((found for style in chain if (found := getattr(style, name)) is not None), None)

    return Style(
        bold=nearest("bold"),  # type: ignore[arg-type]  # each property keeps its own type
        struck=nearest("struck"),  # type: ignore[arg-type]
        hidden=nearest("hidden"),  # type: ignore[arg-type]
        heading=nearest("heading"),  # type: ignore[arg-type]
        list_id=nearest("list_id"),  # type: ignore[arg-type]
        list_level=nearest("list_level"),  # type: ignore[arg-type]
        depth=chain[0].depth if chain else 0,
    )
