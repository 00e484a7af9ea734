"""What an old form's field shows: the choice of a drop-down, the tick of a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.rtf.prolog import plain_text
from extractors.rtf.tokens import Kind, Token

_TICK_BOX, _DROP_DOWN = 1, 2
_UNSET = 25  # a result that is the default


def form_result(tokens: Sequence[Token], encoding: str) -> str:
    """What the field of a ``\\formfield`` group shows; nothing for one of text."""
    words = {token.text: token.number for token in tokens if token.kind is Kind.WORD}
    default = words.get("ffdefres") or 0
    chosen = words.get("ffres")
    chosen = default if chosen is None or chosen == _UNSET else chosen
    kind = words.get("fftype")
    if kind == _TICK_BOX:
        return "☒ " if chosen else "☐ "
    if kind == _DROP_DOWN:
        entries = list(_entries(tokens, encoding))
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""


def _entries(tokens: Sequence[Token], encoding: str) -> Iterator[str]:
    """The entries of a drop-down: what stands behind each ``\\ffl``, to its group's end."""
    for at, token in enumerate(tokens):
        if token.kind is Kind.WORD and token.text == "ffl":
            behind = takewhile(lambda one: one.kind is not Kind.CLOSE, tokens[at + 1 :])
            yield plain_text(list(behind), encoding).strip()
