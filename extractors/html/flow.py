"""A web page's flow into blocks: paragraphs, headings and list items as they show, tables among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from extractors.characters import DOTS, raised_digits, readable
from extractors.html.css import StyleSheet, colour, is_bold, is_hidden, is_struck, paint
from extractors.html.grid import GridRow, built, is_grid, placed, rows_of
from extractors.layout import Block, Cell, Heading, Paragraph, Run, Table
from extractors.paint import named_colour
from extractors.wordprocessing.cells import CellContent
from extractors.wordprocessing.lists import BULLET, spelt
from extractors.wordprocessing.paragraphs import paragraph_items
from extractors.wordprocessing.stretches import is_white
from ingest.errors import Reason, UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element


def _names(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul"
)
_UNSEEN = _names(
    "applet audio base button canvas col colgroup datalist embed frame frameset head iframe link map meta"
    " noframes object param script source style svg template title track video"
)
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_STRUCK = frozenset(("s", "strike", "del"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# The parts of a page that are printed around its text, and their roles (WAI-ARIA 1.2, 5.3.4).
_AROUND = frozenset(("nav", "footer"))
_ROLES_AROUND = frozenset(("navigation", "banner", "contentinfo", "search"))
_WORD_LEVEL = re.compile(r"level(\d)")
# A table in a table in a table is a page's skeleton; a report's own tables are not nested so deep.
_DEEPEST_TABLE = 24
# So much of a table's words in tables inside it, and it only lays them out.
_NESTED_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Face:
    """How the words of an element look, as far as it is inherited."""

    bold: bool = False
    struck: bool = False
    raised: bool = False
    fill: str | None = None
    colour: str | None = None


class _Said(NamedTuple):
    """Words, and whether they are white on what nothing is painted behind."""

    run: Run
    white: bool


@dataclass(slots=True)
class _List:
    """A list that is open; ``form`` is how its labels are counted, none for bullets."""

    form: str | None
    count: int


@dataclass(slots=True)
class Budget:
    """How many slots of tables may still come, and which file they come from."""

    slots: int
    source: str

    def take(self, slots: int) -> None:
        """Count slots; raises `UnreadableDocument` (TOO_COMPLEX) where there are too many."""
        self.slots -= slots
        if self.slots < 0:
            message = "has tables of more cells than a plan would (limit sheet_cells)."
            raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=self.source)


@dataclass(slots=True)
class Flow:
    """Reads one element: the page's body, or a cell."""

    sheet: StyleSheet
    budget: Budget
    depth: int = 0
    blocks: list[Block] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    _lines: list[list[_Said]] = field(default_factory=lambda: [[]])
    _fills: set[str | None] = field(default_factory=set)
    _lists: list[_List] = field(default_factory=list)
    _label: str = ""
    _level: int | None = None
    _heading: int | None = None
    _pre: int = 0

    @property
    def paint(self) -> str | None:
        """The one colour behind all its words, where an element inside paints it."""
        return next(iter(self._fills)) if len(self._fills) == 1 else None

    def read(self, root: _Element, face: Face) -> None:
        """The blocks of an element's content. No recursion but for tables: pages nest without end."""
        from lxml.etree import iterwalk

        faces = [face]
        walk = iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                said = self.sheet.declared(element) if element is not root else {}
                faces.append(_face(element, said, faces[-1]) if element is not root else face)
                if element is not root and not self._start(element, said, faces[-1]):
                    walk.skip_subtree()
                    continue
                self._say(element.text, faces[-1])
                continue
            if event == "end":
                faces.pop()
                self._end(element)
            if element is not root:
                self._say(element.tail, faces[-1])
        self._flush()

    def _start(self, element: _Element, said: dict[str, str], face: Face) -> bool:
        """Take an element's beginning; False where what is inside is not read, or was."""
        tag = str(element.tag)
        if _is_hidden(element, said):
            return False
        if (drawn := _drawn_colour(element, tag, said)) is not None:
            self._fills.add(drawn)
        if tag in _UNSEEN:
            return False
        if "ignore" in said.get("mso-list", ""):
            self._label = _words(element)
            return False
        if tag in _BLOCKS:
            self._flush()
        if _is_around(element, tag):
            self.running.extend(filter(None, (" ".join(_words(element).split()),)))
            return False
        if tag == "table" or is_grid(element):
            self._table(element, face)
            return False
        self._open(element, tag, said, face)
        return tag not in ("select", "textarea")

    def _open(self, element: _Element, tag: str, said: dict[str, str], face: Face) -> None:
        if tag in _LISTS:
            form = _FORMS.get(element.get("type") or "1", "decimal") if tag == "ol" else None
            self._lists.append(_List(form, _number(element.get("start"), 1) - 1))
        elif tag == "li":
            self._item(element)
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = int(tag[1:])
        elif tag == "br":
            self._lines.append([])
        elif tag == "pre":
            self._pre += 1
        elif tag in ("input", "select", "textarea", "img"):
            self._say(_shown(element, tag), face)
        elif "level" in said.get("mso-list", ""):
            found = _WORD_LEVEL.search(said["mso-list"])
            self._level = int(found[1]) - 1 if found else 0

    def _item(self, element: _Element) -> None:
        """A list item's label, counted where the list counts."""
        listed = self._lists[-1] if self._lists else _List(None, 0)
        listed.count = _number(element.get("value"), listed.count + 1)
        self._label = BULLET if listed.form is None else f"{spelt(listed.count, listed.form)}."
        self._level = max(0, len(self._lists) - 1)

    def _end(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            if self._label and self._label != BULLET:
                self.labels.append(self._label)  # an item without words shows its number
            self._label, self._level = "", None
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = None
        elif tag == "pre":
            self._pre -= 1

    def _say(self, text: str | None, face: Face) -> None:
        if not text:
            return
        words = raised_digits(readable(text)) if face.raised else readable(text)
        if words.strip():
            self._fills.add(_seen_colour(words, face))
        elif "\u00a0" in text and face.fill is not None:  # a blank that a page paints
            self._fills.add(face.fill)
        first, *rest = words.split("\n") if self._pre else [words.replace("\n", " ")]
        white = is_white(face.colour) and face.fill is None
        self._lines[-1].append(_Said(Run(first, face.bold, face.struck), white))
        self._lines.extend([_Said(Run(line, face.bold, face.struck), white)] for line in rest)

    def _flush(self) -> None:
        """End a paragraph. A list item's further paragraphs have no label."""
        lines, self._lines = _seen(self._lines), [[]]
        if not any(run.text.strip() for line in lines for run in line):
            return
        for item in paragraph_items(lines, self._label, self._level):
            if self._heading is None:
                self.blocks.append(Paragraph(item))
            else:
                self.blocks.append(Heading(replace(item, marker="", level=None), self._heading))
        self._label, self._level = "", None

    def _table(self, element: _Element, face: Face) -> None:
        """A table, then those inside its cells; one that only lays out gives what is in its cells."""
        if self.depth >= _DEEPEST_TABLE:
            message = f"nests tables deeper than {_DEEPEST_TABLE}."
            raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=self.budget.source)
        for caption in element.iterchildren("caption"):
            self._inside(caption, face, into=self)
        rows = rows_of(element, self._shows)
        cells = list(placed(rows))
        self.budget.take(len(cells))
        if not cells:
            self._inside(element, face, into=self)
            return
        read = [(cell, *self._cell(td, cell, rows[cell.row], face)) for td, cell in cells]
        if _lays_out(element, [flow for _, flow, _ in read]):
            for _, flow, _ in read:
                self.blocks.extend(flow.blocks)
        else:
            self._add_table([_filled(cell, flow, fill) for cell, flow, fill in read])
            for _, flow, _ in read:
                tables = (block for block in flow.blocks if isinstance(block, Table))
                self.blocks.extend(replace(table, nested=True) for table in tables)
        self.running.extend(text for _, flow, _ in read for text in flow.running)

    def _shows(self, element: _Element) -> bool:
        return not _is_hidden(element, self.sheet.declared(element))

    def _add_table(self, cells: list[Cell]) -> None:
        if all(cell.is_empty and cell.fill is None for cell in cells):
            return
        table = built(cells, self.budget.slots)
        if table is None:
            self.budget.take(self.budget.slots + 1)
        else:
            self.budget.take(table.n_rows * table.n_cols)
            self.blocks.append(table)

    def _cell(self, td: _Element, cell: Cell, row: GridRow, face: Face) -> tuple[Flow, str | None]:
        """What stands in a cell, and what it is painted with: by itself, by its row, or by what fills it."""
        of_row = _fill(row.element, self.sheet.declared(row.element))
        said = self.sheet.declared(td)
        own = _fill(td, said) or of_row
        flow = Flow(self.sheet, self.budget, self.depth + 1)
        if not _is_hidden(td, said):
            row_face = _face(
                row.element, self.sheet.declared(row.element), replace(face, bold=False, fill=None)
            )
            flow.read(td, replace(_face(td, said, row_face), fill=None))
        return flow, own or flow.paint

    def _inside(self, element: _Element, face: Face, *, into: Flow) -> None:
        flow = Flow(self.sheet, self.budget, self.depth + 1)
        flow.read(element, face)
        into.blocks.extend(flow.blocks)


