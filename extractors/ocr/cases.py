"""Capitals that differ from small letters in nothing but their height: alone on a line ("CS"), no letter
beside them tells an engine how high that is.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.ocr.engine import Word

_ALIKE = frozenset("cosuvwxz")

_HIGH = 0.62
"""In ems: small letters are 0.45 to 0.54 high, capitals 0.66 to 0.74."""


def in_capitals(words: Sequence[Word], em: float) -> list[Word]:
    """The words of a line that says little; ``em``, the usual type size of its page, is in pixels."""
    if not all(_ALIKE.issuperset(word.text) for word in words):
        return list(words)
    return [
        word._replace(text=word.text.upper()) if word.bottom - word.top >= _HIGH * em else word
        for word in words
    ]
