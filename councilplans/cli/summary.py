"""What a run came to, in at most fifteen lines for a person, and as an exit code for a script."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.terminal import counted, plain
from ingest.errors import Reason
from ingest.issues import Severity

if TYPE_CHECKING:
    from councilplans.batch.events import Summary

_ISSUES = "issues.jsonl"
# Kinds of trouble that are told one by one: with what else there is to say, fifteen lines.
_MOST_KINDS = 4


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
    with_plan = totals.documents - totals.failed - totals.without_plan
    parts = [f"{with_plan:,} with {counted(totals.plans, 'plan')}"] if with_plan else []
    parts += [f"{totals.without_plan:,} without a plan"] if totals.without_plan else []
    parts += [f"{totals.failed:,} not read"] if totals.failed else []
    yield f"{counted(totals.documents, 'document')}: {', '.join(parts)}."
    recommendations = counted(totals.recommendations, "recommendation")
    yield f"Written: {counted(totals.actions, 'action')}, {recommendations}."
    yield from _not_read(summary)
    yield from _read_otherwise(summary)
    yield from _to_check(summary)
    yield from _results(summary)


def _not_read(summary: Summary) -> Iterator[str]:
    """The documents that could not be read, by kind: how many, one of them, and what to do."""
    if not summary.failures:
        return
    yield f"Not read: {summary.totals.failed:,} (each is in {summary.out / 'documents.csv'})"
    shown = summary.failures[:_MOST_KINDS]
    for kind in shown:
        such = "" if kind.documents == 1 else f"{kind.documents:,} files such as "
        said = kind.message if kind.alike else f"{Reason(kind.failure).of_several}{_for_each(kind.advice)}"
        yield f"  {such}{plain(kind.source)}: {plain(said)} [{kind.failure}]"
    more = sum(kind.documents for kind in summary.failures[_MOST_KINDS:])
    if more:
        yield f"  {more:,} more, for other reasons"


def _for_each(advice: str) -> str:
    """What to do with one file, said of several."""
    return f" For each: {advice[0].lower()}{advice[1:]}" if advice else ""


def _read_otherwise(summary: Summary) -> Iterator[str]:
    totals = summary.totals
    if totals.without_plan:
        named = _named(summary.without_plan, totals.without_plan)
        yield f"No action plan found in: {named} (the review shows their pages)"
    if totals.read_in_part:
        yield f"Read in part only: {_named(summary.in_part, totals.read_in_part)}"
    if summary.same_plans:
        documents = counted(summary.same_plans, "document")
        yield (
            f"Copies: {documents}, each with the same version of a plan as another document (in another "
            "format, say), whose actions are counted again. To count each once, leave out of actions.csv the "
            "rows of the documents that have a same_plan_as in documents.csv"
        )


def _named(sources: Sequence[str], count: int) -> str:
    """Some documents by name, and how many more there are."""
    more = f" and {count - len(sources):,} more" if count > len(sources) else ""
    return f"{', '.join(map(plain, sources))}{more}"


def _to_check(summary: Summary) -> Iterator[str]:
    totals = summary.totals
    if totals.doubtful:
        doubtful = f"{totals.doubtful:,} of {counted(totals.actions, 'action')}"
        yield f"To check: {doubtful} may be read wrong (to_check in actions.csv); the review says why"
    if totals.issues:
        yield (
            f"Issues: {totals.issues:,}{_about(summary.out / _ISSUES)}, each in a sentence in "
            f"{summary.out / 'issues.csv'}"
        )


def _about(issues: Path) -> str:
    """What the issues are about: only some of them are about the actions that are to check."""
    if not issues.exists():
        return ""
    with issues.open(encoding="utf-8") as lines:
        counts = Counter(_subject(json.loads(line)) for line in lines)
    parts = [f"{counts[subject]:,} about {subject}" for subject in _SUBJECTS if counts[subject]]
    return f" ({', '.join(parts)})"


_TO_CHECK, _NOTED, _TABLES, _DOCUMENTS = _SUBJECTS = (
    "actions to check",
    "other actions",
    "tables",
    "whole documents",
)


def _subject(issue: Mapping[str, object]) -> str:
    if issue.get("action_id"):
        return _NOTED if issue.get("severity") == Severity.NOTE else _TO_CHECK
    return _DOCUMENTS if issue.get("table") is None else _TABLES


def _results(summary: Summary) -> Iterator[str]:
    if not summary.up_to_date:
        opened = counted(summary.read_now, "file")
        yield f"Results in {summary.place}: {opened} opened in {summary.seconds:,.1f} s."
    elif summary.read_now:
        yield f"Read again: {counted(summary.read_now, 'document')}; {summary.place} stays as it was."
    else:
        yield f"{summary.place} is up to date: nothing is new, and nothing was written."
    if summary.totals.documents > summary.totals.failed:
        yield f"Next: councilplans review {summary.out}"
