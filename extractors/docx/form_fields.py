"""What a Word form shows: the choice of a drop-down, the tick of a box, of its old fields (ECMA-376, 17.16.5)
and of its controls ([MS-DOCX] 2.6.1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.docx.names import number, switched_on, value, w, w14

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


# The signs of a box; a control may draw another of its own, a bullet's sign among them.
_FULL, _EMPTY = frozenset("☒☑✓✔✗✘"), frozenset("☐")


def boxed_sign(run: _Element, text: str) -> str:
    """The text of a run; of one that draws a check box with a sign of its own, the sign of a box."""
    control = _control(run) if len(text.strip()) == 1 else None
    box = None if control is None else control.find(f"{w('sdtPr')}/{w14('checkbox')}")
    if box is None:
        return text
    checked = box.find(w14("checked"))
    is_full = checked is not None and checked.get(w14("val")) not in ("0", "false")
    if text.strip() in (_FULL if is_full else _EMPTY):
        return text
    return text.replace(text.strip(), "☒" if is_full else "☐")


def _control(run: _Element) -> _Element | None:
    """The control (``w:sdt``) whose content a run is."""
    content = run.getparent()
    return content.getparent() if content is not None and content.tag == w("sdtContent") else None


def is_prompt(run: _Element) -> bool:
    """Whether a run only asks for what nobody has filled in: "Click here to enter text." """
    prompts = f"{w('sdtPr')}/{w('showingPlcHdr')}"
    return any(
        (prompt := control.find(prompts)) is not None and switched_on(prompt)
        for control in run.iterancestors(w("sdt"))
    )


def _choice(choices: _Element) -> str:
    entries = choices.findall(w("listEntry"))
    chosen = number(choices.find(w("result")))
    if chosen is None:
        chosen = number(choices.find(w("default"))) or 0
    return value(entries[chosen]) or "" if 0 <= chosen < len(entries) else ""


def _is_ticked(box: _Element) -> bool:
    said = switched_on(box.find(w("checked")))
    return bool(switched_on(box.find(w("default"))) if said is None else said)
