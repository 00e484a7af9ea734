"""Sets of papers with gold, each written by one person, to learn from and to try what was learnt on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

import ingest
from councilplans.config import DEFAULT_CONFIG
from councilplans.reading import read_layout
from extractors.layout import Document, Table
from extractors.plans import PlanReading, read_plans
from ingest.errors import UnreadableDocument
from output.audit.gold_files import read_gold
from output.audit.values import letters
from tests.extractors.passages.written import blocks

# So much of the shorter text in one piece is the same text; fewer letters may stand in a text by chance.
_SAME, _SHORT = 0.75, 12
_SETTLED = Path(__file__).parent.parent / "samples" / "settled.jsonl"
_CONFIG = replace(DEFAULT_CONFIG, ocr="never")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a set, as its layout and its tables are read, and the letters of all action texts that its
    gold accepts."""

    set: str
    name: str
    document: Document
    plans: PlanReading
    actions: tuple[str, ...]

    @property
    def in_plan(self) -> Callable[[Table], bool]:
        """Whether a table of it is a plan's."""
        tables = zip(self.document.tables, self.plans.tables, strict=True)
        plans = {id(table) for table, seen in tables if seen.is_plan}
        return lambda table: id(table) in plans


def papers_of(folder: Path) -> Iterator[Paper]:
    """The papers of a set, a folder with ``papers`` and ``gold``; without those that cannot be read."""
    gold = {
        one.name.name: tuple(letters(value.shown) for row in one.rows for value in row.cell("action").values)
        for one in read_gold(folder / "gold").documents
    }
    for path in sorted((folder / "papers").iterdir()):
        if path.stem not in gold:
            continue
        try:
            document = read_layout(ingest.open_source(path, _CONFIG.limits), _CONFIG)
        except UnreadableDocument:
            continue
        yield Paper(folder.name, path.name, document, read_plans(document, _CONFIG.wanted), gold[path.stem])


def settled_papers() -> Iterator[tuple[Document, tuple[str, ...]]]:
    """The small papers that the tests have settled, and the letters of their actions."""
    for line in _SETTLED.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        yield Document("text", blocks(told["text"])), tuple(map(letters, told["actions"]))


def is_same(text: str, action: str) -> bool:
    """Whether a piece of a paper's text, by its letters, is an action's or a part of it."""
    short, long = sorted((text, action), key=len)
    if not short:
        return False
    if short in long and len(short) < _SHORT and not action.endswith(text):
        # A few letters may stand in an action by chance, but hardly at its end.
        return len(short) >= _SAME * len(long)
    if short in long:
        return True
    piece = SequenceMatcher(None, text, action, autojunk=False).find_longest_match()
    return piece.size >= _SAME * len(short)
