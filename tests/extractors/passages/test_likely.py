"""Sentences that no form reads, told by what papers taught."""

from __future__ import annotations

import pytest

from extractors.layout import Document
from extractors.passages.learnt import LearntModel
from extractors.passages.likely import model
from extractors.passages.likely.evidence import Sentence, evidence_of, sentences_in
from extractors.passages.likely.model import among_others, scores_of
from extractors.passages.lines.whole_lines import passage_lines
from extractors.passages.paper.papers import Kind
from ingest.codes import Flag
from tests.extractors.passages.written import actions, blocks, rows

_LETTER = "Marle Primary School\nDear Parents\n{}\nYours sincerely\nB. Dray"
_NOTES = "Minutes of Orrindale Parish Council, 4 May 2017\nPresent: Ann Pell, Bob Dray\n{}"


def _sentences(text: str, kind: Kind = Kind.MINUTES) -> list[Sentence]:
    return sentences_in(passage_lines(Document("text", blocks(text)), lambda _: False), kind)


def _model(weights: dict[str, float]) -> LearntModel:
    return LearntModel(-1.0, weights, 1.0, {})


@pytest.fixture
def taught(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that knows the word "slips" for one of actions, and "weather" for none."""
    known = _model({"word: slips": 4.0, "word: weather": -4.0, "begins: slips": 1.0})
    monkeypatch.setattr(model, "sentence_model", lambda: known)


@pytest.mark.usefixtures("taught")
def test_a_sentence_that_no_form_reads_is_read_and_flagged() -> None:
    (row,) = rows(_LETTER.format("The weather was kind. Slips back to the office by Thursday 16 June."))
    assert row.action == "Slips back to the office by Thursday 16 June."
    assert Flag.PROMISE_IN_DOUBT in row.flags


@pytest.mark.usefixtures("taught")
def test_what_a_form_reads_is_not_read_again() -> None:
    text = "ACTION: Ann to collect the slips by Friday."
    assert actions(_NOTES.format(text)) == ["Ann to collect the slips by Friday."]


@pytest.mark.usefixtures("taught")
def test_what_a_meeting_resolved_stays_on_request() -> None:
    assert not actions(_NOTES.format("RESOLVED: Slips to be returned by Friday."))


@pytest.mark.usefixtures("taught")
def test_what_is_the_matter_beside_a_task_is_none_in_notes() -> None:
    assert not actions(_NOTES.format("Slips have been lost again."))


@pytest.mark.usefixtures("taught")
def test_longer_papers_than_those_that_taught_are_not_judged() -> None:
    long = "\n".join(f"The weather was fair on day {number}." for number in range(60))
    text = "Slips back to the office by Thursday 16 June."
    assert actions(_LETTER.format(text)) == [text]
    assert not actions(_LETTER.format(f"{text}\n{long}"))


@pytest.mark.usefixtures("taught")
def test_nothing_is_no_task() -> None:
    assert not actions(_LETTER.format("Slips nothing further."))


def test_remarks_behind_an_item_are_kept_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """They stood in the action: "Agree one set of priorities. We counted 41 in three documents."."""
    monkeypatch.setattr(model, "sentence_model", lambda: _model({"word: counted": -4.0}))
    (first, second) = rows(
        "# Review of Marle Council\n# Recommendations\n"
        "- Agree one set of priorities. We counted 41 in three documents.\n- Publish the budget. Do so early."
    )
    assert (first.action, dict(first.other)) == (
        "Agree one set of priorities.",
        {"remark": "We counted 41 in three documents."},
    )
    assert second.action == "Publish the budget. Do so early."


def test_evidence_names_words_places_and_what_stands_around() -> None:
    *_, one = _sentences("# The hut\nIt is old.\n- The hut leaks. Bob Dray to write to the county by 3 May.")
    seen = evidence_of(one)
    told = {"word: write", "begins: bob *", "a bullet", "last in its line", "before: hut"}
    assert told <= set(seen)
    assert {"says by when", "minutes: says by when", "word: 0", "word: (month)"} <= set(seen)
    assert len(seen) == len(set(seen))


def test_a_sentence_is_weighed_among_the_others_of_its_paper() -> None:
    sentences = _sentences(
        "# Tasks\n- One is asked.\n- Two is asked.\n- Three is told.\nA paragraph is told."
    )
    seen = list(among_others(sentences, [-9.0, 2.0, 2.0, -3.0, -3.0]))
    assert "like it under its heading: 4" in seen[3]
    assert "near: 2" in seen[3]
    assert not any(name.startswith("like it") for name in seen[4])
    assert "the likeliest: 2" in seen[4]


def test_what_stands_beside_actions_is_none_by_that_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pushed = LearntModel(-1.0, {}, 1.0, {"always": 9.0})
    monkeypatch.setattr(model, "sentence_model", lambda: pushed)
    assert scores_of(_sentences("The drain has blocked again.")) == [-0.5]
