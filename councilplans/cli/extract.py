"""``councilplans extract``: reports in, tables out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.interruption import interrupted_code
from councilplans.cli.options import DOC_ENGINE, PDF_ENGINE, as_seconds, one_of
from councilplans.cli.terminal import counted, plain, typed
from councilplans.config import LogStyle, TableSet, Value, load
from councilplans.libreoffice import require
from extractors.options import ActionsFrom, DocEngine, Ocr, PdfEngine
from ingest.errors import ConfigError, NothingToRead
from ingest.remote import is_url
from output.flavour import CsvFlavour

if TYPE_CHECKING:
    from councilplans.batch.events import Summary
    from councilplans.batch.order import Order
    from councilplans.config import Effective
    from councilplans.corrected import Outcome


_RESULTS = """\b
What DIR then holds, as .csv and .parquet (issues: .csv and .jsonl):
  documents        one row for each file, read or not
  actions          one row for each action; kind marks milestones, and weaknesses (issue)
  recommendations  one row for each recommendation that actions answer
  issues           one row for each remark on what was lost or may have been read wrong
  star/            flat tables of the same for BI tools

\b
What the words mean:
  plan      what a document sets out to be done, mostly a table of actions
  to check  this action may have been read wrong: to_check is true in actions.csv
  flag      a code at an action: why it is to check, or only how it was found
  issue     a remark in a sentence, on an action, a table or a whole document

