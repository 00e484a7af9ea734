"""What speaks for a clause being a promise, and against: named, so that it can be weighed and printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import is_initials
from extractors.passages.clauses.parts import agent_of, sentences
from extractors.passages.clauses.tails import Tail, tail_of, who_and_when
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.leadins import tells_what_was_done
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answers
from extractors.passages.paper.items import speaks_of_list
from extractors.passages.paper.papers import Kind
from extractors.passages.promises.asked import Modal
from extractors.passages.promises.candidates import Candidate
from extractors.passages.promises.circumstances import (
    OF_PEOPLE,
    Circumstances,
    heading_asks,
    heads_what_was_agreed,
    lead_in_of,
)
from extractors.passages.promises.doers import Doer, kind_of
from extractors.passages.promises.modals import asked_in
from extractors.passages.promises.times import when_of
from extractors.passages.promises.verbs import comes_or_goes, decided_by, is_courtesy, verb_of
from extractors.passages.vocabulary import cues
from lexicon.files import tables
from lexicon.patterns import alternatives
from lexicon.timing import timing_spans
from lexicon.words import comparable, word_count

_CONDITION = re.compile(
    r"(?:^|[,;]\s+|\s(?=when|once))(?:if|unless|where(?!as)|should you|in the event|whenever|"
    r"(?:when|once) (?:I|we|they) have)\b|^(?:when|once|as soon as)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|reported|noted|said|thanked|presented|went|came|took|gave|asked)\b"
)
# "We will write to you again": a letter's manners.
_READER = re.compile(r"\s+(?:\w+\s+){0,2}you\b")
_DID_SO = re.compile(
    r"\b(?:did so|(?:it|this|that|which) was (?:done|held|made|sent|given|put|mended)|was held|done so|"
    r"(?<!how this )(?<!how it )has been done|have since|has since)\b"
)
# "must report any change": what is so always; "send any comments by May" is asked once.
_ANY = re.compile(r"\bany\b(?! (?:other|further|more|comments?|questions?|help)\b)", re.IGNORECASE)
# "In May Mr Cole undertook to mend it": told of another day.
_ON_A_DAY = re.compile(
    r"(?:[Ii]n|[Oo]n|[Aa]t)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:\d{1,4}|[A-Z][a-z]+)\b[^.;]{0,20}$"
)
_NONE_WAS = re.compile(r"\b(?:there (?:was|were|are|is) (?:none|no \w+)|none (?:was|were|has|have))\b")
_HAS = re.compile(r"(?:has|have)\b")
_OPEN_QUOTE = re.compile(r"[“\"‘]")
_EXAMPLE = re.compile(r"\b(?:for example|e\.g\.|for instance|such as)\W*", re.IGNORECASE)
# So many sentences before one that are told in the past make it part of a story.
_FEW = 2
# A sentence that says who and when, and nothing besides, has so many words at most.
_TAIL_WORDS = 12
_INITIALS = 4
# "JB said that it was agreed, that the suite was open": what follows is told.
_TOLD_THAT = re.compile(
    r"\b(?:said|reported|explained|highlighted|informed|stated|told|noted)\s+(?:\w+\s+){0,3}that\b"
)
_HAS_UNDERTAKEN = re.compile(
    r"(?:has|have)\s+(?:\w+\s+)?(?:undertaken|promised|committed|pledged)|undertakes?\b|commits?\b"
)
_REQUIRED = re.compile(r"(?:(?:is|are)\s+)?(?:\w+\s+)?required\b")
_TOOK_ON = re.compile(r"\b(?:said|says|confirmed)\s+(?:that\s+)?(?:s?he|they|it|we|I)\s+(?:would|will)\b")
_AND_THAT = re.compile(r"\bthat\s.*\band\s+(?:that\s+)?$")
# So near before a clause stands the word "that" that governs it.
_NEAR = 60
# "Part 10 of the Building Act 2000 authorises the Minister to ..."
_LAW = re.compile(r"\b(?:Acts?|Regulations?|Order|Directive|Statute|Code|Law)(?:,?\s+\(?[12]\d{3}\)?)?\s*$")
# "For it to work, you must ...", "In order for the pump to run, the valve is opened": what for, and no task.
_PURPOSE = re.compile(
    r"^(?:[Ii]n order )?[Ff]or\b[^,;]*?\sto\s[^,;]*,\s.*"
    r"\b(?:must|needs?|should|is|are|will|have|has|can|may)\b"
)
_PLEASE = re.compile(r"\b(?:please|kindly)\b", re.IGNORECASE)
# "I declare that I will return it": what a form has whoever will sign it say.
_DECLARES = re.compile(
    r"\bI\s+(?:(?:\w+ly|hereby|also|further)\s+)*"
    r"(?:confirm|declare|certify|acknowledge|understand|agree|accept|consent|warrant)\b"
)
# Papers in which "I" is whoever writes or answers, whether they sign or not.
_OWN_WORDS = (*OF_PEOPLE, Kind.NOTICE, Kind.MAIL, Kind.ANSWERS)
# "When you close the window, the program will ask": what comes of what a reader does.
_READER_DOES = re.compile(
    r"^(?:when(?:ever)?|if|once|after|as soon as|(?:each|every) time)\s+you\b", re.IGNORECASE
)
# "When the grant arrives, the Clerk will order the benches": a time, and no doubt whether.
_AT_EVENT = re.compile(r"^(?:when|once|as soon as)\s+(?:the|our|this|these)\b", re.IGNORECASE)
_GIVES_ORDERS = (Modal.TO, Modal.NAMED, Modal.PLEASE)
_PROMISES = (Modal.WILL, Modal.WOULD, Modal.TO, Modal.TOOK_ON, Modal.IS_TO, Modal.NAMED)
_SOMEBODY = (Doer.PERSON, Doer.POST, Doer.BODY, Doer.WE, Doer.I, Doer.THEY, Doer.NAME)
_ASKS_SOMEBODY = (Modal.ASKED, Modal.ASKS, Modal.NAMED, Modal.PLEASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands: its paper, its line, and the sentences of that."""

    paper: Circumstances
    lines: Sequence[Line]
    number: int
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The line's words."""
        return self.lines[self.number].text


