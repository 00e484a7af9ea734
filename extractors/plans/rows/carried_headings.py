"""The recommendation that rows stand under: named around the table, by a group row, or in its own columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.layout import Item
from extractors.plan import Column, PlanRecommendation, PlanRow
from extractors.plans.cells.dealing import cell_text
from extractors.plans.cells.items import entries
from extractors.plans.cells.references import is_carried, part_recommendation
from extractors.plans.columns.meanings import Columns
from extractors.plans.rows.groups import GroupRow
from extractors.plans.rows.records import Record
from lexicon.words import without_continued

# Columns that say under what an action stands: empty, they are carried down from the row above.
CARRIED = (Column.SECTION, Column.RECOMMENDATION, Column.RECOMMENDATION_REF)


@dataclass(slots=True, eq=False)
class PlanHeading:
    """A section and recommendation, and what is gathered for it before and after its table.

    Rows hold on to it, so that criteria listed after a table still reach the rows in it. Two headings
    are the same only if they are one object.
    """

    section: str | None = None
    ref: str | None = None
    text: str | None = None
    criteria: list[str] = field(default_factory=list)
    evaluation: list[str] = field(default_factory=list)
    carried_forward: list[str] = field(default_factory=list)
    lead: str | None = None
    page: int | None = None

    @property
    def is_named(self) -> bool:
        """Whether there is a recommendation at all, not just a section."""
        return bool(self.ref or self.text)

    def frozen(self) -> PlanRecommendation:
        """What it has come to, once the whole document was read."""
        return PlanRecommendation(
            section=self.section,
            ref=self.ref,
            text=self.text,
            success_criteria=tuple(self.criteria),
            evaluation="\n".join(self.evaluation) or None,
            carried_forward="\n".join(self.carried_forward) or None,
            page=self.page,
        )


@dataclass(slots=True)
class Draft:
    """A row and what it stands under; the two meet once the whole document was read.

    Without a row it only says that the heading was there.
    """

    heading: PlanHeading
    row: PlanRow | None = None


def heading_of_group(group: GroupRow, columns: Columns, above: PlanHeading) -> PlanHeading:
    """What the rows under a group row stand under."""
    own = columns.has(Column.RECOMMENDATION)
    if group.is_recommendation and not own:
        labelled = part_recommendation(group.text)
        page = group.cell.boxes[0].page if group.cell.boxes else None
        return PlanHeading(above.section, labelled.ref, labelled.rest or None, lead=group.lead, page=page)
    if own:
        # One that the rows above named belongs to their group. "Outcome 1: …" over rows that each say what
        # they answer to is what these are grouped by.
        return PlanHeading(group.text, lead=group.lead)
    return replace(above, section=group.text, lead=group.lead or above.lead)


def heading_of(record: Record, columns: Columns, above: PlanHeading) -> PlanHeading:
    """What a record stands under: its own cells where it has some, else what was above it."""
    named, group = _recommendation_in(record, columns)
    section = group or _carried_text(record, columns, Column.SECTION) or above.section
    ref = _carried_text(record, columns, Column.RECOMMENDATION_REF)
    labelled = part_recommendation(named or "")
    ref = ref or labelled.ref
    goes_on = is_carried(named or "") or labelled.rest in ("", above.text)
    if goes_on and ref in (None, above.ref):
        heading = above if section == above.section else replace(above, section=section)
    else:
        text = None if is_carried(labelled.rest) else labelled.rest or None
        heading = PlanHeading(section, ref, text, page=record.page)
    criteria = columns.find(Column.SUCCESS_CRITERIA)
    if criteria is not None:
        listed = (entry.text for entry in entries(record.cells[criteria.index]))
        heading.criteria.extend(text for text in listed if text not in heading.criteria)
    return heading


def heading_asked(asked: Sequence[Item], page: int | None, above: PlanHeading) -> PlanHeading:
    """What an action stands under whose own cell says first what it answers to."""
    labelled = part_recommendation(cell_text(asked))
    return PlanHeading(above.section, labelled.ref or above.ref, labelled.rest or None, page=page)


def _carried_text(record: Record, columns: Columns, column: Column) -> str | None:
    reading = columns.find(column)
    if reading is None:
        return None
    return without_continued(cell_text(record.cells[reading.index])).strip() or None


def _recommendation_in(record: Record, columns: Columns) -> tuple[str | None, str | None]:
    """The recommendation's text, and the heading of a group printed above it in the same cell."""
    reading = columns.find(Column.RECOMMENDATION)
    if reading is None or not record.cells[reading.index]:
        return None, None
    first, *rest = record.cells[reading.index]
    if rest and part_recommendation(first.text).ref is None and part_recommendation(rest[0].text).ref:
        return cell_text(rest), first.text
    return _counted(first, rest) + cell_text((first, *rest)), None


def _counted(first: Item, rest: Sequence[Item]) -> str:
    """The number that the format counts out before a cell's only numbered paragraph: it is the reference."""
    alone = not any(item.marker[:1].isalnum() for item in rest)
    return f"{first.marker} " if alone and first.marker[:1].isalnum() else ""
