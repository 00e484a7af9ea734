"""What heads a list of what is to be done or put right, and the section that such a list belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.passages.lines.whole_lines import Line
from extractors.passages.vocabulary import cues, headings
from lexicon.remembering import remembered
from lexicon.words import comparable, word_count

_HEADING_WORDS = 14
# "Recommendations (report dated July 2011)"
_OF_YEAR = re.compile(r"\s+(?:in|for|during)\s+(?:19|20)\d\d(?:\s*[/–-]\s*\d+)?\s*:?$")
# "Recommendations and the provider's response": each with its answer, and none of another time.
_WITH_ANSWERS = re.compile(
    r"(?:\w+ )?recommendations? and (?:\w+ ){0,5}?"
    r"(?:responses?|reply|replies|answers?|comments?|commitments?)"
)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*:?$")
_SUMMARY = re.compile(r"\b(?:summary|list|log|schedule|from|at) (?:of|this|the)\b", re.IGNORECASE)


def heads_list(line: Line) -> bool:
    """Whether a line is the heading of a list of what is to be put right."""
    if line.wall or line.is_contents or word_count(line.text) > _HEADING_WORDS or not may_head(line):
        return False
    return _names_list(heading_key(line.text))


def heading_key(text: str) -> str:
    """The words of a heading as they are compared, without what is in brackets or the year behind them."""
    return comparable(_OF_YEAR.sub("", _IN_BRACKETS.sub("", text)))


def last_part(text: str) -> str:
    """What the last part of a title heads: "Plan 2009–2013. Annex C – what we are going to do in 2010"."""
    return _OF_YEAR.sub("", text.rpartition(" – ")[2]) if " – " in text and not text.endswith(".") else ""


@remembered(most=4096)
def _names_list(key: str) -> bool:
    """Whether words name such a list, of this paper and no earlier one."""
    if key in cues().list_headings or _WITH_ANSWERS.fullmatch(key):
        return True
    if tells_of_past(key):
        return False
    if headings().improvements.fullmatch(key):
        return True
    return any(_extends(key, heading) for heading in cues().list_headings)


def tells_of_past(heading: str) -> bool:
    """Whether a heading tells of what was asked for at another time."""
    key = comparable(heading)
    return any(word in cues().told_words for word in key.split()) or " follow up " in f" {key} "


def may_head(line: Line) -> bool:
    """Whether a line is printed as a heading, or ends as a lead-in does."""
    return line.is_heading or line.text.endswith((":", "?"))


def _extends(key: str, heading: str) -> bool:
    """ "Areas for improvement for the partnership" begins with a heading of two words or more."""
    return (
        " " in heading
        and (key.startswith(f"{heading} ") or key.endswith(f" {heading}"))
        and len(key.split()) <= len(heading.split()) + 6
    )


def section_of(lines: Sequence[Line], line: Line) -> str | None:
    """The section of a list: its own heading, unless that is a label that comes again and again, or is
    printed like any other line below a heading.
    """
    own = line.text.rstrip(": ")
    if line.level is not None or line.section is None or _names_list(comparable(line.section)):
        return own
    label = (
        line.section_level is not None or not line.item.bold or sum(one.key == line.key for one in lines) > 1
    )
    return line.section if label else own


def heads_section(line: Line) -> bool:
    """Whether "Summary of actions" heads a section like those around it, and is no label below a heading."""
    if line.level is not None:
        return line.section_level is None or line.level <= line.section_level
    return line.section is None or (line.section_level is None and _SUMMARY.search(line.text) is not None)
