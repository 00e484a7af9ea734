"""What the running text of a review advises, where no list gives its recommendations."""

from __future__ import annotations

import pytest

from tests.extractors.passages.written import actions, promises

_TOP = "# Culture Peer Review: Marle Council\nDear Councillor Ash, We spent a day in Marle in May 2023.\n"


@pytest.mark.parametrize(
    ("told", "task", "lead", "due"),
    [
        (
            "We heard doubts. The council should agree a statement with its partners by May 2024.",
            "The council should agree a statement with its partners by May 2024.",
            "The council",
            "by May 2024",
        ),
        (
            "We strongly recommend that you open talks on a lease now; this costs nothing.",
            "We strongly recommend that you open talks on a lease now",
            "",
            "",
        ),
        (
            "They know this. They would do well to give part of it to residents.",
            "They would do well to give part of it to residents.",
            "",
            "",
        ),
        (
            "Your head of insight ought to bring the figures together.",
            "Your head of insight ought to bring the figures together.",
            "Your head of insight",
            "",
        ),
        (
            "The members thought it long, and it is recommended that the Trust look again at the hour.",
            "it is recommended that the Trust look again at the hour.",
            "the Trust",
            "",
        ),
        (
            "The Board would be wise to test the plan before the winter.",
            "The Board would be wise to test the plan before the winter.",
            "The Board",
            "before the winter",
        ),
        (
            "The Sub-Committee recommend that the Director of Works install two heaters.",
            "The Sub-Committee recommend that the Director of Works install two heaters.",
            "the Director of Works",
            "",
        ),
        (
            "The museum manager now needs to write to the lenders.",
            "The museum manager now needs to write to the lenders.",
            "The museum manager",
            "",
        ),
    ],
)
def test_a_review_advises_in_its_sentences(told: str, task: str, lead: str, due: str) -> None:
    assert promises(_TOP + told) == [(task, lead, due)]


def test_a_second_subject_and_a_second_time_are_rows_of_their_own() -> None:
    told = "The school should amend the plan so that it names the most able, and governors should check it.\n"
    more = "The clerk ought to bring the figures together, and report on them every six months.\n"
    assert promises(_TOP + told + more) == [
        ("The school should amend the plan so that it names the most able", "The school", ""),
        ("governors should check it.", "governors", ""),
        ("The clerk ought to bring the figures together", "The clerk", ""),
        ("report on them every six months.", "The clerk", "every six months"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "The council should be proud of its museum.",
        "The council should have acted in 2019.",
        "The Board should know that the public is with it.",
        "Nobody should doubt what has been done here.",
        "Should the council agree, a bid could follow.",
        "It should be said that the welcome was warm.",
        "What should the council do with the hall?",
        "We asked whether the trust should close.",
    ],
)
def test_what_a_review_only_says_is_no_advice(told: str) -> None:
    assert actions(_TOP + told) == []


def test_beside_a_list_of_recommendations_its_sentences_tell() -> None:
    told = (
        "The council should agree a statement with its partners.\n# Recommendations\n- Agree a statement.\n"
    )
    assert actions(_TOP + told) == ["Agree a statement."]


@pytest.mark.parametrize("who", ["Insp Dorrans", "P Laird", "F Coyle"])
def test_a_hyphen_parts_a_label_from_its_task(who: str) -> None:
    """Whatever the printer had: a hyphen is a dash."""
    text = "Minute of meeting held on 22 June 2006\nSederunt: Bailie McGlone (Convener)\n"
    found = promises(f"{text}ACTION - put a notice in the newsletter - {who}")
    assert found == [("put a notice in the newsletter", who, "")]
