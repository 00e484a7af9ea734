"""The time by which a document has to be read, for whoever reads it piece by piece.

A process that is over its time is ended from outside, and everything it had read is lost; who looks here
between two pieces stops a little sooner, and hands on what there is. A piece that is of no use unfinished, as
half a page's lines, is given up by `OutOfTime`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class OutOfTime(Exception):
    """The time is up inside a piece that is given up; what was read before it is to be handed on."""


_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Inside, `time_is_up` says so once so many seconds are over."""
    before = _DEADLINE.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _DEADLINE.reset(before)


def time_is_up() -> bool:
    """Whether whoever reads a document should hand on what there is; never where nobody set a time."""
    until = _DEADLINE.get()
    return until is not None and time.monotonic() > until


def give_up_late() -> None:
    """Raise `OutOfTime` where `time_is_up`."""
    if time_is_up():
        raise OutOfTime
