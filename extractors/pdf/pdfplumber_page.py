"""Pages as pdfplumber sees them: twenty times slower than PDFium, and another pair of eyes.

For whoever asks for it, and for the pages that the fast reader cannot make sense of. Text, painted
rectangles and ruled tables (`find_tables`, as it is by default) are pdfplumber's; all that follows from
them is done as for every other page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

from extractors.pdf.engine.drawn_bullets import with_drawn_bullets
from extractors.pdf.engine.objects import Fill, PageObjects, Rule, TextRun
from extractors.pdf.engine.paths import share_covered
from extractors.pdf.engine.pdfium import Frame
from extractors.pdf.engine.tolerances import ENGINE
from extractors.pdf.engine.typefaces import face_named
from extractors.pdf.page_layout import SeenPage
from extractors.pdf.tables.cells import owners
from extractors.pdf.tables.lattice import Grid, Slot
from extractors.pdf.text.tolerances import TEXT
from extractors.pdf.tolerances import PAGE
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import Limits

if TYPE_CHECKING:
    from pdfplumber.page import Page

Drawn: TypeAlias = dict[str, Any]
"""A character, line, rectangle, curve or picture of pdfplumber's."""

_Slot: TypeAlias = tuple[int, int]
"""The numbers of a grid and of a slot in it; -1 where a character stands in none."""

_ROTATED = {1: ("ttb", "rtl"), 3: ("btt", "ltr")}
"""How letters and lines follow one another in text turned by so many quarters clockwise."""


class PlumberFile:
    """A PDF opened with pdfplumber; use as a context manager.

    Raises `UnreadableDocument`: ENCRYPTED where a password is needed, else CORRUPT.
    """

    def __init__(self, content: bytes, source: str) -> None:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect

        try:
            self._pdf = pdfplumber.open(BytesIO(content))
            self.page_count = len(self._pdf.pages)
        except MemoryError:
            raise
        except Exception as error:  # What a damaged file makes of the parser has no common base.
            encrypted = any(isinstance(part, PDFPasswordIncorrect) for part in (error, *error.args))
            reason = Reason.ENCRYPTED if encrypted else Reason.CORRUPT
            message = "This PDF opens only with a password." if encrypted else "This PDF cannot be opened."
            raise UnreadableDocument(reason, message, source=source) from error

    def __enter__(self) -> PlumberFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def property_text(self, key: str) -> str:
        """An entry of the document's information dictionary, empty where it has none."""
        value = self._pdf.metadata.get(key)
        return value if isinstance(value, str) else ""

    def read_page(self, number: int, limits: Limits, leaves: Mapping[int, int]) -> SeenPage:
        """A page by its 1-based number; raises whatever a damaged one makes of the parser."""
        page = self._pdf.pages[number - 1]
        try:
            return _PlumberPage(page, leaves).seen(limits)
        finally:
            page.close()


