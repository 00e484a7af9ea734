"""What a cell holds, counted: its items gathered into the things that a person would count in it.

Rule 2 of the schema: each paragraph is one thing, and each bullet where no paragraph leads in; bullets under
a paragraph belong to it. The same count serves the cells beside the action, to deal them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.characters import BULLET_SIGNS
from extractors.continuing import (
    are_connected,
    begins_item,
    begins_small,
    bullet_letters,
    is_finished,
    lettered_bullet,
)
from extractors.layout import Item
from extractors.plans.vocabulary import labels
from extractors.runs import joined_items, part_item, with_typed_bullet
from lexicon.sentences import advises, commands
from lexicon.words import comparable, word_count

# A sign in running text is a bullet whose line break was lost; a dash there is just a dash.
_INLINE_SIGN = re.compile(rf"(?<=\s)[{re.escape(BULLET_SIGNS)}]\s+")
# "a) Replace the kit b) Add it to the daily check": the next part's letter or number amid the first's words.
_PART = re.compile(r"(?:^|(?<=\s))\(?(?P<mark>[a-z]|\d{1,2})\)\s+(?=\S)")
_JOINTS = frozenset(("", "and", "to", "or"))
# What was to be done, in the words of a milestone: some words, and that they are done.
_SECOND_MILESTONE = re.compile(
    r"(?:[^\s.;:]+ ){2,}[a-z]{3,}ed (?P<second>[A-Z][a-z]{2,} (?:[a-z][^\s.;:]* )*?[a-z]{3,}ed\b)"
)
# A remark on what stands above it, and no number such as "(1)" or "(iv)".
_REMARK = re.compile(r"[(\[](?=[^()\[\]]*[A-Za-z]{4})[^()\[\]]+[)\]][.,;]?\s*$")
# What is said of what will be done instead of what was refused.
_WILL = re.compile(r"\bwill\b(?! (?:not|never)\b)")
_FULL_STOPS = re.compile(r"(?<=[.;!?])\s+|\n")
_NOTHING_TO_DO = re.compile(
    r"\bno (?:further |other )?(?:changes?|actions?|works?) (?:is|are|was|were) "
    r"(?:needed|required|necessary|proposed|planned|intended)\b"
    r"|\bnothing (?:more |further |else )?(?:that )?(?:we|I|the \w+|they) can do\b"
    r"|\b(?:there is|we have) nothing (?:more |further |else )?to do\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.;:]\s|\s[-–—]\s|\n")
# "Training:" names a group of actions; "This will include:" leads in to the parts of one.
_GROUP_LABEL_WORDS = 3
# A bold line this short is a heading or a note, no promise by itself.
_BOLD_NOTE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a cell: its items, the label of the group it was listed under, and the same in another
    language, where a bilingual issuer prints that below."""

    items: tuple[Item, ...]
    label: str | None = None
    twin: str | None = None

    @property
    def text(self) -> str:
        """Its paragraphs and sub-bullets, parted by line breaks, without bullet signs."""
        return "\n".join(item.text for item in self.items)


def entries(items: Sequence[Item]) -> tuple[Entry, ...]:
    """The things in a cell, in order."""
    whole = list(_with_notes(_rejoined(_spread(_with_lettered_bullets(items)))))
    found: list[list[Item]] = []
    groups: list[str | None] = []
    label: str | None = None
    for number, (item, *notes) in enumerate(whole):
        if not item.is_bullet:
            following = whole[number + 1][0] if number + 1 < len(whole) else None
            if following is not None and following.is_bullet and _is_group_label(item):
                label = item.text
                continue
            label = None
        if item.is_bullet and _belongs(item, found, groups, label):
            found[-1].extend((item, *notes))
        else:
            found.append([item, *notes])
            groups.append(label)
    return tuple(Entry(tuple(group), label) for group, label in zip(found, groups, strict=True))


def _with_lettered_bullets(items: Sequence[Item]) -> Sequence[Item]:
    """The items of a cell without the letter that several begin with for want of a bullet: "o Review"."""
    letters = bullet_letters(item.text for item in items if item.level is None)
    if not letters:
        return items
    return [
        replace(part_item(item, count, len(item.text)), marker=item.text[0], level=0)
        if item.level is None and (count := lettered_bullet(item.text, letters))
        else item
        for item in items
    ]


def _belongs(bullet: Item, found: list[list[Item]], groups: list[str | None], label: str | None) -> bool:
    """Whether a bullet is part of the thing before it: under its paragraph, or deeper than its bullet."""
    if not found or groups[-1] != label:
        return False
    head = found[-1][0]
    if head.level is None:
        return label is None
    return (bullet.level or 0) > head.level or head.text.rstrip().endswith(":")


def _spread(items: Sequence[Item]) -> Iterator[Item]:
    """Items with bullets in running text made bullets of their own, and lettered parts items."""
    for item in (part for whole in items for part in _lettered_parts(whole)):
        starts = [match.start() for match in _INLINE_SIGN.finditer(item.text)]
        if not starts and item.runs:
            yield from _unrun(with_typed_bullet(item))
            continue
        for start, end in zip([0, *starts], [*starts, len(item.text)], strict=True):
            part = part_item(item, start, end)
            if part.runs:
                yield from _unrun(with_typed_bullet(part))


