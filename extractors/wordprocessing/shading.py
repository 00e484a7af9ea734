"""The one colour that a pattern of two looks like."""

from __future__ import annotations

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_WHOLE = 1000


def blended(fore: tuple[int, int, int] | None, back: tuple[int, int, int] | None, share: int) -> str | None:
    """``share`` thousandths of the foreground over the background, as ``#RRGGBB``.

    None stands for "automatic": black in front, and behind it the bare page, which no share of nothing
    paints.
    """
    if share == 0:
        return hex_colour(back)
    front, behind = fore or _BLACK, back or _WHITE
    red, green, blue = (
        (one * share + other * (_WHOLE - share)) // _WHOLE for one, other in zip(front, behind, strict=True)
    )
    return hex_colour((red, green, blue))


def hex_colour(colour: tuple[int, int, int] | None) -> str | None:
    """A colour as ``#RRGGBB``; None stays None."""
    return None if colour is None else "#" + "".join(f"{part:02X}" for part in colour)
