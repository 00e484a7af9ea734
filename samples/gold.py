"""Short forms for writing gold: what a careful reader says each row of a sample means."""

from __future__ import annotations

Value = object


def document(organisation: str | None, title: str, date: str | None, notes: str) -> dict[str, Value]:
    """The first line. The councils are invented, so a tool that only knows real ones may leave theirs out."""
    return {
        "document": {
            "organisation": any_of(organisation, None) if organisation else None,
            "plan_title": title,
            "plan_date": date,
            "notes": notes,
        }
    }


def any_of(*values: Value) -> dict[str, Value]:
    return {"any": list(values)}


def person(name: str, role: str | None = None, initials: str | None = None) -> dict[str, Value]:
    party: dict[str, Value] = {"name": name, "kind": "person"}
    return party | ({"role": role} if role else {}) | ({"initials": initials} if initials else {})


def role(name: str, initials: str | None = None) -> dict[str, Value]:
    return {"role": name, "kind": "role"} | ({"initials": initials} if initials else {})


def team(name: str) -> dict[str, Value]:
    return {"organisation": name, "kind": "team"}


def initials(letters: str) -> dict[str, Value]:
    return {"initials": letters, "kind": "initials"}


def due(
    raw: str, kind: str, date: str | None, precision: str | None, start: str | None = None
) -> dict[str, Value]:
    """A deadline cell; without a precision there is no date to have one."""
    found: dict[str, Value] = {"due_raw": raw, "due_kind": kind}
    found |= {"due_start": start} if start else {}
    found |= {"due_date": date} if date else {}
    return found | ({"due_precision": precision} if precision else {})


def status(raw: str, value: str | None, rag: str | None = None) -> dict[str, Value]:
    """A status cell; its colour is lost in the text rendering."""
    found: dict[str, Value] = {"status_raw": raw}
    found |= {"status": value} if value else {}
    return found | ({"rag": any_of(rag, None)} if rag else {})


def lead(raw: str, *parties: dict[str, Value]) -> dict[str, Value]:
    return {"lead_raw": raw, "leads": list(parties)}


def accountable(raw: str, *parties: dict[str, Value]) -> dict[str, Value]:
    return {"accountable_raw": raw, "accountable": list(parties)}


def action(text: str, *parts: dict[str, Value], kind: str = "action", **fields: Value) -> dict[str, Value]:
    found: dict[str, Value] = {"kind": kind, "action": text, **fields}
    for part in parts:
        found |= part
    return found


def under(heading: dict[str, Value], *rows: dict[str, Value]) -> list[dict[str, Value]]:
    """Rows with the section, recommendation and criteria that they stand under."""
    return [heading | row for row in rows]


def heading(
    ref: str | None = None,
    text: str | None = None,
    section: str | None = None,
    criteria: tuple[str, ...] = (),
) -> dict[str, Value]:
    found: dict[str, Value] = {"section": section} if section else {}
    found |= {"recommendation_ref": ref} if ref else {}
    found |= {"recommendation": text} if text else {}
    return found | ({"success_criteria": list(criteria)} if criteria else {})
