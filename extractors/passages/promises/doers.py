"""What kind of somebody words are who may be asked: a person, a post, a body, people at large."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from extractors.passages.clauses.parties import (
    OF_NAMES,
    decides,
    is_actors_word,
    is_initials,
    is_party,
    names_thing,
)
from extractors.passages.vocabulary import actors, cues, given_names, grammar
from lexicon.files import tables
from lexicon.patterns import one_of
from lexicon.remembering import remembered
from lexicon.verbs import verbs
from lexicon.words import comparable


class Doer(StrEnum):
    """What kind of somebody, or something, is asked."""

    PERSON = "a person who is named"
    POST = "a post"
    BODY = "a body or team"
    WE = "we"
    I = "I"  # noqa: E741 - the word itself
    YOU = "you"
    THEY = "he, she or they"
    IT = "it"
    MEETING = "the meeting itself"
    PUBLIC = "people at large"
    ANYBODY = "nobody in particular"
    THING = "a thing"
    NAME = "a name that nothing explains"
    OTHER = "words that are none of these"
    NOBODY = "nobody"


PRONOUNS = {
    "we": Doer.WE, "our": Doer.WE, "us": Doer.WE, "i": Doer.I, "my": Doer.I, "me": Doer.I,
    "myself": Doer.I,
    "you": Doer.YOU, "you people": Doer.YOU, "you all": Doer.YOU, "you both": Doer.YOU,
    "he": Doer.THEY, "she": Doer.THEY, "they": Doer.THEY,
    "him": Doer.THEY, "her": Doer.THEY, "them": Doer.THEY,
    "it": Doer.IT, "this": Doer.IT, "that": Doer.IT, "there": Doer.IT, "these": Doer.IT, "those": Doer.IT,
    "which": Doer.IT, "who": Doer.IT, "all": Doer.ANYBODY, "everyone": Doer.ANYBODY,
}  # fmt: skip
"""Whom the pronouns mean."""
_POSSESSIVE = re.compile(r"^(?:our|my|the|its|your)\s+", re.IGNORECASE)
# "only a few", "not everyone": as many as are said, and these are who is asked.
_ONLY = re.compile(r"^(?:(?:only|just|even|almost|nearly|not|hardly|perhaps)\s+)+(?=\S)", re.IGNORECASE)
_APPOSITION = re.compile(r",\s+(?P<more>[^,]{2,60}),?$")
_NAME = re.compile(r"[A-Z][a-z’'-]+")
_PLURAL = re.compile(r"[A-Z]{2,3}s")
_NAME_WORDS = 2
# How people of a trade are called, and in how many words.
_AGENT = re.compile(rf"[a-z]{{3}}{one_of('promises', 'who', 'trade_endings')}s?$")
# Words with these endings are people's also where they stand alone: "the optician", "the foreman".
_SURELY_AGENT = re.compile(rf"[a-z]{{3}}{one_of('promises', 'who', 'sure_trade_endings')}$|[a-z]{{4}}man$")
_TRADE_WORDS = 6


def is_force(text: str) -> bool:
    """Whether words are of nature, numbers or machines: what they will do is only foreseen."""
    return _head(_POSSESSIVE.sub("", text)) in who_words("forces")


@cache
def who_words(kind: str) -> frozenset[str]:
    """One of the lists of words for who is asked, in ``promises.toml``."""
    return frozenset(tables("promises")["who"][kind])


@remembered(most=1024)
def kind_of(text: str, people: frozenset[str]) -> Doer:
    """What kind of somebody words are."""
    plain = _ONLY.sub("", re.sub(r"\s*\([^()]*\)", "", text).strip(' ,.;:“”"'))
    words = comparable(plain).split()
    if not words:
        return Doer.NOBODY
    spoken = PRONOUNS.get(" ".join(words))
    if spoken is not None:
        return spoken
    if words[-1] in cues().public:
        return Doer.PUBLIC
    if words[0] in who_words("indefinite"):
        known = who_words("indefinite").issuperset(words) or not actors().heads.isdisjoint(words)
        return Doer.ANYBODY if known else Doer.OTHER
    more = _APPOSITION.search(plain)
    own = _POSSESSIVE.sub("", plain)
    if (
        _is_person(own, people)
        or _is_trade_and_name(own, people)
        or (more and _is_beside_post(plain[: more.start()], more["more"], people))
    ):
        return Doer.PERSON
    kind = _post_or_body(own, more["more"] if more else "")
    known = comparable(own) in who_words("departments")
    named = (
        kind is Doer.BODY
        and own == plain
        and not known
        and not is_actors_word(_head(own))
        and _may_be_name(own)
    )
    return Doer.NAME if named else kind


def _post_or_body(own: str, more: str) -> Doer:
    head = _head(own)
    if decides(own):
        return Doer.MEETING
    if own[:1].isupper() and comparable(own) in who_words("departments"):
        return Doer.BODY
    if head in cues().things:
        return Doer.THING
    if head in actors().posts or (more and _head(more) in actors().posts) or has_trade(own):
        return Doer.POST
    if is_party(own) and (own[:1].isupper() or is_actors_word(head)):
        return Doer.BODY
    return Doer.THING if names_thing(head) else Doer.OTHER


def has_trade(own: str) -> bool:
    """Whether words end with one for people of some trade or house: "joiner", "night nurses"."""
    words = comparable(own).split()
    last = " ".join(words[-1:])
    many = last.endswith("s") and own[:1].isupper()  # "Drivers must": anybody who drives
    if last in who_words("no_agents") or len(words) > _TRADE_WORDS or many:
        return False
    known = who_words("people")
    return (
        last in known
        or last.removesuffix("s") in known
        or " ".join(words[-2:]) in known
        or bool(words[1:] and _AGENT.search(last))
        or _SURELY_AGENT.search(last) is not None
    )


def _may_be_name(own: str) -> bool:
    """Whether words have the form of a name, and nothing says whose: "Tunde", "Ana P"."""
    words = own.split()
    plain = [comparable(word) for word in words]
    return (
        len(words) <= _NAME_WORDS
        and all(_NAME.fullmatch(word) for word in words)
        and not any(is_small(word) or word in verbs().every or word in cues().things for word in plain)
    )


def _is_trade_and_name(own: str, people: frozenset[str]) -> bool:
    """Whether words are somebody's trade and name: "nurse Abena", "deputy Jo Marr"."""
    words = own.split()
    small = [word for word in words if word.islower()]
    name = words[len(small) :]
    return (
        bool(small and name)
        and words[: len(small)] == small
        and has_trade(" ".join(small))
        and all(_NAME.fullmatch(word) for word in name)
    )


