"""Small papers of a test, written as text."""

from __future__ import annotations

from extractors import find_plans
from extractors.layout import Block, Document, Heading, Item, Paragraph, Run
from extractors.options import EVERYTHING, Wanted
from extractors.plan import Column, PlanRow


def blocks(text: str) -> tuple[Block, ...]:
    """``# `` begins a heading, ``- `` and ``-- `` bullets, ``**`` stands around bold words; any other line is
    a paragraph.
    """
    found: list[Block] = []
    for line in text.strip().splitlines():
        if line.startswith("# "):
            found.append(Heading(_item(f"**{line[2:]}**"), 2))
        elif line.startswith(("- ", "-- ")):
            sign, _, words = line.partition(" ")
            found.append(Paragraph(_item(words, marker="•", level=len(sign) - 1)))
        elif line.strip():
            found.append(Paragraph(_item(line.strip())))
    return tuple(found)


def _item(text: str, *, marker: str = "", level: int | None = None) -> Item:
    runs = tuple(Run(part, bold=bool(number % 2)) for number, part in enumerate(text.split("**")) if part)
    return Item(runs, marker=marker, level=level)


def rows(text: str, wanted: Wanted = EVERYTHING) -> list[PlanRow]:
    """The rows of the plans of such a paper."""
    plans = find_plans(Document("text", blocks(text)), wanted).plans
    return [row for plan in plans for row in plan.rows]


def actions(text: str) -> list[str]:
    """The texts of its actions."""
    return [row.action for row in rows(text)]


def promises(text: str) -> list[tuple[str, str, str]]:
    """Its actions, each with who and when."""
    return [(row.action, row.texts.get(Column.LEAD, ""), row.texts.get(Column.DUE, "")) for row in rows(text)]
