"""How many values differ where one paper is read in another format.

    python -m benchmarks.parity [--slow] [--seeds FOLDER] [--verbose]

Every paper is held against its own Word file, value by value (an action that is not there differs in one
value): the samples in the formats that they are kept in, and copies that other programs write
(``tests/parity/ways.py``; ``--slow`` asks LibreOffice and a browser as well). The five plans that the tool
was made for, which are no part of the repository, are taken where ``FOLDER`` holds them. Each value that
differs has its reason in ``tests/parity/reasons.toml``; the command ends with 1 where one has none. Copies of
which that file says that they are another paper than the Word file are counted apart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.twins import Difference, differences, values_of
from councilplans import extract
from normalise.records import Action
from tests.parity.ways import QUICK, SLOW, Way
from tests.support import PAPERS, ROOT

SEEDS = ROOT.parent / "shared" / "corpus" / "seeds"
REASONS = ROOT / "tests" / "parity" / "reasons.toml"
OWN_FORMATS = "the formats that they are kept in"

# Where a row stands is another place in another format, and what is in doubt may be as well.
_PLACE = {"page", "page_end", "table", "row", "bbox", "flags", "plan_date"}
# A text has no colours.
_COLOURS = {"rag"}


@dataclass
class Tally:
    """What was held against Word files so far."""

    copies: int = 0
    values: int = 0
    differing: int = 0
    unexplained: int = 0

    def add(self, other: Tally) -> None:
        """Count others in."""
        self.copies += other.copies
        self.values += other.values
        self.differing += other.differing
        self.unexplained += other.unexplained

    def __str__(self) -> str:
        share = self.differing / self.values if self.values else 0.0
        return (
            f"{self.copies:5} copies {self.values:8,} values {self.differing:5} differ ({share:.2%})"
            f" {self.unexplained:4} without a reason"
        )


def differing_values(found: Sequence[Action], expected: Sequence[Action], ending: str) -> list[Difference]:
    """Where a copy's actions differ from the Word file's in what every format can say."""
    return [each for each in differences(found, expected) if each.column not in _unsaid(ending)]


def _unsaid(ending: str) -> set[str]:
    return _PLACE | (_COLOURS if ending == "txt" else set())


def explained(paper: str, way: str) -> set[tuple[int, str]]:
    """The row and the column of each difference that has a reason; without rows, 0 and -1 stand for any."""
    return {
        (row, column)
        for each in _reasons()
        if each["way"] == way and each["paper"] == paper
        for row in each.get("rows", [-1])
        for column in each["columns"]
    }


@cache
def _reasons() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads(REASONS.read_text(encoding="utf-8"))["difference"]
    return listed


def _is_another_paper(copy: Path) -> bool:
    return any(each["paper"] == copy.name and each.get("another_paper") for each in _reasons())


def _tally(
    name: str, way: str, copy: Path, expected: Sequence[Action], *, ending: str, verbose: bool
) -> Tally:
    found = extract(copy, isolation=False).actions
    differing = differing_values(found, expected, ending)
    reasons = explained(name, way)
    bare = [each for each in differing if not {(each.row, each.column), (-1, each.column)} & reasons]
    for each in differing if verbose else bare:
        print(f"  {copy.name}, row {each.row}, {each.column}: {each.found!r} for {each.expected!r}")
    values = sum(name not in _unsaid(ending) for action in expected for name, _ in values_of(action))
    return Tally(1, values, len(differing), len(bare))


def _kept(folder: Path, *, another_paper: bool = False, verbose: bool) -> Iterator[Tally]:
    """Every paper of a folder in each format beside its Word file, or what is another paper than that."""
    for word in sorted(folder.glob("*.docx")):
        copies = [copy for copy in sorted(folder.glob(f"{word.stem}.*")) if copy != word]
        copies = [copy for copy in copies if _is_another_paper(copy) == another_paper]
        expected = extract(word, isolation=False).actions if copies else ()
        for copy in copies:
            ending = copy.suffix[1:]
            yield _tally(copy.name, OWN_FORMATS, copy, expected, ending=ending, verbose=verbose)


def _written(way: str, how: Way, folder: Path, *, verbose: bool) -> Iterator[Tally]:
    """Every sample as another program writes it."""
    for word in sorted(PAPERS.glob("*.docx")):
        copy = folder / f"{word.stem}.copy.{how.ending}"
        copy.write_bytes(how.make(PAPERS / f"{word.stem}.{how.of}", folder))
        expected = extract(word, isolation=False).actions
        yield _tally(word.stem, way, copy, expected, ending=how.of, verbose=verbose)


def _report(name: str, tallies: Iterator[Tally]) -> Tally:
    together = Tally()
    for each in tallies:
        together.add(each)
    print(f"{name:42}{together}", flush=True)
    return together


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--slow", action="store_true", help="ask LibreOffice and a browser as well")
    parser.add_argument("--seeds", type=Path, default=SEEDS)
    parser.add_argument("--verbose", action="store_true", help="show what has a reason as well")
    options = parser.parse_args()
    together = _report("samples, as they are kept", _kept(PAPERS, verbose=options.verbose))
    for way, how in (QUICK | SLOW if options.slow else QUICK).items():
        if missing := how.missing():
            print(f"{way:42}{missing} is not installed")
            continue
        with tempfile.TemporaryDirectory() as folder:
            together.add(_report(way, _written(way, how, Path(folder), verbose=options.verbose)))
    if options.seeds.exists():
        together.add(_report("seeds, as they are kept", _kept(options.seeds, verbose=options.verbose)))
    print(f"{'together':42}{together}")
    if options.seeds.exists():
        apart = _kept(options.seeds, another_paper=True, verbose=options.verbose)
        together.add(_report("apart: seeds that are another paper", apart))
    return 1 if together.unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
