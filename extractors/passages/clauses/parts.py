"""What a promise says of itself: who leads it, by when it is due, how far it got."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.passages.clauses.deadlines import due_in, how_often
from extractors.passages.clauses.parties import abbreviated, is_initials, is_party, names_somebody
from extractors.passages.clauses.senses import Clause, Sense, asked_in, read_clause
from extractors.passages.clauses.tails import Tail, tail_of, who_and_when
from lexicon.patterns import one_of
from lexicon.states import is_state
from lexicon.timing import timing_spans
from lexicon.words import word_count

_LEADING = re.compile(r"^(?P<doer>[A-Z](?:[^:–—.;]|(?<=\b[A-Z])\.){0,60}?)\s*(?::|\s[–—-])\s+(?=\S)")
_OPENING_TIME = re.compile(r"^(?P<time>[A-Za-z0-9][^:–—.;]{2,40}?)\s*(?::|\s[–—-])\s+(?=\S)")
_BOTH_BEFORE = re.compile(r"(?P<both>[A-Z][^:;!?]{4,50}?)\s*:\s+(?=\S)")
_NAMED_BEFORE = re.compile(r"[\[(](?P<who>[^\[\]()]{1,40})[\])]\s*[:–-]?\s+(?=\S)")
_WITHIN = re.compile(r"[(\[](?P<who>(?:[A-Z]{2,3}|ALL|All)(?:\s*[/,&]\s*(?:[A-Z]{2,3}|ALL|All))*)[)\]]")
_SIGN = re.compile(r"^\s*(?::|[–—-](?=\s))\s*")
# "... and report to the Board. Due 11 June", "... Date: 14 October"
_LAST_DUE = re.compile(
    r"(?<=[.;)])\s+(?:due|deadline|date|target|completion|complete|timescale)\b"
    r"(?:\s+(?:by|on|date|for\s+[a-z]+))?\s*[:–-]?\s*"
    r"(?P<due>(?=[^.;]*\d|mid|end|to be)[^.;:]{3,40})\.?$",
    re.IGNORECASE,
)
_TWO_SENTENCES = 2
# "AGREED: (i) that a declaration be added"
_AGREED = re.compile(r"^(?:AGREED|RESOLVED|DECIDED)\s*:\s*(?:\([ivxa-h]{1,4}\)\s*)?(?=\S)")
_AGREED_BESIDE = re.compile(
    r"[,;]\s+(?:and|so|but)\s+(?=it\s+was\s+(?:\w+\s+)?(?:agreed|decided|resolved)\s+that\s)"
)
# "JB said that they had not and undertook to circulate the plan": the rest is what was said, and no task.
_TOOK_ON = re.compile(
    r"^(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|reported|explained|noted|advised|confirmed|replied|answered)\b[^.;]*?"
    r"\band\s+(?:undertook|promised|offered|volunteered)\s+to\s+(?=\w)"
)
_APPOSED = re.compile(r"(?:our|my|the|its|their)\s+[a-z][a-z ’'-]*$")
_LAST_INITIALS = re.compile(r"(?P<sign>[.;,]|\s)\s*(?P<inner>[A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3})*)\.?$")
_SENTENCE = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+(?=[A-Z“‘\"'(\[])")
_ABBREVIATED = re.compile(rf"(?:\b{one_of('passages', 'texts', 'abbreviations')}|\b[A-Z])\.$")
# "everybody preferred option B."
_LETTERED = re.compile(rf"\b{one_of('passages', 'texts', 'lettered')}\s+[A-Z]\.$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?P<who>(?:the\s+)?(?:[\w’'&/-]+\s*){1,6})")
# "checked by two members of staff": how it is done, and nobody's task.
_SO_MANY = re.compile(r"(?:two|three|four|five|six|several|some|any)\s")
_BEHIND_AGENT = re.compile(r"\s(?=(?:to|on|at|from|before|after|with|within|by|until)\s)")
_DASHED_STATUS = re.compile(r"(?:\s+[–—-]|:)\s*[(\[]?(?P<said>[^–—:()\[\]-]{3,40})[)\]]?$")
# "(done)", "(in hand, draft with partners)"
_BRACKETED_STATUS = re.compile(
    r"\s*[(\[](?P<said>(?P<state>[^,;:()\[\]]{3,30})(?:[,;:][^()\[\]]{1,60})?)[)\]][\s.;]*$"
)
# "(SK, done)", "(FQ to lead, underway, finish by end of September)"
_NAMED_STATUS = re.compile(
    r"\s*[(\[](?P<who>[^,;:()\[\]]{2,40}?)(?:\s+to\s+(?:lead|action|do))?[,;]\s*(?P<state>[^,;:()\[\]]{3,30})"
    r"(?P<more>[,;][^()\[\]]{1,60})?[)\]][\s.;]*$"
)
# A time by itself has so few words, and what is to be done before it so many at least.
_TIME_WORDS, _TASK_WORDS = 5, 3
_IN_SENTENCE = re.compile(
    r"(?:by|before|from|in|on|at|until|till|to|for|within|during|after|every|each|and|or|with|beginning|starting|commencing)\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"\w\s?[-–]\s?\w|\bto\b|\band\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$", re.IGNORECASE)
# A status is a word or a few.
_STATUS_WORDS = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """Who and when, verbatim; ``clause`` what its first promising sentence does.

    ``plain`` is the promise without what stands behind it in brackets or behind dashes and says who and when.
    """

    clause: Clause
    plain: str
    lead: str | None = None
    due: str | None = None


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand."""
    starts = [0]
    for match in _SENTENCE.finditer(text):
        front = text[: match.start()].rstrip("”’\"')]")
        if not _ABBREVIATED.search(front) or _LETTERED.search(front):
            starts.append(match.end())
    return [(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if text[a:b].strip()]


def closing_sentence(text: str) -> str:
    """The last sentence of a text, without the word that says that it was agreed."""
    spans = sentences(text)
    last = text[spans[-1][0] : spans[-1][1]].strip() if spans else ""
    halves = _AGREED_BESIDE.split(last, 1)  # "The letter was poor, and it was agreed that ..."
    return _TOOK_ON.sub("", _AGREED.sub("", halves[-1]))


def read_parts(text: str, *, loose: bool) -> Parts:
    """The parts of a promise; ``loose`` where a label says that it is one."""
    if opening := opening_time(text):
        due, start = opening
        inner = read_parts(text[start:], loose=loose)
        return replace(inner, clause=inner.clause.moved(start), due=inner.due or due)
    if before := named_before(text):
        who, start = before
        rest = text[start:]
        inner = read_parts(rest, loose=loose)
        plain = inner.plain if rest.startswith(inner.plain) else rest  # "Survey:" is no other name
        return replace(inner, clause=inner.clause.moved(start), lead=who, plain=plain)
    if parts := _behind_both(text, loose=loose):
        return parts
    clause = read_clause(text, loose=loose)
    lead = _lead(text, clause, loose=loose)
    tail = tail_of(text)
    plain = text[: tail.start].rstrip() if tail and (tail.whole or _is_named(text, tail)) else text
    own = None
    if said := _LAST_DUE.search(plain):
        own, plain = said["due"].strip(" ."), plain[: said.start()]
    elif last := _last_time(plain):
        own, plain = last.due, plain[: last.start].rstrip()
        lead = last.lead if last.lead and clause.doer is None else lead
    elif clause.sense.promises and (behind := time_behind_comma(plain)):
        plain, own = behind
    named = leading_doer(plain) if lead else None
    if named and lead == text[: named[1]].strip():
        plain = _SIGN.sub("", plain[named[1] :], count=1)
    often = how_often(text) if clause.sense is not Sense.STATEMENT else None
    return Parts(clause, plain, lead, (tail and tail.due) or own or due_in(text) or often)


def _behind_both(text: str, *, loose: bool) -> Parts | None:
    """The parts of a promise before which stand who and when: "G Baxter / end Sept: share the themes"."""
    before = _BOTH_BEFORE.match(text)
    told = who_and_when(before["both"]) if before else None
    if before is None or told is None or not (told.lead and told.due):
        return None
    inner = read_parts(text[before.end() :], loose=loose)
    return replace(inner, clause=inner.clause.moved(before.end()), lead=told.lead, due=told.due)


def _is_named(text: str, tail: Tail) -> bool:
    """Whether somebody is named for certain behind a dash: "Keep the Board informed - Peter Quill"; or who or
    when stands in brackets behind the sentence's end: "Code the interviews. (31 January 2022)".
    """
    if text[tail.start :].lstrip()[:1] in ("(", "[") and text[: tail.start].rstrip().endswith("."):
        return True
    dashed = text[tail.start :].lstrip()[:1] in ("–", "—", "-")
    certain = tail.lead is not None and not tail.lead.startswith("all ") and names_somebody(tail.lead)
    return dashed and certain


def _last_time(text: str) -> Tail | None:
    """A last sentence that says by when, or who and when, and nothing besides: "... to every member. By 30
    September.", "... at lunch. Deputy Manager, from 25 November 2019."
    """
    spans = sentences(text)
    if len(spans) < _TWO_SENTENCES:
        return None
    start, end = spans[-1]
    said = who_and_when(text[start:end].strip().rstrip("."))
    return replace(said, start=start) if said and said.due else None


def time_behind_comma(text: str) -> tuple[str, str] | None:
    """A text without the time that alone stands behind its last comma, and that: "... for the crews, end of
    August". With its word before it ("by 4 May") it is part of the sentence; so is a stretch of days, which
    says when something takes place.
    """
    before, comma, last = text.rstrip(" .;").rpartition(", ")
    if not comma or word_count(before) < _TASK_WORDS or word_count(last) > _TIME_WORDS:
        return None
    if _IN_SENTENCE.match(last) or _STRETCH.search(last):
        return None
    said = who_and_when(last)
    alone = due_in(last) == last or (said is not None and said.lead is None and said.due == last)
    ends = [end for _, end in timing_spans(before)]  # "on Friday, 3 June", "in May, June"
    return (before, last) if alone and not _WEEKDAY.search(before) and len(before) not in ends else None


def _lead(text: str, clause: Clause, *, loose: bool) -> str | None:
    """Before "to" or "will"; at the end in brackets; further on in the text."""
    if clause.doer is not None:
        return _doer_of(text, *clause.doer)
    if (tail := tail_of(text)) and tail.lead:
        return tail.lead
    if clause.sense is Sense.PASSIVE and (agent := agent_of(text)):
        return agent
    if (last := _LAST_INITIALS.search(text)) and loose and last.start():
        return last["inner"] if last["sign"] in ".;" and is_initials(last["inner"]) else None
    if first := leading_doer(text):
        return text[: first[1]].strip()
    if asked := asked_in(text):
        return text[asked[0] : asked[1]]
    return _lead_further_on(text) or _lead_within(text) if loose else None


def _doer_of(text: str, start: int, end: int) -> str | None:
    """Who stands before the word that asks, without what stands before: "Trial at three sites, Pubwatch"."""
    if start == 0 and (first := leading_doer(text)) and first[1] < end:
        return text[: first[1]].strip()
    doer = text[start:end].strip()
    front, comma, last = doer.rpartition(", ")
    beside = _APPOSED.match(front) is not None  # "our drainage engineer, Paul Strachan"
    return (last if comma and is_party(last) and (beside or not is_party(front)) else doer) or None


def opening_time(text: str) -> tuple[str, int] | None:
    """The deadline that stands before a text behind a sign ("By 3 May: ...", "10 May – ..."), and where the
    text begins.
    """
    match = _OPENING_TIME.match(text)
    if match is None:
        return None
    time = match["time"]
    spans = timing_spans(time)
    alone = bool(spans) and not (time[: spans[0][0]] + time[spans[-1][1] :]).strip()
    return (time, match.end()) if alone or due_in(time) == time else None


def named_before(text: str) -> tuple[str, int] | None:
    """Who is named in brackets before a text ("[AB, CD] Write to the bank"), and where the text begins."""
    match = _NAMED_BEFORE.match(text)
    tail = who_and_when(match["who"]) if match else None
    return (tail.lead, match.end()) if match and tail and tail.lead and not tail.due else None


def behind_name(text: str) -> tuple[str, str] | None:
    """What stands before a sign at a text's start, and the text behind it: "Bilal: draft the poster"."""
    match = _LEADING.match(text)
    return (match["doer"].strip(), text[match.end() :]) if match else None


def _is_named_state(named: re.Match[str]) -> bool:
    """Whether brackets hold who acts and how far it got; "ongoing" beside a name is until when."""
    return is_state(named["state"]) and not timing_spans(named["state"]) and is_party(named["who"])


def without_status(text: str) -> tuple[str, str | None]:
    """A text without a last sentence that says how far it got ("... to circulate the terms. Complete.")."""
    if dashed := _DASHED_STATUS.search(text):
        said = dashed["said"].strip()
        tail = tail_of(text)
        if is_status(said) and not (tail and tail.lead and tail.due == said):  # "- Peter Quill - ongoing"
            return text[: dashed.start()].rstrip(), said
    if (named := _NAMED_STATUS.search(text)) and _is_named_state(named):
        return f"{text[: named.start()]} ({named['who']}{named['more'] or ''})", named["state"]
    if (said := _BRACKETED_STATUS.search(text)) and is_status(said["state"]):
        return text[: said.start()].rstrip(), said["said"]
    spans = sentences(text)
    last = text[slice(*spans[-1])] if len(spans) > 1 else ""
    if last and is_status(re.split(r"\s[–—-]\s", last)[0]):
        return text[: spans[-1][0]].rstrip(), last.strip()
    return text, None


def agent_of(text: str) -> str | None:
    """By whom something is to be done: "to be circulated by the Secretary before ..."."""
    for match in _BY.finditer(text):
        words = _BEHIND_AGENT.split(match["who"])[0].split()
        for count in range(len(words), 0, -1):
            who = " ".join(words[:count]).rstrip(" ,.;")
            if not timing_spans(who) and is_party(who) and not _SO_MANY.match(who):
                return who
    return None


def _lead_further_on(text: str) -> str | None:
    for start, end in sentences(text)[1:]:
        clause = read_clause(text[start:end])
        if clause.doer is not None:
            return text[start + clause.doer[0] : start + clause.doer[1]]
    return None


def _lead_within(text: str) -> str | None:
    """Initials in brackets amid a text ("Tell the helpers (DL) by May"), unless they cut a name short."""
    for match in _WITHIN.finditer(text):
        if not abbreviated(match["who"], text[: match.start()]):
            return match["who"]
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


def is_status(text: str) -> bool:
    """Whether a line says how far the action above it got, and hardly more."""
    first = re.split(r"[.:–;]", text, maxsplit=1)[0]
    plain = re.sub(r"^(?:status\s*:\s*|not |now |action )", "", first.strip(), flags=re.IGNORECASE)
    return is_state(plain) and word_count(first) <= _STATUS_WORDS
