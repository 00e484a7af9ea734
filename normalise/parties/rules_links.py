"""Who belongs to what: a person's role behind a comma, initials in brackets, the department before a name."""

from __future__ import annotations

import re
from dataclasses import replace

from normalise.grammar import Match, Node, Rule
from normalise.parties.kinds import book
from normalise.parties.rules_chunks import Draft, spanned
from normalise.parties.words import is_given_name
from normalise.records import PartyKind


def _drafts(match: Match) -> list[Draft]:
    return [node.meaning for node in match.nodes if isinstance(node.meaning, Draft)]


def _of_kind(match: Match, *kinds: PartyKind) -> Draft | None:
    return next((draft for draft in _drafts(match) if draft.kind in kinds), None)


def _with_initials(match: Match) -> Draft | None:
    holder, bracket = _drafts(match)
    return replace(holder, initials=bracket.initials)


def _person_with(match: Match) -> Draft | None:
    """A person with the role, team or body beside the name."""
    person = _of_kind(match, PartyKind.PERSON)
    other = _of_kind(match, PartyKind.ROLE, PartyKind.TEAM, PartyKind.ORGANISATION, PartyKind.INITIALS)
    if person is None or other is None:
        return None
    others = [draft.whole for draft in _drafts(match) if draft is not person]
    span = _inside(match) or (others[0][0], others[-1][1])
    if (person.role if other.kind is PartyKind.ROLE else person.organisation) is not None:
        return None  # told already: what stands here is somebody else's, or a party by itself
    if other.kind is PartyKind.ROLE:
        return replace(person, role=span)
    if other.kind is PartyKind.INITIALS and len(others) == 1:
        # Whose they are is settled where the letters can be compared with the name.
        return replace(person, initials=other.initials)
    return replace(person, organisation=span)


def _at_body(match: Match) -> Draft:
    role, body = _drafts(match)
    return replace(role, organisation=body.whole)


def _inside(match: Match) -> tuple[int, int] | None:
    """What stands between the brackets behind a person."""
    opening, closing = match.first("OPEN"), match.first("SHUT")
    if opening is None or closing is None or match.nodes[0].kind != "PERSON":
        return None
    return opening.end, closing.start


def _widened(match: Match) -> Draft:
    """A role or team with the bracket that belongs to it: "District Managers (0-11)"."""
    draft = _drafts(match)[0]
    span = (draft.whole[0], match.nodes[-1].end)
    if draft.kind is PartyKind.ROLE:
        return replace(draft, role=span)
    return replace(draft, name=span) if draft.kind is PartyKind.TEAM else replace(draft, organisation=span)


# "Manager" says little without its department: a post of so many letters is of one word.
_ONE_WORD = 9


def _with_department(match: Match) -> Draft | None:
    """A post of one word with the department behind it, as one post: "Manager, Board Services"."""
    post = _drafts(match)[0]
    return _widened(match) if post.whole[1] - post.whole[0] <= _ONE_WORD else None


def _bracketed_initials(match: Match) -> Draft:
    return _drafts(match)[0]


def _initials_with_role(match: Match) -> Draft:
    initials, role = _drafts(match)
    return replace(initials, role=role.whole)


def _initials_at(match: Match) -> Draft:
    initials, where = _drafts(match)
    return replace(initials, organisation=where.whole)


def _gone(match: Match) -> tuple[int, int]:
    return spanned(match)


_INNER = (
    "[NUM LETTER DASH SLASH SUBJECT TOPIC TOPICABBR CAP LOW TEAM ROLE ROLES BODYNAME VAGUE MODIFIER"
    " AND COMMA THE OF FOR TO IN]"
)

