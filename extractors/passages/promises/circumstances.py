"""What kind of paper a promise stands in, and what stands above its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.passages.lines.labels import labels_actions
from extractors.passages.lines.names import signatory
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.papers import Kind, is_to_all
from extractors.passages.promises.behind import closers_of
from extractors.passages.promises.doers import Doer, kind_of
from extractors.passages.promises.people import people_of
from extractors.passages.promises.told import refuses_in, year_of
from extractors.passages.vocabulary import headings
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of
from lexicon.words import comparable, word_count

_NAME_WORDS = 3
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
# "Nothing from me": of whoever is named above, nothing is asked.
_NONE = re.compile(r"(?:nothing|none|no\b)", re.IGNORECASE)
OF_PEOPLE = (Kind.MINUTES, Kind.LETTER, Kind.VISIT, Kind.MEMO, Kind.SHORT)
"""Papers in which people write of each other, by their initials and as "he" and "she"."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """A paper's kind, its people, whether it labels its actions, and whether it has a plan's table; the words
    of names that may stand behind what somebody is to do; whether it is written to people at large; who
    writes or signs it, where that is said; which year it is of, and whether it tells that a proposal was
    turned down; whether it lists what it asks for under a heading that says so.
    """

    kind: Kind
    people: frozenset[str]
    labels: bool
    plan: bool
    closers: frozenset[str] = frozenset()
    to_all: bool = False
    signed: str = ""
    year: int | None = None
    refuses: bool = False
    lists: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands: its paper, its line, and the sentences of that."""

    paper: Circumstances
    lines: Sequence[Line]
    number: int
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The line's words."""
        return self.lines[self.number].text


def circumstances_of(lines: Sequence[Line], kind: Kind, initials: frozenset[str]) -> Circumstances:
    """What else the lines of a paper of some kind say of it; ``initials``: those that it explains."""
    told = [line for line in lines if not line.wall]
    people = people_of(lines)
    closers = frozenset[str]()
    if kind is Kind.MINUTES:
        closers = closers_of(lines, people | frozenset(map(comparable, initials)))
    labels, plan = labels_its_actions(lines), any(line.plan for line in lines)
    refuses = any(refuses_in(line.text) for line in told)
    return Circumstances(
        kind,
        people,
        labels,
        plan,
        closers,
        is_to_all(lines),
        signatory(lines),
        year_of(told),
        refuses,
        any(heading_asks(line) and (line.is_bullet or bool(line.number)) for line in told),
    )


def plain_words_in(text: str) -> list[str]:
    """All words of a heading or a name in small letters, without its numbers."""
    return [word.lower() for word in _WORD.findall(text)]


def labels_its_actions(lines: Sequence[Line]) -> bool:
    """Whether a paper labels what is to be done: "Action: ..."."""
    return any(map(_labels, (line for line in lines if not line.wall)))


def _labels(line: Line) -> bool:
    label = labels_actions(line.text)
    return label is not None and not label.recommends


def heads_by_name(lines: Sequence[Line], number: int, people: frozenset[str]) -> str:
    """Who is named by the heading above a line, where it says no more than that, and others of the paper's
    headings name others: "FAYE", "Myself".
    """
    heading = lines[number].section or ""
    if not _is_name(heading, people) or _NONE.match(lines[number].text):
        return ""
    others = {line.section for line in lines if line.section} - {heading}
    return heading.strip(" :–-") if any(_is_name(other, people) for other in others) else ""


def _is_name(heading: str, people: frozenset[str]) -> bool:
    who = heading.strip(" :–-")
    return 0 < word_count(who) <= _NAME_WORDS and kind_of(who.title(), people) in (Doer.PERSON, Doer.I)


_ASKING_HEADING = re.compile(rf"\b(?:{one_of('promises', 'headings', 'actions', 'asks')}|promis\w+)\b")


_OF_ACTIONS = re.compile(
    r"^agreed(?! by\b)|^what (?:we|was|has been|is) (?:\w+ )?agreed|"
    rf"\b{one_of('promises', 'headings', 'actions')}\b"
)


def heads_what_was_agreed(line: Line) -> bool:
    """Whether the heading above a line says that what stands below is agreed or to be done."""
    return _OF_ACTIONS.search(comparable(line.section or "")) is not None


@cache
def _aims() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(tables('asking')['told']['aims'])})\b")


def heads_what_was_aimed(line: Line) -> bool:
    """Whether the heading above a line tells of what was once to be done: "What we set out to do"."""
    return _aims().search(comparable(line.section or "")) is not None


def heading_asks(line: Line) -> bool:
    """Whether the heading above a line announces what is to be done."""
    key = comparable(line.section or "")
    if key.startswith(tuple(tables("promises")["headings"]["earlier"])):
        return False  # "Last year's recommendations"
    return bool(key) and (bool(_ASKING_HEADING.search(key)) or headings().actions.fullmatch(key) is not None)


def lead_in_of(lines: Sequence[Line], number: int) -> str:
    """The line that leads in to the list that a line stands in; empty where none does."""
    if not lines[number].is_bullet:
        above = lines[number - 1] if number else None
        return above.text if above is not None and not above.wall and above.text.endswith(":") else ""
    at = number - 1
    while (
        at >= 0
        and lines[at].is_bullet
        and not lines[at].wall
        and lines[at].level is None
        and not lines[at].text.endswith(":")
    ):
        at -= 1
    return lines[at].text if at >= 0 and not lines[at].wall else ""
