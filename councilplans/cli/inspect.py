"""``councilplans inspect``: what the reader saw, table by table, and why.

What a person reads counts tables and rows from 1; the columns of the schema count them from 0.
"""

from __future__ import annotations

import textwrap
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

if TYPE_CHECKING:
    from extractors import Findings
    from extractors.layout import Document, Table
    from extractors.options import ReadOptions
    from extractors.plans import TableReading
    from ingest.issues import Issue
    from ingest.source import SourceFile

# Enough of a first row to know a table again.
_GLIMPSE = 60


@click.command()
@click.argument("file", type=click.Path())
@click.option("--image", metavar="DIR", help="Draw each PDF page, with what was seen on it, into DIR.")
@click.option("--steps", is_flag=True, help="With --image: each page after each step of its reading.")
@click.option(
    "--profile", type=click.Path(path_type=Path), help="Write there what was understood, to be changed."
)
@reading_options
def command(
    file: str, image: str | None, steps: bool, profile: Path | None, config: Path | None, **chosen: str | None
) -> None:
    """Show what was read: every table, what its columns mean and why, and why it is a plan or not.

    \b
    councilplans inspect plan.pdf
    councilplans inspect plan.pdf --image pages/
    councilplans inspect plan.pdf --image pages/ --steps
    councilplans inspect plan.pdf --profile profile.toml

    A figure behind a reason, as in (+2.7), is its weight: with + it speaks for a plan, with - against one.
    Their sum decides.

    A profile has each table's headings, whether it is a plan, and what its columns mean. Change what is wrong
    in it; `extract --profile profile.toml` then reads so every table with these headings. Where the file is
    there already, it holds for this reading, and tables that it does not know are added at its end.
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
    for table, seen in zip(document.tables, reading.tables, strict=True):
        yield from _about_table(table, seen)
    yield from _about_passages(reading)
    yield from _about_plans(document, reading)
    if profiles:
        yield PROFILE, profile_of(document, reading).encode()
    if drawn is not _Drawn.NONE:
        steps = config.read_options if drawn is _Drawn.STEPS else None
        yield from _pictures(source, document, reading, steps)


def _about_document(source: SourceFile, document: Document) -> Iterator[str]:
    pages = f", {counted(len(document.pages), 'page')}" if document.pages else ""
    yield plain(
        f"{source.source}: read by {document.reader}{pages}, {counted(len(document.tables), 'table')}"
    )
    for text in document.running:
        yield plain(f"  running header or footer: {text}")


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


def _about_table(table: Table, seen: TableReading) -> Iterator[str]:
    place = _place(table)
    yield ""
    yield plain(
        f"Table {seen.number + 1}{place}, {table.n_rows} rows x {table.n_cols} columns: {seen.verdict}"
    )
    yield plain(f"  because {seen.why}")
    if seen.header is None:
        glimpse = " | ".join(cell.text for cell in table.row(0))
        yield plain(f"  no heading; it begins: {_shortened(glimpse)}")
    else:
        rows = ", ".join(str(row + 1) for row in seen.header.rows)
        line = "column" if seen.turned else "row"
        yield plain(
            f"  heading in {line} {rows}" + (f", under {seen.header.title!r}" if seen.header.title else "")
        )
    line = "row" if seen.turned else "column"
    for column in seen.columns.readings:
        meaning = " and ".join(map(str, column.meanings)) or _without_meaning(seen)
        yield plain(f"  {line} {column.index + 1} {column.heading!r}: {meaning} ({column.why})")


def _without_meaning(seen: TableReading) -> str:
    return "outside the schema: kept under its heading" if seen.is_plan else "no meaning in the schema"


def _about_passages(reading: Findings) -> Iterator[str]:
    """What was taken of the lines around the tables, and what was looked at and not taken."""
    seen = [
        (each.lines[0], f"{each.form.value.replace('_', ' ')}: {each.why}", each.text)
        for each in reading.passages.passages
    ]
    seen += [
        (each.line, f"not taken as an action: {each.why}", each.line.text)
        for each in reading.passages.refusals
    ]
    if seen:
        yield "\nOutside the tables:"
    for line, why, text in sorted(seen, key=lambda one: (one[0].block, one[0].row or 0)):
        place = f"page {line.page}" if line.page else f"block {line.block + 1}"
        yield plain(f"  {place}, {why}: {_shortened(text)!r}")


_TABLES_TO_TELL = (
    "If it holds one, say so of its tables with --profile, or add what was missed in the review."
)
_NO_TABLES = (
    "It has no table, and no line of its text says in a form that is known that somebody is to do something: "
    "a label such as “Action:”, initials at the end of a line, a numbered recommendation. Add what was "
    "missed in the review. Of minutes, `extract --resolutions` takes what was resolved as actions too."
)


def _about_plans(document: Document, reading: Findings) -> Iterator[str]:
    from normalise.recommendations import count_recommendations

    yield ""
    for number, plan in enumerate(reading.plans, 1):
        title = f" {plan.title!r}" if plan.title else ""
        yield plain(
            f"Plan {number}{title}: {counted(len(plan.rows), 'action')}, "
            f"{counted(count_recommendations(plan), 'recommendation')}"
        )
    if not reading.plans:
        yield f"No action plan was found. {_TABLES_TO_TELL if document.tables else _NO_TABLES}"
    of_plans = (issue for plan in reading.plans for issue in plan.issues)
    yield from map(_about_issue, document.placed((*document.issues, *reading.issues, *of_plans)))


def _about_issue(issue: Issue) -> str:
    place = "".join(
        f", {name} {value + 1}"
        for name, value in (("table", issue.table), ("row", issue.row))
        if value is not None
    )
    page = f", page {issue.page}" if issue.page else f", sheet {issue.sheet!r}" if issue.sheet else ""
    return plain(f"{issue.severity}{page}{place}: {issue.message} [{issue.code}]")


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
