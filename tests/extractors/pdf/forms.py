"""Filled-in forms drawn for a test: a ruled plan whose cells are fields, on a page turned or not."""

from __future__ import annotations

from collections.abc import Sequence

from tests.hostile import pdfs

WIDTH, HEIGHT = 595.0, 842.0  # of the sheet before it is turned
XS = (40.0, 200.0, 300.0, 400.0, 500.0)  # of the page as displayed, from its lower left corner
TOP, ROW = 500.0, 24.0
HEADINGS = ("Action", "Lead", "Due", "Status")

_FIRST = 8  # the number of the first widget's object
_MATRICES = {0: (1, 0, 0, 1, 0, 0), 90: (0, 1, -1, 0, WIDTH, 0), 180: (-1, 0, 0, -1, WIDTH, HEIGHT),
             270: (0, -1, 1, 0, 0, HEIGHT)}  # fmt: skip


def cell(row: int, column: int) -> tuple[float, float, float, float]:
    """Where a cell stands on the page as displayed: left, bottom, right, top; row 0 has the headings."""
    top = TOP - ROW * row
    return XS[column] + 2, top - ROW + 2, XS[column + 1] - 2, top - 2


class Form:
    """A plan of so many rows whose cells are filled in by widgets."""

    def __init__(self, rows: int, turn: int = 0, size: float = 0.0) -> None:
        self._rows = rows
        self._turn = turn
        self._size = size
        self._objects: list[bytes] = []
        self._widgets: list[int] = []
        self._fields: list[int] = []

    def add(self, body: bytes) -> int:
        """An object; gives its number."""
        self._objects.append(body)
        return _FIRST + len(self._objects) - 1

    def reserve(self) -> int:
        return self.add(b"null")

    def put(self, number: int, body: bytes) -> None:
        self._objects[number - _FIRST] = body

    def widget(self, row: int, column: int, entries: bytes, *, is_field: bool = True) -> int:
        """A widget in a cell, its own field unless a parent is among the entries."""
        x0, y0, x1, y1 = self._placed(cell(row, column))
        number = self.add(
            b"<< /Type /Annot /Subtype /Widget /F 4 /Rect [%.2f %.2f %.2f %.2f] %s >>"
            % (x0, y0, x1, y1, entries)
        )
        self._widgets.append(number)
        if is_field:
            self._fields.append(number)
        return number

    def field(self, number: int) -> None:
        """Name an object among the form's fields."""
        self._fields.append(number)

    def texts(self, rows: Sequence[Sequence[str]], entries: bytes = b"", first: int = 1) -> None:
        """A text field for each value."""
        for row, values in enumerate(rows, start=first):
            for column, value in enumerate(values):
                name = b"/T (r%dc%d)" % (row, column)
                self.widget(row, column, b"%s /FT /Tx /V (%s) %s" % (name, value.encode("latin-1"), entries))

    def done(self, form: bytes | None = b"/NeedAppearances true") -> bytes:
        """The file; ``form`` are further entries of its AcroForm, or None for no AcroForm at all."""
        across = b"\n".join(
            b"%.2f %.2f m %.2f %.2f l S" % (XS[0], TOP - ROW * row, XS[-1], TOP - ROW * row)
            for row in range(self._rows + 2)
        )
        down = b"\n".join(
            b"%.2f %.2f m %.2f %.2f l S" % (x, TOP, x, TOP - ROW * (self._rows + 1)) for x in XS
        )
        words = b"\n".join(
            b"BT /F 9 Tf %.2f %.2f Td (%s) Tj ET" % (x + 3, TOP - 14, word.encode())
            for x, word in zip(XS, HEADINGS, strict=False)
        )
        matrix = b" ".join(b"%g" % part for part in _MATRICES[self._turn])
        annots = b" ".join(b"%d 0 R" % number for number in self._widgets)
        fields = b" ".join(b"%d 0 R" % number for number in self._fields)
        acroform = b"<< /Fields [%s] /DA (/F 0 Tf 0 g) /DR << /Font << /F 5 0 R >> >> %s >>" % (
            fields,
            form or b"",
        )
        return pdfs.one_page(
            b"%s cm\n%s\n%s\n%s" % (matrix, across, down, words),
            page=b"/Rotate %d /Annots 7 0 R" % self._turn,
            catalog=b"/AcroForm 6 0 R" if form is not None else b"",
            more=[acroform, b"[%s]" % annots, *self._objects],
        )

    def _placed(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        a, b, c, d, e, f = _MATRICES[self._turn]
        x0, y0, x1, y1 = box
        corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in ((x0, y0), (x1, y1))]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)