LINKS = book(
    Rule(
        "former holder",
        "GONE",
        ("OPEN? LABEL? FORMERLY [COLON DASH]? [PERSON INITIALS ROLE ROLES TEAM] SHUT?",),
        _gone,
        (("Jane Hill (previously Tim Allen)", "person Jane Hill"),),
    ),
    Rule(
        "initials in brackets",
        "ROLE",
        ("ROLE OPEN INITIALS SHUT", "ROLES OPEN INITIALS SHUT"),
        _with_initials,
        (("Head of Youth Service (GS)", "role Head of Youth Service (GS)"),),
    ),
    Rule("team with initials", "TEAM", ("TEAM OPEN INITIALS SHUT",), _with_initials),
    Rule("body with initials", "BODYNAME", ("[BODYNAME VAGUE] OPEN INITIALS SHUT",), _with_initials),
    Rule(
        "person in brackets",
        "PERSON",
        ("ALLOTTED OPEN PERSON SHUT",),
        _person_with,
        (
            (
                "Senior Adviser Education Improvement (Mark Emly)",
                "person Mark Emly, Senior Adviser Education Improvement",
            ),
        ),
    ),
    Rule(
        "person with a bracket",
        "PERSON",
        (f"PERSON OPEN [ROLE ROLES TEAM BODYNAME INITIALS VAGUE] {_INNER}* SHUT",),
        _person_with,
        (("Tessa Bailey (ASCM lead)", "person Tessa Bailey, ASCM lead"),),
    ),
    Rule(
        "initials with a role",
        "INITIALS",
        ("INITIALS OPEN ROLE SHUT", "INITIALS [DASH COLON] ROLE"),
        _initials_with_role,
    ),
    Rule(
        "initials with a department",
        "INITIALS",
        ("INITIALS OPEN [TEAM BODYNAME] SHUT",),
        _initials_at,
        (("ACO (Resources)", "initials Resources (ACO)"),),
    ),
    Rule(
        "role with a bracket",
        "ROLE",
        (f"ROLE OPEN {_INNER}+ SHUT",),
        _widened,
        (("Service Manager (Project Lead)", "role Service Manager (Project Lead)"),),
    ),
    Rule("roles with a bracket", "ROLES", (f"ROLES OPEN {_INNER}+ SHUT",), _widened),
    Rule("team with a bracket", "TEAM", (f"TEAM OPEN {_INNER}+ SHUT",), _widened),
    Rule("body with a bracket", "BODYNAME", (f"BODYNAME OPEN {_INNER}+ SHUT",), _widened),
    Rule("initials alone in brackets", "INITIALS", ("(?<!SHUT) OPEN INITIALS SHUT",), _bracketed_initials),
    Rule(
        "person and role",
        "PERSON",
        (
            "PERSON [COMMA DASH COLON]? ROLE (?! OPEN|PERSON)",
            "(?<! ROLE) ROLE [DASH COLON]? PERSON",
            "^ROLE COMMA PERSON DOT?$",
            "ROLES [DASH COLON] PERSON",
            "PERSON DASH ROLES",
        ),
        _person_with,
        (
            (
                "Richard Davies, Performance Manager, Social Care",
                "person Richard Davies, Performance Manager, Social Care",
            ),
            ("Chair Tim Kelsey", "person Tim Kelsey, Chair"),
        ),
    ),
    Rule(
        "post of a department",
        "ROLE",
        ("^ROLE [COMMA COLON]? TEAM DOT?$", "^ROLE COLON [INITIALS VAGUE]$"),
        _with_department,
        (("Manager, Board Services", "role Manager, Board Services"), ("Manager: SCM", "role Manager: SCM")),
    ),
    Rule(
        "post at a body",
        "ROLE",
        ("^ROLE COMMA BODYNAME [DOT COMMA]?$",),
        _at_body,
        (("Chief Nurse, CCG", "role Chief Nurse"),),
    ),
    Rule(
        "person and department",
        "PERSON",
        (
            "[TEAM BODYNAME] [DASH COLON] PERSON",
            "PERSON DASH [TEAM BODYNAME INITIALS]+ (?! OPEN|PERSON)",
            "PERSON [TEAM BODYNAME] (?! OPEN|PERSON)",
            "PERSON INITIALS",
            "(?<!COMMA) PERSON COMMA [TEAM BODYNAME] (?=SLASH|STOP|DOT? $)",
        ),
        _person_with,
        (
            (
                "Housing Team – Chris Tilley",
                "person Chris Tilley, Housing Team",
            ),
            ("Alyson Waggett ASCH", "person Alyson Waggett, ASCH"),
        ),
    ),
)
"""Tried twice, since a bracket may follow a bracket."""


_CIVIL_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\.?\s*")


def couples(nodes: list[Node], line: str) -> list[Node]:
    """The parties, one by a first name alone with the surname of the next: "Rob and Beth Hill"."""
    if all(node[0] != "AND" for node in nodes):
        return nodes
    found = list(nodes)
    for index, (first, joint, second) in enumerate(zip(nodes, nodes[1:], nodes[2:], strict=False)):
        one, other = first.meaning, second.meaning
        in_list = index > 0 and nodes[index - 1].kind == "COMMA"
        if joint.kind != "AND" or second.kind != "PERSON" or in_list:
            continue
        if not isinstance(one, Draft) or not isinstance(other, Draft) or other.name is None:
            continue
        begins = line[other.name[0] : other.name[1]].rfind(" ") + 1
        if begins and _is_half_of_couple(line[slice(*one.whole)], one, line[slice(*other.name)]):
            surname = (other.name[0] + begins, other.name[1])
            draft = Draft(PartyKind.PERSON, name=one.whole, surname=surname)
            found[index] = first._replace(kind="PERSON", meaning=draft)
    return found


def _is_half_of_couple(words: str, draft: Draft, other: str) -> bool:
    """A given name beside a full name, or a title beside another: "Mr and Mrs Hill"."""
    if _CIVIL_TITLE.fullmatch(words):
        return bool(_CIVIL_TITLE.match(other))
    alone = draft.kind is PartyKind.PERSON and draft.role is None and " " not in words and len(words) > 1
    return alone and not draft.doubtful and is_given_name(other.split()[0])


def settled(nodes: list[Node]) -> list[Node]:
    """The drafts of roles that several people have, as a kind of their own."""
    return [
        node._replace(kind="ROLES")
        if node.kind == "ROLE" and isinstance(node.meaning, Draft) and node.meaning.plural
        else node
        for node in nodes
    ]