`table` and `row` count from 0 in these files, and from 1 on the pages and in `inspect`. run.json says how the
run was made. ledger.sqlite notes what was read: given again, the same command goes on where it was
interrupted, or reads what is new or has changed.
"""


@click.command(epilog=_RESULTS)
@click.argument("reports", nargs=-1, required=True, metavar="DOCUMENT_OR_FOLDER...")
@click.option("--out", metavar="DIR", help="Folder (or URL) for the results.  [required]")
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    help="With a URL in --out: folder on this machine for the files until they are finished.",
)
@click.option("--force", is_flag=True, help="Replace the results of another run in DIR.")
@click.option(
    "--redo", type=click.Choice(["failed", "all"]), help="Read again what could not be read, or everything."
)
@click.option("--dry-run", is_flag=True, help="List what would be read and what is kept; write nothing.")
@click.option(
    "--quiet", "-q", is_flag=True, help="Print no summary: only errors, and why the exit code is not 0."
)
@click.option("--strict", is_flag=True, help="For scripts: exit with code 3 if there is any issue.")
@click.option(
    "--workers",
    type=int,
    help="How many documents to read at a time; 0 means one per processor core. [default: 0]",
)
@click.option(
    "--timeout", callback=as_seconds, metavar="SECONDS", help="Time limit for each document. [default: 600]"
)
@click.option(
    "--memory", type=int, metavar="MIB", help="Memory limit for each document, in MiB. [default: 2048]"
)
@click.option(
    "--limit", "limits", multiple=True, metavar="NAME=N", help="Set another limit (`doctor` lists them)."
)
@click.option("--pdf-engine", type=one_of(PdfEngine), help=PDF_ENGINE)
@click.option("--doc-engine", type=one_of(DocEngine), help=DOC_ENGINE)
@click.option(
    "--actions",
    type=one_of(ActionsFrom),
    help="Take actions from tables and text, or from tables alone. [default: all]",
)
@click.option(
    "--resolutions", is_flag=True, default=None, help="Also read what a meeting resolved as actions."
)
@click.option(
    "--strict-plans",
    is_flag=True,
    default=None,
    help="Leave out tables of which it is in doubt whether they are plans.",
)
@click.option(
    "--profile",
    metavar="FILE",
    help="File that says which tables are plans and what their columns mean (see `inspect`).",
)
@click.option("--ocr", type=one_of(Ocr), help="Read the text of scanned pages (OCR). [default: auto]")
@click.option(
    "--csv",
    type=one_of(CsvFlavour),
    help="Write CSV files for Excel, or plain ones for programs. [default: excel]",
)
@click.option(
    "--tables",
    type=one_of(TableSet),
    help="star: also write flat tables for BI tools, into the folder star; plain: do not. [default: star]",
)
@click.option("--xlsx/--no-xlsx", default=None, help="Also write an Excel workbook. [default: no]")
@click.option("--duckdb/--no-duckdb", default=None, help="Also write a DuckDB database. [default: no]")
@click.option(
    "--log",
    type=one_of(LogStyle),
    help="Progress messages for a person, or one JSON object a line. [default: human]",
)
@click.option("--config", type=click.Path(path_type=Path), help="Settings file. [default: councilplans.toml]")
@click.option(
    "--isolation/--no-isolation",
    default=None,
    help="Read each file in a separate process that can write and damage nothing. [default: yes]",
)
@click.option(
    "--follow-links", is_flag=True, help="Also follow links in the input folder that lead out of it."
)
@click.option(
    "--dask", metavar="ADDRESS", help="Read on several machines: the address of a Dask cluster's scheduler."
)
@click.pass_context
def command(  # noqa: PLR0913 - one for each option
    ctx: click.Context,
    /,
    *,
    reports: tuple[str, ...],
    out: str | None,
    work: Path | None,
    force: bool,
    redo: str | None,
    dry_run: bool,
    quiet: bool,
    strict: bool,
    dask: str | None,
    follow_links: bool,
    config: Path | None,
    limits: tuple[str, ...],
    **flags: Value | None,
) -> None:
    """Read reports (Word, PDF, Excel, HTML, text, scans) and write every action of their plans as a row.

    Takes files, folders (searched through), patterns such as "reports/*.pdf", zip files and, with
    councilplans[dask], URLs such as s3://bucket/reports/.

    \b
    councilplans extract reports/ --out results
    councilplans extract plan.pdf minutes.docx --out results --force
    councilplans extract reports/ --out results --redo failed --timeout 600
    """
    if out is None:
        raise click.UsageError("Missing option '--out': name a folder for the results, as in --out results.")
    settings = load(_named(flags, limits), os.environ, config)
    require(settings.config.doc_engine)
    place = _place(out, work)
    order = _order(reports, place, settings, force=force, redo=redo, dask=dask, follow_links=follow_links)
    if dry_run:
        from councilplans.cli.dry_run import list_inputs

        ctx.exit(list_inputs(order))
    ctx.exit(_run(order, strict=strict, quiet=quiet))


class _Place(NamedTuple):
    """Where results go: a folder, and with a URL the store that it is copied to."""

    folder: Path
    store: str | None


def _place(out: str, work: Path | None) -> _Place:
    from councilplans.batch.destination import work_folder

    return _Place(work or work_folder(out), out) if is_url(out) else _Place(Path(out), None)


def _order(  # noqa: PLR0913 - one for each option
    reports: tuple[str, ...],
    place: _Place,
    settings: Effective,
    *,
    force: bool,
    redo: str | None,
    dask: str | None,
    follow_links: bool,
) -> Order:
    from councilplans.batch.order import Order, Redo

    return Order(
        inputs=reports,
        out=place.folder,
        settings=settings,
        force=force,
        redo=Redo(redo) if redo is not None else None,
        dask=dask,
        follow_links=follow_links,
        store=place.store,
    )


def _run(order: Order, *, strict: bool, quiet: bool) -> int:
    """Carry the order out, print what it came to, and say how it ended."""
    if order.isolated:
        from councilplans.batch.server import make_ready

        make_ready(order.readable)  # it begins while the rest of the program is imported
    from councilplans.batch.run import run_batch
    from councilplans.cli.progress import watching
    from councilplans.cli.summary import ended_in_words, exit_code, lines, nothing_in_words

    try:
        with watching(order.config.log) as watch:
            summary = run_batch(order, watch)
    except NothingToRead as nothing:
        click.echo(f"councilplans: {plain(str(nothing))}", err=True)
        return ExitCode.NOTHING_FOUND
    except KeyboardInterrupt as interrupted:
        click.echo("Interrupted. What was read is kept. Give the same command again to go on.", err=True)
        return interrupted_code(interrupted)
    taken = _take_corrections(order, is_as_before=summary.up_to_date)
    if not quiet:
        for line in (*lines(summary), *taken.lines, *_outrun(summary)):
            click.echo(line)
    elif taken.troubles:
        click.echo(f"councilplans: some corrections were not applied ({taken.names}):", err=True)
    for line in taken.troubles:
        click.echo(line, err=True)
    ended = exit_code(summary, strict=strict)
    why = ended_in_words(summary, ended)
    # The summary tells of documents that were not read, and not of --strict.
    if why and (quiet or ended is ExitCode.TO_LOOK_AT):
        click.echo(f"councilplans: {why}", err=True)
    if ended is ExitCode.NOTHING_FOUND:
        click.echo(f"councilplans: {nothing_in_words(summary)}", err=True)
    return ended if ended is not ExitCode.DONE or not taken.troubles else ExitCode.TO_LOOK_AT


def _outrun(summary: Summary) -> Iterator[str]:
    """What stands beside the results and was made of an earlier reading."""
    if not summary.up_to_date and (summary.out / "followed" / "threads.parquet").exists():
        yield (
            f"{summary.out / 'followed'} was made of an earlier reading. To follow these results: "
            f"councilplans follow {typed(str(summary.out))}"
        )


class _Taken(NamedTuple):
    """What is said of corrections that were taken in, and what has to be settled by people."""

    lines: Sequence[str] = ()
    troubles: Sequence[str] = ()
    names: str = ""


# Corrections that no longer fit, or on which reviewers differ, that are named at the end of a run.
_MOST_TROUBLES = 3


def _take_corrections(order: Order, *, is_as_before: bool) -> _Taken:
    """Take what people said of these results in again; tables corrected of an earlier reading do not stay."""
    from councilplans.corrected import Outcome, correct, drop_corrected, kept_corrections, names_of

    kept = kept_corrections(order.out)
    outcome = correct(order.out, kept, order.config.csv) if kept else Outcome()
    old = () if outcome.written or (is_as_before and not kept) else drop_corrected(order.out)
    removed = [f"Removed, because they are of an earlier reading: {names_of(old)}"] if old else []
    if not kept:
        return _Taken(removed)
    names = names_of(kept)
    done = (
        f"{outcome.in_words()}; the corrected actions are in actions.corrected.csv{_refused(outcome)}"
        if outcome.written
        else "not applied, because the reviewers differ"
    )
    troubles = [f"  {trouble}." for trouble in (*outcome.disagreements, *outcome.refused)]
    if len(troubles) > _MOST_TROUBLES:
        more = f"  {len(troubles) - _MOST_TROUBLES:,} more: councilplans review apply {order.out}"
        troubles = [*troubles[:_MOST_TROUBLES], more]
    return _Taken([f"Corrections ({names}): {done}", *removed], troubles, names)


def _refused(outcome: Outcome) -> str:
    refused = len(outcome.refused)
    return f"; {counted(refused, 'correction')} refused, each named with its reason" if refused else ""


# Options whose setting has another name.
_SETTINGS = {"timeout": "limits.seconds", "memory": "limits.memory_mb"}


def _named(flags: Mapping[str, Value | None], limits: Sequence[str]) -> dict[str, Value | None]:
    """What was given on the command line, by the settings' full names."""
    named = {_SETTINGS.get(flag, flag): value for flag, value in flags.items()}
    for limit in limits:
        name, equals, value = limit.partition("=")
        if not equals:
            message = f"--limit {limit}: write it as NAME=N, for example --limit pdf_pages=5000."
            raise ConfigError(message)
        named[f"limits.{name.strip()}"] = value.strip()
    return named
