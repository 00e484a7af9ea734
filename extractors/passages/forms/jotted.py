"""Tasks of notes jotted down: "Portaloos @Jill confirm 12", "Toilets – Graeme: fix the button", "DL 2 paint".

A sign says who is to do it where those who met know each other; that several lines have it, or that the
name is of somebody who was there, tells it from what else such signs stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.passages.clauses.parts import read_parts
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.lines.names import attending, roll_of
from extractors.passages.lines.whole_lines import Line
from extractors.passages.passage import Form, Passage, Stretch
from extractors.plan import Column
from lexicon.verbs import verbs
from lexicon.words import comparable, word_count

# One line with the sign may be an address, or a price.
_MENTIONS = 2
_MENTIONED = re.compile(r"(?:^|\s)@(?P<who>[A-Z][\w’'-]*(?:\s*[/&+]\s*@?[A-Z][\w’'-]*)*):?\s+(?=\S)")
# A sign behind it parts who it is from what they are to do.
_SIGNED = re.compile(r"@[A-Z][\w’'-]*(?:\s*[/&+]\s*@?[A-Z][\w’'-]*)*\s*(?::|\s[–—-])\s+")
# "Toilets – Graeme: fix the button"; a topic is a few words.
_TOPIC = re.compile(
    r"^[A-Z][\w’'./& -]{1,40}?\s*(?:\s[–—-]|:)\s+"
    r"(?P<who>[A-Z][\w’'.-]*(?:\s*(?:,|/|&|\+|\band\b)\s*[A-Z][\w’'.-]*){0,2})"
    r"\s*(?::|\s[–—-])\s+(?=[a-z])"
)
_JOINED = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")
# "DL 2 paint, GB 2b away"
_TWO = re.compile(r"(?<![\w.])(?P<who>[A-Z]{2,3}(?:\s*[/&+]\s*[A-Z]{2,3})*)\s+2\s+(?P<verb>[a-z]+)")
# What is named behind somebody's name, and no command, has so many words at least: fewer are their post.
_THING_WORDS = 3

_Task = tuple[str, str]
"""What is to be done, with whom it names, and who they are."""


def find_jotted(lines: Sequence[Line]) -> Mapping[int, Sequence[_Task]]:
    """The tasks of the lines of a meeting's notes that a sign gives to somebody, by their numbers."""
    open_lines = [(number, line) for number, line in enumerate(lines) if not line.wall and line.level is None]
    mentioned = {number: tasks for number, line in open_lines if (tasks := [*_mentioned(line.text)])}
    found = mentioned if len(mentioned) >= _MENTIONS else {}
    names = attending(lines) | roll_of(lines)
    for number, line in open_lines:
        if number not in found and (
            tasks := [*_shortened(line.text, names), *_behind_topic(line.text, names)]
        ):
            found[number] = tasks
    return found


def _mentioned(text: str) -> Iterator[_Task]:
    match = _MENTIONED.search(text)
    if match is not None and word_count(text[match.end() :]) > 1:
        behind = _SIGNED.match(text) if match.start() == 0 else None  # "@Jill – confirm twelve"
        yield text[behind.end() :] if behind else text, match["who"].replace("@", "")


def _shortened(text: str, names: frozenset[str]) -> Iterator[_Task]:
    """The tasks that a "2" in the place of "to" gives to initials that are known."""
    found = [
        match
        for match in _TWO.finditer(text)
        if match["verb"] in verbs().every and _all_known(match["who"], names)
    ]
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends[: len(found)], strict=True):
        yield text[match.start() : end].strip(" ,;"), match["who"]


def _behind_topic(text: str, names: frozenset[str]) -> Iterator[_Task]:
    """What somebody who was there is to do about a topic."""
    match = _TOPIC.match(text)
    if match is None or not _all_known(match["who"], names):
        return
    rest = text[match.end() :]
    sense = read_clause(rest, loose=True).sense
    if sense is Sense.IMPERATIVE or (sense is Sense.NAMES and word_count(rest) >= _THING_WORDS):
        yield rest, match["who"]


def _all_known(who: str, names: frozenset[str]) -> bool:
    return all(comparable(one) in names for one in _JOINED.split(who))


def read_jotted(lines: Sequence[Line], start: int, *, jotted: Mapping[int, Sequence[_Task]]) -> Stretch:
    """The tasks of such a line."""
    line = lines[start]
    return Stretch(start + 1, tuple(_passage(line, text, who) for text, who in jotted[start]))


def _passage(line: Line, text: str, who: str) -> Passage:
    parts = read_parts(text, loose=True)
    return Passage(
        Form.ASSIGNED,
        (line,),
        text,
        f"a sign gives it to {who!r}",
        ref=line.number or None,
        section=line.section,
        texts={Column.LEAD: who, Column.DUE: parts.due or ""},
    )
