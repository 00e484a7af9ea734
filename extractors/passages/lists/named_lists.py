"""Lists that say of each item who does it: "- Abdul: send the accounts by 13 February".

Nothing has to announce them. That every item begins with somebody's name, and goes on with what is to be
done, is how notes of a meeting and the e-mails after it share out the work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.passages.clauses.parties import is_initials
from extractors.passages.clauses.parts import behind_name, read_parts
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.lines.whole_lines import Line
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.vocabulary import given_names
from extractors.plan import Column
from lexicon.words import comparable

# Two may be a chance; days, rooms and groups of people stand before a colon as well, and are nobody's names.
_FEWEST = 3
_NAME_WORDS = 3
_LISTED = re.compile(r"\s*(?:,|/|&|\band\b)\s*")


def find_named_lists(lines: Sequence[Line], *, meets: bool) -> frozenset[int]:
    """Where the items of such lists stand; ``meets`` where people met, who may be named by initials alone.

    Elsewhere letters before a colon sort things as well: "BUG: Fix the export" in a list of changes.
    """
    found: set[int] = set()
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].is_bullet and not lines[end].wall:
            end += 1
        if end - start >= _FEWEST and _is_shared_out([line.text for line in lines[start:end]], meets=meets):
            found.update(range(start, end))
        start = max(end, start + 1)
    return frozenset(found)


def _is_shared_out(items: Sequence[str], *, meets: bool) -> bool:
    """Whether every item names somebody, and most say what they do; most of the names are known ones."""
    people = [_people(text) for text in items]
    asked = sum(bool(_who(text)) for text in items)
    known = sum(any(_is_known(one) or (meets and is_initials(one)) for one in who) for who in people)
    return all(people) and asked * 3 >= len(items) * 2 and known * 2 > len(items)


def read_named(lines: Sequence[Line], start: int) -> Stretch:
    """One item of such a list."""
    line = lines[start]
    named = behind_name(line.text)
    who, text = named if named is not None else ("", line.text)
    parts = read_parts(text, loose=True)
    passage = Passage(
        Form.LISTED,
        (line,),
        parts.plain,
        f"every item of its list names who does it: {who!r}",
        ref=line.number or None,
        section=line.section,
        texts={Column.LEAD: who, Column.DUE: parts.due or ""},
    )
    return Stretch(start + 1, (passage,))


def _who(text: str) -> list[str]:
    """The names before what is to be done; none where that is not what stands behind them."""
    named = behind_name(text)
    return _people(text) if named and read_clause(named[1]).sense is Sense.IMPERATIVE else []


def _people(text: str) -> list[str]:
    """The names before a sign at a text's start."""
    named = behind_name(text)
    if named is None:
        return []
    people = [one for one in _LISTED.split(named[0]) if one]
    return people if all(map(_may_be_name, people)) else []


def _may_be_name(one: str) -> bool:
    words = one.split()
    return len(words) <= _NAME_WORDS and all(word[:1].isupper() for word in words)


def _is_known(one: str) -> bool:
    return comparable(one.split()[0]) in given_names()
