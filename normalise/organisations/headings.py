"""Owners that stand in no list: bodies and councils by the shape of the names that head a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words that a title goes on with behind its owner's name: they are no part of a place.
_OF_TITLES = (
    "Improvement|Action|Delivery|Recovery|Development|Business|Service|Strategic|Annual|Plan|Strategy|Report"
    "|Review|Response|Draft|Update|Progress|Safeguarding|Multi|Joint|Post|Quality|Adult|Adults|Children|Inspection"
)
_JOINED = r"\s+(?:(?:and|&|upon|on|of|the|in|le)\s+)?"
_PLACE = rf"(?!(?:The|This|Our|{_OF_TITLES})\b)[A-Z][\w'’.-]+"
_NAME = rf"(?:{_PLACE}(?:{_JOINED}{_PLACE}){{0,4}}?)"
_MORE = r"(?!\s*(?:,(?!\s+[a-z\d])|[/;+&]|(?:and|with|or|to|has|have|is|will|was|were|in|of|for)\b))"

_BODY = re.compile(
    rf"^(?:The\s+)?(?P<name>{_NAME}\s+(?:(?:Local\s+)?Safeguarding\s+(?:Children(?:['’]?s)?|Adults?)"
    r"\s+(?:Partnership\s+)?(?:Board|Partnership)|(?:NHS\s+)?(?:Foundation\s+)?NHS\s+(?:Foundation\s+)?Trust"
    r"|Clinical\s+Commissioning\s+Group|CCG|Fire\s+(?:and|&)\s+Rescue\s+(?:Service|Authority)|Constabulary"
    r"|Police(?:\s+(?:Authority|Service|Force))?)"
    rf"|NHS\s+{_PLACE}(?:{_JOINED}{_PLACE}){{0,3}}?(?:\s+(?:CCG|Clinical\s+Commissioning\s+Group|Health\s+Board"
    rf"|Board|(?:Foundation\s+)?Trust)|(?=\s*(?:$|[(:–—-]|(?:{_OF_TITLES})\b))))\b{_MORE}"
)

# "Larkminster City Council": a council by its name, though no list has it. Parish councils are in none.
_COUNCIL = re.compile(
    r"\b((?:[A-Z][\w'’-]+\s+(?:(?:and|&|upon|on|of|the|in|le)\s+)?){1,4}"
    r"(?:County|City|Borough|District|Metropolitan Borough|Town|Parish|Community)\s+Council)\b"
)
_SHORT_COUNCIL = re.compile(
    rf"^(?P<name>(?:London|Royal|Metropolitan)\s+Borough\s+of\s+{_PLACE}(?:\s+(?:and|upon)\s+{_PLACE})?"
    # Councils that are no place's: "Youth Council", "Full Council".
    r"|(?!(?:That|Regular|Special|Ordinary|Extraordinary|Whole|Youth|Full|Arts|Research|Health|School|Schools|Student|Advisory|County|City|Borough|District|Town"
    r"|Parish|Community|Your|Local|Cabinet|Sports|Design|Consumer)\b)"
    rf"{_PLACE}(?:{_JOINED}{_PLACE}){{0,3}}?\s+(?:Unitary\s+|County\s+Borough\s+)?Council)\b{_MORE}"
)

_CAPITALS = re.compile(r"\b[A-Z]{2}[A-Z'’&\s-]*\b")
_SMALL = frozenset(("AND", "UPON", "ON", "OF", "THE", "IN", "LE"))
_KEPT = frozenset(("NHS", "CCG", "LSCB", "SAB"))


def body_heading(line: str) -> str | None:
    """The body that is no council whose name a line at the front begins with: "NHS Lothian – Action Plan"."""
    match = _BODY.match(in_title_case(line).strip())
    return " ".join(match["name"].split()) if match else None


def councils_like(line: str, *, heading: bool) -> Iterator[tuple[str, int, int]]:
    """Names of councils by their shape, with their places; ``heading`` lets a short one begin the line."""
    text = in_title_case(line)
    found = list(_COUNCIL.finditer(text))
    if heading and not found and (match := _SHORT_COUNCIL.match(text)):
        found.append(match)
    for match in found:
        yield " ".join(match.group(1).split()), match.start(), match.end()


def is_council(name: str) -> bool:
    """Whether a text is a council's name by its shape and nothing else."""
    return any(start == 0 and end == len(name) for _, start, end in councils_like(name, heading=True))


def in_title_case(text: str) -> str:
    """The text with its runs of capitals as titles: "STOKE-ON-TRENT CITY COUNCIL"."""
    return _CAPITALS.sub(lambda run: _lowered(run.group()), text)


def _lowered(run: str) -> str:
    if len(run.split()) < 2:
        return run  # an acronym
    parts = re.split(r"([\s-]+)", run)
    return "".join(
        part if part in _KEPT else part.lower() if index and part in _SMALL else part.capitalize()
        for index, part in enumerate(parts)
    )
