"""Goes through a document table by table: which are plans and why, what each stands under, its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.layout import Block, Document, Heading, Paragraph, Table
from extractors.options import EVERYTHING, Wanted
from extractors.plan import Column, Plan, PlanRecommendation, PlanRow
from extractors.plans.keyvalue import KeyValueReader
from extractors.plans.plan_or_not.verdict import Verdict, owners_lost, promises_lost
from extractors.plans.rows.body import read_body
from extractors.plans.rows.carried_headings import Draft, PlanHeading
from extractors.plans.rows.groups import group_above
from extractors.plans.shape.turned import turned
from extractors.plans.siblings import agreed
from extractors.plans.surroundings import (
    Region,
    gather_criteria,
    has_criteria_cue,
    lines_between,
    read_region,
)
from extractors.plans.table_readings import TableReading, contents_of_table, read_tables
from extractors.plans.vocabulary import labels
from extractors.told import Profile, own_words, read_profile
from ingest.codes import Flag, IssueCode
from ingest.issues import Issue, Severity
from lexicon.words import comparable

_SAID_OF_ACTIONS = (Column.LEAD, Column.DUE, Column.STATUS, Column.PROGRESS)


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A document's plans, a reading of every table, plan or not, and what may have been refused wrongly."""

    plans: tuple[Plan, ...]
    tables: tuple[TableReading, ...]
    issues: tuple[Issue, ...] = ()


def read_plans(document: Document, wanted: Wanted = EVERYTHING) -> PlanReading:
    """The action plans of a document in reading order, with the reason for every table's verdict."""
    with own_words(wanted.words):
        return _read_plans(document, wanted)


def _read_plans(document: Document, wanted: Wanted) -> PlanReading:
    profile = read_profile(wanted.profile) if wanted.profile else Profile()
    readings = agreed(tuple(read_tables(document, profile)), document.tables)
    if wanted.strict_plans:
        readings = tuple(map(_strictly, readings))
    cued = has_criteria_cue(lines_between(_outside_plans(document, readings)))
    walk = _Walk(readings, cued=cued, parted=_labelled_are_parted(document, readings))
    for block in document.blocks:
        walk.step(block)
    plans = tuple(walk.finish())
    refused = (*_refused(document, readings), *_unjoined(document, readings, plans))
    return PlanReading(plans, readings, refused)


def _outside_plans(document: Document, readings: Sequence[TableReading]) -> list[Block]:
    """The blocks around the tables that are plans."""
    plans = {id(table) for table, reading in zip(document.tables, readings, strict=True) if reading.is_plan}
    return [block for block in document.blocks if id(block) not in plans]


def _labelled_are_parted(document: Document, readings: Sequence[TableReading]) -> bool:
    """Whether headings of one rank, each another, stand right above the tables of labels and values."""
    verdicts = iter(reading.verdict for reading in readings)
    above: list[Heading | None] = []
    before: Block | None = None
    for block in document.blocks:
        if isinstance(block, Table):
            if next(verdicts) is Verdict.KEY_VALUE_PLAN:
                above.append(before if isinstance(before, Heading) else None)
        elif isinstance(block, Paragraph) and not block.item.text.strip():
            continue  # a blank line
        before = block
    heads = [head for head in above if head is not None]
    texts = {comparable(head.item.text) for head in heads}
    return len(texts) > 1 and len(texts) == len(heads) and len({head.level for head in heads}) == 1


