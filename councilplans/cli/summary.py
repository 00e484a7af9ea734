"""What a run came to, in a few lines for a person, and as an exit code for a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.terminal import counted, plain

if TYPE_CHECKING:
    from councilplans.batch.events import Summary


def exit_code(summary: Summary, *, strict: bool) -> ExitCode:
    """How the run ended: of several troubles the one that leaves least."""
    totals = summary.totals
    if totals.plans == 0:
        return ExitCode.NOTHING_FOUND
    if totals.failed:
        return ExitCode.SOME_FAILED
    return ExitCode.TO_LOOK_AT if strict and totals.issues else ExitCode.DONE


def lines(summary: Summary) -> Iterator[str]:
    """The summary, fit for a terminal."""
    totals = summary.totals
    yield (
        f"{counted(totals.documents, 'document')}: {counted(totals.plans, 'plan')}, "
        f"{counted(totals.actions, 'action')}, {counted(totals.recommendations, 'recommendation')}."
    )
    yield from _troubles(summary)
    yield from _results(summary)


def _troubles(summary: Summary) -> Iterator[str]:
    totals = summary.totals
    if totals.failed:
        yield f"Could not be read: {totals.failed:,}"
        for failure in summary.failures:
            yield f"  {plain(failure.source)}: {plain(failure.message)} [{failure.failure}]"
        if totals.failed > len(summary.failures):
            yield f"  and {totals.failed - len(summary.failures):,} more: see {summary.out / 'documents.csv'}"
    if totals.without_plan:
        yield f"No action plan in: {totals.without_plan:,} (`councilplans inspect FILE` says why)"
    if totals.read_in_part:
        yield f"Read in part: {totals.read_in_part:,}"
    if summary.same_plans:
        yield f"The same plan as another document: {summary.same_plans:,} (left out of the views' counts)"
    if totals.issues:
        yield f"To look at: {totals.issues:,} ({summary.out / 'issues.jsonl'})"


def _results(summary: Summary) -> Iterator[str]:
    if summary.up_to_date:
        yield f"{summary.place} is up to date: nothing is new, and nothing was written."
        yield "(--redo all reads everything again.)"
    else:
        read = counted(summary.read_now, "document")
        yield f"Results in {summary.place}: {read} read in {summary.seconds:,.1f} s."
    if summary.totals.actions:
        yield f"Next: councilplans review {summary.out}"
