"""Which tolerances of a PDF page and of joining pages no test holds: each is halved, and grown by a half.

    python -m benchmarks.tolerances [--scans]

With ``--scans``, those of scanned pages instead, which takes hours: nothing but reading a page tells of most.

A tolerance is held where the page that is drawn for it reads differently either way: what is drawn within
it is lost where it is halved, or what is drawn beyond it is let in where it grows. Whatever that leaves is
tried against the other quick tests of PDFs. What none of them notices is listed, and makes the exit code 1
where it is more than one in ten.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import NamedTuple, TypeAlias

import pytest

from extractors.joining.tolerances import JOINING
from extractors.ocr.tolerances.picture import PICTURE, PictureTolerances
from extractors.ocr.tolerances.reading import READING, ReadingTolerances
from extractors.ocr.tolerances.shapes import SHAPES, ShapeTolerances
from extractors.pdf.engine.tolerances import ENGINE
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.tolerances import TEXT
from extractors.pdf.tolerances import PAGE
from tests.extractors.pdf.tolerances.holding import HELD, Tolerances
from tests.extractors.pdf.tolerances.test_tolerances import UNHELD

ScanTolerances: TypeAlias = PictureTolerances | ShapeTolerances | ReadingTolerances

STAGES: tuple[Tolerances, ...] = (ENGINE, TEXT, TABLES, PAGE, JOINING)
SCANS: tuple[ScanTolerances, ...] = (SHAPES, READING, PICTURE)

_MOST_UNNOTICED = 0.1
"""Share of the tolerances."""

_QUICK = tuple(
    f"tests/extractors/pdf/test_{name}.py"
    for name in ("unruled", "textflow", "strangers_tables", "ruled_tables", "stamps_and_signs", "visibility")
)
_QUICK_SCANS = tuple(
    f"tests/extractors/ocr/test_{name}.py"
    for name in ("shapes", "order", "confusions", "archive_scans", "scanned_plans")
)


class Moved(NamedTuple):
    """A tolerance, and what it is made."""

    tolerances: Tolerances | ScanTolerances
    name: str
    value: float

    def __str__(self) -> str:
        return f"{type(self.tolerances).__name__}.{self.name} = {self.value:g}"


def moved(stages: Iterable[Tolerances | ScanTolerances]) -> Iterator[Moved]:
    """Every tolerance, smaller and larger; counts stay whole."""
    for tolerances in stages:
        for field in fields(tolerances):
            value = getattr(tolerances, field.name)
            whole = isinstance(value, int)
            yield Moved(tolerances, field.name, value // 2 if whole else value / 2)
            yield Moved(tolerances, field.name, math.ceil(value * 1.5) if whole else value * 1.5)


@contextlib.contextmanager
def made(move: Moved) -> Iterator[None]:
    """The tolerance moved, while this lasts: frozen as they are, they are read wherever they are used."""
    value = getattr(move.tolerances, move.name)
    object.__setattr__(move.tolerances, move.name, move.value)
    try:
        yield
    finally:
        object.__setattr__(move.tolerances, move.name, value)


def is_held(move: Moved) -> bool:
    """Whether a page drawn for the tolerance reads differently."""
    own = [held for held in HELD if held.tolerances is move.tolerances and held.name == move.name]
    with made(move):
        return any(not held.passes(held.within) or held.passes(held.beyond) for held in own)


def is_noticed(move: Moved) -> bool:
    """Whether some other quick test fails."""
    files = _QUICK_SCANS if move.tolerances in SCANS else _QUICK
    with made(move), contextlib.redirect_stdout(io.StringIO()):
        return pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", *files]) != pytest.ExitCode.OK


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what goes unnoticed, and how many tolerances there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--scans", action="store_true", help="those of scanned pages")
    stages = SCANS if parser.parse_args(arguments).scans else STAGES
    unheld = [move for move in moved(stages) if not is_held(move)]
    unnoticed = [move for move in unheld if not is_noticed(move)]
    for move in unnoticed:
        print(f"{move}: {UNHELD.get(move.name, 'no test notices')}")
    count = sum(len(fields(tolerances)) for tolerances in stages)
    names = {(type(move.tolerances), move.name) for move in unnoticed}
    print(
        f"{count} tolerances, {len(names)} of which no test notices ({len(unnoticed)} of {2 * count} moves)"
    )
    return int(len(names) > _MOST_UNNOTICED * count)


if __name__ == "__main__":
    sys.exit(main())
