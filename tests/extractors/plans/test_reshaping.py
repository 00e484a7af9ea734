"""Actions that take several rows of a table each: blocks of labels, cards, answers across the table."""

from __future__ import annotations

from extractors.layout import Block, Cell, Document, Paragraph, Table, plain_item
from extractors.plan import Column, PlanRow
from extractors.plans.finder import read_plans
from tests.support import table_of

SWINGS = (("What needs doing", "Mend the swings"), ("Person on it", "Ann Lee"), ("Ready", "May 2024"))
RAILS = (("What needs doing", "Paint the railings"), ("Person on it", "Bo Ray"), ("Ready", "June 2024"))
BULBS = (("What needs doing", "Plant 40 bulbs"), ("Person on it", "Cy Fox"), ("Ready", "October 2024"))
FOUND = [
    ("Mend the swings", "Ann Lee", "May 2024"),
    ("Paint the railings", "Bo Ray", "June 2024"),
    ("Plant 40 bulbs", "Cy Fox", "October 2024"),
]

DOORS = "The registered person shall keep fire doors shut."
AIDS = "The registered person shall ensure that aids are named."


def rows(*blocks: Block) -> list[PlanRow]:
    return [row for plan in read_plans(Document("text", blocks)).plans for row in plan.rows]


def said(found: list[PlanRow]) -> list[tuple[str, str | None, str | None]]:
    return [(row.action, row.texts.get(Column.LEAD), row.texts.get(Column.DUE)) for row in found]


def test_blocks_under_labels_that_no_list_has() -> None:
    found = rows(table_of(*SWINGS, *RAILS, *BULBS))
    assert said(found) == FOUND
    assert [row.place.row for row in found] == [0, 3, 6]


def test_a_row_across_the_table_heads_the_block_below_it() -> None:
    found = rows(table_of(("Play areas",), *SWINGS, *RAILS, ("Parks",), *BULBS))
    assert said(found) == FOUND
    assert [row.section for row in found] == ["Play areas", "Play areas", "Parks"]


def test_cards_that_are_a_table_each_speak_for_one_another() -> None:
    blocks: list[Block] = []
    for card in (SWINGS, RAILS, BULBS):
        blocks += [
            Paragraph(plain_item("This is what the village asked for, and what we shall do.")),
            table_of(*card),
        ]
    assert said(rows(*blocks)) == FOUND


def test_a_card_without_one_of_the_labels_is_read_with_the_others() -> None:
    assert said(rows(table_of(*SWINGS, *RAILS, *BULBS[:2])))[2] == ("Plant 40 bulbs", "Cy Fox", None)


def test_blocks_that_ask_for_nothing_are_no_plan() -> None:
    people = [("Name", "Jane Hill"), ("Post", "Head of Housing"), ("Joined", "May 2012")]
    others = [("Name", "Omar Aziz"), ("Post", "Head of Waste"), ("Joined", "June 2014")]
    assert rows(table_of(*people, *others)) == []


def test_rows_across_the_table_that_answer_what_is_recommended_in_the_row_above() -> None:
    label = "Response (what we will do, by whom and by when): "
    found = rows(
        table_of(
            ("No", "Recommendation", "Priority"),
            ("1", "The school should teach phonics every day", "High"),
            (f"{label}We will teach phonics daily. Lead: Head of Infants. By when: May 2024",),
            ("2", "The governors should visit more often", "Medium"),
            (f"{label}Draw up a rota of visits. Lead: Chair of Governors. By when: June 2024",),
        )
    )
    assert [(row.recommendation_ref, row.recommendation) for row in found] == [
        ("1", "The school should teach phonics every day"),
        ("2", "The governors should visit more often"),
    ]
    assert said(found) == [
        ("We will teach phonics daily.", "Head of Infants", "May 2024"),
        ("Draw up a rota of visits.", "Chair of Governors", "June 2024"),
    ]
    assert [row.place.row for row in found] == [1, 3]


def test_an_answer_across_the_table_whose_label_names_what_it_answers_to() -> None:
    label = "How the home will comply with Regulation"
    found = rows(
        table_of(
            ("Regulation", "Judgment"),
            ("Regulation 15", "Not met"),
            (f"{label} 15: We will recruit two nurses. Responsible: Head of Care, by May 2024",),
            ("Regulation 17", "Partly met"),
            (f"{label} 17: The floor will be replaced. Responsible: Estates Manager, by June 2024",),
        )
    )
    assert said(found) == [
        ("We will recruit two nurses.", "Head of Care", "by May 2024"),
        ("The floor will be replaced.", "Estates Manager", "by June 2024"),
    ]


