"""A Word paragraph into layout items: its runs with their faces, its list label, its line breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.characters import TYPED_BULLETS, raised_digits, readable
from extractors.docx.form_fields import boxed_sign, form_field_text, is_prompt
from extractors.docx.names import ALTERNATE, CHOICE, number, switched_on, value, w
from extractors.docx.notes import Notes
from extractors.docx.numbering import Numbering
from extractors.docx.paint import Pictures, background_of, font_of, hexadecimal, paint_of
from extractors.docx.styles import Style, Styles
from extractors.layout import Run
from extractors.symbol_fonts import as_drawn, drawn_sign
from extractors.wordprocessing.lists import BULLET
from extractors.wordprocessing.paragraphs import paragraph_items
from extractors.wordprocessing.stretches import SMALLEST, TAB, ParagraphContent, is_white
from extractors.wordprocessing.tabbed import pieces_of

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
    w("tab"): TAB,
    w("ptab"): TAB,
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
_BREAKS = frozenset({w("br"), w("cr")})
_NO_LIST = 0  # numId 0 takes a paragraph out of its style's list


@dataclass(frozen=True, slots=True)
class ParagraphRead:
    """What is seen of a paragraph; its heading level, where its style is a heading's; its text boxes'
    contents."""

    content: ParagraphContent
    heading: int | None
    boxes: tuple[_Element, ...]


@dataclass(frozen=True, slots=True)
class ParagraphReader:
    """Reads paragraphs in document order (the order matters: list labels are counted)."""

    styles: Styles
    numbering: Numbering
    pictures: Pictures
    notes: Notes

    def read(self, paragraph: _Element) -> ParagraphRead:
        """One ``w:p``."""
        properties = paragraph.find(w("pPr"))
        style = self.styles.paragraph(None if properties is None else value(properties.find(w("pStyle"))))
        boxes: list[_Element] = []
        lines: list[list[Run]] = [[]]
        runs = _seen(list(_runs(paragraph)))
        for run in runs:
            self._read_run(run, style, lines, boxes)
        _set_off_bullet(lines[0], runs)
        label, level = self._label(properties, style)
        items = tuple(paragraph_items(lines, label, level))
        counted = label if not items and not label.startswith(BULLET) else ""
        paint, notes = paint_of(runs, self.pictures), tuple(self.notes.hung_on(paragraph))
        pieces = pieces_of(lines[0]) if len(lines) == 1 and level is None else ()
        content = ParagraphContent(items, counted, paint, notes, pieces)
        return ParagraphRead(content, style.heading, tuple(boxes))

    def _read_run(
        self, run: _Element, paragraph: Style, lines: list[list[Run]], boxes: list[_Element]
    ) -> None:
        properties = run.find(w("rPr"))
        style = self.styles.named(None if properties is None else value(properties.find(w("rStyle"))))
        if _face(properties, "vanish", style.hidden, paragraph.hidden) or _is_tiny(properties):
            return
        bold = _face(properties, "b", style.bold, paragraph.bold)
        font = font_of(properties)
        struck = _face(properties, "strike", style.struck, paragraph.struck) or _face(properties, "dstrike")
        for child in run:
            if child.tag in _BREAKS:
                lines.append([])
                continue
            boxes.extend(_text_boxes(child))
            text = boxed_sign(run, readable(_as_raised(properties, as_drawn(font, _text(child)))))
            if text:
                lines[-1].append(Run(text, bold, struck))

    def _label(self, properties: _Element | None, style: Style) -> tuple[str, int | None]:
        """The list label and level of a paragraph; an empty one is counted as any other."""
        own = None if properties is None else properties.find(w("numPr"))
        list_id = style.list_id if own is None else number(own.find(w("numId")))
        level = style.list_level if own is None else number(own.find(w("ilvl")))
        if list_id is None or list_id == _NO_LIST:
            return "", None
        label = self.numbering.label(list_id, level or 0)
        return ("", None) if label is None else (label, max(level or 0, style.depth))


def _runs(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == w("r"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _runs(child)


def _seen(runs: list[_Element]) -> list[_Element]:
    """The runs without what a form asks for, and without those whose words are white beside others that are
    not: all stand on one paper."""
    runs = [run for run in runs if not is_prompt(run)]
    white = [_is_white(run) for run in runs]
    worded = [unseen for unseen, run in zip(white, runs, strict=True) if run.find(w("t")) is not None]
    if all(worded) or not any(worded):
        return runs
    return [run for unseen, run in zip(white, runs, strict=True) if not unseen]


def _is_white(run: _Element) -> bool:
    properties = run.find(w("rPr"))
    if properties is None or background_of(properties) is not None:
        return False
    return is_white(hexadecimal(value(properties.find(w("color")))))


def _is_tiny(properties: _Element | None) -> bool:
    """Whether type is set in a size that nobody reads; ``w:sz`` counts half points."""
    half_points = None if properties is None else number(properties.find(w("sz")))
    return half_points is not None and half_points < 2 * SMALLEST


def _text(child: _Element) -> str:
    if child.tag == w("t"):
        return child.text or ""
    if child.tag == w("sym"):
        return _symbol(child)
    if child.tag == w("ruby"):
        base = child.find(w("rubyBase"))
        return "" if base is None else "".join(text.text or "" for text in base.iter(w("t")))
    if child.tag == w("fldChar"):
        return form_field_text(child)
    return _SIGNS.get(child.tag, "") if isinstance(child.tag, str) else ""


def _symbol(child: _Element) -> str:
    try:
        char = chr(int(value(child, "char") or "", 16))
    except (ValueError, OverflowError):
        return ""
    return drawn_sign(value(child, "font"), char) or ""


def _as_raised(properties: _Element | None, text: str) -> str:
    """Small raised digits are the marks of notes, and stay raised: "June 2010¹" is no year 20101."""
    place = None if properties is None else value(properties.find(w("vertAlign")))
    return raised_digits(text) if place == "superscript" else text


def _set_off_bullet(line: list[Run], runs: Sequence[_Element]) -> None:
    """A lone letter in a face of its own before a tab is drawn as a bullet: the "o" of Courier New."""
    own = [run for run in runs if run.find(w("t")) is not None]
    tab = any(run.find(w("tab")) is not None for run in runs)
    if len(own) < 2 or not tab or not line or line[0].text.strip() not in TYPED_BULLETS:
        return
    first, second = (font_of(run.find(w("rPr"))) for run in own[:2])
    if first is not None and first != second:
        line[0] = replace(line[0], text="• ")


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
