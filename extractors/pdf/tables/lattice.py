"""Ruled tables: from the rules of a page to grids of slots, merged where a rule is missing.

A chain of small steps, each of whose results can be looked at: `merged` rules, `groups` of rules that
touch, the `grid_lines` of a group, and its `Grid` of rectangles. Points from the page's top left.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.engine.objects import Rule
from extractors.pdf.tables.tolerances import TABLES


class Group(NamedTuple):
    """Rules that touch one another."""

    across: list[Rule]
    down: list[Rule]


class Slot(NamedTuple):
    """A rectangle of a grid, in rows and columns."""

    row: int
    col: int
    row_span: int
    col_span: int


class Grid(NamedTuple):
    """Column and row lines, and the rectangles between them, in row-major order.

    ``ruled`` says that the column lines are drawn, and not put between columns of text.
    """

    xs: list[float]
    ys: list[float]
    slots: list[Slot]
    ruled: bool = True

    @property
    def n_rows(self) -> int:
        """How many rows lie between its lines."""
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        """How many columns lie between its lines."""
        return len(self.xs) - 1


def ruled_grids(across: list[Rule], down: list[Rule], most_slots: int) -> tuple[list[Grid], int]:
    """The grids of a page, top to bottom, and how many were left out for having too many slots."""
    found = [(group, *grid_lines(group)) for group in groups(merged(across), merged(down))]
    usable = [(group, xs, ys) for group, xs, ys in found if (len(xs) - 1) * (len(ys) - 1) > 1]
    small = [entry for entry in usable if (len(entry[1]) - 1) * (len(entry[2]) - 1) <= most_slots]
    grids = [Grid(xs, ys, slots(group, xs, ys)) for group, xs, ys in small]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0])), len(usable) - len(small)


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line joined, and too short ones dropped; sorted by ``at``."""
    whole: list[Rule] = []
    for line in _lines(sorted(rules)):
        line.sort(key=lambda rule: rule.start)
        at = sum(rule.at for rule in line) / len(line)
        start, end = line[0].start, line[0].end
        for rule in line[1:]:
            if rule.start > end + TABLES.rule_gap:
                whole.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            elif rule.end > end:
                end = rule.end
        whole.append(Rule(at, start, end))
    return [rule for rule in whole if rule.end - rule.start >= TABLES.shortest_rule]


def _lines(rules: list[Rule]) -> list[list[Rule]]:
    lines: list[list[Rule]] = []
    for rule in rules:
        if lines and rule.at - lines[-1][0].at <= TABLES.same_line:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return lines


def groups(across: list[Rule], down: list[Rule]) -> list[Group]:
    """Rules that touch, put together; rules that touch none are in no group."""
    parent = list(range(len(across) + len(down)))
    ats = [rule.at for rule in down]
    for index, rule in enumerate(across):
        first = bisect_left(ats, rule.start - TABLES.rule_reach)
        for other in range(first, bisect_right(ats, rule.end + TABLES.rule_reach)):
            crossing = down[other]
            if crossing.start - TABLES.rule_reach <= rule.at <= crossing.end + TABLES.rule_reach:
                parent[_root(parent, index)] = _root(parent, len(across) + other)
    together: dict[int, Group] = {}
    for index in range(len(parent)):
        group = together.setdefault(_root(parent, index), Group([], []))
        if index < len(across):
            group.across.append(across[index])
        else:
            group.down.append(down[index - len(across)])
    return [group for group in together.values() if group.across and group.down]


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def grid_lines(group: Group) -> tuple[list[float], list[float]]:
    """The column and row lines of a group, with those of sides that have no rule of their own."""
    xs = _positions([rule.at for rule in group.down])
    ys = _positions([rule.at for rule in group.across])
    return _with_open_sides(xs, group.across), _with_open_sides(ys, group.down)


def _positions(ats: list[float]) -> list[float]:
    lines: list[list[float]] = []
    for at in sorted(ats):
        if lines and at - lines[-1][0] <= TABLES.thinnest_slot:
            lines[-1].append(at)
        else:
            lines.append([at])
    return [sum(line) / len(line) for line in lines]


def _with_open_sides(lines: list[float], crossing: list[Rule]) -> list[float]:
    """Lines, and one more on a side over which the outer crossing rules, or most of them, stick out alike."""
    start, end = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    before = [rule.start <= start + TABLES.rule_reach for rule in crossing]
    after = [rule.end >= end - TABLES.rule_reach for rule in crossing]
    first = [start] if start < lines[0] - TABLES.open_side and _is_side(before) else []
    last = [end] if end > lines[-1] + TABLES.open_side and _is_side(after) else []
    return [*first, *lines, *last]


