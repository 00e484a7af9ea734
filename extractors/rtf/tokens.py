"""The signs of an RTF file: groups, control words with their numbers, characters of a byte, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

MOST_TOKENS = 5_000_000
"""A report of a hundred pages has some 200,000; pictures are one each."""

DEEPEST = 500
"""Groups in one another: Word writes about twenty, a million are an attack."""


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    BYTE = auto()
    TEXT = auto()


class Token(NamedTuple):
    """``text`` is a word's name, a symbol's sign or a text; ``number`` a word's number, a byte's value."""

    kind: Kind
    text: str = ""
    number: int | None = None


class TooComplex(ValueError):
    """More tokens, or deeper groups, than any report has."""


# The longest number is of ten digits: what claims to be longer is no number of RTF's.
_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(content: bytes) -> Iterator[Token]:
    """The tokens of a file in order; what follows a ``\\bin`` is left out. Raises `TooComplex`."""
    at, depth, count = 0, 0, 0
    while found := _TOKEN.search(content, at):
        at = found.end()
        count += 1
        token = _token(found)
        depth += (token is _OPEN) - (token is _CLOSE)
        if count > MOST_TOKENS or depth > DEEPEST:
            raise TooComplex
        if token.kind is Kind.WORD and token.text == "bin":
            # Raw bytes: as many as it says, but no more than there are.
            at += max(0, min(token.number or 0, len(content) - at))
            continue
        yield token


def _token(found: re.Match[bytes]) -> Token:
    kind = found.lastgroup
    if kind == "open":
        return _OPEN
    if kind == "close":
        return _CLOSE
    if kind in ("word", "number"):
        number = found["number"]
        return Token(Kind.WORD, found["word"].decode("ascii"), None if number is None else int(number))
    if kind == "byte":
        return Token(Kind.BYTE, number=int(found["byte"], 16))
    if kind == "symbol":
        return Token(Kind.SYMBOL, found["symbol"].decode("latin-1"))
    return Token(Kind.TEXT, found["text"].decode("latin-1"))
