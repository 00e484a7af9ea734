"""Learns what headings, titles and cells speak for a plan, and says how well that tells the tables of others.

    python -m benchmarks.plans SET ...           how well each set is told by the others
    python -m benchmarks.plans SET ... --write   learn from all, and write lexicon/plan_weights.json

A SET is a folder with ``papers`` and ``gold``, written by one person. A table with a heading is a plan where
a cell of it holds an action of gold. Logistic regression by L-BFGS, with a Gaussian prior around nothing;
what is weighed by hand is not learnt from, since these papers are those that its weights were set by.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.regression import design, learn, of_several
from benchmarks.sets import papers_of
from extractors.layout import Table
from output.audit.values import letters

_FILE = Path(__file__).parent.parent / "lexicon" / "plan_weights.json"
_PRECISION = 2.0
# Weights smaller than this change no reading by themselves.
_NEGLIGIBLE = 0.02
_FOLDS = 5
# Less is no action's text.
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Example:
    """A table with a heading: whose set and paper it is of, what is seen of it, whether it is a plan; and
    whether its paper holds none."""

    set: str
    paper: str
    seen: tuple[str, ...]
    is_plan: bool
    without: bool


def examples_of(folder: Path) -> Iterator[Example]:
    """The tables of a set's papers; of papers with a plan, those that hold a part of its actions are none."""
    for paper in papers_of(folder):
        for table, reading in zip(paper.document.tables, paper.plans.tables, strict=True):
            if reading.seen:
                is_plan = _holds(table, paper.actions)
                yield Example(folder.name, paper.name, reading.seen, is_plan, not paper.actions)


def _holds(table: Table, actions: Sequence[str]) -> bool:
    cells = [text for cell in table.cells if len(text := letters(cell.text)) >= _SHORT]
    return any(action in cell or cell in action for cell in cells for action in actions)


def _learn(examples: Sequence[Example]) -> tuple[dict[str, int], np.ndarray]:
    kept = sorted(of_several((one.set, one.seen) for one in examples))
    names = {name: at for at, name in enumerate(kept)}
    precision = np.full(len(names) + 1, _PRECISION)
    precision[-1] = 0.01
    y = np.array([float(one.is_plan) for one in examples])
    x = design([one.seen for one in examples], names)
    return names, learn(x, y, np.ones(len(examples)), precision, np.zeros(len(names) + 1))


def report(examples: Sequence[Example]) -> None:
    """How well each set's tables are told by what the others taught, without what is weighed by hand."""
    sets = sorted({one.set for one in examples})
    fold = np.array([sets.index(one.set) % _FOLDS for one in examples])
    taken = np.zeros(len(examples), dtype=bool)
    for number in range(min(_FOLDS, len(sets))):
        tried = np.flatnonzero(fold == number)
        names, weights = _learn([one for one, of in zip(examples, fold, strict=True) if of != number])
        taken[tried] = design([examples[at].seen for at in tried], names) @ weights > 0
    read = list(zip(examples, map(bool, taken), strict=True))
    plans = [was_taken for one, was_taken in read if one.is_plan]
    others = [was_taken for one, was_taken in read if one.without]
    print(f"{sum(plans)} of {len(plans)} tables of plans found")
    print(f"{sum(others)} of {len(others)} tables of papers without a plan taken for one")


def write(examples: Sequence[Example]) -> None:
    """The weights as a file that can be read and compared: one piece of evidence a line, in order."""
    names, weights = _learn(examples)
    told = {
        "start": round(float(weights[-1]), 2),
        "weights": {
            name: round(float(weights[at]), 2)
            for name, at in names.items()
            if abs(weights[at]) >= _NEGLIGIBLE
        },
    }
    _FILE.write_text(json.dumps(told, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(examples)} tables, {len(names)} pieces of evidence: {_FILE}")


def main() -> None:
    """Says how well sets left out are told, or learns from all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="learn from every set and write the weights")
    options = parser.parse_args()
    examples = [one for folder in options.sets for one in examples_of(folder)]
    (write if options.write else report)(examples)


if __name__ == "__main__":
    main()
