"""Text that cannot be decoded: its font says not, or wrongly, which letters it draws."""

from __future__ import annotations

from typing import NamedTuple

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.engine.text_page import TextPage
from extractors.pdf.text.legible import is_legible, is_plain

_SIGN_ALONE = 3
"""Letters: a sign of its own, as a bullet in a font of signs is, need not be known as a letter."""


class Decoded(NamedTuple):
    """A page's runs whose letters are known, and how many letters the others have."""

    runs: list[TextRun]
    lost: int


def decoded(runs: list[TextRun], chars: TextPage) -> Decoded:
    """The runs of a page without those that read as no reader would read them."""
    kept = [run for run in runs if not _is_unmapped(run, chars)]
    if not is_plain(chars.text):
        kept = _legible(kept, chars)
    if len(kept) == len(runs):
        return Decoded(runs, 0)
    return Decoded(kept, sum(len(run.text) for run in runs) - sum(len(run.text) for run in kept))


def _is_unmapped(run: TextRun, chars: TextPage) -> bool:
    """Whether PDFium found no letters for a run's codes, and gives the codes as they are."""
    if run.face.symbol or len(run.text) <= _SIGN_ALONE:
        return False
    return chars.is_unmapped(run.order)


def _legible(runs: list[TextRun], chars: TextPage) -> list[TextRun]:
    """The runs but for those in fonts whose letters make no words."""
    fonts: dict[int, list[TextRun]] = {}
    for run in runs:
        fonts.setdefault(chars.font(run.order), []).append(run)
    bad = {font for font, own in fonts.items() if not is_legible(" ".join(run.text for run in own))}
    return [run for run in runs if chars.font(run.order) not in bad] if bad else runs
