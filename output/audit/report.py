"""``audit.json``: every figure and every miss of an audit, in an order that never changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from output.audit.audit import Audit, Group
from output.audit.bootstrap import Interval
from output.audit.counts import FieldCounts, PlanCounts, RowCounts
from output.audit.miss import Miss
from output.audit.score import DocumentScore
from output.audit.values import FOUND_RATIO, TEXT_RATIO
from output.webpage import Json

FORMAT_VERSION = 1
_DIGITS = 6  # more than anybody reads, fewer than differ between two machines


def write_json(audit: Audit, path: Path) -> None:
    """Write the audit for programs; the same rows and gold give the same bytes."""
    text = json.dumps(as_json(audit), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def as_json(audit: Audit) -> dict[str, Json]:
    """The audit as plain values."""
    return {
        "version": FORMAT_VERSION,
        "found_ratio": FOUND_RATIO,
        "text_ratio": TEXT_RATIO,
        "gold_digest": audit.gold_digest,
        "inputs_digest": audit.inputs_digest,
        "unreadable": list(audit.unreadable),
        "without_gold": list(audit.without_gold),
        "unused_gold": list(audit.unused_gold),
        "warnings": list(audit.warnings),
        "together": _group(audit.together),
        "formats": {group.name: _group(group) for group in audit.formats},
        "documents": [_document(document) for document in audit.together.documents],
    }


def _group(group: Group) -> dict[str, Json]:
    bands = group.intervals
    return {
        "plans": _plans(group.plans),
        "rows": _rows(group.rows) | _band(bands, "rows"),
        "all_fields": _field(group.all_fields) | _band(bands, "fields"),
        "fields": {column: _field(counts) | _band(bands, column) for column, counts in group.fields.items()},
        "document_facts": {
            fact: {"right": right, "documents": said} for fact, (right, said) in group.facts.items()
        },
        "unscored_values": dict(group.unscored),
        "unmatched_values": group.unmatched,
    }


def _document(document: DocumentScore) -> dict[str, Json]:
    return {
        "source": document.source,
        "format": document.format,
        "gold": document.gold,
        "failure": document.failure,
        "plans": _plans(document.plans),
        "rows": _rows(document.rows),
        "all_fields": _field(document.all_fields),
        "fields": {column: _field(counts) for column, counts in document.fields.items()},
        "document_facts": dict(document.facts),
        "unscored_values": dict(document.unscored),
        "unmatched_values": document.unmatched,
        "misses": [_miss(miss) for miss in document.misses],
    }


def _plans(counts: PlanCounts) -> dict[str, Json]:
    return asdict(counts) | _scores(counts)


def _rows(counts: RowCounts) -> dict[str, Json]:
    return asdict(counts) | _scores(counts)


def _field(counts: FieldCounts) -> dict[str, Json]:
    return asdict(counts) | {"support": counts.support} | _scores(counts)


def _scores(counts: PlanCounts | RowCounts | FieldCounts) -> dict[str, Json]:
    return {
        "precision": _rounded(counts.precision),
        "recall": _rounded(counts.recall),
        "f1": _rounded(counts.f1),
    }


def _band(bands: Mapping[str, Interval], name: str) -> dict[str, Json]:
    band = bands.get(name)
    return {"f1_interval": [_rounded(band.low), _rounded(band.high)] if band else None}


def _miss(miss: Miss) -> dict[str, Json]:
    return {
        "fault": str(miss.fault),
        "column": miss.column,
        "gold": miss.gold,
        "extracted": miss.extracted,
        "gold_rows": list(miss.gold_rows),
        "action_ids": list(miss.action_ids),
        "likeness": _rounded(miss.likeness),
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _DIGITS)
