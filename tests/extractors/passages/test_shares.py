"""Several doers in one line have a task each; what one is to do with others is one task."""

from __future__ import annotations

import pytest

from extractors.options import Wanted
from extractors.passages.clauses.shares import shares_of
from extractors.plan import Column
from tests.extractors.passages.written import rows

_MINUTES = (
    "Elmham Allotments Committee\nMinutes of a meeting held on 8 March 2011\nPresent: Ann Lee (Chair)\n"
)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "ACTION: Ann Lee to ring the plumber and the Clerk to turn the supply off by 4 May 2011.",
            [
                ("Ann Lee to ring the plumber", "Ann Lee", ""),
                ("the Clerk to turn the supply off by 4 May 2011.", "the Clerk", "by 4 May 2011"),
            ],
        ),
        (
            "Agreed: Lyn and Parveen to run a survey; Ged to cost a bus from Saltmarsh",
            [
                ("Lyn and Parveen to run a survey", "Lyn and Parveen", ""),
                ("Ged to cost a bus from Saltmarsh", "Ged", ""),
            ],
        ),
        (
            "Actions:\n- RP to measure the opening, TH to get two prices by 30 April 2011\n"
            "- AL to draft the letter and send it to the Trust",
            [
                ("RP to measure the opening", "RP", ""),
                ("TH to get two prices by 30 April 2011", "TH", "by 30 April 2011"),
                ("AL to draft the letter and send it to the Trust", "AL", ""),
            ],
        ),
        (
            "RESOLVED that the Treasurer obtain a price for the marquee, and the Secretary book the band.",
            [
                ("the Treasurer obtain a price for the marquee", "the Treasurer", ""),
                ("the Secretary book the band.", "the Secretary", ""),
            ],
        ),
    ],
)
def test_each_doer_of_a_line_has_an_action(told: str, found: list[tuple[str, str, str]]) -> None:
    taken = rows(_MINUTES + told, Wanted(resolutions=True))
    assert [(r.action, r.texts.get(Column.LEAD, ""), r.texts.get(Column.DUE, "")) for r in taken] == found


@pytest.mark.parametrize(
    "text",
    [
        "Clerk to meet Cllr Webb and Mr Stone to discuss the lease",
        "Secretariat to look at the records held, using the Local Partnership work as a start",
        "Secretary to ask Mr Hill and the Chair to sign",
        "Chair to write to the Police and the Mayor to express concern",
        "Clerk to find out whether the Trust will pay and the Council will agree",
        "Cllr Webb and Cllr Stone to attend the course and report back",
        "Mr Prys to attend training, the Monitoring Officer to arrange it",
        "The Curator to write to Mr. Rudge to thank him",
        "The Government accepts this and the Department will publish figures",
        "Mrs Dobbs to seek two estimates and the Trustees will consider them",
        "Edna to try the route and let the Secretary know how she gets on",
    ],
)
def test_what_one_does_with_others_is_one_task(text: str) -> None:
    assert shares_of(text) == []
