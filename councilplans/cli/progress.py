"""What a run shows on stderr while it goes on: a bar on a terminal, JSON lines on demand, else nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

from councilplans.batch.events import (
    DocumentEnded,
    DocumentKnown,
    Event,
    PageBegun,
    Started,
    Watcher,
    Writing,
)
from councilplans.cli.terminal import plain
from councilplans.config import LogStyle

# Letters of a file's name that are shown, its last.
_SHOWN_LETTERS = 60

if TYPE_CHECKING:
    from rich.progress import Progress


@contextmanager
def watching(style: LogStyle) -> Iterator[Watcher]:
    """A watcher for a run, in the style that was asked for."""
    if style is LogStyle.JSON:
        yield JsonLines(sys.stderr)
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield Bar(progress)
    else:
        yield _ignore


def _ignore(event: Event) -> None:
    del event


class JsonLines:
    """Writes every event as one JSON object a line."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def __call__(self, event: Event) -> None:
        """Write one event."""
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": type(event).__name__}
        print(json.dumps(line | asdict(event)), file=self._stream, flush=True)


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[now]}", markup=False),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        yield progress


class Bar:
    """Draws a progress bar with the document that was read last."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None, now="")

    def __call__(self, event: Event) -> None:
        """Show one event."""
        match event:
            case Started(documents):
                self._progress.update(self._task, total=documents)
            case DocumentKnown():
                self._progress.advance(self._task)
            case PageBegun(source, page, pages):
                now = f"{plain(source)[-_SHOWN_LETTERS:]}, page {page:,} of {pages:,}"
                self._progress.update(self._task, now=now)
            case DocumentEnded():
                self._progress.update(
                    self._task, advance=event.inputs, now=plain(event.source)[-_SHOWN_LETTERS:]
                )
            case Writing():
                self._progress.update(self._task, now="writing the tables")
