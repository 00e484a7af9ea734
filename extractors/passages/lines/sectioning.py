"""Which heading each line stands under: much that is printed as a heading heads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from extractors.passages.clauses.parts import sentences
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.subjects import Part, about
from extractors.passages.lines.labels import begins_with_label, heads_box
from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_timing
from lexicon.files import tables
from lexicon.patterns import alternatives
from lexicon.words import word_count

if TYPE_CHECKING:
    from extractors.passages.lines.whole_lines import Line

# These words alone are a label, where others ("Finance") may head a section.
_LABELS_ALONE = (Part.MILESTONES, Part.ACTIONS, Column.LEAD, Column.DUE)
# "Number of requirements: 2" heads nothing.
_COUNT = re.compile(r"\w:\s+[\d£%.,]+$")
# "Helpers: Taxi Association"
_WITH_VALUE = re.compile(r"[A-Z][A-Za-z]+(?: [a-z]+){0,3}\s*:(?:\s|$)")
_SENTENCE_WORDS = 8
# A line in plain letters that ends with a colon is a label, or leads in to a list.
_LABEL_WORDS = 4
# The course of a motion: who moved it, what is resolved and how the vote went; what it is about heads it.
_OF_MOTION = re.compile(
    r"(?:it was\s+)?(?:further\s+)?(?:RESOLVED|MOVED|SECONDED|CARRIED|DEFEATED)\b|"
    r"That\s|Moved(?:\s+by)?\s+[A-Z]|"
    r"(?:Carried|Lost|Defeated)\b[\s,(]*(?:unanimously|\d+\s*[/–:-]\s*\d+)|"
    r"(?:[A-Z]\w+\s+){0,3}(?:[Rr]esolution|[Mm]otion)\s+(?:[Nn]o\.?\s*)?[A-Z]*\d[\w./-]*$"
)
# "RESOLVED - That" and "THE COUNCIL RESOLVED THAT": the sentence goes on below.
_UNFINISHED = re.compile(r"\b(?:that|That|THAT)\s*:?$")
# "Clearance certificate to be copied to the Principal. RK": who acts stands behind the sentence.
_SIGNED = re.compile(r"[a-z]{2}[.;]\s+(?:[A-Z]{2,3}|All|ALL)(?:\s*[/,&]\s*[A-Z]{2,3})*$")
# "AP7.3 (SB) Chase the county for the cheque"
_TAGGED = re.compile(r"[A-Z]{1,4}\s?\d{1,3}(?:[./-]\d{1,3})*[.:]?\s+\([A-Z][^()]{0,40}\)\s+\w")
# "09/26 Finance": of a minute's number, and no month.
_MINUTE = re.compile(r"\d{2,4}/\d{1,4}\.?\s+(?=[A-Z][A-Za-z’'-]+)")
# "Minutes of the Governing Body, 14 November 2011": below it begin the items, whatever titles stand above.
_OF_MEETING = re.compile(
    r"(?:(?:draft|approved|unconfirmed|confirmed)\s+)?(?:minutes|notes?)\b.*(?:\b(?:19|20)\d\d\b|\d[/.]\d{1,2}[/.]\d\d\b)",
    re.IGNORECASE,
)
_ATTENDED = re.compile(
    r"(?:also\s+)?(?:present|in attendance|attending|attendance|apologies|apols|absent|chair(?:man)?|minutes|"
    r"clerk|circ(?:ulation)?|distribution|copy|copies|c\.?c|next(?: meeting)?)\s*:\s*\S",
    re.IGNORECASE,
)
# "Signed D A Rusk  Date 7 June 2004", "Hocking/Petera": who signed, who moved and seconded.
_SIGNERS = re.compile(r"[Ss]igned\b|[A-Z][\w’'-]+\s*/\s*[A-Z][\w’'-]+$")
# So many lines at a paper's top, at most, say what it is of.
_FRONT = 8
# "2. Headteacher's report. Attendance stands at 95.8%."
_RUN_IN = re.compile(r"(?P<title>[A-Z][^.:;?!]{2,60})[.:]\s+(?=[A-Z])")
_TITLE_WORDS, _RUN_INS, _BARE_WORDS = 8, 3, 4


def with_sections(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines, each with the heading above it; what is no more than a label heads nothing, nor does a line
    "Helpers: the Forum" below others that a label begins, whatever its own label means.
    """
    section: str | None = None
    level: int | None = None
    labelled = in_card = False
    whole = tuple(lines)
    for number, (line, below) in enumerate(zip_longest(whole, whole[1:])):
        if line.wall:
            labelled = in_card = False
            yield line
            continue
        among = in_card and line.level is None and bool(_WITH_VALUE.match(line.text))
        in_card = among or (":" in line.text and _is_field(line.text))
        yield replace(line, section=section, section_level=level)
        is_value = labelled and line.level is None
        label = line.text.rstrip(": ")
        labelled = ":" not in label and about(label) in _LABELS_ALONE
        heads = line.is_heading and not (is_value or among)
        if number < _FRONT and _OF_MEETING.match(line.text):
            section, level = None, None
        elif heads and (_heads_prose(line, below) or not _heads_nothing(line)):
            section, level = line.item.text.strip().rstrip(":"), line.level


