"""``extract --dry-run``: what would be read, by a first look at each file; nothing is parsed or written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

import click

from councilplans.batch.folder import identity, is_same_run, may_write, refuse_inputs_folder
from councilplans.batch.gone import documents_in, gone
from councilplans.batch.known import Known, Standing
from councilplans.batch.ledger import FILE_NAME
from councilplans.batch.order import Order
from councilplans.batch.run import destination_of, key_of
from councilplans.cli.exit_codes import ExitCode
from councilplans.cli.guarded import guarded
from councilplans.cli.summary import gone_in_words
from councilplans.cli.terminal import counted, plain
from councilplans.config import Config
from extractors.ocr.engine import NoEngine, find_engine
from extractors.options import Ocr
from extractors.pictures import FORMATS
from extractors.readers import find_reader
from ingest import Found, UnreadableDocument, discover

# Seconds that OCR takes for a page of a plan, on one core.
_A_PAGE = 2.5


def list_inputs(order: Order) -> ExitCode:
    """Print a line for each file of the input, and say how it would end and how long OCR would take.

    Which pages are pictures is looked up in a confined process, as everything in a stranger's file is. Raises
    `OutputError` where the run itself would.
    """
    refuse_inputs_folder(order)
    path = order.out / FILE_NAME
    with Known(path, key_of(order), order.redo) as known:
        facts = known.facts() if path.exists() else None
        may_write(order, destination_of(order), facts)
        look = _Look(order, known)
        files = discover(
            order.inputs, order.config.limits, leave_out=(order.out,), follow_links=order.follow_links
        )
        for found in files:
            click.echo(look.at(found))
        for line in (*look.ocr(), *_replaced(order, facts, look), look.in_words()):
            click.echo(line)
    return ExitCode.DONE if look.counts[Standing.READ] or look.kept else ExitCode.NOTHING_FOUND


class _Look:
    """A first look at every file: what a run would do with it."""

    def __init__(self, order: Order, known: Known) -> None:
        self._config = order.config
        self._known = known
        self.counts: Counter[Standing | None] = Counter()
        self.sources: set[str] = set()
        self._scanned = self._longest = 0

    @property
    def kept(self) -> int:
        """How many documents would not be read again."""
        return self.counts[Standing.KEEP] + self.counts[Standing.KEEP_FAILED]

    def at(self, found: Found) -> str:
        """What would be done with a file, in a line."""
        limits = self._config.limits
        self.sources.add(found.source)
        try:
            source = found.open(limits)
            kind = find_reader(source).format
            standing = self._known.standing(found, limits)
        except UnreadableDocument as refusal:
            self.counts[None] += 1
            return f"skip         {plain(str(refusal))}"
        self.counts[standing] += 1
        named = f"{kind:5} {plain(found.source)}"
        if standing is Standing.KEEP:
            return f"keep   {named} (read last time, and not changed since)"
        if standing is Standing.KEEP_FAILED:
            return f"keep   {named} (could not be read last time; --redo failed tries again)"
        pages = _scanned_pages(found, kind, self._config)
        self._scanned += pages
        self._longest = max(self._longest, pages)
        by_ocr = f", scanned pages: {pages:,}" if pages else ""
        return f"read   {named} ({source.size:,} bytes{by_ocr})"

    def ocr(self) -> Iterator[str]:
        """How long OCR would take."""
        if self._scanned:
            # The pages of one document are read one after the other.
            in_turn = max(self._scanned / (self._config.workers or os.cpu_count() or 1), self._longest)
            minutes = max(in_turn * _A_PAGE / 60, 1)
            pages = f"{self._scanned:,}, about {minutes:,.0f} min."
            yield f"Scanned pages, whose text has to be recognised (OCR): {pages}"

    def in_words(self) -> str:
        """All of it."""
        kept = f", {self.kept:,} kept from before" if self.kept else ""
        read, refused = self.counts[Standing.READ], self.counts[None]
        unread = f"{refused:,} that cannot be read"
        return f"{read:,} to read{kept}, {unread}. This was a dry run: nothing was written."


def _replaced(order: Order, facts: Mapping[str, str] | None, look: _Look) -> Iterator[str]:
    """What the results that stand there would lose."""
    held = documents_in(order.out)
    if facts is not None and is_same_run(facts, identity(order)):
        left = gone(held, lambda each: each.source in look.sources)
        if left.documents:
            yield gone_in_words(left, "would be removed from the tables")
    elif held:
        actions = counted(sum(each.actions for each in held), "action")
        documents = counted(len(held), "document")
        yield f"--force would replace the results in {order.out}: {actions} of {documents}."


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
