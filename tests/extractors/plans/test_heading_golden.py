"""Column headings against the golden file: which meaning each label gets."""

from __future__ import annotations

import csv
from pathlib import Path

from extractors.plans.matching import match_heading
from extractors.plans.vocabulary import LabelMatch, Role

GOLDEN = Path(__file__).parent / "golden" / "headings.tsv"

NOT_YET = {"Output/Activity", "Actions Completed / Closed"}
"""Taken otherwise so far: the words of two columns in the heading of one."""


def written(match: LabelMatch | None) -> str:
    if match is None:
        return ""
    names = (
        meaning.name.lower() if isinstance(meaning, Role) else str(meaning) for meaning in match.meanings
    )
    return " + ".join(f"weak {name}" if match.weak else name for name in names)


def test_headings_mean_what_is_settled() -> None:
    with GOLDEN.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) > 150
    differing = {row["heading"] for row in rows if written(match_heading(row["heading"])) != row["meaning"]}
    assert differing == NOT_YET
