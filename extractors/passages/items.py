"""What an item of a list says of itself: whom it only names, whom it binds, whether it goes on telling."""

from __future__ import annotations

import re

from extractors.passages.clauses import Sense, read_clause
from extractors.passages.parties import is_party
from extractors.passages.parts import read_parts, sentences
from extractors.passages.tails import tail_of
from lexicon.timing import timing_spans

_WILL = re.compile(r"\s+(?:to|will|should|must)$")


def only_doer(text: str) -> str | None:
    """Whom an item names that says nothing besides: "Ann Lee to:", "Officers should:", "The Clerk"."""
    doer = _WILL.sub("", text.rstrip(" :"))
    return doer if is_party(doer) and text[:1].isupper() else None


def subject_of(text: str) -> str | None:
    """Who is to do what a lead-in's "that" leads in to: "the Chair ensures that ..."."""
    that = f"that {text}"
    doer = read_clause(that, loose=True).doer
    return that[slice(*doer)] if doer else None


def goes_on_telling(text: str) -> bool:
    """Whether a paragraph states facts behind its first sentence."""
    return any(read_clause(text[start:end]).sense is Sense.STATEMENT for start, end in sentences(text)[1:])


def is_bound(text: str, *, meets: bool) -> bool:
    """Whether an item says by when, or who is to do it; what somebody "will" do may be a forecast, but is
    none where they met.
    """
    first = sentences(text)[:1]
    parts = read_parts(text[slice(*first[0])] if first else text, loose=False)
    tail = tail_of(text)
    if (parts.due and parts.clause.sense is not Sense.PASSIVE) or (tail is not None and tail.lead):
        return True
    doer = parts.clause.doer
    if doer is not None and any(re.search(r"\d", text[start:end]) for start, end in timing_spans(text)):
        return True
    return doer is not None and (meets or not text[doer[1] :].lstrip().startswith(("will", "would")))


def following(number: str) -> str:
    """The number that comes next: "24/131" behind "24/130", "6" behind "5"; none behind letters."""
    digits = re.search(r"\d+$", number)
    return f"{number[: digits.start()]}{int(digits.group()) + 1:0{len(digits.group())}d}" if digits else ""
