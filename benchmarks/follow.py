"""How long it takes to follow many plans over their versions, how much memory, and whether it is right.

python -m benchmarks.follow [--series N] [--versions N] [--actions N]

The results are made up: plans of many owners in several versions, each action in words of its own under a
lead-in that many share; from version to version one in ten is another and one in ten is reworded. The
truth is known, so the links are scored as well. Following runs in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from extractors.plan import RowKind
from normalise.records import Action, DocumentRecord, Outcome
from output.dictionary import ACTIONS, DOCUMENTS
from output.files import ParquetTable
from output.follow.corrections import Said
from output.follow.writing import read_followed, write_followed

_LEAD_INS = ("The team to work with partners to", "Report to the board on how to", "Head of service to")
_SYLLABLES = ("ba", "co", "du", "fe", "gi", "ho", "ju", "ka", "lo", "mi", "nu", "pa", "re", "so", "tu", "ve")


@dataclass(frozen=True)
class _Life:
    """An action through the versions of its plan: its name among the truth, and its words."""

    name: str
    words: tuple[str, ...]


def main() -> None:
    """Make results, follow them, and score the links."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=250)
    parser.add_argument("--versions", type=int, default=8)
    parser.add_argument("--actions", type=int, default=50)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.folder:
        began = time.perf_counter()
        figures = write_followed([asked.folder], asked.folder / "followed", Said())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{time.perf_counter() - began:.1f} s, at most {peak:,.0f} MiB")
        print(f"{figures.series:,} series, {figures.versions:,} versions, {figures.links:,} links")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        truth = write_results(folder, asked.series, asked.versions, asked.actions)
        subprocess.run([sys.executable, "-m", "benchmarks.follow", "--folder", name], check=True)
        found = {
            (step.previous_action_id, step.action_id)
            for step in read_followed(folder / "followed").history
            if step.previous_action_id
        }
        right = len(found & truth)
        print(f"F1 of links {2 * right / (len(found) + len(truth)):.4f}")


def write_results(folder: Path, series: int, versions: int, actions: int) -> set[tuple[str, str]]:
    """Made-up results; the true links, as pairs of action ids."""
    chance = random.Random(7)  # noqa: S311 - nothing secret
    truth: set[tuple[str, str]] = set()
    with (
        ParquetTable(folder / "documents.parquet", DOCUMENTS) as papers,
        ParquetTable(folder / "actions.parquet", ACTIONS) as rows,
    ):
        for number in range(series):
            truth |= _write_plan(papers, rows, chance, (number, versions, actions))
    return truth


def _write_plan(
    papers: ParquetTable, rows: ParquetTable, chance: random.Random, size: tuple[int, int, int]
) -> set[tuple[str, str]]:
    number, versions, actions = size
    truth: set[tuple[str, str]] = set()
    lives = [_life(chance, f"{number}-{life}") for life in range(actions)]
    before: dict[str, str] = {}
    for version in range(versions):
        paper = _document(number, version, actions)
        printed = list(_actions(paper, lives))
        papers.add([paper])
        rows.add(printed)
        ids = {life.name: action.action_id for life, action in zip(lives, printed, strict=True)}
        truth |= {(before[name], ids[name]) for name in before.keys() & ids.keys()}
        before = ids
        lives = [_next(chance, life, f"{number}-{version}-{place}") for place, life in enumerate(lives)]
    return truth


def _life(chance: random.Random, name: str) -> _Life:
    words = ("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(9))
    return _Life(name, (*chance.choice(_LEAD_INS).split(), *words))


def _next(chance: random.Random, life: _Life, name: str) -> _Life:
    """The life as the next version has it: another in its place, in other words, or as it was."""
    dice = chance.random()
    if dice < 0.1:
        return _life(chance, name)
    if dice < 0.2:
        words = list(life.words)
        words[chance.randrange(len(words))] = "".join(chance.choices(_SYLLABLES, k=3))
        return replace(life, words=(*words, "together"))
    return life


def _document(number: int, version: int, actions: int) -> DocumentRecord:
    return DocumentRecord(
        document_id=f"{number:08x}{version:08x}",
        source=f"{number}/{version}.pdf",
        format="pdf",
        bytes=1,
        organisation=f"Council {number}",
        plan_title=f"Improvement plan, version {version}",
        plan_date=date(2009, 1, 1) + timedelta(days=91 * version),
        outcome=Outcome.READ,
        plans=1,
        actions=actions,
        tool_version="0",
    )


def _actions(paper: DocumentRecord, lives: list[_Life]) -> Iterator[Action]:
    for number, life in enumerate(lives, start=1):
        yield Action(
            action_id=f"{paper.document_id}-{number:04}",
            document_id=paper.document_id,
            source=paper.source,
            organisation=paper.organisation,
            plan_date=paper.plan_date,
            section="Housing",
            kind=RowKind.ACTION,
            action=" ".join(life.words),
            lead_raw="Jane Hill",
            due_date=date(2012, 3, 31),
            extractor="pdf",
        )


if __name__ == "__main__":
    main()
