"""Builds the samples: each invented paper as text, Word and PDF, in older office formats, and its gold.

    python -m samples.build

The PDFs and the older formats are made from the Word files by LibreOffice (``soffice``), which must be
installed; without it the rest is built, and those that are there stay.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from samples.blocks import Sample
from samples.plans import SAMPLES
from samples.write_docx import to_docx
from samples.write_text import to_text

HERE = Path(__file__).parent
# What a zip file says of a member that has no date: the same bytes come out on any day.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


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
    _convert(paper.with_suffix(".docx"), tagged=sample.tagged)
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
            package.writestr(zipfile.ZipInfo(name, _NO_DATE), content, zipfile.ZIP_DEFLATED)


def _convert(docx: Path, *, tagged: bool) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        print(f"{docx.stem}: no soffice, so no new PDF, .doc, .odt or .rtf", file=sys.stderr)
        return
    options = '{"UseTaggedPDF":{"type":"boolean","value":"' + str(tagged).lower() + '"}}'
    for target in (f"pdf:writer_pdf_Export:{options}", "doc", "odt", "rtf"):
        command = [soffice, "--headless", "--convert-to", target, "--outdir", str(docx.parent), str(docx)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the names are ours


if __name__ == "__main__":
    main()
