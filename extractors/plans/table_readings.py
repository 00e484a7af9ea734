"""What each table of a document is: a plan or not, by which columns, and why."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from extractors.layout import Cell, Document, Heading, Paragraph, Table
from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_parties, looks_like_timing
from extractors.plans.cells.references import part_recommendation
from extractors.plans.columns.contents import Contents, contents_of
from extractors.plans.columns.keyed import key_in
from extractors.plans.columns.meanings import Columns, behind_section, read_columns, told_columns
from extractors.plans.keyvalue import is_key_value
from extractors.plans.plan_or_not.verdict import Judgement, Verdict, judge
from extractors.plans.plan_or_not.weights import WEIGHTS
from extractors.plans.plan_or_not.wording import wording_of
from extractors.plans.rows.groups import is_title
from extractors.plans.shape.answers_across import unfolded
from extractors.plans.shape.headers import Header, find_header
from extractors.plans.shape.heading_rows import names_column
from extractors.plans.shape.reshaping import (
    HEADED,
    Block,
    Reshaped,
    are_blocks,
    asked_in_heads,
    blocks_of,
    counted_in_heads,
    stood_up,
    with_heads_as_actions,
    with_heads_as_numbers,
)
from extractors.plans.shape.spread import gathered, is_spread_by_rank
from extractors.plans.shape.turned import counts_columns, is_turned, turned
from extractors.plans.surroundings import is_introduction
from extractors.told import NOTHING_TOLD, Profile
from ingest.codes import Flag
from lexicon.sentences import asks
from lexicon.words import word_count

# A title over a table is short; the nearest two lines may be one.
_TITLE_WORDS, _LINES_ABOVE = 14, 2
# A paper's name stands among its first lines.
_FRONT = 4
# Headings that a profile names are looked for in this many rows.
_DEEPEST_TOLD = 8
# Tables without a heading are judged together, so that three logs of a row each can speak for one another;
# fewer rows than this say too little even together.
_POOL = 5
# What is asked for in so many words is hardly a heading.
_ASKED_WORDS = 4
# A table on its side has a column of headings, and two actions at least.
_LEAST_TURNED = 3
# A card has a label and a value.
_CARD = 2
# A table on its side has so many labels at most.
_LABELS = 15
_SAID_BESIDE = (Column.LEAD, Column.DUE, Column.STATUS)
# The widest plans have a column a month over some years. What is wider is data, and weighing each of its
# columns for each meaning would take minutes.
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class TableReading:
    """What was seen in one table, for whoever asks why it was taken for a plan or not.

    ``turned``: it is printed on its side, and was read with its columns as rows. ``told``: a profile says
    what it is. ``shaped``: its actions take several rows each, and it was read as this. ``against``: what
    speaks against a plan, and ``weight`` the sum of all reasons, where that was weighed. ``seen``: what its
    headings, cells and titles are like.
    """

    number: int
    verdict: Verdict
    why: str
    header: Header | None
    columns: Columns
    turned: bool = False
    told: bool = False
    shaped: Reshaped | None = None
    against: str = ""
    weight: float | None = None
    seen: tuple[str, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Whether its rows are in a plan."""
        return self.verdict.is_columns or self.verdict is Verdict.KEY_VALUE_PLAN


def read_tables(document: Document, profile: Profile = NOTHING_TOLD) -> Iterator[TableReading]:
    """A reading of each table; one without a heading takes the plan's before it, if that fits."""
    pooled = cache(lambda: _pooled_columns(document.tables))  # seldom asked for
    cards = _cards(document.tables)
    paper = _called(document)
    key = key_in(document.texts())
    before: TableReading | None = None
    outer = False
    for number, (table, above) in enumerate(_under_titles(document)):
        titles = _Titles(above, paper, key)
        reading = _read_as_told(table, number, profile) or _read_table(table, number, titles)
        if not reading.told:
            reading = _gathered(table, number, titles) or reading
        if reading.verdict is Verdict.OTHER and not reading.told:
            reading = _reshaped(table, number, titles, cards.get(number)) or reading
        within = table.nested and outer  # a table in a cell goes on with no table around it
        if not (reading.told or within) and _begins_with_body(reading, table, before):
            reading = _continuing(reading, table, before) or reading
        elif reading.verdict is Verdict.OTHER and (
            reading.header is None or not (reading.header.is_known or reading.told)
        ):
            goes_on = None if within else _continuing(reading, table, before)
            reading = goes_on or _pooled(reading, table, pooled) or reading
        # A piece with a column more says nothing about the pieces after it.
        if reading.is_plan and (reading.header or before is None or _as_wide(reading, before)):
            before, outer = reading, not table.nested
        yield reading


