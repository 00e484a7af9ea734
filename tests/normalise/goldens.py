"""Reads the golden files: phrases with the answers that a person has settled on."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from normalise.records import Party, PartyKind

GOLDEN = Path(__file__).parent / "golden"


def golden_rows(name: str) -> list[dict[str, str]]:
    """The lines of a golden file by its header; a missing file is a failure, not a skip."""
    with (GOLDEN / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows, f"{name} holds no phrases"
    return [{key: value.replace("\\n", "\n") for key, value in row.items()} for row in rows]


def golden_day(text: str) -> date | None:
    """The date of a golden column."""
    return date.fromisoformat(text) if text else None


def written_parties(parties: Iterable[Party]) -> str:
    """Parties as the golden files have them: "person Jane Hill [role Chair]; organisation Kent Police"."""
    return "; ".join(_written(party) for party in parties)


def _written(party: Party) -> str:
    named = (party.name, party.role, party.organisation, party.initials)
    known_as = party.initials if party.kind is PartyKind.INITIALS else next(filter(None, named))
    beside = (("role", party.role), ("of", party.organisation), ("initials", party.initials))
    more = "".join(f" [{label} {text}]" for label, text in beside if text and text != known_as)
    return f"{party.kind} {known_as}{more}"
