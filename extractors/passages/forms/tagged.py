"""Promises that say who and when: behind them ("We will ... (Lead: AB; by May)"), or in lines below.

One may be a chance; two or more are how a paper prints its actions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import is_initials, is_party
from extractors.passages.clauses.parts import closing_sentence, read_parts, sentences, without_status
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.tails import Tail, tail_of, who_and_when
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.closing import closes_with_actor
from extractors.passages.paper.fields import columns_of, field_of, fields_under, inline_fields, is_who_or_when
from extractors.passages.paper.items import states_behind
from extractors.passages.passage import Form, Passage, Stretch
from extractors.plan import Column
from lexicon.actors import names_office
from lexicon.words import comparable, word_count

_SIBLINGS = 2
# The labels that notices of events have.
_OF_EVENTS = ("date", "when", "who", "time", "dates")
# What stands behind a label: "Lead: AB", "Due – May".
_SIGN = re.compile(r":|\s[–—-]\s")
_TO = re.compile(r"^(?:The|A|An|No|All|Each|Every)\s[^.;:]*?\sto\s+[a-z]+\b")
# "A plan must be in place", over "Timescale for action: 30/06/06"
_MUST = re.compile(r"^[A-Z][^.;:]{2,120}?\b(?:must|should|is to|are to)\b")
_DASH = re.compile(r"\s[–—-]\s")
# "So: a rota to be drawn up"
_OPENS = re.compile(r"[A-Z][a-z]+:\s+(?=\S)")
# The letter before a task that says how soon: "(A) Flush it".
_LETTERED = re.compile(r"^[(\[]?[A-Z0-9][)\]]\s+(?=[A-Z])")
_POST_WORDS = 6
_YEAR = re.compile(r"(?:in\s+)?(?:19|20)\d\d")
# "We commit to reopening the centres (Lead: ...)"
_COMMITS = re.compile(
    r"^(?:we|the\s+[\w’' -]{2,40}?)\s+(?:(?:are|is)\s+committed|commits?|pledges?)\s+to\s+(?=\w+ing\b)",
    re.IGNORECASE,
)
# A promise of fewer words is a title, one of more a paragraph that says other things as well.
_FEWEST_WORDS, _MOST_WORDS = 3, 90
# Who and when in a line of their own take no more.
_NAMED_WORDS = 14
_MOST_LETTERS = 700


def find_tagged(lines: Sequence[Line]) -> frozenset[int]:
    """Where a paper's promises stand that say who and when; none where there is only one."""
    found = {number for number, line in enumerate(lines) if _may_be(line) and _is_tagged(lines, number)}
    if len(found) < _SIBLINGS:
        return frozenset()
    bracketed = [number for number in found if lines[number].is_bullet and lines[number].text.endswith(")")]
    if len(bracketed) >= _SIBLINGS:
        found |= {number for number, line in enumerate(lines) if _may_be(line) and _names_who(line)}
    return frozenset(number for number in found if not closes_with_actor(lines, number))


def _names_who(line: Line) -> bool:
    """Whether a bullet says in brackets who is to do it, as others of the paper do who and when: "A letter to
    go to every tenant (Hattie Lowe)".
    """
    if not line.is_bullet or not line.text.endswith(")"):
        return False
    text, state = without_status(line.text)
    tail = tail_of(text)
    if tail is None or tail.lead is None:
        return False
    done = text[: tail.start]
    if state and is_initials(tail.lead):
        return True  # "Audit of all computers (FQ to lead, underway)"
    return read_clause(done).sense.promises or (_TO.search(done) is not None and not states_behind(done))


def _may_be(line: Line) -> bool:
    if line.wall or len(line.text) > _MOST_LETTERS:
        return False
    return _FEWEST_WORDS <= word_count(line.text) <= _MOST_WORDS


def _is_tagged(lines: Sequence[Line], number: int) -> bool:
    if lines[number].level is not None and not _says_below(lines, number):
        return False  # a heading is a promise only over the lines of its card
    promise = _promise(lines, number)
    if promise is None or field_of(lines[number]) is not None:
        return False
    required = _says_below(lines, number) and _MUST.search(promise) is not None
    return required or bool(_COMMITS.match(promise)) or read_clause(promise).sense.promises


