"""Cells that hold two things ("Who/when"): what is the date of it, and what is not.

Where the column prints its leads in bold the face parts them; else the words of dates do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractors.layout import Item
from extractors.plan import Column
from extractors.plans.cells.cell_labels import begun_with_labels, parted_by_labels
from extractors.plans.cells.dealing import Dealt, deal, deal_texts
from extractors.plans.cells.items import Entry, entries
from extractors.plans.cells.labelled_parts import deal_by_labels
from extractors.plans.cells.recognisers import looks_like_parties, looks_like_timing, part_rating
from lexicon.standing import names_day
from lexicon.timing import timing_spans
from lexicon.words import word_count

_CONNECTED = re.compile(r"(?:[/,&+]|\band)\s*$")
# What may stand between two dates of one cell.
_JOINING = ("", "and", "or", "to", "then")
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*")
# A plain line this long behind a date is another promise about time, not the rest of the same.
_OWN_LINE_WORDS = 6
# What a cell holds one of for each of its dates.
_BESIDE_DATE = (Column.LEAD, Column.ACCOUNTABLE, Column.STATUS)


@dataclass(slots=True)
class Parted:
    """One group of a combined cell: the words of the one thing, those of its date, and where it begins."""

    words: str = ""
    timing: str = ""
    top: tuple[int, float] | None = None
    first: int = 0


def deal_combined(
    items: Sequence[Item], own: Sequence[Column], actions: Sequence[Entry], *, has_due: bool
) -> dict[Column | str, Dealt]:
    """A combined cell dealt out to the actions of its row, each of its columns apart.

    Beside a date a target or outcome keeps all its words, for the date is part of what they say; it is the
    deadline too unless another column is (``has_due``). Without a date the first column takes the cell.
    """
    if Column.DUE not in own:
        whole = deal(items, actions)
        if set(own) == {Column.STATUS, Column.PROGRESS}:
            return _part_rating(whole)
        return {own[0]: whole}
    other = next(column for column in own if column is not Column.DUE)
    if other in _BESIDE_DATE:
        return _deal_groups(items, other, actions)
    whole = deal(items, actions)
    if has_due:
        return {other: whole}
    dates = tuple(_timings(text) if text else None for text in whole.texts)
    return {other: whole, Column.DUE: Dealt(dates, whole.aligned)}


def _part_rating(whole: Dealt) -> dict[Column | str, Dealt]:
    """A cell of "RAG and commentary": the rating before its sign is the status, what follows the progress."""
    parts = [(text and part_rating(text)) or (None, text) for text in whole.texts]
    return {
        Column.STATUS: Dealt(tuple(rating for rating, _ in parts), whole.aligned),
        Column.PROGRESS: Dealt(tuple(comment for _, comment in parts), whole.aligned),
    }


def _deal_groups(items: Sequence[Item], other: Column, actions: Sequence[Entry]) -> dict[Column | str, Dealt]:
    if (labelled := deal_by_labels(entries(items), actions)) is not None:
        parts = [part_timing(text or "") for text in labelled]
        words = Dealt(tuple(text or None for text, _ in parts))
        return {other: words, Column.DUE: Dealt(tuple(timing or None for _, timing in parts))}
    groups = part_groups(items)
    tops = [group.top for group in groups]
    if len(actions) > 1 and _ends_on_one_date(groups):
        # Nothing says whose the names are where their place on the page does not: all lead, by that date.
        names = [group.words for group in groups]
        placed = _deal_part(names, tops, actions, items) if all(tops) else None
        who = "\n".join(filter(None, names)) or None
        shared = Dealt((groups[-1].timing,) * len(actions), aligned=False)
        return {other: placed or Dealt((who,) * len(actions), aligned=False), Column.DUE: shared}
    return {
        other: _deal_part([group.words for group in groups], tops, actions, items),
        Column.DUE: _deal_part([group.timing for group in groups], tops, actions, items),
    }


def _ends_on_one_date(groups: Sequence[Parted]) -> bool:
    """Whether a cell names several, and below them the one date that is theirs together."""
    named = all(group.words for group in groups)
    return len(groups) > 1 and named and bool(groups[-1].timing) and not any(g.timing for g in groups[:-1])


def _deal_part(
    texts: Sequence[str],
    tops: Sequence[tuple[int, float] | None],
    actions: Sequence[Entry],
    items: Sequence[Item],
) -> Dealt:
    """One half of the groups to the actions; where they do not match, all of that half to each."""
    whole = ("\n".join(filter(None, texts)) or None,) * len(actions)
    if len(actions) == 1:
        return Dealt(whole)
    dealt = deal_texts(texts, tops, actions, items)
    return dealt if dealt.aligned else Dealt(whole, aligned=False)


def part_groups(items: Sequence[Item]) -> list[Parted]:
    """The groups of a combined cell, in order: each begins with who, and ends with when.

    Where the cell begins with a date, each begins with one: "21/05/12 | COMPLETED".
    """
    labelled = _parts_by_labels(items)
    faced = labelled is None and any(item.bold or _bold_start(item) for item in items)
    parts = labelled or [_part_by_face(item) if faced else part_timing(item.text) for item in items]
    date_first = len(items) > 1 and part_timing(items[0].text)[0] == ""
    groups: list[Parted] = []
    for number, (item, (words, timing)) in enumerate(zip(items, parts, strict=True)):
        if groups and groups[-1].timing and _BRACKETED.fullmatch(item.text) and timing_spans(item.text):
            words, timing = "", item.text  # "End June | (ahead of the July Board)"
        top = (item.boxes[0].page, item.boxes[0].top) if item.boxes else None
        plain = faced and not (item.bold or _bold_start(item))
        goes_on = _follows_date if date_first else _goes_on
        if groups and goes_on(groups[-1], words, timing, plain=plain):
            groups[-1].words = f"{groups[-1].words} {words}".strip()
            groups[-1].timing = f"{groups[-1].timing}\n{timing}".strip()
        else:
            groups.append(Parted(words, timing, top, number))
    return groups


def _parts_by_labels(items: Sequence[Item]) -> list[tuple[str, str]] | None:
    """The words and the date of each item of a cell that labels them; None where it does not.

    A label that stands alone tells of the item below it.
    """
    found: list[tuple[str, str]] = []
    above: Column | None = None
    told = False
    for item in items:
        parts = [(column or above, said) for column, said in parted_by_labels(item.text)]
        above = parts[-1][0] if parts and not parts[-1][1] else None
        if all(column is None for column, _ in parts):
            found.append(part_timing(item.text))
            continue
        told = True
        due = " ".join(said for column, said in parts if column is Column.DUE)
        words = " ".join(said for column, said in parts if column is not Column.DUE)
        found.append((words.strip(), due.strip()))
    if told:
        return found
    begun = begun_with_labels([item.text for item in items])
    if begun is None:
        return None
    return [("", text) if column is Column.DUE else (text, "") for column, text in begun]


def with_whole_groups(parts: Sequence[tuple[Item, ...]], own: Sequence[Column]) -> Sequence[tuple[Item, ...]]:
    """A combined cell's parts, a group that a page break cut ("Service | manager, now") all in its first."""
    if len(parts) < 2 or Column.DUE not in own or not any(column in _BESIDE_DATE for column in own):
        return parts
    items = [item for part in parts for item in part]
    begins = [group.first for group in part_groups(items)]
    ends = accumulate(len(part) for part in parts)
    starts = [next((first for first in begins if first >= end), len(items)) for end in ends]
    return tuple(tuple(items[start:end]) for start, end in zip([0, *starts[:-1]], starts, strict=True))


