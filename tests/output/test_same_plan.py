"""A plan given as Word and as PDF is one plan; the same plan a quarter later is another version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from normalise.records import Action
from output.same_plan import PlanFile, same_plans
from tests.output.building import action, write_results

MARCH, JUNE = date(2010, 3, 31), date(2010, 6, 30)
PLAN = [
    action(
        f"Review the way in which service number {number} is run and report on it",
        number,
        due_raw=f"{number} May 2011",
    )
    for number in range(1, 21)
]


def as_document(name: str, plan: list[Action]) -> list[Action]:
    return [
        replace(each, action_id=f"{name}-{number:04}", document_id=name, source=f"{name}.x")
        for number, each in enumerate(plan, start=1)
    ]


def told(folder: Path, *documents: tuple[PlanFile, list[Action]]) -> dict[str, str]:
    actions = [each for file, plan in documents for each in as_document(file.document_id, plan)]
    write_results(folder, actions)
    return same_plans([file for file, _ in documents], folder / "actions.parquet")


def changed(plan: list[Action], rows: int) -> list[Action]:
    return [
        replace(each, progress=f"This has been done for service {number}") if number < rows else each
        for number, each in enumerate(plan)
    ]


def test_formats_of_one_plan_are_told_and_the_first_counts(tmp_path: Path) -> None:
    files = [PlanFile(name, kind, MARCH) for name, kind in (("a", "docx"), ("b", "pdf"), ("c", "text"))]
    read_worse = [replace(PLAN[0], action=PLAN[0].action.replace("Review", "Rev iew the")), *PLAN[1:]]
    assert told(tmp_path, *zip(files, (PLAN, read_worse, PLAN), strict=True)) == {"b": "a", "c": "a"}


@pytest.mark.parametrize(
    ("second", "plan"),
    [
        pytest.param(PlanFile("b", "pdf", JUNE), PLAN, id="another date"),
        pytest.param(PlanFile("b", "docx", JUNE), PLAN, id="another date in the same format"),
        pytest.param(PlanFile("b", "docx", MARCH), changed(PLAN, 1), id="a line more in the same format"),
        pytest.param(PlanFile("b", "pdf", MARCH), changed(PLAN, 8), id="much that is new"),
    ],
)
def test_another_version_is_not_the_same_plan(tmp_path: Path, second: PlanFile, plan: list[Action]) -> None:
    assert told(tmp_path, (PlanFile("a", "docx", MARCH), PLAN), (second, plan)) == {}


def test_the_same_rows_in_the_same_format_are_the_same_plan(tmp_path: Path) -> None:
    first, copy = PlanFile("a", "docx", MARCH), PlanFile("a.2", "docx", MARCH)
    assert told(tmp_path, (first, PLAN), (copy, PLAN)) == {"a.2": "a"}


def test_forms_whose_wording_is_everywhere_do_not_slow_it(tmp_path: Path) -> None:
    form = [action("Report progress to the overview and scrutiny committee", 1)]
    many = [
        (
            PlanFile(f"{number:03}", "pdf", None),
            [*form, action(f"Open the new library in ward number {number}", 2)],
        )
        for number in range(120)
    ]
    assert told(tmp_path, *many) == {}
