"""A folder's results with what people said of them, written beside the originals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import AuditError
from output.flavour import CsvFlavour
from output.results import read_results
from output.review.apply import Refusal, apply_corrections
from output.review.corrected_files import corrected_files, write_corrected
from output.review.corrections import Verdict
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
    """The files that were written, and what people have to settle: none is written where reviewers differ.

    ``decided`` counts what was decided, by what it was decided of (actions or documents) and in words;
    ``actions`` and ``documents`` are what the corrected tables hold.
    """

    written: tuple[Path, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    refused: tuple[Refusal, ...] = ()
    decided: Mapping[tuple[str, str], int] = field(default_factory=dict)
    actions: int = 0
    documents: int = 0

    def in_words(self) -> str:
        """How many decisions were taken in, and of which kind."""
        kinds = {
            kind: ", ".join(
                f"{self.decided[kind, words]:,} {words}" for words in each if (kind, words) in self.decided
            )
            for kind, each in _DECIDED.items()
        }
        said = "; ".join(f"{kind}: {words}" for kind, words in kinds.items() if words)
        total = sum(self.decided.values())
        return f"{total:,} decision{'' if total == 1 else 's'} taken in{f' ({said})' if said else ''}"


_COMPLETE = "with nothing missed"
_WORDS = {
    Verdict.ACCEPT: "accepted",
    Verdict.CORRECT: "corrected",
    Verdict.REJECT: "rejected",
    Verdict.ADD: "added",
    Verdict.NO_PLAN: "without a plan",
}
_DECIDED = {"actions": tuple(_WORDS.values()), "documents": (_COMPLETE, _WORDS[Verdict.NO_PLAN])}


def _in_words(decided_id: str, verdict: Verdict) -> tuple[str, str]:
    """Of what a decision is, and what: what accepts an action says of a document that nothing was missed."""
    if "-" in decided_id:
        return "actions", _WORDS[verdict]
    return "documents", _COMPLETE if verdict is Verdict.ACCEPT else _WORDS[verdict]


def kept_corrections(folder: Path) -> tuple[Path, ...]:
    """The corrections that are kept beside the results: taken in again on every run."""
    return tuple(sorted(folder.glob("corrections*.csv")))


def correct(folder: Path, corrections: Sequence[Path], flavour: CsvFlavour) -> Outcome:
    """Take corrections into a folder's tables.

    Raises `AuditError` where a file is no corrections file, and where there is none at all.
    """
    if not corrections:
        message = (
            f"{folder} holds no corrections*.csv: name the file that was downloaded from the review page, "
            "with its path."
        )
        raise AuditError(message)
    results = read_results(folder)
    reviews = read_reviews(corrections, results)
    if reviews.disagreements:
        return Outcome(disagreements=reviews.disagreements)
    corrected = apply_corrections(results, reviews.corrections)
    files = write_corrected(corrected.results, flavour)
    if corrected.profile.tables:
        files.append(folder / PROFILE)
        with written_whole(files[-1]) as path:
            path.write_text(_HEAD + corrected.profile.to_toml(), "utf-8")
    decided = Counter(_in_words(*each) for each in corrected.verdicts.items())
    counts = (len(corrected.results.actions), len(corrected.results.documents))
    return Outcome(tuple(files), (), corrected.refused, decided, *counts)


def names_of(paths: Sequence[Path]) -> str:
    """Files by name, in a line."""
    return ", ".join(path.name for path in paths)


def drop_corrected(folder: Path) -> tuple[Path, ...]:
    """Remove corrected tables that no longer belong to a folder's results; gives those that were there."""
    old = corrected_files(folder)
    for path in old:
        path.unlink()
    return old
