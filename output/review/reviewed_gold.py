"""Gold out of a review: a document whose every row a person has looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from ingest.errors import OutputError
from normalise.records import Action, DocumentRecord
from output.codec import to_row
from output.dictionary import ColumnSpec, Kind
from output.results import Results
from output.review.apply import Corrected
from output.review.corrections import REVIEWED
from output.whole import written_whole

_NOTE = "Made from a review; what was not judged in it is not scored."
_COMPLETE = "A person went through the whole document for what was missed."
_NOT_COMPLETE = "Nobody said that nothing was missed: it may hold actions that are not in it."


_UNTOLD = "no action was read in it, and nobody has said whether it holds a plan"
_TWIN = "the same plan in another format is gold already"


@dataclass(frozen=True, slots=True)
class NotReviewed:
    """A document that did not become gold, and why."""

    source: str
    why: str

    def __str__(self) -> str:
        return f"{self.source}: {self.why}"


# Documents that are named with what is missing of them.
_MOST_NAMED = 10


def in_words(left_out: Sequence[NotReviewed]) -> Iterator[str]:
    """What did not become gold: the first by name, and those of which the same is to be said in one line."""
    waiting = [each for each in left_out if each.why not in (_UNTOLD, _TWIN)]
    yield from (f"No gold of {each}." for each in waiting[:_MOST_NAMED])
    if len(waiting) > _MOST_NAMED:
        yield f"Nor of {len(waiting) - _MOST_NAMED:,} more, with actions not reviewed yet."
    for why in (_UNTOLD, _TWIN):
        alike = [each.source for each in left_out if each.why == why]
        if alike:
            documents = "1 document" if len(alike) == 1 else f"{len(alike):,} documents"
            yield f"No gold of {documents} such as {alike[0]}: {why}."


def write_gold(
    before: Results, after: Corrected, folder: Path, *, force: bool = False
) -> tuple[list[Path], list[NotReviewed]]:
    """Write a gold file for each document whose every row has a verdict, and say why not for the others.

    A document without rows is gold where a person said that it holds no plan, or added what was missed.

    Files bear their document's path without its ending. Raises `OutputError` rather than replace gold
    that is there, unless ``force`` is set.
    """
    written: dict[PurePosixPath, Path] = {}
    left_out: list[NotReviewed] = []
    for document in before.documents:
        name = PurePosixPath(document.source).with_suffix("")
        why = _why_not(document, before.by_source.get(document.source, ()), after)
        if why is None and name in written:
            why = _TWIN
        if why:
            left_out.append(NotReviewed(document.source, why))
            continue
        path = folder / f"{name}.jsonl"
        actions = after.results.by_source.get(document.source, ())
        is_complete = document.document_id in after.verdicts
        _write(path, actions, _COMPLETE if is_complete else _NOT_COMPLETE, force=force)
        written[name] = path
    return list(written.values()), left_out


def _why_not(document: DocumentRecord, actions: Sequence[Action], after: Corrected) -> str | None:
    if not actions:
        missed = bool(after.results.by_source.get(document.source))
        said = document.document_id in after.verdicts
        return None if missed or said else _UNTOLD
    waiting = sum(action.action_id not in after.verdicts for action in actions)
    return f"{waiting} of {len(actions)} actions not reviewed yet" if waiting else None


def _write(path: Path, actions: Sequence[Action], note: str, *, force: bool) -> None:
    if path.exists() and not force:
        message = f"{path} is there already. Use --force to replace it, or name another folder with --out."
        raise OutputError(message)
    path.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(path) as whole:
        whole.write_text("".join(_lines(actions, note)), encoding="utf-8", newline="\n")


def _lines(actions: Sequence[Action], note: str) -> Iterable[str]:
    # The review shows rows, not what the document says of itself: "*" leaves that unscored.
    facts = dict.fromkeys(("organisation", "plan_title", "plan_date"), "*")
    header = {**facts, "n_actions": len(actions), "notes": f"{_NOTE} {note}", "columns": list(REVIEWED)}
    yield json.dumps({"document": header}, ensure_ascii=False) + "\n"
    for action in actions:
        row = to_row(action)
        values = {column: _plain(REVIEWED[column], row[column]) for column in REVIEWED}
        filled = {column: value for column, value in values.items() if value not in (None, "", (), [], {})}
        yield json.dumps(filled, ensure_ascii=False) + "\n"


def _plain(spec: ColumnSpec, value: object) -> object:
    if spec.kind is Kind.PARTIES and isinstance(value, tuple):
        return [{key: text for key, text in party.items() if text} for party in value]
    return value.isoformat() if isinstance(value, date) else value
