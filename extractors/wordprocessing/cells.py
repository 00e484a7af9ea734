"""What stands in a cell, gathered from its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.characters import DOTS
from extractors.layout import Item, plain_item
from extractors.wordprocessing.stretches import ParagraphContent


@dataclass(slots=True)
class CellContent:
    """A cell's items, and what is seen in it without words: the numbers that are counted out for empty
    paragraphs, and colours (``#RRGGBB``)."""

    items: list[Item] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    paints: list[str] = field(default_factory=list)

    def add(self, paragraph: ParagraphContent) -> None:
        """Take in a paragraph."""
        self.items.extend(paragraph.items)
        self.labels.extend(filter(None, [paragraph.label]))
        self.paints.extend(filter(None, [paragraph.paint]))

    def shown(self) -> tuple[Item, ...]:
        """Its items; where it has none, the numbers that a reader sees there."""
        return tuple(self.items) or tuple(plain_item(label.rstrip(".")) for label in self.labels)

    def paint(self) -> str | None:
        """The one colour that it shows, where it shows nothing but signs."""
        worded = any(sign not in DOTS and not sign.isspace() for item in self.items for sign in item.text)
        return self.paints[0] if len(set(self.paints)) == 1 and not worded else None
