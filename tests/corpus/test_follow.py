"""Real logs followed: the links of three boards' action logs as a person reads them.

``links.csv`` names two rows of two papers, each by its place among the paper's actions: facts, and none of
the papers' words. It was read by eye, link by link.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from councilplans import extract_folder
from output.follow.corrections import Said
from output.follow.follow import Followed, follow
from tests.support import ROOT

REAL = ROOT.parent / "shared" / "corpus" / "real"
LOGS = (
    *("dgu_TB5_action_log.pdf", "dgu_TB6_action_log.pdf", "dgu_TB7_action_log.pdf"),
    *("dgu_TB9_action_log.docx", "dgu_TB10_action_log.docx"),
    *("dgu_ODUG_action_log_2012-08.odt", "dgu_ODUG_action_log_2013-05.pdf"),
    *("dgu_LPDP_actions_2010-12.docx", "dgu_LPDP_actions_2011-09.docx", "dgu_LPDP_actions_2012-01.doc"),
    *("dgu_LPDP_actions_2012-03.docx", "dgu_LPDP_actions_2012-07.docx"),
)
ENOUGH = 0.97

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not REAL.exists(), reason=f"the measuring corpus is not at {REAL}"),
]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> list[Followed]:
    out = tmp_path_factory.mktemp("logs") / "results"
    extract_folder([REAL / name for name in LOGS], out, tables="plain", log="json")
    return list(follow([out], Said()))


def place(series: Followed, action_id: str) -> tuple[str, int]:
    sources = {each.document_id: Path(each.source).stem for each in series.versions}
    document, _, number = action_id.rpartition("-")
    return sources[document], int(number)


def test_links_are_those_that_a_person_sees(followed: list[Followed]) -> None:
    found = {
        (*place(series, step.previous_action_id), *place(series, step.action_id))
        for series in followed
        for step in series.lives.history
        if step.previous_action_id
    }
    with (Path(__file__).parent / "links.csv").open(encoding="utf-8") as lines:
        gold = {
            (row["before"], int(row["number"]), row["after"], int(row["after_number"]))
            for row in csv.DictReader(lines)
        }
    score = 2 * len(found & gold) / (len(found) + len(gold))
    assert score >= ENOUGH, sorted(found ^ gold)


def test_each_boards_logs_are_one_series(followed: list[Followed]) -> None:
    assert sorted(
        sorted(Path(each.source).name for each in series.versions) for series in followed
    ) == sorted(sorted(name for name in LOGS if board in name) for board in ("TB", "ODUG", "LPDP"))


def test_the_four_slips_of_summer_2011_are_found(followed: list[Followed]) -> None:
    """What the seventh meeting wanted by June is promised for August and later by the ninth."""
    slipped = [
        step
        for series in followed
        for step in series.lives.history
        if step.slip_days and step.slip_days > 0 and step.plan_date == date(2011, 9, 2)
    ]
    assert len(slipped) == 4
    assert {step.due_date for step in slipped} == {date(2011, 8, 31), date(2011, 9, 30), date(2011, 11, 30)}
