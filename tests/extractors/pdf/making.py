"""PDFs drawn for a test: rules, fills, words and tags where a test wants them.

Coordinates are those of the layout model: points from the top left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

import extractors
from extractors.layout import Document, Table
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from tests.hostile import pdfs
from tests.support import source_of

A4 = (595.0, 842.0)


def read(content: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    return extractors.read(source_of(content, "plan.pdf", "pdf"), options)


def only_table(content: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Table:
    (table,) = read(content, options).tables
    return table


def texts(table: Table) -> list[list[str]]:
    """The words of each row's cells, a merged cell once."""
    return [[cell.text for cell in table.row(row) if cell.row == row] for row in range(table.n_rows)]


class Sheet:
    """A PDF, page by page."""

    def __init__(self, size: tuple[float, float] = A4, password: str | None = None) -> None:
        self._file = BytesIO()
        lock = StandardEncryption(password, ownerPassword="other") if password else None
        self.canvas = Canvas(self._file, pagesize=size, invariant=1, encrypt=lock)
        self.height = size[1]

    def words(self, x: float, base: float, words: str, size: float = 9, font: str = "Helvetica") -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - base, words)

    def rule(self, x0: float, top: float, x1: float, bottom: float, thick: float = 0.5) -> None:
        self.canvas.setLineWidth(thick)
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> None:
        self.canvas.saveState()
        self.canvas.setFillColor(colour)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.restoreState()

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        for line in (
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        ):
            self.rule(*line)

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """A grid ruled all over, with a line of words in each cell."""
        for row, words in enumerate(rows):
            for col, text in enumerate(words):
                self.box(xs[col], ys[row], xs[col + 1], ys[row + 1])
                self.words(xs[col] + 3, ys[row] + 11, text)

    def next_page(self) -> None:
        self.canvas.showPage()

    def done(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()


class Mark(NamedTuple):
    """Words on a page as marked content: its page, counted from 0, its number there, and what draws it."""

    page: int
    number: int
    drawing: bytes


class Tag(NamedTuple):
    """A structure element: its role, its kids, and its attributes as they are written."""

    role: str
    kids: tuple[Tag | Mark, ...]
    attributes: str = ""


class TaggedSheet:
    """A tagged PDF, written object by object, since tags must be free to lie."""

    def __init__(self) -> None:
        self._marks: dict[int, list[Mark]] = {}
        self._drawings: dict[int, list[bytes]] = {}

    def words(self, x: float, base: float, words: str, page: int = 0) -> Mark:
        marks = self._marks.setdefault(page, [])
        drawing = b"BT /F 9 Tf %.2f %.2f Td (%s) Tj ET" % (x, A4[1] - base, words.encode("latin-1"))
        marks.append(Mark(page, len(marks), drawing))
        return marks[-1]

    def grid(self, xs: Iterable[float], ys: Iterable[float], page: int = 0) -> None:
        across, down = list(ys), list(xs)
        lines = [(down[0], y, down[-1], y) for y in across] + [(x, across[0], x, across[-1]) for x in down]
        self._drawings.setdefault(page, []).extend(
            b"%.2f %.2f m %.2f %.2f l S" % (x0, A4[1] - y0, x1, A4[1] - y1) for x0, y0, x1, y1 in lines
        )

    def done(self, *tree: Tag) -> bytes:
        """The file with this structure tree."""
        pages = sorted({*self._marks, *self._drawings})
        first_page, font, root = 3, 3 + 2 * len(pages), 4 + 2 * len(pages)
        kids = b" ".join(b"%d 0 R" % (first_page + 2 * page) for page in pages)
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot %d 0 R >>" % root,
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        ]
        for page in pages:
            objects += self._page(page, first_page + 2 * page + 1, font)
        objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        elements: dict[int, bytes] = {}
        numbers = [_element(tag, root, root + 1, elements, first_page) for tag in tree]
        objects.append(b"<< /Type /StructTreeRoot /K [%s] >>" % b" ".join(b"%d 0 R" % n for n in numbers))
        return pdfs.pdf([*objects, *(elements[number] for number in sorted(elements))])

    def _page(self, page: int, contents: int, font: int) -> tuple[bytes, bytes]:
        drawn = list(self._drawings.get(page, ()))
        for mark in self._marks.get(page, ()):
            drawn.append(b"/P << /MCID %d >> BDC %s EMC" % (mark.number, mark.drawing))
        return (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F %d 0 R >> >> >>" % (contents, font),
            pdfs.stream(b"\n".join(drawn)),
        )


def _element(tag: Tag, parent: int, first: int, elements: dict[int, bytes], first_page: int) -> int:
    number = first + len(elements)
    elements[number] = b""
    kids = []
    for kid in tag.kids:
        if isinstance(kid, Mark):
            kids.append(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (first_page + 2 * kid.page, kid.number))
        else:
            kids.append(b"%d 0 R" % _element(kid, number, first, elements, first_page))
    attributes = b"/A << /O /Table %s >>" % tag.attributes.encode() if tag.attributes else b""
    elements[number] = b"<< /Type /StructElem /S /%s /P %d 0 R /K [%s] %s >>" % (
        tag.role.encode(),
        parent,
        b" ".join(kids),
        attributes,
    )
    return number


def row(*cells: Tag) -> Tag:
    return Tag("TR", cells)


def cell(*marks: Tag | Mark, role: str = "TD", spans: Mapping[str, int] | None = None) -> Tag:
    return Tag(role, marks, " ".join(f"/{name} {count}" for name, count in (spans or {}).items()))
