"""What a run reports while it goes on, and what it came to: for progress bars, logs and summaries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from councilplans.batch.gone import NONE_GONE, Gone
from councilplans.batch.ledger import FailedDocuments, Totals


@dataclass(frozen=True, slots=True)
class Started:
    """The input has been listed: so many documents are to be accounted for."""

    documents: int


@dataclass(frozen=True, slots=True)
class DocumentKnown:
    """A document that needs no reading: the ledger has it, or its bytes could not be had."""

    source: str
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class PageBegun:
    """The reader of a document has come to a page; those of a quick one may go by unsaid."""

    source: str
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class DocumentEnded:
    """A document has been read, or has failed; ``inputs`` counts the files that have the same bytes."""

    source: str
    inputs: int
    outcome: str
    failure: str | None
    message: str | None
    actions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Writing:
    """Every document is known; the whole tables are being made."""


Event: TypeAlias = Started | DocumentKnown | PageBegun | DocumentEnded | Writing
Watcher: TypeAlias = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to, over every file of the input, those known from earlier included.

    ``out`` is the folder on this machine, ``place`` where the results were wanted; ``same_plans`` counts the
    documents that hold a plan which an earlier one holds too, ``kept`` the files that a run before had read.
    ``failed_now`` counts those of ``read_now`` that could not be read.
    ``without_plan``, ``in_part`` and ``copies`` name the first of such documents; ``gone`` are those that
    were there in the run before.
    """

    out: Path
    place: str
    totals: Totals
    failures: tuple[FailedDocuments, ...]
    read_now: int
    seconds: float
    up_to_date: bool
    same_plans: int = 0
    without_plan: tuple[str, ...] = ()
    in_part: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    kept: int = 0
    failed_now: int = 0
    gone: Gone = NONE_GONE
