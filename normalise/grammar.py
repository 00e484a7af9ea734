"""Named rules over kinds of words, and books of them that are gone through from left to right.

A pattern is a regular expression whose letters are kinds: ``"DAY OF? MONTH YEAR"``. A book tries its
rules in order at each place, as one compiled expression over a string with one character a word, so a
phrase costs microseconds however many rules there are. What a rule makes is a node of a new kind, which
the next book's rules can build on (a cascade, as in FASTUS: Appelt et al., 1993).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple


class Node(NamedTuple):
    """A word of a known kind, or what rules have made of several.

    ``start`` and ``end`` are its place in the text; ``number`` its value where it has one; ``meaning`` what a
    rule (or the lexicon) says that it means; ``rules`` the names of the rules that made it.
    """

    kind: str
    start: int
    end: int
    number: int = 0
    meaning: object | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The words that a rule has matched."""

    nodes: Sequence[Node]

    def all(self, *kinds: str) -> list[Node]:
        """Its words of these kinds, in order."""
        return [node for node in self.nodes if node.kind in kinds]

    def first(self, *kinds: str) -> Node | None:
        """Its first word of these kinds."""
        return next((node for node in self.nodes if node.kind in kinds), None)

    def number(self, *kinds: str) -> int:
        """The number of its first word of these kinds; 0 where it has none."""
        return next((node.number for node in self.nodes if node.kind in kinds), 0)


Build = Callable[[Match], "object | None"]
Example = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A turn of phrase and what it means.

    ``patterns`` are tried in order; ``build`` makes the meaning, or None where the words after all mean
    nothing. ``examples`` are phrases that the rule reads, each with the judgement that comes out at the end.
    """

    name: str
    makes: str
    patterns: tuple[str, ...]
    build: Build
    examples: tuple[Example, ...] = ()


_NAME = re.compile(r"[A-Z][A-Z0-9]*")
_FIRST_LETTER = 0x100  # Latin Extended-A and on: letters, and none of them special to `re`


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The kinds that patterns are written in, and names for several kinds or words together (macros)."""

    kinds: Mapping[str, str]
    macros: Mapping[str, str] = field(default_factory=dict)
    _letters: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        letters = {kind: chr(_FIRST_LETTER + index) for index, kind in enumerate(self.kinds)}
        object.__setattr__(self, "_letters", letters)

    def spelled(self, nodes: Sequence[Node]) -> str:
        """The words as a string with one character for each."""
        letters = self._letters
        return "".join([letters[node.kind] for node in nodes])

    def expression(self, pattern: str) -> str:
        """A pattern as a regular expression over such strings; its brackets only group.

        Raises KeyError for a name that is neither a kind nor a macro.
        """
        while any(name in self.macros for name in _NAME.findall(pattern)):
            pattern = _NAME.sub(self._expanded, pattern)
        pattern = re.sub(r"\((?!\?)", "(?:", pattern)
        return _NAME.sub(lambda match: self._letters[match.group()], pattern).replace(" ", "")

    def _expanded(self, match: re.Match[str]) -> str:
        name = match.group()
        return f"({self.macros[name]})" if name in self.macros else name


@dataclass(frozen=True, slots=True, eq=False)
class RuleBook:
    """Rules that are tried together: at each place the first that matches."""

    alphabet: Alphabet
    rules: tuple[Rule, ...]

    def apply(self, nodes: Sequence[Node]) -> list[Node]:
        """The words with every stretch that a rule has matched made one node."""
        made: list[Node] = []
        done = 0
        for match in _expression(self).finditer(self.alphabet.spelled(nodes)):
            first, last = match.span()
            made.extend(nodes[done:first])
            made.extend(_make(self.rules[int((match.lastgroup or "_0")[1:])], nodes[first:last]))
            done = last
        made.extend(nodes[done:])
        return made


@cache
def _expression(book: RuleBook) -> re.Pattern[str]:
    """All rules of a book as one expression, a group for each; made when the book is first used."""
    patterns = ("|".join(rule.patterns) for rule in book.rules)
    return re.compile(
        "|".join(
            f"(?P<_{index}>{book.alphabet.expression(pattern)})" for index, pattern in enumerate(patterns)
        )
    )


def _make(rule: Rule, nodes: Sequence[Node]) -> Iterator[Node]:
    meaning = rule.build(Match(nodes))
    if meaning is None:
        yield from nodes
        return
    names = tuple(name for node in nodes for name in node.rules)
    yield Node(rule.makes, nodes[0].start, nodes[-1].end, 0, meaning, (*names, rule.name))
