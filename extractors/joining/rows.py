"""Whether the first row of a fragment carries on the last row of the one before, and how they join."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from extractors.continuing import begins_small, is_halved, is_mid_sentence, is_open
from extractors.joining.own import ends_on_date
from extractors.joining.tolerances import JOINING
from extractors.layout import Cell, Item, Run, Table
from lexicon.remembering import remembered
from lexicon.words import without_continued

_NOT_WORDS = re.compile(r"[\W_]+")


@remembered(most=512)  # A table's headings are held against those of each of its pages.
def words_of(text: str) -> str:
    """A text's letters and digits, for telling whether two rows say the same."""
    return _NOT_WORDS.sub("", text).casefold()


def repeated_header(table: Table, reference: Table, *, misread: bool = False) -> int:
    """How many of a fragment's first rows print the reference's first rows again; where letters may be
    ``misread``, the first of them with a few others in it."""
    most = min(table.n_rows, reference.n_rows)
    for row in range(most):
        same = _same_row(table, reference, row)
        if not same and not (misread and row == 0 and _alike_row(table, reference)):
            return row
    return most


def _alike_row(table: Table, reference: Table) -> bool:
    """Whether the first rows say the same in most cells and nearly so in the others, or nearly the same in
    most of many: a heading may be lost altogether."""
    first, other = table.row(0), reference.row(0)
    if [cell.col for cell in first] != [cell.col for cell in other]:
        return False
    pairs = [(words_of(one.text), words_of(two.text)) for one, two in zip(first, other, strict=True)]
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    filled = sum(any(pair) for pair in pairs)
    same = filled - len(differing)
    near = sum(SequenceMatcher(None, *pair).ratio() >= JOINING.misread_alike for pair in differing)
    if near == len(differing):
        return same > near
    return same >= JOINING.misread_fewest and same + near > JOINING.misread_most * filled


def _same_row(table: Table, reference: Table, row: int) -> bool:
    said = [words_of(cell.text) for cell in table.row(row)]
    return any(said) and said == [words_of(cell.text) for cell in reference.row(row)]


def opens_with_header(table: Table, reference: Table) -> bool:
    """Whether a fragment's first row is a header of its own: declared, or set as the reference's is."""
    first, header = _filled(table, 0), _filled(reference, 0)
    if not first or not header:
        return False
    if any(cell.header for cell in first):
        return True
    body = [cell for row in range(1, reference.n_rows) for cell in _filled(reference, row)]
    if not body or len(first) < max(2, len(header) - 1):
        return False
    fills = {cell.fill for cell in header}
    painted = None not in fills and all(cell.fill in fills for cell in first)
    marked = painted and not any(cell.fill in fills for cell in body)
    return marked or (_all_bold(header) and _all_bold(first) and not any(_all_bold([cell]) for cell in body))


def _filled(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.row(row) if not cell.is_empty]


def _all_bold(cells: list[Cell]) -> bool:
    return all(item.bold for cell in cells for item in cell.items if item.text.strip())


def carries_on(
    last: tuple[Cell, ...], first: tuple[Cell, ...], *, has_sections: bool, at_break: bool
) -> bool:
    """Whether a row goes on with the row that stood before the page break.

    Both rows have the same columns. It does where it begins in mid-sentence with its key cell empty; or
    where either is so, as long as no column that had ended before the break has new text after it.
    ``has_sections`` says that rows with nothing but a first cell are section headings in this table,
    ``at_break`` that a page is known to end between the two, by their boxes or a header printed again.
    """
    if len(first) < 2 or [cell.col for cell in last] != [cell.col for cell in first]:
        return False
    filled = [
        (above, below)
        for above, below in zip(last, first, strict=True)
        if not below.is_empty and not repeats_label(above, below)
    ]
    in_mid = [in_mid_sentence(above, below) for above, below in filled]
    lacks_key = _lacks_key(last, first)
    if _repeats_key(last, first):
        return any(in_mid) or not filled  # What begins anew under a number is a row of its own.
    if lacks_key and any(in_mid):
        return True
    if not filled or any(above.is_empty or ended_above_the_break(above, last) for above, _ in filled):
        return False
    if lacks_key:
        return at_break or len(filled) * 3 <= len(first)
    if _leads_in(last[0], first[0]):
        return True
    if any(words_of(above.text) == words_of(below.text) for above, below in filled):
        return False
    if any(in_mid):
        running = (mid or _list_goes_on(*pair) for mid, pair in zip(in_mid, filled, strict=True))
        return len(filled) < len(first) or all(running)
    return at_break and (not has_sections or len(filled) > 1) and _is_only_a_rest(last, filled)