def evidence_of(candidate: Candidate, place: Place) -> tuple[str, ...]:
    """The names of all that is seen of a candidate."""
    seen = (*_of_words(candidate, place), *_of_sentence(candidate, place), *_of_place(candidate, place))
    return tuple(dict.fromkeys(seen))


def _of_words(one: Candidate, place: Place) -> Iterator[str]:
    modal = one.asked.modal
    if modal is Modal.ASKS and _LAW.search(one.text[one.sentence[0] : one.sentence[0] + one.asked.start]):
        yield "a law lets them"
    yield f"{what_of(one)} {modal}"
    verb = _verb_of(one)
    yield f"verb: {verb}"
    if verb == "happens" and one.subject.kind in _SOMEBODY and not comes_or_goes(one.asked.verb):
        yield "somebody does it"
    yield from _of_asking(one)
    if one.subject.kind is Doer.THEY and named_before(one, place):
        yield "he or she was named"
    if one.asked.past:
        yield f"was {modal}"
    if one.asked.reader and place.paper.to_all:
        yield "of people at large"
    if one.asked.going:
        yield "goes on"
    if one.asked.negated:
        yield "not"
    if one.subject.carried:
        yield "doer further up"
    if modal is Modal.AGREED and decided_by(one.asked.verb):
        yield "decides"


def _of_asking(one: Candidate) -> Iterator[str]:
    """What the words that ask say besides: "has undertaken to", "are required to"."""
    at = one.sentence[0] + one.asked.start
    if one.asked.modal is Modal.TOOK_ON and _HAS_UNDERTAKEN.match(one.text, at):
        yield "has undertaken"
    if one.subject.kind is Doer.YOU and one.asked.modal is Modal.ASKED and _REQUIRED.match(one.text, at):
        yield "is required"


