"""Frames of rows do in pandas, polars and SQL what frames do, and records show themselves."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import councilplans
from normalise.records import Action, Party, PartyKind, Status
from output.listing import Listing
from tests.output.building import action, write_results
from tests.support import PAPERS

ROWS = [
    action(
        "Review <b>it</b>",
        1,
        due_date=date(2010, 3, 31),
        leads=(Party(name="Ann Lee", role="Head of Housing", kind=PartyKind.PERSON),),
        success_criteria=("fewer complaints", "shorter waits"),
        other={"Cost": "=A1"},
        status=Status.COMPLETED,
        page=3,
        bbox=(1.0, 2.0, 3.0, 4.0),
    ),
    action("Publish it", 2, due_date=date(9999, 12, 31)),
]


def test_flat_dates_are_dates_to_pandas() -> None:
    frame = councilplans.to_pandas(ROWS, flat=True)
    assert (frame.due_date < pd.Timestamp("2010-06-01")).tolist() == [True, False]
    assert frame.due_date.dt.year.tolist() == [2010, 9999]
    assert frame.groupby(frame.due_date.dt.to_period("Q")).size().tolist() == [1, 1]
    assert frame.page.tolist()[0] == 3
    assert frame.lead_names.tolist() == ["Ann Lee", None]


def test_flat_frames_go_where_frames_go(tmp_path: Path) -> None:
    frame = councilplans.to_pandas([*ROWS, ROWS[0]], flat=True)
    assert len(frame.drop_duplicates()) == 2
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        frame.to_sql("actions", base, index=False)
        assert base.execute("SELECT leads, other FROM actions LIMIT 1").fetchall() == [
            ("Ann Lee (Head of Housing)", '{"Cost": "=A1"}')
        ]
    base.close()


def test_a_frame_without_rows_has_the_columns() -> None:
    assert "lead_names" in councilplans.to_pandas([], flat=True).columns
    assert "due_date" in councilplans.to_pandas([]).columns


def test_arrow_and_polars_hold_the_same(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    table = councilplans.to_arrow(ROWS)
    assert table["due_date"].to_pylist() == [each.due_date for each in ROWS]
    assert councilplans.to_polars(ROWS).height == 2
    flat = councilplans.to_polars(ROWS, flat=True)
    assert flat["due_date"].dtype == polars.Date
    flat.write_csv(tmp_path / "a.csv")


def test_an_extraction_is_one_line_and_a_table_in_a_notebook() -> None:
    found = councilplans.extract(PAPERS / "northmarsh_column_plan.docx")
    assert repr(found) == f"<Extraction of {found.document.source}: 3 recommendations, 8 actions, 0 issues>"
    assert repr(found.actions) == "<8 actions>"
    assert found._repr_html_() == found.actions._repr_html_()  # type: ignore[attr-defined]
    assert found._repr_html_().count("<tr>") == 9


def test_a_documents_words_are_no_markup() -> None:
    shown = Listing(ROWS)._repr_html_()
    assert "Review &lt;b&gt;it&lt;/b&gt;" in shown
    assert "<b>" not in shown


def test_a_slice_of_a_listing_is_one() -> None:
    assert isinstance(Listing(ROWS)[:1], Listing)
    assert isinstance(Listing(ROWS)[0], Action)
    assert "20 of 30 actions" in Listing(ROWS * 15)._repr_html_()


def test_results_are_loaded_as_they_were_written(tmp_path: Path) -> None:
    loaded = councilplans.load_results(write_results(tmp_path / "run", ROWS))
    assert loaded.actions == tuple(ROWS)
    assert repr(loaded) == (f"<Results of {tmp_path / 'run'}: 1 document, 0 recommendations, 2 actions>")
