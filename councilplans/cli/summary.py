"""What a run came to, in at most fifteen lines for a person, and as an exit code for a script."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.terminal import counted, plain
from extractors.plan import RowKind
from ingest.errors import Reason
from ingest.issues import Severity

if TYPE_CHECKING:
    from councilplans.batch.events import Summary
    from councilplans.batch.gone import Gone
    from councilplans.batch.ledger import FailedDocuments, Totals

_ISSUES = "issues.jsonl"
_ACTIONS = "actions.parquet"
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
    yield _documents(totals)
    recommendations = counted(totals.recommendations, "recommendation")
    actions = f"{counted(totals.actions, 'action')}{_other_kinds(summary.out / _ACTIONS)}"
    yield f"In the tables: {actions} and {recommendations}."
    if summary.gone.documents:
        yield gone_in_words(summary.gone, "are no longer in the tables")
    yield from _not_read(summary)
    yield from _read_otherwise(summary)
    yield from _to_check(summary)
    yield from _results(summary)


def ended_in_words(summary: Summary, ended: ExitCode) -> str | None:
    """Why the exit code is not 0, for whoever sees no summary; None where something else says it."""
    totals = summary.totals
    if ended is ExitCode.SOME_FAILED:
        which = f"{totals.failed:,} of {counted(totals.documents, 'document')}"
        return f"{which} could not be read (exit code {ended:d}). {summary.out / 'documents.csv'} says why."
    if ended is ExitCode.TO_LOOK_AT:
        are = "is 1 issue" if totals.issues == 1 else f"are {totals.issues:,} issues"
        lists = f"{summary.out / 'issues.csv'} lists {'it' if totals.issues == 1 else 'them'}."
        return f"there {are}, and --strict was given (exit code {ended:d}). {lists}"
    return None


def _other_kinds(actions: Path) -> str:
    """How many of the rows of `actions` are weaknesses or milestones, which count as actions."""
    if not actions.exists():
        return ""
    from pyarrow import parquet

    kinds: Counter[str] = Counter()
    with parquet.ParquetFile(actions) as file:
        for batch in file.iter_batches(columns=["kind"]):
            kinds.update(batch.column(0).to_pylist())
    parts = [f"{kinds[kind]:,} {words[kinds[kind] != 1]}" for kind, words in _KINDS.items() if kinds[kind]]
    return f" (of these {' and '.join(parts)}: see the column kind)" if parts else ""


_KINDS = {
    str(RowKind.ISSUE): ("is a weakness to be put right", "are weaknesses to be put right"),
    str(RowKind.MILESTONE): ("is a milestone", "are milestones"),
}


def _documents(totals: Totals) -> str:
    """How many documents were read, and how many of these hold a plan: figures that add up."""
    with_plan = totals.documents - totals.failed - totals.without_plan
    parts = [f"{_hold(with_plan)} {counted(totals.plans, 'action plan')}"] if with_plan else []
    if totals.without_plan:
        parts.append(f"{_hold(totals.without_plan)} {'none' if with_plan else 'no action plan'}")
    held, every = " and ".join(parts), counted(totals.documents, "document")
    if not totals.failed:
        return f"{every} read: {held}."
    unread = f"{totals.failed:,} could not be read"
    return (
        f"{every}: {totals.documents - totals.failed:,} read ({held}), {unread}."
        if held
        else f"{every}: {unread}."
    )


def _hold(documents: int, noun: str = "") -> str:
    held = counted(documents, noun) if noun else f"{documents:,}"
    return f"{held} {'holds' if documents == 1 else 'hold'}"


def gone_in_words(gone: Gone, what: str) -> str:
    """The documents that are not in the input any more, and what becomes of their actions."""
    documents, its = counted(gone.documents, "document"), "its" if gone.documents == 1 else "their"
    named = _named(gone.named, gone.documents)
    if gone.actions == 1:
        what = what.replace("are ", "is ", 1)
    return f"No longer in the input: {documents} ({named}); {its} {counted(gone.actions, 'action')} {what}."


def nothing_in_words(summary: Summary) -> str:
    """Why a run has no action to show: of what was not read nobody knows."""
    totals = summary.totals
    if totals.failed == totals.documents:
        return (
            "none of the documents could be read."
            if totals.documents > 1
            else "the document could not be read."
        )
    read = totals.documents - totals.failed
    which = (
        f"the {read:,} documents that could be read"
        if totals.failed and read > 1
        else counted(read, "document")
    )
    which = "the one document that could be read" if totals.failed and read == 1 else which
    return f"no action plan was found in {which}."


def _not_read(summary: Summary) -> Iterator[str]:
    """The documents that could not be read, by kind: how many, one of them, and what to do."""
    if not summary.failures:
        return
    failed, listed = counted(summary.totals.failed, "document"), summary.out / "documents.csv"
    yield f"Not read: {failed}. {listed} lists each, with the reason"
    shown = summary.failures[:_MOST_KINDS]
    for kind in shown:
        of_each = " (the same for each)" if kind.documents > 1 and kind.alike else ""
        said = kind.message if kind.alike else f"{Reason(kind.failure).of_several}{_for_each(kind.advice)}"
        yield f"  {_files(kind)}{of_each}: {plain(said)} [{kind.failure}]"
    rest = summary.failures[_MOST_KINDS:]
    if rest:
        more = sum(kind.documents for kind in rest)
        others = "; ".join(
            f"{_files(kind)}: {Reason(kind.failure).meaning} [{kind.failure}]" for kind in rest[:_MOST_KINDS]
        )
        yield f"  {more:,} more: {others}{' and others' if len(rest) > _MOST_KINDS else ''}"


def _files(kind: FailedDocuments) -> str:
    """The files that are not read for one reason: one or two by name, of more the first."""
    if kind.documents == 1:
        return plain(kind.source)
    if kind.documents == 2:
        return f"{plain(kind.source)} and {plain(kind.other)}"
    return f"{kind.documents:,} files such as {plain(kind.source)}"


def _for_each(advice: str) -> str:
    """What to do with one file, said of several."""
    return f" For each: {advice[0].lower()}{advice[1:]}" if advice else ""


def _read_otherwise(summary: Summary) -> Iterator[str]:
    totals = summary.totals
    if totals.without_plan:
        named = _named(summary.without_plan, totals.without_plan)
        what = "its pages" if totals.without_plan == 1 else "their pages"
        yield f"No action plan found in: {named}. The review page shows {what}"
    if totals.read_in_part:
        named, listed = _named(summary.in_part, totals.read_in_part), summary.out / "issues.csv"
        yield f"Read in part only: {named}. {listed} says what is missing"
    if summary.same_plans:
        named = _named(summary.copies, summary.same_plans)
        copies = _hold(summary.same_plans, "document")
        their = "Its" if summary.same_plans == 1 else "Their"
        yield (
            f"Copies: {copies} the same version of a plan as another one, often in another "
            f"format ({named}). {their} actions are counted again; to count each plan once, leave "
            "out the documents whose column same_plan_as in documents.csv is filled in"
        )


def _named(sources: Sequence[str], count: int) -> str:
    """Some documents by name, and how many more there are."""
    if not sources:
        return counted(count, "document")
    more = f" and {count - len(sources):,} more" if count > len(sources) else ""
    return f"{', '.join(map(plain, sources))}{more}"


def _to_check(summary: Summary) -> Iterator[str]:
    totals = summary.totals
    if totals.doubtful:
        doubtful = f"{totals.doubtful:,} of {counted(totals.actions, 'action')}"
        yield (
            f"To check: {doubtful} may have been read wrong. In actions.csv to_check is true for them, and "
            "flags gives the reasons as codes; the review page gives them in sentences"
        )
    if totals.issues:
        yield (
            f"Issues: {counted(totals.issues, 'remark')} in sentences, in "
            f"{summary.out / 'issues.csv'}{_about(summary.out / _ISSUES)}"
        )
    if totals.doubtful and totals.issues:
        yield (
            "  To check counts actions, and issues counts remarks: an action can be to check by its flags "
            "alone, without a remark"
        )


def _about(issues: Path) -> str:
    """What the issues are about: only some of them are about the actions that are to check."""
    if not issues.exists():
        return ""
    counts: Counter[str] = Counter()
    with issues.open(encoding="utf-8") as lines:
        for issue in map(json.loads, lines):
            counts[_subject(issue)] += 1
            counts[_LOST] += issue.get("severity") == Severity.LOSS
    parts = [f"{counts[subject]:,} on {subject}" for subject in _SUBJECTS if counts[subject]]
    lost = f". {counts[_LOST]:,} of them: something may be missing from the tables" if counts[_LOST] else ""
    return f": {', '.join(parts)}{lost}"


_LOST = "lost"


_TO_CHECK, _NOTED, _TABLES, _DOCUMENTS = _SUBJECTS = (
    "actions to check",
    "other actions",
    "tables",
    "documents, their pages or sheets",
)


def _subject(issue: Mapping[str, object]) -> str:
    if issue.get("action_id"):
        return _NOTED if issue.get("severity") == Severity.NOTE else _TO_CHECK
    return _DOCUMENTS if issue.get("table") is None else _TABLES


def _results(summary: Summary) -> Iterator[str]:
    if not summary.up_to_date:
        every = counted(summary.totals.documents, "document")
        kept = (
            f"{summary.kept:,} of {every} not read again, as the same file was read before, "
            if summary.kept
            else ""
        )
        yield f"Results in {summary.place}: {kept}written in {summary.seconds:,.1f} s."
    elif summary.read_now:
        yield f"{_again(summary)}; the results in {summary.place} stay as they were."
    else:
        yield (
            f"The results in {summary.place} are up to date: no document is new or changed, and nothing was "
            "written."
        )
    if summary.totals.documents > summary.totals.failed:
        yield f"Next, make the review page: councilplans review {summary.out}"


def _again(summary: Summary) -> str:
    """What came of documents that were read once more, and gave what they gave before."""
    again, failed = counted(summary.read_now, "document"), summary.failed_now
    if failed < summary.read_now:
        still = f" ({failed:,} of them still could not be read)" if failed else ""
        return f"Read again: {again}, with the same result as before{still}"
    which = "it" if failed == 1 else "none of them"
    return f"Tried again: {again}, but {which} could {'not ' if failed == 1 else ''}be read this time either"