def _is_beside_post(first: str, second: str, people: frozenset[str]) -> bool:
    """ "our drainage engineer, Paul Strachan", "Ann Lee, the clerk"."""
    for name, post in ((first, second), (second, first)):
        if _is_person(name, people) and is_actors_word(_head(_POSSESSIVE.sub("", post))):
            return True
    return False


def _head(text: str) -> str:
    """The word that a name turns on: "Head" of "Head of Parks" is none, so the last before "of"."""
    front = re.split(r"\s+(?:of|for|in|on|at|from|with|within|to)\s+", text, maxsplit=1)[0]
    words = comparable(front).split()
    return words[-1] if words else ""


def _is_person(text: str, people: frozenset[str]) -> bool:
    """Whether words name a person: by a title, a first name, initials, or as one of those who are known."""
    plain = text.strip(" ,.;")
    parts = [part for part in re.split(r"\s*(?:,|/|&|\+|\band\b)\s*", plain) if part]
    return bool(parts) and all(_is_one_person(part, people) for part in parts)


def is_small(word: str) -> bool:
    """Whether a word is one of those that no name is."""
    return word in grammar().no_verb or word in grammar().pronouns


def _is_one_person(part: str, people: frozenset[str]) -> bool:
    words = part.split()
    if is_small(comparable(words[0])) and not part.isupper():
        return False
    if words[:1] in (["the"], ["The"]) or not all(word[:1].isupper() or word in OF_NAMES for word in words):
        return False
    if len(words) > 1 and words[0] == "A" and words[1].isupper():
        return False  # "A FAQ"
    first, keys = comparable(words[0]), {comparable(word) for word in words}
    if _PLURAL.fullmatch(part) and first not in people:
        return False  # "GPs", "URLs"
    if is_initials(part) or (first in actors().titles and len(words) > 1):
        return True
    if first in verbs().plain and first not in people:
        return False
    return len(words) <= 4 and (bool(keys & people) or first in given_names())
