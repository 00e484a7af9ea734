"""What papers tell of: it was asked in another year, was done, turned down, or is somebody else's word."""

from __future__ import annotations

import pytest

from extractors.passages.promises.told import refuses_in
from tests.extractors.passages.written import actions

_HISTORY = "# The baths: a short history\nPrepared by the Surveyor, May 2008\n{}"
_LETTER = "Orrin District Council\n22 August 2014\nDear Mr Pell\nThe pond\n{}\nYours sincerely\nVera Holt"
_MEMO = "MEMO\nTo: Head of Parks\nFrom: Clerk\n4 June 2015\nHives\n{}"
_MEETING = "Notes of a meeting of Orrindale Parish Council, 4 May 2017\nPresent: Ann Pell, Wim Kerr (WK)\n{}"


@pytest.mark.parametrize(
    "told",
    [
        "The Council then instructed the Surveyor to obtain tenders in March 1909.",
        "After the fire of November 1931 the Board agreed to commission a survey.",
        "Mr Josiah Peel was asked to supply the tiles by the spring of 1909.",
        "The contractor began on 7 June 1936 and was required to finish by October.",
    ],
)
def test_what_was_asked_in_an_earlier_year_than_its_papers_is_asked_of_nobody(told: str) -> None:
    assert actions(_HISTORY.format(told)) == []


def test_what_was_asked_in_the_papers_own_year_is_to_be_done() -> None:
    told = "On 4 May 2017 the Clerk was asked to write to the owner."
    assert len(actions(_MEETING.format(told))) == 1


@pytest.mark.parametrize(
    "told",
    [
        "The housekeeper asked the warden to open the gate and he gave in after a year.",
        "The Clerk was asked to write to the owner, and tenders were opened in March.",
        "The Surveyor was asked to look into the noise; a silencer was fitted in May.",
        "The Engineer was instructed to clear the drain. This was done.",
    ],
)
def test_what_is_told_with_what_came_of_it_is_done(told: str) -> None:
    assert actions(_LETTER.format(told)) == []


def test_what_else_was_agreed_or_asked_then_is_not_what_came_of_it() -> None:
    told = "The Clerk was asked to write to the owner, and they agreed to it."
    assert len(actions(_MEETING.format(told))) == 1


def test_a_proposal_that_the_paper_says_was_turned_down_is_no_action() -> None:
    told = "It suggested that the Council should buy four hives by September.{}"
    refused = " The Committee admired the paper but did not adopt it."
    assert actions(_MEMO.format(told.format(refused))) == []
    assert refuses_in(refused)
    assert not refuses_in("The Committee adopted it.")


@pytest.mark.parametrize(
    "told",
    [
        "We did agree a policy in 2009, under which rooms are to be left as found.",
        "We talked about three things which I said I would put on paper.",
        "Dr Bose said I would be walking by Christmas.",
        "Please pass nothing of the credit to me; it belongs to the ward.",
        "The school's marking policy dates from 1993.",
    ],
)
def test_a_rule_a_remark_and_what_is_not_to_be_done_ask_nothing(told: str) -> None:
    assert actions(_LETTER.format(told)) == []


@pytest.mark.parametrize(
    "told",
    [
        "A sound base has now been built for the changes needed within the housing services to improve it.",
        "The tracking that is in place allows the Virtual School to identify what each child needs.",
        "The school has not progressed far in its need as a Board to track the children placed elsewhere.",
    ],
)
def test_a_statement_with_a_verb_of_its_own_asks_nobody_by_its_to(told: str) -> None:
    """Each was read as something asked of the body before "to", in an inspector's report."""
    report = "# Inspection of Orrindale services for children\nInspected 4 to 8 May 2013\nFindings\n{}"
    assert actions(report.format(told)) == []


@pytest.mark.parametrize(
    "told",
    [
        "The key that is sent with it allows the UE to read the message.",
        "The success of the trial prompted the company to fit it everywhere.",
        "Then look in the PLC to find the largest entry.",
        "This licence applies to any other program whose authors commit to using it.",
        "Under the Act owners would be required to put up a reserve.",
        "Please visit www.example.org for more.",
        "Please reply [ ] Please recycle",
    ],
)
def test_how_things_work_and_where_to_look_ask_nobody(told: str) -> None:
    """Manuals, standards and forms of other projects had actions of these kinds."""
    paper = "# On the receiver\nOf its parts and of its use.\n{}"
    assert actions(paper.format(told)) == []
    assert actions(paper.format("Ann Lee to order the filters by 3 May 2018."))
