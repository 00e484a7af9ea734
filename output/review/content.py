"""What the page's script works on: the actions, where they stand, and how each column is shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extractors.plan import Column, RowKind
from extractors.plans.plan_or_not.evidence import reasons_in
from ingest.codes import Flag
from normalise.checking import Doubt
from normalise.records import Action, DocumentRecord, PlanDateBasis, Status, StatusBasis
from output.results import Results
from output.review.corrections import REVIEWED, written
from output.review.doubts import Doubts
from output.review.evidence import ActionEvidence, DocumentEvidence, RebuiltTable, RowSeen, SeenTable, Strip
from output.review.meanings import meaning_label
from output.review.summary import is_overdue, outcome_of
from output.webpage import Json

DATE_FROM: Mapping[PlanDateBasis | None, str] = {
    PlanDateBasis.FILE_NAME: "from the file's name",
    PlanDateBasis.PROPERTIES: "from the file's properties, not printed",
}
"""Where a plan's date comes from, where no words of the paper say it."""

# Repeated on every action of a recommendation: kept once.
_SHARED = ("section", "recommendation_ref", "recommendation", "success_criteria")


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a card: the column as printed, if there is one, and what was read from it."""

    printed: str | None
    read: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The schema's name for it, as a person is shown it."""
        return REVIEWED[self.printed or self.read[0]].label


CARD: tuple[CardLine, ...] = (
    CardLine("action"),
    CardLine(None, ("kind",)),
    CardLine("action_ref"),
    CardLine("lead_raw", ("leads",)),
    CardLine("accountable_raw", ("accountable",)),
    CardLine("due_raw", ("due_date", "due_start", "due_kind", "due_precision")),
    CardLine("status_raw", ("status", "rag")),
    CardLine(None, ("completed_date",)),
    CardLine("progress"),
    CardLine("outcome"),
    CardLine("target"),
    CardLine("baseline"),
    CardLine("monitoring"),
    CardLine("monitored_by"),
    CardLine("resources"),
    CardLine("priority"),
    CardLine("review_date_raw", ("review_date",)),
    CardLine("other"),
    CardLine("section"),
    CardLine("recommendation_ref"),
    CardLine("recommendation"),
    CardLine("success_criteria"),
)


@dataclass(frozen=True, slots=True)
class PictureSize:
    """A page's picture, which the script finds by its number in the whole report."""

    page: int
    width: float
    height: float


