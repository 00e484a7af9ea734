"""What is said behind an action by labels, and what answers a finding or a requirement."""

from __future__ import annotations

import pytest

from extractors.plan import Column
from tests.extractors.passages.written import actions, rows

_TOP = "# Orrindale Safeguarding Board: follow-up of the review of Child N, May 2015\n"


@pytest.mark.parametrize(
    "parts",
    [
        "mill. Lead: Ann Lee. Due: June 2015. Position: Late. The form is not printed.",
        "mill. Due: June 2015; Lead: Ann Lee; Position: Late. The form is not printed.",
        "mill | Lead: Ann Lee | Due: June 2015 | Position: Late. The form is not printed.",
        "mill – Lead: Ann Lee – Due: June 2015 – Position: Late. The form is not printed.",
    ],
)
def test_labels_behind_a_sentence_are_its_parts_in_any_order_and_with_any_sign(parts: str) -> None:
    (row,) = rows(f"{_TOP}# Recommendation 1\nThe Police will tell the nurse of each call to the {parts}")
    assert row.action.rstrip(".") == "The Police will tell the nurse of each call to the mill"
    assert row.texts[Column.LEAD] == "Ann Lee"
    assert row.texts[Column.DUE] == "June 2015"
    assert row.texts[Column.PROGRESS] == "Late. The form is not printed."


def test_one_label_behind_a_sentence_will_do_where_its_value_shows_what_it_is() -> None:
    told = (
        f"{_TOP}# Recommendation 1\nThe Parish Council will keep sandbags at the depot. Lead: Parish Clerk.\n"
        "# Recommendation 2\nThe Council will clear the culvert under Mill Lane. Status: Complete."
    )
    first, second = rows(told)
    assert first.texts[Column.LEAD] == "Parish Clerk"
    assert (second.action, second.texts[Column.STATUS]) == (
        "The Council will clear the culvert under Mill Lane.",
        "Complete.",
    )


def test_labels_of_a_race_make_no_action() -> None:
    assert (
        actions("# News\nThe race was won by a nose. Lead: Tom Parr until lap nine. Position: third.") == []
    )


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("COUNCIL COMMENT", "A meter has been ordered and the Works Manager will have it tested."),
        ("Council comment", "Plans to be negotiated with the staff concerned."),
        ("Provider's response", "A chart is now kept for each baby."),
        ("Auditee's response", "Induction has been mandatory since 1 October 2014."),
        (
            "Please state the actions you have taken or are planning to take",
            "The wedge was taken away. A device linked to the alarm is to be fitted.",
        ),
        ("Action the provider is taking", "The trolley has been fixed to the wall."),
        ("Management response", "Partly agreed. Proof will be asked for at renewal; we will not go back."),
    ],
)
def test_the_answer_to_a_requirement_is_one_action(label: str, answer: str) -> None:
    told = (
        f"# Audit of stores\nFinding: Dips did not agree.\nRecommendation: Fit a meter.\n{label}: {answer}\n"
        "Responsible officer: Works Manager\nDue: 30 June 2015"
    )
    (row,) = rows(told)
    assert row.action == answer.removeprefix("Partly agreed. ")
    assert row.recommendation == "Fit a meter."
    assert (row.texts[Column.LEAD], row.texts[Column.DUE]) == ("Works Manager", "30 June 2015")


@pytest.mark.parametrize(
    "answer", ["Agreed. The kit has been bought.", "Agreed. The contracts allow for it."]
)
def test_what_is_only_told_behind_assent_leaves_the_recommendation_the_action(answer: str) -> None:
    told = (
        f"# Audit of stores\nRecommendation: Fit a meter.\nPriority: High\nManagement response: {answer}\n"
        "Responsible officer: Works Manager\nDue: 30 June 2015"
    )
    assert actions(told) == ["Fit a meter."]


def test_what_a_regulator_requires_is_the_recommendation_of_its_answer() -> None:
    told = (
        "# Inspection of Rowan Lodge\n# Outcome 05: Records\n"
        "Action required: Under Regulation 21(1) you are required to ensure that records are kept.\n"
        "Provider's response: Second references have been got and the office manager will check all files.\n"
        "Proposed timescale: 30/06/2015"
    )
    (row,) = rows(told)
    assert row.action.startswith("Second references have been got")
    assert row.recommendation == "Under Regulation 21(1) you are required to ensure that records are kept."
    assert row.texts[Column.DUE] == "30/06/2015"


def test_an_answer_stands_under_a_heading_of_its_own() -> None:
    told = (
        "# Audit of car parks\n# Recommendation\nTwo people should be present.\n# Management response\n"
        "Two officers have attended each collection since 1 June 2016."
    )
    (row,) = rows(told)
    assert row.action == "Two officers have attended each collection since 1 June 2016."
    assert row.recommendation == "Two people should be present."


@pytest.mark.parametrize(
    "told",
    [
        "# Inspection\nParents' comments: My child has been helped.\nPupils' response: Lessons are fun.",
        "# Consultation\nRespondent's comment: The library has been closed too often.",
    ],
)
def test_what_people_who_were_asked_say_is_no_answer(told: str) -> None:
    assert actions(told) == []


@pytest.mark.parametrize("label", ["COUNCIL COMMENT", "Our answer", "What will change"])
def test_a_label_that_introduces_an_action_is_no_part_of_it(label: str) -> None:
    told = (
        f"# Complaints\nMrs A waited nine weeks.\n{label}: The Ward Sister will ring each family by May 2022."
    )
    assert actions(told) == ["The Ward Sister will ring each family by May 2022."]
