"""The words that passages are read with, loaded once: ``passages.toml``, ``verbs.toml``, ``clauses.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lexicon.files import lines, tables
from lexicon.words import all_comparable, comparable

# The lists of ``passages.toml`` by which kinds of papers are told.
_KINDS_OF_PAPERS = (
    "meetings",
    "minutes",
    "agendas",
    "rules",
    "governing",
    "reviews",
    "replies",
    "answers",
    "looked_into",
    "visits",
    "memos",
    "news",
    "strategies",
    "speeches",
    "forms",
    "filling",
    "filled",
)
# The kinds of ``parties.toml`` whose phrases end with the word that makes a post or body of a name.
_ACTORS = ("prefixes", "heads", "people", "teams", "bodies")
# Those among them whose phrases end with the word for a single person's post.
_POSTS = ("prefixes", "heads")


@dataclass(frozen=True, slots=True)
class Cues:
    """What announces actions outside tables, and what tells a promise from a statement."""

    action_words: frozenset[str]
    action_before: frozenset[str]
    action_after: frozenset[str]
    action_said: frozenset[str]
    action_leads_in: tuple[str, ...]
    recommendation_words: frozenset[str]
    list_headings: frozenset[str]
    told_words: frozenset[str]
    by_means: tuple[str, ...]
    meetings: frozenset[str]
    minutes: frozenset[str]
    agendas: frozenset[str]
    inspectors: frozenset[str]
    rules: frozenset[str]
    governing: frozenset[str]
    reviews: frozenset[str]
    replies: frozenset[str]
    answers: frozenset[str]
    visits: frozenset[str]
    memos: frozenset[str]
    news: frozenset[str]
    looked_into: frozenset[str]
    strategies: frozenset[str]
    speeches: frozenset[str]
    forms: frozenset[str]
    filling: frozenset[str]
    filled: frozenset[str]
    supporters: frozenset[str]
    responses: frozenset[str]
    answerers: frozenset[str]
    asked: re.Pattern[str]
    answering: re.Pattern[str]
    accepted: frozenset[str]
    rejected: frozenset[str]
    findings: frozenset[str]
    leads: frozenset[str]
    who_or_when: frozenset[str]
    by_whom: frozenset[str]
    milestones: frozenset[str]
    actions: frozenset[str]
    section_parts: frozenset[str]
    section_words: frozenset[str]
    promise_words: frozenset[str]
    things: frozenset[str]
    asking: tuple[str, ...]
    between: frozenset[str]
    endings_of_things: tuple[str, ...]
    deciders: frozenset[str]
    decisions: frozenset[str]
    decisions_beside: frozenset[str]
    reported: frozenset[str]
    resolutions: frozenset[str]
    hands: tuple[str, ...]
    nothing: frozenset[str]
    no_tasks: frozenset[str]
    settled: frozenset[str]
    performs: frozenset[str]
    public: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Small words that tell what a sentence does."""

    finite: frozenset[str]
    modals: frozenset[str]
    asked: frozenset[str]
    took_on: frozenset[str]
    verb_follows: frozenset[str]
    articles: frozenset[str]
    before_for: frozenset[str]
    noun_follows: frozenset[str]
    no_verb: frozenset[str]
    adverbs: frozenset[str]
    no_adverbs: frozenset[str]
    participles: frozenset[str]
    names_in_ing: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    with_others: frozenset[str]
    purposes: frozenset[str]
    says_what: frozenset[str]


@cache
def grammar() -> Grammar:
    """The small words."""
    named = tables("clauses")
    return Grammar(
        finite=frozenset(named["finite"]["words"]),
        modals=frozenset(named["asks"]["modals"]),
        asked=frozenset(named["asks"]["asked"]),
        took_on=frozenset(named["asks"]["took_on"]),
        verb_follows=frozenset(named["verb_follows"]["words"]),
        articles=frozenset(named["verb_follows"]["articles"]),
        before_for=frozenset(named["verb_follows"]["before_for"]),
        noun_follows=frozenset(named["noun_follows"]["words"]),
        no_verb=frozenset(named["no_verb"]["words"]),
        adverbs=frozenset(named["adverbs"]["words"]),
        no_adverbs=frozenset(named["adverbs"]["none"]),
        participles=frozenset(named["participles"]["words"]),
        names_in_ing=frozenset(named["names"]["ing"]),
        pronouns=frozenset(named["pronouns"]["words"]),
        relatives=frozenset(named["relatives"]["words"]),
        with_others=frozenset(named["shares"]["with_others"]),
        purposes=frozenset(named["shares"]["purposes"]),
        says_what=frozenset(named["shares"]["says_what"]),
    )


@dataclass(frozen=True, slots=True)
class Actors:
    """The words that the names of posts and bodies turn on, and what stands before a person's name."""

    heads: frozenset[str]
    posts: frozenset[str]
    titles: frozenset[str]


