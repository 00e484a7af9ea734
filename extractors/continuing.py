"""Whether text goes on: what two pieces of it say, whatever parted them.

A line's end, a row's, a page's or a typed break parts text; each reader knows what its own format shows of
that (room on the line, a rule, a page number). What the words say is decided here, for all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from lexicon.files import tables
from lexicon.words import comparable

_STOPS = (".", "!", "?", ":", ";")
"""The signs that end a sentence, or what leads in to a list."""

_CLOSED = (*_STOPS, ")", "]", "”", '"', "’")
"""The same with the signs that close what stands in them: a name in brackets ends a text as well."""

_SENTENCE_END = re.compile(r"[^\W_]{2}\)?[.!?]['\"’”)]?$")
_LONGEST_END = 5
"""Characters that a sentence's end is told by at most."""

_OPENING_QUOTES = ("'", '"', "‘", "“", "(")

_ABBREVIATION = re.compile(r"(?<![^\W_])[a-z]\.[a-z]\.$")
"""What ends in a point in the midst of a sentence: "i.e."."""

_OPEN_BRACKET = re.compile(r"[(\[][^)\]]*$")

_SMALL_WORD = re.compile(
    r"\b(?:an?|the|of|and|or|with|from|for|by|including|than|into|our|their|its|which|that)$"
)
"""The words that no sentence ends with."""

_LONGEST_SMALL = 11
"""Characters at a text's end that tell whether it is one: the longest, one before it, and a line's end."""

_CONNECTOR = re.compile(
    r"(?:[/,&+]|\b(?:and|or|of|for|the|an?|with|by|from|plus|including))\s*$|[(\[][^)\]]{0,40}$",
    re.IGNORECASE,
)
"""What connects the entries of a cell, at the end of the first: "Ann Lee and"."""

_CONNECTED = re.compile(r"[/&+]\s*\w")
"""The same at the start of the second: "/ Bo Ray" belongs to the name in the line above."""

_HALVING = ("-", "/", "\u00ad")


_ENUMERATED = re.compile(r"\(?(?:[a-z]|[ivx]{2,4})[.)]\s")
_TYPED_LETTER = re.compile(r"[oqvü§Øà]\s+(?=[A-Z])")
"""A letter that stands for a bullet where its face was lost: "o Review"."""


def begins_item(text: str) -> bool:
    """Whether a text begins an item of its own, small letter or not: "b) train all managers", "o Review"."""
    return bool(_ENUMERATED.match(text) or _TYPED_LETTER.match(text))


_SEVERAL = 2
"""Texts that begin with the same letter before it is taken for a bullet: "v Boxes" may stand alone."""


def bullet_letters(texts: Iterable[str]) -> frozenset[str]:
    """The letters that stand for a bullet at the head of several texts: "o Review", "o Train"."""
    begun = Counter(text[0] for text in texts if _TYPED_LETTER.match(text))
    return frozenset(letter for letter, count in begun.items() if count >= _SEVERAL)


def lettered_bullet(text: str, letters: frozenset[str]) -> int:
    """How many characters a text begins with that are one of these letters as a bullet; 0 for none."""
    found = _TYPED_LETTER.match(text) if text[:1] in letters else None
    return found.end() if found else 0


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter, as only the rest of a sentence does."""
    return text[:1].islower()


def is_open(text: str) -> bool:
    """Whether a text ends without the sign that ends a sentence or leads in to a list: "Cllr." ends none."""
    plain = text.rstrip()
    return not plain.endswith(_STOPS) or _ends_in_title(plain)


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence, a list's heading, or something in brackets or quotes does."""
    return text.rstrip().endswith(_CLOSED)


def ends_sentence(text: str) -> bool:
    """Whether a text ends a sentence, and not only in a point behind a letter, an initial or "Cllr"."""
    plain = text.rstrip()
    return bool(_SENTENCE_END.search(plain[-_LONGEST_END:])) and not _ends_in_title(plain)


def _ends_in_title(text: str) -> bool:
    """Whether a text ends in a title, behind which a name follows."""
    return text.endswith(".") and text.split()[-1].removesuffix(".").lower() in _shortened_titles()


@cache
def _shortened_titles() -> frozenset[str]:
    return frozenset(tables("parties")["shortened_titles"])


def begins_sentence(text: str) -> bool:
    """Whether a text begins with a capital."""
    first = text[1:2] if text.startswith(_OPENING_QUOTES) else text[:1]
    return "A" <= first <= "Z"


def is_mid_sentence(before: str, after: str) -> bool:
    """Whether a text begins in the middle of the sentence that the one before it leaves open."""
    return begins_small(after) and is_open(before)


def runs_on(before: str, after: str) -> bool:
    """The same, where the text before may end in an abbreviation: "i.e." ends no line's sentence."""
    return begins_small(after) and (is_open(before) or bool(_ABBREVIATION.search(before)))


def expects_more(text: str) -> bool:
    """Whether a text ends in a word or an open bracket that no sentence ends with."""
    return bool(_SMALL_WORD.search(text[-_LONGEST_SMALL:])) or in_bracket(text)


def in_bracket(text: str) -> bool:
    """Whether a text ends inside of a bracket that it opens."""
    return ("(" in text or "[" in text) and bool(_OPEN_BRACKET.search(text))


def are_connected(before: str, after: str) -> bool:
    """Whether what connects the entries of a cell ends one text or begins the next."""
    return bool(_CONNECTOR.search(before) or _CONNECTED.match(after))


def is_one_sentence(before: str, after: str) -> bool:
    """Whether a word that only stands inside a sentence ("of", "whether") ends one text or begins another."""
    ending, beginning = before.split()[-1:], after.split()[:1]
    return any(stands_inside(word.rstrip(",")) for word in (*ending, *beginning))


def stands_inside(word: str) -> bool:
    """Whether a word only stands inside a sentence: "of", "whether"."""
    return word in _inside()


@cache
def _inside() -> frozenset[str]:
    return frozenset(map(comparable, tables("sentences")["continuing"]["words"]))


def is_halved(before: str, after: str) -> bool:
    """Whether a hyphen or slash behind a letter is all that parts two halves of a word."""
    return before.endswith(_HALVING) and before[-2:-1].isalnum() and after[:1].isalnum()
