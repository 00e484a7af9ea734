"""Whose plan a document is: the council, or another body, that most witnesses speak for.

A plan names many councils: the one it belongs to stands on its title page, in its running headers, in its
addresses and its file name, and all through it; one that is merely mentioned stands in a sentence or two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import PurePosixPath

from extractors.layout import Document
from ingest.codes import IssueCode
from ingest.issues import Issue, Severity
from normalise.organisations.headings import body_heading, councils_like, in_title_case
from normalise.organisations.issuers import (
    behind_opening,
    is_department,
    is_generic,
    issuer_at_top,
    issuer_that_runs,
    issuer_that_signs,
    subject_at_top,
    whole_of,
)
from normalise.organisations.registry import Council, addresses, mentions
from normalise.parties.read import read_parties
from normalise.records import PartyKind

# Points that a witness gives. A place alone ("Merton") is half a witness, as it may be no more than a place.
_FRONT, _FRONT_PLACE = 5.0, 3.0
_FRONT_SENTENCE = 2.0  # a sentence at the front may speak of anybody: "We visited Croydon Council."
_RUNNING, _RUNNING_PLACE = 5.0, 3.0
_FILE_NAME, _FILE_NAME_PLACE = 4.0, 3.0
_PROPERTIES = 2.0
_ADDRESS = 3.0
_BODY, _BODY_PLACE = 1.0, 0.25

_MOST_IN_BODY = 4.0
"""However often a body text names a council, that is one witness among others."""

_WEIGHT_OF_OWNER = 3.0
"""One place in a title is enough; a council named twice in the text, or a place ten times, is not."""

_CLEARLY = 1.5
"""How many times the points of the second the best must have."""

_CLOSING = 6
"""Lines at the end among which a letter is signed."""

_TOP = 3
"""Lines that a letter begins with, however short it is."""

_FRONT_LINES = 12
"""Lines before the first plan table that count as the front of a document."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The council or body whose plan it is, by its official name, with its GSS code where it has one."""

    name: str | None = None
    code: str | None = None
    issues: tuple[Issue, ...] = ()


def read_owner(document: Document, front: Sequence[str], source: str, day: date | None = None) -> Owner:
    """The owner of a document, for its context.

    ``front`` holds the lines before its first plan, ``source`` is its path, ``day`` the plan's date, since
    councils come and go. A body that is no council is only taken from a document that has a front.
    """
    front = front[:_FRONT_LINES]
    if body := _body_at_head([*front, *document.running], day):
        return Owner(body)
    if body := _body_by_its_name(document, front, day):
        return Owner(whole_of(body, [*front, *document.running]))
    points = _council_points(document, front, source, day)
    ranked = sorted(points.items(), key=lambda item: (-item[1], item[0].official_name))[:2]
    if not ranked or ranked[0][1] < _WEIGHT_OF_OWNER:
        signed = issuer_that_signs(_closing(document), document.texts())
        return Owner(_other_body(document, front) or subject_at_top(front, document.texts()) or signed)
    best, score = ranked[0]
    other = None if _is_at_head(best, document, front, source, day) else _other_body(document, front)
    if other and not (is_department(other) and best in _addressed(document, day)):
        # A council that only the text speaks of is a neighbour or a member of the board named at the top; one
        # whose address is printed has the department at the top for its own.
        return Owner(other)
    if len(ranked) == 1 or score >= _CLEARLY * ranked[1][1]:
        return Owner(best.official_name, best.gss_code)
    named = " and ".join(council.official_name for council, _ in ranked)
    message = f"The document names {named} about equally: whose plan it is was left open."
    return Owner(issues=(Issue(IssueCode.ORGANISATION_UNCLEAR, Severity.DOUBT, message),))


def _closing(document: Document) -> list[str]:
    """The last lines of a document that are no sentences: who signed it, for whom."""
    texts = [line for text in tuple(document.texts())[_TOP:][-_CLOSING:] for line in text.splitlines()]
    return [line for line in texts[-_CLOSING:] if not _is_sentence(line) and len(line) <= _LONGEST_LINE]


def is_name_of_body(line: str) -> bool:
    """Whether a line is a body's name and nothing else, and so no title of a paper."""
    name = line.strip(" .")
    if name in (issuer_at_top([name], ()), body_heading(name)):
        return True
    return any(
        mention.full and mention.end - mention.start >= len(name) - 1 for mention in mentions(name)
    ) or any(end - start == len(in_title_case(name)) for _, start, end in councils_like(name, heading=True))


