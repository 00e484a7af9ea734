"""How letters and notes open what they ask: greetings, questions within, and remarks that ask nothing."""

from __future__ import annotations

import pytest

from tests.extractors.passages.written import actions, promises

_LETTER = "Orrin District Council\n3 March 2025\nDear Mr Pell\n{}\nYours sincerely, Vera Holt"
_MAIL = "From: Vera Holt\nTo: Ann Pell\nSent: 3 March 2025 10:02\nSubject: The pond\n{}\nVera"
_MINUTES = "Committee minutes\n3 March 2025\nPresent: Tom Hay, Nadia Khan\n{}\nThe meeting closed at 9 pm."


@pytest.mark.parametrize(
    ("told", "action", "who"),
    [
        (
            "Dear Mr Pell, The Clerk will fell the ash by 8 May.",
            "The Clerk will fell the ash by 8 May.",
            "The Clerk",
        ),
        ("Hi Ann, could you send the keys back by 8 May.", "could you send the keys back by 8 May.", ""),
        ("Hello both – Tom is to get a quote by 8 May.", "Tom is to get a quote by 8 May.", "Tom"),
    ],
)
def test_whom_a_letter_greets_is_no_part_of_what_it_asks(told: str, action: str, who: str) -> None:
    assert promises(_MAIL.format(told)) == [(action, who, "by 8 May")]


def test_a_greeting_makes_nobody_a_somebody() -> None:
    assert actions(_MAIL.format("Dear Mr Pell, Nobody will be asked to give up their car.")) == []


@pytest.mark.parametrize(
    "told",
    [
        "I will find out whether the school must pay by Friday.",
        "I will check with the bank whether the fee that we lost has to be paid.",
        "I will ask the bank how the form is to be signed.",
    ],
)
def test_the_question_that_somebody_looks_into_belongs_to_what_they_do(told: str) -> None:
    assert [(action, who) for action, who, _ in promises(_MAIL.format(told))] == [(told, "Vera Holt")]


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Please would Mrs Hale arrange a visit for members by 8 May.", "Mrs Hale"),
        ("I should like you to take the plan to their meeting by 8 May.", ""),
        ("Draft me a page on what the shires do.", ""),
    ],
)
def test_a_letter_asks_so(told: str, who: str) -> None:
    assert [(action, lead) for action, lead, _ in promises(_MAIL.format(told))] == [(told, who)]


def test_that_there_is_time_only_says_by_when() -> None:
    told = "There is no policy for it. Draft me a page on what the shires do. No rush but before Christmas."
    assert promises(_MAIL.format(told)) == [
        ("Draft me a page on what the shires do.", "", "before Christmas")
    ]


@pytest.mark.parametrize(
    "told",
    [
        "A little business before the summer.",
        "I am happy to set it down.",
        "In 1911 the District Council resolved that the Surveyor should sink a well without delay. "
        "Both did as they were told.",
    ],
)
@pytest.mark.parametrize("paper", [_LETTER, _MAIL])
def test_a_remark_asks_nothing(paper: str, told: str) -> None:
    assert actions(paper.format(told)) == []


def test_what_a_meeting_agrees_not_to_do_is_no_action() -> None:
    told = "It was agreed to make no change. It was agreed that the Clerk would reply by May."
    assert actions(_MINUTES.format(told)) == ["the Clerk would reply by May."]


def test_a_heading_of_what_was_once_to_be_done_tells_of_the_past() -> None:
    told = "# What we set out to do\nReplace the folding doors at six stations by May 2024."
    assert actions(_MAIL.format(told)) == []


@pytest.mark.parametrize(
    ("told", "when"),
    [
        (
            "The clerk will send the calendar as soon as the school has set the half-term dates.",
            "as soon as the school has set the half-term dates",
        ),
        (
            "Would you please ask Mr Dunn to add a column before the summer term plans are handed in.",
            "before the summer term plans are handed in",
        ),
    ],
)
def test_a_time_within_what_comes_to_pass_is_no_deadline_by_itself(told: str, when: str) -> None:
    assert [due for _, _, due in promises(_MAIL.format(told))] == [when]


