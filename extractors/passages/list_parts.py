"""What a list of things to be done stands under, and the lines that are parts of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.passages.lines import Line
from extractors.passages.passage import Form

_STRETCH = r"[\w-]+\s+(?:working\s+)?(?:days?|weeks?|months?|years?)"
TIMING = re.compile(
    r"^(?:to be (?:completed|done|actioned|met)\s+)?(?:for\s+)?(?:action\s+)?"
    r"(?:immediate action|immediately|with immediate effect|as soon as possible|urgent(?:ly)?|immediate|"
    rf"within\s+(?:the\s+next\s+)?{_STRETCH}(?:\s+of\s+[^:]{{3,60}})?|"
    rf"(?:over|in) the (?:next|following) {_STRETCH}|"
    r"(?:in the )?(?:short|medium|long)(?:er)?[- ]term|by\s+[^:,]{3,40})(?:\s+actions?)?\s*:?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a list stands under: its form, and what its items inherit.

    ``clauses``: its lead-in ends with "that", so that its items say what is to be the case. ``weak``: such
    headings stand in strategies too; ``meets``: it is one of minutes.
    """

    form: Form
    section: str | None
    lead: str | None = None
    due: str | None = None
    loose: bool = False
    clauses: bool = False
    weak: bool = False
    meets: bool = False


def is_beside(line: Line, other: Line) -> bool:
    """Whether two bullets are of one list."""
    return not line.wall and line.level is None and line.item.is_bullet and bool(other.item.is_bullet)
