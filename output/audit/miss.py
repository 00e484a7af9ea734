"""A single disagreement between gold and what was extracted, as a person looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong, the worst first."""

    MISSED_ROW = "missed_row"
    MERGED_ROWS = "merged_rows"
    SPLIT_ROW = "split_row"
    INVENTED_ROW = "invented_row"
    DOUBLED_ROW = "doubled_row"
    WRONG_VALUE = "wrong_value"
    MISSING_VALUE = "missing_value"
    INVENTED_VALUE = "invented_value"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Fault).index(self)


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: what gold has, what was extracted, and where.

    ``column`` is None where a row as a whole is at fault; a column without rows is what gold says of the
    document as a whole. ``gold_rows`` are the numbers of the rows in
    the gold file, counted from 1; ``action_ids`` the extracted rows. ``likeness`` is that of the two
    texts (0 to 1), None where one is missing or letters do not matter.
    """

    fault: Fault
    column: str | None
    gold: str | None
    extracted: str | None
    gold_rows: tuple[int, ...] = ()
    action_ids: tuple[str, ...] = ()
    likeness: float | None = None

    @property
    def is_of_document(self) -> bool:
        """Whether it is about the document as a whole: its organisation, its plan's title or date."""
        return self.column is not None and not self.gold_rows and not self.action_ids

    @property
    def order(self) -> tuple[int, float, tuple[int, ...], tuple[str, ...], str]:
        """Sorts the worst first: by fault, then what is least alike, then in reading order."""
        return (self.fault.rank, self.likeness or 0.0, self.gold_rows, self.action_ids, self.column or "")