def _lacks_key(last: tuple[Cell, ...], first: tuple[Cell, ...]) -> bool:
    """Whether the cell that names a row is missing: the first one that is not merged over several rows."""
    for above, below in zip(last, first, strict=True):
        if below.row_span == 1:
            return below.is_empty and not above.is_empty
        if not below.is_empty:
            return False
    return False


def _repeats_key(last: tuple[Cell, ...], first: tuple[Cell, ...]) -> bool:
    """Whether the cell that names the row above is printed again, and says so: "2 (cont.)"."""
    return repeats_label(last[0], first[0])


def repeats_label(above: Cell, below: Cell) -> bool:
    """Whether a cell is the one above it, printed again with "continued" behind it."""
    label = without_continued(below.text)
    return label != below.text and words_of(label) == words_of(above.text) != ""


def is_printed_again(above: Cell, below: Cell) -> bool:
    """Whether a cell says again, in as few words, what the cell above the break says: who leads, by when."""
    same = words_of(above.text) == words_of(below.text) != ""
    return repeats_label(above, below) or (same and len(below.text.split()) <= JOINING.printed_again)


def _is_only_a_rest(last: tuple[Cell, ...], filled: list[tuple[Cell, Cell]]) -> bool:
    """Whether a row has nothing but the ends of unfinished cells, where the row before had more cells."""
    more = sum(1 for cell in last if not cell.is_empty) >= max(2, len(last) - 2, 2 * len(filled))
    open_ended = all(
        above.col_span == below.col_span and (is_open(above.text) or _list_goes_on(above, below))
        for above, below in filled
    )
    return more and open_ended and filled[0][0] is last[0]


def _leads_in(above: Cell, below: Cell) -> bool:
    """Whether a cell begins with the list that the cell above it leads in to."""
    return above.text.rstrip().endswith(":") and not below.is_empty and below.items[0].is_bullet


def _list_goes_on(above: Cell, below: Cell) -> bool:
    """Whether a cell goes on with the list that the cell above it ends in."""
    return above.items[-1].is_bullet and below.items[0].is_bullet


def in_mid_sentence(above: Cell, below: Cell) -> bool:
    """Whether a cell's text begins in the middle of the sentence that the cell above it ends in, or is
    what that leads in with a colon."""
    end, start = above.text.rstrip(), below.items[0]
    if end.endswith(":"):
        return start.is_bullet or len(end.split()) > JOINING.label_words
    return not start.marker and is_mid_sentence(end, start.text)


def ended_above_the_break(cell: Cell, row: tuple[Cell, ...]) -> bool:
    """Whether a cell's text ended before the page did: then nothing of it stands on the next page."""
    boxes = [box for item in cell.items for box in item.boxes]
    others = [box for other in row for item in other.items for box in item.boxes]
    if not boxes or not others:
        return False
    lowest = max(box.bottom for box in others)
    end = max(boxes, key=lambda box: box.bottom)
    line = min(box.bottom - box.top for box in others)
    return lowest - end.bottom > JOINING.ended_line * line


def joined_items(
    above: tuple[Item, ...], below: tuple[Item, ...], cut: bool | None = None
) -> tuple[Item, ...]:
    """A cell's items with those of its rest after the break: a paragraph that was cut is one again.

    ``cut`` says whether the last paragraph goes on; None where only its words can tell.
    """
    if not above or not below:
        return above + below
    last, first = above[-1], below[0]
    if not (is_cut(last, first) if cut is None else cut):
        return above + below
    return (*above[:-1], joined_item(last, first), *below[1:])


def is_cut(last: Item, first: Item) -> bool:
    """Whether the break went through a paragraph: the rest has no sign, and the sentence had not ended.

    Bold words behind plain ones begin the next paragraph, as where each is led in by a name, and so do words
    with a capital behind a date with its year.
    """
    turns_bold = bool(first.runs and last.runs) and first.runs[0].bold and not last.runs[-1].bold
    if first.is_bullet or (turns_bold and not begins_small(first.text)):
        return False
    if ends_on_date(last.text) and first.text[:1].isupper():
        return False
    return is_open(last.text) or begins_small(first.text)


def joined_item(last: Item, first: Item) -> Item:
    """One paragraph out of its two halves."""
    *head, end = last.runs or (Run(""),)
    start, *tail = first.runs or (Run(""),)
    space = "" if not end.text or end.text.endswith(" ") or is_halved(end.text, start.text) else " "
    if (end.bold, end.struck) == (start.bold, start.struck):
        middle = [Run(end.text + space + start.text, end.bold, end.struck)]
    else:
        middle = [Run(end.text + space, end.bold, end.struck), start]
    return Item((*head, *middle, *tail), last.marker, last.level, last.boxes + first.boxes)
