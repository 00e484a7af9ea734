"""Builds the samples: each invented paper as text, page, workbook, Word and PDF, in older office formats, and
its gold.

    python -m samples.build

The PDFs and the older formats are made from the Word files by LibreOffice (``soffice``), which must be
installed; without it the rest is built, and those that are there stay.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from samples.blocks import Sample
from samples.plans import SAMPLES
from samples.write_docx import to_docx
from samples.write_html import to_html
from samples.write_text import to_text
from samples.write_xlsx import to_xlsx

HERE = Path(__file__).parent
# What a zip file says of a member that has no date: the same bytes come out on any day.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_DATED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def main() -> None:
    for sample in SAMPLES:
        build(sample)
        print(sample.name)


def build(sample: Sample) -> None:
    (HERE / "papers").mkdir(exist_ok=True)
    (HERE / "gold").mkdir(exist_ok=True)
    paper = HERE / "papers" / sample.name
    paper.with_suffix(".txt").write_text(to_text(sample), encoding="utf-8", newline="\n")
    to_docx(sample, paper.with_suffix(".docx"))
    _undate(paper.with_suffix(".docx"))
    paper.with_suffix(".html").write_text(to_html(sample), encoding="utf-8", newline="\n")
    to_xlsx(sample, paper.with_suffix(".xlsx"))
    _undate(paper.with_suffix(".xlsx"))
    _convert(paper.with_suffix(".docx"), tagged=sample.tagged)
    _convert_workbook(paper.with_suffix(".xlsx"))
    _write_gold(sample)


def _write_gold(sample: Sample) -> None:
    first, *rows = sample.gold
    facts = first["document"]
    assert isinstance(facts, dict)  # noqa: S101 - how gold.document makes it
    lines = [{"document": {**facts, "n_actions": len(rows)}}, *rows]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (HERE / "gold" / f"{sample.name}.jsonl").write_text(text, encoding="utf-8", newline="\n")


def _undate(path: Path) -> None:
    """Write the package again without the moment at which it was written."""
    with zipfile.ZipFile(path) as package:
        members = [(info.filename, package.read(info)) for info in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            if name == "docProps/core.xml":
                content = _DATED.sub(b"", content)
            package.writestr(zipfile.ZipInfo(name, _NO_DATE), content, zipfile.ZIP_DEFLATED)


def _convert(docx: Path, *, tagged: bool) -> None:
    options = '{"UseTaggedPDF":{"type":"boolean","value":"' + str(tagged).lower() + '"}}'
    _run_office(docx, f"pdf:writer_pdf_Export:{options}", "doc", "odt", "rtf")


def _convert_workbook(xlsx: Path) -> None:
    _run_office(xlsx, "xls", "ods")


def _run_office(path: Path, *targets: str) -> None:
    """Convert a file into other formats beside it."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print(f"{path.name}: no soffice, so no new {', '.join(targets)}", file=sys.stderr)
        return
    for target in targets:
        command = [soffice, "--headless", "--convert-to", target, "--outdir", str(path.parent), str(path)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the names are ours


if __name__ == "__main__":
    main()
