"""Letters in lead cells mean whom the document's own key gives them to, however it is printed."""

from __future__ import annotations

import pytest

from extractors.layout import Table
from normalise.records import PartyKind
from tests.normalise.plans import actions_of, document_of, plan_table
from tests.support import table_of

PLAN = plan_table(
    ("1", "Raise the wave wall by half a metre.", "DH", "March 2015"),
    ("2", "Clear the trees from the bank.", "OB / SN", "May 2015"),
    ("3", "Survey the culvert.", "GB", "May 2015"),
)
GLOSSARY = table_of(
    ("Initials", "Name", "Post"),
    ("DH", "Dilys Harte", "Reservoirs Engineer"),
    ("OB", "Owen Brackley", "Area Engineer"),
    ("SN", "Saira Naylor", "Graduate Engineer"),
    ("GB", "Governing Body", ""),
)


@pytest.mark.parametrize(
    "key",
    [
        "Engr: DH Dilys Harte, Reservoirs Engineer. OB Owen Brackley. SN Saira Naylor. GB Governing Body.",
        "DH Dilys Harte; SM Sam Hill; OB Owen Brackley (Chair); SN Miss S. Naylor; GB Governing Body",
        "Key\nDH Dilys Harte\nOB – Owen Brackley\nSN = Saira Naylor\nGB Governing Body",
        GLOSSARY,
    ],
)
def test_a_key_says_whose_letters_they_are(key: str | Table) -> None:
    for document in (document_of(PLAN, key), document_of(key, PLAN)):
        leads = [lead for action in actions_of(document) for lead in action.leads]
        assert [lead.initials for lead in leads] == ["DH", "OB", "SN", "GB"]
        assert [lead.name for lead in leads[:2]] == ["Dilys Harte", "Owen Brackley"]
        assert leads[2].name in ("Saira Naylor", "Miss S. Naylor")
        assert (leads[3].name, leads[3].kind) == ("Governing Body", PartyKind.TEAM)


@pytest.mark.parametrize(
    "line",
    [
        "DH Raise the wave wall. OB Clear the trees.",
        "GB Rail runs a train there; HR Cafés is let.",
        "The wall was raised by DH; OB Ltd cleared the trees last year and will do so again in the spring.",
    ],
)
def test_prose_with_letters_in_it_is_no_key(line: str) -> None:
    leads = [lead for action in actions_of(document_of(PLAN, line)) for lead in action.leads]
    assert {lead.kind for lead in leads if lead.initials in ("DH", "OB")} == {PartyKind.INITIALS}
