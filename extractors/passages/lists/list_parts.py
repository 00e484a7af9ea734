"""What a list of things to be done stands under, and the lines that are parts of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extractors.passages.clauses.parties import is_party
from extractors.passages.clauses.parts import Parts, behind_name, read_parts
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.leadins import read_lead_in
from extractors.passages.lines.names import is_name, may_be_name
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.fields import fields_from, is_who_or_when
from extractors.passages.passage import Form
from extractors.passages.vocabulary import cues
from lexicon.timing import timing_spans
from lexicon.words import comparable

DONE = "it was done already"
"""Why an item of a list is not taken."""
# Other lines of the form of one that names a doer stand so near.
_SIBLINGS = 30
# Where one in so many bullets says what is to be done, the others name it.
_PART = 4
_FOR = re.compile(r"^(?:for|to)\s+(?:the\s+)?(?=\S)", re.IGNORECASE)

_THAT = re.compile(
    r"\b(?:ensur(?:e[sd]?|ing)|sure|see\s+to\s+it|themselves|necessary|recommend(?:s|ed)?|certain|essential|vital|"
    r"imperative|crucial|furthermore,)\s+that\b[^.]*:$",
    re.IGNORECASE,
)
_STRETCH = r"[\w-]+\s+(?:working\s+)?(?:days?|weeks?|months?|years?)"
TIMING = re.compile(
    r"^(?:to be (?:completed|done|actioned|met)\s+)?(?:for\s+)?(?:action\s+)?"
    r"(?:immediate action|immediately|with immediate effect|as soon as possible|urgent(?:ly)?|immediate|"
    rf"within\s+(?:the\s+next\s+)?{_STRETCH}(?:\s+of\s+[^:]{{3,60}})?|"
    rf"(?:over|in|during) the (?:next|following|coming) {_STRETCH}(?:\s+we\s+(?:will|shall))?|"
    r"during\s+(?:20|19)\d\d(?:[/-]\d{2,4})?(?:\s+we\s+(?:will|shall))?|"
    r"(?:in the )?(?:short|medium|long)(?:er)?[- ]term|by\s+[^:,]{3,40})(?:\s+actions?)?\s*:?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a list stands under: its form, and what its items inherit.

    ``clauses``: its lead-in ends with "that", so that its items say what is to be the case. ``weak``: such
    headings stand in strategies too; ``meets``: it is one of minutes; ``reviews``: it is one of a review,
    which asks things even of those who decide.
    """

    form: Form
    section: str | None
    lead: str | None = None
    due: str | None = None
    loose: bool = False
    clauses: bool = False
    weak: bool = False
    meets: bool = False
    reviews: bool = False


def is_beside(line: Line, other: Line) -> bool:
    """Whether two bullets are of one list."""
    return not line.wall and line.level is None and line.item.is_bullet and bool(other.item.is_bullet)


def heads_item(lines: Sequence[Line], at: int) -> bool:
    """Whether a heading stands over one paragraph that has a line of who or when below it."""
    below = lines[at + 1 : at + 3]
    plain = not any(one.wall or one.is_bullet for one in below) and len(below) > 1 and not below[0].is_heading
    if not lines[at].is_heading or not plain:
        return False
    told, _ = fields_from(lines, at + 2, at + 3)
    return any(map(is_who_or_when, told))


def is_title(lines: Sequence[Line], at: int, sense: Callable[[str], Sense]) -> bool:
    """Whether a numbered heading that could be a task ("2. Staff room") is a title as another is beside it:
    what is to be done stands below both, and the other only names a thing.
    """
    near = range(max(at - _SIBLINGS, 0), min(at + _SIBLINGS, len(lines)))
    beside = (n for n in near if n != at and lines[n].number and heads_item(lines, n))
    return bool(lines[at].number) and any(not sense(lines[n].text).promises for n in beside)


def stands_among_promises(lines: Sequence[Line], at: int, sense: Callable[[str], Sense]) -> bool:
    """Whether a thing that is named under a label stands in one list with what is to be done."""
    line = lines[at]
    if not line.item.is_bullet or line.text.endswith(":"):
        return False
    start = end = at
    while start and is_beside(lines[start - 1], line):
        start -= 1
    while end < len(lines) and is_beside(lines[end], line):
        end += 1
    senses = [sense(one.text) for one in lines[start:end]]
    return sum(one.promises for one in senses) * _PART >= len(senses)


def names_doer(lines: Sequence[Line], at: int, names: frozenset[str]) -> str | None:
    """Whom a line by itself names: somebody who was there, or others of its form name a party."""
    line = lines[at]
    plain = line.text.strip(" :")
    if is_name(plain, names):
        return plain
    if not may_be_name(_FOR.sub("", plain)):
        return None
    near = lines[max(at - _SIBLINGS, 0) : at + _SIBLINGS]
    form = (line.level, line.item.bold, line.text.endswith(":"))
    alike = (one for one in near if (one.level, one.item.bold, one.text.endswith(":")) == form)
    if match := _FOR.match(plain):
        # "For Health", beside "For the Police"
        told = (_FOR.match(one.text) for one in alike)
        known = any(one is not None and is_party(one.string[one.end() :].strip(" :")) for one in told)
        return plain[match.end() :] if known else None
    known = any(may_be_name(one.text) and is_party(one.text.strip(" :")) for one in alike)
    return plain if known else None


def decides_beside(lines: Sequence[Line], at: int) -> bool:
    """A list that begins "Approve" and goes on "Note" is for a meeting to decide."""
    words = comparable(lines[at].text).removeprefix("to ").split()
    if not words or words[0] not in cues().decisions_beside:
        return False
    behind = lines[at + 1 : at + 6]
    return any(one.is_bullet and read_clause(one.text).sense is Sense.DECISION for one in behind)


def end_of_item(lines: Sequence[Line], at: int) -> int:
    """Where an item ends: deeper bullets, and bullets of another kind under a colon, belong to it."""
    line, end = lines[at], at + 1
    depth = line.item.level if line.item.is_bullet else None
    while end < len(lines):
        following = lines[end]
        if following.wall or following.level is not None or not following.item.is_bullet:
            break
        deeper = depth is not None and (following.item.level or 0) > depth
        under = line.text.rstrip().endswith(":") and (
            bool(line.number) != bool(following.number) or not line.is_bullet
        )
        if not (deeper or under) or action_label(following.text):
            break
        end += 1
    return end


def heads_by_when(line: Line) -> bool:
    """Whether a line says by when what stands below it should be done, and nothing besides."""
    if not TIMING.match(line.text) or not (line.is_heading or line.text.endswith(":")):
        return False
    if read_lead_in(line.text).asks:
        return False
    return not line.text.lower().startswith("by ") or bool(timing_spans(line.text))


def asks_that(text: str) -> bool:
    """Whether a lead-in ends in "that", so that each item is a clause of it: "It is vital that staff:"."""
    return _THAT.search(text) is not None


def with_name_before(parts: Parts, text: str, names: frozenset[str], *, loose: bool) -> Parts:
    """Who and when of an item that begins with one of the paper's names: "Jo Moss: write to the school"."""
    before = behind_name(text)
    if parts.lead is not None or before is None or not is_name(before[0], names):
        return parts
    own = read_parts(before[1], loose=loose)
    return replace(parts, lead=before[0], plain=own.plain, due=own.due or parts.due)
