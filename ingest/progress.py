"""How far the reading of a document has come, for whoever shows that to a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_TOLD: ContextVar[Callable[[int, int], None] | None] = ContextVar("told", default=None)


@contextmanager
def told_of_pages(tell: Callable[[int, int], None]) -> Iterator[None]:
    """Inside, ``tell`` hears of each page that is begun: its number, and how many there are."""
    before = _TOLD.set(tell)
    try:
        yield
    finally:
        _TOLD.reset(before)


def page_begun(number: int, pages: int) -> None:
    """Say that a page is about to be read; nothing happens where nobody wants to hear of it."""
    tell = _TOLD.get()
    if tell is not None:
        tell(number, pages)
