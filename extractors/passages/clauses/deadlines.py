"""The deadline that a sentence names: a date and the word that makes it one, a meeting, "at once"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lexicon.patterns import one_of
from lexicon.remembering import remembered
from lexicon.timing import spells_month, timing_spans
from lexicon.words import plain_words

_TRAILING = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{1,120})[)\]]\s*[.;]?\s*$")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Weds?|Thurs?|Fri)"
_SEASON = r"(?:spring|summer|autumn|winter)"
# The words that make of a date a deadline, and those that may stand between them and it.
_BEFORE_DATE = re.compile(
    r"\b(?:by|before|no later than|not later than|within|prior to|in time for|ahead of|until|"
    r"due(?: by| on| date)?|deadline(?: of| is)?|target(?: date)?|for completion by|on or before|in|from)\b"
    r"(?:\s*:)?\s+"
    r"(?:(?:the|end|of|start|close|beginning|middle|early|mid|late|noon|midday|next|a|on|play|business|cop|latest|"
    r"spring|summer|autumn|winter|first|second|third|fourth|last|quarter|half|week|"
    rf"{_WEEKDAY}|and|at|its|financial|year|[0-9:.]+(?:am|pm)?)[\s,-]+)*$",
    re.IGNORECASE,
)
# "before the Corporation meets on 10 December"
_BEFORE_EVENT = re.compile(
    r"\b(?:before|ahead of|prior to|in time for)\s+(?:[\w’'&-]+\s+){1,6}?(?:on\s+|\()?$", re.IGNORECASE
)
# "bring it to the Finance Committee on 24 June"
_ON_MEETING = re.compile(
    r"\b(?:to|for|at|before)\s+(?:the\s+|our\s+)?(?:[\w’'&-]+\s+){0,4}?"
    rf"(?:committee|board|meeting|panel|council|cabinet|group)\s+(?P<on>on)\s+(?:{_WEEKDAY},?\s+)?$",
    re.IGNORECASE,
)
_BODY = r"(?:meetings?|mtg|session|board|committee|panel|council|forum|agm|update)\b(?:\s+meeting\b)?"
_BEFORE_MEETING = r"(?:by|before|at|to|for|in time for|prior to|until|ahead of|in advance of|after|following)"
_MEETING = re.compile(
    rf"\b{_BEFORE_MEETING}\s+(?:(?:the|our|its|a|this)\s+)?(?:next|following|forthcoming|future|subsequent)\s+"
    rf"(?:[\w’'&-]+\s+){{0,4}}?{_BODY}"
    r"|\b(?:after|before|following)\s+(?:the|this)\s+meeting\b"
    rf"|\b{_BEFORE_MEETING}\s+(?:the\s+|our\s+|its\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:\d{{1,2}},?\s+)?"
    rf"(?:(?:19|20)\d\d\s+)?(?:[\w’'&-]+\s+){{0,3}}?{_BODY}"
    r"|\bnext\s+(?:meeting|mtg)\b"
    r"|\b(?:at|before|by) (?:the|our) (?:AGM|next newsletter|annual meeting)\b",
    re.IGNORECASE,
)
# "within three months of publication"
_SINCE = re.compile(
    r"\s+(?:of|on)\s+(?:(?:the|my|our|this|its|your)\s+)?(?:[\w’'-]+\s+(?:of\s+)?(?:(?:the|my|our|this|its|your)\s+)?){0,3}?"
    rf"{one_of('passages', 'texts', 'counted_from')}\b"
    r"(?:\s+of\s+(?:this|the|our|my)\s+(?:report|decision|letter|notice))?",
    re.IGNORECASE,
)
# "before the next meeting (Tuesday 17 April 2018)"
_DATED = re.compile(
    rf"\s*\((?:{_WEEKDAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+\d{{4}})?\)", re.IGNORECASE
)
# "before the Easter holiday", "by the end of the summer term", "prior to the 2015/16 season"
_NAMED_STRETCH = re.compile(
    r"(?<=[a-z])\s+(?:bank\s+)?(?:holidays?|break|vacation|term|recess|weekend|season)\b"
    r"|(?<=\d)\s+(?:[a-z]+ing\s+)?season\b"
    r"|(?<=\d)\s+(?:financial|fiscal|tax|municipal|council|school|academic|civic)\s+year\b",
    re.IGNORECASE,
)
# What is brought "to the April meeting" is due at the meeting; "to" is of what is done.
_BROUGHT_TO = re.compile(r"to\s+(?:(?:the|our|its|their|a)\s+)?", re.IGNORECASE)
# "All complaints should be answered within seven days", "answer parents' letters within ten working days":
# how soon each of many is dealt with, and no time by which anything will have been done.
_MANY = one_of("passages", "texts", "coming_in")
_OF_EACH = re.compile(
    rf"^(?:all|any)\s+(?:[\w’'-]+\s+){{0,3}}?{_MANY}\b[^.;:]*$"
    r"|\b(?:answer|respond|repl(?:y|ies)|acknowledge|deal)(?:s|ed|ing)?\s+(?:[\w’'-]+\s+){0,4}?"
    rf"{_MANY}\s+$",
    re.IGNORECASE,
)
# "From September 2019 the advice line will open"
_FROM = re.compile(r"(?:from|starting (?:in|from))\s+", re.IGNORECASE)
# "14-25 May": the first day stands before what is read as the date
_FIRST_DAY = re.compile(r"(?<![\w/.-])\d{1,2}(?:(?:st|nd|rd|th)\s?)?[–—-]\s?$")
_NEAR = 30
# "by", also behind a word that only looks like one of a date's ("the post by April")
_LEAD_WORDS = re.compile(
    r"(?:(?:[a-z]+\s+){0,2}?(?:by|before|within|until|due|in|end of|end|for|completed by|on|from|"
    r"no later than|not later than)\s+)+",
    re.IGNORECASE,
)
_WEEK = re.compile(r"w/[cbe]\b|week (?:commencing|beginning|ending)\b", re.IGNORECASE)
_STRETCH = r"(?:days?|weeks?|fortnight|months?|quarters?|years?|terms?|financial year)"
_AT_ONCE = re.compile(
    r"\b(?:immediately|with immediate effect|as soon as (?:possible|practicable)|asap|without delay|"
    r"forthwith|straight ?away|at once|right away|as a matter of urgency)\b"
    rf"|\bin(?: the)? next (?:\w+ )?{_STRETCH}\b|\bwithin (?:the next )?(?:\w+[ -]){{1,3}}?{_STRETCH}\b"
    r"|\bthis (?:week|month|term|afternoon|weekend)(?=\W*$|,? and\b)"
    r"|\b(?:next week|tomorrow|today|tonight|the (?:week|day) after)(?=\W*$|,? and\b)"
    r"|\b(?:today|tonight|tomorrow) if (?:at all )?poss(?:ible)?\b"
    rf"|\bthis {_SEASON}(?=\W*$|,? and\b)"
    rf"|\b(?:in|during|over|by|before) the {_SEASON} of (?:19|20)\d\d(?:\s?[-–/]\s?\d\d)?\b"
    r"|\bin (?:one|two|three|four|five|six|eight|nine|ten|twelve|\d{1,2}) "
    rf"{_STRETCH}(?:[’'] time)?(?=\W*$|,? and\b)"
    r"|\bwith effect from (?:the )?[^,;.]{3,40}?(?=\W*$|[,;])"
    rf"|\bby (?:the )?(?:end of (?:the )?)?(?:next |this ){_STRETCH}\b"
    rf"|\bby (?:the )?\d{{1,2}}(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?(?:{_MONTH}|[A-Z][a-z]{{2}}\b|century))"
    rf"|\b(?:by|before) (?:the )?end of (?:the )?{_STRETCH}\b"
    r"|\b(?:by|before) (?:the )?(?:month|week|year|quarter|term)[ -]?end\b"
    rf"|\bby (?:next )?{_SHORT_WEEKDAY}\b(?=\W*$|,? and\b)"
    rf"|\bby (?:(?:close|end) of play |noon |midday )?(?:on )?(?:next )?{_WEEKDAY}\b(?!\s+\d)",
    re.IGNORECASE,
)
# "report to the Committee in July"
_IN_MONTH = re.compile(
    rf"\b(?:committee|board|meeting|panel|council|group|back)\s+(?P<due>in {_MONTH})(?=\W*$)", re.IGNORECASE
)
# "every Friday", "at least once every six weeks", "run it monthly"
_OFTEN = re.compile(
    r"\b(?:(?:at least )?(?:once|twice) )?(?:each|every) (?:\w+ )?"
    rf"(?:days?|weeks?|fortnight|months?|quarters?|terms?|years?|half[- ]term|{_WEEKDAY})"
    r"(?: (?:morning|afternoon|evening))?"
    r"(?=\W*$|[,.;)]| (?:and|to|from|at|in|on|by|with|until|starting|for|as)\b)"
    rf"|\b(?:at least )?(?:once|twice|(?:two|three|four|six) times) (?:a|an|per|each|every) {_STRETCH}\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|quarterly|termly|annually)(?=\W*$|,? (?:and|to|from)\b)",
    re.IGNORECASE,
)


# One of these words is in every meeting, and in all that is said to be soon: most texts have none.
_IN_MEETINGS = frozenset((
    "meeting", "meetings", "session", "board", "committee", "panel", "council", "forum", "agm", "update",
    "newsletter",
))  # fmt: skip
_IN_AT_ONCE = frozenset((
    "immediately", "immediate", "straight", "straightaway", "once", "right", "possible",
    "practicable", "asap", "delay", "forthwith", "urgency", "effect",
    "day", "days", "week", "weeks", "fortnight", "month", "months", "quarter", "quarters", "year", "years",
    "term", "terms", "afternoon", "weekend", "tomorrow", "today", "tonight",
    "mon", "tue", "tues", "wed", "weds", "thu", "thurs", "fri", "spring", "summer", "autumn", "winter",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip


@remembered(most=512)
def due_in(text: str) -> str | None:
    """The deadline that a text names, with the word that makes a deadline of it."""
    spans = (span for span in _deadlines(text) if not _is_of_each(text, *span))
    found = sorted(spans, key=lambda span: (span[0], -span[1]))
    if not found:
        return None
    start, end = found[0]
    if named := _NAMED_STRETCH.match(text, end):
        end = named.end()
    if since := _SINCE.match(text, end) or _DATED.match(text, end):
        end = since.end()
    said = text[start:end].strip(" ,.;:()[]–")
    return f"{said})" if "(" in said and ")" not in said else said


def _is_of_each(text: str, start: int, end: int) -> bool:
    """Whether a stretch of time is how soon each of many things is dealt with."""
    within = text[start:end].casefold().startswith("within ")
    return within and _OF_EACH.search(text[:start]) is not None


def _deadlines(text: str) -> Iterator[tuple[int, int]]:
    yield from _undated(text)
    bracket = _TRAILING.search(text) if "(" in text or "[" in text else None
    if opening := _FROM.match(text):
        spans = timing_spans(text[: opening.end() + _NEAR])
        if spans and spans[0][0] <= opening.end():
            yield opening.start(), spans[0][1]
    for start, end in timing_spans(text):
        front = text[: start + _word_lead(text[start:end])]
        lead = _BEFORE_DATE.search(front) or _BEFORE_EVENT.search(front)
        if lead:
            if lead.group().casefold().startswith(("in ", "from ")) and not re.search(
                r"\b(?:19|20)\d\d\b", text[start:end]
            ):
                continue
            yield lead.start(), end
        elif on := _ON_MEETING.search(front):
            yield on.start("on"), end
        elif _stands_apart(text, start, end, bracket) or _WEEK.match(text, start):
            first = _FIRST_DAY.search(text, 0, start)
            yield first.start() if first else start, end


def _undated(text: str) -> Iterator[tuple[int, int]]:
    """Deadlines that are no dates: a meeting, "at once", a month without a year."""
    words = plain_words(text.casefold())
    if not _IN_MEETINGS.isdisjoint(words):
        yield from map(_meeting, _MEETING.finditer(text))
    if not _IN_AT_ONCE.isdisjoint(words) or any(word[0].isdigit() for word in words):
        yield from (match.span() for match in _AT_ONCE.finditer(text))
    if spells_month(text):
        yield from (match.span("due") for match in _IN_MONTH.finditer(text))


def _meeting(match: re.Match[str]) -> tuple[int, int]:
    """Where a meeting stands by which something is due, without the word that says what is brought there."""
    brought = _BROUGHT_TO.match(match.group())
    return (match.start() + (brought.end() if brought else 0), match.end())


def _stands_apart(text: str, start: int, end: int, bracket: re.Match[str] | None) -> bool:
    """Whether a date stands by itself at the end: in brackets, or behind a dash."""
    if bracket and bracket.start("inner") <= start and end <= bracket.end("inner") + 1:
        return True
    return not text[end:].strip(" .)]") and bool(re.search(r"[–—-]\s*$", text[:start]))


def _word_lead(span: str) -> int:
    """How much of a date's span is the words before the date itself."""
    match = _LEAD_WORDS.match(span)
    return match.end() if match else 0


def how_often(text: str) -> str | None:
    """How often something is to be done, where a text says it once."""
    found = [match.group() for match in _OFTEN.finditer(text)]
    return found[0] if len(found) == 1 else None


def is_meeting(text: str) -> bool:
    """Whether a text is a meeting by which something is due, and no more ("before next meeting")."""
    return _MEETING.fullmatch(text) is not None


def is_standard(due: str) -> bool:
    """Whether a time says how soon or how often something is done: "within seven days", "every year"."""
    return due.casefold().startswith("within") or _OFTEN.fullmatch(due) is not None
