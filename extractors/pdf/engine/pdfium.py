"""PDFium, by the few functions that the reader calls thousands of times a page.

pypdfium2 ships the library and declares its functions; here they are bound a second time with plain
addresses as arguments and the interpreter lock held, which makes a call three times cheaper, and one
page at a time the only way to use it: PDFium is not thread safe. Nothing here knows of tables.

PDFium's own coordinates have their origin at the bottom left of an unturned page. `Frame` turns them
into the page as displayed: points from its top left corner.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from extractors.pdf.engine.appearances import draws_fields_itself
from extractors.pdf.engine.buttons import pressed_buttons
from ingest.errors import Reason, UnreadableDocument

_ADDRESS = ctypes.c_void_p
_INT = ctypes.c_int


def _bind(name: str, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - ctypes types have no common base
    address = ctypes.cast(getattr(raw, name), _ADDRESS).value
    assert address is not None  # noqa: S101 - a function that pypdfium2 declares has an address
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def _bind_plainly(name: str, result: Any) -> Any:  # noqa: ANN401 - see `_bind`
    """What is asked of single characters, and so the most: its arguments are handed over as they are, which
    saves a third of a call. The text page and the place for the answer must be `ctypes.c_void_p`."""
    return _bind(name, result)


count_objects = _bind("FPDFPage_CountObjects", _INT, _ADDRESS)
get_object = _bind("FPDFPage_GetObject", _ADDRESS, _ADDRESS, _INT)
object_type = _bind("FPDFPageObj_GetType", _INT, _ADDRESS)
object_bounds = _bind("FPDFPageObj_GetBounds", _INT, *[_ADDRESS] * 5)
object_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _ADDRESS, _ADDRESS)
object_mcid = _bind("FPDFPageObj_GetMarkedContentID", _INT, _ADDRESS)
fill_colour = _bind("FPDFPageObj_GetFillColor", _INT, *[_ADDRESS] * 5)
stroke_colour = _bind("FPDFPageObj_GetStrokeColor", _INT, *[_ADDRESS] * 5)
stroke_width = _bind("FPDFPageObj_GetStrokeWidth", _INT, _ADDRESS, _ADDRESS)
image_size = _bind("FPDFImageObj_GetImagePixelSize", _INT, *[_ADDRESS] * 3)
form_count = _bind("FPDFFormObj_CountObjects", _INT, _ADDRESS)
form_object = _bind("FPDFFormObj_GetObject", _ADDRESS, _ADDRESS, ctypes.c_ulong)
path_draw_mode = _bind("FPDFPath_GetDrawMode", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
path_count = _bind("FPDFPath_CountSegments", _INT, _ADDRESS)
path_segment = _bind("FPDFPath_GetPathSegment", _ADDRESS, _ADDRESS, _INT)
segment_point = _bind("FPDFPathSegment_GetPoint", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_type = _bind("FPDFPathSegment_GetType", _INT, _ADDRESS)
segment_closes = _bind("FPDFPathSegment_GetClose", _INT, _ADDRESS)
clip_path = _bind("FPDFPageObj_GetClipPath", _ADDRESS, _ADDRESS)
clip_count = _bind("FPDFClipPath_CountPaths", _INT, _ADDRESS)
clip_segments = _bind("FPDFClipPath_CountPathSegments", _INT, _ADDRESS, _INT)
clip_segment = _bind("FPDFClipPath_GetPathSegment", _ADDRESS, _ADDRESS, _INT, _INT)
count_chars = _bind("FPDFText_CountChars", _INT, _ADDRESS)
get_text = _bind("FPDFText_GetText", _INT, _ADDRESS, _INT, _INT, _ADDRESS)
char_unicode = _bind("FPDFText_GetUnicode", ctypes.c_uint, _ADDRESS, _INT)
char_box = _bind_plainly("FPDFText_GetLooseCharBox", _INT)
char_object = _bind_plainly("FPDFText_GetTextObject", _ADDRESS)
char_matrix = _bind_plainly("FPDFText_GetMatrix", _INT)
char_size = _bind_plainly("FPDFText_GetFontSize", ctypes.c_double)
char_generated = _bind_plainly("FPDFText_IsGenerated", _INT)
char_unmapped = _bind_plainly("FPDFText_HasUnicodeMapError", _INT)
font_of = _bind("FPDFTextObj_GetFont", _ADDRESS, _ADDRESS)
font_weight = _bind("FPDFFont_GetWeight", _INT, _ADDRESS)
font_flags = _bind("FPDFFont_GetFlags", _INT, _ADDRESS)
font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t)
has_transparency = _bind("FPDFPageObj_HasTransparency", _INT, _ADDRESS)
render_mode = _bind("FPDFTextObj_GetTextRenderMode", _INT, _ADDRESS)

_load_page = _bind("FPDF_LoadPage", _ADDRESS, _ADDRESS, _INT)
_close_page = _bind("FPDF_ClosePage", None, _ADDRESS)
_load_text = _bind("FPDFText_LoadPage", _ADDRESS, _ADDRESS)
_close_text = _bind("FPDFText_ClosePage", None, _ADDRESS)
_page_box = _bind("FPDF_GetPageBoundingBox", _INT, _ADDRESS, _ADDRESS)
_page_rotation = _bind("FPDFPage_GetRotation", _INT, _ADDRESS)

TEXT, PATH, IMAGE, SHADING, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_SHADING,
    raw.FPDF_PAGEOBJ_FORM,
)


class Frame(NamedTuple):
    """How PDFium's coordinates of a page map to the page as displayed.

    The box is the visible part in PDFium's coordinates; ``turns`` counts quarter turns clockwise.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of PDFium's as displayed."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def stood_up(self, turns: int) -> Frame:
        """The frame of the page turned by quarter turns clockwise from how it is displayed."""
        return self._replace(turns=(self.turns + turns) % 4)

    def turned(self, x: float, y: float) -> int:
        """By how many quarter turns clockwise a step of PDFium's to the right appears turned."""
        along, up = (0 if x >= 0 else 2), (3 if y > 0 else 1)
        turns = along if abs(x) >= abs(y) else up
        return (turns + self.turns) % 4

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom as displayed of the box from its lower left to its upper right."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        a, b = self.point(x0, y0)
        c, d = self.point(x1, y1)
        return (a if a < c else c, b if b < d else d, c if c > a else a, d if d > b else b)


