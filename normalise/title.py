"""What a plan is called: the line at its front that reads most like a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.layout import Document
from extractors.plan import Plan
from lexicon.files import tables
from normalise.front import FrontLine
from normalise.organisations.owner import is_name_of_body

_TITLE_LETTERS = 150
"""Characters of a title; a longer line is a sentence."""

_NAME_ALONE = 2.0
"""Points of a body's name: a title where no other line at the top is one, as on minutes."""

_HEAD_LINES = 3
"""A running header has three lines at most: council, paper, committee."""

_APPENDIX = re.compile(
    r"^(?:appendix|annexe?|attachment|enclosure)\s+\w{1,3}\s*[:.–—-]\s*(?=\w)", re.IGNORECASE
)
_BARE = re.compile(r"(?:action|improvement|delivery)?\s*(?:plan|log|monitor|strategy)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``lexicon/titles.toml``, each section as an expression."""

    plan: re.Pattern[str]
    paper: re.Pattern[str]
    report: re.Pattern[str]
    prose: re.Pattern[str]
    label: re.Pattern[str]
    no_title: re.Pattern[str]
    generic: re.Pattern[str]


@cache
def _words() -> _Words:
    raw = tables("titles")
    anywhere = {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, raw[name]))})\b", re.IGNORECASE)
        for name in ("plan", "paper", "report", "prose")
    }
    leading = {
        name: re.compile(rf"^(?:{'|'.join(map(re.escape, raw[name]))})(?!\w)", re.IGNORECASE)
        for name in ("label", "no_title", "generic")
    }
    return _Words(**anywhere, **leading)


def read_title(document: Document, lines: Sequence[FrontLine], plans: Sequence[Plan]) -> str | None:
    """The title of a document as printed, None where no line at its front reads like one."""
    if len(plans) == 1 and plans[0].title and not any(_is_like(plans[0].title, line.text) for line in lines):
        return plans[0].title
    top = _top(lines)
    scored = [
        (_points(line, line.place - top, document, plans), -line.place, index)
        for index, line in enumerate(lines)
    ]
    best = max(scored, default=None)
    if best is not None and best[0] > 0:
        return _joined(lines, best[2])
    titles = [plan.title for plan in plans if plan.title]
    if titles:
        return titles[0]
    property_title = document.properties.title
    return property_title if property_title and not _words().generic.match(property_title) else None


def _is_no_title(text: str) -> bool:
    return not any(character.isalpha() for character in text) or bool(_words().no_title.match(text))


def _is_like(one: str, other: str) -> bool:
    return one.casefold().strip(" .:") == other.casefold().strip(" .:")


def _top(lines: Sequence[FrontLine]) -> int:
    """Where the page's own text begins: a plain line above the first heading may be its running header."""
    head = (line for line in lines[:_HEAD_LINES] if line.prominent and not _is_no_title(line.text))
    return next((line.place for line in head), 0)


def _points(line: FrontLine, place: int, document: Document, plans: Sequence[Plan]) -> float:
    text = _APPENDIX.sub("", line.text)
    if _words().label.match(line.label):
        return 4.0
    if _is_no_title(text) or len(text) > _TITLE_LETTERS or line.label:
        return 0.0
    if is_name_of_body(text):
        return _NAME_ALONE
    points = _points_of_words(text)
    points += 2.5 * (place == 0) + 1.0 * (place == 1 or (place == 2 and bool(points)))
    points += 1.5 * line.prominent + 1.0 * (line.distance <= 4 and bool(points))
    points += 2.0 * any(_is_like(running, text) for running in document.running)
    points += 2.0 * any(_is_like(plan.title, text) for plan in plans if plan.title)
    if text.endswith(".") and _words().prose.search(text):
        return 0.0
    prose = text.endswith((".", ";", ",")) + 2 * bool(_words().prose.search(text)) + (len(text) > 100)
    return points - 2.0 * prose


def _points_of_words(text: str) -> float:
    words = _words()
    for points, pattern in ((4.0, words.plan), (3.0, words.paper), (1.5, words.report)):
        if pattern.search(text):
            return points
    return 0.0


def _joined(lines: Sequence[FrontLine], index: int) -> str:
    """The line, with the one before or after it where a title page has set the title over two."""
    text = _APPENDIX.sub("", lines[index].text)
    if _BARE.fullmatch(text) and index > 0 and _goes_with(lines[index - 1]):
        return f"{lines[index - 1].text} {text}"
    if not _words().paper.search(text) and index + 1 < len(lines):
        after = lines[index + 1].text
        if _BARE.fullmatch(after):
            return f"{text} {after}"
    return text


def _goes_with(line: FrontLine) -> bool:
    return (
        not line.label
        and not _is_no_title(line.text)
        and not _words().prose.search(line.text)
        and len(line.text) <= 80
    )
