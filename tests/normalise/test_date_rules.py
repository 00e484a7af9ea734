"""Every rule of the date grammar reads its own examples, all the way to the judgement on the cell."""

from __future__ import annotations

from datetime import date

import pytest

from normalise.dates.due import DateContext, written
from normalise.dates.read import BOOKS, read_due
from normalise.grammar import Rule

PLAN_OF_JUNE_2010 = DateContext(anchor=date(2010, 6, 15))
RULES = [rule for book in BOOKS for rule in book.rules]
EXAMPLES = [(rule, text, judged) for rule in RULES for text, judged in rule.examples]


@pytest.mark.parametrize(
    ("rule", "text", "judged"), EXAMPLES, ids=lambda value: getattr(value, "name", value)
)
def test_a_rule_reads_its_examples(rule: Rule, text: str, judged: str) -> None:
    due = read_due(text, PLAN_OF_JUNE_2010)
    assert written(due) == judged
    assert rule.name in due.rule.split(", ")


def test_names_tell_rules_apart() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert not any("," in name for name in names), "names are listed with commas between them"
