"""Words of posts that only their company settles: a surname or a post, a title or a post, where it is held.

"Cook" is a surname behind a given name and a post by itself, "Superintendent" a title before a name and a
post before "of"; "B Wing" behind a post is its place and nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import takewhile

from lexicon.files import tables
from normalise.grammar import Node

_POSTS = frozenset(("HEAD", "FULLROLE", "PREFIX", "ROLEABBR"))
_BEFORE_POSTS = frozenset(("SUBJECT", "TOPICABBR", "MODIFIER", "TEAMWORD"))
_ENDS = frozenset(("", "SLASH", "COMMA", "STOP", "AND", "DASH", "OPEN", "SHUT", "DOT", "WITH", "CUT"))
_JOINTS = frozenset(("OF", "FOR"))
_NAMES = frozenset(("CAP", "GIVEN"))
_NOTHING = Node("", 0, 0)

_DOUBTFUL = 3
"""The number of a capitalised word that ends as those of doers do, and as surnames do as well, or of a given
name that is a post as well."""


@cache
def _names_of(section: str) -> frozenset[str]:
    """The words of a section of the vocabulary."""
    return frozenset(tables("parties")[section])


def is_numbered(word: str) -> bool:
    """Whether a word names places that bear a number or a letter of their own: "Ward 7"."""
    return word.casefold() in _names_of("numbered")


def is_shortened(word: str) -> bool:
    """Whether a full stop behind a word only shortens it: "Env. Health"."""
    return word.casefold() in _names_of("shortened")


def posts_in_company(nodes: Sequence[Node], line: str) -> list[Node]:
    """The words of a line with those settled that make a post, or only seem to."""
    for settle in _SETTLERS:
        nodes = settle(nodes, line)
    return list(nodes)


def _around(nodes: Sequence[Node], index: int) -> tuple[Node, Node]:
    """The words before and behind one; nothing at the ends."""
    before = nodes[index - 1] if index else _NOTHING
    after = nodes[index + 1] if index + 1 < len(nodes) else _NOTHING
    return before, after


def _acting(nodes: Sequence[Node], line: str) -> list[Node]:
    """ "A/SEO", "T/Supt", "D/Sgt": the letter of who is acting, temporary or a detective, with the post; and
    one that shortens half of it, "H/Teacher"."""
    kept: list[Node] = []
    skip = 0
    for index, node in enumerate(nodes):
        if skip:
            skip -= 1
            continue
        slash, post = nodes[index + 1 : index + 3] if index + 2 < len(nodes) else (_NOTHING, _NOTHING)
        together = slash.kind == "SLASH" and node.end == slash.start and slash.end == post.start
        letter = node.kind == "LETTER" and line[node.start : node.end] in _before_slashes()
        if letter and together and post.kind in (*_POSTS, "TITLE", "ABBR"):
            node = post._replace(kind="ROLEABBR" if post.kind == "ABBR" else post.kind, start=node.start)
            skip = 2
        kept.append(node)
    return kept


@cache
def _before_slashes() -> frozenset[str]:
    return frozenset(("A", "T", "D", *(letter.upper() for letter in tables("parties")["halved"])))


_ACTING = re.compile(r"^[ATD]/")
_JOINED = {"for": "FOR", "of": "OF"}


def _split(nodes: Sequence[Node], line: str) -> list[Node]:
    """ "Lead for", "Centre for" as two words: what follows belongs to it ("Clinical Lead for Donation")."""
    kept: list[Node] = []
    for node in nodes:
        first, _, last = line[node.start : node.end].rpartition(" ")
        if node.kind in ("PREFIX", "BODY") and first and (joint := _JOINED.get(last.casefold())):
            behind = node.end - len(last)
            kept += [node._replace(end=node.start + len(first)), Node(joint, behind, node.end)]
        else:
            kept.append(node)
    return kept


def _ranked(nodes: Sequence[Node], line: str) -> list[Node]:
    """Titles and letters of ranks: of somebody before a name, and posts before "of" and subjects."""
    kept: list[Node] = []
    for index, node in enumerate(nodes):
        before, after = _around(nodes, index)
        if node.kind == "TITLE" and after.kind in _JOINTS:
            node = node._replace(kind="PREFIX")
        elif node.kind == "TITLE" and _honours(node, after, line):
            node = node._replace(kind="MODIFIER")
        elif node.kind == "TITLE" and after.kind == "IN" and node.number == 1:
            node = node._replace(kind="HEAD")
        elif node.kind == "TITLE" and after.kind in ("COMMA", "DASH") and index + 2 < len(nodes):
            telling = nodes[index + 2].kind in ("SUBJECT", "NUM", "TOPICABBR", "LETTER", "TEAMWORD")
            node = node._replace(kind="HEAD") if telling else node
        elif node.kind in ("ROLEABBR", "ABBR") and after.kind in _NAMES and before.kind in _ENDS:
            surname = nodes[index + 2].kind if index + 2 < len(nodes) else ""
            rank = _ACTING.sub("", line[node.start : node.end]).casefold() in _names_of("titles")
            node = node._replace(kind="TITLE") if rank and surname in _ENDS else node
        kept.append(node)
    return kept


def _honours(title: Node, after: Node, line: str) -> bool:
    """Whether a title stands before a post, "Hon. Archivist", and not before a word that is a surname too."""
    of_posts = line[title.start : title.end].rstrip(".").casefold() in _names_of("of_posts")
    surname = line[after.start : after.end].casefold() in _names_of("surnames_of_posts")
    return of_posts and after.kind in ("HEAD", "FULLROLE") and not surname


def _by_endings(nodes: Sequence[Node], line: str) -> list[Node]:
    """Words that end as surnames do: posts behind a subject and before "of" and "for"."""
    kept: list[Node] = []
    for index, node in enumerate(nodes):
        before, after = _around(kept + list(nodes[index:]), index)
        told = after.kind in _JOINTS and before.kind in _ENDS | _BEFORE_POSTS
        told = told or (before.kind in _BEFORE_POSTS and after.kind in _ENDS | _JOINTS)
        if node.kind in _NAMES and node.number == _DOUBTFUL and told:
            node = node._replace(kind="HEAD", number=2 if line[node.end - 1] == "s" else 1)
        kept.append(node)
    return kept


def _two_posts(nodes: Sequence[Node], line: str) -> list[Node]:
    """ "Consultant Obstetrician", "Nurse Prescriber": the first of two posts says what sort the other is."""
    kept: list[Node] = []
    for index, node in enumerate(nodes):
        before, after = _around(nodes, index)
        beside = after.kind in ("HEAD", "FULLROLE", "PREFIX") and line[node.end : after.start] == " "
        surname = before.kind in ("GIVEN", "LETTER", "TITLE")
        fields = _fields_between(nodes[index + 1 :], line) if node.kind == "HEAD" else False
        sort = fields and line[node.start : node.end].casefold() in _names_of("sorts")
        if node.kind == "HEAD" and node.number == 1 and (beside or sort) and not surname:
            node = node._replace(kind="SUBJECT")
        kept.append(node)
    return kept


def _fields_between(behind: Sequence[Node], line: str) -> bool:
    """Whether fields stand behind a word, and behind these a post: "Consultant Community Paediatrician"."""
    count = next((at for at, node in enumerate(behind) if node.kind not in ("SUBJECT", "CAP")), len(behind))
    return 0 < count < len(behind) and behind[count].kind in ("HEAD", "FULLROLE")


def _fields(nodes: Sequence[Node], line: str) -> list[Node]:
    """Behind "of" and "for", a post's word is the field of the post before: "Head of Contact Management"."""
    kept = list(nodes)
    for index in range(2, len(kept)):
        before, after = _around(kept, index)
        post = kept[index - 2].kind in ("PREFIX", "HEAD")
        if kept[index].kind == "HEAD" and kept[index].number == 1 and before.kind in _JOINTS and post:
            named = after.kind in ("SUBJECT", "CAP", "TEAMWORD", "TOPIC", "TOPICABBR", "HEAD", "")
            kept[index] = kept[index]._replace(kind="SUBJECT") if named else kept[index]
    return kept


