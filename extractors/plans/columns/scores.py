"""How much speaks for each meaning of a column: its heading, and what stands in it, in natural log-odds.

The heading's part is a likelihood: near certain where the vocabulary has the whole heading, else what the
heading model makes of its words. The contents' part are the weights below: so much for a column that holds
nothing of the kind (``start``), so much more where every cell is of it. 3 means twenty to one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter, mul

from extractors.plan import Column
from extractors.plans.columns.contents import Contents
from extractors.plans.matching import without_date
from extractors.plans.vocabulary import Extent, LabelMatch, Meaning, Role, columns
from extractors.told import words_in_force
from lexicon.heading_model import read_heading, telling_word
from lexicon.remembering import remembered

# The whole heading is in the vocabulary: so sure; other words beside it leave more open. Headings that other
# tables have too ("Task", "Item"), and those that a place decides ("Outcome"), less.
_WHOLE, _WITHIN, _WEAK, _PLACED = 0.93, 0.55, 0.6, 0.5
# What a heading of the vocabulary says is not given up for what another column merely holds.
_SURE = 1.2
# A cell or two say less than twenty: the contents count for n / (n + this).
_FEW = 1.5
# A likelihood is never nought: what stands in the column may overrule any heading.
_LEAST = -6.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What a column of a meaning holds: ``start`` where nothing of it, and so much for each share."""

    start: float
    shares: Mapping[str, float]
    held: Callable[[Contents], tuple[float, ...]] = field(init=False, repr=False, compare=False)
    """How many of a column's cells are filled, and those shares: each meaning asks each column for them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "held", attrgetter("filled", *self.shares))


_PARTIES = {
    "parties": 5.2,
    # "Finance" may stand for the service, and as well for what a row is about.
    "subjects": 3.6,
    "sentences": -2.5,
    "asking": -3.0,
    "dates": -3.0,
    "figures": -3.0,
    "contacts": -3.0,
}
_DATES = {"dates": 5.2, "sentences": -1.0, "money": -2.0, "parties": -1.0, "contacts": -3.0}
_REFERENCES = {"references": 4.5, "sentences": -4.0, "dates": -2.0}
_WEIGHTS: Mapping[Meaning, Weights] = {
    Column.LEAD: Weights(-2.2, _PARTIES),
    Column.ACCOUNTABLE: Weights(-2.2, _PARTIES),
    Column.MONITORED_BY: Weights(-2.0, _PARTIES),
    Column.DUE: Weights(-2.4, _DATES),
    Column.START: Weights(-2.4, _DATES),
    Column.REVIEW_DATE: Weights(-2.0, {**_DATES, "dates": 4.6}),
    Column.COMPLETED_DATE: Weights(-2.0, {**_DATES, "dates": 4.6}),
    Column.STATUS: Weights(
        -2.0,
        {"states": 4.8, "colours": 1.0, "dates": -2.5, "sentences": -1.5, "asking": -2.0, "figures": -2.0},
    ),
    Column.RAG: Weights(-3.0, {"colours": 4.4}),
    Column.PROGRESS: Weights(
        -0.6,
        {
            "telling": 2.6,
            "states": 1.2,
            "sentences": 0.5,
            "asking": -1.6,
            "parties": -3.0,
            "dates": -2.0,
            "figures": -2.0,
            "references": -2.0,
        },
    ),
    Column.ACTION: Weights(
        -1.2,
        {
            "asking": 4.0,
            "sentences": 0.5,
            "telling": -1.0,
            "lacking": -1.0,
            "short": -1.5,
            "parties": -4.0,
            "dates": -4.0,
            "figures": -4.0,
            "states": -2.0,
            "references": -2.0,
            "contacts": -4.0,
        },
    ),
    Column.RECOMMENDATION: Weights(
        -0.4,
        {
            "advising": 2.4,
            "sentences": 0.4,
            "parties": -2.0,
            "dates": -3.0,
            "figures": -3.0,
            "states": -2.0,
            "references": -2.0,
        },
    ),
    Role.ISSUE: Weights(
        -0.4,
        {
            "lacking": 2.2,
            "advising": -0.6,
            "asking": -1.5,
            "parties": -3.0,
            "dates": -3.0,
            "figures": -3.0,
            "references": -2.0,
        },
    ),
    Role.MILESTONE: Weights(-0.4, {"asking": 1.0, "parties": -2.0, "states": -2.0}),
    Column.OUTCOME: Weights(
        -0.3,
        {
            "gaining": 2.2,
            "asking": -0.8,
            "parties": -2.0,
            "dates": -2.5,
            "figures": -1.5,
            "ratings": -3.0,
            "states": -2.0,
            "references": -2.0,
        },
    ),
    Column.TARGET: Weights(
        -0.4, {"figures": 2.0, "gaining": 0.8, "parties": -2.0, "dates": -3.0, "asking": -1.5}
    ),
    Column.BASELINE: Weights(
        -0.4, {"figures": 1.2, "telling": 1.0, "parties": -2.0, "dates": -2.0, "asking": -1.5}
    ),
    Column.MONITORING: Weights(
        -0.3,
        {"documents": 1.8, "asking": -0.8, "parties": -1.0, "dates": -1.0, "figures": -1.5, "states": -1.0},
    ),
    Column.RESOURCES: Weights(-0.4, {"money": 2.6, "asking": -1.0, "dates": -2.0, "states": -1.0}),
    Column.PRIORITY: Weights(
        -1.6, {"ratings": 3.8, "figures": 1.0, "sentences": -2.0, "asking": -1.0, "colours": 0.6}
    ),
    Column.SECTION: Weights(
        -0.4,
        {
            "grouping": 1.4,
            "sentences": -1.6,
            "dates": -3.0,
            "parties": -0.8,
            "figures": -2.0,
            "asking": -1.5,
            "states": -2.0,
            "references": -1.0,
            "ratings": -2.0,
        },
    ),
    Column.RECOMMENDATION_REF: Weights(-2.0, _REFERENCES),
    Column.ACTION_REF: Weights(-2.0, _REFERENCES),
    Role.REF: Weights(-1.6, _REFERENCES),
}
MEANINGS: tuple[Meaning, ...] = tuple(_WEIGHTS)
_NAMES: Mapping[Meaning, str] = {
    meaning: meaning.value if isinstance(meaning, Column) else meaning.name.lower() for meaning in MEANINGS
}
# A blank heading, or one of words never seen, says that its column is one of many things: so usual is each.
_UNHEADED: Mapping[Meaning, float] = {
    Column.ACTION: -1.0,
    Column.LEAD: -1.2,
    Column.DUE: -1.2,
    Column.STATUS: -1.2,
    Column.ACTION_REF: -1.4,
    Column.PROGRESS: -1.6,
}
_SELDOM = -3.0
# So often the words of an unknown heading say nothing of what is below ("On the case"), where they make no
# meaning likely.
_IDLE = 0.4
# What the heading model calls by one name, a table tells apart: colours are a state told otherwise.
_LIKE = {"rag": ("status", -0.7)}


# Less than this is not worth telling.
_TOLD = 0.3
_SAYS: Mapping[str, str] = {
    "parties": "are people, posts or teams",
    "subjects": "are what services are about",
    "dates": "are dates",
    "references": "are numbers or codes",
    "states": "are status words",
    "colours": "are colours",
    "telling": "tell what was done",
    "asking": "ask for something to be done",
    "advising": "advise",
    "lacking": "say what is wrong",
    "gaining": "say what will be better",
    "figures": "are figures",
    "documents": "name papers",
    "money": "name money",
    "ratings": "are ratings",
    "grouping": "group rows",
    "sentences": "are sentences",
}


def heading_scores(heading: str, match: LabelMatch | None) -> Mapping[Meaning | None, float]:
    """How likely each meaning is by the heading alone, as natural logarithms; None is what no plan has a
    column for."""
    return _heading_scores(heading, match, words_in_force())


@remembered(most=4096)
def _heading_scores(heading: str, match: LabelMatch | None, _own: str) -> Mapping[Meaning | None, float]:
    # What a column tells "at 30 June 2015" is said by the words beside the day.
    reading = read_heading(without_date(heading) if match is not None and match.dated else heading)
    if match is None and not reading.known:
        return _unheaded()
    told: dict[Meaning | None, float] = {None: reading.log_likelihood["other"]}
    for meaning in MEANINGS:
        name, less = _LIKE.get(_NAMES[meaning], (_NAMES[meaning], 0.0))
        told[meaning] = reading.log_likelihood[name] + less
    idle = _IDLE * (1 - reading.best()[1])
    told = {meaning: _either(score, _unheaded()[meaning], idle) for meaning, score in told.items()}
    if match is None:
        return told
    certainty = _certainty(match) if columns().knows(heading) else min(_certainty(match), _WITHIN)
    known = columns().senses(heading) or _meant(match)
    # The first of several senses is the more usual one.
    shares = {meaning: (1.5 if place == 0 else 1.0) for place, meaning in enumerate(known)}
    whole = sum(shares.values())
    mixed = {
        meaning: (1 - certainty) * math.exp(score) + certainty * shares.get(meaning, 0.0) / whole
        for meaning, score in told.items()
    }
    sure = _SURE if columns().knows(heading) else 0.0
    return {
        meaning: max(_LEAST, math.log(share)) + sure * (meaning in known and meaning is not None)
        for meaning, share in mixed.items()
        if share > 0
    }


@cache
def _unheaded() -> Mapping[Meaning | None, float]:
    return {None: 0.0} | {meaning: _UNHEADED.get(meaning, _SELDOM) for meaning in MEANINGS}


def _either(told: float, unheaded: float, idle: float) -> float:
    """A likelihood by a heading's words, or by none where they are idle."""
    return math.log((1 - idle) * math.exp(told) + idle * math.exp(unheaded))


