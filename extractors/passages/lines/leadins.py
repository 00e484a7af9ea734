"""What leads in to a list: who should do what follows, and by when ("Within one month the Council will:")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import decides, is_party, may_lead
from extractors.passages.clauses.parts import sentences
from extractors.passages.vocabulary import cues
from lexicon.patterns import one_of
from lexicon.words import comparable

_SHOULD = re.compile(
    r"\s+(?:should|must|shall|will|would|needs?\s+to|ha(?:s|ve)\s+to|(?:has|have)\s+(?:agreed|undertaken)\s+(?:to|that)|agreed\s+to|undertakes?\s+to|"
    r"(?:is|are)\s+(?:(?:required|asked|recommended|expected|advised)\s+)?to)\b|,\s+to:$",
    re.IGNORECASE,
)
# "we asked the Trust to:", "The committee directed staff to:"
_ASKED = re.compile(
    r"(?:^|,\s+)(?:we|I|(?P<body>(?:the\s+)?[A-Z][\w’' ]{2,50}?|the\s+[\w’' ]{2,50}?))\s+(?:\w+ly\s+)?"
    r"(?:ask(?:ed)?|require[ds]?|instruct(?:ed)?|direct(?:ed)?|request(?:ed)?|told|urged?|expect(?:ed)?)\s+"
    r"(?P<doer>(?:the\s+)?[A-Za-z][^:,.]{1,80}?)\s+to\s*:?$",
    re.IGNORECASE,
)
# "Housing Manager to:"
_WILL = re.compile(r"\s+(?:to|will|should|must)$")
# What makes of a lead-in more than a forecast.
_BINDS = re.compile(r"\b(?:must|should|shall|required|needs?\s+to|has\s+to|have\s+to|MUST|SHOULD)\b")
_ANNOUNCED = re.compile(
    rf"\bthe\s+following\s+(?:[\w-]+\s+)?{one_of('passages', 'texts', 'listed')}\b|"
    r"\bthese\s+(?:actions?|steps?|improvements?)\b|\b(?:do|take)\s+the\s+following\s*:|"
    r"\bthe\s+(?:actions?|steps?|improvements?|measures?|works?)\s+(?:(?:listed|described|set\s+out)\s+)?below\b|"
    r"\bput\s+(?:this|it|things|matters|that)\s+right\b",
    re.IGNORECASE,
)
# "The Council has agreed to put things right. It will:"
# "The following are the matters which the registered person must attend to": who stands last.
_OF_WHICH = re.compile(r"^.*\b(?:which|that)\s+(?=(?:the|our|your|an?|each|all)\s)")
_SPOKEN = re.compile(r"(?:It|They|He|She)(?=\s)")
_TWO = 2
_WAS_DONE = re.compile(r"\balready\b|\bha(?:s|ve)\s+(?:taken|made|done|put)\b", re.IGNORECASE)
_SET = re.compile(
    r"\b(?:sets?|issued?|issues|makes?|raised?|gave|gives|agreed?|identif(?:y|ied))\s+"
    r"(?:the\s+following|these)\s+(?:[\w-]+\s+)?"
    r"(?:actions?|requirements?|recommendations?|(?:areas?|points?|priorities)\s+for\s+(?:improvement|action))\b"
    r"[^:.;]{0,80}:$",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\bthe\s+following\s+(?:[\w-]+\s+){0,3}?(?:needs?|requires?|must|should|(?:is|are)\s+(?:required|needed))\b[^:.;]{0,90}:$",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"(?:^|,\s+|\bthat\s+)(?=[^,]*$)")
_TIMED = re.compile(
    r"^(?:within|by|before|after|from|no later than|not later than|as soon as possible|immediately)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"(?:I|We)\b")
_SPOKEN_TIME = re.compile(
    r"(?P<time>(?:by|before|within|from)\s+(?:the\s+)?(?:(?:end|start|close|beginning)\s+of\s+(?:the\s+)?)?"
    r"(?:next|this|coming|following)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:season|year|term|month|week|quarter|spring|summer|autumn|winter)),?\s+(?:we|you)$",
    re.IGNORECASE,
)
# "the Council has agreed, within one month of my decision, to:"
_TIME_BETWEEN = re.compile(
    r"^(?P<front>[^:]+?\b(?:agreed|undertaken|undertook|will|should|must|shall|required|asked)),\s+"
    r"(?P<time>(?:within|by|before|no later than)\s+[^,:]{3,60}),(?P<to>\s+to)?\s*:$",
    re.IGNORECASE,
)
# "By March 2020 we will:"
_WE = re.compile(r",?\s+(?:we|I)$")
_PURPOSE = re.compile(r"^(?:in order\s+)?to\s+\w+", re.IGNORECASE)
_BEFORE_DOER = re.compile(r"\s(?=(?:the|our|its|each|every|all|an?)\s|[A-Z])")
_PREPOSITION = re.compile(
    r"\b(?:of|in|from|by|after|before|for|to|at|on|with|the|this|next|within|end|and)$", re.IGNORECASE
)
FOLLOWING = re.compile(
    r"\b(?:the )?following\b|\bbelow\b(?!\s+(?:[£$€]?\d|the\b|that\b|an?\b))",
    re.IGNORECASE,
)
"""What says that something is listed below."""
_ANNOUNCES = re.compile(
    r"\b(?:recommend|should|must|need|improve|improvement|action|require|ensure)", re.IGNORECASE
)
_SPEAKERS = frozenset(("we", "you", "i"))
_JOINS = frozenset(("and", "but"))
_SUBJECT_WORDS = 5
_OPENERS = re.compile(
    r"^(?:in addition|therefore|importantly|furthermore|also|however|to do this|and|"
    r"(?:actions?|recommendations?|requirements?|improvements?|steps|areas? for improvement|what|things)"
    r"(?=\s+(?:the|our|all|each)\s))\s+",
    re.IGNORECASE,
)
_RECOMMENDS_THAT = re.compile(
    r"\brecommend(?:s|ed|ations?\s+(?:for|to))?\s*(?:that)?,?\s+(?:[^:,.]{4,60},\s+)?(?P<doer>(?:the\s+)?[A-Za-z][^:,.]{2,80}?)\s*:$",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"^(?:(?:recommendations?|actions?(?:\s+points?)?|requirements?|tasks?)\s+)?(?:for|to)\s+(?P<doer>(?:the\s+|all\s+)?[^:,.]{2,70}?)\s*:?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Who is asked and by when, verbatim; ``asks`` where it says that somebody is."""

    lead: str | None
    due: str | None
    asks: bool = False


