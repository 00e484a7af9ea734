"""What turns a picture of text into words: the one thing that the reader of scans asks of an OCR engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from extractors.ocr.raster import Grey

EXTRA = "councilplans[ocr]"
"""What has to be installed beside this distribution."""


class Word(NamedTuple):
    """A word as an engine read it: its box in pixels of the picture, how sure the engine is, 0 to 100, and
    whether it stands in the engine's dictionary."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    known: bool = False


class OcrEngine(Protocol):
    """Reads pictures of single lines: dark on white, upright, with some white around them."""

    @property
    def name(self) -> str:
        """What it is, with its version."""

    def read_line(self, picture: Grey, dpi: int, *, bare: bool = False) -> list[Word]:
        """The words of a line, left to right; ``dpi`` are the picture's pixels an inch. A ``bare`` line fills
        its picture: the engine need not look for it there, and errs in other places than where it does."""


@dataclass(frozen=True, slots=True)
class NoEngine:
    """Why pages cannot be read by OCR, in a sentence for a person."""

    why: str


@cache
def find_engine() -> OcrEngine | NoEngine:
    """The engine of this process, started when first asked for."""
    from extractors.ocr.tesseract import start

    return start()
