"""What was understood of a document's tables, as a profile that a person can change."""

from __future__ import annotations

from collections.abc import Iterator

from extractors import Findings
from extractors.layout import Document
from extractors.plan import Column, RowKind
from extractors.plans import TableReading
from extractors.told import ToldColumn, ToldTable, table_lines

_MEANINGS = "\n".join(f"#   {column!s:19} {column.meaning}" for column in Column)

_HEAD = f"""\
# What councilplans understood of tables. Each is known by its headings; say whether it is a plan, what kind
# of rows it holds ({", ".join(f'"{kind}"' for kind in RowKind)}), and what each column means: nothing where
# it is to be kept under its heading, two meanings where it holds two things. No two columns of a plan mean
# the same.
# Then: councilplans extract ... --profile THIS_FILE
# A column can mean:
{_MEANINGS}
"""


def profile_of(document: Document, reading: Findings) -> str:
    """A profile of the tables with headings, each kind once, without those that a profile told already."""
    lines: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for table, number in _headed(reading):
        told = told_table(table)
        if told.key not in seen:
            seen.add(told.key)
            place = document.tables[number].page
            where = f"Table {number + 1}" + (f", page {place}" if place else "")
            why = [column.why for column in table.columns.readings]
            lines += table_lines(told, [f"{where}: {table.verdict}, because {table.why}"], why)
    return "\n".join([_HEAD, *lines]) if lines else ""


def told_table(reading: TableReading) -> ToldTable:
    """What was understood of a table, as if a person had said it."""
    columns = tuple(ToldColumn(column.heading, column.meanings) for column in reading.columns.readings)
    return ToldTable(columns, reading.is_plan, reading.columns.kind)


def _headed(reading: Findings) -> Iterator[tuple[TableReading, int]]:
    for table in reading.tables:
        if table.header is not None and not table.told and table.columns.readings:
            yield table, table.number
