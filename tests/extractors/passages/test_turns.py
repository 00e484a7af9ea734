"""Turns of phrase that ask, promise and hand over, by families, and what sounds like them and does not."""

from __future__ import annotations

import pytest

from tests.extractors.passages.written import actions, promises

_LETTER = (
    "Harling District Council\n12 May 2003\nDear Mr Pell\n"
    "Thank you for your letter. {} The file is kept here.\n"
    "Yours sincerely\nVera Holt, Deputy Secretary"
)
_MEMO = (
    "MEMO\nTo: All staff, Tolworth Depot. From: Depot Manager. 4 March 2002\n"
    "The month was a quiet one. {} "
    "The new mugs have come.\nR. Stone"
)
_MINUTES = (
    "Minutes of the meeting of Orrin Parish Council held on 4 May 2004\n"
    "Present: Cllr Ames (Chairman), Mr Finch, Mr Bell, the Clerk\n"
    "The hall was discussed. {} The roof was thought to be sound."
)


@pytest.mark.parametrize(
    "told",
    [
        # somebody is about it, or is due to do it
        "Dr Malik is writing to the pharmacy today to change the dose.",
        "We are sending a surveyor on 17 January.",
        "I am asking Highways to salt the hill before the next cold snap.",
        "Our Mr Pike is to call on Thursday 4 June to measure the sashes.",
        "I'll have the survey drawings with you by the end of next week.",
        "You will hear from our Claims Officer, Mr Grant, within ten days.",
        # it was settled, or taken on
        "We have decided to replace the boiler this summer.",
        "Mrs Kaye has taken it upon herself to write round to the parents.",
        "Our works manager has it in hand to repoint the gable in April.",
        "We have put Mr Osei down to check the alarms each week until Christmas.",
        # it was handed over
        "It falls to the tenant to clear the gutters.",
        "The job of finding a new venue now rests with Mr Hussain.",
        "It will be for the Governors to appoint a replacement at their next meeting.",
        # it is asked for in a roundabout way
        "May I ask that you move the skip off the verge by the weekend?",
        "I must ask you to take down the sign within seven days.",
        "It would help us greatly if your driver could leave the crates in the yard.",
        "Perhaps you could ask Mrs Byrne to sign the second page as well.",
        "If you would return the form by 6 June I can close the file.",
        "You have until 12 August to remove the caravan.",
        # something is wanted, or is to be done with a thing
        "I look forward to receiving your proposals by 30 September.",
        "We need from you, not later than 1 March, a plan showing the drains.",
        "The Council requires the hedge to be cut to 1.8 metres by 1 November.",
        "The Commission directs that the accounts be lodged by 31 May.",
        "The roof light still needs reglazing before the winter.",
    ],
)
def test_a_letter_asks_and_promises_in_many_turns_of_phrase(told: str) -> None:
    assert len(actions(_LETTER.format(told))) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Responsibility for the first aid boxes now passes to Nasreen.",
        "I want the old stock counted before the auditors arrive on the 12th.",
        "Figures to me by close of play Thursday, please.",
        "Ring the suppliers and cancel the standing order.",
        "Payroll will be issuing corrected slips on the 28th.",
        "Heads of section have till the 15th to return their estimates.",
        "For Catering to action: two urns to be repaired.",
    ],
)
def test_a_memo_asks_in_few_words(told: str) -> None:
    assert len(actions(_MEMO.format(told))) == 1


@pytest.mark.parametrize(
    ("told", "lead"),
    [
        ("The question of the lamps was referred to Mr Finch to report back in May.", "Mr Finch"),
        ("Mr Bell took on the task of painting the gate.", "Mr Bell"),
        ("It was left to Mr Finch to choose the colour.", "Mr Finch"),
    ],
)
def test_minutes_hand_a_task_to_somebody(told: str, lead: str) -> None:
    assert [who for _, who, _ in promises(_MINUTES.format(told))] == [lead]


@pytest.mark.parametrize(
    "told",
    [
        "I am writing to say that the panel did not award a grant.",
        "I am closing the file today.",
        "It is for the courts to say what the words mean.",
        "The weather will turn colder next week.",
        "The Secretary is responsible for the keys.",
        "Mr Lee had been asked to leave the site.",
        "Children are growing taller.",
        "We have no power to order that fees be paid back.",
        "Comments must reach us by 15 March.",
        "Every member has to sign the book on entering.",
        "I wonder whether the Council will ever finish the road.",
        "I was asked to look at the chimney and found nothing wrong with it.",
        "Please do not hesitate to ring if anything is unclear.",
        "The Mayor will be pleased to present the cups on 14 May.",
        "You need not reply to this letter.",
        "The Act requires owners to keep the wall in repair.",
    ],
)
@pytest.mark.parametrize("paper", [_LETTER, _MEMO])
def test_what_only_sounds_so_is_no_action(paper: str, told: str) -> None:
    assert actions(paper.format(told)) == []


@pytest.mark.parametrize(
    "top",
    [
        "Telephone note 3.3.2009 2.15 pm, crematorium office",
        "COUNCIL MEDIA DESK — Notice to press 13 June 2018",
        "Handover, early to late, 25 Aug 2011",
    ],
)
def test_what_a_paper_is_called_asks_nothing(top: str) -> None:
    assert actions(f"{top}\nFourteen crossings.\nAll was well.") == []


def test_an_agenda_and_a_job_description_ask_nothing_in_few_words() -> None:
    assert (
        actions("Agenda for the meeting, 3 May 2004\nTo: members\nTo consider the quotations for May.") == []
    )
    assert (
        actions("Caretaker\nResponsible to: Head\nTo keep the grounds clean.\nCarry out minor repairs.") == []
    )