def _seen(lines: list[list[_Said]]) -> list[list[Run]]:
    """The words of a paragraph without those that are white beside others that are not."""
    worded = [said.white for line in lines for said in line if said.run.text.strip()]
    mixed = any(worded) and not all(worded)
    return [[said.run for said in line if not (mixed and said.white)] for line in lines]


def _filled(cell: Cell, flow: Flow, fill: str | None) -> Cell:
    """A cell with what stands in it."""
    content = CellContent([block.item for block in flow.blocks if not isinstance(block, Table)], flow.labels)
    for block in flow.blocks:
        if isinstance(block, Table):
            content.add_table(block.text)
    return replace(cell, items=content.shown(), notes=content.beside(), fill=fill)


def _lays_out(table: _Element, flows: list[Flow]) -> bool:
    """Whether a table only puts things in their place: it holds one cell, or mostly other tables."""
    if len(flows) == 1 or table.get("role") in ("presentation", "none"):
        return True
    nested = sum(_length(block) for flow in flows for block in flow.blocks if isinstance(block, Table))
    if not nested:
        return False
    return nested > _NESTED_WORDS * sum(_length(block) for flow in flows for block in flow.blocks)


def _length(block: Block) -> int:
    if isinstance(block, Table):
        return sum(len(cell.text) for cell in block.cells)
    return len(block.item.text)


