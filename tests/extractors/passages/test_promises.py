"""Promises in running sentences, and what only sounds like one."""

from __future__ import annotations

import pytest

from extractors.passages.learnt import LearntModel
from extractors.passages.paper.papers import Kind
from extractors.passages.promises.asked import Modal
from extractors.passages.promises.candidates import candidates_in
from extractors.passages.promises.doers import Doer
from extractors.passages.promises.model import expected_model, in_paper
from ingest.codes import Flag
from tests.extractors.passages.written import actions, promises, rows
from tests.support import ROOT

_LETTER = (
    "Orrin District Council\nDear Mr Pell, Your complaint about the pond\n{}\nYours sincerely, Vera Holt"
)
# Rules and agendas promise nothing, and are never weighed.
_PROMISING = tuple(kind for kind in Kind if kind not in (Kind.RULES, Kind.AGENDA))
_ABOVE = ("the paper labels its actions", "under a heading that asks")
_VISIT = "Note of a visit to the mill\nPresent: Ann Pell (client), Bob Dray (builder), Wim Kerr (ranger)\n{}"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Ann agreed to draw the ramp by Tuesday, and Bob will lay it the week after.",
            [
                ("Ann agreed to draw the ramp by Tuesday", "Ann", "by Tuesday"),
                ("Bob will lay it the week after.", "Bob", "the week after"),
            ],
        ),
        (
            "The gate sticks. Bob has the hinges and will hang it by Friday.",
            [("Bob has the hinges and will hang it by Friday.", "Bob", "by Friday")],
        ),
        (
            "It was agreed that Ann would ring the school and that Wim would price two benches.",
            [
                ("Ann would ring the school", "Ann", ""),
                ("Wim would price two benches.", "Wim", ""),
            ],
        ),
    ],
)
def test_what_each_of_several_will_do_is_a_row_each(told: str, expected: list[tuple[str, str, str]]) -> None:
    assert promises(_VISIT.format(told)) == expected


def test_a_letter_promises_what_its_posts_and_people_will_do() -> None:
    told = (
        "First, our drainage engineer, Ada Lund, will have the drain surveyed before the end of May. "
        "Second, Ms Lund will fit a screen by 3 June. Third, we will put sandbags in the hall, and "
        "Jo Marr of our emergency team will see to this by Friday. "
        "The river is the Agency's, which will model it in 2015."
    )
    assert [(lead, due) for _, lead, due in promises(_LETTER.format(told))] == [
        ("Ada Lund", "before the end of May"),
        ("Ms Lund", "by 3 June"),
        ("Jo Marr of our emergency team", "by Friday"),
    ]


def test_a_sentence_that_goes_on_with_this_says_by_when() -> None:
    told = "The Head of Labs will lower the limit for results; this change will be made by 31 July 2019."
    ((action, lead, due),) = promises(_LETTER.format(told))
    assert (lead, due) == ("The Head of Labs", "by 31 July 2019")
    assert action.endswith("31 July 2019.")


def test_who_and_when_may_stand_in_a_sentence_behind_the_promise() -> None:
    told = (
        "# Recommendations and the answers to them\n- Make lunch quieter.\n"
        "Provider's response: Two screens will be put up in the hall. Deputy Manager, from 25 November 2019."
    )
    assert ("Two screens will be put up in the hall.", "Deputy Manager", "25 November 2019") in [
        (action, lead, due.removeprefix("from ")) for action, lead, due in promises(told)
    ]


