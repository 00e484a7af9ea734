"""Status cells against the golden files: words and colours; and progress texts that begin with a status."""

from __future__ import annotations

import pytest

from normalise.progress.judge import read_status
from normalise.records import Rag, Status, StatusBasis
from tests.normalise.goldens import golden_rows


@pytest.mark.parametrize("name", ["status_phrases.tsv", "status_forms.tsv"])
def test_phrases_are_judged_as_settled(name: str) -> None:
    wrong = []
    for row in golden_rows(name):
        reading = read_status(row["phrase"])
        got = (str(reading.status or ""), str(reading.rag or ""))
        if got != (row["status"], row["rag"]):
            wrong.append((row["phrase"], got))
    assert wrong == []


@pytest.mark.parametrize(
    ("progress", "status"),
    [
        ("Completed and in place and refreshed periodically.", Status.COMPLETED),
        ("Completed. See attached note on training.", Status.COMPLETED),
        ("This work has commenced and will be in place by March 2009.", Status.IN_PROGRESS),
        ("Achieved and ongoing. Two permanent managers were recruited.", Status.ONGOING),
        ("Letters were sent in May. [This has been actioned.]", Status.COMPLETED),
        ("In progress: the draft went to the board in June", Status.IN_PROGRESS),
        ("Delayed, since the contract was late", Status.DELAYED),
        ("15/3: Three quotes were received (£41,200). CLOSED", Status.COMPLETED),
        ("15/3: a draft was begun. 10/5: draft with HN for comment. OPEN", Status.IN_PROGRESS),
        ("2/2: draft begun.\n10/5: completed", Status.COMPLETED),
        ("The shop was let in May. Open Mondays.", None),
        ("The audit was completed in December. A second one is planned.", None),
        ("Completed forms are returned to the team each month.", None),
        ("Ongoing training is offered to all staff.", None),
        ("Workshops took place from July to September to implement the guidance.", None),
        ("Recent audits show that progress is being made in this area.", None),
        ("[A newsletter was produced as planned and was well received by schools and families.]", None),
        ("", None),
    ],
)
def test_a_progress_text_tells_a_status_only_by_its_first_words_its_last_or_its_update(
    progress: str, status: Status | None
) -> None:
    reading = read_status(None, progress=progress)
    assert reading.status is status
    assert reading.basis is (StatusBasis.PROGRESS if status else None)


def test_words_win_over_colours_and_both_over_progress() -> None:
    red = "#FF0000"
    said = read_status("Completed", fill=red, progress="Delayed.")
    assert (said.status, said.basis, said.rag) == (Status.COMPLETED, StatusBasis.STATED, Rag.RED)
    painted = read_status("", fill=red, progress="Completed.")
    assert (painted.status, painted.basis, painted.rag) == (Status.DELAYED, StatusBasis.RAG, Rag.RED)
    assert read_status("See note", progress="Completed.").status is None, (
        "a status cell with words has spoken"
    )


def test_a_colour_means_what_the_document_says() -> None:
    key = {Rag.GREEN: Status.COMPLETED, Rag.BLUE: Status.NOT_STARTED}
    assert read_status("Green", key=key).status is Status.COMPLETED
    assert read_status("Green", key=key).flags == ()
    assert read_status("Green").flags == ("rag_key_assumed",)


@pytest.mark.parametrize(
    ("fill", "rag"),
    [
        ("#FF0000", Rag.RED),
        ("#C00000", Rag.RED),
        ("#FFC000", Rag.AMBER),
        ("#FFFF00", Rag.AMBER),
        ("#92D050", Rag.GREEN),
        ("#00B050", Rag.GREEN),
        ("#C6EFCE", Rag.GREEN),
        ("#0070C0", Rag.BLUE),
        ("#DCE6F1", None),
        ("#D9D9D9", None),
        ("#FFFFFF", None),
        ("#000000", None),
        ("#7030A0", None),
    ],
)
def test_fills_are_told_by_their_hue(fill: str, rag: Rag | None) -> None:
    assert read_status(None, fill=fill).rag is rag
