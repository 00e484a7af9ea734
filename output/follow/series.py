"""Which documents are versions of one plan, and why.

Evidence beats names: documents that share their actions are versions of one plan whatever they are called,
as long as they are not two owners'. Where they share none, the same owner and title say it; and where no
paper says whose it is, a title needs headings or leads in common, since many a council has an "Action plan".
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import TypeAlias

from scipy.cluster.hierarchy import DisjointSet

from lexicon.following import printed_words, title_words, wording_of
from lexicon.words import comparable
from normalise.records import DocumentRecord
from output.follow.corrections import SeriesSaid
from output.follow.item import Item, Spool
from output.follow.tables import LinkFlag


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes two documents versions of one plan."""

    shared: int = 3
    """Actions in common that are no accident."""
    share: float = 0.3
    """The share of the smaller one's actions that must be in common: a log keeps what is open."""
    words: int = 5
    """An action of fewer words may stand in any plan."""
    headings: int = 2
    """Headings or leads in common that make the same title the same plan where no owner is known."""


RULES = Rules()

SAID_BY_A_PERSON = "a person said so"
"""Why two documents are versions of one plan where nothing in them says it."""

_MOST_SHARING = 200
"""Documents that share one action: of more, its words are a form's, and no two are compared for it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document, as far as it tells which plan it is a version of."""

    document: DocumentRecord
    owner: str | None
    title: tuple[str, ...]
    actions: frozenset[int]
    headings: frozenset[str]
    leads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Member:
    """A version of a series.

    ``flags`` are the doubts about its place in the order; ``like`` is an earlier version, by its number, that
    it was found to be one plan with (0 for the first), and ``why`` what says so.
    """

    document: DocumentRecord
    flags: tuple[LinkFlag, ...] = ()
    like: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class SeriesFound:
    """The documents of a plan in their order, and why they are taken for its versions."""

    members: tuple[Member, ...]
    title: str | None
    why: str

    @property
    def series_id(self) -> str:
        """The id of the first version's document."""
        return self.members[0].document.document_id


def find_series(spool: Spool, said: SeriesSaid, rules: Rules = RULES) -> list[SeriesFound]:
    """Every plan of which there is more than one version, in the order of its first document."""
    papers = [_paper(document, spool.items(document.document_id), rules) for document in spool.documents]
    groups = _Groups(papers, said)
    for reason, one, other in _reasons(papers, rules):
        groups.join(one, other, reason)
    return [_series(members, why, rules) for members, why in groups.found()]


def _paper(document: DocumentRecord, items: Sequence[Item], rules: Rules) -> Paper:
    texts = [wording_of(item.action) for item in items]
    return Paper(
        document,
        document.organisation_code or (comparable(document.organisation) if document.organisation else None),
        title_words(document.plan_title or ""),
        frozenset(_number((*text.words, *text.occasion)) for text in texts if len(text.words) >= rules.words),
        frozenset(comparable(said) for item in items for said in (item.section, item.recommendation) if said),
        frozenset(comparable(item.lead_raw) for item in items if item.lead_raw),
    )


