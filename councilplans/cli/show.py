"""``councilplans show``: a file's plans as readable tables in the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from councilplans.cli.guarded import guarded
from councilplans.cli.options import print_pieces, reading_options, settings
from councilplans.cli.terminal import counted, plain, typed
from councilplans.config import Config
from extractors.plan import RowKind
from ingest.errors import Reason, UnreadableDocument
from ingest.opening import open_source
from normalise.records import Action, StatusBasis

if TYPE_CHECKING:
    from councilplans.extraction import Extraction
    from output.review.doubts import Doubts


@click.command()
@click.argument("file", type=click.Path())
@reading_options
def command(file: str, config: Path | None, **chosen: str | None) -> None:
    """Print the action plans of one file as tables: what is to be done, by whom, by when, and how far it is.

    \b
    councilplans show plan.pdf
    """
    width = shutil.get_terminal_size().columns
    print_pieces(guarded(partial(_show, width), file, settings(config, chosen)))


_WHY_NONE = "`councilplans inspect` says why."


def _show(width: int, path: str, config: Config) -> Iterator[str]:
    from councilplans.pipeline import extract_source
    from output.results import Finding
    from output.review.doubts import sort_doubts

    found = extract_source(open_source(path, config.limits), config)
    if not found.document.plans:
        raise UnreadableDocument(Reason.NO_PLAN, "holds no action plan.", source=path, advice=_WHY_NONE)
    yield from _facts(found)
    document = found.document
    findings = [Finding(document.document_id, document.source, issue) for issue in found.issues]
    doubts = sort_doubts(found.actions, findings)
    marked = frozenset(each.action_id for each in found.actions if doubts.is_doubtful(each))
    columns = [_marks(marked), *_COLUMNS]
    columns = [column for column in columns if any(map(column.cell, found.actions))]
    is_first = True
    for heading, actions in _grouped(found.actions, document.plan_title):
        if heading or not is_first:
            yield f"\n{heading or _NO_SECTION}"
        is_first = False
        yield _table(columns, actions, width)
    yield from _to_check([each for each in found.actions if each.action_id in marked], doubts)
    yield _summary(found, len(marked), path)


# Else it would seem to go on with the section above.
_NO_SECTION = "(no section)"


def _to_check(doubtful: Iterable[Action], doubts: Doubts) -> Iterator[str]:
    """Each action that may be read wrong, and why."""
    for number, action in enumerate(doubtful):
        if not number:
            yield f"\nTo check: these actions, marked {_MARK} above, may have been read wrong"
        words = " ".join(" ".join(filter(None, (action.action_ref, action.action))).split())
        yield plain(f"  {words if len(words) <= _GLIMPSE else f'{words[: _GLIMPSE - 1]}…'}")
        yield from (f"    {plain(doubt.message)}" for doubt in doubts.reasons(action))


def _facts(found: Extraction) -> Iterator[str]:
    from output.review.content import DATE_FROM

    document = found.document
    yield plain(document.plan_title or document.source)
    whence = DATE_FROM.get(document.plan_date_basis)
    day = f"{document.plan_date}{f' ({whence})' if whence else ''}" if document.plan_date else None
    parts = [document.organisation, f"date of the plan: {day}" if day else None]
    if any(parts):
        yield plain(" · ".join(part for part in parts if part))


def _grouped(actions: Iterable[Action], title: str | None) -> Iterator[tuple[str, list[Action]]]:
    """Actions under what they stand under, in reading order; the plan's title is not said again."""
    group: list[Action] = []
    before: str | None = None
    for action in actions:
        heading = _heading(action, title)
        if heading != before and group:
            yield before or "", group
            group = []
        group.append(action)
        before = heading
    if group:
        yield before or "", group


def _heading(action: Action, title: str | None) -> str:
    ref, text = action.recommendation_ref, action.recommendation
    named = " ".join(part for part in (ref, text) if part)
    if ref and not text:
        named = f"Recommendation {ref}"
    section = action.section if action.section != title else None
    return plain(" · ".join(part for part in (section, named) if part))


