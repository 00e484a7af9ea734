"""Rows: found, missed, invented, doubled, split, merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from output.audit.counts import RowCounts
from output.audit.extracted import ExtractedRow
from output.audit.gold import GoldRow
from output.audit.match import Pair
from output.audit.miss import Fault, Miss
from output.audit.pieces import Cut, find_cuts
from output.audit.values import FOUND_RATIO, ROUNDING

# Below this a missed row and the one that the matching left for it have nothing to do with each other.
_ALIKE = 0.6


@dataclass(frozen=True)
class RowScore:
    """What became of each row of a document."""

    counts: RowCounts
    misses: tuple[Miss, ...]


@dataclass(frozen=True)
class _Sides:
    """Both lists of rows with their matching; the sets hold indices."""

    gold: Sequence[GoldRow]
    extracted: Sequence[ExtractedRow]
    pairs: Sequence[Pair]

    @property
    def found(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.found]

    def gold_text(self, index: int) -> str:
        return self.gold[index].action.values[0].key


def score_rows(gold: Sequence[GoldRow], extracted: Sequence[ExtractedRow], pairs: Sequence[Pair]) -> RowScore:
    """Count the rows of a document and tell each that was not found, from its matching."""
    sides = _Sides(gold, extracted, pairs)
    splits = _splits(sides)
    merges = _merges(sides, splits)
    missed = _left_over(range(len(gold)), [pair.left for pair in sides.found], splits, merges)
    invented = _left_over(range(len(extracted)), [pair.right for pair in sides.found], merges, splits)
    doubled = _doubled(sides, invented)
    counts = RowCounts(
        gold=len(gold),
        extracted=len(extracted),
        found=len(sides.found),
        missed=len(missed),
        invented=len(invented),
        doubled=len(doubled),
        split=len(splits),
        merged=len(merges),
    )
    misses = (
        *_tell_missed(sides, missed),
        *(_tell_split(sides, cut) for cut in splits),
        *(_tell_merged(sides, cut) for cut in merges),
        *_tell_invented(sides, invented, doubled),
    )
    return RowScore(counts, misses)


def _splits(sides: _Sides) -> list[Cut]:
    exact = {pair.left for pair in sides.found if pair.likeness == 1.0}
    taken = {pair.right for pair in sides.found}
    return find_cuts(
        {index: sides.gold_text(index) for index in range(len(sides.gold)) if index not in exact},
        {index: row.text for index, row in enumerate(sides.extracted) if index not in taken},
        {pair.left: (pair.right, sides.extracted[pair.right].text) for pair in sides.found},
    )


def _merges(sides: _Sides, splits: Sequence[Cut]) -> list[Cut]:
    exact = {pair.right for pair in sides.found if pair.likeness == 1.0}
    exact.update(piece for cut in splits for piece in cut.pieces)
    taken = {pair.left for pair in sides.found} | {cut.whole for cut in splits}
    return find_cuts(
        {index: row.text for index, row in enumerate(sides.extracted) if index not in exact},
        {index: sides.gold_text(index) for index in range(len(sides.gold)) if index not in taken},
        {pair.right: (pair.left, sides.gold_text(pair.left)) for pair in sides.found},
    )


def _left_over(
    rows: Sequence[int], found: Sequence[int], as_wholes: Sequence[Cut], as_pieces: Sequence[Cut]
) -> list[int]:
    accounted = set(found) | {cut.whole for cut in as_wholes}
    accounted.update(piece for cut in as_pieces for piece in cut.pieces)
    return [row for row in rows if row not in accounted]


def _doubled(sides: _Sides, invented: Sequence[int]) -> list[int]:
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extractOne

    texts = [value.key for pair in sides.found for value in sides.gold[pair.left].action.values]
    cutoff = FOUND_RATIO - ROUNDING
    scorer = Indel.normalized_similarity
    return [
        index
        for index in invented
        if extractOne(sides.extracted[index].text, texts, scorer=scorer, score_cutoff=cutoff)
    ]


def _tell_missed(sides: _Sides, missed: Sequence[int]) -> Iterator[Miss]:
    """Beside a row that was missed stands the extracted row that it was matched with, if that is alike."""
    nearest = {pair.left: pair for pair in sides.pairs if pair.likeness >= _ALIKE}
    for index in missed:
        row, pair = sides.gold[index], nearest.get(index)
        other = sides.extracted[pair.right] if pair else None
        yield Miss(
            Fault.MISSED_ROW,
            None,
            row.action.shown,
            other.cells["action"].shown if other else None,
            (row.number,),
            (other.action.action_id,) if other else (),
            pair.likeness if pair else None,
        )


def _tell_split(sides: _Sides, cut: Cut) -> Miss:
    row = sides.gold[cut.whole]
    pieces = [sides.extracted[piece] for piece in cut.pieces]
    shown = "\n".join(piece.cells["action"].shown for piece in pieces)
    ids = tuple(piece.action.action_id for piece in pieces)
    return Miss(Fault.SPLIT_ROW, None, row.action.shown, shown, (row.number,), ids)


def _tell_merged(sides: _Sides, cut: Cut) -> Miss:
    whole = sides.extracted[cut.whole]
    rows = [sides.gold[piece] for piece in cut.pieces]
    shown = "\n".join(row.action.shown for row in rows)
    numbers = tuple(row.number for row in rows)
    return Miss(
        Fault.MERGED_ROWS, None, shown, whole.cells["action"].shown, numbers, (whole.action.action_id,)
    )


def _tell_invented(sides: _Sides, invented: Sequence[int], doubled: Sequence[int]) -> Iterator[Miss]:
    for index in invented:
        row = sides.extracted[index]
        fault = Fault.DOUBLED_ROW if index in doubled else Fault.INVENTED_ROW
        shown = row.cells["action"].shown if "action" in row.cells else ""
        yield Miss(fault, None, None, shown, (), (row.action.action_id,))
