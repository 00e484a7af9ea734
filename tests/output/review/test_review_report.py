"""The review page as a file: what is doubtful, the summary, and that nothing can get out of its text."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilplans.cli.review import command
from ingest.codes import Flag
from ingest.errors import InputError
from ingest.issues import Issue, Severity
from normalise.checking import UNDOUBTED
from normalise.records import Action, DocumentRecord, Outcome, Rag, Status
from output.results import Results, read_results
from output.review.content import label_of, owner_and_title
from output.review.doubts import find_doubts
from output.review.evidence import DocumentEvidence, RowSeen, SeenTable
from output.review.layout_evidence import layout_evidence
from output.review.report import write_review
from output.review.summary import summarise
from tests.output.building import action, document, write_results
from tests.output.review.layouts import paged, paged_table, picture
from tests.output.review.papers import TENANTS
from tests.support import PAPERS

REGISTER = "Review the register of empty homes"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> & \u2028 '\" {{ 7*7 }}"
TODAY = date(2010, 6, 30)
NOTHING_TO_SHOW = DocumentEvidence()


def results_of(
    tmp_path: Path, actions: list[Action], documents: list[DocumentRecord] | None = None, *issues: Issue
) -> Results:
    folder = write_results(
        tmp_path / "run", actions, documents or [], [("housing.pdf", issue) for issue in issues]
    )
    return read_results(folder)


def page_of(
    tmp_path: Path, results: Results, evidence: DocumentEvidence | None = None, **options: int
) -> str:
    shown = [(each, evidence or DocumentEvidence()) for each in results.documents]
    write_review(results, shown, tmp_path / "review.html", TODAY, **options)
    return (tmp_path / "review.html").read_text(encoding="utf-8")


def content_of(page: str) -> dict[str, list[dict[str, object]]]:
    (text,) = re.findall(r'<script type="application/json" id="content">(.*?)</script>', page, re.S)
    return json.loads(text)


def test_losses_come_before_doubts_before_flags_and_notes_are_no_doubt(tmp_path: Path) -> None:
    rows = [action(f"Action {number}", number) for number in range(1, 6)]
    rows[2] = action("Action 3", 3, flags=("due_year_inferred", "column_uncertain"))
    issues = [
        Issue("cell_not_aligned", Severity.DOUBT, "Two dates, three actions.", action_id=rows[1].action_id),
        Issue("row_without_action", Severity.LOSS, "A cell was cut off.", table=0, row=4),
        Issue("name_spelled_twice", Severity.NOTE, "An odd spelling.", action_id=rows[4].action_id),
        Issue("table_too_large", Severity.LOSS, "Table 3 was not understood.", table=2),
    ]
    doubts = find_doubts(results_of(tmp_path, rows, None, *issues))
    assert [doubts.gravity(row) for row in rows] == [UNDOUBTED, 1, 2, 0, 3]
    assert [doubts.is_doubtful(row) for row in rows] == [False, True, True, True, False]
    reasons = [doubt.message for doubt in doubts.of_action[rows[2].action_id]]
    assert reasons == [
        "The deadline's year is not printed; it was taken from the dates around it or the plan's own date.",
        Flag.COLUMN_UNCERTAIN.meaning,
    ]
    assert [issue.message for issue in doubts.of_document["housing.pdf"]] == ["Table 3 was not understood."]


def test_rows_of_what_may_be_no_plan_come_with_the_gravest(tmp_path: Path) -> None:
    row = action(REGISTER, flags=("plan_uncertain", "due_year_inferred"))
    doubts = find_doubts(results_of(tmp_path, [row], None))
    assert doubts.gravity(row) == 0
    assert "may not be an action plan" in doubts.of_action[row.action_id][0].message


def test_a_flag_that_an_issue_explains_is_not_said_twice(tmp_path: Path) -> None:
    row = action(REGISTER, flags=("due_year_inferred",))
    issue = Issue("due_year_inferred", Severity.NOTE, "2010 is the plan's year.", action_id=row.action_id)
    doubts = find_doubts(results_of(tmp_path, [row], None, issue))
    assert [doubt.message for doubt in doubts.of_action[row.action_id]] == ["2010 is the plan's year."]


def test_a_flag_that_is_worth_knowing_is_no_reason_to_look(tmp_path: Path) -> None:
    row = action(REGISTER, flags=("joined_across_pages",))
    doubts = find_doubts(results_of(tmp_path, [row]))
    assert [doubt.message for doubt in doubts.of_action[row.action_id]] == [
        "Its row begins on one page and ends on the next."
    ]
    assert not doubts.is_doubtful(row)


def test_overdue_is_what_had_to_be_done_and_is_not_said_to_be(tmp_path: Path) -> None:
    due = date(2010, 3, 31)
    rows = [
        action("late", 1, due_date=due),
        action("late too", 2, due_date=due, status=Status.DELAYED),
        action("done", 3, due_date=due, status=Status.COMPLETED),
        action("goes on", 4, due_date=due, status=Status.ONGOING),
        action("dropped", 5, due_date=due, status=Status.CANCELLED),
        action("due today", 6, due_date=TODAY),
        action("no date", 7),
    ]
    results = results_of(tmp_path, rows)
    summary = summarise(results, find_doubts(results), TODAY)
    assert (summary.overdue, summary.overdue_without_status, summary.undated) == (2, 1, 1)
    assert [(column.label, column.count, column.overdue) for column in summary.due] == [
        ("Mar 2010", 5, 2),
        ("Apr 2010", 0, 0),
        ("May 2010", 0, 0),
        ("Jun 2010", 1, 0),
    ]
    assert [(bar.label, bar.count) for bar in summary.statuses] == [
        ("Ongoing", 1), ("Completed", 1), ("Delayed", 1), ("Cancelled", 1), ("Not stated", 3),
    ]  # fmt: skip


def test_a_long_span_is_shown_by_quarter_or_year(tmp_path: Path) -> None:
    for last, unit, columns in ((2012, "month", 36), (2016, "quarter", 28), (2039, "year", 30)):
        rows = [action("a", 1, due_date=date(2010, 1, 1)), action("b", 2, due_date=date(last, 12, 31))]
        results = results_of(tmp_path / str(last), rows)
        summary = summarise(results, find_doubts(results), TODAY)
        assert (summary.due_unit, len(summary.due)) == (unit, columns)
        first = {"month": "Jan 2010", "quarter": "Jan–Mar 2010", "year": "2010"}
        assert summary.due[0].label == first[unit], "a council's second quarter may begin in July"


def test_a_misprinted_year_does_not_stretch_the_chart(tmp_path: Path) -> None:
    rows = [action("a", 1, due_date=date(2010, 1, 1)), action("b", 2, due_date=date(9010, 1, 1))]
    results = results_of(tmp_path, rows)
    assert len(summarise(results, find_doubts(results), TODAY).due) == 2


def test_documents_are_counted_by_how_they_ended(tmp_path: Path) -> None:
    broken = document(
        source="broken.pdf", outcome=Outcome.FAILED, failure="TOO_LARGE", failure_message=HOSTILE
    )
    none = document(source="none.pdf", plans=0, failure="NO_PLAN")
    results = results_of(tmp_path, [action(REGISTER)], [document([action(REGISTER)]), broken, none])
    summary = summarise(results, find_doubts(results), TODAY)
    assert [(bar.label, bar.count, bar.code) for bar in summary.outcomes] == [
        ("Plan found", 1, "plan"),
        ("No plan found", 1, "no_plan"),
        ("Not read", 1, "failed"),
    ]
    page = page_of(tmp_path, results)
    assert content_of(page)["documents"][1]["said"] == HOSTILE
    assert "<img" not in page


def test_every_document_has_a_card_also_one_without_rows(tmp_path: Path) -> None:
    none = document(source="minutes.pdf", document_id="m", plans=0, failure="NO_PLAN")
    issue = Issue("table_not_read_as_plan", Severity.DOUBT, "Table 2 asks for things to be done.", page=3)
    folder = write_results(
        tmp_path, [action(REGISTER)], [document([action(REGISTER)]), none], [("minutes.pdf", issue)]
    )
    cards = content_of(page_of(tmp_path, read_results(folder)))["documents"]
    assert [(card["source"], card["outcome"]) for card in cards] == [
        ("housing.pdf", "plan"),
        ("minutes.pdf", "no_plan"),
    ]
    assert cards[1]["notices"] == [["doubt", "Table 2 asks for things to be done."]]


def test_text_of_a_document_cannot_end_its_element(tmp_path: Path) -> None:
    row = action(HOSTILE, progress=HOSTILE, other={HOSTILE: HOSTILE}, source="housing.pdf")
    page = page_of(tmp_path, results_of(tmp_path, [row]))
    assert page.count("<script") == page.count("</script>") == 4
    assert content_of(page)["actions"][0]["v"]["action"] == HOSTILE
    assert "49" not in re.sub(r"[0-9a-f]{8,}", "", content_of(page)["actions"][0]["v"]["action"])


def test_the_policy_names_the_very_style_and_script_and_nothing_else(tmp_path: Path) -> None:
    page = page_of(tmp_path, results_of(tmp_path, [action(REGISTER)]))
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    style, script = (re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)[1] for tag in ("style", "script"))
    for text in (style, script):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    outside = re.findall(r"(?:src|href)=[\"']?(?!#|data:)([^\"' >]+)|url\(|@import", page)
    assert outside == []
    assert set(re.findall(r"https?://[^\s\"'<]+", page)) == {"http://www.w3.org/2000/svg"}


def test_scripts_never_parse_text_as_html() -> None:
    folder = Path(__file__).parents[3] / "output" / "review" / "page"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", source
    )


def test_pictures_stand_in_the_page_once_and_strips_point_at_them(tmp_path: Path) -> None:
    rows = [action(REGISTER, 1, row=1, page=1), action("Open the youth centre", 2, row=2, page=1)]
    layout = paged(paged_table([["Action"], [rows[0].action], [rows[1].action]]))
    evidence = layout_evidence(rows, layout)
    evidence = DocumentEvidence(evidence.actions, {}, evidence.heads, (picture(),))
    page = page_of(tmp_path, results_of(tmp_path, rows), evidence)
    assert (
        page.count('<script type="text/plain" id="picture-') == 2
    )  # the picture, and where a folder is named
    content = content_of(page)
    assert [row["strips"][0][0] for row in content["actions"]] == [0, 0]
    assert content["pictures"] == [[1, 842.0, 595.0]]


def test_too_many_pictures_go_to_a_folder_beside_the_page(tmp_path: Path) -> None:
    rows = [action(REGISTER, 1, row=0, page=1)]
    evidence = layout_evidence(rows, paged(paged_table([[REGISTER]])))
    pictures = (picture(1), picture(2))
    evidence = DocumentEvidence(evidence.actions, {}, evidence.heads, pictures)
    page = page_of(tmp_path, results_of(tmp_path, rows), evidence, most_embedded_bytes=100)
    files = sorted(path.name for path in (tmp_path / "review-pictures").iterdir())
    assert files == ["00000.webp", "00001.webp"]
    assert (tmp_path / "review-pictures" / "00000.webp").read_bytes() == pictures[0].webp
    assert 'id="picture-folder">review-pictures<' in page
    assert "img-src data: &#39;self&#39; file:" in page


def test_what_recommendations_repeat_is_kept_once(tmp_path: Path) -> None:
    rows = [
        action(f"Action {number}", number, recommendation="Long words", section="Homes") for number in (1, 2)
    ]
    content = content_of(page_of(tmp_path, results_of(tmp_path, rows)))
    assert [row["ctx"] for row in content["actions"]] == [0, 0]
    assert content["contexts"][0]["recommendation"] == "Long words"


def test_the_command_says_where_the_page_is_and_why_originals_are_not_shown(tmp_path: Path) -> None:
    folder = write_results(tmp_path / "run", [action(REGISTER)], inputs=[str(tmp_path / "gone")])
    done = CliRunner().invoke(command, [str(folder), "--as-of", "2010-06-30", "--pages", "0"])
    assert done.exit_code == 0, done.output
    assert f"{folder / 'review.html'} (0." in done.output
    page = (folder / "review.html").read_text(encoding="utf-8")
    assert "not found where it was read" in content_of(page)["documents"][0]["trouble"]
    assert "Overdue on 30 June 2010" in page


def test_a_page_without_pictures_replaces_no_good_one(tmp_path: Path) -> None:
    """A review made where the originals are not to be found replaced one with pages, and ended well."""
    folder = write_results(tmp_path / "run", [action(REGISTER)], inputs=[str(tmp_path / "gone")])
    (folder / "review.html").write_text("the good one")
    refused = CliRunner().invoke(command, [str(folder)])
    assert isinstance(refused.exception, InputError)
    assert "--inputs" in str(refused.exception)
    assert (folder / "review.html").read_text() == "the good one"


def test_originals_that_are_missing_are_counted(tmp_path: Path) -> None:
    shutil.copy(PAPERS / "aldermoor_minutes.docx", tmp_path)
    there = replace(action(REGISTER), source="aldermoor_minutes.docx")
    gone = replace(action(TENANTS), source="gone.docx", document_id="g" * 16, action_id=f"{'g' * 16}-0001")
    documents = [document([there]), document([gone])]
    folder = write_results(tmp_path / "run", [there, gone], documents, inputs=[str(tmp_path)])
    done = CliRunner().invoke(command, [str(folder)])
    assert done.exit_code == 0, done.output
    assert "1 of 2" in done.stderr


@pytest.mark.parametrize("option", [["--reviewer", "anna"], ["--port", "8000"]])
def test_what_only_a_server_can_do_is_not_ignored_without_one(tmp_path: Path, option: list[str]) -> None:
    folder = write_results(tmp_path / "run", [action(REGISTER)])
    refused = CliRunner().invoke(command, [str(folder), *option])
    assert refused.exit_code == 2
    assert "--serve" in refused.stderr


@pytest.mark.parametrize(
    "option", [["--as-of", "31/03/2010"], ["--pages", "x"], ["--port", "99999"]], ids=lambda each: each[0]
)
def test_a_mistyped_option_is_answered_in_words(tmp_path: Path, option: list[str]) -> None:
    """It was answered "does not match the format '%Y-%m-%d'" and "0<=x<=65535"."""
    folder = write_results(tmp_path / "run", [action(REGISTER)])
    refused = CliRunner().invoke(command, [str(folder), "--serve", *option])
    assert refused.exit_code == 2
    assert not any(code in refused.stderr for code in ("%", "<=", "integer"))


def test_the_same_run_gives_the_same_page(tmp_path: Path) -> None:
    results = results_of(tmp_path, [action(REGISTER)])
    assert page_of(tmp_path, results) == page_of(tmp_path, results)


def test_a_title_that_begins_with_its_owner_does_not_name_it_twice() -> None:
    """An agenda's card said "X: X: Agenda"."""
    assert owner_and_title("Aldermoor Harbour Panel", "Aldermoor Harbour Panel: Agenda") == (
        "Aldermoor Harbour Panel: Agenda"
    )
    assert owner_and_title("Aldermoor Harbour Panel", "Agenda") == "Aldermoor Harbour Panel: Agenda"
    assert owner_and_title(None, "Agenda") == "Agenda"


