"""The clauses of a line that may promise something: who, the words that ask, and how far they go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.passages.parts import sentences
from extractors.passages.promises.doers import Doer, Subject, may_be_asked, subject_of
from extractors.passages.promises.modals import CHEAP, Asked, Modal, asked_in

# Where one promise ends and the next begins in a sentence.
_PARTS = re.compile(
    r"(?:[;,]|\s[–—-])\s*(?:(?:and|but|then|while|with)\s+)?(?:that\s+)?$|\s(?:and|but|while)\s+(?:that\s+)?$|[.:]\s+$|\s\(?(?:\d{1,2}|[a-h])\)\s*$|(?<=[a-z])\s+$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may promise: ``start`` to ``end`` of the line's text, in the sentence ``sentence``.

    ``asked`` and ``subject`` count within the sentence; ``number`` is the sentence's.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    number: int
    asked: Asked
    subject: Subject
    text: str

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


def candidates_in(text: str, people: frozenset[str]) -> list[Candidate]:
    """The clauses of a line that may promise something, in order."""
    found: list[Candidate] = []
    for number, (start, end) in enumerate(sentences(text)):
        found.extend(_of_sentence(text, start, end, number, people))
    return found


def _of_sentence(text: str, start: int, end: int, number: int, people: frozenset[str]) -> Iterator[Candidate]:
    sentence = text[start:end].rstrip()
    told: list[tuple[Asked, Subject]] = []
    for asked in asked_in(sentence):
        subject = subject_of(sentence, asked, people)
        if subject is None or (told and _is_inside(sentence, told[-1], asked, subject)):
            continue
        told.append((asked, subject))
    begins = [_begin(sentence, asked, subject) for asked, subject in told]
    for (asked, subject), begin, after in zip(
        told, begins, [*begins[1:], len(sentence)][: len(begins)], strict=True
    ):
        if len(told) == 1 and asked.modal is not Modal.NAMED:
            begin = 0
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
        )


def _begin(sentence: str, asked: Asked, subject: Subject) -> int:
    if asked.modal is Modal.NAMED:  # "Abdul: send the accounts"
        return asked.end - len(asked.verb)
    return subject.start if subject.kind is not Doer.NOBODY and not subject.carried else asked.start


def _is_inside(sentence: str, before: tuple[Asked, Subject], asked: Asked, subject: Subject) -> bool:
    """Whether a clause only goes on with the one before: it comes behind its "to", or says more of a part."""
    own, other = before
    if subject.start < own.end and subject.end > other.start and not subject.carried:
        return True
    if subject.carried and subject.start == other.start:
        return True
    begin = _begin(sentence, asked, subject)
    return begin <= own.end or not _PARTS.search(sentence[own.end : begin])
