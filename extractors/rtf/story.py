"""A story of an RTF file (its text, a header, a note, a text box), gathered paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias

from extractors.layout import Block
from extractors.wordprocessing.gathering import Gatherer, RowForm
from extractors.wordprocessing.stretches import ParagraphContent, Stretch


@dataclass(frozen=True, slots=True)
class ParagraphEvent:
    """A paragraph in ``depth`` tables; ``heading`` is its level as a heading."""

    content: ParagraphContent
    depth: int
    heading: int | None


@dataclass(frozen=True, slots=True)
class CellEnd:
    """A cell ends."""

    depth: int


@dataclass(frozen=True, slots=True)
class RowEnd:
    """A row ends."""

    depth: int
    form: RowForm


Event: TypeAlias = ParagraphEvent | CellEnd | RowEnd


@dataclass(slots=True)
class Story:
    """What has come so far; ``stretches`` and ``label`` are those of the paragraph that is being read, and
    ``hung`` the events of text boxes and ``notes`` the footnotes and comments that hang on it."""

    events: list[Event] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    label: list[Stretch] | None = None
    hung: list[Event] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def end_paragraph(self, content: ParagraphContent, depth: int, heading: int | None) -> None:
        """The paragraph ends; what hung on it comes after it, in the same cell."""
        self.events.append(ParagraphEvent(content, depth, heading))
        self.events += [replace(event, depth=event.depth + depth) for event in self.hung]
        self.stretches, self.label, self.hung, self.notes = [], None, [], []

    def words(self) -> str:
        """The words of its paragraphs, a line for each item."""
        paragraphs = (event.content for event in self.events if isinstance(event, ParagraphEvent))
        return "\n".join(item.text for content in paragraphs for item in content.items)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks that the events make up. Raises `TooDeep`."""
        gatherer = Gatherer()
        for event in self.events:
            if isinstance(event, ParagraphEvent):
                gatherer.paragraph(event.content, event.depth, event.heading)
            elif isinstance(event, CellEnd):
                gatherer.cell_end(event.depth)
            else:
                gatherer.row_end(event.form, event.depth)
        return gatherer.blocks()
