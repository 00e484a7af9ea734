"""Letters that differ from others in nothing but their height or place: alone on a line ("CS"), no letter
beside them tells an engine how high that is.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.ocr.engine import Word
from extractors.ocr.raster import Mask, areas_of, parts_of

_ALIKE = frozenset("cosuvwxz")

_HIGH = 0.62
"""In ems: small letters are 0.45 to 0.54 high, capitals 0.66 to 0.74."""


_RAISED = 0.8
"""Of the height of a word from its top: a trade mark ends above."""


def without_mark(text: str, own: Mask) -> str:
    """A word that ends in the letters TM, where an engine takes them for a trade mark though they stand on
    the line."""
    if not text.endswith("™") or not own.any():
        return text
    last = max(areas_of(parts_of(own)), key=lambda area: area.x1)
    if last.bottom < _RAISED * len(own):
        return text
    return text[:-1].removesuffix("T") + "TM"


def in_capitals(words: Sequence[Word], em: float) -> list[Word]:
    """The words of a line that says little; ``em``, the usual type size of its page, is in pixels."""
    if not all(_ALIKE.issuperset(word.text) for word in words):
        return list(words)
    return [
        word._replace(text=word.text.upper()) if word.bottom - word.top >= _HIGH * em else word
        for word in words
    ]
