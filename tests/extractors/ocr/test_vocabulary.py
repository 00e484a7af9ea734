"""Months and states that an engine misread are told by how their letters look, and are doubts."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="needs councilplans[ocr]")

from extractors.ocr.engine import Word
from extractors.ocr.raster import Area
from extractors.ocr.reading import ReadLine
from extractors.ocr.references import as_numbered
from extractors.ocr.text_lines import InkLine
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


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (("S2", "S3", "Si"), "S1"),
        (("A1", "A2", "Ad"), "A4"),
        (("1b", "1c", "la"), "1a"),
        (("2a", "2b", "2C"), "2c"),
        (("S2", "Si"), "Si"),
        (("S1", "S2", "S3", "Si"), "Si"),
        (("S2", "S3", "So far"), "So far"),
    ],
)
def test_a_reference_misread_in_a_letter_is_told_by_the_others(read: tuple[str, ...], meant: str) -> None:
    """The last of each was read for sure, and was a reference that the plan has not."""
    lines = [
        ReadLine(InkLine(Area(0, 20 * place, 60, 20 * place + 16), place), line(*text.split()))
        for place, text in enumerate(read)
    ]
    lines[-1] = lines[-1]._replace(words=[word._replace(confidence=95) for word in lines[-1].words])
    last = as_numbered(lines)[-1].words
    assert " ".join(word.text for word in last) == meant
    assert (last[0].confidence < READING.page_unsure) == (meant != read[-1])
