"""Who is who in one owner's papers: the same person, post or body under one key, however it is printed.

"Richard Davies", "Cllr R. Davies" and "Davies, Richard" are one person as long as the owner's papers name
nobody else whom the shorter forms fit; where they do, each form keeps a key of its own, since two people
taken for one are worse than one taken for two. Initials alone are somebody only where a paper of the owner
says whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lexicon.actors import without_title
from lexicon.words import comparable
from normalise.records import Party, PartyKind

# "JA Hill": a first name has small letters, unless the whole name is in capitals.
_INITIALS = re.compile(r"[A-Z]{2,3}")


@dataclass(frozen=True, slots=True)
class _Name:
    """A person's name in comparable form; ``given`` is empty where only a surname is printed."""

    given: str
    surname: str

    @property
    def is_full(self) -> bool:
        """Whether the first name is written out."""
        return len(self.given.split(" ")[0]) > 1

    @property
    def key(self) -> str:
        """First name and surname: a middle name does not make another person."""
        return f"{self.given.split(' ')[0]} {self.surname}".strip()

    def may_be(self, full: _Name) -> bool:
        """Whether a shorter form can stand for a full name."""
        return self.surname == full.surname and full.given.startswith(self.given[:1])


def _name_of(text: str) -> _Name:
    before, comma, behind = text.partition(",")
    turned = f"{behind} {before}" if comma and len(before.split()) == 1 and behind.strip() else text
    printed = without_title(turned).replace(".", " ").split()
    given, surname = printed[:-1], printed[-1:]
    if given and _INITIALS.fullmatch(given[0]) and not surname[0].isupper():
        given = list(given[0])
    return _Name(comparable(" ".join(given)), comparable(" ".join(surname)))


class WhoIsWho:
    """The people of one owner's papers."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._full: dict[str, set[_Name]] = {}
        self._initials: dict[str, set[str]] = {}
        people = [party for party in parties if party.name]
        for party in people:
            name = _name_of(party.name or "")
            if name.is_full:
                self._full.setdefault(name.surname, set()).add(_Name(name.given.split(" ")[0], name.surname))
        for party in people:
            if party.initials:
                self._initials.setdefault(party.initials.upper(), set()).add(self._person(party.name or ""))

    def key(self, party: Party) -> str:
        """What names this party among the owner's: the same for every way in which it is printed."""
        if party.name:
            return f"person {self._person(party.name)}"
        if party.kind is PartyKind.INITIALS and party.initials:
            known = self._initials.get(party.initials.upper(), set())
            return f"person {next(iter(known))}" if len(known) == 1 else f"initials {party.initials.upper()}"
        called = party.role or party.organisation or party.initials or ""
        return f"{party.kind} {comparable(called)}"

    def _person(self, text: str) -> str:
        name = _name_of(text)
        if name.is_full:
            return name.key
        fitting = {full.key for full in self._full.get(name.surname, ()) if name.may_be(full)}
        return next(iter(fitting)) if len(fitting) == 1 else name.key
