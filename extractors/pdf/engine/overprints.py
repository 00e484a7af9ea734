"""Text that was printed twice in one place: a word made bold by hand, or a page that was drawn again."""

from __future__ import annotations

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.engine.tolerances import ENGINE


def without_overprints(runs: list[TextRun]) -> list[TextRun]:
    """The runs without those that say the same as one before them in the same place."""
    by_text: dict[str, list[TextRun]] = {}
    for run in runs:
        by_text.setdefault(run.text.rstrip(), []).append(run)
    if len(by_text) == len(runs):
        return runs
    again = {
        run.order
        for alike in by_text.values()
        if len(alike) > 1
        for number, run in enumerate(alike)
        if any(_is_same(run, other) for other in alike[:number])
    }
    return [run for run in runs if run.order not in again] if again else runs


def _is_same(run: TextRun, other: TextRun) -> bool:
    """Whether two runs of the same words stand in one place."""
    near = ENGINE.printed_twice
    return (
        abs(run.x0 - other.x0) <= near
        and abs(run.base - other.base) <= near
        and abs(run.x1 - other.x1) <= near
        and run.turned == other.turned
    )
