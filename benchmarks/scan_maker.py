"""Scans made of born-digital PDFs: each page drawn, and put through what a scanner does.

    python -m benchmarks.scan_maker plan.pdf scan.pdf --kind fax

The same pages, kind and seed give the same pixels.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from numpy.random import Generator, default_rng
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scanner does to a page.

    ``dpi``: pixels an inch. ``tilt``: degrees clockwise. ``turns``: quarter turns clockwise. ``colour``: it
    is kept, else grey. ``contrast``: what is left of the darkness of ink. ``paper``: its grey, 255 for white.
    ``holes``: two punched holes at the left edge. ``stroke``: a line drawn by hand across the page.
    ``noise``: standard deviation in grey levels. ``fax``: black and white alone. ``jpeg``: quality, 0 for
    none. ``two_up``: two pages side by side on a sheet. ``border``: inches of black that a copier left at two
    edges. ``tint``: the paper's colour, as shares of its light. ``through``: darkness with which the other
    side of the leaf shows. ``shadow``: darkness of the binding, at the left edge or between two pages.
    ``curl``: inches by which lines rise there. ``keystone``: share by which the foot of the page is narrower
    than its head. ``specks``: share of the pixels that dust darkens or leaves white. ``faded``: share of the
    ink's darkness that is gone at the right edge. ``second_turns``: quarter turns of every second page.
    ``stacked``: two pages one above the other on a sheet. ``bed``: inches of the scanner's black bed around
    the page, which lies askew in it. ``stamp``: what an office stamped over the page. ``marker``: a reader's
    marker over some lines. ``staple``: a staple and its shadow in the corner. ``hole_place``: inches from the
    left edge to the middle of a punched hole. ``copies``: how often it was photocopied before. ``crease``: a
    fold across the middle. ``drift``: inches by which each page lies elsewhere on the glass than it should,
    and degrees by which it lies askew, at most.
    """

    dpi: int = 200
    tilt: float = 0.4
    turns: int = 0
    colour: bool = False
    contrast: float = 1.0
    paper: int = 255
    holes: bool = False
    stroke: bool = False
    noise: float = 0.0
    fax: bool = False
    jpeg: int = 0
    two_up: bool = False
    border: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    through: float = 0.0
    shadow: float = 0.0
    curl: float = 0.0
    keystone: float = 0.0
    specks: float = 0.0
    faded: float = 0.0
    second_turns: int = 0
    stacked: bool = False
    bed: float = 0.0
    stamp: str = ""
    marker: bool = False
    staple: bool = False
    hole_place: float = 0.47
    copies: int = 0
    crease: float = 0.0
    drift: float = 0.0


KINDS = {
    "clean": Scan(),
    "clean_300": Scan(dpi=300, tilt=-0.3),
    "grey_150": Scan(dpi=150, tilt=1.5, paper=215),
    "noise_jpeg": Scan(noise=18.0, jpeg=25),
    "fax": Scan(fax=True, noise=10.0),
    "colour": Scan(colour=True, jpeg=80),
    "low_contrast": Scan(contrast=0.4, paper=235, noise=5.0),
    "punched": Scan(holes=True, tilt=-0.8),
    "hand_line": Scan(stroke=True),
    "two_up": Scan(two_up=True, dpi=300),
    "sideways": Scan(turns=1),
    "upside_down": Scan(turns=2),
    "steep": Scan(tilt=-3.0),
    "coarse": Scan(dpi=100, tilt=0.2),
    "copied": Scan(tilt=0.8, border=0.25),
    "pink_paper": Scan(colour=True, tint=(1.0, 0.78, 0.82), jpeg=80),
    "yellow_paper": Scan(colour=True, tint=(1.0, 0.95, 0.6), tilt=-0.5, jpeg=80),
    "thin_paper": Scan(through=0.22, paper=245, noise=4.0),
    "jpeg_15": Scan(jpeg=15),
    "book": Scan(two_up=True, dpi=300, tilt=0.3, shadow=0.7),
    "bound": Scan(shadow=0.7, curl=0.05),
    "keystone": Scan(keystone=0.01),
    "dusty": Scan(specks=0.002),
    "faded": Scan(faded=0.6, paper=240, noise=4.0),
    "mixed_turns": Scan(second_turns=2),
    "stacked": Scan(stacked=True),
    "bed": Scan(bed=0.8, tilt=1.2),
    "stamped": Scan(stamp="RECEIVED 12 MAR 2010", colour=True, jpeg=80),
    "stamped_grey": Scan(stamp="RECEIVED 12 MAR 2010"),
    "marked": Scan(marker=True, colour=True, jpeg=80),
    "marked_grey": Scan(marker=True),
    "stapled": Scan(staple=True, tilt=-0.6),
    "punched_text": Scan(holes=True, hole_place=1.1),
    "recopied": Scan(copies=2, tilt=0.6),
    "folded": Scan(crease=0.5),
    "laid_by_hand": Scan(drift=0.2),
}
"""The kinds of scan that the benchmark measures, by name."""

