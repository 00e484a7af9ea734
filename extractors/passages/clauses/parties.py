"""Whether words name somebody who can do something; roughly, as who they are is judged elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.passages.vocabulary import actors, cues, given_names
from lexicon.files import tables
from lexicon.verbs import verbs
from lexicon.words import comparable, word_count

# Longer is a clause, and names nobody.
_PARTY_WORDS = 16
# A person's name has so many words, at most.
_NAME_WORDS = 3
_BEHIND_HEAD = re.compile(
    r"\s+(?:of|for|in|on|at|from|with|within|across|to|by|and its|including)\b.*$", re.IGNORECASE | re.DOTALL
)
_LISTED = re.compile(r"\s*(?:,|;|/|&|\+|\n|\band\b|\bor\b|\bwith\b|\bsupported by\b)\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
# "P Laird", "A. Rennie", but "A Board"
_INITIAL_AND_NAME = re.compile(
    r"(?:[B-HJ-Z]\.?|[AI]\.)\s?(?:[A-Z]\.?\s?)?(?:Mc|Mac|O[’'])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
)
_INITIALS = re.compile(
    r"^(?!(?:We|He|It|Me|My|Us)$)(?:(?:[A-Z]\.?){2,4}|[A-Z][a-z]?[A-Z]{1,3}|[A-Z]{1,3}[a-z][A-Z]?)$"
)
_NAME = re.compile(r"^[A-Z][\w’'.-]*$")
# Whose something is stands before a name, and never within it.
_OWN = frozenset(("their", "its", "his", "her", "our", "my", "your"))
# Words of a body's name that none of the letters which abbreviate it stands for.
_UNLETTERED = 2
PERSONS_LETTERS = 2
"""Capitals that are anybody's initials; more of them abbreviate the name of a thing or body as well."""
# Small words within the names of people and bodies.
OF_NAMES = frozenset({"of", "the", "and", "for", "in", "de", "van", "von", "le", "la", "&", "on"})


def is_initials(text: str) -> bool:
    """Whether a text is initials and nothing besides: "AH/AB", "JS, PT", "EA & FR"."""
    parts = [part for part in _LISTED.split(text.strip().strip("[]().;:")) if part]
    return bool(parts) and all(_INITIALS.match(part) and not _is_word(part) for part in parts)


def _is_word(letters: str) -> bool:
    """Whether letters are a word in capitals that minutes print so: "NOTED", "PLAN"."""
    return len(letters) > PERSONS_LETTERS + 1 and letters.casefold() in _printed_words()


@cache
def _printed_words() -> frozenset[str]:
    return frozenset((*cues().nothing, *tables("passages")["none"]["in_capitals"]))


def abbreviated(short: str, before: str) -> str | None:
    """The words before a bracket that the letters in it abbreviate: "the Joint Roads Panel (JRP)".

    They are the first letters of as many words; or, where they are more than a person's, letters of the
    words in their order, the first of which begins a word (Schwartz and Hearst, 2003).
    """
    words = [word for word in before.split() if word.casefold() not in OF_NAMES][-len(short) :]
    if short and "".join(word[:1] for word in words) == short:
        return " ".join(words)
    if len(short) <= PERSONS_LETTERS or not short.isalpha() or not short.isupper():
        return None
    folded = before.casefold()
    at = len(folded)
    for letter in reversed(short.casefold()):
        at = folded.rfind(letter, 0, at)
        if at < 0:
            return None
    long = before[at:].split()
    begins = at == 0 or not folded[at - 1].isalnum()
    if not begins or len(long) > len(short) + _UNLETTERED or comparable(long[0]) in given_names():
        return None
    return before[at:].strip()


def is_party(text: str) -> bool:
    """Whether words are a name, a post, a body or initials."""
    plain = _BRACKETED.sub("", text).strip(" .;:,–-")
    if not plain or word_count(plain) > _PARTY_WORDS or plain.casefold().startswith("no "):
        return False  # "NO SCHOOL" is nobody
    parts = [part for part in _LISTED.split(plain) if part]
    known = [_is_one(part) for part in parts]
    # "Tran and Jo": beside somebody who is known a single name is one too.
    return all(known) or (
        any(known) and all(one or _is_single(part) for one, part in zip(known, parts, strict=True))
    )