def _promise(lines: Sequence[Line], number: int) -> str | None:
    """The words beside which a line, or the one below it, says who and when."""
    text = lines[number].text
    if text.endswith((")", "]", ").", "].")):
        tail = tail_of(text)
        promise = _promising(text[: tail.start]) if tail is not None else ""
        # A name and a year alone may be who wrote it and when.
        if (
            tail is not None
            and _is_whole(promise, tail)
            and (tail.labelled or not _YEAR.fullmatch(tail.due or ""))
        ):
            return promise
    if (done := _dashed(text) or _posted(text)) is not None:
        return done
    plain, told = inline_fields(text)
    if {Column.LEAD, Column.DUE} & told.keys():
        return _promising(plain)
    return text if _says_below(lines, number) or _named_below(lines, number) else None


def _dashed(text: str) -> str | None:
    """What is to be done with a thing, before who and when: "Rota to be altered – Pat, half-term"."""
    tail = tail_of(text) if _DASH.search(text) else None
    if tail is None or not tail.lead or not tail.due or _YEAR.fullmatch(tail.due):
        return None
    promise = text[: tail.start]
    label = _OPENS.match(promise)
    plain = promise[label.end() :] if label else promise
    return plain if read_clause(plain).sense is Sense.PASSIVE else None


def _posted(text: str) -> str | None:
    """What is to be done, before a sentence that only names a post: "(A) Flush it. Department head."."""
    spans = sentences(text)
    said = text[slice(*spans[-1])].strip(" .") if len(spans) > 1 else ""
    if not said or word_count(said) > _POST_WORDS or not names_office(said) or not is_party(said):
        return None
    promise = _LETTERED.sub("", text[: spans[-1][0]].strip())
    return promise if read_clause(promise).sense is Sense.IMPERATIVE else None


def _is_whole(promise: str, tail: Tail) -> bool:
    """Whether who and when are told, in brackets or by what stands before them."""
    who = tail.lead or read_clause(promise).doer
    return tail.whole or bool(who and (tail.due or due_in(promise)))


def _promising(text: str) -> str:
    """The last sentence of a paragraph that says other things before it; else all of it."""
    first = next((text[start:end] for start, end in sentences(text)), text)
    return text if _COMMITS.match(text) or read_clause(first).sense.promises else closing_sentence(text)


def _says_below(lines: Sequence[Line], number: int) -> bool:
    below = lines[number + 1 : number + 2]
    if not below or below[0].wall or not _SIGN.search(below[0].text):
        return False
    field = field_of(below[0])
    return (
        is_who_or_when(field)
        and field is not None
        and bool(field.value)
        and comparable(field.label) not in _OF_EVENTS
    )


def _named_below(lines: Sequence[Line], number: int) -> Tail | None:
    """Who and when, where the line below says nothing besides: "Designated Doctor – July 2021"."""
    below = lines[number + 1 : number + 2]
    if not below or below[0].wall or below[0].is_bullet or below[0].level is not None:
        return None
    told = who_and_when(below[0].text) if word_count(below[0].text) <= _NAMED_WORDS else None
    if told is None or not told.lead or not told.due or _YEAR.fullmatch(told.due):
        return None
    # A list of changes has the day first, a list of books no dash: "2009-03-01 Bob Dray", "Dray, B., 1999".
    named = below[0].text.startswith(told.lead) and _DASH.search(below[0].text)
    return told if named and not lines[number].is_heading else None


def read_tagged(lines: Sequence[Line], start: int) -> Stretch:
    """One such promise, with what stands behind it and below."""
    line = lines[start]
    text, inline = inline_fields(line.text)
    text, state = without_status(text) if line.is_bullet else (text, None)
    if state:
        inline = {Column.STATUS: state, **inline}
        named = tail_of(text)
        if named is not None and named.lead and named.due is None and is_initials(named.lead):
            inline = {Column.LEAD: named.lead, **inline}  # "(SK, done)"
            text = text[: named.start]
    posted = _posted(text)
    if posted is not None:
        inline = {Column.LEAD: text[sentences(text)[-1][0] :].strip(" ."), **inline}
    text = posted or _promising(text)
    fields, end = fields_under(lines, start + 1)
    texts, other = columns_of(fields)
    if not fields and (below := _named_below(lines, start)) is not None:
        texts, end = {Column.LEAD: below.lead or "", Column.DUE: below.due or ""}, start + 2
    parts = read_parts(text, loose=True)
    said = {Column.LEAD: parts.lead or "", Column.DUE: parts.due or ""}
    passage = Passage(
        Form.FINDING,
        (line,),
        _COMMITS.sub("", parts.plain),
        "it says who is to do it or when, as others of the paper do",
        ref=line.number or None,
        section=line.section,
        texts={**said, **inline, **texts},
        other=other,
    )
    return Stretch(end, (passage,))