class NativePage(NamedTuple):
    """An open page: PDFium's handles, good only inside `PdfFile.page`."""

    number: int
    handle: int
    text: int
    frame: Frame
    document: int = 0
    form: int = 0
    pressed: Callable[[], frozenset[tuple[str, int]]] = frozenset
    """The buttons of the form that are pressed by what their group says, looked up when first asked for."""


class PdfFile:
    """A PDF opened from its bytes; use as a context manager.

    Raises `UnreadableDocument`: ENCRYPTED where a password is needed, else CORRUPT.
    """

    def __init__(self, content: bytes, source: str) -> None:
        self._content = content  # PDFium reads from this buffer for as long as the document is open.
        handle = raw.FPDF_LoadMemDocument64(content, len(content), None)
        self._handle = ctypes.cast(handle, _ADDRESS).value or 0
        if not self._handle:
            raise _refusal(raw.FPDF_GetLastError(), source)
        self.page_count: int = raw.FPDF_GetPageCount(handle)
        self.form_kind: int = raw.FPDF_GetFormType(handle)
        self._form_settings = raw.FPDF_FORMFILLINFO(version=2)
        self._form = 0
        self._buttons: frozenset[tuple[str, int]] | None = None
        if self.form_kind != raw.FORMTYPE_NONE:
            form = raw.FPDFDOC_InitFormFillEnvironment(handle, ctypes.byref(self._form_settings))
            self._form = ctypes.cast(form, _ADDRESS).value or 0

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the document's memory back."""
        if self._form:
            raw.FPDFDOC_ExitFormFillEnvironment(ctypes.cast(self._form, raw.FPDF_FORMHANDLE))
        self._form = 0
        if self._handle:
            raw.FPDF_CloseDocument(ctypes.cast(self._handle, raw.FPDF_DOCUMENT))
        self._handle = 0

    @property
    def is_xfa(self) -> bool:
        """Whether its form is written in XFA, which only Adobe's own programs show."""
        return self.form_kind in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)

    @property
    def tagged(self) -> bool:
        """Whether it says that it carries a structure tree."""
        return bool(raw.FPDFCatalog_IsTagged(ctypes.cast(self._handle, raw.FPDF_DOCUMENT)))

    def property_text(self, key: str) -> str:
        """An entry of the document's information dictionary, empty where it has none."""
        handle = ctypes.cast(self._handle, raw.FPDF_DOCUMENT)
        length = raw.FPDF_GetMetaText(handle, key.encode(), None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDF_GetMetaText(handle, key.encode(), buffer, length)
        return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")

    @contextmanager
    def page(self, number: int) -> Iterator[NativePage | None]:
        """Open a page by its 1-based number; None where PDFium cannot load it."""
        handle = self._load(number)
        if not handle:
            yield None
            return
        text = _load_text(handle)
        try:
            frame = _frame(handle)
            page = NativePage(number, handle, text, frame, self._handle, self._form, self._pressed)
            yield page if text else None
        finally:
            if text:
                _close_text(text)
            _close_page(handle)

    def _pressed(self) -> frozenset[tuple[str, int]]:
        if self._buttons is None:
            self._buttons = pressed_buttons(self._content)
        return self._buttons

    def _load(self, number: int) -> int:
        handle = int(_load_page(self._handle, number - 1) or 0)
        form = ctypes.cast(self._form, raw.FPDF_FORMHANDLE) if self._form else None
        if handle and draws_fields_itself(ctypes.cast(handle, raw.FPDF_PAGE), form):
            # What was drawn into the page is there when it is loaded anew.
            _close_page(handle)
            handle = int(_load_page(self._handle, number - 1) or 0)
        return handle


def _refusal(error: int, source: str) -> UnreadableDocument:
    if error in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return UnreadableDocument(Reason.ENCRYPTED, "is protected by a password.", source=source)
    return UnreadableDocument(Reason.CORRUPT, "is a damaged PDF: it cannot be opened.", source=source)


def _frame(page: int) -> Frame:
    box = (ctypes.c_float * 4)()
    _page_box(page, ctypes.addressof(box))
    left, top, right, bottom = box
    return Frame(left, bottom, right, top, _page_rotation(page) % 4)


def library_version() -> str:
    """PDFium's build, for ``doctor`` and bug reports."""
    return str(pypdfium2.PDFIUM_INFO)
