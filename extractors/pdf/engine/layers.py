"""Layers of a PDF (optional content, ISO 32000-2, 8.11) that are switched off when it is opened."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

from pypdfium2 import raw

from extractors.pdf.engine.drawn_objects import DrawnObject

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
        layers = _dict(document.catalog.get("OCProperties"))
        shown = _dict(layers.get("D"))
        groups = list(_list(layers.get("OCGs")))[:_MOST_LAYERS]
        off = list(_list(shown.get("OFF")))
        if str(getattr(shown.get("BaseState"), "name", "")) == "OFF":
            on = list(_list(shown.get("ON")))
            off = [group for group in groups if group not in on]
        kept = {_name(group) for group in groups if group not in off}
        return [name for group in off[:_MOST_LAYERS] if (name := _name(group)) and name not in kept]


def _resolved(value: Any) -> object:  # noqa: ANN401 - whatever a PDF may hold
    import playa

    return playa.resolve(value)


def _dict(value: object) -> dict[str, Any]:
    found = _resolved(value)
    return found if isinstance(found, dict) else {}


def _list(value: object) -> list[Any]:
    found = _resolved(value)
    return found if isinstance(found, list) else []


def _name(group: object) -> str:
    name = _resolved(_dict(group).get("Name"))
    if not isinstance(name, bytes):
        return str(name or "")
    return name.decode("utf-16") if name[:2] in (b"\xfe\xff", b"\xff\xfe") else name.decode("latin-1")


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