_FAX_LEVEL = 150
_SHADOW_INCHES, _CURL_INCHES, _CREASE_INCHES = 0.2, 0.5, 0.012
"""How far from a binding its shadow has faded, and its curl flattened, to a third; and a fold's shadow."""

_HOLE_INCHES, _HOLES_APART = 0.24, 3.15
"""ISO 838: holes of 6 mm, 80 mm apart; they stand 12 mm (0.47 inches) from the edge."""

_STAMP_INK, _MARKER = (190, 40, 50), (255, 240, 90)


def made_scan(content: bytes, scan: Scan, seed: int = 0, most_pages: int = 1000) -> bytes:
    """A PDF of pictures of the pages of a PDF."""
    chance = default_rng(seed)
    pages = list(scanned_pages(content, scan, chance, most_pages))
    target = BytesIO()
    quality = {} if scan.fax else {"quality": scan.jpeg or 95}
    pages[0].save(target, "PDF", resolution=scan.dpi, save_all=True, append_images=pages[1:], **quality)
    return target.getvalue()


def scanned_pages(
    content: bytes, scan: Scan, chance: Generator, most_pages: int = 1000
) -> Iterator[Image.Image]:
    """The pictures of a PDF's pages, or of its sheets."""
    drawn = list(drawn_pages(content, scan.dpi, most_pages))
    sheets = _sheets(drawn, stacked=scan.stacked) if scan.two_up or scan.stacked else drawn
    for number, sheet in enumerate(sheets):
        turns = scan.turns + (scan.second_turns if number % 2 else 0)
        yield scanned(sheet, replace(scan, turns=turns), chance)


def drawn_pages(content: bytes, dpi: int, most_pages: int) -> Iterator[Image.Image]:
    """Pages of a PDF as they are displayed."""
    document = pdfium.PdfDocument(content)
    for number in range(min(len(document), most_pages)):
        yield document[number].render(scale=dpi / 72).to_pil().convert("RGB")
    document.close()


def _sheets(pages: Sequence[Image.Image], *, stacked: bool) -> Iterator[Image.Image]:
    for first in range(0, len(pages), 2):
        pair = pages[first : first + 2]
        wide, high = max(page.width for page in pair), max(page.height for page in pair)
        sheet = Image.new("RGB", (wide, 2 * high) if stacked else (2 * wide, high), "white")
        for number, page in enumerate(pair):
            sheet.paste(page, (0, number * high) if stacked else (number * wide, 0))
        yield sheet


def scanned(page: Image.Image, scan: Scan, chance: Generator) -> Image.Image:
    """One page through the scanner."""
    page = _on_glass(page, scan, chance)
    pixels = _lit(np.asarray(page if scan.colour else page.convert("L"), dtype=np.float32), scan)
    if scan.specks:
        dust = chance.random(pixels.shape[:2])
        pixels[dust < scan.specks] = 40
        pixels[dust > 1 - scan.specks] = 255
    if scan.noise:
        pixels = pixels + chance.normal(0, scan.noise, pixels.shape)
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if scan.fax:
        return picture.convert("L").point(lambda level: 255 * (level > _FAX_LEVEL)).convert("1")
    if scan.jpeg:
        packed = BytesIO()
        picture.save(packed, "JPEG", quality=scan.jpeg)
        picture = Image.open(packed)
        picture.load()
    return picture