@pytest.mark.parametrize("closing", ["Yours sincerely", "Mise le meas,", "Yn gywir", "Ngā mihi"])
def test_who_signs_below_a_closing_of_any_of_our_languages_is_who_says_i(closing: str) -> None:
    told = "Orrin District Council\nDear Mr Pell\nI will write to the bus company.\n{}\nPádraig Mac Giolla"
    assert [lead for _, lead, _ in promises(told.format(closing))] == ["Pádraig Mac Giolla"]


@pytest.mark.parametrize(
    ("told", "who", "when"),
    [
        ("The optician has been asked to make up a new pair.", "The optician", ""),
        ("In the meantime, would you be so kind as to bring in the plan?", "", ""),
        (
            "I'd like you to unroll it and write me a report before I say yes on paper.",
            "",
            "before I say yes on paper",
        ),
        ("I am to speak to the school about the two girls.", "Vera Holt", ""),
        ("Each centre manager will confirm to me by Wednesday that it is done.", "", "by Wednesday"),
        ("Dan is to find some money out of the stations pot.", "Dan", ""),
        ("Asked Gary to get one out to her.", "Gary", ""),
        ("Can I have a new plan, please?", "", ""),
        ("I'll have a crew there this afternoon.", "Vera Holt", "this afternoon"),
        ("I think we need yellow lines, so I'll pick that up with Highways.", "Vera Holt", ""),
        ("Once it has been done I will let Mrs Corrie know.", "Vera Holt", ""),
    ],
)
def test_a_note_asks_or_promises_so(told: str, who: str, when: str) -> None:
    assert [(lead, due) for _, lead, due in promises(_MAIL.format(told))] == [(who, when)]


@pytest.mark.parametrize(
    "told",
    [
        "I am to inform you that the Minister has noted your letter.",
        "Could we have a quick word?",
        "Can I have a say in what happens to the park?",
        "Give us a chance to put it right.",
        "Invited to comment, the Clerk said that it would be mended.",
        "Leave it with me.",
        "Keep up the good work at the pond.",
        "No need for the full board to be reconvened. She will be there on Monday.",
    ],
)
@pytest.mark.parametrize("paper", [_LETTER, _MAIL])
def test_what_a_note_only_says_is_no_action(paper: str, told: str) -> None:
    assert actions(paper.format(told)) == []


def test_whom_an_at_sign_names_first_is_no_part_of_the_task() -> None:
    told = "Notes of the catch-up\n- @Jill – order 300 doses\n- @Comms: take the old poster down by Friday"
    assert promises(told) == [
        ("order 300 doses", "Jill", ""),
        ("take the old poster down by Friday", "Comms", "by Friday"),
    ]


def test_what_else_the_writer_would_be_glad_of_ends_the_promise() -> None:
    told = "I shall call on Mr Dunn when I am out on the 10th and would be glad of anything you know of him."
    assert actions(_MAIL.format(told)) == ["I shall call on Mr Dunn when I am out on the 10th"]


def test_a_time_in_brackets_behind_the_sentence_is_no_part_of_it() -> None:
    told = (
        "Record\n# Tasks for student\n1. Code all interviews. (31 January 2022)\n2. Write it up. (3 May 2022)"
    )
    assert promises(told) == [
        ("Code all interviews.", "", "31 January 2022"),
        ("Write it up.", "", "3 May 2022"),
    ]


def test_what_somebody_will_do_with_that_is_told_before() -> None:
    told = "I think we need yellow lines, so I'll pick that up with Highways."
    assert actions(_MAIL.format(told)) == [told]


def test_a_question_may_lack_its_mark() -> None:
    told = "So can Jason sketch an outlet below the ford, rough as you like."
    assert promises(_MAIL.format(told)) == [("can Jason sketch an outlet below the ford", "Jason", "")]