def _is_at_head(
    council: Council, document: Document, front: Sequence[str], source: str, day: date | None
) -> bool:
    """Whether a council is named where owners are: at the front, in running headers, by the file.

    Behind a comma, colon or bracket stands where somebody comes from: "Cllr Tim Ash, Larkminster Council".
    """
    headed = [re.split(r"[,:(]", line)[0] for line in front if not _is_sentence(line)]
    named = [*headed, *document.running, _spaced(PurePosixPath(source).stem), *_property_texts(document)]
    return any(found == council for text in named for found, _ in _named(text, day, heading=True))


def _body_at_head(lines: Sequence[str], day: date | None) -> str | None:
    """The board, trust or service that a paper is headed by, before any council is named in full."""
    for line in lines:
        if _is_sentence(line) or len(line) > _LONGEST_LINE:
            continue
        if body := body_heading(behind_opening(line)):
            return body
        if any(full for _, full in _named(line, day, heading=True)):
            return None
    return None


def _body_by_its_name(document: Document, front: Sequence[str], day: date | None) -> str | None:
    """A body of any kind whose name is a line by itself, before any council is named in full."""

    def is_not_a_councils(line: str) -> bool:
        return not any(full for _, full in _named(line, day, heading=True))

    author = document.properties.author
    lines = [line for line in front if not _is_sentence(line)]
    top = list(takewhile(is_not_a_councils, lines))
    if body := issuer_at_top(top, document.texts(), author):
        return body
    if len(top) < len(lines) or not all(map(is_not_a_councils, document.running)):
        return None
    named = [author] if author and author in " ".join((*front, *document.running)) else []
    return issuer_that_runs([*document.running, *named], document.texts(), author)


def _council_points(
    document: Document, front: Sequence[str], source: str, day: date | None
) -> dict[Council, float]:
    points: dict[Council, float] = defaultdict(float)
    sentences = [line for line in front if _is_sentence(line)]
    for weight, place_weight, texts in (
        (_FRONT, _FRONT_PLACE, [line for line in front if line not in sentences]),
        (_FRONT_SENTENCE, 0.0, sentences),
        (_RUNNING, _RUNNING_PLACE, document.running),
        (_FILE_NAME, _FILE_NAME_PLACE, [_spaced(PurePosixPath(source).stem)]),
        (_PROPERTIES, _PROPERTIES / 2, _property_texts(document)),
    ):
        for council, full in _distinct(texts, day, heading=weight == _FRONT):
            points[council] += weight if full else place_weight
    for council in _addressed(document, day):
        points[council] += _ADDRESS
    body: dict[Council, float] = defaultdict(float)
    for text, times in Counter(document.texts()).items():  # A table's cells say much the same.
        for council, full in _named(text, day):
            body[council] += times * (_BODY if full else _BODY_PLACE)
    for council, weight in body.items():
        points[council] += min(weight, _MOST_IN_BODY)
    return points


def _addressed(document: Document, day: date | None) -> set[Council]:
    """The councils whose web or mail addresses a document prints."""
    return {_existing(found, day) for text in set(document.texts()) for found in addresses(text)}


_FEWEST_WORDS = 6
"""Words of a sentence; fewer with a full stop behind them are still a title."""


def _is_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", ";")) and len(line.split()) >= _FEWEST_WORDS


def _distinct(texts: Iterable[str], day: date | None, *, heading: bool) -> set[tuple[Council, bool]]:
    """Each council once for a group of lines, by its full name where it has that there."""
    found = {named for text in texts for named in _named(text, day, heading=heading)}
    return {(council, full) for council, full in found if full or (council, True) not in found}


_COUNCIL_WORD = re.compile(r"Council|COUNCIL|Borough|BOROUGH")


def _named(text: str, day: date | None, *, heading: bool = False) -> Iterator[tuple[Council, bool]]:
    shaped = list(councils_like(text, heading=heading)) if _COUNCIL_WORD.search(text) else []
    # "Wealden Vale District Council" is not Wealden's: a place alone within a longer name is not meant.
    found = [
        mention
        for mention in mentions(text)
        if mention.full or not any(start <= mention.start and mention.end < end for _, start, end in shaped)
    ]
    for mention in found:
        yield _existing(mention.names, day), mention.full
    for name, start, end in shaped:
        if not any(mention.start < end and start < mention.end for mention in found):
            yield Council(name, name), True


