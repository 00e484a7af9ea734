"""Every tolerance of a PDF page is held from both sides by a page that is drawn for it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.tolerances import TEXT
from tests.extractors.pdf.tolerances import of_grids, of_tables, of_text  # noqa: F401 - they fill HELD
from tests.extractors.pdf.tolerances.holding import HELD, Held, Tolerances

UNHELD: dict[str, str] = {}
"""The tolerances that no page holds, and why."""


@pytest.mark.parametrize("held", HELD, ids=lambda held: f"{held.name}-{held.passes.__name__}")
def test_a_page_passes_within_a_tolerance_and_fails_beyond_it(held: Held) -> None:
    assert held.passes(held.within)
    assert not held.passes(held.beyond)


@pytest.mark.parametrize("tolerances", [TEXT, TABLES], ids=lambda tolerances: type(tolerances).__name__)
def test_every_tolerance_is_held(tolerances: Tolerances) -> None:
    held = {held.name for held in HELD if held.tolerances is tolerances}
    assert {field.name for field in fields(tolerances)} - held - UNHELD.keys() == set()
