"""A page's picture turned as it was read: whoever draws on it must see it in the same way."""

from __future__ import annotations

from PIL import Image


def turned(picture: Image.Image, degrees: float, corners: str | tuple[int, ...] = "white") -> Image.Image:
    """A picture turned clockwise: by the nearest quarter turns as a whole, by the rest within its frame,
    whose ``corners`` come to be of a colour."""
    quarters = round(degrees / 90)
    rest = degrees - 90 * quarters
    if quarters % 4:
        picture = picture.rotate(-90 * quarters, expand=True)
    if rest:
        picture = picture.rotate(-rest, Image.Resampling.BICUBIC, fillcolor=corners)
    return picture