class PageContent:
    """Gathers what the page's script needs, document by document, so that pictures need not be held."""

    def __init__(self, results: Results, doubts: Doubts, as_of: date) -> None:
        self._results = results
        self._doubts = doubts
        self._as_of = as_of
        self._contexts: dict[tuple[str, ...], int] = {}
        self._documents: list[Json] = []
        self._actions: list[Json] = []
        self._tables: dict[str, Json] = {}
        self._heads: dict[str, Json] = {}
        self._pictures: list[Json] = []

    def add(
        self, document: DocumentRecord, evidence: DocumentEvidence, pictures: Sequence[PictureSize]
    ) -> None:
        """Add a document, its actions and what is shown beside them."""
        number = len(self._documents)
        first = len(self._pictures)
        at = {picture.page: first + index for index, picture in enumerate(pictures)}
        self._documents.append(self._document(document, evidence, at))
        self._pictures.extend([each.page, each.width, each.height] for each in pictures)
        for table, rows in evidence.tables.items():
            self._tables[f"{number}:{table}"] = _table(rows)
        for table, strip in evidence.heads.items():
            self._heads[f"{number}:{table}"] = _strip(strip, at)
        for action in self._results.by_source.get(document.source, ()):
            shown = evidence.actions.get(action.action_id, ActionEvidence())
            seen = next((table for table in evidence.seen if table.number == action.table), None)
            row = evidence.rows.get(action.action_id, RowSeen())
            self._actions.append(self._action(action, number, seen, row) | _evidence(shown, number, at))

    def _document(self, document: DocumentRecord, evidence: DocumentEvidence, at: Mapping[int, int]) -> Json:
        notices = self._doubts.of_document.get(document.source, ())
        return {
            "id": document.document_id,
            "source": document.source,
            "format": document.format or Path(document.source).suffix[1:].lower() or "unknown",
            "outcome": str(outcome_of(document)),
            "said": document.failure_message or "",
            "plan": owner_and_title(document.organisation, document.plan_title),
            "organisation": document.organisation or "",
            "title": document.plan_title or "",
            "date": document.plan_date.isoformat() if document.plan_date else "",
            "dateFrom": DATE_FROM.get(document.plan_date_basis, ""),
            "plans": document.plans,
            "copyOf": document.same_plan_as or "",
            "trouble": evidence.trouble,
            "notices": [[str(issue.severity), _unweighed(issue.message)] for issue in notices],
            "pages": [[page, index] for page, index in at.items()],
            "pageCount": evidence.page_count,
            "flow": list(evidence.flow),
            "seen": [_seen(table) for table in evidence.seen],
        }

    def as_json(self) -> Mapping[str, Json]:
        """Everything, for the script."""
        return {
            "key": self._key(),
            "asOf": self._as_of.isoformat(),
            "card": [[line.label, line.printed, list(line.read)] for line in CARD],
            "columns": {
                name: [str(spec.kind), dict(spec.values), spec.doc, spec.nullable]
                for name, spec in REVIEWED.items()
            },
            "flags": {str(flag): [label_of(flag), flag.meaning, flag.mere_note] for flag in Flag},
            "meanings": [[str(column), meaning_label(column), column.meaning] for column in Column],
            "rowKinds": [str(kind) for kind in RowKind],
            "contexts": [dict(zip(_SHARED, context, strict=True)) for context in self._contexts],
            "documents": self._documents,
            "actions": self._actions,
            "heads": self._heads,
            "pictures": self._pictures,
        }

    @property
    def tables(self) -> Mapping[str, Json]:
        """The tables that rows stood in, by document and number. A page carries them behind its script, as
        it does pictures: the first actions are shown while a browser still reads the rest."""
        return self._tables

    def _key(self) -> str:
        """Names what the review is about, so that a browser keeps verdicts for these very rows."""
        digest = hashlib.sha256()
        for action in self._results.actions:
            digest.update(f"{action.action_id} {action.action}\n".encode())
        return digest.hexdigest()[:16]

    def _action(self, action: Action, document: int, seen: SeenTable | None, row: RowSeen) -> dict[str, Json]:
        values = {name: written(spec, getattr(action, name)) for name, spec in REVIEWED.items()}
        context = tuple(values.pop(name) for name in _SHARED)
        entry: dict[str, Json] = {
            "id": action.action_id,
            "doc": document,
            "ctx": self._contexts.setdefault(context, len(self._contexts)),
            "v": {name: text for name, text in values.items() if text},
            "at": [action.page, action.page_end, action.table, action.row],
            "rank": self._doubts.gravity(action),
        }
        doubts = self._doubts.of_action.get(action.action_id, ())
        optional: Mapping[str, Json] = {
            "flags": list(action.flags),
            "doubts": [_doubt(doubt, seen, row, action) for doubt in doubts],
            "painted": row.is_painted,
            "progressed": action.status_basis is StatusBasis.PROGRESS,
            "overdue": is_overdue(action, self._as_of),
        }
        return entry | {name: value for name, value in optional.items() if value}


def owner_and_title(organisation: str | None, title: str | None) -> str:
    """A plan's name for a person; a title that begins with its owner does not name it twice."""
    if organisation and title and title.casefold().startswith(organisation.casefold()):
        return title
    return ": ".join(filter(None, (organisation, title)))