def _existing(councils: Sequence[Council], day: date | None) -> Council:
    """Of councils with one name the one that was there; a county or unitary before the rest."""
    there = [council for council in councils if council.existed(day)] or list(councils)
    return next((council for council in there if council.type in ("County", "Unitary authority")), there[0])


def councils_in_name(source: str) -> list[str]:
    """The councils that a file's name alone speaks of, for `normalise.file_name`."""
    return [council.official_name for council, _ in _named(_spaced(PurePosixPath(source).stem), None)]


def _spaced(name: str) -> str:
    """A file's name as words with capitals, since file names seldom have any."""
    return re.sub(r"[_\-.]+", " ", name).title()


def _property_texts(document: Document) -> list[str]:
    return [text for text in (document.properties.title, document.properties.author) if text]


_BODY_WORD = re.compile(
    r"\b(?:Department|Ministry|Office|Agency|Authority|Trust|Constabulary|Police|Board|Panel|Commission|Government|Treasury"
    r"|Partnership|University|College|School|Association|Service)\b"
)
_NO_NAME = re.compile(
    r"^(?:(?:the|local|this|our|government|central|national|council|project|programme|steering|management|executive|partnership|trust|public|health|education"
    r"|authority|board|panel|service|school|office|department|committee)\b\W*)+$",
    re.IGNORECASE,
)


def _other_body(document: Document, front: Sequence[str]) -> str | None:
    """A body that is no council, where the front of the document is plainly its own."""
    named: Counter[str] = Counter()
    for text in (*front, *document.running, *_property_texts(document)):
        if _ADDRESSED.match(text):
            continue
        line = re.split(r"\s[–—-]\s", text.title() if text.isupper() else text, maxsplit=1)[0]
        line = _PAPER_NUMBER.sub("", line)
        if len(line) > _LONGEST_LINE or not _BODY_WORD.search(line):
            continue
        for party in read_parties(line):
            name = party.organisation if party.kind is PartyKind.ORGANISATION else party.name
            name = re.sub(r"^[^A-Za-z]*(?:[a-z]+\s+)?(?=[A-Z])", "", name or "")
            is_service = party.kind is PartyKind.TEAM and name.endswith(("Service", "Services"))
            if (
                party.kind in _BODIES
                and _BODY_WORD.search(name)
                and not (is_service or is_generic(name) or _NO_NAME.match(name))
            ):
                named[name] += 1
    if not named:
        return _written_out(document, front)
    # "Department for transport", as a file's properties may have it.
    return re.sub(r"(?<= )[a-z]{4,}", lambda word: word.group().capitalize(), named.most_common(1)[0][0])


def _written_out(document: Document, front: Sequence[str]) -> str | None:
    """The body whose initials head the paper, "LSCB (5) Action Log", where the text writes it out twice."""
    heads = {match["initials"] for line in front[:_HEADS] if (match := _INITIALS.match(line))}
    if not heads:
        return None
    named = Counter(
        name
        for text in document.texts()
        for name in _CAPITALISED.findall(text)
        if _BODY_WORD.search(name) or name.endswith(_GROUPS)
    )
    found = [
        " ".join(words[-len(initials) :])
        for name, count in named.items()
        for initials in heads
        if len(words := name.split()) >= len(initials)
        and count >= _TWICE
        and "".join(word[0] for word in words[-len(initials) :]) == initials
    ]
    return found[0] if len(set(found)) == 1 else None


_TWICE = 2
_HEADS = 2
"""Lines at the top in which a paper's own number stands."""

_PAPER_NUMBER = re.compile(
    r"^(?:[A-Z]{2,6}\s*)?\(\d+\)\s*[\d.ivx]*\s+|^(?:Paper|Item|Appendix|Annex)\s+\w{1,3}[:.]?\s+"
)
_ADDRESSED = re.compile(
    r"(?:(?:report|paper|submitted|presented|prepared)\s+)?(?:to|for|of|from|by)\b", re.IGNORECASE
)
"""Before whom a paper comes, and whose officer wrote it: "Report to: Parking Board"."""
_INITIALS = re.compile(r"^(?P<initials>[A-Z]{2,6})\b")
_CAPITALISED = re.compile(r"(?:[A-Z][a-z]+ ){1,5}[A-Z][a-z]+")
_GROUPS = ("Group", "Committee", "Forum", "Council")
_BODIES = (PartyKind.ORGANISATION, PartyKind.TEAM)
_LONGEST_LINE = 120
