"""When a promise is to be kept: by a deadline, or at a time that its clause names."""

from __future__ import annotations

import re
from functools import cache

from extractors.passages.clauses.deadlines import due_in, how_often
from extractors.passages.vocabulary import grammar
from lexicon.files import tables
from lexicon.patterns import alternatives
from lexicon.remembering import remembered
from lexicon.timing import months, timing_spans

# What makes of a time behind the verb the time by when.
_BEFORE_TIME = re.compile(
    r"\b(?:in|on|by|at|from|during|over|with effect from|for|until|before|after|every|each|this|next|the)\s+"
    r"(?:(?:the|end|of|early|late|mid|middle|week|beginning|first|last|second|third|whole|"
    r"rest|remainder|course|day|days|"
    r"next|coming|start|half|latter|part|morning|afternoon|evening|weekend|new)\s+)*$",
    re.IGNORECASE,
)
LASTS = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?)\b")
"""How long something takes: "within twelve weeks", which rules say as well."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_THING = re.compile(r"\s+[a-z]+")
_LEADS = re.compile(r"(?:in|on|by|at|from|during|over|with effect from|until|before|after)\s", re.IGNORECASE)
_SOON = re.compile(
    r"\b(?:every|each|this|next)\s+(?:\w+\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"(?:\s+(?:morning|afternoon|evening))?|\bthis (?:weekend|week|month|afternoon)\b|\bthe week after\b|"
    r"\bon (?:the )?\d{1,2}(?:st|nd|rd|th)\b|\b(?:in|over|during) the (?:coming|"
    r"next few) (?:days|weeks|months|year|season|term)\b|\bnext time\b|"
    r"\bfor the (?:whole|rest|remainder) of (?:the|this|next) \w+\b|\b(?:by|before|until|"
    r"from) the \d{1,2}(?:st|nd|rd|th)\b|"
    r"\bfirst thing(?: (?:on )?\w+day)?\b|\bpronto\b|\bby return\b|"
    r"\bnext (?:week|month|term|year)\b|\btomorrow\b"
)
# "Once it has been done I will tell her": the clause itself follows.
_ASKS = re.compile(r"\b(?:will|shall|must|should|would|could|please)\b|[’']ll\b")
_PAST = re.compile(r"\b(?:last|previous|past)\b", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """A time by its name, behind the word that makes one of it: "in February", "for the winter issue"."""
    words = tables("promises")["times"]
    named = alternatives((*words["named"], *(month for month in months() if len(month) > len("sept"))))
    return re.compile(
        r"\b(?:in|on|at|by|before|after|during|over|from|for|until|between now and|ahead of|in time for)\s+"
        rf"(?:(?:{alternatives(words['before'])})\s+)*(?:{named})\b(?!['’]s)"
        rf"(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:\s+(?:19|"
        rf"20)\d\d\b)?(?:\s+(?:{alternatives(words['behind'])})\b)*",
        re.IGNORECASE,
    )


@cache
def _event() -> re.Pattern[str]:
    """What is done before or once something comes, at a clause's end: "before the floor goes down"."""
    first = alternatives(tables("promises")["times"]["event"])
    return re.compile(
        rf"\b(?:before|once|as soon as)\s+(?:{first})\s+[^,.;:()]{{2,45}}?(?=\W*$)", re.IGNORECASE
    )


@remembered(most=512)
def when_of(clause: str) -> str:
    """By when, or when, a clause says that something will be done."""
    event = next((one for one in _event().finditer(clause) if not _ASKS.search(one.group())), None)
    if due := due_in(clause):
        return event.group() if event and _names(event, due) else _named_whole(clause, due)
    if soon := _SOON.search(clause):
        return soon.group()
    named = next((one for one in _named().finditer(clause) if not _PAST.search(one.group())), None)
    if named is not None:
        return named.group()
    for start, end in reversed(timing_spans(clause)):
        before = _BEFORE_TIME.search(clause[:start])
        if _YEAR.fullmatch(clause, start, end) and _OF_THING.match(clause, end):
            continue  # "send them the 2004 survey"
        if before is not None and before.group().strip() == "the" and LASTS.search(clause, start, end):
            continue  # "reminding him of the 14 days allowed"
        dated = _LEADS.match(clause, start) and not LASTS.search(clause, start, end)
        if before is not None or dated:
            said = clause[before.start() if before else start : end].strip(" ,.;")
            if event and event.start() <= start < event.end():
                return event.group()  # "as soon as the school has set the half-term dates"
            return "" if _PAST.search(said) else said
    return event.group() if event else how_often(clause) or ""


def _names(event: re.Match[str], due: str) -> bool:
    """Whether a time only names what comes to pass: "before the summer term | plans are handed in"."""
    _, found, rest = event.group().partition(due)
    return bool(found) and not grammar().finite.isdisjoint(rest.casefold().split()[1:])


def _named_whole(clause: str, due: str) -> str:
    """A deadline with the word that its name goes on with: "before the spring meeting"."""
    whole = (one.group() for one in _named().finditer(clause))
    return next((one for one in whole if one.startswith(due)), due)
