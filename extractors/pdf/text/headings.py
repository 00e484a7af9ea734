"""Which passages are headings, by how they are set against the body of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extractors.pdf.text.flows import Passage
from extractors.pdf.text.tolerances import TEXT

_NUMBERED_CAPITALS = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^a-z]{4,}$")
_SENTENCE = re.compile(r"[.;,]$")

Style = tuple[float, bool]


def body_size(passages: Iterable[Passage]) -> float:
    """The type size in which most of the text is set, in points; 0 where there is none."""
    letters: Counter[float] = Counter()
    for passage in passages:
        letters[_rounded(passage.size)] += len(passage.item.text)
    return max(letters, key=lambda size: (letters[size], -size)) if letters else 0.0


def heading_style(passage: Passage, body: float) -> Style | None:
    """How a heading is set, or None for what is no heading."""
    text = passage.item.text.strip()
    if passage.item.is_bullet or not text or len(text) > TEXT.heading_longest or _SENTENCE.search(text):
        return None
    if not any(character.isalpha() for character in text):
        return None
    larger = passage.size >= TEXT.heading_larger * body
    bold = (
        passage.bold
        and passage.size >= TEXT.heading_smallest * body
        and len(text) <= TEXT.bold_heading_longest
    )
    capitals = passage.size >= TEXT.heading_smallest * body and bool(_NUMBERED_CAPITALS.match(text))
    return (_rounded(passage.size), passage.bold) if larger or bold or capitals else None


def levels(styles: Iterable[Style]) -> dict[Style, int]:
    """The level of each style of heading, the largest and boldest outermost; six levels at most."""
    ranked = sorted(set(styles), reverse=True)
    return {style: min(number, 6) for number, style in enumerate(ranked, 1)}


def _rounded(size: float) -> float:
    return round(size * 2) / 2