def test_labelled_lines_of_a_cell_are_columns_beside_the_answer_across() -> None:
    """A form of requirements: who shall do what, by when and under which rule, and below it the answer."""
    label = "Response detailing the actions taken: "
    found = rows(
        table_of(
            ("To comply with the regulations",),
            ("Area 1\nRef: Regulation 27\nTo be completed by: 3 May 2024", DOORS),
            (f"{label}All wedges were taken away.",),
            ("To comply with the standards",),
            ("Area 2\nRef: Standard 6\nTo be completed by: 9 June 2024", AIDS),
            (f"{label}The plans are being revised.",),
        )
    )
    assert [(row.section, row.action_ref, row.action, row.texts[Column.DUE]) for row in found] == [
        ("To comply with the regulations", "Regulation 27", DOORS, "3 May 2024"),
        ("To comply with the standards", "Standard 6", AIDS, "9 June 2024"),
    ]
    assert [row.texts[Column.PROGRESS] for row in found] == [
        "All wedges were taken away.",
        "The plans are being revised.",
    ]


def test_a_row_that_goes_on_with_the_action_above_it_in_small_letters_is_no_heading() -> None:
    found = rows(
        table_of(
            ("Action", "Lead", "By when"),
            ("Start a repair cafe in the", "Ann Field", "May 2009"),
            ("scout hut with the youth clubs", "", ""),
            ("Ask the insurers about the bandstand", "Bob Marsh", "June 2009"),
        )
    )
    assert [row.action for row in found] == [
        "Start a repair cafe in the scout hut with the youth clubs",
        "Ask the insurers about the bandstand",
    ]
    assert not any(row.section for row in found)


def test_a_table_on_its_side_may_number_its_actions_above_them() -> None:
    found = rows(
        table_of(
            ("", "Action 1", "Action 2"),
            ("What we will do", "Fit door closers to the flats", "Hold a drop-in morning for carers"),
            ("Lead officer", "Monitoring Officer", "Housing Manager"),
            ("By when", "16 March 2026", "7 July 2026"),
        )
    )
    assert [(row.action, row.texts[Column.LEAD]) for row in found] == [
        ("Fit door closers to the flats", "Monitoring Officer"),
        ("Hold a drop-in morning for carers", "Housing Manager"),
    ]


def test_actions_under_the_quarters_when_they_are_due_have_a_row_each() -> None:
    found = rows(
        table_of(
            ("Theme", "Lead", "Q1\nApr-Jun 2015", "Q2\nJul-Sep 2015", "Q3\nOct-Dec 2015"),
            ("Learning", "Ann Lee", "Recruit ten guides", "", "Launch loan boxes for nurseries"),
            ("Income", "Bo Ray", "", "Clear old shop lines\nRaise the fee for parties", ""),
        )
    )
    assert said(found) == [
        ("Recruit ten guides", "Ann Lee", "Q1 Apr-Jun 2015"),
        ("Launch loan boxes for nurseries", "Ann Lee", "Q3 Oct-Dec 2015"),
        ("Clear old shop lines", "Bo Ray", "Q2 Jul-Sep 2015"),
        ("Raise the fee for parties", "Bo Ray", "Q2 Jul-Sep 2015"),
    ]
    assert [row.section for row in found] == ["Learning", "Learning", "Income", "Income"]
    assert [row.place.row for row in found] == [1, 1, 2, 2]


def test_an_action_across_two_of_the_times_is_due_over_both() -> None:
    cells = [
        [Cell(0, col, items=(plain_item(text),)) for col, text in enumerate(("Who", "Year 1", "Year 2"))],
        [
            Cell(1, 0, items=(plain_item("Head"),)),
            Cell(1, 1, col_span=2, items=(plain_item("Set up a bus"),)),
        ],
        [
            Cell(2, col, items=(plain_item(text),))
            for col, text in enumerate(("Governors", "Ask for a crossing", "Review the plan"))
        ],
    ]
    table = Table(3, 3, tuple(cell for row in cells for cell in row))
    assert said(rows(table)) == [
        ("Set up a bus", "Head", "Year 1 – Year 2"),
        ("Ask for a crossing", "Governors", "Year 1"),
        ("Review the plan", "Governors", "Year 2"),
    ]


def test_what_is_taught_or_shown_in_each_season_is_no_plan() -> None:
    taught = table_of(
        ("Subject", "Autumn term", "Spring term", "Summer term"),
        ("English", "Write a diary in role", "Explore myths and legends", "Perform poems"),
        ("Maths", "Add and subtract decimals", "Compare fractions", "Draw angles"),
    )
    shown = table_of(
        ("Place", "June", "July", "August"),
        ("Hall", "See the silver band", "Join the tea dance", "Meet the author"),
        ("Park", "Watch the fireworks", "Fly a kite", "Enjoy the fair"),
    )
    assert rows(taught) == rows(shown) == []


