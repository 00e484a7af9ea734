"""The clauses of a line that may promise something: who, the words that ask, and how far they go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.passages.clauses.parties import is_party
from extractors.passages.clauses.parts import sentences
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.brief import brief_in, undertaken_in
from extractors.passages.promises.doers import Doer
from extractors.passages.promises.ends import asks_within, begins_apart, end_of, opens_for
from extractors.passages.promises.modals import CHEAP, asked_in
from extractors.passages.promises.requests import command_in
from extractors.passages.promises.subjects import Subject, may_be_asked, subject_of
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of
from lexicon.timing import timing_spans

# Where one promise ends and the next begins in a sentence.
_PARTS = re.compile(
    r"(?:[;,]|\s[–—-])\s*(?:(?:and|but|then|while|with)\s+)?(?:that\s+)?$|\s(?:and|but|"
    r"while)\s+(?:that\s+)?$|[.:]\s+$|\s\(?(?:\d{1,2}|[a-h])\)\s*$|(?<=[a-z])\s+$"
)

# "It was RESOLVED that", "The Board asked that", "Moved by Councillor Lee: That"
_GOVERNS = re.compile(
    rf"(?:\b{one_of('promises', 'governs', 'moved', 'asked_that')}\b[^.;]{{0,60}}?[\s:]that\s+|"
    rf"^(?:(?:it was|was)\s+)?{one_of('asking', 'promises', 'agreed')}\s*[:–—-]?\s+)$",
    re.IGNORECASE,
)

# What goes on to "they" without a sign or "and" is said of a thing by the way.
_RUNS_ON = re.compile(r"\b(?!(?:and|but|or|so|then|while|that)\b)[a-z]+\s+$")
_SPOKEN = (Doer.THEY, Doer.WE, Doer.I, Doer.YOU)
# What a thing is said to be by the way: "the barrels that have to go in".
_RELATIVE = re.compile(r"\b(?!(?:agreed|resolved|decided|and|so|but)\s)[\w’'-]+\s+(?:that|which)\s+$")
# How who is to do it begins.
_NAMES_WHO = re.compile(r"[A-Z]|(?:the|our|my|his|her|their|your|we|he|she|they|you|it|all|both|two)\b")
_SPEAKS = re.compile(r"(?:I|[Ww]e)\s+(?:\w+\s+)?(?:need|want)\b")
# "We need yellow lines, so I'll pick that up": what is done stands in the half before "so".
_SO = re.compile(r",?\s+so\s+$")
_LEANS = re.compile(
    r"\s+(?:that|this|it|these|those|them)\b(?=\s*(?:$|[.,;]|up|on|with|to|by|over|forward|out|in)\b|\W*$)"
)
# A note leaves out who writes it.
_NOTES = re.compile(r"[A-Z][a-z]+(?:ed|ld)\s")
# "I have also", "we are": who writes, before "asked the engineer to call".
_WRITER = re.compile(
    r"\b(?:I|[Ww]e)(?:[’'](?:ve|m|re|d|ll))?(?:\s+(?:have|am|are|also|now|therefore|would|must|do|did|shall|will|"
    r"since|already|then))*(?:\s+(?:\w+\s+){1,6}and)?\s*$"
)
_AGREED_BESIDE = re.compile(
    r"(?P<apart>[,;]\s+(?:and|so|but)\s+)it\s+was\s+(?:\w+\s+)?"
    rf"{one_of('asking', 'promises', 'agreed')}\s+that\s+$"
)
_SAID = re.compile(rf"{one_of('asking', 'promises', 'says')}\s+(?:that\s+)?(?=(?:s?he|they|we|I)\b)")
# The same of others, in a half of its own: "the list was old, and she has asked the cook to".
_OTHER_ASKS = re.compile(
    r"(?:(?<=;\s)|(?<=,\sand\s)|(?<=,\sso\s))(?:[Ss]?he|they)\s+(?:(?:has|have|had|also|now|therefore)\s+)*$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may promise: ``start`` to ``end`` of the line's text, in the sentence ``sentence``.

    ``asked`` and ``subject`` count within the sentence; ``number`` is the sentence's. What is promised
    ends at ``until``: what its sentence says besides belongs to the clause and tells of it.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    number: int
    asked: Asked
    subject: Subject
    text: str
    until: int | None = None

    @property
    def who(self) -> str:
        """Who is asked, verbatim."""
        return self.text[self.sentence[0] + self.subject.start : self.sentence[0] + self.subject.end].strip(
            " ,"
        )

    @property
    def behind(self) -> str:
        """What stands behind the verb."""
        return self.text[self.sentence[0] + self.asked.end : self.end]

    @property
    def clause(self) -> str:
        """Its words."""
        return self.text[self.start : self.end].strip()


def may_promise(text: str) -> bool:
    """Whether a line may have such a clause: without a look at who the paper's people are."""
    if not CHEAP.search(text):
        return False
    said = (text[start:end].rstrip() for start, end in sentences(text))
    return any(may_be_asked(sentence, asked) for sentence in said for asked in asked_in(sentence))


