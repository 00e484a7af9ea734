"""Whose financial years begin in July: those of Australia and New Zealand."""

from __future__ import annotations

import re
from functools import cache

from extractors.layout import Document
from lexicon.files import tables
from lexicon.patterns import alternatives

_TWICE = 2
"""One word of another country may stand in any paper; two are at home there."""


def counts_years_from_july(document: Document, organisation: str | None) -> bool:
    """Whether a paper is of a country whose financial years run from July to June, by the words in it."""
    names, words = _words()
    if organisation and names.search(organisation):
        return True
    texts = tuple(dict.fromkeys((*document.running, *document.texts())))
    folded = "\n".join(texts).casefold()
    if not any(word in folded for word in tables("issuers")["july"]["words"]):
        return False  # Nearly every paper, and told far sooner.
    told: set[str] = set()
    for text in texts:
        told.update(map(str.casefold, words.findall(text)))
        if len(told) >= _TWICE:
            return True
    return False


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    july = tables("issuers")["july"]
    return _any_of(july["names"]), _any_of(july["words"])


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{alternatives(words)})(?![^\W_])", re.IGNORECASE)