def leading_in(text: str) -> str:
    """The sentence of a paragraph that leads in to what follows it."""
    spans = [text[start:end].strip() for start, end in sentences(text)]
    said = text.endswith(":") or len(spans) == 1
    return text if said else next((one for one in spans if FOLLOWING.search(one)), text)


def says_below(text: str) -> bool:
    """Whether a paragraph says that what should be done is listed below it."""
    return FOLLOWING.search(text) is not None and _ANNOUNCES.search(text) is not None


def read_lead_in(text: str) -> LeadIn:
    """What a line that leads in to a list says."""
    plain = _leading_sentence(text)
    asked = _asked(plain)
    names_nobody = asked.lead is None and not asked.speaks
    lead = _addressed(plain) if names_nobody else asked.lead
    return LeadIn(lead and _OF_WHICH.sub("", lead), asked.due(), asked.asks)


def _leading_sentence(text: str) -> str:
    """The last sentence of a paragraph that leads in to a list; "It will:" with whom "it" means."""
    spans = sentences(text.strip())
    if len(spans) < _TWO:
        return text.strip()
    last, before = (text.strip()[start:end].strip() for start, end in reversed(spans[-2:]))
    spoken = _SPOKEN.match(last)
    subject = _subject(before) if spoken else None
    return f"{subject}{last[spoken.end() :]}" if spoken and subject else last


class _Asked(NamedTuple):
    """Who is asked where anybody is, or that whoever speaks or is spoken to is; and where a deadline stands:
    at the front as it is, or within stretches of the line. ``told``: somebody has told them to."""

    lead: str | None = None
    speaks: bool = False
    time: str | None = None
    stretches: tuple[str, ...] = ()
    told: bool = False

    @property
    def asks(self) -> bool:
        """Whether anybody is asked."""
        return self.speaks or self.lead is not None

    def due(self) -> str | None:
        """By when: looked for only once that is asked, which of most lines it is not."""
        return self.time or next(filter(None, map(due_in, self.stretches)), None)


def _asked(plain: str) -> _Asked:
    between = _TIME_BETWEEN.match(plain)
    if between and due_in(between["time"]):
        inner = _asked(f"{between['front']}{between['to'] or ''}:")
        return inner._replace(time=between["time"])
    if asked := _told(plain):
        return _Asked(asked, stretches=(plain,), told=True)
    found = _SHOULD.search(plain)
    if found is None:
        return _Asked(stretches=(plain,))
    before, behind = plain[: found.start()], plain[found.end() :]
    if opening := _SPOKEN_TIME.match(before):  # "Before next growing season we shall:"
        return _Asked(None, speaks=True, time=opening["time"])
    if (we := _WE.search(before)) and due_in(opens := before[: we.start()]) == opens:
        return _Asked(None, speaks=True, time=opens)
    time, doer = _parted(before)
    lead = _OPENERS.sub("", doer).strip() or None
    if comparable(lead or "") in _JOINS:
        lead = _subject(before)
    if lead is not None and not (is_party(lead) or may_lead(lead, strict=True)):
        lead = _behind_purpose(lead)
    # "We will:", "In order to comply you must:": it names nobody
    said = comparable(lead or "" if _TIMED.match(doer) else lead or doer).split()
    speaks = not _SPEAKERS.isdisjoint(said[-1:])
    return _Asked(None if speaks else lead, speaks, time, (before, behind))


