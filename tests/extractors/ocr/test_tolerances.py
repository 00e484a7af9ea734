"""Every tolerance of a scanned page is used, and says in which unit it is and why."""

from __future__ import annotations

import ast
from dataclasses import FrozenInstanceError, fields
from itertools import pairwise
from pathlib import Path

import pytest

import extractors.ocr.tolerances as package
from extractors.ocr.tolerances.picture import PICTURE, PictureTolerances
from extractors.ocr.tolerances.reading import READING, ReadingTolerances
from extractors.ocr.tolerances.shapes import SHAPES, ShapeTolerances

FOLDER = Path(package.__file__).parent
STAGES = {"PICTURE": PICTURE, "SHAPES": SHAPES, "READING": READING}
SOURCES = "\n".join(path.read_text("utf-8") for path in sorted(FOLDER.parent.glob("*.py")))


@pytest.mark.parametrize("stage", STAGES)
def test_every_tolerance_of_a_scan_is_used_and_has_a_reason(stage: str) -> None:
    tree = ast.parse((FOLDER / f"{stage.lower()}.py").read_text("utf-8"))
    (body,) = (node.body for node in tree.body if isinstance(node, ast.ClassDef))
    reasons = {
        before.target.id: after
        for before, after in pairwise(body)
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name)
    }
    for field in fields(STAGES[stage]):
        assert f"{stage}.{field.name}" in SOURCES, field.name
        assert isinstance(reasons.get(field.name), ast.Expr), field.name


@pytest.mark.parametrize("tolerances", STAGES.values(), ids=STAGES)
def test_no_tolerance_changes_while_pages_are_read(
    tolerances: PictureTolerances | ShapeTolerances | ReadingTolerances,
) -> None:
    name = fields(tolerances)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(tolerances, name, 1)


def test_no_module_of_scans_keeps_a_number_to_itself() -> None:
    """A number with a unit stands with its reason where all of them do."""
    for path in sorted(FOLDER.parent.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            value = node.value if isinstance(node, ast.Assign) else None
            assert not (isinstance(value, ast.Constant) and isinstance(value.value, int | float)), path.name