def _verb_of(one: Candidate) -> str:
    """What kind of verb it is; what a meeting agrees should be done may be settled by that."""
    settled = one.asked.passive and one.asked.verb in cues().settled
    return "settled" if settled and _governed(one.subject.before) == "agreed" else verb_of(one)


def what_of(one: Candidate) -> str:
    """Who is to do it; of a passive, that it is done with something."""
    spoken = one.subject.kind in (Doer.IT, Doer.YOU)
    of_thing = one.asked.passive and one.asked.modal not in _ASKS_SOMEBODY and not spoken
    return "is done:" if of_thing else str(one.subject.kind)


def _of_sentence(one: Candidate, place: Place) -> Iterator[str]:
    before = one.subject.before
    if one.asked.modal in _ASKS_SOMEBODY:  # the words that ask stand before whom they ask
        before = one.text[one.sentence[0] : one.sentence[0] + one.asked.start]
    governed = "nothing" if one.asked.modal is Modal.PLEASE else _governed(before)
    yield f"governed: {governed}"
    yield f"governed: {governed}, {one.asked.modal}"
    yield from _of_time(one, place)
    if one.asked.passive and (agent := agent_of(one.clause)):
        yield f"by {kind_of(agent, place.paper.people)}"
    for name, is_seen in _SEEN.items():
        if is_seen(one):
            yield name


def _of_time(one: Candidate, place: Place) -> Iterator[str]:
    """What a clause, or the sentence behind it, says of who and when."""
    if due_in(one.clause):
        yield "says by when"
        yield f"{what_of(one)} {one.asked.modal}, by when"
        yield f"{place.paper.kind}: {what_of(one)} {one.asked.modal}, by when"
    elif one.subject.kind in _SOMEBODY and when_of(one.behind):
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


def _whole(one: Candidate) -> str:
    return one.text[slice(*one.sentence)]


@cache
def _phrase(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(tables('promises')['seen'][kind])})\b", re.IGNORECASE)


_SEEN: dict[str, Callable[[Candidate], object]] = {
    "of a list": lambda one: speaks_of_list(_whole(one)),
    "and there was none": lambda one: _NONE_WAS.search(_whole(one)),
    "a courtesy": lambda one: one.asked.reader and is_courtesy(one.asked.verb, one.behind),
    "as a result": lambda one: one.asked.modal is Modal.WILL and _phrase("result").search(_whole(one)),
    "to its reader": lambda one: (
        one.subject.kind in (Doer.WE, Doer.I) and _READER.match(one.behind) and not timing_spans(one.clause)
    ),
    "example": lambda one: _EXAMPLE.search(one.subject.before),
    "what for": lambda one: one.asked.modal is Modal.TO and _PURPOSE.match(_whole(one)),
    "idiom": lambda one: (
        one.asked.modal is Modal.TO and _phrase("idioms").match(_whole(one), one.asked.start)
    ),
    "question": lambda one: _whole(one).endswith("?") and one.asked.modal not in _GIVES_ORDERS,
    "condition": lambda one: _CONDITION.search(_whole(one)),
    "at an event": lambda one: _AT_EVENT.match(_whole(one)),
    "its reader does it first": lambda one: (
        one.subject.kind is not Doer.YOU and _READER_DOES.match(_whole(one))
    ),
    "standing": lambda one: _phrase("standing").search(one.clause) or _ANY.search(one.clause),
    "quoted": lambda one: len(_OPEN_QUOTE.findall(one.text[: one.sentence[0] + one.subject.start])) % 2,
    "was done": lambda one: _DID_SO.search(_whole(one)),
    "told of a day": lambda one: (
        one.asked.modal is Modal.TOOK_ON
        and _ON_A_DAY.match(one.subject.before)
        and not _HAS.match(one.text, one.sentence[0] + one.asked.start)
    ),
    "back": lambda one: _phrase("back").search(one.clause),
}