def _number(words: Iterable[str]) -> int:
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two documents are taken for versions of one plan; the weightier joins first."""

    weight: float
    words: str


def _reasons(papers: Sequence[Paper], rules: Rules) -> list[tuple[Reason, int, int]]:
    pairs = {*_sharing_actions(papers), *_sharing_titles(papers)}
    found = ((_reason(papers[one], papers[other], rules), one, other) for one, other in sorted(pairs))
    reasons = [(reason, one, other) for reason, one, other in found if reason is not None]
    return sorted(reasons, key=lambda each: (-each[0].weight, each[1], each[2]))


def _sharing_actions(papers: Sequence[Paper]) -> Iterator[tuple[int, int]]:
    holding: dict[int, list[int]] = {}
    for number, paper in enumerate(papers):
        for action in paper.actions:
            holding.setdefault(action, []).append(number)
    for numbers in holding.values():
        if len(numbers) <= _MOST_SHARING:
            yield from combinations(numbers, 2)


def _sharing_titles(papers: Sequence[Paper]) -> Iterator[tuple[int, int]]:
    """Neighbours among the papers of one owner and title are enough: they join all of them."""
    called: dict[tuple[str | None, tuple[str, ...]], list[int]] = {}
    for number, paper in enumerate(papers):
        if paper.title:
            called.setdefault((paper.owner, paper.title), []).append(number)
    for (owner, _), numbers in called.items():
        yield from pairwise(numbers) if owner else combinations(numbers[:_MOST_SHARING], 2)


def _reason(one: Paper, other: Paper, rules: Rules) -> Reason | None:
    if one.owner and other.owner and one.owner != other.owner:
        return None
    shared = len(one.actions & other.actions)
    fewer = min(len(one.actions), len(other.actions))
    if shared >= rules.shared and shared >= rules.share * fewer:
        return Reason(1 + shared / fewer, f"{shared} actions in common, of {fewer} in the one that has fewer")
    if not one.title or one.title != other.title:
        return None
    if one.owner and one.owner == other.owner:
        return Reason(1.0, "the same owner and title")
    headings, leads = len(one.headings & other.headings), len(one.leads & other.leads)
    if headings >= rules.headings or leads >= rules.headings:
        return Reason(0.5, f"the same title, with {headings} headings and {leads} leads in common")
    return None


_Why: TypeAlias = Mapping[frozenset[str], str]
"""Why documents, two by their ids, were put into one group."""


class _Groups:
    """Documents that are versions of one plan, joined pair by pair and never over two owners."""

    def __init__(self, papers: Sequence[Paper], said: SeriesSaid) -> None:
        self._papers = papers
        self._said = said
        self._set = DisjointSet(range(len(papers)))
        self._why: dict[tuple[int, int], str] = {}
        for one, other in self._pairs(said.same):
            self._merge(one, other, SAID_BY_A_PERSON)

    def join(self, one: int, other: int, reason: Reason) -> None:
        """Put two documents, and those that they are with, into one group, unless that cannot be."""
        if self._set.connected(one, other):
            return
        members = self._set.subset(one) | self._set.subset(other)
        mine, theirs = self._owners(one), self._owners(other)
        apart = any({first, second} <= members for first, second in self._pairs(self._said.different))
        # A group of two owners is one of which a person said so.
        if (mine <= theirs or theirs <= mine) and not apart:
            self._merge(one, other, reason.words)

    def _owners(self, number: int) -> set[str]:
        owners = (self._papers[member].owner for member in self._set.subset(number))
        return {owner for owner in owners if owner is not None}

    def found(self) -> Iterator[tuple[list[Paper], _Why]]:
        """Each group of more than one, in the order of its first document, with its reasons."""
        for members in sorted(sorted(each) for each in self._set.subsets() if len(each) > 1):
            why = {
                frozenset(self._papers[each].document.document_id for each in pair): said
                for pair, said in self._why.items()
                if pair[0] in members
            }
            yield [self._papers[member] for member in members], why

    def _merge(self, one: int, other: int, why: str) -> None:
        self._set.merge(one, other)
        self._why[one, other] = why

    def _pairs(self, said: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
        numbers: Mapping[str, int] = {
            name: number
            for number, paper in enumerate(self._papers)
            for name in (paper.document.source, paper.document.document_id)
        }
        for one, other in said:
            if one in numbers and other in numbers:
                yield numbers[one], numbers[other]


def _series(papers: Sequence[Paper], why: _Why, rules: Rules) -> SeriesFound:
    ordered = sorted(papers, key=_place)
    days = [paper.document.plan_date for paper in ordered]
    members = tuple(
        Member(paper.document, tuple(_doubts(days, number)), *_likest(ordered, number, why, rules))
        for number, paper in enumerate(ordered)
    )
    last = ordered[-1]
    printed = last.document.plan_title
    title = " ".join(printed_words(printed or "")) or printed
    return SeriesFound(members, title, "; ".join(dict.fromkeys(why.values())))


def _likest(ordered: Sequence[Paper], number: int, why: _Why, rules: Rules) -> tuple[int, str]:
    """An earlier version that says that this one is of the same plan, the nearest first, and why.

    One that joined the others by a later version alone has none before it.
    """
    this = ordered[number]
    for earlier in reversed(range(number)):
        before = ordered[earlier]
        reason = _reason(before, this, rules)
        pair = frozenset({before.document.document_id, this.document.document_id})
        if words := why.get(pair) or (reason.words if reason else ""):
            return earlier + 1, words
    return 0, ""


_DIGITS = re.compile(r"(\d+)")


def _place(paper: Paper) -> tuple[object, ...]:
    """By the plan's date; one without comes first, and the names decide where the dates do not.

    Where the names do not either, the folders' order holds, as it was given.
    """
    document = paper.document
    name = [int(part) if part.isdigit() else part for part in _DIGITS.split(document.source.casefold())]
    # Numbers and words take turns in a split name, so that the two are never compared.
    return (document.plan_date or date.min, name)


def _doubts(days: Sequence[date | None], number: int) -> Iterator[LinkFlag]:
    day = days[number]
    if day is None:
        yield LinkFlag.DATE_MISSING
    elif day in (*days[:number], *days[number + 1 :]):
        yield LinkFlag.DATE_SHARED
