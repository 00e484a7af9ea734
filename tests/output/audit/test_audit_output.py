"""What the audit writes: the terminal, audit.json and the page of misses."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilplans.cli.audit import command
from normalise.records import Outcome
from output.audit.difference import difference
from output.audit.page import LABELS, MEANINGS
from output.dictionary import ACTIONS
from output.webpage import file_name
from tests.output.building import action, document, write_gold, write_results

REGISTER = "Review the register of empty homes and report to the board"
HOSTILE = "<script>alert(1)</script> & \u202eevil\u202c =cmd|'/c calc'!A0 [red]not markup[/red] \x1b[31m"

_KIND = "whether it is an action, a milestone, or a weakness to be put right (action, milestone, issue)"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    gold = [{"action": REGISTER, "target": "40 homes"}, {"action": "Never extracted", "target": "1"}]
    write_gold(tmp_path / "gold" / "housing.jsonl", gold)
    actions = [action(REGISTER, 1, target="41 homes", page=2), action(HOSTILE, 2)]
    return str(write_results(tmp_path / "run", actions)), str(tmp_path / "gold")


def test_the_terminal_says_what_matters_first(folders: tuple[str, str]) -> None:
    run, gold = folders
    result = CliRunner().invoke(command, [run, "--gold", gold])
    assert result.exit_code == 0
    assert result.output.startswith(
        "Actions: 1 of the 2 in gold were found in 1 document (precision 50.0 %, recall 50.0 %, F1 50.0 %). "
        "1 missing, 1 extra, 0 split, 0 merged.\n"
        "Values: 1 of the 4 in gold are right (precision 50.0 %, recall 25.0 %, F1 33.3 %). "
        "1 wrong, 0 missing, 2 lost with their actions, 0 extra.\n"
        "Documents: a plan was found in 1 of the 1 that"
    )
    assert "\x1b" not in result.output
    assert all(f"\n  {term} " in result.output for term in ("precision", "recall", "F1", "n/a")), (
        "each is explained"
    )


def test_the_terminal_has_a_line_a_document_and_one_for_gold_without_documents(tmp_path: Path) -> None:
    """A document took two lines with its name broken, and gold without documents a line a file."""
    actions, documents = [], []
    for number in range(12):
        one = replace(action(REGISTER), source=f"papers of the housing board/{number:02}.pdf")
        one = replace(one, document_id=f"{number:016}", action_id=f"{number:016}-0001")
        actions.append(one)
        documents.append(document([one]))
        write_gold(
            tmp_path / "gold" / f"{number:02}.jsonl", [{"action": REGISTER}, {"action": "Never extracted"}]
        )
    for name in "abcde":
        write_gold(tmp_path / "gold" / f"{name}.jsonl", [{"action": REGISTER}])
    run = write_results(tmp_path / "run", actions, documents)
    output = CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold")]).output
    assert "Gold for documents that are not in this run, not counted: 5 (a, b, c and 2 more)." in output
    assert "Documents with mistakes, the worst 10 of 12" in output
    lines = [line for line in output.splitlines() if ".pdf" in line]
    assert len(lines) == 10
    assert all("1 of 2" in line for line in lines)


def test_what_gold_says_of_whole_documents_is_counted(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER}], plan_title="Housing Plan")
    run = write_results(tmp_path / "run", [action(REGISTER, plan_title="Housing plan of 2010")])
    result = CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold")])
    assert (
        "Right about whole documents, of those for which gold says what it is, or that there is none: "
        "plan title in 0 of 1."
    ) in result.output


def test_what_was_read_wrong_of_a_whole_document_is_among_the_misses(tmp_path: Path) -> None:
    """It was only counted: neither the print, nor audit.json, nor the page said what was wrong."""
    write_gold(
        tmp_path / "gold" / "housing.jsonl",
        [{"action": REGISTER}],
        organisation="Anytown Borough Council",
        plan_title="Housing Plan",
        plan_date=None,
    )
    documents = [action(REGISTER, organisation="Othertown Council", plan_title=None)]
    run = write_results(tmp_path / "run", documents)
    page = tmp_path / "audit.html"
    printed = CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold"), "--html", str(page)])
    lines = [line.strip() for line in printed.output.splitlines()]
    assert (
        "housing.pdf, organisation: gold has “Anytown Borough Council”, “Othertown Council” was read" in lines
    )
    assert "housing.pdf, plan title: gold has “Housing Plan”, nothing was read" in lines
    (told,) = json.loads((run / "audit.json").read_text("utf-8"))["documents"]
    assert [(miss["fault"], miss["column"]) for miss in told["misses"]] == [
        ("wrong_value", "organisation"),
        ("missing_value", "plan_title"),
        ("invented_value", "plan_date"),
    ]
    shown = page.read_text(encoding="utf-8")
    assert "Wrong value: Organisation" in shown
    assert "about the whole document" in shown
    assert "with mistakes" not in printed.output, "the table of documents is about rows and values"


def test_the_page_names_a_workbooks_sheet_and_leaves_out_columns_without_a_value(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER, "target": "40 homes"}])
    run = write_results(
        tmp_path / "run", [action(REGISTER, target="41 homes", page=2, source="housing.xlsx")]
    )
    page = tmp_path / "audit.html"
    CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold"), "--html", str(page)])
    shown = page.read_text(encoding="utf-8")
    assert "action 1 of gold; sheet 2, table 1, row " in shown
    assert "Accountable, as printed" not in shown.split("By column")[1].split("</table>")[0]


def test_several_values_that_gold_accepts_are_told_apart(tmp_path: Path) -> None:
    titles = {"any": ["Housing Plan", "Plan for Housing"]}
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER}], plan_title=titles)
    run = write_results(tmp_path / "run", [action(REGISTER, plan_title="Roads")])
    output = CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold")]).output
    assert "plan title: gold has “Housing Plan” or “Plan for Housing”, “Roads” was read" in output


def test_audit_json_is_the_same_each_time_and_holds_every_miss(folders: tuple[str, str]) -> None:
    run, gold = folders
    CliRunner().invoke(command, [run, "--gold", gold])
    first = (Path(run) / "audit.json").read_bytes()
    CliRunner().invoke(command, [run, "--gold", gold])
    assert (Path(run) / "audit.json").read_bytes() == first
    audit = json.loads(first)
    assert audit["together"]["rows"]["f1"] == 0.5
    assert audit["together"]["fields"]["target"] | {"f1": None} == {
        "correct": 0, "wrong": 1, "invented": 0, "missing": 0, "lost": 1, "support": 2,
        "precision": 0.0, "recall": 0.0, "f1": None, "f1_interval": None,
    }  # fmt: skip
    (document,) = audit["documents"]
    assert [(miss["fault"], miss["column"], miss["gold"]) for miss in document["misses"]] == [
        ("missed_row", None, "Never extracted"),
        ("invented_row", None, None),
        ("wrong_value", "target", "40 homes"),
    ]


def test_the_page_marks_the_difference_and_escapes_what_a_document_says(
    folders: tuple[str, str], tmp_path: Path
) -> None:
    run, gold = folders
    CliRunner().invoke(command, [run, "--gold", gold, "--html", str(tmp_path / "audit.html")])
    page = (tmp_path / "audit.html").read_text(encoding="utf-8").replace("&#39;", "'")
    assert "<ins>40</ins> homes" in page
    assert "<del>41</del> homes" in page
    assert "action 1 of gold; page 2, table 1, row 2" in page
    assert "<script" not in page
    assert "&lt;script&gt;" not in page.split("<main")[0]
    policy = (
        r"default-src 'none'; img-src data:; connect-src 'none'; style-src 'sha256-[^']+'; script-src 'none'"
    )
    assert re.search(policy, page)


def test_the_page_names_columns_in_words_and_lists_no_document_without_misses(
    folders: tuple[str, str], tmp_path: Path
) -> None:
    run, gold = folders
    CliRunner().invoke(command, [run, "--gold", gold, "--html", str(tmp_path / "audit.html")])
    page = (tmp_path / "audit.html").read_text(encoding="utf-8")
    assert 'title="the figure or level to be reached (target)">Target</th>' in page
    assert f'<span title="{_KIND} (kind)">Kind</span> (2)' in page
    write_gold(tmp_path / "right" / "housing.jsonl", [{"action": REGISTER}])
    right = write_results(tmp_path / "right-run", [action(REGISTER)])
    told = CliRunner().invoke(
        command, [str(right), "--gold", str(tmp_path / "right"), "--html", str(tmp_path / "right.html")]
    )
    assert told.exit_code == 0
    page = (tmp_path / "right.html").read_text(encoding="utf-8")
    assert "No mistakes: every action and value of gold was read right." in page
    assert "<h3" not in page
    assert "with mistakes" not in told.output


def test_no_sentence_is_a_traceback(tmp_path: Path, folders: tuple[str, str]) -> None:
    run, gold = folders
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "is no results folder" in str(CliRunner().invoke(command, [str(empty), "--gold", gold]).exception)
    (Path(run) / "actions.parquet").write_text("no Parquet")
    assert "cannot be read as Parquet" in str(CliRunner().invoke(command, [run, "--gold", gold]).exception)


def test_help_shows_the_default_s_options_and_the_sub_command() -> None:
    text = CliRunner().invoke(command, ["--help"]).output
    assert "--gold PATH" in text
    assert "diff" in text


def test_words_that_differ_are_marked_on_both_sides() -> None:
    left, right = difference("by March 2010", "by end of March 2011")
    assert [stretch.text for stretch in left if stretch.differs] == ["2010"]
    assert "".join(stretch.text for stretch in right) == "by end of March 2011"
    assert [stretch.text.strip() for stretch in right if stretch.differs] == ["end of", "2011"]


def test_a_batch_run_s_folder_of_part_files_is_read_the_same(folders: tuple[str, str]) -> None:
    run, gold = folders
    whole = CliRunner().invoke(command, [run, "--gold", gold]).output
    part = Path(run) / "actions.parquet"
    moved = part.rename(Path(run) / "part-0.parquet")
    part.mkdir()
    moved.rename(part / "part-0.parquet")
    assert CliRunner().invoke(command, [run, "--gold", gold]).output == whole


def test_no_two_columns_bear_one_name_on_the_page() -> None:
    """A status as printed and as read were two lines of one name."""
    names = [LABELS[spec.name] for spec in ACTIONS]
    assert [name for name in names if names.count(name) > 1] == []
    assert {"Status (as printed)", "Status (interpreted)", "Lead (as printed)", "Lead (interpreted)"} < set(
        names
    )


def test_a_value_where_gold_also_accepts_none_is_told_as_it_is_counted(tmp_path: Path) -> None:
    """The table counted it as not in gold, the list of misses called it wrong."""
    write_gold(
        tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER, "target": {"any": ["40 homes", ""]}}]
    )
    run = write_results(tmp_path / "run", [action(REGISTER, 1, target="some houses")])
    path = tmp_path / "audit.html"
    done = CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold"), "--html", str(path)])
    assert done.exit_code == 0, done.output
    page = path.read_text("utf-8")
    assert "Extra value, not in gold: Target" in page
    assert "Wrong value" not in page


def test_an_unread_document_without_gold_counts_nowhere_and_the_page_says_so(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER}])
    unread = document(source="cut.pdf", document_id="c", plans=0, outcome=Outcome.FAILED, failure="CORRUPT")
    rows = [action(REGISTER)]
    run = write_results(tmp_path / "run", rows, [document(rows), unread])
    path = tmp_path / "audit.html"
    CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold"), "--html", str(path)])
    assert "Gold has nothing for it, so it is not counted." in path.read_text("utf-8")


def test_the_terminal_says_what_gold_does_not_judge(tmp_path: Path) -> None:
    """Why a column had fewer values than there are actions stood on the page alone."""
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER}])
    run = write_results(tmp_path / "run", [action(REGISTER, 1, due_edtf="2010-03")])
    output = CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold")]).output
    assert "because gold does not judge the column (how many values): " in output
    assert "(EDTF notation) (1)" in output


def test_the_values_of_rows_that_are_not_in_gold_are_counted(
    folders: tuple[str, str], tmp_path: Path
) -> None:
    """They were in no figure and no sentence, and F1 was said to be 100 only where nothing else was read."""
    run, gold = folders
    rows = [action(REGISTER, 1, target="40 homes"), action("Dig a moat", 2, target="1 moat")]
    run = str(write_results(tmp_path / "moat", rows))
    path = tmp_path / "audit.html"
    output = CliRunner().invoke(command, [run, "--gold", gold, "--html", str(path)]).output
    assert (
        "Not counted among these values: the 2 values that were read in extra, split or merged actions."
        in output
    )
    assert json.loads((Path(run) / "audit.json").read_bytes())["together"]["unmatched_values"] == 2
    page = path.read_text("utf-8")
    assert (
        "Not counted among these values: the 2 values that were read in extra, split or merged actions."
        in page
    )
    for said in (" ".join(output.split()), page):
        assert "the values of actions that were not found; they count like missing ones" in said


def test_every_column_is_explained_in_words(folders: tuple[str, str], tmp_path: Path) -> None:
    """ "Due kind" and "Due precision" were told by no tooltip, and called otherwise than in the review."""
    assert (LABELS["due_kind"], LABELS["due_precision"]) == ("Due type", "Due precision")
    assert all(MEANINGS[spec.name] for spec in ACTIONS)
    run, gold = folders
    path = tmp_path / "audit.html"
    CliRunner().invoke(command, [run, "--gold", gold, "--html", str(path)])
    explained = path.read_text("utf-8").split("What the columns hold")[1].split("</details>")[0]
    assert f"<dt>Kind</dt><dd>{_KIND}</dd>" in explained


def test_documents_without_gold_are_named(tmp_path: Path) -> None:
    """Only how many they were was said: which, one had to find out."""
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER}])
    rows = [action(REGISTER)]
    others = [document(source=f"other{number}.pdf", document_id=str(number), plans=0) for number in range(4)]
    run = write_results(tmp_path / "run", rows, [document(rows), *others])
    path = tmp_path / "audit.html"
    done = CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold"), "--html", str(path)])
    named = (
        "Documents of the run without gold, not counted: 4 (other0.pdf, other1.pdf, other2.pdf and 1 more)."
    )
    assert named in done.output
    page = path.read_text("utf-8")
    assert "4 documents of the run have no gold and are not counted" in page
    assert all(f'<li class="said">{file_name(f"other{number}.pdf")}</li>' in page for number in range(4))