def _heads_prose(line: Line, below: Line | None) -> bool:
    """Whether a label for what is to be done stands above prose, and so is a heading: "Next steps"."""
    if ":" in line.text or about(line.text) is not Part.ACTIONS:
        return False
    prose = below is not None and not (below.wall or below.is_bullet or below.is_heading)
    return prose and below is not None and word_count(below.text) >= _SENTENCE_WORDS


def with_run_in_headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of minutes whose numbered paragraphs begin with titles, each under the last of these."""
    read = {number: _run_in(line) for number, line in enumerate(lines)}
    titles = {number: words for number, words in read.items() if words}
    if len(titles) < _RUN_INS:
        return tuple(lines)
    found: list[Line] = []
    title: str | None = None
    above: str | None = None
    for number, line in enumerate(lines):
        if line.section != above:  # a heading of its own line
            title, above = None, line.section
        title = titles.get(number, title)
        found.append(replace(line, section=title) if title and not line.wall else line)
    return tuple(found)


def _run_in(line: Line) -> str | None:
    """The title with which a paragraph begins; of one that has no number, of a few words and a full stop."""
    if line.wall or line.level is not None or line.item.is_bullet or line.number[:1].isalpha():
        return None
    match = _RUN_IN.match(line.text)
    title = match["title"].strip() if match else ""
    if match and line.text[match.end("title")] == "." and sentences(line.text)[0][1] > match.end():
        return None  # "RESOLVED that Cllr. Lumb meet the mason"
    stopped = bool(line.number) or (match is not None and line.text[match.end("title")] == ".")
    short = bool(title) and stopped and word_count(title) <= (_TITLE_WORDS if line.number else _BARE_WORDS)
    named = word_count(title) == 1 or read_clause(title).sense is Sense.NAMES  # "Harvest" is no command
    return title if short and named else None


def _heads_nothing(line: Line) -> bool:
    """Whether what is printed as a heading is a label, a date, or an entry of a table of contents."""
    return (
        _is_field(line.text)
        or line.is_contents
        or looks_like_timing(_MINUTE.sub("", line.text))
        or _ATTENDED.match(line.text) is not None
        or _SIGNERS.match(line.text) is not None
        or _greets().fullmatch(line.text) is not None
        or _OF_MOTION.match(line.text) is not None
        or _UNFINISHED.search(line.text) is not None
        or (line.level is None and _says_something(line))
    )


@cache
def _greets() -> re.Pattern[str]:
    """How a message greets whom it is to: "Morning all", "Hi both,"."""
    words = alternatives(tables("asking")["greets"]["words"])
    return re.compile(rf"(?i:{words})(?:\s+[^\s,;:!?–—]+){{0,4}}\s*[,:!.]?")


def _says_something(line: Line) -> bool:
    """Whether bold words are a sentence that asks for something, or a label with its number."""
    if _COUNT.search(line.text) or (
        line.text.endswith(":") and not line.item.bold and word_count(line.text) > _LABEL_WORDS
    ):
        return True
    if _SIGNED.search(line.text) or _TAGGED.match(line.text):
        return True
    if _WITH_VALUE.match(line.text) and line.text.endswith((".", ".)", ")")):
        return True  # "Step: Clear the stair and keep it clear. (Forthwith)"
    return word_count(line.text) >= _SENTENCE_WORDS and read_clause(line.text).sense is Sense.DOER


def _is_field(text: str) -> bool:
    """Whether a line is a label with its value ("Lead: Home Office"), which heads nothing."""
    label, colon, value = text.partition(":") if ":" in text else map(str.strip, text.partition(" – "))
    told = about(label)
    if colon and looks_like_timing(value.strip()) and value.strip()[:1].isdigit():
        return True  # "Timescale for action: 31/08/07"
    if label[-1:].isdigit():
        return begins_with_label(text) or heads_box(text)
    return begins_with_label(text) or (told is not None and (bool(colon) or told in _LABELS_ALONE))
