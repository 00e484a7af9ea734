"""Layers of a PDF (optional content, ISO 32000-2, 8.11) that are switched off when it is opened."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

from pypdfium2 import raw

from extractors.pdf.engine.drawn_objects import DrawnObject
from extractors.pdf.engine.values import as_dict, as_list, as_text

_MOST_LAYERS = 1_000
"""Layers of a document that are looked at: a drawing has some dozens."""

_NAME_BYTES = 1_000


def layers_off(content: bytes) -> frozenset[str]:
    """The names of the layers that are off; none where the document has no layers, or hides them too well.

    What a damaged catalogue makes of the parser is nothing to stop at: everything is shown then.
    """
    if b"/OCProperties" not in content and b"/ObjStm" not in content:
        return frozenset()
    try:
        return frozenset(_names(content))
    except MemoryError:
        raise
    except Exception:
        return frozenset()


def _names(content: bytes) -> Iterable[str]:
    import playa

    with playa.parse(content) as document:
        layers = as_dict(document.catalog.get("OCProperties"))
        shown = as_dict(layers.get("D"))
        groups = list(as_list(layers.get("OCGs")))[:_MOST_LAYERS]
        off = list(as_list(shown.get("OFF")))
        if str(getattr(shown.get("BaseState"), "name", "")) == "OFF":
            on = list(as_list(shown.get("ON")))
            off = [group for group in groups if group not in on]
        kept = [as_text(as_dict(group).get("Name")) for group in groups if group not in off]
        hidden = [as_text(as_dict(group).get("Name")) for group in off[:_MOST_LAYERS]]
        return [name for name in hidden if name and name not in kept]


def shown_objects(objects: list[DrawnObject], off: frozenset[str]) -> list[DrawnObject]:
    """The objects that belong to no layer that is off."""
    return [drawn for drawn in objects if not off.intersection(_layers(drawn.handle))] if off else objects


def _layers(handle: int) -> Iterable[str]:
    """The names of the layers that an object is marked as part of."""
    drawn = ctypes.cast(handle, raw.FPDF_PAGEOBJECT)
    for number in range(max(raw.FPDFPageObj_CountMarks(drawn), 0)):
        mark = raw.FPDFPageObj_GetMark(drawn, number)
        if _text(raw.FPDFPageObjMark_GetName, mark) == "OC":
            yield _text(raw.FPDFPageObjMark_GetParamStringValue, mark, b"Name")


def _text(call: Any, mark: Any, *key: bytes) -> str:  # noqa: ANN401 - ctypes functions and pointers
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    length = ctypes.c_ulong()
    target = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    if (
        not call(mark, *key, target, _NAME_BYTES, ctypes.byref(length))
        or not 2 <= length.value <= _NAME_BYTES
    ):
        return ""
    return buffer.raw[: length.value - 2].decode("utf-16-le", "replace")
