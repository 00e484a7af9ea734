"""Actions whose text says of several doers what each is to do, made an action each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.passages.clauses.parts import read_parts
from extractors.passages.clauses.shares import shares_of
from extractors.passages.passage import Form, Passage, Stretch
from extractors.plan import Column, RowKind
from ingest.codes import Flag


def shared_out(stretch: Stretch) -> Stretch:
    """The same, with an action for each doer."""
    passages = [one for passage in stretch.passages for one in _shares(passage)]
    return replace(stretch, passages=tuple(passages)) if len(passages) > len(stretch.passages) else stretch


def _shares(passage: Passage) -> Iterator[Passage]:
    """An action for each doer; what running sentences promise was parted when they were read."""
    whole = passage.kind is not RowKind.ACTION or "\n" in passage.text or passage.form is Form.SECTION
    shares = [] if whole else shares_of(passage.text)
    if not shares:
        yield passage
        return
    due = passage.texts.get(Column.DUE, "")
    own = due and due in passage.text  # one of them says it, and it is no date of all
    for text in shares:
        parts = read_parts(text, loose=True)
        lead = parts.lead or passage.texts.get(Column.LEAD, "")
        said = {Column.LEAD: lead, Column.DUE: parts.due or ("" if own else due)}
        unclear = Flag.ACTION_TEXT_UNCLEAR
        yield replace(
            passage,
            text=parts.plain,
            texts={**passage.texts, **said},
            flags=tuple(flag for flag in passage.flags if flag is not unclear),
        )
