"""Which lines of a text begin anew, where nothing but their length and their like can tell.

A text is wrapped at a width: each line holds as many words as go in, and the next begins where the sentence
happens to be. A line that had room for the next one's first word was ended by its writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extractors.continuing import begins_small, is_open, stands_inside
from extractors.text.lines import Line, LineKind

WRAPPED = 60
"""A line shorter than this was ended by its writer, not by the page's edge."""

# No page's edge wraps a text at more letters than this.
_WIDEST = 100
# So many lines that might go on, and none that begins small: a wrapped text has more of these than of others.
_SEVERAL = 2
# A line that fills so little of the width is too short to have been wrapped, ragged as the letters may be.
_SHORT = 0.8
_WORDED = (LineKind.WORDS, LineKind.BULLET)
_SIGN = re.compile(r"(?P<sign>[–—]|>{1,2})\s+(?=\S)")
_QUOTES = ">"
# What stands before the first of a list's signs: nothing, or a line that is at its end.
_ENDED = (":", ";", ".", ",", "?", "!")
_COUNTED = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-Z])")
# "Toilets – Graeme: fix the button", "bus fares – 89 names": what a line is about, or who is to do it.
_TOPIC = re.compile(r"\w[\w’'./&-]*(?:,? [\w’'./&-]+){0,3} [–—-] \S")
_TOPICS, _TITLE_WORDS = 3, 4
# A list of things jotted down has so many lines.
_JOTTED = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_NUMBERED_TITLE = re.compile(r"\d{1,2}[.)]\s+[A-Z]")
_LAST_WORD_ENDS = re.compile(r"[\d)\]A-Z]\w*$|[)\]]$")


def with_own_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines, each that begins anew with that said of it, and those of a list without a known sign as
    the bullets that they are."""
    signed = [*_with_signs(lines)]
    whole = _are_whole(signed)
    found: list[Line] = []
    for is_worded, part in groupby(signed, key=lambda line: line.kind in _WORDED):
        stretch = [*part]
        if is_worded:
            stretch = [*_counted(stretch)]
            stretch = [*_told_apart(stretch, whole=whole, first=not found)]
        found.extend(stretch)
    return found


def _with_signs(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines with a dash or an arrow before them as bullets, where several have it and each begins anew."""
    signs = [
        match
        for before, line in pairwise((Line(LineKind.BLANK), *lines))
        if line.kind is LineKind.WORDS and (match := _SIGN.match(line.text)) and _may_end(before)
    ]
    several = {
        sign
        for sign in {match["sign"] for match in signs}
        if sum(match["sign"] == sign for match in signs) >= _SEVERAL
        and not (sign.startswith(_QUOTES) and any(m.string[m.end()].islower() for m in signs))
    }
    for before, line in pairwise((Line(LineKind.BLANK), *lines)):
        match = _SIGN.match(line.text) if several and line.kind is LineKind.WORDS else None
        if match and match["sign"] in several and _may_end(before):
            yield replace(line, kind=LineKind.BULLET, text=line.text[match.end() :], marker=match["sign"])
        else:
            yield line


def _may_end(before: Line) -> bool:
    """Whether an item may begin behind a line: it is another, or at its end."""
    worded = before.kind is LineKind.WORDS
    return not worded or before.text.endswith(_ENDED) or bool(_SIGN.match(before.text))


def _are_whole(lines: Sequence[Line]) -> bool:
    """Whether a text was not wrapped at all: its lines are long, or might go on, and none begins small."""
    beside = [(a, b) for a, b in pairwise(lines) if a.kind in _WORDED and b.kind is LineKind.WORDS]
    if any(begins_small(line.text) for _, line in beside):
        return False
    may_go_on = [(a, b) for a, b in beside if len(a.text) >= WRAPPED and is_open(a.text)]
    width = max((line.indent + len(line.text) for line in lines), default=0)
    had_room = sum(_had_room(before, line, width) for before, line in may_go_on)
    if width > _WIDEST:
        return had_room * 2 >= len(may_go_on)
    return len(may_go_on) >= _SEVERAL and had_room * 2 > len(may_go_on)


def _counted(stretch: Sequence[Line]) -> Iterator[Line]:
    """Lines that count up from one without a sign behind the number ("1 Ann to write") as items."""
    following = 1
    starts: dict[int, re.Match[str]] = {}
    for at, line in enumerate(stretch):
        match = _COUNTED.match(line.text) if line.kind is LineKind.WORDS else None
        if match and int(match["number"]) == following:
            starts[at] = match
            following += 1
    for at, line in enumerate(stretch):
        match = starts.get(at) if len(starts) >= _SEVERAL else None
        if match is None:
            yield line
        else:
            text = line.text[match.end() :]
            yield replace(line, kind=LineKind.BULLET, text=text, marker=match["number"])


def _told_apart(stretch: Sequence[Line], *, whole: bool, first: bool) -> Iterator[Line]:
    """The lines of a stretch, those that begin anew told from those that go on."""
    width = max(line.indent + len(line.text) for line in stretch)
    jotted = _is_jotted(stretch, width)
    topics = sum(bool(_TOPIC.match(line.text)) for line in stretch)
    by_topic = topics >= _TOPICS and topics * 2 >= len(stretch)
    listed = by_topic and begins_small(stretch[0].text) and stretch[0].kind is LineKind.WORDS
    yield replace(stretch[0], kind=LineKind.BULLET, marker="") if listed else stretch[0]
    for number, (before, line) in enumerate(pairwise(stretch), 1):
        if line.kind is not LineKind.WORDS:
            yield line
        elif begins_small(line.text):
            is_item = jotted or (
                by_topic and (bool(_TOPIC.match(line.text)) or _had_room(before, line, width))
            )
            yield replace(line, kind=LineKind.BULLET, marker="") if is_item else line
        else:
            anew = (
                whole
                or (by_topic and bool(_TOPIC.match(line.text)))
                or _had_room(before, line, width * _SHORT)
                or (first and _ends_title(before.text, line.text, last=number == len(stretch) - 1))
            )
            yield replace(line, begins=anew)


def _had_room(before: Line, line: Line, width: float) -> bool:
    """Whether the next line's first word would have gone in behind a line."""
    return before.indent + len(before.text) + 1 + len(line.text.split(" ", 1)[0]) <= width


def _is_jotted(stretch: Sequence[Line], width: int) -> bool:
    """Whether lines that begin small are each a thing of its own: most had room for more, and none ends or
    begins as the parts of a sentence do.
    """
    pairs = [*pairwise(stretch)]
    small = [(before, line) for before, line in pairs if begins_small(line.text)]
    if len(small) < _JOTTED or len(small) * 3 < len(pairs) * 2:
        return False
    if any(line.kind is not LineKind.WORDS for line in stretch[1:]):
        return False
    parts = any(
        before.text.endswith(",")
        or stands_inside(before.text.split()[-1].casefold())
        or stands_inside(line.text.split()[0].casefold())
        for before, line in small
    )
    had_room = sum(_had_room(before, line, width) for before, line in pairs)
    return not parts and had_room * 3 >= len(pairs) * 2


def _ends_title(before: str, line: str, *, last: bool) -> bool:
    """Whether a line at a paper's top ends its title: with the year of its date, or over a heading."""
    if _YEAR.search(before):
        return True
    if _NUMBERED_TITLE.match(line):
        return bool(_LAST_WORD_ENDS.search(before))
    alone = last and len(line.split()) <= _TITLE_WORDS and is_open(line)
    return alone and before.endswith((")", "]"))