def test_what_a_council_requests_of_an_officer_is_to_be_done_and_what_it_notes_is_not() -> None:
    told = (
        "Shire of Orrin\nMinutes of the meeting of Council, 18 August 2022\nPresent: Cr A Pell, Cr B Dray\n"
        "Moved Cr Pell. That Council:\n1. notes the letter of the Department;\n"
        "2. requests the Manager Works to call tenders by 30 September 2022; and\n3. thanks the crew."
    )
    assert promises(told) == [
        (
            "requests the Manager Works to call tenders by 30 September 2022; and",
            "the Manager Works",
            "by 30 September 2022",
        )
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Ann reported that the county will resurface the lane in May.",
        "The next meeting will be held on 3 June.",
        "Trains will be late until the summer.",
        "If nobody objects, Bob will be pleased.",
        "Wim said that he would be away in May.",
        "“We will mend it tomorrow,” they always say.",
        "The strategy sets out how every family will get help.",
        "Bob should have mended the gate in March.",
        "Prices will rise by 3% in September.",
        "It was agreed to approve the accounts.",
        "The path will not move.",
    ],
)
def test_forecasts_reports_and_decisions_promise_nothing(told: str) -> None:
    assert not actions(_VISIT.format(told))


@pytest.mark.parametrize(
    "title",
    [
        "Lone Working Policy",
        "Terms of Reference of the Audit Committee",
        "Agenda for the meeting of 4 May 2017",
        "Speech by the Lord Mayor",
    ],
)
def test_rules_agendas_and_speeches_promise_nothing(title: str) -> None:
    told = "The Chief Executive will ensure that resources are available. The manager will ring the police."
    assert not actions(f"Orrin Borough Council\n{title}\n{told}")


def test_a_promise_that_may_be_none_is_flagged() -> None:
    (row,) = rows(_VISIT.format("The price is high. The Agency will price a fence by May."))
    assert Flag.PROMISE_IN_DOUBT in row.flags
    (sure,) = rows(_VISIT.format("The price is high. Bob will ask the supplier by 3 May."))
    assert Flag.PROMISE_IN_DOUBT not in sure.flags


def test_the_doer_is_found_where_the_clause_begins() -> None:
    told = "Pound Lane is closed; from June 2019 the Head of Parks, Ada Lund, will open it."
    (one,) = candidates_in(told, frozenset({"ada", "lund"}))
    assert one.who == "the Head of Parks, Ada Lund"
    assert one.subject.kind in (Doer.PERSON, Doer.POST)


def test_the_reasons_name_what_counted_most() -> None:
    model = LearntModel(-2.0, {"by when": 1.5, "told before": -2.4, "act": 0.6, "word: a": 0.1}, 1.0, {})
    told = model.reasons(("word: a", "by when", "told before", "act", "unseen"))
    assert told == "told before (-2.4), by when (+1.5), act (+0.6)"


def test_a_clause_is_weighed_among_the_others_of_its_paper() -> None:
    near = {"one is near": 2.0, "likely ones: 1": 1.0}
    model = LearntModel(0.0, {}, 0.5, near)
    assert in_paper(model, [(4, 1.0), (6, 3.0), (30, 1.0)], 40) == [3.5, 1.5, 1.5]


def test_a_request_says_who_is_asked() -> None:
    told = "I would be grateful if Heads of Office would send me a list by 18 September 2009."
    assert [(lead, due) for _, lead, due in promises(_LETTER.format(told))] == [
        ("Heads of Office", "by 18 September 2009")
    ]


def test_a_name_that_nothing_explains_may_promise_by_when() -> None:
    told = "We looked at the layouts and all preferred option B. Tunde will ask for a price by 8 October."
    assert [(lead, due) for _, lead, due in promises(_LETTER.format(told))] == [("Tunde", "by 8 October")]
    assert not actions(_LETTER.format("Defra will open a consultation."))


def test_a_paragraph_under_what_was_agreed_may_hold_several_promises() -> None:
    told = (
        "# Agreed next steps\n"
        "Mr Doyle will add the plans by Easter. He will also open the room. I will come back."
    )
    paper = f"Governor: Sunita Kaur\nGovernor visit, Oak School\nMet with: Mr Doyle (SENCo)\n{told}"
    assert [lead for _, lead, _ in promises(paper)] == ["Mr Doyle", "Mr Doyle", "Sunita Kaur"]


