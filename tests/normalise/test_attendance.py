"""Whose initials are whose by a list of those who came."""

from __future__ import annotations

import pytest

from normalise.attendance import present_in


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Present: Ann Pell, Dr Bob Dray (Chair) and Cllr Wim Kerr"], ["Ann Pell", "Bob Dray", "Wim Kerr"]),
        (["In attendance", "Grace Oduya, Chief Nurse", "Martin Sleight"], ["Grace Oduya", "Martin Sleight"]),
        (["Present:", "Finance Team, Chief Nurse", "1. Minutes", "Ann Pell spoke."], []),
        (["Present at the meeting: Mr J Hill, Mrs Jo Banks"], ["J Hill", "Jo Banks"]),
        (["There will be a report by Ann Pell", "Attendance is by Ann Pell"], []),
        (["Presentation by Ann Pell"], []),
    ],
)
def test_who_came_is_told_without_titles_and_posts(lines: list[str], names: list[str]) -> None:
    assert list(present_in(lines)) == names
