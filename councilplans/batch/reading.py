"""What came out of one document, in a form that crosses from process to process and waits on disk."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol

from councilplans import __version__
from councilplans.config import Config
from ingest.codes import IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.found import Found
from ingest.issues import Issue, Severity
from ingest.source import SourceFile, document_id
from normalise.records import Action, DocumentRecord, Outcome, Recommendation
from output.codec import Row, to_row
from output.dictionary import TABLES
from output.flavour import CsvFlavour
from output.formats import PARQUET, table_formats
from output.lines import issue_lines, rows_of


class Extraction(Protocol):
    """What the pipeline gives for a document, as far as a batch wants it."""

    @property
    def document(self) -> DocumentRecord:
        """Its row of ``documents``."""

    @property
    def recommendations(self) -> Sequence[Recommendation]:
        """Its rows of ``recommendations``."""

    @property
    def actions(self) -> Sequence[Action]:
        """Its rows of ``actions``."""

    @property
    def issues(self) -> Sequence[Issue]:
        """What a person should look at."""


class Extract(Protocol):
    """The pipeline over one opened document; it may raise `UnreadableDocument`."""

    def __call__(self, source: SourceFile, config: Config, /) -> Extraction:
        """Read it."""


class Digest(NamedTuple):
    """The SHA-256 of a file's bytes in hexadecimal, and how many they are."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Input:
    """One file of the input in its place; ``digest`` is None until its bytes have been hashed.

    ``name`` is what the file's name adds to its bytes: see `name_key`.
    """

    position: int
    found: Found
    name: str
    digest: Digest | None


