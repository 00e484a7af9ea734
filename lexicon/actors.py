"""Whether a text names people, posts or bodies, over the words of ``parties.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lexicon.files import lines, tables
from lexicon.remembering import remembered
from lexicon.words import comparable, word_count

# Begins with the signs and letters that it may, to be found the quickest.
_PARTING = re.compile(
    r"[/,;&+|•\nwWsSaA](?:(?<=[/,;&+|•\n])|(?<=\b[wW])(?i:ith)\b|(?<=\b[sS])(?i:upported by)\b"
    r"|(?<=\b[aA])(?i:nd)\b)"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_CAPITALISED = re.compile(r"[A-Z][\w’'.-]*$")
_INITIALS = re.compile(r"^(?:[A-Z][A-Za-z]?[A-Z]{1,3}|[A-Z]{2}|[A-Z]\. ?[A-Z][a-z]+)$")
# What a post's name goes on with, behind the word that makes it one: "Head of Housing", "Manager - North".
_BEHIND = re.compile(r"\s+(?:of|for|in|at|to|on)\s+|\s+[-–—]\s*|\s*[-–—]\s+|:\s+", re.IGNORECASE)
_SMALL = frozenset(("of", "for", "in", "at", "to", "the", "and", "on", "a"))
# So many words make a post or body: "board", "care board", "integrated care board".
_HEAD_WORDS = (1, 2, 3)
# One party's name is short; a cell of several is no longer than this. A sentence is no lead.
_PARTY_WORDS, _CELL_WORDS = 9, 40


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of parties, in comparable form; acronyms as they are printed."""

    heads: frozenset[str]
    known: frozenset[str]
    names: frozenset[str]
    titles: frozenset[str]
    nobody: frozenset[str]
    subjects: frozenset[str]
    acronyms: frozenset[str]
    plain: frozenset[str]


@remembered(most=4096)
def names_parties(text: str) -> bool:
    """Whether a text names people, posts or bodies, and little besides."""
    if word_count(text) > _CELL_WORDS:
        return False
    parts = telling = 0
    for part in _parts_of(_BRACKETED.sub(" ", text) if "(" in text else text):
        named = part.strip(" .:-–*")
        if not named:
            continue
        parts += 1
        if _is_party(named):
            telling += 1
        elif not _may_be_half(part):  # "Education" of "Education and Children's Services" may be one
            return False
    return bool(parts) and telling * 2 >= parts


def _parts_of(text: str) -> Iterator[str]:
    """What stands between the signs and words that part parties, one after the other: the first part of
    most texts settles it."""
    start = 0
    for parting in _PARTING.finditer(text):
        yield text[start : parting.start()].strip()
        start = parting.end()
    yield text[start:].strip()


def is_acronym(word: str) -> bool:
    """Whether capitals are a known post, team, body or subject, and so nobody's initials for sure."""
    return word in _words().acronyms


def names_nobody(text: str) -> bool:
    """Whether a text says that nobody is named yet: "TBC", "Vacant post"."""
    return comparable(text) in _words().nobody


def names_subject(text: str) -> bool:
    """Whether a text is the subject of a service, which a lead column prints for the service: "Housing"."""
    words = comparable(text).split()
    if "the" in words or all(word in _SMALL for word in words):
        return False  # "Review the complaints policy" is nobody's name.
    return 0 < len(words) <= _PARTY_WORDS and all(
        word in _words().subjects or word in _SMALL for word in words
    )


def are_person_and_post(name: str, post: str) -> bool:
    """Whether one line names a person and the next the post they hold: "Piotr Wilk", "Repairs Director"."""
    person, office = name.strip(" ,").split(), post.strip(" ()").split()
    if not person or not office or not _is_name(person):
        return False
    titled = comparable(person[0]) in _words().titles
    if not titled and _has_head(" ".join(person), person):
        return False
    return comparable(office[0]) not in _words().titles and _has_head(" ".join(office), office)


def names_office(text: str) -> bool:
    """Whether a text is one post, team or body by the word that it turns on, or a person with their title;
    two names with capitals may as well be a place ("Mill Lane")."""
    words = text.strip(" .:").split()
    return 0 < len(words) <= _PARTY_WORDS and _has_head(" ".join(words), words)


def without_title(name: str) -> str:
    """A person's name without the titles before it: "Cllr Dr Jane Hill" is "Jane Hill"."""
    words = name.split()
    while len(words) > 1 and comparable(words[0]) in _words().titles:
        words = words[1:]
    return " ".join(words)


def _is_party(part: str) -> bool:
    words = part.split()
    if not words or len(words) > _PARTY_WORDS:
        return False
    acronyms = _words().acronyms
    if _INITIALS.match(part) or all(word.strip(".'’") in acronyms for word in words):
        return True
    return _has_head(part, words) or _is_name(words)


def _has_head(part: str, words: list[str]) -> bool:
    """Whether the word that a name turns on is one of a post, team or body, and the rest goes with it."""
    listed = _words()
    front = comparable(_BEHIND.split(part, maxsplit=1)[0]).split()
    ends = {" ".join(front[-count:]) for count in _HEAD_WORDS}
    begins = {" ".join(front[:count]) for count in (1, 2)}
    if ends.isdisjoint(listed.heads) and begins.isdisjoint(listed.titles):
        return False
    known = listed.known
    return all(
        word[:1].isupper() or comparable(word) in known or comparable(word) in _SMALL or not word[0].isalpha()
        for word in words
    ) and (_many_capitals(words) or comparable(words[0]) in known | _SMALL or bool(_INITIALS.match(words[0])))


def _many_capitals(words: list[str]) -> bool:
    return sum(word[:1].isupper() for word in words) > 1


def _is_name(words: list[str]) -> bool:
    """Whether words are a person's: two to four with capitals, or a given name with one behind it."""
    if comparable(words[0]) in _words().titles and len(words) > 1:
        return True
    named = 2 <= len(words) <= 4 and all(_CAPITALISED.match(word) for word in words)
    named = named and not _says_how(words[0])
    return named or (len(words) == 1 and comparable(words[0]) in _words().names)


def _says_how(word: str) -> bool:
    """Whether a phrase begins as verdicts and brands do, and no name: "Not Compliant", "Fully Met"."""
    first = comparable(word)
    return first in _words().plain or (first.endswith("ly") and first not in _words().names)


def _may_be_half(part: str) -> bool:
    return word_count(part) <= _PARTY_WORDS and part[:1].isupper()


@cache
def _words() -> _Words:
    listed = tables("parties")
    plural = {*_plurals(listed["prefixes"]), *_plurals(listed["heads"]), *_plurals(listed["teams"])}
    heads = {*listed["prefixes"], *listed["heads"], *listed["people"], *listed["teams"], *listed["bodies"]}
    heads |= plural | {*listed["organisations"], "lead"}
    other = {*listed["modifiers"], *listed["subjects"], *listed["labels"]}
    return _Words(
        heads=frozenset(comparable(word) for word in heads),
        known=frozenset(piece for phrase in heads | other for piece in comparable(phrase).split()),
        names=lines("given_names"),
        titles=frozenset(comparable(word) for word in (*listed["titles"], *listed["councillors"])),
        nobody=frozenset(comparable(word) for word in listed["nobody"]),
        subjects=frozenset(piece for phrase in other for piece in comparable(phrase).split()),
        acronyms=frozenset(word for words in listed["acronyms"].values() for word in words),
        plain=frozenset(listed["plain_words"]),
    )


def _plurals(phrases: list[str]) -> list[str]:
    return [f"{phrase}s" for phrase in phrases]
