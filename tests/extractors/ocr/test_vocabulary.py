"""Months and states that an engine misread are told by how their letters look, and are doubts."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="needs councilplans[ocr]")

from extractors.ocr.engine import Word
from extractors.ocr.tolerances.reading import READING
from extractors.ocr.vocabulary import as_meant


def line(*texts: str, confidence: float = 70, known: bool = False) -> list[Word]:
    return [
        Word(text, 40.0 * place, 0, 40.0 * place + 30, 10, confidence, known)
        for place, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (("Jui.08",), "Jul.08"),
        (("Apnl", "09"), "April 09"),
        (("by", "Apri/", "2010"), "by April 2010"),
        (("Decernber",), "December"),
        (("JUNO", "2011"), "JUNE 2011"),
        (("April", "G9"), "April 09"),
        (("Dane",), "Done"),
        (("Compieted.",), "Completed."),
    ],
)
def test_a_word_that_plans_use_is_told_by_its_look_and_doubted(read: tuple[str, ...], meant: str) -> None:
    """A month or a state misread in a letter lost the deadline or the state of its action."""
    words = as_meant(line(*read))
    assert " ".join(word.text for word in words) == meant
    assert min(word.confidence for word in words) < READING.page_unsure


@pytest.mark.parametrize(
    "read", [("Jui", "Smith"), ("Dane", "Smith"), ("FR/JS",), ("Jul", "09"), ("Mor", "08")]
)
def test_what_stands_elsewhere_or_looks_otherwise_stays_as_it_was_read(read: tuple[str, ...]) -> None:
    assert [word.text for word in as_meant(line(*read))] == list(read)


def test_a_word_of_the_dictionary_is_changed_where_it_stands_alone() -> None:
    """Where nothing stands beside it, the engine is as sure of "Dane" as of "Done"."""
    (word,) = as_meant(line("Dane", confidence=95, known=True))
    assert (word.text, word.confidence < READING.page_unsure) == ("Done", True)
    before, word = as_meant(line("by", "Juno", confidence=95, known=True))
    assert (before.confidence, word.text, word.confidence < READING.page_unsure) == (95, "Juno", True)
    (same,) = as_meant(line("Done", confidence=95, known=True))
    assert same.confidence == 95


def test_a_councillors_title_misread_in_a_bar_is_one() -> None:
    """Leads were called "Clir Penhale": two bars are alike in most faces."""
    assert [word.text for word in as_meant(line("Clir", "Penhale"))] == ["Cllr", "Penhale"]
    assert [word.text for word in as_meant(line("Cllrs", "Oakes"))] == ["Cllrs", "Oakes"]
    assert [word.text for word in as_meant(line("Clare", "Oakes"))] == ["Clare", "Oakes"]
