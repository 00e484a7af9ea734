"""An OpenDocument package: its XML parts, parsed once, and what it says of itself.

``ingest`` has checked the zip file by then: sizes, names, and that no part declares a document type.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from extractors.layout import Properties
from extractors.odf.names import odf
from ingest.errors import Reason, UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ingest.source import SourceFile

_MANIFEST = "META-INF/manifest.xml"
_LIBXML_LIMIT = 114  # XML_ERR_RESOURCE_LIMIT: libxml2 goes no deeper than 256 elements


@dataclass(frozen=True, slots=True)
class OdfPackage:
    """The parts of a package; ``styles`` and ``meta`` are None where the file lacks them."""

    content: _Element
    styles: _Element | None
    meta: _Element | None

    def body(self, kind: str) -> _Element | None:
        """What stands in ``office:body``: ``office:text``, ``office:spreadsheet``."""
        return self.content.find(f"{odf('office:body')}/{odf(kind)}")

    def properties(self) -> Properties:
        """What it says of title, author and dates."""
        if self.meta is None:
            return Properties()
        return Properties(
            title=_said(self.meta, "dc:title"),
            author=_said(self.meta, "dc:creator") or _said(self.meta, "meta:initial-creator"),
            created=_day(_said(self.meta, "meta:creation-date")),
            modified=_day(_said(self.meta, "dc:date")),
        )


def open_odf(source: SourceFile) -> OdfPackage:
    """The package of a source.

    Raises `UnreadableDocument`: ENCRYPTED where it is locked by a password, CORRUPT where a part is missing
    or is no XML.
    """
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(BytesIO(source.content)) as package:
            if _is_encrypted(package):
                raise UnreadableDocument(
                    Reason.ENCRYPTED, "is protected by a password.", source=source.source
                )
            content = _part(package, "content.xml")
            if content is None:
                message = "is an OpenDocument file without content."
                raise UnreadableDocument(Reason.CORRUPT, message, source=source.source)
            return OdfPackage(content, _part(package, "styles.xml"), _part(package, "meta.xml"))
    except (zipfile.BadZipFile, LxmlError, KeyError, ValueError, OSError, EOFError) as trouble:
        if getattr(trouble, "code", None) == _LIBXML_LIMIT:
            message = "nests its parts deeper than any document does."
            raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source.source) from trouble
        message = f"is a damaged OpenDocument file ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source) from trouble


def _part(package: zipfile.ZipFile, name: str) -> _Element | None:
    from lxml.etree import XMLParser, fromstring

    if name not in package.namelist():
        return None
    parser = XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return fromstring(package.read(name), parser)


def _is_encrypted(package: zipfile.ZipFile) -> bool:
    """Whether the manifest tells of encrypted parts; some leave its namespaces to a document type."""
    from lxml.etree import XMLParser, fromstring

    if _MANIFEST not in package.namelist():
        return False
    parser = XMLParser(resolve_entities=False, no_network=True, recover=True)
    manifest = fromstring(package.read(_MANIFEST), parser)
    # A parser that recovers gives nothing at all of what is no XML, whatever its stub says.
    elements = [] if manifest is None else list(manifest.iter())  # type: ignore[redundant-expr]
    return any(str(element.tag).endswith("encryption-data") for element in elements)


def _said(meta: _Element, name: str) -> str | None:
    found = next(meta.iter(odf(name)), None)
    return None if found is None else (found.text or "").strip() or None


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None
