"""Which action of a version is which of the one before: one optimal assignment, then what split or joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel
from scipy.optimize import linear_sum_assignment

from lexicon.following import wording_of
from output.follow.item import Item
from output.follow.likeness import Compared, Matrix, compare
from output.follow.tables import Link, LinkFlag


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on two actions are one."""

    linked: float = 0.62
    """Two actions of neighbouring versions: rewordings of real logs lie above, the likest strangers below."""
    over_gap: float = 0.72
    """The same over a version that has neither: there is twice as much to take a stranger from."""
    sure: float = 0.75
    """Below, a link is to be looked at first."""
    rival: float = 0.06
    """A second candidate this near makes a link worth a look."""
    same: float = 0.97
    """From here on it is said in the same words."""
    part: float = 0.8
    """So much of a text must stand in the other for it to be a part of it."""
    gain: float = 0.08
    """So much more like a whole must become by adding a part."""


THRESHOLDS = Thresholds()

_LOOKED_AT = 3
"""Wholes that a piece is tried with: those that hold most of it."""


@dataclass(frozen=True, slots=True)
class Linked:
    """An action and its earlier self, by their places in their versions."""

    before: int
    after: int
    link: Link
    likeness: float
    flags: tuple[LinkFlag, ...] = ()


def link_versions(
    before: Sequence[Item], after: Sequence[Item], *, over_gap: bool = False, at: Thresholds = THRESHOLDS
) -> list[Linked]:
    """The links between two versions; ``over_gap`` where a version without these actions lies between."""
    if not before or not after:
        return []
    compared = compare(before, after)
    least = at.over_gap if over_gap else at.linked
    score = np.where(compared.score >= least, compared.score, 0.0)
    rows, columns = linear_sum_assignment(score, maximize=True)
    links = [
        _link(compared, int(row), int(column), at, over_gap=over_gap)
        for row, column in zip(rows, columns, strict=True)
        if score[row, column] > 0
    ]
    if not over_gap:
        links = _with_parts(before, after, compared, links, at)
    return sorted(links, key=lambda link: (link.after, link.before))


def _link(compared: Compared, row: int, column: int, at: Thresholds, *, over_gap: bool) -> Linked:
    text, score = float(compared.text[row, column]), float(compared.score[row, column])
    flags = [
        flag
        for flag, holds in (
            (LinkFlag.OVER_GAP, over_gap),
            (LinkFlag.DOUBTFUL, score < at.sure),
            (LinkFlag.RIVALLED, text < at.same and _rival(compared.score, row, column) > score - at.rival),
        )
        if holds
    ]
    return Linked(row, column, Link.SAME if text >= at.same else Link.REWORDED, min(text, 1.0), tuple(flags))


def _rival(score: Matrix, row: int, column: int) -> float:
    """The score of the next best pair that either of two could make."""
    others = (*np.delete(score[row], column), *np.delete(score[:, column], row))
    return float(max(others, default=0.0))


def _with_parts(
    before: Sequence[Item], after: Sequence[Item], compared: Compared, links: list[Linked], at: Thresholds
) -> list[Linked]:
    """The links, with those of actions that are a part of what another became, or was made of."""
    earlier, later = ([wording_of(item.action).text for item in items] for items in (before, after))
    split = _parts(earlier, later, compared.containing, {link.before: link.after for link in links}, at)
    joined = _parts(later, earlier, compared.contained.T, {link.after: link.before for link in links}, at)
    made = {(link.before, link.after): link for link in links}
    for whole, *pieces in split:
        made |= {(whole, piece): _part_of(compared, whole, piece, Link.SPLIT) for piece in pieces}
    for whole, *pieces in joined:
        made |= {(piece, whole): _part_of(compared, piece, whole, Link.JOINED) for piece in pieces}
    return list(made.values())


def _part_of(compared: Compared, row: int, column: int, link: Link) -> Linked:
    return Linked(row, column, link, min(float(compared.text[row, column]), 1.0), (LinkFlag.DOUBTFUL,))


def _parts(
    wholes: Sequence[str], pieces: Sequence[str], within: Matrix, linked: Mapping[int, int], at: Thresholds
) -> Iterator[tuple[int, int, int]]:
    """A whole, the piece that it is linked with, and a piece that is linked with nothing and belongs to it.

    ``within`` is how much of each piece (a column) stands in each whole (a row). A piece belongs to a whole
    where the two pieces together are more like it than the first alone.
    """
    for piece in sorted(set(range(len(pieces))) - set(linked.values())):
        for whole in map(int, np.argsort(-within[:, piece])[:_LOOKED_AT]):
            if whole not in linked or within[whole, piece] < at.part:
                continue
            main = linked[whole]
            texts = (f"{pieces[main]} {pieces[piece]}", f"{pieces[piece]} {pieces[main]}")
            together = max(Indel.normalized_similarity(wholes[whole], text) for text in texts)
            if together >= Indel.normalized_similarity(wholes[whole], pieces[main]) + at.gain:
                yield whole, main, piece
                break
