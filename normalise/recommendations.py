"""The recommendations of a document as rows, and which action stands under which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from extractors.plan import Plan, PlanRecommendation, PlanRow
from normalise.dues import PlacedRow
from normalise.records import Recommendation


def place_recommendations(
    rows: Sequence[PlacedRow], document_id: str, source: str
) -> tuple[tuple[Recommendation, ...], list[str | None]]:
    """Every recommendation, also those without an action, and for each row the id of its own.

    An id is ``<document_id>-R<three-digit sequence in reading order>``. What a row says that it stands under
    is a recommendation too, where its plan lists none like it.
    """
    listed, of_rows = _placed(rows)
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
        for number, recommendation in enumerate(listed)
    )
    return made, [None if number is None else _name(document_id, number) for number in of_rows]


def count_recommendations(plan: Plan) -> int:
    """How many recommendations a plan lists or has actions under."""
    return len(_placed([PlacedRow(plan, row) for row in plan.rows])[0])


_Key: TypeAlias = tuple[int | None, str | None, str | None, str | None]


def _key(plan: Plan, section: str | None, ref: str | None, text: str | None) -> _Key:
    """What tells recommendations apart: each section may number its own from 1, and two plans of a document
    may both have a bare "Recommendation 1"."""
    return (None if section or text else id(plan), section, ref, text)


def _placed(rows: Sequence[PlacedRow]) -> tuple[list[PlanRecommendation], list[int | None]]:
    """Every recommendation in reading order, and for each row the place of its own among them."""
    plans = list({id(placed.plan): placed.plan for placed in rows}.values())
    listed: list[PlanRecommendation] = []
    numbers: dict[_Key, int] = {}
    # A row may stand in a section of its own below its recommendation.
    of_plan: dict[_Key, int] = {}
    for plan in plans:
        for one in plan.recommendations:
            number = numbers.setdefault(_key(plan, one.section, one.ref, one.text), len(listed))
            of_plan.setdefault((id(plan), None, one.ref, one.text), number)
            if number == len(listed):
                listed.append(one)
            else:
                listed[number] = _with_more(listed[number], one)
    of_rows: list[int | None] = []
    for placed in rows:
        row = placed.row
        said = (row.recommendation_ref, row.recommendation)
        if said == (None, None):
            of_rows.append(None)
            continue
        key = _key(placed.plan, row.section, *said)
        if key not in numbers:
            numbers[key] = of_plan.get((id(placed.plan), None, *said), len(listed))
            if numbers[key] == len(listed):
                listed.append(_of_row(row))
        of_rows.append(numbers[key])
    return listed, of_rows


def _with_more(one: PlanRecommendation, again: PlanRecommendation) -> PlanRecommendation:
    """A recommendation with what is said of it where it is printed a second time."""
    return replace(
        one,
        success_criteria=tuple(dict.fromkeys((*one.success_criteria, *again.success_criteria))),
        evaluation=_both(one.evaluation, again.evaluation),
        carried_forward=_both(one.carried_forward, again.carried_forward),
    )


def _both(text: str | None, more: str | None) -> str | None:
    return "\n".join(dict.fromkeys(filter(None, (text, more)))) or None


def _name(document_id: str, number: int) -> str:
    return f"{document_id}-R{number + 1:03}"


def _of_row(row: PlanRow) -> PlanRecommendation:
    return PlanRecommendation(
        row.section, row.recommendation_ref, row.recommendation, row.success_criteria, page=row.place.page
    )
