"""Learns what speaks for a promise, and says how well that tells the papers of others.

    python -m benchmarks.promises SET ...           how well each set is told by the others
    python -m benchmarks.promises SET ... --write   learn from all, and write lexicon/promise_weights.json

A SET is a folder with ``papers`` and ``gold``, written by one person: what only one set shows is left out,
and what is learnt is tried on sets of others. A clause is a promise where gold has an action that it stands
in, or that stands in it. What the tests have settled (``samples/settled.jsonl``) counts as one more set.

Logistic regression by L-BFGS, with a Gaussian prior around the weights that ``lexicon/promises.toml``
expects, in two steps: each clause by itself, then among the others of its paper. For the second, the first
is told by weights learnt without its set.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack

import ingest
from benchmarks.regression import design, learn, of_several
from councilplans.config import DEFAULT_CONFIG
from councilplans.reading import read_layout
from extractors.layout import Document
from extractors.passages.promises.gathering import Clause
from extractors.passages.promises.model import UNTAUGHT, among_others, expected_model
from extractors.passages.reader import clauses_in
from extractors.plans import read_plans
from ingest.errors import UnreadableDocument
from tests.extractors.passages.written import blocks

_FILE = Path(__file__).parent.parent / "lexicon" / "promise_weights.json"
_OF_TESTS = "settled"
_SETTLED = Path(__file__).parent.parent / "samples" / "settled.jsonl"
# The priors' precision; an action read in a paper that has none counts as two.
_PRECISION, _AMONG_PRECISION, _WITHOUT = 1.5, 1.0, 2.0
# Weights smaller than this change no reading by themselves.
_NEGLIGIBLE = 0.02
# At even odds a clause is none: a row that nobody asked for is worse than one too few.
_CAUTION = 0.5
# Half of what a person expects of evidence stands before papers say otherwise: whole, it held against them.
_TRUST = 0.5
_FOLDS = 6
# So much of the shorter text in one piece is the same text.
_SAME, _SHORT = 0.75, 12


@dataclass(frozen=True, slots=True)
class Example:
    """A clause: whose set and paper it is of, its line, what is seen of it, and whether it is a promise."""

    set: str
    paper: str
    line: int
    lines: int
    evidence: frozenset[str]
    promises: bool
    without: bool
    """The paper holds no action."""


def examples_of(folder: Path) -> Iterator[Example]:
    """The clauses of a set's papers."""
    for gold in sorted((folder / "gold").glob("*.jsonl")):
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        actions = [letters_of(text) for row in rows[1:] for text in readings_of(row.get("action"))]
        for path in sorted((folder / "papers").glob(f"{gold.stem}.*")):
            for line, lines, clause, evidence in _clauses(path):
                promises = any(_is_same(letters_of(clause), action) for action in actions)
                yield Example(folder.name, path.name, line, lines, frozenset(evidence), promises, not actions)


def settled() -> Iterator[Example]:
    """The clauses of the small papers that the tests have settled."""
    for number, line in enumerate(_SETTLED.read_text(encoding="utf-8").splitlines()):
        told = json.loads(line)
        actions = [letters_of(action) for action in told["actions"]]
        document = Document("text", blocks(told["text"]))
        for clause in _taught(clauses_in(document, lambda _: False)):
            promises = any(_is_same(letters_of(clause.candidate.clause), action) for action in actions)
            line, lines = clause.place.number, len(clause.place.lines)
            seen = frozenset(clause.evidence)
            yield Example(_OF_TESTS, str(number), line, lines, seen, promises, without=False)


