"""The kinds of words that only their company settles: capitals that may be initials, titles, labels, prose.

"PH" is public health before "Specialists" and somebody's initials beside "SW"; "DR" is no title without a
name behind it; what a lead is to do tells of nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from normalise.grammar import Node
from normalise.parties.bodies import bodies_in_company
from normalise.parties.posts import is_shortened, posts_in_company

_LONGEST_SHORTENED = 6
"""Letters of a word that a full stop shortens: "Assist."."""
_SHORTENED = ("PREFIX", "HEAD", "MODIFIER", "TEAMWORD", "TITLE", "PARTICLE")
_COMPANY = {"ROLE2": "ROLEABBR", "ORG2": "ORGABBR"}
_BESIDE_ROLES = ("ROLE2", "ROLEABBR", "PREFIX", "HEAD", "FULLROLE", "PEOPLE", "TEAMWORD", "TEAMABBR")
_SUBJECTS = frozenset(("SUBJECT", "PEOPLE", "TOPICABBR"))
_OF_SERVICES = _SUBJECTS | {"PREFIX", "HEAD", "FULLROLE", "TEAMWORD", "MODIFIER", "ROLEABBR"}
INITIALS_LENGTH = 3
"""Capitals that are somebody's initials: more are a body's acronym, unless small letters stand among them."""
_SURNAMES = ("CAP", "GIVEN", "SUBJECT", "HEAD")
"""Kinds of words that a surname behind "Cllrs" may have: "Cllrs Hill, Green and Cook"."""
_RANKS = ("TITLE", "ROLE2", "ROLEABBR", "ABBR")
_ACRONYMS = ("PREFIX", "ROLEABBR", "TEAMABBR", "ORGABBR", "TOPICABBR", "ROLE2", "ORG2", "TOPIC2", "PREFIX2")


def in_company(nodes: Sequence[Node], line: str) -> list[Node]:
    """The words of a line, for `normalise.parties.words`: every kind settled, and no prose among them."""
    settled = _without_badges(_with_councillors(_joined(nodes, line)))
    settled = _settled(_bracketed(_beside_subjects(settled), line))
    settled = posts_in_company(bodies_in_company(settled, line), line)
    return _without_prose(_by_first_names(settled))


_BETWEEN_NAMES = ("AND", "SLASH")  # a comma also stands behind a surname that comes first: "Smith, Jane"


def _by_first_names(nodes: Sequence[Node]) -> list[Node]:
    """ "Xandria and Sunil": where a cell lists single words and one is a given name, each is somebody's."""
    names, signs = nodes[::2], nodes[1::2]
    listed = len(names) == len(signs) + 1 and all(sign.kind in _BETWEEN_NAMES for sign in signs)
    if not (listed and signs and all(name.kind in ("CAP", "GIVEN") for name in names)):
        return list(nodes)
    if sum(name.kind == "GIVEN" for name in names) * 2 < len(names):
        return list(nodes)
    return [node._replace(kind="GIVEN") if node.kind == "CAP" else node for node in nodes]


def _joined(nodes: Sequence[Node], line: str) -> list[Node]:
    """The words without the full stops that only shorten them: "Asst. Director", "Env. Health"."""
    kept: list[Node] = []
    for node, after in zip_longest(nodes, nodes[1:]):
        if node.kind == "DOT" and after is not None and kept and kept[-1].end == node.start:
            whole = _unshortened(kept[-1], after, line)
            if whole is not None:
                kept[-1] = whole
                continue
        kept.append(node)
    return kept


def _unshortened(word: Node, after: Node, line: str) -> Node | None:
    """A word as it counts where the full stop behind it shortens it; None where that ends something."""
    if word.kind in _SHORTENED and word.end - word.start <= _LONGEST_SHORTENED:
        return word
    if not is_shortened(line[word.start : word.end]):
        return None
    if not line[after.start].isupper() and after.kind not in ("PEOPLE", "HEAD"):
        return None
    if word.kind == "CAP" or (word.kind == "GIVEN" and after.kind in _OF_SERVICES):
        return word._replace(kind="SUBJECT")
    return word


def _without_badges(nodes: Sequence[Node]) -> list[Node]:
    """The words without the numbers that officers wear between rank and name: "PC 4421 Hughes"."""
    kept: list[Node] = []
    for node, after in zip_longest(nodes, nodes[1:]):
        named = after is not None and after.kind in ("GIVEN", "CAP", "LETTER")
        if not (node.kind == "NUM" and named and kept and kept[-1].kind in _RANKS):
            kept.append(node)
    return kept


