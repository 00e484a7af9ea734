"""What a person should look at: a value, row, table or page that was read but is odd."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.codes import Code, Described


class Severity(Described):
    """How much it matters to whoever signs off the figures."""

    NOTE = "note", "worth knowing; nothing is wrong"
    DOUBT = "doubt", "something may have been read wrong"
    LOSS = "loss", "something that the document says is not in the tables"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to look at, and where: a line of ``issues.jsonl``.

    ``page`` is 1-based; a workbook has none, and ``sheet`` is its sheet's name. ``table`` and ``row`` are
    0-based, header rows counted; ``column`` is the header as printed. ``action_id`` is filled in once the row
    has one.
    """

    code: Code
    severity: Severity
    message: str
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: str | None = None
    action_id: str | None = None
    sheet: str | None = None
