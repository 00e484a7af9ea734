"""One meaning a column, chosen for the whole table at once.

Each column takes the meaning that makes the table's scores largest together, each meaning at most once; a
column may also mean nothing that a plan has a column for. Which column holds the actions moves what its
neighbours can be, so each likely one is tried, and the best table is taken.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.plan import Column
from extractors.plans.columns.neighbours import Candidate, ColumnScores, weigh_neighbours
from extractors.plans.columns.scores import MEANINGS, content_score, heading_scores, holds_any
from extractors.plans.vocabulary import Meaning, Role

Scores = Mapping[Meaning | None, float]

# Columns that may hold the actions are tried in the order of their scores: so many, and none worse than this.
_TRIED, _HOPELESS = 4, -4.0
# A second column of a kind is rather kept under its own heading than given a meaning that nothing says.
_FURTHER = 2.0
# Of two that are equally likely the one further left.
_LEFTMOST = 0.01
_NEVER = -1e6
# What a meaning gains on the other side of the action than where plans print it, in log-odds.
_RIGHT_OF_ACTION: Mapping[Meaning, float] = {
    Column.BASELINE: -1.5,
    Column.SECTION: -2.4,
    Column.RECOMMENDATION: -3.2,
    Role.ISSUE: -0.8,
    Column.RECOMMENDATION_REF: -0.6,
    Column.ACTION_REF: -1.0,
    Role.REF: -1.0,
}
_LEFT_OF_ACTION: Mapping[Meaning, float] = {
    Column.PROGRESS: -1.5,
    Column.OUTCOME: -1.6,
    Column.MONITORING: -1.0,
    Column.COMPLETED_DATE: -0.8,
    # What a row is about stands first, and is often a name too: "Town Hall", "Search Service".
    Column.LEAD: -1.0,
}
# A column of sentences that ask, beside who and by when; and beside such a column, who does it and a day.
_EXPECTED = 1.5
_EXPECTED_BESIDE: Mapping[Meaning, float] = {Column.LEAD: 1.5, Column.DUE: 1.5, Column.STATUS: 0.5}
# More than this share of a column's cells is most of them.
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """A column's meaning (None: nothing in the schema), its score, and by how much it beats the next best."""

    meaning: Meaning | None
    score: float
    margin: float


def assign(candidates: Sequence[Candidate], *, taken: frozenset[Meaning] = frozenset()) -> tuple[Choice, ...]:
    """The meanings of a table's columns; ``taken`` are meanings that other columns have already."""
    scores = [_column_scores(one) for one in candidates]
    weigh_neighbours(candidates, scores)
    best: tuple[float, tuple[Choice, ...]] | None = None
    for action in _possible_actions(scores, taken):
        expected = _expected_beside(candidates, action)
        placed = [
            _in_place(one, col, action, _supported(expected, candidate))
            for col, (one, candidate) in enumerate(zip(scores, candidates, strict=True))
        ]
        found = _solve(placed, taken, action)
        total = sum(choice.score for choice in found) + _expected(found, candidates)
        if best is None or total > best[0]:
            best = total, found
    return best[1] if best else ()


def _expected(found: Sequence[Choice], candidates: Sequence[Candidate]) -> float:
    """Where a table says who, and by when or how far, a column that asks is likelier the actions."""
    held = {choice.meaning: one.contents for choice, one in zip(found, candidates, strict=True)}
    action = held.get(Column.ACTION)
    speaks = Column.LEAD in held and (Column.DUE in held or Column.STATUS in held)
    return _EXPECTED if speaks and action is not None and action.asking >= _HALF else 0.0


def _expected_beside(candidates: Sequence[Candidate], action: int | None) -> Mapping[Meaning, float]:
    """What is expected beside a column that asks: no lead, where another column says who answers for it."""
    if action is None:
        return {}
    headed = any(one.match is not None and Column.ACCOUNTABLE in one.match.meanings for one in candidates)
    asked = candidates[action].contents.asking
    return {
        meaning: more * asked
        for meaning, more in _EXPECTED_BESIDE.items()
        if not (headed and meaning is Column.LEAD)
    }


def _supported(expected: Mapping[Meaning, float], candidate: Candidate) -> Mapping[Meaning, float]:
    """What is expected without the meanings of which neither the heading nor any cell of a column tells."""
    if candidate.match is not None:
        return expected
    return {meaning: more for meaning, more in expected.items() if holds_any(candidate.contents, meaning)}


def _column_scores(candidate: Candidate) -> ColumnScores:
    told = heading_scores(candidate.heading, candidate.match)
    scored: ColumnScores = {None: max(told[None], min(0.0, max(told.values())) - _FURTHER)}
    for meaning in MEANINGS:
        scored[meaning] = told[meaning] + content_score(candidate.contents, meaning)
    return scored


