"""What the cells of an action's row show that its values do not say, of a document that was read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extractors.finding import Findings
from extractors.plan import Column, PlanRow
from ingest.codes import Flag
from normalise.progress.rag import rag_in, rag_of_fill
from normalise.records import Action
from output.review.evidence import RowSeen
from output.review.meanings import meaning_label

# The columns whose fill may be a rating.
_RATED = (Column.STATUS, Column.RAG)


def rows_seen(actions: Iterable[Action], findings: Findings) -> dict[str, RowSeen]:
    """By action, where there is something to say of its row."""
    rows: dict[str, list[PlanRow]] = {}
    for plan in findings.plans:
        for row in plan.rows:
            rows.setdefault(row.action, []).append(row)
    seen = {action.action_id: _seen(action, _row_of(action, rows)) for action in actions}
    return {action_id: row for action_id, row in seen.items() if row != RowSeen()}


def _row_of(action: Action, rows: Mapping[str, Sequence[PlanRow]]) -> PlanRow | None:
    """The row with an action's words: of several, the one that stands where it stood."""
    alike = rows.get(action.action, ())
    at_place = [row for row in alike if (row.place.table, row.place.row) == (action.table, action.row)]
    return next(iter(at_place or alike), None)


def _seen(action: Action, row: PlanRow | None) -> RowSeen:
    if row is None:
        return RowSeen()
    whole = sorted(map(_named, row.shared)) if Flag.CELL_NOT_ALIGNED in action.flags else []
    return RowSeen(tuple(whole), _is_painted(action, row))


def _named(column: Column | str) -> str:
    """A cell by the meaning of its column, or by its own heading."""
    return meaning_label(column) if isinstance(column, Column) else f"“{column}”"


def _is_painted(action: Action, row: PlanRow) -> bool:
    """Whether an action's colour is a cell's fill, and none of its words names it."""
    fills = [row.fills[column] for column in _RATED if column in row.fills]
    words = (action.status_raw or "", *action.other.values())
    is_named = any(rag_in(text) is action.rag for text in words if text)
    return action.rag is not None and not is_named and action.rag in map(rag_of_fill, fills)
