"""Who was at a meeting by its minutes, so that initials in them can be told: "Present: Ann Lee, Bob Dray"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from normalise.parties.read import read_parties
from normalise.records import PartyKind

# The line that says who came, alone or with the names behind it.
_CAME = re.compile(
    r"^(?:(?:those|members|governors|councillors|trustees|also|board members)\s+)?"
    r"(?:present|in attendance|attend(?:ance|ees|ing)|attended(?: by)?|"
    r"apologies|sederunt|participants|t?here)\b"
    r"[^:A-Z]{0,30}(?:[:–-]|$|(?=[A-Z]))\s*(?P<names>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PARTED = re.compile(r"[,;\n]|\band\b|\([^()]*\)|\s[–-]\s|\.\s")
# Titles stand before names and are no part of their initials.
_TITLES = re.compile(
    r"^(?:(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Dame|Lord|Lady|Det|Supt|Insp|Sgt|PC|"
    r"Chief|Ch|Canon|Fr|Hon)\.?\s+)+(?=[A-Z])"
)
_NAME = re.compile(r"[A-Z][\w’'-]*\.?(?:\s+[A-Z][\w’'.-]*){1,2}")
# They are told so near the top, one to a line in so many lines, each with so many letters.
_TOP, _LINES, _LETTERS = 60, 25, 90


def present_in(texts: Iterable[str]) -> Iterator[str]:
    """The full names of those who came, without their titles."""
    below = 0
    for text in islice(texts, _TOP):
        came = _CAME.match(text.strip())
        if came is not None:
            below = 0 if came["names"] else _LINES
            yield from _names(came["names"])
        elif below and len(text) <= _LETTERS and not text.rstrip().endswith("."):
            below -= 1
            yield from _names(text)
        else:
            below = 0


def _names(text: str) -> Iterator[str]:
    for part in _PARTED.split(text):
        name = _TITLES.sub("", part.strip(" .:"))
        if _NAME.fullmatch(name) and _is_person(name):
            yield name


def _is_person(name: str) -> bool:
    parties = read_parties(name)
    return len(parties) == 1 and parties[0].kind is PartyKind.PERSON and parties[0].name == name
