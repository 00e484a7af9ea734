"""From a lead cell's text to its parties: the door of this package."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple, TypeAlias

from lexicon.actors import names_subject
from lexicon.files import tables
from lexicon.remembering import remembered
from lexicon.words import JUDGED_LENGTH
from normalise.dates.read import spans
from normalise.grammar import Node
from normalise.parties.initials import forms_of
from normalise.parties.lines import lines_of
from normalise.parties.posts import is_numbered
from normalise.parties.rules_chunks import CHUNKS, Draft
from normalise.parties.rules_links import LINKS, couples, settled
from normalise.parties.words import words_of
from normalise.records import Party, PartyKind

BOOKS = (CHUNKS, LINKS)

_PARTIES = ("PERSON", "INITIALS", "ROLE", "ROLES", "TEAM", "BODYNAME", "VAGUE")

# A word of the sentence, and none of the name, which may begin with its own: "The National Archives".
_ARTICLE = re.compile(r"^(?:the|[Oo]ur)\s+(?=\S)")
# "The school and the education authority": the first of several, at a sentence's beginning.
_BEGINS_SENTENCE = re.compile(r"The [a-z]")
# Telephone numbers, extensions and addresses say how to reach a lead, not who it is.
_CONTACTS = re.compile(
    r"(?:\b(?:tel|telephone|phone|ext|extn|mob|mobile|fax)\b[.:]?\s*)?\(?\+?\d[\d\s()-]{4,}\d\b"
    r"|\b(?:ext|extn|x)\.?\s*\d{3,5}\b|\S+@\S+|<[^<>\n]{1,40}>|https?://\S+",
    re.IGNORECASE,
)


@remembered(most=4096)
def read_parties(text: str) -> tuple[Party, ...]:
    """The parties that a lead cell names, in order, each once; its lines are read apart.

    Two lines speak of one where a name or role was broken over them, and where names alternate with what each
    person is, line by line.
    """
    return tuple(party for party, _ in read_with_rules(text))


class _Found(NamedTuple):
    """A party with the rules that made it, and whether it is a role that several have."""

    party: Party
    rules: tuple[str, ...]
    plural: bool = False


_Line: TypeAlias = tuple[str, list[_Found]]


def read_with_rules(text: str) -> list[tuple[Party, tuple[str, ...]]]:
    """The parties, each with the names of the rules that made it."""
    lines = [(line, list(_parties_of(line))) for line in lines_of(text[:JUDGED_LENGTH])]
    found = [each for _, parties in _as_pairs(lines) for each in parties]
    first: dict[tuple[str | None, ...], tuple[Party, tuple[str, ...]]] = {}
    for party, rules, _ in found:
        first.setdefault(_known_as(party), (party, rules))
    return list(first.values())


def _as_pairs(lines: list[_Line]) -> list[_Line]:
    """The lines, each name with what stands below it where every second line says what a person is.

    "Priya Nair / Head of Adult Safeguarding" is one person on two lines; a list of names and roles in any
    other order is a list.
    """
    joined = [_one_person(above, below) for above, below in zip(lines[::2], lines[1::2], strict=False)]
    whole = [line for line in joined if line is not None]
    return whole if len(lines) == 2 * len(whole) else lines


def _one_person(above: _Line, below: _Line) -> _Line | None:
    """A line that is a name alone, and one that is nothing but one person's role or one body, as one line."""
    if len(above[1]) != 1 or len(below[1]) != 1:
        return None
    (person, rules, _), (other, more, plural) = above[1][0], below[1][0]
    if person.kind is not PartyKind.PERSON or not person.name or " " not in person.name:
        return None
    beside = other.role if other.kind is PartyKind.ROLE else other.organisation
    if person.role or person.organisation or plural or beside != " ".join(below[0].split()):
        return None
    if other.kind is PartyKind.ROLE:
        party = replace(person, role=beside)
    elif other.kind is PartyKind.ORGANISATION:
        party = replace(person, organisation=beside)
    else:
        return None
    return above[0], [_Found(party, (*rules, *more))]


