"""A run's review, written as a page or shown from a server on this machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from councilplans.batch.server import start_method
from councilplans.config import Config
from councilplans.confinement.confine import confine
from councilplans.reading import read_layout
from extractors.layout import Document
from ingest.discover import input_roots
from ingest.errors import ConfigError, InputError, OutputError
from ingest.source import SourceFile
from normalise.records import DocumentRecord
from output.results import Results, read_results
from output.review.evidence import DocumentEvidence, Picture
from output.review.gathering import Workshop, draw_page, gather
from output.review.originals import Originals, find_originals
from output.review.report import write_review
from output.review.serving import Desk, ReviewServer

_NONE_FOUND = (
    "Originals found where they were read: none of {count:,}. No page could be shown; nothing was written. "
    "Name the folder that they are in now: councilplans review {folder} --inputs FOLDER. (With --pages 0 the "
    "review shows the words alone.)"
)
_NONE_GIVEN = (
    "None of the {count:,} documents is in {where}. No page could be shown; nothing was written. Give "
    "--inputs the folder, or the files, that `extract` was given. (With --pages 0 the review shows the words "
    "alone.)"
)
_SOME_MISSING = (
    "Originals not found: {missing:,} of {count:,}, whose cards show words and no pages. Name the folder "
    "that they are in now with --inputs FOLDER."
)


@dataclass(frozen=True)
class Review:
    """What is to be reviewed: ``inputs`` say where the documents are now, ``as_of`` what is overdue.

    ``pages`` of a document are shown beside those with actions.
    """

    results: Results
    inputs: Sequence[str]
    config: Config
    as_of: date
    pages: int

    @cached_property
    def originals(self) -> Originals:
        """The documents, found again."""
        return find_originals(self.inputs, self.results.folder)

    @cached_property
    def workshop(self) -> Workshop:
        """The readers as `extract` uses them, confined as it confines them."""
        read = partial(_read, config=self.config)
        confined = partial(confine, readable=input_roots(self.inputs))
        config = self.config
        return Workshop(
            read, confined, start_method(), config.limits, config.workers, config.wanted, self.pages
        )

    @cached_property
    def missing(self) -> int:
        """How many originals were not found."""
        return sum(self.originals.of(document) is None for document in self.results.documents)

    @property
    def missing_in_words(self) -> str:
        """The same with what to do, empty where none is missing."""
        count = len(self.results.documents)
        return _SOME_MISSING.format(missing=self.missing, count=count) if self.missing else ""

    def write(self, path: Path) -> Path | None:
        """Write the page; the folder with its pictures where they did not fit into it, else None.

        Raises `InputError` where pages are to be shown and no original is there: a page without pictures
        would replace a good one.
        """
        count = len(self.results.documents)
        if count and self.missing == count and self.pages:
            given = set(self.inputs) != set(self.results.inputs)
            told = _NONE_GIVEN if given else _NONE_FOUND
            where = ", ".join(self.inputs)
            raise InputError(told.format(count=count, folder=self.results.folder, where=where))
        return write_review(self.results, self._evidence(), path, self.as_of)

    def write_served(self, path: Path) -> None:
        """Write the page for a server, its pictures in a folder beside it."""
        write_review(self.results, self._evidence(), path, self.as_of, most_embedded_bytes=0, served=True)

    def _evidence(self) -> Iterator[tuple[DocumentRecord, DocumentEvidence]]:
        return gather(self.results, self.originals, self.workshop)


def write_followed_page(
    folder: Path, runs: Sequence[Path], inputs: Sequence[str], config: Config, path: Path
) -> Path | None:
    """Write the page of a followed folder beside the runs that it follows.

    Gives the folder with its pictures where they did not fit into it, else None.
    """
    from output.follow.writing import read_followed
    from output.review.followed import of_versions, write_followed_review

    tables = read_followed(folder)
    shown = []
    for run in runs:
        results = of_versions(read_results(run), tables)
        review = Review(results, inputs or results.inputs, config, date.max, pages=0)
        shown.append((results, gather(results, review.originals, review.workshop)))
    return write_followed_review(tables, shown, path)


def _read(source: SourceFile, pages: frozenset[int] | None, config: Config) -> Document:
    return read_layout(source, config, pages)


def corrections_file(folder: Path, reviewer: str | None) -> Path:
    """Where a reviewer's decisions are kept; raises `ConfigError` where the name can be no file's."""
    if reviewer is None:
        return folder / "corrections.csv"
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", reviewer):
        raise ConfigError(f"--reviewer {reviewer}: write a name of letters, digits, - and _.")
    return folder / f"corrections-{reviewer}.csv"


def serve_review(review: Review, corrections: Path, port: int, say: Callable[[str], None]) -> None:
    """Show a review from this machine until it is interrupted.

    Raises `OutputError` where the port is taken.
    """
    with TemporaryDirectory(prefix="councilplans-") as folder, review.workshop.pool(1) as drawers:
        page = Path(folder) / "review.html"
        review.write_served(page)

        def draw(number: int, page_number: int) -> Picture | None:
            """One page of a document, and nothing where it cannot be drawn."""
            documents = review.results.documents
            found = review.originals.of(documents[number]) if number < len(documents) else None
            if found is None:
                return None
            limits = review.config.limits
            order = (found, documents[number], page_number, limits)
            try:
                picture: Picture | None = drawers.schedule(
                    draw_page, args=order, timeout=limits.seconds
                ).result()
            except Exception:  # a renderer may end in many ways: that page is not shown
                return None
            return picture

        try:
            server = ReviewServer(Desk(page, corrections, draw), port)
        except OSError as trouble:
            raise OutputError(f"Port {port} cannot be used ({trouble.strerror}). Name another.") from trouble
        with server:
            say(f"Open {server.address} in a browser on this machine. Ctrl-C ends it.")
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                return