def test_updates_under_the_days_when_they_were_given_are_no_actions() -> None:
    table = table_of(
        ("Action", "Lead", "March 2015", "June 2015"),
        ("Review the policy", "Ann Lee", "Arrange a first meeting", "Write to the board again"),
        ("Train the wardens", "Bo Ray", "Find a trainer", "Book the hall for July"),
    )
    assert [row.action for row in rows(table)] == ["Review the policy", "Train the wardens"]


def test_what_each_party_will_do_by_a_time_has_a_row_for_each() -> None:
    found = rows(
        table_of(
            ("By", "The harbour board will", "The council will"),
            ("31 March 2012", "Dredge the inner basin", "Empty the bins on the quay"),
            ("30 June 2012", "Replace the east ladder", ""),
            ("Ongoing", "Publish tide warnings", "Report lost gear"),
        )
    )
    assert said(found) == [
        ("Dredge the inner basin", "The harbour board", "31 March 2012"),
        ("Empty the bins on the quay", "The council", "31 March 2012"),
        ("Replace the east ladder", "The harbour board", "30 June 2012"),
        ("Publish tide warnings", "The harbour board", "Ongoing"),
        ("Report lost gear", "The council", "Ongoing"),
    ]


def test_what_school_and_parents_will_always_do_is_no_plan() -> None:
    agreement = table_of(
        ("The school will", "Parents will", "Pupils will"),
        ("Provide a safe place to learn", "See that their child comes on time", "Wear the uniform"),
        ("Set homework each week", "Read with their child", "Be kind to others"),
    )
    assert rows(agreement) == []


def test_a_board_of_tasks_gives_each_the_state_it_stands_under() -> None:
    found = rows(
        table_of(
            ("To do", "Doing", "Done"),
            ("Order new boxes", "Draft the survey of hours", "Move the local history stack"),
            ("Book the launch speaker", "Get quotes for the carpet", ""),
        )
    )
    assert [(row.action, row.texts[Column.STATUS]) for row in found] == [
        ("Order new boxes", "To do"),
        ("Draft the survey of hours", "Doing"),
        ("Move the local history stack", "Done"),
        ("Book the launch speaker", "To do"),
        ("Get quotes for the carpet", "Doing"),
    ]


def test_names_across_a_table_without_a_column_of_leads_lead_the_rows_below() -> None:
    found = rows(
        table_of(
            ("Job", "Finish by"),
            ("Clerk",),
            ("Write to the county about the drain", "30 June 2016"),
            ("Order two grit bins", "October 2016"),
            ("Footpaths Working Party",),
            ("Cut back the holly", "July 2016"),
        )
    )
    assert [row.texts.get(Column.LEAD) for row in found] == ["Clerk", "Clerk", "Footpaths Working Party"]
    places = rows(
        table_of(
            ("Job", "Finish by"),
            ("Town Hall",),
            ("Mend the roof", "30 June 2016"),
            ("Mill Lane",),
            ("Cut back the holly", "July 2016"),
        )
    )
    assert [(row.section, row.texts.get(Column.LEAD)) for row in places] == [
        ("Town Hall", None),
        ("Mill Lane", None),
    ]


def test_a_course_and_what_is_learnt_there_is_no_plan() -> None:
    courses = table_of(
        ("Course", "You will learn to", "Tutor", "Starts"),
        ("Minute taking", "Write clear minutes", "Ann Lee", "4 March 2013"),
        ("Chairing", "Run a meeting on time", "Bo Ray", "11 March 2013"),
        ("Money", "Build a budget", "Cy Fox", "18 March 2013"),
    )
    assert rows(courses) == []


def test_what_a_heading_would_call_the_action_may_be_what_the_years_are_for() -> None:
    found = rows(
        table_of(
            ("Commitment", "Lead", "2018/19", "2019/20"),
            (
                "Cleaner air",
                "Head of Environment",
                "Fit ten sensors on roads",
                "Declare a zone in the centre",
            ),
            ("Warmer homes", "Housing Director", "Survey all stock", "Replace the last storage heaters"),
        )
    )
    assert said(found)[:2] == [
        ("Fit ten sensors on roads", "Head of Environment", "2018/19"),
        ("Declare a zone in the centre", "Head of Environment", "2019/20"),
    ]
    assert len(found) == 4


def test_a_given_name_that_will_is_who_leads() -> None:
    found = rows(
        table_of(
            ("Nora will", "Abdi will", "By"),
            ("Ask the head about lockers", "Price ten lockers", "10 May"),
            ("Write the newsletter piece", "Draw a map", "17 May"),
        )
    )
    assert [row.texts[Column.LEAD] for row in found] == ["Nora", "Abdi"] * 2
