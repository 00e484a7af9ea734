"""How a cell of an Excel workbook looks: its paint, face and rules, by the styles and the theme."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.cell.cell import Cell as PackageCell
from openpyxl.styles import Color, Fill, PatternFill
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.proxy import StyleProxy
from openpyxl.workbook.workbook import Workbook as Package

from extractors.workbook.colours import hexadecimal, tinted

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The theme's colours as cells number them: light before dark, against their order in the file.
_THEME_ORDER = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    *(f"accent{number}" for number in range(1, 7)),
    "hlink",
    "folHlink",
)
# The system's own colours, above the palette of 64, are the window's: no paint.
_PALETTE_SIZE = 64


@dataclass(frozen=True, slots=True)
class Look:
    """A cell's format, as far as layout is told by it; ``key`` is equal for equal formats, ``colour`` that of
    the words."""

    fill: str | None
    bold: bool
    struck: bool
    ruled: bool
    wraps: bool
    key: str
    font: str | None
    colour: str | None


@dataclass(frozen=True, slots=True)
class Palette:
    """What a file's colours by number stand for; ``looks`` holds those that were resolved, by style."""

    theme: tuple[str | None, ...]
    indexed: tuple[str, ...]
    looks: dict[int, Look] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, package: Package) -> Palette:
        """The palette of an open package."""
        own = getattr(package, "_colors", None)  # where the file brings a palette of its own
        return cls(_theme_colours(package.loaded_theme), tuple(own or COLOR_INDEX))

    def colour(self, colour: Color | None) -> str | None:
        """A colour as ``#RRGGBB``; None for the automatic one."""
        if colour is None:
            return None
        base: str | None = None
        if colour.type == "rgb":
            base = hexadecimal(str(colour.rgb))
        elif colour.type == "theme" and 0 <= colour.theme < len(self.theme):
            base = self.theme[colour.theme]
        elif colour.type == "indexed" and 0 <= colour.indexed < min(_PALETTE_SIZE, len(self.indexed)):
            base = hexadecimal(self.indexed[colour.indexed])
        return tinted(base, colour.tint or 0.0) if base else None

    def fill(self, fill: Fill | StyleProxy) -> str | None:
        """What a fill paints: patterns of lines and dots are drawn, not painted."""
        if isinstance(fill, Fill) and not isinstance(fill, PatternFill):
            return None
        return self.colour(fill.fgColor) if fill.fill_type == "solid" else None


def look_of(cell: PackageCell, palette: Palette) -> Look:
    """A cell's look; cells of one style share it."""
    style = cell.style_id
    if style not in palette.looks:
        palette.looks[style] = _look(cell, palette)
    return palette.looks[style]


def _look(cell: PackageCell, palette: Palette) -> Look:
    font, border, alignment = cell.font, cell.border, cell.alignment
    sides = [
        side is not None and side.style is not None
        for side in (border.left, border.right, border.top, border.bottom)
    ]
    fill = palette.fill(cell.fill)
    wraps = bool(alignment.wrap_text)
    key = "/".join(map(str, (font.name, font.sz, font.b, font.i, fill, sides, wraps, alignment.vertical)))
    colour = palette.colour(font.color)
    return Look(fill, bool(font.b), bool(font.strike), sum(sides) > 1, wraps, key, font.name, colour)


def _theme_colours(theme: bytes | str | None) -> tuple[str | None, ...]:
    if not theme:
        return ()
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(theme.encode() if isinstance(theme, str) else theme, parser)
    except etree.XMLSyntaxError:
        return ()
    scheme = root.find(f".//{_DRAWING}clrScheme")
    named: dict[str, str | None] = {}
    for each in scheme if scheme is not None else ():
        colour = next(iter(each), None)
        if isinstance(each.tag, str) and colour is not None:
            said = colour.get("lastClr") or colour.get("val") or ""
            named[each.tag.removeprefix(_DRAWING)] = hexadecimal(said)
    return tuple(named.get(name) for name in _THEME_ORDER)
