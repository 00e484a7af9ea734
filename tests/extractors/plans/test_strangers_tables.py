"""Tables as strangers lay them out: without headings, on their side, in two languages, ticked, lettered."""

from __future__ import annotations

import pytest

from extractors.layout import Document, Table, plain_item
from extractors.plan import Column, PlanRow
from extractors.plans.cells.items import entries
from extractors.plans.cells.recognisers import looks_like_reference
from extractors.plans.columns.meanings import read_columns
from extractors.plans.finder import read_plans
from extractors.plans.plan_or_not.verdict import Verdict
from lexicon.sentences import asks
from tests.support import table_of


def document(*tables: Table) -> Document:
    return Document("text", tables)


def rows_of(*tables: Table) -> list[PlanRow]:
    return [row for plan in read_plans(document(*tables)).plans for row in plan.rows]


def verdict(*rows: list[str]) -> Verdict:
    return read_plans(document(table_of(*rows))).tables[0].verdict


def test_a_table_without_headings_is_read_where_its_verbs_are_in_no_list() -> None:
    """ "Burn-test the kiln" and "Re-felt the roof" were taken for names."""
    rows = rows_of(
        table_of(
            ["Re-felt the roof of the store", "DP", "by May 2011"],
            ["Burn-test the new kiln", "The Secretary", "April 2011"],
            ["Order six loads of gravel", "DP", "end of March 2011"],
            ["Notice board for the yard", "J. Sykes", "June 2011"],
            ["Ask the water board about the standpipe", "The Secretary", "ongoing"],
        )
    )
    assert [row.action for row in rows][:2] == ["Re-felt the roof of the store", "Burn-test the new kiln"]
    assert [row.texts[Column.DUE] for row in rows][-1] == "ongoing"


def test_headings_that_ask_are_headings() -> None:
    """ "Job | Whose? | How soon? | ✔" was read as the first action."""
    rows = rows_of(
        table_of(
            ["Job", "Whose?", "How soon?", "✔"],
            ["Weed the reference shelves", "Marg", "at once", "✔"],
            ["Price new display cases", "Mr Orr", "March 2004", ""],
            ["Visit the folk museum", "Colin Gray", "Spring 2004", ""],
        )
    )
    assert [row.texts[Column.LEAD] for row in rows] == ["Marg", "Mr Orr", "Colin Gray"]
    assert [row.texts[Column.DUE] for row in rows] == ["at once", "March 2004", "Spring 2004"]


def form(found: str, action: str, when: str) -> Table:
    return table_of(
        [f"Regulation {found}"],
        ["Please describe the steps that you are planning to take:", "Timescale:"],
        [action, when],
    )


def test_a_form_for_each_regulation_is_read_below_its_prompt() -> None:
    """The prompt is a command, and was taken for an action; a form of one row was no plan."""
    rows = rows_of(
        form("15", "The provider will visit unannounced every month.", "May 2012"),
        form("16", "A night carer has been advertised for.", "14 June 2012"),
        form("23", "Medicine rounds to be observed by the manager.", "Immediately"),
    )
    assert [row.texts[Column.DUE] for row in rows] == ["May 2012", "14 June 2012", "Immediately"]


def test_an_action_at_the_top_of_a_sheets_next_block_is_no_heading() -> None:
    """A sheet leaves a row blank under each theme; "Extend ... | Recovery Manager" headed the next."""
    first = table_of(
        ["Activity", "Lead body", "Due", "Stage", "$ source"],
        ["Rebuild the wall at Mill Brow", "County Highways", "Mar 2016", "In progress", "$120k DfT"],
        ["Jet all gullies on the main road", "Works Supervisor", "Jan 2016", "Complete", "Revenue"],
    )
    second = table_of(
        ["Extend the manager's contract by a year", "Recovery Manager", "Dec 2016", "Complete", "$95k"],
        ["Hold a gathering on the first anniversary", "Town Clerk", "17 Jan 2017", "Not started", "$5k"],
    )
    rows = rows_of(first, second)
    assert len(rows) == 4
    assert rows[2].texts[Column.DUE] == "Dec 2016"
    assert rows[0].texts[Column.RESOURCES] == "$120k DfT"


