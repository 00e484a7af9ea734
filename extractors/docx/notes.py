"""The footnotes, endnotes and comments of a Word file, by the marks that hang on its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.characters import readable
from extractors.docx.names import value, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# The parts that hold them by relationship: what one is called there, and the mark that refers to it.
_PARTS = {
    f"{_RELATED}footnotes": (w("footnote"), w("footnoteReference")),
    f"{_RELATED}endnotes": (w("endnote"), w("endnoteReference")),
    f"{_RELATED}comments": (w("comment"), w("commentReference")),
}
NOTE_PARTS = tuple(_PARTS)


@dataclass(frozen=True, slots=True)
class Notes:
    """The words of each note by its mark's name and number."""

    by_mark: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, parts: Mapping[str, _Element | None]) -> Notes:
        """The notes of a file's parts by relationship."""
        found: dict[tuple[str, str], str] = {}
        for kind, part in parts.items():
            name, mark = _PARTS[kind]
            for note in part.iter(name) if part is not None else ():
                words = _words(note)
                if words:
                    found[mark, value(note, "id") or ""] = words
        return cls(found)

    def hung_on(self, paragraph: _Element) -> Iterator[str]:
        """The words of the notes whose marks stand in a paragraph, in order."""
        if not self.by_mark:
            return
        for mark in paragraph.iter(*(mark for _, mark in _PARTS.values())):
            words = self.by_mark.get((str(mark.tag), value(mark, "id") or ""))
            if words:
                yield words


def _words(note: _Element) -> str:
    paragraphs = (
        readable("".join(text.text or "" for text in each.iter(w("t")))) for each in note.iter(w("p"))
    )
    return "\n".join(filter(None, (" ".join(words.split()) for words in paragraphs)))
