"""What an answer says is done about what was asked: promised, under way, or done already."""

from __future__ import annotations

import re
from functools import cache

from extractors.passages.clauses.asking import is_adverb, is_participle
from extractors.passages.clauses.parts import sentences
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.tokens import Word, words_of
from lexicon.files import tables

# The verb of a sentence stands so far in, at most.
_REACH = 24
# What might be.
_MIGHT = re.compile(r"\b(?:would|may|might)\b")
# "The sample will have to be small": how something is, and no deed.
_TO_BE_SO = re.compile(r"\bhave to be\s+(?!in\b|re)(?![a-z]+(?:ed|en|wn|ne|lt|pt|nt|ought|aught)\b)[a-z]+")
_SHALL = re.compile(r"\b(?:will|shall|must|is to|are to)\b")
_JOINED = re.compile(r"(?:,?\s+(?:and|but)|;)\s+")
# "... has been set up and will be reviewed weekly"
_GOES_ON = re.compile(r"(?:will|shall|(?:is|are)\s+to)\s+(?!not\b)")
_PAST = re.compile(r"\b(?:was|were|had|did)\b(?!.*\b(?:will|is|are|has|have)\b)")


def acts(sentence: str) -> bool:
    """Whether a sentence of an answer says what will be, is being or was done."""
    if read_clause(sentence, loose=True).sense is Sense.NOTHING or _MIGHT.search(sentence):
        return False
    return _promises(sentence) or tells_deed(sentence)


def promises_within(text: str) -> bool:
    """Whether one of an answer's sentences says what will be done."""
    each = (text[slice(*span)] for span in sentences(text))
    return any(_promises(one) and not _MIGHT.search(one) for one in each)


def _promises(sentence: str) -> bool:
    """Whether a sentence, or its second half, says what will be done: "... and he will check it"."""
    if _TO_BE_SO.search(sentence):
        return False
    strict = read_clause(sentence).sense
    loose = strict is not Sense.STATEMENT or _SHALL.search(sentence)  # no "The bank allows us to do this"
    if strict.promises or (loose and read_clause(sentence, loose=True).sense.promises):
        return True
    halves = (sentence[match.end() :] for match in _JOINED.finditer(sentence))
    return any(
        read_clause(half).sense in (Sense.DOER, Sense.PASSIVE) or _GOES_ON.match(half) for half in halves
    )


def tells_deed(sentence: str) -> bool:
    """Whether a sentence says what was or is being done: "A meter has been ordered", "We wrote to her"."""
    words = words_of(sentence)[:_REACH]
    known = {word.text for word in words}
    if not known.isdisjoint(_words()["nobody"]):
        return False  # "Nobody has liked to throw one away"
    if not known.isdisjoint(_words()["nowadays"]) and not known.isdisjoint(_words()["auxiliaries"]):
        return known.isdisjoint(_words()["minds"])
    told = (
        _verb_behind(words, number)
        for number, word in enumerate(words)
        if word.text in _words()["auxiliaries"]
    )
    return any(told) or _spoken(words)


def _verb_behind(words: list[Word], number: int) -> bool:
    """Whether a deed's word follows an auxiliary, with nothing between them but "now", "already", "been"."""
    if number == 0:
        return False
    auxiliary = words[number].text
    between = _words()["between"]
    for word in words[number + 1 :]:
        text = word.text
        if text in _words()["states"]:
            return False
        if is_participle(text):
            return True
        if text.endswith("ing") and auxiliary in _words()["goes_on"] and text != "being":
            return True
        if text not in between and not is_adverb(text):
            return False
    return False


def _spoken(words: list[Word]) -> bool:
    """Whether somebody says what they did: "We wrote to Mrs F on 4 June"."""
    if len(words) < 3 or words[0].text not in _words()["speakers"]:
        return False
    at = 2 if is_adverb(words[1].text) else 1
    did = words[at].text
    return did in _words()["did"] or (did.endswith("ed") and did not in _words()["states"])


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tables("passages")["deeds"].items()}


def deeds_in(text: str) -> str:
    """An answer from the first of its sentences that says what is done to the last; nothing where none does.

    What only tells of the past behind a promise is news of it: "We will put up six. Four came in March."
    """
    spans = [span for span in sentences(text) if acts(text[slice(*span)])]
    if not spans:
        return ""
    open_ones = [span for span in spans if not _PAST.search(text[slice(*span)])]
    return text[spans[0][0] : (open_ones or spans)[-1][1]].strip()
