"""Cells whose parts bear the numbers of the actions beside them."""

from __future__ import annotations

import pytest

from extractors.layout import plain_item
from extractors.plan import Column
from extractors.plans.cells.combined import deal_combined
from extractors.plans.cells.dealing import deal
from extractors.plans.cells.items import entries

NUMBERED = ("1. Map every station", "2. Consult the crews", "3. Adopt the standard")
LETTERED = ("a) Map every station", "b) Consult the crews", "c) Adopt the standard")
DOTTED = ("1.1 Map every station", "1.2 Consult the crews", "1.3 Adopt the standard")
PLAIN = ("Map every station", "Consult the crews", "Adopt the standard")


def dealt(actions: tuple[str, ...], *parts: str) -> tuple[str | None, ...]:
    found = deal([plain_item(part) for part in parts], entries([plain_item(one) for one in actions]))
    return found.texts if found.aligned else ("not aligned",)


@pytest.mark.parametrize(
    ("actions", "parts", "texts"),
    [
        (
            NUMBERED,
            ("1. April 2024", "2. December 2024", "3. Spring 2025"),
            ("April 2024", "December 2024", "Spring 2025"),
        ),
        (
            PLAIN,
            ("1. April 2024", "2. December 2024", "3. Spring 2025"),
            ("April 2024", "December 2024", "Spring 2025"),
        ),
        (DOTTED, ("1.1 Jo Bell", "1.2 and 1.3 Ann Field"), ("Jo Bell", "Ann Field", "Ann Field")),
        (LETTERED, ("a) Jo Bell", "b) & c) Ann Field"), ("Jo Bell", "Ann Field", "Ann Field")),
        (NUMBERED, ("1-3: Jo Bell", "2: Ann Field"), ("Jo Bell", "Jo Bell\nAnn Field", "Jo Bell")),
        (NUMBERED, ("1 & 2 Jo Bell", "3 Ann Field"), ("Jo Bell", "Jo Bell", "Ann Field")),
        (LETTERED, ("b) Three sessions held",), (None, "Three sessions held", None)),
    ],
)
def test_parts_go_to_the_actions_whose_numbers_they_bear(
    actions: tuple[str, ...], parts: tuple[str, ...], texts: tuple[str | None, ...]
) -> None:
    """ "1. April 2024" beside "1. Map every station" was read as the first of April."""
    assert dealt(actions, *parts) == texts


@pytest.mark.parametrize(
    ("actions", "parts", "texts"),
    [
        (
            NUMBERED,
            ("1 May 2024", "2 June 2024", "3 July 2024"),
            ("1 May 2024", "2 June 2024", "3 July 2024"),
        ),
        (NUMBERED, ("4. Jo Bell", "5. Ann Field"), ("not aligned",)),
        (NUMBERED, ("1. Jo Bell", "Ann Field"), ("not aligned",)),
        (PLAIN, ("1. All crews are consulted",), ("1. All crews are consulted",) * 3),
    ],
)
def test_days_and_numbers_that_no_action_bears_are_no_labels(
    actions: tuple[str, ...], parts: tuple[str, ...], texts: tuple[str | None, ...]
) -> None:
    assert dealt(actions, *parts) == texts


def test_who_and_when_behind_one_label_are_parted() -> None:
    items = [plain_item(part) for part in ("1. Jo Bell, May 2024", "2 and 3: Ann Field, 1 June 2024")]
    own = (Column.LEAD, Column.DUE)
    found = deal_combined(items, own, entries([plain_item(one) for one in NUMBERED]), has_due=False)
    assert found[Column.LEAD].texts == ("Jo Bell", "Ann Field", "Ann Field")
    assert found[Column.DUE].texts == ("May 2024", "1 June 2024", "1 June 2024")