class _Walk:
    """A walk through the blocks, with what was met since the last plan table."""

    def __init__(self, readings: Sequence[TableReading], *, cued: bool, parted: bool) -> None:
        self._readings = iter(readings)
        self._parted = parted
        self._alone = sum(reading.is_plan for reading in readings) == 1
        self._cued = cued
        self._between: list[Block] = []
        self._heading = PlanHeading()
        self._labelled: KeyValueReader | None = None
        self._drafts: list[list[Draft]] = []
        self._titles: list[str | None] = []
        self._issues: list[list[Issue]] = []
        self._columns: tuple[tuple[Column, ...], ...] | None = None

    def step(self, block: Block) -> None:
        """Take one block."""
        if not isinstance(block, Table):
            self._between.append(block)
            return
        reading = next(self._readings)
        if reading.verdict.is_columns:
            self._read_plan(block, reading)
        elif reading.verdict is Verdict.KEY_VALUE_PLAN or self._goes_on_labelled(block):
            self._read_labelled(block, reading.number)
        else:
            self._between.append(block)
            return
        self._between = []

    def finish(self) -> Iterator[Plan]:
        """The plans, once every block was taken."""
        self._close_labelled()
        gather_criteria(lines_between(self._between), self._heading, cued=self._cued)
        for title, drafts, issues in zip(self._titles, self._drafts, self._issues, strict=True):
            yield _plan(title, drafts, issues)

    def _goes_on_labelled(self, table: Table) -> bool:
        """Whether labels and values go on in a table that follows upon nothing but blank lines."""
        return self._labelled is not None and not self._between and table.n_cols == 2  # a label and a value

    def _read_plan(self, table: Table, reading: TableReading) -> None:
        self._close_labelled()
        table = turned(table) if reading.turned else reading.shaped.table if reading.shaped else table
        wants = not reading.columns.has(Column.RECOMMENDATION)
        lines = lines_between(self._between)
        region = read_region(lines, wants_recommendation=wants, page=table.page, alone=self._alone)
        gather_criteria(region.after, self._heading, cued=self._cued)
        title = _title(table, region, reading)
        meanings = tuple(one.meanings for one in reading.columns.readings)
        if not self._drafts or title or (reading.header and meanings != self._columns):
            self._begin_plan(title)
            self._columns = meanings
        above = self._enter(region)
        body = read_body(table, reading.number, reading.header, reading.columns, above)
        if reading.shaped:
            body = replace(body, drafts=tuple(_placed(body.drafts, reading.shaped.rows)))
        drafts = _doubted(body.drafts) if reading.verdict is Verdict.UNCERTAIN else body.drafts
        self._issues[-1].extend(_left_above(table, reading, title))
        self._drafts[-1].extend(drafts)
        self._issues[-1].extend(body.issues)
        self._heading = body.heading

    def _read_labelled(self, table: Table, number: int) -> None:
        region = read_region(lines_between(self._between), wants_recommendation=False, page=table.page)
        section = region.heading.section if region.heading and self._parted else None
        if self._labelled is None:
            # Such a plan names its recommendations itself; what is printed above it is its title.
            title = region.title or (region.heading.section if region.heading and not section else None)
            gather_criteria(region.after, self._heading, cued=self._cued)
            self._begin_plan(title)
            self._labelled = KeyValueReader(self._heading)
            self._columns = None
        if section is not None and region.heading is not None:
            self._labelled.close()
            self._labelled.heading = region.heading
        self._labelled.read(table, number)

    def _close_labelled(self) -> None:
        if self._labelled is not None:
            self._labelled.close()
            self._drafts[-1].extend(self._labelled.drafts)
            self._issues[-1].extend(self._labelled.issues)
            self._heading = self._labelled.heading
            self._labelled = None

    def _enter(self, region: Region) -> PlanHeading:
        """What the next table stands under, with the criteria that are listed before it."""
        heading = region.heading
        if heading is None:
            told = any(line.text for line in region.after)
            # Whose name stood above the last table is not known to lead what other words stand above.
            return replace(self._heading, lead=None) if told and self._heading.lead else self._heading
        if heading.section is None:
            heading.section = self._heading.section
        gather_criteria(region.before, heading, cued=False)
        return heading

    def _begin_plan(self, title: str | None) -> None:
        """A new plan stands under nothing that the last one stood under."""
        self._heading = PlanHeading()
        self._drafts.append([])
        self._titles.append(title)
        self._issues.append([])


def _strictly(reading: TableReading) -> TableReading:
    """A table that may be no plan, left out."""
    if reading.verdict is not Verdict.UNCERTAIN:
        return reading
    return replace(
        reading,
        verdict=Verdict.OTHER,
        why=f"{reading.why}; it is in doubt, and --strict-plans leaves that out",
    )


def _placed(drafts: Iterable[Draft], rows: Sequence[int]) -> Iterator[Draft]:
    """The rows of a table that was stood up, each in the row in which it is printed."""
    for draft in drafts:
        if draft.row is None:
            yield draft
        else:
            place = replace(draft.row.place, row=rows[draft.row.place.row])
            yield replace(draft, row=replace(draft.row, place=place))


def _doubted(drafts: Iterable[Draft]) -> list[Draft]:
    """The rows of a table that may be no plan, each saying so."""
    return [
        replace(draft, row=replace(draft.row, flags=(*draft.row.flags, Flag.PLAN_UNCERTAIN)))
        if draft.row is not None
        else draft
        for draft in drafts
    ]