def _handled(page: Image.Image, scan: Scan, chance: Generator) -> Image.Image:
    """The page as it came to the scanner: what was drawn, stamped and copied since it was printed."""
    if scan.stroke:
        _draw_stroke(page, scan.dpi, chance)
    if scan.stamp:
        _stamp(page, scan, chance)
    if scan.marker:
        page = _marked(page, scan.dpi)
    for _ in range(scan.copies):
        page = _photocopied(page, scan.dpi, chance)
    if scan.staple:
        _staple(page, scan.dpi)
    return page


def _on_glass(page: Image.Image, scan: Scan, chance: Generator) -> Image.Image:
    """The page as it lies there: what was done to its paper, and how it is bent and turned."""
    page = _handled(page, scan, chance)
    if scan.turns:
        page = page.rotate(-90 * scan.turns, expand=True)
    if scan.bed:
        page = ImageOps.expand(page, round(scan.bed * scan.dpi), (18, 18, 18))
    tilt = scan.tilt
    if scan.drift:
        aside, down, askew = (float(part) for part in chance.uniform(-scan.drift, scan.drift, 3))
        tilt += askew
        lying = Image.new("RGB", page.size, "white")
        lying.paste(page, (round(aside * scan.dpi), round(down * scan.dpi)))
        page = lying
    page = page.rotate(-tilt, Image.Resampling.BICUBIC, fillcolor=(18, 18, 18) if scan.bed else "white")
    if scan.keystone:
        page = _keystone(page, scan.keystone)
    if scan.curl:
        page = _curled(page, scan.curl * scan.dpi, scan.dpi)
    if scan.holes:
        _punch(page, scan)
    if scan.border:
        _leave_border(page, round(scan.border * scan.dpi))
    return page


def _lit(pixels: NDArray[np.float32], scan: Scan) -> NDArray[np.float32]:
    """The light that comes back from each place: of faded ink, of tinted paper, from within a binding."""
    if scan.through:
        pixels = pixels - (255 - pixels[:, ::-1]) * scan.through
    along = np.linspace(0, 1, pixels.shape[1], dtype=np.float32).reshape((1, -1) + (1,) * (pixels.ndim - 2))
    pixels = 255 - (255 - pixels) * scan.contrast * (1 - scan.faded * along)
    pixels = pixels * (scan.paper / 255)
    if scan.shadow:
        inches = np.abs(along - (0.5 if scan.two_up else 0.0)) * pixels.shape[1] / scan.dpi
        pixels = pixels * (1 - scan.shadow * np.exp(-inches / _SHADOW_INCHES))
    if scan.crease:
        down = np.abs(np.arange(pixels.shape[0]) - pixels.shape[0] * 0.47) / scan.dpi
        fold = 1 - scan.crease * np.exp(-down / _CREASE_INCHES)
        pixels = pixels * fold.astype(np.float32).reshape((-1, 1) + (1,) * (pixels.ndim - 2))
    if scan.colour:
        pixels = pixels * np.array(scan.tint, np.float32)
    return np.asarray(pixels, np.float32)