class _PlumberPage:
    """Turns one page's objects into marks as displayed: from the top left of its crop box."""

    def __init__(self, page: Page, leaves: Mapping[int, int]) -> None:
        self._page = page
        self._leaves = leaves
        left, top, right, bottom = page.cropbox
        self._left, self._top = float(left), float(top)
        self._width, self._height = float(right - left), float(bottom - top)
        self._frame = Frame(0.0, 0.0, self._width, self._height, 0)

    def seen(self, limits: Limits) -> SeenPage:
        """The page's text, rules, fills and ruled grids; what is over a limit is counted and left out."""
        page = self._page
        shapes = [*page.rects, *page.lines, *page.curves]
        too_many = len(shapes) > limits.pdf_page_objects
        grids, crowded = ([], 0) if too_many else self._grids(limits.pdf_page_cells)
        across, down, fills, dots = ([], [], [], []) if too_many else self._drawing(shapes)
        runs = with_drawn_bullets(self._runs(grids), dots)
        marks = PageObjects(
            page.page_number,
            self._width,
            self._height,
            runs,
            across,
            down,
            fills,
            share_covered((Fill(*self._box(image), "") for image in page.images), self._width, self._height),
            len(shapes) if too_many else 0,
        )
        return SeenPage(marks, grids, crowded)

    def _box(self, drawn: Drawn) -> tuple[float, float, float, float]:
        left, top = self._left, self._top
        return drawn["x0"] - left, drawn["top"] - top, drawn["x1"] - left, drawn["bottom"] - top

    def _grids(self, most_cells: int) -> tuple[list[Grid], int]:
        """The grids of its tables; none where its edges may cross more often than is looked at."""
        across = {round(edge["top"]) for edge in self._page.horizontal_edges}
        down = {round(edge["x0"]) for edge in self._page.vertical_edges}
        if len(across) * len(down) > most_cells:
            return [], 1
        return [self._grid(table.cells) for table in self._page.find_tables()], 0

    def _grid(self, cells: Iterable[tuple[float, float, float, float]]) -> Grid:
        left, top = self._left, self._top
        moved = [(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in cells]
        return grid_of_cells(moved)

    def _drawing(self, shapes: Iterable[Drawn]) -> tuple[list[Rule], list[Rule], list[Fill], list[Fill]]:
        across: list[Rule] = []
        down: list[Rule] = []
        fills: list[Fill] = []
        dots: list[Fill] = []
        for shape in shapes:
            x0, top, x1, bottom = self._box(shape)
            wide, high = x1 - x0, bottom - top
            fill = colour_of(shape["non_stroking_color"]) if shape["fill"] else None
            if ENGINE.smallest_dot < max(wide, high) <= ENGINE.largest_dot and abs(wide - high) < 1.0:
                dots.append(Fill(x0, top, x1, bottom, fill or ""))
            if high <= ENGINE.thickest_rule and wide >= high:
                across.append(Rule((top + bottom) / 2, x0, x1))
            elif wide <= ENGINE.thickest_rule:
                down.append(Rule((x0 + x1) / 2, top, bottom))
            elif shape["object_type"] == "rect":
                if fill:
                    fills.append(Fill(x0, top, x1, bottom, fill))
                if shape["stroke"]:
                    across += [Rule(top, x0, x1), Rule(bottom, x0, x1)]
                    down += [Rule(x0, top, bottom), Rule(x1, top, bottom)]
        return across, down, fills, dots

    def _runs(self, grids: Sequence[Grid]) -> list[TextRun]:
        """The text: inside the tables cell by cell, each letter in the cell that its middle is in."""
        chars = _drawn_once(self._page.chars)
        owned = [(grid, owners(grid)) for grid in grids]
        keys = [(*self._slot(char, owned), self._turned(char)) for char in chars]
        together: dict[tuple[int, int, int], list[int]] = {}
        for number, key in enumerate(keys):
            together.setdefault(key, []).append(number)
        runs = [run for (_, _, turned), own in together.items() for run in self._words(chars, own, turned)]
        return sorted(runs, key=lambda run: run.order)

    def _slot(self, char: Drawn, owned: Sequence[tuple[Grid, list[list[int]]]]) -> _Slot:
        x0, top, x1, bottom = self._box(char)
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        for number, (grid, owner) in enumerate(owned):
            if grid.xs[0] < x < grid.xs[-1] and grid.ys[0] < y < grid.ys[-1]:
                return number, owner[bisect_right(grid.ys, y) - 1][bisect_right(grid.xs, x) - 1]
        return -1, -1

    def _turned(self, char: Drawn) -> int:
        a, b, *_ = char["matrix"]
        return self._frame.turned(a, b)

    def _words(self, chars: Sequence[Drawn], own: Iterable[int], turned: int) -> Iterator[TextRun]:
        """The runs of some characters that stand in one slot and are turned alike."""
        from pdfplumber.utils.text import extract_words

        order = {id(chars[number]): number for number in own}
        letters, lines = _ROTATED.get(turned, (None, None))
        for word in extract_words(
            [chars[number] for number in order.values()],
            x_tolerance_ratio=TEXT.word_gap,
            keep_blank_chars=True,
            extra_attrs=["fontname", "size"],
            return_chars=True,
            char_dir_rotated=letters,
            line_dir_rotated=lines,
        ):
            inked = [char for char in word["chars"] if not char["text"].isspace()]
            if inked:
                yield self._run(word, inked, min(order[id(char)] for char in inked), turned)

    def _run(self, word: Drawn, inked: Sequence[Drawn], order: int, turned: int) -> TextRun:
        first, last = inked[0], inked[-1]
        x0, top, x1, bottom = self._box(word)
        size = (first["width"] if turned % 2 else first["size"]) or 1.0
        # Measured from below, a character's top and the origin of its matrix share a zero.
        base = first["top"] + first["y1"] - first["matrix"][5] - self._top
        if not turned:
            x0, x1 = first["x0"] - self._left, last["x1"] - self._left
            top, bottom = base - ENGINE.ascent * size, base + ENGINE.descent * size
        text = word["text"].strip() + (" " if word["text"][-1:].isspace() else "")
        mcid = first.get("mcid")
        leaf = -1 if mcid is None else self._leaves.get(mcid, -1)
        return TextRun(
            text, x0, top, x1, bottom, base, size, face_named(first["fontname"]), order, leaf, turned
        )


def _drawn_once(chars: Iterable[Drawn]) -> list[Drawn]:
    """Characters without those that are drawn once more a hair's breadth away, to look bold.

    (pdfplumber's own `dedupe_chars` takes minutes for 20,000 characters.)
    """
    kept: list[Drawn] = []
    seen: set[tuple[object, ...]] = set()
    for char in chars:
        x, y = char["x0"] / PAGE.printed_twice, char["top"] / PAGE.printed_twice
        # What is less than half apart is in one square of one of the four ways to lay squares over a page.
        squares = ((way, round(x + way % 2 / 2), round(y + way // 2 / 2)) for way in range(4))
        places = {(char["text"], char["fontname"], *square) for square in squares}
        if char["text"].isspace() or seen.isdisjoint(places):
            kept.append(char)
        seen |= places
    return kept


def grid_of_cells(cells: Iterable[tuple[float, float, float, float]]) -> Grid:
    """The grid of a table's cells; places that no cell covers become cells of their own."""
    boxes = sorted(cells, key=lambda box: (box[1], box[0]))
    xs = sorted({x for x0, _, x1, _ in boxes for x in (x0, x1)})
    ys = sorted({y for _, top, _, bottom in boxes for y in (top, bottom)})
    free = {(row, col) for row in range(len(ys) - 1) for col in range(len(xs) - 1)}
    slots: list[Slot] = []
    for x0, top, x1, bottom in boxes:
        row, col = ys.index(top), xs.index(x0)
        slot = Slot(row, col, ys.index(bottom) - row, xs.index(x1) - col)
        covered = _covered(slot)
        if covered <= free:
            slots.append(slot)
            free -= covered
    return Grid(xs, ys, sorted([*slots, *(Slot(row, col, 1, 1) for row, col in free)]))


def _covered(slot: Slot) -> set[tuple[int, int]]:
    rows = range(slot.row, slot.row + slot.row_span)
    return {(row, col) for row in rows for col in range(slot.col, slot.col + slot.col_span)}


def colour_of(parts: object) -> str:
    """A colour of pdfplumber's (grey, RGB or CMYK, each from 0 to 1) as ``#RRGGBB``; a pattern, or a colour
    that was never set, is black, as it is for the PDF."""
    values = parts if isinstance(parts, tuple | list) else (parts,)
    shares = [min(max(float(value), 0.0), 1.0) for value in values if isinstance(value, int | float)]
    if len(shares) == 4:
        *inks, black = shares
        shares = [(1 - ink) * (1 - black) for ink in inks]
    red, green, blue = shares if len(shares) == 3 else (shares or [0.0])[:1] * 3
    return f"#{round(255 * red):02X}{round(255 * green):02X}{round(255 * blue):02X}"
