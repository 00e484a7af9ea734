"""How far a promise of a sentence goes, and what plain turns of letters and notes ask."""

from __future__ import annotations

import pytest

from tests.extractors.passages.written import actions, promises

_LETTER = (
    "Orrin District Council\nDear Mr Pell, Your complaint about the pond\n{}\nYours sincerely, Vera Holt"
)
_MEMO = "Memo\nTo: Ward sisters\nFrom: Estates\nDate: 3 May 2004\n{}"
_MAIL = "From: Vera Holt\nTo: Ann Pell\nSent: 3 May 2004 10:02\nSubject: The pond\n{}\nVera"


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (
            "I shall put it to the Committee by 8 May, which you are welcome to attend.",
            "I shall put it to the Committee by 8 May",
        ),
        ("Ted has agreed to mend the barbecue, so bring an umbrella.", "Ted has agreed to mend the barbecue"),
        ("Ann Lee will call the vet by Friday, and I believe her.", "Ann Lee will call the vet by Friday"),
        (
            "Ann Lee will find her a bed by Friday; she took down the details.",
            "Ann Lee will find her a bed by Friday",
        ),
        (
            "You were quite right about the bins; I will send a crew by Friday.",
            "I will send a crew by Friday.",
        ),
        (
            "For my part, I shall see the contractor about the noise by Friday.",
            "I shall see the contractor about the noise by Friday.",
        ),
        (
            "Ann Lee will check the store by May once the clocks are back and the key has been cut.",
            "Ann Lee will check the store by May once the clocks are back and the key has been cut.",
        ),
    ],
)
def test_a_promise_ends_before_what_its_sentence_says_besides(told: str, text: str) -> None:
    assert actions(_LETTER.format(told)) == [text]


def test_what_a_change_is_for_is_no_promise_of_its_own() -> None:
    told = "The Clerk will amend the plan by May so that it will say what is to be done."
    assert actions(_LETTER.format(told)) == [told]


@pytest.mark.parametrize(
    "told",
    [
        "Would you mind meeting the plumber there and showing him the tap?",
        "Give the daughter in Leeds a ring, would you.",
        "Matrons, brief every shift on this for the rest of the week.",
        "Would Branch Wardens please ring Ann Lee with the number they expect to need by Friday.",
        "Get the valuation done again this week.",
        "I need you to tell the librarians what is going on.",
        "You are to fit a new lock and give one key to the fire station.",
        "I'll have the branches cut by tonight.",
        "You need to get the closers adjusted.",
    ],
)
def test_an_email_asks_so(told: str) -> None:
    assert actions(_MAIL.format(told)) == [told]


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Ann Lee undertook to have a second person count the float by Friday.", "Ann Lee"),
        ("Every driver is to see Mr Sands before taking a van out on Monday.", ""),
        ("The Clerk will, no later than 31 May 2004, paint the gate.", "The Clerk"),
        ("After a long discussion Mr Beaton agreed to keep the boat.", "Mr Beaton"),
    ],
)
def test_a_memo_hands_out_work_so(told: str, who: str) -> None:
    assert [lead for _, lead, _ in promises(_MEMO.format(told))] == [who]


def test_a_question_that_asks_may_stand_behind_other_words() -> None:
    told = "In the meantime could Ann Lee please send a copy to the warden?"
    assert promises(_MAIL.format(told)) == [("Ann Lee please send a copy to the warden?", "Ann Lee", "")]


def test_the_writer_who_asks_somebody_begins_the_row() -> None:
    told = "The tap drips. I have asked the engineer to call on Friday."
    assert actions(_LETTER.format(told)) == ["I have asked the engineer to call on Friday."]


@pytest.mark.parametrize(
    "told",
    [
        "The applicant has six months in which to appeal.",
        "I need hardly say what might have happened.",
        "We'll meet again on 5 May.",
        "I am not going to pretend that it was easy.",
        "At the last inspection, leaders were asked to raise standards.",
        "The pharmacist is willing to host a session.",
        "Mr Lee said that he would sooner see crime fall.",
        "Thank you all for turning out on such a night.",
        "Cc: Finance business partners",
    ],
)
@pytest.mark.parametrize("paper", [_LETTER, _MAIL])
def test_what_asks_nothing_of_anybody_is_no_action(paper: str, told: str) -> None:
    assert actions(paper.format(told)) == []


@pytest.mark.parametrize("day", ["December 1", "June 3", "April 12"])
def test_a_day_behind_its_month_may_end_the_sentence(day: str) -> None:
    """ "by December 1." was read as the end of that month."""
    task = f"Bob will redraft section 3 and e-mail it to everyone by {day}."
    told = f"Notes of a meeting\nPresent: Ann Pell, Bob Dray\n{task}"
    assert [due for _, _, due in promises(told)] == [f"by {day}"]
