"""How much each piece of evidence counts: the weights of ``promises.toml``, which are added up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from lexicon.files import tables

# A promise whose score is lower may be none, and is flagged.
SURE = 1.0
# So many pieces of evidence say why.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class PromiseModel:
    """What a clause counts before anything is seen of it, and what each piece of evidence adds: log-odds."""

    start: float
    weights: Mapping[str, float]

    def score(self, evidence: Collection[str]) -> float:
        """How likely a clause is a promise: above 0 it is taken for one."""
        return self.start + sum(self.weights.get(name, 0.0) for name in evidence)

    def reasons(self, evidence: Collection[str]) -> str:
        """The evidence that counts most, for a person."""
        weighed = sorted(
            ((self.weights.get(name, 0.0), name) for name in evidence), key=lambda one: -abs(one[0])
        )
        return ", ".join(f"{name} ({weight:+.1f})" for weight, name in weighed[:_TOLD] if weight)


@cache
def promise_model() -> PromiseModel:
    """The weights, loaded once."""
    named = tables("promises")["weights"]
    weights = dict(named["seen"])
    for modal, doers in named.items():
        if modal not in ("start", "seen"):
            weights |= {f"{doer} {modal}": weight for doer, weight in doers.items()}
    return PromiseModel(named["start"], weights)
