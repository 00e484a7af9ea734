"""How long the star, the workbook and the database of many actions take, and how much memory.

python -m benchmarks.sinks [--actions N] [--documents N]

The results are made up: as many actions as asked for, of documents of many owners, each with leads, dates,
progress and flags, in the row groups that a run writes. The sinks run in a process of their own, so that its
peak memory is theirs.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from extractors.plan import RowKind
from ingest.codes import Flag
from normalise.records import Action, DocumentRecord, DueKind, Outcome, Party, PartyKind, Rag, Status
from output.dictionary import ACTIONS, DOCUMENTS, RECOMMENDATIONS
from output.files import ParquetTable
from output.flavour import CsvFlavour
from output.sinks.sink import Finished, Product, make

_WORDS = ("review", "the", "policy", "and", "report", "to", "board", "on", "what", "young", "people", "said")


def main() -> None:
    """Make results, and time each sink over them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.folder:
        _time_sinks(asked.folder)
        return
    with tempfile.TemporaryDirectory() as folder:
        write_results(Path(folder), asked.actions, asked.documents)
        subprocess.run([sys.executable, "-m", "benchmarks.sinks", "--folder", folder], check=True)


def write_results(folder: Path, actions: int, documents: int) -> None:
    """A results folder of so many made-up actions."""
    each = actions // documents
    with (
        ParquetTable(folder / "documents.parquet", DOCUMENTS) as papers,
        ParquetTable(folder / "actions.parquet", ACTIONS) as rows,
        ParquetTable(folder / "recommendations.parquet", RECOMMENDATIONS),
    ):
        for number in range(documents):
            paper = _document(number, each)
            papers.add([paper])
            rows.add(_actions(paper, each))
    (folder / "issues.jsonl").write_text("", "utf-8")


def _document(number: int, actions: int) -> DocumentRecord:
    return DocumentRecord(
        document_id=f"{number:016x}",
        source=f"reports/{number}.pdf",
        format="pdf",
        bytes=100_000,
        organisation=f"Anytown {number % 300} Council",
        plan_title=f"Plan {number}",
        plan_date=date(2000, 1, 1) + timedelta(days=number),
        outcome=Outcome.READ,
        plans=1,
        actions=actions,
        tool_version="0",
    )


def _actions(paper: DocumentRecord, count: int) -> Iterator[Action]:
    for number in range(count):
        words = [_WORDS[(number * 7 + place) % len(_WORDS)] for place in range(25)]
        lead = Party(name=f"Jane Hill{number % 40}", role="Head of Service", kind=PartyKind.PERSON)
        yield Action(
            action_id=f"{paper.document_id}-{number + 1:04}",
            document_id=paper.document_id,
            source=paper.source,
            organisation=paper.organisation,
            plan_title=paper.plan_title,
            plan_date=paper.plan_date,
            section="Safeguarding",
            recommendation_ref=f"1.{number % 20}0",
            recommendation=" ".join(words[:12]),
            kind=RowKind.ACTION,
            action=" ".join((*words, paper.source, str(number))),
            lead_raw="Jane Hill, Head of Service; AD Resources",
            leads=(lead, Party(role="AD Resources", kind=PartyKind.ROLE)),
            due_raw="Oct 09",
            due_kind=DueKind.DEADLINE,
            due_date=date(2009, 10, 31),
            status_raw="In progress",
            status=list(Status)[number % 6],
            rag=list(Rag)[number % 4],
            progress=" ".join(words * 3),
            other={"Budget code": f"=A{number}"},
            page=1 + number // 10,
            row=number,
            bbox=(10.0, 20.0, 500.0, 40.0),
            extractor="pdf",
            flags=(Flag.DUE_YEAR_INFERRED,) if number % 3 == 0 else (),
        )


def _time_sinks(folder: Path) -> None:
    files: tuple[str, ...] = ("actions.parquet", "documents.parquet", "recommendations.parquet")
    total = 0.0
    for product in (Product.STAR, Product.XLSX, Product.DUCKDB):
        began, worked = time.perf_counter(), time.process_time()
        files += tuple(make([product], Finished(folder, files, CsvFlavour.EXCEL, "0"), lambda path: None))
        seconds = time.perf_counter() - began
        total += seconds
        print(f"{product:8} {seconds:6.1f} s ({time.process_time() - worked:.1f} s of work)", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'together':8} {total:6.1f} s, at most {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
