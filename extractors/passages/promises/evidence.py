"""What speaks for a clause being a promise, and against: named, so that it can be weighed and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import is_initials
from extractors.passages.clauses.parts import agent_of, sentences
from extractors.passages.clauses.tails import Tail, tail_of, who_and_when
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.leadins import tells_what_was_done
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answers
from extractors.passages.paper.papers import Kind
from extractors.passages.promises.asked import Modal
from extractors.passages.promises.candidates import Candidate, asks_for_writer
from extractors.passages.promises.circumstances import (
    OF_PEOPLE,
    Circumstances,
    Place,
    heading_asks,
    heads_by_name,
    heads_what_was_agreed,
    lead_in_of,
)
from extractors.passages.promises.doers import Doer, is_force, kind_of
from extractors.passages.promises.governing import governed
from extractors.passages.promises.modals import asked_in
from extractors.passages.promises.seen import SEEN, phrase, whole_sentence
from extractors.passages.promises.times import LASTS, when_of
from extractors.passages.promises.told import told_of
from extractors.passages.promises.verbs import comes_or_goes, decided_by, verb_of
from extractors.passages.vocabulary import cues
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of
from lexicon.timing import timing_spans
from lexicon.words import comparable, word_count

NEGATED = "not"
"""What is seen of a clause that says that something is not to be done."""

_PAST = re.compile(rf"\b(?:was|were|had|has|have|did|{one_of('promises', 'seen', 'past')})\b")
_BY_YOURS = re.compile(r"\bby (?:your|our|my)(?:selves|self)?\b(?!\s+(?:next|meeting|return))")
# What the letter itself does: "I am closing the file", "I am sending a copy to your doctor".
_BY_THIS = re.compile(
    rf"\b(?:cop(?:y|ies)|write (?:to {one_of('asking', 'going', 'writes_to')}|"
    r"on|about|in|with|as|because|following|further|after|regarding|concerning)|"
    rf"herewith|enclosed|with this|close (?:the|this|my|our) {one_of('asking', 'going', 'closes')})\b"
)
_NEXT_CLAUSE = re.compile(r",|\s(?:and|but|so|which|who)\s")
_ASKED_THEN = re.compile(rf"(?<!\bis )\b{one_of('promises', 'seen', 'ordered_then')} that\b")
_WRITER_ASKS = re.compile(r"\b(?:I|[Ww]e|[Ii]t is|[Ii]s|[Mm]y|[Oo]ur)\b.{0,40}\bthat\b")
_HAD = re.compile(r"\bhad(?:\s+(?:been|\w+ly))*\s*$")
# So many sentences before one that are told in the past make it part of a story.
_FEW = 2
# A sentence that says who and when, and nothing besides, has so many words at most.
_TAIL_WORDS = 12
_INITIALS = 4
_HAS_UNDERTAKEN = re.compile(
    rf"(?:has|have)\s+(?:\w+\s+)?{one_of('asking', 'promises', 'has_bound')}|"
    rf"{one_of('asking', 'promises', 'binds')}\b"
)
_REQUIRED = re.compile(r"(?:(?:is|are)\s+)?(?:\w+\s+)?required\b")
# "[Priority 1 - three months]": how urgent it is, before by when.
_GRADED = re.compile(r"^[(\[]\s*(?:Priority|Grade|Category)\s+\w{1,4}\s*[–—,;:-]\s*|[)\]]\.?$")
# "Part 10 of the Building Act 2000 authorises the Minister to ..."
_LAW = re.compile(rf"\b{one_of('promises', 'who', 'laws')}(?:,?\s+\(?[12]\d{{3}}\)?)?\s*$")
_ASKS_READER = (Modal.COMMAND, Modal.BRIEF, Modal.BARE, Modal.PLEASE)
# "Please pass nothing of the credit to me"
_NOTHING = re.compile(r"\s+(?:nothing|none|nobody|no one|no(?!\s+(?:more|further|later|longer)\b))\b")
_PLEASE = re.compile(r"\b(?:please|kindly)\b", re.IGNORECASE)
# "I declare that I will return it": what a form has whoever will sign it say.
_DECLARES = re.compile(
    r"\bI\s+(?:(?:\w+ly|hereby|also|further)\s+)*"
    rf"{one_of('promises', 'seen', 'declares')}\b"
)
_CERTIFIES = re.compile(rf"\bI\s+(?:\w+\s+)?{one_of('promises', 'seen', 'certifies')}\b.*\bthat\b")
# Papers in which "I" is whoever writes or answers, whether they sign or not.
_OWN_WORDS = (*OF_PEOPLE, Kind.NOTICE, Kind.MAIL, Kind.ANSWERS)
_LETTERS = (Kind.LETTER, Kind.MAIL, Kind.MEMO, Kind.VISIT)
_THING = re.compile(
    r"\s+(?:the|his|her|your|their|our|my|its|these|those|an?|it|them|him|you|[A-Z]\w+|£?\d)\b"
)
_PROMISES = (Modal.WILL, Modal.WOULD, Modal.TO, Modal.TOOK_ON, Modal.IS_TO, Modal.NAMED)
_SOMEBODY = (Doer.PERSON, Doer.POST, Doer.BODY, Doer.WE, Doer.I, Doer.THEY, Doer.NAME)
_ASKS_SOMEBODY = (Modal.ASKED, Modal.ASKS, Modal.NAMED, Modal.PLEASE)


def evidence_of(candidate: Candidate, place: Place) -> tuple[str, ...]:
    """The names of all that is seen of a candidate."""
    told = told_of(candidate, place.paper.kind, place.paper.year, place.sentences)
    seen = (
        *_of_words(candidate, place),
        *_of_sentence(candidate, place),
        *_of_place(candidate, place),
        *told,
    )
    return tuple(dict.fromkeys(seen))


def _of_words(one: Candidate, place: Place) -> Iterator[str]:
    modal = one.asked.modal
    if modal is Modal.ASKS and _LAW.search(one.text[one.sentence[0] : one.sentence[0] + one.asked.start]):
        yield "a law lets them"
    yield f"{what_of(one)} {modal}"
    verb = _verb_of(one, place.paper.kind)
    yield f"verb: {verb}"
    if modal is Modal.ASKS and _is_asked_now(one):
        yield "the writer asks somebody"
    if verb == "happens" and one.subject.kind in (*_SOMEBODY, Doer.YOU) and not comes_or_goes(one.asked.verb):
        yield "somebody does it"
    yield from _of_asking(one)
    if (
        modal is Modal.IS_TO
        and one.subject.kind is Doer.I
        and not one.asked.past
        and one.asked.verb not in tables("asking")["told"]["says"]
    ):
        yield "the writer is to do it"
    if _names_thing(one, place.paper.kind):
        yield "does it to a thing that is named"
    if one.subject.kind is Doer.THEY and named_before(one, place):
        yield "he or she was named"
    yield from _of_going(one)
    if one.asked.modal is Modal.ORDERED:
        yield from _of_order(one, place)
    yield from (name for name, is_so in _of_asked(one, place) if is_so)
    asks_meeting = modal is Modal.ASKED and one.subject.kind is Doer.MEETING
    if (modal is Modal.AGREED or asks_meeting) and decided_by(one.asked.verb):
        yield "decides"


def _names_thing(one: Candidate, kind: Kind) -> bool:
    """Whether somebody says or is said to do an act with one thing: "will credit his account"."""
    will = one.asked.modal is Modal.WILL and one.subject.kind in _SOMEBODY and not one.asked.going
    return (
        will
        and kind in _LETTERS
        and not one.asked.passive
        and not comes_or_goes(one.asked.verb)
        and _THING.match(one.behind) is not None
    )


def _is_asked_now(one: Candidate) -> bool:
    """Whether the writer asks somebody, or has asked: what they asked once was asked of others, but for the
    reader: "I asked you to move it".
    """
    sentence = whole_sentence(one)
    begin = asks_for_writer(sentence, one.asked)
    if begin is None:
        return False
    says = sentence[begin : one.asked.end]
    told = one.subject.kind is not Doer.YOU and re.search(r"\b\w+ed\b", says[: one.asked.start + 12 - begin])
    return not told or re.search(r"\bhave\b|[’']ve\b", says) is not None


def _of_asked(one: Candidate, place: Place) -> Iterator[tuple[str, bool]]:
    """What is seen of the words that ask and of who is asked, and whether it is so."""
    asked, front = one.asked, one.text[one.sentence[0] : one.sentence[0] + one.asked.start]
    yield f"was {asked.modal}", asked.past
    yield "of people at large", bool(asked.reader and place.paper.to_all)
    yield "had been", _HAD.search(front) is not None and not asked.reader
    yield "of nature or numbers", is_force(one.who)
    of_now = asked.modal in (Modal.GIVEN, Modal.DUTY)
    yield "now", of_now and phrase("now").search(whole_sentence(one)) is not None
    yield NEGATED, asked.negated or asks_for_nothing(one.behind)
    yield "doer further up", one.subject.carried


def asks_for_nothing(behind: str) -> bool:
    """Whether what stands behind a verb says that nothing is to be done: "Review nothing further"."""
    return _NOTHING.match(behind) is not None


def _of_order(one: Candidate, place: Place) -> Iterator[str]:
    """What "directs that it be lodged" says: who orders it, and whether they only did."""
    front = one.text[one.sentence[0] : one.sentence[0] + one.asked.end]
    if _ASKED_THEN.search(front) and place.paper.kind is not Kind.MINUTES:
        yield "asked in the past"
    elif _WRITER_ASKS.search(front):
        yield "the writer asks"


def _of_going(one: Candidate) -> Iterator[str]:
    """What "is writing" and "will be writing" say: when somebody does it, and whether they set about it."""
    timed = bool(when_of(one.clause))
    if one.asked.modal is Modal.GOING:
        near = _NEXT_CLAUSE.split(one.behind, maxsplit=1)[0]
        if (when_of(near) or timing_spans(near) or _opens_with_time(one)) and not _BY_THIS.search(near):
            yield "is doing it, in time"
        if _BY_THIS.search(f"{one.asked.verb}{near}"):
            yield "does it by writing"
        if comes_or_goes(one.asked.verb):
            yield "comes or goes"
        elif one.asked.verb in tables("asking")["going"]["sets_about"] and one.subject.kind in _SOMEBODY:
            yield "sets about it"
    elif one.asked.going and not timed:
        yield "goes on"
    if one.asked.modal is Modal.COMMAND and _for_writer().match(one.behind):
        yield "done for the writer"
    if one.asked.modal is Modal.COMMAND and comes_or_goes(one.asked.verb) and verb_of(one) == "happens":
        yield "comes or goes"
    if one.asked.modal is Modal.DUTY and (timed or phrase("now").search(whole_sentence(one))):
        yield "is responsible for, in time"


def _opens_with_time(one: Candidate) -> bool:
    """Whether a time stands before who does it: "Over the New Year Dennis is putting a door on"."""
    front = one.text[one.start : one.sentence[0] + one.subject.start]
    return bool(timing_spans(front)) and not _PAST.search(front)


def _of_asking(one: Candidate) -> Iterator[str]:
    """What the words that ask say besides: "has undertaken to", "are required to"."""
    at = one.sentence[0] + one.asked.start
    if one.asked.modal is Modal.TOOK_ON and _HAS_UNDERTAKEN.match(one.text, at):
        yield "has undertaken"
    if one.subject.kind is Doer.YOU and one.asked.modal is Modal.ASKED and _REQUIRED.match(one.text, at):
        yield "is required"


def _verb_of(one: Candidate, kind: Kind) -> str:
    """What kind of verb it is; what a meeting agrees should be done may be settled by that."""
    settled = one.asked.passive and one.asked.verb in cues().settled
    agreed = one.asked.modal is Modal.ORDERED or governed(one.subject.before, one.asked.modal) == "agreed"
    return "settled" if settled and agreed and kind is Kind.MINUTES else verb_of(one)


def what_of(one: Candidate) -> str:
    """Who is to do it; of a passive, that it is done with something."""
    spoken = one.subject.kind in (Doer.IT, Doer.YOU)
    of_thing = one.asked.passive and one.asked.modal not in _ASKS_SOMEBODY and not spoken
    return "is done:" if of_thing else str(one.subject.kind)


def _of_sentence(one: Candidate, place: Place) -> Iterator[str]:
    before = one.subject.before
    if (
        one.asked.modal in _ASKS_SOMEBODY or one.asked.doer is not None
    ):  # the words that ask stand before whom they ask
        before = one.text[one.sentence[0] : one.sentence[0] + one.asked.start]
    said = "nothing" if one.asked.modal is Modal.PLEASE else governed(before, one.asked.modal)
    yield f"governed: {said}"
    yield f"governed: {said}, {one.asked.modal}"
    yield from _of_time(one, place)
    if one.asked.passive and _BY_YOURS.search(one.clause):
        yield "by somebody's own people"
    if one.asked.passive and (agent := agent_of(one.clause)):
        yield f"by {kind_of(agent, place.paper.people)}"
    for name, is_seen in SEEN.items():
        if is_seen(one):
            yield name


def _of_time(one: Candidate, place: Place) -> Iterator[str]:
    """What a clause, or the sentence behind it, says of who and when."""
    if due := due_in(one.clause):
        yield "says by when"
        yield f"{what_of(one)} {one.asked.modal}, by when"
        yield f"{place.paper.kind}: {what_of(one)} {one.asked.modal}, by when"
        yield f"{place.paper.kind}: {one.asked.modal}, by when"
        if timing_spans(due) and not LASTS.search(due):
            yield f"{one.asked.modal}, by a day"
    elif (
        one.asked.modal is not Modal.THAT
        and (one.subject.kind in (*_SOMEBODY, Doer.YOU) or one.asked.passive)
        and when_of(one.clause)
    ):
        yield "says when"
    elif timing_spans(one.clause):
        yield "names a time"
    if (tail := tail_of(one.clause)) and tail.lead:
        yield "says who behind it"
    said = said_behind(one, place.sentences)
    if said is not None and (said.lead or said.due):
        yield "who and when behind it"


def named_before(one: Candidate, place: Place) -> str:
    """Whom "he" or "she" means: somebody a sentence before begins with."""
    text = place.text[: one.start]
    others = tables("promises")["who"]["others"].get(one.who.casefold(), ())
    for start, end in reversed(sentences(text)):
        words = text[start:end].split()
        for count in (4, 3, 2, 1):
            who = " ".join(words[:count]).rstrip(",")
            other = comparable(words[0]) in others if words else True
            if not other and kind_of(who, place.paper.people) is Doer.PERSON:
                return who
    return ""


def said_behind(one: Candidate, told: Sequence[str]) -> Tail | None:
    """Who and when, where the next sentence says nothing besides: "Deputy Manager, from 25 November."."""
    behind = told[one.number + 1].strip(" .") if one.number + 1 < len(told) else ""
    behind = _GRADED.sub("", _unhurried().sub("", behind))
    voted = behind.isupper() and len(behind) > _INITIALS  # "CARRIED"
    short = bool(behind) and not voted and word_count(behind) <= _TAIL_WORDS
    return who_and_when(behind) if short and not asked_in(behind) else None


@cache
def _for_writer() -> re.Pattern[str]:
    """What is told to be done for whoever writes: "Draft me a page on it"."""
    unsent = alternatives(tables("asking")["wants"]["unsent"])
    return re.compile(
        r"\s+(?:me|us)\s+(?:an?|the|your|some|two|three|one|another|both|all|\d+)\b"
        rf"(?!\s+(?:\w+\s+)?(?:{unsent})\b)"
    )


@cache
def _unhurried() -> re.Pattern[str]:
    """What says that there is time, before the time itself: "No rush but before Christmas"."""
    words = alternatives(tables("asking")["brief"]["unhurried"])
    return re.compile(rf"^(?:{words})(?:\s*[,–—-])?\s+(?:but\s+)?", re.IGNORECASE)


def _of_place(one: Candidate, place: Place) -> Iterator[str]:
    paper, line = place.paper, place.lines[place.number]
    yield f"paper: {paper.kind}"
    yield f"{paper.kind}: {what_of(one)} {one.asked.modal}"
    yield f"{paper.kind}: {one.asked.modal}"
    if one.asked.past:
        yield f"{paper.kind}: was {one.asked.modal}"
    if paper.refuses and governed(one.subject.before, one.asked.modal) == "proposed":
        yield "it was turned down"
    yield from _of_letters(one, paper)
    yield from _of_forms(one, paper, line)
    yield from _of_heading(one, place)
    lead = lead_in_of(place.lines, place.number)
    if lead:
        yield f"lead-in: {_said_by(lead)}"
    if paper.kind not in _OWN_WORDS and not paper.signed and _is_declared(one, lead):
        yield "a form's declaration"
    answered = answers(line) or (place.number and answers(place.lines[place.number - 1]))
    if answered and one.asked.modal not in _ASKS_READER:
        yield "in an answer"
    if len(place.sentences) == 1:
        yield "alone in its paragraph"
    earlier = place.sentences[max(one.number - _FEW, 0) : one.number]
    if earlier and all(_PAST.search(text) for text in earlier):
        yield "told before"


def _is_declared(one: Candidate, lead: str) -> bool:
    """Whether a form has whoever will sign it say what they will do, or certify that something will be."""
    before = one.subject.before
    if one.subject.kind is Doer.I:
        return _DECLARES.search(before) is not None or _DECLARES.search(lead) is not None
    return _CERTIFIES.search(before) is not None


def _of_heading(one: Candidate, place: Place) -> Iterator[str]:
    """What the heading above a clause says of it."""
    line = place.lines[place.number]
    if heading_asks(line):
        yield "under a heading that asks"
        yield f"under a heading that asks, {one.asked.modal}"
    elif place.paper.lists:
        yield "what is asked is listed elsewhere"
        yield f"what is asked is listed elsewhere, {one.asked.modal}"
    acts = one.asked.modal in _PROMISES and not one.asked.passive and verb_of(one) != "standing"
    if heads_what_was_agreed(line) and acts:
        yield "under a heading of what was agreed"
    if one.asked.modal in _ASKS_READER and heads_by_name(place.lines, place.number, place.paper.people):
        yield "under somebody's name"


def _of_letters(one: Candidate, paper: Circumstances) -> Iterator[str]:
    """That who is asked are letters amid a sentence, or of a question: anybody's initials where people write
    of each other, and elsewhere a thing's ("Use device API to draw", "Can API draw it?").
    """
    runs_on = one.asked.modal is Modal.TO and one.subject.before.rstrip()[-1:].isalnum()
    wonders = (
        one.asked.modal is Modal.PLEASE
        and paper.kind is Kind.OTHER
        and not _PLEASE.search(whole_sentence(one))
    )
    known = paper.kind in OF_PEOPLE or comparable(one.who) in paper.people
    if (runs_on or wonders) and not known and is_initials(one.who):
        yield "letters that nothing explains"


def _of_forms(one: Candidate, paper: Circumstances, line: Line) -> Iterator[str]:
    """How the paper prints its actions elsewhere, and the line itself."""
    if paper.plan:
        yield "the paper has a plan's table"
    if paper.labels and action_label(line.text) is None:
        yield "the paper labels its actions"
        yield f"the paper labels its actions, {one.asked.modal}"
    if line.is_bullet and one.number == 0:
        yield f"{paper.kind}: item, {one.asked.modal}"


def _said_by(lead: str) -> str:
    """What a line that leads in to a list says of its items."""
    if tells_what_was_done(lead):
        return "told"
    if phrase("leads_in").search(comparable(lead)):
        return "agreed"
    return "list" if lead.endswith(":") else "above"
