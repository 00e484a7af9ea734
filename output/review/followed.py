"""The review of plans followed over their versions: each action's life beside the places in all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from normalise.records import DocumentRecord
from output.commands import quoted
from output.follow.tables import (
    EXPLAINED,
    GUESSED,
    TO_CHECK,
    Ending,
    History,
    LinkFlag,
    Series,
    Thread,
    Version,
)
from output.follow.writing import FollowedTables
from output.results import Results
from output.review.content import PageContent, owner_and_title
from output.review.doubts import Doubts
from output.review.evidence import DocumentEvidence
from output.review.picture_store import PictureStore
from output.webpage import Json, Sources, embedded_each, embedded_json, render
from output.whole import written_whole

_SCRIPTS = (
    "dom.js",
    "csv.js",
    "asking.js",
    "choosing.js",
    "saving.js",
    "followed_links.js",
    "steps.js",
    "evidence.js",
    "timeline.js",
    "followed_card.js",
    "followed_facets.js",
    "facets.js",
    "place.js",
    "feed.js",
    "loading.js",
    "keys.js",
    "printing.js",
    "listening.js",
    "followed.js",
)

# Slips that are listed on top; every thread has its card.
_MOST_SLIPS = 100

# The less sure a link, the earlier its thread comes.
_GRAVEST = (
    TO_CHECK,
    GUESSED | {LinkFlag.OVER_GAP},
)

Shown = tuple[DocumentRecord, DocumentEvidence]


@dataclass(frozen=True, slots=True)
class EndingCount:
    """How many threads ended in a way."""

    ending: Ending
    count: int

    @property
    def explained(self) -> bool:
        """Whether the word alone does not say what it means."""
        return self.ending in EXPLAINED


def of_versions(results: Results, tables: FollowedTables) -> Results:
    """The part of a run that is followed: the documents of its versions."""
    wanted = {version.document_id for version in tables.versions}
    return replace(
        results,
        documents=tuple(each for each in results.documents if each.document_id in wanted),
        actions=tuple(each for each in results.actions if each.document_id in wanted),
        findings=(),
    )


def write_followed_review(
    tables: FollowedTables, runs: Sequence[tuple[Results, Iterable[Shown]]], path: Path
) -> Path | None:
    """Write the page over the runs that were followed, each with its documents' evidence.

    Gives the folder with its pictures where they did not fit into it, else None.
    """
    pictures = PictureStore.beside_page(path)
    together, shown = _together(runs)
    content = PageContent(together, Doubts(), date.max)
    for document, evidence in shown:
        content.add(document, evidence, pictures.add(evidence.pictures))
    lives: Mapping[str, Json] = {
        "series": [_series(each, tables.versions) for each in tables.series],
        "threads": _threads(tables),
    }
    page = {
        "next_command": _again(tables.folder, [results.folder for results, _ in runs]),
        "followed": tables,
        "endings": _endings(tables.threads),
        "apart": sum(LinkFlag.NOTHING_IN_COMMON in each.flags for each in tables.versions),
        "doubtful": sum(_rank(steps) == 0 for steps in _by_thread(tables).values()),
        "slips": _slips(tables.threads)[:_MOST_SLIPS],
        "put_back": len(_slips(tables.threads)),
        "content": embedded_json({**content.as_json(), **lives}),
        "tables": embedded_each(content.tables),
        "pictures": pictures.embedded,
        "picture_folder": pictures.beside.name if pictures.beside else "",
    }
    folder = Path(__file__).parent / "page"
    text = render(
        folder, "followed", page, scripts=_SCRIPTS, styles=["review.css"], sources=Sources(pictures.sources)
    )
    with written_whole(path) as whole:
        whole.write_text(text, encoding="utf-8", newline="\n")
    return pictures.beside


def _again(folder: Path, runs: Sequence[Path]) -> str:
    """The command that follows the same results anew with what was decided on the page."""
    places = " ".join(quoted(str(run)) for run in runs)
    is_usual = bool(runs) and folder.resolve() == (runs[0] / "followed").resolve()
    out = "" if is_usual else f" --out {quoted(str(folder))}"
    return f"councilplans follow {places} --corrections links.csv{out}"


def _together(runs: Sequence[tuple[Results, Iterable[Shown]]]) -> tuple[Results, Iterable[Shown]]:
    """Several runs as one; where there is more than one, a document's name begins with its run's folder."""
    if len(runs) == 1:
        return runs[0]
    named = [(_named(results, results.folder.name), results.folder.name, shown) for results, shown in runs]
    first = named[0][0]
    together = replace(
        first,
        documents=tuple(each for results, _, _ in named for each in results.documents),
        actions=tuple(each for results, _, _ in named for each in results.actions),
    )
    return together, (
        (replace(document, source=f"{run}/{document.source}"), evidence)
        for _, run, shown in named
        for document, evidence in shown
    )


def _named(results: Results, run: str) -> Results:
    return replace(
        results,
        documents=tuple(replace(each, source=f"{run}/{each.source}") for each in results.documents),
        actions=tuple(replace(each, source=f"{run}/{each.source}") for each in results.actions),
    )


def _endings(threads: Iterable[Thread]) -> list[EndingCount]:
    listed = [thread.ending for thread in threads]
    return [EndingCount(ending, listed.count(ending)) for ending in Ending if ending in listed]


def _slips(threads: Iterable[Thread]) -> list[Thread]:
    """The threads whose deadline was put back, those that slipped most first."""
    slipped = [thread for thread in threads if (thread.total_slip_days or 0) > 0]
    return sorted(slipped, key=lambda each: (-(each.total_slip_days or 0), each.action))


def _by_thread(tables: FollowedTables) -> dict[str, list[History]]:
    ordered = sorted(tables.history, key=lambda step: (step.thread_id, step.version))
    return {thread: list(steps) for thread, steps in groupby(ordered, key=lambda step: step.thread_id)}


def _rank(steps: Iterable[History]) -> int:
    flags = {flag for step in steps for flag in step.flags}
    return next((rank for rank, grave in enumerate(_GRAVEST) if flags & grave), len(_GRAVEST))


def _series(series: Series, versions: Iterable[Version]) -> Json:
    own = [version for version in versions if version.series_id == series.series_id]
    return {
        "id": series.series_id,
        "title": owner_and_title(series.organisation, series.title) or "A plan without a title",
        "why": series.why,
        "versions": [
            [each.version, _day(each.plan_date), each.document_id, [flag.meaning for flag in each.flags]]
            for each in own
        ],
    }


def _threads(tables: FollowedTables) -> Json:
    steps = _by_thread(tables)
    return [_thread(thread, steps.get(thread.thread_id, [])) for thread in tables.threads]


def _thread(thread: Thread, steps: Sequence[History]) -> Json:
    return {
        "id": thread.thread_id,
        "series": thread.series_id,
        "action": thread.action,
        "lead": thread.lead or "",
        "ending": str(thread.ending),
        "into": thread.merged_into or "",
        "first": _day(thread.first_due),
        "last": _day(thread.last_due),
        "slip": thread.total_slip_days or 0,
        "moved": thread.times_moved,
        "leads": thread.lead_changes,
        "status": str(thread.last_status or ""),
        "rank": _rank(steps),
        "steps": [_step(step) for step in steps],
    }


def _step(step: History) -> Json:
    return {
        "version": step.version,
        "action": step.action_id,
        "before": step.previous_action_id or "",
        "link": str(step.link),
        "likeness": step.likeness,
        "due": _day(step.due_date),
        "slip": step.slip_days or 0,
        "status": str(step.status or ""),
        "flags": [[str(flag), flag.meaning] for flag in step.flags],
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
