"""Sentences of minutes in bold that say who is to do something, amid a paragraph in plain letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.layout import Run
from extractors.passages.clauses.parties import is_party
from extractors.passages.clauses.parts import read_parts, sentences
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.lines.whole_lines import Line
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.promises.asked import Modal
from extractors.passages.promises.modals import asked_in
from extractors.passages.promises.verbs import decided_by
from extractors.plan import Column
from lexicon.words import word_count

# Fewer words are a heading, a name or "RESOLVED".
_SENTENCE_WORDS = 5
# "... would write an article and that the Clerk would ask for signs"
_AND_THAT = re.compile(r"\s+and\s+(?=that\s+(?:the\s+)?[A-Z])")


def read_emphasised(lines: Sequence[Line], start: int) -> Stretch | None:
    """The actions that a paragraph of minutes prints in bold ("**Fault to be reported (Clerk).**")."""
    line = lines[start]
    runs = line.item.runs
    if len(runs) < 2 or line.wall or line.level is not None or line.item.bold:
        return None
    texts = (text for run in runs if run.bold for text in _parted(run))
    found = [passage for text in texts if (passage := _passage(line, text)) is not None]
    return Stretch(start + 1, tuple(found)) if found else None


def _parted(run: Run) -> Iterator[str]:
    """The sentences of a run, each up to where another begins to say what somebody else will do."""
    for start, end in sentences(run.text):
        yield from _AND_THAT.split(run.text[start:end])


def _passage(line: Line, text: str) -> Passage | None:
    text = text.strip()
    if word_count(text) < _SENTENCE_WORDS or text.endswith("?"):
        return None
    parts = read_parts(text, loose=True)
    # "Staff Learning Day – NO SCHOOL" has the form of who and what, and says nothing to do.
    said = parts.clause.sense.promises and read_clause(parts.plain, loose=True).sense is not Sense.NAMES
    asks = said and parts.lead is not None and is_party(parts.lead)
    if not asks and not _asks_nobody(text):
        return None
    return Passage(
        Form.LABELLED,
        (line,),
        parts.plain,
        "it is printed in bold and says who is to do it",
        section=line.section,
        texts={Column.LEAD: parts.lead or "", Column.DUE: parts.due or ""},
    )


def _asks_nobody(text: str) -> bool:
    """Whether a text says what is to be done by nobody whom it names: "Sums to be checked"."""
    agreed = any(one.modal is Modal.AGREED and not decided_by(one.verb) for one in asked_in(text))
    return agreed or read_clause(text).sense is Sense.PASSIVE
