"""The promises of a line beside what other forms read there: which of both is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.passages.lines.whole_lines import Line
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.promises.reading import Promises, passage_of, read_promises
from extractors.plan import Column

# So many promises make of a paragraph a list of them.
_SIBLINGS = 2


def parted(stretch: Stretch, lines: Sequence[Line], start: int, promises: Promises) -> Stretch:
    """What a list took of each paragraph, or the promises of that where it has several."""
    found: list[Passage] = []
    for passage in stretch.passages:
        line = passage.lines[0]
        at = next((n for n in range(start, stretch.end) if lines[n] is line), None)
        several = promises.get(at, ()) if at is not None and not line.is_bullet else ()
        whole = sum(other.lines[0] is line for other in stretch.passages) == 1
        own = whole and len(passage.lines) == 1 and passage.form in (Form.LISTED, Form.UNDER_LABEL)
        if own and at is not None and len(several) >= _SIBLINGS:
            found.extend(passage_of(lines, at, one) for one in several)
        else:
            found.append(passage)
    return replace(stretch, passages=tuple(found))


def with_promises(
    stretch: Stretch | None, lines: Sequence[Line], start: int, promises: Promises
) -> Stretch | None:
    """What another form read of a line, and its other promises; these alone where they part what it took."""
    found = read_promises(lines, start, promises=promises) if stretch is not None else None
    if stretch is None or found is None:
        return stretch
    text = lines[start].text
    timed = [one for one in stretch.passages if one.texts.get(Column.DUE)]
    new = [one for one in found.passages if not _beside(one, timed, text)]
    kept = [
        one
        for one in stretch.passages
        if not _says_more(_beside(one, found.passages, text), one, timed=_says_when(_beside(one, new, text)))
    ]
    more = [one for one in found.passages if not _beside(one, kept, text)]
    both = sorted((*kept, *more), key=lambda one: _span(text, one))
    return replace(stretch, end=max(stretch.end, found.end), passages=tuple(both))


def _says_when(promises: Sequence[Passage]) -> bool:
    return any(promise.texts.get(Column.DUE) for promise in promises)


def _says_more(promises: Sequence[Passage], one: Passage, *, timed: bool) -> bool:
    """Whether promises part what another form took for one action, say by when where nothing of it does
    (``timed``), or end where it goes on to the next.
    """
    return len(promises) >= _SIBLINGS or timed or (bool(promises) and one.text.endswith(" and"))


def _beside(one: Passage, others: Sequence[Passage], text: str) -> list[Passage]:
    """Those of other passages that stand in the same words of a text."""
    start, end = _span(text, one)
    spans = ((other, _span(text, other)) for other in others)
    return [other for other, (begin, stop) in spans if begin < end and start < stop]


def _span(text: str, passage: Passage) -> tuple[int, int]:
    start = max(text.find(passage.text), 0)
    return start, start + len(passage.text)
