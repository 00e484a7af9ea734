"""What a heading that no list has may mean, by its words: a linear model over words and pairs of words.

Its weights (``heading_weights.json``) are learnt by ``python -m benchmarks.headings`` from the headings of
``columns.toml`` and ``heading_examples.toml``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from lexicon.remembering import remembered
from lexicon.words import comparable

# A heading longer than this many words is read by its first ones; what it goes on to say is an explanation.
_READ = 14
_LONG_PLURAL = 3
# Signs that are words.
_SIGNS = str.maketrans({"#": " no ", "%": " percent ", "£": " cost ", "$": " cost ", "€": " cost "})


@dataclass(frozen=True, slots=True)
class HeadingModel:
    """The meanings' names, what speaks for each before any word, and weights by what is seen in a heading.

    ``weights`` maps a feature to (number of the meaning, weight) pairs; weights are natural log-odds.
    """

    meanings: tuple[str, ...]
    prior: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]


@dataclass(frozen=True, slots=True)
class HeadingReading:
    """How likely each meaning is, as a natural logarithm; and how many of a heading's words were known."""

    log_likelihood: Mapping[str, float]
    known: int

    def best(self) -> tuple[str, float]:
        """The likeliest meaning, and its probability."""
        name = max(self.log_likelihood, key=self.log_likelihood.__getitem__)
        return name, math.exp(self.log_likelihood[name])


@remembered(most=4096)
def read_heading(heading: str) -> HeadingReading:
    """What a heading's words say; nothing but how usual each meaning is where none of them is known."""
    model = heading_model()
    scores = list(model.prior)
    known = 0
    for feature in features(heading):
        found = model.weights.get(feature, ())
        known += bool(found) and feature.isalnum()
        for number, weight in found:
            scores[number] += weight
    total = math.log(sum(map(math.exp, scores)))
    return HeadingReading(
        {name: score - total for name, score in zip(model.meanings, scores, strict=True)}, known
    )


_SURELY_NONE = 0.6
"""How probable it is that a heading is of no plan's column, for one that is told to be none."""


def is_no_column(heading: str) -> bool:
    """Whether a heading's words say that no plan has a column for it: "Who might be harmed"."""
    reading = read_heading(heading)
    meaning, probability = reading.best()
    return bool(reading.known) and meaning == "other" and probability > _SURELY_NONE


@remembered(most=4096)
def telling_word(heading: str, meaning: str) -> str | None:
    """The words of a heading that speak most for a meaning; None where none does."""
    model = heading_model()
    number = model.meanings.index(meaning)
    spoken = {
        feature: weight
        for feature in features(heading)
        for told, weight in model.weights.get(feature, ())
        if told == number and weight > 0
    }
    best = max(spoken, key=spoken.__getitem__, default=None)
    return best.strip("^$=") if best else None


def features(heading: str) -> Iterator[str]:
    """What is seen of a heading: each word, each pair, which is first, last, and whether one stands alone."""
    spelt = heading.translate(_SIGNS)
    words = [_stem(word) for word in comparable(spelt).split()[:_READ]]
    if not words:
        return
    yield from dict.fromkeys(words)
    yield from dict.fromkeys(f"{one} {next_one}" for one, next_one in pairwise(words))
    yield f"^{words[0]}"
    yield f"{words[-1]}$"
    if len(words) == 1:
        yield f"={words[0]}"


def _stem(word: str) -> str:
    if word.isdigit():
        return "0"
    if len(word) > _LONG_PLURAL and word.endswith("ies"):
        return f"{word[:-3]}y"
    plural = len(word) > _LONG_PLURAL and word.endswith("s") and not word.endswith(("ss", "us"))
    return word[:-1] if plural else word


@cache
def heading_model() -> HeadingModel:
    """The model, loaded once."""
    raw = json.loads(files("lexicon").joinpath("heading_weights.json").read_text(encoding="utf-8"))
    meanings = tuple(raw["meanings"])
    number = {name: index for index, name in enumerate(meanings)}
    weights = {
        feature: tuple((number[name], weight) for name, weight in told.items())
        for feature, told in raw["weights"].items()
    }
    return HeadingModel(meanings, tuple(raw["prior"]), weights)
