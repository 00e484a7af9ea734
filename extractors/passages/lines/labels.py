"""Labels that announce an action: "Action 3:", "ACTION:", "AP2", "Outstanding action from 25 July:"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.passages.clauses.parties import decides, is_initials, is_party
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.tails import who_and_when
from extractors.passages.clauses.within import (
    NAMED_BY_DASH,
    glued_label,
    may_hold_label,
    owned_label,
    whole_in_brackets,
)
from extractors.passages.vocabulary import cues, headings
from extractors.plans.vocabulary import labels as paper_titles
from lexicon.files import tables
from lexicon.patterns import alternatives
from lexicon.words import comparable, word_count

_REF = r"(?:[A-Z]{1,4}[-./]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?|[A-Z](?=\s*[:.)]|\s*$)|\([ivxa-z]{1,4}\)"
# A label alone on its line heads what follows; this many words and it is a heading with more to say.
_ALONE_WORDS = 8
# Behind these a promise needs somebody who is to keep it: a meeting decides other things as well.
# What is named behind these is to be done, where it is no title of a word or two.
_TO_DO = ("to do", "to follow up")
_THING_WORDS = 4
_LETTERED = ("ap", "task")
# A day behind initials, and no number of an action.
_DAY_REF = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})")
# "Rec 2" is a recommendation; by itself it is a sports ground.
_SHORT = "rec"
# A label with its sign, as a paragraph begins with it.
_OPENING = re.compile(r"[A-Z][A-Za-z]+(?: [a-z]+)?\s*[:–—-]\s")
_TO = re.compile(r"\s+to\s")
# "A1/2023: Fund Manager to supply the table"
_NUMBERED = re.compile(r"^(?P<ref>[A-Z]{1,3}[-. ]?\d{1,3}(?:[./-]\d{1,4})+)\s*[:–]\s+(?=[A-Z])")
_INITIALS_FIRST = re.compile(r"(?P<who>[A-Z]{2,3}(?:\s*(?:[/&,]|and)\s*[A-Z]{2,3})*)\s+(?=[a-z])")
_INITIALS_BEFORE = re.compile(r"\s*(?P<who>[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*)\s*[:–-]?\s+(?=[A-Z][a-z])")
_INLINE_LEAD = re.compile(r"[.;,]\s+(?:Owner|Lead|Responsible|Who|Action by)\s*:\s*(?=[A-Z])")
# Who acts and the word behind them stand in so many letters at a line's start.
_OWNER_LETTERS = 70
# "A2 Collect figures - all A3 Draft a reply - Clerk"
_OF_SERIES = re.compile(r"A\d{1,2}[.:)]?\s+(?=[A-Z][a-z])")
_NEXT_OF_SERIES = re.compile(r"\s+(?=A\d{1,2}[.:)]?\s+[A-Z][a-z])")
# "AP106 ... AP107 – ...": points that follow each other in one paragraph.
_SERIES = re.compile(r"\s+(?=AP\s?\d{1,4}\b\s*(?:[:–—-]|[A-Z]))")


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
    due: str | None = None

    def rest(self, text: str) -> str:
        """What stands behind it."""
        rest = text[self.start :].strip()
        # "[ACTION: the Clerk to write]": the bracket is round the whole.
        return rest.rstrip(" ]") if rest.count("]") > rest.count("[") else rest


_BEFORE_LAST = re.compile(r"^.*[.!?]\s+", re.DOTALL)
_DASHES = ("–", "—", "-")
_NAMED_BY_DASH = re.compile(rf"\s*(?P<who>(?={NAMED_BY_DASH})[^–—]+?)\s+[–—-]\s+")
_NAMED_BEHIND = re.compile(r"\s*(?P<who>[A-Z][^:–—.;]{1,60}?)\s*:\s+(?=\S)")


@cache
def _label() -> re.Pattern[str]:
    words = cues()
    before, after, known = (
        alternatives(phrases, between=r"[\s/-]+")
        for phrases in (
            words.action_before,
            words.action_after,
            words.action_words | words.recommendation_words | words.action_said,
        )
    )
    return re.compile(
        rf"^[\[(*]*\s*(?:(?i:{before})\s+)*(?P<word>(?i:{known})(?:\s+(?i:{after}))*)(?![A-Za-z’'])"
        r"(?P<about>\s+(?:from|of|at)\s+(?:(?!\.\s+[A-Z])[^:]){3,70}?(?=:))?"
        rf"[\s./-]*(?i:(?:no\b\.?|number\b|ref\b\.?|#)\s*)?(?P<ref>{_REF})?\]?\s*(?P<bracket>[(\[][^()\[\]]{{1,60}}[)\]])?"
        r"(?P<by>\s+[A-Z][\w’'.&/-]*\s*(?:(?:[/&,]\s*|and\s+)?[A-Z][\w’'.&/-]*\s*){0,5}(?=:))?\s*(?P<sign>:\s*[-–]?|[–—-](?=\s)|\.(?=\s|$)|\)|$|(?=\s))",
        re.DOTALL,
    )


def action_label(text: str, *, faced: bool = False) -> ActionLabel | None:
    """The label at the start of a text; None where the words are no label ("Action is needed").

    ``faced`` where the label's words alone are printed in bold: that parts them as a colon does.
    """
    match = _label().match(text)
    if match is None or not _begins_large(match):
        return _owned_label(text)
    word = comparable(match["word"])
    recommends = word in cues().recommendation_words
    lead, due = _who(match)
    label = ActionLabel(word, match["ref"] and match["ref"].strip("()"), lead, match.end(), recommends, due)
    rest = label.rest(text)
    if word in _LETTERED and (match["about"] or (label.ref and _DAY_REF.fullmatch(label.ref))):
        return None  # "Task of establishment:", "AP 31/7/2013"
    if word in _LETTERED and label.ref is None and word not in cues().action_said:
        return None
    if word == _SHORT and label.ref is None:
        return None
    if match["by"] and (not is_party(match["by"]) or paper_titles().names_paper(f"{word}{match['by']}")):
        return None  # "ACTION PLAN: THE CENTRE" is a title
    if word in cues().action_said and word not in cues().action_words:
        return label if _said(match, rest) else None
    if (named := _named_behind(text, label, match)) is not None:
        return named
    if match["sign"].startswith(":"):
        return label
    if match["about"] or match["by"] or (recommends and label.ref is None):
        return None
    # "Action. The Clerk agreed to write": the stop may have been taken for one before a number.
    # and a hyphen for one within the word, as in "Action - write to the bank".
    printed = match.group().rstrip()[-1:] if label.ref is None else ""
    sign = match["sign"] or (printed if printed in (".", "-") else "")
    capital = match["word"].isupper() and not sign and label.ref is None
    told = capital and read_clause(rest).doer  # "ACTION Clerk to send the worksheet"
    return label if (told and told[0] == 0) or _stands(label, rest, sign, faced=faced) else None


def _named_behind(text: str, label: ActionLabel, match: re.Match[str]) -> ActionLabel | None:
    """The same label with who acts behind it: "ACTION 3 - SECRETARY: ask every one"."""
    named = _NAMED_BEHIND.match(text, label.start) if label.ref and match["sign"] in _DASHES else None
    if named and is_party(named["who"]):
        return replace(label, lead=named["who"], start=named.end())
    told = _NAMED_BY_DASH.match(text, label.start) if match["word"].isupper() and not match["sign"] else None
    if told and is_party(told["who"]) and _commands(text[told.end() :]):
        return replace(label, lead=told["who"], start=told.end())
    first = _INITIALS_BEFORE.match(text, label.start) if label.ref else None
    if first and _commands(text[first.end() :]):
        return replace(label, lead=first["who"], start=first.end())  # "AP 1/11 SU Redraft the leaflet"
    return None


def _commands(text: str) -> bool:
    return read_clause(text, loose=True).sense is Sense.IMPERATIVE


def _begins_large(match: re.Match[str]) -> bool:
    return match.group().lstrip("[(* ")[:1].isupper()


def _owned_label(text: str) -> ActionLabel | None:
    """ "Ann Lee ACTION to write", "Clerk's action: renew the lease"."""
    if (numbered := _NUMBERED.match(text)) and read_clause(text[numbered.end() :]).sense is Sense.DOER:
        return ActionLabel("action", numbered["ref"], None, numbered.end())
    match = owned_label().match(text) if may_hold_label(text[:_OWNER_LETTERS]) else None
    if match is None or not is_party(who := match["who"] or match["whose"]):
        return None
    return ActionLabel("action", None, who, match.end())


def _said(match: re.Match[str], rest: str) -> bool:
    """Whether words that are said in sentences too are a label: a sign parts them from what is promised."""
    numbered = match["ref"] is not None and match.group().rstrip().endswith(".")  # "Condition 2. The"
    parted = numbered or match["sign"].startswith((":", "–", "—", "-"))
    if not parted or match["about"] or not rest:
        return False
    clause = read_clause(rest, loose=True)
    if comparable(match["word"]) in _TO_DO and clause.sense is Sense.NAMES:
        return word_count(rest) >= _THING_WORDS  # "To follow up: Chair's letter to the council"
    if comparable(match["word"]) in tables("passages")["texts"]["decides"]:
        if inline_leads(rest):
            return True
        if rest.casefold().startswith("that "):
            return clause.doer is not None and not decides(rest[slice(*clause.doer)])
        return (
            clause.doer is not None
            and bool(_TO.match(rest[clause.doer[1] :]))
            and not decides(rest[slice(*clause.doer)])
        )
    return clause.sense.promises


def inline_leads(rest: str) -> bool:
    """Whether a text says with a label who leads it: "... get a third quote. Owner: Bill."."""
    return _INLINE_LEAD.search(rest) is not None


def _who(match: re.Match[str]) -> tuple[str | None, str | None]:
    """Whom a label names, and by when: "Action (HB, 30 October):"."""
    if match["by"]:
        return match["by"].strip(), None
    inner = (match["bracket"] or "").strip("()[] ")
    tail = who_and_when(inner) if inner else None
    if tail and tail.lead:
        return tail.lead, tail.due
    return (inner if inner and is_party(inner) else None), None


def _stands(label: ActionLabel, rest: str, sign: str, *, faced: bool) -> bool:
    """Whether words without a colon are a label: by the number, the sign and what follows."""
    if not rest:
        return label.ref is not None or headings().actions.fullmatch(label.word) is not None
    if label.ref is None and not sign and not faced:
        return is_initials(rest)
    if faced or sign.startswith(("–", "—", "-")):
        tail = who_and_when(rest)
        named = bool(tail and tail.lead) or leading_initials(rest) is not None
        if named or label.ref is None or not sign:
            return named or read_clause(rest, loose=True).sense.promises
    promises = read_clause(rest, loose=label.ref is not None).sense.promises
    return promises or (label.ref is not None and bool(sign) and rest[:1].isupper() and word_count(rest) > 2)


def leading_initials(text: str) -> str | None:
    """The initials that a text begins with, before what they are to do: "AW agenda item for next time"."""
    match = _INITIALS_FIRST.match(text)
    return match["who"] if match else None


def begins_with_label(text: str) -> bool:
    """Whether a text begins with a label that is parted from it by a colon."""
    match = _label().match(text)
    return match is not None and _begins_large(match) and match["sign"].startswith(":")


def heads_box(text: str) -> bool:
    """Whether a line is the number of an action alone ("Action 3"), which heads no section."""
    label = action_label(text)
    return label is not None and label.ref is not None and not label.recommends and not label.rest(text)


def heads_actions(text: str) -> bool:
    """Whether a line by itself heads a list of actions: "ACTIONS", "Action points:"."""
    key = comparable(text)
    return word_count(text) <= _ALONE_WORDS and headings().actions.fullmatch(key) is not None


def labels_actions(text: str) -> ActionLabel | None:
    """The label of a line that has an action behind it, or heads actions; None of any other."""
    label = action_label(text)
    return label if label is not None and (label.rest(text) or heads_actions(text)) else None


def leads_in_to_actions(text: str) -> bool:
    """Whether a sentence leads in to a list of actions: "Here is who's doing what:"."""
    if not text.endswith(":"):
        return False
    last = f" {comparable(_BEFORE_LAST.sub('', text))} "
    shares = (phrase for phrase in cues().action_leads_in if phrase.startswith("who"))
    return comparable(text).endswith(cues().action_leads_in) or any(f" {one} " in last for one in shares)


def glued_labels(text: str) -> list[int]:
    """Where in a paragraph a label stands that should have begun one."""
    if _OF_SERIES.match(text):
        return [match.end() for match in _NEXT_OF_SERIES.finditer(text)]
    if not may_hold_label(text):
        return []
    if own := _OPENING.match(text):
        again = re.compile(rf"(?<=\w)\s+(?={re.escape(own.group())}\S)")
        if (cuts := [match.end() for match in again.finditer(text)]) and action_label(text):
            return cuts  # "Action - ring them - Sandra - this week Action - put a note through - Olu"
    series = _SERIES.finditer(text) if text.startswith("AP") else ()
    whole = (
        one
        for one in whole_in_brackets().finditer(text)
        if read_clause(one["inner"], loose=True).sense.promises
    )
    return sorted(
        {match.end() for match in (*glued_label().finditer(text), *series)} | {one.start() for one in whole}
    )
