"""Any rules on a page make grids whose slots cover each of their places once, and in reasonable time."""

from __future__ import annotations

import struct

from extractors.pdf.engine.objects import Rule
from extractors.pdf.tables.lattice import ruled_grids

MOST_SLOTS = 2_000

# Three 32-bit floats a rule; the first byte says how many of the rules lie across.
_RULE = struct.Struct("<fff")


def rules_of(content: bytes) -> tuple[list[Rule], list[Rule]]:
    """An input as the rules of a page: finite, of either direction, on a page of any size."""
    if not content:
        return [], []
    whole = content[1 : 1 + (len(content) - 1) // _RULE.size * _RULE.size]
    rules = [
        Rule(at, min(start, end), max(start, end))
        for at, start, end in _RULE.iter_unpack(whole)
        if all(abs(value) < 1e6 for value in (at, start, end))
    ]
    across = min(content[0], len(rules))
    return rules[:across], rules[across:]


def packed(across: list[Rule], down: list[Rule]) -> bytes:
    """The input for these rules."""
    return bytes([len(across)]) + b"".join(_RULE.pack(*rule) for rule in (*across, *down))


SEEDS = [
    packed(
        [Rule(20.0 + 30 * row, 20, 500) for row in range(6)],
        [Rule(20.0 + 80 * column, 20, 170) for column in range(7)],
    ),
    packed(
        [Rule(100, 0, 500), Rule(100.5, 0, 500), Rule(200, 0, 250)], [Rule(0, 100, 200), Rule(500, 90, 210)]
    ),
]


def target(content: bytes) -> None:
    """Find the grids of one page."""
    grids, _ = ruled_grids(*rules_of(content), MOST_SLOTS)
    for grid in grids:
        assert grid.xs == sorted(grid.xs)
        assert grid.ys == sorted(grid.ys)
        places = [
            (row, column)
            for slot in grid.slots
            for row in range(slot.row, slot.row + slot.row_span)
            for column in range(slot.col, slot.col + slot.col_span)
        ]
        assert len(places) == len(set(places)) == grid.n_rows * grid.n_cols <= MOST_SLOTS
