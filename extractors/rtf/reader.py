"""An RTF file into a `Document`: its text in order, its headers and footers apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.layout import Document, Table
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from extractors.rtf.interpreter import Interpreter
from extractors.rtf.tokens import TooComplex
from extractors.wordprocessing.edges import TooManyColumns
from extractors.wordprocessing.gathering import TooDeep
from ingest.codes import IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity

if TYPE_CHECKING:
    from ingest.source import SourceFile


def read(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """The layout of an ``.rtf`` file, without pages: tracked changes as if accepted, hidden text left out.

    Raises `UnreadableDocument`: TOO_COMPLEX, CORRUPT where it was cut short before a word came, and
    NO_TEXT where not a word is in it.
    """
    try:
        interpreter = Interpreter()
        interpreter.run(source.content)
        blocks = interpreter.main.blocks()
        running = tuple(_running(interpreter))
    except (TooComplex, TooDeep, TooManyColumns) as trouble:
        message = "has groups, tables or columns beyond all that a word processor writes."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source.source) from trouble
    if not blocks and interpreter.is_cut_short:
        message = "was cut short before its first word, or not copied whole."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source)
    if not blocks:
        raise UnreadableDocument(Reason.NO_TEXT, "holds no text.", source=source.source)
    issues = (_cut_short(),) if interpreter.is_cut_short else ()
    return Document("rtf", blocks, running=running, properties=interpreter.prolog.properties, issues=issues)


def _cut_short() -> Issue:
    message = "The file ends in the midst of a group: it was cut short, or not copied whole."
    return Issue(IssueCode.FILE_CUT_SHORT, Severity.LOSS, message)


def _running(interpreter: Interpreter) -> dict[str, None]:
    """Each different text of the headers and footers, once."""
    texts: dict[str, None] = {}
    for story in interpreter.headers:
        for block in story.blocks():
            cells = [cell.text for cell in block.cells] if isinstance(block, Table) else [block.item.text]
            texts.update(dict.fromkeys(filter(None, cells)))
    return texts
