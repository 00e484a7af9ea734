"""What a cell holds, by what stands in it: the second witness where a heading is unknown or says two things.

These are quick tests over the same words as the judging's, which says later what a date or a status means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.plans.vocabulary import sentence_words
from lexicon.actors import names_parties
from lexicon.states import is_state
from lexicon.timing import spells_month, timing_spans
from lexicon.words import comparable, word_count

# Not what is part of a date or number ("10.05.17", "1.2.3"); and with a dot, a quarter of an hour or so.
_TIME = re.compile(r"\d[:.]\d")
_CLOCK = re.compile(
    r"(?<![\d.£])(?:[01]?\d|2[0-3])(?::[0-5]\d|\.[0-5][05](?=\s*(?:[ap]\.?m|-|–|to\b|$)))(?![.\d/-]*\d)"
)
# "2026-11-02 00:00:00", "12/06/2026 17:00"
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d|\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)\b")
_REFERENCE = re.compile(
    r"^[([]?(?:[A-Za-z]{1,4}[-. /]?)?\d{1,3}(?:[.\-/]\d{1,3})*[a-z]?[.)\]:]?$|^[A-Za-z][.)]$"
    # "iv", "(vii)", and not the "x" of a box that is ticked.
    r"|^(?![(\[]?x\W?$)[(\[]?(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})[.)\]:]?$"
    # A year's own count: "2015/16 – 3", "C/F 2014/15 – 3".
    r"|^(?:[A-Z](?:/?[A-Z]){0,3} )?(?:19|20)\d\d/\d\d ?[-–/.:] ?\d{1,2}$"
)
_TO_BE_DONE = re.compile(r"\b(?:(?:to|will|should|must|shall) be|will|should|must) [a-z]+", re.IGNORECASE)
_COLOURS = r"[ragb]|red|amber|yellow|green|blue"
_COLOUR = re.compile(_COLOURS, re.IGNORECASE)
_RATED = re.compile(
    rf"({_COLOURS}|gr[ae]y|orange)(?:\s*[-–—:;.,/]\s*|\s*\n|$)(.*)$", re.IGNORECASE | re.DOTALL
)
# Half of a cell's words is date, and the cell is a date with words around it ("Group established by Dec 09").
_DATE_COVER = 0.5


def looks_like_timing(text: str) -> bool:
    """Whether a cell holds a date or a word that stands for one, and little besides."""
    words = word_count(text)
    return bool(words) and sum(word_count(text[a:b]) for a, b in timing_spans(text)) / words >= _DATE_COVER


def looks_like_clock(text: str) -> bool:
    """Whether a cell holds times of day, as agendas do; the hour of a day that is printed is none."""
    if not (_TIME.search(text) and _CLOCK.search(text)):
        return False
    return not spells_month(text) and not _DAY.search(text)


def looks_like_status(text: str) -> bool:
    """Whether a cell holds a status word and little besides."""
    return is_state(text)


def looks_like_reference(text: str) -> bool:
    """Whether a cell holds a number or code: "1.2", "IA1", "(3)"."""
    return bool(_REFERENCE.match(text.strip()))


def looks_like_parties(text: str) -> bool:
    """Whether a cell names people, posts or bodies, and little besides."""
    return names_parties(text)


def begins_like_action(text: str) -> bool:
    """Whether the first word is one that promises begin with: "Ensure", "To develop"."""
    words = text.split()
    return bool(words) and comparable(words[0]) in sentence_words().verbs


def promises(text: str) -> bool:
    """Whether a text says that something is to be done: as actions begin, or "Policy to be reviewed"."""
    return begins_like_action(text) or bool(_TO_BE_DONE.search(text))


def looks_like_colour(text: str) -> bool:
    """Whether a cell holds a colour word or its letter, and nothing else."""
    return bool(_COLOUR.fullmatch(text.strip()))


def part_rating(text: str) -> tuple[str, str] | None:
    """A colour and what is said behind it: "G - hub opened", "Amber: slipping"; None without a colour."""
    match = _RATED.match(text.strip())
    return (match[1], match[2].strip()) if match else None


def may_begin_action(text: str) -> bool:
    """The same, or a word that begins the names of things as well: "Survey every tenant"."""
    words = text.split()
    return begins_like_action(text) or (
        bool(words) and comparable(words[0]) in sentence_words().verbs_and_nouns
    )


def share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    """How much of the non-empty texts passes a test; 0 where there are none."""
    worded = [text for text in texts if text.strip()]
    return sum(map(test, worded)) / len(worded) if worded else 0.0
