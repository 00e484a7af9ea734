"""The date that a plan bears, and where it is printed: the anchor for dates without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from extractors.layout import Document, Table
from normalise.dates.printed import Doubt, Printed
from normalise.dates.read import parsed, read_due
from normalise.dates.rules_promises import Clause
from normalise.front import FrontLine
from normalise.records import DuePrecision, PlanDateBasis


@dataclass(frozen=True, slots=True)
class PlanDate:
    """A plan's date, the last day of a month where only that is printed, and what it was read from."""

    day: date
    basis: PlanDateBasis


_LABEL = re.compile(
    r"^(?:(?P<meeting>(?:date of )?(?:meeting|committee|cabinet|council|board)(?: date)?)"
    r"|(?:(?:publication|published|issued?|report|document|plan|approval|revision|revised|last|release|effective)\s+)*"
    r"(?:date(?: of (?:issue|publication|report|plan|this version))?|dated|published|updated|revised|issued"
    r"|amended|sent|as at|as of|produced|correct (?:as )?(?:at|on)))"
    r"(?:\s+on)?\s*[:–—-]?\s*(?P<date>.*)$",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(r"(?:date of )?(?:publi|issue|release)", re.IGNORECASE)
_AS_AT = re.compile(
    r"\b(?:as (?:at|of|on)|as(?=\s\d)|position (?:at|on)|updated|dated|revised|refreshed)"
    r"\s+(?P<date>[^()\n]{4,40})",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\b(?:version|ver|v|draft|issue|revision|rev)\.?\s*\d[\d.]*\b[\s,:;(–—-]*(?P<date>.{4,30})$",
    re.IGNORECASE,
)
# What was done with a plan on the day that its title names: "Improvement Plan, agreed 10 June 2014".
_ACCEPTED = re.compile(
    r"(?<!\bbe )\b(?:agreed|approved|adopted|submitted|endorsed|ratified|signed off|published|issued|produced"
    r"|drawn up|refreshed|updated|revised|put|presented|tabled)\b"
    r"(?:\s+(?:by|to|at)\s+[^,;.()\d]{3,40}?)?\s+(?:(?:on|in|of)\s+)?(?:the\s+)?"
    r"(?P<date>\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?[a-z]{3,10}\.?,?\s+\d{4})\b",
    re.IGNORECASE,
)
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9}\.?,?\s+(?:19|20)\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d)\b"
)
# "Thursday, 12 May 2011 at 10 am in Committee Room 2", "Held on 12 May 2011 in the Town Hall".
_OPENING = re.compile(
    rf"^(?P<held>held\s+(?:(?:at|in)\s+[^,;\d]{{3,60}}?\s+)?(?:on\s+)?)?{_DAY}(?=\s*(?:,|at|in|from|[-–—(]|$))",
    re.IGNORECASE,
)
# "Audit Committee 12 May 2011": a meeting's name or a paper's, and its day.
_CLOSING = re.compile(
    r"^(?:[A-Z(][\w'’&()-]*\s+|(?:of|the|and|for|meeting|log|notes)\s+){0,7}(?P<kind>committee|cabinet|board|panel|meeting"
    r"|group|forum|council|body|log|plan|minutes|notes|actions|tracker|update)\s+"
    rf"{_DAY}\s*$",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(r"^(?:committee|cabinet|council|panel|board|meeting)\b", re.IGNORECASE)
_OF_MEETING = re.compile(
    rf"\b(?:meeting|committee|cabinet|board|panel)\b[^.\n]{{0,40}}?\b(?:on|of|held)\s+{_DAY}",
    re.IGNORECASE,
)
# Minutes say at their head when the meeting was: "Minutes, 28 April 2021, held online".
_MINUTES = re.compile(
    r"^(?:(?:draft|confirmed|unconfirmed|approved|summary)\s+)*"
    r"(?:minutes|notes?|record|action notes|meeting)\b.{0,100}?"
    r"(?P<date>\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8}\.?,?\s+(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
# "Report published 30 November 2011. Inspectorate of Youth Justice"
_PUBLISHED = re.compile(
    r"\b(?:published(?: on)?|report date|date of report|date of publication|report published)\s*:?\s+"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8},?\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "Sent: 3 February 2026, 21:14"
_CLOCK = re.compile(
    r"(?<=\d{4}),?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?$", re.IGNORECASE
)
_INITIALS_AND_DAY = re.compile(
    r"[A-Z]{1,3}(?:\s?[./&]\s?[A-Z]{1,3}){0,3}\.?,?\s+(?P<date>\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2})\.?"
)
_FULL_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8},?\s+(?:19|20)\d\d\b")
# What a day is that no paper is of: "to be agreed 10 June 2014", "from 1 May 2012 to ...".
_OF_ANOTHER = re.compile(
    r"\b(?:to be|by|before|until|till|due|from|since|after|between|during|for|of birth|born|died|opened|"
    r"founded)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[a-z\d])\.\s+")
_TRAILING = re.compile(r"[(–—:,-]\s*(?P<date>[^()–—:,]{4,30}?)\s*\)?\s*$")

_NEXT = (
    r"\b(?:next|following|future|forthcoming)\s+(?:\w+\s+){0,2}"
    r"(?:meetings?|reviews?|updates?|inspections?|versions?)\b"
)
# "14. Date of next meeting." and its day in the sentence after it, or on the line below.
_ANNOUNCED = re.compile(
    rf"^(?:\d+[.)]?\s+)?(?:(?:the\s+)?(?:date|time)s?\W.{{0,20}})?{_NEXT}\W*$", re.IGNORECASE
)
# What is still to come says nothing of the day that the paper bears: "Next meeting: 12 May 2015".
_STILL_TO_COME = re.compile(
    rf"{_NEXT}"
    r"|\b(?:to be (?:reviewed|updated|considered)|(?:for|due for) review|review (?:due|by|date))\b"
    r"|\b(?:valid (?:until|to)|expir(?:y|es)|(?:target|due|completion|start|end|closing) date|deadline"
    r"|inspection|inspected)\b",
    re.IGNORECASE,
)

_BEGINS_DATE = re.compile(
    r"\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the\b"
    r"|ion|chwe|maw|ebr|meh|gor|aws|med|hyd|tach|rhag",  # the months in Welsh
    re.IGNORECASE,
)

_LONGEST_LINE = 120
"""Characters of a line that is no sentence of a text."""

_LAST_LINES = 3
_TITLES = 5
"""Lines at the very front, which say what a document is."""

_FIRST_LINES = 25
"""Lines at the front in which a date by itself is the document's own; further down it is some event's."""


def read_plan_date(
    document: Document, lines: Sequence[FrontLine], title: str | None, source: str
) -> PlanDate | None:
    """The date a document bears: that of the plainest witness, a day before a month."""
    found = [*_printed(document, lines, title), *_in_file_name(source)]
    best = min(found, key=lambda witness: (witness.rank, not witness.exact), default=None)
    return PlanDate(best.day, best.basis) if best else _of_properties(document)


class _Witness(NamedTuple):
    """A date found, how plainly it is the document's own (0 the plainest), and whether to the day."""

    rank: int
    day: date
    exact: bool
    basis: PlanDateBasis


def _printed(document: Document, lines: Sequence[FrontLine], title: str | None) -> Iterator[_Witness]:
    front = lines[:_FIRST_LINES]
    in_committee = any(_COMMITTEE.match(line.text) for line in front[:6])
    for before, line in zip([None, *front], front, strict=False):
        if before is not None and _ANNOUNCED.match(before.text):
            continue
        if line.label:
            label = _LABEL.match(line.label)
            if label is not None and not label["date"]:
                yield from _dated(
                    line.text, 0, PlanDateBasis.MEETING if label["meeting"] else PlanDateBasis.PRINTED
                )
        elif not line.in_table:
            for fact in _facts(line.text):
                yield from _of_line(fact, in_committee=in_committee)
    for text in (*document.running, title or ""):
        yield from _of_line(text, in_committee=False)
    yield from _signed(document)
    yield from _among_titles([line.text for line in lines[:_TITLES] if not line.label and not line.in_table])


def _signed(document: Document) -> Iterator[_Witness]:
    """The day on which whoever wrote a paper put their initials under it: "BT/HN 19.11.07"."""
    last = [block.item.text for block in document.blocks[-_LAST_LINES:] if not isinstance(block, Table)]
    for text in last:
        if signed := _INITIALS_AND_DAY.fullmatch(text.strip()):
            yield from _dated(signed["date"], 1, PlanDateBasis.PRINTED)


def _among_titles(titles: Sequence[str]) -> Iterator[_Witness]:
    """The only day that the titles name, wherever it stands: "Ward Forum, Thu 6 June 2002 – The Hall"."""
    short = [
        text
        for text in titles
        if len(text) <= _LONGEST_LINE and not text.endswith(".")
        if not (_STILL_TO_COME.search(text) or _OF_ANOTHER.search(text))
    ]
    days = {match.group() for text in short for match in _FULL_DAY.finditer(text)}
    if len(days) == 1:
        yield from _dated(days.pop(), 6, PlanDateBasis.PRINTED)


def _facts(line: str) -> Iterator[str]:
    """A line, and the facts that a short one strings together: "Ostrey Trust. Report dated 18 May 2013"."""
    yield line
    facts = _SENTENCES.split(line.rstrip(". "))
    if len(line) <= _LONGEST_LINE and len(facts) > 1:
        yield from (
            fact for before, fact in zip(["", *facts], facts, strict=False) if not _ANNOUNCED.match(before)
        )


def _of_line(text: str, *, in_committee: bool) -> Iterator[_Witness]:
    match = _LABEL.match(text)
    if match is not None:
        meeting = match["meeting"] or (in_committee and not _PUBLICATION.match(text))
        basis = PlanDateBasis.MEETING if meeting else PlanDateBasis.PRINTED
        if labelled := list(_dated(match["date"], 0, basis)):
            yield from labelled
            return
    yield from _dated(text, 2, PlanDateBasis.PRINTED)
    # "15 March 2012, 10.00 – 12.00, Committee Room 2".
    yield from _dated(text.split(",", 1)[0], 2, PlanDateBasis.PRINTED)
    if found := _PUBLISHED.search(text):
        yield from _dated(found["date"], 1, PlanDateBasis.PRINTED)
    if found := _MINUTES.search(text):
        yield from _dated(found["date"], 3, PlanDateBasis.MEETING)
    for sentence in _SENTENCES.split(text.rstrip(". ")):
        # "Agreed by governors on 8 January 2018. Reviewed every three weeks."
        if (found := _ACCEPTED.match(sentence)) and not _STILL_TO_COME.search(sentence):
            yield from _dated(found["date"], 5, PlanDateBasis.PRINTED)
    if len(text) > _LONGEST_LINE or text.endswith(".") or _STILL_TO_COME.search(text):
        return
    for rank, pattern, basis in (
        (1, _AS_AT, PlanDateBasis.PRINTED),
        (3, _VERSION, PlanDateBasis.VERSION),
        (2, _OPENING, PlanDateBasis.PRINTED),
        (4, _TRAILING, PlanDateBasis.PRINTED),
        (4, _CLOSING, PlanDateBasis.PRINTED),
        (5, _OF_MEETING, PlanDateBasis.MEETING),
        (5, _ACCEPTED, PlanDateBasis.PRINTED),
    ):
        if found := pattern.search(text):
            yield from _dated(found["date"], rank, basis)


def _dated(text: str, rank: int, basis: PlanDateBasis) -> Iterator[_Witness]:
    """The date that a text is, and nothing but: a day or month with its year, no deadline ("by 4 July")."""
    text = _CLOCK.sub("", text.strip(" .:()"))
    if not _BEGINS_DATE.match(text):
        return
    nodes = [node for node in parsed(text) if node.kind not in ("COMMA", "DOT", "OPEN", "SHUT", "DASH")]
    if len(nodes) != 1 or not isinstance(nodes[0].meaning, Clause):
        return
    time = nodes[0].meaning.time
    if not isinstance(time, Printed) or time.year is None:
        return
    if time.day and time.doubt not in (None, Doubt.ORDER):
        return
    due = read_due(text)
    if due.date is not None and due.precision in (DuePrecision.DAY, DuePrecision.MONTH):
        yield _Witness(rank, due.date, due.precision is DuePrecision.DAY, basis)


_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<iso>(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])(?:[-_. ]?(?:0[1-9]|[12]\d|3[01]))?)(?!\d)"
    r"|(?P<words>(?:\d{1,2}(?:st|nd|rd|th)?[-_ ])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"[-_ ]?(?:19|20)?\d\d)(?!\d)"
    r"|(?P<day>\d{1,2}[-_.]\d{1,2}[-_.](?:19|20)?\d\d)(?!\d))",
    re.IGNORECASE,
)


