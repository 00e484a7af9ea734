"""WordprocessingML names (ECMA-376 part 1), spelt out once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@cache
def w(name: str) -> str:
    """A name of the main namespace, as lxml writes it."""
    return f"{{{_W}}}{name}"


@cache
def w14(name: str) -> str:
    """A name of what Word 2010 added ([MS-DOCX] 2.6)."""
    return f"{{{_W14}}}{name}"


def r(name: str) -> str:
    """A name of what refers to other parts."""
    return f"{{{_R}}}{name}"


ALTERNATE = f"{{{_MC}}}AlternateContent"
CHOICE = f"{{{_MC}}}Choice"


def value(element: _Element | None, attribute: str = "val") -> str | None:
    """An element's ``w:`` attribute; None where the element or the attribute is missing."""
    return None if element is None else element.get(w(attribute))


def number(element: _Element | None, attribute: str = "val") -> int | None:
    """The same as a whole number; None also where it is none (files by other programs hold such)."""
    text = value(element, attribute)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def switched_on(element: _Element | None) -> bool | None:
    """An on/off property: None where it is not set, for the style above to decide."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")
