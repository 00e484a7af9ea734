"""A deadline that a person corrected in part: the rest of it follows, or is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from normalise.records import Action, DueKind, DuePrecision, Status, StatusBasis
from output.results import Results, read_results
from output.review.apply import apply_corrections
from output.review.corrections import REVIEWED, Correction, Verdict, written
from tests.output.building import action, write_results
from tests.output.review.papers import REGISTER


def results_of(tmp_path: Path, *actions: Action) -> Results:
    return read_results(write_results(tmp_path / "run", actions))


def corrections(row: Action, said: dict[str, str]) -> list[Correction]:
    """What a file says of a row, its columns under one another."""
    return [
        Correction(
            line, row.action_id, column, written(REVIEWED[column], getattr(row, column)), new, Verdict.CORRECT
        )
        for line, (column, new) in enumerate(said.items(), start=2)
    ]


OF_NOVEMBER = {
    "due_raw": "November 2011",
    "due_kind": DueKind.DEADLINE,
    "due_date": date(2011, 11, 30),
    "due_precision": DuePrecision.MONTH,
}


@pytest.mark.parametrize(
    ("read", "said", "after"),
    [
        (OF_NOVEMBER, {"due_date": "2011-11-12"}, (DueKind.DEADLINE, None, "2011-11-12", DuePrecision.DAY)),
        (OF_NOVEMBER, {"due_date": "2012-02-29"}, (DueKind.DEADLINE, None, "2012-02-29", DuePrecision.MONTH)),
        (
            {**OF_NOVEMBER, "due_precision": DuePrecision.WEEK},
            {"due_date": "2011-11-28"},
            (DueKind.DEADLINE, None, "2011-11-28", DuePrecision.DAY),
        ),
        (
            OF_NOVEMBER,
            {"due_start": "2011-11-12"},
            (DueKind.PERIOD, "2011-11-12", "2011-11-30", DuePrecision.MONTH),
        ),
        (OF_NOVEMBER, {"due_date": ""}, (DueKind.UNRESOLVED, None, None, None)),
        (
            {"due_raw": "soon", "due_kind": DueKind.UNRESOLVED},
            {"due_date": "2011-11-30"},
            (DueKind.DEADLINE, None, "2011-11-30", DuePrecision.DAY),
        ),
        (
            OF_NOVEMBER,
            {"due_date": "2011-11-12", "due_precision": "part-month"},
            (DueKind.DEADLINE, None, "2011-11-12", DuePrecision.PART_MONTH),
        ),
    ],
)
def test_the_rest_of_a_deadline_follows_the_day_that_a_person_gave(
    tmp_path: Path, read: dict[str, object], said: dict[str, str], after: tuple[object, ...]
) -> None:
    """ "12 November 2011 (only the month was printed)": a corrected day stood beside the old precision."""
    row = action(REGISTER, to_check=True, **read)
    corrected = apply_corrections(results_of(tmp_path, row), corrections(row, said))
    (now,) = corrected.results.actions
    days = [day and day.isoformat() for day in (now.due_start, now.due_date)]
    assert (now.due_kind, *days, now.due_precision) == after
    assert corrected.refused == ()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"due_date": "2011-11-12", "due_precision": "quarter"}, "2011-11-12 is not the last day of a month"),
        ({"due_start": "2011-12-01"}, "its first day, 2011-12-01, is after its last, 2011-11-30"),
    ],
)
def test_a_deadline_whose_parts_contradict_each_other_is_refused(
    tmp_path: Path, said: dict[str, str], why: str
) -> None:
    row = action(REGISTER, to_check=True, **OF_NOVEMBER)
    corrected = apply_corrections(results_of(tmp_path, row), corrections(row, said))
    assert len(corrected.refused) == len(said)
    assert why in str(corrected.refused[0])
    (now,) = corrected.results.actions
    assert (now.due_date, now.due_start, now.to_check) == (date(2011, 11, 30), None, True)


def test_a_corrected_status_was_read_from_nothing(tmp_path: Path) -> None:
    row = action(REGISTER, status=Status.COMPLETED, status_basis=StatusBasis.RAG)
    said = corrections(row, {"status": "delayed"})
    (now,) = apply_corrections(results_of(tmp_path, row), said).results.actions
    assert (now.status, now.status_basis) == (Status.DELAYED, None)
