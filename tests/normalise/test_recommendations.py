"""Recommendations are told apart by their section, number and words, and each is counted once."""

from __future__ import annotations

from extractors.plan import Place, Plan, PlanRecommendation, PlanRow, RowKind
from normalise.dues import PlacedRow
from normalise.recommendations import count_recommendations, place_recommendations


def _row(section: str | None, ref: str | None, text: str | None = None) -> PlanRow:
    place = Place(table=0, row=0)
    return PlanRow(
        RowKind.ACTION, "Do it", place, section=section, recommendation_ref=ref, recommendation=text
    )


def _listed(section: str | None, ref: str | None, text: str | None = None) -> PlanRecommendation:
    return PlanRecommendation(section, ref, text)


def _plan(rows: list[PlanRow], *listed: PlanRecommendation) -> Plan:
    return Plan(None, tuple(rows), listed)


def _counted(*plans: Plan) -> list[tuple[str | None, str | None, int]]:
    """The section, number and count of actions of each recommendation of a document with these plans."""
    rows = [PlacedRow(plan, row) for plan in plans for row in plan.rows]
    made, _ = place_recommendations(rows, "d", "d.pdf")
    return [(one.section, one.recommendation_ref, one.actions) for one in made]


def test_recommendation_1_of_two_sections_is_two_recommendations() -> None:
    rows = [_row("A", "1"), _row("A", "1"), _row("B", "1")]
    assert _counted(_plan(rows, _listed("A", "1"), _listed("B", "1"))) == [("A", "1", 2), ("B", "1", 1)]
    assert _counted(_plan(rows)) == [("A", "1", 2), ("B", "1", 1)]


def test_the_same_words_in_two_sections_are_two_recommendations() -> None:
    rows = [_row("A", "1", "Improve"), _row("B", "1", "Improve")]
    assert _counted(_plan(rows)) == [("A", "1", 1), ("B", "1", 1)]


def test_a_recommendation_with_rows_in_sections_of_their_own_is_one() -> None:
    rows = [_row("Staff", "1", "Improve"), _row("Pupils", "1", "Improve")]
    assert _counted(_plan(rows, _listed(None, "1", "Improve"))) == [(None, "1", 2)]


def test_a_recommendation_listed_twice_or_in_two_plans_is_counted_once() -> None:
    listed = _listed("A", "1", "Improve")
    assert _counted(_plan([_row("A", "1", "Improve")], listed, listed)) == [("A", "1", 1)]
    one, other = (_plan([_row("A", "1", "Improve")], listed) for _ in range(2))
    assert _counted(one, other) == [("A", "1", 2)]


def test_what_is_said_where_a_recommendation_is_printed_again_is_kept() -> None:
    first, again = (PlanRecommendation("A", "1", "Improve", (said,), said) for said in ("x", "y"))
    plan = _plan([_row("A", "1", "Improve")], first, again)
    made, _ = place_recommendations([PlacedRow(plan, plan.rows[0])], "d", "d.pdf")
    assert [(one.success_criteria, one.evaluation) for one in made] == [(("x", "y"), "x\ny")]


def test_bare_numbers_of_two_plans_are_two_recommendations() -> None:
    one, other = (_plan([_row(None, "1")]) for _ in range(2))
    assert _counted(one, other) == [(None, "1", 1), (None, "1", 1)]


def test_a_plans_recommendations_are_counted_as_they_are_written() -> None:
    """`inspect` said 0 of a plan whose recommendations only its rows name."""
    assert count_recommendations(_plan([_row("A", "1"), _row("A", "2"), _row("B", "1")])) == 3
