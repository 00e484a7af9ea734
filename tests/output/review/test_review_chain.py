"""The whole way: reports into rows, rows scored and reviewed, corrections taken back, gold made of them."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from councilplans.cli import cli
from councilplans.cli.exit_codes import ExitCode
from output.results import read_results
from output.review.corrections import REVIEWED, Verdict, written
from tests.output.review.test_corrections import as_file, correction
from tests.support import ROOT

GOLD = ROOT / "samples" / "gold"
PAPERS = ROOT / "samples" / "papers"
PLAN = "larkminster_log"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chain")
    papers = folder / "papers"
    papers.mkdir()
    for kind in ("docx", "pdf", "txt"):
        shutil.copy(PAPERS / f"{PLAN}.{kind}", papers)
    done = run("extract", papers, "--out", folder / "results")
    assert done.exit_code == 0, done.output
    return folder / "results"


def test_what_extract_writes_is_audited(results: Path) -> None:
    done = run("audit", results, "--gold", GOLD / f"{PLAN}.jsonl", "--html", results / "audit.html")
    assert done.exit_code == 0, done.output
    audit = json.loads((results / "audit.json").read_text(encoding="utf-8"))
    assert set(audit["formats"]) == {"docx", "pdf", "text"}
    assert audit["together"]["rows"]["f1"] == 1
    assert audit["together"]["all_fields"]["f1"] > 0.97


def test_a_sheet_that_extract_wrote_is_gold_of_itself(results: Path, tmp_path: Path) -> None:
    with (results / "actions.csv").open(encoding="utf-8-sig", newline="") as sheet:
        header, *rows = csv.reader(sheet)
    own = [row for row in rows if row[header.index("source")] == f"{PLAN}.docx"]
    with (tmp_path / f"{PLAN}.csv").open("w", encoding="utf-8-sig", newline="") as sheet:
        csv.writer(sheet).writerows([header, *own])
    done = run("audit", results, "--gold", tmp_path / f"{PLAN}.csv", "--json", tmp_path / "audit.json")
    assert done.exit_code == 0, done.output
    audit = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))
    figures = audit["formats"]["docx"]
    assert (figures["rows"]["f1"], figures["all_fields"]["f1"]) == (1, 1)
    assert figures["all_fields"]["support"] > 5 * len(own)


def test_every_action_is_shown_beside_its_place(results: Path) -> None:
    done = run("review", results, "--as-of", "2012-03-31")
    assert done.exit_code == 0, done.output
    page = (results / "review.html").read_text(encoding="utf-8")
    content = json.loads(re.findall(r'id="content">(.*?)</script>', page, re.S)[0])
    assert [document["trouble"] for document in content["documents"]] == [None] * 3
    shown = [bool(action.get("strips") or action.get("tr")) for action in content["actions"]]
    assert shown
    assert all(shown)
    assert content["pictures"]


def test_a_review_that_makes_no_gold_says_so(results: Path, tmp_path: Path) -> None:
    """It named each document that was not finished, and nobody saw that nothing had been made."""
    row = read_results(results).actions[0]
    path = as_file(
        tmp_path / "corrections.csv", correction(row, "action", row.action, row.action, Verdict.ACCEPT)
    )
    made = run("review", "gold", results, path, "--out", tmp_path / "gold")
    assert made.exit_code == ExitCode.NOTHING_FOUND
    assert "0 of 3 documents" in made.stdout
    assert not (tmp_path / "gold").exists()


def test_a_review_becomes_corrected_rows_and_gold(results: Path, tmp_path: Path) -> None:
    read = read_results(results)
    source = read.documents[0].source
    rows = read.by_source[source]
    changed = correction(rows[0], "priority", written(REVIEWED["priority"], rows[0].priority), "Highest")
    accepted = [correction(row, "action", row.action, row.action, Verdict.ACCEPT) for row in rows]
    path = as_file(tmp_path / "corrections.csv", changed, *accepted)
    done = run("review", "apply", results, path)
    assert done.exit_code == 0, done.output
    gold = run("review", "gold", results, path, "--out", tmp_path / "gold")
    assert gold.exit_code == 0, gold.output
    audited = run("audit", results, "--gold", tmp_path / "gold", "--json", tmp_path / "audit.json")
    assert audited.exit_code == 0, audited.output
    audit = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))
    (own,) = [each for each in audit["documents"] if each["source"] == source]
    assert own["rows"]["f1"] == 1
    assert [(miss["column"], miss["gold"]) for miss in own["misses"]] == [("priority", "Highest")]
