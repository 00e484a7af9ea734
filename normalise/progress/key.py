"""The document's own key to its colours: "Green = on target; Amber = some slippage; Blue = complete"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from extractors.layout import Cell, Document, Paragraph, Table
from normalise.progress.rag import COLOURS, DEFAULT_KEY, rag_of_fill
from normalise.progress.reading import stated
from normalise.progress.vocabulary import vocabulary, words_of
from normalise.records import Rag, Status

_COLOUR = re.compile(
    rf"\b({'|'.join(COLOURS)})\b\s*(?:\(\w\))?\s*(?:=|:|–|—|-|means|denotes|indicates|→)\s*",
    re.I,
)
_LONGEST_MEANING = 120
"""Characters of what a colour means in a key; more is a paragraph that begins with a colour."""


def read_key(document: Document) -> Mapping[Rag, Status] | None:
    """What the document says that its colours mean; None where it has no key of at least two colours.

    A colour that the key names in words that are no status keeps its usual meaning.
    """
    for meanings in _keys(document):
        if len(meanings) >= 2:
            known = {rag: status for rag, text in meanings.items() if (status := stated(text)[0])}
            if Rag.RED in meanings and _may_be_made_good(meanings.get(Rag.AMBER, "")):
                known.pop(Rag.AMBER, None)
            return {**DEFAULT_KEY, **known}
    return None


def _may_be_made_good(meaning: str) -> bool:
    """Whether a key says of what is late that it can still be in time: "some slippage, recoverable"."""
    words = {word.text for word in words_of(meaning)}
    late = stated(meaning)[0] is Status.DELAYED
    return late and not words.isdisjoint(vocabulary().recovering) and words.isdisjoint(vocabulary().negations)


def read_other_fills(document: Document) -> Mapping[str, Status]:
    """What a key of colours says of fills that rate nothing by themselves: grey, white, black, purple."""
    for block in document.blocks:
        if isinstance(block, Table) and _in_table(block):
            beside = (pair for row in range(block.n_rows) for pair in pairwise(block.row(row)))
            said = {
                colour.fill: stated(meaning.text)[0]
                for colour, meaning in beside
                if colour.fill and colour.is_empty and rag_of_fill(colour.fill) is None
            }
            if found := {fill: status for fill, status in said.items() if status is not None}:
                return found
    return _fills_in_words(document)


_NEUTRAL = re.compile(
    r"\b(?:(?P<white>white|unshaded|not shaded|uncoloured|no colour)|(?P<grey>gr[ea]y))"
    r"\s*(?:=|:|–|—|-|means)\s*"
    r"(?P<meaning>[^;.,|\n]{2,60})",
    re.IGNORECASE,
)


def _fills_in_words(document: Document) -> Mapping[str, Status]:
    """The white and grey fills that the document has, where its key of colours explains them in words."""
    explained: dict[str, Status] = {}
    for block in document.blocks:
        text = block.item.text if isinstance(block, Paragraph) else ""
        for match in _NEUTRAL.finditer(text) if _in_text(text) else ():
            status = stated(match["meaning"])[0]
            if status is not None:
                explained["white" if match["white"] else "grey"] = status
    if not explained:
        return {}
    tables = (block for block in document.blocks if isinstance(block, Table))
    fills = {cell.fill for table in tables for cell in table.cells if cell.fill}
    return {fill: explained[name] for fill in fills if (name := _neutral_name(fill)) and name in explained}


_WHITE, _SPREAD = 0xF5, 0x0C
"""The least of white's channels, and by how much those of a grey differ."""


def _neutral_name(fill: str) -> str | None:
    """Whether a ``#RRGGBB`` fill is white or grey; None for a colour and for black."""
    channels = [int(fill[start : start + 2], 16) for start in (1, 3, 5)]
    if min(channels) >= _WHITE:
        return "white"
    return "grey" if max(channels) - min(channels) <= _SPREAD and max(channels) > _SPREAD else None


def _keys(document: Document) -> Iterator[dict[Rag, str]]:
    """The keys in reading order: paragraphs that each explain a colour are one key together."""
    run: dict[Rag, str] = {}
    for block in document.blocks:
        found = _in_text(block.item.text) if isinstance(block, Paragraph) else {}
        if not found:
            yield run
        run = {**run, **found} if found else {}
        if isinstance(block, Table):
            yield _in_table(block)
    yield run
    for text in document.running:
        yield _in_text(text)


def _in_text(text: str) -> dict[Rag, str]:
    """The colours of "Red: not started  Amber: under way", each with the words up to the next."""
    if not any(map(text.casefold().__contains__, COLOURS)):
        return {}
    matches = list(_COLOUR.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)][: len(matches)]
    found: dict[Rag, str] = {}
    for match, end in zip(matches, ends, strict=True):
        meaning = text[match.end() : end].strip(" ;,.|\n")
        if 0 < len(meaning) <= _LONGEST_MEANING:
            found.setdefault(COLOURS[match.group(1).lower()], meaning)
    return found


def _in_table(table: Table) -> dict[Rag, str]:
    """A key laid out as a table: a colour, as word or fill, beside its meaning or with it in one cell."""
    found: dict[Rag, str] = {}
    if table.n_rows * table.n_cols > 24:
        return found  # a key has a handful of cells; the plan's own tables are no keys
    for row in range(table.n_rows):
        cells = table.row(row)
        for cell in cells:
            found.update({rag: text for rag, text in _in_text(cell.text).items() if rag not in found})
        for colour, meaning in pairwise(cells):
            rag = _colour_cell(colour)
            if rag and not meaning.is_empty and len(meaning.text) <= _LONGEST_MEANING:
                found.setdefault(rag, meaning.text)
    return found


def _colour_cell(cell: Cell) -> Rag | None:
    word = cell.text.strip().lower()
    if word in COLOURS:
        return COLOURS[word]
    return rag_of_fill(cell.fill) if cell.fill and not word else None
