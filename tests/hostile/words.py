"""Word packages made to hurt, built when a test runs and never committed."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

from tests.hostile.compound import compound

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, prolog: str = "") -> str:
    """A main part with this body."""
    return f'<?xml version="1.0"?>{prolog}<w:document {_W}><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    lines = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{lines}</w:tbl>"


PLAN = document(
    paragraph("Anytown Borough Council: Housing action plan 2010")
    + table(
        [
            ("Action", "Lead officer", "Due date", "Status"),
            ("Review the allocations policy", "Head of Housing", "March 2011", "Completed"),
            ("Publish the new policy", "J. Smith", "June 2011", "In progress"),
        ]
    )
)


def package(
    main: str | bytes = PLAN,
    more: Mapping[str, bytes] | None = None,
    main_name: str = "word/document.xml",
) -> bytes:
    """A Word file with this main part, and further parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", _TYPES.replace("word/document.xml", main_name))
        parts.writestr("_rels/.rels", _RELATIONSHIPS.replace("word/document.xml", main_name))
        parts.writestr(main_name, main)
        for name, content in (more or {}).items():
            parts.writestr(name, content)
    return file.getvalue()


def bomb(inflated: int) -> bytes:
    """Valid paragraphs that inflate to so many bytes from a thousandth of it."""
    one = paragraph("x" * 100).encode()
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        parts.writestr("[Content_Types].xml", _TYPES)
        parts.writestr("_rels/.rels", _RELATIONSHIPS)
        with parts.open("word/document.xml", "w", force_zip64=True) as main:
            before, after = document("\0").encode().split(b"\0")
            main.write(before)
            for _ in range(inflated // (len(one) * 1000)):
                main.write(one * 1000)
            main.write(after)
    return file.getvalue()


def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)
    )
    return package(document(paragraph("&a9;"), f"<!DOCTYPE w [{entities}]>"))


def external_entity(path: str) -> bytes:
    return package(document(paragraph("A&secret;B"), f'<!DOCTYPE w [<!ENTITY secret SYSTEM "{path}">]>'))


def external_entity_utf16(path: str) -> bytes:
    """The same in an encoding that a search for ASCII letters does not see."""
    text = document(paragraph("A&secret;B"), f'<!DOCTYPE w [<!ENTITY secret SYSTEM "{path}">]>')
    return package(text.replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16"))


def nested(depth: int) -> bytes:
    return package(document("<w:p>" * depth + "</w:p>" * depth))


def lying_about_its_size() -> bytes:
    """A main part that declares 100 bytes and holds 100,000."""
    content = bytearray(package(document(paragraph("x" * 100_000))))
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"word/document.xml"))
    struct.pack_into("<L", content, at + 24, 100)
    return bytes(content)


def many_parts(count: int) -> bytes:
    return package(more={f"word/media/p{number}.bin": b"" for number in range(count)})


def twice_the_same_part() -> bytes:
    file = BytesIO(package())
    with zipfile.ZipFile(file, "a") as parts:
        information = zipfile.ZipInfo("WORD/document.xml")
        parts.writestr(information, document(paragraph("another text")))
    return file.getvalue()


def protected() -> bytes:
    """The beginning of the compound file in which Word keeps an encrypted package."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(900)
    )


def old_word() -> bytes:
    """The beginning of a Word 95 file: its version is all that is looked at."""
    return compound({"WordDocument": struct.pack("<HH", 0xA5DC, 104) + bytes(900)})
