"""Zip packages of office programs, written anew with some of their parts changed."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Collection, Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def rewritten(package: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The package with the parts that were changed, by name; all others as they are."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as copy:
        for info in package.infolist():
            copy.writestr(info.filename, changed.get(info.filename) or package.read(info))
    return file.getvalue()


def without_dead_links(name: str, part: bytes, there: Collection[str]) -> bytes:
    """A part of relationships without those to parts that are not there; ``there`` is lower case."""
    from lxml.etree import XMLParser, fromstring, tostring

    root = fromstring(part, XMLParser(resolve_entities=False, no_network=True))
    # A part's relationships stand in the folder `_rels` beside it, and count from where the part is.
    folder = posixpath.dirname(posixpath.dirname(name))
    dead = [link for link in root.iter(_RELATIONSHIP) if not _leads_somewhere(link, folder, there)]
    for link in dead:
        root.remove(link)
    return tostring(root) if dead else part


def _leads_somewhere(link: _Element, folder: str, there: Collection[str]) -> bool:
    if link.get("TargetMode") == "External":
        return True
    target = unquote((link.get("Target") or "").split("#")[0])
    path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return path.lower() in there