def test_a_table_on_its_side_is_read_under_headings_that_nobody_knows() -> None:
    rows = rows_of(
        table_of(
            ["Item", "SC/1", "SC/2", "SC/3"],
            ["Weakness found", "No stock count", "Keys shared", "Orders split"],
            [
                "What will be put in place",
                "Count all lines",
                "Issue a key to each keeper",
                "Set a single limit",
            ],
            ["In whose name", "Stores Manager", "Depot Supervisor", "Head of Procurement"],
            ["To be in place by", "31 March 2003", "April 2003", "June 2003"],
        )
    )
    assert [row.texts[Column.DUE] for row in rows] == ["31 March 2003", "April 2003", "June 2003"]


def test_each_thing_in_two_languages_is_one_action() -> None:
    """Every action was given twice, and both names of a service led it."""
    rows = rows_of(
        table_of(
            ["#", "Action / Action", "Lead\nResponsable", "Date / Échéance"],
            ["1", "Repave the road to the church\nRepaver la rue de l'église", "Roads\nVoirie", "June 2014"],
            [
                "2",
                "Plant forty maples\nPlanter quarante érables le long du canal",
                "Parks\nParcs",
                "May 2014",
            ],
            [
                "3",
                "Publish the budget\nPublier le budget dans les deux langues",
                "Clerk\nGreffier",
                "July 2014",
            ],
        )
    )
    assert [row.action for row in rows] == [
        "Repave the road to the church",
        "Plant forty maples",
        "Publish the budget",
    ]
    assert rows[0].other["action in the other language"] == "Repaver la rue de l'église"
    assert [row.texts[Column.LEAD] for row in rows] == ["Roads", "Parks", "Clerk"]


def test_two_actions_in_a_cell_stay_two_where_no_other_language_stands() -> None:
    rows = rows_of(
        table_of(
            ["No / Ref", "Action / Task", "Lead / Officer", "Due / Deadline"],
            ["1", "Repave the road\nPlant forty maples", "Roads", "June 2014"],
            ["2", "Publish the budget\nPrint the leaflet", "Clerk", "July 2014"],
        )
    )
    assert len(rows) == 4


@pytest.mark.parametrize("prompt", ["Tick if {}", "Please mark when {}"])
def test_states_that_a_tick_is_asked_for_are_states(prompt: str) -> None:
    heads = [prompt.format(state) for state in ("done", "under way", "not started")]
    rows = rows_of(
        table_of(
            ["Improvement", "Lead", "Due", *heads],
            ["Replace all mattresses", "Matron", "31/01/2014", "✓", "", ""],
            ["Put clocks in every bay", "Facilities", "28/02/2014", "", "✓", ""],
            ["Survey relatives at discharge", "Ward Clerk", "31/03/2014", "", "", "✓"],
        )
    )
    assert [row.texts[Column.STATUS] for row in rows] == ["done", "under way", "not started"]


def test_lettered_parts_of_one_paragraph_are_things_of_their_own() -> None:
    def texts(text: str) -> list[str]:
        return [entry.text for entry in entries([plain_item(text)])]

    assert texts("a) Move the rota b) Write a card c) Tell all") == [
        "a) Move the rota",
        "b) Write a card",
        "c) Tell all",
    ]
    assert texts("b) & c) Head of IT") == ["b) & c) Head of IT"]
    assert texts("Ask that a) costs and b) times are told") == ["Ask that a) costs and b) times are told"]


@pytest.mark.parametrize("ref", ["iv", "(vii)", "DW/1", "2015/16 – 3", "C/F 2014/15 – 3"])
def test_references_of_other_looks(ref: str) -> None:
    assert looks_like_reference(ref)


@pytest.mark.parametrize("text", ["x", "(x)", "mild", "2015/16", ""])
def test_ticks_and_years_are_no_references(text: str) -> None:
    assert not looks_like_reference(text)


def test_numbers_without_a_name_are_the_actions_own() -> None:
    found = read_columns(
        ["Para.", "Undertaking", "By whom", "Date"],
        [
            ["7.1", "7.2", "7.3"],
            ["Replace the leading light", "Amend the general direction", "Carry out an exercise"],
            ["Engineer", "Clerk", "Harbour Master"],
            ["31/10/11", "May 2012", "Dec 2012"],
        ],
    )
    assert found.readings[0].meanings == (Column.ACTION_REF,)


