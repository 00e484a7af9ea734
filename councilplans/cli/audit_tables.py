"""The audit on a terminal: a headline, then documents and columns as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from councilplans.cli.terminal import plain
from output.audit.audit import Audit, Group
from output.audit.counts import FieldCounts, RowCounts
from output.audit.diff import Comparison, Turn
from output.audit.gold import OR
from output.webpage import percent

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from output.audit.score import DocumentScore


# Names in a sentence, and documents in a table, that are shown of many.
_MOST_NAMES = 3
_MOST_DOCUMENTS = 10

# The width of a document's figures.
_FIGURES = 52


def printer() -> Console:
    """A console on stdout that tells of a closed pipe as any other print does: rich would end in 1."""
    from rich.console import Console

    class Printer(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Printer()


def print_audit(audit: Audit, console: Console) -> None:
    """Print the figures of an audit; names and texts of documents are shown as they are, never as markup."""
    for line in headline(audit):
        _say(console, line)
    _titled(console, "By format", _groups(audit))
    if _with_misses(audit):
        _titled(console, *_documents(audit, console.width))
    _titled(console, "By column (lost: with its action; extra: not in gold)", _columns(audit.together))
    if unscored := audit.together.unscored:
        named = ", ".join(f"{_label(column)} ({count})" for column, count in unscored.items())
        _say(console, f"Extracted, but in no figure, because gold does not judge it: {named}.")
    console.print()
    for line in _EXPLAINED:
        _say(console, line)


_EXPLAINED = (
    "What the words mean:",
    "  gold: the hand-checked answers",
    "  Precision: of what was extracted, the share that is right",
    "  recall: of what gold has, the share that was extracted right",
    "  F1: both in one figure, 100 where all that gold has was extracted right, and nothing besides",
    "  split, merged: one action of gold in several rows; several of gold in one row",
    "  lost: with its action. The values of an action that was not found count as missing",
    "  extra: not in gold; the values of such a row count in no figure of values",
    "  95 %: where the figure of other documents of the same kind would most likely lie; – where "
    "there are too few documents, or no misses, to tell",
)


def _titled(console: Console, title: str, table: Table) -> None:
    """A table under its title, which may be longer than the table is wide."""
    console.print()
    console.print(title, style="bold", markup=False, highlight=False, soft_wrap=True)
    console.print(table)


def headline(audit: Audit) -> Iterator[str]:
    """What matters most, in sentences."""
    rows, fields, plans = audit.together.rows, audit.together.all_fields, audit.together.plans
    documents = _counted(plans.documents, "document")
    yield (
        f"{rows.found} of {rows.gold} actions found in {documents} ({_shares(rows)}); "
        f"{rows.missed} missed, {rows.invented} not in gold, {rows.split} split, "
        f"{rows.merged} merged."
    )
    yield (
        f"{fields.correct} of {fields.support} values right ({_shares(fields)}); {fields.wrong} wrong, "
        f"{fields.missing} missing, {fields.lost} lost with their rows, {fields.invented} not in gold."
    )
    yield (
        f"Documents with a plan: {plans.found} found, {plans.missed} missed. Without one: "
        f"{plans.rightly_none} correctly skipped, {plans.invented} taken for a plan."
    )
    if audit.unreadable:
        yield (
            f"Not read, of all documents of the run: {_some(audit.unreadable)}; of those with gold: "
            f"{plans.unreadable}."
        )
    facts = [f"{_label(fact)} {right} of {said}" for fact, (right, said) in audit.together.facts.items()]
    if facts:
        yield f"About documents as a whole, right where gold says it: {', '.join(facts)}."
        yield from _wrong_facts(audit)
    if unmatched := audit.together.unmatched:
        yield (
            f"Values of rows that are not in gold, or are split or merged: {unmatched}, in no figure of "
            "values, since these rows count against the actions."
        )
    if audit.unused_gold:
        yield f"Gold without a document in this run: {_some(audit.unused_gold)}."
    if audit.without_gold:
        yield f"Documents of the run without gold, in no figure: {_some(audit.without_gold)}."
    yield from (f"Note: {warning}" for warning in audit.warnings)


def _wrong_facts(audit: Audit) -> Iterator[str]:
    """What was read wrong of documents as a whole, each beside what gold says."""
    wrong = [
        (score.source, miss)
        for score in audit.together.documents
        for miss in score.misses
        if miss.is_of_document
    ]
    for source, miss in wrong[:_MOST_DOCUMENTS]:
        gold, extracted = (_quoted(text) for text in (miss.gold, miss.extracted))
        yield f"  {source}, {_label(miss.column or '')}: gold {gold}, extracted {extracted}"
    if len(wrong) > _MOST_DOCUMENTS:
        yield f"  … {len(wrong) - _MOST_DOCUMENTS} more in audit.json and --html"


def _quoted(text: str | None) -> str:
    """A value in a sentence, or the values that gold accepts."""
    if not text:
        return "nothing"
    return " or ".join(f"“{' '.join(value.split())}”" for value in text.split(OR))


def _shares(counts: RowCounts | FieldCounts) -> str:
    """The three figures of a count, F1 last, which is both others in one."""
    precision, recall = percent(counts.precision), percent(counts.recall)
    return f"precision {precision}, recall {recall}, F1 {percent(counts.f1)}"


def _label(column: str) -> str:
    """A column as the page calls it."""
    from output.audit.page import LABELS

    return LABELS.get(column, column)


def _some(names: Sequence[str]) -> str:
    """How many there are, and some by name."""
    named = ", ".join(names[:_MOST_NAMES])
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"{len(names)} ({named}{more})" if names else "0"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _groups(audit: Audit) -> Table:
    table = _table("", "files", "in gold", "found", "rows F1", "rows 95 %", "values F1", "values 95 %")
    for group in audit.groups:
        table.add_row(
            group.label,
            str(len(group.documents)),
            str(group.rows.gold),
            str(group.rows.found),
            _hundredths(group.rows.f1),
            _band(group, "rows"),
            _hundredths(group.all_fields.f1),
            _band(group, "fields"),
        )
    return table


def _documents(audit: Audit, width: int) -> tuple[str, Table]:
    """A title, and the documents with the most amiss; all of them are in audit.json and on the page."""
    from rich.text import Text

    missed = _with_misses(audit)
    shown = missed[:_MOST_DOCUMENTS]
    which = (
        f"with misses, the worst {len(shown)} of {len(missed)}" if len(missed) > len(shown) else "with misses"
    )
    columns = ("found", "extra", "split", "merged", "rows F1", "values F1")
    title = f"Documents {which} (extra: not in gold; all in audit.json and --html)"
    table = _table("", *columns)
    for score in shown:
        rows = score.rows
        failure = f" ({score.failure})" if score.failure else ""
        table.add_row(
            Text(_shortened(plain(score.source), width - _FIGURES - len(failure)) + failure),
            f"{rows.found} of {rows.gold}",
            *(str(count) for count in (rows.invented, rows.split, rows.merged)),
            _hundredths(rows.f1),
            _hundredths(score.all_fields.f1),
        )
    return title, table


def _with_misses(audit: Audit) -> list[DocumentScore]:
    """The documents whose rows or values are amiss, the worst first."""
    return [
        score for score in audit.together.worst_first if any(not miss.is_of_document for miss in score.misses)
    ]


def _shortened(name: str, room: int) -> str:
    """A name in one line: its folder stands at its beginning, and what tells it from others at its end."""
    if len(name) <= room:
        return name
    kept = max(room, 3) - 1
    return f"{name[: kept // 2]}…{name[-(kept - kept // 2) :]}"


def _columns(group: Group) -> Table:
    counted = ("right", "wrong", "missing", "lost", "extra", "precision", "recall", "F1")
    table = _table("", *counted)
    for column, counts in group.fields.items():
        if not counts.support + counts.extracted:
            continue
        numbers = (
            counts.correct,
            counts.wrong,
            counts.missing,
            counts.lost,
            counts.invented,
        )
        table.add_row(
            _label(column),
            *(str(number) for number in numbers),
            _hundredths(counts.precision),
            _hundredths(counts.recall),
            _hundredths(counts.f1),
        )
    return table


def _hundredths(share: float | None) -> str:
    """A share in hundredths without their sign, which would double a column's width."""
    return percent(share).removesuffix(" %")


