"""CSV files that people made or edited, as Excel and LibreOffice save them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ingest.text import decode
from output.spreadsheet import unescape

# Excel turns an ISO date into the one of its locale when it saves: day first, as councils write it.
_BRITISH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 00:00(?::00)?)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: ``number`` as the spreadsheet counts it, ``cells`` by column, unescaped."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file's header and its rows that are not blank."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]


def parse_sheet(content: bytes) -> Sheet:
    """The rows of a CSV file whose first row names the columns."""
    text = decode(content)
    # A cell may be as long as the file: the library's own limit is for files that come line by line.
    before = csv.field_size_limit(max(len(text), 1))
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    finally:
        csv.field_size_limit(before)
    header = tuple(name.strip() for name in rows[0]) if rows else ()
    lines = tuple(
        Line(number, {name: unescape(text) for name, text in zip(header, row, strict=False)})
        for number, row in enumerate(rows[1:], start=2)
        if any(text.strip() for text in row)
    )
    return Sheet(header, lines)


def iso_date(text: str) -> str:
    """A day, month and year with slashes as an ISO date; any other text as it is."""
    british = _BRITISH_DATE.fullmatch(text.strip())
    if not british:
        return text.strip()
    day, month, year = (int(part) for part in british.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text.strip()
