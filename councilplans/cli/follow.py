"""``councilplans follow``: what was promised, how often it moved, and what was quietly dropped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import click

from councilplans import __version__
from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.options import one_of
from councilplans.cli.terminal import counted, plain, typed
from output.flavour import CsvFlavour

if TYPE_CHECKING:
    from output.follow.corrections import Said
    from output.follow.writing import Figures

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_DEFAULT_OUT = "followed"

# A line of the terminal holds so much of an action.
_WIDTH = 70


@click.command()
@click.argument("results", nargs=-1, required=True, type=_FOLDER, metavar="RESULTS...")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Folder for the tables. [default: {_DEFAULT_OUT} in the first RESULTS]",
)
@click.option(
    "--series",
    "only_series",
    is_flag=True,
    help="Only list which documents are versions of one plan, and why; write nothing.",
)
@click.option(
    "--corrections",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV file that says which documents, or actions, belong together: links.csv, as the review page "
    "of a followed folder downloads it, or one of your own.",
)
@click.option("--duckdb", is_flag=True, help="Also write a DuckDB database.")
@click.option(
    "--csv",
    "flavour",
    type=one_of(CsvFlavour),
    default="excel",
    help="Write CSV files for Excel, or plain ones for programs. [default: excel]",
)
@click.pass_context
def command(  # noqa: PLR0913 - one for each option
    ctx: click.Context,
    /,
    *,
    results: tuple[Path, ...],
    out: Path | None,
    only_series: bool,
    corrections: Path | None,
    duckdb: bool,
    flavour: str,
) -> None:
    """Follow plans that are published again and again: link each action with itself in the version before.

    Takes folders that `extract` wrote, finds which of their documents are versions of one plan (a series),
    and writes four tables:

    \b
    series    one row for each plan
    versions  one row for each document that is a version of a plan
    threads   one row for each action, from its first version to its last
    history   one row for each action in each version

    \b
    councilplans follow results
    councilplans follow results-2010 results-2011 --out followed
    councilplans follow results --series
    councilplans follow results --corrections links.csv
    """
    from output.follow.corrections import Said, read_said
    from output.follow.writing import write_followed

    said = read_said(corrections) if corrections else Said()
    if only_series:
        ctx.exit(_list_series(results, said))
    refused = tuple(said.strangers(results))
    folder = out or results[0] / _DEFAULT_OUT
    if folder.resolve() in {each.resolve() for each in results}:
        told = "that is a folder of results: name another, or leave it out."
        raise click.BadParameter(told, param_hint="--out")
    figures = write_followed(results, folder, said, CsvFlavour(flavour))
    if duckdb and figures.series:
        _write_database(results, folder, CsvFlavour(flavour))
    for line in _lines(figures, folder, results):
        click.echo(line)
    if corrections and figures.series:
        click.echo(_taken_in(corrections, said, refused))
    for refusal in refused:
        click.echo(f"Refused: {plain(refusal)}.", err=True)
    done = ExitCode.TO_LOOK_AT if refused else ExitCode.DONE
    ctx.exit(done if figures.series else ExitCode.NOTHING_FOUND)


def _list_series(results: tuple[Path, ...], said: Said) -> ExitCode:
    from output.follow.item import Spool
    from output.follow.series import find_series

    with Spool(results) as spool:
        found = find_series(spool, said.series)
    for series in found:
        click.echo(plain(series.title or "without a title"))
        click.echo("  version  date of plan  document  why it is a version of this plan")
        for number, member in enumerate(series.members, start=1):
            day = member.document.plan_date or "no date"
            why = [f"like version {member.like}: {member.why}"] if member.why else []
            said_of_it = "; ".join((*why, *(flag.meaning for flag in member.flags)))
            source = member.document.source
            if len(results) > 1:  # A plan often has the same file name in each folder.
                source = f"{source} (in {spool.folders[member.document.document_id]})"
            click.echo(plain(f"  {number:7}  {day!s:12}  {source}  {said_of_it}".rstrip()))
    if not found:
        for line in _NOTHING_TO_FOLLOW:
            click.echo(line)
    return ExitCode.DONE if found else ExitCode.NOTHING_FOUND


def _write_database(results: tuple[Path, ...], folder: Path, flavour: CsvFlavour) -> None:
    from output.sinks.sink import SINKS, Finished, Product

    SINKS[Product.DUCKDB].load()
    from output.sinks.database import write_followed_database

    write_followed_database([Finished(each, (), flavour, __version__) for each in results], folder)


_NOTHING_TO_FOLLOW = (
    "No two documents are versions of one plan: there is nothing to follow, and nothing was written. "
    "(The same version in another format is a copy, and no other version.)",
    "Documents count as versions if they have several actions, or the organisation and the title, in common. "
    "If they were extracted into several folders, name each: councilplans follow RESULTS MORE_RESULTS",
    "If two documents are versions nevertheless, say so in a CSV file such as this, and give it with "
    "--corrections:",
    "  what,before,after,verdict",
    "  series,first.pdf,second.pdf,same",
)


def _taken_in(path: Path, said: Said, refused: tuple[str, ...]) -> str:
    """How many rows of a file of corrections were taken in."""
    of_no_use = len({refusal.partition(":")[0] for refusal in refused})
    return (
        f"Corrections applied: {len(said.rows) - of_no_use:,} of {counted(len(said.rows), 'row')} of {path}."
    )


def _to_check(figures: Figures, listing: str) -> Iterator[str]:
    """What a person should look at first; ``listing`` is the command that lists the versions."""
    if figures.doubtful:
        are = "a link, or a version, that may be wrong" if figures.apart else "a link that may be wrong"
        first = (
            "They come first on the review page."
            if figures.doubtful > 1
            else "It comes first on the review page."
        )
        yield f"To check: {counted(figures.doubtful, 'action')} with {are}. {first}"
    if figures.apart:
        versions, papers = (
            ("1 version has", "its paper is a version")
            if figures.apart == 1
            else (f"{figures.apart:,} versions have", "their papers are versions")
        )
        yield (
            f"  No action in common: {versions} none with another version. Check that {papers} of that plan: "
            f"{listing}. If not, say `different` in a CSV file for --corrections."
        )
    if figures.guessed:
        yield (
            f"The order of the versions is a guess for {counted(figures.guessed, 'plan')}: some have no date "
            f"or the same one. They are listed by: {listing}"
        )


def _alone(figures: Figures, results: tuple[Path, ...]) -> Iterator[str]:
    """The folders that have nothing to do with the others: somebody may have named the wrong one."""
    alone = [str(folder) for folder in dict.fromkeys(results) if folder not in figures.joined]
    if len(results) > 1 and alone:
        yield (
            f"Note: no plan in {' or '.join(alone)} has a version in another of these folders. Check "
            "that you named the right ones. (A document that is in several of them is taken once.)"
        )


def _lines(figures: Figures, folder: Path, results: tuple[Path, ...]) -> Iterator[str]:
    from output.follow.tables import EXPLAINED, Ending

    if not figures.series:
        yield from _NOTHING_TO_FOLLOW
        return
    yield (
        f"{counted(figures.series, 'plan')} in {counted(figures.versions, 'version')}: "
        f"{counted(figures.threads, 'action')} ({counted(figures.rows, 'row')} in these versions), "
        f"{counted(figures.links, 'link')} (each links an action "
        "with the same action in an earlier version)."
    )
    yield from _alone(figures, results)
    yield from _to_check(
        figures, f"councilplans follow {' '.join(typed(str(each)) for each in results)} --series"
    )
    yield "What became of the actions: " + ", ".join(
        f"{figures.endings[ending]:,} {ending}" for ending in Ending if figures.endings[ending]
    )
    for ending in EXPLAINED:
        if figures.endings[ending]:
            yield f"  {ending}: {ending.meaning}"
    yield (
        f"Deadlines that moved from one version to the next: {figures.put_back:,} later, "
        f"{figures.brought_on:,} earlier."
    )
    if figures.slips:
        half = "by" if len(figures.slips) == 1 else "half of them by at least"
        days = f"{half} {median(figures.slips):,.0f} days in all"
        later = counted(len(figures.slips), "action")
        yield f"Last deadline later than the first: {later}, {days}. The most:"
        for slip in figures.slipped:
            action = " ".join(slip.action.split())
            shown = action if len(action) <= _WIDTH else f"{action[: _WIDTH - 1]}…"
            yield plain(f"  {slip.days:5,} days  {shown}")
    yield f"Tables in {folder}: series, versions, threads, history (as .parquet and .csv)."
    apart = folder.parent not in results
    told = "".join(f" --results {typed(str(each))}" for each in results) if apart else ""
    yield f"Next: councilplans review {typed(str(folder))}{told}"
