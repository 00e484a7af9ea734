"""What the names of built-in styles mean, in every word processor that follows Word's."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^heading ([1-9])$", re.IGNORECASE)
_LIST_DEPTH = re.compile(r"^list (?:bullet|number|paragraph|continue) ([2-9])$", re.IGNORECASE)
_TITLES = frozenset({"title", "subtitle"})

LONGEST_CHAIN = 20
"""Styles that a style is based on, one upon another: a longer chain is a loop that a damaged file holds."""


def heading_level(name: str) -> int | None:
    """The level of the heading that a style's name says it is; None where it says none."""
    if name.casefold() in _TITLES:
        return 1
    named = _HEADING.match(name)
    return int(named[1]) if named else None


def list_depth(name: str) -> int:
    """The depth of a list style by its name: 1 for "List Bullet 2", 0 for "List Bullet" and all others."""
    named = _LIST_DEPTH.match(name)
    return int(named[1]) - 1 if named else 0
