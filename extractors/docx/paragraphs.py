"""A Word paragraph into layout items: its runs with their faces, its list label, its line breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.characters import readable
from extractors.docx.names import ALTERNATE, CHOICE, number, switched_on, value, w
from extractors.docx.numbering import Numbering
from extractors.docx.styles import Style, Styles
from extractors.layout import Item, Run
from extractors.wordprocessing.paragraphs import paragraph_items

if TYPE_CHECKING:
    from lxml.etree import _Element

# What wraps runs and is read through; deleted and moved-away text (w:del, w:moveFrom) is not among them.
_WRAPPERS = frozenset(
    w(name)
    for name in (
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
    )
)
_SIGNS = {
    w("tab"): " ",
    w("ptab"): " ",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
_BREAKS = frozenset({w("br"), w("cr")})
# Ticks and crosses of the Wingdings fonts, which status columns are full of.
_SYMBOLS = {"F0FC": "✓", "F0FE": "✓", "F050": "✓", "F0FB": "✗", "F0FD": "✗", "F04F": "✗", "F0B7": "•"}
_NO_LIST = 0  # numId 0 takes a paragraph out of its style's list


@dataclass(frozen=True, slots=True)
class ParagraphRead:
    """A paragraph's items; its heading level, where its style is a heading's; its text boxes' contents."""

    items: tuple[Item, ...]
    heading: int | None
    boxes: tuple[_Element, ...]


@dataclass(frozen=True, slots=True)
class ParagraphReader:
    """Reads paragraphs in document order (the order matters: list labels are counted)."""

    styles: Styles
    numbering: Numbering

    def read(self, paragraph: _Element) -> ParagraphRead:
        """One ``w:p``."""
        properties = paragraph.find(w("pPr"))
        style = self.styles.paragraph(None if properties is None else value(properties.find(w("pStyle"))))
        boxes: list[_Element] = []
        lines: list[list[Run]] = [[]]
        for run in _runs(paragraph):
            self._read_run(run, style, lines, boxes)
        label, level = self._label(properties, style, worded=any(lines))
        return ParagraphRead(tuple(paragraph_items(lines, label, level)), style.heading, tuple(boxes))

    def _read_run(
        self, run: _Element, paragraph: Style, lines: list[list[Run]], boxes: list[_Element]
    ) -> None:
        properties = run.find(w("rPr"))
        style = self.styles.named(None if properties is None else value(properties.find(w("rStyle"))))
        if _face(properties, "vanish", style.hidden, paragraph.hidden):
            return
        bold = _face(properties, "b", style.bold, paragraph.bold)
        struck = _face(properties, "strike", style.struck, paragraph.struck) or _face(properties, "dstrike")
        for child in run:
            if child.tag in _BREAKS:
                lines.append([])
                continue
            boxes.extend(_text_boxes(child))
            text = readable(_text(child))
            if text:
                lines[-1].append(Run(text, bold, struck))

    def _label(self, properties: _Element | None, style: Style, *, worded: bool) -> tuple[str, int | None]:
        """The list label and level of a paragraph; an empty one has none, and is not counted."""
        own = None if properties is None else properties.find(w("numPr"))
        list_id = style.list_id if own is None else number(own.find(w("numId")))
        level = style.list_level if own is None else number(own.find(w("ilvl")))
        if not worded or list_id is None or list_id == _NO_LIST:
            return "", None
        label = self.numbering.label(list_id, level or 0)
        return ("", None) if label is None else (label, max(level or 0, style.depth))


def _runs(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == w("r"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _runs(child)


def _text(child: _Element) -> str:
    if child.tag == w("t"):
        return child.text or ""
    if child.tag == w("sym"):
        code = (value(child, "char") or "").upper()
        return _SYMBOLS.get(code, "")
    return _SIGNS.get(child.tag, "") if isinstance(child.tag, str) else ""


def _text_boxes(child: _Element) -> Iterator[_Element]:
    """The contents of text boxes that hang on a run, each once: not again in its fallback drawing."""
    if child.tag == ALTERNATE:
        choice = child.find(CHOICE)
        if choice is not None:
            yield from choice.iter(w("txbxContent"))
    elif child.tag in (w("drawing"), w("pict"), w("object")):
        yield from child.iter(w("txbxContent"))


def _face(properties: _Element | None, name: str, *inherited: bool | None) -> bool:
    own = None if properties is None else switched_on(properties.find(w(name)))
    return next((said for said in (own, *inherited) if said is not None), False)
