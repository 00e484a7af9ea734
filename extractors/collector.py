"""Python's cycle collector, kept from walking over what is only just being made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No cycles are collected inside: for work that makes many records and no cycles, of which the
    collector would walk the whole again and again (a sixth of the time of a long PDF)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
