"""Dots and accents go to the line that they stand closest to, however many there are of either."""

from __future__ import annotations

import random

from extractors.ocr.raster import Area
from extractors.ocr.text_lines import InkLine, _Hosts

EM = 20.0


def _by_looking_at_each(area: Area, lines: list[InkLine]) -> InkLine | None:
    near = [
        line for line in lines if line.area.x0 - 0.3 * EM <= area.x1 and area.x0 <= line.area.x1 + 0.3 * EM
    ]
    apart = [max(line.area.top - area.bottom, area.top - line.area.bottom, 0) for line in near]
    best = min(range(len(near)), key=apart.__getitem__, default=None)
    return near[best] if best is not None and apart[best] <= 0.3 * EM else None


def test_a_small_part_belongs_to_the_nearest_line() -> None:
    chance = random.Random(5)  # noqa: S311
    for _ in range(300):
        lines = [
            InkLine(Area(x, top, x + chance.randint(5, 80), top + chance.randint(8, 25)), number)
            for number in range(chance.randint(0, 12))
            for x, top in [(chance.randint(0, 120), chance.randint(0, 120))]
        ]
        x, top = chance.randint(0, 200), chance.randint(0, 150)
        dot = Area(x, top, x + 3, top + 3)
        assert _Hosts(lines, EM).of(dot) == _by_looking_at_each(dot, lines)
