"""How documents are to be read: what a person may choose, for every reader alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ingest.limits import DEFAULT_LIMITS, Limits


class PdfEngine(StrEnum):
    """Which library reads PDFs: ``auto`` is the fast one, which leaves pages that it cannot make out to
    pdfplumber; ``pdfplumber`` reads them all, at a twentieth of the speed and without their tags."""

    AUTO = "auto"
    PDFPLUMBER = "pdfplumber"


class DocEngine(StrEnum):
    """What reads old Word files (``.doc``): ``builtin`` is our own reader; ``libreoffice`` has an installed
    LibreOffice turn them into ``.docx`` first, those of Word 95 and before among them."""

    BUILTIN = "builtin"
    LIBREOFFICE = "libreoffice"


class ActionsFrom(StrEnum):
    """Where actions are looked for: in tables alone, or in the paragraphs and lists around them too."""

    ALL = "all"
    TABLES = "tables"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for in a document that was read.

    ``resolutions``: whether what a meeting resolved that a named officer should do is an action.
    ``strict_plans``: whether tables that may be no plan are left out. ``profile`` (TOML) and ``words`` (JSON)
    are what a person has said of tables and of headings (`extractors.told`).
    """

    actions: ActionsFrom = ActionsFrom.ALL
    resolutions: bool = False
    strict_plans: bool = False
    profile: str = ""
    words: str = ""


EVERYTHING = Wanted()


class Ocr(StrEnum):
    """Which pages are read from their pictures: ``auto`` those that are pictures, with no text on them but
    what nobody sees."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The choices of a run, as far as readers are concerned; a reader takes what concerns its format.

    ``convert_doc`` turns a ``.doc`` into a ``.docx`` by another program, and raises `UnreadableDocument`;
    None where our own reader is to read it. ``pages``: those to read of a PDF or a scan; None for all.
    """

    limits: Limits = DEFAULT_LIMITS
    pdf_engine: PdfEngine = PdfEngine.AUTO
    ocr: Ocr = Ocr.AUTO
    convert_doc: Callable[[bytes, Limits], bytes] | None = None
    pages: frozenset[int] | None = None


DEFAULT_OPTIONS = ReadOptions()
