"""Who and when behind a promise: "(Head of ICT, by May)", "– Estates – June 2014", "(Lead: Jo Marr)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.passages.clauses.deadlines import is_meeting
from extractors.passages.clauses.parties import abbreviated, is_initials, is_party
from extractors.passages.vocabulary import cues, given_names
from lexicon.patterns import alternatives
from lexicon.remembering import remembered
from lexicon.sentences import commands
from lexicon.states import is_state
from lexicon.timing import timing_spans
from lexicon.words import comparable, word_count

_BRACKETED = re.compile(
    r"\s*[(\[](?P<inner>[^()\[\]]{1,120})[)\]]\s*(?P<behind>[^()\[\]]{0,30}?)\s*[.;]?\s*$"
)
_DASH = re.compile(r"\s+[–—-]\s+|\s*\|\s*|\t+")
_DASHES = ("-", "–", "—", "|", "\t")
_LABEL = re.compile(
    r"^(?:actions?|lead(?: officer| person| agency)?|owner|who|whom|when|by whom|by when|by|for|to|"
    r"responsible(?: officer| person)?|due(?: date| by)?|deadline|target(?: date)?|timescale|led by|"
    r"to be led by|to be (?:completed|done|finished|achieved)(?: by)?|"
    r"(?:complet(?:e|ed|ion)|comply)(?: by| date)|"
    r"time ?(?:frame|limit)|date)\s*(?::|[–—-]\s|(?=\s))\s*",
    re.IGNORECASE,
)
# The words between who and the date that make a deadline of it.
_BEFORE_DATE = re.compile(
    r"(?:\b(?:by|before|no later than|not later than|within|due|until|from|starting|to start|"
    r"deadline|target|in place|on|at|in|for)\b:?\s*"
    r"(?:(?:the|end|of|start|mid|early|late|close)\b\s*)*)+$|"
    r"\b(?:end|start|beginning|middle|close)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LABEL_OF_DATE = re.compile(
    r"^(?:due|deadline|target(?: date)?|when|by when|timescale|in place)\b\s*[:–-]?\s*(?=\S)",
    re.IGNORECASE,
)
_SIGNS = " ,;:.–—-|/"
_REPEATED = re.compile(
    r"^(?:each|every|(?:this|next) (?:week|month|term|year)|today|tomorrow|immediate(?:ly)?|on-?going|"
    r"continuous|rolling|asap|as soon as possible|"
    r"(?:on |by |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[^,;]{0,25}$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*$", re.IGNORECASE
)
# "(Sheila, before the bank holiday)"
_EVENT = re.compile(
    r"^(?:before|after|once|when|until|following|ahead of|prior to|in time for|as soon as)\s+[^,;]{3,50}$",
    re.IGNORECASE,
)
# "see section 3", and "do six more calls": an auxiliary elsewhere, so that no list of verbs has it.
_OTHER_WORDS = re.compile(
    r"^(?:see|e\.?g|i\.?e|including|as|para|paragraph|section|page|which|and|or|with|where|if|ref|regulation|"
    r"recommendation|appendix|annex|item|minute|do)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:\s*(?:,|;|/|&|\band\b|\bwith\b))+\s*", re.IGNORECASE)
# A date's own words ("first test June 2020") are few.
_DATE_WORDS = 3
# Fewer words before a colon are a label of what stands behind it, and fewer that command may be a name.
_DONE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Tail:
    """Who and when, verbatim; ``start`` where in the text it begins; ``labelled`` where a label says so."""

    start: int
    lead: str | None
    due: str | None
    labelled: bool = False

    @property
    def whole(self) -> bool:
        """Whether it says both, or says with a label what it is."""
        return self.labelled or (self.lead is not None and self.due is not None)


@cache
def _answered() -> re.Pattern[str]:
    """An answer before who and when: "(Accepted; to be done by 1 September 2011)"."""
    return re.compile(rf"^\s*(?:{alternatives(cues().accepted)})\s*[;:,.–—-]\s*", re.IGNORECASE)


@cache
def _refused() -> re.Pattern[str]:
    return re.compile(rf"[(\[]\s*(?:{alternatives(cues().rejected)})\b[^()\[\]]*[)\]]\s*\.?$", re.IGNORECASE)


def was_refused(text: str) -> bool:
    """Whether a bracket behind what was recommended says that it was not accepted: "... (Rejected)"."""
    return text.rstrip(" .").endswith((")", "]")) and _refused().search(text) is not None


@remembered(most=512)
def tail_of(text: str) -> Tail | None:
    """What stands behind a text in brackets or behind dashes, where that is who or when."""
    if ("(" in text or "[" in text) and (match := _BRACKETED.search(text)):
        if abbreviated(match["inner"].strip(), text[: match.start()]):
            return None
        behind = match["behind"].strip(_SIGNS)
        inner = _answered().sub("", match["inner"])
        said = who_and_when(inner)
        if match["behind"].startswith(_DASHES):  # "Mend the latch (today please) – Dean"
            named = _behind_dashes(text)
            return named and replace(named, due=named.due or (said.due if said else None))
        if said is None or (behind and not _is_date(behind)):
            return None
        before = _behind_dashes(text[: match.start()]) if said.lead is None else None
        if before is not None and before.lead and before.due is None:
            return replace(before, due=said.due)  # "... - Salop (by 20 July)"
        labelled = said.labelled or inner != match["inner"]
        return Tail(match.start(), said.lead, said.due or behind or None, labelled)
    return _behind_dashes(text) or _behind_colon(text)


def _behind_colon(text: str) -> Tail | None:
    """Who is to do it behind a colon that ends what is to be done: "Obtain prices: Steve Whitlow, by May"."""
    before, sign, behind = text.rpartition(": ")
    if not sign or word_count(before) < _DONE_WORDS:
        return None
    said = who_and_when(behind)
    return replace(said, start=len(before), labelled=True) if said and said.lead else None


def _behind_dashes(text: str) -> Tail | None:
    cuts = list(_DASH.finditer(text)) if any(sign in text for sign in _DASHES) else []
    lead = due = None
    start = None
    for cut, end in zip(reversed(cuts), [len(text), *(cut.start() for cut in reversed(cuts))], strict=False):
        part = text[cut.end() : end].strip(_SIGNS)
        said = who_and_when(part) or (Tail(0, None, part) if _EVENT.match(part) else None)
        if said and said.lead and lead and due is None and timing_spans(lead):
            lead, due = None, lead  # "- Ada - May": the month, and nobody of that name
        if said is None or (said.lead and lead) or (said.due and due) or not text[: cut.start()].strip():
            break
        lead, due, start = lead or said.lead, due or said.due, cut.start()
    if start is None or (lead is None and due is not None and _EVENT.match(due)):
        return None  # "Meet the buyers - after lunch"
    # A date by itself behind a dash is when; a name may be what the text is about.
    return Tail(start, lead, due, labelled=lead is None)


def who_and_when(inner: str) -> Tail | None:
    """A text that is who, when, or both, and nothing besides: "GP, before Christmas", "Lead: HR; by May"."""
    text = inner.strip(_SIGNS)
    labelled = bool(_LABEL.match(text)) and ":" in text
    spans = timing_spans(text) if _who(text) is None or not _is_named(text) else []
    last = re.split(r"[,;]\s*|\s/\s+", text)[-1]
    event = not spans and last is not text and _EVENT.match(last)
    if is_meeting(last) or event or (not spans and _REPEATED.match(last)):
        spans = [(text.rfind(last), len(text))]
    if not spans:
        who = _who(text)
        return Tail(0, who, None, labelled) if who else None
    start, end = spans[0][0], spans[-1][1]
    if before := _BEFORE_DATE.search(text[:start]):
        start = before.start()
    if day := _WEEKDAY.search(text[:start]):
        start = day.start()
    front, behind = text[:start].strip(_SIGNS), text[end:].strip(_SIGNS)
    due = _LABEL_OF_DATE.sub("", text[start:end].strip(_SIGNS))
    if not front or _LABEL.fullmatch(f"{front} "):
        who = _who(behind) if behind else None
        return None if behind and who is None else Tail(0, who, due, labelled)
    if behind and word_count(behind) > _DATE_WORDS:
        return None
    if who := _who(front):
        return Tail(0, who, due, labelled)
    first, sign, own = max((front.rpartition(each) for each in (",", ";", "–")), key=lambda cut: len(cut[0]))
    if sign and word_count(own) <= _DATE_WORDS and (who := _who(first.strip(_SIGNS))):
        return Tail(0, who, f"{own.strip()} {due}", labelled)
    return None


def _is_named(text: str) -> bool:
    """Whether a word that may be a month is the first name of somebody: "the Ramblers and Jan Pettit"."""
    return all(comparable(text[start:end]) in given_names() for start, end in timing_spans(text))


def _who(text: str) -> str | None:
    plain = _LABEL.sub("", _LABEL.sub("", text.strip(_SIGNS))).strip(_SIGNS)
    if not plain or _OTHER_WORDS.match(plain) or is_state(plain):
        return None
    if plain[0].islower() and word_count(plain) >= _DONE_WORDS and commands(plain):
        return None  # "Leanne – ask the contractor to ring first, by 10 June"
    parts = [part for part in _LISTED.split(plain) if part]
    # What stands behind a dash is what somebody brings: "Ann Lee - paper".
    first = re.split(r"\s+[–—-]\s+", plain)[0]
    for who in (plain, first):
        if is_initials(who) or is_party(who) or (who is plain and all(map(_is_name, parts))):
            return who
    return None


def _is_name(text: str) -> bool:
    return is_party(text) or _is_single_name(text)


def _is_single_name(text: str) -> bool:
    """ "(Secretariat)", "(Simon)": one word with a capital."""
    return (
        word_count(text) == 1
        and text[:1].isupper()
        and text[1:].islower()
        and text.isalpha()
        and not text.endswith(("ed", "ing", "ue", "ect", "ent", "are"))
    )


def _is_date(text: str) -> bool:
    spans = timing_spans(text)
    return bool(spans) and not text[: spans[0][0]].strip(_SIGNS) and not text[spans[-1][1] :].strip(_SIGNS)
