"""Weights that papers taught: log-odds, which are added up. Their files are written by ``benchmarks``."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

# So many pieces of evidence say why.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class LearntModel:
    """What a piece of text counts before anything is seen of it, and what each piece of evidence adds; then
    ``share``, by how much of that sum it stays, and what the other texts of its paper add (``among``).
    """

    start: float
    weights: Mapping[str, float]
    share: float = 1.0
    among: Mapping[str, float] = field(default_factory=dict)

    def score(self, evidence: Collection[str]) -> float:
        """How likely a text by itself is what is looked for: above 0 more likely than not."""
        return self.start + sum(self.weights.get(name, 0.0) for name in evidence)

    def score_among(self, score: float, seen: Iterable[str]) -> float:
        """The same in the light of the other texts of its paper; ``seen`` of them."""
        return self.share * score + sum(self.among.get(name, 0.0) for name in seen)

    def reasons(self, evidence: Collection[str], said: Callable[[str], str] = str) -> str:
        """The evidence that counts most, for a person; ``said`` puts its names into words."""
        weighed = sorted(
            ((self.weights.get(name, 0.0), name) for name in evidence), key=lambda one: -abs(one[0])
        )
        # The names are the weights' keys: "behind" is an older word for what stands after a sentence.
        told = ((name.replace("behind", "after"), weight) for weight, name in weighed[:_TOLD] if weight)
        return ", ".join(f"{said(name)} ({weight:+.1f})" for name, weight in told)


@cache
def learnt_model(name: str) -> LearntModel:
    """The model of ``lexicon/<name>.json``, loaded once."""
    told = json.loads(files("lexicon").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return LearntModel(told["start"], told["weights"], told["share"], told["among"])
