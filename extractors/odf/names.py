"""OpenDocument's names (OASIS ODF 1.3, part 3), spelt out once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    "office": f"{_ODF}office:1.0",
    "text": f"{_ODF}text:1.0",
    "table": f"{_ODF}table:1.0",
    "style": f"{_ODF}style:1.0",
    "draw": f"{_ODF}drawing:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    "meta": f"{_ODF}meta:1.0",
    "manifest": f"{_ODF}manifest:1.0",
    "number": f"{_ODF}datastyle:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}


def odf(name: str) -> str:
    """A name such as ``text:p``, as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def repeats(element: _Element, attribute: str, most: int) -> int:
    """How often an element stands for itself (``number-rows-repeated``), at least 1, at most ``most``."""
    text = element.get(odf(attribute)) or ""
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 10 else 1
