"""The colour of what is seen in a cell without words: a highlight, a shaded blank, a dot, a small picture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from extractors.characters import DOTS
from extractors.docx.names import value, w
from extractors.paint import dominant_colour, named_colour
from extractors.symbol_fonts import as_drawn

if TYPE_CHECKING:
    from lxml.etree import _Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# ECMA-376, 17.18.40: the sixteen colours of the highlighter.
_HIGHLIGHTS = {
    "red": "#FF0000",
    "yellow": "#FFFF00",
    "green": "#00FF00",
    "blue": "#0000FF",
    "cyan": "#00FFFF",
    "magenta": "#FF00FF",
    "darkRed": "#800000",
    "darkYellow": "#808000",
    "darkGreen": "#008000",
    "darkBlue": "#000080",
    "darkCyan": "#008080",
    "darkMagenta": "#800080",
    "lightGray": "#C0C0C0",
    "darkGray": "#808080",
    "black": "#000000",
    "white": "#FFFFFF",
}
_HEX = re.compile(r"[0-9a-fA-F]{6}")
# A traffic light is drawn the size of a letter or two; an inch (914,400 EMU) is a picture of something.
_LARGEST_ICON = 914_400


@dataclass(frozen=True, slots=True)
class Pictures:
    """The picture files of a package by relationship."""

    by_relationship: Mapping[str, bytes] = field(default_factory=dict)


def paint_of(runs: Sequence[_Element], pictures: Pictures) -> str | None:
    """The one colour that a paragraph shows without words, as ``#RRGGBB``; None for none, or two."""
    colours = {colour for run in runs if (colour := _colour(run, pictures)) is not None}
    return colours.pop() if len(colours) == 1 else None


def _colour(run: _Element, pictures: Pictures) -> str | None:
    text = "".join(element.text or "" for element in run.findall(w("t")))
    properties = run.find(w("rPr"))
    if text and not text.strip():
        return background_of(properties)
    drawn = as_drawn(font_of(properties), text.strip())
    if drawn and all(sign in DOTS for sign in drawn):
        return hexadecimal(None if properties is None else value(properties.find(w("color"))))
    if text:
        return None
    return next((found for drawing in run.iter(w("drawing")) if (found := _icon(drawing, pictures))), None)


def background_of(properties: _Element | None) -> str | None:
    """The colour behind a run's words, highlighted or shaded; None for none."""
    if properties is None:
        return None
    highlight = _HIGHLIGHTS.get(value(properties.find(w("highlight"))) or "")
    return highlight or hexadecimal(value(properties.find(w("shd")), "fill"))


def hexadecimal(colour: str | None) -> str | None:
    """A colour as ``#RRGGBB``; None for an automatic one, or none."""
    is_hex = (
        colour is not None and len(colour) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in colour)
    )
    return f"#{colour.upper()}" if colour and is_hex else None


def font_of(properties: _Element | None) -> str | None:
    """The font that a run's own properties name."""
    fonts = None if properties is None else properties.find(w("rFonts"))
    return value(fonts, "ascii") or value(fonts, "hAnsi")


def _icon(drawing: _Element, pictures: Pictures) -> str | None:
    """The colour of a small picture: what its description says, else what most of it is painted with."""
    extent = next(drawing.iter(f"{_WP}extent"), None)
    if extent is None or max(_emu(extent.get("cx")), _emu(extent.get("cy"))) > _LARGEST_ICON:
        return None
    described = next(drawing.iter(f"{_WP}docPr"), None)
    if described is not None:
        said = named_colour(f"{described.get('descr') or ''} {described.get('title') or ''}")
        if said is not None:
            return said
    blip = next(drawing.iter(f"{_A}blip"), None)
    content = pictures.by_relationship.get(blip.get(f"{_R}embed") or "") if blip is not None else None
    return dominant_colour(BytesIO(content)) if content else None


def _emu(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
