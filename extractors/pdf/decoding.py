"""Text that cannot be decoded: its font says not, or wrongly, which letters it draws."""

from __future__ import annotations

import re
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.engine.pdfium import char_unmapped
from extractors.pdf.engine.text_page import TextPage
from extractors.pdf.text.legible import is_legible, is_plain

_SIGN_ALONE = 3
"""Letters: a sign of its own, as a bullet in a font of signs is, need not be known as a letter."""


_CODES = re.compile(r"[\x01\x03-\x08\x0b\x0c\x0e-\x1f]")
"""Controls, which no page prints: the codes of a font that numbers its glyphs by their first use."""

_CODED = 0.1
"""Share of controls in a page's text by which a font is known that has no letters for its codes."""


class Decoded(NamedTuple):
    """A page's runs whose letters are known, and how many letters the others have."""

    runs: list[TextRun]
    lost: int


def decoded(runs: list[TextRun], chars: TextPage) -> Decoded:
    """The runs of a page without those that read as no reader would read them."""
    # Where PDFium found no letters for a run's codes, it gives the codes as they are.
    unmapped = list(map(char_unmapped, repeat(chars.handle), map(attrgetter("order"), runs)))
    kept = runs
    if max(unmapped, default=0) > 0:
        kept = [
            run
            for run, codes in zip(runs, unmapped, strict=True)
            if run.face.symbol or len(run.text) <= _SIGN_ALONE or codes <= 0
        ]
    if not is_plain(chars.text):
        kept = _legible(kept, chars)
    coded = [match.start() for match in _CODES.finditer(chars.text)]
    if len(coded) > _CODED * len(chars.text):
        fonts = {chars.font(index) for index in coded}
        kept = [run for run in kept if chars.font(run.order) not in fonts]
    if len(kept) == len(runs):
        return Decoded(runs, 0)
    lost = sum(len(run.text) for run in runs) - sum(len(run.text) for run in kept)
    return Decoded(kept, max(lost, len(coded)))


def _legible(runs: list[TextRun], chars: TextPage) -> list[TextRun]:
    """The runs but for those in fonts whose letters make no words."""
    fonts: dict[int, list[TextRun]] = {}
    for run in runs:
        fonts.setdefault(chars.font(run.order), []).append(run)
    bad = {font for font, own in fonts.items() if not is_legible(" ".join(run.text for run in own))}
    return [run for run in runs if chars.font(run.order) not in bad] if bad else runs
