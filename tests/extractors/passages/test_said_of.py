"""Who only looks as if asked: what is said of a thing, declared on a form, comes of what a reader does."""

from __future__ import annotations

import pytest

from tests.extractors.passages.written import actions

_MINUTES = "Notes of a meeting, 4 May 2018\nPresent: Ann Lee, Bob Dray\n"
_FORM = "Travel request form\nName\nDate of travel\nSignature\n"
_REVIEW = "# Review of travel\nThis review was carried out by the school.\n"
_GUIDE = "Getting started\nThis guide tells you how to use the sports centre.\n"


@pytest.mark.parametrize(
    "told",
    [
        f"{_REVIEW}- the frequency a warden is required to travel as part of their job,",
        f"{_REVIEW}- the hours a caretaker is asked to work at the site",
        f"{_REVIEW}- any duties the post holder is required to perform at weekends",
        f"{_FORM}Give details of the work the contractor is to carry out.",
        f"{_MINUTES}Bob showed the route the coach will take.",
    ],
)
def test_a_thing_that_somebody_is_said_to_do_something_with_asks_nobody(told: str) -> None:
    assert not actions(told)


@pytest.mark.parametrize(
    "told",
    [
        "The next day the clerk will write to the county.",
        "This time the Treasurer will send the form by 4 June 2018.",
        "After the meeting the Clerk is required to send the list to members.",
        "On the day the Clerk will collect the keys from the caretaker.",
        "All the wardens will check their doors by 1 June 2018.",
        "The Chair, the Clerk and the Treasurer will meet the bank by June 2018.",
        "When the grant arrives, the Clerk will order the benches.",
        "Only Bob has agreed to clear the path.",
    ],
)
def test_a_time_before_somebody_is_no_thing_that_they_are_said_of(told: str) -> None:
    assert actions(_MINUTES + told)


@pytest.mark.parametrize(
    "told",
    [
        f"{_FORM}I confirm that I will check the website again before departure.",
        f"{_FORM}I hereby declare that I will notify the school of any change by the next day.",
        f"{_FORM}I certify that the details are correct and that I will tell the office before 1 May.",
        f"{_FORM}I declare that:\n- I will return the keys by 4 June\n- I will pay the fee before 1 May",
        f"{_REVIEW}I also confirm that I will send the receipts within 14 days of my return.",
    ],
)
def test_what_a_form_has_its_signer_declare_is_nobodys_promise(told: str) -> None:
    assert not actions(told)


@pytest.mark.parametrize(
    "told",
    [
        "Dear Mrs Lee\nI confirm that I will send the plans by 4 June 2018.\nYours sincerely\nAnn Hale",
        "From: Ann Hale\nTo: Bob Dray\nSubject: Plans\nI confirm that I will send the plans by 4 June 2018.",
        "Note by Ann Hale\nVisit on 4 May 2018\nI agreed that I will send the head my notes by 4 June.",
    ],
)
def test_who_signs_a_letter_promises_what_they_confirm(told: str) -> None:
    assert actions(told)


@pytest.mark.parametrize(
    "told",
    [
        "Even so, only a few are prepared to run the risk of saying so.",
        "Not many have agreed to share their records.",
        "Hardly anyone has offered to help the club.",
        "Even those are willing to sell the land.",
    ],
)
def test_so_many_of_whoever_it_is_promise_nothing(told: str) -> None:
    report = "Report of an inspection by the Care Quality Commission\nIt was made in May.\n"
    assert not actions(report + told)


@pytest.mark.parametrize(
    "told",
    [
        "When you close the last window, then Officia will close completely.",
        "Once you have paid, the warden will give you a key.",
        "As soon as you apply, the Registrar will issue a number.",
        "If you do not reply, the Bursar will close the account by 1 May.",
    ],
)
def test_what_comes_of_what_a_reader_does_is_no_promise(told: str) -> None:
    assert not actions(_GUIDE + told)


@pytest.mark.parametrize(
    "asked",
    ["Can LO handle that – considering that the page is full?", "Could GIS show the drains as well?"],
)
def test_a_question_whether_letters_can_is_put_to_nobody(asked: str) -> None:
    assert not actions(f"The key question is what happens next.\n{asked}")
    assert actions(f"{_MINUTES}Can BD send the minutes round?")


@pytest.mark.parametrize(
    "told",
    [
        "This selects the colour model to be used by the driver: grey or four colours.",
        "It lists the papers to be read by members.",
    ],
)
def test_what_this_does_is_done_by_nobody_named_behind_it(told: str) -> None:
    assert not actions(f"The driver for the older printers is described here.\n{told}")
    for asked in ("This report to be circulated by the Clerk.", "These notices to be put up by Bob."):
        assert actions(_MINUTES + asked)


def test_a_standard_that_is_called_a_recommendation_asks_for_nothing() -> None:
    """ "Rec.2020" is a standard of television; what stood below it was an action."""
    told = "# Rec.2020\nWide colours\n# Rec.709\nStandard curves of television"
    assert not actions(told)
    curves = "# Rec.601\nWhite point and curve:\n- White point: D65\n- Curve: two\n# Rec.709\nThe same"
    assert not actions(curves)
    below = "# Recommendation 1\nA new policy on lone working\nLead: Ann Lee\nDate: May 2019"
    assert actions(below) == ["A new policy on lone working"]
    assert actions("# Rec 3\nThe school should check every door.") == ["The school should check every door."]


def test_a_sentence_about_licences_names_no_people() -> None:
    """Whoever copied a guide was told of the program's name as of a person who would close."""
    licence = (
        "This book is by the Officia Parks Team. You may copy it under the Open Public Licence "
        "(www.example.org/licence), or the Common Attribution Licence, version 4, or any later one.\n"
    )
    assert not actions(f"# Copyright\n{licence}# Use\nOfficia will close all windows by itself.")
    assert actions("# Notes, 4 May 2018\nTeam: Mia Officia, Bob Dray, Ann Lee\nOfficia to close all windows.")


def test_answers_to_questions_make_no_answer_to_recommendations_of_a_paper() -> None:
    asked = "# Questions\nMay I copy it?\nYes.\nMay I sell it?\nYes, as long as you keep the notice.\n"
    assert not actions(f"{asked}# Use\nThe Registrar will keep a copy of it.")
