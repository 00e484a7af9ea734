"""Messages as Outlook saves them ([MS-OXMSG]), as far as their attachments go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from tests.hostile.compound import compound

Attached: TypeAlias = "Mapping[str, bytes | Attached]"


def outlook_message(attached: Attached, body: str = "See the plan.") -> bytes:
    """A message with these attachments; one that is a mapping is a message that was forwarded."""
    return compound({"__nameid_version1.0": {}, "__properties_version1.0": b"x", **_message(attached, body)})


def _message(attached: Attached, body: str) -> dict[str, object]:
    storages = {
        f"__attach_version1.0_#{number:08X}": _attachment(name, content)
        for number, (name, content) in enumerate(attached.items())
    }
    return {"__substg1.0_1000001F": body.encode("utf-16-le"), **storages}


def _attachment(name: str, content: bytes | Attached) -> dict[str, object]:
    named = {"__substg1.0_3707001F": name.encode("utf-16-le")}
    if isinstance(content, bytes):
        return {**named, "__substg1.0_37010102": content}
    return {**named, "__substg1.0_3701000D": _message(content, "")}
