"""Whether a column of numbers counts the actions of a table, or what they answer to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extractors.plan import Column
from extractors.plans.cells.recognisers import share
from extractors.plans.columns.drafts import DraftColumn, of, pairs
from extractors.plans.vocabulary import Extent, Role
from lexicon.files import tables
from lexicon.words import comparable

# A column is one of numbers where nearly each of some cells is one.
_ALL_NUMBERS, _SOME_NUMBERS = 0.9, 3
# Letters of a state's code at most, the codes of a key at most, and the share of the rows that they are.
_LETTERS, _STATES, _OF_ROWS = 3, 5, 0.67
# The item of a meeting by its day and number: "08.02.23 / 6", "12 May 2014, item 4", "Mar 09 – 3.2".
_DAY = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\.? ?(?:['’]\d\d|\d{2,4}))"
)
_ITEM = r"(?:(?i:minute|min|item|para|paragraph|no|ref|agenda item)\.?\s?)?\d{1,3}(?:\.\d{1,2})*[a-z]?"
_MINUTED = re.compile(rf"{_DAY}(?:\s?[/,:;–—-]\s?|\s+|\s?\((?=.*\)$)){_ITEM}\)?")


def settle_references(drafts: Sequence[DraftColumn]) -> None:
    """Whether a number counts recommendations or actions: with which of the two it is filled in."""
    recommendation = next(iter(of(drafts, Column.RECOMMENDATION)), None)
    _settle_named_numbers(drafts, recommendation)
    _settle_unasked(drafts, recommendation)
    _settle_letters(drafts)
    for draft in (*of(drafts, Role.REF), *of(drafts, Column.ACTION_REF)):
        if draft.match is not None or not _comes_again(draft.texts) or not _is_worded(draft.heading):
            continue
        if recommendation and not of(drafts, Column.RECOMMENDATION_REF) and _counts(draft, recommendation):
            draft.settle(Column.RECOMMENDATION_REF, f"{draft.why}: it goes with the recommendation")
        else:
            draft.settle(None, f"{draft.why}: its numbers come again, as a chapter's or a page's do")
    if of(drafts, Role.REF):
        for draft in of(drafts, Column.ACTION_REF):
            if draft.inferred:
                draft.settle(None, f"{draft.why}, but another column is headed as the number")
    for draft in of(drafts, Role.REF):
        other = Column.RECOMMENDATION_REF if of(drafts, Column.ACTION_REF) else None
        if recommendation is None:
            draft.settle(other or Column.ACTION_REF, f"{draft.why}: it has no recommendation to number")
            continue
        counted = _counts(draft, recommendation) and not of(drafts, Column.RECOMMENDATION_REF)
        if counted and not (comparable(draft.heading) == "item" and _is_issue(recommendation)):
            draft.settle(Column.RECOMMENDATION_REF, f"{draft.why}: it goes with the recommendation")
        else:
            draft.settle(Column.ACTION_REF, f"{draft.why}: it goes with the action")
    _settle_second_number(drafts)


def _settle_second_number(drafts: Sequence[DraftColumn]) -> None:
    """Numbers right before the actions, one for each, where others number what the actions answer to: "R1 |
    What was recommended | 1.1 | What is to be done".
    """
    action = next(iter(of(drafts, Column.ACTION)), None)
    if action is None or not action.index or of(drafts, Column.ACTION_REF):
        return
    draft = drafts[action.index - 1]
    numbers = draft.contents.references >= _ALL_NUMBERS and draft.contents.filled >= _SOME_NUMBERS
    named = tables("recognisers")["headings"]["numbers"]
    asked = comparable(draft.heading) in (*named, comparable(action.heading), "")
    if draft.meanings or not numbers or not (asked or draft.contents.figures < _ALL_NUMBERS):
        return
    beside = pairs(draft, action)
    if all(bool(ref.strip()) == bool(text.strip()) for ref, text in beside) and not _comes_again(draft.texts):
        draft.settle(Column.ACTION_REF, f"{draft.why}; each action has its own", inferred=True)


def _settle_letters(drafts: Sequence[DraftColumn]) -> None:
    """Letters that come again are states, where no other column says them."""
    for draft in of(drafts, Role.REF):
        if _comes_again(draft.texts) and _are_letters(draft.texts) and _others_number(drafts, draft):
            draft.settle(
                None, f"{draft.why}, but its letters come again, and another column numbers the rows"
            )
            continue
        if _are_letters_that_come_again(draft.texts):
            status = None if of(drafts, Column.STATUS) else Column.STATUS
            draft.settle(
                status, f"{draft.why}, but its letters come again, as codes of a status do", inferred=True
            )


def _are_letters_that_come_again(texts: Sequence[str]) -> bool:
    """Whether a few letters stand in many rows: "C", "P", "N" under "Code" number nothing. Those that stand
    once each, for a run of rows ("A, A, B, B"), are the letters of groups."""
    filled = [text.strip() for text in texts if text.strip()]
    few = 1 < len(set(filled)) <= min(_STATES, _OF_ROWS * len(filled))
    runs = sum(1 for _ in groupby(filled))
    return _are_letters(filled) and few and runs > len(set(filled))


def _are_letters(texts: Sequence[str]) -> bool:
    """Whether cells hold letters, as the codes of states do."""
    return all(text.strip().isalpha() and len(text.strip()) <= _LETTERS for text in texts if text.strip())


def _others_number(drafts: Sequence[DraftColumn], letters: DraftColumn) -> bool:
    """Whether another column has a number of its own in each row: "FR/01", "FR/02"."""
    others = (draft for draft in drafts if draft is not letters and draft.contents.filled >= _SOME_NUMBERS)
    return any(
        draft.contents.references >= _ALL_NUMBERS and not _comes_again(draft.texts)
        for draft in others
        if draft.contents.figures < _ALL_NUMBERS or Column.ACTION_REF in draft.meanings
    )


def _settle_unasked(drafts: Sequence[DraftColumn], recommendation: DraftColumn | None) -> None:
    """Numbers under a heading that does not say what it numbers, where no other column is the number: they
    are the actions' own, if nothing else is there to number ("Para.", "Year and item")."""
    if of(drafts, Role.REF) or of(drafts, Column.ACTION_REF):
        return
    if recommendation is None:
        for draft in of(drafts, Column.RECOMMENDATION_REF):
            if draft.match is None:
                draft.settle(Column.ACTION_REF, f"{draft.why}: it has no recommendation to number")
                return
    action = next((draft.index for draft in of(drafts, Column.ACTION)), 0)
    for draft in drafts[:action]:
        numbered = draft.contents.references >= _ALL_NUMBERS and draft.contents.filled >= _SOME_NUMBERS
        named = draft.match is not None and draft.match.extent is not Extent.PARTS
        numbered = numbered and draft.contents.figures < _ALL_NUMBERS  # Bare figures may be any.
        minuted = share(draft.texts, lambda text: bool(_MINUTED.fullmatch(text.strip()))) >= _ALL_NUMBERS
        named = named and comparable(draft.heading) not in tables("recognisers")["headings"]["minuted"]
        free = draft.meanings in ((), (Column.SECTION,))  # "Section" over "3.1", "3.4"
        if free and ((numbered and not named) or minuted) and not _comes_again(draft.texts):
            draft.settle(Column.ACTION_REF, f"{draft.why}; its cells number the rows", inferred=True)
            return