def test_what_was_asked_and_done_is_no_promise() -> None:
    assert not actions(_VISIT.format("Ann was asked to send her views, and she did so."))


def test_what_a_letter_is_about_and_a_vote_are_nobody() -> None:
    told = (
        "On the first matter, the Chief Nurse will audit every transfer not later than 1 April 2007. CARRIED"
    )
    assert [(lead, due) for _, lead, due in promises(_LETTER.format(told))] == [
        ("the Chief Nurse", "not later than 1 April 2007")
    ]


def test_he_is_no_lady_and_she_no_gentleman() -> None:
    told = "Mr Dray came. Mrs Pell thanked him. He agreed to mend the slip by May."
    assert [lead for _, lead, _ in promises(_VISIT.format(told))] == ["Mr Dray"]


_WHO = (*map(str, Doer), "is done:")
_HOW = (*map(str, Modal), *(f"was {modal}" for modal in Modal))
_GOVERNS = ("agreed", "proposed", "reported", "that", "other words", "nothing")
# What is seen of a clause by the words of its kind; the rest stands in the code as it is.
_OF_KINDS = {
    *(f"{who} {how}" for who in _WHO for how in _HOW),
    *(f"was {modal}" for modal in Modal),
    *(f"by {who}" for who in Doer),
    *(f"governed: {how}" for how in _GOVERNS),
    *(f"governed: {how}, {modal}" for how in _GOVERNS for modal in Modal),
    *(f"{above}, {modal}" for modal in Modal for above in _ABOVE),
    *(f"paper: {kind}" for kind in _PROMISING),
    *(f"{kind}: {how}" for kind in _PROMISING for how in _HOW),
    *(f"{kind}: {who} {modal}" for kind in _PROMISING for who in _WHO for modal in Modal),
    *(f"{who} {modal}, by when" for who in _WHO for modal in Modal),
    *(f"{kind}: {modal}, by when" for kind in _PROMISING for modal in Modal),
    *(f"{modal}, {when}" for modal in Modal for when in ("by a day", "in time")),
    *(f"{kind}: {who} {modal}, by when" for kind in _PROMISING for who in _WHO for modal in Modal),
    *(f"{kind}: item, {modal}" for kind in _PROMISING for modal in Modal),
    *(f"lead-in: {said}" for said in ("told", "agreed", "list", "above")),
}


def _stands_in_code(name: str) -> bool:
    """Whether a name is written where evidence is made, by itself or behind its kind ("verb: held")."""
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "extractors/passages/promises").glob("*.py")
    )
    return f'"{name.removeprefix("verb: ")}"' in code


def test_each_weight_is_of_something_that_may_be_seen() -> None:
    """A weight whose name is misspelt, or of papers that promise nothing, counted for nothing unseen."""
    others = [name for name in expected_model().weights if name not in _OF_KINDS]
    assert [name for name in others if not _stands_in_code(name)] == []


@pytest.mark.parametrize(
    ("top", "end", "lead"),
    [
        ("From Monday we open early.", "Yours sincerely, Vera Holt", "Vera Holt"),
        ("By June 2019 all is well.", "Sincerely, Vera Holt", "Vera Holt"),
        ("Governor Monitoring Visit", "Governor: Vera Holt  Link: reading", "Vera Holt"),
        ("All is well.", "Yours faithfully\nHead of Parks", "Head of Parks"),
        ("All is well.", "Yours faithfully\nEnc. 2 plans", "I"),
    ],
)
def test_who_writes_i_is_who_sends_or_signs_and_no_day_title_or_enclosure(
    top: str, end: str, lead: str
) -> None:
    told = f"Orrin District Council\nDear Mr Pell,\n{top}\nI will ring the builder by 3 May.\n{end}"
    assert [who for _, who, _ in promises(told)] == [lead]
