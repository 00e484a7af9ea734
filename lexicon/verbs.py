"""Verbs in their plain form, and the small words that tell a verb from a noun that is written alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lexicon.files import tables

_SHORTEST = 3
# "Re-survey", "co-design": what a verb may begin with and stay one.
_PREFIXES = ("re", "co", "de", "pre", "over", "under", "out", "up", "mis", "dis", "un")
_LEFT = 3


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs in their plain form: those that are little else, and those that are nouns as well."""

    plain: frozenset[str]
    nouns_too: frozenset[str]

    every: frozenset[str]


@cache
def verbs() -> Verbs:
    """The verbs that are known."""
    known, more = tables("sentences")["verbs"], tables("verbs")
    nouns_too = frozenset((*known["nouns_too"], *more["nouns_too"]))
    every = frozenset((*known["words"], *more["words"], *nouns_too)) - {"to"}
    return Verbs(every - nouns_too, nouns_too, every)


def is_plain_verb(word: str) -> bool:
    """Whether a word, in small letters, is little else than a verb; also behind a prefix: "re-survey"."""
    known = verbs()
    if word in known.plain:
        return True
    prefix, hyphen, rest = word.partition("-")
    return bool(hyphen) and prefix in _PREFIXES and len(rest) >= _LEFT and rest in known.every


def takes_object(following: str) -> bool:
    """Whether a word before this one is a verb although it may be a noun: "Review the policy"."""
    return following in _small()[0]


def may_be_verb(word: str, following: str) -> bool:
    """Whether a word that nobody listed is a verb by what follows: no noun stands before "the" or "a"."""
    _, none, endings = _small()
    # "Condition-check the paintings", "Re-box the costumes"
    if not takes_object(following) or not word.replace("-", "").isalpha() or len(word) < _SHORTEST:
        return False
    plural = word.endswith("s") and not word.endswith("ss")  # "Groups the action is to reach"
    if "-" in word:  # "Top-dress the green": no noun of two words stands there either.
        endings = ("ing", "ed", "ly")
    return word not in none and not plural and not word.endswith(endings)


@cache
def _small() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Articles and their like, small words that are no verbs, and the endings of words that are none."""
    named = tables("clauses")
    none = frozenset((*named["no_verb"]["words"], *named["finite"]["words"]))
    return frozenset(named["verb_follows"]["articles"]), none, tuple(named["no_verb"]["endings"])


def is_known_verb(word: str) -> bool:
    """Whether a word is a verb that is listed, or one with "re" or "un" before it: "redraw"."""
    return any(
        word.removeprefix(sign).removeprefix("-") in verbs().every for sign in ("", "re", "un", "counter")
    )


def stem_of(word: str) -> str:
    """The verb that a word with "ing" is of: "putting" is "put"; empty where it is of none."""
    if not word.endswith("ing"):
        return ""
    stem = word.removesuffix("ing")
    forms = (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}ie")
    return next((form for form in forms if is_known_verb(form)), "")
