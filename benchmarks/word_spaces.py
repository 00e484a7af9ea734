"""How many words the PDF reader glues or cuts, against the characters that pdfplumber sees on the same pages.

    python -m benchmarks.word_spaces [--corpus ../shared/corpus] [FILE.pdf ...]

pdfplumber gives every drawn character, spaces too, in the order of the page's content. Words are parted
there by a drawn space, a new line, or a gap wider than letters of a word ever stand apart. A word of ours
that it knows nowhere, and that is two of its neighbours written together, is glued; two neighbours of ours
that are one word there are cut. Both are counted for a thousand words.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pdfplumber

from benchmarks.table_accuracy import read_joined
from extractors.options import ReadOptions
from ingest.errors import UnreadableDocument

_SPACE = 0.2
"""In ems: the gap between two words whose space was not drawn; letters of a word stand nearer."""

_NEW_LINE = 0.45
"""In ems between the baselines of two lines; a superscript is raised by less."""

_BAR_ALL, _BAR_EACH = 0.1, 1.0
"""In a thousand words, over all papers and in each."""

_WORD = re.compile(r"[^\W_⁰¹²³⁴⁵⁶⁷⁸⁹]+")

Character: TypeAlias = dict[str, Any]
"""A character as pdfplumber gives it."""


class Count(NamedTuple):
    """The words of a paper, and how many of ours are two of them, or half a one."""

    words: int
    glued: list[str]
    cut: list[str]

    @property
    def per_thousand(self) -> float:
        """Wrong words in a thousand."""
        return 1000 * (len(self.glued) + len(self.cut)) / max(self.words, 1)


def main() -> None:
    """Print the figures of the files named, or of every published paper of the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    corpus = Path(__file__).parents[2] / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=corpus)
    options = parser.parse_args()
    published = (sorted((options.corpus / name).glob("**/*.pdf")) for name in ("real", "seeds", "icdar2013"))
    files = options.files or [path for folder in published for path in folder]
    words = wrong = 0
    worst = 0.0
    for path in files:
        try:
            count = counted(path)
        except UnreadableDocument as error:
            print(f"{path.name:44} {error}")
            continue
        words += count.words
        wrong += len(count.glued) + len(count.cut)
        worst = max(worst, count.per_thousand)
        if count.glued or count.cut:
            shown = ", ".join(sorted({*count.glued, *count.cut})[:6])
            print(f"{path.name:44} {count.words:6} words {count.per_thousand:7.2f} in 1,000  {shown}")
    print(
        f"all: {words:,} words, {1000 * wrong / max(words, 1):.2f} in 1,000 (bar {_BAR_ALL}); "
        f"the worst paper {worst:.2f} (bar {_BAR_EACH})"
    )


def counted(path: Path) -> Count:
    """The words of a paper that were glued or cut."""
    lines = [_WORD.findall(line.casefold()) for line in _drawn_lines(path)]
    known = {word for line in lines for word in line}
    pairs = {one + other for line in lines for one, other in pairwise(line)}
    apart = {pair for line in lines for pair in pairwise(line)}
    glued: list[str] = []
    cut: list[str] = []
    count = 0
    for text in read_joined(path, ReadOptions()).texts():
        own = _WORD.findall(text.casefold())
        count += len(own)
        glued += [word for word in own if word not in known and _is_glued(word, known, pairs)]
        cut += [
            f"{one} {other}"
            for one, other in pairwise(own)
            if one + other in known and (one, other) not in apart and not (one in known and other in known)
        ]
    return Count(count, glued, cut)


def _is_glued(word: str, known: set[str], pairs: set[str]) -> bool:
    """Whether a word is two neighbours, or a chain of neighbours, written together."""
    if word in pairs:
        return True
    return any(word[:at] in known and word[at:] in pairs for at in range(1, len(word)))


def _drawn_lines(path: Path) -> Iterator[str]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield from _lines(page.chars)
            page.close()


def _lines(characters: Iterable[Character]) -> Iterator[str]:
    line = ""
    before: Character | None = None
    for character in characters:
        if before and _is_new_line(before, character):
            yield line
            line = ""
        elif before and character["x0"] - before["x1"] > _SPACE * character["size"]:
            line += " "
        line += character["text"]
        before = character
    yield line


def _is_new_line(before: Character, character: Character) -> bool:
    size = max(character["size"], before["size"], 1.0)
    back = before["x0"] - character["x0"]
    return abs(before["bottom"] - character["bottom"]) > _NEW_LINE * size or back > size


if __name__ == "__main__":
    main()