class _Titles(NamedTuple):
    """What is printed right above a table, what its paper is called, and what it says of codes of states."""

    above: str
    paper: str
    key: Mapping[str, str] = MappingProxyType({})


def _called(document: Document) -> str:
    """The short lines that a paper begins with; nothing where it begins with a table."""
    front = takewhile(lambda block: isinstance(block, Heading | Paragraph), document.blocks[:_FRONT])
    texts = (block.item.text for block in front if isinstance(block, Heading | Paragraph))
    return " ".join(text for text in texts if word_count(text) <= _TITLE_WORDS)


def _under_titles(document: Document) -> Iterator[tuple[Table, str]]:
    """Each table with the short lines printed right above it."""
    lines: deque[str] = deque(maxlen=_LINES_ABOVE)
    for block in document.blocks:
        if isinstance(block, Table):
            yield block, " ".join(lines)
            lines.clear()
        elif isinstance(block, Heading | Paragraph):
            text = block.item.text
            if word_count(text) <= _TITLE_WORDS:
                lines.append(text)
            else:
                lines.clear()


def _read_as_told(table: Table, number: int, profile: Profile) -> TableReading | None:
    """A reading of a table by what a profile says of its headings; None where it says nothing of them."""
    if not profile.tables:
        return None
    found = find_header(table)
    rows = (tuple(table.at(row, col).text for col in range(table.n_cols)) for row in range(table.n_rows))
    headers = [found] if found else []
    headers += [Header((row,), texts, None) for row, texts in zip(range(_DEEPEST_TOLD), rows, strict=False)]
    for header in headers:
        told = profile.of(header.texts)
        if told is not None:
            columns = told_columns(told, header.texts, bodies_of(table, header.body_start))
            verdict = Verdict.PLAN if told.plan else Verdict.OTHER
            return TableReading(number, verdict, "the profile says so", header, columns, told=True)
    return None


def _as_wide(one: TableReading, other: TableReading) -> bool:
    return len(one.columns.readings) == len(other.columns.readings)


def _read_table(table: Table, number: int, titles: _Titles) -> TableReading:
    nothing = Columns(())
    if table.n_cols > _WIDEST:
        return TableReading(number, Verdict.OTHER, "it has more columns than a plan has", None, nothing)
    if is_key_value(table):
        return TableReading(
            number,
            Verdict.KEY_VALUE_PLAN,
            "its rows begin with labels that plans have, such as Action, Lead and Due",
            None,
            nothing,
        )
    if table.n_rows <= _WIDEST and is_turned(table):
        upright = _read_headed(turned(table), number, titles, taught=False)
        if upright is not None and upright.verdict.is_columns:
            return replace(upright, why=f"{upright.why}; its headings stand in the first column", turned=True)
    headed = _read_headed(table, number, titles)
    # Names of things may head the columns behind the labels: "Roof | Kitchen | Stage".
    named = headed is not None and not headed.columns.has(Column.ACTION) and table.n_rows <= _LABELS
    unsaid = headed is None or named or counts_columns(table)
    if unsaid and table.n_cols >= _LEAST_TURNED and table.n_rows <= _WIDEST:
        # Under headings that nobody knows, and under "Job 1", "Job 2", a table on its side is told by what
        # stands in its rows alone.
        upright = _read_headed(turned(table), number, titles, taught=False)
        timed = upright is not None and upright.columns.has(Column.DUE, Column.START)
        if upright is not None and timed and upright.verdict is Verdict.PLAN:
            return replace(upright, why=f"{upright.why}; its headings stand in the first column", turned=True)
    if headed is None:
        if is_introduction(table):
            return TableReading(
                number,
                Verdict.INTRODUCTION,
                "it only states the recommendation or the criteria of the plan that follows",
                None,
                nothing,
            )
        return TableReading(
            number, Verdict.OTHER, "none of its rows is a row of headings such as plans have", None, nothing
        )
    return headed


def _read_headed(table: Table, number: int, titles: _Titles, *, taught: bool = True) -> TableReading | None:
    """A reading of a table by the heading at its top; None where it has none."""
    header = find_header(table)
    if header is None:
        return None
    return _read_under(header, table, number, titles, taught=taught)