def test_a_column_of_uncertain_meaning_is_named(tmp_path: Path) -> None:
    """The card said that one column's meaning was uncertain, and nobody could tell which to look at."""
    row = action(REGISTER, table=0, flags=("column_uncertain",))
    results = results_of(tmp_path, [row])
    seen = SeenTable(0, 1, ("What", "Notes"), (("action",), ("outcome",)), "action", True, "", (1,), (1,))
    path = tmp_path / "named.html"
    write_review(results, [(results.documents[0], DocumentEvidence(seen=(seen,)))], path, TODAY)
    ((_, message, _),) = content_of(path.read_text("utf-8"))["actions"][0]["doubts"]
    assert "“Notes”, taken for Outcome" in message


def test_reasons_for_a_plan_and_against_it_are_told_apart(tmp_path: Path) -> None:
    """In one row they seemed to contradict each other."""
    results = results_of(tmp_path, [action(REGISTER)])
    why = "it says who leads (+1.2); some of its cells ask for nothing (-0.5); it says by when (+1.2)"
    seen = SeenTable(0, 1, ("What",), (("action",),), "action", True, why)
    path = tmp_path / "why.html"
    write_review(results, [(results.documents[0], DocumentEvidence(seen=(seen,)))], path, TODAY)
    told = content_of(path.read_text("utf-8"))["documents"][0]["seen"][0]["why"]
    sides = told.split(". ")
    assert len(sides) == 2
    assert "it says who leads; it says by when" in sides[0]
    assert "some of its cells ask for nothing" in sides[1]


