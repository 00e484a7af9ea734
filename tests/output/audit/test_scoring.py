"""Each decision in scoring that a reader of the figures may ask about."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import AuditError
from ingest.source import document_id
from normalise.records import Action, DueKind, Outcome, Party, PartyKind
from output.audit.audit import Audit, audit
from output.audit.bootstrap import Interval
from output.audit.counts import FieldCounts
from output.audit.gold_files import read_gold
from output.audit.miss import Fault
from output.results import read_results
from tests.output.building import action, document, write_gold, write_results

REGISTER = "Review the register of empty homes and report to the board"
CENTRE = "Open the youth centre on Saturday mornings during term"
ANN = Party(kind=PartyKind.PERSON, name="Ann Lee", role="Head of Housing")
EA = Party(kind=PartyKind.INITIALS, initials="EA")
EMPTY_HOMES = ["Fewer than 40 empty", "Relet soon"]


def audited(tmp_path: Path, gold: list[dict[str, object]], actions: list[Action], **header: object) -> Audit:
    write_gold(tmp_path / "gold" / "housing.jsonl", gold, **header)
    documents = [] if actions else [document()]
    return audit(
        read_results(write_results(tmp_path / "run", actions, documents)), read_gold(tmp_path / "gold")
    )


def field(tmp_path: Path, column: str, gold: object, extracted: object) -> FieldCounts:
    """The counts of one cell, in a plan where another row has a value in the column."""
    rows = [{"action": REGISTER, column: gold}, {"action": CENTRE, column: "*"}]
    figures = audited(tmp_path, rows, [action(REGISTER, 1, **{column: extracted}), action(CENTRE, 2)])
    return figures.together.fields[column]


CORRECT, WRONG, INVENTED, MISSING, NOTHING = (
    FieldCounts(correct=1),
    FieldCounts(wrong=1),
    FieldCounts(invented=1),
    FieldCounts(missing=1),
    FieldCounts(),
)


@pytest.mark.parametrize(
    ("column", "gold", "extracted", "counts"),
    [
        ("progress", "The register is under review", "the register is under review.", CORRECT),
        ("progress", "The register is under review", "A new register was bought", WRONG),
        ("progress", "The register is under review", None, MISSING),
        ("progress", None, "The register is under review", INVENTED),
        ("progress", {"any": ["Done", None]}, None, NOTHING),
        ("progress", {"any": ["Done", None]}, "done", CORRECT),
        ("progress", {"any": ["Done", None]}, "Not begun", INVENTED),
        ("progress", {"any": ["Done", "Finished"]}, "Not begun", WRONG),
        ("progress", {"any": ["Done", "Finished"]}, "Finished", CORRECT),
        ("progress", "*", "anything at all", NOTHING),
        ("due_edtf", None, "2010-03", NOTHING),
        ("due_edtf", "2010-03", "2010-03", CORRECT),
        ("due_edtf", "2010-03", None, MISSING),
        ("due_date", "2010-03-31", date(2010, 3, 31), CORRECT),
        ("due_date", "2010-03-31", date(2010, 3, 30), WRONG),
        ("due_kind", "deadline", DueKind.DEADLINE, CORRECT),
        ("recommendation_ref", "IA1", "IA1", CORRECT),
        ("recommendation_ref", "IA1", "ia1", WRONG),
        ("recommendation_ref", "5 and 6", "5 & 6", WRONG),
        ("leads", [{"name": "Ann Lee"}], (ANN,), CORRECT),
        ("leads", [{"role": "Head of Housing"}], (ANN,), WRONG),
        ("leads", [{"organisation": "NHS"}], (Party(kind=PartyKind.TEAM, name="NHS"),), CORRECT),
        ("leads", [{"name": "Ann Lee"}, {"initials": "EA"}], (ANN,), WRONG),
        ("leads", [{"initials": "EA"}, {"name": "Ann Lee"}], (ANN, EA), CORRECT),
        ("success_criteria", EMPTY_HOMES, tuple(EMPTY_HOMES), CORRECT),
        ("success_criteria", EMPTY_HOMES, ("Fewer than 40 empty; relet soon",), CORRECT),
        ("success_criteria", EMPTY_HOMES, ("Fewer than 40 empty",), WRONG),
        ("other", {"Ward": "North"}, {"Ward": "North"}, CORRECT),
        ("other", {"Ward": "North"}, {"Parish": "North"}, WRONG),
    ],
)
def test_a_cell_counts_as(
    tmp_path: Path, column: str, gold: object, extracted: object, counts: FieldCounts
) -> None:
    extracted = {} if column == "other" and extracted is None else extracted
    assert field(tmp_path, column, gold, extracted) == counts


def test_text_agrees_from_ninety_seven_hundredths_on(tmp_path: Path) -> None:
    gold = "a" * 100
    assert field(tmp_path / "on", "progress", gold, "a" * 97 + "bbb") == CORRECT
    assert field(tmp_path / "below", "progress", gold, "a" * 96 + "bbbb") == WRONG


def test_a_row_is_found_from_ninety_five_hundredths_on(tmp_path: Path) -> None:
    gold = [{"action": "a" * 20, "target": "40"}]
    on = audited(tmp_path / "on", gold, [action("a" * 19 + "b", target="40")]).together
    below = audited(tmp_path / "below", gold, [action("a" * 18 + "bb", target="40")]).together
    assert (on.rows.found, on.fields["target"]) == (1, CORRECT)
    assert (below.rows.found, below.rows.missed, below.rows.invented) == (0, 1, 1)
    assert below.fields["target"] == FieldCounts(lost=1)


def test_a_row_found_with_a_text_that_is_not_quite_gold_s_has_a_wrong_action(tmp_path: Path) -> None:
    figures = audited(tmp_path, [{"action": "a" * 100}], [action("a" * 96 + "bbbb")]).together
    assert figures.rows.found == 1
    assert figures.fields["action"] == WRONG


def test_a_lost_row_loses_what_gold_must_have_and_no_more(tmp_path: Path) -> None:
    row = {"action": CENTRE, "target": "40", "status": {"any": ["ongoing", None]}, "progress": "*"}
    fields = audited(tmp_path, [{"action": REGISTER}, row], [action(REGISTER)]).together.fields
    assert fields["target"] == FieldCounts(lost=1)
    assert fields["status"] == fields["progress"] == NOTHING


def test_an_invented_row_counts_in_rows_and_in_no_field(tmp_path: Path) -> None:
    gold = [{"action": REGISTER, "target": "40"}]
    actions = [action(REGISTER, 1, target="40"), action(CENTRE, 2, target="12")]
    figures = audited(tmp_path, gold, actions).together
    assert (figures.rows.precision, figures.rows.recall) == (0.5, 1)
    assert figures.fields["target"] == CORRECT


def test_the_matching_is_the_best_in_all_and_not_the_first_that_fits(tmp_path: Path) -> None:
    gold = [{"action": REGISTER + " in May"}, {"action": REGISTER + " in June"}]
    actions = [action(REGISTER + " in June", 1), action(REGISTER + " in May", 2)]
    assert audited(tmp_path, gold, actions).together.documents[0].misses == ()


def test_a_row_of_gold_may_have_another_honest_text(tmp_path: Path) -> None:
    gold = [{"action": {"any": [REGISTER, CENTRE]}}]
    assert audited(tmp_path, gold, [action(CENTRE)]).together.rows.found == 1


def test_columns_that_gold_never_uses_are_counted_apart(tmp_path: Path) -> None:
    figures = audited(tmp_path, [{"action": REGISTER}], [action(REGISTER, target="40")]).together
    assert "target" not in figures.fields
    assert figures.unscored == {"kind": 1, "target": 1}


def test_an_unreadable_document_loses_every_row_and_stands_in_the_headline(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER, "target": "40"}])
    broken = document(outcome=Outcome.FAILED, failure="CORRUPT", failure_message="It is cut short.")
    figures = audit(read_results(write_results(tmp_path / "run", [], [broken])), read_gold(tmp_path / "gold"))
    assert figures.unreadable == ("housing.pdf",)
    assert figures.together.rows.recall == 0
    assert figures.together.plans.unreadable == figures.together.plans.missed == 1
    assert figures.together.fields["target"] == FieldCounts(lost=1)


def test_gold_that_lay_among_the_papers_is_no_unreadable_paper(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER}])
    sha256 = hashlib.sha256((tmp_path / "gold" / "housing.jsonl").read_bytes()).hexdigest()
    gold = document(
        source="gold/housing.jsonl",
        document_id=document_id(sha256),
        outcome=Outcome.FAILED,
        failure="UNSUPPORTED",
        failure_message="It is a JSON lines file.",
    )
    paper = document([action(REGISTER)])
    results = write_results(tmp_path / "run", [action(REGISTER)], [paper, gold])
    figures = audit(read_results(results), read_gold(tmp_path / "gold"))
    assert figures.unreadable == ()
    assert figures.together.rows.f1 == 1


@pytest.mark.parametrize(
    ("gold", "actions", "count"),
    [
        ([{"action": REGISTER}], [action(REGISTER)], "found"),
        ([{"action": REGISTER}], [], "missed"),
        ([], [action(REGISTER)], "invented"),
        ([], [], "rightly_none"),
    ],
)
def test_plan_detection(
    tmp_path: Path, gold: list[dict[str, object]], actions: list[Action], count: str
) -> None:
    plans = audited(tmp_path, gold, actions).together.plans
    assert plans.documents == getattr(plans, count) == 1


def test_one_gold_file_stands_for_the_plan_in_every_format(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER}, {"action": CENTRE}])
    word = replace(action(REGISTER), source="word/housing.docx", document_id="w", action_id="w-0001")
    results = write_results(tmp_path / "run", [action(REGISTER), action(CENTRE, 2), word])
    figures = audit(read_results(results), read_gold(tmp_path / "gold"))
    assert {group.name: group.rows.recall for group in figures.groups} == {
        "together": 0.75,
        "docx": 0.5,
        "pdf": 1,
    }


def test_folders_decide_between_gold_files_of_the_same_name(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold" / "a" / "plan.jsonl", [{"action": REGISTER}])
    write_gold(tmp_path / "gold" / "b" / "plan.jsonl", [{"action": CENTRE}])
    actions = [action(REGISTER, source="a/plan.pdf"), action(CENTRE, 2, source="b/plan.pdf")]
    results = read_results(write_results(tmp_path / "run", actions))
    assert audit(results, read_gold(tmp_path / "gold")).together.rows.found == 2
    stray = read_results(write_results(tmp_path / "stray", [action(REGISTER, source="c/plan.pdf")]))
    with pytest.raises(AuditError, match=r"c/plan.pdf could be either of a/plan and b/plan"):
        audit(stray, read_gold(tmp_path / "gold"))


def test_gold_and_documents_without_each_other_are_named_and_in_no_figure(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": REGISTER}])
    write_gold(tmp_path / "gold" / "youth.jsonl", [{"action": CENTRE}])
    results = write_results(tmp_path / "run", [action(REGISTER), action(CENTRE, 2, source="roads.pdf")])
    figures = audit(read_results(results), read_gold(tmp_path / "gold"))
    assert (figures.unused_gold, figures.without_gold) == (("youth",), ("roads.pdf",))
    assert figures.together.rows.f1 == 1
    with pytest.raises(AuditError, match="No gold belongs"):
        audit(read_results(results), read_gold(tmp_path / "gold" / "youth.jsonl"))


def test_what_gold_says_of_the_document_is_held_against_it(tmp_path: Path) -> None:
    facts = {"organisation": {"any": ["Anytown Borough Council", None]}, "plan_date": "2011-04-01"}
    figures = audited(tmp_path, [{"action": REGISTER}], [action(REGISTER)], **facts)
    assert figures.together.facts == {"organisation": (1, 1), "plan_date": (0, 1)}


def test_a_cut_near_the_end_is_still_a_cut(tmp_path: Path) -> None:
    whole = f"{REGISTER} and {CENTRE}, then write to every tenant about it by Easter"
    pieces = [action(whole[:-6], 1), action(whole[-6:], 2)]
    figures = audited(tmp_path, [{"action": whole}], pieces).together
    assert (figures.rows.found, figures.rows.split, figures.rows.invented) == (1, 1, 0)
    (miss,) = [miss for miss in figures.documents[0].misses if miss.column is None]
    assert (miss.fault, miss.extracted) == (Fault.SPLIT_ROW, "\n".join((whole[:-7], whole[-6:])))


def test_a_row_of_which_a_third_is_lost_was_not_merely_cut(tmp_path: Path) -> None:
    gold = [{"action": f"{REGISTER}. {CENTRE}. Write to every tenant about it"}]
    figures = audited(tmp_path, gold, [action(REGISTER, 1), action("Write to every tenant about it", 2)])
    assert (figures.together.rows.split, figures.together.rows.missed) == (0, 1)


def test_the_interval_is_drawn_over_plans_and_always_the_same(tmp_path: Path) -> None:
    first, again = (intervals_of(tmp_path, 5) for _ in range(2))
    assert first == again
    low, high = first["rows"]
    assert 0 < low < 0.8 < high <= 1


def intervals_of(folder: Path, plans: int) -> Mapping[str, Interval]:
    """Plans of an action each, all found but the first one's."""
    actions = []
    for number in range(plans):
        write_gold(folder / "gold" / f"{number}.jsonl", [{"action": REGISTER}])
        text = REGISTER if number else "something else entirely"
        actions.append(action(text, number + 1, source=f"{number}.pdf", document_id=f"{number:016}"))
    documents = [document([each]) for each in actions]
    results = read_results(write_results(folder / "run", actions, documents))
    return audit(results, read_gold(folder / "gold")).together.intervals


def test_few_plans_have_no_interval(tmp_path: Path) -> None:
    """Of two plans that were read alike it said "66.7 to 66.7", as if others were certain to be read so."""
    assert intervals_of(tmp_path, 4) == {}


def test_a_figure_without_a_miss_has_no_interval(tmp_path: Path) -> None:
    """It said 100 to 100, as if other documents were certain to be read without a miss."""
    actions = []
    for number in range(6):
        write_gold(tmp_path / "gold" / f"{number}.jsonl", [{"action": REGISTER}])
        actions.append(action(REGISTER, source=f"{number}.pdf", document_id=f"{number:016}"))
    documents = [document([each]) for each in actions]
    results = read_results(write_results(tmp_path / "run", actions, documents))
    assert "rows" not in audit(results, read_gold(tmp_path / "gold")).together.intervals


def test_one_plan_alone_has_no_interval(tmp_path: Path) -> None:
    assert audited(tmp_path, [{"action": REGISTER}], [action(REGISTER)]).together.intervals == {}
