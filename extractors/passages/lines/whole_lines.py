"""A document's lines outside its plans: page numbers gone, cut sentences whole, each under its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from extractors.continuing import begins_small, in_bracket, stands_inside
from extractors.layout import Block, Box, Document, Heading, Item, Table
from extractors.passages.clauses.parties import is_party
from extractors.passages.lines.labels import begins_with_label, glued_labels
from extractors.passages.lines.margins import Unfolded, heads_margin, letters_in, unfold
from extractors.passages.lines.sectioning import with_sections
from extractors.runs import joined_items, part_item
from lexicon.timing import begins_with_month
from lexicon.words import comparable, word_count

# A heading is a title: so short, and no sentence. One in bold may be longer.
_PLAIN_WORDS, _BOLD_WORDS = 10, 22
_PAGE_NUMBER = re.compile(
    r"(?:[^.;:]{0,60}\s[-–—|·]\s*(?=page))?(?:page\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
# And so many letters, at most; longer words have no heading.
_HEADING_LETTERS = 300
# "28. In order to", "5.3 The", "(a) to", "R1 Improve", "24/107. Clerk to", "[021/12] require".
_TYPED_NUMBER = re.compile(
    r"^(?:\[\d{1,4}(?:/\d{1,4})?\]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,4})[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,4}/\d{1,4}[.):]|\d{1,4}/\d{1,4}-\d{1,3}[.):]?|R\d{1,2}\*?[.:]?|(?:No\.?\s?\d{1,3}[.:)]?\s+)?(?:Std|Standard|NMS)\.?\s?\d[\d.]*[.:]|No\.?\s?\d{1,3}[.:)]|[A-Z]\d{1,2}[.:])\s+(?=\S)"
)
# An arrow before a line of minutes says that somebody is to do it.
_POINTER = re.compile(r"^(?:[→►➢➤⇒▶➔⮕⇨▸»☐☑☒□✓✔✅]|={1,2}>|-{1,2}>|>{1,2}|\[[ xX]\])\s*(?=\S)")
# "** Ann to write **": signs around a line.
_STARRED = re.compile(r"^(?P<sign>\*{1,3}|_{2}|>>|##)\s*(?P<inner>[^*_<>#]+?)\s*(?:\*{1,3}|_{2}|<<|##)$")
# A line that says something is no heading, unless it is printed as one.
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|provided|gave|made|added|said|noted|reported|asked|agreed|discussed)\s|\sthat:?$"
)
_ANNOUNCES = ("RESOLVED", "ACTION", "AGREED", "DECISION")
# Who acts, in bold behind a paragraph of minutes, is named in so few words.
_NAME_WORDS = 3
_ENDS_WITH_DAY = re.compile(r"\b(?:on|by|before|until|from|of|the|[A-Z][a-z]+day)\s+\d{1,2}(?:st|nd|rd|th)?$")
_FOOTNOTE = re.compile(r"^\d{1,2}\s+(?:[A-Z‘“'\"]|http|www)")
# How many footnotes may stand between the two halves of a sentence that a page break parts.
_FOOTNOTES = 3
# No sentence takes more lines than this; cells of a list without stops seem to.
_SENTENCE_LINES = 60
# Items of minutes are so many; a larger number is a year.
_ITEMS = 100
_FIRST_NUMBER = re.compile(r"(\d{1,2})([.)])\s")
_FIRST_PART = re.compile(r"(?<=\S)\s+(?=(\d{1,2})\.1\s+[A-Z])")
_LETTER_BULLET = re.compile(r"o\s+\S")
_LETTER_BULLETS = re.compile(r"\s+(?=o\s+[a-z])")
_LEADER = re.compile(r"\.{4,}|…{2,}|\s\.(?:\s\.){3,}")
_LAST_DIGITS = re.compile(r"\d{1,4}$")
# So many entries under one another are a table of contents.
_CONTENTS = 4
_PAGE_BEHIND = re.compile(r"[a-z)]\s+\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``block`` counts the document's blocks, ``table`` and ``row`` are where it stands in a table.

    ``level`` is a heading's where the format marks it as one; ``margin`` what a column of actions says beside
    it; ``section`` the heading above and ``section_level`` its level; ``wall`` a table, which ends every
    list, ``plan`` one that is a plan's; ``told`` where labels behind its sentence were taken off it.
    """

    item: Item
    block: int
    level: int | None = None
    table: int | None = None
    row: int | None = None
    margin: str = ""
    wall: bool = False
    plan: bool = False
    section: str | None = None
    section_level: int | None = None
    told: bool = False
    pointed: bool = field(init=False, default=False)
    text: str = field(init=False, default="")
    number: str = field(init=False, default="")

    def __post_init__(self) -> None:
        printed = self.item.text.strip()
        marker = self.item.marker.strip()
        if starred := _STARRED.match(printed):
            printed = starred["inner"]
        if pointer := _POINTER.match(printed):
            printed = printed[pointer.end() :]
        object.__setattr__(self, "pointed", bool(pointer or _POINTER.match(f"{marker} .")))
        typed = _TYPED_NUMBER.match(printed)
        text = printed[typed.end() :] if typed else printed
        if typed and (pointer := _POINTER.match(text)):  # "3.2 ► Mr Naidoo: mend the pump"
            text = text[pointer.end() :]
            object.__setattr__(self, "pointed", True)
        object.__setattr__(self, "text", text)
        number = typed.group() if typed else (marker if marker[:1].isalnum() or marker[:1] == "(" else "")
        object.__setattr__(self, "number", number.strip().strip("()[].:"))

    @property
    def key(self) -> str:
        """Its words as they are compared."""
        return comparable(self.text)

    @property
    def is_bullet(self) -> bool:
        """Whether it stands in a list, or is numbered as if it did."""
        return self.item.is_bullet or bool(self.number)

    @property
    def box(self) -> Box | None:
        """Where it stands on its first page."""
        return self.item.boxes[0] if self.item.boxes else None

    @property
    def page(self) -> int | None:
        """Its page."""
        return self.item.boxes[0].page if self.item.boxes else None

    @property
    def is_heading(self) -> bool:
        """Whether it is printed as a heading: marked as one, bold, or short and unfinished."""
        if self.wall or self.told or not self.text or len(self.text) > _HEADING_LETTERS:
            return False
        if self.level is not None:
            return word_count(self.text) <= _BOLD_WORDS
        if self.item.is_bullet or self.text.endswith((".", ";", ",", "!")):
            return False
        bold = self.item.bold
        if word_count(self.text) > (_BOLD_WORDS if bold else _PLAIN_WORDS):
            return False
        first = next(filter(str.isalpha, self.text), "") if bold else self.text[0]
        return first.isupper() and (bold or not _FINITE.search(self.text))

    @property
    def is_contents(self) -> bool:
        """Whether it is an entry of a table of contents."""
        if not self.text[-1:].isdigit() or word_count(self.text) > _BOLD_WORDS:
            return False
        return bool(_LEADER.search(self.text)) or (
            self.level is None and bool(_PAGE_BEHIND.search(self.text))
        )