@cache
def _governing() -> dict[str, tuple[re.Pattern[str], int]]:
    """What governs a clause by the words before it, in the order in which they are tried; and how many of the
    last letters before it may be of them.
    """
    words = tables("promises")["governs"]
    reach = {"agreed": 25, "proposed": 40, "reported": 60}
    return {
        name: (
            re.compile(rf"\b(?:{alternatives(words[name])})\b[^.;]{{0,{letters}}}$", re.IGNORECASE),
            letters + max(map(len, words[name])) + len("\n"),
        )
        for name, letters in reach.items()
    }


def _governed(before: str) -> str:
    """What a clause is said to be: agreed, proposed, or reported; or what else stands before it."""
    that = "that" in before
    if that and _AND_THAT.search(before):  # "It was agreed that Ann would ring and that Wim would write"
        before = before[: before.index("that ")]
    if taken := _TOOK_ON.search(before):  # "Ann said she would ring, and Wim would write"
        before = before[taken.end() :]
    if that and _TOLD_THAT.search(before):
        return "reported"
    for name, (pattern, letters) in _governing().items():
        if pattern.search(before, max(len(before) - letters, 0)):
            return name
    if "that " in before.casefold()[-_NEAR:]:
        return "that"
    return "other words" if before.strip() else "nothing"


def said_behind(one: Candidate, told: Sequence[str]) -> Tail | None:
    """Who and when, where the next sentence says nothing besides: "Deputy Manager, from 25 November."."""
    behind = told[one.number + 1].strip(" .") if one.number + 1 < len(told) else ""
    voted = behind.isupper() and len(behind) > _INITIALS  # "CARRIED"
    short = bool(behind) and not voted and word_count(behind) <= _TAIL_WORDS
    return who_and_when(behind) if short and not asked_in(behind) else None


def _of_place(one: Candidate, place: Place) -> Iterator[str]:
    paper, line = place.paper, place.lines[place.number]
    yield f"paper: {paper.kind}"
    yield f"{paper.kind}: {what_of(one)} {one.asked.modal}"
    yield f"{paper.kind}: {one.asked.modal}"
    if one.asked.past:
        yield f"{paper.kind}: was {one.asked.modal}"
    yield from _of_letters(one, paper)
    yield from _of_forms(one, paper, line)
    if heading_asks(line):
        yield "under a heading that asks"
        yield f"under a heading that asks, {one.asked.modal}"
    if heads_what_was_agreed(line) and one.asked.modal in _PROMISES and not one.asked.passive:
        yield "under a heading of what was agreed"
    lead = lead_in_of(place.lines, place.number)
    if lead:
        yield f"lead-in: {_said_by(lead)}"
    signer = one.subject.kind is Doer.I and paper.kind not in _OWN_WORDS and not paper.signed
    if signer and (_DECLARES.search(one.subject.before) or _DECLARES.search(lead)):
        yield "a form's declaration"
    if answers(line) or (place.number and answers(place.lines[place.number - 1])):
        yield "in an answer"
    if len(place.sentences) == 1:
        yield "alone in its paragraph"
    earlier = place.sentences[max(one.number - _FEW, 0) : one.number]
    if earlier and all(_PAST.search(text) for text in earlier):
        yield "told before"


def _of_letters(one: Candidate, paper: Circumstances) -> Iterator[str]:
    """That who is asked are letters amid a sentence, or of a question: anybody's initials where people write
    of each other, and elsewhere a thing's ("Use device API to draw", "Can API draw it?").
    """
    runs_on = one.asked.modal is Modal.TO and one.subject.before.rstrip()[-1:].isalnum()
    wonders = one.asked.modal is Modal.PLEASE and paper.kind is Kind.OTHER and not _PLEASE.search(_whole(one))
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
    if _phrase("leads_in").search(comparable(lead)):
        return "agreed"
    return "list" if lead.endswith(":") else "above"
