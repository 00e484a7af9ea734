"""Labels within a paragraph: what is asked in haste never hides what the expressions would find."""

from __future__ import annotations

import pytest

from extractors.passages.clauses.within import (
    glued_label,
    inline_field,
    marked,
    may_hold_field,
    may_hold_label,
    named_in_brackets,
)
from lexicon.files import tables

_LABELS = [
    phrase
    for kind in ("actions", "tasks", "numbered", "said")
    for phrase in tables("passages")["within"][kind]
]


@pytest.mark.parametrize("label", _LABELS)
def test_each_listed_label_is_told_in_haste(label: str) -> None:
    for printed in (label.capitalize(), label.upper(), label.replace(" ", "-").upper()):
        text = f"It was late. {printed} 3: Sam to mend it."
        assert may_hold_label(text) or not glued_label().search(text)
        assert may_hold_label(f"({printed}: JB)") or not named_in_brackets().search(f"({printed}: JB)")


@pytest.mark.parametrize("label", tables("passages")["within"]["actions"])
def test_each_listed_action_marks_a_sentence_and_names_who_acts(label: str) -> None:
    printed = label if label.isupper() else label.capitalize()
    assert marked().search(f"Mend the rail. [{printed}]")
    found = named_in_brackets().search(f"Mend the rail. ({printed} JB)")
    assert found is not None
    assert found["who"].strip() == "JB"


@pytest.mark.parametrize("label", tables("passages")["within"]["fields"])
def test_each_listed_field_is_found_at_a_sentences_end(label: str) -> None:
    text = f"The rail is to be mended. {label.capitalize()}: May 2021"
    assert may_hold_field().search(text)
    found = inline_field().search(text)
    assert found is not None
    assert found["value"] == "May 2021"
