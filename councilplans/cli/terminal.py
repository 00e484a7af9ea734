"""Text for a terminal: whatever comes from a document or a file name goes through `plain` first."""

from __future__ import annotations

import unicodedata

from output.commands import quoted

# Control characters could move the cursor, recolour or retitle the terminal; format characters (Cf) could
# turn the reading direction, so that a name shows other than it is.
_UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def plain(text: str) -> str:
    """A text as one line that a terminal only shows: line breaks become spaces, controls become U+FFFD."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\n\r\t\v\f":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in _UNWANTED else character


def counted(number: int, noun: str) -> str:
    """How many there are of what: "1 plan", "2 plans"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def typed(path: str) -> str:
    """A path as it is given to a command, to be copied from the terminal."""
    return quoted(plain(path))
