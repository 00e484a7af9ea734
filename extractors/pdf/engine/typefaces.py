"""What a typeface's name says of its looks."""

from __future__ import annotations

import re

from extractors.pdf.engine.objects import Face

_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!n)|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
_SYMBOL = re.compile(r"symbol|dingbat|wingding|webding|bullet", re.IGNORECASE)


def face_named(name: str, *, heavy: bool = False) -> Face:
    """The face of a font by its PostScript name, subset prefix or not; ``heavy`` if it is drawn bold."""
    name = name.rpartition("+")[2]
    return Face(heavy or bool(_BOLD.search(name)), bool(_ITALIC.search(name)), bool(_SYMBOL.search(name)))
