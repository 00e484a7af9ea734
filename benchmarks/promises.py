"""Learns what speaks for a promise, and says how well that tells the papers of others.

    python -m benchmarks.promises SET ...           how well each set is told by the others
    python -m benchmarks.promises SET ... --write   learn from all, and write lexicon/promise_weights.json

A SET is a folder with ``papers`` and ``gold``, written by one person: what fewer than three sets show is
left out, and what is learnt is tried on sets of others. A clause is a promise where gold has an action that
it stands in, or that stands in it. What the tests have settled (``samples/settled.jsonl``) counts as one
more set.

Logistic regression by L-BFGS, with a Gaussian prior around the weights that ``lexicon/promises.toml``
expects, in two steps: each clause by itself, then among the others of its paper. For the second, the first
is told by weights learnt without its set.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sets import is_same, papers_of, settled_papers
from benchmarks.two_steps import Steps, TwoSteps, left_out_in_turn, told
from extractors.passages.promises.gathering import Clause
from extractors.passages.promises.model import SURE, UNTAUGHT, among_others, expected_model
from extractors.passages.reader import clauses_in
from output.audit.values import letters

_FILE = Path(__file__).parent.parent / "lexicon" / "promise_weights.json"
_OF_TESTS = "settled"
# The priors' precision; at even odds a clause is none: a row nobody asked for is worse than one too few.
_STEPS = Steps(precision=1.5, among_precision=1.0, caution=0.5)
# An action read in a paper that has none counts as two, and so does what a test has settled.
_WITHOUT = 2.0
# Half of what a person expects of evidence stands before papers say otherwise: whole, it held against them.
_TRUST = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A clause: whose set and paper it is of, its line of how many, what is seen of it, whether it is a
    promise, and how much it counts; ``without`` where its paper holds no action."""

    set: str
    paper: str
    line: int
    lines: int
    evidence: frozenset[str]
    is_so: bool
    without: bool
    count: float


def examples_of(folder: Path) -> Iterator[Example]:
    """The clauses of a set's papers."""
    for paper in papers_of(folder):
        for clause in _taught(clauses_in(paper.document, paper.in_plan)):
            yield _example(folder.name, paper.name, clause, paper.actions, without=not paper.actions)


def _example(of_set: str, paper: str, clause: Clause, actions: Sequence[str], *, without: bool) -> Example:
    text = letters(clause.candidate.clause)
    promises = any(is_same(text, action) for action in actions)
    line, lines = clause.place.number, len(clause.place.lines)
    count = _WITHOUT if without or of_set == _OF_TESTS else 1.0
    return Example(of_set, paper, line, lines, frozenset(clause.evidence), promises, without, count)


def settled() -> Iterator[Example]:
    """The clauses of the small papers that the tests have settled."""
    for number, (document, actions) in enumerate(settled_papers()):
        for clause in _taught(clauses_in(document, lambda _: False)):
            yield _example(_OF_TESTS, str(number), clause, actions, without=False)


def _taught(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Those of papers of the kinds that are told by what is learnt."""
    return (clause for clause in clauses if clause.place.paper.kind not in UNTAUGHT)


def taught(examples: Sequence[Example]) -> TwoSteps[Example]:
    """What examples teach, from what a person expects."""
    expected = expected_model()
    start = {name: _TRUST * weight for name, weight in expected.weights.items()}
    return TwoSteps(examples, _STEPS, _among, start, _TRUST * expected.start)


def _among(paper: Sequence[Example], scores: Sequence[float]) -> Iterator[tuple[str, ...]]:
    """What is seen of each clause among the others of its paper."""
    return among_others(list(zip((one.line for one in paper), scores, strict=True)), paper[0].lines)


def report(examples: Sequence[Example]) -> None:
    """How well each set's clauses are told by what the others taught, and all of them together."""
    read = list(left_out_in_turn(examples, taught))
    for name in sorted({one.set for one, _ in read}):
        print(f"{name}: {told([one for one in read if one[0].set == name])}")
    print(f"all: {told(read)}")
    for said, flagged in (("flagged as in doubt", True), ("not flagged", False)):
        taken = [one for one, score in read if score > 0 and (score < SURE) is flagged]
        print(f"{said}: {len(taken)}, {sum(not one.is_so for one in taken)} wrong")


def main() -> None:
    """Says how well sets left out are told, or learns from all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="learn from every set and write the weights")
    options = parser.parse_args()
    examples = [*(one for folder in options.sets for one in examples_of(folder)), *settled()]
    if options.write:
        model = taught(examples)
        model.write(_FILE)
        print(f"{len(examples)} clauses, {len(model.names)} pieces of evidence: {_FILE}")
    else:
        report(examples)


if __name__ == "__main__":
    main()
