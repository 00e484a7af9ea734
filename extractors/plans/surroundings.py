"""What stands around a plan table: the section and recommendation it is printed under, and the criteria
listed before or after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.continuing import begins_small, is_finished
from extractors.layout import Block, Heading, Item, Paragraph, Table
from extractors.plans.cells.items import entries
from extractors.plans.cells.references import part_recommendation
from extractors.plans.rows.carried_headings import PlanHeading
from extractors.plans.vocabulary import labels
from lexicon.actors import is_acronym, names_parties
from lexicon.timing import timing_spans
from lexicon.words import comparable, word_count

# A heading is a title: so short, and no sentence. One in bold may be longer.
_PLAIN_WORDS, _BOLD_WORDS = 12, 20
# A criterion without a bullet is at least a clause; less is a page's furniture ("Version 6").
_CLAUSE_WORDS = 5
_RECOMMENDATION_WORDS = 4
# A table that only introduces a plan is small: a recommendation, its criteria, who answers for it.
_INTRODUCTION = 100
_IN_BRACKETS = re.compile(r"\s*\([^()]{1,40}\)$")
# A span that is a day or a month of a year, and no deadline ("by March 2010").
_DAY = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?[A-Z][a-z]+\.?,?\s+(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
)
# What stands before the day on which something was so ("Position at 9 July 2019"), and is no deadline's word.
_AT = re.compile(r"^(?:at|as at|on|in|of)\s+", re.IGNORECASE)
# Who leads, at a heading's end: "Neglect – Lead: Ann Lee", "Register- Lead AM", "Neglect (Owner: Ann Lee)".
_LEAD_WORD = r"(?:joint |overall )?(?:leads?|owners?|sponsors?)(?: officers?| members?| directors?)?"
_LEAD_IN_HEADING = re.compile(
    rf"(?:\s*[–—-]\s*(?i:{_LEAD_WORD})\b\s*[:–—-]?|\s*[(\[]\s*(?i:{_LEAD_WORD})\b\s*[:–—-]?|\s+(?i:{_LEAD_WORD}):)"
    r"\s*(?P<lead>[A-Z].*?)\s*[)\]]?$"
)
# Two capitals, or with a small letter among them; three capitals by themselves are as likely a body.
_INITIALS = r"(?:[A-Z]{2}[a-z]?|[A-Z][a-z][A-Z])"
_INITIALS_AT_END = re.compile(
    rf"\s+[–—-]\s*(?P<lead>{_INITIALS}|(?:{_INITIALS}|[A-Z]{{3}})(?:\s?[/&]\s?(?:{_INITIALS}|[A-Z]{{3}}))+)$"
)
_LED_WORDS, _LEAD_WORDS = 30, 12
"""Words of a heading that names its lead, and of what it says of the lead: more is a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between tables; ``level`` is a heading's, where the format marks it as one."""

    item: Item
    level: int | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return self.item.text.strip()

    @property
    def key(self) -> str:
        """Its words as they are compared."""
        return comparable(self.text)

    @property
    def looks_like_heading(self) -> bool:
        """Whether it is printed as a heading: marked as one, bold, or short and unfinished."""
        if self.item.is_bullet or not self.text:
            return False
        if self.level is not None:
            return True
        words = word_count(self.text)
        if words <= _LED_WORDS and _part_lead(self.text)[1]:
            return True
        limit = _BOLD_WORDS if self.item.bold else _PLAIN_WORDS
        # A title in bold may end on something in brackets: "Engineering (Grade 4)".
        text = _IN_BRACKETS.sub("", self.text) if self.item.bold else self.text
        return words <= limit and bool(text) and not is_finished(text) and not begins_small(text)


