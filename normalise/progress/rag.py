"""Colours: as words ("Amber/Green", "R"), and as the fill of a cell."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping

from lexicon.remembering import remembered
from normalise.progress.vocabulary import words_of
from normalise.records import Rag, Status

DEFAULT_KEY: Mapping[Rag, Status] = {
    Rag.RED: Status.DELAYED,
    Rag.AMBER: Status.IN_PROGRESS,
    Rag.GREEN: Status.IN_PROGRESS,
    Rag.BLUE: Status.COMPLETED,
}
"""What the colours mean where a document does not say (the schema's table)."""

COLOURS = {
    "red": Rag.RED,
    "amber": Rag.AMBER,
    "yellow": Rag.AMBER,
    "orange": Rag.AMBER,
    "green": Rag.GREEN,
    "blue": Rag.BLUE,
}
"""The ratings by the names that papers give their colours."""
_SIGNS = (
    dict.fromkeys("🔴🟥", Rag.RED)
    | dict.fromkeys("🟠🟡🟧🟨", Rag.AMBER)
    | dict.fromkeys("🟢🟩", Rag.GREEN)
    | dict.fromkeys("🔵🟦", Rag.BLUE)
)
_ALL = frozenset((Rag.RED, Rag.AMBER, Rag.GREEN))
"""A cell that names them all is a form that nobody has filled in."""
_LETTERS = {"r": Rag.RED, "a": Rag.AMBER, "g": Rag.GREEN, "b": Rag.BLUE}
_PAIRS = {"ag": Rag.AMBER, "ga": Rag.AMBER, "ar": Rag.RED, "ra": Rag.RED}

# The worst counts: "Amber/Green" is not green yet.
_WORST_FIRST = (Rag.RED, Rag.AMBER, Rag.GREEN, Rag.BLUE)

_AROUND = frozenset(
    (
        *("rag", "brag", "rating", "rated", "status", "colour", "color", "code", "grade", "overall"),
        *("is", "now", "currently", "from", "to", "and", "the", "light", "dark"),
    )
)
_NAMED = re.compile(
    r"(?:\b(?:rag|brag|rated|rating|status|colour)\b[\s:=-]*(?:is\s+|as\s+)?|[(\[]\s*|^\s*)"
    r"(red|amber|yellow|orange|green|blue)\b(?=\s*(?:[)(\][/:;,.=–—-]|$|\n))"
    r"|[-–—:;,/=]\s*(red|amber|yellow|orange|green|blue)\s*[.)\]]*\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_CHANGE = re.compile(
    r"\b(?:from\s+|was\s+)?(red|amber|yellow|green|blue)"
    r"(?:\s*(?:to|→|->|>)\s*|[\s,;–-]+(?:but\s+)?now\s+)(red|amber|yellow|green|blue)\b"
)
_LETTER = re.compile(r"^\s*([RAG])\s*[-–—:/]\s|\(([RAGB])\)\s*\.?$")
"""A letter in front of the words or in brackets behind them: "G - on track", "Complete (B)"."""


@remembered(most=4096)
def rag_in(text: str) -> Rag | None:
    """The rating that a status cell names; a green waste collection or a Blue Badge is none."""
    if not text.isascii() and (signs := [_SIGNS[sign] for sign in text if sign in _SIGNS]):
        return signs[-1] if any(arrow in text for arrow in "→➔➜") else _worst(signs)
    folded = text.lower()
    change = _CHANGE.search(folded)
    if change:
        return COLOURS[change.group(2)]
    words = [word.text for word in words_of(text) if word.text not in _AROUND]
    if words and all(word in COLOURS for word in words):
        return _worst(COLOURS[word] for word in words)
    if words and len(words) <= 2 and all(word in _LETTERS or word in _PAIRS for word in words):
        return _worst(_LETTERS.get(word) or _PAIRS[word] for word in words)
    if letter := _LETTER.search(text):
        return _LETTERS[(letter[1] or letter[2]).lower()]
    return _worst(COLOURS[(match[1] or match[2]).lower()] for match in _NAMED.finditer(text))


def _worst(found: Iterable[Rag]) -> Rag | None:
    colours = set(found)
    if colours >= _ALL:
        return None
    return next((colour for colour in _WORST_FIRST if colour in colours), None)


# Hues in degrees. The colours that Word and Excel offer lie at 0 (red), 45 (orange, "amber"), 60 (yellow),
# 89 and 146 (greens), 196 to 220 (blues) and 275 (purple, which rates nothing); their pale twins within
# eight degrees of them. The limits lie half way between neighbours.
_HUES = ((22, Rag.RED), (75, Rag.AMBER), (171, Rag.GREEN), (248, Rag.BLUE))
_REDS_FROM = 338

_GREYEST = 0.12
"""Saturation below which a fill is grey or white: the palest rating in use (Excel's "Good") has 0.16."""

_PALEST_BLUE = 0.35
"""Pale blue is what table styles paint headers and bands with; a blue rating is strong."""

_DARKEST = 0.25
"""Brightness below which a fill is black, whatever its hue."""

_GREY_OFF, _LIGHTEST = 0.02, 0.93
"""How far the channels of a grey are apart, of 1, and the lightest: yellow is 0.89 in grey."""


def rag_of_fill(fill: str) -> Rag | None:
    """The rating that a cell's ``#RRGGBB`` fill shows, by its hue; None for white, grey, black and purple."""
    red, green, blue = (int(fill[index : index + 2], 16) / 255 for index in (1, 3, 5))
    hue, saturation, brightness = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _GREYEST or brightness < _DARKEST:
        return None
    degrees = hue * 360
    if degrees >= _REDS_FROM:
        return Rag.RED
    rag = next((colour for limit, colour in _HUES if degrees < limit), None)
    return None if rag is Rag.BLUE and saturation < _PALEST_BLUE else rag


def is_lost_in_grey(fill: str) -> bool:
    """Whether a fill may be a colour as a scan without colour shows it: a grey, not black nor white."""
    levels = [int(fill[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    return max(levels) - min(levels) <= _GREY_OFF and _DARKEST <= max(levels) <= _LIGHTEST