def given_names() -> frozenset[str]:
    """People's first names, in small letters."""
    return lines("given_names")


@cache
def actors() -> Actors:
    """Who may act."""
    parties, doers = tables("parties"), tables("passages")["doers"]
    named = [phrase for kind in _ACTORS for phrase in parties[kind]] + doers["people"] + doers["deciders"]
    heads = frozenset(comparable(phrase).split()[-1] for phrase in named) - set(doers["no_heads"])
    posts = frozenset(comparable(phrase).split()[-1] for kind in _POSTS for phrase in parties[kind])
    titles = all_comparable((*parties["titles"], *parties["councillors"], "all", "everyone", "both"))
    return Actors(heads, (posts - set(doers["no_heads"])) | set(doers["posts"]), titles)


@cache
def cues() -> Cues:
    """The cues."""
    named = tables("passages")
    fields = named["fields"]
    return Cues(
        action_words=all_comparable(named["action"]["words"]),
        action_before=all_comparable(named["action"]["before"]),
        action_after=all_comparable(named["action"]["after"]),
        action_said=frozenset(named["action"]["said"]),
        action_leads_in=tuple(all_comparable(named["action"]["leads_in"])),
        recommendation_words=all_comparable(named["recommendation"]["words"]),
        list_headings=all_comparable(named["lists"]["headings"]),
        told_words=all_comparable(named["lists"]["told"]),
        by_means=tuple(named["lists"]["by_means"]),
        inspectors=frozenset(named["papers"]["inspectors"]),
        **{kind: all_comparable(named["papers"][kind]) for kind in _KINDS_OF_PAPERS},
        supporters=all_comparable(fields["supporters"]),
        responses=all_comparable(fields["responses"]),
        answerers=all_comparable(fields["answerers"]),
        asked=_phrases(fields["asked"], (), ()),
        answering=_phrases(fields["answering"], (), ()),
        accepted=frozenset(named["answers"]["accepted"]),
        rejected=frozenset(named["answers"]["rejected"]),
        findings=all_comparable(fields["findings"]),
        leads=all_comparable(fields["leads"]),
        who_or_when=all_comparable((*fields["by_whom"], *fields["by_value"])),
        by_whom=all_comparable(fields["by_whom"]),
        milestones=all_comparable(fields["milestones"]),
        actions=all_comparable(fields["actions"]),
        section_parts=all_comparable(fields["other"]),
        section_words=all_comparable(named["sections"]["words"]),
        promise_words=all_comparable(named["sections"]["promises"]),
        things=frozenset(named["doers"]["things"]),
        asking=tuple(named["doers"]["asking"]),
        between=frozenset(named["doers"]["between"]),
        endings_of_things=tuple(named["doers"]["endings_of_things"]),
        deciders=all_comparable(named["doers"]["deciders"]),
        decisions=frozenset(named["decisions"]["words"]),
        decisions_beside=frozenset(named["decisions"]["beside"]),
        reported=frozenset(named["decisions"]["reported"]),
        resolutions=all_comparable(named["resolutions"]["words"]),
        hands=tuple(named["resolutions"]["hands"]),
        nothing=all_comparable(named["none"]["words"]),
        no_tasks=frozenset(named["tasks"]["none"]),
        settled=frozenset(named["tasks"]["settled"]),
        performs=frozenset(named["tasks"]["performs"]),
        public=frozenset(named["tasks"]["public"]),
    )


@dataclass(frozen=True, slots=True)
class Headings:
    """What heads a list of actions, and of what is to be put right; ``weak``: strategies say it too."""

    actions: re.Pattern[str]
    improvements: re.Pattern[str]
    weak: re.Pattern[str]


@cache
def headings() -> Headings:
    """The headings of lists, with the words that may stand before and behind them."""
    action, listed = tables("passages")["action"], tables("passages")["lists"]
    return Headings(
        _phrases(action["heads_list"], action["heads_before"], action["heads_after"]),
        _phrases(listed["headings"], listed["before"], listed["after"]),
        _phrases(listed["weak"], ["our"], ["for *"]),
    )


def _phrases(words: Iterable[str], before: Iterable[str], behind: Iterable[str]) -> re.Pattern[str]:
    """A pattern for phrases as they are compared; * in one stands for a word or a few."""
    known, front, back = (
        "|".join(sorted(map(_starred, each), key=len, reverse=True)) for each in (words, before, behind)
    )
    ahead, behind_it = (rf"(?:(?:{front}) )*" if front else "", rf"(?: (?:{back}))*" if back else "")
    return re.compile(rf"{ahead}(?:{known}){behind_it}")


def _starred(phrase: str) -> str:
    return r"\w+(?: \w+){0,4}?".join(
        comparable(part) and f" {comparable(part)} " for part in phrase.split("*")
    ).strip()