def test_every_flag_has_a_short_name_of_its_own() -> None:
    names = [label_of(flag) for flag in Flag]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40


def test_the_page_says_the_next_command_at_its_head_and_beside_the_download(tmp_path: Path) -> None:
    """Whoever had downloaded the corrections had to look for what to do with them."""
    results = results_of(tmp_path, [action(REGISTER)])
    page = page_of(tmp_path, results)
    command = f"councilplans review apply {results.folder} corrections.csv"
    head, tools = page.split('<section class="tools"')
    assert f"download the corrections and run <code>{command}</code>" in head
    assert (
        f'After the download: <code id="next-command" data-results="{results.folder}">{command}</code>'
        in tools
    )
    served = page_of(tmp_path, results, served=True)
    assert f"When you are done, run <code>councilplans review apply {results.folder}</code>" in served
    assert f">councilplans review apply {results.folder}</code></p>" in served


def test_a_cell_that_was_not_divided_is_named_beside_its_action(tmp_path: Path) -> None:
    results = results_of(tmp_path, [action(REGISTER, flags=(Flag.CELL_NOT_ALIGNED,))])
    named = DocumentEvidence(
        rows={results.actions[0].action_id: RowSeen(("Due", "“Cost code”"), is_painted=True)}
    )
    (shown,) = content_of(page_of(tmp_path, results, named))["actions"]
    assert shown["doubts"][0][1].endswith(
        "what belongs to the others. Here: the cells of Due and “Cost code”."
    )
    assert shown["painted"] is True
    (plain,) = content_of(page_of(tmp_path, results))["actions"]
    assert plain["doubts"][0][1] == Flag.CELL_NOT_ALIGNED.meaning
    assert "painted" not in plain