def _lettered_parts(item: Item) -> Iterator[Item]:
    """An item in parts where it begins with a letter in brackets and goes on with the next one."""
    starts = [0]
    marks = list(_PART.finditer(item.text))
    if marks and marks[0].start() == 0:
        last = marks[0]
        for found in marks[1:]:
            said = comparable(item.text[last.end() : found.start()])
            # "b) & c) Head of IT" says one thing of both.
            if found["mark"] == _next_mark(last["mark"]) and said not in _JOINTS:
                starts.append(found.start())
                last = found
    if len(starts) == 1:
        yield item
        return
    for start, end in zip(starts, [*starts[1:], len(item.text)], strict=True):
        yield part_item(item, start, end)


def _next_mark(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)


def _unrun(item: Item) -> Iterator[Item]:
    """A bullet in two where it says two things that were done, and the line break between them was lost.

    "Report format agreed Evaluation process agreed with the board": a participle ends the first, a capital
    begins the second, which has a participle of its own. A name has capitals too, but what stands before one
    is seldom a participle, and what follows it seldom says that it was done.
    """
    second = _second_milestone(item)
    if second is None:
        yield item
        return
    yield part_item(item, 0, second)
    yield part_item(item, second, len(item.text))


def _second_milestone(item: Item) -> int | None:
    found = _SECOND_MILESTONE.match(item.text) if item.is_bullet else None
    return found.start("second") if found else None


def holds_lost_break(items: Sequence[Item]) -> bool:
    """Whether a line break that was lost was put back by the words alone, which a person should look at."""
    return any(_second_milestone(item) is not None for item in items)


def _rejoined(items: Iterator[Item]) -> Iterator[Item]:
    """Items with a sentence that was broken in its middle made whole."""
    pending: Item | None = None
    for item in items:
        if pending is not None and _carries_on(pending, item):
            pending = joined_items(pending, item)
            continue
        if pending is not None:
            yield pending
        pending = item
    if pending is not None:
        yield pending


def _carries_on(before: Item, item: Item) -> bool:
    text = item.text.lstrip()
    if is_remark(text):
        return True
    if item.is_bullet or not text or begins_item(text):
        return False
    if are_connected(before.text, text):
        return True
    return begins_small(text) and not is_finished(before.text)


def is_remark(text: str) -> bool:
    """Whether a text stands in brackets throughout: "(Housing)", "[subject to funding]"."""
    return bool(_REMARK.match(text))


def says_nothing(text: str) -> bool:
    """Whether a text in an action's place says that nothing is to be done: "None. Prices are set yearly".

    What was refused may be followed by what will be done instead: "Not accepted. We will introduce ...".
    """
    first, *rest = _SENTENCE_ENDS.split(text.strip(), maxsplit=1)
    said = comparable(first)
    if said in labels().nothing_words:
        return True
    return said in labels().refused_words and not any(map(_WILL.search, rest))


def leaves_alone(text: str) -> bool:
    """Whether a text ends on there being nothing to do, and asks for nothing: "We are pleased. No change is
    needed.". Of a thing that is done it may be said as well: the row must name nobody, and no time."""
    sentences = _FULL_STOPS.split(text.strip())
    idle = [bool(_NOTHING_TO_DO.search(sentence)) for sentence in sentences]
    others = [one for one, is_idle in zip(sentences, idle, strict=True) if not is_idle]
    return any(idle) and not any(commands(one) or advises(one) or _WILL.search(one) for one in others)


def refuses(text: str) -> bool:
    """Whether a cell says no more than that what was asked for is refused: "Rejected"."""
    return comparable(text) in labels().refused_words


def _with_notes(items: Iterator[Item]) -> Iterator[list[Item]]:
    """Items, each with the short bold lines that belong to it: its heading before it, a note behind it.

    A cell that is bold throughout has no such lines.
    """
    everything = list(items)
    all_bold = all(item.bold for item in everything)
    pending: list[Item] = []
    groups: list[list[Item]] = []
    for item in everything:
        if not all_bold and _is_bold_note(item):
            pending.append(item)
            continue
        groups.append([item] if not pending else [_headed(pending, item)])
        pending = []
    if pending:
        if groups:
            groups[-1].extend(pending)
        else:
            groups.append(pending)
    yield from groups


def _headed(heading: Sequence[Item], item: Item) -> Item:
    whole = heading[0]
    for following in (*heading[1:], item):
        whole = joined_items(whole, following)
    return whole


def _is_bold_note(item: Item) -> bool:
    return item.bold and not item.is_bullet and word_count(item.text) <= _BOLD_NOTE_WORDS


def _is_group_label(item: Item) -> bool:
    words = comparable(item.text).split()
    if not item.text.rstrip().endswith(":") or not 0 < len(words) <= _GROUP_LABEL_WORDS:
        return False
    if len(words) > 1 and commands(item.text):
        return False  # "Inspect and photograph:" says what is to be done to each
    return words[-1] not in labels().lead_ins
