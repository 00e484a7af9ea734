"""How a page is set: what its lines tell together that no two of them can."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from extractors.continuing import begins_sentence, ends_sentence, is_mid_sentence
from extractors.pdf.engine.objects import TextRun
from extractors.pdf.engine.structure_tree import Tags
from extractors.pdf.text.paragraphs import Style, pitch_key
from extractors.pdf.text.tolerances import TEXT
from extractors.pdf.text.wording import first_word_share, opening

_SENTENCE = re.compile(r"[a-z\d)][.!?]['\"’”)]? +['\"‘“(]?[A-Z]")
"""The end of a sentence inside a line."""

_CAPITALISED = re.compile(r"(?<= )['\"‘“(]?[A-Z]\S*")
"""A word inside a line that might as well begin one."""


class Opener(NamedTuple):
    """The same as `SentenceEnds` for one word with a capital: how often it opens a paragraph for certain, how
    often more that is to be expected behind a full line, and how often it is to begin a line within one."""

    short: float = 0.0
    full: float = 0.0
    inside: float = 0.0

    def then(self, page: Opener) -> Opener:
        """The same with what the next page tells, this one counted by half."""
        short, full, inside = (before / 2 + now for before, now in zip(self, page, strict=True))
        return Opener(short, full, inside)


class EvenedLines(NamedTuple):
    """The lines that end in the midst of a sentence although its next word would fit: many programs make the
    lines of a paragraph about equally long. ``room`` is the most that one leaves, as a share of its column's
    width; ``beyond`` counts those that leave more than any such program would."""

    lines: float = 0.0
    beyond: float = 0.0
    room: float = 0.0

    def then(self, page: EvenedLines) -> EvenedLines:
        """The same with what the next page tells, this one counted by half."""
        return EvenedLines(
            self.lines / 2 + page.lines, self.beyond / 2 + page.beyond, max(self.room, page.room)
        )

    def usual_room(self) -> float:
        """The share of a column's width that a line may leave without ending a paragraph."""
        return self.room if self.lines >= TEXT.evened_habit and self.beyond < 1 else 0.0


class SentenceEnds(NamedTuple):
    """What the lines so far tell of where sentences end that begin anew with a capital.

    ``short`` counts those that end a paragraph, seen by the room behind them; ``full`` is how many more are
    to be expected to end one without such room, and ``inside`` how many to end a line in its midst.
    ``words`` tells the same of the words that lines begin with.
    """

    short: float = 0.0
    full: float = 0.0
    inside: float = 0.0
    words: Mapping[str, Opener] = MappingProxyType({})
    evened: EvenedLines = EvenedLines()

    def openers(self) -> frozenset[str]:
        """The words that more likely open a paragraph than not, where a line begins with them."""
        return frozenset(
            word
            for word, (short, full, inside) in self.words.items()
            if short >= 1 and full > TEXT.meant * inside
        )

    def part(self) -> bool:
        """Whether a sentence that ends with a full line more likely ends its paragraph than not."""
        return self.short >= 1 and self.full > TEXT.meant * self.inside

    def then(self, page: SentenceEnds) -> SentenceEnds:
        """What the next page tells, and this one by half as much: one table's habits are not another's."""
        words = {
            word: opener.then(Opener())
            for word, opener in self.words.items()
            if opener.short > TEXT.forgotten
        }
        for word, opener in page.words.items():
            words[word] = self.words.get(word, Opener()).then(opener)
        before, now = Opener(self.short, self.full, self.inside), Opener(page.short, page.full, page.inside)
        return SentenceEnds(*before.then(now), words, page.evened)


def style_of(runs: list[TextRun], tags: Tags | None, before: SentenceEnds) -> tuple[Style, SentenceEnds]:
    """How a page's runs are set, and where sentences end on it and on the pages ``before``."""
    pitches = _line_pitches(runs)
    blocks = _paragraph_leaves(runs, tags) if tags else ()
    ends = before.then(_ends(runs, pitches, before.evened))
    openers = ends.openers()
    if not ends.part() or ends.short < TEXT.sure_ends:
        openers = frozenset(opener for opener in openers if opener.endswith(":"))
    return Style(pitches, blocks, ends.part(), openers, ends.evened.usual_room()), ends


class _Column(NamedTuple):
    """Where lines that begin at one place begin, and where the longest of them ends."""

    left: float
    right: float


