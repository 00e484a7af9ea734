"""Lines out of runs, and the signs that open a list item."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from extractors.characters import TYPED_BULLETS, raised_digits
from extractors.pdf.engine.objects import TextRun
from extractors.pdf.text.tolerances import TEXT
from extractors.pdf.text.wording import readable

_STRONG = "•●○◦▪▫■□◆◇❖➢➤►▶‣⁃∙➔➜→\ue000-\uf8ff"
"""Signs that open nothing but a bullet; the private-use ones come from Word's symbol fonts."""

_WEAK = "-–—*·>"
_ALONE = frozenset("-–—*·>o§✓✔")
_TYPED = TYPED_BULLETS - _ALONE
"""Letters that stand for the signs of a symbol font, set apart by a tab as no letter of a text is."""

_MARKS = frozenset("☐☑☒✓✗✔✘☺😐☹")
"""Signs that say something by themselves: ticks, crosses, boxes, faces."""

_STRONG_SIGN = re.compile(f"[{_STRONG}]")
_SIGNED = re.compile(f"([{_STRONG}])\\s*(?=\\S)|([{_WEAK}])\\s+(?=\\S)")
_OPENING = (
    frozenset(_WEAK) | frozenset(_STRONG.partition("\ue000")[0]) | frozenset(map(chr, range(0xE000, 0xF900)))
)
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]$")

Piece: TypeAlias = tuple[str, bool, bool]
"""Text in one face, whether it is bold, and whether it is struck through."""