def _is_single(part: str) -> bool:
    name = part.removeprefix("the ")
    return bool(_NAME.match(name)) and name[1:].islower() and comparable(name) not in cues().things


def _is_one(part: str) -> bool:
    if _INITIALS.match(part):
        return True
    words = part.split()
    if _has_own(words):
        return False
    heads = [comparable(word) for word in _BEHIND_HEAD.sub("", part).split()] or [""]
    if heads[-1] in cues().things:
        return False
    if is_actors_word(heads[-1]) or comparable(words[0]) in actors().titles:
        return True
    if len(words) == 1 and comparable(part) in given_names():
        return True
    capital = [word for word in words if word.casefold() not in OF_NAMES]
    if not capital or not all(_NAME.match(word) for word in capital):
        return False
    return len(capital) > 1 or capital[0].isupper()


def is_actors_word(word: str) -> bool:
    """Whether a word, as it is compared, is what a post or a body is called by: "clerk", "teams"."""
    return not actors().heads.isdisjoint((word, word.removesuffix("s")))


def names_somebody(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether words name people or bodies for certain: by a title, a post, a first name, initials, or a word
    of a name that is ``known``; two words with capitals may be a thing ("Road Closure").
    """
    parts = [part.strip(" .") for part in _LISTED.split(_BRACKETED.sub("", text).strip(" .:")) if part]
    certain = [_is_somebody(part, known) for part in parts]
    return any(certain) and all(sure or _is_single(part) for sure, part in zip(certain, parts, strict=True))


def _is_somebody(part: str, known: frozenset[str]) -> bool:
    words = part.removeprefix("the ").removeprefix("The ").split()
    if not words or not _is_one(part):
        return bool(words) and len(words) <= _NAME_WORDS and comparable(words[0]) in known
    if _INITIALS.match(part) or _INITIAL_AND_NAME.fullmatch(part) or comparable(words[0]) in actors().titles:
        return True
    heads = comparable(_BEHIND_HEAD.sub("", part)).split()[-1:]
    if heads and is_actors_word(heads[0]):
        return True
    names = {comparable(word) for word in words}
    return bool(names & given_names()) or bool(names & known) or any(map(_INITIALS.match, words))


def may_lead(text: str, *, strict: bool) -> bool:
    """Whether who stands before "to" or "will" can be somebody; without ``strict`` all but things."""
    if is_party(text):
        return True
    plain = _BRACKETED.sub("", text).strip(" .;:,–-")
    words = plain.split()
    if not words or len(words) > _PARTY_WORDS or _has_own(words):
        return False
    head = comparable(_BEHIND_HEAD.sub("", plain)).split()[-1:] or [""]
    first = comparable(words[0])
    if head[0] in cues().things or first in cues().things or names_thing(head[0]):
        return False
    named = len(words) == 1 and bool(_NAME.match(words[0]))
    if named or first in ("the", "all", "each", "any", "every", "a", "an", "local", "both"):
        return not strict or first not in ("a", "an", "any") or head[0] in actors().heads
    return not strict and first not in verbs().plain


def names_thing(word: str) -> bool:
    """Whether a word ends as words for things and doings do: "inspection"."""
    return word.endswith(cues().endings_of_things)


def _has_own(words: Sequence[str]) -> bool:
    """Whether they speak of somebody's own: "The benevolent dictator tries their best"."""
    return any(word in _OWN for word in words[1:])


def decides(text: str) -> bool:
    """Whether a party is the meeting itself, or its members."""
    words = comparable(text).split()
    if words[-2:] == ["chief", "executive"]:
        return False  # an officer, where "the Executive" meets
    return bool(words) and words[-1] in cues().deciders and words[-1] != "authority"
