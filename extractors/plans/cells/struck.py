"""Words that are struck through: they stand on the page, and are no longer meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.layout import Item

# What parted a struck word from the words that are left: "Red / Amber /" is "Red".
_SEPARATORS = " \t/|,;&+–—-"
_DOUBLED = re.compile(r"([/|,;])(?:\s*[/|,;])+")
_SPACES = re.compile(r"[ \t]{2,}")


def holds_struck(items: Iterable[Item]) -> bool:
    """Whether any word of the items is struck through."""
    return any(run.struck and run.text.strip() for item in items for run in item.runs)


def is_struck(items: Sequence[Item]) -> bool:
    """Whether every word of them is."""
    worded = [item for item in items if item.text.strip()]
    return bool(worded) and all(item.struck for item in worded)


def without_struck(text: str, items: Iterable[Item]) -> str:
    """The text of a cell, or of a part of it, without the words that are struck through in its ``items``."""
    for item in items:
        if not holds_struck((item,)):
            continue
        if item.text in text:
            text = text.replace(item.text, "".join(run.text for run in item.runs if not run.struck), 1)
            continue
        for run in item.runs:  # The cell was dealt out within this paragraph.
            if run.struck and run.text.strip():
                text = text.replace(run.text.strip(), "", 1)
    lines = (_tidied(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def struck_words(items: Iterable[Item]) -> str:
    """The words that are struck through, a line for each item."""
    lines = ("".join(run.text for run in item.runs if run.struck).strip() for item in items)
    return "\n".join(line for line in lines if line)


def _tidied(line: str) -> str:
    return _SPACES.sub(" ", _DOUBLED.sub(r"\1", line)).strip(_SEPARATORS)
