"""What characters look like and are: styles and modifiers resolved to what a reader shows or leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.doc.shades import new_shade, old_colour, old_shade
from extractors.doc.sprms import Code, Sprm, is_character_sprm, sprms


@dataclass(frozen=True, slots=True)
class Face:
    """A stretch of characters: ``font`` is its number; ``symbol`` a font's number and a character of it;
    ``data_place`` is where the Data stream tells of a picture or a form field, None where there is none."""

    bold: bool = False
    struck: bool = False
    struck_twice: bool = False
    hidden: bool = False
    deleted: bool = False
    special: bool = False
    raised: bool = False
    is_field_data: bool = False
    font: int | None = None
    colour: str | None = None
    background: str | None = None
    symbol: tuple[int, int] | None = None
    data_place: int | None = None

    @property
    def shown(self) -> bool:
        """Whether a reader of the page, with all changes accepted, sees it."""
        return not (self.hidden or self.deleted)


PLAIN = Face()
_SUPERSCRIPT = 1
_SHD = 10  # bytes of a shade in full colours
# A toggle's operand beside off and on: as in the style, or its opposite ([MS-DOC] 2.9.329).
_AS_STYLE, _AGAINST_STYLE = 0x80, 0x81


def modified(face: Face, style: Face, modifiers: bytes) -> Face:
    """A face after a list of modifiers; ``style`` is what the toggles among them refer to."""
    for sprm in sprms(modifiers):
        if is_character_sprm(sprm.code):
            face = _modified(face, style, sprm)
    return face


def _modified(face: Face, style: Face, sprm: Sprm) -> Face:
    if sprm.code == Code.PLAIN:
        return replace(style, special=face.special, deleted=face.deleted)
    change = _CHANGES.get(sprm.code)
    return face if change is None else change(face, style, sprm)


def _toggled(in_style: bool, operand: int) -> bool:
    if operand == _AS_STYLE:
        return in_style
    if operand == _AGAINST_STYLE:
        return not in_style
    return operand == 1


def _bold(face: Face, style: Face, sprm: Sprm) -> Face:
    return replace(face, bold=_toggled(style.bold, sprm.number))


def _struck(face: Face, style: Face, sprm: Sprm) -> Face:
    return replace(face, struck=_toggled(style.struck, sprm.number))


def _hidden(face: Face, style: Face, sprm: Sprm) -> Face:
    return replace(face, hidden=_toggled(style.hidden, sprm.number))


def _colour(face: Face, _: Face, sprm: Sprm) -> Face:
    red, green, blue, auto = sprm.operand
    return replace(face, colour=None if auto else f"#{red:02X}{green:02X}{blue:02X}")


def _shade(face: Face, _: Face, sprm: Sprm) -> Face:
    return replace(face, background=new_shade(sprm.operand, 0)) if len(sprm.operand) >= _SHD else face


_CHANGES: dict[int, Callable[[Face, Face, Sprm], Face]] = {
    Code.BOLD: _bold,
    Code.STRUCK: _struck,
    Code.HIDDEN: _hidden,
    Code.STRUCK_TWICE: lambda face, _, sprm: replace(face, struck_twice=bool(sprm.number)),
    Code.DELETED: lambda face, _, sprm: replace(face, deleted=bool(sprm.number)),
    Code.SPECIAL: lambda face, _, sprm: replace(face, special=bool(sprm.number)),
    Code.FIELD_DATA: lambda face, _, sprm: replace(face, is_field_data=bool(sprm.number)),
    Code.SYMBOL: lambda face, _, sprm: replace(face, symbol=(sprm.number & 0xFFFF, sprm.number >> 16)),
    Code.DATA_PLACE: lambda face, _, sprm: replace(face, data_place=sprm.number),
    Code.FONT: lambda face, _, sprm: replace(face, font=sprm.number),
    Code.FONT_OTHER: lambda face, _, sprm: replace(face, font=sprm.number),
    Code.RAISED: lambda face, _, sprm: replace(face, raised=sprm.number == _SUPERSCRIPT),
    Code.HIGHLIGHT: lambda face, _, sprm: replace(face, background=old_colour(sprm.number)),
    Code.COLOUR_OLD: lambda face, _, sprm: replace(face, colour=old_colour(sprm.number)),
    Code.COLOUR: _colour,
    Code.SHADE_TEXT_OLD: lambda face, _, sprm: replace(face, background=old_shade(sprm.operand, 0)),
    Code.SHADE_TEXT: _shade,
}


def character_style(modifiers: bytes) -> int | None:
    """The character style that a list of modifiers names; None where it names none."""
    found = [sprm.number for sprm in sprms(modifiers) if sprm.code == Code.CHARACTER_STYLE]
    return found[-1] if found else None
