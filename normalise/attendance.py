"""Who was at a meeting by its minutes, so that initials in them can be told: "Present: Ann Lee, Bob Dray"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lexicon.files import tables
from lexicon.words import comparable
from normalise.parties.read import read_parties
from normalise.records import PartyKind

# The line that says who came, alone or with the names behind it, which may begin behind small words and a
# sign: "Present at the meeting: Ann Lee".
_CAME = re.compile(
    r"^(?i:(?:(?:those|members|governors|councillors|trustees|also|board members)\s+)?"
    r"(?:present|in attendance|attend(?:ance|ees|ing)|attended(?: by)?|apologies|sederunt|participants)\b"
    r"|t?here(?=:))"
    r"(?:[^:A-Z]{0,30}(?::|\s[–-]\s)|[^\w:]{0,30}(?:$|(?=[A-Z])))\s*(?P<names>.*)$",
    re.DOTALL,
)
_PARTED = re.compile(r"[,;\n]|\band\b|\([^()]*\)|\s[–-]\s|\.\s")
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
        parties = read_parties(part.strip(" .:"))
        name = parties[0].name if len(parties) == 1 and parties[0].kind is PartyKind.PERSON else None
        if name and _NAME.fullmatch(name):
            yield _without_title(name)


def _without_title(name: str) -> str:
    """A name without the title that it keeps where letters stand for the first one: "Mr J Hill"."""
    title, _, own = name.partition(" ")
    words = tables("parties")
    return own if " " in own and comparable(title) in (*words["titles"], *words["councillors"]) else name