def _refused(document: Document, readings: Sequence[TableReading]) -> Iterator[Issue]:
    """The tables that ask for something, sentence by sentence, and were taken for no plan."""
    for table, reading in zip(document.tables, readings, strict=True):
        if reading.verdict is not Verdict.OTHER or reading.told:
            continue
        why = f"{reading.against or reading.why}."
        if promises_lost(reading.columns.contents or contents_of_table(table)):
            message = (
                f"A table asks for things to be done, but it was not read as an action plan, because {why}"
            )
            yield Issue(IssueCode.TABLE_NOT_READ_AS_PLAN, Severity.DOUBT, message, table.page, reading.number)
        elif owners_lost(reading.columns):
            message = f"A table says who and by when, but it was not read as an action plan, because {why}"
            yield Issue(IssueCode.TABLE_NOT_READ_AS_PLAN, Severity.DOUBT, message, table.page, reading.number)


def _unjoined(document: Document, readings: Sequence[TableReading], plans: Iterable[Plan]) -> Iterator[Issue]:
    """The tables that say who, by when or how far of actions which a plan has, by their references alone."""
    known = {row.action_ref for plan in plans for row in plan.rows if row.action_ref}
    for table, reading in zip(document.tables, readings, strict=True):
        refs = reading.columns.find(Column.ACTION_REF)
        if reading.verdict is not Verdict.OTHER or reading.told or reading.header is None or refs is None:
            continue
        body = range(reading.header.body_start, table.n_rows)
        said = [text for row in body if (text := table.at(row, refs.index).text.strip())]
        if reading.columns.has(*_SAID_OF_ACTIONS) and sum(text in known for text in said) * 2 > len(said) > 1:
            message = (
                "A table says who, by when or how far for actions of a plan, which it names by their "
                "references alone. What it says is not in the rows of these actions."
            )
            yield Issue(IssueCode.TABLE_NOT_READ_AS_PLAN, Severity.LOSS, message, table.page, reading.number)


def _title(table: Table, region: Region, reading: TableReading) -> str | None:
    """What a plan is called: the row above its heading where that names a paper, else what stands above."""
    if reading.header is None or reading.header.title is None:
        return region.title
    printed = reading.header.title
    if labels().names_paper(printed):
        return printed
    return region.title or (None if group_above(table, reading.header) else printed)


def _left_above(table: Table, reading: TableReading, title: str | None) -> Iterator[Issue]:
    """What stands in a table above its heading and is neither its title nor what it is about."""
    if reading.header is None or reading.header.title in (None, title):
        return
    group = group_above(table, reading.header)
    rows = range(reading.header.rows[0])
    cells = (cell for row in rows for cell in table.row(row) if not cell.is_empty)
    texts = dict.fromkeys(cell.text for cell in cells if group is None or cell is not group.cell)
    if texts:
        message = f"Above its heading the table says: {' | '.join(texts)}"
        yield Issue(IssueCode.ROW_ABOVE_HEADING, Severity.NOTE, message, table.page, reading.number, 0)


def _plan(title: str | None, drafts: Sequence[Draft], issues: Sequence[Issue]) -> Plan:
    rows = tuple(_finished(draft.row, draft.heading) for draft in drafts if draft.row is not None)
    return Plan(title, rows, tuple(_recommendations(draft.heading for draft in drafts)), tuple(issues))


def _finished(row: PlanRow, heading: PlanHeading) -> PlanRow:
    """A row with what it stands under, all of whose criteria are known by now."""
    texts = row.texts
    if heading.lead and Column.LEAD not in texts:
        texts = {**texts, Column.LEAD: heading.lead}
    return replace(
        row,
        section=heading.section,
        recommendation_ref=heading.ref,
        recommendation=heading.text,
        success_criteria=tuple(heading.criteria),
        texts=texts,
    )


def _recommendations(headings: Iterable[PlanHeading]) -> Iterator[PlanRecommendation]:
    """The recommendations in reading order, each once."""
    seen: set[tuple[str | None, str | None, str | None]] = set()
    for heading in headings:
        key = (heading.section, heading.ref, heading.text)
        if heading.is_named and key not in seen:
            seen.add(key)
            yield heading.frozen()


__all__ = ["PlanReading", "TableReading", "read_plans"]
