"""``councilplans audit``: score a run against gold, or compare two runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilplans.cli.default_command import DefaultGroup
from councilplans.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from rich.console import Console

    from output.audit.audit import Audit

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(cls=DefaultGroup, default="score", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Score the rows of a results folder against gold, or compare two runs.

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
    help="Gold: a .jsonl or .csv file, or a folder of them, each named like its document.",
)
@click.option("--html", "html_path", type=_FILE, help="Write the misses side by side as a web page.")
@click.option("--json", "json_path", type=_FILE, help="Where to write audit.json [default: in DIR].")
@click.option("--floors", "floors_path", type=_FILE, help="Exit with 6 when a figure is below its floor.")
@click.option("--update-floors", is_flag=True, help="Raise the floors to this audit's figures.")
@click.option("--allow-regression", is_flag=True, help="With --update-floors: lower them too, saying which.")
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
    from rich.console import Console

    from councilplans.cli.audit_tables import print_audit
    from output.audit.audit import audit
    from output.audit.gold_files import read_gold
    from output.audit.page import places_of, write_page
    from output.audit.report import write_json
    from output.results import read_results

    results = read_results(folder)
    figures = audit(results, read_gold(gold_path))
    console = Console()
    print_audit(figures, console)
    write_json(figures, json_path or folder / "audit.json")
    if html_path:
        write_page(figures, places_of(results), html_path)
    if floors_path:
        ctx.exit(_hold(figures, floors_path, console, update_floors, allow_regression))


def _hold(audit: Audit, path: Path, console: Console, update: bool, allow_regression: bool) -> ExitCode:
    """Hold the figures against their floors, moving these first where that was asked for."""
    from output.audit import floors

    if not update:
        short = floors.check(audit, floors.read_floors(path))
    else:
        held = floors.raised(audit, floors.read_floors(path) if path.exists() else None)
        if allow_regression:
            held, changes = floors.lowered(audit, held)
            for change in changes:
                console.print(f"Floor lowered: {change}", markup=False, highlight=False, style="bold red")
        floors.write_floors(held, path)
        short = floors.shortfalls(audit, held)
    for figure in short:
        console.print(f"Below its floor: {figure}", markup=False, highlight=False, style="bold red")
    if not short:
        console.print(f"No figure is below its floor in {path}.", markup=False, highlight=False)
    return ExitCode.BELOW_FLOOR if short else ExitCode.DONE


@command.command(name="diff")
@click.argument("old", metavar="OLD_DIR", type=_FOLDER)
@click.argument("new", metavar="NEW_DIR", type=_FOLDER)
@click.option("--json", "json_path", type=_FILE, help="Write every change for programs.")
@click.option("--show", default=20, show_default=True, help="How many changes to print.")
def diff(old: Path, new: Path, json_path: Path | None, show: int) -> None:
    """Say which rows and values were gained, lost or changed from one run to another over the same documents.

    \b
    councilplans audit diff results-old results-new
    councilplans audit diff results-old results-new --json changes.json
    """
    from rich.console import Console

    from councilplans.cli.audit_tables import print_comparison
    from output.audit.diff import compare, write_json
    from output.results import read_results

    comparison = compare(read_results(old), read_results(new))
    print_comparison(comparison, Console(), show)
    if json_path:
        write_json(comparison, json_path)
