"""Samples cut short, or with a byte changed: each is read, or refused with a reason, within its limits."""

from __future__ import annotations

import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from councilplans.batch.order import Order
from councilplans.batch.run import run_batch
from councilplans.config import load
from councilplans.pipeline import extract_source
from ingest.errors import Reason
from tests.councilplans.batch.running import documents
from tests.support import PAPERS

FORMATS = (".docx", ".txt", ".pdf", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods", ".html")
SAMPLES = sorted(path for path in PAPERS.iterdir() if path.suffix in FORMATS)
_OF_A_FORMAT = len(SAMPLES) // len(FORMATS)

# What damage can make of a document. That its reader ended with an error of its own, or went on for ever,
# is a defect of ours.
EXPECTED = {None, Reason.NO_PLAN, Reason.NO_TEXT, Reason.CORRUPT, Reason.EMPTY, Reason.UNSUPPORTED,
            Reason.ENCRYPTED, Reason.TOO_LARGE, Reason.TOO_COMPLEX}  # fmt: skip

_MAIN_PART = "word/document.xml"


def damaged(sample: Path, cuts: int, flips: int) -> Iterator[tuple[str, bytes]]:
    """So many stumps of a sample at even distances, and so many copies with one byte changed, by name."""
    content = sample.read_bytes()
    for number in range(cuts):
        yield f"cut{number:02d}", content[: len(content) * number // cuts]
    chance = random.Random(sample.name)  # noqa: S311
    for number in range(flips):
        # A byte of the file, and of a Word file every other time one of the words inside: the packing's
        # checksum gives nearly every other change away.
        inside = sample.suffix == ".docx" and number % 2
        yield f"flip{number:03d}", _flipped_inside(content, chance) if inside else _flipped(content, chance)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ chance.randint(1, 255)]) + content[at + 1 :]


def _flipped_inside(package: bytes, chance: random.Random) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as parts, zipfile.ZipFile(file, "w") as copy:
        for part in parts.infolist():
            content = parts.read(part)
            copy.writestr(part, _flipped(content, chance) if part.filename == _MAIN_PART else content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("cuts", "flips"),
    [(4, 4), pytest.param(20, 500 // _OF_A_FORMAT + 1, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])],
)
def test_damage_ends_as_an_extraction_or_a_failure(cuts: int, flips: int, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for sample in SAMPLES:
        for damage, content in damaged(sample, cuts, flips):
            (reports / f"{sample.stem}.{damage}{sample.suffix}").write_bytes(content)
    limits = {"workers": 2, "limits.seconds": 30}
    order = Order([str(reports)], tmp_path / "out", load(limits, {}), extract_source)
    run_batch(order, lambda event: None)
    rows = documents(tmp_path / "out")
    assert len(rows) == len(SAMPLES) * (cuts + flips)
    unexpected = {
        source: row["failure_message"] for source, row in rows.items() if row["failure"] not in EXPECTED
    }
    assert unexpected == {}
    outcomes = Counter(row["outcome"] for row in rows.values())
    assert min(outcomes["read"], outcomes["failed"]) > len(SAMPLES), (
        "damage that shows, and damage that does not"
    )
