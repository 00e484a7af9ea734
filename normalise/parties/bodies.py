"""The words of a lead cell that make a body.

These are letters for a kind of body behind a place, names in other tongues, and the state in brackets.

"Leeds CC" is a council and "CC" by itself somebody's initials; "Ngāti Toa" has the shape of a person's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from lexicon.files import tables
from normalise.grammar import Node

_NAMES = frozenset(("CAP", "GIVEN", "SUBJECT", "MODIFIER", "HEAD"))
_WITHIN_NAMES = _NAMES | {"PARTICLE", "BODY", "TEAMWORD", "TITLE", "TOPIC", "LETTER"}
_ENDS = frozenset(("SLASH", "COMMA", "STOP", "AND", "DASH", "OPEN", "SHUT", "DOT", "WITH", "COLON"))
_LETTERS = frozenset(("ABBR", "ACRONYM", "GIVEN", "POST", "TITLE", "ROLE2", "ORG2", "ROLEABBR"))
_OF_BODIES = frozenset(("BODY", "ORG", "ORGABBR", "TEAMWORD", "SUBJECT", "CAP"))
_LONGEST_NAME = 6
"""Words of a body's name behind its first, at most."""


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(tables("parties")[section])


def bodies_in_company(nodes: Sequence[Node], line: str) -> list[Node]:
    """The words of a line with those settled that make a body."""
    settled = _in_a_state(_behind_places(_in_other_tongues(nodes, line), line), line)
    return _added_up(_joined_to_subjects(settled, line), line)


def _in_other_tongues(nodes: Sequence[Node], line: str) -> list[Node]:
    """ "Te Puni Kōkiri", "Ministère de la Santé": what a body's name begins with, and the capitalised words
    behind it with the small ones among them, are one name.
    """
    kept: list[Node] = []
    skip = 0
    for index, node in enumerate(nodes):
        if skip:
            skip -= 1
            continue
        word = line[node.start : node.end]
        begins = not kept or kept[-1].kind in _ENDS or kept[-1].kind == "THE"
        if begins and word[0].isupper() and word.casefold() in _listed("first_words_of_bodies"):
            name = _capitalised_run(nodes[index + 1 : index + 1 + _LONGEST_NAME], line)
            if name:
                node = Node("ORG", node.start, name[-1].end)
                skip = len(name)
        kept.append(node)
    return kept


def _capitalised_run(behind: Sequence[Node], line: str) -> list[Node]:
    """The words of a name from its second on; the small ones among them only before a capital."""
    run = list(takewhile(lambda node: node.kind in _WITHIN_NAMES | {"THE", "LOW", "IN"}, behind))
    while run and not any(letter.isupper() for letter in line[run[-1].start : run[-1].end]):
        run.pop()
    return run


def _behind_places(nodes: Sequence[Node], line: str) -> list[Node]:
    """Letters that stand for a kind of body, right behind the name of a place: "Waikato DHB", "Kent FRS"."""
    kept = list(nodes)
    for index in range(1, len(kept)):
        node, after = kept[index], kept[index + 1] if index + 1 < len(kept) else None
        letters = node.kind in _LETTERS and line[node.start : node.end] in _listed("letters_of_bodies")
        if not letters or (after is not None and after.kind not in _ENDS):
            continue
        place = list(takewhile(lambda each: each.kind in _NAMES, reversed(kept[:index])))
        first = index - len(place)
        begins = first == 0 or kept[first - 1].kind in _ENDS
        if place and begins and not (place[-1].kind == "GIVEN" and len(place) > 1):
            kept[index] = node._replace(kind="BODY", number=1)
    return kept


def _in_a_state(nodes: Sequence[Node], line: str) -> list[Node]:
    """ "Department of Health (Vic)": the state that a body belongs to is nobody's name."""
    kept = list(nodes)
    for index in range(2, len(kept) - 1):
        before, opening, node, closing = kept[index - 2 : index + 2]
        bracketed = (opening.kind, closing.kind) == ("OPEN", "SHUT") and before.kind in _OF_BODIES
        if bracketed and line[node.start : node.end].casefold() in _listed("states"):
            kept[index] = node._replace(kind="SUBJECT", number=1)
    return kept


def _joined_to_subjects(nodes: Sequence[Node], line: str) -> list[Node]:
    """ "Revenue and Capital": a body's word by itself that is what a service deals with, beside a subject."""
    kept = list(nodes)
    for index, node in enumerate(nodes):
        if node.kind != "BODY" or line[node.start : node.end].casefold() not in _listed("bodies_as_subjects"):
            continue
        before, after = nodes[max(0, index - 2) : index], nodes[index + 1 : index + 3]
        joined = [each.kind for each in before] == ["SUBJECT", "AND"] and not after
        if joined or ([each.kind for each in after] == ["AND", "SUBJECT"] and not before):
            kept[index] = node._replace(kind="SUBJECT", number=1)
    return kept


_SUBJECTS = frozenset(("SUBJECT", "TOPICABBR"))


def _added_up(nodes: Sequence[Node], line: str) -> list[Node]:
    """A plus between subjects adds up services, each by itself ("Housing + ICT"), where no post follows whose
    field they would be together ("Health + Safety Officer")."""
    signs = [node for node in nodes if node.kind == "AND" and line[node.start : node.end] == "+"]
    if not signs or any(node.kind not in _SUBJECTS for node in nodes if node not in signs):
        return list(nodes)
    return [node._replace(kind="SLASH") if node in signs else node for node in nodes]
