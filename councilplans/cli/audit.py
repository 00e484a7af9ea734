"""``councilplans audit``: score a run against gold, or compare two runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from councilplans.cli.default_command import DefaultGroup
from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.options import as_count
from councilplans.cli.terminal import typed

if TYPE_CHECKING:
    from output.audit.audit import Audit

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(cls=DefaultGroup, default="score", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Measure how right the rows in DIR are against hand-checked answers (gold), or compare two runs.

    Gold is a file for each document that says what a careful reader finds in it; `councilplans review gold`
    makes such files of a review.

    \b
    councilplans audit results --gold gold/
    councilplans audit results --gold gold/ --html audit.html
    councilplans audit results --gold gold/ --floors floors.json
    councilplans audit diff results-old results-new
    """


@command.command(name="score")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option(
    "--gold",
    "gold_path",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    help="The answers: a .jsonl or .csv file, or a folder of such files, each named like its document.",
)
@click.option(
    "--html",
    "html_path",
    type=_FILE,
    help="Also write a web page that shows each mistake beside the right answer.",
)
@click.option(
    "--json", "json_path", type=_FILE, help="File for all figures and mistakes [default: audit.json in DIR]."
)
@click.option(
    "--floors",
    "floors_path",
    type=_FILE,
    help="File with the lowest value allowed for each figure (floors): exit with code 6 if one is below.",
)
@click.option(
    "--update-floors", is_flag=True, help="With --floors: raise the floors to the figures of this audit."
)
@click.option(
    "--allow-regression",
    is_flag=True,
    help="With --update-floors: also lower floors where figures became worse, and print which.",
)
@click.pass_context
def score(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    folder: Path,
    gold_path: Path,
    html_path: Path | None,
    json_path: Path | None,
    floors_path: Path | None,
    update_floors: bool,
    allow_regression: bool,
) -> None:
    """Score the actions in DIR against gold."""
    if (update_floors and not floors_path) or (allow_regression and not update_floors):
        message = "--update-floors needs --floors, and --allow-regression needs --update-floors."
        raise click.UsageError(message)
    from councilplans.cli.audit_tables import print_audit, printer
    from output.audit.audit import audit
    from output.audit.gold_files import read_gold
    from output.audit.page import places_of, write_page
    from output.audit.report import write_json
    from output.results import read_results

    results = read_results(folder)
    figures = audit(results, read_gold(gold_path))
    # Files first: who reads the print may have seen enough of it before its end.
    write_json(figures, json_path or folder / "audit.json")
    if html_path:
        write_page(figures, places_of(results), html_path)
    held = _hold(figures, floors_path, update_floors, allow_regression) if floors_path else _Held()
    console = printer()
    print_audit(figures, console)
    if html_path:
        console.print(f"{html_path}: open it in a browser.", markup=False, highlight=False, soft_wrap=True)
    elif any(score.misses for score in figures.together.documents):
        again = f"councilplans audit {typed(str(folder))} --gold {typed(str(gold_path))} --html audit.html"
        console.print(
            f"To see every mistake beside the right answer: {again}",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
    for line in held.bad:
        console.print(line, markup=False, highlight=False, style="bold red")
    for line in held.good:
        console.print(line, markup=False, highlight=False)
    ctx.exit(held.code)


class _Held(NamedTuple):
    """What came of holding figures against their floors: what is to be said in red, and what plainly."""

    bad: Sequence[str] = ()
    good: Sequence[str] = ()
    code: ExitCode = ExitCode.DONE


def _hold(audit: Audit, path: Path, update: bool, allow_regression: bool) -> _Held:
    """Hold the figures against their floors, moving these first where that was asked for."""
    from output.audit import floors

    bad: list[str] = []
    if not update:
        short = floors.check(audit, floors.read_floors(path))
    else:
        held = floors.raised(audit, floors.read_floors(path) if path.exists() else None)
        if allow_regression:
            held, changes = floors.lowered(audit, held)
            bad += [f"Floor lowered: {change}" for change in changes]
        floors.write_floors(held, path)
        short = floors.shortfalls(audit, held)
    bad += [f"Below its floor: {figure}" for figure in short]
    if short:
        return _Held(bad, code=ExitCode.BELOW_FLOOR)
    written = [f"Floors written to {path}."] if update else []
    return _Held(bad, [*written, f"No figure is below its floor in {path}."])


@command.command(name="diff")
@click.argument("old", metavar="OLD_DIR", type=_FOLDER)
@click.argument("new", metavar="NEW_DIR", type=_FOLDER)
@click.option(
    "--json", "json_path", type=_FILE, help="Also write every change into a JSON file, for programs."
)
@click.option(
    "--show",
    callback=as_count,
    metavar="N",
    default="20",
    show_default=True,
    help="How many changes to print, of documents and of actions.",
)
def diff(old: Path, new: Path, json_path: Path | None, show: int) -> None:
    """Compare two runs over the same documents.

    It prints which documents, actions and values were gained, lost or changed from the first run to the
    second.

    \b
    councilplans audit diff results-old results-new
    councilplans audit diff results-old results-new --json changes.json
    """
    from councilplans.cli.audit_tables import print_comparison, printer
    from output.audit.diff import compare, write_json
    from output.results import read_results

    comparison = compare(read_results(old), read_results(new))
    if json_path:
        write_json(comparison, json_path)
    print_comparison(comparison, printer(), show)