def name_key(name: str) -> str:
    """What a file's name can change in the reading of its bytes: all of it, or only its ending.

    A name may date a document, or say whose it is; most say nothing, and then copies of a document under
    different names are read once.
    """
    from normalise.file_name import is_witness  # with all that knows dates and councils

    return name if is_witness(name) else PurePosixPath(name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document gave nothing: the reason, and a sentence that begins with a verb (`is damaged.`).

    ``given`` is advice that fits the file better than the reason's own.
    """

    reason: Reason
    message: str
    given: str | None = None

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.reason.advice if self.given is None else self.given

    @classmethod
    def of(cls, trouble: UnreadableDocument) -> Failure:
        """The failure behind a refusal, with its page."""
        page = f" (page {trouble.page})" if trouble.page else ""
        return cls(trouble.reason, f"{trouble.message.rstrip('.')}{page}.", trouble.advice)


class Facts(NamedTuple):
    """What the ledger notes of a reading without unpacking it; ``advice`` is what to do about a failure."""

    outcome: str
    failure: str | None
    failure_message: str | None
    plans: int
    recommendations: int
    actions: int
    issues: int
    doubtful: int
    advice: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A packed reading with its facts, the digest of the bytes it was read from, and how long it took."""

    packed: bytes
    facts: Facts
    digest: Digest
    seconds: float


class Copy(NamedTuple):
    """That a file has the same bytes as one before it: whose path that is, and the how manyth it is."""

    of: str
    number: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one document adds to the outputs, as lines that only have to be strung together.

    ``tables`` holds each table's rows in every format, by the format's suffix.
    """

    source: str
    flavour: CsvFlavour
    tables: Mapping[str, Mapping[str, str]]
    issues: str

    def reported(self, source: str, copy: Copy | None, flavour: CsvFlavour) -> Reading:
        """The same reading as it is reported for a path, maybe as a copy of a file reported before."""
        if (source, flavour) == (self.source, self.flavour) and copy is None:
            return self
        rows = {table: rows_of(lines[PARQUET.suffix], TABLES[table]) for table, lines in self.tables.items()}
        issues = [json.loads(line) for line in self.issues.split("\n") if line]
        for row in (*chain(*rows.values()), *issues):
            row["source"] = source
        if copy is not None:
            (document,) = rows["documents"]
            original = str(document["document_id"])
            again = " Its actions are in the tables again." if document["actions"] else ""
            message = f"The same file as {copy.of}.{again}"
            twice = Issue(IssueCode.SAME_FILE_TWICE, Severity.DOUBT, message)
            issues.append(json.loads(issue_lines(original, source, [twice])))
            document |= {"issues": len(issues), "same_plan_as": original}
            for row in (*chain(*rows.values()), *issues):
                _rename(row, original, f"{original}.{copy.number}")
        lines = "".join(json.dumps(issue, ensure_ascii=False) + "\n" for issue in issues)
        return Reading(source, flavour, _tables(rows, flavour), lines)


_NAMES = ("document_id", "recommendation_id", "action_id")


def _rename(row: Row, before: str, after: str) -> None:
    """Give a row of a copy a name of its own: two files with the same bytes are two documents."""
    for name in _NAMES:
        if isinstance(named := row.get(name), str):
            row[name] = after + named.removeprefix(before)


def _tables(rows: Mapping[str, Sequence[Row]], flavour: CsvFlavour) -> dict[str, dict[str, str]]:
    return {
        table: {each.suffix: each.encode(rows[table], columns) for each in table_formats(flavour)}
        for table, columns in TABLES.items()
    }


def answer_of(extraction: Extraction, digest: Digest, flavour: CsvFlavour, seconds: float) -> Answer:
    """An extraction as it crosses from process to process and waits on disk.

    It is compressed JSON and no pickle, since it comes from a process that read a stranger's file.
    """
    record = extraction.document
    rows = {
        "documents": [to_row(record)],
        "recommendations": [to_row(one) for one in extraction.recommendations],
        "actions": [to_row(one) for one in extraction.actions],
    }
    reading = Reading(
        record.source,
        flavour,
        _tables(rows, flavour),
        issue_lines(record.document_id, record.source, extraction.issues),
    )
    doubtful = sum(action.to_check for action in extraction.actions)
    return Answer(_pack(reading), _facts(record, doubtful), digest, seconds)


def _facts(record: DocumentRecord, doubtful: int) -> Facts:
    return Facts(
        str(record.outcome),
        record.failure,
        record.failure_message,
        record.plans,
        record.recommendations,
        record.actions,
        record.issues,
        doubtful,
        "",
    )


def _pack(reading: Reading) -> bytes:
    stored = [reading.source, str(reading.flavour), reading.tables, reading.issues]
    # A PDF's text may hold halves of surrogate pairs, which no output can: they become U+FFFD.
    text = json.dumps(stored, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return zlib.compress(text.decode("utf-8", "replace").encode(), 1)


def with_issue(answer: Answer, issue: Issue) -> Answer:
    """The same answer with one thing more to look at."""
    reading = unpack(answer.packed)
    rows = {table: rows_of(lines[PARQUET.suffix], TABLES[table]) for table, lines in reading.tables.items()}
    (document,) = rows["documents"]
    document["issues"] = answer.facts.issues + 1
    lines = reading.issues + issue_lines(str(document["document_id"]), reading.source, [issue])
    told = Reading(reading.source, reading.flavour, _tables(rows, reading.flavour), lines)
    facts = answer.facts._replace(issues=answer.facts.issues + 1)
    return replace(answer, packed=_pack(told), facts=facts)


def unpack(packed: bytes) -> Reading:
    """The reading of an answer."""
    source, flavour, tables, issues = json.loads(zlib.decompress(packed))
    return Reading(source, CsvFlavour(flavour), tables, issues)


@dataclass(frozen=True, slots=True)
class _Failed:
    """The extraction of a document that could not be read."""

    document: DocumentRecord
    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    issues: tuple[Issue, ...] = ()


def failed_answer(
    source: str, digest: Digest, failure: Failure, kind: str | None = None, seconds: float = 0.0
) -> Answer:
    """The answer for a document that could not be read: its row of ``documents``."""
    record = DocumentRecord(
        document_id=document_id(digest.sha256),
        source=source,
        format=kind,
        bytes=digest.size,
        outcome=Outcome.FAILED,
        failure=failure.reason,
        failure_message=f"It {failure.message} {failure.advice}",
        tool_version=__version__,
    )
    # Whichever flavour is wanted in the end, a single row is soon written anew.
    answer = answer_of(_Failed(record), digest, CsvFlavour.EXCEL, seconds)
    return replace(answer, facts=answer.facts._replace(advice=failure.advice))
