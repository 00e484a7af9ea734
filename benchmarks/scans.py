"""How well scanned plans are read: scans of born-digital plans against gold, or the digital reading.

    OMP_THREAD_LIMIT=1 python -m benchmarks.scans [--kinds clean fax] [--plans southwark]

One line for each plan and kind of scan: F1 of rows, deadlines, statuses, references and leads, how many
values are wrong in rows that no flag doubts, the share of words that are wrong and not flagged, of words
flagged, and processor seconds a page. Without ``--papers`` the plans are those of the corpus.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import ingest.opening
from benchmarks.scan_maker import KINDS, made_scan
from councilplans.config import DEFAULT_CONFIG, Config
from councilplans.extraction import Extraction
from councilplans.pipeline import extract_document
from councilplans.reading import read_layout
from extractors.layout import Document
from ingest.codes import Flag
from ingest.source import SourceFile
from output.audit.audit import audit
from output.audit.counts import FieldCounts
from output.audit.gold import RUN_COLUMNS, UNJUDGED
from output.audit.gold_files import read_gold
from output.audit.miss import Miss
from output.codec import to_row
from output.results import Results

PLANS = ("cambridgeshire", "southwark", "derbyshire", "south_gloucestershire", "merton")
FIELDS = {
    "due": ("due_date",),
    "status": ("status",),
    "refs": ("action_ref", "recommendation_ref"),
    "leads": ("leads",),
}
_DOUBTS = {Flag.OCR_LOW_CONFIDENCE, Flag.FILL_IN_GREY}

SETTINGS = replace(DEFAULT_CONFIG, limits=replace(DEFAULT_CONFIG.limits, seconds=36_000.0))


def opened(content: bytes, name: str, config: Config = SETTINGS) -> SourceFile:
    """Bytes as a file of the input."""
    return ingest.opening.check_content(content, config.limits, source=name)


def gold_of(plan: str, corpus: Path, folder: Path, digital: Extraction, *, whole: bool = True) -> Path:
    """The plan's gold: a person's where there is some for the ``whole`` of it, else what is read from the
    born-digital pages."""
    written = corpus / "seeds" / "gold" / f"{plan}.jsonl"
    if whole and written.exists():
        return written
    target = folder / f"{plan}.jsonl"
    actions = [action for action in digital.actions if action.action]
    lines: list[object] = [{"document": {"n_actions": len(actions)}}]
    lines += [_gold_row(to_row(action)) for action in actions]
    target.write_text("".join(json.dumps(line, default=str) + "\n" for line in lines), "utf-8")
    return target


def _gold_row(row: dict[str, object]) -> dict[str, object]:
    left_out = RUN_COLUMNS | UNJUDGED
    return {
        column: value
        for column, value in row.items()
        if column not in left_out and value not in (None, [], {}, "")
    }


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 of rows and of each of `FIELDS`; what was missed; and of the values how many were missed in rows
    that no flag doubts, and how many there are; how many ratings are right, and of how many."""

    found: dict[str, float | None]
    misses: list[Miss]
    unsaid: list[Miss]
    values: int
    rated: tuple[int, int]


def scores(extraction: Extraction, gold: Path) -> Scores:
    """An extraction against gold."""
    results = Results(gold.parent, (extraction.document,), extraction.recommendations, extraction.actions)
    together = audit(results, read_gold(gold)).together
    found: dict[str, float | None] = {"rows": together.rows.f1}
    for name, columns in FIELDS.items():
        counts = [together.fields[column] for column in columns if column in together.fields]
        found[name] = sum(counts, FieldCounts()).f1 if counts else None
    misses = [miss for document in together.documents for miss in document.misses]
    doubted = {action.action_id for action in extraction.actions if _DOUBTS.intersection(action.flags)}
    unsaid = [miss for miss in misses if not doubted.intersection(miss.action_ids)]
    rags = together.fields.get("rag", FieldCounts())
    return Scores(found, misses, unsaid, together.all_fields.support, (rags.correct, rags.support))


