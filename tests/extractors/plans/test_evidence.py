"""Columns under strangers' headings: by their words, by what they hold, by what stands beside them."""

from __future__ import annotations

import random
import re
from itertools import permutations

import pytest

from extractors.layout import Document, Heading, plain_item
from extractors.plan import Column
from extractors.plans.columns.assignment import best_assignment
from extractors.plans.columns.meanings import read_columns
from extractors.plans.finder import read_plans
from extractors.plans.plan_or_not.verdict import Verdict
from ingest.codes import Flag, IssueCode
from tests.support import table_of

ACTIONS = [
    "Review the complaints policy",
    "To train every warden in first aid",
    "The rota to be published each month",
    "Development of a joint protocol with the police",
    "We will audit ten case files",
]
WHO = ["Head of Housing", "Jane Holt", "Parks Team", "EA/FR", "Clerk to the Council"]
WHEN = ["March 2014", "30/06/2014", "By end of May", "Autumn 2014", "Ongoing"]
STATES = ["Finished", "Postponed", "In progress", "Not started", "Finished"]
WRONG = [
    "There is no record of supervision.",
    "Staff were unclear about the threshold.",
    "Fire doors did not close fully.",
    "Checks were incomplete.",
    "Repairs are slow.",
]


def meanings(*columns: tuple[str, list[str]]) -> list[str]:
    found = read_columns([heading for heading, _ in columns], [texts for _, texts in columns])
    return [" + ".join(reading.meanings) for reading in found.readings]


def test_unknown_headings_over_plain_contents_are_read() -> None:
    assert meanings(("Zorg", ACTIONS), ("Blimp", WHO), ("Quux", WHEN), ("Frob", STATES)) == [
        "action",
        "lead",
        "due",
        "status",
    ]


def test_a_deficiency_is_not_the_action_where_the_action_stands_beside_it() -> None:
    assert meanings(("Deficiency", WRONG), ("How it will be put right", ACTIONS), ("Who", WHO)) == [
        "recommendation",
        "action",
        "lead",
    ]


def test_a_heading_that_holds_the_word_action_and_means_who() -> None:
    assert meanings(("What", ACTIONS), ("Action", WHO), ("When", WHEN)) == ["action", "lead", "due"]


def test_impact_beside_likelihood_is_a_score() -> None:
    found = meanings(
        ("Risk", WRONG), ("Likelihood", list("34251")), ("Impact", list("43215")), ("Mitigation", ACTIONS),
        ("Owner", WHO),
    )  # fmt: skip
    assert found[2] == ""
    assert found[3:] == ["action", "lead"]


def test_a_bare_date_before_a_log_s_actions_is_when_it_was_raised() -> None:
    assert meanings(("Date", WHEN), ("Action", ACTIONS), ("Owner", WHO), ("Status", STATES))[0] == ""
    assert meanings(("Action", ACTIONS), ("Owner", WHO), ("Date", WHEN))[2] == "due"


def test_a_bare_date_that_comes_again_before_the_actions_is_the_meeting_s() -> None:
    days = ["12 May 2014", "12 May 2014", "12 May 2014", "9 June 2014", "9 June 2014"]
    assert meanings(("Date", days), ("Action", ACTIONS), ("Who", WHO))[0] == ""
    assert meanings(("Date", WHEN), ("Action", ACTIONS), ("Who", WHO))[0] == "due"


def test_when_is_the_deadline_behind_what_is_followed_up() -> None:
    columns = (("Point", ["Old signs"] * 5), ("Follow-up", ACTIONS), ("By whom", WHO), ("When", WHEN))
    assert meanings(*columns)[1:] == ["action", "lead", "due"]


def test_a_completion_year_that_is_estimated_is_due() -> None:
    years = ["2019", "2020", "2021", "2020", "2019"]
    assert meanings(("Measure", ACTIONS), ("Estimated completion year", years))[1] == "due"


def test_of_two_deadlines_the_revised_one_holds() -> None:
    found = meanings(("Action", ACTIONS), ("Original due date", WHEN), ("Revised due date", WHEN))
    assert found == ["action", "", "due"]


def test_numbers_under_a_heading_with_a_unit_of_time_are_when() -> None:
    assert meanings(("Action", ACTIONS), ("Timescale (days)", ["14", "30", "7", "90", "1"]))[1] == "due"


def test_a_guess_that_another_column_makes_better_is_not_taken() -> None:
    found = meanings(("Action", ACTIONS), ("Owner", WHO), ("Zorg", list(reversed(WHO))))
    assert found == ["action", "lead", ""]


