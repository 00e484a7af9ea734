"""What a person says of tables and of words goes before all evidence."""

from __future__ import annotations

import pytest

from extractors.layout import Document
from extractors.options import Wanted
from extractors.plan import Column, RowKind
from extractors.plans.finder import read_plans
from extractors.plans.plan_or_not.verdict import Verdict
from extractors.told import Profile, ToldColumn, ToldTable, read_profile, words_text
from ingest.errors import ConfigError
from tests.support import table_of

HEADINGS = ("Nr", "Zorg", "Blimp")
DOCUMENT = Document("text", (table_of(HEADINGS, ("1", "Garden", "Ann"), ("2", "Roof", "Bo")),))
TOLD = ToldTable(
    (
        ToldColumn("Nr", (Column.ACTION_REF,)),
        ToldColumn("Zorg", (Column.ACTION,)),
        ToldColumn("Blimp", (Column.LEAD,)),
    )
)


def wanted(profile: Profile) -> Wanted:
    return Wanted(profile=profile.to_toml())


def test_a_table_is_read_as_told() -> None:
    assert not read_plans(DOCUMENT).plans
    (plan,) = read_plans(DOCUMENT, wanted(Profile((TOLD,)))).plans
    assert [(row.action_ref, row.action, row.texts[Column.LEAD]) for row in plan.rows] == [
        ("1", "Garden", "Ann"),
        ("2", "Roof", "Bo"),
    ]


def test_a_plan_is_none_where_it_is_told_so() -> None:
    document = Document(
        "text", (table_of(("Action", "Lead", "Due"), ("Review the policy", "Ann", "May 2014")),)
    )
    assert read_plans(document).plans
    told = ToldTable(tuple(ToldColumn(heading) for heading in ("Action", "Lead", "Due")), plan=False)
    reading = read_plans(document, wanted(Profile((told,))))
    assert not reading.plans
    assert not reading.issues
    assert reading.tables[0].verdict is Verdict.OTHER


def test_a_profile_comes_back_from_its_file() -> None:
    told = ToldTable(
        (ToldColumn('Who / "when"\n? \x07\x7f🙂\ue000', (Column.LEAD, Column.DUE)), ToldColumn("")),
        False,
        RowKind.ISSUE,
    )
    read = read_profile(Profile((told, TOLD)).to_toml())
    assert [table.key for table in read.tables] == [told.key, TOLD.key]
    assert read.tables[0].plan is False
    assert read.tables[0].kind is RowKind.ISSUE
    assert read.tables[0].columns[0].means == (Column.LEAD, Column.DUE)


def test_one_thing_said_of_a_column_replaces_what_was_said() -> None:
    profile = Profile((TOLD,)).means(HEADINGS, "Blimp", Column.ACCOUNTABLE)
    told = profile.of(["nr", "ZORG", "Blimp"])
    assert told is not None
    assert told.columns[2].means == (Column.ACCOUNTABLE,)
    assert told.columns[1].means == (Column.ACTION,)
    fresh = Profile().means(("A", "B"), "B", Column.LEAD).of(("A", "B"))
    assert fresh is not None
    assert [column.means for column in fresh.columns] == [(), (Column.LEAD,)]


@pytest.mark.parametrize(
    "text",
    [
        "tables = 3",
        "[[tables]]\nplan = true",
        '[[tables]]\nplan = "yes"\ncolumns = []',
        '[[tables]]\ncolumns = [{ heading = "A", means = ["nonsense"] }]',
        # The texts of one of them were lost without a word.
        '[[tables]]\ncolumns = [{ heading = "A", means = ["lead"] }, { heading = "B", means = ["lead"] }]',
        "[[tables]]\ncolumns = []\nplna = true",
        "[[tables",
    ],
)
def test_a_profile_that_says_something_else_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="profile"):
        read_profile(text)


def test_own_words_hold_while_they_are_given_and_no_longer() -> None:
    words = words_text({"lead": ["Blimp"], "action": ["Zorg"]})
    document = Document(
        "text", (table_of(HEADINGS, ("1", "Mend the roof", "x"), ("2", "Sell the hut", "y")),)
    )
    (plan,) = read_plans(document, Wanted(words=words)).plans
    assert [row.texts[Column.LEAD] for row in plan.rows] == ["x", "y"]
    after = read_plans(document)
    assert not any(Column.LEAD in row.texts for plan in after.plans for row in plan.rows)


def test_own_words_for_no_meaning_are_refused() -> None:
    with pytest.raises(ConfigError, match="nobody"):
        words_text({"nobody": ["x"]})


def test_strict_plans_leaves_out_what_may_be_none_and_tells() -> None:
    tasks = ("Arrange the yearly survey", "Publish the accounts", "Post the forms", "The alarms", "The log")
    rows = [("Commitment", "Department"), *((text, "Parks Team") for text in tasks)]
    document = Document("text", (table_of(*rows),))
    assert read_plans(document).tables[0].verdict is Verdict.UNCERTAIN
    strict = read_plans(document, Wanted(strict_plans=True))
    assert not strict.plans
    assert "doubt" in strict.tables[0].why
