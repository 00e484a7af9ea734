"""Paragraphs and list items out of the lines of a cell or a column, as a person tells them apart.

Two lines belong together unless something parts them: a bullet, a wider gap, an outdent, a change of
face, or a line that ends although the next word would have fitted on it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from extractors.continuing import begins_sentence, ends_sentence, expects_more, is_halved, runs_on
from extractors.layout import Box, Item, Run
from extractors.pdf.engine.objects import TextRun
from extractors.pdf.engine.text_runs import BROKEN
from extractors.pdf.text.lines import Line, Piece, lines_of, with_sign
from extractors.pdf.text.tolerances import TEXT
from extractors.pdf.text.wording import first_word, first_word_share, opening

CUT = "\u200b"
"""Stands where a full line ended inside what may be one word: resolved by the document's other words."""

EARLY = "\ufdd0"
"""Stands for a hyphen that ended a line although more would have fitted on it: nearly always a compound's."""

_GOES_ON = (",", "-", "–", "/", "&", "(")

_HYPHENS = frozenset(("-", BROKEN))

_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){1,2}\.?|[A-Z]\d{1,2}[.:]?)\s+[A-Z]")
"""A paragraph's number, and how it begins: "5.3 Visits", "R4 Commission"."""

_JOINTS = frozenset(("-", "/", BROKEN, EARLY))
"""Behind what the next line may follow without a space."""


class Style(NamedTuple):
    """How a page is set: the usual distance of lines by type size (see `pitch_key`), the numbers of the
    leaves of its tags that are paragraphs, empty where they are not to be trusted, whether a sentence that
    ends with a full line more likely ends its paragraph than not, the words that then open one, and the
    share of a column's width that its lines leave at their ends without any such reason."""

    pitches: Mapping[int, float]
    blocks: Container[int] = ()
    sentences_part: bool = False
    openers: Container[str] = ()
    evened: float = 0.0


class Measure(NamedTuple):
    """The place that lines stand in: its page, the left and right edge of its text, and the page's style."""

    page: int
    left: float
    right: float
    style: Style


def pitch_key(size: float) -> int:
    """The key of a type size in `Style.pitches`: half points."""
    return round(size * 2)


def items_of(runs: list[TextRun], measure: Measure) -> tuple[Item, ...]:
    """The items of a cell or column, in reading order."""
    lines = lines_of(runs)
    if len(lines) == 1:
        return (_item(lines, 0 if lines[0].marker else None, measure.page),)
    return items_of_groups(paragraphs(lines, measure), measure.page)


def items_of_groups(groups: list[list[Line]], page: int) -> tuple[Item, ...]:
    """An item for each group of lines."""
    levels = _levels(groups)
    return tuple(_item(group, level, page) for group, level in zip(groups, levels, strict=True))


def paragraphs(lines: list[Line], measure: Measure) -> list[list[Line]]:
    """Lines put together as the paragraphs and list items they make."""
    groups = [[lines[0]]]
    if len(lines) == 1:
        return groups
    setting = _setting(lines, measure)
    group = groups[0]
    for before, after in pairwise(lines):
        if _opens(group, before, after, setting):
            group = [after]
            groups.append(group)
            continue
        if _may_be_cut(before, after, setting.right):
            group[-1] = group[-1]._replace(cut=True)
        elif _ends_in_word(before, after) and _would_fit(before, after, setting):
            group[-1] = _ended_early(group[-1])
        group.append(with_sign(after) if after.marker else after)
    return groups


class _Setting(NamedTuple):
    pitch: float
    left: float
    right: float
    style: Style
    centred: bool = False


def _setting(lines: list[Line], measure: Measure) -> _Setting:
    size = lines[0].size
    starts = [line.x0 for line in lines]
    ends = [line.x1 for line in lines]
    right = max(measure.right, *ends)
    bases = [line.base for line in lines]
    tight = TEXT.least_pitch * size
    steps = [step for one, two in pairwise(bases) if (step := two - one) > tight]
    usual = measure.style.pitches.get(pitch_key(size), TEXT.usual_pitch * size)
    least = min(steps, default=usual)
    setting = _Setting(min(least, usual), measure.left, right, measure.style)
    if max(starts) - min(starts) > TEXT.centred:
        centres = [start + end for start, end in zip(starts, ends, strict=True)]
        setting = setting._replace(centred=max(centres) - min(centres) < TEXT.centred)
    if least > TEXT.loose * usual and _is_spaced_so(lines, least, setting):
        return setting._replace(pitch=least)
    return setting