class Line(NamedTuple):
    """One line of text: its words, and its pieces from left to right, each with bold and struck.

    ``marker`` is the bullet sign or number that stood before it, ``marker_x0`` where; ``weak`` says
    that the sign is also a punctuation mark. ``spaced`` says that a space was drawn after its last
    word, ``cut`` that it may end inside a word. ``leaf`` is the number of its tagged block.
    """

    text: str
    pieces: tuple[Piece, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    spaced: bool
    leaf: int = -1
    marker: str = ""
    marker_x0: float = 0.0
    weak: bool = False
    cut: bool = False

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(bold for _, bold, _ in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins, the marker counted."""
        return self.marker_x0 if self.marker else self.x0


_by_base = attrgetter("base", "x0")
_by_x0 = attrgetter("x0")


def lines_of(runs: list[TextRun]) -> list[Line]:
    """The lines that runs of one cell or column make, top to bottom."""
    if len(runs) == 1:
        return [_line(runs)]
    rows: list[list[TextRun]] = []
    for run in sorted(runs, key=_by_base):
        if rows and _on_line(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(sorted(row, key=_by_x0) if len(row) > 1 else row) for row in rows]


def _on_line(row: list[TextRun], run: TextRun) -> bool:
    return same_line(row[-1], run) and not run.turned


def same_line(one: TextRun, other: TextRun) -> bool:
    """Whether two runs stand on one line; smaller type may be raised above it as a superscript."""
    if one.size == other.size:  # Nearly always.
        return abs(one.base - other.base) / one.size <= TEXT.same_base
    large, small = (one, other) if one.size > other.size else (other, one)
    raised = small.size <= TEXT.raised_size * large.size
    rise = (large.base - small.base) / large.size
    return -TEXT.same_base <= rise <= (TEXT.raised if raised else TEXT.same_base)


def _line(runs: list[TextRun]) -> Line:
    if len(runs) > 1:
        return _without_set_apart_sign(_joined(runs), runs)
    run = runs[0]
    text = run.text
    if "  " in text or not text.isascii():
        text = readable(text)
    bare = text.strip()
    pieces = ((bare, run.face.bold, run.struck),)
    spaced = len(bare) < len(text)
    line = _new_line(Line, (bare, pieces, *run[1:7], spaced, run.leaf, "", 0.0, False, False))
    return _without_sign(line) if bare[:1] in _OPENING else line


_new_line = tuple.__new__  # What a NamedTuple's constructor calls, at half its cost.


def _joined(runs: list[TextRun]) -> Line:
    main = max(runs, key=lambda run: run.size * len(run.text))
    pieces: list[Piece] = []
    before: TextRun | None = None
    for run in runs:
        text = readable(run.text)
        if before is None:
            text = text.lstrip()
        elif _is_note_mark(run, before, main):
            text = raised_digits(text)
        elif run.x0 - before.x1 > TEXT.word_gap * run.size and not pieces[-1][0].endswith(" "):
            text = " " + text.lstrip()
        if pieces and pieces[-1][0].endswith(" "):
            text = text.lstrip()
        pieces.append((text, run.face.bold, run.struck))
        before = run
    spaced = pieces[-1][0].endswith(" ")
    pieces[-1] = (pieces[-1][0].rstrip(), *pieces[-1][1:])
    top, bottom = min(run.top for run in runs), max(run.bottom for run in runs)
    x1 = max(run.x1 for run in runs)
    whole = "".join(piece[0] for piece in pieces)
    return Line(whole, tuple(pieces), runs[0].x0, top, x1, bottom, main.base, main.size, spaced, main.leaf)


def _is_note_mark(run: TextRun, before: TextRun, main: TextRun) -> bool:
    """Whether a run is small type raised right behind a word, as the marks of notes are."""
    raised = run.size <= TEXT.raised_size * main.size and main.base - run.base > TEXT.rise * main.size
    return raised and run.x0 - before.x1 < TEXT.note_gap * main.size


def _without_set_apart_sign(line: Line, runs: list[TextRun]) -> Line:
    """The line with a sign or number that was drawn apart from its text taken to its marker."""
    sign = line.pieces[0][0].strip()
    if len(sign) > TEXT.longest_sign or not line.pieces[1][0].strip():
        return _without_sign(line)
    apart = (runs[1].x0 - runs[0].x1) / runs[0].size
    symbol = runs[0].face.symbol and sign not in _MARKS
    drawn = apart > TEXT.word_gap and (sign in _ALONE or symbol or _STRONG_SIGN.fullmatch(sign))
    if not drawn and not (apart > TEXT.tab_gap and (_NUMBER.match(sign) or sign in _TYPED)):
        return _without_sign(line)
    rest = (line.pieces[1][0].lstrip(), *line.pieces[1][1:])
    return _marked(line, (rest, *line.pieces[2:]), sign)._replace(x0=runs[1].x0)


def _without_sign(line: Line) -> Line:
    """The line with a bullet sign taken from its text to its marker.

    A sign with nothing after it is text: a tick or a dash is all that many a cell holds.
    """
    head = line.pieces[0][0]
    found = _SIGNED.match(head)
    if found is None:
        return line
    sign = found.group().strip()
    rest = (head[found.end() :], *line.pieces[0][1:])
    return _marked(line, (rest, *line.pieces[1:]), sign)._replace(weak=sign in _WEAK)


def _marked(line: Line, pieces: tuple[Piece, ...], sign: str) -> Line:
    text = "".join(piece[0] for piece in pieces)
    return line._replace(text=text, pieces=pieces, marker=_sign(sign), marker_x0=line.x0)


def with_sign(line: Line) -> Line:
    """A line with its sign put back into its text: it only looked like a bullet."""
    first, bold, struck = line.pieces[0]
    pieces = ((f"{line.marker} {first}", bold, struck), *line.pieces[1:])
    text = f"{line.marker} {line.text}"
    return line._replace(text=text, pieces=pieces, x0=line.marker_x0, marker="", weak=False)


def _sign(drawn: str) -> str:
    return "•" if "\ue000" <= drawn[:1] <= "\uf8ff" else drawn


def is_sign(run: TextRun) -> bool:
    """Whether a run is nothing but a bullet sign, and no dash or letter that might be text."""
    if len(run.text) > TEXT.longest_sign:
        return False
    drawn = readable(run.text).strip()
    return len(drawn) == 1 and bool(_STRONG_SIGN.match(drawn) or (run.face.symbol and drawn not in _MARKS))


def opens_item(sign: TextRun, text: TextRun) -> bool:
    """Whether a run is the bullet sign of the run after it, and no dash that stands for a number."""
    if is_sign(sign):
        return True
    apart = (text.x0 - sign.x1) / text.size
    if (
        sign.text.strip() in _TYPED
        and TEXT.tab_gap < apart <= TEXT.typed_sign_gap
        and text.text[:1].isupper()
    ):
        return True
    worded = len(text.text) > TEXT.longest_number and not text.text.lstrip()[:1].isdigit()
    return sign.text.strip() in _ALONE and worded
