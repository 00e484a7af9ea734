"""Deadlines against the golden files, column by column, and the standards that EDTF and RRULE are held to."""

from __future__ import annotations

import re

import pytest
from dateutil.rrule import rrulestr

from normalise.dates.due import DateContext
from normalise.dates.read import read_due
from tests.normalise.goldens import golden_day, golden_rows

FILES = ("due_phrases.tsv", "due_cells.tsv", "due_forms.tsv")
ROWS = [(name, row) for name in FILES for row in golden_rows(name)]


@pytest.mark.parametrize("name", FILES)
def test_phrases_are_judged_as_settled(name: str) -> None:
    wrong = []
    for row in golden_rows(name):
        due = read_due(row["phrase"], DateContext(golden_day(row["plan_date"])))
        got = {
            "due_kind": due.kind,
            "due_start": due.start,
            "due_date": due.date,
            "due_precision": due.precision,
            "due_edtf": due.edtf,
            "due_rrule": due.rrule,
        }
        shown = {column: "" if value is None else str(value) for column, value in got.items()}
        if differing := {column: value for column, value in shown.items() if value != row[column]}:
            wrong.append((row["phrase"][:80], differing))
    assert wrong == []


# Levels 0 to 2 of EDTF as ISO 8601-2:2019 has them, as far as we write it.
_CALENDAR = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_DIVISION = r"\d{4}-(?:2[1-4]|3[3-9]|4[01])"
_UNKNOWN_YEAR = r"XXXX-\d\d(?:-\d\d)?"
_DOUBT = r"[~?%]?"
_ENDS = rf"(?:{_CALENDAR}{_DOUBT}|\.\.)"
_EDTF = re.compile(
    rf"(?:{_CALENDAR}|{_DIVISION}|{_UNKNOWN_YEAR}){_DOUBT}|(?:{_ENDS}|{_UNKNOWN_YEAR})/(?:{_ENDS}|{_UNKNOWN_YEAR})"
)


def test_every_edtf_expression_is_valid() -> None:
    written = {row["due_edtf"] for _, row in ROWS if row["due_edtf"]}
    assert [edtf for edtf in written if not _EDTF.fullmatch(edtf)] == []


def test_every_rrule_expands() -> None:
    rules = {row["due_rrule"] for _, row in ROWS if row["due_rrule"]}
    assert len(rules) > 20
    for rule in rules:
        first, second = rrulestr(f"DTSTART:20100101T000000\nRRULE:{rule}")[:2]
        assert first < second


def test_dates_agree_with_each_other() -> None:
    for _, row in ROWS:
        start, due = golden_day(row["due_start"]), golden_day(row["due_date"])
        assert not (start and due and start > due), row["phrase"]
        assert bool(row["due_precision"]) >= bool(start or due), row["phrase"]
        if row["due_kind"] in ("immediate", "unresolved"):
            assert not (start or due), row["phrase"]
