"""An OpenDocument paragraph's XML into stretches of text, in texts and in spreadsheets alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.odf.names import odf, repeats
from extractors.odf.styles import Face, Styles
from extractors.wordprocessing.stretches import LINE_BREAK, TAB, Stretch

if TYPE_CHECKING:
    from lxml.etree import _Element

# XML is indented as programs like: runs of white space are one space, and only the elements below are more.
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100  # a `text:s` that claims more only wants to hurt
_SIGNS = {odf("text:tab"): TAB, odf("text:line-break"): LINE_BREAK}
# What stands in a paragraph and is no part of its text: notes and comments, deleted and hidden words.
_LEFT_OUT = frozenset(
    odf(name)
    for name in (
        "text:note",
        "office:annotation",
        "text:tracked-changes",
        "text:hidden-text",
        "text:ruby-text",
        "text:reference-mark",
        "draw:g",
        "text:bibliography-mark",
    )
)
_FIELD_MARKS = frozenset({odf("field:fieldmark"), odf("field:fieldmark-start")})
_FRAMES = frozenset({odf("draw:frame"), odf("draw:custom-shape"), odf("draw:rect"), odf("draw:text-box")})


@dataclass(slots=True)
class TextRead:
    """A paragraph's stretches; the frames, the footnotes and the comments that hang on it, in order."""

    stretches: list[Stretch] = field(default_factory=list)
    frames: list[_Element] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads paragraphs."""

    styles: Styles

    def read(self, paragraph: _Element, below: Face | None = None) -> TextRead:
        """A ``text:p`` or ``text:h``; ``below`` is the face of what it stands in (a cell of a sheet)."""
        style = self.styles.style("paragraph", paragraph.get(odf("text:style-name")))
        face = style.face if below is None else style.face.over(below)
        found = TextRead()
        self._walk(paragraph, face, found)
        return found

    def _walk(self, element: _Element, face: Face, found: TextRead) -> None:
        _add(found, element.text, face)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, face, found)
            _add(found, child.tail, face)

    def _child(self, child: _Element, face: Face, found: TextRead) -> None:
        if child.tag in _SIGNS:
            found.stretches.append(_stretch(_SIGNS[child.tag], face))
        elif child.tag == odf("text:s"):
            found.stretches.append(_stretch(" " * repeats(child, "text:c", _MOST_SPACES), face))
        elif child.tag == odf("text:note"):
            found.notes.extend(child.findall(odf("text:note-body")))
        elif child.tag == odf("office:annotation"):
            found.notes.append(child)
        elif child.tag in _FRAMES or child.tag == odf("draw:g"):
            found.frames.append(child)
        elif child.tag == odf("text:span"):
            style = self.styles.style("text", child.get(odf("text:style-name")))
            self._walk(child, style.face.over(face), found)
        elif child.tag in _FIELD_MARKS:
            found.stretches.append(_stretch(_form_result(child), face))
            self._walk(child, face, found)
        elif child.tag not in _LEFT_OUT:
            self._walk(child, face, found)


def note_text(note: _Element) -> str:
    """The words of a note or a comment, without who wrote it and when."""
    said = (" ".join("".join(map(str, each.itertext())).split()) for each in note.iter(odf("text:p")))
    return "\n".join(filter(None, said))


def _form_result(mark: _Element) -> str:
    """What an old form's box or drop-down shows; a field of text has its words behind the mark."""
    said = [
        (one.get(odf("field:name")), one.get(odf("field:value")) or "")
        for one in mark.iter(odf("field:param"))
    ]
    kind = (mark.get(odf("field:type")) or "").rpartition(".")[2]
    if kind == "FORMCHECKBOX":
        return "☒ " if ("Checkbox_Checked", "true") in said else "☐ "
    entries = [value for name, value in said if name == "Dropdown_ListEntry"]
    chosen = next((value for name, value in said if name == "Dropdown_Selected"), "0")
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""


def _add(found: TextRead, text: str | None, face: Face) -> None:
    if text and not face.hidden:
        found.stretches.append(_stretch(_SPACES.sub(" ", text), face))


def _stretch(text: str, face: Face) -> Stretch:
    return Stretch(
        text if not face.hidden else "",
        bold=bool(face.bold),
        struck=bool(face.struck),
        raised=bool(face.raised),
        font=face.font,
        colour=face.colour,
        background=face.background,
    )


def text_boxes(frame: _Element) -> Iterator[_Element]:
    """What holds the paragraphs of a drawing: its text box, or the shape itself."""
    if frame.tag in _FRAMES and frame.find(odf("draw:text-box")) is None:
        if frame.find(odf("text:p")) is not None or frame.tag == odf("draw:text-box"):
            yield frame
        return
    for child in frame:
        if child.tag in _FRAMES:
            yield from text_boxes(child)
