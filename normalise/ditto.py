"""Cells that point to the cell above them: "As above", "ditto", a pair of quotation marks, an arrow."""

from __future__ import annotations

import re

_AS_ABOVE = re.compile(
    r"\W*(?:(?:all |same |see )?as above|see above|same|ditto|do\.|as previous)\W*"
    r"|[\s–—-]*(?:(?:[\"“”„″〃↓↑⬇⬆]|''|’’|,,)[\s–—-]*){1,3}",
    re.IGNORECASE,
)


def is_as_above(text: str) -> bool:
    """Whether a cell says nothing but that what stands above it holds here too."""
    return bool(_AS_ABOVE.fullmatch(text.strip()))
