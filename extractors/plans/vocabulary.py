"""The vocabulary files, loaded once: what column headings and labels mean, and how sentences go."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import accumulate
from typing import TypeAlias

from extractors.plan import Column
from extractors.told import parsed_words, words_in_force
from lexicon.files import tables
from lexicon.words import all_comparable, comparable, without_brackets, word_count


class Role(Enum):
    """What a heading can mean besides one of the schema's columns."""

    MILESTONE = auto()
    """A step on the way: the action itself, of kind milestone, where no other column holds actions."""
    ISSUE = auto()
    """A weakness: what is to be put right where actions stand beside it, else a row of kind issue."""
    REF = auto()
    """A number, of which the table must say what it numbers."""
    BY_PLACE = auto()
    """One thing left of the action, another right of it."""
    OTHER = auto()
    """Known, and outside the schema: kept under its own heading."""
    DECOY = auto()
    """A word of tables that are no plan."""


Meaning: TypeAlias = Column | Role

_ROLES = {
    "by_place": Role.BY_PLACE,
    "milestone": Role.MILESTONE,
    "issue": Role.ISSUE,
    "ref": Role.REF,
    "other": Role.OTHER,
    "decoy": Role.DECOY,
}
# "Who/when", "Finish & status": two columns in one, where each part is a heading of its own. With a mere
# "and" ("Progress and comments") the whole is looked up before its parts.
_SLASHED = re.compile(r"\s*(?:/|\+|&|\n)\s*")
_LISTED = re.compile(r"\s*(?:/|\+|,|;|\band\b|&|–|\n)\s*", re.IGNORECASE)
# A heading longer than this is a sentence of the body that happens to hold a heading's word.
_LONGEST_LABEL = 10
# Signs set apart by spaces ("Action / task - what?") are no words.
_SIGNS = 4
# How much of a heading a contained label must cover, in words: "number of actions" is no heading for actions,
# "lead officer for this action" is one for leads.
_COVER = 0.4
# A label this long that is this alike (in hundredths) is the same word with a slip or a broken letter.
_LIKE, _LIKE_LENGTH = 88, 6


class Extent(Enum):
    """How much of a heading a known label is."""

    WHOLE = auto()
    PARTS = auto()
    """Each part of it is a label: "Who / when"."""
    WITHIN = auto()
    """It holds a label among other words."""


