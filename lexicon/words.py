"""Words as they are compared: small letters, no punctuation, ``&`` read as "and"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lexicon.remembering import remembered

JUDGED_LENGTH = 1_500
"""The most characters of a deadline's or lead's cell that are judged: the longest real one seen has 700, and
the grammars' time grows faster than a text's length."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d(?:(?<!\w\d)|(?<=[QRYqry]\d))")  # Begins with the figure, to be found the quickest.
_ASCII_WORDS = "".join(sign if _WORD.match(sign) else " " for sign in map(chr, range(128)))
"""What of ASCII stands in words, by its code: nearly every text has nothing else, and is parted so the
quickest."""

_FOOTNOTE = re.compile(r"\[\w{1,4}\]")
_LEADING_NUMBER = re.compile(r"^\d+[.)]\s+(?=\D)")
_CONTINUED = re.compile(r"[\s(\[–-]*\b(?:continued|cont['’]?d|contd|cont)\b[\s.)\]]*$", re.IGNORECASE)
# So many letters at its end say whether a text closes with that: to look further costs its length squared.
_CLOSING = 80
_BRACKETED = re.compile(r"\([^()]*\)")


# A table's cells are compared with its headings and with the vocabulary over and over.
@remembered(most=4096)
def comparable(text: str) -> str:
    """A phrase for looking up: "Officer(s) Responsible*" is "officers responsible"."""
    if text.isascii() and text.isalnum():
        return text.casefold()  # A word, as sentences are looked up word by word.
    plain = _FOOTNOTE.sub(" ", text) if "[" in text else text
    plain = plain.casefold().replace("(s)", "s").replace("&", " and ").replace("'", "").replace("’", "")
    if plain[:1].isspace() or plain[:1].isdigit():
        plain = _LEADING_NUMBER.sub("", plain.strip())
    return " ".join(plain_words(plain))


def plain_words(text: str) -> list[str]:
    """The stretches of letters and figures in a text, as they stand there."""
    return text.translate(_ASCII_WORDS).split() if text.isascii() else _WORD.findall(text)


@remembered(most=64)  # A cell is asked one thing after the other.
def folded_words(text: str) -> frozenset[str]:
    """The stretches of letters and figures in a text, in small letters, each once."""
    return frozenset(plain_words(text.casefold()))


def holds_number(text: str) -> bool:
    """Whether a number stands in a text, by itself or as "Q1" and "FY20" do: "A1x2a" is none."""
    return bool(_NUMBER.search(text))


def all_comparable(phrases: Iterable[str]) -> frozenset[str]:
    """Phrases for looking up, each once."""
    return frozenset(comparable(phrase) for phrase in phrases)


def without_longer(words: Iterable[str]) -> tuple[str, ...]:
    """Words without those that another is a part of: "jan" stands wherever "january" does."""
    once = tuple(dict.fromkeys(words))
    return tuple(word for word in once if not any(other in word for other in once if other != word))


def without_brackets(text: str) -> str:
    """The text with what stands in round brackets taken out: "Reform Date (actual)" is "Reform Date"."""
    return _BRACKETED.sub(" ", text)


def without_continued(text: str) -> str:
    """The text without a closing "(contd.)"."""
    end = text[-_CLOSING:]
    if "cont" not in end.casefold():
        return text  # Nearly every text.
    return text[:-_CLOSING] + _CONTINUED.sub("", end)


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, by which a sentence that has none of the phrases is told quickly."""
    return frozenset(max(plain_words(phrase.casefold()), key=len) for phrase in phrases)


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