def misread(document: Document, digital: Document) -> tuple[float, float]:
    """Shares of a scan's words: wrong and not flagged, and flagged."""
    total = max(_words(document.texts()).total(), 1)
    return len(wrong_words(document, digital)) / total, len(document.doubtful) / total


def wrong_words(document: Document, digital: Document) -> list[str]:
    """The words that stand nowhere in the digital document, and are not flagged."""
    printed = _words(digital.texts())
    said = Counter({word: count for word, count in _words(document.texts()).items() if word not in printed})
    return sorted((said - _words(word.text for word in document.doubtful)).elements())


def _words(texts: Iterable[str]) -> Counter[str]:
    """Words, quotes and dashes as a person takes them: for the same."""
    return Counter(
        word
        for text in texts
        for word in re.sub(r"[‘’`]", "'", re.sub(r"[“”]", '"', re.sub(r"[–—-]+", "-", text))).split()
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """A plan's scan against its gold: the shares of its words that are wrong and not flagged, and flagged,
    and processor seconds a page."""

    scores: Scores
    wrong: float
    flagged: float
    seconds: float
    wrong_words: list[str]


def measured(paper: Path, kind: str, corpus: Path, pages: int) -> Measured:
    """A plan scanned in one way, or as it is, read and judged."""
    digital_bytes = paper.read_bytes()
    scan = made_scan(digital_bytes, KINDS[kind], most_pages=pages) if kind in KINDS else digital_bytes
    digital = opened(digital_bytes, paper.name)
    printed = read_layout(digital, SETTINGS, frozenset(range(1, pages + 1)))
    whole = len(printed.pages) < pages
    with tempfile.TemporaryDirectory() as folder:
        read = extract_document(digital, printed, SETTINGS)
        gold = gold_of(paper.stem, corpus, Path(folder), read, whole=whole)
        source = opened(scan, paper.name)
        began = time.process_time()
        document = read_layout(source, SETTINGS)
        seconds = (time.process_time() - began) / max(len(document.pages), 1)
        score = scores(extract_document(source, document, SETTINGS), gold)
    wrong, flagged = misread(document, printed)
    return Measured(score, wrong, flagged, seconds, wrong_words(document, printed))


def measure(paper: Path, kind: str, corpus: Path, pages: int, *, show: bool) -> None:
    """Print a line for a plan scanned in one way."""
    found = measured(paper, kind, corpus, pages)
    score = found.scores
    figures = "  ".join(
        f"{name} {'-' if value is None else f'{value:.3f}'}" for name, value in score.found.items()
    )
    print(
        f"{paper.stem:22} {kind:13} {figures}  unsaid {len(score.unsaid)} of {score.values}"
        f"  wrong {found.wrong:.2%}  flagged {found.flagged:.1%}  {found.seconds:.2f} s a page",
        flush=True,
    )
    if show:
        print("   ", " ".join(found.wrong_words))
        print(*("unsaid " * (miss in score.unsaid) + str(miss) for miss in score.misses), sep="\n    ")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the plans and kinds that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--plans", nargs="+", default=PLANS)
    parser.add_argument(
        "--papers", nargs="+", type=Path, help="other born-digital PDFs, against their reading"
    )
    parser.add_argument("--kinds", nargs="+", choices=[*KINDS, "digital"], default=["clean"])
    parser.add_argument("--pages", type=int, default=1000, help="only the first so many, against the digital")
    parser.add_argument("--words", action="store_true", help="name the wrong words that were not flagged")
    given = parser.parse_args(arguments)
    papers = given.papers or [given.corpus / "seeds" / f"{plan}.pdf" for plan in given.plans]
    for kind in given.kinds:
        for paper in papers:
            measure(paper, kind, given.corpus, given.pages, show=given.words)


if __name__ == "__main__":
    main()
