"""``councilplans inspect``: what the reader saw, table by table, and why.

What a person reads counts tables and rows from 1; the columns of the schema count them from 0.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilplans.batch.folder import prepare
from councilplans.cli.guarded import Piece, guarded
from councilplans.cli.options import PROFILE, print_pieces, reading_options, settings
from councilplans.cli.terminal import counted, plain
from councilplans.config import Config
from extractors.plan import RowKind

if TYPE_CHECKING:
    from extractors import Findings
    from extractors.layout import Document, Table
    from extractors.options import ReadOptions
    from extractors.plan import Plan
    from extractors.plans import TableReading
    from ingest.issues import Issue
    from ingest.source import SourceFile

# Enough of a first row to know a table again.
_GLIMPSE = 60


@click.command()
@click.argument("file", type=click.Path())
@click.option(
    "--image", metavar="DIR", help="Draw each page of a PDF, with the tables that were found, into DIR."
)
@click.option("--steps", is_flag=True, help="With --image: draw each page once for each step of its reading.")
@click.option(
    "--profile",
    type=click.Path(path_type=Path),
    help="Write what was understood into this file, to be corrected.",
)
@reading_options
def command(
    file: str, image: str | None, steps: bool, profile: Path | None, config: Path | None, **chosen: str | None
) -> None:
    """Show what was read in a file: every table, why it was taken for an action plan or not, and what each
    of its columns was taken for.

    \b
    councilplans inspect plan.pdf
    councilplans inspect plan.pdf --image pages/
    councilplans inspect plan.pdf --image pages/ --steps
    councilplans inspect plan.pdf --profile profile.toml

    The number before a reason is its weight: with + it speaks for a plan, with - against one. The sum of all
    weights decides.

    A profile is a text file that lists the headings of each table, whether it is a plan, and what its columns
    mean. Correct in it what is wrong: `extract --profile profile.toml` then reads every table with these
    headings in that way. If the file exists already, it is used for this reading, and tables that are not yet
    in it are added at its end.
    """
    if steps and image is None:
        message = "--steps needs --image DIR: the folder that the pictures are drawn into."
        raise click.UsageError(message)
    folder = Path(image) if image is not None else None
    if folder is not None:
        prepare(folder, option="--image")
    if profile is not None and profile.exists():
        chosen["profile"] = str(profile)
    work = partial(_inspect, _Drawn.of(folder is not None, steps=steps), profile is not None)
    print_pieces(guarded(work, file, settings(config, chosen)), folder, profile)
    if folder is not None and any(folder.iterdir()):
        click.echo(f"The pictures are in {folder}.")
    if profile is not None and profile.exists():
        click.echo(f"The profile is {profile}: change what is wrong, then give it to extract with --profile.")
    elif profile is not None:
        click.echo("No profile was written: no table has headings that one could name.")


class _Drawn(Enum):
    """Which pictures of the pages are drawn."""

    NONE = auto()
    PAGES = auto()
    STEPS = auto()

    @classmethod
    def of(cls, asked: bool, *, steps: bool) -> _Drawn:
        """As the options say."""
        if not asked:
            return cls.NONE
        return cls.STEPS if steps else cls.PAGES


def _inspect(drawn: _Drawn, profiles: bool, path: str, config: Config) -> Iterator[Piece]:
    import extractors
    import ingest
    from councilplans.profiles import profile_of
    from councilplans.reading import read_layout

    source = ingest.open_source(path, config.limits)
    document = read_layout(source, config)
    reading = extractors.find_plans(document, config.wanted)
    yield from _about_document(source, document)
    parts = {row.place.table: number for number, plan in enumerate(reading.plans, 1) for row in plan.rows}
    for table, seen in zip(document.tables, reading.tables, strict=True):
        yield from _about_table(table, seen, parts.get(seen.number))
    yield from _about_passages(reading)
    yield from _about_plans(document, reading)
    if profiles:
        yield PROFILE, profile_of(document, reading).encode()
    if drawn is not _Drawn.NONE:
        steps = config.read_options if drawn is _Drawn.STEPS else None
        yield from _pictures(source, document, reading, steps)


_READERS = {"pdf-tagged": "pdf (by its tags)", "pdfplumber": "pdf (by the slower engine, pdfplumber)"}


def _about_document(source: SourceFile, document: Document) -> Iterator[str]:
    pages = f", {counted(len(document.pages), 'page')}" if document.pages else ""
    reader = _READERS.get(document.reader, document.reader)
    yield plain(f"{source.source}: read as {reader}{pages}, {counted(len(document.tables), 'table')}")
    for text in document.running:
        yield plain(f"  In the headers or footers of its pages, and not read as text: {text}")


def _place(table: Table) -> str:
    """Where a table stands: its pages, or its sheet and the row there with which it begins."""
    if table.sheet is not None:
        return f", sheet {table.sheet.number} {table.sheet.name!r} from row {table.sheet.row}"
    last = table.boxes[-1].page if table.boxes else None
    pages = f"-{last}" if last and last != table.page else ""
    return f", page {table.page}{pages}" if table.page else ""


def _shortened(text: str) -> str:
    """The beginning of a text, to the end of a word."""
    return textwrap.shorten(text, _GLIMPSE, placeholder=" …") if len(text) > _GLIMPSE else text


def _about_table(table: Table, seen: TableReading, plan: int | None) -> Iterator[str]:
    place = _place(table)
    yield ""
    part = f" (part of plan {plan} below)" if plan else ""
    size = f"{table.n_rows} rows x {table.n_cols} columns"
    yield plain(f"Table {seen.number + 1}{place}, {size}: {_VERDICTS[seen.verdict]}{part}")
    yield from map(plain, _reasons(seen))
    if seen.header is None:
        glimpse = " | ".join(cell.text for cell in table.row(0))
        yield plain(f"  No row was recognised as headings of a plan. It begins: {_shortened(glimpse)}")
    else:
        rows = ", ".join(str(row + 1) for row in seen.header.rows)
        sheet = table.sheet
        if sheet is not None and not seen.turned:
            of_sheet = ", ".join(str(sheet.row + row) for row in seen.header.rows)
            rows = f"{of_sheet} of the sheet (row {rows} of the table)"
        line = "column" if seen.turned else "row"
        yield plain(
            f"  Its headings are in {line} {rows}"
            + (f", under {seen.header.title!r}." if seen.header.title else ".")
        )
    line = "row" if seen.turned else "column"
    if seen.columns.readings:
        yield f"  What each {line} was taken for, and why:"
    for column in seen.columns.readings:
        heading = repr(column.heading) if column.heading else "(no heading)"
        meaning = " and ".join(map(str, column.meanings)) or _without_meaning(seen)
        yield plain(f"    {line} {column.index + 1} {heading}: {meaning} ({column.why})")


def _without_meaning(seen: TableReading) -> str:
    return "kept in the column `other`, under its heading" if seen.is_plan else "nothing that plans have"


_VERDICTS: dict[str, str] = {
    "plan": "read as a table of an action plan",
    "plan with doubt": "read as a table of an action plan, in doubt",
    "key-value plan": "read as a table of an action plan, whose rows are labels with values",
    "introduces a plan": "not read as an action plan: it introduces one",
    "no plan": "not read as an action plan",
}


def _reasons(seen: TableReading) -> Iterator[str]:
    """Why a table was taken for what it is, a line each, those with the most weight first."""
    from extractors.plans.plan_or_not.evidence import reasons_in
    from extractors.plans.plan_or_not.weights import WEIGHTS

    reasons = tuple(reasons_in(seen.why))
    if not any(reason.weight for reason in reasons):
        yield from (f"  Why: {reason.said}" for reason in reasons)
        return
    yield "  Why (+ speaks for a plan, - against one; the sum decides):"
    for reason in reasons:
        yield f"    {f'{reason.weight:+.1f}' if reason.weight else 'also'}  {reason.said}"
    if seen.weight is not None:
        yield "    A reason about cells weighs more, the more rows fill them in and the more are as it says."
        yield f"    {WEIGHTS.to_begin:+.1f}  to begin with, as most tables are no plans"
        yield (
            f"  Sum {seen.weight:+.1f}: read as a plan from {WEIGHTS.doubt:+.1f} on, and without doubt from "
            f"{WEIGHTS.sure:+.1f} on."
        )


def _about_passages(reading: Findings) -> Iterator[str]:
    """What was taken of the lines around the tables, and what was looked at and not taken."""
    from output.review.content import label_of

    seen = [
        (
            each.lines[0],
            f"read as an action ({_uncapital(label_of(each.form.value))}): {each.why}",
            each.text,
        )
        for each in reading.passages.passages
    ]
    seen += [
        (each.line, f"not read as an action: {each.why}", each.line.text)
        for each in reading.passages.refusals
    ]
    if seen:
        in_blocks = any(not line.page for line, _, _ in seen)
        counted_so = " (a block is a paragraph or a table, counted from 1)" if in_blocks else ""
        yield f"\nOutside the tables{counted_so}:"
    if any(_WEIGHED.search(why) for _, why, _ in seen):
        yield _SIGNS
    if any(_NUMBERED.search(why) for _, why, _ in seen):
        yield "  In a sign, 0 stands for any number."
    for line, why, text in sorted(seen, key=lambda one: (one[0].block, one[0].row or 0)):
        place = f"page {line.page}" if line.page else f"block {line.block + 1}"
        yield plain(f"  {place}, {why}: {_shortened(text)!r}")


# A sign with its weight, learnt from example papers.
_WEIGHED = re.compile(r" \([+-]\d+\.\d\)")
# A sign with a 0 in it, before its weight.
_NUMBERED = re.compile(r"(?:^|[ ,:])[^,()]*\b0\b[^,()]* \([+-]\d+\.\d\)")
_SIGNS = (
    "  A figure in brackets is the weight of a sign in the sentence or around it: with + it speaks for an "
    "action, with -\n  against one. Weights were learnt from example papers. The heaviest signs are shown; "
    "the sum counts all, and above 0\n  the sentence is read."
)


def _uncapital(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"


_TABLES_TO_TELL = (
    "If it does hold one, mark its table as a plan with --profile (see councilplans inspect --help), or add "
    "its actions by hand on the review page."
)
_NO_TABLES = (
    "It has no table, and no line of its text asks for something in a form that is known, such as “Action:” "
    "before a sentence, initials at the end of a line, or a numbered recommendation. Actions that were "
    "missed can be added by hand on the review page. If these are minutes, `councilplans extract "
    "--resolutions` also reads what the meeting resolved as actions."
)


def _about_plans(document: Document, reading: Findings) -> Iterator[str]:
    from normalise.recommendations import count_recommendations

    yield ""
    for number, plan in enumerate(reading.plans, 1):
        title = f" {plan.title!r}" if plan.title else ""
        yield plain(
            f"Plan {number}{title}: {counted(len(plan.rows), 'action')}{_other_kinds(plan)}, "
            f"{counted(count_recommendations(plan), 'recommendation')}"
        )
    if not reading.plans:
        yield f"No action plan was found. {_TABLES_TO_TELL if document.tables else _NO_TABLES}"
    of_plans = (issue for plan in reading.plans for issue in plan.issues)
    yield from map(_about_issue, document.placed((*document.issues, *reading.issues, *of_plans)))


def _other_kinds(plan: Plan) -> str:
    """How many of a plan's rows are weaknesses or milestones, which count as actions."""
    counts = Counter(row.kind for row in plan.rows)
    parts = [
        f"{counts[kind]:,} {one if counts[kind] == 1 else many}"
        for kind, one, many in (
            (RowKind.ISSUE, "weakness to be put right", "weaknesses to be put right"),
            (RowKind.MILESTONE, "milestone", "milestones"),
        )
        if counts[kind]
    ]
    return f" (of these, {' and '.join(parts)})" if parts else ""


def _about_issue(issue: Issue) -> str:
    place = "".join(
        f", {name} {value + 1}"
        for name, value in (("table", issue.table), ("row", issue.row))
        if value is not None
    )
    page = f", page {issue.page}" if issue.page else f", sheet {issue.sheet!r}" if issue.sheet else ""
    return plain(f"{_SEVERITIES[issue.severity]}{page}{place}: {issue.message} [{issue.code}]")


_SEVERITIES: dict[str, str] = {"note": "Note", "doubt": "Doubt", "loss": "Not in the results"}


def _pictures(
    source: SourceFile, document: Document, reading: Findings, steps: ReadOptions | None
) -> Iterator[Piece]:
    """The pages, or what each step makes of them, read with these options."""
    from councilplans.drawing import draw_pages

    if not document.pages or (steps and source.format != "pdf"):
        yield f"{source.format} has no pages to draw."
        return
    if steps:
        from councilplans.steps import draw_steps

        pictures = draw_steps(source, document, reading, steps)
    else:
        pictures = draw_pages(source, document, reading)
    drawn = 0
    for name, picture in pictures:
        drawn += 1
        yield name, picture
    yield f"{counted(drawn, 'picture' if steps else 'page')} drawn."