def _goes_on(last: Parted, words: str, timing: str, *, plain: bool) -> bool:
    """Whether an item belongs to the group before it: a date to its name, a name to one not yet dated."""
    if last.timing:
        return not words and word_count(timing) < _OWN_LINE_WORDS
    if not words:
        return True
    return plain or not last.words or words[:1].islower() or bool(_CONNECTED.search(last.words))


def _follows_date(last: Parted, words: str, timing: str, *, plain: bool) -> bool:
    """The same where dates come first: a new date begins a group, where the last one has its words."""
    return not timing or not (last.words or plain)


def _part_by_face(item: Item) -> tuple[str, str]:
    """An item's words and date in a column that prints its leads in bold."""
    if item.bold:
        return part_timing(item.text)
    if start := _bold_start(item):
        return start, item.text[len(start) :].strip()
    words, timing = part_timing(item.text)
    return (words, timing) if words and timing and looks_like_parties(words) else ("", item.text)


def _bold_start(item: Item) -> str:
    """The bold words at an item's start, where plain ones follow."""
    count = 0
    for run in item.runs:
        if not run.bold and run.text.strip():
            break
        count += 1
    if count == len(item.runs):
        return ""
    return "".join(run.text for run in item.runs[:count]).strip()


def part_timing(text: str) -> tuple[str, str]:
    """A text's words and its date: the date is all from its first word on, where it stands at an end."""
    if looks_like_timing(text) and not _has_other_words(text):
        return "", text
    spans = timing_spans(text)
    if not spans:
        return text, ""
    if spans[-1][1] >= len(text.rstrip(" .)]")):
        start = _tail_start(text, spans)
        timing = text[start:].strip()
        closed = timing if "(" in timing else timing.rstrip(")")  # "Ann Field (June 2024)"
        return text[:start].rstrip(" -–,:;("), closed
    if spans[0][0] == 0:
        end = spans[0][1]
        return text[end:].lstrip(" -–,:;."), text[:end].strip()
    return text, ""


def says_both(text: str) -> bool:
    """Whether a cell names somebody and a day, and nothing else: "Head of IT, 30 June 2024"; or labels it."""
    lines = text.split("\n")
    labelled = {column for line in lines for column, _ in parted_by_labels(line)}
    if {Column.LEAD, Column.DUE} <= labelled or begun_with_labels(lines):
        return True
    words, timing = part_timing(" ".join(text.split()))
    return bool(timing) and names_day(timing) and looks_like_parties(words)


def _has_other_words(text: str) -> bool:
    """Whether enough besides the date is said that it is somebody's name."""
    rest = text
    for start, end in reversed(timing_spans(text)):
        rest = rest[:start] + rest[end:]
    return any(word[:1].isupper() for word in rest.split()) and not text[:1].islower()


def _tail_start(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Where the run of dates that ends a text begins: spans with no more than signs between them."""
    start = spans[-1][0]
    for before, after in zip(reversed(spans[:-1]), reversed(spans[1:]), strict=False):
        if text[before[1] : after[0]].strip(" -–,/&.") not in _JOINING:
            break
        start = before[0]
    return start


def dates_in_a_row(items: Sequence[Item], count: int) -> tuple[str, ...]:
    """The dates of a cell that is nothing but so many of them, run together: "30 April 2024 31 May 2024"."""
    if count < 2 or len(items) != 1:
        return ()
    text = items[0].text
    spans = timing_spans(text)
    rest = text
    for start, end in reversed(spans):
        rest = rest[:start] + rest[end:]
    dates = tuple(text[start:end].strip() for start, end in spans)
    alone = all(names_day(date) and date[:1].isdigit() for date in dates)
    return dates if len(dates) == count and alone and not rest.strip(" ,;\n") else ()


def _timings(text: str) -> str | None:
    """Every date in a text, parted by line breaks."""
    return "\n".join(text[start:end].strip() for start, end in timing_spans(text)) or None
