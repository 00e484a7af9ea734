"""The parties of the star: one row a person, post, team or body of an owner's papers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from lexicon.actors import without_title
from normalise.parties.identity import WhoIsWho
from normalise.records import Party, PartyKind
from output.rows import party_label
from output.star.tables import StarParty
from output.star.unnested import Printed


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose papers: an organisation's, or, where that is not known, those of one document."""

    name: str
    organisation_id: str | None


class PartyIndex:
    """The id of every party, by its owner and by all that is printed of it."""

    def __init__(self, found: Iterable[tuple[Owner, Printed]]) -> None:
        by_owner: dict[Owner, dict[Printed, Party]] = {}
        for owner, printed in found:
            by_owner.setdefault(owner, {})[printed] = _party(printed)
        self._ids: dict[tuple[str, Printed], str] = {}
        self._printed: dict[str, tuple[Owner, list[Party]]] = {}
        for owner, parties in by_owner.items():
            who = WhoIsWho(parties.values())
            for printed, party in parties.items():
                party_id = _id(owner, who.key(party))
                self._ids[owner.name, printed] = party_id
                self._printed.setdefault(party_id, (owner, []))[1].append(party)

    def id_of(self, owner: str, printed: Printed) -> str:
        """The id of a party that was given when the index was made."""
        return self._ids[owner, printed]

    def rows(self) -> list[StarParty]:
        """The table's rows, in the order of their ids."""
        return [_row(party_id, *self._printed[party_id]) for party_id in sorted(self._printed)]


def _id(owner: Owner, key: str) -> str:
    return hashlib.blake2b(f"{owner.name}\n{key}".encode("utf-8", "replace"), digest_size=8).hexdigest()


def _row(party_id: str, owner: Owner, printed: Iterable[Party]) -> StarParty:
    # The fullest way in which it is printed; of two as long, the first in the alphabet.
    fullest = min(printed, key=lambda party: (-len(_called(party)), _called(party), party.kind))
    return StarParty(
        party_id=party_id,
        organisation_id=owner.organisation_id,
        party=_called(fullest),
        kind=PartyKind.PERSON if fullest.name and fullest.kind is PartyKind.INITIALS else fullest.kind,
    )


def _called(party: Party) -> str:
    return without_title(party.name) if party.name else party_label(party)


def _party(printed: Printed) -> Party:
    name, role, initials, organisation, kind = printed
    return Party(
        name=name, role=role, initials=initials, organisation=organisation, kind=PartyKind(kind or "")
    )
