"""How much a document may ask for before it is refused: every limit in one place, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a single file may cost. Every field can be raised by name on the command line or in a file.

    The defaults lie far above what councils publish (the largest report measured had 231 pages and 9 MB)
    and far below what hurts (a Word file of 3.4 MB that takes 11 GiB, a PDF of 2.2 KB that takes 1.9 GiB).
    The words beside a field's type say for a person what it bounds.
    """

    file_bytes: Annotated[int, "bytes of a file"] = 100 * MIB
    """A file, or a zip file's member: ten times the largest report seen, and quick to read whole."""

    archive_bytes: Annotated[int, "bytes of all files in a zip file or e-mail, unpacked"] = 2048 * MIB
    """A zip file of reports: only its directory and one member at a time are ever in memory."""

    archive_members: Annotated[int, "files in a zip file or e-mail"] = 20_000
    """Files in one zip file: its directory is held in memory, at about 1 KB a file."""

    archive_depth: Annotated[int, "how deep zip files and e-mails lie in one another"] = 4
    """Zip files and e-mails inside one another: a forwarded message with a zip file is three deep."""

    zip_ratio: Annotated[int, "how many times larger a part of a file is when unpacked"] = 200
    """Inflated to packed size of a zip member above ``zip_ratio_from``: XML seldom passes 30, bombs 1,000."""

    zip_ratio_from: Annotated[int, "bytes of an unpacked part, from which on zip_ratio holds"] = 8 * MIB
    """Below this size a high ratio hurts nobody, and short repetitive parts do reach one."""

    docx_parts: Annotated[int, "parts of a Word file"] = 5_000
    """Parts of a Word package: a report with a picture on each of 1,000 pages has about 2,100."""

    docx_part_bytes: Annotated[int, "bytes of a part of a Word file, unpacked"] = 64 * MIB
    """One inflated XML part: parsing takes about 11 bytes for each of its own, so this is 0.7 GiB."""

    docx_total_bytes: Annotated[int, "bytes of all parts of a Word file, unpacked"] = 512 * MIB
    """All inflated parts together, pictures included, which are never opened."""

    sheet_cells: Annotated[int, "cells of a workbook, or of the tables of a web page or text"] = 200_000
    """Cells of a workbook, or of the tables of a web page or text, and slots of merged ones: each takes about
    1 KiB; plans have thousands."""

    text_bytes: Annotated[int, "bytes of a plain text"] = 16 * MIB
    """A plain text: some 5,000 pages, and each of its lines becomes several objects."""

    pdf_pages: Annotated[int, "pages of a PDF"] = 2_000
    """Pages of a PDF: four times the longest agenda pack, at 3 to 80 ms a page within the wall clock."""

    pdf_stream_bytes: Annotated[int, "bytes of a part of a PDF, unpacked"] = 256 * MIB
    """One inflated stream that is no picture: a full page of text and rules is below 1 MiB."""

    pdf_inflated_bytes: Annotated[int, "bytes of all parts of a PDF, unpacked"] = 1024 * MIB
    """All streams together that had to be inflated to be measured, at some 400 MiB a second."""

    pdf_page_objects: Annotated[int, "lines and shapes on a page"] = 40_000
    """Drawn paths on a page, above which its tables are not looked for: a dense table has about 2,000, and
    one that boxes each of 10,000 cells by itself four times as many."""

    pdf_page_cells: Annotated[int, "cells on a page"] = 20_000
    """Cells on a page: 15,000 with text take the fast reader 0.5 s and pdfplumber 15 s, whose time grows
    with their square."""

    ocr_pages: Annotated[int, "pages of a document that are read by OCR"] = 300
    """Pages of a document read by OCR: ten times the longest scanned plan seen, at 2 s each."""

    ocr_megapixels: Annotated[int, "million pixels of a scanned page"] = 20
    """Million pixels of a page's picture: A3 at 300 dpi has 17, and each pixel takes 25 bytes for a moment.
    What is larger is read at fewer pixels an inch."""

    seconds: Annotated[float, "seconds to read a document"] = 600.0
    """Wall clock for one document: 231 born-digital pages take 19 s with the slowest reader, and a scan of
    150 pages seven minutes."""

    memory_mb: Annotated[int, "MiB of memory to read a document"] = 2_048
    """Address space of the process that reads a document, in MiB, its libraries' 700 included."""


DEFAULT_LIMITS = Limits()