def _lettered(nodes: Sequence[Node], line: str) -> list[Node]:
    """Letters that may be initials are a post beside a subject or rank: "Lead TA", "GM Protection"."""
    kept: list[Node] = []
    for index, node in enumerate(nodes):
        before, after = _around(nodes, index)
        told = before.kind in ("MODIFIER", "SUBJECT") or after.kind == "SUBJECT"
        if node.kind == "ABBR" and told and line[node.start : node.end] in _letters_of_posts():
            node = node._replace(kind="ROLEABBR")
        kept.append(node)
    return kept


@cache
def _letters_of_posts() -> frozenset[str]:
    return frozenset(tables("parties")["acronyms"]["roles_in_company"])


@cache
def _of_fields() -> tuple[str, ...]:
    return tuple(tables("parties")["of_fields"])


_DOING = "ing"
"""How a word ends that as often says what is done as what a post is for: "Service Manager Briefing"."""


def _followed(nodes: Sequence[Node], line: str) -> list[Node]:
    """What stands right behind a post: the field of a manager, the surname of any other: "Trustee Ash"."""
    kept = list(nodes)
    for index, node in enumerate(nodes[:-1]):
        before, after = _around(nodes, index)
        last = nodes[index + 2].kind if index + 2 < len(nodes) else ""
        beside = after.kind == "CAP" and last in _ENDS and line[node.end : after.start] == " "
        told = line[after.start : after.end].endswith(_DOING)
        if node.kind not in ("HEAD", "PREFIX", "FULLROLE") or not beside or told:
            continue
        if line[node.start : node.end].casefold().endswith(_of_fields()):
            kept[index + 1] = after._replace(kind="SUBJECT")
        elif before.kind in _ENDS and node.number == 1:
            kept[index] = node._replace(kind="TITLE")
    return kept


