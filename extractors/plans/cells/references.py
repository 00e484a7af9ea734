"""Numbers and references before text: "Recommendation 3: Improve ..." is the third, and begins "Improve"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.plans.vocabulary import labels
from lexicon.files import tables
from lexicon.patterns import alternatives
from lexicon.words import comparable, without_continued

# One number or code: 1, 2.3, 4a, IA1, A-2, iv, IV.
_NUMBER = r"(?:[A-Za-z]{1,3}[-.]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?|[ivx]{1,4}|[IVXL]{1,6}"
_TYPED = re.compile(
    r"^\s*(?:\((?P<round>\d{1,2}|[a-z]|[ivx]{1,4})\)|(?P<dotted>\d{1,3}(?:\.\d{1,3})+[a-z]?)(?:[.):]|(?!\s+[a-z]))"
    r"|(?P<plain>\d{1,3}[a-z]?)\s?[.):]|(?P<code>[A-Z]{1,4}\d{1,3}(?:\.\d{1,3})*)[.):]?|(?P<letter>[A-Za-z])[.)])"
    r"(?:\s+|$)(?P<rest>.*)$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text parted from what stands before it: the word ("Recommendation"), its number, and the rest."""

    word: str | None
    ref: str | None
    rest: str


def part_recommendation(text: str) -> Labelled:
    """A recommendation's word and reference off its text.

    "Recommendations 5 and 6 (contd.)" has the reference "5 and 6" and no text; "4." likewise;
    a text without either comes back whole.
    """
    return _part(without_continued(text), _worded_recommendation())


def part_action(text: str) -> Labelled:
    """An action's word and reference off its text: "Action 8: ...", "1.2 ..."."""
    return _part(text, _worded_action())


def is_carried(text: str) -> bool:
    """Whether a cell says no more than that the one above goes on: "CONTINUED..", "(contd)"."""
    return comparable(text) in labels().carried_words


def _part(text: str, worded: re.Pattern[str]) -> Labelled:
    stripped = text.strip()
    if match := worded.match(stripped):
        return Labelled(match["word"], _tidy(match["ref"]), match["rest"].strip())
    if (match := _TYPED.match(stripped)) and not (match["dotted"] and _is_measured(match["rest"])):
        ref = match["round"] or match["dotted"] or match["plain"] or match["code"] or match["letter"]
        return Labelled(None, ref, match["rest"].strip())
    return Labelled(None, None, stripped)


def _is_measured(rest: str) -> bool:
    """Whether what stands behind a number is the unit of it: "WTE posts"."""
    return any(f"{comparable(rest)} ".startswith(f"{unit} ") for unit in labels().measured_units)


def _tidy(ref: str) -> str:
    return re.sub(r"\s+", " ", ref).strip()


@cache
def _worded_recommendation() -> re.Pattern[str]:
    return _worded(labels().recommendation_words)


@cache
def _worded_action() -> re.Pattern[str]:
    return _worded(labels().action_words)


def _worded(words: frozenset[str]) -> re.Pattern[str]:
    known = alternatives(words, between=r"\s+")
    number = rf"(?:{_NUMBER}|(?i:{alternatives(tables('dates')['WORDNUMBER'])})(?!\w)|[A-Z])"
    numbers = rf"{number}(?:\s*(?:,|&|and|to|-|–)\s*{number})*"
    # Behind the number a sign, the text in capitals' start, or nothing: "Priority 1 schools" is no label.
    return re.compile(
        rf"^(?P<word>(?i:{known}))\s*(?i:no\.?\s*|number\s+)?(?P<ref>{numbers})"
        r"(?:\s*[:.)–-]\s*|\s+(?=[A-Z‘'\"“(])|\s*\n\s*|$)(?P<rest>.*)$",
        re.DOTALL,
    )
