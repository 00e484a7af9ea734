"""Learns which sentences read like actions, and says how well that tells those of others' papers.

    python -m benchmarks.sentences SET ...           how well each set is told by the others
    python -m benchmarks.sentences SET ... --write   learn from all, and write lexicon/sentence_weights.json

A SET is a folder with ``papers`` and ``gold``, written by one person: what fewer than three sets show is left
out, and what is learnt is tried on sets of others. A sentence is an action where gold has one that it stands
in, or that stands in it. What rules read of a sentence is no evidence: so what is learnt can tell what they
miss. What the tests have settled (``samples/settled.jsonl``) counts as one more set.

Logistic regression by L-BFGS, with a Gaussian prior around nothing, in two steps: each sentence by itself,
then among the others of its paper. For the second, the first is told by weights learnt without its set.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sets import is_same, papers_of, settled_papers
from benchmarks.two_steps import Steps, TwoSteps, left_out_in_turn, told
from extractors.layout import Document, Table
from extractors.passages.likely.evidence import Sentence, evidence_of
from extractors.passages.likely.model import among_others
from extractors.passages.reader import likely_in
from output.audit.values import letters

_FILE = Path(__file__).parent.parent / "lexicon" / "sentence_weights.json"
_OF_TESTS = "settled"
_STEPS = Steps(precision=1.5, among_precision=1.0, caution=0.5)
# A sentence of a paper that has no action counts as two, and so does what a test has settled.
_WITHOUT = 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: whose set and paper it is of, what is seen of it, whether it is an action, and how much it
    counts; ``without`` where its paper holds no action."""

    set: str
    paper: str
    sentence: Sentence
    evidence: tuple[str, ...]
    is_so: bool
    without: bool
    count: float


def examples_of(folder: Path) -> Iterator[Example]:
    """The sentences of a set's papers outside their plans' tables."""
    for paper in papers_of(folder):
        yield from _examples(folder.name, paper.name, paper.document, paper.in_plan, paper.actions)


def settled() -> Iterator[Example]:
    """The sentences of the small papers that the tests have settled."""
    for number, (document, actions) in enumerate(settled_papers()):
        yield from _examples(_OF_TESTS, str(number), document, lambda _: False, actions)


def _examples(
    of_set: str, paper: str, document: Document, in_plan: Callable[[Table], bool], actions: Sequence[str]
) -> Iterator[Example]:
    without = not actions and of_set != _OF_TESTS
    for one in likely_in(document, in_plan):
        is_so = any(is_same(letters(one.text), action) for action in actions)
        count = _WITHOUT if without or of_set == _OF_TESTS else 1.0
        yield Example(of_set, paper, one, evidence_of(one), is_so, without, count)


def taught(examples: Sequence[Example]) -> TwoSteps[Example]:
    """What examples teach."""
    return TwoSteps(examples, _STEPS, _among, {})


def _among(paper: Sequence[Example], scores: Sequence[float]) -> Iterator[tuple[str, ...]]:
    return among_others([one.sentence for one in paper], scores)


def report(examples: Sequence[Example]) -> None:
    """How well each set's sentences are told by what the others taught, and all of them together."""
    read = list(left_out_in_turn(examples, taught))
    for name in sorted({one.set for one, _ in read}):
        print(f"{name}: {told([one for one in read if one[0].set == name])}")
    print(f"all: {told(read)}")


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
        print(f"{len(examples)} sentences, {len(model.names)} pieces of evidence: {_FILE}")
    else:
        report(examples)


if __name__ == "__main__":
    main()
