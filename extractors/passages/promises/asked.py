"""The kinds of words that ask or promise something, and what was found of them in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Modal(StrEnum):
    """The kinds of words that ask or promise."""

    WILL = "will"
    WOULD = "would"
    MUST = "must"
    SHOULD = "should"
    IS_TO = "is to"
    TOOK_ON = "agreed to"
    INTENDS = "intends to"
    ASKED = "is asked to"
    ASKS = "asks somebody to"
    AGREED = "it was agreed to"
    TO = "to"
    THAT = "that somebody do"
    NAMED = "a name, and what to do"
    PLEASE = "please"
    COMMAND = "a command"
    CLOSED = "a name behind it"
    DECIDED = "decided to"
    DUE = "is due to"
    HOPES = "hopes to"
    GOING = "is doing it"
    GIVEN = "it is given to somebody to"
    DUTY = "is responsible for"
    UNTIL = "has until then to"
    NEEDS = "it needs doing"
    WISHED = "it is wanted"
    REACH = "it is to come to the writer"
    ORDERED = "it is ordered to be done"
    BRIEF = "a few words that ask"
    BARE = "to, and nobody named"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked in a sentence: the words that ask, at ``start`` to ``end``, and the verb behind them.

    ``passive``: "will be fitted"; ``negated``: "will not"; ``past``: "were asked to"; ``perfect``: "should
    have visited". ``doer`` where the words that ask hold who is asked; ``reader``: of what is asked politely,
    whether the paper's reader is. ``going``: "will be standing".
    """

    modal: Modal
    start: int
    end: int
    verb: str
    passive: bool = False
    negated: bool = False
    doer: tuple[int, int] | None = None
    past: bool = False
    perfect: bool = False
    reader: bool | None = None
    going: bool = False
