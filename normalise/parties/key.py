"""The key to a document's letters, where no sign says that it is one: "DH Dilys Harte, Engineer. OB Al Bell".

Such a line, or a table of letters beside names, is known by the letters that its own lead cells use: several
of them, each in front of somebody. What stands behind one must be a party and little else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from extractors.layout import Table
from normalise.parties.initials import forms_of
from normalise.parties.read import read_parties
from normalise.records import Party, PartyKind

_NAME_LETTERS = 90
"""Letters of a name with its post in a key."""

_SHARE_OF_PARTY = 0.7
"""Share of an entry's letters that its party must have: the rest would be prose."""

_ENTRIES_OF_KEY = 2
"""Entries that make a line or a table a key."""

_COLUMNS = 4
"""Columns at most of a table of letters, names and posts."""


def key_entries(
    texts: Iterable[str], tables: Sequence[Table], used: Collection[str]
) -> Iterator[tuple[str, Party]]:
    """Whom a document's lines and tables give the letters to that its leads ``used``."""
    if not used:
        return
    opening = _opening(used)
    for text in texts:
        yield from _in_line(text, opening)
    for table in tables:
        if table.n_cols <= _COLUMNS:
            yield from _in_table(table, frozenset(used))


def _opening(used: Collection[str]) -> re.Pattern[str]:
    letters = "|".join(re.escape(each) for each in sorted(used, key=lambda each: (-len(each), each)))
    return re.compile(rf"(?:^|(?<=[.;:,|•\n]))\s*(?P<letters>{letters})\s*[-–—=:]?\s+(?=[A-Z])")


_ANY_LETTERS = re.compile(
    r"(?<=[.;:,|•\n])\s*[A-Z][A-Za-z]?[A-Z]+[a-z]{0,2}\s*[-–—=:]?\s+(?=[A-Z])|[;|•\n]|$"
)
"""Where an entry ends: before the next letters, used or not, and at what parts entries only."""


def _in_line(text: str, opening: re.Pattern[str]) -> Iterator[tuple[str, Party]]:
    found: list[tuple[str, Party]] = []
    for start in opening.finditer(text):
        end = _ANY_LETTERS.search(text, start.end())
        party = _party(text[start.end() : end.start() if end else len(text)])
        if party is not None:
            found.append((start["letters"], party))
    several = len({letters for letters, _ in found}) >= _ENTRIES_OF_KEY
    for letters, party in found:
        if several or (party.name is not None and letters in forms_of(party.name)):
            yield letters, party


def _in_table(table: Table, used: frozenset[str]) -> Iterator[tuple[str, Party]]:
    """The entries of a table that has nobody's letters twice."""
    found: list[tuple[str, Party]] = []
    for row in range(table.n_rows):
        cells = [table.at(row, col).text.strip() for col in range(table.n_cols)]
        letters = next((cell for cell in cells if cell in used), None)
        party = _party(", ".join(cell for cell in cells if cell and cell != letters)) if letters else None
        if letters is not None and party is not None:
            found.append((letters, party))
    if len(found) >= _ENTRIES_OF_KEY and len({letters for letters, _ in found}) == len(found):
        yield from found


def _party(text: str) -> Party | None:
    """The one party that an entry names, where it says little besides."""
    text = text.strip(" .;,|\n")
    if not text or len(text) > _NAME_LETTERS:
        return None
    parties = read_parties(text)
    if len(parties) != 1 or parties[0].kind is PartyKind.INITIALS:
        return None
    party = parties[0]
    said = "".join(part for part in (party.name, party.role, party.organisation, party.initials) if part)
    return party if _letters(said) >= _SHARE_OF_PARTY * _letters(text) else None


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)