def lines_between(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """The lines of the blocks between two plan tables.

    A small table among them that holds a recommendation or criteria ("Key Issue 1 ... | Success criteria")
    is read as lines; any other is left out.
    """
    found: list[Line] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(Line(block.item, block.level))
        elif isinstance(block, Paragraph):
            found.append(Line(block.item))
        elif is_introduction(block):
            found.extend(Line(item) for cell in block.cells for item in cell.items)
    return tuple(found)


def is_introduction(table: Table) -> bool:
    """Whether a table only introduces a plan: its first cells are a numbered recommendation or a cue."""
    first = [cell.items[0] for cell in table.cells if cell.items]
    if len(first) > _INTRODUCTION:
        return False
    telling = [item for item in first if _introduces(item)]
    return bool(telling) and len(first) <= len(telling) * 2


def _introduces(item: Item) -> bool:
    named = part_recommendation(item.text).word is not None
    return named or _cue(comparable(item.text)) in ("criteria", "evaluation", "recommendation")


def _is_cue(line: Line) -> bool:
    return bool(_cue(line.key))


def _cue(key: str) -> str | None:
    words = labels()
    for name, cues in (
        ("criteria", words.criteria_cues),
        ("evaluation", words.evaluation_cues),
        ("recommendation", words.recommendation_cues),
    ):
        if key in cues:
            return name
    if any(key.startswith(cue) for cue in words.carried_forward_cues):
        return "carried_forward"
    return None


@dataclass(frozen=True, slots=True)
class Region:
    """The lines between two tables: what belongs to the table before, and what the next stands under."""

    after: tuple[Line, ...]
    heading: PlanHeading | None
    before: tuple[Line, ...]
    title: str | None


def read_region(
    lines: Sequence[Line], *, wants_recommendation: bool, page: int | None, alone: bool = False
) -> Region:
    """Part the lines before a plan table.

    ``wants_recommendation`` is False where the table has a column of its own for recommendations; ``alone``
    is True where no other table is a plan: a heading above it parts it from nothing, and is the paper's own,
    unless it is marked as one below another.
    """
    found = _find_recommendation(lines) if wants_recommendation else None
    if found is not None:
        start, end, ref, text = found
        section_at, section, title = _find_section(lines[:start])
        text, lead = _part_lead(text) if text else (None, None)
        heading = PlanHeading(section, ref, text, lead=lead, page=page)
        return Region(tuple(lines[:section_at]), heading, tuple(lines[end:]), title)
    section_at, section, title = _find_section(lines)
    if section is None and title is None and not alone:
        section_at, section = _past_prose(lines, section_at)
    if section is None or (alone and _is_the_papers_own(lines[section_at], lines[:section_at])):
        return Region(tuple(lines), None, (), title)
    section, lead = _part_lead(section)
    heading = PlanHeading(section, lead=lead, page=page)
    return Region(tuple(lines[:section_at]), heading, tuple(lines[section_at + 1 :]), title)


def _part_lead(text: str) -> tuple[str, str | None]:
    """A heading without the lead that it names ("Neglect - Lead: Ann Lee", "Maps – GS/JTe"), and that."""
    lead = _LEAD_IN_HEADING.search(text)
    if lead is None:
        lead = _INITIALS_AT_END.search(text)
        if lead is not None and all(is_acronym(part) for part in re.split(r"[\s/&]+", lead["lead"])):
            return text, None
    if lead is None or lead.start() == 0 or word_count(lead["lead"]) > _LEAD_WORDS:
        return text, None
    return text[: lead.start()].rstrip(" –—-"), lead["lead"]


def _find_recommendation(lines: Sequence[Line]) -> tuple[int, int, str | None, str | None] | None:
    """Where the last recommendation of the lines starts and ends, its reference and its text.

    Nothing is looked for above a plan's title, and a number without a word only next to the table: above
    a paragraph it numbers paragraphs.
    """
    past_prose = False
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if line.item.is_bullet and not line.item.marker[:1].isalnum():
            continue
        labelled = part_recommendation(f"{line.item.marker} {line.text}".strip())
        names = line.looks_like_heading and labels().names_paper(line.text) and not _is_listed(lines, number)
        if names and labelled.word is None:
            return None
        cued = number > 0 and _cue(lines[number - 1].key) == "recommendation"
        start = number - 1 if cued else number
        if labelled.word is not None and not labelled.rest:
            return _with_next_line(lines, number, labelled.ref)
        if labelled.word is not None or (cued and labelled.rest and not line.item.is_bullet):
            return start, number + 1, labelled.ref, labelled.rest or None
        if past_prose:
            continue
        if labelled.ref is not None and _is_numbered_recommendation(lines, number, labelled.rest):
            return start, number + 1, labelled.ref, labelled.rest
        past_prose = not line.looks_like_heading and not _is_cue(line)
    return None


def _is_listed(lines: Sequence[Line], number: int) -> bool:
    """Whether a line printed like any other stands under a cue: a criterion without its bullet
    ("Priorities of the Strategy met"), and no title."""
    line = lines[number]
    return line.level is None and not line.item.bold and any(map(_is_cue, lines[:number]))


def _with_next_line(
    lines: Sequence[Line], number: int, ref: str | None
) -> tuple[int, int, str | None, str | None]:
    """A label that stands alone ("Key Issue 3"): its text is the line under it."""
    following = lines[number + 1] if number + 1 < len(lines) else None
    if following is None or _is_cue(following) or following.item.is_bullet:
        return number, number + 1, ref, None
    return number, number + 2, ref, following.text


def _is_numbered_recommendation(lines: Sequence[Line], number: int, rest: str) -> bool:
    """Whether a numbered line heads what follows: a clause by itself, and not one of a numbered list."""
    if word_count(rest) < _RECOMMENDATION_WORDS:
        return False
    neighbours = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return not any(part_recommendation(f"{near.item.marker} {near.text}".strip()).ref for near in neighbours)


def _find_section(lines: Sequence[Line]) -> tuple[int, str | None, str | None]:
    """Where the section's heading stands that ends the lines, its words, and a plan's title met instead."""
    number = len(lines)
    while number > 0 and (_cue(lines[number - 1].key) == "recommendation" or not lines[number - 1].text):
        number -= 1
    if number == 0 or not lines[number - 1].looks_like_heading or _is_cue(lines[number - 1]):
        return number, None, None
    line = lines[number - 1]
    if labels().names_paper(line.text):
        return number, None, None if labels().only_counts_paper(line.text) else line.text
    if _is_of_paper(line.text):
        return number, None, None
    return number - 1, line.text, None


def _past_prose(lines: Sequence[Line], number: int) -> tuple[int, str | None]:
    """Where the heading stands that prose parts from one of several tables, and its words: the format marks
    it as one, and no more than the next such line above is looked at."""
    if number == 0 or lines[number - 1].looks_like_heading:
        return number, None
    marked = next((at for at in range(number - 1, -1, -1) if lines[at].level is not None), None)
    if marked is None or _is_cue(lines[marked]):
        return number, None
    text = lines[marked].text
    if not text or labels().names_paper(text) or _is_of_paper(text):
        return number, None
    return marked, text


def _is_the_papers_own(line: Line, before: Sequence[Line]) -> bool:
    """Whether a heading is not marked as one below another before it, and names nobody who leads."""
    below = line.level is not None and any(other.level and other.level < line.level for other in before)
    return not below and _part_lead(line.text)[1] is None


def _is_of_paper(text: str) -> bool:
    """Whether a line says of when the paper is, or who made it: "Council, 22 July 2014", "Version 2",
    "Fenby Council Education Services", "Headteacher: Ann Lee  Chair of Governors: Piotr Wilk"."""
    if comparable(text).startswith(tuple(f"{word} " for word in labels().front_words)):
        return True
    if _names_issuer(text) or _names_holders(text):
        return True
    spans = timing_spans(text)
    if not spans or spans[-1][1] < len(text.rstrip(" .)")):
        return False
    return bool(_DAY.match(_AT.sub("", text[spans[-1][0] :])))


def _names_issuer(text: str) -> bool:
    """Whether a line is a body's name with the department of it that made the paper."""
    words = text.split()
    for number, word in enumerate(words[1:-2], 1):
        if comparable(word) in labels().body_words:
            return text[0].isupper() and names_parties(" ".join(words[number + 1 :]))
    return False


def _names_holders(text: str) -> bool:
    """Whether a line says who holds two posts or more, each before a colon."""
    first, *others = text.split(":")
    return len(others) > 1 and names_parties(first) and all(map(names_parties, others))


def gather_criteria(lines: Sequence[Line], heading: PlanHeading, *, cued: bool) -> bool:
    """Put the criteria, evaluation and actions carried forward that lines list to their recommendation.

    ``cued`` says whether lists may be criteria before any cue says so, as in a document that names them
    once and then only lists them. Returns whether the lines hold a cue for criteria.
    """
    gathered: dict[str, list[Item]] = {"criteria": [], "evaluation": [], "carried_forward": []}
    current: str | None = "criteria" if cued else None
    found_cue = False
    for line in lines:
        cue = _cue(line.key)
        if cue in gathered:
            current = cue
            found_cue |= cue == "criteria"
        elif any(gathered.values()) and line.looks_like_heading:
            break
        elif current is not None and _is_criterion(line):
            gathered[current].append(line.item)
    heading.criteria.extend(_texts(gathered["criteria"]))
    heading.evaluation.extend(_texts(gathered["evaluation"]))
    heading.carried_forward.extend(_texts(gathered["carried_forward"]))
    return found_cue


def _is_criterion(line: Line) -> bool:
    return line.item.is_bullet or word_count(line.text) >= _CLAUSE_WORDS


def _texts(items: Sequence[Item]) -> Iterator[str]:
    return (entry.text for entry in entries(items))


def has_criteria_cue(lines: Sequence[Line]) -> bool:
    """Whether criteria are announced among the lines."""
    return any(_cue(line.key) == "criteria" for line in lines)
