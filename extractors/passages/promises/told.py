"""What a sentence only tells of: what was asked in another year, was done, was refused, or is always so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.papers import Kind
from extractors.passages.promises.asked import Modal
from extractors.passages.promises.candidates import Candidate, asks_for_writer
from extractors.passages.promises.doers import Doer
from extractors.passages.promises.governing import governed
from extractors.passages.promises.seen import whole_sentence
from extractors.passages.vocabulary import grammar
from lexicon.files import tables
from lexicon.patterns import alternatives
from lexicon.words import comparable, word_count

# So many lines at the top, no longer than this, say of which year a paper is.
_HEAD, _HEAD_WORDS = 12, 14
_YEAR = re.compile(r"(?<![\w£/.-])(?P<year>1[5-9]\d\d|20\d\d)(?![\w/-])")
_SHORT_DATE = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?P<year>(?:19|20)?\d\d)\b")
_CENTURY, _TURN = 100, 50
# Papers of a meeting tell of last year's as well: "asked to correct the minutes of 5 November 2014".
_OF_MEETINGS = (Kind.MINUTES, Kind.VISIT)
# What is asked with these words was asked before the paper was written.
_AGREED_THAT = (Modal.SHOULD, Modal.WOULD, Modal.THAT)
_TOLD = (Modal.ASKED, Modal.ASKS, Modal.AGREED, Modal.TOOK_ON, Modal.IS_TO, Modal.ORDERED)
_PAST_WORD = re.compile(r"\w+(?:ed|took)\b|(?:was|were|had|gave|said|told)\b")
_BY_RULE = re.compile(r"\b(?:under|by|according to|in accordance with)\s+which\b|\bwhereby\b")
# "which I said I would put on paper": said of a thing by the way.
_BY_THE_WAY = re.compile(r"\b(?:which|that|as|what)\s+(?:I|we)$")
_SAYS_I = re.compile(r"(?:\w+\s+){1,2}?(?:that\s+)?(?:I|we)\b")


def year_of(lines: Sequence[Line]) -> int | None:
    """The year that a paper is of: the latest that its head names, else the latest that it names at all."""
    head = [line.text for line in lines[:_HEAD] if word_count(line.text) <= _HEAD_WORDS]
    years = _years(head) or _years([line.text for line in lines])
    return max(years, default=None)


def _years(texts: Sequence[str]) -> list[int]:
    found = [int(one["year"]) for text in texts for one in _YEAR.finditer(text)]
    for text in texts:
        for one in _SHORT_DATE.finditer(text):
            year = int(one["year"])
            century = 0 if year > _CENTURY else 2000 if year < _TURN else 1900
            found.append(century + year)
    return found


# A motion is no decision: "Councillor Adeyemi moved, Councillor Roth seconding, that".
_MOVED = re.compile(r"\b(?:moved|seconded|seconding)\b[^.;]*\bthat\b", re.IGNORECASE)


def told_of(one: Candidate, kind: Kind, year: int | None, sentences: Sequence[str]) -> Iterator[str]:
    """What is seen of a clause that only tells, by its name."""
    if _was_asked(one):
        if year is not None and _is_of_earlier(one, kind, year):
            yield "of an earlier year"
        if _was_fulfilled(one, sentences):
            yield "and it was done"
    if one.asked.modal is Modal.IS_TO and _BY_RULE.search(f"{one.subject.before} {one.who}"):
        yield "by a rule that was agreed"
    if one.asked.modal is Modal.TOOK_ON:
        if one.subject.kind in (Doer.I, Doer.WE) and _BY_THE_WAY.search(_front(one)):
            yield "said by the way"
        if one.subject.kind not in (Doer.I, Doer.WE) and _SAYS_I.match(_asking(one)):
            yield "says it of the writer"
    if (kind not in _OF_MEETINGS and _was_proposed(one)) or _MOVED.search(_front(one)):
        yield "others proposed it"


def refuses_in(text: str) -> bool:
    """Whether a sentence says that something was turned down."""
    return _refused().search(text) is not None


def _front(one: Candidate) -> str:
    """What stands before the words that ask."""
    return one.text[one.sentence[0] : one.sentence[0] + one.asked.start].rstrip()


def _asking(one: Candidate) -> str:
    """The words that ask, with the verb."""
    return one.text[one.sentence[0] + one.asked.start : one.sentence[0] + one.asked.end]


def _was_asked(one: Candidate) -> bool:
    """Whether it was asked, agreed or undertaken before the paper was written, and not of its reader."""
    if one.asked.reader:
        return False
    if one.asked.modal in _AGREED_THAT:  # "The Council resolved that the Surveyor should"
        return governed(one.subject.before, one.asked.modal) == "agreed"
    if one.asked.modal not in _TOLD:
        return False
    past = one.asked.past or one.asked.modal is Modal.AGREED or _PAST_WORD.match(_asking(one)) is not None
    return past and (
        one.asked.modal is not Modal.ASKS or asks_for_writer(whole_sentence(one), one.asked) is None
    )


def _is_of_earlier(one: Candidate, kind: Kind, year: int) -> bool:
    """Whether the times that a sentence names are all of years before its paper's."""
    named = [int(match["year"]) for match in _when().finditer(whole_sentence(one))]
    last = year - 1 if kind in _OF_MEETINGS else year
    return bool(named) and max(named) < last


