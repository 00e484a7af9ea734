"""An action's words found again in the layout of its document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.layout import Cell, Document, Item, Table
from normalise.records import Action
from output.audit.values import letters

# Words stand in a cell when nearly every letter does; the rest is hyphens at line ends.
_CONTAINED = 90.0
# A row that goes on overleaf begins with a part of its words; fewer letters than this say nothing.
_TELLING_LETTERS = 12
# A row that is carried on stands at the top of its table's part on the next page, below repeated headers.
_CARRIED_ON_WITHIN = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A row of a table; ``cell`` holds the action's words, from item to item (the last one excluded)."""

    table: int
    row: int
    cell: Cell
    items: tuple[int, int]


class WordPlaces:
    """Finds actions in a document by their words, letters and digits alone."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._tables = document.tables
        self._letters = {id(cell): letters(cell.text) for table in self._tables for cell in table.cells}
        self._items = [block.item for block in document.blocks if not isinstance(block, Table)]

    def spot(self, action: Action) -> Spot | None:
        """The row where an action stands: its own if its words are there, else the first that has them.

        The words decide, since a reader with other settings may have counted tables and rows otherwise.
        """
        words = letters(action.action)
        own = (
            [(action.table, action.row)]
            if action.table is not None and self._is_row(action.table, action.row)
            else []
        )
        everywhere = list(self._rows())
        searches = [(own, has_words) for has_words in (_contains, _resembles, _begins)]
        searches += [(everywhere, has_words) for has_words in (_contains, _resembles)]
        spots = (
            self._spot(words, table, row, has_words) for rows, has_words in searches for table, row in rows
        )
        return next((spot for spot in spots if spot is not None), None)

    def _is_row(self, table: int, row: int) -> bool:
        return 0 <= table < len(self._tables) and 0 <= row < self._tables[table].n_rows

    def _rows(self) -> Iterator[tuple[int, int]]:
        for number, table in enumerate(self._tables):
            for row in range(table.n_rows):
                yield number, row

    def _spot(self, words: str, table: int, row: int, has_words: Callable[[str, str], bool]) -> Spot | None:
        cells = self._tables[table].row(row)
        having = [cell for cell in cells if words and has_words(self._letters[id(cell)], words)]
        if not having:
            return None
        # Of several cells with the words the one with least beside them.
        cell = min(having, key=lambda each: len(self._letters[id(each)]))
        return Spot(table, row, cell, _items_with(cell.items, words))

    def carried_on(self, action: Action, spot: Spot) -> Iterator[tuple[int, int]]:
        """The rows (table, row) on later pages that carry an action's row on.

        Such a row stands near the top of a table there, and every word in it is one of the action's.
        """
        if action.page is None or action.page_end is None or action.page_end <= action.page:
            return
        words = letters(" ".join(_texts(action)))
        for number, table in enumerate(self._tables):
            for row in range(min(table.n_rows, _CARRIED_ON_WITHIN)):
                cells = [cell for cell in table.row(row) if not cell.is_empty]
                pages = {box.page for cell in cells for box in cell.boxes}
                if (number, row) == (spot.table, spot.row) or not pages:
                    continue
                is_later = all(action.page < page <= action.page_end for page in pages)
                if is_later and all(self._letters[id(cell)] in words for cell in cells):
                    yield number, row

    def line(self, action: Action) -> tuple[list[Item], int] | None:
        """The paragraphs outside tables, and which of them is the action; None where none is."""
        words = letters(action.action)
        for number, item in enumerate(self._items):
            if words and words in letters(item.text):
                return self._items, number
        return None


def _contains(text: str, words: str) -> bool:
    return words in text


def _resembles(text: str, words: str) -> bool:
    from rapidfuzz.fuzz import partial_ratio

    is_long_enough = len(words) >= _TELLING_LETTERS and len(text) >= len(words) * _CONTAINED / 100
    return is_long_enough and partial_ratio(words, text, score_cutoff=_CONTAINED) > 0


def _begins(text: str, words: str) -> bool:
    """Whether a text ends with the beginning of the words."""
    start = text.rfind(words[:_TELLING_LETTERS])
    return len(words) >= _TELLING_LETTERS and start >= 0 and words.startswith(text[start:])


def _items_with(items: Sequence[Item], words: str) -> tuple[int, int]:
    """The fewest items together that have the words; the last ones where the words only begin there."""
    texts = [letters(item.text) for item in items]
    for length in range(1, len(texts)):
        for start in range(len(texts) - length + 1):
            if words in "".join(texts[start : start + length]):
                return start, start + length
    for start in range(len(texts)):
        if words.startswith("".join(texts[start:])):
            return start, len(texts)
    return 0, len(texts)


def _texts(action: Action) -> Iterator[str]:
    for value in (
        action.action,
        action.recommendation,
        action.lead_raw,
        action.accountable_raw,
        action.due_raw,
        action.status_raw,
        action.progress,
        action.outcome,
        action.target,
        action.baseline,
        action.monitoring,
        action.monitored_by,
        action.resources,
        action.priority,
        action.review_date_raw,
        *action.success_criteria,
        *action.other.values(),
    ):
        yield value or ""