def _particles(nodes: Sequence[Node], line: str) -> list[Node]:
    """The article within a surname, "Mac an Ghoill"; a surname that is a particle elsewhere, "Yumeng Du"."""
    kept = list(nodes)
    for index, node in enumerate(nodes):
        before, after = _around(nodes, index)
        if node.kind == "THE" and before.kind == "PARTICLE" and after.kind in _NAMES:
            kept[index] = node._replace(kind="PARTICLE")
        elif node.kind == "PARTICLE" and before.kind in _NAMES and after.kind in _ENDS:
            kept[index] = node._replace(kind="CAP") if line[node.start].isupper() else node
    return kept


def _surnames(nodes: Sequence[Node], line: str) -> list[Node]:
    """Words of bodies and posts that are somebody's surname here: "Jo Banks", "Banks, Jo", "Mrs Cook"."""
    kept = list(nodes)
    for index, node in enumerate(nodes):
        before, after = _around(nodes, index)
        word = line[node.start : node.end]
        named = node.kind == "BODY" and word.casefold() in _names_of("surnames_of_bodies")
        shouted = _may_be_shouted(node, word)
        behind = before.kind == "GIVEN" and _around(nodes, index - 1)[0].kind in (*_ENDS, "TITLE", "CLLR")
        behind = behind and after.kind not in ("OF", "BODY", "TEAMWORD")
        ahead = before.kind in _ENDS and after.kind == "COMMA" and _is_given_alone(nodes, index + 2)
        if (named and (behind or ahead)) or (shouted and ahead) or _is_titled(nodes, index, line):
            kept[index] = node._replace(kind="CAP")
    return kept


_VOWELS = frozenset("AEIOUY")
_SHORTEST_SHOUTED = 4


def _may_be_shouted(node: Node, word: str) -> bool:
    """Whether capitals that no list has may be a surname: "HOLT, Jane"."""
    unlisted = node.kind in ("ACRONYM", "TEAMABBR") and word not in _acronyms()
    return unlisted and len(word) >= _SHORTEST_SHOUTED and word.isalpha() and not _VOWELS.isdisjoint(word)


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(word for words in tables("parties")["acronyms"].values() for word in words)


def _is_given_alone(nodes: Sequence[Node], index: int) -> bool:
    """Whether a first name, or the letter of one, stands there by itself."""
    if index >= len(nodes) or nodes[index].kind not in ("GIVEN", "LETTER"):
        return False
    return _around(nodes, index)[1].kind in ("", "STOP", "SLASH", "DOT")


def _is_titled(nodes: Sequence[Node], index: int, line: str) -> bool:
    """Whether a post's word stands behind a title of persons, with letters of first names or without; or one
    that is a surname as often behind any title and a given name: "Rev. John Abbot"."""
    if nodes[index].kind not in ("HEAD", "PREFIX", "TITLE") or _around(nodes, index)[1].kind not in _ENDS:
        return False
    if _around(nodes, index)[0].kind == "GIVEN":
        surname = line[nodes[index].start : nodes[index].end].casefold() in _names_of("surnames_of_posts")
        return surname and _around(nodes, index - 1)[0].kind in ("TITLE", "CLLR")
    title = next((node for node in reversed(nodes[:index]) if node.kind not in ("LETTER", "DOT")), _NOTHING)
    return title.kind == "TITLE" and line[title.start : title.end].casefold() in _names_of("civil_titles")