def _certainty(match: LabelMatch) -> float:
    if match.weak:
        return _WEAK
    if Role.BY_PLACE in match.meanings:
        return _PLACED
    return _WHOLE if match.is_whole or match.extent is Extent.PARTS else _WITHIN


def _meant(match: LabelMatch) -> tuple[Meaning | None, ...]:
    """The meanings that are scored, for those that the vocabulary names."""
    meant: dict[Meaning | None, None] = {}
    for meaning in match.meanings:
        if meaning in (Role.OTHER, Role.DECOY):
            meant[None] = None
        elif meaning is Role.BY_PLACE:
            meant |= {Column.OUTCOME: None, Column.RECOMMENDATION: None}
        elif meaning is Column.SUCCESS_CRITERIA:
            meant[Column.OUTCOME] = None
        elif meaning is Column.STATUS:
            meant |= {Column.STATUS: None, Column.RAG: None}
        else:
            meant[meaning] = None
    return tuple(meant)


def content_score(contents: Contents, meaning: Meaning) -> float:
    """How much a column's cells speak for a meaning; 0 where it has none."""
    weights = _WEIGHTS[meaning]
    filled, *shares = weights.held(contents)
    told = sum(map(mul, weights.shares.values(), shares))
    return float((weights.start + told) * filled / (filled + _FEW))


def holds_any(contents: Contents, meaning: Meaning) -> bool:
    """Whether any of a column's cells speaks for a meaning."""
    return any(contents.share(name) > 0 for name, weight in _WEIGHTS[meaning].shares.items() if weight > 0)


def reasons(heading: str, contents: Contents, meaning: Meaning) -> str:
    """What speaks for a meaning, for a person: "'finish' in the heading; 90% of its cells are dates"."""
    said: list[str] = []
    name = _LIKE.get(_NAMES[meaning], (_NAMES[meaning], 0.0))[0]
    word = telling_word(heading, name)
    if word:
        said.append(f"{word!r} in the heading")
    shares = {name: contents.share(name) for name, weight in _WEIGHTS[meaning].shares.items() if weight > 0}
    best = max(shares, key=lambda one: shares[one] * _WEIGHTS[meaning].shares[one], default=None)
    if best and shares[best] >= _TOLD:
        said.append(f"{shares[best]:.0%} of its cells {_SAYS[best]}")
    return "; ".join(said) or "by what else the table has"
