"""How like the actions of two versions are: by their words, their references and what they stand under.

All pairs at once, as matrices of the earlier version's actions by the later one's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from lexicon.following import Wording, wording_of
from lexicon.words import comparable
from output.follow.item import Item

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What the parts of a likeness count, in its own measure: 1 is the same words."""

    rare_words: float = 0.67
    """The share that the words, weighed by how rare they are, have in a likeness; the letters in their order
    have the rest. Logs have a wording of their own ("Team to work with ...") in which strangers agree."""
    contained: float = 0.72
    """A text all of whose words stand in the other is as like as this, however much longer the other is."""
    few_words: float = 3.5
    """Fewer words than this that no other action has are a form of words: "Develop benefits case" is another
    action under another heading."""
    reference: float = 0.3
    """The same reference, in plans that keep their references; another one counts as much against it."""
    unsure: float = 0.3
    """How far references are trusted where too few actions with the same words tell."""
    heading: float = 0.05
    """The same section and recommendation, or others."""
    heading_of_few: float = 0.4
    """What other headings count against a form of words."""
    detail: float = 0.02
    """The same lead, or the same deadline."""


WEIGHTS = Weights()

_TELLING = 3
"""Actions with the same words that must be there to tell whether references are kept."""

_SAME_WORDS = 0.97
"""From here on two texts are the same but for a slip or a reader's noise."""

_ALIKE = 0.4
"""Texts less like than this are no other occasion of one thing: it need not be asked."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions compared: ``score`` decides, ``text`` is the likeness of the words alone, from 0 to 1.

    ``contained`` is the share of each earlier text that stands in the later one, ``containing`` the other
    way round.
    """

    score: Matrix
    text: Matrix
    contained: Matrix
    containing: Matrix


def compare(before: Sequence[Item], after: Sequence[Item], weights: Weights = WEIGHTS) -> Compared:
    """Every action of a version against every one of another."""
    words = [[wording_of(item.action) for item in items] for items in (before, after)]
    shared, first, second = _shared(words[0], words[1])
    dice = 2 * shared / np.maximum(first[:, None] + second[None, :], 1e-9)
    text = weights.rare_words * dice + (1 - weights.rare_words) * _by_letters(words[0], words[1])
    contained = shared / np.maximum(first[:, None], 1e-9)
    containing = shared / np.maximum(second[None, :], 1e-9)
    few = np.minimum(first[:, None], second[None, :]) < weights.few_words
    within = (np.maximum(contained, containing) > _SAME_WORDS) & ~few
    text = np.where(within, np.maximum(text, weights.contained), text)
    text = np.where(_other_occasions(words[0], words[1], text), 0.0, text)
    score = text + weights.reference * _references(before, after, text, weights)
    headings = _headings(before, after)
    score += np.where(few & (headings < 0), weights.heading_of_few, weights.heading) * headings
    for value in (_lead, _due):
        score += weights.detail * _agree(before, after, value)
    return Compared(np.where(text > 0, score, 0.0), text, contained, containing)


def _by_letters(before: Sequence[Wording], after: Sequence[Wording]) -> Matrix:
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    texts = ([each.text for each in words] for words in (before, after))
    return cdist(*texts, scorer=Indel.normalized_similarity).astype(np.float64)


def _shared(before: Sequence[Wording], after: Sequence[Wording]) -> tuple[Matrix, Matrix, Matrix]:
    """How many words each two texts share, and each has; one that no third text has counts as one.

    A word counts the less the more texts have it: by the logarithm of their share, as is usual (idf).
    """
    texts = [sorted(set(each.words)) for each in (*before, *after)]
    counts = Counter(word for text in texts for word in text)
    numbers = {word: number for number, word in enumerate(counts)}
    unit = log((1 + len(texts)) / 2)
    weights = np.array([log((1 + len(texts)) / count) / unit for count in counts.values()])
    rows = [row for row, text in enumerate(texts) for _ in text]
    columns = [numbers[word] for text in texts for word in text]
    matrix = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(texts), max(len(numbers), 1)))
    weighted = matrix.multiply(weights[None, :]).tocsr() if numbers else matrix
    has = np.asarray(weighted.sum(axis=1)).ravel()
    shared = (weighted[: len(before)] @ matrix[len(before) :].T).toarray()
    return shared, has[: len(before)], has[len(before) :]


def _other_occasions(before: Sequence[Wording], after: Sequence[Wording], text: Matrix) -> NDArray[np.bool_]:
    """Pairs that say the same of two occasions: "minutes of the third meeting", "of the thirteenth"."""
    other = np.zeros(text.shape, dtype=np.bool_)
    for row, column in zip(*np.nonzero(text >= _ALIKE), strict=True):
        one, two = before[row].occasion, after[column].occasion
        other[row, column] = bool(one) and bool(two) and one != two
    return other


def _references(before: Sequence[Item], after: Sequence[Item], text: Matrix, weights: Weights) -> Matrix:
    """Whether references agree (1) or differ (-1), as far as this plan keeps its references."""
    agree = _agree(before, after, lambda item: item.action_ref)
    same = agree[text >= _SAME_WORDS]
    told = same[same != 0]
    if len(told) < _TELLING:
        return agree * weights.unsure
    kept = float(np.mean(told > 0))
    # A plan that numbers anew each time says nothing by a number.
    return agree * kept if kept > 0.5 else np.zeros_like(agree)


def _headings(before: Sequence[Item], after: Sequence[Item]) -> Matrix:
    """How far section and recommendation agree: 1 where all that are there do, -1 where none does."""
    parts = [_agree(before, after, part) for part in (_section, _recommendation)]
    there = sum((np.abs(part) for part in parts), np.zeros_like(parts[0]))
    return sum(parts, np.zeros_like(parts[0])) / np.maximum(there, 1)


def _agree(before: Sequence[Item], after: Sequence[Item], value: Callable[[Item], object]) -> Matrix:
    """1 where a value is the same, -1 where it is another, 0 where one of the two has none."""
    numbers: dict[object, int] = {}
    one, two = (_numbered(map(value, items), numbers) for items in (before, after))
    there = (one[:, None] >= 0) & (two[None, :] >= 0)
    return np.where(there, np.where(one[:, None] == two[None, :], 1.0, -1.0), 0.0)


def _numbered(values: Iterable[object], numbers: dict[object, int]) -> NDArray[np.int64]:
    return np.array(
        [-1 if value in (None, "") else numbers.setdefault(value, len(numbers)) for value in values],
        dtype=np.int64,
    )


def _section(item: Item) -> object:
    return comparable(item.section) if item.section else None


def _recommendation(item: Item) -> object:
    said = item.recommendation or item.recommendation_ref
    return comparable(said) if said else None


def _lead(item: Item) -> object:
    return comparable(item.lead_raw) if item.lead_raw else None


def _due(item: Item) -> object:
    return item.due_date
