"""What stands on a page beside its content: filled-in form fields, typed notes, struck lines, covers.

PDFium's text of a page has none of it. A field's words are set as runs where the field stands; whether its
appearance was stored with it or is left to the viewer makes no difference.
"""

from __future__ import annotations

import ctypes
import html
import re
from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from pypdfium2 import raw

from extractors.pdf.engine.appearances import MOST_ANNOTATIONS, NOT_SHOWN
from extractors.pdf.engine.drawn_objects import Bounds
from extractors.pdf.engine.objects import Face, Rule, TextRun
from extractors.pdf.engine.pdfium import Frame, NativePage
from extractors.pdf.engine.tolerances import ENGINE

_VALUE_BYTES = 100_000
"""Bytes of a field's value: 50,000 letters fill ten pages."""

_SIZE = re.compile(r"([\d.]+)\s+Tf\b")
_SIGNS = {True: "☑", False: "☐"}
# What programs write as the value of a box that is not ticked, where nothing says how it is shown.
_NOT_TICKED = frozenset(("off", "", "no", "n", "false", "0"))
# A field that no form knows of says itself what it is.
_KINDS = {
    "Tx": raw.FPDF_FORMFIELD_TEXTFIELD,
    "Ch": raw.FPDF_FORMFIELD_COMBOBOX,
    "Btn": raw.FPDF_FORMFIELD_CHECKBOX,
}
_MARKUP = re.compile(r"<[^>]*>")
_LINE_ENDS = re.compile(r"</p\s*>|<br\s*/?>")
_TICKED = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
_CHOSEN = (raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_TYPED = (raw.FPDF_FORMFIELD_TEXTFIELD, *_CHOSEN)


class Annotations(NamedTuple):
    """A page's annotations as displayed: the words of its fields and notes, lines that strike text out, and
    boxes that cover what lies beneath."""

    runs: list[TextRun]
    strikes: list[Rule]
    covers: list[Bounds]


def read_annotations(page: NativePage, frame: Frame) -> Annotations:
    """What annotations show on a page."""
    handle = ctypes.cast(page.handle, raw.FPDF_PAGE)
    found = Annotations([], [], [])
    numbers = range(min(raw.FPDFPage_GetAnnotCount(handle), MOST_ANNOTATIONS))
    if not numbers:
        return found
    orders = count(10_000_000)  # Beyond PDFium's numbers for the characters of any page.
    for number in numbers:
        annotation = raw.FPDFPage_GetAnnot(handle, number)
        if annotation:
            _Reader(annotation, frame, page, orders).read(found)
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def with_annotations(runs: list[TextRun], notes: list[TextRun]) -> list[TextRun]:
    """The runs with those of fields and notes put where they are read: after the nearest on their left."""
    result = list(runs)
    for note in notes:
        level = [
            (place, run)
            for place, run in enumerate(result)
            if not run.turned
            and abs(run.base - note.base) < ENGINE.level_with_field * max(run.size, note.size)
        ]
        left = [entry for entry in level if entry[1].x0 <= note.x0]
        if left:
            result.insert(max(left, key=lambda entry: entry[1].x0)[0] + 1, note)
        elif level:
            result.insert(min(level, key=lambda entry: entry[1].x0)[0], note)
        else:
            result.append(note)
    return result


class _Reader:
    """Reads one annotation."""

    def __init__(self, annotation: Any, frame: Frame, page: NativePage, orders: Iterator[int]) -> None:  # noqa: ANN401 - a ctypes pointer
        self._annotation = annotation
        self._frame = frame
        self._form = ctypes.cast(page.form, raw.FPDF_FORMHANDLE) if page.form else None
        self._pressed = page.pressed
        self._orders = orders

    def read(self, found: Annotations) -> None:
        """Add what the annotation shows."""
        if raw.FPDFAnnot_GetFlags(self._annotation) & NOT_SHOWN:
            return
        kind = raw.FPDFAnnot_GetSubtype(self._annotation)
        if kind == raw.FPDF_ANNOT_WIDGET:
            found.runs.extend(self._field())
        elif kind == raw.FPDF_ANNOT_FREETEXT:
            if raw.FPDFAnnot_HasKey(self._annotation, b"C"):
                found.covers.append(self._box())
            found.runs.extend(self._set(self._text("Contents"), self._note_size(), centred=False))
        elif kind == raw.FPDF_ANNOT_STRIKEOUT:
            found.strikes.extend(self._struck())
        elif kind == raw.FPDF_ANNOT_SQUARE and raw.FPDFAnnot_HasKey(self._annotation, b"IC"):
            found.covers.append(self._box())

    def _field(self) -> Iterator[TextRun]:
        kind = self._kind()
        x0, top, x1, bottom = self._box()
        if kind in _TICKED:
            ticked = self._is_ticked()
            size = min(bottom - top, ENGINE.field_largest_type)
            yield self._run(_SIGNS[ticked], x0, (top + bottom) / 2 + ENGINE.half_x_height * size, size, x1)
        elif kind in _TYPED and not self._is_secret(kind):
            several = kind == raw.FPDF_FORMFIELD_TEXTFIELD and self._has_flag(
                raw.FPDF_FORMFLAG_TEXT_MULTILINE
            )
            value = "; ".join(self._chosen()) if kind in _CHOSEN else self._typed()
            size = self._field_size(bottom - top, several=several)
            yield from self._set(value or self._value(), size, centred=not several)

    def _kind(self) -> int:
        known = raw.FPDFAnnot_GetFormFieldType(self._form, self._annotation) if self._form else -1
        return known if known > raw.FPDF_FORMFIELD_UNKNOWN else _KINDS.get(self._text("FT"), known)

    def _typed(self) -> str:
        """What a field's own box says was typed: where two fields have one name, PDFium gives the first's."""
        marked = self._text("RV") if not (own := self._text("V")) and not self._value() else ""
        return own or html.unescape(_MARKUP.sub("", _LINE_ENDS.sub("\n", marked)))

    def _is_ticked(self) -> bool:
        """Whether a box is ticked: by what it shows, else by its own value, else by its group's."""
        if self._form and raw.FPDFAnnot_IsChecked(self._form, self._annotation):
            return True
        if shown := self._text("AS"):
            return shown.casefold() != "off"
        if own := self._text("V"):
            return own.casefold() not in _NOT_TICKED
        return bool(self._form) and self._place_in_group() in self._pressed()

    def _place_in_group(self) -> tuple[str, int]:
        """The full name of a button's field, and which of the field's buttons it is."""
        name = _read(
            lambda buffer, size: raw.FPDFAnnot_GetFormFieldName(self._form, self._annotation, buffer, size)
        )
        return name, raw.FPDFAnnot_GetFormControlIndex(self._form, self._annotation)

    def _is_secret(self, kind: int) -> bool:
        return kind == raw.FPDF_FORMFIELD_TEXTFIELD and self._has_flag(raw.FPDF_FORMFLAG_TEXT_PASSWORD)

    def _has_flag(self, flag: int) -> bool:
        return bool(self._form and raw.FPDFAnnot_GetFormFieldFlags(self._form, self._annotation) & flag)

    def _chosen(self) -> Iterator[str]:
        """The labels of a list's options that are chosen: its value may be a code that is not shown."""
        options = raw.FPDFAnnot_GetOptionCount(self._form, self._annotation) if self._form else 0
        for index in range(min(options, MOST_ANNOTATIONS)):
            if raw.FPDFAnnot_IsOptionSelected(self._form, self._annotation, index):
                yield _read(
                    lambda buffer, size, index=index: raw.FPDFAnnot_GetOptionLabel(
                        self._form, self._annotation, index, buffer, size
                    )
                )

    def _value(self) -> str:
        if not self._form:
            return self._text("V")
        return _read(
            lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(self._form, self._annotation, buffer, size)
        )

    def _text(self, key: str) -> str:
        return _read(
            lambda buffer, size: raw.FPDFAnnot_GetStringValue(self._annotation, key.encode(), buffer, size)
        )

    def _field_size(self, height: float, *, several: bool) -> float:
        size = ctypes.c_float()
        known = self._form and raw.FPDFAnnot_GetFontSize(self._form, self._annotation, ctypes.byref(size))
        if known and size.value > 0:
            return float(size.value)
        return ENGINE.note_size if several else min(ENGINE.field_filled * height, ENGINE.field_largest_type)

    def _note_size(self) -> float:
        found = _SIZE.search(self._text("DA"))
        return float(found.group(1)) or ENGINE.note_size if found else ENGINE.note_size

    def _set(self, text: str, size: float, *, centred: bool) -> Iterator[TextRun]:
        """A run for each line of a text in the annotation's box."""
        x0, top, x1, bottom = self._box()
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        first = top + ENGINE.field_padding + ENGINE.ascent * size
        if centred and len(lines) == 1:
            first = (top + bottom) / 2 + ENGINE.half_x_height * size
        elif len(lines) > 1:
            # Lines that do not fit are set closer, as if one had scrolled: never on one another.
            size = min(size, (bottom - top) / (ENGINE.field_leading * len(lines)))
            first = top + ENGINE.field_padding + ENGINE.ascent * size
        for number, line in enumerate(lines):
            base = min(first + number * ENGINE.field_leading * size, bottom)
            yield self._run(line, x0 + ENGINE.field_padding, base, size, x1 - ENGINE.field_padding)

    def _run(self, text: str, x0: float, base: float, size: float, limit: float) -> TextRun:
        x1 = max(min(x0 + ENGINE.letter_width * size * len(text), limit), x0 + 1.0)
        place = (x0, base - ENGINE.ascent * size, x1, base + ENGINE.descent * size)
        return TextRun(text, *place, base, size, Face(), next(self._orders))

    def _struck(self) -> Iterator[Rule]:
        for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(self._annotation), MOST_ANNOTATIONS)):
            quad = raw.FS_QUADPOINTSF()
            if raw.FPDFAnnot_GetAttachmentPoints(self._annotation, index, ctypes.byref(quad)):
                xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                x0, top, x1, bottom = self._frame.box(min(xs), min(ys), max(xs), max(ys))
                yield Rule((top + bottom) / 2, x0, x1)

    def _box(self) -> Bounds:
        rectangle = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(self._annotation, ctypes.byref(rectangle))
        return self._frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def _read(call: Any) -> str:  # noqa: ANN401 - a call that fills a buffer of UTF-16
    """A text that PDFium writes into a buffer, having said how long it is."""
    size = min(call(None, 0), _VALUE_BYTES)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n")