def _band(group: Group, name: str) -> str:
    band = group.intervals.get(name)
    return f"{band.low * 100:.1f}–{band.high * 100:.1f}" if band else "–"


def _table(*columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        padding=(0, 1, 0, 0),
    )
    table.add_column(columns[0], overflow="fold")
    for column in columns[1:]:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def print_comparison(comparison: Comparison, console: Console, show: int) -> None:
    """Print what changed between two runs, and the first ``show`` changes word by word."""
    if comparison.is_same:
        console.print(f"Nothing changed: {comparison.kept_rows} rows are the same in both runs.")
        return
    rows = comparison.rows
    console.print(
        f"Rows: {rows[Turn.GAINED]} gained, {rows[Turn.LOST]} lost, {rows[Turn.CHANGED]} changed "
        f"of {comparison.kept_rows} that are in both runs."
    )
    for change in comparison.documents[:show]:
        _say(console, f"{change.source}: {_ended(change.before)} → {_ended(change.after)}")
    _say_more(console, len(comparison.documents) - show, "document")
    table = _table("values", *(str(turn) for turn in Turn))
    for column, counts in comparison.columns.items():
        table.add_row(_label(column), *(str(counts[turn]) for turn in Turn))
    if table.row_count:
        console.print(table)
    for change in comparison.changes[:show]:
        what = _label(change.column) if change.column else "row"
        _say(console, f"{change.source}, {change.new_id or change.old_id}, {what} {change.turn}:")
        # A row that only one of the runs has is no row with an empty value in the other.
        nothing = "empty" if change.column else "no such row"
        _say(console, f"  first run:  {change.before or f'({nothing})'}")
        _say(console, f"  second run: {change.after or f'({nothing})'}")
    _say_more(console, len(comparison.changes) - show, "change")


_OUTCOMES = {"read": "read", "read_in_part": "read in part", "failed": "not read"}


def _ended(outcome: str | None) -> str:
    """How a document ended, its code in words."""
    if outcome is None:
        return "not there"
    ended, _, reason = outcome.partition(": ")
    because = f", {reason.replace('_', ' ').lower()}" if reason else ""
    return f"{_OUTCOMES.get(ended, ended)}{because}"


def _say_more(console: Console, more: int, noun: str) -> None:
    if more > 0:
        _say(console, f"… {_counted(more, noun)} more: --show N prints more, --json FILE writes all.")


def _say(console: Console, line: str) -> None:
    console.print(plain(line), markup=False, highlight=False, soft_wrap=True)
