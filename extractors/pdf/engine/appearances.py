"""Fields whose words are only drawn: merging files often leaves a form's boxes on its pages without the form.

Every viewer shows such a box as its file draws it. So PDFium draws it into the page, from which its words are
read as the page's own. A page is left alone where another field would be lost, which a viewer is to draw by
its value.
"""

from __future__ import annotations

import ctypes
import re
from enum import Enum, auto
from typing import Any

from pypdfium2 import raw

MOST_ANNOTATIONS = 5_000
"""Annotations on a page that are looked at: a form has some hundreds."""

NOT_SHOWN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW

_MOST_BYTES = 100_000
_EMPTY = 2
"""Bytes of a text without a letter: its closing zero."""
_SHOWS_TEXT = re.compile(r"T[jJ]\b")


class _Words(Enum):
    """What is known of an annotation's words."""

    NONE = auto()
    SAID = auto()
    """Its value has them."""
    DRAWN = auto()
    """Only its drawing has them."""


def draws_fields_itself(page: Any, form: Any) -> bool:  # noqa: ANN401 - ctypes pointers
    """Draw a page's annotations into it where only that shows some field; whether it was done."""
    is_needed = False
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            words = _words_of(annotation, form)
            drawn = words is not _Words.NONE and bool(_SHOWS_TEXT.search(_appearance(annotation)))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
        if words is _Words.SAID and not drawn:
            return False
        is_needed |= words is _Words.DRAWN and drawn
    return is_needed and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS


def _words_of(annotation: Any, form: Any) -> _Words:  # noqa: ANN401 - ctypes pointers
    if raw.FPDFAnnot_GetFlags(annotation) & NOT_SHOWN:
        return _Words.NONE
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _Words.SAID
    if kind != raw.FPDF_ANNOT_WIDGET:
        return _Words.NONE
    field = raw.FPDFAnnot_GetFormFieldType(form, annotation) if form else raw.FPDF_FORMFIELD_UNKNOWN
    if field in (raw.FPDF_FORMFIELD_PUSHBUTTON, raw.FPDF_FORMFIELD_SIGNATURE):
        return _Words.NONE
    if field in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return _Words.SAID
    is_known = field > raw.FPDF_FORMFIELD_UNKNOWN
    value = raw.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0) if is_known else _EMPTY
    has_value = value > _EMPTY or raw.FPDFAnnot_HasKey(annotation, b"V")
    return _Words.SAID if has_value else _Words.DRAWN


def _appearance(annotation: Any) -> str:  # noqa: ANN401 - a ctypes pointer
    """What draws the annotation."""
    mode = raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    size = min(raw.FPDFAnnot_GetAP(annotation, mode, None, 0), _MOST_BYTES)
    if size <= _EMPTY:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetAP(annotation, mode, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace")
