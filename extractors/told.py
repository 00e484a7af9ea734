"""What a person has said of tables and of words: it goes before all evidence.

A profile names tables by their headings and says whether each is a plan and what its columns mean; own words
are headings that a council uses, by what they mean. Both are kept as the text in which they cross to other
processes: a profile as TOML, words as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from extractors.plan import Column, RowKind
from ingest.errors import ConfigError
from ingest.written import toml_table
from lexicon.words import comparable

_WRITES_ONE = "`councilplans inspect FILE --profile profile.toml` writes one to be changed."

_OWN_WORDS: ContextVar[str] = ContextVar("own_words", default="")


@dataclass(frozen=True, slots=True)
class ToldColumn:
    """A column's heading as printed, and what it means: nothing where it is kept under its heading."""

    heading: str
    means: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldTable:
    """Tables of these columns: whether they are plans, and the kind of row that they hold."""

    columns: tuple[ToldColumn, ...]
    plan: bool = True
    kind: RowKind = RowKind.ACTION

    @property
    def key(self) -> tuple[str, ...]:
        """Its headings as they are compared."""
        return tuple(comparable(column.heading) for column in self.columns)

    def check(self) -> None:
        """Raises `ValueError` where a plan's columns share a meaning: the texts of one would be lost."""
        said: dict[Column, str] = {}
        for column in self.columns if self.plan else ():
            for meaning in column.means:
                if meaning in said:
                    both = f"{said[meaning]!r} and {column.heading!r}"
                    raise ValueError(f"two columns, {both}, are said to mean {str(meaning)!r}; only one can")
                said[meaning] = column.heading


@dataclass(frozen=True, slots=True)
class Profile:
    """What was said of tables, each known by its headings."""

    tables: tuple[ToldTable, ...] = ()

    def of(self, headings: Iterable[str]) -> ToldTable | None:
        """What was said of tables with these headings."""
        key = tuple(comparable(heading) for heading in headings)
        return next((table for table in self.tables if table.key == key), None)

    def saying(self, table: ToldTable) -> Profile:
        """The profile with this said of such tables, instead of what it said of them before."""
        kept = tuple(other for other in self.tables if other.key != table.key)
        return Profile((*kept, table))

    def means(self, headings: Sequence[str], heading: str, *means: Column) -> Profile:
        """The profile with this said of one column of such tables."""
        told = self.of(headings) or ToldTable(tuple(ToldColumn(each) for each in headings))
        columns = (
            replace(each, means=means) if comparable(each.heading) == comparable(heading) else each
            for each in told.columns
        )
        return self.saying(replace(told, columns=tuple(columns)))

    def to_toml(self) -> str:
        """The profile as a file that a person can change."""
        return "\n".join(line for table in self.tables for line in table_lines(table))


NOTHING_TOLD = Profile()


def table_lines(table: ToldTable, comment: Iterable[str] = (), why: Iterable[str] = ()) -> Iterator[str]:
    """A table of a profile as lines of TOML; ``why`` is a remark on each column."""
    yield "[[tables]]"
    yield from (f"# {one_line(line)}" for line in comment)
    yield f"plan = {str(table.plan).lower()}"
    yield f'kind = "{table.kind}"'
    yield "columns = ["
    for column, reason in zip_longest(table.columns, why):
        means = ", ".join(f'"{meaning}"' for meaning in column.means)
        remark = f"  # {one_line(reason)}" if reason else ""
        yield f"  {{ heading = {_toml(column.heading)}, means = [{means}] }},{remark}"
    yield "]"
    yield ""


def _toml(text: str) -> str:
    """A text as a TOML string: JSON's escapes of quotes and backslashes are TOML's."""
    return json.dumps(one_line(text), ensure_ascii=False)


def one_line(text: str) -> str:
    """A text on one line, without signs that no TOML file may hold."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


@lru_cache(maxsize=8)
def read_profile(text: str) -> Profile:
    """A profile from its TOML; raises `ConfigError` where it does not say what a profile says."""
    try:
        whole = toml_table(text)
    except ValueError as error:
        message = f"it is not written as a profile is ({error}). {_WRITES_ONE}"
        raise ConfigError(message) from error
    try:
        tables = whole.get("tables", [])
        return Profile(tuple(_told_table(table) for table in tables))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        message = f"it says something that no profile says: {error}. {_WRITES_ONE}"
        raise ConfigError(message) from error


def _told_table(raw: Mapping[str, object]) -> ToldTable:
    unknown = set(raw) - {"plan", "kind", "columns"}
    if unknown:
        raise ValueError(f"a table has no {', '.join(sorted(unknown))}")
    listed = raw["columns"]
    plan = raw.get("plan", True)
    if not isinstance(listed, list) or not isinstance(plan, bool):
        raise TypeError("`columns` is a list, and `plan` is true or false")
    columns = tuple(
        ToldColumn(str(column["heading"]), tuple(Column(name) for name in column.get("means", [])))
        for column in listed
    )
    table = ToldTable(columns, plan, RowKind(str(raw.get("kind", RowKind.ACTION))))
    table.check()
    return table


def words_text(words: Mapping[str, Iterable[str]]) -> str:
    """Own words by meaning as the text that crosses; raises `ConfigError` for a meaning that is none."""
    for meaning in words:
        if meaning not in list(Column):
            known = ", ".join(Column)
            raise ConfigError(f"[words.{meaning}]: no column means that; there are {known}.")
    plain = {meaning: sorted({comparable(label) for label in labels}) for meaning, labels in words.items()}
    return json.dumps(plain, sort_keys=True) if plain else ""


@contextmanager
def own_words(text: str) -> Iterator[None]:
    """While it lasts, headings mean what a council's own words say."""
    token = _OWN_WORDS.set(text)
    try:
        yield
    finally:
        _OWN_WORDS.reset(token)


def words_in_force() -> str:
    """The own words that now hold, as their text: what anything remembered of headings must be kept by."""
    return _OWN_WORDS.get()


@lru_cache(maxsize=8)
def parsed_words(text: str) -> Mapping[str, Column]:
    """The meaning of each own word."""
    listed = json.loads(text) if text else {}
    return {label: Column(meaning) for meaning, labels in listed.items() for label in labels}
