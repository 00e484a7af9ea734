"""Fields: each column of each gold row, right, wrong, invented, missing or lost with its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from output.audit.counts import FieldCounts
from output.audit.extracted import ExtractedRow
from output.audit.gold import COLUMNS, Expected, GoldRow
from output.audit.match import Pair
from output.audit.miss import Fault, Miss
from output.audit.values import Reading, Rule, agree, ratio, rule_of


class Judgement(Enum):
    """What a cell counts as."""

    RIGHT = auto()
    WRONG = auto()
    INVENTED = auto()
    MISSING = auto()
    NOTHING = auto()


@dataclass(frozen=True)
class FieldScore:
    """The counts of each scored column, and each value that disagrees."""

    counts: Mapping[str, FieldCounts]
    misses: tuple[Miss, ...]


def score_fields(
    gold: Sequence[GoldRow],
    extracted: Sequence[ExtractedRow],
    found: Sequence[Pair],
    columns: Sequence[str],
) -> FieldScore:
    """Score the columns over the rows that were found; gold's other rows lose every value they have."""
    matched = [(gold[pair.left], extracted[pair.right]) for pair in found]
    found_rows = {pair.left for pair in found}
    lost_rows = [row for index, row in enumerate(gold) if index not in found_rows]
    counts: dict[str, FieldCounts] = {}
    misses: list[Miss] = []
    for column in columns:
        judged = [judge(column, row.cell(column), other.cells.get(column)) for row, other in matched]
        lost = sum(not row.cell(column).may_be_empty and row.cell(column).scored for row in lost_rows)
        counts[column] = _counted(judged, lost)
        for (row, other), judgement in zip(matched, judged, strict=True):
            if judgement not in (Judgement.RIGHT, Judgement.NOTHING):
                misses.append(_tell(FAULTS[judgement], column, row, other))
    return FieldScore(counts, tuple(misses))


def judge(column: str, expected: Expected, found: Reading | None) -> Judgement:
    """What an extracted cell counts as, taken by the reading of gold that serves it best.

    So where gold accepts an empty cell as well, a value that fits none of the others is merely invented:
    nothing that had to be there is missing.
    """
    if not expected.scored:
        return Judgement.NOTHING
    if found is None:
        return Judgement.NOTHING if expected.may_be_empty else Judgement.MISSING
    if any(agree(rule_of(COLUMNS[column]), value, found) for value in expected.values):
        return Judgement.RIGHT
    return Judgement.INVENTED if expected.may_be_empty else Judgement.WRONG


def _counted(judged: Sequence[Judgement], lost: int) -> FieldCounts:
    return FieldCounts(
        correct=judged.count(Judgement.RIGHT),
        wrong=judged.count(Judgement.WRONG),
        invented=judged.count(Judgement.INVENTED),
        missing=judged.count(Judgement.MISSING),
        lost=lost,
    )


FAULTS = {
    Judgement.WRONG: Fault.WRONG_VALUE,
    Judgement.INVENTED: Fault.INVENTED_VALUE,
    Judgement.MISSING: Fault.MISSING_VALUE,
}


def _tell(fault: Fault, column: str, row: GoldRow, other: ExtractedRow) -> Miss:
    expected, found = row.cell(column), other.cells.get(column)
    return Miss(
        fault,
        column,
        expected.shown if expected.values else None,
        found.shown if found else None,
        (row.number,),
        (other.action.action_id,),
        likeness_of(column, expected, found),
    )


def likeness_of(column: str, expected: Expected, found: Reading | None) -> float | None:
    """How alike what gold accepts and what was extracted are; None where letters do not matter."""
    if found is None or not expected.values or rule_of(COLUMNS[column]) is not Rule.TEXT:
        return None
    return max(ratio(value.key, found.key) for value in expected.values)
