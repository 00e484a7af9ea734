"""The names of what is seen of a clause, put into words for whoever asks why it was read."""

from __future__ import annotations

from extractors.passages.paper.papers import Kind
from extractors.passages.promises.asked import Modal
from extractors.passages.promises.doers import Doer

_KINDS = {str(kind) for kind in Kind}
_MODALS = {str(modal) for modal in Modal}
_DOERS = sorted(map(str, Doer), key=len, reverse=True)


def in_words(name: str) -> str:
    """ "an e-mail: a command" is "'a command' in an e-mail"."""
    head, _, rest = name.partition(": ")
    if head == "verb":
        return f"its verb is of the kind {rest!r}"
    if head in _KINDS and rest:
        return f"{rest!r} in {head}"
    for doer in _DOERS:
        asks = name.removeprefix(f"{doer} ")
        if asks != name and asks in _MODALS:
            return f"{asks!r} for {doer!r}"
    return name
