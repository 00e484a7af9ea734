"""What notes and short letters ask in few words: "Figures to me by Thursday, please", "Will ring them"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.tails import who_and_when
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.requests import ADVERB
from extractors.passages.vocabulary import given_names, grammar
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of
from lexicon.verbs import is_known_verb, stem_of, verbs
from lexicon.words import comparable, plain_words, word_count

# So few words have no verb, and so many say what is asked.
_MOST, _FEWEST = 24, 3
_TO_WRITER = re.compile(
    rf"\bto\s+(?:me|us|the\s+{one_of('asking', 'brief', 'to_office')}|this\s+office)\b|"
    r"\bin\s+my\s+(?:post|hands)\b"
)
_BY = re.compile(one_of("asking", "brief", "by"), re.IGNORECASE)
_EVENT = re.compile(rf"{one_of('asking', 'brief', 'comes')}\b", re.IGNORECASE)
# "TM calling again 10 Feb"
_DOING = re.compile(
    r"(?P<who>[A-Z]{2,3}|[A-Z][a-z]+(?:\s[A-Z]\w*)?)\s+(?:also\s+|now\s+)?(?P<ing>[a-z]+ing)\b"
)
# "Lena – rota out by Friday": who is called on.
_CALLED = re.compile(r"(?P<who>[A-Z]{2,3}|[A-Z][a-z]+(?:\s[A-Z]\w*)?)(?:[,:]|\s[–—-])\s+")
_VERB = rf"{ADVERB}(?P<verb>[a-z][a-z-]*)"
_SAID = (
    r"(?:\s+(?:me|us|her|him|them|mum|dad))?(?:\s+that)?\s+(?P<who>I|he|she|they|"
    r"we)(?:[’'](?:d|ll)|\s+(?:would|will))\s+"
)


def brief_in(sentence: str, people: frozenset[str]) -> Iterator[Asked]:
    """What a sentence without a subject asks, or promises of its writer; ``people``: words of names in its
    paper.
    """
    yield from _opening(sentence)
    called = _CALLED.match(sentence)
    named = called is not None and _is_name(called["who"], people)
    start = called.end() if called is not None and named else 0
    rest = sentence[start:]
    plain = _plea().sub("", rest)
    if _FEWEST <= word_count(rest) <= _MOST and not _has_verb(plain) and _is_plea(rest):
        yield Asked(
            Modal.BRIEF,
            start,
            start,
            "send",
            doer=called.span("who") if called is not None and named else None,
        )


def _opening(sentence: str) -> Iterator[Asked]:
    if (match := _opens().match(sentence)) and is_known_verb(match["verb"]) and _is_dated(sentence, match):
        yield Asked(Modal.BARE, 0, match.end("verb"), match["verb"])
    elif (match := _DOING.match(sentence)) and _is_name(match["who"]) and (stem := stem_of(match["ing"])):
        yield Asked(Modal.GOING, match.start("ing"), match.end(), stem, doer=match.span("who"), going=True)


def undertaken_in(sentence: str) -> Asked | None:
    """What a note says was undertaken, without who said it: "Told him I would check the light"."""
    match = _says().match(sentence)
    if match is None or not is_known_verb(match["verb"]):
        return None
    return Asked(Modal.TOOK_ON, 0, match.end("verb"), match["verb"], doer=match.span("who"))


def _is_dated(sentence: str, match: re.Match[str]) -> bool:
    """A bare "to" may say what for, and asks only by when: "To ring back by Monday"."""
    due = due_in(sentence)
    return match.group().casefold().startswith(("will", "shall", "must")) or (
        due is not None and _BY.match(due) is not None
    )


def _is_name(who: str, people: frozenset[str] = frozenset()) -> bool:
    first = comparable(who.split()[0])
    return who.isupper() or first in given_names() or first in people


@cache
def _opens() -> re.Pattern[str]:
    opens = alternatives(tables("asking")["brief"]["opens"])
    return re.compile(rf"(?:(?i:{opens})|[Tt]old(?:\s+(?:him|her|them))?\s+to)\s+(?!be\b){_VERB}")


@cache
def _says() -> re.Pattern[str]:
    words = alternatives(tables("asking")["told"]["words"])
    return re.compile(rf"(?i:{words}|told){_SAID}{_VERB}")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(tables('asking')['brief']['labels'])})\s*(?::|\s[–—-])\s", re.IGNORECASE
    )


@cache
def _plea() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,|\s)\s*(?:{alternatives(tables('asking')['brief']['pleas'])})\b(?=[\s.!]*$|\s*[,–—-])",
        re.IGNORECASE,
    )


@cache
def _remarks() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(tables('asking')['brief']['remarks'])})\b", re.IGNORECASE)


def _is_plea(sentence: str) -> bool:
    """Whether a few words ask: they end with "please", begin "Needed:", or say to whom or by when."""
    if _label().match(sentence) or _plea().search(sentence):
        return True
    due = due_in(sentence)
    if due is None or not _BY.match(due) or _EVENT.match(sentence) or _remarks().match(sentence):
        return False
    if who_and_when(sentence.strip(" .")) is not None:
        return False  # "Home Manager, by May"
    return bool(_TO_WRITER.search(sentence)) or sentence.rstrip(" .!").endswith(due)


def _has_verb(sentence: str) -> bool:
    """Whether one of the words states something, or asks in another way."""
    words = plain_words(sentence.casefold())
    small, states, asks = grammar(), tables("asking")["brief"]["states"], tables("asking")["brief"]["lacks"]
    return any(
        word in small.finite
        or word in small.modals
        or word in states
        or (word.endswith("ed") and word not in asks)
        or (number and {word, word.removesuffix("s")} & verbs().plain)
        for number, word in enumerate(words)
    )
