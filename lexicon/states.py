"""Whether a text is a word for how far something has got, over the words of ``statuses.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lexicon.files import tables
from lexicon.remembering import remembered
from lexicon.words import comparable, word_count

# A status is a word or a few; more is a narrative that may begin with one.
_STATUS_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Words:
    """Phrases that name a state; that stand for one; how states begin; and words that say nothing more."""

    named: frozenset[str]
    told: frozenset[str]
    whole: frozenset[str]
    starts: tuple[str, ...]
    fillers: frozenset[str]


@remembered(most=4096)
def is_state(text: str) -> bool:
    """Whether a text is a status word and little besides: "Completed", "Done / ongoing", "Now finished"."""
    label = comparable(text) or text.strip()
    words = _words()
    if label in words.whole:
        return True
    if word_count(label) > _STATUS_WORDS:
        return False
    kept = " ".join(word for word in label.split() if word not in words.fillers)
    return kept in words.whole or f"{label} ".startswith(words.starts)


def is_done(text: str) -> bool:
    """Whether a text says that something is finished, and little besides: "Completed in June", "done"."""
    return f"{comparable(text)} ".startswith(_done())


@cache
def _done() -> tuple[str, ...]:
    return tuple(f"{comparable(phrase)} " for phrase in tables("statuses")["completed"])


def names_state(text: str) -> bool:
    """Whether a text is the name of a state or colour by itself: "Completed", and not "Agreed"."""
    return comparable(text) in _words().named


def tells_state(text: str) -> bool:
    """The same, or a word that is one by itself: "Partly", "Not yet", and not "Yes"."""
    return comparable(text) in _words().told


@cache
def _words() -> _Words:
    listed, telling = tables("statuses"), tables("recognisers")["statuses"]
    strong = {phrase for phrases in listed.values() if isinstance(phrases, list) for phrase in phrases}
    alone = {phrase for phrases in listed["by_themselves"].values() for phrase in phrases}
    also = {*telling["also"], *telling["colours"]}
    return _Words(
        named=frozenset(comparable(phrase) for phrase in strong | {*telling["colours"]} if len(phrase) > 1),
        told=frozenset(map(comparable, strong | alone | {one for one in telling["colours"] if len(one) > 1})),
        whole=frozenset(comparable(phrase) for phrase in strong | alone | also) | {*telling["signs"]},
        starts=tuple(
            f"{comparable(phrase)} "
            for phrase in sorted(strong | set(telling["also"]))
            if len(phrase) > 3 and not phrase.startswith(tuple(telling["not_at_start"]))
        ),
        fillers=frozenset(listed["frame"]["fillers"]),
    )
