"""What a sentence does: ask somebody, state a fact, decide, or name a thing."""

from __future__ import annotations

import pytest

from extractors.passages.clauses.senses import Sense, read_clause

PROMISES = [
    ("Ensure that the plan is reviewed", Sense.IMPERATIVE, None),
    ("Urgently review the threshold", Sense.IMPERATIVE, None),
    ("Ringfence the budget for repairs", Sense.IMPERATIVE, None),
    ("Working with partners, develop a plan", Sense.IMPERATIVE, None),
    ("Support charities that work overseas", Sense.IMPERATIVE, None),
    ("The Clerk to obtain three quotations", Sense.DOER, "The Clerk"),
    ("AH/AB to circulate the paper", Sense.DOER, "AH/AB"),
    ("Simon to chase the printer", Sense.DOER, "Simon"),
    ("Ann Lee agreed to bring a paper", Sense.DOER, "Ann Lee"),
    ("Members wishing to attend should tell the secretary", Sense.DOER, "Members"),
    ("The Chief Constable should immediately review the policy", Sense.DOER, "The Chief Constable"),
    ("That the Clerk write to the County Council", Sense.DOER, "the Clerk"),
    ("It was agreed that the Clerk would ring the plumber", Sense.DOER, "the Clerk"),
    ("We will stream every meeting", Sense.DOER, None),
    ("The policy should be reviewed each year", Sense.PASSIVE, None),
    ("A joint response is to be drawn together", Sense.PASSIVE, None),
    ("Patients who do not speak English should be given a leaflet", Sense.PASSIVE, None),
]

OTHERS = [
    ("Action is needed to drive out better value", Sense.STATEMENT),
    ("The group noted the report", Sense.STATEMENT),
    ("Support for carers is weak", Sense.STATEMENT),
    ("The service did not have enough staff", Sense.STATEMENT),
    ("The number of children will increase next year", Sense.STATEMENT),
    ("This section sets out the actions which must be taken", Sense.STATEMENT),
    ("Work is under way", Sense.STATEMENT),
    ("Quality of case recording", Sense.NAMES),
    ("Review of the policy", Sense.NAMES),
    ("Safer recruitment", Sense.NAMES),
    ("To note the report", Sense.DECISION),
    ("That the minutes be approved", Sense.DECISION),
    ("That Members note and agree the budget", Sense.DECISION),
    ("No further action", Sense.NOTHING),
    ("None.", Sense.NOTHING),
]


@pytest.mark.parametrize(("text", "sense", "doer"), PROMISES, ids=[text for text, _, _ in PROMISES])
def test_what_asks_for_something_is_a_promise(text: str, sense: Sense, doer: str | None) -> None:
    clause = read_clause(text)
    assert clause.sense is sense
    assert (text[slice(*clause.doer)] if clause.doer else None) == doer
    assert clause.sense.promises


@pytest.mark.parametrize(("text", "sense"), OTHERS, ids=[text for text, _ in OTHERS])
def test_what_asks_nobody_is_none(text: str, sense: Sense) -> None:
    clause = read_clause(text)
    assert not clause.sense.promises
    assert clause.sense is sense
