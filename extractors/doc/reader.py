"""A Word 97-2003 file into a `Document`: its main story in order, its headers and footers apart."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from extractors.compound import summary_of
from extractors.doc.fib import Place
from extractors.doc.fields import Fields
from extractors.doc.file import WordFile, open_word_file
from extractors.doc.notes import NOTE_KINDS, Stretch, box_stories, headers, note_stories, shapes
from extractors.doc.shapes import ParagraphSpan
from extractors.doc.tap import row_shape
from extractors.layout import Block, Document, Table
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from extractors.wordprocessing.edges import TooManyColumns
from extractors.wordprocessing.gathering import CellForm, Gatherer, RowForm, TooDeep
from extractors.wordprocessing.stretches import paragraph_content
from ingest.codes import IssueCode
from ingest.compound import CompoundFile
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity
from ingest.opening import check_content

if TYPE_CHECKING:
    from ingest.limits import Limits
    from ingest.source import SourceFile

# What a structure that points outside its part ends in; every other check raises ValueError.
_DAMAGE = (ValueError, IndexError, struct.error)


def read(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """The layout of a ``.doc`` file, without pages: tracked changes as if accepted, hidden text left out.

    Raises `UnreadableDocument`: UNSUPPORTED for an older Word's file, ENCRYPTED, CORRUPT, TOO_COMPLEX, and
    NO_TEXT where not a word is in it.
    """
    if options.convert_doc is not None:
        return _read_converted(source, options, options.convert_doc)
    container = CompoundFile.open(source.content, source.source)
    try:
        word = open_word_file(container)
        story = _Story(word, Place.SHAPES, Place.BOXES, "boxes", _notes(word))
        blocks = story.blocks(Stretch(*word.fib.stories.span("main"))) + story.unhung()
        running = _running(word)
    except TooDeep as trouble:
        message = "has tables in one another deeper than Word makes them."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source.source) from trouble
    except TooManyColumns as trouble:
        message = "has a table of more than a thousand columns."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source.source) from trouble
    except _DAMAGE as trouble:
        message = f"is a damaged Word file ({trouble})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source) from trouble
    if not blocks:
        raise UnreadableDocument(Reason.NO_TEXT, "holds no text.", source=source.source)
    issues = (_macros(),) if container.has("Macros") else ()
    return Document("doc", blocks, running=running, properties=summary_of(container), issues=issues)


def _read_converted(
    source: SourceFile, options: ReadOptions, convert: Callable[[bytes, Limits], bytes]
) -> Document:
    """The layout of what another program made of the file."""
    from extractors.docx import read as read_docx

    try:
        content = convert(source.content, options.limits)
    except UnreadableDocument as refused:
        raise UnreadableDocument(refused.reason, refused.message, source=source.source) from refused
    checked = check_content(content, options.limits, source=source.source)
    return replace(read_docx(checked, options), reader="doc-libreoffice")


def _macros() -> Issue:
    message = "The file has macros. They were not opened, and nothing of them is in the rows."
    return Issue(IssueCode.HAS_MACROS, Severity.NOTE, message)


@dataclass(slots=True)
class _Story:
    """Reads one of the stories with its text boxes, which ``shapes`` and ``boxes`` tell of, and the words of
    its ``notes`` by the positions of their marks, in order."""

    word: WordFile
    shapes: Place
    boxes: Place
    box_story: str
    notes: Sequence[tuple[int, str]] = ()
    _box_of: dict[int, Stretch] = field(default_factory=dict, init=False)
    _unhung: list[Stretch] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        word = self.word
        start, _ = word.fib.stories.span(self.box_story)
        stories = box_stories(word.part(self.boxes), start)
        hung = shapes(word.part(self.shapes))
        self._box_of = {position: stories[shape] for position, shape in hung.items() if shape in stories}
        self._unhung = [story for shape, story in stories.items() if shape not in set(hung.values())]

    def blocks(self, story: Stretch, origin: int | None = None) -> tuple[Block, ...]:
        """The blocks of a story; ``origin`` is where the positions of its shapes are counted from."""
        gatherer = Gatherer()
        self._gather(gatherer, story, story.start if origin is None else origin, depth=0)
        return gatherer.blocks()

    def unhung(self) -> tuple[Block, ...]:
        """The blocks of the text boxes whose place is not told: those that are grouped with other shapes."""
        gatherer = Gatherer()
        for story in self._unhung:
            self._gather(gatherer, story, story.start, depth=0)
        return gatherer.blocks()

    def _gather(self, gatherer: Gatherer, story: Stretch, origin: int, depth: int) -> None:
        fields = Fields()
        for span in self.word.shapes.between(story.start, story.end):
            drawings = self._paragraph(gatherer, span, fields, depth)
            for position in drawings:
                # Each box once, wherever a damaged file hangs it again.
                box = self._box_of.pop(position - origin, None)
                if box is not None:
                    self._gather(gatherer, box, origin, depth + span.shape.depth)
            self._end(gatherer, span, depth)

    def _paragraph(
        self, gatherer: Gatherer, span: ParagraphSpan, fields: Fields, depth: int
    ) -> tuple[int, ...]:
        shape = span.shape
        read = self.word.text.read(span.start, span.mark, shape.style, fields)
        if shape.ends_row:
            return ()
        listed = self.word.lists.label(shape.list_number, shape.list_level, shape.old_list)
        label, level = listed if listed is not None else ("", None)
        if level is not None:
            level = max(level, shape.list_depth)
        content = paragraph_content(read.stretches, label, level, self._hung_on(span))
        gatherer.paragraph(content, depth + shape.depth, shape.heading)
        return read.drawings

    def _hung_on(self, span: ParagraphSpan) -> list[str]:
        """The words of the notes whose marks stand in a paragraph; a deleted mark has none."""
        first = bisect_left(self.notes, (span.start, ""))
        last = bisect_left(self.notes, (span.mark, ""))
        is_deleted, style = self.word.text.is_deleted, span.shape.style
        return [words for position, words in self.notes[first:last] if not is_deleted(position, style)]

    def _end(self, gatherer: Gatherer, span: ParagraphSpan, depth: int) -> None:
        shape = span.shape
        if shape.ends_row:
            deleted = self.word.text.is_deleted(span.mark, shape.style)
            gatherer.row_end(_row_form(shape.modifiers), depth + shape.depth, deleted=deleted)
        elif shape.ends_cell and shape.depth:
            gatherer.cell_end(depth + shape.depth)


def _notes(word: WordFile) -> list[tuple[int, str]]:
    """The words of the footnotes, comments and endnotes by the positions of their marks, in order."""
    found: list[tuple[int, str]] = []
    for kind in NOTE_KINDS:
        references, texts = word.part(kind.references), word.part(kind.texts)
        for position, story in note_stories(kind, references, texts, word.fib.stories.span(kind.story)):
            if words := _words(word, story):
                found.append((position, words))
    return sorted(found, key=itemgetter(0))


def _words(word: WordFile, story: Stretch) -> str:
    """The words of a note, a line for each of its paragraphs."""
    fields = Fields()
    contents = (
        paragraph_content(word.text.read(span.start, span.mark, span.shape.style, fields).stretches)
        for span in word.shapes.between(story.start, story.end)
    )
    return "\n".join(item.text for content in contents for item in content.items)


def _row_form(modifiers: bytes) -> RowForm:
    row = row_shape(modifiers)
    cells = tuple(
        CellForm(right, cell.merges_left, cell.merges_up, cell.fill or row.table_fill)
        for cell, right in zip(row.cells, row.edges[1:], strict=True)
    )
    return RowForm(row.left, cells, row.header)


def _running(word: WordFile) -> tuple[str, ...]:
    """Each different text of the headers and footers, once."""
    start, end = word.fib.stories.span("headers")
    table = word.part(Place.HEADERS)
    if not table or start == end:
        return ()
    reader = _Story(word, Place.HEADER_SHAPES, Place.HEADER_BOXES, "header_boxes")
    texts: dict[str, None] = {}
    for story in headers(table, start, end):
        for block in reader.blocks(story, start):
            if isinstance(block, Table):
                texts.update(dict.fromkeys(cell.text for cell in block.cells))
            else:
                texts[block.item.text] = None
    return tuple(filter(None, texts))
