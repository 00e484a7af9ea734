"""Colours of what is drawn instead of written: named in a description, or measured in a small picture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import IO

_NAMED = {
    "red": "#FF0000",
    "amber": "#FFBF00",
    "orange": "#FFA500",
    "yellow": "#FFFF00",
    "green": "#00B050",
    "blue": "#0070C0",
    "grey": "#808080",
    "gray": "#808080",
    "black": "#000000",
}
_WORD = re.compile(r"[a-z]+")
# An icon has no more; what is larger is not decoded, whoever sent it.
_MOST_PIXELS = 512 * 512
_MOST_BYTES = 256 * 1024
# Of a channel's 255: greys have less between their strongest and weakest channel, a light's colour more.
_COLOURFUL = 60
# Pixels are counted in steps of this, so that a shaded ball is one colour.
_STEP = 64


def named_colour(text: str) -> str | None:
    """The colour that a description names, as ``#RRGGBB``; None where it names none, or several."""
    named = {_NAMED[word] for word in _WORD.findall(text.casefold()) if word in _NAMED}
    return named.pop() if len(named) == 1 else None


def dominant_colour(picture: IO[bytes]) -> str | None:
    """The commonest strong colour of an icon, as ``#RRGGBB``; None where it has none or is large."""
    content = picture.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        return None
    return strongest_colour(_pixels(content))


def strongest_colour(pixels: Sequence[tuple[int, int, int]]) -> str | None:
    """The commonest strong colour of pixels (red, green, blue), as ``#RRGGBB``; None where none is strong."""
    strong = [pixel for pixel in pixels if max(pixel) - min(pixel) >= _COLOURFUL]
    if not strong:
        return None
    bins: Counter[tuple[int, ...]] = Counter(tuple(value // _STEP for value in pixel) for pixel in strong)
    commonest = bins.most_common(1)[0][0]
    alike = [pixel for pixel in strong if tuple(value // _STEP for value in pixel) == commonest]
    red, green, blue = (round(sum(channel) / len(alike)) for channel in zip(*alike, strict=True))
    return f"#{red:02X}{green:02X}{blue:02X}"


def _pixels(content: bytes) -> list[tuple[int, int, int]]:
    """The opaque pixels of a picture; none where Pillow cannot open it, or should not."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "GIF", "BMP")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return []
            raw = opened.convert("RGBA").tobytes()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return []
    return [(raw[i], raw[i + 1], raw[i + 2]) for i in range(0, len(raw), 4) if raw[i + 3] > 127]