@cache
def _when() -> re.Pattern[str]:
    """A year as the time of something: "in 1954", "the summer of 2001", "7 June 2004"."""
    before = alternatives(tables("asking")["told"]["before_year"])
    return re.compile(rf"\b(?:{before})\s+{_YEAR.pattern}", re.IGNORECASE)


def _was_fulfilled(one: Candidate, sentences: Sequence[str]) -> bool:
    """Whether what was asked is told as done: behind it ("..., and tenders were opened"), or next."""
    rest = one.text[one.sentence[0] + one.asked.end : one.sentence[1]]
    if any(not _reports(match["did"] or match["was"]) for match in _then().finditer(rest)):
        return True
    after = sentences[one.number + 1] if one.number + 1 < len(sentences) else ""
    return _done_next().match(after) is not None


def _reports(word: str) -> bool:
    """Whether a word says that somebody was asked or told more, and not that something was done."""
    return not set(comparable(word).split()).isdisjoint(tables("asking")["told"]["reports"])


@cache
def _then() -> re.Pattern[str]:
    """What came of it, in the same sentence: "and they were in by June", "; a licence was granted"."""
    past = alternatives(tables("asking")["told"]["past"])
    who = alternatives(tables("asking")["told"]["fulfil"])
    done = alternatives(sorted(grammar().participles))
    be = r"(?:was|were|had\s+been)\s+(?:(?:not|all|both|soon|duly|then)\s+)*"
    return re.compile(
        rf"(?:;|,?\s(?:and|but))\s+(?:(?:{who})\s+(?:(?:all|both|soon|duly|then|\w+ly)\s+)?"
        rf"(?P<did>{past}|[a-z]+ed|{be}[a-z]+)\b|"
        rf"(?:(?:the|a|an|two|three|four|new|these|his|her|their|its)\s+)?[a-z-]+(?:\s+[a-z-]+)?\s+{be}"
        rf"(?P<was>[a-z]+ed|{done})\b)"
    )


@cache
def _done_next() -> re.Pattern[str]:
    return re.compile(
        r"(?:This|That|It|He|She|They|Both|All(?: three| four| of (?:these|them))?|These)\b.{0,25}?"
        r"\b(?:did so|was done|were done|(?:has|have|had) (?:now |all |since |already )?been done|"
        r"(?:has|have) done so|"
        r"did (?:as|what) (?:he|she|it|they) (?:was|were|had been) (?:told|asked|bidden))\b"
    )


def _was_proposed(one: Candidate) -> bool:
    """Whether "he" or "it" proposed it, as is told, and not the writer or their body: "It suggested that"."""
    before = one.subject.before
    if governed(before, one.asked.modal) != "proposed":
        return False
    said = _proposed().search(before)
    return said is not None and comparable(said["who"]) in ("he", "she", "it", "they")


@cache
def _proposed() -> re.Pattern[str]:
    words = alternatives(tables("asking")["told"]["proposed"])
    return re.compile(
        rf"(?P<who>[\w’'.]+)\s+(?:(?:then|also|had|\w+ly)\s+)*(?:{words})\s+that\b", re.IGNORECASE
    )


@cache
def _refused() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(tables('asking')['told']['refused'])})\b", re.IGNORECASE)