def _draw_stroke(page: Image.Image, dpi: int, chance: Generator) -> None:
    """A pen's wavering line down the page, as somebody marks what is done."""
    left = float(chance.uniform(0.2, 0.8)) * page.width
    points = [
        (left + 0.15 * dpi * math.sin(y / (0.9 * dpi)) + 0.08 * y, float(y))
        for y in range(page.height // 8, 7 * page.height // 8, dpi // 20)
    ]
    ImageDraw.Draw(page).line(points, fill=(30, 30, 120), width=max(dpi // 70, 1))


def _stamp(page: Image.Image, scan: Scan, chance: Generator) -> None:
    """An office's stamp in a frame, askew, over whatever stands there."""
    size = round(0.2 * scan.dpi)
    font = ImageFont.load_default(size)
    wide, high = round(font.getlength(scan.stamp)) + size, 2 * size
    ink = Image.new("L", (wide, high))
    pen = ImageDraw.Draw(ink)
    pen.text((size // 2, size // 3), scan.stamp, fill=235, font=font)
    pen.rectangle((0, 0, wide - 1, high - 1), outline=235, width=max(scan.dpi // 60, 1))
    ink = ink.rotate(float(chance.uniform(-12, 12)), Image.Resampling.BICUBIC, expand=True)
    place = (
        round(chance.uniform(0.3, 0.7) * (page.width - wide)),
        round(chance.uniform(0.2, 0.7) * page.height),
    )
    page.paste(Image.new("RGB", ink.size, _STAMP_INK), place, ink)


def _marked(page: Image.Image, dpi: int) -> Image.Image:
    """The page with a reader's marker over three lines of it, each as wide as a hand draws."""
    over = Image.new("RGB", page.size, "white")
    pen = ImageDraw.Draw(over)
    for share in (0.3, 0.45, 0.6):
        top = share * page.height
        pen.line((0.2 * page.width, top, 0.65 * page.width, top + 0.03 * dpi), _MARKER, round(0.17 * dpi))
    return ImageChops.multiply(page, over)


def _photocopied(page: Image.Image, dpi: int, chance: Generator) -> Image.Image:
    """A copy of the page: a little larger or smaller, soft, of hard contrast, with the dust of the glass."""
    wide, high = page.size
    scale = float(chance.uniform(0.996, 1.004))
    page = page.transform(
        page.size,
        Image.Transform.AFFINE,
        (1 / scale, 0.002, 0, 0, 1 / scale, 0),
        Image.Resampling.BICUBIC,
        fillcolor="white",
    )
    pixels = np.asarray(page.convert("L").filter(ImageFilter.GaussianBlur(dpi / 260)), np.float32)
    pixels = 128 + (pixels - 140 + chance.normal(0, 6, pixels.shape)) * 2.2
    pixels[chance.random((high, wide)) < 0.0004] = 30
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).convert("RGB")


def _staple(page: Image.Image, dpi: int) -> None:
    pen = ImageDraw.Draw(page)
    place = (0.35 * dpi, 0.55 * dpi, 0.72 * dpi, 0.3 * dpi)
    pen.line([each + 0.03 * dpi for each in place], (150, 150, 150), round(0.05 * dpi))
    pen.line(place, (60, 60, 60), round(0.03 * dpi))


def _punch(page: Image.Image, scan: Scan) -> None:
    pen = ImageDraw.Draw(page)
    radius, x = _HOLE_INCHES * scan.dpi / 2, scan.hole_place * scan.dpi
    for side in (-1, 1):
        y = page.height / 2 + side * _HOLES_APART * scan.dpi / 2
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(40, 40, 40))


def _keystone(page: Image.Image, share: float) -> Image.Image:
    """The page as a camera sees it that is not held level: narrower toward its foot."""
    wide, high = page.size
    inset = share * wide / 2
    corners = (0, 0, -inset, high, wide + inset, high, wide, 0)
    return page.transform(
        page.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor="white"
    )


def _curled(page: Image.Image, rise: float, dpi: int) -> Image.Image:
    """The page with its lines bent upward toward its left edge, where a binding holds it."""
    pixels = np.asarray(page)
    columns = np.arange(pixels.shape[1])
    shifts = np.round(rise * np.exp(-columns / (_CURL_INCHES * dpi))).astype(int)
    rows = np.minimum(np.arange(pixels.shape[0])[:, None] + shifts[None, :], pixels.shape[0] - 1)
    return Image.fromarray(pixels[rows, columns[None, :]])


def _leave_border(page: Image.Image, wide: int) -> None:
    """Black along the left and the upper edge, where the lid of a copier stood open."""
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, wide, page.height), fill=(15, 15, 15))
    pen.rectangle((0, 0, page.width, wide // 2), fill=(15, 15, 15))


def main(arguments: Iterable[str] | None = None) -> None:
    """Make one scan."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--kind", choices=KINDS, default="clean")
    parser.add_argument("--pages", type=int, default=1000)
    given = parser.parse_args(None if arguments is None else list(arguments))
    scan = made_scan(given.source.read_bytes(), KINDS[given.kind], most_pages=given.pages)
    given.target.write_bytes(scan)


if __name__ == "__main__":
    main()
