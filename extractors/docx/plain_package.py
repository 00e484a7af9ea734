"""Sound Word packages that python-docx refuses, as those that it takes.

A macro file or a template differs from a document in one content type. ISO's strict form has other names
for the same namespaces (ECMA-376 part 1, annex A). A relationship to a part that is not there (a picture
whose link broke when another program saved the file) is left out; nothing else is changed.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from extractors.packages import rewritten, without_dead_links

_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAINS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
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
        for name in names:
            if name == _TYPES or name.endswith(".rels") or (strict and name.endswith(".xml")):
                before = package.read(name)
                after = _changed(name, before, there, strict=strict)
                if after != before:
                    changed[name] = after
        return rewritten(package, changed) if changed else content


def _changed(name: str, part: bytes, there: frozenset[str], *, strict: bool) -> bytes:
    if name == _TYPES:
        for other in _OTHER_MAINS:
            part = part.replace(other, _MAIN)
    if strict:
        for ours, theirs in _NAMESPACES:
            part = part.replace(ours, theirs)
    return without_dead_links(name, part, there) if name.endswith(".rels") else part
