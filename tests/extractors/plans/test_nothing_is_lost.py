"""Rule 7 of the schema over tables of any make: no word of a plan's table is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.layout import Document
from extractors.plans import PlanReading, read_plans
from tests.support import table_of

HEADINGS = (
    *(
        "Lead officer",
        "By when",
        "Status",
        "RAG",
        "Progress",
        "Update May 2015",
        "Update Jan 2016",
        "Comments",
    ),
    *(
        "Recommendation",
        "Ref",
        "No",
        "Priority",
        "Target",
        "Outcome",
        "Success criteria",
        "Issue",
        "Milestones",
    ),
    *("Monitoring", "Cost", "Agreed", "Scope", "Who / when", "RAG and commentary", "Theme", "Objective", ""),
    *(
        "Start date",
        "End date",
        "Date completed",
        "Review date",
        "Evidence",
        "January",
        "Partners",
        "Sponsor",
    ),
)
CELLS = (
    *("Ann Lee w{}", "May 201{}", "Under way w{}", "G", "G - drafted w{}", "w{}", "", "", "Yes"),
    *(
        "Be quicker and clearer w{}",
        "1.{}",
        "to be agreed w{}",
        "Write it w{}\nSend it w{}",
        "- first w{}\n- then w{}",
    ),
)


def said(reading: PlanReading) -> Iterator[str]:
    """Every text that came out, of rows and recommendations or in an issue."""
    for plan in reading.plans:
        yield plan.title or ""
        yield from (issue.message for issue in plan.issues)
        for heading in plan.recommendations:
            yield from (
                heading.section or "",
                heading.ref or "",
                heading.text or "",
                *heading.success_criteria,
            )
        for row in plan.rows:
            yield from (row.action, row.action_ref or "", row.section or "", row.recommendation or "")
            yield from (row.recommendation_ref or "", *row.success_criteria)
            yield from (*row.texts.values(), *row.other.values())


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[str, ...]]:
    others = draw(st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=7))
    place = draw(st.integers(0, len(others)))
    headings = (*others[:place], "Action", *others[place:])
    rows = [headings]
    for number in range(draw(st.integers(1, 5))):
        cells = [draw(st.sampled_from(CELLS)) for _ in headings]
        cells[place] = "Review the policy w{}"
        rows.append(tuple(cell.replace("{}", f"{number}{col}") for col, cell in enumerate(cells)))
    return rows


@settings(max_examples=300)
@given(tables())
def test_every_word_of_a_plan_s_body_comes_out(rows: list[tuple[str, ...]]) -> None:
    reading = read_plans(Document("text", (table_of(*rows),)))
    if not reading.plans:
        return
    out = " ".join(said(reading)).replace(";", " ").split()
    lost = {
        word
        for row in rows[1:]
        for cell in row
        for word in cell.split()
        if word[0] == "w" and word[1:].isdigit()
    }
    assert lost <= set(out)


def test_a_table_that_says_more_of_a_plans_actions_by_their_references_is_no_silent_loss() -> None:
    """A sheet too wide for its paper is printed on two: what stands on the second has no action beside it."""
    actions = table_of(
        ("Ref", "Action", "Lead"), ("A1", "Mend the swings", "Ann Lee"), ("A2", "Paint the hall", "Bo Ray")
    )
    dues = table_of(
        ("Ref", "Due date", "Status"), ("A1", "May 2026", "Under way"), ("A2", "June 2026", "Not started")
    )
    others = table_of(("Ref", "Due date", "Status"), ("B1", "May 2026", "Done"), ("B2", "June 2026", "Done"))
    reading = read_plans(Document("pdf", (actions, dues, others)))
    assert [issue.table for issue in reading.issues] == [1]