def test_mere_means_under_how_are_not_the_actions() -> None:
    found = read_columns(
        ["Topic", "What you said", "How?", "Who", "By when"],
        [
            ["Roads", "Play", "Green", "Paths"],
            ["Slow the lorries", "Build a shelter", "Plant bulbs on the verges", "Open the old railway path"],
            ["Signs", "Lottery", "Volunteers", "Talks with owner"],
            ["Parish Council", "Youth Group", "Clerk", "Footpath Warden"],
            ["2010", "May 2011", "Autumn 2010", "2012"],
        ],
    )
    assert found.readings[1].meanings == (Column.ACTION,)


def test_a_column_for_each_day_of_the_week_is_a_sheet_of_checks() -> None:
    checks = ["Test the fire alarm", "Run the taps", "Walk the playground", "Inspect the ladders"]
    often = ["Weekly", "Weekly", "Daily", "As needed"]
    body = [
        [check, time, "Caretaker", "", "x", "", "x", ""] for check, time in zip(checks, often, strict=True)
    ]
    assert verdict(["Check", "How often", "By whom", "M", "T", "W", "T", "F"], *body) is Verdict.OTHER


def test_a_cleaning_schedule_says_how_often() -> None:
    assert (
        verdict(
            ["Area", "What to do", "How often", "Who"],
            ["Hall", "Sweep the floor", "Daily", "Cleaner"],
            ["Kitchen", "Clean the oven", "Monthly", "Cook"],
            ["Windows", "Wash inside and out", "Quarterly", "Caretaker"],
            ["Gutters", "Clear the leaves", "Each autumn", "Caretaker"],
        )
        is Verdict.OTHER
    )


@pytest.mark.parametrize(
    "heads",
    [
        ("Post", "Grade", "Reports to", "Main duties"),
        ("Title", "Pay band", "Line manager", "What the post does"),
    ],
)
def test_what_holders_of_posts_do_is_no_plan(heads: tuple[str, ...]) -> None:
    body = [
        ["Curator", "PO3", "Director", "Manage the collections and staff"],
        ["Education Officer", "SO1", "Curator", "Run school visits and clubs"],
        ["Attendant", "Sc 2", "Curator", "Open and close the galleries"],
        ["Cleaner", "M2", "Curator", "Clean the offices daily"],
    ]
    assert verdict(list(heads), *body) is Verdict.OTHER


@pytest.mark.parametrize("text", ["Top-dress the bowling green", "Strip and paint all the benches"])
def test_commands_of_verbs_that_nobody_listed(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["Health and safety the week after", "Tables and chairs", "Sick-pay claims"])
def test_names_of_two_things_are_no_commands(text: str) -> None:
    assert not asks(text)


def test_states_over_boxes_are_a_heading_row_and_a_tick_is_the_state() -> None:
    rows = rows_of(
        table_of(
            ["Nr", "Change to make", "By", "Achieved", "Partly", "Not yet"],
            ["NS/01", "Fit a second lock to the cupboard", "Deputy Manager", "●", "", ""],
            ["NS/02", "Keep a log of refusals", "Night Lead", "", "●", ""],
            ["NS/03", "Wash bedding after each stay", "Housekeeper", "", "", "●"],
        )
    )
    assert [row.texts[Column.STATUS] for row in rows] == ["Achieved", "Partly", "Not yet"]


def test_a_heading_with_its_article_is_the_same() -> None:
    (lead, action, due) = read_columns(
        ["Who's on it", "The job", "When"],
        [
            ["Ali Khan", "Parks Team"],
            ["Plant bulbs on the green", "Mend the fence"],
            ["May 2004", "June 2004"],
        ],
    ).readings
    assert (lead.meanings, action.meanings, due.meanings) == ((Column.LEAD,), (Column.ACTION,), (Column.DUE,))


def test_grants_that_were_paid_are_no_plan() -> None:
    assert (
        verdict(
            ["To", "For", "Amount", "Paid"],
            ["Scouts", "Buy a tent", "£200", "May 2001"],
            ["Brass Band", "Replace two cornets", "£600", "July 2001"],
            ["Hall Committee", "Repair the urn", "£80", "June 2001"],
        )
        is Verdict.OTHER
    )
