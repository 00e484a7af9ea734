"""The audit on a terminal: a headline, then documents and columns as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from councilplans.cli.terminal import plain
from output.audit.audit import Audit, Group
from output.audit.counts import FieldCounts, RowCounts
from output.audit.diff import Comparison, Sources, Turn
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
_FIGURES = 59


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
    _titled(
        console,
        "By format (F1 and its 95 % range in %; –: too few documents, or no mistakes, to give a range)",
        _groups(audit),
    )
    if _with_misses(audit):
        _titled(console, *_documents(audit, console.width))
    _titled(console, "By column (how many values; the last three columns in %)", _columns(audit.together))
    if unscored := audit.together.unscored:
        named = ", ".join(f"{_label(column)} ({count})" for column, count in unscored.items())
        _say(
            console,
            f"Read, but not compared, because gold does not judge the column (how many values): {named}.",
        )
    console.print()
    for line in _EXPLAINED:
        _say(console, line)


_EXPLAINED = (
    "What the words mean:",
    "  gold       the hand-checked answers: what a careful reader says that the documents hold",
    "  right      the action, or the value, is as gold has it",
    "  wrong      there is a value, and gold has another one",
    "  missing    gold has the action, or the value, and it was not read",
    "  extra      it was read, and is not in gold",
    "  lost       the values of actions that were not found; they count like missing ones",
    "  split      one action of gold was read as several",
    "  merged     several actions of gold were read as one",
    "  precision  of all that was read, the share that is right",
    "  recall     of all that gold has, the share that was read right",
    "  F1         precision and recall in one figure; 100 if all was found and nothing is wrong or extra",
    "  95 %       the range in which F1 of other documents of this kind would most likely be;",
    "             – if there are too few documents, or no mistakes, to say",
    "  n/a        nothing was read, or gold has nothing, so there is no share to give",
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
        f"Actions: {rows.found} of the {rows.gold} in gold were found in {documents} ({_shares(rows)}). "
        f"{rows.missed} missing, {rows.invented} extra, {rows.split} split, {rows.merged} merged."
    )
    yield (
        f"Values: {fields.correct} of the {fields.support} in gold are right ({_shares(fields)}). "
        f"{fields.wrong} wrong, {fields.missing} missing, {fields.lost} lost with their actions, "
        f"{fields.invented} extra."
    )
    yield (
        f"Documents: a plan was found in {plans.found} of the {plans.found + plans.missed} that hold one, "
        f"and in {plans.invented} of the {plans.invented + plans.rightly_none} that hold none."
    )
    if audit.unreadable:
        yield (
            f"Not read, of all documents of the run: {_some(audit.unreadable)}. Of those that gold has "
            f"answers for: {plans.unreadable}."
        )
    facts = [
        f"{_label(fact).lower()} in {right} of {said}" for fact, (right, said) in audit.together.facts.items()
    ]
    if facts:
        yield (
            "Right about whole documents, of those for which gold says what it is, or that there is none: "
            f"{', '.join(facts)}."
        )
        yield from _wrong_facts(audit)
    if unmatched := audit.together.unmatched:
        yield (
            f"Not counted among these values: the {_counted(unmatched, 'value')} that were read in extra, "
            "split or merged actions. These actions count as mistakes already."
        )
    if audit.unused_gold:
        yield f"Gold for documents that are not in this run, not counted: {_some(audit.unused_gold)}."
    if audit.without_gold:
        yield f"Documents of the run without gold, not counted: {_some(audit.without_gold)}."
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
        yield f"  {source}, {_label(miss.column or '').lower()}: gold has {gold}, {extracted} was read"
    if len(wrong) > _MOST_DOCUMENTS:
        yield f"  … {len(wrong) - _MOST_DOCUMENTS} more are in audit.json, and on the page that --html writes"


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
    table = _table(
        "", "documents", "actions in gold", "actions found", "actions F1", "95 %", "values F1", "95 %"
    )
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
        f"with mistakes, the worst {len(shown)} of {len(missed)}"
        if len(missed) > len(shown)
        else "with mistakes"
    )
    columns = ("found", "extra", "split", "merged", "actions F1 %", "values F1 %")
    title = f"Documents {which} (each mistake is in audit.json, and on the page that --html writes)"
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
        console.print(f"Nothing changed: {comparison.kept_rows} actions are the same in both runs.")
        return
    for line in _told_apart(comparison.sources):
        _say(console, line)
    rows = comparison.rows
    console.print(
        f"Actions: {rows[Turn.GAINED]} gained (only in the second run), {rows[Turn.LOST]} lost (only in the "
        f"first run), {comparison.kept_rows} in both runs; {rows[Turn.CHANGED]} of these changed.",
        soft_wrap=True,
    )
    for change in comparison.documents[:show]:
        _say(
            console,
            f"{change.source}: first run: {_ended(change.before)}; second run: {_ended(change.after)}",
        )
    _say_more(console, len(comparison.documents) - show, "document")
    table = _table("values", *(str(turn) for turn in Turn))
    for column, counts in comparison.columns.items():
        table.add_row(_label(column), *(str(counts[turn]) for turn in Turn))
    if table.row_count:
        console.print(table)
    for change in comparison.changes[:show]:
        what = _label(change.column) if change.column else "action"
        _say(console, f"{change.source}, {change.new_id or change.old_id}, {what} {change.turn}:")
        # A row that only one of the runs has is no row with an empty value in the other.
        nothing = "empty" if change.column else "not in this run"
        _say(console, f"  first run:  {change.before or f'({nothing})'}")
        _say(console, f"  second run: {change.after or f'({nothing})'}")
    _say_more(console, len(comparison.changes) - show, "change")


def _told_apart(sources: Sources) -> Iterator[str]:
    """A warning where two runs are not over the same documents."""
    if not sources.only_old and not sources.only_new:
        return
    yield (
        f"Note: these runs are not over the same documents. {_counted(sources.both, 'document')} in both, "
        f"{sources.only_old} only in the first run, {sources.only_new} only in the second, by their paths. "
        "The actions of those in one run only count as lost or gained."
    )
    if sources.renamed:
        are = "is" if sources.renamed == 1 else "are"
        yield f"  {sources.renamed} of those in one run only {are} in the other under another path."
    if not sources.both:
        yield "  With no document in both there is nothing to compare: check the two folders."


_OUTCOMES = {"read": "read", "read_in_part": "read in part", "failed": "not read"}


def _ended(outcome: str | None) -> str:
    """How a document ended, its code in words."""
    if outcome is None:
        return "not in this run"
    ended, _, reason = outcome.partition(": ")
    because = f", {reason.replace('_', ' ').lower()}" if reason else ""
    return f"{_OUTCOMES.get(ended, ended)}{because}"


def _say_more(console: Console, more: int, noun: str) -> None:
    if more > 0:
        _say(
            console,
            f"… and {_counted(more, noun)} more. --show N prints more of them, --json FILE writes all.",
        )


def _say(console: Console, line: str) -> None:
    console.print(plain(line), markup=False, highlight=False, soft_wrap=True)
