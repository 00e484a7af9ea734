"""What `review apply` and `review gold` say of what they did."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from councilplans.cli.review import command
from output.review.corrections import Correction, Verdict
from tests.output.building import action, document, write_results
from tests.output.review.test_corrections import REGISTER, accept, as_file


def test_what_was_said_of_a_document_is_not_counted_as_an_accepted_action(tmp_path: Path) -> None:
    row = action(REGISTER)
    folder = write_results(tmp_path / "run", [row])
    complete = Correction(2, row.document_id, "document", "", "", Verdict.ACCEPT)
    path = as_file(tmp_path / "corrections.csv", accept(row), complete)
    done = CliRunner().invoke(command, ["apply", str(folder), str(path)])
    assert done.output.splitlines()[0] == (
        "2 decisions taken in (actions: 1 accepted; documents: 1 with nothing missed)."
    )


def test_gold_of_many_documents_is_told_in_a_few_lines(tmp_path: Path) -> None:
    """A line a file scrolled away what is left to do; papers in two formats "were not reviewed yet"."""
    rows = [
        action(
            REGISTER,
            source=f"{number}.{kind}",
            document_id=f"{kind}{number}",
            action_id=f"{kind}{number}-0001",
        )
        for number in range(12)
        for kind in ("doc", "pdf")
    ]
    folder = write_results(tmp_path / "run", rows, [document([row]) for row in rows])
    path = as_file(tmp_path / "corrections.csv", *map(accept, rows))
    done = CliRunner().invoke(command, ["gold", str(folder), str(path)])
    assert done.output.splitlines() == [
        "No gold of 12 documents such as 0.pdf: the same plan in another format is gold already.",
        f"Gold was made of 12 of 24 documents, a file each, in {folder / 'gold'}.",
        "With it 24 documents can be audited: a gold file also serves the documents of the same name in "
        "other formats.",
        f"Next: councilplans audit {folder} --gold {folder / 'gold'}",
    ]


def test_which_tables_stay_uncorrected_is_said(tmp_path: Path) -> None:
    """The flat tables for BI kept what was rejected, and nothing told their reader."""
    row = action(REGISTER)
    folder = write_results(tmp_path / "run", [row])
    path = as_file(tmp_path / "corrections.csv", accept(row))
    plain = CliRunner().invoke(command, ["apply", str(folder), str(path)]).output
    assert f"are in {folder / 'actions.corrected.csv'} (and .parquet)." in plain
    assert "These stay as they were read, without the corrections: actions.csv and .parquet." in plain
    (folder / "star").mkdir()
    (folder / "actions.xlsx").touch()
    said = CliRunner().invoke(command, ["apply", str(folder), str(path)]).output
    assert f"the flat tables for BI in {folder / 'star'}, actions.xlsx." in said


def test_a_file_that_is_not_there_is_looked_for_where_browsers_save_it(tmp_path: Path) -> None:
    folder = write_results(tmp_path / "run", [action(REGISTER)])
    for name in ("apply", "gold"):
        done = CliRunner().invoke(command, [name, str(folder), str(tmp_path / "corrections.csv")])
        assert done.exit_code == 2
        assert (
            "the path at which your browser saved the download, mostly in the folder Downloads" in done.output
        )


def test_what_is_refused_is_counted_before_it_is_listed(tmp_path: Path) -> None:
    folder = write_results(tmp_path / "run", [action(REGISTER)])
    stale = Correction(2, "nobody-0001", "status", "", "delayed", Verdict.CORRECT)
    done = CliRunner().invoke(command, ["apply", str(folder), str(as_file(tmp_path / "c.csv", stale))])
    assert done.exit_code == 3
    assert done.stderr.splitlines() == [
        "1 correction refused, and not applied. Of each: its row in the file, its action, its column, "
        "and why.",
        "Refused: c.csv, row 2: nobody-0001, column status: these results have no such action.",
    ]
