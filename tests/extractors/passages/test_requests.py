"""What letters, e-mails and notes ask of their readers and of others, and what only sounds like it."""

from __future__ import annotations

import pytest

from extractors.layout import Document
from extractors.passages.lines.whole_lines import passage_lines
from extractors.passages.paper.papers import Kind, kind_of, paper_of
from tests.extractors.passages.written import actions, blocks, promises

_NOTICE = (
    "Orrin Fire Service\n14 March 2011\nThe Manager, Dale Lodge\nDear Mrs Pell\n"
    "Following the visit of Watch Manager Dray to your premises I write to say what was found.\n{}\n"
    "Yours sincerely\nB. Dray"
)
_LETTER = (
    "Orrin District Council\nDear Mr Pell,\nThank you for your letter about the pond.\n{}\n"
    "Yours sincerely, Vera Holt"
)
_MAIL = "From: Vera Holt\nTo: Depot leads\nSubject: this morning\n{}"
_PARENTS = "Dale Primary School\nDear Parents and Carers\nTerm ends on Friday.\n{}\nYours sincerely\nB. Dray"
_MINUTES = (
    "Minutes of a meeting of Orrindale Parish Council, 4 May 2017\nPresent: Ann Pell, Bob Dray, Wim Kerr\n{}"
)


@pytest.mark.parametrize(
    ("paper", "told", "lead", "due"),
    [
        (_NOTICE, "Remove the wedges from the doors immediately.", "", "immediately"),
        (_NOTICE, "Carry out a drill before the end of April.", "", "before the end of April"),
        (_NOTICE, "You should also have the lamps tested by 30 April 2011.", "", "by 30 April 2011"),
        (_NOTICE, "You are required to check every chart by 3 May 2011.", "", "by 3 May 2011"),
        (
            _NOTICE,
            "I would be grateful if you could have the closer adjusted within 28 days.",
            "",
            "within 28 days",
        ),
        (_LETTER, "Please take the shelter out of the register by 3 June.", "", "by 3 June"),
        (_LETTER, "The Trust has undertaken to mend the sluice by 30 June.", "The Trust", "by 30 June"),
        (_LETTER, "I have asked Mrs Reddy to go through the log on Friday.", "Mrs Reddy", "on Friday"),
        (_MAIL, "Please can you send me your figures by noon tomorrow.", "", "tomorrow"),
        (_MAIL, "Gareth, would you ring the hire firm?", "Gareth", ""),
        (_MAIL, "Can Dave and Sunil sort out the rota please.", "Dave and Sunil", ""),
        (_MAIL, "I would be grateful if Lynn could check the keys.", "Lynn", ""),
        (_MINUTES, "All drivers will be trained by the end of March.", "", "by the end of March"),
        (_MINUTES, "Wim is happy to write something for the summer issue.", "Wim", "for the summer issue"),
        (_MINUTES, "Ann offered to run the stall again in August.", "Ann", "in August"),
        (_MINUTES, "The stile is to be moved by the Clerk.", "the Clerk", ""),
        (_MINUTES, "The Chair asked that the Clerk write to all tenants.", "the Clerk", ""),
    ],
)
def test_what_a_paper_asks_for_or_promises(paper: str, told: str, lead: str, due: str) -> None:
    ((_, who, when),) = promises(paper.format(told))
    assert (who, when.removeprefix("noon ").removeprefix("by noon ")) == (lead, due)


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        (_PARENTS, "Please send them in old shoes. Please remember that nuts must not be brought in."),
        (_PARENTS, "Mrs Tann will be running the athletics club on Thursdays."),
        (_LETTER, "Please ring me if you have any questions. You may ask the Ombudsman to look at it."),
        (_LETTER, "If you would like advice, contact our helpline."),
        (_MAIL, "Roy will be retiring on Friday. Come and say goodbye."),
        (_MINUTES, "In May Wim undertook to mend the door; it was done on 11 June."),
        (_MINUTES, "The opening match will be played on 23 April against Marlow."),
        (_MINUTES, "It was agreed that the Council sells the Old Library."),
        (_MINUTES, "Moved: Cllr Pell. Seconded: Cllr Dray. **CARRIED.**"),
        (_MINUTES, "The Clerk is required to report any unlawful act, and there was none."),
    ],
)
def test_manners_events_and_what_was_done_ask_nothing(paper: str, told: str) -> None:
    assert actions(paper.format(told)) == []


