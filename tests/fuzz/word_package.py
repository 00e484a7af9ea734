"""Any Word package is told, refused with a reason, or safe to parse: what passes holds no DOCTYPE.

An input whose first byte is even is a package as it comes; one whose first byte is odd is the main part
of a package that is whole.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

from lxml import etree

from ingest.errors import UnreadableDocument
from ingest.limits import DEFAULT_LIMITS, MIB
from ingest.opening import check_content
from ingest.zip_directory import ZIP_TROUBLES
from tests.hostile import words

# Small enough that an input which gets past a limit shows at once.
LIMITS = replace(DEFAULT_LIMITS, docx_part_bytes=MIB, docx_total_bytes=4 * MIB, docx_parts=50)

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

_PACKAGES = [
    words.package(),
    words.package(more={"word/vbaProject.bin": b"x"}),
    words.lying_about_its_size(),
    words.many_parts(60),
    words.twice_the_same_part(),
    words.protected(),
]
_PARTS = [
    words.PLAN.encode(),
    words.document("", "<!DOCTYPE w [<!ENTITY a 'b'>]>").encode(),
    words.document("", "<!-- a comment --> <?target?> <!DOCTYPE w>").encode("utf-16"),
]
SEEDS = [b"\0" + package for package in _PACKAGES] + [b"\1" + part for part in _PARTS]


def target(content: bytes) -> None:
    """Check one input."""
    package = content[1:] if content[:1] < b"\1" or content[0] % 2 == 0 else words.package(content[1:])
    try:
        source = check_content(package, LIMITS, source="plan.docx")
    except UnreadableDocument as refused:
        assert refused.message.endswith(".")
        return
    if source.format == "docx":
        _parse(source.content)


def _parse(package: bytes) -> None:
    with zipfile.ZipFile(BytesIO(package)) as parts:
        for name in parts.namelist():
            try:
                root = etree.fromstring(parts.read(name), _PARSER)
            except (etree.XMLSyntaxError, *ZIP_TROUBLES):
                continue  # a damaged picture is no concern of the check
            assert not root.getroottree().docinfo.doctype, name
