"""Records that show themselves: as a table in a notebook, in one line everywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, SupportsIndex, TypeVar, overload

from normalise.records import Action, DocumentRecord, Recommendation

if TYPE_CHECKING:
    from output.dictionary import Tabled

_Record = TypeVar("_Record", bound="Tabled")

_SHOWN = 20
"""Rows of a table: as many as fit on a screen."""

# What a person looks for first; the rest is a call of `to_pandas` away.
_COLUMNS: Mapping[type, tuple[str, ...]] = {
    Action: ("action_ref", "action", "lead_raw", "due_raw", "due_date", "status", "flags"),
    Recommendation: ("recommendation_ref", "recommendation", "section", "actions"),
    DocumentRecord: (
        "source",
        "organisation",
        "plan_title",
        "plan_date",
        "outcome",
        "actions",
        "same_plan_as",
    ),
}


_NOUNS: Mapping[type, str] = {
    Action: "action",
    Recommendation: "recommendation",
    DocumentRecord: "document",
}


class Listing(tuple[_Record, ...]):
    """A tuple of records of one kind."""

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> _Record: ...

    @overload
    def __getitem__(self, key: slice, /) -> Listing[_Record]: ...

    def __getitem__(self, key: SupportsIndex | slice, /) -> _Record | Listing[_Record]:
        """One record, or a listing of some."""
        return Listing(super().__getitem__(key)) if isinstance(key, slice) else super().__getitem__(key)

    def __repr__(self) -> str:
        """How many there are of what."""
        return f"<{counted(self)}>"

    def _repr_html_(self) -> str:
        """The first of them as a table, for a notebook."""
        return "".join(_html(self))


def counted(records: tuple[Tabled, ...], noun: str | None = None) -> str:
    """How many there are of what: "3 actions"; a listing without records has no noun of its own."""
    noun = noun or (_NOUNS.get(type(records[0]), "row") if records else "row")
    return f"{len(records):,} {noun}" if len(records) == 1 else f"{len(records):,} {noun}s"


def _html(records: tuple[Tabled, ...]) -> Iterator[str]:
    from output.codec import to_row  # whoever reads a plan wants its records, and seldom sees them so
    from output.rows import cell_text

    if not records:
        yield "<p>No rows.</p>"
        return
    names = _COLUMNS.get(type(records[0]), tuple(to_row(records[0]))[:6])
    yield "<table><thead>"
    yield _line("th", names)
    yield "</thead><tbody>"
    for record in records[:_SHOWN]:
        row = to_row(record)
        yield _line("td", (cell_text(row[name]) for name in names))
    yield "</tbody></table>"
    if len(records) > _SHOWN:
        yield f"<p>{_SHOWN} of {counted(records)}.</p>"


def _line(tag: str, cells: Iterable[str]) -> str:
    # A document's words are text here, whatever they look like.
    shown = (escape(cell).replace("\n", "<br>") for cell in cells)
    return "<tr>" + "".join(f'<{tag} style="text-align:left">{cell}</{tag}>' for cell in shown) + "</tr>"