def _read_under(
    header: Header,
    table: Table,
    number: int,
    titles: _Titles,
    *,
    more: float = 0.0,
    taught: bool = True,
) -> TableReading:
    """A reading of a table by its heading; ``more`` is what its shape speaks for a plan, in log-odds.

    What papers taught (``taught``) is of upright tables of a row an action, and says nothing of others.
    """
    bodies = bodies_of(table, header.body_start)
    hidden = frozenset(cell.col for cell in table.cells if Flag.HIDDEN_COLUMN in cell.flags)
    columns = _as_printed(
        read_columns(
            *_without_covered(header.texts, bodies, _covered(table, header.body_start)),
            hidden=hidden,
            key=titles.key,
        ),
        header.texts,
    )
    above = " ".join((titles.above, header.title or ""))
    seen = wording_of(columns, above, titles.paper) if taught else ()
    judged = judge(columns, headed=True, above=above, paper=titles.paper, shape=more, seen=seen)
    reading = TableReading(number, judged.verdict, judged.why, header, columns, seen=seen)
    return replace(reading, against=judged.against, weight=judged.weight)


def _covered(table: Table, start: int) -> frozenset[int]:
    """The columns in which no cell begins below the heading: those before them reach over them, as where the
    pieces of a table that a page broke have other edges."""
    rows = [row for row in range(start, table.n_rows) if not _is_across(table, row)]
    return frozenset(
        col for col in range(1, table.n_cols) if rows and all(table.at(row, col).col < col for row in rows)
    )


def _without_covered(
    headings: Sequence[str], bodies: Sequence[Sequence[str]], covered: frozenset[int]
) -> tuple[list[str], list[Sequence[str]]]:
    """Headings and bodies without what a column only repeats of the one before it."""
    if not covered:
        return list(headings), list(bodies)
    said = ["" if col in covered else heading for col, heading in enumerate(headings)]
    return said, [[""] * len(body) if col in covered else body for col, body in enumerate(bodies)]


def _as_printed(columns: Columns, headings: Sequence[str]) -> Columns:
    """The columns under the headings that are printed over them."""
    readings = (
        reading if reading.heading == heading else replace(reading, heading=heading)
        for reading, heading in zip(columns.readings, headings, strict=True)
    )
    return replace(columns, readings=tuple(readings))


_Cards: TypeAlias = tuple[Mapping[str, Cell], Sequence[Block]]


def _cards(tables: Sequence[Table]) -> dict[int, _Cards]:
    """Of tables that are a card each under the same labels, those and all cards: one says too little."""
    single: dict[tuple[str, ...], list[int]] = {}
    held = {number: blocks_of(table) for number, table in enumerate(tables) if table.n_cols == _CARD}
    for number, (labels, blocks) in held.items():
        if len(blocks) == 1:
            single.setdefault(tuple(labels), []).append(number)
    families = ((held[family[0]][0], family) for family in single.values())
    return {
        number: (labels, [held[one][1][0] for one in family])
        for labels, family in families
        for number in family
    }


def _gathered(table: Table, number: int, titles: _Titles) -> TableReading | None:
    """A table that spreads its actions over columns, read with a row for each."""
    shaped = gathered(table) if table.n_cols <= _WIDEST else None
    if shaped is None:
        return None
    header = Header((0,), tuple(cell.text for cell in shaped.table.row(0)), None)
    more = WEIGHTS.spread if is_spread_by_rank(shaped) else 0.0
    reading = _read_under(header, shaped.table, number, titles, more=more, taught=False)
    if not reading.verdict.is_columns:
        return None
    why = f"{reading.why}; its actions stand under times, people or states, and were read one by one"
    return replace(reading, why=why, shaped=shaped)


def _with_heads_told(
    labels: Mapping[str, Cell], blocks: Sequence[Block], cards: _Cards | None
) -> tuple[Mapping[str, Cell], Sequence[Block], _Cards | None]:
    """Blocks, and the cards they are of, with what stands across the top of each as its action or number."""
    whole = cards or (labels, blocks)
    for told, moved in ((asked_in_heads, with_heads_as_actions), (counted_in_heads, with_heads_as_numbers)):
        if whole[1] and told(*whole):
            labels, blocks = moved(labels, blocks)
            return labels, blocks, moved(*cards) if cards else None
    return labels, blocks, cards


def _reshaped(table: Table, number: int, titles: _Titles, cards: _Cards | None) -> TableReading | None:
    """A table whose actions take several rows each, read as one that has a row for each."""
    labels, blocks, cards = _with_heads_told(*blocks_of(table), cards)
    why = "each action stands in a block of several rows with the same labels"
    shaped = stood_up(table, labels, blocks) if are_blocks(labels, blocks) else None
    judged = shaped
    if shaped is None and cards is not None and are_blocks(*cards):
        labels, family = cards
        shaped, judged = stood_up(table, labels, blocks), stood_up(table, labels, family)
    answered = 0.0
    if shaped is None:
        shaped = judged = unfolded(table)
        why = "a row across the whole table says what is to be done about each"
        answered = WEIGHTS.answered
    if shaped is None or judged is None:
        return None
    header = Header((0,), tuple(cell.text for cell in judged.table.row(0)), None)
    reading = _read_under(header, judged.table, number, titles, more=answered, taught=False)
    bare = header.texts[0] == HEADED and not reading.columns.has(*_SAID_BESIDE)
    if bare or not reading.verdict.is_columns:
        return None  # "Join the choir" over where and on which day.
    return replace(reading, why=f"{reading.why}; {why}", shaped=shaped)


