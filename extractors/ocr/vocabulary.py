"""Words that plans use and an engine may misread: months beside their years, states that stand alone.

A line of one word or two tells an engine nothing of what is meant; letters that faint print makes alike are
then taken for one another ("Jui.08", "Apnl 09", "Dane").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.ocr.confusions import folded, in_bars
from extractors.ocr.engine import Word
from extractors.ocr.looks import is_odd
from extractors.ocr.tolerances.reading import READING
from lexicon.files import tables

_WORD = re.compile(r"(\W*)([^\W\d_]{2,}[/!|1]?[^\W\d_]*)(.*)", re.DOTALL)
_YEAR = re.compile(r"\W*[\doOQGlI|]?\d")
_NOUGHT = re.compile(r"(?<!\w)[oOQG](?=\d\b)")


def as_meant(words: Sequence[Word]) -> list[Word]:
    """The words of a line; a misread month or state as the word that plans have, and in doubt."""
    return [
        _with_year(_named(word, words, place), words[place - 1] if place else None)
        for place, word in enumerate(words)
    ]


def _named(word: Word, words: Sequence[Word], place: int) -> Word:
    """A word as the month or the state that it was misread from; beside others, what a dictionary holds is a
    doubt and no more."""
    found = _WORD.fullmatch(word.text)
    if not found:
        return word
    before, letters, after = found.groups()
    dated = bool(_YEAR.match(after or "".join(other.text for other in words[place + 1 : place + 2])))
    title = _title(letters)
    if title and not word.known:
        return word._replace(text=f"{before}{title}{after}")
    meant = _month(letters, dated=dated) or (
        _state(letters) if len(words) == 1 and not after.strip(".") else ""
    )
    if not meant or meant == letters.casefold():
        return word
    doubted = word._replace(confidence=min(word.confidence, READING.look_disputed))
    if not is_odd(word) and len(words) > 1:
        return doubted
    meant = meant.upper() if letters.isupper() else meant.capitalize() if letters[0].isupper() else meant
    return doubted._replace(text=f"{before}{meant}{after}")


def _with_year(word: Word, before: Word | None) -> Word:
    """A year behind a month, its nought read as a letter."""
    if before is None or not is_odd(word) or not _NOUGHT.search(word.text):
        return word
    if before.text.strip(".,").casefold() not in tables("dates")["MONTH"]:
        return word
    doubted = min(word.confidence, READING.look_disputed)
    return word._replace(text=_NOUGHT.sub("0", word.text), confidence=doubted)


def _month(letters: str, *, dated: bool) -> str:
    """The month that letters were misread from; a short one beside a year alone."""
    months = _months()
    if letters.casefold() in tables("dates")["MONTH"]:
        return ""
    if len(letters) >= READING.vocabulary_least:
        return months.get(folded(letters), "")
    return months.get(in_bars(letters), "") if dated else ""


def _state(letters: str) -> str:
    if len(letters) < READING.vocabulary_least or letters.casefold() in _state_words():
        return ""
    return _states().get(folded(letters), "")


def _title(letters: str) -> str:
    """A councillor's title that nothing but bars was misread of ("Clir")."""
    title = _titles().get(in_bars(letters), "")
    return title.capitalize() if title and letters[0].isupper() and letters[-1].islower() else ""


@cache
def _titles() -> dict[str, str]:
    """Short titles with bars in them, by how they look in bars."""
    return {in_bars(title): title for title in tables("parties")["councillors"] if "ll" in title[:4]}


@cache
def _months() -> dict[str, str]:
    """Months by how they look, short ones in bars alone; those that look like two are left out."""
    names = [str(name) for name in tables("dates")["MONTH"]]
    return _by_look(
        [(folded(name) if len(name) >= READING.vocabulary_least else in_bars(name), name) for name in names]
    )


@cache
def _states() -> dict[str, str]:
    return _by_look(
        [(folded(word), word) for word in _state_words() if len(word) >= READING.vocabulary_least]
    )


@cache
def _state_words() -> frozenset[str]:
    """The single words that say how far something has got."""
    listed = tables("statuses")
    return frozenset(
        word for phrases in listed.values() if isinstance(phrases, list) for word in phrases if word.isalpha()
    )


def _by_look(words: Sequence[tuple[str, str]]) -> dict[str, str]:
    looks: dict[str, str] = {}
    for look, word in words:
        looks[look] = "" if look in looks else word
    return looks