def _told(text: str) -> str | None:
    """Whom somebody has told to do what follows: "The committee directed staff to:"."""
    asked = _ASKED.search(text)
    if asked is None or not is_party(asked["doer"]) or decides(asked["doer"]):
        return None
    body = asked["body"]
    return asked["doer"] if body is None or is_party(body) or decides(body) else None


def _behind_purpose(before: str) -> str | None:
    """Who is asked behind what for: "In order to meet all the standards the school"."""
    if not _PURPOSE.match(before):
        return None
    starts = [match.end() for match in _BEFORE_DOER.finditer(before)]
    return next((before[start:] for start in reversed(starts) if is_party(before[start:])), None)


def _subject(before: str) -> str | None:
    """Who begins a sentence that goes on with "and will": "The Ministry accepts ..., and will"."""
    words = before.split()
    starts = (" ".join(words[:count]) for count in range(min(_SUBJECT_WORDS, len(words)), 0, -1))
    return next((start for start in starts if is_party(start)), None)


def _parted(before: str) -> tuple[str | None, str]:
    """When and who before the word that asks: ("Within one month of my decision", "the Council")."""
    start = max((match.end() for match in _CLAUSES.finditer(before)), default=0)
    front, doer = before[:start].strip(" ,"), before[start:]
    if front and _TIMED.match(front):
        return front, doer
    if not _TIMED.match(doer):
        return None, doer
    for match in _BEFORE_DOER.finditer(doer):
        time, who = doer[: match.start()], doer[match.end() :]
        if is_party(who) and not _PREPOSITION.search(time) and due_in(time):
            return time, who
    return None, doer


def _addressed(text: str) -> str | None:
    for pattern in (_RECOMMENDS_THAT, _FOR_WHOM):
        match = pattern.search(text)
        if match is None:
            continue
        _, doer = _parted(match["doer"].strip())
        if is_party(doer := _OPENERS.sub("", doer)):
            return doer
    alone = _WILL.sub("", text.rstrip(": ").removeprefix("That "))
    return alone if is_party(alone) and text[0].isupper() else None


def addressed_in(heading: str) -> str | None:
    """Whom a heading's actions are for: "Actions for the Clerk"."""
    match = _FOR_WHOM.match(heading)
    if match is None or match["doer"].strip().casefold() == "do":  # "To do" is for nobody
        return None
    return match["doer"].strip() if is_party(match["doer"]) else None


def announces_list(text: str) -> bool:
    """Whether a lead-in says by itself that what follows is to be done: by when, "the following actions"."""
    asked = _asked(_leading_sentence(text))
    return asked.asks and (asked.told or bool(_ANNOUNCED.search(text)) or asked.due() is not None)


def recommends_that(text: str) -> bool:
    """Whether a lead-in says what somebody recommends that another does: "I recommended that the Board:"."""
    match = _RECOMMENDS_THAT.search(text) if text.rstrip().endswith(":") else None
    if match is None:
        return False
    _, doer = _parted(match["doer"].strip())
    speaks = _SPEAKS.match(text) is not None  # "I recommend" asks no meeting to decide
    return is_party(doer) and (speaks or not (decides(doer) or asks_deciders(text)))


def tells_what_was_done(text: str) -> bool:
    """Whether a lead-in is about what was done: "the steps which the Trust has already taken:"."""
    return text.endswith(":") and bool(_WAS_DONE.search(text))


def sets_list(text: str) -> bool:
    """Whether a lead-in of an inspector says that what follows was asked for: "set these requirements:"."""
    return bool(_SET.search(text))


def needs_following(text: str) -> bool:
    """Whether a lead-in says that what follows is needed: "The following need attention before May:"."""
    return _NEEDED.search(text) is not None


def binds(text: str) -> bool:
    """Whether a lead-in says that somebody must."""
    return bool(_BINDS.search(text))


def asks_deciders(text: str) -> bool:
    """ "Members are asked to:", "It is recommended that the Committee:", "That Cabinet:"."""
    if _told(text.strip()):
        return False
    plain = comparable(text)
    if decides(plain.removeprefix("that ")) and (plain.startswith("that ") or text.rstrip().endswith(":")):
        return plain.startswith("that ")
    asks = re.search(
        r" (?:asked|recommended|invited|requested|requests|recommends|recommend|recommendation) ",
        f" {plain} ",
    )
    return bool(asks) and any(f" {decider} " in f" {plain} " for decider in cues().deciders)
