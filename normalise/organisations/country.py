"""Whose financial years begin in July: those of Australia and New Zealand."""

from __future__ import annotations

import re
from functools import cache

from extractors.layout import Document
from lexicon.files import tables
from lexicon.patterns import alternatives

_TWICE = 2
"""One word of another country may stand in any paper; two are at home there."""

_SAYS_SO = re.compile(
    r"(?:\byears?\b|\b(?:19|20)\d\d\s?[/–-]\s?\d\d\b)[^.\n]{0,30}?\b(?:1(?:st)?\s+)?july\b(?:\s+\d{4})?"
    r"\s*(?:to|[-–—])\s*(?:30(?:th)?\s+)?june\b",
    re.IGNORECASE,
)
"""A paper that says so of its year: "2016/17 (July to June)", "year 1 July 2016 to 30 June 2017"."""


def counts_years_from_july(document: Document, organisation: str | None) -> bool:
    """Whether a paper is of a country whose financial years run from July to June, by the words in it."""
    names, words = _words()
    if organisation and names.search(organisation):
        return True
    texts = tuple(dict.fromkeys((*document.running, *document.texts())))
    folded = "\n".join(texts).casefold()
    if "july" in folded and any(map(_SAYS_SO.search, filter(_names_both, texts))):
        return True
    if not any(word in folded for word in tables("issuers")["july"]["words"]):
        return False  # Nearly every paper, and told far sooner.
    told: set[str] = set()
    for text in texts:
        told.update(map(str.casefold, words.findall(text)))
        if len(told) >= _TWICE:
            return True
    return False


def _names_both(text: str) -> bool:
    """Whether both months stand in a text: of a plan full of dates, hardly one."""
    folded = text.casefold()
    return "july" in folded and "june" in folded


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    july = tables("issuers")["july"]
    return _any_of(july["names"]), _any_of(july["words"])


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{alternatives(words)})(?![^\W_])", re.IGNORECASE)