def _ends(runs: list[TextRun], pitches: Mapping[int, float], before_evened: EvenedLines) -> SentenceEnds:
    """Where sentences end, where nothing but the room behind their last lines parts paragraphs.

    A paragraph's last line is as long as chance has it: for each that is seen to be short, another is to be
    expected with too little room for a word, by the share of its line that the next word takes. A sentence
    within a paragraph ends with its line by the chance of one word among the line's.
    """
    short = full = inside = 0.0
    words: dict[str, Opener] = {}
    pairs = list(_line_pairs(runs, pitches))
    evened = before_evened.then(_evened(pairs))
    usual = evened.usual_room()
    for before, after, column in pairs:
        if ". " in before.text or "! " in before.text or "? " in before.text:
            inside += len(_SENTENCE.findall(before.text)) / (before.text.count(" ") + 1)
        if begins_sentence(after.text):
            word = _first_word_width(after)
            if _needless_room(before, after, column, word) > usual * (column.right - column.left):
                share = min(word / max(column.right - column.left, after.size), 0.5)
                unseen = share / (1 - share)
                opener = opening(after.text)
                known = words.get(opener, Opener())
                words[opener] = Opener(known.short + 1, known.full + unseen)
                if ends_sentence(before.text):
                    short += 1
                    full += unseen
    for before, _, _ in pairs if words else ():
        for opener in words.keys() & _CAPITALISED.findall(before.text):
            share = 1 / (before.text.count(" ") + 1)
            words[opener] = words[opener]._replace(inside=words[opener].inside + share)
    return SentenceEnds(short, full, inside, words, evened)


def _evened(pairs: Sequence[tuple[TextRun, TextRun, _Column]]) -> EvenedLines:
    """The lines of a page that leave room in the midst of a sentence."""
    shares = [
        room / (column.right - column.left)
        for before, after, column in pairs
        if column.right - before.x1 > after.size
        and is_mid_sentence(before.text, after.text)
        and (room := _needless_room(before, after, column, _first_word_width(after))) > 0
    ]
    evened = [share for share in shares if share <= TEXT.evened]
    return EvenedLines(len(evened), len(shares) - len(evened), max(evened, default=0.0))


def _first_word_width(line: TextRun) -> float:
    return (line.x1 - line.x0) * first_word_share(line.text)


def _needless_room(before: TextRun, after: TextRun, column: _Column, word: float) -> float:
    """Points that a line leaves beside the room that the first word of the next one would have taken."""
    return column.right - before.x1 - word - (TEXT.space + TEXT.clearly) * after.size


def _line_pairs(
    runs: list[TextRun], pitches: Mapping[int, float]
) -> Iterator[tuple[TextRun, TextRun, _Column]]:
    """Lines that stand right below one another, flush left, with their column."""
    columns = _columns(runs)
    steps: dict[float, tuple[float, float]] = {}
    for before, after in pairwise(runs):
        size = after.size
        if before.x0 == after.x0 and before.size == size:
            if size not in steps:
                usual = pitches.get(pitch_key(size), TEXT.usual_pitch * size)
                steps[size] = TEXT.least_pitch * size, TEXT.loose * usual
            least, most = steps[size]
            if least < after.base - before.base <= most:
                yield before, after, columns[before.x0]


def _columns(runs: list[TextRun]) -> dict[float, _Column]:
    """The column of the lines that begin at each place: those that do within half a point share an end."""
    longest: dict[float, float] = {}
    for run in runs:
        x0, x1 = run.x0, run.x1
        if x1 > longest.get(x0, 0.0):
            longest[x0] = x1
    rights: dict[int, float] = {}
    for x0, x1 in longest.items():
        left = round(x0)
        rights[left] = max(x1, rights.get(left, 0.0))
    return {x0: _Column(x0, rights[round(x0)]) for x0 in longest}


def _line_pitches(runs: list[TextRun]) -> Mapping[int, float]:
    """The usual distance between the lines of a paragraph, by type size."""
    counted: dict[float, dict[int, int]] = {}
    for before, after in pairwise(runs):
        pitch, size = after.base - before.base, after.size
        if TEXT.least_pitch * size < pitch < TEXT.most_pitch * size and size == before.size:
            counts = counted.setdefault(size, {})
            tenths = int(10 * pitch + 0.5)
            counts[tenths] = counts.get(tenths, 0) + 1
    return {pitch_key(size): _least_usual(counts) / 10 for size, counts in counted.items()}


def _least_usual(counts: dict[int, int]) -> int:
    """The smallest of the distances that are common: paragraphs of one line have only wide ones."""
    most = max(counts.values())
    return min(pitch for pitch, count in counts.items() if count * 3 >= most)


def _paragraph_leaves(runs: list[TextRun], tags: Tags) -> Container[int]:
    """The leaves of a page that are paragraphs; none where lines that run on are tagged one by one."""
    together = apart = 0
    for before, after in pairwise(runs):
        if before.leaf < 0 or after.leaf < 0 or before.x0 != after.x0 or len(before.text) < TEXT.full_line:
            continue
        if is_mid_sentence(before.text, after.text):
            together += before.leaf == after.leaf
            apart += before.leaf != after.leaf
    if apart > TEXT.line_tags * (together + apart):
        return ()
    return frozenset(run.leaf for run in runs if run.leaf >= 0 and tags.leaves[run.leaf].role)
