"""PDFs made to hurt, built when a test runs and never committed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    content, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(content)


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def one_page(
    drawing: bytes,
    extra: bytes = b"",
    *,
    page: bytes = b"",
    resources: bytes = b"",
    catalog: bytes = b"",
    more: Sequence[bytes] = (),
) -> bytes:
    """A page of A4 with this content stream; ``more`` are objects from number 6 on."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> %s >> %s >>" % (resources, page),
            stream(drawing, extra),
            _HELVETICA,
            *more,
        ]
    )


def text(*lines: str) -> bytes:
    shown = b"".join(b"(%s) Tj T* " % line.encode("latin-1") for line in lines)
    return one_page(b"BT /F 11 Tf 14 TL 50 780 Td " + shown + b"ET")


def bomb(inflated: int, layers: int) -> bytes:
    """A page whose content is blanks, packed so many times over."""
    packer = zlib.compressobj(9)
    packed = (
        b"".join(packer.compress(b" " * 1_000_000) for _ in range(inflated // 1_000_000)) + packer.flush()
    )
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    names = b"/FlateDecode " * layers
    return one_page(packed, b"/Filter [ %s]" % names)


def picture(width: int, height: int) -> bytes:
    """A scanned sheet: a page that is a picture, and no word on it."""
    pixels = zlib.compress(bytes(width * height * 3), 9)
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /I 5 0 R >> >> >>",
            stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
            stream(
                pixels,
                b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
                b" /BitsPerComponent 8 /Filter /FlateDecode" % (width, height),
            ),
        ]
    )


def pages_that_contain_themselves() -> bytes:
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            *([page] * count),
        ]
    )


def ruled(rows: int, columns: int) -> bytes:
    """A page with a grid of so many cells, evenly ruled over the sheet."""
    lines = [b"%.3f 20 m %.3f 820 l" % (x, x) for x in _even(20, 575, columns)]
    lines += [b"20 %.3f m 575 %.3f l" % (y, y) for y in _even(20, 820, rows)]
    return one_page(b"0.2 w\n" + b"\n".join(lines) + b"\nS\nBT /F 8 Tf 30 30 Td (a word) Tj ET")


def _even(first: float, last: float, parts: int) -> list[float]:
    return [first + (last - first) * number / parts for number in range(parts + 1)]


def protected() -> bytes:
    """Encrypted with a password that nobody has: the stored keys fit none."""
    handler = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"11" * 32, b"22" * 32)
    pages = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        handler,
    ]
    return pdf(pages, b"/Encrypt 4 0 R /ID [<00> <00>]")
