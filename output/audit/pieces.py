"""Rows that were split, and rows that were merged: one text covered by several others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# The pieces must say nearly all of the whole: a row of which a third is lost was not merely cut.
_COVERED = 0.9
# A piece stands in the whole nearly letter by letter; the rest is hyphens and cell edges misread.
_CONTAINED = 90.0
# Two pieces may share a letter or two where they were cut, but not the same place in the whole.
_OVERLAP = 0.1


@dataclass(frozen=True, slots=True)
class Cut:
    """A row on one side (``whole``) that stands on the other side as several (``pieces``); by index."""

    whole: int
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    piece: int
    start: int
    end: int

    def overlap(self, other: _Span) -> int:
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def find_cuts(
    wholes: Mapping[int, str], pieces: Mapping[int, str], partners: Mapping[int, tuple[int, str]]
) -> list[Cut]:
    """The wholes that are covered by two or more pieces, none of which serves two wholes.

    ``partners`` gives for a whole the piece that it was matched with already: it may cover part of it.
    Texts are keys of letters and digits.
    """
    free = dict(pieces)
    cuts: list[Cut] = []
    for whole, text in wholes.items():
        candidates = dict([partners[whole]]) if whole in partners else {}
        cut = _cut(whole, text, {**free, **candidates})
        if cut is not None and any(piece in free for piece in cut.pieces):
            cuts.append(cut)
            for piece in cut.pieces:
                free.pop(piece, None)
    return cuts


def _cut(whole: int, text: str, pieces: Mapping[int, str]) -> Cut | None:
    spans = _spans(text, pieces)
    taken = _without_overlap(sorted(spans, key=lambda span: (span.start - span.end, span.start)))
    covered = sum(span.end - span.start for span in taken)
    if len(taken) < 2 or covered < _COVERED * len(text):
        return None
    return Cut(whole, tuple(span.piece for span in sorted(taken, key=lambda span: span.start)))


def _spans(text: str, pieces: Mapping[int, str]) -> list[_Span]:
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.fuzz import partial_ratio_alignment

    spans: list[_Span] = []
    for piece, words in pieces.items():
        if not words or len(words) >= len(text):
            continue
        # Letters in order are a bound on letters side by side, and far cheaper to count.
        if LCSseq.similarity(words, text) < len(words) * _CONTAINED / 100:
            continue
        place = partial_ratio_alignment(words, text, score_cutoff=_CONTAINED)
        if place is not None:
            spans.append(_Span(piece, place.dest_start, place.dest_end))
    return spans


def _without_overlap(spans: Iterable[_Span]) -> Sequence[_Span]:
    taken: list[_Span] = []
    for span in spans:
        shared = sum(span.overlap(other) for other in taken)
        if shared <= _OVERLAP * (span.end - span.start):
            taken.append(span)
    return taken
