"""Every tolerance of a PDF page, and of joining pages, is held from both sides by a page drawn for it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from extractors.joining.tolerances import JOINING
from extractors.pdf.engine.tolerances import ENGINE
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.tolerances import TEXT
from extractors.pdf.tolerances import PAGE
from tests.extractors.pdf.tolerances import (  # noqa: F401 - they fill HELD
    of_columns,
    of_engine,
    of_grids,
    of_joining,
    of_pages,
    of_sight,
    of_tables,
    of_text,
)
from tests.extractors.pdf.tolerances.holding import HELD, Held, Tolerances

UNHELD = {
    "kerned": "what it leaves apart is made one again as pieces of a line, but where another word's letters"
    " stand between, which no page was drawn to show",
    "slip_step": "half as long again, a step is still shorter than what the edges of one column differ by",
}
"""The tolerances that no page holds, or not from both sides, and why."""


@pytest.mark.parametrize("held", HELD, ids=lambda held: f"{held.name}-{held.passes.__name__}")
def test_a_page_passes_within_a_tolerance_and_fails_beyond_it(held: Held) -> None:
    assert held.passes(held.within)
    assert not held.passes(held.beyond)


@pytest.mark.parametrize(
    "tolerances", [ENGINE, TEXT, TABLES, PAGE, JOINING], ids=lambda tolerances: type(tolerances).__name__
)
def test_every_tolerance_is_held(tolerances: Tolerances) -> None:
    held = {held.name for held in HELD if held.tolerances is tolerances}
    assert {field.name for field in fields(tolerances)} - held - UNHELD.keys() == set()
