"""Corrections taken back: what fits is changed, what does not is refused by name."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from councilplans.cli.review import command
from councilplans.config import DEFAULT_CONFIG
from councilplans.extracting import extract
from ingest.codes import Flag
from ingest.errors import AuditError
from normalise.records import Action, Party, PartyKind, Recommendation, Status
from output.audit.audit import audit
from output.audit.gold_files import read_gold
from output.dictionary import ACTIONS, Kind
from output.results import Results, read_results
from output.review.apply import apply_corrections
from output.review.content import CARD
from output.review.corrections import (
    COLUMNS,
    REVIEWED,
    Correction,
    Verdict,
    read_corrections,
    read_written,
    written,
)
from output.spreadsheet import escape
from tests.output.building import PLAN_ID, action, document, write_results

REGISTER = "Review the register of empty homes"
CENTRE = "Open the youth centre"
ANN = Party(kind=PartyKind.PERSON, name="Ann Lee", role="Head of Housing")


def results_of(tmp_path: Path, *actions: Action) -> Results:
    return read_results(write_results(tmp_path / "run", actions))


def correction(
    row: Action, field: str, old: str, new: str, verdict: Verdict = Verdict.CORRECT, line: int = 2
) -> Correction:
    return Correction(line, row.action_id, field, old, new, verdict)


def accept(row: Action) -> Correction:
    return correction(row, "action", row.action, row.action, Verdict.ACCEPT)


def test_a_corrected_value_is_changed_and_its_verbatim_twin_stays(tmp_path: Path) -> None:
    row = action(
        REGISTER,
        due_raw="March 2010",
        due_date=date(2010, 3, 31),
        due_edtf="2010-03",
    )
    corrected = apply_corrections(
        results_of(tmp_path, row), [correction(row, "due_date", "2010-03-31", "2011-03-31")]
    )
    (after,) = corrected.results.actions
    assert (after.due_raw, after.due_date) == ("March 2010", date(2011, 3, 31))
    assert after.due_edtf is None, "a notation that says otherwise must not stand beside it"
    assert corrected.verdicts == {row.action_id: Verdict.CORRECT}
    assert corrected.refused == ()


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.CORRECT])
def test_what_a_person_looked_at_need_not_be_checked_again(tmp_path: Path, verdict: Verdict) -> None:
    row, other = action(REGISTER, 1, to_check=True), action("Open the centre", 2, to_check=True)
    new = REGISTER if verdict is Verdict.ACCEPT else "Review it"
    said = correction(row, "action", REGISTER, new, verdict)
    corrected = apply_corrections(results_of(tmp_path, row, other), [said])
    assert [each.to_check for each in corrected.results.actions] == [False, True]


def test_a_correction_whose_old_value_no_longer_matches_is_refused_by_name(tmp_path: Path) -> None:
    row = action(REGISTER, status=Status.COMPLETED)
    corrected = apply_corrections(
        results_of(tmp_path, row), [correction(row, "status", "in_progress", "delayed", line=7)]
    )
    assert corrected.results.actions == (row,)
    assert str(corrected.refused[0]).startswith(
        f"row 7: housing.pdf, “{REGISTER}” ({row.action_id}), column status: "
        "the review page showed 'in_progress', and the results now have 'completed'"
    )
    assert corrected.verdicts == {}


@pytest.mark.parametrize(
    ("field", "old", "new", "why"),
    [
        ("", "", "x", "the column field is empty; to accept or reject the action, write `action` in it"),
        ("action_id", "", "x", "none of the columns that a review corrects"),
        ("due_date", "", "soon", "cannot be understood"),
        ("status", "", "finished", "it must be one of not_started"),
        ("leads", "", "Ann Lee", "a list of party is written in JSON"),
        ("leads", "", '["Ann Lee"]', "a list of party is written in JSON"),
        ("leads", "", '[{"kind": "robot"}]', "Invalid enum value 'robot'"),
        ("other", "", '{"Ward": 1}', "a map string to string is written in JSON"),
        ("action", REGISTER, " ", "reject the row instead"),
    ],
)
def test_a_value_that_the_schema_does_not_know_is_refused(
    tmp_path: Path, field: str, old: str, new: str, why: str
) -> None:
    row = action(REGISTER)
    corrected = apply_corrections(results_of(tmp_path, row), [correction(row, field, old, new)])
    assert corrected.results.actions == (row,)
    assert why in str(corrected.refused[0])


def test_an_action_that_is_gone_is_refused(tmp_path: Path) -> None:
    stray = action(CENTRE, 99)
    corrected = apply_corrections(results_of(tmp_path, action(REGISTER)), [accept(stray)])
    assert "no such action" in str(corrected.refused[0])


def test_an_id_that_now_names_another_action_is_not_accepted_for_it(tmp_path: Path) -> None:
    corrected = apply_corrections(results_of(tmp_path, action(REGISTER)), [accept(action(CENTRE))])
    assert corrected.verdicts == {}
    assert f"the review page showed '{CENTRE}'" in str(corrected.refused[0])


def test_rejected_rows_go_and_missed_ones_stand_where_they_belong(tmp_path: Path) -> None:
    first, second = action(REGISTER, 1, section="Housing", page=3), action(CENTRE, 2)
    results = results_of(tmp_path, first, second)
    new = replace(first, action_id=f"{first.action_id}+1")
    corrected = apply_corrections(
        results,
        [
            correction(second, "action", CENTRE, "", Verdict.REJECT),
            correction(new, "action", "", "Sell the depot", Verdict.ADD),
            correction(new, "leads", "", '[{"name":"Ann Lee","kind":"person"}]', Verdict.ADD),
        ],
    )
    kept, added = corrected.results.actions
    assert kept == first
    assert (added.action_id, added.action, added.page) == (f"{first.action_id}+1", "Sell the depot", 3)
    assert added.leads == (Party(kind=PartyKind.PERSON, name="Ann Lee"),)
    assert (added.section, added.flags, added.extractor) == (None, (Flag.ADDED_IN_REVIEW,), "review")


def test_counts_of_documents_and_recommendations_follow_the_rows(tmp_path: Path) -> None:
    row = action(REGISTER, recommendation_id="R1")
    recommendation = Recommendation(
        recommendation_id="R1",
        document_id=row.document_id,
        source=row.source,
        recommendation_ref="1",
        recommendation="Homes",
        actions=1,
    )
    folder = write_results(tmp_path / "run", [row], recommendations=[recommendation])
    corrected = apply_corrections(
        read_results(folder), [correction(row, "action", REGISTER, "", Verdict.REJECT)]
    )
    assert corrected.results.documents[0].actions == 0
    assert corrected.results.recommendations[0].actions == 0


_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)
_values = {
    Kind.STRING: _texts,
    Kind.DATE: st.dates(),
    Kind.STRINGS: st.lists(_texts, min_size=1).map(tuple),
    Kind.MAP: st.dictionaries(_texts, _texts, min_size=1),
    Kind.PARTIES: st.lists(
        st.builds(Party, kind=st.sampled_from(PartyKind), name=_texts, role=st.none() | _texts), min_size=1
    ).map(tuple),
}


@given(st.data())
def test_what_is_written_for_the_page_is_read_back_the_same(data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from(sorted(REVIEWED.values(), key=lambda each: each.name)))
    value = data.draw(st.sampled_from(list(spec.values)) if spec.kind is Kind.ENUM else _values[spec.kind])
    if spec.kind is Kind.STRING:
        value = value.replace("\r\n", "\n")
    assert read_written(spec, written(spec, value)) == value
    assert read_written(spec, "") == read_written(spec, written(spec, None))


def as_file(path: Path, *corrections: Correction) -> Path:
    rows = [
        [each.action_id, each.field, each.old, each.new, str(each.verdict), each.note] for each in corrections
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *([escape(cell) for cell in row] for row in rows)])
    return path


def test_a_file_that_excel_saved_again_is_understood(tmp_path: Path) -> None:
    row = action("=1+1 is how it begins", due_date=date(2010, 3, 31))
    path = tmp_path / "corrections.csv"
    path.write_bytes(
        "action_id,field,old,new,verdict,note\r\n"
        f"{row.action_id},due_date,31/03/2010,30/04/2010,correct,café\r\n"
        f"{row.action_id},action,'=1+1 is how it begins,'=1+1 is how it began,correct,\r\n".encode("cp1252")
    )
    corrected = apply_corrections(results_of(tmp_path, row), read_corrections(path))
    assert corrected.refused == ()
    assert corrected.results.actions[0].due_date == date(2010, 4, 30)
    assert corrected.results.actions[0].action == "=1+1 is how it began"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,2\n", "no column action_id"),
        ("action_id,field,old,new,verdict\nx,action,a,b,maybe\n", "'maybe' is no verdict"),
    ],
)
def test_another_file_is_refused_in_a_sentence(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(content)
    with pytest.raises(AuditError, match=says):
        read_corrections(path)


def test_apply_writes_beside_the_originals_and_exits_with_three_when_something_was_refused(
    tmp_path: Path,
) -> None:
    row = action(REGISTER, target="40", leads=(ANN,))
    folder = write_results(tmp_path / "run", [row])
    before = (folder / "actions.parquet").read_bytes()
    path = as_file(tmp_path / "corrections.csv", correction(row, "target", "40", "45"))
    done = CliRunner().invoke(command, ["apply", str(folder), str(path)])
    assert done.exit_code == 0
    assert pq.read_table(folder / "actions.corrected.parquet").to_pylist()[0]["target"] == "45"
    assert '"45"' in (folder / "actions.corrected.csv").read_text(encoding="utf-8-sig")
    assert (folder / "actions.parquet").read_bytes() == before
    stale = as_file(tmp_path / "stale.csv", correction(row, "target", "12", "45"))
    refused = CliRunner().invoke(command, ["apply", str(folder), str(stale)])
    assert refused.exit_code == 3
    assert "Refused: stale.csv, row 2: housing.pdf, “" in refused.output


def test_a_document_reviewed_to_the_end_is_gold_against_which_the_corrected_rows_score_one(
    tmp_path: Path,
) -> None:
    rows = [
        action(
            REGISTER, 1, leads=(ANN,), due_raw="March 2010", due_date=date(2010, 3, 31), other={"Ward": "N"}
        ),
        action(CENTRE, 2, success_criteria=("Open by May", "Staffed")),
        action("Repeated header", 3),
        action("Half looked at", 4, source="roads.pdf", document_id="r", action_id="r-0001"),
    ]
    folder = write_results(
        tmp_path / "run", rows, [*map(document, (rows[:3], rows[3:])), document(source="none.pdf")]
    )
    path = as_file(
        tmp_path / "corrections.csv",
        correction(rows[0], "due_date", "2010-03-31", "2010-04-30"),
        accept(rows[1]),
        correction(rows[2], "action", "Repeated header", "", Verdict.REJECT),
    )
    done = CliRunner().invoke(command, ["gold", str(folder), str(path), "--out", str(tmp_path / "gold")])
    assert done.exit_code == 0
    assert "No gold of roads.pdf: 1 of 1 actions not reviewed yet" in done.output
    assert (
        "No gold of 1 document such as none.pdf: no action was read in it, and nobody has said whether"
        in done.output
    )
    assert [file.name for file in (tmp_path / "gold").iterdir()] == ["housing.jsonl"]
    gold = read_gold(tmp_path / "gold")
    assert gold.warnings == ()
    results = read_results(folder)
    before = audit(results, gold).together
    corrected = apply_corrections(results, read_corrections(path))
    after = audit(corrected.results, gold).together
    assert (before.rows.found, before.rows.invented, before.fields["due_date"].wrong) == (2, 1, 1)
    assert (after.rows.f1, after.all_fields.f1, after.facts) == (1, 1, {})
    again = CliRunner().invoke(command, ["gold", str(folder), str(path), "--out", str(tmp_path / "gold")])
    assert "is there already" in str(again.exception)


def test_gold_of_a_review_holds_the_plan_that_was_missed_and_the_paper_without_one(tmp_path: Path) -> None:
    """Gold could only hold what the software had found, so the figures from it flattered."""
    found = action(REGISTER, 1)
    missed = document(source="missed.docx", document_id="m" * 16)
    decoy = document(source="decoy.pdf", document_id="d" * 16)
    folder = write_results(tmp_path / "run", [found], [document([found]), missed, decoy])
    path = as_file(
        tmp_path / "corrections.csv",
        accept(found),
        Correction(3, "m" * 16 + "-0000+1", "action", "", "Mend the roof", Verdict.ADD),
        Correction(4, "m" * 16 + "-0000+1", "due_date", "", "2011-03-31", Verdict.ADD),
        Correction(5, "d" * 16, "document", "", "", Verdict.NO_PLAN),
    )
    done = CliRunner().invoke(command, ["gold", str(folder), str(path), "--out", str(tmp_path / "gold")])
    assert done.exit_code == 0, done.output
    scored = audit(read_results(folder), read_gold(tmp_path / "gold")).together
    assert (scored.rows.found, scored.rows.gold) == (1, 2)
    assert scored.rows.recall == 0.5
    assert (scored.plans.found, scored.plans.missed, scored.plans.rightly_none) == (1, 1, 1)
    corrected = apply_corrections(read_results(folder), read_corrections(path))
    assert [each.action for each in corrected.results.actions] == [REGISTER, "Mend the roof"]


def test_gold_says_whether_somebody_went_through_the_whole_document(tmp_path: Path) -> None:
    row = action(REGISTER, 1)
    folder = write_results(tmp_path / "run", [row])
    checked = Correction(2, row.document_id, "document", "", "", Verdict.ACCEPT)
    for name, corrections in {"rows": [accept(row)], "whole": [accept(row), checked]}.items():
        path = as_file(tmp_path / f"{name}.csv", *corrections)
        out = tmp_path / name
        assert CliRunner().invoke(command, ["gold", str(folder), str(path), "--out", str(out)]).exit_code == 0
    header = {
        name: json.loads((tmp_path / name / "housing.jsonl").read_text().splitlines()[0])
        for name in ("rows", "whole")
    }
    assert "Nobody said that nothing was missed" in header["rows"]["document"]["notes"]
    assert "went through the whole document" in header["whole"]["document"]["notes"]


def told(
    means: list[list[str]], document_id: str = PLAN_ID, headings: str = '["Thing","Person"]'
) -> Correction:
    """What was said of a table: that it is a plan, and what its columns mean."""
    said = json.dumps({"plan": True, "kind": "action", "means": means})
    return Correction(2, document_id, "table", headings, said, Verdict.CORRECT)


def test_what_was_said_of_a_table_becomes_a_profile_that_extract_takes(tmp_path: Path) -> None:
    folder = write_results(tmp_path / "run", [action(REGISTER)])
    path = as_file(tmp_path / "corrections.csv", told([["action"], ["lead"]]))
    done = CliRunner().invoke(command, ["apply", str(folder), str(path)])
    assert done.exit_code == 0, done.output
    profile = folder / "reviewed-profile.toml"
    assert str(profile) in done.output
    paper = tmp_path / "paper.html"
    rows = [("Thing", "Person"), ("Mend the lamp", "Ann Lee"), ("Sell the depot", "Ben Ray")]
    cells = "".join(f"<tr><td>{thing}<td>{person}</tr>" for thing, person in rows)
    paper.write_text(f"<html><table>{cells}</table>", "utf-8")
    config = replace(DEFAULT_CONFIG, profile=profile.read_text("utf-8"))
    found = extract(paper, config, isolation=False)
    assert [(each.action, each.leads[0].name) for each in found.actions] == [
        ("Mend the lamp", "Ann Lee"),
        ("Sell the depot", "Ben Ray"),
    ]


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (told([["action"]]), "the decision about a table is written as"),
        (told([["action"], ["nonsense"]]), "the decision about a table is written as"),
        (told([["outcome"], ["lead"]]), "none of its columns is said to hold the actions"),
        (told([["action"], ["lead"]], document_id="nobody"), "no such document"),
    ],
)
def test_what_cannot_be_said_of_a_table_is_refused(correction: Correction, why: str, tmp_path: Path) -> None:
    (refused,) = apply_corrections(results_of(tmp_path, action(REGISTER)), [correction]).refused
    assert why in refused.why


def test_reviewers_who_differ_on_a_table_are_both_named(tmp_path: Path) -> None:
    folder = write_results(tmp_path / "run", [action(REGISTER)])
    files = [
        as_file(tmp_path / "anna.csv", told([["action"], ["lead"]])),
        as_file(tmp_path / "ben.csv", told([["action"], ["accountable"]])),
        as_file(tmp_path / "carol.csv", told([["action"]], headings='["Other"]')),
    ]
    done = CliRunner().invoke(command, ["apply", str(folder), *map(str, files)])
    assert done.exit_code == 3
    assert done.output.count("Reviewers differ") == 1
    assert "anna.csv" in done.output
    assert "ben.csv" in done.output


def test_a_paper_said_to_hold_no_plan_loses_its_rows(tmp_path: Path) -> None:
    rows = [action(REGISTER, 1), action(CENTRE, 2)]
    results = results_of(tmp_path, *rows)
    said = Correction(2, rows[0].document_id, "document", "", "", Verdict.NO_PLAN)
    corrected = apply_corrections(results, [said])
    assert (corrected.results.actions, corrected.refused) == ((), ())


def test_reviewers_who_agree_are_one_and_those_who_differ_are_both_named(tmp_path: Path) -> None:
    rows = [action(REGISTER, 1, target="40"), action(CENTRE, 2)]
    folder = write_results(tmp_path / "run", rows)
    anna = as_file(tmp_path / "anna.csv", correction(rows[0], "target", "40", "45"), accept(rows[1]))
    ben = as_file(tmp_path / "ben.csv", correction(rows[0], "target", "40", "50"))
    carol = as_file(tmp_path / "carol.csv", accept(rows[1]))
    differing = CliRunner().invoke(command, ["apply", str(folder), str(anna), str(ben)])
    assert differing.exit_code == 3
    assert (
        f"{rows[0].source}, \u201c{REGISTER}\u201d ({rows[0].action_id}, target): "
        "anna.csv says '45'; ben.csv says '50'"
    ) in differing.output
    assert not (folder / "actions.corrected.parquet").exists()
    agreed = CliRunner().invoke(command, ["apply", str(folder), str(anna), str(carol)])
    assert agreed.exit_code == 0
    (first, _) = pq.read_table(folder / "actions.corrected.parquet").to_pylist()
    assert (first["target"], first["flags"]) == ("45", ["corrected_in_review"])
    assert agreed.output.splitlines()[:2] == [
        "2 decisions taken in (actions: 1 accepted, 1 corrected).",
        f"Written: 2 actions of 1 document in {folder}: documents.corrected, recommendations.corrected, "
        "actions.corrected (each as .csv and .parquet).",
    ]


def test_tables_corrected_before_reviewers_differed_do_not_stay(tmp_path: Path) -> None:
    """Rows of an earlier reading stood beside the new ones, and nothing said that they were old."""
    row = action(REGISTER, target="40")
    folder = write_results(tmp_path / "run", [row])
    anna = as_file(tmp_path / "anna.csv", correction(row, "target", "40", "45"))
    ben = as_file(tmp_path / "ben.csv", correction(row, "target", "40", "50"))
    assert CliRunner().invoke(command, ["apply", str(folder), str(anna)]).exit_code == 0
    differing = CliRunner().invoke(command, ["apply", str(folder), str(anna), str(ben)])
    assert list(folder.glob("*.corrected.*")) == []
    assert (
        "Removed the earlier corrected tables, since the reviewers now differ: documents." in differing.output
    )


def test_every_column_that_can_be_corrected_stands_on_the_card_once() -> None:
    shown = [column for line in CARD for column in (line.printed, *line.read) if column]
    assert sorted(shown) == sorted(REVIEWED)
    assert REVIEWED.keys() < {spec.name for spec in ACTIONS}