def _taught(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Those of papers of the kinds that are told by what is learnt."""
    return (clause for clause in clauses if clause.place.paper.kind not in UNTAUGHT)


def _clauses(path: Path) -> Iterator[tuple[int, int, str, Sequence[str]]]:
    config = replace(DEFAULT_CONFIG, ocr="never")
    try:
        document = read_layout(ingest.open_source(path, config.limits), config)
    except UnreadableDocument:
        return
    tables = read_plans(document, config.wanted).tables
    plans = {id(table) for table, seen in zip(document.tables, tables, strict=True) if seen.is_plan}
    for clause in _taught(clauses_in(document, lambda table: id(table) in plans)):
        yield clause.place.number, len(clause.place.lines), clause.candidate.clause, clause.evidence


def readings_of(action: object) -> list[str]:
    """The texts that gold accepts for an action."""
    found = action.get("any", []) if isinstance(action, dict) else [action]
    return [text for text in found if isinstance(text, str)]


def letters_of(text: str) -> str:
    """A text's letters and figures, in small."""
    return "".join(filter(str.isalnum, text.casefold()))


def _is_same(clause: str, action: str) -> bool:
    short, long = sorted((clause, action), key=len)
    if not short or (short in long and len(short) < _SHORT):
        return bool(short) and len(short) >= _SAME * len(long)
    if short in long:
        return True
    piece = SequenceMatcher(None, clause, action, autojunk=False).find_longest_match()
    return piece.size >= _SAME * len(short)


class Taught:
    """What examples taught: weights of evidence, and of a paper's other clauses."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.names, alone = _learn_alone(examples)
        self.alone = alone
        scores = np.zeros(len(examples))
        for left_out, kept in _folds(examples):
            names, weights = _learn_alone([examples[at] for at in kept])
            scores[left_out] = design([examples[at].evidence for at in left_out], names) @ weights
        among = _among(examples, scores)
        seen = sorted(set().union(*among))
        self.among_names = {name: at for at, name in enumerate(seen)}
        x = hstack([csr_matrix(scores.reshape(-1, 1)), design(among, self.among_names)]).tocsr()
        precision = np.full(x.shape[1], _AMONG_PRECISION)
        precision[0] = 0.01
        self.among = learn(x, *_answers(examples), precision, np.zeros(x.shape[1]))

    def score(self, examples: Sequence[Example]) -> np.ndarray:
        """The scores of other examples: above 0 they are taken for promises."""
        alone = design([one.evidence for one in examples], self.names) @ self.alone
        among = design(_among(examples, alone), self.among_names) @ self.among[1:]
        return np.asarray(self.among[0] * alone + among) - _CAUTION

    def _always(self) -> float:
        return float(self.among[1 + self.among_names["always"]] + self.among[-1]) - _CAUTION

    def write(self) -> None:
        """The weights as a file that can be read and compared: one piece of evidence a line, in order."""
        told = {
            "start": round(float(self.alone[-1]), 2),
            "share": round(float(self.among[0]), 3),
            "among": {name: round(float(self.among[1 + at]), 2) for name, at in self.among_names.items()}
            | {"always": round(self._always(), 2)},
            "weights": {
                name: round(float(self.alone[at]), 2)
                for name, at in self.names.items()
                if abs(self.alone[at]) >= _NEGLIGIBLE
            },
        }
        _FILE.write_text(json.dumps(told, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def _learn_alone(examples: Sequence[Example]) -> tuple[dict[str, int], np.ndarray]:
    expected = expected_model()
    kept = sorted(of_several((one.set, one.evidence) for one in examples) | expected.weights.keys())
    names = {name: at for at, name in enumerate(kept)}
    precision = np.full(len(names) + 1, _PRECISION)
    precision[-1] = 0.01
    before = _TRUST * np.array([*(expected.weights.get(name, 0.0) for name in kept), expected.start])
    x = design([one.evidence for one in examples], names)
    return names, learn(x, *_answers(examples), precision, before)


def _answers(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    y = np.array([float(one.promises) for one in examples])
    return y, np.array([_WITHOUT if one.without or one.set == _OF_TESTS else 1.0 for one in examples])


def _among(examples: Sequence[Example], scores: np.ndarray) -> list[tuple[str, ...]]:
    """What is seen of each clause among the others of its paper."""
    found: list[tuple[str, ...]] = []
    at = 0
    for _, group in groupby(examples, key=lambda one: (one.set, one.paper)):
        paper = list(group)
        told = [(one.line, float(scores[at + number])) for number, one in enumerate(paper)]
        found += among_others(told, paper[0].lines)
        at += len(paper)
    return found


def _folds(examples: Sequence[Example]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The numbers of the examples of some sets, and of all others."""
    sets = sorted({one.set for one in examples})
    fold = np.array([sets.index(one.set) % _FOLDS for one in examples])
    for number in range(min(_FOLDS, len(sets))):
        yield np.flatnonzero(fold == number), np.flatnonzero(fold != number)


def report(examples: Sequence[Example]) -> None:
    """How well each set's clauses are told by what the others taught, and all of them together."""
    read: list[tuple[Example, bool]] = []
    for left_out, kept in _folds(examples):
        tried = [examples[at] for at in left_out]
        taken = Taught([examples[at] for at in kept]).score(tried) > 0
        read += zip(tried, map(bool, taken), strict=True)
    for name in sorted({one.set for one, _ in read}):
        print(f"{name}: {_told([one for one in read if one[0].set == name])}")
    print(f"all: {_told(read)}")


def _told(read: Sequence[tuple[Example, bool]]) -> str:
    right = sum(one.promises and taken for one, taken in read)
    lost = sum(one.promises and not taken for one, taken in read)
    wrong = sum(taken and not one.promises for one, taken in read)
    papers = {(one.set, one.paper) for one, _ in read if one.without}
    false = {(one.set, one.paper) for one, taken in read if one.without and taken}
    of_papers = f"{len(false)} of {len(papers)} papers without an action taken for one with"
    return f"{right} of {right + lost} found, {wrong} wrong; {of_papers}"


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
        taught = Taught(examples)
        taught.write()
        print(f"{len(examples)} clauses, {len(taught.names)} pieces of evidence: {_FILE}")
    else:
        report(examples)


if __name__ == "__main__":
    main()