def _is_side(reaching: list[bool]) -> bool:
    return len(reaching) > 1 and (all((reaching[0], reaching[-1])) or sum(reaching) * 2 >= len(reaching))


def slots(group: Group, xs: list[float], ys: list[float]) -> list[Slot]:
    """The rectangles that the rules enclose; where a rule is missing, its neighbours are one."""
    n_rows, n_cols = len(ys) - 1, len(xs) - 1
    sides = _walls(group.down, xs, ys)
    floors = _walls(group.across, ys, xs)
    taken = [bytearray(n_cols) for _ in range(n_rows)]
    found: list[Slot] = []
    for row in range(n_rows):
        floor = floors[row + 1]
        for col in range(n_cols):
            if taken[row][col]:
                continue
            if sides[col + 1][row] and floor[col]:  # Nearly always, and it takes nothing from those after it.
                found.append(_new_slot(Slot, (row, col, 1, 1)))
                continue
            slot = _grow(row, col, taken, sides, floors)
            for under in range(row, row + slot.row_span):
                taken[under][col : col + slot.col_span] = b"\x01" * slot.col_span
            found.append(slot)
    return found


_new_slot = tuple.__new__  # What a NamedTuple's constructor calls, at half its cost.


def without_slivers(grid: Grid) -> Grid:
    """A grid in which a line that some rows have a little beside the others' is theirs.

    Between the two is a column in which no cell begins and ends: what heads one column would reach over the
    edge of the one before it, and head both. The slots keep their number and order.
    """
    for col in range(1, grid.n_cols - 1):
        if _is_sliver(grid, col):
            return without_slivers(_without_column(grid, col))
    return grid


def _is_sliver(grid: Grid, col: int) -> bool:
    widths = [grid.xs[number + 1] - grid.xs[number] for number in (col - 1, col, col + 1)]
    if widths[1] > TABLES.sliver * min(widths[0], widths[2]):
        return False
    return not any(slot.col == col and slot.col_span == 1 for slot in grid.slots)


def _without_column(grid: Grid, col: int) -> Grid:
    """A grid without a column, whose place is given to the side on which fewer rows have a line."""
    left, right = (sum(slot.row_span for slot in grid.slots if slot.col == at) for at in (col, col + 1))
    dropped = col if left < right else col + 1
    slots = [
        slot._replace(col=slot.col - (slot.col > col), col_span=slot.col_span - _covers(slot, col))
        for slot in grid.slots
    ]
    return grid._replace(xs=[*grid.xs[:dropped], *grid.xs[dropped + 1 :]], slots=slots)


def _covers(slot: Slot, col: int) -> bool:
    return slot.col <= col < slot.col + slot.col_span


def _walls(rules: list[Rule], lines: list[float], crossing: list[float]) -> list[bytearray]:
    """For each line, which of the stretches between the crossing lines a rule runs along."""
    middles = [(one + other) / 2 for one, other in pairwise(crossing)]
    walls = [bytearray(len(middles)) for _ in lines]
    for rule in rules:
        nearest = _nearest(lines, rule.at)
        first, last = bisect_left(middles, rule.start), bisect_right(middles, rule.end)
        walls[nearest][first:last] = b"\x01" * max(last - first, 0)
    return walls


def _nearest(lines: list[float], at: float) -> int:
    after = bisect_left(lines, at)
    if after == len(lines) or (after > 0 and at - lines[after - 1] <= lines[after] - at):
        return after - 1
    return after


def _grow(
    row: int, col: int, taken: list[bytearray], sides: list[bytearray], floors: list[bytearray]
) -> Slot:
    n_rows, n_cols = len(taken), len(taken[0])
    wide = 1
    while col + wide < n_cols and not sides[col + wide][row] and not taken[row][col + wide]:
        wide += 1
    high = 1
    while row + high < n_rows and _is_open(row + high, col, wide, taken, sides, floors):
        high += 1
    return Slot(row, col, high, wide)


def _is_open(
    row: int, col: int, wide: int, taken: list[bytearray], sides: list[bytearray], floors: list[bytearray]
) -> bool:
    """Whether a row can be added below: no floor between, no wall inside, nothing taken."""
    return (
        not any(floors[row][col : col + wide])
        and not any(taken[row][col : col + wide])
        and not any(sides[line][row] for line in range(col + 1, col + wide))
    )
