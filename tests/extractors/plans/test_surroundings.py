"""What a plan table stands under: headings, prose, and the rows above its own heading."""

from __future__ import annotations

from extractors.layout import Block, Document, Heading, Paragraph, plain_item
from extractors.plan import PlanRow
from extractors.plans import read_plans
from tests.support import table_of

HEAD = ("Action", "Lead", "By when")


def para(text: str) -> Paragraph:
    return Paragraph(plain_item(text))


def rows(*blocks: Block) -> list[PlanRow]:
    return [row for plan in read_plans(Document("text", blocks)).plans for row in plan.rows]


def test_a_counted_priority_that_speaks_of_the_board_is_no_name_of_the_paper() -> None:
    found = rows(
        Heading(plain_item("Priority 1: Speaking up"), 2),
        table_of(HEAD, ("Write a rota", "Ann Lee", "May 2010")),
        Heading(plain_item("Priority 2: An effective Board"), 2),
        para("The members met five times last year."),
        table_of(HEAD, ("Audit files", "Bo Ray", "June 2010")),
    )
    assert [(row.recommendation_ref, row.recommendation) for row in found] == [
        ("1", "Speaking up"),
        ("2", "An effective Board"),
    ]


def test_prose_between_a_marked_heading_and_its_table_hides_no_section() -> None:
    found = rows(
        Heading(plain_item("Repairs"), 2),
        table_of(HEAD, ("Write a rota", "Ann Lee", "May 2010")),
        Heading(plain_item("Rents"), 2),
        para("Arrears rose by a tenth last year, and more tenants asked for help."),
        para("The board was told so in May."),
        table_of(HEAD, ("Audit files", "Bo Ray", "June 2010")),
    )
    assert [row.section for row in found] == ["Repairs", "Rents"]


def test_what_only_announces_the_table_is_no_section_and_how_it_was_judged_hides_none() -> None:
    head = ("Action", "To be complete by")
    above = "Say how you are going to comply:"
    found = rows(
        table_of(
            ("Regulation 15: Staffing", "Not compliant"), (above, ""), head, ("Recruit a nurse", "May 2019")
        ),
        table_of(("Regulation 17: Premises", "Met"), (above, ""), head, ("Repair the roof", "June 2019")),
    )
    assert [row.section for row in found] == ["Regulation 15: Staffing", "Regulation 17: Premises"]
