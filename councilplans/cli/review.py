"""``councilplans review``: the page to review a run on, and its corrections taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilplans.cli.default_command import DefaultGroup
from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.options import as_count, as_day, as_port, reading_options, settings
from councilplans.cli.terminal import counted, plain, typed
from output.flavour import CsvFlavour

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from councilplans.corrected import Outcome
    from councilplans.reviewing import Review
    from output.results import Results
    from output.review.apply import Refusal
    from output.review.reviewers import Disagreement

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)
_FLAVOURS = click.Choice([flavour.value for flavour in CsvFlavour])
_CORRECTIONS = click.Path(dir_okay=False, path_type=Path)


def _downloaded(ctx: click.Context, param: click.Parameter, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files of corrections; of one that is not there, where it may be."""
    for path in paths:
        if not path.exists():
            raise click.BadParameter(
                f"there is no file {str(path)!r}. Give the path at which your browser saved the download, "
                "mostly in the folder Downloads of your home folder.",
                ctx,
                param,
            )
    return paths


@click.group(cls=DefaultGroup, default="page", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Make a web page with every action in DIR beside the place that it was read from, to check by eye.

    The page is one file, opens in any browser and needs no network. On it each action is accepted, corrected
    or rejected; these decisions are downloaded as corrections.csv. `review apply` writes tables with the
    corrections, and `review gold` makes hand-checked answers (gold) of them, for `audit`.

    \b
    councilplans review results
    councilplans review results --as-of 2010-03-31 --out march.html
    councilplans review results --serve
    councilplans review results/followed
    councilplans review apply results ~/Downloads/corrections.csv
    councilplans review gold results ~/Downloads/corrections.csv --out gold/

    The browser chooses where the download goes: mostly the folder Downloads of your home folder.
    """


_AFTER_DOWNLOAD = (
    "When you have downloaded the corrections from it: councilplans review apply {folder} corrections.csv\n"
    "  For corrections.csv give its path: your browser saves it in its folder for downloads, mostly "
    "Downloads in your home folder, as in ~/Downloads/corrections.csv."
)


@command.command(name="page")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option("--out", type=_FILE, help="File for the page [default: review.html in DIR].")
@click.option(
    "--as-of",
    metavar="DATE",
    callback=as_day,
    help="The day on which actions count as overdue, as 2010-03-31 [default: today].",
)
@click.option(
    "--inputs",
    multiple=True,
    metavar="PATH",
    help="Where the documents are now, if they were moved since. May be given several times.",
)
@click.option(
    "--pages",
    callback=as_count,
    metavar="N",
    default="30",
    show_default=True,
    help="How many pages of a document to show besides those with actions.",
)
@click.option(
    "--results",
    "runs",
    multiple=True,
    type=_FOLDER,
    help="If `follow` wrote DIR: the results that it follows [default: the folder that DIR is in].",
)
@click.option(
    "--serve",
    is_flag=True,
    help="Show the page from this machine, and save decisions in DIR as they are made.",
)
@click.option(
    "--port",
    callback=as_port,
    metavar="N",
    default="0",
    help="With --serve: the port [default: a free one].",
)
@click.option(
    "--reviewer",
    metavar="NAME",
    help="With --serve: a name for the file of decisions, DIR/corrections-NAME.csv.",
)
@reading_options
@click.pass_context
def page(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    /,
    folder: Path,
    out: Path | None,
    as_of: date | None,
    inputs: tuple[str, ...],
    pages: int,
    runs: tuple[Path, ...],
    serve: bool,
    port: int,
    reviewer: str | None,
    config: Path | None,
    **chosen: str | None,
) -> None:
    """Write the review page, of results or of a folder that `follow` wrote."""
    from councilplans.reviewing import Review, corrections_file, serve_review, write_followed_page
    from output.follow.writing import is_followed, read_followed
    from output.results import read_results

    if not serve and (reviewer is not None or port):
        raise click.UsageError("--reviewer and --port go with --serve.")
    path = out or folder / "review.html"
    in_force = settings(config, chosen)
    if is_followed(folder):
        if serve:
            raise click.UsageError("--serve shows results, not a followed folder.")
        if not read_followed(folder).threads:
            click.echo(_NOTHING_FOLLOWED.format(folder=typed(str(folder))), err=True)
            ctx.exit(ExitCode.NOTHING_FOUND)
        _say_where(path, write_followed_page(folder, runs or (folder.parent,), inputs, in_force, path))
        return
    results = read_results(folder)
    day = as_of or date.today()  # noqa: DTZ011 - the day where the reader sits
    review = Review(results, inputs or results.inputs, in_force, day, pages)
    if serve:
        kept = corrections_file(folder, reviewer)
        _say_missing(review)
        serve_review(review, kept, port, click.echo)
        click.echo(f"Ended. Decisions are in {kept}." if kept.exists() else "Ended. Nothing was decided.")
        if kept.exists():
            click.echo(f"Next: councilplans review apply {typed(str(folder))}")
    else:
        pictures = review.write(path)
        _say_missing(review)
        _say_where(path, pictures)
        click.echo(_AFTER_DOWNLOAD.format(folder=typed(str(folder))))


_NOTHING_FOLLOWED = (
    "councilplans: {folder} follows no plan, so there is nothing to review. Run `councilplans follow` again: "
    "it says what to do if no two documents are versions of one plan."
)


def _say_missing(review: Review) -> None:
    if review.missing:
        click.echo(review.missing_in_words, err=True)


def _say_where(path: Path, pictures: Path | None) -> None:
    size = path.stat().st_size / 1_000_000
    click.echo(f"{path} ({size:.1f} MB): open it in a browser.")
    if pictures:
        click.echo(f"Its pictures are in {pictures}: keep that folder beside it.")


@command.command(name="apply", short_help="Write corrected tables into DIR, beside those as they were read.")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.argument("corrections", type=_CORRECTIONS, nargs=-1, callback=_downloaded)
@click.option(
    "--csv",
    "flavour",
    type=click.Choice([flavour.value for flavour in CsvFlavour]),
    default="excel",
    help="Write CSV files for Excel, or plain ones for programs. [default: excel]",
)
@click.pass_context
def apply(ctx: click.Context, folder: Path, corrections: tuple[Path, ...], flavour: str) -> None:
    """Write corrected tables into DIR, beside the tables as they were read.

    CORRECTIONS is the file corrections.csv that the review page downloads, with its path: browsers mostly
    save it in the folder Downloads of your home folder. There may be one file for each reviewer. If none is
    named, the files corrections*.csv in DIR are taken.

    If two reviewers differ, both are named and nothing is written (earlier corrected tables are removed). A
    correction is refused if the value that it corrects is no longer in DIR, or if it cannot be understood.
    Each refused one is listed with its row in the file, its action, its column and the reason; the others
    are applied, and the exit code is 3.

    \b
    councilplans review apply results ~/Downloads/corrections.csv
    councilplans review apply results anna.csv ben.csv
    """
    from councilplans.corrected import correct, drop_corrected, kept_corrections, names_of

    outcome = correct(folder, corrections or kept_corrections(folder), CsvFlavour(flavour))
    if outcome.written:
        click.echo(f"{outcome.in_words()}.")
        for line in _written(folder, outcome):
            click.echo(line)
    elif old := drop_corrected(folder):
        click.echo(
            f"Removed the earlier corrected tables, since the reviewers now differ: {names_of(old)}.",
            err=True,
        )
    ctx.exit(_say_troubles(outcome.disagreements, outcome.refused))


@command.command(name="gold", short_help="Make hand-checked answers (gold) of reviewed documents.")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.argument("corrections", type=_CORRECTIONS, nargs=-1, required=True, callback=_downloaded)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the gold [default: gold in DIR].",
)
@click.option("--force", is_flag=True, help="Replace gold files that are there already.")
@click.pass_context
def gold(
    ctx: click.Context, folder: Path, corrections: tuple[Path, ...], out: Path | None, force: bool
) -> None:
    """Make hand-checked answers (gold) of the documents that were reviewed completely.

    These are the documents of which every action was decided. The others are listed, with what is missing.
    CORRECTIONS is the file corrections.csv that the review page downloads, with its path: browsers mostly
    save it in the folder Downloads of your home folder.

    \b
    councilplans review gold results ~/Downloads/corrections.csv --out gold/
    """
    from output.results import read_results
    from output.review.apply import apply_corrections
    from output.review.reviewed_gold import in_words, write_gold
    from output.review.reviewers import read_reviews

    results = read_results(folder)
    reviews = read_reviews(corrections, results)
    if reviews.disagreements:
        ctx.exit(_say_troubles(reviews.disagreements, ()))
    corrected = apply_corrections(results, reviews.corrections)
    written, left_out = write_gold(results, corrected, out or folder / "gold", force=force)
    for line in in_words(left_out):
        click.echo(line, err=True)
    into = out or folder / "gold"
    documents = f"{len(written):,} of {counted(len(results.documents), 'document')}"
    where = f", a file each, in {into}." if written else ": nothing was written."
    click.echo(f"Gold was made of {documents}{where}")
    if written:
        for line in _served(results, into, len(written)):
            click.echo(line)
        click.echo(f"Next: councilplans audit {typed(str(folder))} --gold {typed(str(into))}")
    troubled = _say_troubles((), corrected.refused)
    ctx.exit(troubled or (ExitCode.DONE if written else ExitCode.NOTHING_FOUND))


def _written(folder: Path, outcome: Outcome) -> Iterator[str]:
    """The files that were written, with what they hold and what goes on reading which."""
    from councilplans.corrected import PROFILE

    tables = [path.stem for path in outcome.written if path.suffix == ".csv"]
    actions, documents = counted(outcome.actions, "action"), counted(outcome.documents, "document")
    yield (f"Written: {actions} of {documents} in {folder}: {', '.join(tables)} (each as .csv and .parquet).")
    if any(path.name == PROFILE for path in outcome.written):
        yield f"Written: what was decided about tables, in {folder / PROFILE} (for extract --profile)."
    yield f"The corrected actions are in {folder / 'actions.corrected.csv'} (and .parquet)."
    yield f"These stay as they were read, without the corrections: {', '.join(_uncorrected(folder))}."
    yield "`audit` and `follow` use these tables without the corrections."


_WORKBOOK_AND_DATABASE = ("actions.xlsx", "councilplans.duckdb")


def _uncorrected(folder: Path) -> Iterator[str]:
    """What else stands in the folder that somebody may take for the corrected tables."""
    from output.star.tables import FOLDER

    yield "actions.csv and .parquet"
    if (folder / FOLDER).is_dir():
        yield f"the flat tables for BI in {folder / FOLDER}"
    yield from (name for name in _WORKBOOK_AND_DATABASE if (folder / name).exists())


def _served(results: Results, gold: Path, written: int) -> Iterator[str]:
    """How many documents the gold in a folder is of, where that is more than it was made of."""
    from output.audit.audit import gold_for
    from output.audit.gold_files import read_gold

    documents = read_gold(gold).documents
    served = sum(gold_for(each.source, documents) is not None for each in results.documents)
    if served > written:
        yield (
            f"With it {served:,} documents can be audited: a gold file also serves the documents of the same "
            "name in other formats."
        )


_SETTLE = (
    "Nothing was written. To settle it, load one file on the review page and then the other: the page asks "
    "whose decisions count. Download the result and apply that."
)


def _say_troubles(disagreements: Sequence[Disagreement], refused: Sequence[Refusal]) -> ExitCode:
    for disagreement in disagreements:
        click.echo(f"Reviewers differ: {plain(str(disagreement))}.", err=True)
    if disagreements:
        click.echo(_SETTLE, err=True)
    if refused:
        click.echo(
            f"{counted(len(refused), 'correction')} refused, and not applied. Of each: its row in the file, "
            "its action, its column, and why.",
            err=True,
        )
    for refusal in refused:
        click.echo(f"Refused: {refusal}.", err=True)
    return ExitCode.TO_LOOK_AT if refused or disagreements else ExitCode.DONE
