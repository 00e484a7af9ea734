"""``extract --dry-run``: what would be read, by a first look at each file; nothing is parsed or written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.terminal import plain
from extractors.readers import find_reader
from ingest import Limits, UnreadableDocument, discover


def list_inputs(inputs: Sequence[str], limits: Limits, out: Path) -> ExitCode:
    """Print a line for each file of the input, and say how it would end."""
    readable = refused = 0
    for found in discover(inputs, limits, leave_out=(out,)):
        try:
            source = found.open(limits)
            kind = find_reader(source).format
        except UnreadableDocument as refusal:
            refused += 1
            click.echo(f"refuse       {plain(str(refusal))}")
        else:
            readable += 1
            click.echo(f"read   {kind:5} {plain(found.source)} ({source.size:,} bytes)")
    click.echo(f"{readable:,} to read, {refused:,} to refuse; nothing was written.")
    return ExitCode.DONE if readable else ExitCode.NOTHING_FOUND
