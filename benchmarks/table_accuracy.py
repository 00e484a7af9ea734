"""How exactly the PDF reader reads tables: made plans cell by cell, ICDAR 2013 by adjacency relations.

    python -m benchmarks.table_accuracy [--corpus ../shared/corpus] [--worst 5]

``made_plans/<name>.json`` holds what the made PDFs say; a cell is right when its words are, spaces made
single. The competition's documents are scored over all their regions: micro pools every relation, macro
is the mean of the documents' F1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from pathlib import Path

from benchmarks.adjacency import Relation, Score, score, table_relations, true_relations
from extractors.joining import join_pages
from extractors.layout import Document, Table
from extractors.options import PdfEngine, ReadOptions
from extractors.pdf import read
from ingest.source import FileKind, SourceFile

_MADE = ("ruled", "unruled", "hlines", "rotated", "big", "tagged/ruled", "tagged/unruled", "tagged/hlines")


def read_joined(path: Path, options: ReadOptions) -> Document:
    """A PDF as ``councilplans tables`` sees it."""
    content = path.read_bytes()
    source = SourceFile(path.name, content, hashlib.sha256(content).hexdigest(), FileKind("pdf", "a PDF"))
    return join_pages(read(source, options))


def made_cells(document: Document, truth: list[dict[str, object]]) -> tuple[int, int]:
    """How many of a made plan's cells were read exactly, and how many it has."""
    rows = [row for table in document.tables for row in _rows(table)]
    by_ref: dict[str, list[list[str]]] = {}
    for row in rows:
        by_ref.setdefault(row[0], []).append(row)
    right = total = 0
    for chapter in truth:
        for entry in chapter["rows"]:  # type: ignore[attr-defined]
            cells = [_words(text) for text in entry.get("cells", ())]
            total += len(cells)
            candidates = by_ref.get(cells[0], []) if cells else []
            right += max((sum(map(str.__eq__, row, cells)) for row in candidates), default=0)
    return right, total


def _rows(table: Table) -> list[list[str]]:
    return [[_words(table.at(row, col).text) for col in range(table.n_cols)] for row in range(table.n_rows)]


def _words(text: str) -> str:
    return " ".join(text.split())


def overlap_cells(document: Document, truth: list[list[str]]) -> tuple[int, int]:
    """How many cells of the over-running table are right, by position."""
    rows = _rows(document.tables[0]) if document.tables else []
    right = sum(
        own == true
        for line, truths in zip(rows, truth, strict=False)
        for own, true in zip(line, truths, strict=False)
    )
    return right, sum(map(len, truth))


def status_fills(document: Document, truth: list[dict[str, object]]) -> tuple[int, int]:
    """How many painted status cells have the right colour."""
    painted = {
        _words(table.at(row, 0).text): table.at(row, table.n_cols - 1).fill
        for table in document.tables
        for row in range(table.n_rows)
    }
    true = {
        _words(entry["cells"][0]): f"#{colour}"
        for chapter in truth
        for entry in chapter["rows"]  # type: ignore[attr-defined]
        for colour in entry.get("fills", {}).values()
    }
    return sum(painted.get(ref) == colour for ref, colour in true.items()), len(true)


def print_made(folder: Path, options: ReadOptions) -> None:
    """The made plans, a line each."""
    for name in _MADE:
        path = folder / f"{name}.pdf"
        if not path.exists():
            continue
        truth = json.loads((folder / f"{name.rpartition('/')[2]}.json").read_text("utf-8"))
        right, total = made_cells(read_joined(path, options), truth)
        print(f"{name:16s} cells right {right:6d} of {total:6d} = {right / total:.4f}")
    truth = json.loads((folder / "overlap.json").read_text("utf-8"))
    print(
        "{:16s} cells right {:6d} of {:6d}".format(
            "overlap", *overlap_cells(read_joined(folder / "overlap.pdf", options), truth)
        )
    )
    truth = json.loads((folder / "ruled.json").read_text("utf-8"))
    print(
        "{:16s} fills right {:6d} of {:6d}".format(
            "ruled", *status_fills(read_joined(folder / "ruled.pdf", options), truth)
        )
    )


def icdar_scores(folder: Path, options: ReadOptions) -> dict[str, Score]:
    """The score of each of the competition's documents."""
    scores: dict[str, Score] = {}
    for path in sorted(folder.rglob("*.pdf")):
        true: Counter[Relation] = Counter()
        for structure in sorted(path.parent.glob(f"{path.stem}-str.xml")):
            true.update(true_relations(structure))
        found: Counter[Relation] = Counter()
        for table in read_joined(path, options).tables:
            found.update(table_relations(table))
        scores[path.stem] = score(found, true)
    return scores


def print_icdar(folder: Path, options: ReadOptions, worst: int) -> None:
    """Micro and macro averages over the competition's documents, and the worst of them."""
    start = time.perf_counter()
    scores = icdar_scores(folder, options)
    seconds = time.perf_counter() - start
    pooled = Score(*(sum(values) for values in zip(*scores.values(), strict=True)))
    macro = sum(entry.f1 for entry in scores.values()) / len(scores)
    print(
        f"ICDAR 2013, {len(scores)} documents, {seconds:.1f} s: precision {pooled.precision:.3f} "
        f"recall {pooled.recall:.3f} F1 micro {pooled.f1:.3f} macro {macro:.3f}"
    )
    for name, entry in sorted(scores.items(), key=lambda pair: pair[1].f1)[:worst]:
        print(f"  {name:10s} precision {entry.precision:.3f} recall {entry.recall:.3f} F1 {entry.f1:.3f}")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parents[2] / "shared" / "corpus")
    parser.add_argument("--engine", choices=("auto", "pdfplumber"), default="auto")
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst documents to name")
    arguments = parser.parse_args()
    options = ReadOptions(pdf_engine=PdfEngine(arguments.engine))
    print_made(arguments.corpus / "made_plans", options)
    print_icdar(arguments.corpus / "icdar2013", options, arguments.worst)


if __name__ == "__main__":
    main()
