"""Corrections taken into the rows: what fits is changed, what no longer fits is refused by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.plan import RowKind
from extractors.told import NOTHING_TOLD, Profile
from ingest.codes import Flag
from normalise.records import Action, DocumentRecord
from output.dictionary import ColumnSpec
from output.results import Results
from output.review.corrections import (
    ADDED,
    BEFORE_ALL,
    DOCUMENT,
    PLACED,
    REVIEWED,
    TABLE,
    Correction,
    Verdict,
    read_table,
    read_written,
    written,
)
from output.review.deadlines import DUE_COLUMNS, at_odds, what_follows
from output.review.names import names


@dataclass(frozen=True, slots=True)
class Refusal:
    """A correction that was not taken, and why; ``about`` names its row or document for a person."""

    correction: Correction
    why: str
    about: str = ""

    def __str__(self) -> str:
        name = self.correction.action_id or "a row without action_id"
        name = f"{self.about} ({name})" if self.about else name
        file = f"{self.correction.file}, " if self.correction.file else ""
        return f"{file}row {self.correction.line}: {name}, {self._column}: {self.why}"

    @property
    def _column(self) -> str:
        """What was to be corrected: a column by its name, or what is no column."""
        name = self.correction.field
        return f"column {name}" if name and name not in (DOCUMENT, TABLE) else name or "no column"


@dataclass(frozen=True)
class Corrected:
    """The results after a review.

    ``verdicts`` holds the rows that a person looked at, by their id, and the documents said to hold no plan,
    by theirs, as are those in which nothing was missed; a row of which anything was refused counts as not
    looked at. ``profile`` is what was said of tables.
    """

    results: Results
    verdicts: Mapping[str, Verdict]
    refused: tuple[Refusal, ...]
    profile: Profile = NOTHING_TOLD


@dataclass
class _Review:
    """What is being gathered while the corrections are gone through."""

    actions: dict[str, Action]
    documents: dict[str, DocumentRecord]
    changes: dict[str, dict[str, object]] = field(default_factory=dict)
    added: dict[str, dict[str, object]] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    profile: Profile = NOTHING_TOLD


def apply_corrections(results: Results, corrections: Iterable[Correction]) -> Corrected:
    """Take corrections into a run's actions: values changed, rejected rows out, missed rows in.

    The verbatim twin of a judged value stays as it is unless it was corrected itself.
    """
    review = _Review(
        {action.action_id: action for action in results.actions},
        {document.document_id: document for document in results.documents},
    )
    said = list(corrections)
    for correction in said:
        why = _take(review, correction)
        if why:
            review.refused.append(Refusal(correction, why))
    _refuse_deadlines_at_odds(review, said)
    for refusal in review.refused:
        review.verdicts.pop(refusal.correction.action_id, None)
    actions = tuple(_corrected(results, review))
    called = dict(names(results)) if review.refused else {}
    refused = tuple(replace(each, about=called.get(each.correction.action_id, "")) for each in review.refused)
    return Corrected(_recounted(results, actions), review.verdicts, refused, review.profile)


def _take(review: _Review, correction: Correction) -> str | None:
    """Take one correction in; the reason where it cannot be."""
    if correction.verdict is Verdict.NO_PLAN or correction.field in (DOCUMENT, TABLE):
        return _take_of_document(review, correction)
    is_new = correction.verdict is Verdict.ADD
    spec = REVIEWED.get(correction.field) or (PLACED.get(correction.field) if is_new else None)
    if not correction.field:
        return "the column field is empty; to accept or reject the action, write `action` in it"
    if spec is None:
        return "it is none of the columns that a review corrects: those in the form of a card"
    anchor = correction.action_id.rpartition(ADDED)[0] if is_new else correction.action_id
    action = review.actions.get(anchor)
    if action is None and not (is_new and anchor.removesuffix(BEFORE_ALL) in review.documents):
        return "these results have no such action"
    current = read_written(spec, "") if is_new else getattr(action, spec.name)
    if not _is(spec, correction.old, current):
        now = written(spec, current)
        return (
            f"the review page showed {correction.old!r}, and the results now have {now!r}: make a new "
            "review page, and decide it there"
        )
    try:
        new = read_written(spec, correction.new)
    except ValueError as trouble:
        return f"{correction.new!r} cannot be understood: {trouble}"
    if is_new:
        review.added.setdefault(correction.action_id, {})[spec.name] = new
    elif correction.verdict is Verdict.CORRECT:
        if spec.name == "action" and not new:
            return "an action needs words; reject the row instead"
        review.changes.setdefault(correction.action_id, {})[spec.name] = new
    _judge(review, correction)
    return None


def _refuse_deadlines_at_odds(review: _Review, said: Iterable[Correction]) -> None:
    """Take back what was said of a deadline whose parts contradict each other: none knows which is right."""
    odd: dict[str, str] = {}
    for name, changes in (*review.changes.items(), *review.added.items()):
        if why := at_odds(review.actions.get(name), changes):
            odd[name] = why
            for column in DUE_COLUMNS & changes.keys():
                del changes[column]
    refused = {refusal.correction for refusal in review.refused}
    review.refused += [
        Refusal(each, odd[each.action_id])
        for each in said
        if each.action_id in odd and each.field in DUE_COLUMNS and each not in refused
    ]


def _take_of_document(review: _Review, correction: Correction) -> str | None:
    """Of a document as a whole, or of one of its tables; where it holds no plan every row is rejected."""
    if correction.action_id not in review.documents:
        return "these results have no such document"
    if correction.field == TABLE:
        try:
            review.profile = review.profile.saying(read_table(correction.old, correction.new))
        except ValueError as trouble:
            return f"{correction.new!r} cannot be understood: {trouble}"
        return None
    if correction.verdict not in (Verdict.NO_PLAN, Verdict.ACCEPT):
        return f"the verdict on a document is {Verdict.ACCEPT} (nothing missed) or {Verdict.NO_PLAN}"
    review.verdicts[correction.action_id] = correction.verdict
    if correction.verdict is Verdict.NO_PLAN:
        for action in review.actions.values():
            if action.document_id == correction.action_id:
                review.verdicts[action.action_id] = Verdict.REJECT
    return None


def _is(spec: ColumnSpec, text: str, value: object) -> bool:
    try:
        return read_written(spec, text) == value
    except ValueError:
        return False


def _judge(review: _Review, correction: Correction) -> None:
    """A row that is corrected in one line and accepted in another is corrected."""
    before = review.verdicts.get(correction.action_id)
    if before is None or correction.verdict is not Verdict.ACCEPT:
        review.verdicts[correction.action_id] = correction.verdict


def _corrected(results: Results, review: _Review) -> Iterator[Action]:
    """The rows document by document, missed ones where they belong."""
    added: dict[str, list[str]] = {}
    for name, values in review.added.items():
        if values.get("action"):
            added.setdefault(name.rpartition(ADDED)[0], []).append(name)
    for document in results.documents:
        for name in added.get(f"{document.document_id}{BEFORE_ALL}", ()):
            yield _new_row(_blank_row(document), name, review.added[name])
        for action in results.by_source.get(document.source, ()):
            if review.verdicts.get(action.action_id) is not Verdict.REJECT:
                seen = replace(action, to_check=False) if action.action_id in review.verdicts else action
                yield _changed(seen, review.changes.get(action.action_id, {}))
            for name in added.get(action.action_id, ()):
                yield _new_row(action, name, review.added[name])


def _blank_row(document: DocumentRecord) -> Action:
    """What a row has of its document: the place before its first row."""
    return Action(
        action_id=f"{document.document_id}{BEFORE_ALL}",
        document_id=document.document_id,
        source=document.source,
        organisation=document.organisation,
        organisation_code=document.organisation_code,
        plan_title=document.plan_title,
        plan_date=document.plan_date,
        kind=RowKind.ACTION,
        action="",
        table=0,
        row=0,
        extractor="review",
    )


def _changed(action: Action, changes: Mapping[str, Any]) -> Action:
    if not changes:
        return action
    # What was worked out from a value: empty rather than at odds with what a person put there.
    if DUE_COLUMNS & changes.keys():
        action = replace(action, due_edtf=None, due_rrule=None, **what_follows(action, changes))
    if "status" in changes:
        action = replace(action, status_basis=None)
    flags = tuple(dict.fromkeys((*action.flags, Flag.CORRECTED_IN_REVIEW)))
    return replace(action, flags=flags, **changes)


def _new_row(before: Action, name: str, values: Mapping[str, Any]) -> Action:
    """A row that was missed: where the one before it stands, with nothing but what a person gave."""
    blank: dict[str, Any] = {column: read_written(spec, "") for column, spec in REVIEWED.items()}
    row = replace(
        before,
        action_id=name,
        bbox=None,
        extractor="review",
        flags=(Flag.ADDED_IN_REVIEW,),
        to_check=False,
        **blank,
    )
    row = replace(row, due_edtf=None, due_rrule=None, status_basis=None, kind=RowKind.ACTION)
    if "page" in values:  # pointed at, so that it stands in no table that was read
        row = replace(row, page_end=values["page"], table=None, row=0)
    return replace(row, **{**values, **what_follows(row, values)})


def _recounted(results: Results, actions: tuple[Action, ...]) -> Results:
    by_source = Counter(action.source for action in actions)
    by_recommendation = Counter((action.source, action.recommendation_id) for action in actions)
    return replace(
        results,
        actions=actions,
        documents=tuple(
            replace(document, actions=by_source[document.source]) for document in results.documents
        ),
        recommendations=tuple(
            replace(each, actions=by_recommendation[each.source, each.recommendation_id])
            for each in results.recommendations
        ),
    )