def passage_lines(document: Document, in_plan: Callable[[Table], bool]) -> tuple[Line, ...]:
    """The lines of a document around the tables that are plans, in reading order."""
    whole = list(_whole(list(_parted(_lines(document.blocks, in_plan)))))
    return tuple(with_sections(_without_contents(whole)))


def _without_contents(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without tables of contents: several entries under one another whose pages do not go back."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].is_contents and (end == start or _pages_on(lines, end)):
            end += 1
        if end - start < _CONTENTS:
            end = max(end, start + 1)
            yield from lines[start:end]
        start = end


def _pages_on(lines: Sequence[Line], number: int) -> bool:
    return _page_behind(lines[number]) >= _page_behind(lines[number - 1])


def _page_behind(line: Line) -> int:
    digits = _LAST_DIGITS.search(line.text)
    return int(digits[0]) if digits else 0


def _lines(blocks: Iterable[Block], in_plan: Callable[[Table], bool]) -> Iterator[Line]:
    blocks = list(blocks)
    table_number = -1
    announced = False
    letters = frozenset(chain(*(letters_in(one.item.text) for one in blocks if not isinstance(one, Table))))
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            table_number += 1
            unfolded = () if in_plan(block) else unfold(block, announced=announced, letters=letters)
            yield from _unfolded(unfolded, number, table_number)
            if not unfolded:
                yield Line(Item(()), number, wall=True, plan=in_plan(block))
        elif block.item.text.strip() and not _PAGE_NUMBER.fullmatch(block.item.text.strip()):
            announced |= heads_margin(block.item.text)
            yield Line(block.item, number, block.level if isinstance(block, Heading) else None)


def _unfolded(unfolded: Sequence[Unfolded], block: int, table: int) -> Iterator[Line]:
    for one in unfolded:
        yield Line(one.item, block, table=table, row=one.row, margin=one.margin)


def _parted(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with what was glued to the paragraph before it on a line of its own: a label, a bold heading, and
    bullets whose sign is a letter o."""
    before: Line | None = None
    last = 0
    for line in lines:
        text = line.item.text
        last = _number_before(line, last)
        following = _glued_next(text, last) or _glued_parts(text)
        cuts = sorted(
            {*glued_labels(text), *_glued_heading(line.item), *_glued_numbers(line.item), *following}
        )
        last += len(following)
        if not cuts and (before is None or not text.startswith("o ")):
            yield line
            before = line
            continue
        for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
            part = part_item(line.item, start, end)
            if part.runs:
                single = replace(line, item=part if start == 0 else replace(part, marker="", level=None))
                for whole in _with_letter_bullets(single, before):
                    yield whole
                    before = whole


def _number_before(line: Line, last: int) -> int:
    """The number of the item that a line begins or belongs to."""
    return int(line.number) if line.number.isdigit() and int(line.number) < _ITEMS else last


def _glued_next(text: str, last: int) -> list[int]:
    """Where the next item of minutes begins behind an action of the last: "... by May. 5. Speeding. The"."""
    if not last or not begins_with_label(text):
        return []
    match = re.search(rf"(?<=[.;:)])\s+(?={last + 1}\.\s+[A-Z][^.]{{2,60}}\.\s)", text)
    return [match.end()] if match else []


def _glued_parts(text: str) -> list[int]:
    """Where the numbered parts of an item begin in its paragraph: "Arising 4.1 Kit. ... 4.2 Shelter"."""
    first = _FIRST_PART.search(text)
    if first is None:
        return []
    found, part = [first], 1
    while match := re.compile(rf"(?<=[.;:)])\s+(?={first[1]}\.{part + 1}\s+[A-Z])").search(
        text, found[-1].end()
    ):
        found.append(match)
        part += 1
    return [match.end() for match in found] if len(found) > 1 else []


def _glued_numbers(item: Item) -> Iterator[int]:
    """Where the next numbers of a list begin in a paragraph that begins with one: behind a sentence or a
    bracket, or anywhere where several follow each other.
    """
    first = _FIRST_NUMBER.match(item.text) or _FIRST_NUMBER.match(f"{item.marker.strip()} ")
    if first is None:
        return
    number, sign, at = int(first[1]), re.escape(first[2]), 0
    found: list[re.Match[str]] = []
    while match := re.compile(rf"\s+(?={number + 1}{sign}\s+[A-Z])").search(item.text, at):
        found.append(match)
        number, at = number + 1, match.end()
    parted = all(item.text[match.start() - 1] in ".;:)]" for match in found)
    if parted or len(found) > 1:
        yield from (match.end() for match in found)


def _glued_heading(item: Item) -> Iterator[int]:
    """Where a heading begins that the last bold words of a paragraph are, behind a finished sentence."""
    if len(item.runs) < 2 or not item.runs[-1].bold or item.runs[-2].bold:
        return
    heading, front = item.runs[-1].text, "".join(run.text for run in item.runs[:-1])
    ended = front.rstrip().endswith((".", ";", ":", "?"))
    if (
        ended
        and heading.strip()[:1].isupper()
        and word_count(heading) <= _PLAIN_WORDS
        and heading.strip()[-1] not in ".;,"
        and not begins_with_label(front)
        and not (word_count(heading) <= _NAME_WORDS and is_party(heading.strip()))
    ):
        yield len(front)


def _with_letter_bullets(line: Line, before: Line | None) -> Iterator[Line]:
    """Bullets whose sign is the letter o, under a colon or another such bullet; any other line as it is."""
    text = line.item.text
    led = before is not None and (before.text.endswith(":") or before.item.marker == "o")
    if line.item.is_bullet or not led or not _LETTER_BULLET.match(text):
        yield line
        return
    starts = [0, *(match.end() for match in _LETTER_BULLETS.finditer(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = part_item(line.item, start + 2, end)
        yield replace(line, item=replace(part, marker="o", level=1))


def _whole(lines: list[Line]) -> Iterator[Line]:
    """Lines with a sentence that a line's end or a page's end cut made whole."""
    taken: set[int] = set()
    for number, line in enumerate(lines):
        if number in taken:
            continue
        whole = line
        at, pieces = number, 1
        while pieces < _SENTENCE_LINES and (after := _carried_on(lines, at, whole)) is not None:
            if after in taken:
                break
            taken.add(after)
            pieces += 1
            other = lines[after]
            whole = replace(
                whole, item=joined_items(whole.item, other.item), margin=whole.margin or other.margin
            )
            at = after
        yield whole


def _carried_on(lines: Sequence[Line], number: int, line: Line) -> int | None:
    """Which line goes on with a sentence, footnotes between them."""
    if line.wall or not line.text or line.text[-1] in ".;:?!”":
        return None
    if line.level is not None:
        return number + 1 if _is_wrapped_heading(line, lines[number + 1 : number + 2]) else None
    for after in range(number + 1, min(number + 2 + _FOOTNOTES, len(lines))):
        following = lines[after]
        into_margin = line.table is None and bool(following.margin)
        apart = following.table != line.table or following.row != line.row
        if following.wall or (apart and not into_margin):
            return None
        if _goes_on(line, following):
            return after
        if following.page is None or not _FOOTNOTE.match(following.item.text):
            return None
    return None


def _is_wrapped_heading(line: Line, following: Sequence[Line]) -> bool:
    """Whether a heading of the same rank follows that begins in small letters: the rest of a wrapped one."""
    return any(
        not one.wall and one.level == line.level and not one.item.is_bullet and one.item.text[:1].islower()
        for one in following
    )


def _goes_on(line: Line, following: Line) -> bool:
    text = following.item.text.lstrip()
    if following.item.is_bullet or following.level is not None or not text or begins_with_label(text):
        return False
    if in_bracket(line.text) and not following.number:
        return True
    if _ENDS_WITH_DAY.search(line.text) and begins_with_month(text):
        return True  # "the meeting on 22" over "May."
    if begins_small(text):
        return not _TYPED_NUMBER.match(text)
    if line.is_heading or following.number:
        return False
    if text.startswith(_ANNOUNCES):
        return False
    last = line.text.split()[-1].casefold()
    return last.endswith(",") or stands_inside(last)
