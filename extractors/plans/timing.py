"""Where dates stand in a text: quick, and over the telling words of ``vocabulary/witnesses.toml``.

What a date means is judged later and elsewhere; here it is enough to know that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.plans.vocabulary import witnesses


def timing_spans(text: str) -> list[tuple[int, int]]:
    """Where in a text dates, and the words that belong to them, stand: (start, end) pairs, in order."""
    return [match.span() for match in _timing().finditer(text)]


@cache
def _timing() -> re.Pattern[str]:
    words = witnesses()
    month = rf"(?-i:{_alternatives(_month_spellings(words.months))})\b\.?"
    year = r"(?:(?:19|20)\d\d(?:\s?[-/–]\s?\d\d(?:\d\d)?)?|['’]?\d\d(?!\d|%))\b"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    cores = (
        rf"(?:{day}\s+(?:of\s+)?)?{month}(?:\s*[-/–]\s*(?:{day}\s+)?{month})*(?:,?\s*{year})?",
        r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}",
        r"(?:0?[1-9]|1[0-2])/\d\d\b",
        rf"(?:{_alternatives(words.seasons)})\b(?:\s+(?:term\s+)?{year})?",
        rf"(?:{_alternatives(words.date_words)})(?![\w-])",
        r"Q[1-4]\b(?:\s+(?:19|20)\d\d(?:\s?/\s?\d\d)?)?",
        r"(?:19|20)\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b",
        r"(?:within\s+)?(?:\d+|one|two|three|four|six|nine|twelve)\s+(?:days?|weeks?|months?|years?)\b",
    )
    lead = rf"(?:(?:{_alternatives(words.date_leads)})\b\.?\s+)*"
    core = "|".join(cores)
    return re.compile(rf"(?<!\w){lead}(?:{core})", re.IGNORECASE)


def _month_spellings(months: Sequence[str]) -> list[str]:
    """Months as printed; in small letters only where they are no other word (may, march, sep, dec)."""
    plain = [month for month in months if len(month) > 4 and month != "march"]
    return [*(month.title() for month in months), *(month.upper() for month in months), *plain]


def _alternatives(words: Sequence[str]) -> str:
    """The words for a pattern, the longest first, so that "end of" is not read as "end"."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