def _with_councillors(nodes: Sequence[Node]) -> list[Node]:
    """ "Cllrs Hill, Ash and Brown": each name behind the plural is a person's."""
    kept: list[Node] = []
    several = False
    for node, after in zip_longest(nodes, nodes[1:]):
        if node.kind == "CLLR" and node.number == 2 and after is not None and after.kind in _SURNAMES:
            several = True
            continue
        several = several and node.kind in (*_SURNAMES, "COMMA", "AND", "LETTER", "DOT")
        kept.append(node._replace(kind="GIVEN") if several and node.kind in _SURNAMES else node)
    return kept


def _bracketed(nodes: Sequence[Node], line: str) -> list[Node]:
    """Two capitals in brackets behind a role that has its subject are initials: "AD Resources (IT)"."""
    found = list(nodes)
    for index in range(2, len(nodes) - 1):
        before, opening, node, closing = nodes[index - 2 : index + 2]
        bracketed = (opening.kind, closing.kind) == ("OPEN", "SHUT") and node.end - node.start == 2
        if (
            bracketed
            and node.kind in _ACRONYMS
            and before.kind not in ("PREFIX", "HEAD", "FULLROLE")
            and (before.kind not in ("GIVEN", "CAP") or _begin_with(nodes[index - 3 : index - 1], line, node))
        ):
            found[index] = node._replace(kind="ABBR")
    return found


def _without_prose(nodes: Sequence[Node]) -> list[Node]:
    """The words without what tells, to the end of its sentence, what somebody is to do."""
    kept: list[Node] = []
    telling = False
    for node, after in zip_longest(nodes, nodes[1:]):
        if node.kind in ("DOT", "STOP", "CUT"):
            telling = False
        elif node.kind == "PROSE" or (node.kind == "TO" and after is not None and after.kind == "LOW"):
            telling = True
        if not telling:
            kept.append(node)
    return kept


def _begin_with(names: Sequence[Node], line: str, initials: Node) -> bool:
    return "".join(line[name.start] for name in names) == line[initials.start : initials.end]


def _settled(nodes: Sequence[Node]) -> list[Node]:
    """Settles the words that may be initials, or a name, by what stands beside them in the line."""
    unknown = any(node.kind == "ABBR" and node.end - node.start <= INITIALS_LENGTH for node in nodes)
    roles = sum(node.kind in _BESIDE_ROLES for node in nodes)
    bodies = sum(node.kind in ("ORG2", "ORGABBR", "ORG", "BODY") for node in nodes)
    kinds = ["", *(node.kind for node in nodes), ""]
    settled: list[Node] = []
    for node, before, after in zip(nodes, kinds, kinds[2:], strict=False):
        kind = node.kind
        if kind in _COMPANY:
            among = (roles if kind == "ROLE2" else bodies) > 1 and not unknown
            kind = _COMPANY[kind] if among or after == "GENITIVE" else "ABBR"
        elif kind == "LABEL" and before in _OF_SERVICES and after in ("", "SLASH", "STOP", "COMMA", "AND"):
            kind = "FULLROLE"  # "Supporting People Lead Officer" labels nobody
        elif _is_no_title(node, before, after):
            kind = "ABBR"
        elif kind == "TITLE" and before == "GIVEN":
            kind = "CAP"
        settled.append(node._replace(kind=kind))
    return settled


def _beside_subjects(nodes: Sequence[Node]) -> list[Node]:
    """Settles the acronyms that are a subject, or a role, only beside words of services' names.

    What joins two subjects does not part them: "HR & OD", "CIN/CP".
    """
    settled = list(nodes)
    spoken = [index for index, node in enumerate(nodes) if node.kind not in ("AND", "SLASH", "OF", "FOR")]
    for before, index, after in zip([None, *spoken], spoken, [*spoken[1:], None], strict=False):
        kind = nodes[index].kind
        around = [other for other in (before, after) if other is not None]
        if kind == "TOPIC2":
            told = any(
                settled[other].kind in (_OF_SERVICES if abs(other - index) == 1 else _SUBJECTS)
                for other in around
            )
            kind = "TOPICABBR" if told else "ABBR"
        elif kind == "PREFIX2":
            kind = "PREFIX" if after == index + 1 and nodes[after].kind in _SUBJECTS else "ABBR"
        settled[index] = settled[index]._replace(kind=kind)
    return settled


def _is_no_title(node: Node, before: str, after: str) -> bool:
    """Whether letters that could be before or after a name ("DR", "KC") have no name there."""
    if node.kind == "POST":
        return before not in ("GIVEN", "CAP", "COMMA", "POST")
    return node.kind == "TITLE" and node.number == 2 and after not in ("GIVEN", "CAP", "LETTER")
