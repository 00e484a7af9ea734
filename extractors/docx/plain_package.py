"""Sound Word packages that python-docx refuses, as those that it takes.

A macro file or a template differs from a document in one content type. ISO's strict form has other names
for the same namespaces (ECMA-376 part 1, annex A). A relationship to a part that is not there (a picture
whose link broke when another program saved the file) is left out. A part gets the name by which it is called,
where only small and capital letters differ (part 2, 9.1.1.1), and one whose content type another program
forgot to tell gets that of any bytes; nothing else is changed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from extractors.packages import parts_referred_to, rewritten, without_dead_links

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAINS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_BYTES, _PACKAGES = "application/octet-stream", ("docx", "docm", "dotx", "dotm")
_RUNNING, _PART = (
    ("header", "footer"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml",
)
_STRICT = b"http://purl.oclc.org/ooxml/"
# Strict names by the transitional ones that they stand for; the longer ones come first.
_NAMESPACES = (
    (
        _STRICT + b"officeDocument/relationships/metadata/core-properties",
        b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    ),
    (
        _STRICT + b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        _STRICT + b"officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        _STRICT + b"wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (_STRICT + b"drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        _STRICT + b"schemaLibrary/main",
        b"http://schemas.openxmlformats.org/schemaLibrary/2006/main",
    ),
)


def plain_package(content: bytes) -> bytes:
    """A package that python-docx takes; the same bytes where it takes them as they are.

    Raises what `zipfile` and lxml raise on damaged ones.
    """
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        strict = "_rels/.rels" in names and _STRICT in package.read("_rels/.rels")
        there = frozenset(name.lower() for name in names)
        changed: dict[str, bytes] = {}
        called: dict[str, str] = {}
        for name in sorted(names, key=lambda name: name == _TYPES):
            if name == _TYPES or name.endswith(".rels") or (strict and name.endswith(".xml")):
                before = package.read(name)
                after = _changed(name, before, there, strict=strict)
                if name == _TYPES:
                    after = _with_all_types(after, names, {one.lower(): kind for one, kind in called.items()})
                if name.endswith(".rels"):
                    called.update(parts_referred_to(name, after))
                if after != before:
                    changed[name] = after
        by_key = {name.lower(): name for name in names}
        renamed = {by_key[one.lower()]: one for one in set(called) - set(names) if one.lower() in by_key}
        return rewritten(package, changed, renamed) if changed or renamed else content


def _with_all_types(types: bytes, names: Sequence[str], called: Mapping[str, str]) -> bytes:
    """The table of content types with one for each ending of a part's name of which none is told, for headers
    and footers by what they are ``called`` as; and with that of bytes for the packages within it, which are
    no XML whatever they are said to be.
    """
    from lxml.etree import SubElement, XMLParser, fromstring, tostring

    root = fromstring(types, XMLParser(resolve_entities=False, no_network=True))
    told = [(each, _ending(each.get("Extension") or "")) for each in root.iter("{*}Default")]
    named = [(each, (each.get("PartName") or "").lower().lstrip("/")) for each in root.iter("{*}Override")]
    overridden = {name for _, name in named}
    packages = [each for each, name in (*told, *named) if _ending(name) in _PACKAGES]
    endings = {ending for _, ending in told}
    nameless = [name for name in names if name != _TYPES and name.lower() not in overridden]
    untold = {_ending(name) for name in nameless} - endings
    if not untold and not packages:
        return types
    for name in nameless:
        kind = called.get(name.lower(), "")
        if kind in _RUNNING and _ending(name) in untold:
            told_type = _PART.format(kind)
            SubElement(root, _tag(root, "Override"), PartName=f"/{name}", ContentType=told_type)
    for each in packages:
        each.set("ContentType", _BYTES)
    for ending in sorted(untold):
        SubElement(root, _tag(root, "Default"), Extension=ending, ContentType=_BYTES)
    return tostring(root)


def _tag(root: _Element, name: str) -> str:
    return str(root.tag).replace("}Types", f"}}{name}")


def _ending(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2].lower()


def _changed(name: str, part: bytes, there: frozenset[str], *, strict: bool) -> bytes:
    if name == _TYPES:
        for other in _OTHER_MAINS:
            part = part.replace(other, _MAIN)
    if strict:
        for ours, theirs in _NAMESPACES:
            part = part.replace(ours, theirs)
    return without_dead_links(name, part, there) if name.endswith(".rels") else part
