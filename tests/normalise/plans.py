"""Small plans for tests: lines at the front, a table of actions, judged as the pipeline judges them."""

from __future__ import annotations

from collections.abc import Sequence

import extractors
from extractors.layout import Document, Heading, Paragraph, Properties, Table, plain_item
from normalise.actions import to_actions
from normalise.context import Context, read_context
from normalise.records import Action
from tests.support import table_of

HEADINGS = ("Ref", "Action", "Lead", "By when", "Status", "Progress")


def plan_table(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> Table:
    """A table of actions; what a row leaves out at its end is empty."""
    width = len(headings)
    return table_of(tuple(headings), *(tuple([*row, *[""] * width][:width]) for row in rows))


SOME_ACTIONS = plan_table(
    ("1.1", "Review the induction programme for all new staff.", "Jane Marsh", "March 2010"),
    ("1.2", "Publish the new threshold document to partners.", "Tom Reed", "June 2010"),
)


def document_of(
    *blocks: str | Table, running: Sequence[str] = (), properties: Properties | None = None
) -> Document:
    """A document of paragraphs, headings (``# ``) and tables."""
    made = tuple(_block(block) for block in blocks)
    return Document("text", made, running=tuple(running), properties=properties or Properties())


def _block(block: str | Table) -> Heading | Paragraph | Table:
    if isinstance(block, Table):
        return block
    if block.startswith("# "):
        return Heading(plain_item(block[2:]), 1)
    return Paragraph(plain_item(block))


def context_of(document: Document, source: str = "plan.txt") -> Context:
    """What a document says of itself."""
    return read_context(document, source, extractors.read_plans(document).plans)


def actions_of(document: Document, source: str = "plan.txt") -> tuple[Action, ...]:
    """The document's actions, judged."""
    plans = extractors.read_plans(document).plans
    return to_actions(plans, read_context(document, source, plans), "0" * 16, source, "text")[0]
