"""A word that is looked for before a long expression is asked must hide nothing that it would find."""

from __future__ import annotations

import json
import re

import pytest

from extractors.passages.clauses import deadlines
from extractors.passages.promises import modals, requests
from lexicon.words import plain_words
from tests.support import ROOT

_WORDS = (
    "{} the board",
    "Ann Lee {} write",
    "It was {} to write",
    "and {} the Clerk to write",
    "by the end of {}",
    "within the next two {}",
    "in six {}",
    "this {}",
    "the {} after",
    "at the next {}",
    "Would be {} if Jo would send it",
    "{} you send it",
    "I {} Jo to send it",
)


def gold_texts() -> list[str]:
    """What people promised, and by when, in the gold of the samples and of strangers' papers."""
    lines = [
        json.loads(line)
        for path in sorted((ROOT / "samples").rglob("gold/*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    said = [
        line.get(column) for line in lines for column in ("action", "due_raw", "recommendation", "progress")
    ]
    return sorted({text for text in said if isinstance(text, str)})


@pytest.mark.parametrize(
    ("telling", "expression", "folded"),
    [
        (modals._IN_MODALS, modals._MODALS, True),
        (modals._IN_AGREED, modals._agreed(), True),
        (modals._ASKING, modals._ASKS, True),
        (requests._GRATEFUL_WORDS, requests._GRATEFUL, True),
        (requests._ASKING_WORDS, requests._OF_READER, True),
        (requests._WANTS_WORDS, requests._WANTS, True),
        (deadlines._IN_MEETINGS, deadlines._MEETING, True),
        (deadlines._IN_AT_ONCE, deadlines._AT_ONCE, True),
    ],
    ids=["modals", "agreed", "asks", "grateful", "requests", "wants", "meetings", "at once"],
)
def test_no_promise_or_deadline_is_hidden_by_the_word_looked_for_first(
    telling: frozenset[str], expression: re.Pattern[str], folded: bool
) -> None:
    made = [form.format(word) for form in _WORDS for word in sorted(telling)]
    texts = [text for text in (*gold_texts(), *made) if expression.search(text)]
    assert texts
    for text in texts:
        words = plain_words(text.casefold() if folded else text)
        assert not telling.isdisjoint(words) or any(word[0].isdigit() for word in words if folded), text
