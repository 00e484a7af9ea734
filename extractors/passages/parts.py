"""What a promise says of itself: who leads it, by when it is due, how far it got."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.passages.clauses import Clause, Sense, asked_in, read_clause
from extractors.passages.parties import is_initials, is_party
from lexicon.states import is_state
from lexicon.timing import timing_spans
from lexicon.words import word_count

_TRAILING = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{1,120})[)\]]\s*[.;]?\s*$")
_DASHED = re.compile(r"\s+[–—-]\s+(?P<inner>[^–—]{1,80})$")
_LEADING = re.compile(r"^(?P<doer>[A-Z][^:–—.;]{0,60}?)\s*(?::|\s[–—-])\s+(?=\S)")
_LAST_INITIALS = re.compile(r"(?P<sign>[.;,]|\s)\s*(?P<inner>[A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3})*)\.?$")
_SENTENCE = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+(?=[A-Z“‘\"'(\[])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|Cllrs?|Mrs?|Ms|Dr|Prof|No|Nos|St|Rev|Hon|para|approx|[Dd]ept|Ltd|Co|vs|Inc|Messrs|Rd|Ave)"
    r"|\b[A-Z])\.$"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# The words that make of a date a deadline, and those that may stand between them and it.
_BEFORE_DATE = re.compile(
    r"\b(?:by|before|no later than|not later than|within|prior to|in time for|ahead of|until|"
    r"due(?: by| on| date)?|deadline(?: of| is)?|target(?: date)?|for completion by|on or before|in)\b"
    r"(?:\s*:)?\s+"
    r"(?:(?:the|end|of|start|close|beginning|middle|early|mid|late|noon|midday|next|a|on|play|business|cop|latest|"
    rf"{_WEEKDAY}|and|at|its|financial|year|[0-9:.]+(?:am|pm)?)[\s,-]+)*$",
    re.IGNORECASE,
)
_BODY = r"(?:meetings?|session|board|committee|panel|council|forum|agm|update)\b(?:\s+meeting\b)?"
_BEFORE_MEETING = r"(?:by|before|at|to|for|in time for|prior to|until|ahead of|in advance of|after|following)"
_MEETING = re.compile(
    rf"\b{_BEFORE_MEETING}\s+(?:(?:the|our|its|a|this)\s+)?(?:next|following|forthcoming|future|subsequent)\s+"
    rf"(?:[\w’'&-]+\s+){{0,4}}?{_BODY}"
    r"|\b(?:after|before|following)\s+(?:the|this)\s+meeting\b"
    rf"|\b{_BEFORE_MEETING}\s+(?:the\s+)?{_MONTH}\s+(?:[\w’'&-]+\s+){{0,3}}?{_BODY}",
    re.IGNORECASE,
)
_STRETCH = r"(?:days?|weeks?|months?|quarters?|years?|terms?|financial year)"
_AT_ONCE = re.compile(
    r"\b(?:immediately|with immediate effect|as soon as (?:possible|practicable)|asap|without delay|"
    r"forthwith|as a matter of urgency)\b"
    rf"|\bin(?: the)? next (?:\w+ )?{_STRETCH}\b|\bwithin (?:the next )?(?:\w+[ -]){{1,3}}?{_STRETCH}\b"
    rf"|\bby (?:the )?(?:end of (?:the )?)?(?:next |this ){_STRETCH}\b"
    rf"|\bby (?:the )?end of (?:the )?{_STRETCH}\b"
    rf"|\bby (?:(?:close|end) of play |noon |midday )?(?:on )?(?:next )?{_WEEKDAY}\b(?!\s+\d)",
    re.IGNORECASE,
)
# A status is a word or a few.
_STATUS_WORDS = 4
_NOT_LEADS = re.compile(
    r"^(?:see|e\.?g|i\.?e|including|as|para|paragraph|section|page|which|and|or|with|where|if|ref|regulation|"
    r"recommendation|appendix|annex|item|minute)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Who and when, verbatim; ``clause`` what its first promising sentence does."""

    clause: Clause
    lead: str | None = None
    due: str | None = None


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand."""
    starts = [0]
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATED.search(text[: match.start()].rstrip("”’\"')]")):
            starts.append(match.end())
    return [(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if text[a:b].strip()]


def closing_sentence(text: str) -> str:
    """The last sentence of a text."""
    spans = sentences(text)
    return text[spans[-1][0] : spans[-1][1]].strip() if spans else ""


def read_parts(text: str, *, loose: bool) -> Parts:
    """The parts of a promise; ``loose`` where a label says that it is one."""
    clause = read_clause(text, loose=loose)
    lead = _lead(text, clause, loose=loose)
    return Parts(clause, lead, due_in(text))


def _lead(text: str, clause: Clause, *, loose: bool) -> str | None:
    """Before "to" or "will"; at the end in brackets; further on in the text."""
    if clause.doer is not None:
        return text[clause.doer[0] : clause.doer[1]].strip() or None
    for found in (_TRAILING.search(text), _DASHED.search(text)):
        if found and (named := _named(found["inner"])):
            return named
    if (last := _LAST_INITIALS.search(text)) and loose and last.start():
        return last["inner"] if last["sign"] in ".;" and is_initials(last["inner"]) else None
    if first := leading_doer(text):
        return text[: first[1]].strip()
    if asked := asked_in(text):
        return text[asked[0] : asked[1]]
    return _lead_further_on(text) if loose else None


def _lead_further_on(text: str) -> str | None:
    for start, end in sentences(text)[1:]:
        clause = read_clause(text[start:end])
        if clause.doer is not None:
            return text[start + clause.doer[0] : start + clause.doer[1]]
    return None


def leading_doer(text: str) -> tuple[int, int] | None:
    """A party that stands before the text behind a sign ("AB: circulate the minutes"): (0, its end)."""
    match = _LEADING.match(text)
    if (
        match
        and is_party(match["doer"])
        and (
            is_initials(match["doer"])
            or read_clause(text[match.end() :], loose=True).sense is not Sense.STATEMENT
        )
    ):
        return 0, match.end("doer")
    return None


def _named(inner: str) -> str | None:
    """Who stands in brackets: a date beside the name goes, and what they bring ("Ann Lee - paper")."""
    spans = timing_spans(inner)
    plain = inner[: spans[0][0]] if spans else inner
    plain = re.sub(r"^(?:actions?|lead|owner|by)\s*(?::|by\b)?\s*", "", plain, flags=re.IGNORECASE)
    plain = re.sub(r"\b(?:by|due|before)\s*$", "", plain, flags=re.IGNORECASE).strip(" ,;:–-")
    if not plain or _NOT_LEADS.match(plain):
        return None
    first = re.split(r"\s+[–—-]\s+", plain)[0]
    for who in (plain, first):
        if is_party(who) or _is_single_name(who):
            return who
    return None


def _is_single_name(text: str) -> bool:
    """ "(Secretariat)", "(Simon)": one word with a capital."""
    return (
        word_count(text) == 1
        and text[:1].isupper()
        and text[1:].islower()
        and text.isalpha()
        and not text.endswith(("ed", "ing", "ue", "ect", "ent", "are"))
    )


def due_in(text: str) -> str | None:
    """The deadline that a text names, with the word that makes a deadline of it."""
    found = sorted(_deadlines(text), key=lambda span: (span[0], -span[1]))
    if not found:
        return None
    start, end = found[0]
    return text[start:end].strip(" ,.;:()[]–")


def _deadlines(text: str) -> Iterator[tuple[int, int]]:
    for match in (*_MEETING.finditer(text), *_AT_ONCE.finditer(text)):
        yield match.span()
    bracket = _TRAILING.search(text)
    for start, end in timing_spans(text):
        lead = _BEFORE_DATE.search(text[: start + _word_lead(text[start:end])])
        if lead:
            if lead.group().casefold().startswith("in ") and not re.search(
                r"\b(?:19|20)\d\d\b", text[start:end]
            ):
                continue
            yield lead.start(), end
        elif _stands_apart(text, start, end, bracket):
            yield start, end


def _stands_apart(text: str, start: int, end: int, bracket: re.Match[str] | None) -> bool:
    """Whether a date stands by itself at the end: in brackets, or behind a dash."""
    if bracket and bracket.start("inner") <= start and end <= bracket.end("inner") + 1:
        return True
    return not text[end:].strip(" .)]") and bool(re.search(r"[–—-]\s*$", text[:start]))


def _word_lead(span: str) -> int:
    """How much of a date's span is the words before the date itself."""
    match = re.match(
        r"(?:(?:by|before|within|until|due|in|end of|end|for|completed by)\s+)+", span, re.IGNORECASE
    )
    return match.end() if match else 0


def is_status(text: str) -> bool:
    """Whether a line says how far the action above it got, and hardly more."""
    first = re.split(r"[.:–;]", text, maxsplit=1)[0]
    plain = re.sub(r"^(?:status\s*:\s*|not |now |action )", "", first.strip(), flags=re.IGNORECASE)
    return is_state(plain) and word_count(first) <= _STATUS_WORDS