def dates_in_name(source: str) -> list[date]:
    """The dates that a file's name alone speaks of, for `normalise.file_name`."""
    return [witness.day for witness in _in_file_name(source)]


def _in_file_name(source: str) -> Iterator[_Witness]:
    for match in _IN_NAME.finditer(PurePosixPath(source).stem):
        digits = re.sub(r"\D", "", match["iso"] or "")
        if match["iso"] and len(digits) in (6, 8):
            text = "-".join(filter(None, (digits[:4], digits[4:6], digits[6:])))
        else:
            text = re.sub(r"[-_. ]+", "/" if match["day"] else " ", match.group())
        yield from _dated(text, 6, PlanDateBasis.FILE_NAME)


# Begins with its first figure, to be found the quickest.
_YEAR = re.compile(r"[12](?:(?<=\b1)9|(?<=\b2)0)\d\d\b")
_NEAR_ENOUGH = 2
"""Years between a file's own date and the dates printed in it: more, and the file was made anew since."""


def _of_properties(document: Document) -> PlanDate | None:
    """The day on which the file was made, where the years printed in it bear it out."""
    made = document.properties.created or document.properties.modified
    if made is None:
        return None
    if document.is_mail:
        return PlanDate(made, PlanDateBasis.PRINTED)  # the day on which its header says that it was sent
    years = sorted(map(int, _YEAR.findall("\n".join(document.texts()))))
    if not years or abs(years[len(years) // 2] - made.year) > _NEAR_ENOUGH:
        return None
    return PlanDate(made, PlanDateBasis.PROPERTIES)