def bodies_of(table: Table, start: int) -> list[list[str]]:
    """The texts under each column's heading, but for rows across the table, which are about no column."""
    rows = [row for row in range(start, table.n_rows) if not _is_across(table, row)]
    return [[table.at(row, col).text for row in rows] for col in range(table.n_cols)]


def _is_across(table: Table, row: int) -> bool:
    return table.n_cols > 1 and table.at(row, 0).col_span == table.n_cols


def contents_of_table(table: Table, start: int = 0) -> tuple[Contents, ...]:
    """What stands in each column from a row on."""
    return tuple(contents_of(texts) for texts in bodies_of(table, start))


def _begins_with_body(reading: TableReading, table: Table, before: TableReading | None) -> bool:
    """Whether what was taken for a heading at a table's very top is an action of the plan before it, as where
    a sheet leaves a row blank under each theme: "Extend the contract by a year | Recovery Manager"."""
    if before is None or not before.verdict.is_columns or reading.header is None or reading.header.rows[0]:
        return False
    if reading.turned or reading.shaped:
        return False
    columns = before.columns
    action = columns.find(Column.ACTION)
    if action is None or table.n_cols != len(columns.readings):
        return False
    text = table.at(0, action.index).text
    if word_count(text) < _ASKED_WORDS or names_column(text) == Column.ACTION.value:
        return False
    lead, due = columns.find(Column.LEAD), columns.find(Column.DUE)
    led = lead is not None and looks_like_parties(table.at(0, lead.index).text)
    dated = due is not None and looks_like_timing(table.at(0, due.index).text)
    return (led or dated) if asks(text) else (led and dated)


def _continuing(reading: TableReading, table: Table, before: TableReading | None) -> TableReading | None:
    """A table without a heading that goes on with the columns of the plan before it."""
    if before is None or not before.verdict.is_columns:
        return None
    columns = before.columns
    why = f"no heading of its own; it goes on with the columns of table {before.number + 1}"
    if table.n_cols == len(columns.readings) + 1 and _begins_with_title(table):
        columns = behind_section(columns)
        why += ", after one that names a group"
    if table.n_cols != len(columns.readings):
        return None
    own = replace(columns, contents=contents_of_table(table))
    if not judge(own, headed=True).verdict.is_columns:
        return None
    return replace(reading, verdict=before.verdict, why=why, header=None, columns=columns)


def _begins_with_title(table: Table) -> bool:
    """Whether a first column holds nothing but the names of groups."""
    named = [cell.text for cell in table.cells if cell.col == 0 and not cell.is_empty]
    return bool(named) and all(is_title(text) and part_recommendation(text).ref is None for text in named)


def _pooled_columns(tables: Sequence[Table]) -> dict[int, tuple[Columns, Judgement]]:
    """For each width of tables without a heading, the columns that all of them together speak for."""
    pools: dict[int, list[list[str]]] = {}
    for table in tables:
        if 1 < table.n_cols <= _WIDEST and find_header(table) is None:
            pool = pools.setdefault(table.n_cols, [[] for _ in range(table.n_cols)])
            for column, body in zip(pool, bodies_of(table, 0), strict=True):
                column += body
    found: dict[int, tuple[Columns, Judgement]] = {}
    for width, bodies in pools.items():
        if len(bodies[0]) < _POOL:
            continue
        columns = read_columns([""] * width, bodies)
        judged = judge(columns, headed=False)
        if judged.verdict.is_columns:
            found[width] = columns, judged
    return found


def _pooled(
    reading: TableReading, table: Table, pooled: Callable[[], dict[int, tuple[Columns, Judgement]]]
) -> TableReading | None:
    if reading.header is not None or (found := pooled().get(table.n_cols)) is None:
        return None
    columns, judged = found
    why = f"{judged.why}; it has no headings, and was judged with the other tables of its shape"
    return replace(
        reading,
        verdict=judged.verdict,
        why=why,
        header=None,
        columns=columns,
        against=judged.against,
        weight=judged.weight,
    )
