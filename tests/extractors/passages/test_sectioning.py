"""Under which heading an action stands: what only looks like a heading heads nothing."""

from __future__ import annotations

import pytest

from extractors.options import Wanted
from extractors.passages.lines.sectioning import with_sections
from tests.extractors.passages.written import rows

_MINUTES = (
    "Elmham Town Council\nMinutes of a meeting held on 8 September 1999\nPresent: Councillor Pask (Chair)\n"
)


@pytest.mark.parametrize(
    "told",
    [
        "RESOLVED - That\n1. the Clerk write to the Minister; and\n2. the report be noted.",
        "Council resolution 0615/05\nMOVED Cr Adair, SECONDED Cr Ng\n"
        "RESOLVED: That the Clerk write to the Minister.",
        "CARRIED 7/1\nACTION: Clerk to write to the Minister.",
    ],
)
def test_the_course_of_a_motion_heads_nothing(told: str) -> None:
    found = rows(f"{_MINUTES}# Swimming pool\n{told}", Wanted(resolutions=True))
    assert [row.section for row in found] == ["Swimming pool"]


def test_the_number_of_a_minute_is_no_month() -> None:
    found = rows(
        f"{_MINUTES}# 09/27 Churchyard wall\nIt leans.\n# 09/28 Fete\nACTION: Clerk to book the hall."
    )
    assert [row.section for row in found] == ["09/28 Fete"]


def test_the_title_of_minutes_heads_none_of_their_items() -> None:
    assert [row.section for row in rows(f"{_MINUTES}ACTION: Clerk to book the hall.")] == [None]


def test_titles_that_begin_the_numbered_paragraphs_of_minutes_head_them() -> None:
    found = rows(
        f"{_MINUTES}1. Apologies. These were accepted from Dr Singh.\n"
        "2. Safeguarding. The record was checked.\nACTION: Clerk to send the link to all.\n"
        "3. Premises. The boiler failed twice.\nACTION: Mr Voce to draft the bid."
    )
    assert [row.section for row in found] == ["Safeguarding", "Premises"]


def test_a_day_and_its_month_on_two_lines_are_one_sentence() -> None:
    found = rows(f"{_MINUTES}# Costs\nACTION: Clerk to update the report for the meeting on 22\nMay.")
    assert [row.action for row in found] == ["Clerk to update the report for the meeting on 22 May."]


def test_a_paper_without_a_line_has_no_section() -> None:
    """Each of a hundred files of pictures ended its reader."""
    assert list(with_sections([])) == []
