"""Labels that announce an action: "Action 3:", "ACTION:", "AP2", "Outstanding action from 25 July:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.passages.clauses import read_clause
from extractors.passages.parties import is_initials, is_party
from extractors.passages.vocabulary import cues
from lexicon.words import comparable, word_count

_REF = r"(?:[A-Z]{1,4}[-./]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?|[A-Z](?=\s*[:.)]|\s*$)|\([ivxa-z]{1,4}\)"
# A label alone on its line heads what follows; this many words and it is a heading with more to say.
_ALONE_WORDS = 8
_LETTERED = ("ap", "task")
_MAY_GLUE = re.compile(r"ction|CTION|AP|RESOLVED")
# "... was agreed. ACTION: the Clerk to ..."; in capitals it is a label even where no sentence ends before it.
_GLUED = re.compile(
    r"(?<=[.;:!?)”’\]])\s+(?=(?:ACTIONS?|Actions?|Action [Pp]oints?|AP)\s*"
    r"(?:\d{1,3}(?:[./]\d{1,3})*)?\s*[:–]\s*\S)"
    r"|(?<=\w)\s+(?=ACTIONS?\s*(?:\d{1,3})?\s*:\s*\S)"
    r"|(?<=[.;:)])\s+(?=(?:It was (?:further )?|FURTHER )?RESOLVED\b)"
)


@dataclass(frozen=True, slots=True)
class ActionLabel:
    """A label at the start of a text: its reference, whom it names, where the text behind it begins.

    ``recommends`` where the word is "Recommendation" or the like.
    """

    word: str
    ref: str | None
    lead: str | None
    start: int
    recommends: bool = False

    def rest(self, text: str) -> str:
        """What stands behind it."""
        rest = text[self.start :].strip()
        # "[ACTION: the Clerk to write]": the bracket is round the whole.
        return rest.rstrip(" ]") if rest.count("]") > rest.count("[") else rest


@cache
def _label() -> re.Pattern[str]:
    words = cues()
    before = "|".join(re.escape(word) for word in sorted(words.action_before, key=len, reverse=True))
    every = sorted(words.action_words | words.recommendation_words, key=len, reverse=True)
    known = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in every)
    return re.compile(
        rf"^[\[(*]*\s*(?:(?i:{before})\s+)?(?P<word>(?i:{known}))(?![A-Za-z’'])"
        r"(?P<about>\s+(?:from|of|at)\s+[^:]{3,70}?(?=:))?"
        rf"\s*(?i:(?:no\b\.?|number\b|ref\b\.?|#)\s*)?(?P<ref>{_REF})?\s*(?P<bracket>[(\[][^()\[\]]{{1,60}}[)\]])?"
        r"(?P<by>\s+(?:[A-Z][\w’'.&/-]*\s*){1,5}(?=:))?\s*(?P<sign>:\s*[-–]?|[–—-](?=\s)|\.(?=\s|$)|\)|$|(?=\s))",
        re.DOTALL,
    )


def action_label(text: str, *, faced: bool = False) -> ActionLabel | None:
    """The label at the start of a text; None where the words are no label ("Action is needed").

    ``faced`` where the label's words alone are printed in bold: that parts them as a colon does.
    """
    match = _label().match(text)
    if match is None or not match["word"][0].isupper():
        return None
    word = comparable(match["word"])
    recommends = word in cues().recommendation_words
    lead = _lead(match)
    label = ActionLabel(word, match["ref"] and match["ref"].strip("()"), lead, match.end(), recommends)
    rest = label.rest(text)
    if word in _LETTERED and label.ref is None:
        return None
    if match["by"] and not is_party(match["by"]):
        return None
    if match["sign"].startswith(":"):
        return label
    if match["about"] or match["by"] or (recommends and label.ref is None):
        return None
    return label if _stands(label, rest, match["sign"], faced=faced) else None


def _lead(match: re.Match[str]) -> str | None:
    if match["by"]:
        return match["by"].strip()
    inner = (match["bracket"] or "").strip("()[] ")
    return inner if inner and is_party(inner) else None


def _stands(label: ActionLabel, rest: str, sign: str, *, faced: bool) -> bool:
    """Whether words without a colon are a label: by the number, the sign and what follows."""
    if not rest:
        return label.ref is not None or label.word in cues().action_lists
    if label.ref is None and not sign and not faced:
        return is_initials(rest)
    if faced or sign.startswith(("–", "—", "-")):
        return read_clause(rest, loose=True).sense.promises or is_party(rest)
    promises = read_clause(rest, loose=label.ref is not None).sense.promises
    return promises or (label.ref is not None and bool(sign) and rest[:1].isupper() and word_count(rest) > 2)


def begins_with_label(text: str) -> bool:
    """Whether a text begins with a label that is parted from it by a colon."""
    match = _label().match(text)
    return match is not None and match["word"][0].isupper() and match["sign"].startswith(":")


def heads_actions(text: str) -> bool:
    """Whether a line by itself heads a list of actions: "ACTIONS", "Action points:"."""
    key = comparable(text)
    return word_count(text) <= _ALONE_WORDS and key in cues().action_lists


def glued_labels(text: str) -> list[int]:
    """Where in a paragraph a label stands that should have begun one."""
    return [match.end() for match in _GLUED.finditer(text)] if _MAY_GLUE.search(text) else []
