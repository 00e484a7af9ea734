"""Paper that is nearly of the colour of a pale surface on it."""

from __future__ import annotations

import numpy as np

from extractors.ocr.surfaces import Blocks, surfaces_of

PAPER, PALE = 226, 206


def test_the_paper_between_two_pale_cells_is_no_part_of_them() -> None:
    # Two narrow cells at the ends of a strip of grey paper that is within a hair of their colour.
    level = np.full((40, 120, 3), PAPER, np.int16)
    painted = np.zeros((40, 120), bool)
    for left in (4, 96):
        level[4:36, left : left + 20] = PALE
        painted[4:36, left : left + 20] = True
    painted[4:7, 4:116] = True
    level[4:7, 4:116] = PALE
    blocks = Blocks(level, level, level)
    found = surfaces_of(blocks, painted, (PAPER, PAPER, PAPER))
    assert not found.painted[20, 60]
