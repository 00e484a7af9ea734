"""What stands in a cell, gathered from its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.characters import DOTS
from extractors.layout import Item, plain_item
from extractors.wordprocessing.stretches import ParagraphContent

_LONGEST_NESTED = 400
"""Characters: figures and dates in a cell of a cell have fewer, a plan that a table lays out has more."""


@dataclass(slots=True)
class CellContent:
    """A cell's items, what is seen in it without words (the numbers that are counted out for empty
    paragraphs, and colours, ``#RRGGBB``), the footnotes and comments that hang on it, and the words of small
    tables that stand in it."""

    items: list[Item] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    paints: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)

    def add(self, paragraph: ParagraphContent) -> None:
        """Take in a paragraph."""
        self.items.extend(paragraph.items)
        self.labels.extend(filter(None, [paragraph.label]))
        self.paints.extend(filter(None, [paragraph.paint]))
        self.notes.extend(paragraph.notes)

    def add_table(self, words: str) -> None:
        """Take in what a table in it says, a line a row: a small one belongs to the cell as well."""
        if len(words) <= _LONGEST_NESTED:
            self.nested.append(words)

    def shown(self) -> tuple[Item, ...]:
        """Its items; where it has none, the numbers that a reader sees there, or what a table in it says."""
        if self.items or self.labels:
            return tuple(self.items) or tuple(plain_item(label.rstrip(".")) for label in self.labels)
        return tuple(plain_item(line) for words in self.nested for line in words.split("\n") if line)

    def beside(self) -> tuple[str, ...]:
        """What is said beside its own words: notes, and the tables in it."""
        return tuple(filter(None, (*self.notes, *(self.nested if self.items or self.labels else ()))))

    def paint(self) -> str | None:
        """The one colour that it shows, where it shows nothing but signs."""
        worded = any(sign not in DOTS and not sign.isspace() for item in self.items for sign in item.text)
        return self.paints[0] if len(set(self.paints)) == 1 and not worded else None
