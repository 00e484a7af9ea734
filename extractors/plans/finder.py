"""Goes through a document table by table: which are plans and why, what each stands under, its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.layout import Block, Document, Table
from extractors.plan import Column, Plan, PlanRecommendation, PlanRow
from extractors.plans.columns import ColumnReading, Columns, behind_section, read_columns
from extractors.plans.groups import group_above, is_title
from extractors.plans.headers import Header, find_header
from extractors.plans.headings import Draft, PlanHeading
from extractors.plans.keyvalue import KeyValueReader, is_key_value
from extractors.plans.references import part_recommendation
from extractors.plans.rows import read_body
from extractors.plans.surroundings import (
    Region,
    gather_criteria,
    has_criteria_cue,
    is_introduction,
    lines_between,
    read_region,
)
from extractors.plans.turned import is_turned, turned
from extractors.plans.verdict import Verdict, judge
from extractors.plans.vocabulary import labels
from ingest.codes import IssueCode
from ingest.issues import Issue, Severity

# Tables without a heading are judged together, so that three logs of a row each can speak for one another;
# fewer rows than this say too little even together.
_POOL = 5


@dataclass(frozen=True, slots=True)
class TableReading:
    """What was seen in one table, for whoever asks why it was taken for a plan or not.

    ``turned``: it is printed on its side, and was read with its columns as rows.
    """

    number: int
    verdict: Verdict
    why: str
    header: Header | None
    columns: Columns
    turned: bool = False

    @property
    def is_plan(self) -> bool:
        """Whether its rows are in a plan."""
        return self.verdict in (Verdict.PLAN, Verdict.KEY_VALUE_PLAN)


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A document's plans, and a reading of every table, plan or not."""

    plans: tuple[Plan, ...]
    tables: tuple[TableReading, ...]


def read_plans(document: Document) -> PlanReading:
    """The action plans of a document in reading order, with the reason for every table's verdict."""
    readings = tuple(_read_tables(document.tables))
    walk = _Walk(readings, cued=has_criteria_cue(lines_between(_outside_plans(document, readings))))
    for block in document.blocks:
        walk.step(block)
    return PlanReading(tuple(walk.finish()), readings)


def _outside_plans(document: Document, readings: Sequence[TableReading]) -> list[Block]:
    """The blocks around the tables that are plans."""
    plans = {id(table) for table, reading in zip(document.tables, readings, strict=True) if reading.is_plan}
    return [block for block in document.blocks if id(block) not in plans]


def _read_tables(tables: Sequence[Table]) -> Iterator[TableReading]:
    """A reading of each table; one without a heading takes the plan's before it, if that fits."""
    pooled = _pooled_columns(tables)
    before: TableReading | None = None
    for number, table in enumerate(tables):
        reading = _read_table(table, number)
        if reading.header is None and reading.verdict is Verdict.OTHER:
            reading = _continuing(reading, table, before) or _pooled(reading, table, pooled) or reading
        # A piece with a column more says nothing about the pieces after it.
        if reading.is_plan and (reading.header or before is None or _as_wide(reading, before)):
            before = reading
        yield reading


def _as_wide(one: TableReading, other: TableReading) -> bool:
    return len(one.columns.readings) == len(other.columns.readings)


def _read_table(table: Table, number: int) -> TableReading:
    nothing = Columns(())
    if is_key_value(table):
        return TableReading(
            number, Verdict.KEY_VALUE_PLAN, "its rows are labelled as a plan's are", None, nothing
        )
    if is_turned(table):
        upright = _read_headed(turned(table), number)
        if upright is not None and upright.verdict is Verdict.PLAN:
            return replace(upright, why=f"{upright.why}; its headings stand in the first column", turned=True)
    headed = _read_headed(table, number)
    if headed is None:
        if is_introduction(table):
            return TableReading(
                number, Verdict.INTRODUCTION, "it names a recommendation or criteria", None, nothing
            )
        return TableReading(
            number, Verdict.OTHER, "no row is a heading that a plan would have", None, nothing
        )
    return headed


def _read_headed(table: Table, number: int) -> TableReading | None:
    """A reading of a table by the heading at its top; None where it has none."""
    header = find_header(table)
    if header is None:
        return None
    bodies = _bodies(table, header.body_start)
    columns = read_columns(header.texts, bodies)
    verdict, why = judge(columns, bodies, headed=True)
    return TableReading(number, verdict, why, header, columns)