def _seen_colour(words: str, face: Face) -> str | None:
    """The colour that words show: what is behind them, or of signs that say nothing, their own."""
    signs = words.strip()
    return face.fill or (face.colour if all(sign in DOTS for sign in signs) else None)


def _is_around(element: _Element, tag: str) -> bool:
    """Whether an element is printed around a page's text; LibreOffice says so by a title."""
    return (
        tag in _AROUND
        or element.get("role") in _ROLES_AROUND
        or (tag == "div" and element.get("title") in ("header", "footer"))
    )


def _face(element: _Element, said: dict[str, str], above: Face) -> Face:
    bold = is_bold(said)
    if bold is None:
        bold = above.bold or element.tag in _BOLD
    struck = above.struck or element.tag in _STRUCK or is_struck(said)
    raised = above.raised or element.tag == "sup" or said.get("vertical-align") == "super"
    own = colour(said.get("color") or (element.get("color") or "" if element.tag == "font" else ""))
    return Face(bold, struck, raised, _fill(element, said) or above.fill, own or above.colour)


def _is_hidden(element: _Element, said: dict[str, str]) -> bool:
    return is_hidden(said) or element.get("hidden") is not None


def _fill(element: _Element, said: dict[str, str]) -> str | None:
    return paint(said) or colour(element.get("bgcolor") or "")


_SIZED = ("height", "width", "padding")
_SHAPES = frozenset(("circle", "ellipse", "rect", "path"))


def _drawn_colour(element: _Element, tag: str, said: dict[str, str]) -> str | None:
    """The colour of a light that a page draws without any word: an empty element that it paints and gives a
    size, a shape, or a picture whose name is all that is said of it."""
    if tag == "svg":
        shapes = [each for each in element.iter() if _local(each) in _SHAPES]
        fills = {colour(each.get("fill") or "") for each in shapes}
        return fills.pop() if len(fills) == 1 else None
    if tag == "img" and not element.get("alt"):
        name = element.get("title") or (element.get("src") or "").rsplit("/", 1)[-1]
        return named_colour(name) if not name.startswith("data:") else None
    empty = len(element) == 0 and not (element.text or "").strip() and any(name in said for name in _SIZED)
    return paint(said) if empty else None


def _local(element: _Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _words(element: _Element) -> str:
    """All words inside an element that show, on one line."""
    return readable(" ".join(_shown_texts(element))).strip()


def _shown_texts(element: _Element) -> Iterator[str]:
    for inside in element.iter():
        if isinstance(inside.tag, str) and inside.tag not in _UNSEEN:
            yield inside.text or ""
        if inside is not element:
            yield inside.tail or ""


def _shown(element: _Element, tag: str) -> str:
    """What a form's field or a picture shows: its value, a box that is ticked or not, the picture's words."""
    if tag == "img":
        return element.get("alt") or ""
    if tag == "textarea":
        return element.text or ""
    if tag == "select":
        options = [(each, "".join(map(str, each.itertext()))) for each in element.iter("option")]
        chosen = [text for each, text in options if each.get("selected") is not None]
        return " ".join(chosen or [text for _, text in options[:1]])
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return "☒ " if element.get("checked") is not None else "☐ "
    return (element.get("value") or "") if kind in ("text", "date", "number", "email") else ""


def _number(text: str | None, otherwise: int) -> int:
    """A whole number as pages write one; it counts list items, of which no page has a million."""
    try:
        return int(text or "") % 1_000_000
    except ValueError:
        return otherwise
