"""What a Word form's old fields show: the choice of a drop-down, the tick of a box (ECMA-376, 17.16.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.docx.names import number, switched_on, value, w

if TYPE_CHECKING:
    from lxml.etree import _Element


def form_field_text(field: _Element) -> str:
    """What stands in a field's own data and in no run; a text field's words stand in runs behind it."""
    data = field.find(w("ffData"))
    if data is None:
        return ""
    choices = data.find(w("ddList"))
    if choices is not None:
        return _choice(choices)
    box = data.find(w("checkBox"))
    if box is not None:
        return "☒ " if _is_ticked(box) else "☐ "
    return ""


def _choice(choices: _Element) -> str:
    entries = choices.findall(w("listEntry"))
    chosen = number(choices.find(w("result")))
    if chosen is None:
        chosen = number(choices.find(w("default"))) or 0
    return value(entries[chosen]) or "" if 0 <= chosen < len(entries) else ""


def _is_ticked(box: _Element) -> bool:
    said = switched_on(box.find(w("checked")))
    return bool(switched_on(box.find(w("default"))) if said is None else said)