def _known_as(party: Party) -> tuple[str | None, ...]:
    parts = (party.name, party.role, party.initials, party.organisation)
    return tuple(part and part.casefold() for part in parts)


def _parties_of(line: str) -> Iterator[_Found]:
    line = _without_times(_without_notes(_CONTACTS.sub(_blank, line)))
    nodes = LINKS.apply(LINKS.apply(settled(CHUNKS.apply(words_of(_with_nicknames(line))))))
    found = [
        (node.meaning, node.rules)
        for node in _with_departments(couples(nodes, line))
        if isinstance(node.meaning, Draft)
    ]
    drafts = _in_company([draft for draft, _ in found])
    if len(found) == 1:
        drafts = (_with_its_words(draft, line) for draft in drafts)
    several = [line[slice(*draft.whole)] for draft, _ in found]
    alike = any(words.startswith("the ") for words in several)
    for draft, (_, rules) in zip(drafts, found, strict=True):
        party = _party(draft, line)
        if alike and party.organisation and _BEGINS_SENTENCE.match(party.organisation):
            party = replace(party, organisation=party.organisation[len("The ") :])
        yield _Found(party, rules, draft.plural)


def _with_departments(nodes: Sequence[Node]) -> Iterator[Node]:
    """The parties; a person right behind a department works there: "Legal Services Jane Hill".

    Both are parties: the cell names the one as well as the other.
    """
    before: Node | None = None
    for node in nodes:
        draft = node.meaning
        behind = before.meaning if before is not None and before.kind in ("TEAM", "BODYNAME") else None
        if node.kind == "PERSON" and isinstance(draft, Draft) and isinstance(behind, Draft):
            node = node._replace(meaning=replace(draft, organisation=draft.organisation or behind.whole))
        if node.kind in _PARTIES:
            yield node
        before = node


_ACRONYM = 3
"""Capitals that are as likely a body's as a person's; more are always a body's."""

_BODIES_AROUND = 3
"""Bodies that make what stands among them one as well."""


