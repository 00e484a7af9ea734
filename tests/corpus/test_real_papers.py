"""Published papers that nobody here wrote: which are plans, how long, and which are none.

They are no part of this repository: the tests look for them in ``../shared/corpus/real`` beside the
checkout, and skip where they are not. The counts are a person's, of the actions that the page shows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from councilplans import extract

REAL = Path(__file__).parents[3] / "shared" / "corpus" / "real"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not REAL.exists(), reason="the measuring corpus is not beside the checkout"),
]

ACTIONS = {
    "dft_road_safety_framework_2011.pdf": 14,
    "dgu_LPDP_actions_2010-12.docx": 9,
    "dgu_LPDP_actions_2011-09.docx": 8,
    "dgu_LPDP_actions_2012-03.docx": 13,
    "dgu_LPDP_tor_workplan_2013-05.docx": 7,
    "dgu_ODUG_action_log_2013-05.pdf": 39,
    "dgu_TB10_action_log.docx": 22,
    "dgu_TB3_pm_commitments.pdf": 14,
    "dgu_TB5_action_log.pdf": 16,
    "dgu_TB6_action_log.pdf": 23,
    "dgu_TB7_action_log.pdf": 29,
    "dgu_TB9_action_log.docx": 28,
    "hmg_aml_action_plan_2016.pdf": 19,
    "mhclg_rough_sleeping_commitments.pdf": 57,
    "dfe_nutbrown_response.pdf": 19,
    "ofsted_sandwell_2013-08.pdf": 18,
}
DECOYS = (
    "dgu_ALB_table.docx",
    "dgu_ODUG_minutes_2014-05.docx",
    "dgu_QWMS_Q2_2013-14.docx",
    "dgu_TB11_agenda_decoy.docx",
    "dgu_TB4_publication_plan_gantt.pdf",
)


@pytest.mark.parametrize(("name", "count"), ACTIONS.items())
def test_a_plan_comes_out_as_one(name: str, count: int) -> None:
    assert len(extract(REAL / name, isolation=False).actions) == count


@pytest.mark.parametrize("name", DECOYS)
def test_a_paper_without_a_plan_gives_no_row(name: str) -> None:
    assert extract(REAL / name, isolation=False).actions == ()
