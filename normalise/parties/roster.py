"""The people that a document names in full, and whose initials are whose in it.

Initials mean somebody only within their own document: "IT" is a person in one plan and a department in
another. Exactly one name must fit; of several the candidates are told and nobody is chosen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import NamedTuple

from normalise.parties.initials import forms_of
from normalise.records import Party, PartyKind

_NAME = r"[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’.-]*){1,3}"
# The letters with the signs beside them. They are sought by themselves first: names begin everywhere, these
# stand hardly anywhere.
_LETTERED = (
    r"\((?:[^(),]{2,40},\s*)??(?P<initials>[A-Z][A-Za-z]{1,4})(?:,[^()]{2,60})?\)",
    r"\b(?P<initials>[A-Z][A-Za-z]?[A-Z]{1,3})\s*[-–—=:]",
    r"\b(?P<initials>[A-Z][A-Za-z]?[A-Z]{1,3})\s*\(",
)
# Begin with the bracket or the capital, to be found the quickest.
_SIGNS = tuple(
    re.compile(lettered.replace(r"\b(?P<initials>[A-Z]", r"(?P<initials>[A-Z](?<!\w.)"))
    for lettered in _LETTERED
)
_DEFINED = (
    # "Jane Hill (JH)", "Jane Hill (Chair) (JH)", "Jane Hill, Chief Nurse (JH)", "Jane Hill (JH, Chair)",
    # "Jane Hill (Chair, JH)", "JH - Jane Hill", "JH (Jane Hill, Chair)".
    re.compile(rf"(?P<name>{_NAME})(?:,\s[^(),;:]{{2,60}}?)?\s*(?:\([^()]{{2,40}}\)\s*)?{_LETTERED[0]}"),
    re.compile(rf"{_LETTERED[1]}\s*(?P<name>{_NAME})"),
    re.compile(rf"{_LETTERED[2]}\s*(?P<name>{_NAME})\s*[,;)]"),
)


@dataclass(frozen=True, slots=True)
class Roster:
    """Whose initials are whose: the full names of a document by every form of their initials, the posts and
    teams that the document gives letters to, and the first names of its people."""

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    posts: Mapping[str, Party] = field(default_factory=dict)
    first_names: frozenset[str] = frozenset()

    def fitting(self, initials: str) -> tuple[str, ...]:
        """The people whose initials these may be; ways of writing one name count as one person."""
        return self.names.get(initials.upper().replace(".", ""), ())


EMPTY = Roster()


def roster_of(
    names: Iterable[str], given: Iterable[Given] = (), posts: Mapping[str, Party] = EMPTY.posts
) -> Roster:
    """The roster of the names in a document, each as often as it occurs; its commonest spelling stands.

    Letters that the document itself gives to people are theirs, whosever initials they may be besides.
    """
    counted = Counter(names)
    by_initials: dict[str, list[str]] = {}
    for name in _spelled_best(counted):
        for form in forms_of(name):
            by_initials.setdefault(form, []).append(name)
    told: dict[str, set[str]] = {}
    for letters, name in given:
        if letters not in forms_of(name):
            told.setdefault(letters, set()).add(name)
    fitting = {form: tuple(found) for form, found in by_initials.items()}
    told_by_letters = {letters: tuple(sorted(found)) for letters, found in told.items()}
    return Roster(fitting | told_by_letters, posts, frozenset(name.split()[0] for name in counted))


def _spelled_best(counted: Counter[str]) -> list[str]:
    """The names without rarer spellings of the same: "Cavanaugh" where "Cavanagh" is the common one."""
    kept: list[str] = []
    for name, _ in counted.most_common():
        if not any(is_variant(name, other) for other in kept):
            kept.append(name)
    return sorted(kept)


_CLOSE = 2
"""Letters that two spellings of a surname differ by, at most."""


def is_variant(name: str, other: str) -> bool:
    """Whether two names are one, spelled twice: the same first name, and surnames all but alike."""
    from rapidfuzz.distance import OSA

    first, _, last = name.casefold().rpartition(" ")
    other_first, _, other_last = other.casefold().rpartition(" ")
    if first != other_first or min(len(last), len(other_last)) < 5:
        return name.casefold() == other.casefold()
    return OSA.distance(last, other_last, score_cutoff=_CLOSE) <= _CLOSE


def variants(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of names that are perhaps one person, for somebody to look at."""
    distinct = sorted(set(names))
    return [pair for pair in combinations(distinct, 2) if is_variant(*pair)]


class Given(NamedTuple):
    """Letters that a text gives to somebody, and to whom: "HH" to "Heather Hill"."""

    letters: str
    name: str


def defined_in(text: str) -> Iterator[Given]:
    """Whom a text gives letters to: "Heather Hill (Chair) (HH)", "BSM = Building Services Manager"."""
    for pattern, sign in zip(_DEFINED, _SIGNS, strict=True):
        for match in pattern.finditer(text) if sign.search(text) else ():
            letters = match["initials"].upper()
            words = match["name"].rstrip(".").split()
            names = (" ".join(words[first:]) for first in range(len(words) - 1))
            fits = (name for name in names if letters in forms_of(name) or _shortens(match["initials"], name))
            name = next(fits, None)
            if name is None and pattern is not _DEFINED[0] and _abbreviates(letters, match["name"]):
                name = " ".join(words)
            if name is not None:
                yield Given(letters, name)


def _shortens(letters: str, name: str) -> bool:
    """Whether letters are a first name's and the beginning of a last name: "BLy" of "Becky Lyle"."""
    first, _, last = name.rpartition(" ")
    own = letters[1:]
    return bool(first) and letters[0] == first[0] and own[1:].islower() and last.startswith(own)


def _abbreviates(letters: str, name: str) -> bool:
    """Whether letters stand in a name one after the other, from its first on: "KLB – Karen Labone"."""
    rest = iter(name.upper())
    return name[0] == letters[0] and all(letter in rest for letter in letters)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A party with its initials resolved where one person fits; ``candidates`` where several do."""

    party: Party
    candidates: tuple[str, ...] = ()


def resolved(party: Party, roster: Roster) -> Resolved:
    """The party, as a person where its initials are exactly one person's in this document, or where somebody
    in it has its one word for a first name: "Xandria" beside "Xandria Muir" is no organisation."""
    if party.kind is PartyKind.ORGANISATION and party.organisation in roster.first_names:
        return Resolved(Party(kind=PartyKind.PERSON, name=party.organisation))
    if party.kind is PartyKind.PERSON and party.initials is None and party.name in roster.names:
        party = replace(party, initials=party.name, name=None)  # "JO" beside "James Oduya (JO)" is no Jo
    if party.initials is None or party.name is not None:
        return Resolved(party)
    fitting = roster.fitting(party.initials)
    post = roster.posts.get(party.initials.upper().replace(".", ""))
    if post is not None and not fitting:
        return Resolved(replace(post, initials=party.initials))
    if len(fitting) != 1:
        return Resolved(party, fitting)
    return Resolved(replace(party, kind=PartyKind.PERSON, name=fitting[0]))