def _table(columns: Sequence[_Column], actions: Iterable[Action], width: int) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    for column in columns:
        table.add_column(column.name, width=column.width, ratio=column.ratio, overflow="fold")
    for action in actions:
        cells = (column.cell(action) for column in columns)
        table.add_row(*(Text("\n".join(map(plain, cell.split("\n")))) for cell in cells))
    page = StringIO()
    # Document text goes in as plain Text: nothing in it is markup, and no colour codes go out.
    Console(file=page, width=width, color_system=None).print(table)
    return page.getvalue().rstrip("\n")


def _due(action: Action) -> str:
    judged = action.due_date or _WITHOUT_DAY.get(action.due_kind or "", action.due_kind)
    if action.due_start and not action.due_date:
        judged = f"from {action.due_start}"
    if action.due_raw is None:
        return ""
    return f"{action.due_raw}\n→ {judged}" if judged else action.due_raw


# What is said of a deadline without a day.
_WITHOUT_DAY: Mapping[str, str] = {
    "unresolved": "no date recognised",
    "relative": "counted from a day that is not known",
    "immediate": "at once",
}


def _status(action: Action) -> str:
    if action.status is None:
        return action.status_raw or ""
    printed = f"{action.status_raw}\n" if action.status_raw else ""
    whence = _STATUS_FROM.get(action.status_basis, "") if action.status_basis else ""
    return f"{printed}→ {action.status.replace('_', ' ')}{whence}"


_STATUS_FROM: Mapping[StatusBasis, str] = {
    StatusBasis.RAG: "\n(from colour)",
    StatusBasis.PROGRESS: "\n(from the progress text)",
}


class _Column(NamedTuple):
    """A column of the tables: its width in characters, or its share of what the others leave."""

    name: str
    cell: Callable[[Action], str]
    width: int | None = None
    ratio: int | None = None


# Stands before an action that may be read wrong.
_MARK = "!"

# Enough of an action to find it in the table above.
_GLIMPSE = 70


def _marks(marked: Collection[str]) -> _Column:
    """The column of the marks, which is left out where nothing is marked."""
    return _Column(_MARK, lambda action: _MARK if action.action_id in marked else "", width=1)


# Kinds of rows that are no actions: marked, and explained below.
_KINDS = {
    RowKind.ISSUE: ("Weakness", "something that is to be put right"),
    RowKind.MILESTONE: ("Milestone", "a step on the way"),
}

# The judged values are as long as "→ 2010-03-31" and "→ in progress"; a column that a document never fills
# is left out, so that the words get its room.
_COLUMNS = (
    _Column("Kind", lambda action: _KINDS.get(action.kind, ("",))[0], width=9),
    _Column("Ref", lambda action: action.action_ref or "", width=6),
    _Column("Action", lambda action: action.action, ratio=2),
    _Column("Lead", lambda action: action.lead_raw or "", ratio=1),
    _Column("Due", _due, width=12),
    _Column("Status", _status, width=13),
)


def _summary(found: Extraction, doubtful: int, path: str) -> str:
    document = found.document
    held = f"{counted(document.plans, 'action plan')} with {counted(document.actions, 'action')}"
    to_check = f"{doubtful:,} to check{f' (marked {_MARK})' if doubtful else ''}"
    read = "After → stands how the words above it were interpreted.\n" if _is_interpreted(found) else ""
    read += "".join(
        f"{word}: {meaning}. It counts as an action here.\n"
        for kind, (word, meaning) in _KINDS.items()
        if any(action.kind is kind for action in found.actions)
    )
    return f"\n{read}{held}, {to_check}. To see how it was read: councilplans inspect {typed(path)}"


def _is_interpreted(found: Extraction) -> bool:
    return any("→" in _due(action) or "→" in _status(action) for action in found.actions)
