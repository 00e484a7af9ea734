"""``follow`` prints the few figures that matter and writes its tables; ``--series`` only lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from councilplans.cli import cli
from normalise.records import Status
from output.follow.writing import followed_files
from tests.output.building import action, document, write_results

JULY = date(2010, 7, 1)


def follow(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["follow", *map(str, arguments)])


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """Two versions of a plan: one deadline is put back, one action done, one dropped, one new."""
    texts = ("Replace the boilers of the leisure centres", "Appoint a chair of the board", "Open a new depot")
    first = [action(text, number, due_date=date(2010, 6, 30)) for number, text in enumerate(texts, start=1)]
    second = [
        replace(first[0], due_date=date(2010, 9, 30), status=Status.IN_PROGRESS),
        replace(first[1], status=Status.COMPLETED),
        replace(first[2], action="Sell the old town hall to the parish"),
    ]
    second = [
        replace(
            each,
            action_id=f"ffff-{number:04}",
            document_id="ffff",
            source="b.pdf",
            plan_date=date(2010, 7, 1),
        )
        for number, each in enumerate(second, start=1)
    ]
    return write_results(tmp_path / "run", [*first, *second], [document(first), document(second)])


def test_the_figures_are_printed_and_the_tables_written(results: Path) -> None:
    done = follow(results)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith(
        "1 plan in 2 versions: 4 actions (6 rows in these versions), 2 links (each links"
    )
    assert lines[1] == "What became of the actions: 1 completed, 2 open, 1 dropped"
    assert lines[2].startswith("  dropped: "), "it says what that means"
    assert lines[3].endswith("1 later, 0 earlier.")
    assert "1 action, by 92 days in all" in lines[4]
    assert lines[-1] == f"Next: councilplans review {results / 'followed'}"
    assert "     92 days  Replace the boilers of the leisure centres" in lines
    assert sorted(path.name for path in (results / "followed").iterdir()) == sorted(followed_files())


def test_papers_without_an_action_in_common_are_to_check_and_nothing_is_dropped(tmp_path: Path) -> None:
    """Unrelated papers under one title were told as plans with dropped actions; the order was a guess."""
    rows, documents = [], []
    for number, topic in enumerate(("Mend the roof of the hall", "Buy large print books")):
        own = [action(topic, source=f"{number}.pdf", document_id=f"d{number}", action_id=f"d{number}-0001")]
        rows += own
        documents.append(document(own, organisation="Anytown", plan_title="Action plan", plan_date=None))
    lines = follow(write_results(tmp_path / "run", rows, documents)).stdout.splitlines()
    assert lines[1].startswith("To check: 2 actions with a link, or a version, that may be wrong")
    assert lines[2].startswith("  No action in common: 2 versions have none with another version.")
    assert lines[3].startswith("The order of the versions is a guess for 1 plan")
    assert lines[4] == "What became of the actions: 1 open, 1 unknown"


def test_what_names_no_action_and_no_document_is_refused_by_name(results: Path, tmp_path: Path) -> None:
    """Corrections of other results were passed over without a word, and it ended well."""
    said = tmp_path / "links.csv"
    known = "housing.pdf,b.pdf"
    said.write_text(f"what,before,after,verdict\nlink,gone-0001,ffff-0001,same\nseries,{known},same\n")
    done = follow(results, "--corrections", said)
    assert done.exit_code == 3
    assert "row 2: gone-0001" in done.stderr
    assert "ffff-0001:" not in done.stderr, "that one is there"
    assert "row 3" not in done.stderr
    assert "4 actions" in done.stdout, "the others are taken"
    assert f"Corrections applied: 1 of 2 rows of {said}." in done.stdout


def test_the_series_are_listed_with_their_reasons_and_nothing_is_written(results: Path) -> None:
    listed = follow(results, "--series")
    assert listed.stdout.splitlines() == [
        "Housing plan",
        "  version  date of plan  document  why it is a version of this plan",
        "        1  2010-04-01    housing.pdf",
        "        2  2010-07-01    b.pdf  like version 1: the same owner and title",
    ]
    assert not (results / "followed").exists()


def test_the_database_has_the_slips_and_the_changes(results: Path, tmp_path: Path) -> None:
    assert follow(results, "--out", tmp_path / "f", "--duckdb").exit_code == 0
    with duckdb.connect(tmp_path / "f" / "councilplans.duckdb", read_only=True) as base:
        assert base.execute("SELECT total_slip_days, times_moved FROM slips").fetchall() == [(92, 1)]
        changes = base.execute("SELECT change, count(*) FROM changes GROUP BY 1 ORDER BY 1").fetchall()
        assert changes == [("gone", 1), ("moved later", 1), ("new", 1), ("status", 1)]
        dropped = base.execute("SELECT action FROM threads WHERE ending = 'dropped'").fetchall()
        assert dropped == [("Open a new depot",)]


def test_one_document_is_no_series(tmp_path: Path) -> None:
    done = follow(write_results(tmp_path / "run", [action("Do it")]))
    assert done.exit_code == 5
    assert "nothing to follow, and nothing was written" in done.stdout
    assert "--corrections" in done.stdout, "it says what to do"
    assert not (tmp_path / "run" / "followed").exists()
    listed = follow(tmp_path / "run", "--series")
    assert (listed.exit_code, listed.stdout) == (5, done.stdout)


def test_tables_of_plans_that_are_followed_no_more_do_not_stay(results: Path, tmp_path: Path) -> None:
    """An earlier run's tables would be taken for this one's."""
    assert follow(results).exit_code == 0
    said = tmp_path / "said.csv"
    said.write_text("what,before,after,verdict\nseries,housing.pdf,b.pdf,different\n")
    assert follow(results, "--corrections", said, "--duckdb").exit_code == 5
    assert not (results / "followed").exists()


def test_a_followed_folder_without_a_plan_has_no_review(results: Path, tmp_path: Path) -> None:
    """Its page was empty and it ended well."""
    assert follow(results).exit_code == 0
    import pyarrow.parquet as pq

    for path in (results / "followed").glob("*.parquet"):
        pq.write_table(pq.read_table(path).slice(0, 0), path)
    done = CliRunner().invoke(cli, ["review", str(results / "followed")])
    assert done.exit_code == 5
    assert "follows no plan" in done.stderr
    assert not (results / "followed" / "review.html").exists()


def test_each_step_of_a_series_has_its_own_reason(tmp_path: Path) -> None:
    """The figures of all steps stood in one row, and which was whose could not be told."""
    texts = [
        f"Report on the {each} of every leisure centre"
        for each in ("roof", "boiler", "pool", "hall", "car park")
    ]
    rows, documents = [], []
    for number, kept in enumerate((texts, texts[1:], texts[2:])):
        where = {
            "document_id": f"d{number}",
            "source": f"{number}.pdf",
            "plan_date": date(2010, number + 1, 1),
        }
        own = [action(text, at, action_id=f"d{number}-{at:04}", **where) for at, text in enumerate(kept, 1)]
        rows += own
        documents.append(document(own))
    listed = follow(write_results(tmp_path / "run", rows, documents), "--series").stdout.splitlines()
    assert [line.partition("like ")[2] for line in listed[2:]] == [
        "",
        "version 1: 4 actions in common, of 4 in the one that has fewer",
        "version 2: 3 actions in common, of 3 in the one that has fewer",
    ]


def test_a_folder_without_results_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = CliRunner().invoke(cli, ["follow", str(tmp_path / "empty")], standalone_mode=False)
    assert "is no results folder" in str(done.exception)


def test_a_folder_apart_is_reviewed_with_its_results_which_it_may_not_be(
    results: Path, tmp_path: Path
) -> None:
    """The command that it printed failed, and results were taken for the folder of what followed."""
    apart = tmp_path / "apart"
    done = follow(results, "--out", str(apart))
    assert done.stdout.splitlines()[-1] == f"Next: councilplans review {apart} --results {results}"
    refused = follow(results, "--out", str(results))
    assert refused.exit_code != 0
    assert "folder of results" in refused.output


def test_folders_that_share_no_plan_are_named(results: Path, tmp_path: Path) -> None:
    """Of a folder that was named by mistake nothing was said."""
    own = [action("Paint the bandstand", source="park.pdf", document_id="dddd", action_id="dddd-0001")]
    other = write_results(tmp_path / "other", own, [document(own, plan_title="Parks strategy")])
    lines = follow(results, other, "--out", tmp_path / "f").stdout.splitlines()
    assert lines[1].startswith(
        f"Note: no plan in {results} or {other} has a version in another of these folders."
    )
    assert not any(line.startswith("Note") for line in follow(results).stdout.splitlines())
