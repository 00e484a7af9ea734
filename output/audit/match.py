"""Which row is which: the one-to-one matching of two lists of texts with the greatest likeness in all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from output.audit.values import FOUND_RATIO, ROUNDING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix: TypeAlias = NDArray[np.float64]

# 4 million doubles are 32 MB. A document beyond 2,000 rows by 2,000 is matched within groups of rows that
# are at least this alike, well below what counts as found.
_DENSE_CELLS = 4_000_000
_ALIKE = 0.8
_BLOCK_ROWS = 256
# Breaks ties between equal texts by the rest of the row. Over a thousand rows it stays below 1e-6, less
# than one letter's difference between two texts of a thousand letters.
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Pair:
    """A left and a right row, by their indices, and how alike their texts are (0 to 1)."""

    left: int
    right: int
    likeness: float

    @property
    def found(self) -> bool:
        """Whether they are so alike that they are the same row."""
        return self.likeness >= FOUND_RATIO - ROUNDING


def match(
    left: Sequence[Sequence[str]], right: Sequence[str], kinship: Callable[[int, int], float]
) -> list[Pair]:
    """Match texts one to one so that the sum of their likenesses is the greatest there is.

    ``left`` gives the alternatives for each row (the likest counts), ``right`` one text; both are keys of
    `output.audit.values.letters`. ``kinship`` says how far two rows agree otherwise, from 0 to 1: it only
    decides between texts that fit equally well, so that rows with the same text find their own.
    """
    if not left or not right:
        return []
    if len(left) * len(right) <= _DENSE_CELLS:
        return _assigned(likeness(left, right), range(len(left)), range(len(right)), kinship)
    return [pair for group in _groups(left, right) for pair in _assigned(*group, kinship)]


def likeness(left: Sequence[Sequence[str]], right: Sequence[str], cutoff: float = 0.0) -> Matrix:
    """How alike each left row is to each right one; a likeness below ``cutoff`` is given as 0."""
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    first = [alternatives[0] for alternatives in left]
    scores = cdist(
        first, right, scorer=Indel.normalized_similarity, score_cutoff=cutoff, dtype=np.float64, workers=1
    )
    for row, alternatives in enumerate(left):
        for other in alternatives[1:]:
            again = cdist(
                [other], right, scorer=Indel.normalized_similarity, score_cutoff=cutoff, dtype=np.float64
            )
            scores[row] = np.maximum(scores[row], again[0])
    return scores


def _assigned(
    scores: Matrix, left: Sequence[int], right: Sequence[int], kinship: Callable[[int, int], float]
) -> list[Pair]:
    from scipy.optimize import linear_sum_assignment

    weights = scores.copy()
    for row, col in _contested(scores):
        weights[row, col] += _TIE * kinship(left[row], right[col])
    rows, cols = linear_sum_assignment(weights, maximize=True)
    return [
        Pair(left[row], right[col], float(scores[row, col]))
        for row, col in zip(rows, cols, strict=True)
        if scores[row, col] > 0
    ]


def _contested(scores: Matrix) -> Iterator[tuple[int, int]]:
    """The pairs that could be found where a row has more than one such partner."""
    found = scores >= FOUND_RATIO - ROUNDING
    contested = found & ((found.sum(axis=1) > 1)[:, None] | (found.sum(axis=0) > 1)[None, :])
    for row, col in zip(*contested.nonzero(), strict=True):
        yield int(row), int(col)


def _groups(
    left: Sequence[Sequence[str]], right: Sequence[str]
) -> Iterator[tuple[Matrix, list[int], list[int]]]:
    """The rows that hang together by being alike, each group with its likenesses."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    blocks = []
    for start in range(0, len(left), _BLOCK_ROWS):
        scores = likeness(left[start : start + _BLOCK_ROWS], right, _ALIKE)
        rows, cols = scores.nonzero()
        blocks.append((rows + start, cols, scores[rows, cols]))
    rows, cols, values = (np.concatenate(part) for part in zip(*blocks, strict=True))
    size = len(left) + len(right)
    _, group_of = connected_components(
        coo_array((values, (rows, cols + len(left))), shape=(size, size)), directed=False
    )
    order = np.argsort(group_of[rows], kind="stable")
    edges = np.split(order, np.flatnonzero(np.diff(group_of[rows][order])) + 1)
    for members in edges if len(order) else []:
        group_left, at_row = np.unique(rows[members], return_inverse=True)
        group_right, at_col = np.unique(cols[members], return_inverse=True)
        scores = np.zeros((len(group_left), len(group_right)))
        scores[at_row, at_col] = values[members]
        yield scores, [int(row) for row in group_left], [int(col) for col in group_right]
