"""Colours of a workbook as ``#RRGGBB``."""

from __future__ import annotations

import colorsys
import re

_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def hexadecimal(text: str) -> str | None:
    """``RRGGBB`` or ``AARRGGBB`` as ``#RRGGBB``; None for what is no colour."""
    digits = text[-6:]
    return f"#{digits.upper()}" if len(text) in (6, 8) and _HEX.fullmatch(digits) else None


def tinted(colour: str, tint: float) -> str:
    """A colour made lighter (``tint`` above 0) or darker, as ECMA-376 part 1, 18.8.19 has it: by its
    lightness."""
    if not tint:
        return colour
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    amount = max(-1.0, min(1.0, tint))
    light = light * (1 + amount) if amount < 0 else light * (1 - amount) + amount
    mixed = colorsys.hls_to_rgb(hue, light, saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in mixed)
