"""pdfplumber as the oracle: on ruled pages both see the same cells with the same letters in them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from extractors.layout import Table
from extractors.pdf.engine.pdfium import PdfFile
from extractors.pdf.engine.text_runs import BROKEN, Typefaces
from extractors.pdf.page_layout import Neighbours, lay_out
from extractors.pdf.pdfium_page import Known, read_page
from extractors.pdf.text.paragraphs import CUT
from ingest.limits import DEFAULT_LIMITS
from tests.extractors.pdf.making import Sheet
from tests.support import PAPERS

Tables = list[list[list[str]]]
"""The letters of each cell of each table of each page."""

_SIGNS = re.compile("[\ue000-\uf8ff]")


def letters(text: str) -> str:
    """A text without its spaces; its hyphens and bullets as they are drawn."""
    return "".join(_SIGNS.sub("•", text).replace(BROKEN, "-").replace(CUT, "").split())


def as_we_see(content: bytes) -> Tables:
    """The ruled tables page by page, before anything is joined."""
    pages: Tables = []
    typefaces = Typefaces()
    with PdfFile(content, "plan.pdf") as pdf:
        for number in range(1, pdf.page_count + 1):
            with pdf.page(number) as page:
                assert page is not None
                layout = lay_out(
                    read_page(page, DEFAULT_LIMITS, Known({}, frozenset(), typefaces)), Neighbours()
                )
            tables = [part for part in layout.parts if isinstance(part, Table) and part not in layout.unruled]
            pages.append([[_all(table, index) for index in range(len(table.cells))] for table in tables])
    return pages


def _all(table: Table, index: int) -> str:
    return letters("".join(item.marker + item.text for item in table.cells[index].items))


def as_pdfplumber_sees(content: bytes) -> Tables:
    with pdfplumber.open(BytesIO(content)) as pdf:
        return [
            [
                [letters(text) for row in table.extract() for text in row if text is not None]
                for table in page.find_tables()
            ]
            for page in pdf.pages
        ]


@pytest.mark.parametrize("path", sorted(PAPERS.glob("*.pdf")), ids=lambda path: path.stem)
def test_the_samples_ruled_tables_are_the_same(path: Path) -> None:
    content = path.read_bytes()
    expected = as_pdfplumber_sees(content)
    assert as_we_see(content) == expected


def test_the_samples_hold_ruled_tables() -> None:
    """The test above looks at something: some samples are minutes without any table."""
    pages = [page for path in PAPERS.glob("*.pdf") for page in as_pdfplumber_sees(path.read_bytes())]
    assert sum(map(len, pages)) >= 7


def test_a_page_with_everything_is_the_same() -> None:
    sheet = Sheet()
    xs, ys = [40.0, 90.0, 260.0, 380.0, 550.0], [80.0, 110.0, 150.0, 190.0, 230.0]
    sheet.fill(40, 80, 550, 110, "#DDDDDD")
    rows = [[f"{name} {row}" for name in ("ref", "action", "lead", "due")] for row in range(4)]
    sheet.table(xs, ys, rows)
    for base in (171, 181):
        sheet.words(93, base, f"a further line at {base}")
    sheet.box(40, 230, 550, 260)
    sheet.words(43, 245, "A row over all columns")
    sheet.words(40, 300, "A paragraph below, which is in no table.")
    content = sheet.done()
    assert as_we_see(content) == as_pdfplumber_sees(content)
