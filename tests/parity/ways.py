"""Ways in which one paper comes to a reader: other programs print it, turn it, or write it in other codes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

_OFFICE_SECONDS = 120
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# What the samples are set in stands in every PDF reader, so that a printed copy needs no font of its own.
_FACES = {False: "Helvetica", True: "Helvetica-Bold"}
_BULLETS = "\uf0b7•"
_NARROW = 0.02  # points: what is thinner is a rule and no area
_UPRIGHT = 0.01


@dataclass(frozen=True)
class Way:
    """How a copy is made from a sample's file of the kind ``of``, and the ending that the copy has.

    ``program`` must be installed for it; none for what pip installs.
    """

    of: str
    ending: str
    make: Callable[[Path, Path], bytes]
    program: tuple[str, ...] = ()

    def missing(self) -> str:
        """Which program is not there; empty where all are."""
        return "" if not self.program or _found(self.program) else self.program[0]


def _found(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def _turned(quarters: int) -> Callable[[Path, Path], bytes]:
    """Every page lying on its side or its head, as the viewer is told to show it."""

    def make(paper: Path, folder: Path) -> bytes:
        document = pypdfium2.PdfDocument(paper)
        for page in document:
            page.set_rotation(90 * quarters)
        copy = BytesIO()
        document.save(copy)
        document.close()
        return copy.getvalue()

    return make


def _glyph_by_glyph(paper: Path, folder: Path) -> bytes:
    """Every letter drawn by itself where it stood, no blank drawn, no tags: as a printer's driver does."""
    copy = BytesIO()
    with pdfplumber.open(paper) as document:
        canvas = Canvas(copy, pagesize=(document.pages[0].width, document.pages[0].height), invariant=1)
        for page in document.pages:
            height = float(page.height)
            for area in page.rects:
                if area["fill"] and area["non_stroking_color"] and area["height"] > _NARROW:
                    canvas.setFillColorRGB(*_rgb(area["non_stroking_color"]))
                    canvas.rect(area["x0"], height - area["bottom"], area["width"], area["height"], 0, 1)
            canvas.setFillColorRGB(0, 0, 0)
            for edge in page.edges:
                canvas.line(edge["x0"], height - edge["top"], edge["x1"], height - edge["bottom"])
            for letter in page.chars:
                if letter["text"].strip():
                    _draw(canvas, letter)
            canvas.showPage()
    canvas.save()
    return copy.getvalue()


def _rgb(colour: tuple[float, ...]) -> tuple[float, ...]:
    return colour if len(colour) == 3 else (colour[0],) * 3


def _draw(canvas: Canvas, letter: Mapping[str, object]) -> None:
    """One letter, in a face as wide as its own."""
    text, size, matrix = str(letter["text"]), float(str(letter["size"])), letter["matrix"]
    assert isinstance(matrix, tuple)
    face = _FACES["Bold" in str(letter["fontname"])]
    if text in _BULLETS:
        face, text = "Symbol", "•"
    drawn = canvas.beginText(matrix[4], matrix[5])
    natural = stringWidth(text, face, size)
    drawn.setFont(face, size)
    if natural > _UPRIGHT:
        drawn.setHorizScale(100 * float(str(letter["adv"])) / natural if _is_upright(matrix) else 100)
    drawn.textOut(text)
    canvas.drawText(drawn)


def _is_upright(matrix: tuple[float, ...]) -> bool:
    return abs(matrix[1]) < _UPRIGHT and abs(matrix[2]) < _UPRIGHT


def _coded(encoding: str, declared: str = "") -> Callable[[Path, Path], bytes]:
    """The same text in another code, with the line ends of Windows."""

    def make(paper: Path, folder: Path) -> bytes:
        text = paper.read_text(encoding="utf-8").replace(
            'charset="utf-8"', f'charset="{declared or encoding}"'
        )
        return text.replace("\n", "\r\n").encode(encoding, "xmlcharrefreplace")

    return make


def _office(target: str, ending: str) -> Callable[[Path, Path], bytes]:
    """What LibreOffice makes of it; ``target`` is its name for the format."""

    def make(paper: Path, folder: Path) -> bytes:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [_found(("soffice",)) or "", profile, "--headless", "--convert-to", target]
        command += ["--outdir", str(folder), str(paper)]
        subprocess.run(command, check=True, capture_output=True, timeout=_OFFICE_SECONDS)
        return (folder / f"{paper.stem}.{ending}").read_bytes()

    return make


def _browser(paper: Path, folder: Path) -> bytes:
    """What a browser prints of the web page."""
    printed = folder / "printed.pdf"
    command = [
        _found(_BROWSERS) or "",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
    ]
    command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}", paper.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=_OFFICE_SECONDS)
    return printed.read_bytes()


def _pdf(*, tagged: bool) -> str:
    said = str(tagged).lower()
    return 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"' + said + '"}}'


QUICK: Mapping[str, Way] = {
    "pdf, on its right side": Way("pdf", "pdf", _turned(1)),
    "pdf, on its head": Way("pdf", "pdf", _turned(2)),
    "pdf, on its left side": Way("pdf", "pdf", _turned(3)),
    "pdf, glyph by glyph": Way("pdf", "pdf", _glyph_by_glyph),
    "text, in Windows' code": Way("txt", "txt", _coded("cp1252")),
    "text, in 16 bits": Way("txt", "txt", _coded("utf-16")),
    "page, in Windows' code": Way("html", "html", _coded("cp1252", "windows-1252")),
}
"""What needs nothing but what pip installs."""

SLOW: Mapping[str, Way] = {
    "pdf with tags, by LibreOffice": Way("docx", "pdf", _office(_pdf(tagged=True), "pdf"), ("soffice",)),
    "pdf without tags, by LibreOffice": Way("docx", "pdf", _office(_pdf(tagged=False), "pdf"), ("soffice",)),
    "pdf of the page, by a browser": Way("html", "pdf", _browser, _BROWSERS),
    "doc of the rtf, by LibreOffice": Way("rtf", "doc", _office("doc", "doc"), ("soffice",)),
    "docx of the doc, by LibreOffice": Way("doc", "docx", _office("docx", "docx"), ("soffice",)),
    "html of the odt, by LibreOffice": Way("odt", "html", _office("html", "html"), ("soffice",)),
}
"""What takes a program of its own, and seconds a paper."""
