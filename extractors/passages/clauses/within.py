"""Labels that stand within a paragraph: one list of words makes what finds them, and what tells in haste."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from lexicon.files import tables
from lexicon.patterns import alternatives

_NUMBER = r"(?:[A-Z]{1,4}[-./]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}"
_ENDED = r"(?<=[.;!?)”’\]])\s+"


def _words(kind: str) -> Sequence[str]:
    words: Sequence[str] = tables("passages")["within"][kind]
    return words


def _anyhow(phrases: Iterable[str]) -> str:
    """Labels in small letters or large; those that are listed in capitals are printed so."""
    listed = list(phrases)
    capitals = alternatives(phrase for phrase in listed if phrase.isupper())
    return rf"(?i:{alternatives(_spoken(listed), between=r'[ -]')})" + (f"|{capitals}" if capitals else "")


def _large(phrases: Iterable[str]) -> str:
    """Labels that begin with a capital at least."""
    return rf"(?=[A-Z])(?:{_anyhow(phrases)})"


def _capitals(phrases: Iterable[str]) -> str:
    return alternatives((phrase.upper() for phrase in _spoken(phrases)), between=r"[ -]")


def _spoken(phrases: Iterable[str]) -> list[str]:
    """Those that are words, and not letters that stand for words."""
    return [phrase for phrase in phrases if not phrase.isupper()]


NAMED_BY_DASH = r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w’'-]*){0,3}\s+[–—-]\s+(?=[a-z])"
"""Who acts, behind a label in capitals and before a dash: "ACTION Dr Clegg – find out"."""


def may_hold_label(text: str) -> bool:
    """Whether a text may hold any of these: asked first, as nearly every text has none."""
    words, capitals = _tellers()
    return any(map(text.casefold().__contains__, words)) or any(map(text.__contains__, capitals))


@cache
def _tellers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels, without those that hold another one; and those in capitals."""
    listed = {phrase for kind in ("actions", "tasks", "numbered", "asked", "said") for phrase in _words(kind)}
    spoken = {*_spoken(listed), "resolved"}
    spoken |= {phrase.replace(" ", "-") for phrase in spoken}
    return _least(spoken), _least(listed - spoken)


def _least(words: AbstractSet[str]) -> tuple[str, ...]:
    """The words in which no other one of them stands."""
    return tuple(sorted(word for word in words if not any(one != word and one in word for one in words)))


@cache
def glued_label() -> re.Pattern[str]:
    """A label that should have begun a paragraph: "... was agreed. ACTION: the Clerk to ..."; in capitals it
    is one even where no sentence ends before it."""
    actions, tasks = _words("actions"), _words("tasks")
    behind = alternatives(tables("passages")["action"]["after"])  # "Action required:"
    return re.compile(
        rf"{_ENDED}(?=(?:[A-Z]\w+\s+){{0,2}}(?:{_anyhow(actions)})(?:\s+(?i:{behind}))?[\s./-]*"
        rf"(?:{_NUMBER})?\s*(?:\([^()]{{1,40}}\)\s*)?[:–]\s*\S)"
        rf"|{_ENDED}(?={_large(_words('numbered'))}\s+{_NUMBER}\s*[:–]\s*\S)"
        rf"|{_ENDED}(?={_large(_words('asked'))}\s*:\s*\S)"
        rf"|(?<=\w)\s+(?=(?:{_capitals(actions)})\s*(?:\d{{1,3}}|\([^()]{{1,30}}\)|[A-Z]{{2,4}}(?:/[A-Z]{{2,4}})*)?\s*:\s*\S)"
        rf"|(?<=[.;?!)])\s+(?={_large((*tasks, *_words('said')))}\s*:\s*\S)"
        rf"|(?<=[.;?!)])\s+(?=(?:{_capitals(actions)})\s+{NAMED_BY_DASH})"
        r"|(?<=[.;:)])\s+(?=(?:It was (?:further )?|FURTHER )?RESOLVED\b)"
    )


@cache
def whole_in_brackets() -> re.Pattern[str]:
    """ "... was late. [Action: Mr Tate to chase the contractor]"."""
    labels = _large((*_words("actions"), *_words("tasks")))
    return re.compile(rf"(?<=[.;!?”’)] )[\[(]{labels}\s*[:–-]\s*(?P<inner>[^\[\]()]{{12,300}})[\])]")


@cache
def named_in_brackets() -> re.Pattern[str]:
    """Who acts, in brackets behind what they are to do: "(Action: JB)", "(Task: RP)", "(Clerk to action)"."""
    ref = r"(?P<ref>\d{1,3}(?:[./]\d{1,3})*(?=\s*[:–-]))?"
    actions, tasks = _large(_words("actions")), _large(_words("tasks"))
    return re.compile(
        rf"\s*[(\[]\s*(?:(?:{actions}(?![A-Za-z])(?:\s+(?:by|for|on))?\s*{ref}\s*[:–-]?|{tasks}\s*[:–-])"
        r"\s*(?P<who>[^()\[\]]{1,60})"
        r"|(?P<doer>[^()\[\]]{1,40}?)\s+(?:to\s+)?(?:action|ACTION))[)\]]\s*\.?"
    )


@cache
def marked() -> re.Pattern[str]:
    """A mark behind a sentence that says that it is an action: "[Action].", "; ACTION"."""
    actions = _words("actions")
    return re.compile(rf"\s*(?:[(\[]\s*{_large(actions)}[)\]]|(?<=[.;])\s+(?:{_capitals(actions)}))\s*\.?$")


@cache
def owned_label() -> re.Pattern[str]:
    """ "Ann Lee ACTION to write", "Clerk's action: renew the lease"."""
    actions = _spoken(_words("actions"))
    return re.compile(
        rf"(?P<who>[A-Z][\w.’'&/ -]{{0,50}}?)\s+(?:{_capitals(actions)})\s+(?=to\s)"
        rf"|(?P<whose>[A-Z][\w.&/ -]{{0,50}}?)(?:[’']s?)?\s+(?:{_anyhow(actions)})\s*:\s*"
    )


@cache
def inline_field() -> re.Pattern[str]:
    """ "... to be published. Lead: AB. Due: March 2012"."""
    label = _field()
    return re.compile(
        rf"(?:(?<=[.;,)])\s*|\s+[–—|-]\s*|\s+|\s*[(\[])(?P<label>{label})\s*:\s*(?P<value>[^:;|()\[\]]+?)[)\]]?"
        rf"(?=\s*[.;,|]?\s*(?:[–—|(\[-]\s*)?{label}\s*:|[.;]?\s*$)"
    )


@cache
def may_hold_field() -> re.Pattern[str]:
    """A label of who, when or how far, with its colon."""
    return re.compile(rf"{_field()}\s*:")


def _field() -> str:
    return rf"(?i:{alternatives(_words('fields'))})"
