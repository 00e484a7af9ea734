"""A process that reads documents, from its first moment: its helper started, then all else taken from it."""

from __future__ import annotations

from collections.abc import Sequence

from councilplans.config import Config
from councilplans.confinement.confine import confine
from councilplans.libreoffice import HELPER
from extractors.options import DocEngine

# What it ends with when memory ran out: what it has left is not to be trusted with another document.
OUT_OF_MEMORY_EXIT = 86


def become_reader(config: Config, readable: Sequence[str] = ()) -> None:
    """Confine this process, for the rest of its life, to reading what lies below ``readable``.

    LibreOffice's helper is started before, where it is wanted: afterwards no program can be.
    """
    if config.doc_engine is DocEngine.LIBREOFFICE:
        HELPER.start(config.limits)
    confine(config.limits, readable)
