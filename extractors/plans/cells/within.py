"""Who and when that an action's own cell says: "Responsible: Head of Care, by 31 May", "(JH, by June)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.layout import Item
from extractors.plan import Column
from extractors.plans.cells.combined import part_timing
from extractors.plans.cells.recognisers import looks_like_parties, looks_like_timing
from extractors.plans.matching import match_heading
from extractors.runs import part_item
from lexicon.sentences import asks
from lexicon.words import comparable, word_count

# A label begins a sentence or a line, and is a few words.
_LABEL = re.compile(r"(?:^|(?<=[.;!?)])\s+|\n\s*)(?P<label>[A-Z][A-Za-z/]*(?: [A-Za-z/]+){0,3})\s?:\s+")
_BRACKETED = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,80})[)\]]\s*[.;]?\s*$")
_JOINING = re.compile(
    r"[\s,;:–-]+(?:by|before|to be completed by|due|due by|for completion by)?\s*$", re.IGNORECASE
)
# Words of a post that no list knows: "The person in charge".
_POST = 7
_SAID = frozenset((Column.LEAD, Column.ACCOUNTABLE, Column.DUE))


@dataclass(frozen=True, slots=True)
class Said:
    """An action's text without what it says of who and when, and that, by its column."""

    text: str
    values: Mapping[Column, str]


def says_who(text: str) -> bool:
    """Whether a cell says itself who does what it asks for, or by when."""
    return bool(part_said(text).values)


def part_said(text: str) -> Said:
    """What a text says behind labels, or in brackets at its end; the text alone where that is not plain."""
    labels = [match for match in _LABEL.finditer(text) if _meanings(match["label"])] if ":" in text else []
    if labels:
        ends = [*(match.start() for match in labels[1:]), len(text)]
        values: dict[Column, str] = {}
        for match, end in zip(labels, ends, strict=True):
            found = dict(_values(_meanings(match["label"]), text[match.end() : end].strip(), labelled=True))
            if not found:
                return Said(text, {})
            values |= found
        return Said(text[: labels[0].start()].rstrip(), values)
    if text.rstrip().rstrip(".;").rstrip()[-1:] in (")", "]") and (
        bracket := _BRACKETED.match(text, max(text.rfind("("), text.rfind("["), 0))
    ):
        found = dict(_values(frozenset((Column.LEAD, Column.DUE)), bracket["inner"].strip(), labelled=False))
        if len(found) > 1 and text[: bracket.start()].strip():
            return Said(text[: bracket.start()].rstrip(), found)
    return Said(text, {})


def part_answer(items: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]] | None:
    """What a cell says first, and behind a label what is done about it: "Agreed action: Review the ..."."""
    for number, item in enumerate(items[1:], 1):
        match = _LABEL.match(item.text)
        if match is None or not _answers(match["label"]):
            continue
        answer = part_item(item, match.end(), len(item.text))
        if answer.runs:
            return tuple(items[:number]), (answer, *items[number + 1 :])
    return None


def _answers(label: str) -> bool:
    """Whether a label says that an action follows, in words that another asked for it: "Agreed action"."""
    words = comparable(label).split()
    named = match_heading(label)
    action = named is not None and named.is_whole and named.meanings[0] is Column.ACTION
    return action and len(words) > 1


def _meanings(label: str) -> frozenset[Column]:
    """Of who and when, what a label says."""
    match = match_heading(label)
    if match is None or not (match.is_whole or len(match.meanings) > 1):
        return frozenset()
    meanings = frozenset(meaning for meaning in match.meanings if isinstance(meaning, Column))
    return meanings if meanings and meanings <= _SAID else frozenset()


def _values(meanings: frozenset[Column], value: str, *, labelled: bool) -> Iterator[tuple[Column, str]]:
    """What stands behind a label, where it is of the kind that the label says."""
    value = value.rstrip(" .;,")
    who = next((one for one in (Column.LEAD, Column.ACCOUNTABLE) if one in meanings), None)
    if who is None:
        if looks_like_timing(value):
            yield Column.DUE, value
        return
    words, timing = part_timing(value)
    words = _JOINING.sub("", words)
    if looks_like_parties(words) or (labelled and _may_be_named(words)):
        yield who, words
        if timing:
            yield Column.DUE, timing


def _may_be_named(words: str) -> bool:
    """Whether words behind a label that says who are short enough to be a post or a team."""
    return 0 < word_count(words) <= _POST and not asks(words) and not words.endswith("?")