def _is_spaced_so(lines: list[Line], pitch: float, setting: _Setting) -> bool:
    """Whether a distance wider than the page's is that of the lines of one sentence here."""
    return any(
        after.base - before.base <= TEXT.loose * pitch
        and runs_on(before.text, after.text)
        and not (after.marker or _would_fit(before, after, setting))
        for before, after in pairwise(lines)
    )


def _opens(group: list[Line], before: Line, after: Line, setting: _Setting) -> bool:
    """Whether a line opens a new item: as the tags say where they tell paragraphs apart, else as set."""
    if after.leaf in setting.style.blocks and before.leaf in setting.style.blocks:
        if after.leaf != before.leaf:
            return True
        far = after.base - before.base > 2 * TEXT.apart * setting.pitch
        return far or bool(after.marker and not after.weak)
    return not _plainly_goes_on(before, after, setting) and _parts(group, before, after, setting)


def _plainly_goes_on(before: Line, after: Line, setting: _Setting) -> bool:
    """Whether a line goes on with the one before by any measure: a full line, at its start, right below."""
    return (
        not after.marker
        and after.x0 == before.x0
        and after.size == before.size
        and setting.right - before.x1 < after.size
        and after.base - before.base <= TEXT.loose * setting.pitch
        and not _new_sentence(before, after, setting)
    )


def _new_sentence(before: Line, after: Line, setting: _Setting) -> bool:
    """Whether a sentence begins with a line, where sentences that do so begin paragraphs."""
    style = setting.style
    if style.sentences_part and ends_sentence(before.text) and begins_sentence(after.text):
        return True
    return bool(style.openers) and opening(after.text) in style.openers and not before.text.endswith(_GOES_ON)


def _parts(group: list[Line], before: Line, after: Line, setting: _Setting) -> bool:
    """Whether a line opens a new item after the line before it."""
    if after.marker and not after.weak:
        return True
    size, other = after.size, before.size
    if size != other and abs(size - other) > TEXT.paragraph_new_size * max(size, other):
        return True
    ratio = (after.base - before.base) / setting.pitch
    if ratio > TEXT.apart or (group[0].marker and _outdents(group, before, after)):
        return True
    if after.x0 < before.x0 - TEXT.indent * size and _NUMBERED.match(after.text):
        return True
    fitted = _would_fit(before, after, setting)
    if after.marker and (fitted or ratio > TEXT.loose or group[0].marker == after.marker):
        return True
    if ratio > TEXT.loose and not (not fitted and runs_on(before.text, after.text)):
        return True
    if _indents(group, before, after, setting):
        return True
    if not fitted:
        return _new_sentence(before, after, setting)
    if _ends_in_word(before, after):
        return False
    return not (before.spaced and runs_on(before.text, after.text)) and not expects_more(before.text)


def _ends_in_word(before: Line, after: Line) -> bool:
    """Whether a hyphen at the end of a line cuts a word: no paragraph ends there, whatever room is left."""
    return before.text[-1:] in _HYPHENS and before.text[-2:-1].isalpha() and after.text[:1].isalpha()


def _ended_early(line: Line) -> Line:
    """The line with its last hyphen marked as drawn where there was room for more."""
    *pieces, (text, bold, struck) = line.pieces
    return line._replace(text=line.text[:-1] + EARLY, pieces=(*pieces, (text[:-1] + EARLY, bold, struck)))


def _outdents(group: list[Line], before: Line, after: Line) -> bool:
    """Whether a line goes back to the left of a hanging bullet text, of which the group is one."""
    first = group[0]
    if before is first:
        return after.x0 < first.marker_x0 - TEXT.indent * first.size
    hangs = abs(before.x0 - first.x0) < TEXT.indent * first.size
    return hangs and after.x0 < first.x0 - TEXT.indent * first.size