def _named_after(nodes: Sequence[Node], line: str) -> list[Node]:
    """A partnership that is called after somebody is a body: "John Lewis Partnership"."""
    kept = list(nodes)
    for index, node in enumerate(nodes):
        before, after = _around(nodes, index)
        named = before.kind in _NAMES and _around(nodes, index - 1)[0].kind == "GIVEN" and after.kind in _ENDS
        if (
            node.kind == "TEAMWORD"
            and named
            and line[node.start : node.end].casefold() in _names_of("named_after")
        ):
            kept[index] = node._replace(kind="BODY")
    return kept


def _firms(nodes: Sequence[Node], line: str) -> list[Node]:
    """Behind a name, "& Sons" and "and Partners" make it a firm's: one word of a body."""
    kept: list[Node] = []
    for node in nodes:
        joint, name = (kept[-1], kept[-2]) if len(kept) > 1 else (_NOTHING, _NOTHING)
        first = line[node.start : node.end].casefold().split(" ")[0]
        capital = line[node.start].isupper()
        if joint.kind == "AND" and name.kind in _NAMES and capital and first in _names_of("joined_to_firms"):
            node = Node("BODY", joint.start, node.end)
            kept.pop()
        kept.append(node)
    return kept


def _departments(nodes: Sequence[Node], line: str) -> list[Node]:
    """Behind a post and a comma the part of the body where it is held: "Matron, Emergency Department"."""
    kept = list(nodes)
    last = kept[-1] if kept else _NOTHING
    commas = [at for at, node in enumerate(kept) if node.kind == "COMMA"]
    if last.kind != "TEAMWORD" or line[last.start : last.end].casefold() not in _names_of("departments"):
        return kept
    if len(commas) == 1 and commas[0] and kept[commas[0] - 1].kind in ("HEAD", "FULLROLE", "TITLE"):
        between = kept[commas[0] + 1 : -1]
        if between and all(node.kind in ("SUBJECT", "TOPICABBR") for node in between):
            kept[-1] = last._replace(kind="SUBJECT")
            post = kept[commas[0] - 1]
            kept[commas[0] - 1] = post._replace(kind="HEAD") if post.kind == "TITLE" else post
    return kept


def _plain(nodes: Sequence[Node], line: str) -> list[Node]:
    """Capitalised words of which the first is plain English are no person: "Three Waters"."""
    kept = list(nodes)
    for index, node in enumerate(nodes):
        before, _ = _around(nodes, index)
        plain = node.kind in ("CAP", "SUBJECT") and before.kind in _ENDS
        if plain and line[node.start : node.end].casefold() in _names_of("plain_words"):
            words = list(takewhile(lambda each: each.kind in ("CAP", "SUBJECT"), kept[index:]))
            kept[index : index + len(words) - 1] = [each._replace(kind="SUBJECT") for each in words[:-1]]
    return kept


_FEWEST_LETTERS = 2
"""Capitals that are somebody's initials before a place: more are a post's, "CNM Ward 4"."""


def _places(nodes: Sequence[Node], line: str) -> list[Node]:
    """Behind a post, the numbered place where it is held: "Matron, Ward 7", "Custodial Manager, B Wing"."""
    kept = list(nodes)
    for index in range(1, len(kept) - 1):
        one, other = kept[index], kept[index + 1]
        post = kept[index - 2 if kept[index - 1].kind in ("COMMA", "DASH") and index > 1 else index - 1]
        named = [is_numbered(line[node.start : node.end]) for node in (one, other)]
        number = other if named[0] else one
        letters = post.kind == "ABBR" and post.end - post.start > _FEWEST_LETTERS
        if (post.kind in _POSTS or letters) and any(named) and number.kind in ("LETTER", "NUM", "TOPICABBR"):
            if letters:
                kept[kept.index(post)] = post._replace(kind="ROLEABBR")
            kept[index] = one._replace(kind="SUBJECT")
            kept[index + 1] = other._replace(kind="SUBJECT")
    return kept


_SETTLERS: tuple[Callable[[Sequence[Node], str], Sequence[Node]], ...] = (
    _acting,
    _split,
    _ranked,
    _by_endings,
    _two_posts,
    _fields,
    _lettered,
    _followed,
    _particles,
    _surnames,
    _named_after,
    _firms,
    _departments,
    _plain,
    _places,
)
"""In order: what one has settled the next builds on."""
