"""Words that a line's end cut: one word again, two words, or a word with its hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from extractors.layout import Block, Cell, Document, Heading, Item, Paragraph, Table
from extractors.pdf.engine.text_runs import BROKEN
from extractors.pdf.text.paragraphs import CUT, EARLY
from extractors.pdf.text.tolerances import TEXT
from lexicon.files import tables

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(f"([^\\W_]*)([{BROKEN}{CUT}{EARLY}])([^\\W_]*)")


def with_whole_words(document: Document) -> Document:
    """The document with every mark of a cut word resolved by the words that it uses elsewhere."""
    if not any(map(_is_marked, document.texts())):
        return document
    known = _Words(document.texts())
    return replace(document, blocks=tuple(_block(block, known) for block in document.blocks))


def _is_marked(text: str) -> bool:
    return BROKEN in text or CUT in text or EARLY in text


class _Words:
    """The words that a document uses whole."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for text in texts:
            self._counts.update(word.casefold() for word in _WORD.findall(_MARKED.sub(" ", text)))

    def __contains__(self, word: str) -> bool:
        return word.casefold() in self._counts

    def resolved(self, text: str) -> str:
        return _MARKED.sub(self._join, text)

    def _join(self, match: re.Match[str]) -> str:
        left, mark, right = match.groups()
        if mark == BROKEN:
            return left + self._hyphen(left, right) + right
        if mark == EARLY:
            return left + ("" if self._is_known(left + right) else "-") + right
        return left + ("" if self._is_one_word(left, right) else " ") + right

    def _hyphen(self, left: str, right: str) -> str:
        """A hyphen stays unless it only parts a word that is written without one."""
        if not (left.isalpha() and right.isalpha() and right[0].islower()):
            return "-"
        if self._is_known(left + right):
            return ""
        return "-" if left in self or right in self else ""

    def _is_known(self, word: str) -> bool:
        """Whether a word is used whole elsewhere, or is one that every plan uses."""
        return word in self or word.casefold() in _plan_words()

    def _is_one_word(self, left: str, right: str) -> bool:
        """A narrow column's word is whole again where the whole is used elsewhere, or neither half is and
        the second is no more than an ending: not the "in" of "Share in time", but that of "within"."""
        if left + right in self:
            return True
        small = _small_words()
        stands_alone = right.casefold() in small and left.casefold() not in small
        return not (stands_alone or left in self or right in self or len(right) > TEXT.longest_ending)


@cache
def _small_words() -> frozenset[str]:
    """Prepositions, articles and the like: words that end a line or begin one more often than others."""
    return frozenset(tables("clauses")["no_verb"]["words"])


@cache
def _plan_words() -> frozenset[str]:
    """The months, and what states are called."""
    phrases = [*tables("dates")["MONTH"], *(word for words in tables("statuses").values() for word in words)]
    return frozenset(filter(str.isalpha, phrases))


def _block(block: Block, known: _Words) -> Block:
    if isinstance(block, Table):
        cells = tuple(_cell(cell, known) for cell in block.cells)
        changed = any(cell is not before for cell, before in zip(cells, block.cells, strict=True))
        return Table(block.n_rows, block.n_cols, cells, block.boxes) if changed else block
    if isinstance(block, Heading):
        return Heading(_item(block.item, known), block.level)
    return Paragraph(_item(block.item, known))


def _cell(cell: Cell, known: _Words) -> Cell:
    if not any(_is_marked(item.text) for item in cell.items):
        return cell
    return replace(cell, items=tuple(_item(item, known) for item in cell.items))


def _item(item: Item, known: _Words) -> Item:
    if not _is_marked(item.text):
        return item
    if len(item.runs) == 1:
        run = item.runs[0]
        return replace(item, runs=(replace(run, text=known.resolved(run.text)),))
    return replace(item, runs=tuple(replace(run, text=known.resolved(run.text)) for run in item.runs))