def candidates_in(text: str, people: frozenset[str], *, commands: bool = False) -> list[Candidate]:
    """The clauses of a line that may promise something, in order; ``commands`` where its paper may tell its
    reader what to do.
    """
    found: list[Candidate] = []
    for number, (start, end) in enumerate(sentences(text)):
        greets = _greets().match(text, start, end)
        begin = greets.end() if greets else start
        found.extend(_of_sentence(text, begin, end, number, people, commands=commands))
    return found


@cache
def _brings_about() -> re.Pattern[str]:
    """What somebody is brought to by something else: "a failure that led the school to close"."""
    return re.compile(rf"\b(?:{alternatives(tables('promises')['seen']['brings_about'])})\s+$")


@cache
def _greets() -> re.Pattern[str]:
    """Whom a letter greets, before what it says: "Dear Mr Pell, we undertake", "Hi both – could you"."""
    words = alternatives(tables("asking")["greets"]["words"])
    return re.compile(rf"(?i:{words})(?:\s+[^\s,;:!?–—]+){{0,6}}\s*(?:[,:!]|\s[–—-])\s+(?=\S)")


def _of_sentence(
    text: str, start: int, end: int, number: int, people: frozenset[str], *, commands: bool
) -> Iterator[Candidate]:
    sentence = text[start:end].rstrip()
    told: list[tuple[Asked, Subject]] = []
    asks = asked_in(sentence)
    if (said := undertaken_in(sentence)) is not None:  # "Told him I would check it"
        asks = (said, *(one for one in asks if one.start >= said.end))
    for asked in (*_commands(sentence, commands=commands), *asks):
        subject = subject_of(sentence, asked, people)
        if subject is None or (told and _is_inside(sentence, told[-1], asked, subject)):
            continue
        if asked.modal is Modal.TO and (asked.perfect or _brings_about().search(sentence, 0, subject.start)):
            continue  # "the rules require a plan to have been published"
        told.append((asked, subject))
    if commands and not told:
        told = [
            (asked, subject)
            for asked in brief_in(sentence, people)
            if (subject := subject_of(sentence, asked, people)) is not None
        ]
    begins = [_begin(sentence, asked, subject) for asked, subject in told]
    if begins:
        begins[0] = _first_begin(sentence, *told[0], alone=len(told) == 1)
    for (asked, subject), begin, after in zip(
        told, begins, [*begins[1:], len(sentence)][: len(begins)], strict=True
    ):
        cut = after
        if parted := _PARTS.search(sentence, begin, after):
            cut = parted.start() if after < len(sentence) else after
        yield Candidate(
            start + begin,
            start + max(cut, asked.end),
            (start, start + len(sentence)),
            number,
            asked,
            subject,
            text,
            start + max(end_of(sentence, asked.end, cut), asked.end),
        )


def _commands(sentence: str, *, commands: bool) -> Iterator[Asked]:
    command = command_in(sentence) if commands else None
    if command is not None:
        yield command


def _first_begin(sentence: str, asked: Asked, subject: Subject, *, alone: bool) -> int:
    """Where the first clause of a sentence begins: with the sentence, but for what governs it ("It was agreed
    that"), for whom it is ("Police: PC Hall will") and, where others follow it, for what says no time.
    """
    begin = _begin(sentence, asked, subject)
    before = sentence[:begin]
    if asked.modal is Modal.AGREED:
        return asked.end - len(asked.verb)
    if asked.modal in (Modal.NAMED, Modal.PLEASE) or _is_called_on(asked, subject) or governs(before):
        return begin
    if (agreed := _AGREED_BESIDE.search(before)) and begins_apart(before[: agreed.end("apart")]):
        return agreed.end("apart")  # "the letter was poor, and it was agreed that Dr Sheikh would"
    if asked.modal is not Modal.TO and before.rstrip().endswith((":", " –", " -")):
        return begin if is_party(before.strip(" :–—-")) else 0
    leans = _SO.search(before) is not None and _LEANS.match(sentence, asked.end) is not None
    if not subject.carried and not leans and _NAMES_WHO.match(sentence, begin) and begins_apart(before):
        return begin
    return 0 if alone or timing_spans(before) else begin