# Flags whose codes say too little of them.
_LABELS = {
    Flag.ACTION_BOX: "From a numbered box",
    Flag.ACTION_TEXT_UNCLEAR: "Words of the action guessed",
    Flag.ALSO_IN_TABLE: "Both in a table and in the text",
    Flag.ASSIGNED_IN_SENTENCE: "From a sentence of the text",
    Flag.CELL_CUT: "Cell cut in the workbook",
    Flag.CELL_NOT_ALIGNED: "Cell not divided among its actions",
    Flag.COLUMN_INFERRED: "Meaning of a column inferred",
    Flag.COLUMN_UNCERTAIN: "Column may mean something else",
    Flag.DATE_OUT_OF_RANGE: "Cell formatted as a date holds none",
    Flag.DUE_AS_ABOVE: "Deadline taken from above",
    Flag.DUE_BY_DATEPARSER: "Deadline read by dateparser alone",
    Flag.DUE_NOT_DEALT: "Several deadlines, unclear which applies",
    Flag.DUE_REFERS_ELSEWHERE: "Deadline given elsewhere",
    Flag.DUE_REVIEW_ONLY: "Only a review's date",
    Flag.DUE_SECOND_OPINION_DIFFERS: "Second reading of the deadline differs",
    Flag.DUE_SEVERAL: "Several deadlines in a cell",
    Flag.DUE_STRUCK: "Deadline struck through",
    Flag.DUE_WEEKDAY_DIFFERS: "Deadline's weekday does not fit",
    Flag.INITIALS_ONLY: "From a paragraph with a name beside it",
    Flag.LABELLED_LINES: "From lines with labels",
    Flag.FILL_IN_GREY: "Colour lost in a grey scan",
    Flag.LABELLED_PARAGRAPH: "From a paragraph with a label",
    Flag.LEAD_AS_ABOVE: "Lead taken from above",
    Flag.LEAD_INHERITED: "Lead taken from the list's first line",
    Flag.LISTED_UNDER_HEADING: "From a list under a heading",
    Flag.NER_DIFFERS: "Second reading of the lead differs",
    Flag.NUMBERED_SECTION: "From a numbered section",
    Flag.OCR_LOW_CONFIDENCE: "Words of a scan uncertain",
    Flag.PLAN_UNCERTAIN: "May be no action plan",
    Flag.PROMISE_IN_DOUBT: "Sentence may be no action",
    Flag.RAG_KEY_ASSUMED: "Meaning of a colour assumed",
    Flag.REFERENCE_COMPLETED: "Final zero of the reference restored",
    Flag.RESOLUTION: "Resolved by a meeting",
    Flag.ROW_STRUCK: "Action struck through",
    Flag.UNDER_ACTION_LABEL: "From a list headed “Action”",
    Flag.VALUE_CUT: "Long cell cut",
}


def label_of(flag: Flag) -> str:
    """A flag in a few words; its meaning says the rest."""
    words = str(flag).replace("_", " ")
    return _LABELS.get(flag) or words.replace("due ", "deadline ", 1).capitalize()


def _seen(table: SeenTable) -> Json:
    return {
        "number": table.number,
        "page": table.page,
        "headings": list(table.headings),
        "means": [list(means) for means in table.means],
        "kind": table.kind,
        "plan": table.is_plan,
        "why": _for_and_against(table.why, is_plan=table.is_plan),
    }


# What a reason weighs, as `inspect` explains it.
_WEIGHT = re.compile(r" \([+-]\d+\.\d\)")


def _unweighed(why: str) -> str:
    return _WEIGHT.sub("", why)


def _for_and_against(why: str, *, is_plan: bool) -> str:
    """The reasons why a table is a plan or none, those that decided first and each side by itself."""
    reasons = tuple(reasons_in(why))
    speak_for = "; ".join(reason.said for reason in reasons if reason.weight > 0)
    against = "; ".join(reason.said for reason in reasons if reason.weight < 0)
    rest = [f"{reason.said[0].upper()}{reason.said[1:]}." for reason in reasons if not reason.weight]
    if not speak_for and not against:
        return " ".join(rest)
    if is_plan:
        sides: tuple[tuple[str, str], ...] = (
            ("It looks like an action plan because", speak_for),
            ("Against that:", against),
        )
    else:
        sides = (("It does not look like an action plan because", against), ("For a plan:", speak_for))
        if not against:
            sides = (("Too little in it is typical of an action plan. For a plan:", speak_for),)
    return " ".join([*(f"{words} {side}." for words, side in sides if side), *rest])