def test_the_assignment_is_the_best_of_all() -> None:
    dice = random.Random(7)  # noqa: S311 - no secret
    for _ in range(60):
        rows, cols = dice.randint(1, 4), dice.randint(4, 6)
        scores = [[dice.uniform(-5, 5) for _ in range(cols)] for _ in range(rows)]
        found = best_assignment(scores)
        total = sum(scores[row][col] for row, col in enumerate(found))
        best = max(
            sum(scores[row][col] for row, col in enumerate(tried))
            for tried in permutations(range(cols), rows)
        )
        assert total == pytest.approx(best)


def table(*columns: tuple[str, list[str]]) -> Document:
    rows = [tuple(heading for heading, _ in columns), *zip(*(texts for _, texts in columns), strict=True)]
    return Document("text", (table_of(*rows),))


def verdict(document: Document) -> Verdict:
    return read_plans(document).tables[0].verdict


@pytest.mark.parametrize(
    "columns",
    [
        (("Strategy pledge", ACTIONS), ("Accountable department", WHO)),
        (("Recommendation", WRONG), ("Recommended action", ACTIONS)),
        (("You said", WRONG), ("We will", ACTIONS)),
        (("Zorg", ACTIONS), ("Blimp", WHO), ("Quux", WHEN)),
        (("", ACTIONS), ("Who is on it", WHO)),
    ],
    ids=lambda columns: columns[0][0] or "blank",
)
def test_plans_of_few_columns_are_found(columns: tuple[tuple[str, list[str]], ...]) -> None:
    assert verdict(table(*columns)) in (Verdict.PLAN, Verdict.UNCERTAIN)


FIGURES = ["85%", "78%", "81%", "12", "9%"]
RATED = ["Red", "Green", "Red", "Green", "Red"]
TIMES = ["6 years", "Minutes", "Seconds", "1 day", "1 hour"]
MONEY = ["£12,000", "£3,400", "£900", "£41,000", "£7"]
OFTEN = ["Daily", "Every two months", "Quarterly", "Weekly", "Monthly"]
NAMES = ["Homes let", "Bins missed", "Calls answered", "Visits", "Fines paid"]


@pytest.mark.parametrize(
    "columns",
    [
        (("Indicator", NAMES), ("Target", FIGURES), ("Actual", FIGURES), ("Status", RATED)),
        (("Scheme", NAMES), ("2014/15", MONEY), ("2015/16", MONEY), ("2016/17", MONEY)),
        (("Risk", WRONG), ("Likelihood", list("34251")), ("Impact", list("43215")), ("Score", list("98765")),
         ("Risk owner", WHO)),
        (("Employee", WHO), ("Course", NAMES), ("Date completed", WHEN), ("Provider", WHO)),
        (("Policy", NAMES), ("Owner", WHO), ("Last reviewed", WHEN), ("Next review", WHEN)),
        (("Supplier", WHO), ("Description", NAMES), ("Amount", MONEY), ("Date", WHEN)),
        (("Task", ["Create a record", "Edit a record", "Close a case", "Open a case", "Send a letter"]),
         ("Responsible agency", WHO), ("Typical duration", TIMES)),
        (("Order", list("12345")), ("Date", WHEN), ("Subject", ACTIONS), ("Section", WHO)),
        (("Duty", ACTIONS), ("Post", WHO), ("Frequency", OFTEN)),
        (("Name", WHO), ("Telephone", ["01632 960395"] * 5), ("Email", ["a@b.example"] * 5)),
    ],
    ids=lambda columns: columns[0][0],
)  # fmt: skip
def test_other_tables_are_left_alone(columns: tuple[tuple[str, list[str]], ...]) -> None:
    assert verdict(table(*columns)) is Verdict.OTHER


def test_a_plan_with_doubt_is_read_and_every_row_says_so() -> None:
    document = table(
        (
            "Task",
            ["Keep the log", "The yearly survey", "Outgoing post", "Keys and alarms", "Water the plants"],
        ),
        ("Responsible", WHO),
    )
    titled = Document("text", (Heading(plain_item("Actions"), 1), *document.blocks))
    reading = read_plans(titled)
    assert reading.tables[0].verdict is Verdict.UNCERTAIN
    assert all(Flag.PLAN_UNCERTAIN in row.flags for plan in reading.plans for row in plan.rows)


