"""Which buttons of a form are pressed where only their group says so.

A box or a button shows one of its appearances, and says which (AS); the value of its field repeats that. Some
programs write the value alone, and PDFium takes such a group for one without an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from extractors.pdf.engine.values import as_dict, as_list, as_text

_MOST = 10_000
"""Fields that are looked at: a questionnaire has some hundreds."""

_NONE = ("", "Off")


class _Field(NamedTuple):
    """A field on the way down from the form: its entries, and what it has from those above it."""

    entries: Mapping[str, Any]
    name: str
    value: str


def pressed_buttons(content: bytes) -> frozenset[tuple[str, int]]:
    """The buttons whose group has their name as its value: its full name, and which of its buttons it is.

    What a damaged form makes of the parser is nothing to stop at: no button is known then.
    """
    try:
        return frozenset(_pressed(content))
    except MemoryError:
        raise
    except Exception:
        return frozenset()


def _pressed(content: bytes) -> Iterable[tuple[str, int]]:
    import playa

    with playa.parse(content) as document:
        form = as_dict(document.catalog.get("AcroForm"))
        left = [_Field(as_dict(each), "", "") for each in as_list(form.get("Fields"))]
        found: list[tuple[str, int]] = []
        for _ in range(_MOST):
            if not left:
                break
            field = _below(left.pop())
            kids = [as_dict(kid) for kid in as_list(field.entries.get("Kids"))]
            left += [_Field(kid, field.name, field.value) for kid in kids if "T" in kid]
            buttons = [kid for kid in kids if "T" not in kid]
            found += [
                (field.name, number)
                for number, button in enumerate(buttons)
                if field.value not in _NONE and field.value in as_dict(as_dict(button.get("AP")).get("N"))
            ]
        return found


def _below(field: _Field) -> _Field:
    """A field with its name in full, and its own value where it has one."""
    own = as_text(field.entries.get("T"))
    name = f"{field.name}.{own}" if field.name else own
    return _Field(field.entries, name, as_text(field.entries.get("V")) or field.value)
