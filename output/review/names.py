"""What rows and documents are called where a person is told of them."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from output.results import Results

# Letters of an action's words that name it.
_MOST_LETTERS = 60


def names(results: Results) -> Iterator[tuple[str, str]]:
    """Each document and action by its id, with its file and words."""
    for document in results.documents:
        yield document.document_id, document.source
    for action in results.actions:
        words = shorten(action.action, _MOST_LETTERS, placeholder=" …")
        yield action.action_id, f"{action.source}, \u201c{words}\u201d"