def test_a_refused_table_that_asks_for_things_is_told() -> None:
    document = table(("Task", ACTIONS), ("Typical duration", TIMES))
    reading = read_plans(document)
    assert not reading.plans
    assert [issue.code for issue in reading.issues] == [IssueCode.TABLE_NOT_READ_AS_PLAN]


def test_a_refused_table_that_says_who_and_by_when_is_told() -> None:
    days = ["May 2014", "30/06/2014", "July 2014", "Autumn 2014", "1 August 2014"]
    named = ["Shared database", "New filter", "Accessible tables", "Alarms", "Design system"]
    reading = read_plans(table(("Initiative", named), ("Owner", WHO), ("Target", days)))
    assert not reading.plans
    assert [issue.code for issue in reading.issues] == [IssueCode.TABLE_NOT_READ_AS_PLAN]


def test_why_a_table_was_refused_is_said_without_weights_and_without_what_speaks_for_it() -> None:
    """The issues said "... ask for something to be done (+2.0)", and nothing explained the figures."""
    (issue,) = read_plans(table(("Task", ACTIONS), ("Typical duration", TIMES))).issues
    told = issue.message.partition("was not read as an action plan, because ")[2]
    assert told.endswith(".")
    assert not re.search(r"[(][+-]", told)
    assert "ask for something to be done" not in told


def test_a_table_of_one_row_is_judged_with_those_under_the_same_headings() -> None:
    """Its only deadline was "Annually", which by itself is a duty's."""
    head = ("Commitment in words", "Target audience", "Timeframe", "Responsibility")
    first = table_of(
        head,
        ("Deliver training to all staff", "Staff", "June 2023", "HR Manager"),
        ("Hold a fair with local schools", "Everyone", "December 2023", "Events Team"),
    )
    second = table_of(head, ("Offer two traineeships", "Job seekers", "Annually", "HR Manager"))
    heading = Heading(plain_item("Employment"), 2)
    (*_, plan) = read_plans(Document("text", (first, heading, second))).plans
    assert plan.rows[-1].action == "Offer two traineeships"
    assert not read_plans(Document("text", (second,))).plans


def test_the_title_above_speaks_too() -> None:
    rows = [("Task", "Responsible"), *zip(["Keep the log", "The survey", "Send post"], WHO, strict=False)]
    plain = Document("text", (table_of(*rows),))
    titled = Document("text", (Heading(plain_item("Parks action plan"), 1), table_of(*rows)))
    order = [Verdict.OTHER, Verdict.UNCERTAIN, Verdict.PLAN]
    assert order.index(verdict(titled)) > order.index(verdict(plain))


def test_one_heading_beside_a_blank_leads_in_to_what_is_to_be_done() -> None:
    rows = [("", "The Trust must"), *((str(number), text) for number, text in enumerate(ACTIONS, 1))]
    (plan,) = read_plans(Document("text", (table_of(*rows),))).plans
    assert [row.action for row in plan.rows] == ACTIONS


def test_what_was_understood_says_why() -> None:
    found = read_columns(["Zorg", "Which team leads"], [ACTIONS, WHO])
    assert "ask for something to be done" in found.readings[0].why
    assert found.readings[1].meanings == (Column.LEAD,)
    assert found.readings[1].margin is not None
    assert found.readings[1].margin > 0


MIXED = ["Head of Housing", "Tbc", "the register", "Ann Lee", "all records"]


@pytest.mark.parametrize(("told", "uncertain"), [(WHO, False), (MIXED, True)])
def test_a_column_that_could_be_another_is_to_be_checked_and_a_clear_one_is_only_noted(
    told: list[str], uncertain: bool
) -> None:
    lines = [(act, "May 2010", who) for act, who in zip(ACTIONS, told, strict=True)]
    table = table_of(("Action", "By when", "In the hands of"), *lines)
    (plan,) = read_plans(Document("text", (table,))).plans
    flags = {flag for row in plan.rows for flag in row.flags}
    assert Flag.COLUMN_INFERRED in flags
    assert (Flag.COLUMN_UNCERTAIN in flags) is uncertain


def test_a_table_of_a_thousand_columns_is_data_and_is_not_weighed() -> None:
    head = ("Action", "Lead", "By when", *(f"Item {number}" for number in range(1000)))
    row = ("Publish the policy", "Ann Lee", "May 2015", *("1" for _ in range(1000)))
    document = Document("docx", (table_of(head, row),))
    (reading,) = read_plans(document).tables
    assert (reading.is_plan, reading.why) == (False, "it has more columns than a plan has")
