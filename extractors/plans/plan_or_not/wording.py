"""What a table's headings, title and cells are like: evidence that nobody chose, weighed by what papers
taught (``plan_weights.json``, learnt by ``python -m benchmarks.plans``)."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.plan import Column
from extractors.plans.columns.contents import SHARES
from extractors.plans.columns.meanings import Columns

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
# A column whose cells are so for the most part.
_HALF = 0.5
# What of the action column's cells is told by quarters, and how long they are, by so many words.
_QUARTERED = ("asking", "sentences", "owned", "days", "telling")
_QUARTERS, _WORDS_A_STEP, _LONGEST = 4, 3, 6


@dataclass(frozen=True, slots=True)
class TableModel:
    """What a table counts before anything is seen of it, and what each piece of evidence adds: log-odds."""

    start: float
    weights: Mapping[str, float]

    def score(self, seen: Collection[str]) -> float:
        """How likely a table that looks so is a plan."""
        return self.start + sum(self.weights.get(name, 0.0) for name in seen)


@cache
def table_model() -> TableModel:
    """The weights, loaded once."""
    told = json.loads(files("lexicon").joinpath("plan_weights.json").read_text(encoding="utf-8"))
    return TableModel(told["start"], told["weights"])


def wording_of(columns: Columns, above: str, paper: str) -> tuple[str, ...]:
    """The names of what is seen in a table's headings, cells and titles, each once."""
    return tuple(dict.fromkeys((*_of_titles(above, paper), *_of_columns(columns))))


def _of_titles(above: str, paper: str) -> Iterator[str]:
    yield from (f"title: {word}" for word in _words(above))
    yield from (f"paper: {word}" for word in _words(paper))


def _of_columns(columns: Columns) -> Iterator[str]:
    yield f"columns: {len(columns.readings)}"
    for reading, contents in zip(columns.readings, columns.contents, strict=True):
        heading = _words(reading.heading)
        yield f"heading: {' '.join(heading)}"
        yield from (f"in a heading: {word}" for word in heading)
        meanings = [str(meaning) for meaning in reading.meanings]
        yield from (f"a column: {meaning}" for meaning in meanings)
        for share in SHARES:
            if contents.share(share) >= _HALF:
                yield f"cells: {share}"
                yield from (f"cells: {share}, {meaning}" for meaning in meanings)
        if Column.ACTION in reading.meanings:
            yield f"words to do: {min(_LONGEST, int(contents.words // _WORDS_A_STEP))}"
            for share in _QUARTERED:
                yield f"to do, {share}: {int(_QUARTERS * contents.share(share))} of {_QUARTERS}"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))