def _is_called_on(asked: Asked, subject: Subject) -> bool:
    """Whether somebody is called on by name before what they are to do: "Jo, ring them"."""
    return asked.doer is not None and (
        asked.modal is Modal.BRIEF
        or (asked.modal is Modal.COMMAND and subject.kind in (Doer.PERSON, Doer.NAME))
    )


def _begin(sentence: str, asked: Asked, subject: Subject) -> int:
    if _is_called_on(asked, subject):
        return asked.start
    if asked.modal in (Modal.GIVEN, Modal.DUTY) and asked.doer is not None:
        return asked.start
    if asked.modal is Modal.NAMED:  # "Abdul: send the accounts"
        return asked.end - len(asked.verb)
    if asked.modal is Modal.ASKS and (speaks := asks_for_writer(sentence, asked)) is not None:
        return speaks  # "I have asked the engineer to call"
    if asked.modal is Modal.PLEASE:  # "I would be grateful if", "please"
        return _please_begin(sentence, asked)
    if subject.carried and asked.modal is Modal.TOOK_ON and (said := _SAID.match(sentence, asked.start)):
        return said.end()  # "Kaye was sorry to hear it and said she would ring"
    return subject.start if subject.kind is not Doer.NOBODY and not subject.carried else asked.start


def asks_for_writer(sentence: str, asked: Asked) -> int | None:
    """Where the writer begins who asks somebody to do it: "I have asked the engineer to call"."""
    if _SPEAKS.match(sentence, asked.start) or (not asked.start and _NOTES.match(sentence)):
        return asked.start  # "I need you to tell them", "Asked Gary to call"
    said = _WRITER.search(sentence, 0, asked.start) or _OTHER_ASKS.search(sentence, 0, asked.start)
    return said.start() if said else None


def _please_begin(sentence: str, asked: Asked) -> int:
    """Where a request begins: with "please", behind what was told before it."""
    last = max(sentence.rfind(sign, 0, asked.start) for sign in ("; ", ", ", " and ", " – ", " - "))
    please = sentence.lower().rfind("please", 0, asked.start)
    return (
        please
        if please > last >= 0
        else asked.start
        if last >= 0
        else min(please % len(sentence), asked.start)
    )


def _is_inside(sentence: str, before: tuple[Asked, Subject], asked: Asked, subject: Subject) -> bool:
    """Whether a clause only goes on with the one before: it comes behind its "to", or says more of a part."""
    own, other = before
    if (
        own.modal is asked.modal is Modal.PLEASE
        and asked.reader
        and ";" not in sentence[own.end : asked.start]
    ):
        return True  # "Yusuf, could you get a price and let me have it"
    if own.modal is Modal.NAMED and asked.modal is Modal.PLEASE and asked.reader:
        return ";" not in sentence[own.end : asked.start]
    if subject.start < own.end and subject.end > other.start and not subject.carried:
        return True
    same = sentence[slice(other.start, other.end)] in sentence[slice(subject.start, subject.end)]
    if subject.carried and (
        subject.start == other.start or (same and not _is_dated_too(sentence, own, asked))
    ):
        return True  # "Ann will look at each and will tell them by Easter" is one thing that she does
    if _RELATIVE.search(sentence, own.end, asked.start):
        return True  # "Ann will get quotes for the barrels that have to go in"
    begin = _begin(sentence, asked, subject)
    if begin > own.end and asks_within(sentence[own.end : begin]):
        return True  # "Ann will find out whether the school must pay"
    if begin > own.end and opens_for(sentence[own.end : begin]):
        return True  # "The school should amend the plan so that it will say"
    if (
        begin > own.end
        and subject.kind in _SPOKEN
        and not subject.carried
        and _RUNS_ON.search(sentence, 0, begin)
    ):
        return True  # "with the number they expect to need"
    return begin <= own.end or not _PARTS.search(sentence[own.end : begin])


def _is_dated_too(sentence: str, own: Asked, asked: Asked) -> bool:
    """Whether a clause and the one before it, of the same doer, each have a time of their own."""
    return bool(timing_spans(sentence[own.end : asked.start]) and timing_spans(sentence[asked.end :]))


def governs(before: str) -> bool:
    """Whether words say that what follows was agreed, or asked for: "It was agreed that"."""
    return bool(_GOVERNS.search(before))
