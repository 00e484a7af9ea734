"""Inputs near the seeds, for runs without atheris: the same for the same number, on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence


def mutants(seeds: Sequence[bytes], number: int) -> Iterator[bytes]:
    """Inputs without end, each a seed that a few of the usual accidents have happened to."""
    chance = random.Random(number)  # noqa: S311
    while True:
        content = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 6)):
            _accident(content, seeds, chance)
        yield bytes(content)


def _accident(content: bytearray, seeds: Sequence[bytes], chance: random.Random) -> None:
    at = chance.randint(0, len(content))
    end = at + chance.choice((1, 2, 4, 16, 64))
    other = chance.choice(seeds)
    start = chance.randint(0, len(other))
    match chance.randrange(4):
        case 0:
            content[at:end] = chance.randbytes(len(content[at:end]))
        case 1:
            del content[at:end]
        case 2:
            content[at:at] = content[at:end] * chance.randint(1, 3)
        case _:
            content[at:end] = other[start : start + chance.choice((1, 4, 16, 64))]
