"""What the words in and around a clause are: evidence that nobody chose, weighed by what papers taught."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from extractors.passages.promises.candidates import Candidate
from extractors.passages.promises.circumstances import Place, lead_in_of, plain_words_in
from extractors.passages.promises.seen import whole_sentence
from extractors.passages.vocabulary import actors
from lexicon.files import tables
from lexicon.timing import months

# So many words of a sentence are read, and of those around it.
_READ, _BEFORE, _BEHIND, _LEADING = 40, 12, 8, 20
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+")
# A name, a number, a month, a day: which one it is says nothing of other papers.
_NAME, _NUMBER, _MONTH, _DAY = "*", "0", "(month)", "(day)"
# Longer sentences, and paragraphs of more sentences, are alike.
_LONGEST, _WORDS_A_STEP, _SENTENCES = 5, 8, 3
_QUARTERS, _LINES_A_STEP = 4, 20


def wording_of(one: Candidate, place: Place) -> Iterator[str]:
    """The names of what is seen in a clause's words, its sentence's, and those around it, each once."""
    yield from dict.fromkeys((*_of_clause(one), *_around(one, place), *_of_shape(one, place)))


def words_in(text: str, most: int = _READ) -> list[str]:
    """The first words of a sentence in small letters; names, with the titles before them, months, days and
    numbers as signs.
    """
    found: list[str] = []
    for match in _WORD.finditer(text):
        sign = _sign_of(match.group(), first=not found)
        if sign == _NAME and found and (found[-1] == _NAME or found[-1] in actors().titles):
            found[-1] = _NAME
        else:
            found.append(sign)
        if len(found) == most:
            break
    return found


def _sign_of(word: str, *, first: bool) -> str:
    small = word.lower().replace("’", "'")
    if word[0].isdigit():
        return _NUMBER
    if not word[0].isupper():
        return small
    if small in _calendar():
        return _calendar()[small]
    return small if first else _NAME


@cache
def _calendar() -> Mapping[str, str]:
    """The names of months and days, each with its sign."""
    days = tables("dates")["WEEKDAY"]
    return dict.fromkeys(days, _DAY) | dict.fromkeys(months(), _MONTH)


def _of_clause(one: Candidate) -> Iterator[str]:
    sentence = whole_sentence(one)
    words = words_in(sentence)
    yield from (f"word: {word}" for word in words)
    yield from (f"words: {first} {second}" for first, second in pairwise(words))
    yield f"begins: {' '.join(words[:2])}"
    yield f"asks to: {one.asked.verb}"
    yield f"{one.asked.modal}: {one.asked.verb}"
    start = one.asked.start
    yield f"up to it: {' '.join(words_in(sentence[:start])[-2:])}"
    yield f"from it: {' '.join(words_in(sentence[start:].lower(), 3))}"
    yield from (f"who: {word}" for word in plain_words_in(one.who))


def _around(one: Candidate, place: Place) -> Iterator[str]:
    line = place.lines[place.number]
    yield from (f"heading: {word}" for word in plain_words_in(line.section or ""))
    lead = lead_in_of(place.lines, place.number)
    yield from (f"led in by: {word}" for word in words_in(lead, _LEADING))
    if one.number:
        yield from (f"before: {word}" for word in words_in(place.sentences[one.number - 1], _BEFORE))
    if one.number + 1 < len(place.sentences):
        yield from (f"behind: {word}" for word in words_in(place.sentences[one.number + 1], _BEHIND))


def _of_shape(one: Candidate, place: Place) -> Iterator[str]:
    line, lines = place.lines[place.number], place.lines
    yield f"length: {min(_LONGEST, len(words_in(whole_sentence(one))) // _WORDS_A_STEP)}"
    yield f"quarter: {_QUARTERS * place.number // max(1, len(lines))}"
    yield f"lines: {min(_LONGEST, len(lines) // _LINES_A_STEP)}"
    yield f"sentences: {min(_SENTENCES, len(place.sentences))}"
    if line.is_bullet:
        yield "a bullet"
    if line.number:
        yield "numbered"