def test_every_colour_is_named_where_the_meaning_of_a_column_is_chosen(tmp_path: Path) -> None:
    """It read "Colour - red, amber or green", and plans have blue."""
    meanings = content_of(page_of(tmp_path, results_of(tmp_path, [action(REGISTER)])))["meanings"]
    (said,) = (meaning for code, _, meaning in meanings if code == "rag")
    assert all(str(colour) in said for colour in Rag)


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (
            "it says by when (+1.2); a letter (-0.9)",
            "It looks like an action plan because it says by when. Against that: a letter.",
        ),
        (
            "it says by when (+1.2)",
            "It looks like an action plan because it says by when. That is little to go by.",
        ),
    ],
)
def test_a_plan_in_doubt_has_its_reasons_on_the_card(tmp_path: Path, why: str, said: str) -> None:
    """It named a command that gives them, and the page has them."""
    results = results_of(tmp_path, [action(REGISTER, flags=(Flag.PLAN_UNCERTAIN,))])
    seen = SeenTable(0, 1, ("Task",), (("action",),), "action", True, why)
    (shown,) = content_of(page_of(tmp_path, results, DocumentEvidence(seen=(seen,))))["actions"]
    assert shown["doubts"][0][1] == f"Its table may not be an action plan. {said}"


def test_a_struck_row_says_what_its_status_says(tmp_path: Path) -> None:
    """ "Unless the row says otherwise": it did say otherwise, and was taken as cancelled."""
    struck = action(REGISTER, flags=(Flag.ROW_STRUCK,), status=Status.CANCELLED, status_raw="Not started")
    (shown,) = content_of(page_of(tmp_path, results_of(tmp_path, [struck])))["actions"]
    assert shown["doubts"][0][1] == f"{Flag.ROW_STRUCK.meaning} Its status says “Not started”."


def test_a_deadline_counted_from_the_plans_date_names_the_day(tmp_path: Path) -> None:
    """ "The deadline was counted from the plan's own date": which day that is stood elsewhere, if at all."""
    results = results_of(tmp_path, [action(REGISTER, flags=(Flag.DUE_FROM_PLAN_DATE,))])
    (shown,) = content_of(page_of(tmp_path, results))["actions"]
    assert shown["doubts"][0][1] == f"{Flag.DUE_FROM_PLAN_DATE.meaning} That is 1 April 2010."
