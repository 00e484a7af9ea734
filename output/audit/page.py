"""The audit as a web page: the figures, then every miss with gold and extracted side by side."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from normalise.records import Action
from output.audit.audit import Audit
from output.audit.difference import Stretch, difference
from output.audit.miss import Fault, Miss
from output.audit.score import DocumentScore
from output.dictionary import ACTIONS, DOCUMENTS, ColumnSpec
from output.results import Results
from output.webpage import render

# A browser shows this many comfortably; whoever has more starts with the worst, and all are in audit.json.
_MOST_MISSES = 3000

_FAULTS = {
    Fault.MISSED_ROW: "Action missing",
    Fault.MERGED_ROWS: "Several actions of gold read as one",
    Fault.SPLIT_ROW: "One action of gold read as several",
    Fault.INVENTED_ROW: "Extra action, not in gold",
    Fault.DOUBLED_ROW: "Action read twice",
    Fault.WRONG_VALUE: "Wrong value",
    Fault.MISSING_VALUE: "Value missing",
    Fault.INVENTED_VALUE: "Extra value, not in gold",
}


def _label(spec: ColumnSpec, names: Collection[str]) -> str:
    """A column's name as a person is shown it: what is printed and what was read of it bear two names."""
    if spec.name.endswith("_raw"):
        return f"{spec.label} (as printed)"
    if f"{spec.name}_raw" in names:
        return f"{spec.label} (interpreted)"
    return _OTHER_LABELS.get(spec.name, spec.label)


_OTHER_LABELS = {
    "leads": "Lead (interpreted)",
    "due_edtf": "Due (EDTF notation)",
    "due_rrule": "Due (calendar notation RRULE)",
    "status_basis": "What the status was read from",
}

# Those of documents are what gold says of whole documents.
_COLUMNS = (*DOCUMENTS, *ACTIONS)
LABELS = {spec.name: _label(spec, [each.name for each in _COLUMNS]) for spec in _COLUMNS}


def _meaning(spec: ColumnSpec) -> str:
    """What a column holds, and of a few words which they are."""
    values = ", ".join(value.replace("_", " ") for value in spec.values)
    return f"{spec.doc} ({values})" if values else spec.doc


MEANINGS = {spec.name: _meaning(spec) for spec in _COLUMNS}
"""What each column holds, for whoever does not know its name."""


@dataclass(frozen=True, slots=True)
class ShownMiss:
    """A miss as the page shows it; ``place`` says where to look in the document."""

    title: str
    place: str
    gold: Sequence[Stretch]
    extracted: Sequence[Stretch]
    likeness: float | None


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document that has misses, the worst first; ``left_out`` of them are not shown."""

    score: DocumentScore
    misses: Sequence[ShownMiss]
    left_out: int


def write_page(audit: Audit, places: Mapping[str, str], path: Path) -> None:
    """Write the page; ``places`` says in words where each action (by its id) stands in its document."""
    content = {"audit": audit, "documents": _documents(audit, places), "labels": LABELS, "meanings": MEANINGS}
    path.write_text(render(Path(__file__).parent, "page", content), encoding="utf-8", newline="\n")


def places_of(results: Results) -> dict[str, str]:
    """Where each action stands in its document, in words, by its id."""
    workbooks = {each.document_id for each in results.documents if each.format in _WORKBOOKS}
    return {
        action.action_id: _in_words(action, "sheet" if action.document_id in workbooks else "page")
        for action in results.actions
    }


# Their sheets are counted as pages.
_WORKBOOKS = frozenset(("xlsx", "xls", "ods"))


def _in_words(action: Action, unit: str) -> str:
    page = f"{unit} {action.page}, " if action.page else ""
    if action.table is None:
        return f"{page}outside tables ({action.action_id})"
    return f"{page}table {action.table + 1}, row {action.row + 1} ({action.action_id})"


def _documents(audit: Audit, places: Mapping[str, str]) -> list[ShownDocument]:
    room = _MOST_MISSES
    shown: list[ShownDocument] = []
    for score in audit.together.worst_first:
        if not score.misses:
            continue
        misses = [_shown(miss, places) for miss in score.misses[:room]]
        shown.append(ShownDocument(score, misses, len(score.misses) - len(misses)))
        room -= len(misses)
    return shown


def _shown(miss: Miss, places: Mapping[str, str]) -> ShownMiss:
    gold, extracted = _sides(miss)
    title = (
        f"{_FAULTS[miss.fault]}: {LABELS.get(miss.column, miss.column)}"
        if miss.column
        else _FAULTS[miss.fault]
    )
    return ShownMiss(title, _place(miss, places), gold, extracted, miss.likeness)


def _sides(miss: Miss) -> tuple[Sequence[Stretch], Sequence[Stretch]]:
    """Both texts with their differences marked; where there is but one, there is nothing to mark."""
    if miss.gold is not None and miss.extracted is not None:
        return difference(miss.gold, miss.extracted)
    gold, extracted = ([Stretch(text, differs=False)] if text else [] for text in (miss.gold, miss.extracted))
    return gold, extracted


def _place(miss: Miss, places: Mapping[str, str]) -> str:
    if miss.is_of_document:
        return "about the whole document"
    rows = ", ".join(str(number) for number in miss.gold_rows)
    parts = [f"action {rows} of gold"] if rows else []
    parts.extend(places[action_id] for action_id in miss.action_ids if action_id in places)
    return "; ".join(parts)
