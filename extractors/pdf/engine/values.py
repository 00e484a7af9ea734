"""The values of a PDF's dictionaries as the parser gives them, whatever a damaged file has put there."""

from __future__ import annotations

from typing import Any


def as_dict(value: object) -> dict[str, Any]:
    """A dictionary, or what a reference to one leads to; empty for anything else."""
    found = _resolved(value)
    return found if isinstance(found, dict) else {}


def as_list(value: object) -> list[Any]:
    """An array, or what a reference to one leads to; empty for anything else."""
    found = _resolved(value)
    return found if isinstance(found, list) else []


def as_text(value: object) -> str:
    """A string or a name; empty for anything else."""
    found = _resolved(value)
    if isinstance(found, bytes):
        return found.decode("utf-16") if found[:2] in (b"\xfe\xff", b"\xff\xfe") else found.decode("latin-1")
    return found if isinstance(found, str) else str(getattr(found, "name", ""))


def _resolved(value: Any) -> object:  # noqa: ANN401 - whatever a PDF may hold
    import playa

    return playa.resolve(value)