def _in_doubt(why: str) -> str:
    """The reasons why a table is a plan with doubt; where all speak for one, they are few."""
    said = _for_and_against(why, is_plan=True)
    return (
        said if any(reason.weight < 0 for reason in reasons_in(why)) else f"{said} That is little to go by."
    )


def _doubt(doubt: Doubt, seen: SeenTable | None, row: RowSeen, action: Action) -> Json:
    if doubt.message == Flag.PLAN_UNCERTAIN.meaning and seen:
        # Its reasons are at hand here: nobody need look for them elsewhere.
        return [
            doubt.gravity,
            f"Its table may not be an action plan. {_in_doubt(seen.why)}",
            doubt.column,
        ]
    more = (
        _columns_meant(doubt, seen, action),
        _cells_left_whole(doubt, row),
        _counted_from(doubt, action.plan_date),
        _status_struck(doubt, action),
    )
    about = "".join(more)
    return [doubt.gravity, f"{_unweighed(doubt.message)}{about}", doubt.column]


def _counted_from(doubt: Doubt, plan_date: date | None) -> str:
    """The day that a deadline was counted from, where that is the plan's own date."""
    is_about = doubt.message == Flag.DUE_FROM_PLAN_DATE.meaning and plan_date
    return f" That is {plan_date.day} {plan_date:%B %Y}." if is_about and plan_date else ""


def _status_struck(doubt: Doubt, action: Action) -> str:
    """What a struck row says of its status, where it was taken as cancelled all the same."""
    is_about = doubt.message == Flag.ROW_STRUCK.meaning and action.status is Status.CANCELLED
    return f" Its status says “{action.status_raw}”." if is_about and action.status_raw else ""


def _cells_left_whole(doubt: Doubt, row: RowSeen) -> str:
    """Which cells a reason is about that speaks of cells that were not divided."""
    if doubt.message != Flag.CELL_NOT_ALIGNED.meaning or not row.whole:
        return ""
    return f" Here: the cell{'s' if len(row.whole) > 1 else ''} of {' and '.join(row.whole)}."


def _columns_meant(doubt: Doubt, seen: SeenTable | None, action: Action) -> str:
    """Which columns a reason is about that speaks of the meanings of some, and what they were read as.

    Those that may mean something else are named beside that doubt alone.
    """
    inferred, uncertain = (seen.inferred, seen.uncertain) if seen else ((), ())
    if Flag.COLUMN_UNCERTAIN in action.flags:
        inferred = tuple(column for column in inferred if column not in uncertain) or inferred
    about = {
        Flag.COLUMN_INFERRED.meaning: inferred,
        Flag.COLUMN_UNCERTAIN.meaning: uncertain,
    }.get(doubt.message, ())
    named = [_column_meant(seen, number) for number in about if seen and seen.means[number]]
    return f" Here: {'; '.join(named)}." if named else ""


def _column_meant(seen: SeenTable, number: int) -> str:
    heading = seen.headings[number] or f"column {number + 1}, without a heading"
    meant = " and ".join(meaning_label(Column(meaning)) for meaning in seen.means[number])
    return f"“{heading}”, taken for {meant}"


def _table(table: RebuiltTable) -> Json:
    cells = [
        [cell.row, cell.col, cell.row_span, cell.col_span, list(cell.items), cell.fill]
        for cell in table.cells
    ]
    return {"cells": cells, "rows": [list(row) for row in table.rows], "head": table.head_rows}


def _strip(strip: Strip, at: Mapping[int, int]) -> Json:
    if strip.page not in at:
        return None
    rects = [[list(rect) for rect in group] for group in (strip.cells, strip.words)]
    return [at[strip.page], list(strip.area), *rects]


def _evidence(evidence: ActionEvidence, document: int, at: Mapping[int, int]) -> dict[str, Json]:
    strips = [shown for strip in evidence.strips if (shown := _strip(strip, at)) is not None]
    if strips:
        return {"strips": strips, "head": f"{document}:{evidence.head}"}
    if evidence.row is not None:
        row = evidence.row
        return {"tr": [f"{document}:{row.table}", row.row, row.col, *row.items]}
    if evidence.line is not None:
        return {"line": [list(evidence.line.lines), evidence.line.at]}
    return {}