def _indents(group: list[Line], before: Line, after: Line, setting: _Setting) -> bool:
    """Whether a line is set in as the first line of a paragraph is in books."""
    if group[0].marker or setting.centred or before is group[0]:
        return False
    return (
        after.x0 - before.x0 > TEXT.first_line * after.size
        and abs(before.x0 - setting.left) < TEXT.indent * after.size
    )


def _would_fit(before: Line, after: Line, setting: _Setting) -> bool:
    """Whether the first word of a line would have stood on the line before: then the break was meant."""
    room = setting.right - before.x1
    if setting.centred:
        room = (setting.right - setting.left) - (before.x1 - before.x0)
    room -= setting.style.evened * (setting.right - setting.left)
    if room < after.size:
        return False
    text = after.text
    width = after.x1 - after.x0
    guess = width * len(first_word(text)) / len(text) if text else width
    needed = (TEXT.space + TEXT.clearly) * after.size
    if room > TEXT.surely * guess + needed or room < guess / TEXT.surely:
        return room > guess
    return room > width * first_word_share(text) + needed


def _levels(groups: list[list[Line]]) -> list[int | None]:
    """The depth of each list item among its neighbours, None for a paragraph."""
    levels: list[int | None] = []
    depths: list[float] = []
    for group in groups:
        first = group[0]
        if not first.marker:
            depths = []
            levels.append(None)
            continue
        depths = [x0 for x0 in depths if x0 < first.marker_x0 - TEXT.indent * first.size]
        levels.append(len(depths))
        depths.append(first.marker_x0)
    return levels


def _item(group: list[Line], level: int | None, page: int) -> Item:
    first = group[0]
    x0, x1 = first.left if first.marker else first.x0, first.x1
    if len(group) > 1:
        x0, x1 = min([x0, *[line.left for line in group[1:]]]), max([line.x1 for line in group])
    box = _new_box(Box, (page, x0, first.top, x1, group[-1].bottom))
    return Item(_runs(group), first.marker, level, (box,))


_new_box = tuple.__new__  # What a NamedTuple's constructor calls, at half its cost.


def _runs(group: list[Line]) -> tuple[Run, ...]:
    """The text of an item, a run for each face."""
    if len(group) == 1 and len(group[0].pieces) == 1:  # Most cells hold a line in one face.
        ((text, bold, struck),) = group[0].pieces
        return (Run(text, bold, struck),) if text else ()
    pieces = list(group[0].pieces)
    for before, after in pairwise(group):
        last, bold, struck = pieces[-1]
        text = _continued(last, before, after)
        if after.pieces[0][1:] == (bold, struck):
            pieces[-1] = (text + after.pieces[0][0], bold, struck)
            pieces.extend(after.pieces[1:])
        else:
            pieces[-1] = (text, bold, struck)
            pieces.extend(after.pieces)
    if len(pieces) == 1:
        return (Run(*pieces[0]),) if pieces[0][0] else ()
    return tuple(_merged(pieces))


def _merged(pieces: list[Piece]) -> Iterator[Run]:
    """Runs of pieces, neighbours in one face made one."""
    for (bold, struck), own in groupby(pieces, key=itemgetter(1, 2)):
        text = "".join(piece[0] for piece in own)
        if text:
            yield Run(text, bold, struck)


def _continued(text: str, before: Line, after: Line) -> str:
    """The end of a line as it reads with the next line after it."""
    follows = after.text[:1]
    if text[-1:] not in _JOINTS and follows != "—":  # Nearly always.
        return text + (CUT if before.cut else " ")
    if text.endswith((BROKEN, EARLY)):
        return text
    if text.endswith("-") and is_halved(text, follows):
        return text[:-1] + BROKEN
    if text.endswith("/") and not (before.spaced or text.endswith(" /")):
        return text
    if follows == "—" and not after.text.startswith("— "):
        return text
    return text + (CUT if before.cut else " ")


def _may_be_cut(before: Line, after: Line, right: float) -> bool:
    """Whether a line may have ended inside a word: a lone word that leaves no room for a letter more."""
    end, start = before.text[-1:], after.text[:1]
    if " " in before.text or before.spaced or not (end.isalpha() and start.isalpha()):
        return False
    return right - before.x1 < TEXT.one_letter * before.size and not (end.islower() and start.isupper())
