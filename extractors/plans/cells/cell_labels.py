"""Cells that say themselves what each of their words is: "Lead: Ann Lee | Due date: 9 May 2010"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.plan import Column
from extractors.plans.matching import match_heading

LABELLED = (Column.LEAD, Column.DUE)
"""What such labels part in a cell of who and when; of those above these ("Director") they are posts."""

_WORDS = 4
"""Words of the longest label: "Lead officer or team"."""
_LABEL_END = re.compile(r"\s*(?::|\s[–—-]\s)\s*")
_WORD = re.compile(r"\S+")


def parted_by_labels(text: str) -> list[tuple[Column | None, str]]:
    """The parts of a text behind labels with a colon, each with what its label says; what stands before the
    first label has none. No label: one part, the text."""
    marks = list(_labels(text))
    ends = [*(start for start, _, _ in marks[1:]), len(text)][: len(marks)]
    before = text[: marks[0][0]] if marks else text
    parts: list[tuple[Column | None, str]] = [(None, before.strip(" ;,"))] if before.strip(" ;,") else []
    parts += [
        (column, text[behind:end].strip(" ;,|\n"))
        for (_, behind, column), end in zip(marks, ends, strict=True)
    ]
    return parts


def _labels(text: str) -> Iterator[tuple[int, int, Column]]:
    """Where each label begins, where its value does, and what it says: the longest that ends at the colon."""
    last = 0
    for end in _LABEL_END.finditer(text):
        words = list(_WORD.finditer(text, last, end.start()))[-_WORDS:]
        for word in words:
            column = _meaning(text[word.start() : end.start()])
            if column is not None:
                yield word.start(), end.end(), column
                last = end.end()
                break


def begun_with_labels(texts: Sequence[str]) -> list[tuple[Column, str]] | None:
    """The lines of a cell that each begin with a label, without a sign behind it: "Lead Ann Lee | Due May".

    None where one of them has no label, or all have the same: "Lead" may be somebody's post.
    """
    found = [_begun(text) for text in texts]
    parts = [part for part in found if part is not None]
    several = len({column for column, _ in parts}) > 1
    return parts if len(parts) == len(texts) and several else None


def _begun(text: str) -> tuple[Column, str] | None:
    words = list(_WORD.finditer(text))
    for last in reversed(words[:-1][:_WORDS]):
        column = _meaning(text[: last.end()])
        if column is not None:
            return column, text[last.end() :].strip()
    return None


def _meaning(label: str) -> Column | None:
    """What a label says, where it is nothing but one of the headings of who and when."""
    match = match_heading(label)
    if match is None or not match.is_whole or match.dated:
        return None
    meant = [meaning for meaning in match.meanings if meaning in LABELLED]
    return meant[0] if len(match.meanings) == 1 and meant and isinstance(meant[0], Column) else None