def _possible_actions(scores: Sequence[Scores], taken: frozenset[Meaning]) -> list[int | None]:
    if Column.ACTION in taken:
        return [None]
    order = sorted(range(len(scores)), key=lambda col: -scores[col][Column.ACTION])
    likely = [col for col in order[:_TRIED] if scores[col][Column.ACTION] > _HOPELESS]
    return [*likely, None]


def _in_place(
    scores: Scores, col: int, action: int | None, expected: Mapping[Meaning, float]
) -> ColumnScores:
    """A column's scores where that column holds the actions, and such columns are expected beside it."""
    placed = {meaning: score - _LEFTMOST * col * (meaning is not None) for meaning, score in scores.items()}
    if action is not None and col != action:
        for meaning, less in (_LEFT_OF_ACTION if col < action else _RIGHT_OF_ACTION).items():
            placed[meaning] += less
        for meaning, more in expected.items():
            placed[meaning] += more
    return placed


def _solve(scores: Sequence[Scores], taken: frozenset[Meaning], action: int | None) -> tuple[Choice, ...]:
    meanings: list[Meaning | None] = [one for one in MEANINGS if one not in taken]
    columns = [*meanings, *([None] * len(scores))]
    matrix = []
    for col, one in enumerate(scores):
        row = [one[meaning] for meaning in columns]
        acting = meanings.index(Column.ACTION) if Column.ACTION in meanings else None
        if acting is not None:
            is_action = col == action
            row = [value if (number == acting) == is_action else _NEVER for number, value in enumerate(row)]
        matrix.append(row)
    chosen = best_assignment(matrix)
    return tuple(
        Choice(columns[number], matrix[col][number], _margin(scores[col], columns[number]))
        for col, number in enumerate(chosen)
    )


def _margin(scores: Scores, chosen: Meaning | None) -> float:
    return scores[chosen] - max(score for meaning, score in scores.items() if meaning is not chosen)


# What takes a millisecond for ten columns takes seconds for the 200 that a sheet of figures has.
_WIDE = 40


def best_assignment(scores: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column that makes the sum largest, no column twice; no fewer columns than rows.

    The Hungarian method by shortest augmenting paths (Jonker and Volgenant, 1987), as in
    scipy.optimize.linear_sum_assignment, which takes a second to import and is asked for wide tables alone.
    """
    if len(scores) > _WIDE:
        from scipy.optimize import linear_sum_assignment

        return [int(col) for col in linear_sum_assignment(scores, maximize=True)[1]]
    matching = _Matching(scores, len(scores[0]) if scores else 0)
    for row in range(len(scores)):
        matching.add(row)
    return matching.columns()


class _Matching:
    """Rows and columns matched so far, with the prices that prove them best. Column 0 stands for none."""

    def __init__(self, scores: Sequence[Sequence[float]], n_cols: int) -> None:
        self._scores = scores
        self._n_cols = n_cols
        self._row_price = [0.0] * len(scores)
        self._col_price = [0.0] * (n_cols + 1)
        self._row_of: list[int | None] = [None] * (n_cols + 1)

    def add(self, row: int) -> None:
        """Match another row, along the cheapest chain of rows that move over."""
        self._row_of[0] = row
        least = [math.inf] * (self._n_cols + 1)
        before = [0] * (self._n_cols + 1)
        used = [False] * (self._n_cols + 1)
        col = 0
        while (moving := self._row_of[col]) is not None:
            used[col] = True
            col = self._step(moving, col, least, before, used)
        while col:
            self._row_of[col] = self._row_of[before[col]]
            col = before[col]

    def _step(self, moving: int, last: int, least: list[float], before: list[int], used: list[bool]) -> int:
        """The next column of the chain; the prices are moved so that it costs nothing more."""
        row, price = self._scores[moving], self._row_price[moving]
        nearest = 0
        for col in range(1, self._n_cols + 1):
            if used[col]:
                continue
            reduced = -row[col - 1] - price - self._col_price[col]
            if reduced < least[col]:
                least[col], before[col] = reduced, last
            if not nearest or least[col] < least[nearest]:
                nearest = col
        step = least[nearest]
        for col in range(self._n_cols + 1):
            moved = self._row_of[col]
            if not used[col]:
                least[col] -= step
            elif moved is not None:
                self._row_price[moved] += step
                self._col_price[col] -= step
        return nearest

    def columns(self) -> list[int]:
        """The column of each row."""
        found = {row: col - 1 for col, row in enumerate(self._row_of) if col and row is not None}
        return [found[row] for row in range(len(self._scores))]
