"""Whether a paper sets terms: a licence, a lease or a contract binds whom it names, and asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.passages.lines.whole_lines import Line
from lexicon.files import tables
from lexicon.patterns import any_of
from lexicon.words import comparable, plain_words

# One such phrase stands in many a paper that names a licence; so many different ones are of its terms.
_DIFFERENT = 2


def sets_terms(lines: Sequence[Line]) -> bool:
    """Whether several phrases stand in the lines that only terms have."""
    words = plain_words(" ".join(line.text for line in lines if not line.wall).casefold())
    return len(set(_phrases().findall(" ".join(words)))) >= _DIFFERENT


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(map(comparable, tables('passages')['papers']['terms']))}\b")
