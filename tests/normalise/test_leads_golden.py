"""Lead cells against the golden files, and every rule about people against its own examples."""

from __future__ import annotations

import pytest

from normalise.grammar import Rule
from normalise.parties.read import BOOKS, read_parties, read_with_rules
from normalise.records import Party, PartyKind
from tests.normalise.goldens import golden_rows, written_parties

FILES = ("lead_phrases.tsv", "lead_cells.tsv", "lead_forms.tsv")
RULES = [rule for book in BOOKS for rule in book.rules]
EXAMPLES = [(rule, text, judged) for rule in RULES for text, judged in rule.examples]


@pytest.mark.parametrize("name", FILES)
def test_cells_are_judged_as_settled(name: str) -> None:
    judged = [
        (row["cell"], row["parties"], written_parties(read_parties(row["cell"]))) for row in golden_rows(name)
    ]
    assert [each for each in judged if each[1] != each[2]] == []


def _as_in_rules(party: Party) -> str:
    """A party as rules' examples have it: "person Jane Hill, Chair"."""
    known_as = party.name or party.role or party.organisation or party.initials
    beside = party.role if party.kind is PartyKind.PERSON else None
    placed = beside or (party.organisation if party.kind in (PartyKind.PERSON, PartyKind.TEAM) else None)
    shown = f"{party.kind} {known_as}" + (f", {placed}" if placed else "")
    return shown + (f" ({party.initials})" if party.initials and party.initials != known_as else "")


@pytest.mark.parametrize(
    ("rule", "text", "judged"), EXAMPLES, ids=lambda value: getattr(value, "name", value)
)
def test_a_rule_reads_its_examples(rule: Rule, text: str, judged: str) -> None:
    found = read_with_rules(text)
    assert "; ".join(_as_in_rules(party) for party, _ in found) == judged
    if rule.makes != "GONE":
        assert any(rule.name in rules for _, rules in found)


def test_names_tell_rules_apart() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