def _is_issue(draft: DraftColumn) -> bool:
    """Whether a column that actions answer to holds findings, of which an item is no number."""
    return draft.match is not None and Role.ISSUE in draft.match.meanings


def _settle_named_numbers(drafts: Sequence[DraftColumn], recommendation: DraftColumn | None) -> None:
    """Numbers whose heading says that they count what the recommendations are called."""
    for draft in (*of(drafts, Role.REF), *of(drafts, Column.ACTION_REF)):
        if recommendation is not None and _is_numbered_by(draft.heading, recommendation.heading):
            draft.settle(Column.RECOMMENDATION_REF, f"{draft.why}: it numbers {recommendation.heading!r}")


def _counts(draft: DraftColumn, recommendation: DraftColumn) -> bool:
    """Whether a column has a number for each recommendation, and none where there is none."""
    beside = _printed_once(pairs(draft, recommendation))
    numbered = len({ref for ref, _ in beside if ref.strip()})
    named = len({text for _, text in beside if text.strip()})
    return all(bool(ref.strip()) == bool(text.strip()) for ref, text in beside) and numbered <= named + 1


def _printed_once(beside: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Numbers with their texts, without the rows that only repeat the number, or nothing, below a text."""
    return [
        (ref, text)
        for number, (ref, text) in enumerate(beside)
        if text.strip() or not ref.strip() or not number or ref.strip() != beside[number - 1][0].strip()
    ]


def _is_numbered_by(number: str, heading: str) -> bool:
    """Whether a heading says that it numbers what another heads: "Concern no." beside "Concern"."""
    said = {word for word in comparable(number).split() if word.isalpha()}
    said -= set(tables("recognisers")["headings"]["numbers"])
    return bool(said) and said <= set(comparable(heading).split())


def _is_worded(heading: str) -> bool:
    """Whether a heading has a word, and is not just "#"."""
    return any(letter.isalpha() for letter in heading)


def _comes_again(texts: Sequence[str]) -> bool:
    """Whether rows bear the same number: it is that of something which each of them belongs to."""
    filled = [text.strip() for text in texts if text.strip()]
    return len(set(filled)) < len(filled)