def test_what_governs_a_promise_is_no_part_of_it() -> None:
    told = _MINUTES.format("It was RESOLVED that the Clerk order more signs by 1 June 2017.")
    assert promises(told) == [("the Clerk order more signs by 1 June 2017.", "the Clerk", "by 1 June 2017")]


@pytest.mark.parametrize(
    ("lead_in", "items", "found"),
    [
        ("The Council has agreed to put things right. It will:", "- write to her\n- mend the wall", 2),
        (
            "In order to comply you must take the following steps by 31 July 2011:",
            "- Fit a lamp.\n- Seal the hole.",
            2,
        ),
        (
            "As a result, we will:",
            "- open the gate by the end of March;\n- review it before the summer holidays.",
            2,
        ),
        ("I promised to say what we are going to do.", "- Open the side gate\n- Paint new lines", 2),
        ("Within 21 days you must:", "- pay the charge; or\n- appeal in writing.", 0),
    ],
)
def test_a_lead_in_says_who_or_when_or_that_it_was_promised(lead_in: str, items: str, found: int) -> None:
    assert len(actions(f"Report on the wall\n{lead_in}\n{items}")) == found


def test_an_item_that_says_who_leads_in_to_no_other() -> None:
    told = "# Recommendations\n1. The Clerk should mend the list by March 2004.\n2. Managers need to meet."
    assert [due for _, _, due in promises(f"Report of an inspection\n{told}")] == ["by March 2004", ""]


def test_headings_of_standards_stand_over_what_they_require() -> None:
    told = (
        "Inspection of Dale House\n# Statutory requirements\n"
        "Requirements must be carried out so that the home meets the Act.\n"
        "**1. Standard 9**\nThe manager must fit a lock to the fridge.\nTimescale for action: 31/07/05\n"
        "**2. Standard 29**\nThe manager must obtain a second reference.\nTimescale for action: 31/08/05"
    )
    assert [(action, due) for action, _, due in promises(told)] == [
        ("The manager must fit a lock to the fridge.", "31/07/05"),
        ("The manager must obtain a second reference.", "31/08/05"),
    ]


def test_the_answer_to_a_recommendation_is_no_part_of_it() -> None:
    told = (
        "Audit of cards\n**Recommendation 1 (High)**\nCards should be suspended after two months.\n"
        "Management response: Agreed. A report is available.\nResponsible officer: Payments Manager\n"
        "Target date: 1 September 2012"
    )
    assert promises(told) == [
        ("Cards should be suspended after two months.", "Payments Manager", "1 September 2012")
    ]


def test_initials_behind_a_points_number_lead_it() -> None:
    told = _MINUTES.format("AP 1/11 AP Redraft the leaflet on the hall.\nAP 2/11 BD/WK Put in a bid.")
    assert [(action, lead) for action, lead, _ in promises(told)] == [
        ("Redraft the leaflet on the hall.", "AP"),
        ("Put in a bid.", "BD/WK"),
    ]


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        (_NOTICE, Kind.NOTICE),
        (_LETTER, Kind.LETTER),
        (_PARENTS, Kind.LETTER),
        (_MAIL, Kind.MAIL),
        ("MEMO\nFROM: Ann Pell\nTO: Clerks\n{}", Kind.MAIL),
        (_MINUTES, Kind.MINUTES),
        (
            "Orrin Bus Users Group\nSaturday 14 January 2012\nMany came.\nNext meeting 3 March.{}",
            Kind.MINUTES,
        ),
        ("Orrin Council\nSTANDING ORDERS adopted 4 June 1998\n1. Minutes\n{}", Kind.RULES),
        ("Orrin Libraries: our aims for 2012\nAt present half have a card.{}", Kind.STRATEGY),
        ("Review of custody\nNote by Inspector Hale.{}", Kind.REVIEW),
    ],
)
def test_the_kind_of_a_paper_is_told_by_its_top(paper: str, kind: Kind) -> None:
    lines = passage_lines(Document("text", blocks(paper.format("The gate was mended."))), lambda _: False)
    assert kind_of(lines, paper_of(lines)) is kind


def test_a_second_request_of_a_sentence_goes_on_with_the_first() -> None:
    told = _MAIL.format("Gareth, please could you get a price and let me have it by 18 October 2012?")
    assert [(lead, due) for _, lead, due in promises(told)] == [("Gareth", "by 18 October 2012")]


def test_what_must_come_first_is_no_request_of_its_own() -> None:
    """ "once you let us have the receipt" was cut off as a request."""
    said = "I will have the coat paid for once you let us have the receipt."
    text = f"Dear Mrs Moss\n{said}\nYours sincerely\nAnn Lee"
    assert actions(text) == [said]
