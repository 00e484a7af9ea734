"""The recommendations of a document as rows, and which action stands under which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.plan import PlanRecommendation, PlanRow
from normalise.dues import PlacedRow
from normalise.records import Recommendation


def place_recommendations(
    rows: Sequence[PlacedRow], document_id: str, source: str
) -> tuple[tuple[Recommendation, ...], list[str | None]]:
    """Every recommendation, also those without an action, and for each row the id of its own.

    An id is ``<document_id>-R<three-digit sequence in reading order>``. What a row says that it stands under
    is a recommendation too, where its plan lists none like it.
    """
    plans = list({id(placed.plan): placed.plan for placed in rows}.values())
    listed = [(id(plan), recommendation) for plan in plans for recommendation in plan.recommendations]
    numbers: dict[tuple[int, str | None, str | None], int] = {}
    for number, (plan, recommendation) in enumerate(listed):
        numbers.setdefault((plan, recommendation.ref, recommendation.text), number)
    of_rows: list[int | None] = []
    for placed in rows:
        key = (id(placed.plan), placed.row.recommendation_ref, placed.row.recommendation)
        if key[1:] == (None, None):
            of_rows.append(None)
            continue
        if key not in numbers:
            numbers[key] = len(listed)
            listed.append((id(placed.plan), _of_row(placed.row)))
        of_rows.append(numbers[key])
    counts = Counter(of_rows)
    made = tuple(
        Recommendation(
            recommendation_id=_name(document_id, number),
            document_id=document_id,
            source=source,
            section=recommendation.section,
            recommendation_ref=recommendation.ref,
            recommendation=recommendation.text,
            success_criteria=recommendation.success_criteria,
            evaluation=recommendation.evaluation,
            carried_forward=recommendation.carried_forward,
            actions=counts[number],
            page=recommendation.page,
        )
        for number, (_, recommendation) in enumerate(listed)
    )
    return made, [None if number is None else _name(document_id, number) for number in of_rows]


def _name(document_id: str, number: int) -> str:
    return f"{document_id}-R{number + 1:03}"


def _of_row(row: PlanRow) -> PlanRecommendation:
    return PlanRecommendation(
        row.section, row.recommendation_ref, row.recommendation, row.success_criteria, page=row.place.page
    )