def _bodies(table: Table, start: int) -> list[list[str]]:
    return [[table.at(row, col).text for row in range(start, table.n_rows)] for col in range(table.n_cols)]


def _continuing(reading: TableReading, table: Table, before: TableReading | None) -> TableReading | None:
    """A table without a heading that goes on with the columns of the plan before it."""
    if before is None or before.verdict is not Verdict.PLAN:
        return None
    columns = before.columns
    why = f"no heading of its own; it has the columns of table {before.number}"
    if table.n_cols == len(columns.readings) + 1 and _begins_with_title(table):
        columns = behind_section(columns)
        why += ", behind one that names a group"
    if table.n_cols != len(columns.readings):
        return None
    verdict, _ = judge(columns, _bodies(table, 0), headed=True)
    return replace(reading, verdict=verdict, why=why, columns=columns) if verdict is Verdict.PLAN else None


def _begins_with_title(table: Table) -> bool:
    """Whether a first column holds nothing but the names of groups."""
    named = [cell.text for cell in table.cells if cell.col == 0 and not cell.is_empty]
    return bool(named) and all(is_title(text) and part_recommendation(text).ref is None for text in named)


def _pooled_columns(tables: Sequence[Table]) -> dict[int, Columns]:
    """For each width of tables without a heading, the columns that all of them together speak for."""
    pools: dict[int, list[list[str]]] = defaultdict(list)
    for table in tables:
        if table.n_cols > 1 and find_header(table) is None:
            bodies = _bodies(table, 0)
            pool = pools[table.n_cols]
            pools[table.n_cols] = [a + b for a, b in zip(pool, bodies, strict=True)] if pool else bodies
    found: dict[int, Columns] = {}
    for width, bodies in pools.items():
        columns = read_columns([""] * width, bodies)
        verdict, _ = judge(columns, bodies, headed=False)
        if verdict is Verdict.PLAN and len(bodies[0]) >= _POOL:
            found[width] = columns
    return found


def _pooled(reading: TableReading, table: Table, pooled: dict[int, Columns]) -> TableReading | None:
    columns = pooled.get(table.n_cols)
    if columns is None:
        return None
    why = "no heading; with the other tables of its kind here it holds actions and how far they got"
    return replace(reading, verdict=Verdict.PLAN, why=why, columns=columns)


class _Walk:
    """A walk through the blocks, with what was met since the last plan table."""

    def __init__(self, readings: Sequence[TableReading], *, cued: bool) -> None:
        self._readings = iter(readings)
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
        if reading.verdict is Verdict.PLAN:
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
        table = turned(table) if reading.turned else table
        wants = not reading.columns.has(Column.RECOMMENDATION)
        region = read_region(lines_between(self._between), wants_recommendation=wants, page=table.page)
        gather_criteria(region.after, self._heading, cued=self._cued)
        title = _title(table, region, reading)
        meanings = tuple(one.meanings for one in reading.columns.readings)
        if not self._drafts or title or (reading.header and meanings != self._columns):
            self._begin_plan(title)
            self._columns = meanings
        above = self._enter(region)
        body = read_body(table, reading.number, reading.header, reading.columns, above)
        self._issues[-1].extend(_left_above(table, reading, title))
        self._drafts[-1].extend(body.drafts)
        self._issues[-1].extend(body.issues)
        self._heading = body.heading

    def _read_labelled(self, table: Table, number: int) -> None:
        if self._labelled is None:
            region = read_region(lines_between(self._between), wants_recommendation=False, page=table.page)
            # Such a plan names its recommendations itself; what is printed above it is its title.
            title = region.title or (region.heading.section if region.heading else None)
            gather_criteria(region.after, self._heading, cued=self._cued)
            self._begin_plan(title)
            self._labelled = KeyValueReader(self._heading)
            self._columns = None
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
    top = reading.header.rows[0]
    rows = range(top - 1 if group_above(table, reading.header) else top)
    texts = dict.fromkeys(cell.text for row in rows for cell in table.row(row) if not cell.is_empty)
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


__all__ = ["ColumnReading", "PlanReading", "TableReading", "read_plans"]
