"""A paragraph as its file has it, its lines and its list label, into the items of the layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from extractors.continuing import begins_item, begins_small
from extractors.layout import Item, Run
from extractors.runs import tidy_runs, with_typed_bullet


def paragraph_items(lines: Sequence[Sequence[Run]], label: str, level: int | None) -> Iterator[Item]:
    """The items of a paragraph: one of a list is one item, another is parted where its writer broke it.

    ``lines`` are what line breaks part; ``label`` is the list's sign or number; ``level`` is the list's
    depth, None outside any list.
    """
    if level is not None:
        runs = tidy_runs(list(chain.from_iterable((*line, Run(" ")) for line in lines)))
        if runs:
            yield with_typed_bullet(Item(runs, marker=label, level=level))
        return
    for line in _rejoined(lines):
        runs = tidy_runs(line)
        if runs:
            yield with_typed_bullet(Item(runs))


def _rejoined(lines: Sequence[Sequence[Run]]) -> Iterator[list[Run]]:
    """A break before a small letter only fitted the words to the cell: the sentence goes on."""
    pending: list[Run] = []
    for line in lines:
        text = "".join(run.text for run in line).lstrip()
        if pending and begins_small(text) and not begins_item(text):
            pending = [*pending, replace(pending[-1], text=" "), *line]
            continue
        if pending:
            yield pending
        pending = list(line)
    yield pending
