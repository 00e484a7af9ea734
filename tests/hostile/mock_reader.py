"""A pipeline that does what its document says: gives actions, or hangs, bursts, crashes, floods, lies.

The document is a text whose first line is the order, ``actions 3`` or ``hang``; it is passed to worker
processes by name, so it lives in a module of its own.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from councilplans import __version__
from councilplans.config import Config
from extractors.options import PdfEngine
from extractors.readers import find_reader
from ingest.codes import IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity
from ingest.progress import page_begun
from ingest.source import SourceFile
from normalise.checking import with_checks
from normalise.records import SCHEMA_VERSION, Action, DocumentRecord, Outcome, PlanDateBasis, Recommendation
from tests.output.building import action


@dataclass(frozen=True)
class MockExtraction:
    document: DocumentRecord
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    issues: tuple[Issue, ...]


class UnpicklableError(Exception):
    """Carries what cannot cross from process to process."""

    def __init__(self) -> None:
        super().__init__("cannot be sent")
        self.stream = sys.stdout
        self.make = lambda: None


def extract_source(source: SourceFile, config: Config) -> MockExtraction:
    """Carry out the order in the document's first line."""
    find_reader(source)  # refuses, as the pipeline does, what no reader takes
    if config.pdf_engine is PdfEngine.PDFPLUMBER and b"slowly it goes" in source.content:
        return _actions(source, 2)
    order, *words = source.content.decode().partition("\n")[0].split()
    if order == "actions":
        return _actions(source, int(words[0]))
    if order == "dated":
        return _actions(source, 1, basis=PlanDateBasis.FILE_NAME)
    if order == "hoard":
        _HOARD.append(_megabytes(int(words[0])))
        time.sleep(1.0)
        return _actions(source, 1)
    if order == "need":
        _megabytes(int(words[0]))
        return _actions(source, 1)
    if order == "pages":
        for number in range(1, int(words[0]) + 1):
            page_begun(number, int(words[0]))
            time.sleep(0.5)
        return _actions(source, 1)
    if order == "slowly":
        time.sleep(float(words[0]))
        return _actions(source, 1)
    _ORDERS[order]()
    return _actions(source, 0)


def _actions(source: SourceFile, count: int, basis: PlanDateBasis | None = None) -> MockExtraction:
    found = source.document_id
    dated = date(2000, 1, 1 + len(source.name) % 28) if basis else None
    actions = tuple(
        action(
            f"=do the {number}th thing of {source.size} bytes",
            number,
            action_id=f"{found}-{number:04d}",
            document_id=found,
            source=source.source,
            plan_title=None,
            plan_date=dated,
            recommendation_id=f"{found}-R001",
            recommendation_ref="1",
            recommendation="Do better",
            extractor="mock",
        )
        for number in range(1, count + 1)
    )
    recommendation = Recommendation(
        recommendation_id=f"{found}-R001",
        document_id=found,
        source=source.source,
        recommendation_ref="1",
        recommendation="Do better",
        actions=len(actions),
    )
    issue = Issue(IssueCode.PAGE_IN_DOUBT, Severity.DOUBT, "something is odd", table=0, row=1)
    recommendations, issues = ((recommendation,), (issue,)) if count else ((), ())
    checked = with_checks(actions, issues)
    return MockExtraction(_record(source, count, dated, basis), recommendations, checked, issues)


def _record(
    source: SourceFile, count: int, dated: date | None, basis: PlanDateBasis | None
) -> DocumentRecord:
    """What is said of a document that holds `count` actions."""
    return DocumentRecord(
        document_id=source.document_id,
        source=source.source,
        format=source.format,
        bytes=source.size,
        pages=None,
        organisation="Anytown Borough Council",
        organisation_code=None,
        plan_title=None,
        plan_date=dated,
        plan_date_basis=basis,
        outcome=Outcome.READ,
        failure=None if count else Reason.NO_PLAN,
        failure_message=None,
        plans=1 if count else 0,
        recommendations=1 if count else 0,
        actions=count,
        issues=1 if count else 0,
        extractor="mock",
        schema_version=SCHEMA_VERSION,
        tool_version=__version__,
    )


# What a library might leave behind in its process.
_HOARD: list[bytearray] = []


def _megabytes(count: int) -> bytearray:
    return bytearray(b"x") * (count * 1024 * 1024)


def _hang() -> None:
    while True:
        time.sleep(0.01)


def _hang_in_a_library() -> None:
    ctypes.PyDLL(None).sleep(3600)  # holds the interpreter's lock, so no Python code can stop it


def _burst() -> None:
    hoard = []
    while True:
        hoard.append(bytes(16 * 1024 * 1024))


def _burst_at_once() -> None:
    bytes(64 * 1024**3)


def _burst_in_disguise() -> NoReturn:
    try:
        _burst()
    except MemoryError:
        message = "the file looks damaged."
        raise UnreadableDocument(Reason.CORRUPT, message) from None


def _segfault() -> None:
    ctypes.string_at(0)


def _abort() -> None:
    os.abort()


def _leave_quietly() -> None:
    os._exit(0)


def _exit() -> None:
    sys.exit("done")


def _flood() -> None:
    while True:
        print("x" * 10_000)  # noqa: T201
        os.write(1, b"y" * 10_000)
        os.write(2, b"z" * 10_000)


def _unpicklable() -> None:
    raise UnpicklableError


def _recurse() -> None:
    _recurse()


def _write() -> None:
    Path("/tmp/councilplans-must-not-write").write_text("x" * 100, "utf-8")  # noqa: S108


def _run_a_program() -> None:
    os.execv("/bin/true", ["true"])  # noqa: S606


def _connect() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def _open_many() -> None:
    held = [Path(os.devnull).open() for _ in range(200)]  # noqa: SIM115
    del held


def _refuse() -> None:
    message = "holds no text."
    raise UnreadableDocument(Reason.NO_TEXT, message, page=3)


def _interrupt() -> None:
    raise KeyboardInterrupt


_ORDERS = {
    "hang": _hang,
    "hang-in-a-library": _hang_in_a_library,
    "burst": _burst,
    "burst-at-once": _burst_at_once,
    "burst-in-disguise": _burst_in_disguise,
    "segfault": _segfault,
    "abort": _abort,
    "leave-quietly": _leave_quietly,
    "exit": _exit,
    "flood": _flood,
    "unpicklable": _unpicklable,
    "recurse": _recurse,
    "write": _write,
    "run-a-program": _run_a_program,
    "connect": _connect,
    "open-many": _open_many,
    "refuse": _refuse,
    "interrupt": _interrupt,
}


def cannot_start(*_: object) -> None:
    """In the place of what a worker does first, as on a machine that has too little memory for one."""
    raise MemoryError
