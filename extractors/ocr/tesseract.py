"""Tesseract in this process (tesserocr), with the English model that a package installs beside it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from extractors.ocr.engine import EXTRA, NoEngine, OcrEngine, Word
from extractors.ocr.model import LANGUAGE, PACKAGES, is_readable, model_folder
from extractors.ocr.raster import Grey
from extractors.ocr.tolerances.reading import READING

if TYPE_CHECKING:
    from tesserocr import PyTessBaseAPI


_SETTINGS = {
    "tessedit_do_invert": "0",  # what is light on dark was turned round before: no line need be read twice
    "classify_enable_learning": "0",  # the same picture gives the same words, whatever was read before
}


def start() -> OcrEngine | NoEngine:
    """Tesseract, or why there is none."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when the library loads; documents are the parallel
    try:
        import tesserocr
    except ImportError:
        return NoEngine(f"install {EXTRA} to read it by OCR")
    folder = model_folder()
    if folder is None:
        return NoEngine(f"the package {PACKAGES[0]} is missing: install {EXTRA} to read it by OCR")
    if not is_readable(folder):
        return NoEngine(f"the model in {folder} cannot be read")
    api = tesserocr.PyTessBaseAPI(
        path=str(folder), lang=LANGUAGE, psm=tesserocr.PSM.SINGLE_LINE, oem=tesserocr.OEM.LSTM_ONLY
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

    def read_line(self, picture: Grey, dpi: int, *, bare: bool = False) -> list[Word]:
        """The words of a line."""
        from tesserocr import PSM, RIL, iterate_level

        api = self._api
        api.SetPageSegMode(PSM.RAW_LINE if bare else PSM.SINGLE_LINE)
        height, width = picture.shape
        if width * READING.engine_height < READING.engine_least_wide * height:
            return []
        api.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
        api.SetSourceResolution(dpi)
        api.Recognize()
        words: list[Word] = []
        for found in iterate_level(api.GetIterator(), RIL.WORD):
            box = found.BoundingBox(RIL.WORD)
            text = found.GetUTF8Text(RIL.WORD).strip() if box else ""
            if text:
                x0, top, x1, bottom = map(float, box)
                sure, known = found.Confidence(RIL.WORD), found.WordIsFromDictionary()
                words.append(Word(text, x0, top, x1, bottom, sure, known))
        return words
