"""Zip packages of office programs, written anew with some of their parts changed."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def rewritten(
    package: zipfile.ZipFile, changed: Mapping[str, bytes], renamed: Mapping[str, str] | None = None
) -> bytes:
    """The package with the parts that were changed, by name, and those that get another name."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as copy:
        for info in package.infolist():
            name = (renamed or {}).get(info.filename, info.filename)
            copy.writestr(name, changed.get(info.filename) or package.read(info))
    return file.getvalue()


def parts_referred_to(name: str, part: bytes) -> Iterator[tuple[str, str]]:
    """The names by which a part of relationships calls the parts that it leads to, and as what: "footer"."""
    from lxml.etree import XMLParser, fromstring

    for link in fromstring(part, XMLParser(resolve_entities=False, no_network=True)).iter(_RELATIONSHIP):
        if link.get("TargetMode") != "External":
            yield _path(link, _folder(name)), (link.get("Type") or "").rpartition("/")[2]


def without_dead_links(name: str, part: bytes, there: Collection[str]) -> bytes:
    """A part of relationships without those to parts that are not there; ``there`` is lower case."""
    from lxml.etree import XMLParser, fromstring, tostring

    root = fromstring(part, XMLParser(resolve_entities=False, no_network=True))
    dead = [link for link in root.iter(_RELATIONSHIP) if not _leads_somewhere(link, _folder(name), there)]
    for link in dead:
        root.remove(link)
    return tostring(root) if dead else part


def _leads_somewhere(link: _Element, folder: str, there: Collection[str]) -> bool:
    if link.get("TargetMode") == "External":
        return True
    return _path(link, folder).lower() in there


def _folder(name: str) -> str:
    """The folder from which a part of relationships counts: that of the part beside its own folder."""
    return posixpath.dirname(posixpath.dirname(name))


def _path(link: _Element, folder: str) -> str:
    target = unquote((link.get("Target") or "").split("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
