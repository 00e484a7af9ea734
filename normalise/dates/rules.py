"""What the rules about dates are written in, and what earlier rules have made in a match."""

from __future__ import annotations

from normalise.dates.kinds import KINDS
from normalise.dates.printed import Between, Offset, Printed, Repeat
from normalise.grammar import Alphabet, Match, Rule, RuleBook

ALPHABET = Alphabet(
    KINDS,
    macros={
        "YY4": "[YEAR TWO PAST]",
        "DAYNUM": "[ONE TWO ORD]",
        "COUNT": "[ONE TWO WORDNUMBER A]",
        "SEP": "[DASH SLASH DOT COMMA]",
        "UNIT": "[DAYS WEEKS MONTHS QUARTER YEARS TERM FINYEAR ACADYEAR]",
        "YEARISH": "[OF COMMA DASH SLASH IN]? (FINYEAR? [YEARSPAN DUO]|[YEAR APOS PAST]|TWO (?!DASH? MONTH))",
    },
)


def book(*rules: Rule) -> RuleBook:
    """Rules about dates that are tried together."""
    return RuleBook(ALPHABET, rules)


def times(match: Match) -> list[Printed | Between | Offset]:
    """The times in a match that earlier books have made."""
    found = [node.meaning for node in match.nodes]
    return [time for time in found if isinstance(time, Printed | Between | Offset)]


def repeats(match: Match) -> list[Repeat]:
    """What comes again in a match."""
    return [node.meaning for node in match.nodes if isinstance(node.meaning, Repeat)]
