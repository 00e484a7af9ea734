"""Lists under headings that say whom they are for ("For Housing"), or by when: "To be done by May 2012"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import is_party
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.lines.whole_lines import Line
from extractors.passages.lists.list_parts import TIMING, Head
from extractors.passages.lists.listed import read_list
from extractors.passages.passage import Form, Stretch
from extractors.passages.vocabulary import cues
from lexicon.timing import timing_spans
from lexicon.words import comparable, word_count

_FOR = re.compile(
    r"^(?:(?:Actions?|Recommendations?)\s+)?(?:[Ff]or|[Tt]o)\s+(?P<who>(?:the\s+)?[A-Za-z].{1,60}?)\s*:?$"
)
# "I hereby require you to remedy ..., in the manner stated in the attached Schedule", "The matters which
# require your attention are set out in the schedule below"
_REQUIRES = re.compile(
    r"\b(?:requires?\s+you\s+to|(?:requires?|needs?)\s+(?:your\s+)?(?:urgent\s+|immediate\s+)?(?:attention|action)|"
    r"(?:must|needs?\s+to)\s+be\s+(?:done|remedied|rectified|put\s+right|carried\s+out|attended\s+to))\b"
    r".*\b[Ss]chedule\b",
    re.DOTALL,
)
_SCHEDULE = re.compile(r"(?:the )?schedule(?: of (?:works?|measures|steps))?")
_TO_BE_DONE = re.compile(r"^To be (?:done|completed|actioned|met)\s+", re.IGNORECASE)
# "By March 2011 we will:"
_WE_WILL = re.compile(r",?\s+(?:we|the\s+[\w’' -]{2,40}?)\s+(?:will|shall)$", re.IGNORECASE)
_WORDS = 9
# One may be a chance; a paper that says to everybody what is good for them has "For managers", too.
_FEWEST = 2


def find_addressed(lines: Sequence[Line]) -> Mapping[int, str]:
    """Where such headings stand, and whom they name; none where there is only one, or where nobody acts."""
    found = {number: who for number in range(len(lines) - 1) if (who := _addressed(lines, number))}
    parties = sum(is_party(who) for who in found.values())
    named = any(is_party(who) and any(map(str.isupper, who)) for who in found.values())
    public = any(comparable(who).rpartition(" ")[2] in cues().public for who in found.values())
    return found if len(found) >= _FEWEST and parties >= _FEWEST and named and not public else {}


def _addressed(lines: Sequence[Line], number: int) -> str | None:
    line, below = lines[number], lines[number + 1]
    if line.wall or below.wall or line.text.endswith(".") or word_count(line.text) > _WORDS:
        return None
    match = _FOR.match(line.text)
    if match is None or not (line.is_heading or line.text.endswith(":")):
        return None
    return match["who"] if read_clause(below.text).sense is Sense.IMPERATIVE else None


def find_schedule(lines: Sequence[Line]) -> Mapping[int, str]:
    """Where the schedule of a notice begins that requires its reader to do what stands there; by when."""
    required = next((line.text for line in lines if not line.wall and _REQUIRES.search(line.text)), None)
    heads = (n for n, line in enumerate(lines) if line.is_heading and _SCHEDULE.fullmatch(line.key))
    start = next(heads, None) if required else None
    return {start: due_in(required) or ""} if required and start is not None else {}


def find_timed(lines: Sequence[Line]) -> Mapping[int, str]:
    """Where headings stand that say by when, with that; none where there is only one."""
    found = {number: due for number in range(len(lines) - 1) if (due := _timed(lines, number))}
    return found if len(found) >= _FEWEST else {}


def _timed(lines: Sequence[Line], number: int) -> str | None:
    line, below = lines[number], lines[number + 1]
    if line.wall or below.wall or not (line.is_heading or line.text.endswith(":")):
        return None
    if not TIMING.match(line.text) or not timing_spans(line.text):
        return None
    promises = read_clause(below.text).sense in (Sense.IMPERATIVE, Sense.DOER)
    return _WE_WILL.sub("", _TO_BE_DONE.sub("", line.text.rstrip(": "))) if promises else None


def read_timed(lines: Sequence[Line], start: int, timed: Mapping[int, str]) -> Stretch:
    """The list under one of those, to the next."""
    end = next((number for number in sorted(timed) if number > start), len(lines))
    head = Head(Form.LISTED, lines[start].section, due=timed[start])
    return read_list(lines[:end], start, head)


def read_addressed(lines: Sequence[Line], start: int, addressed: Mapping[int, str]) -> Stretch:
    """The list under one of them, to the next."""
    end = next((number for number in sorted(addressed) if number > start), len(lines))
    head = Head(Form.LISTED, lines[start].section, lead=addressed[start])
    return read_list(lines[:end], start, head)
