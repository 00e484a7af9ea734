"""One expression for many phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lexicon.files import tables

_Trie = dict[str, "_Trie"]
_END = ""


def any_of(phrases: Iterable[str]) -> str:
    """An expression that matches the longest of the phrases that stands at a place.

    It goes letter by letter through what the phrases begin with alike, so that hundreds of them cost no
    more than their letters.
    """
    root: _Trie = {}
    for phrase in phrases:
        node = root
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _expression(root)


def alternatives(phrases: Iterable[str], *, between: str = r"\ ") -> str:
    """The phrases as alternatives, the longest first, with either apostrophe.

    ``between`` is what may stand between the words of one.
    """
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", between).replace("'", "['’]") for phrase in ordered)


def one_of(file: str, table: str, *names: str, between: str = r"\ ") -> str:
    """An expression for any phrase of lists that stand in a file of words, in one of its tables."""
    phrases = [phrase for name in names for phrase in tables(file)[table][name]]
    return f"(?:{alternatives(phrases, between=between)})"


def _expression(node: _Trie) -> str:
    branches = [re.escape(letter) + _expression(below) for letter, below in node.items() if letter != _END]
    if not branches:
        return ""
    if len(branches) == 1 and _END not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if _END in node else ''}"
