"""Sentences of minutes in bold that say who is to do something, amid a paragraph in plain letters."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout import Run
from extractors.passages.lines import Line
from extractors.passages.parties import is_party
from extractors.passages.parts import read_parts
from extractors.passages.passage import Form, Passage, Stretch
from extractors.plan import Column
from lexicon.words import word_count

# Fewer words are a heading, a name or "RESOLVED".
_SENTENCE_WORDS = 5


def read_emphasised(lines: Sequence[Line], start: int) -> Stretch | None:
    """The actions that a paragraph of minutes prints in bold ("**Fault to be reported (Clerk).**")."""
    line = lines[start]
    runs = line.item.runs
    if len(runs) < 2 or line.wall or line.level is not None or line.item.bold:
        return None
    found = [passage for run in runs if run.bold and (passage := _passage(line, run)) is not None]
    return Stretch(start + 1, tuple(found)) if found else None


def _passage(line: Line, run: Run) -> Passage | None:
    text = run.text.strip()
    if word_count(text) < _SENTENCE_WORDS or text.endswith("?"):
        return None
    parts = read_parts(text, loose=True)
    if not parts.clause.sense.promises or parts.lead is None or not is_party(parts.lead):
        return None
    return Passage(
        Form.LABELLED,
        (line,),
        parts.plain,
        "it is printed in bold and says who is to do it",
        section=line.section,
        texts={Column.LEAD: parts.lead, Column.DUE: parts.due or ""},
    )
