"""``extract --dry-run``: what would be read, by a first look at each file; nothing is parsed or written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.guarded import guarded
from councilplans.cli.terminal import plain
from councilplans.config import Config
from extractors.ocr.engine import NoEngine, find_engine
from extractors.options import Ocr
from extractors.pictures import FORMATS
from extractors.readers import find_reader
from ingest import Found, UnreadableDocument, discover

# Seconds that OCR takes for a page of a plan, on one core.
_A_PAGE = 2.5


def list_inputs(inputs: Sequence[str], config: Config, out: Path) -> ExitCode:
    """Print a line for each file of the input, and say how it would end and how long OCR would take.

    Which pages are pictures is looked up in a confined process, as everything in a stranger's file is.
    """
    readable = refused = scanned = longest = 0
    limits = config.limits
    for found in discover(inputs, limits, leave_out=(out,)):
        try:
            source = found.open(limits)
            kind = find_reader(source).format
        except UnreadableDocument as refusal:
            refused += 1
            click.echo(f"refuse       {plain(str(refusal))}")
        else:
            readable += 1
            pages = _scanned_pages(found, kind, config)
            scanned += pages
            longest = max(longest, pages)
            by_ocr = f", scanned pages: {pages:,}" if pages else ""
            click.echo(f"read   {kind:5} {plain(found.source)} ({source.size:,} bytes{by_ocr})")
    if scanned:
        # The pages of one document are read one after the other.
        in_turn = max(scanned / (config.workers or os.cpu_count() or 1), longest)
        minutes = max(in_turn * _A_PAGE / 60, 1)
        click.echo(f"Scanned pages, read by text recognition (OCR): {scanned:,}, about {minutes:,.0f} min.")
    click.echo(f"{readable:,} to read, {refused:,} to refuse; nothing was written.")
    return ExitCode.DONE if readable else ExitCode.NOTHING_FOUND


def _scanned_pages(found: Found, kind: str, config: Config) -> int:
    """The pages that OCR would read of a file on this machine, in a bundle or by itself; else 0."""
    if config.ocr is Ocr.NEVER or isinstance(find_engine(), NoEngine):
        return 0
    if kind not in {"pdf", *FORMATS} or found.is_remote:
        return 0
    count = _count if kind == "pdf" else _count_pictures
    counted = guarded(partial(count, found), found.location, config)
    try:
        return sum(int(piece) for piece in counted if isinstance(piece, str))
    except UnreadableDocument:
        return 0


def _count(found: Found, _: str, config: Config) -> Iterator[str]:
    from extractors.pdf.scanned_page import count_scans

    yield str(count_scans(found.content(config.limits), found.source, config.read_options))


def _count_pictures(found: Found, _: str, config: Config) -> Iterator[str]:
    from extractors.pictures import count_pages

    yield str(count_pages(found.open(config.limits), config.limits))
