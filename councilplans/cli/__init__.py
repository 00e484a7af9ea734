"""The command line. Each command is one module, imported only when it is called."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import NoReturn

import click

from councilplans import __version__
from councilplans.cli.exit_codes import ExitCode, explained
from councilplans.cli.interruption import interrupted_code, listen
from councilplans.cli.terminal import plain
from ingest.errors import CouncilPlansError, UnreadableDocument

# name -> (module, one line for --help), so that --help need not import every command.
_COMMANDS = {
    "extract": ("extract", "Read reports and write every action as a row of a table."),
    "show": ("show", "Print the action plans of one file as tables."),
    "inspect": ("inspect", "Show what was read in one file, and why each table is an action plan or not."),
    "tables": ("tables", "Print every table of one file for programs (JSON lines)."),
    "normalise": ("normalise", "Show how a due date, a lead or a status is interpreted."),
    "audit": (
        "audit",
        "Measure how right the rows are against hand-checked answers (gold), or compare two runs.",
    ),
    "review": ("review", "Make a page to check every action on, and apply what was corrected there."),
    "follow": ("follow", "Follow each action through the versions of a plan: what moved, what was dropped."),
    "schema": ("schema", "Print what every column of the tables holds (the data dictionary)."),
    "doctor": ("doctor", "Print the settings in use, and which optional parts are installed."),
}


class _NobodyReads(Exception):
    """The pipe that a command prints to was closed; click would take that for a failure."""


class _CommandTable(click.Group):
    """A group that knows its commands' names and imports only the one that is called."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is called."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as closed:
            raise _NobodyReads from closed

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name, its module imported only now; None where there is no such command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command = getattr(import_module(f"councilplans.cli.{module}"), "command")  # noqa: B009 - see below
        assert isinstance(command, click.Command)  # noqa: S101 - every module of the table defines one
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; the refusal of a misspelt one names the one that is meant."""
        likely = get_close_matches(args[0], _COMMANDS, n=1)
        if args[0] not in _COMMANDS and likely:
            ctx.fail(f"No such command '{plain(args[0])}'. Did you mean '{likely[0]}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(cls=_CommandTable, epilog=explained(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="councilplans")
def cli() -> None:
    """Read councils' action plans, and write every action as one row of the same table.

    \b
    councilplans extract reports/ --out results
    councilplans review results
    councilplans show report.pdf

    Begin with extract: it reads a folder of reports. Then review makes a web page on which each action stands
    beside the place that it was read from.
    """


def run() -> NoReturn:
    """Run the command line; an expected trouble is one sentence on stderr, never a traceback."""
    listen()
    try:
        code = _ended()
        sys.stdout.flush()
    except (_NobodyReads, BrokenPipeError):
        # Whoever read the output has seen enough (`| head`); what is left must not be flushed at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.DONE
    except KeyboardInterrupt as interrupted:
        click.echo("Interrupted.", err=True)
        code = interrupted_code(interrupted)
    sys.exit(code)


def _ended() -> int:
    """How the command ended, as an exit code."""
    try:
        code = cli.main(prog_name="councilplans", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except click.Abort as abort:
        if isinstance(abort.__cause__, KeyboardInterrupt):
            raise abort.__cause__ from None
        raise KeyboardInterrupt from abort
    except CouncilPlansError as trouble:
        click.echo(f"councilplans: {plain(str(trouble))}", err=True)
        unreadable = isinstance(trouble, UnreadableDocument)
        return ExitCode.NOTHING_FOUND if unreadable else ExitCode.WRONGLY_CALLED
    return code if isinstance(code, int) else ExitCode.DONE
