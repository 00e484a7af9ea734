"""A folder's results with what people said of them, written beside the originals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import AuditError
from output.flavour import CsvFlavour
from output.results import read_results
from output.review.apply import Refusal, apply_corrections
from output.review.corrected_files import write_corrected
from output.review.reviewers import Disagreement, read_reviews
from output.whole import written_whole

PROFILE = "reviewed-profile.toml"
"""What people said of tables, for all papers with the same headings."""

_HEAD = """\
# What was said of tables in a review: it holds for every table with these headings.
# councilplans extract ... --profile THIS_FILE

"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The files that were written, and what people have to settle: none is written where reviewers differ."""

    written: tuple[Path, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    refused: tuple[Refusal, ...] = ()


def kept_corrections(folder: Path) -> tuple[Path, ...]:
    """The corrections that are kept beside the results: taken in again on every run."""
    return tuple(sorted(folder.glob("corrections*.csv")))


def correct(folder: Path, corrections: Sequence[Path], flavour: CsvFlavour) -> Outcome:
    """Take corrections into a folder's tables.

    Raises `AuditError` where a file is no corrections file, and where there is none at all.
    """
    if not corrections:
        message = f"{folder} holds no corrections*.csv: name the file that was downloaded from the review."
        raise AuditError(message)
    reviews = read_reviews(corrections)
    if reviews.disagreements:
        return Outcome(disagreements=reviews.disagreements)
    corrected = apply_corrections(read_results(folder), reviews.corrections)
    files = write_corrected(corrected.results, flavour)
    if corrected.profile.tables:
        files.append(folder / PROFILE)
        with written_whole(files[-1]) as path:
            path.write_text(_HEAD + corrected.profile.to_toml(), "utf-8")
    return Outcome(tuple(files), refused=corrected.refused)