def _in_company(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What may be a person or a body is a body among bodies, where no certain person stands beside it.

    That is two capitalised words; and among many, three capitals: "Integrity Action, ONE, OpenCorporates".
    """
    persons = any(draft.kind is PartyKind.PERSON and not draft.doubtful for draft in drafts)
    bodies = sum(draft.kind is PartyKind.ORGANISATION for draft in drafts)
    for draft in drafts:
        acronym = draft.initials if bodies >= _BODIES_AROUND and bodies == len(drafts) - 1 else None
        if draft.doubtful and bodies and not persons and draft.role is None:
            yield Draft(PartyKind.ORGANISATION, organisation=draft.name)
        elif draft.kind is PartyKind.INITIALS and acronym and acronym[1] - acronym[0] == _ACRONYM:
            yield Draft(PartyKind.ORGANISATION, organisation=acronym)
        else:
            yield draft


# "Processing", "Customer Care" right behind a post or team.
_NAMED_BEHIND = re.compile(r"\s[A-Z][a-z]+[A-Za-z]*(?:\s[A-Z][a-z]+)?\s*")
_IN_NAME = re.compile(r"\sin [A-Z][a-z]+\s*")
_WORD_BEFORE = re.compile(r"\s*(?:[A-Z][a-z]{3,}|All)\s")
_PLURAL_LETTERS = re.compile(r"[A-Z]{2,4}s")


@cache
def _of_titles() -> frozenset[str]:
    """The last words of what papers are called: "Service Improvement Plan" is no team."""
    return frozenset(words.split()[-1] for words in tables("labels")["title"]["words"])


def _with_its_words(draft: Draft, line: str) -> Draft:
    """The only party of a line with the words that nothing else would keep: "Team Leader Processing" is no
    other team leader, nor is "Ford Bridge in Bloom" a person. A surname behind letters of a post stays there.
    """
    begin, end = draft.whole
    before, behind, whole = line[:begin], line[end:], (begin, len(line.rstrip()))
    several = draft.kind is PartyKind.INITIALS and _PLURAL_LETTERS.fullmatch(line[begin:end])
    post = (begin - len(before.lstrip()), end)
    if several and not behind.strip() and _WORD_BEFORE.fullmatch(before):  # "Residential SOs"
        return Draft(PartyKind.ROLE, role=post, plural=True)
    deputy = before.strip(" .").casefold() in tables("parties")["deputies"]
    if draft.kind is PartyKind.INITIALS and deputy and not behind.strip():  # "Asst HM"
        return Draft(PartyKind.ROLE, role=post)
    if before.strip() or draft.initials:
        return draft
    named = _NAMED_BEHIND.fullmatch(behind) is not None and behind.split()[-1].lower() not in _of_titles()
    if named and draft.kind is PartyKind.ROLE and draft.name is None:
        return replace(draft, role=whole)
    if named and draft.kind is PartyKind.TEAM:
        return replace(draft, name=whole)
    if draft.kind is PartyKind.PERSON and draft.doubtful and _IN_NAME.fullmatch(behind):
        return Draft(PartyKind.ORGANISATION, organisation=whole)
    return draft


def _blank(match: re.Match[str]) -> str:
    return " ;".ljust(len(match.group()))[: len(match.group())]


# A note's mark set above the line, or as figures right behind a word ("Tomas Wren2").
_NOTE_SIGNS = re.compile(r"[¹²³⁴-⁹⁰*†‡§]+")
_NOTE_FIGURES = re.compile(r"(?<=[a-z]{2})\d{1,2}(?:,\d{1,2})*(?=\s*(?:$|[,;/&()+.]|and\b))")
_NICKNAME = re.compile(r"(?<=[a-z] )[\"“'‘]([A-Z][a-z]+)[\"”'’](?= [A-Z])")


def _without_notes(line: str) -> str:
    """The line with the marks of notes blanked out."""
    if not line.isascii() or "*" in line:
        line = _NOTE_SIGNS.sub(lambda match: " " * len(match.group()), line)
    return _NOTE_FIGURES.sub(_without_figures, line)


def _without_figures(match: re.Match[str]) -> str:
    word = re.split(r"[^A-Za-z]", match.string[: match.start()])[-1]
    return match.group() if is_numbered(word) else " " * len(match.group())


def _with_nicknames(line: str) -> str:
    """The line with nicknames in brackets instead of quotes: Robert “Bob” Hill."""
    quoted = any(sign in line for sign in ("'", '"', "“", "‘"))
    return _NICKNAME.sub(r"(\1)", line) if quoted else line


_SERVICE = re.compile(r" [A-Z]")


def _without_times(line: str) -> str:
    """The line with what it says about time blanked out, a semicolon in its place; "Urgent Care" is none."""
    for start, end in spans(line):
        if names_subject(line[start:end]) and _SERVICE.match(line, end):
            continue
        line = f"{line[:start]}{';'.ljust(end - start)}{line[end:]}"
    return line


def _party(draft: Draft, line: str) -> Party:
    name = " ".join(filter(None, (_text(draft.name, line), _text(draft.surname, line)))) or None
    initials, organisation = _text(draft.initials, line), _text(draft.organisation, line)
    if draft.kind is PartyKind.PERSON and name and initials and initials.upper() not in forms_of(name):
        # "Gesche Schmid (LGA)": capitals that are not the name's are where the person works.
        initials, organisation = None, organisation or initials
    if draft.kind is PartyKind.PERSON and name and ", " in name:
        surname, first = name.split(", ", 1)
        name = f"{first}. {surname}" if "." in first else f"{first} {surname}"
    if draft.kind is not PartyKind.PERSON:
        # "the Authority", "Our Money Team": as a post is, without the word before it
        name, organisation = _without_article(name), _without_article(organisation)
    return Party(
        name=name,
        role=_text(draft.role, line),
        initials=initials,
        organisation=organisation,
        kind=draft.kind,
    )


def _without_article(name: str | None) -> str | None:
    return name and _ARTICLE.sub("", name)


def _text(span: tuple[int, int] | None, line: str) -> str | None:
    if span is None:
        return None
    text = " ".join(line[span[0] : span[1]].split()).strip(" -–—,:;")
    return text or None
