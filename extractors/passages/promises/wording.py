"""What the words in and around a clause are: evidence that nobody chose, weighed by what papers taught."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.passages.promises.candidates import Candidate
from extractors.passages.promises.circumstances import Place, lead_in_of, plain_words_in
from extractors.passages.promises.seen import whole_sentence

# So many words of a sentence are read, and of those around it.
_READ, _BEFORE, _BEHIND, _LEADING = 40, 12, 8, 20
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+")
# A name amid a sentence, and a number: which one it is says nothing of other papers.
_NAME, _NUMBER = "*", "0"
# Longer sentences, and paragraphs of more sentences, are alike.
_LONGEST, _WORDS_A_STEP, _SENTENCES = 5, 8, 3
_QUARTERS, _LINES_A_STEP = 4, 20


def wording_of(one: Candidate, place: Place) -> Iterator[str]:
    """The names of what is seen in a clause's words, its sentence's, and those around it, each once."""
    yield from dict.fromkeys((*_of_clause(one), *_around(one, place), *_of_shape(one, place)))


def words_in(text: str, most: int = _READ) -> list[str]:
    """The first words of a sentence in small letters, a name amid it and a number as signs."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isdigit():
            found.append(_NUMBER)
        elif found and word[0].isupper():
            found.append(_NAME)
        else:
            found.append(word.lower().replace("’", "'"))
        if len(found) == most:
            break
    return found


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
    yield from (f"top: {word}" for word in place.paper.top)
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
