"""``normalise`` judges a phrase for a person, and phrases from standard input for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner, Result

from councilplans.cli import cli
from ingest.errors import ConfigError

DUE_COLUMNS = ["due_kind", "due_start", "due_date", "due_precision", "due_edtf", "due_rrule", "flags"]


def run(*arguments: str, lines: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["normalise", *arguments], input=lines)


def printed(*arguments: str) -> dict[str, object]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    shown: dict[str, object] = json.loads(result.stdout)
    return shown


def judged(*arguments: str, lines: str) -> list[dict[str, object]]:
    result = run(*arguments, lines=lines)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_due_phrase_is_printed_with_the_rule_that_read_it() -> None:
    shown = printed("due", "End of January 2010", "--plan-date", "2010-01-15")
    assert (shown["due_kind"], shown["due_date"], shown["due_precision"]) == (
        "deadline",
        "2010-01-31",
        "month",
    )
    assert shown["text"] == "End of January 2010"
    assert "part of a time" in str(shown["rule"])


def test_the_plans_date_gives_the_year_that_is_not_printed() -> None:
    assert printed("due", "By December")["due_date"] is None
    assert printed("due", "By December", "--plan-date", "2010-09-09")["due_date"] == "2010-12-31"


def test_a_lead_cell_is_printed_with_its_rules() -> None:
    shown = printed("leads", "Elaine Petch Jenny Mallett / Rachel Bolt")
    assert [lead["name"] for lead in shown["leads"]] == ["Elaine Petch", "Jenny Mallett", "Rachel Bolt"]  # type: ignore[attr-defined]
    assert shown["rules"] == ["name"] * 3


def test_a_status_is_printed_with_its_rule_and_basis() -> None:
    shown = printed("status", "Done/ Ongoing development")
    assert (shown["status"], shown["status_basis"], shown["rule"]) == (
        "ongoing",
        "stated",
        "ongoing development",
    )


@pytest.mark.parametrize(
    ("kind", "text", "holds"),
    [
        ("due", "12/11", ["due_date", "2011-12-31", "due_ambiguous"]),
        ("leads", "Elaine Petch / Housing Team", ["Elaine Petch (person)", "Housing Team"]),
        ("status", "Done", ["completed"]),
    ],
)
def test_a_person_is_answered_in_lines_and_not_in_the_notation_of_programs(
    kind: str, text: str, holds: list[str]
) -> None:
    shown = run(kind, text).stdout
    assert all(part in shown for part in holds)
    assert "{" not in shown
    assert "null" not in shown


def test_figures_without_a_date_are_flagged_as_extract_flags_them() -> None:
    """Only `due_not_a_date` was said."""
    (found,) = judged("due", lines="31/31/31\n")
    assert found["flags"] == ["due_not_a_date", "due_not_understood"]


def test_a_persons_initials_are_said_to_be_initials() -> None:
    shown = run("leads", "Assistant Director Safeguarding (IJ)").stdout
    assert "Assistant Director Safeguarding (role), initials IJ" in shown


def test_what_is_not_understood_is_said_to_be() -> None:
    """A status that was not understood was printed as one that is empty."""
    assert run("status", "nearly").stdout != run("status", "Done").stdout
    assert "status " not in run("status", "nearly").stdout


def test_due_phrases_come_out_one_object_a_line_with_the_schemas_columns() -> None:
    found = judged("due", lines="October 2009\n\neach April and October\nStarted November 2009 - ongoing\n")
    assert [list(each) for each in found] == [DUE_COLUMNS] * 4
    assert [each["due_kind"] for each in found] == ["deadline", None, "recurring", "ongoing"]
    assert found[2]["due_rrule"] == "FREQ=YEARLY;BYMONTH=4,10"
    assert (found[3]["due_start"], found[3]["due_edtf"]) == ("2009-11-01", "2009-11/..")


def test_cells_and_statuses_come_out_with_the_schemas_columns_and_no_more() -> None:
    leads = judged("leads", lines="Peter Holt (PH)\nHead of Housing\\nLegal Services\nTBC\n")
    assert [list(each) for each in leads] == [["leads"]] * 3
    assert [len(each["leads"]) for each in leads] == [1, 2, 0]  # type: ignore[arg-type]
    assert list(leads[0]["leads"][0]) == ["name", "role", "initials", "organisation", "kind"]  # type: ignore[index]
    statuses = judged("status", lines="Completed\nAmber\n\n")
    assert statuses == [
        {"status": "completed", "rag": None},
        {"status": "in_progress", "rag": "amber"},
        {"status": None, "rag": None},
    ]


def test_windows_line_ends_and_bytes_that_are_no_text_are_survived() -> None:
    result = CliRunner().invoke(cli, ["normalise", "due"], input=b"March 2010\r\n\xff\xfe 31.03.10\r\n")
    dates = [json.loads(line)["due_date"] for line in result.stdout.splitlines()]
    assert dates == ["2010-03-31", "2010-03-31"]


def test_the_lines_of_one_document_settle_each_other() -> None:
    lines = "From 10/11\n12/11\n01/12\n"
    apart = [each["due_precision"] for each in judged("due", lines=lines)]
    together = [each["due_precision"] for each in judged("due", "--same-document", lines=lines)]
    assert apart[0] == "year"
    assert together == ["month"] * 3
    resolved = judged("leads", "--same-document", lines="Peter Holt\nPH\nSW\nSarah Wilkins\nSteve Ward\n")
    assert resolved[1]["leads"][0]["name"] == "Peter Holt"  # type: ignore[index]
    assert resolved[2]["leads"][0]["name"] is None  # type: ignore[index]
    assert resolved[2]["flags"] == ["initials_ambiguous"]


@pytest.fixture
def model(tmp_path: Path) -> str:
    """A spaCy model in a folder that takes "Peter Holt" and "Fair Trade" for people, and nobody else."""
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": name} for name in ("Peter Holt", "Fair Trade")])  # type: ignore[attr-defined]
    pipeline.to_disk(tmp_path / "model")
    return str(tmp_path / "model")


def test_an_installed_model_is_a_second_opinion_on_who_is_a_person(model: str) -> None:
    found = judged("leads", "--ner", model, "--explain", lines="Peter Holt\nSarah Wilkins\nFair Trade Team\n")
    assert [each["flags"] for each in found] == [[], ["ner_differs"], ["ner_differs"]]
    assert [each["only_rules"] for each in found] == [[], ["Sarah Wilkins"], []]
    assert [each["only_model"] for each in found] == [[], [], ["Fair Trade"]]
    assert found[1]["leads"][0]["name"] == "Sarah Wilkins", "ours stands"  # type: ignore[index]


def test_a_model_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    for name, told in (
        ("no_such_model", "is not installed"),
        (str(tmp_path / "blank"), "does not recognise names"),
    ):
        trouble = run("leads", "Peter Holt", "--ner", name).exception
        assert isinstance(trouble, ConfigError)
        assert told in str(trouble)