_ARTICLE = re.compile(r"^\s*(?:the|our|your)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """What a heading means: two meanings for a combined column; ``weak`` words need other witnesses.

    ``why`` says it for a person; ``dated`` where a date or number stands beside the label.
    """

    meanings: tuple[Meaning, ...]
    weak: bool
    why: str
    extent: Extent = Extent.WHOLE
    dated: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the label is the whole heading, and no word among others."""
        return self.extent is Extent.WHOLE


@dataclass(frozen=True, slots=True)
class ByPlace:
    """A heading's meanings left of the action, right of it, and where no other column is the action."""

    left: Column
    right: Column
    alone: Column


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All column headings, by their comparable form."""

    labels: Mapping[str, Meaning]
    weak: frozenset[str]
    whole: frozenset[str]
    by_place: ByPlace
    either: Mapping[str, tuple[Meaning, ...]]
    # The labels that begin with a word, the shortest first; and those that a text so long may be like.
    _beginning: Mapping[str, Sequence[str]] = field(init=False, repr=False, compare=False)
    _near: dict[int, Sequence[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        beginning: dict[str, list[str]] = {}
        for label in sorted({*self.labels, *self.weak} - self.whole, key=lambda label: (len(label), label)):
            beginning.setdefault(label.split(" ")[0], []).append(label)
        object.__setattr__(self, "_beginning", beginning)
        object.__setattr__(self, "_near", {})

    def senses(self, heading: str) -> tuple[Meaning, ...]:
        """The meanings between which what stands under a heading decides; none where the heading has one."""
        return self.either.get(comparable(heading)) or self.either.get(
            comparable(without_brackets(heading)), ()
        )

    def knows(self, heading: str) -> bool:
        """Whether the whole heading, or each part of it, is a label letter for letter."""
        parts = (heading, without_brackets(heading), *_LISTED.split(heading))
        known = [comparable(part) in self.labels or comparable(part) in self.weak for part in parts]
        return known[0] or known[1] or all(known[2:])

    def match(self, heading: str) -> LabelMatch | None:
        """What a heading means, or None where no rule knows it."""
        for text in dict.fromkeys((heading, without_brackets(heading), _ARTICLE.sub("", heading))):
            if word_count(text) > _LONGEST_LABEL + _SIGNS:
                continue
            label = comparable(text)
            if not label or word_count(label) > _LONGEST_LABEL:
                continue
            slashed = self._parted(_SLASHED.split(text))
            if slashed and sum(isinstance(meaning, Column) for meaning in slashed.meanings) > 1:
                return slashed
            found = self._exact(label) or self._parted(_LISTED.split(text))
            found = found or self._contained(label) or self._half(text.split("/")) or self._alike(label)
            found = found or self._before_colon(text)
            if found:
                return found
        return None

    def _exact(self, label: str) -> LabelMatch | None:
        meaning = self.labels.get(label)
        if meaning is None and label in self.weak:
            return LabelMatch(
                (Column.ACTION,), weak=True, why=f"the heading {label!r}, if the table is a plan"
            )
        return None if meaning is None else LabelMatch((meaning,), weak=False, why=f"the heading {label!r}")

    def _parted(self, pieces: Sequence[str]) -> LabelMatch | None:
        parts = [part for part in pieces if comparable(part)]
        found = [match for part in parts if (match := self._exact(comparable(part)))]
        torn = any(part.count("(") != part.count(")") for part in parts)  # "Monitoring (who/how/when)"
        if len(parts) < 2 or len(found) < len(parts) or torn:
            return None
        meanings = tuple(dict.fromkeys(match.meanings[0] for match in found))
        weak = all(match.weak for match in found)
        why = "known parts of the heading: " + " + ".join(map(repr, parts))
        return LabelMatch(meanings, weak, why, Extent.PARTS)

    def _half(self, pieces: Sequence[str]) -> LabelMatch | None:
        """One known half of two: "Gweithred / Action", in two languages."""
        found = [match for piece in pieces if comparable(piece) and (match := self._exact(comparable(piece)))]
        if len(pieces) != 2 or len(found) != 1 or "(" in "".join(pieces):
            return None
        return replace(found[0], why=f"{found[0].why}, half of what is printed")

    def _before_colon(self, text: str) -> LabelMatch | None:
        """A heading with an explanation behind it: "Our response: what we are doing about it"."""
        label, colon, _ = text.partition(":")
        return self._exact(comparable(label)) if colon else None

    def _contained(self, label: str) -> LabelMatch | None:
        words = label.split()
        starts = accumulate((len(word) + 1 for word in words), initial=0)
        inside = [
            known
            for start, word in zip(starts, words, strict=False)
            for known in self._beginning.get(word, ())
            if f"{label} ".startswith(f"{known} ", start)
        ]
        longest = max(inside, key=len, default="")
        if not longest or word_count(longest) / len(words) < _COVER:
            return None
        match = self._exact(longest)
        why = f"{longest!r} in the heading"
        return match and LabelMatch(match.meanings, match.weak, why, Extent.WITHIN)

    def _alike(self, label: str) -> LabelMatch | None:
        from rapidfuzz import fuzz, process

        if len(label) < _LIKE_LENGTH:
            return None
        best = process.extractOne(label, self._as_long(len(label)), scorer=fuzz.ratio, score_cutoff=_LIKE)
        if best is None:
            return None
        match = self._exact(str(best[0]))
        return match and LabelMatch(match.meanings, match.weak, f"the heading is nearly {best[0]!r}")

    def _as_long(self, length: int) -> Sequence[str]:
        """The labels that a text of so many letters may be like: twice the shorter one's letters, by the
        letters of both, is the most that they can agree. In one order on every run, for those alike."""
        if length not in self._near:
            lengths = {each: 2 * min(length, each) / (length + each) for each in map(len, self.labels)}
            self._near[length] = sorted(label for label in self.labels if lengths[len(label)] * 100 >= _LIKE)
        return self._near[length]


_PAPER_NUMBER = 3
"""Letters and figures that tell an appendix from the others: "B", "12a"."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that stand before text and say what it is (`labels.toml`), in comparable form."""

    recommendation_words: frozenset[str]
    action_words: frozenset[str]
    recommendation_cues: frozenset[str]
    criteria_cues: frozenset[str]
    evaluation_cues: frozenset[str]
    carried_forward_cues: frozenset[str]
    title_words: frozenset[str]
    appendix_words: frozenset[str]
    body_words: frozenset[str]
    carried_words: frozenset[str]
    front_words: frozenset[str]
    lead_ins: frozenset[str]
    sum_words: frozenset[str]
    nothing_words: frozenset[str]
    measured_units: frozenset[str]
    refused_words: frozenset[str]
    original_words: frozenset[str]
    revised_words: frozenset[str]
    replacing_words: frozenset[str]

    def names_paper(self, heading: str) -> bool:
        """Whether a heading names the paper, an appendix, or the body whose paper it is."""
        key = comparable(heading)
        padded, names = f" {key} ", key.split(" ")
        return (
            (names[-1] in self.body_words and len(names) > 1)
            or names[0] in self.appendix_words
            or any(f" {title} " in padded for title in self.title_words)
        )

    def only_counts_paper(self, heading: str) -> bool:
        """Whether a heading says which of several papers it is, and no name of it: "Appendix A"."""
        first, *number = comparable(heading).split(" ")
        return first in self.appendix_words and len("".join(number)) <= _PAPER_NUMBER


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """How sentences of plans begin (`sentences.toml`), in comparable form."""

    verbs: frozenset[str]
    verbs_and_nouns: frozenset[str]


def columns() -> Vocabulary:
    """The column headings, with the own words in force."""
    own = words_in_force()
    return _with_own(own) if own else _columns()


@lru_cache(maxsize=4)
def _with_own(own: str) -> Vocabulary:
    told = parsed_words(own)
    known = _columns()
    either = {label: senses for label, senses in known.either.items() if label not in told}
    return replace(known, labels={**known.labels, **told}, weak=known.weak - told.keys(), either=either)


@cache
def _columns() -> Vocabulary:
    listed = dict(tables("columns"))
    labels: dict[str, Meaning] = {}
    placed = listed["by_place"]
    whole = all_comparable(listed.pop("whole")["labels"])
    either = {
        comparable(label): tuple(_ROLES.get(name) or Column(name) for name in names)
        for label, names in listed.pop("either").items()
    }
    for name, table in listed.items():
        meaning = _ROLES.get(name) or Column(name)
        labels |= dict.fromkeys(all_comparable(table["labels"]), meaning)
    weak = all_comparable(listed["action"]["weak"]) - labels.keys()
    by_place = ByPlace(Column(placed["left"]), Column(placed["right"]), Column(placed["alone"]))
    return Vocabulary(labels, frozenset(weak), whole, by_place, either)


@cache
def labels() -> Labels:
    """The words before text."""
    listed = tables("labels")
    return Labels(
        recommendation_words=all_comparable(listed["reference"]["recommendation"]),
        action_words=all_comparable(listed["reference"]["action"]),
        recommendation_cues=all_comparable(listed["cue"]["recommendation"]),
        criteria_cues=all_comparable(listed["cue"]["criteria"]),
        evaluation_cues=all_comparable(listed["cue"]["evaluation"]),
        carried_forward_cues=all_comparable(listed["cue"]["carried_forward"]),
        title_words=all_comparable(listed["title"]["words"]),
        sum_words=all_comparable(listed["sum"]["words"]),
        body_words=all_comparable(listed["title"]["bodies"]),
        appendix_words=all_comparable(listed["title"]["appendix"]),
        front_words=all_comparable(listed["front"]["words"]),
        carried_words=all_comparable(listed["carried"]["words"]),
        lead_ins=all_comparable(listed["lead_in"]["words"]),
        nothing_words=all_comparable(listed["nothing"]["words"]),
        measured_units=all_comparable(listed["measured"]["units"]),
        refused_words=all_comparable(listed["refused"]["words"]),
        original_words=all_comparable(listed["deadline"]["original"]),
        revised_words=all_comparable(listed["deadline"]["revised"]),
        replacing_words=all_comparable(listed["deadline"]["replacing"]),
    )


@cache
def sentence_words() -> SentenceWords:
    """The words of sentences."""
    words = tables("sentences")
    return SentenceWords(
        verbs=all_comparable(words["verbs"]["words"]),
        verbs_and_nouns=all_comparable(words["verbs"]["nouns_too"]),
    )
