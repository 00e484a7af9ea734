"""Whether a paper has phrases that only papers of its kind have: one that sets terms binds whom it names, one
that advertises sells to whoever reads it, and neither asks for anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.passages.lines.whole_lines import Line
from lexicon.files import tables
from lexicon.patterns import any_of
from lexicon.words import comparable, plain_words

# One such phrase stands in many a paper that names a licence; so many different ones are of its terms.
_OF_TERMS = 2
# A letter may say "apply now" of an "exclusive offer", and go on to promise something.
_OF_ADVERTS = 3


def sets_terms(lines: Sequence[Line]) -> bool:
    """Whether several phrases stand in the lines that only terms have: a licence, a lease or a contract."""
    return _different("terms", lines) >= _OF_TERMS


def advertises(lines: Sequence[Line]) -> bool:
    """Whether several phrases stand in the lines that only those say who sell something."""
    return _different("adverts", lines) >= _OF_ADVERTS


def _different(kind: str, lines: Sequence[Line]) -> int:
    """How many different phrases of a list stand in the lines."""
    words = plain_words(" ".join(line.text for line in lines if not line.wall).casefold())
    return len(set(_phrases(kind).findall(" ".join(words))))


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(map(comparable, tables('passages')['papers'][kind]))}\b")
