"""Whether a row of a table is a heading: by its words, by how it is printed, and by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from extractors.layout import Cell, Table
from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_reference, looks_like_timing, share
from extractors.plans.matching import match_heading
from extractors.plans.vocabulary import LabelMatch, Role
from lexicon.actors import names_parties
from lexicon.heading_model import read_heading
from lexicon.sentences import answers, asks, commands
from lexicon.states import is_state, tells_state
from lexicon.words import without_brackets, word_count

LONGEST_HEADING = 16
"""Words of a heading at most ("How will you know that the action has made a difference to children?")."""

# "Lead: Ann Lee" says something itself.
_VALUED = re.compile(r":\s*\w")
# An unknown heading is short.
_LONGEST_UNKNOWN = 12
# A heading's words make one meaning likelier than all others together; most of a row's cells read so. What
# other tables have too counts for less.
_LIKELY, _READ_AS_HEADINGS, _OF_NO_PLAN = 0.5, 0.65, 0.6
# A command of this many words is no heading, unless its words are plainly one's.
_COMMAND, _CERTAIN = 4, 0.9
# What the heading model calls all that no plan has a column for.
OTHER = "other"
# Rows below a heading that say what their column holds, and how many of them.
_LOOKED_AT, _PLAINLY = 8, 0.7
# Half of a heading row's words must be known headings; where the file itself calls it a header, one will do.
_KNOWN = 0.5


def worded(cells: Iterable[Cell]) -> list[Cell]:
    """The cells that say something."""
    return [cell for cell in cells if not cell.is_empty]


def known_heading(text: str) -> LabelMatch | None:
    """What the vocabulary knows of a heading, unless it is one of tables that are no plan."""
    match = match_heading(text)
    return None if match is None or Role.DECOY in match.meanings else match


def is_form_line(cells: Sequence[Cell]) -> bool:
    """Whether a row is one of a form to be filled in: labels with colons, each beside a blank of its own."""
    said = [number for number, cell in enumerate(cells) if not cell.is_empty]
    blanks = all(cells[number + 1].is_empty for number in said if number + 1 < len(cells))
    colons = sum(cells[number].text.rstrip().endswith(":") for number in said)
    return len(said) > 1 and said[-1] + 1 < len(cells) and blanks and colons * 2 >= len(said)


def is_answer_line(cells: Sequence[Cell]) -> bool:
    """Whether a row only says whether something is accepted: "Accepted / not accepted | Accepted in part"."""
    said = worded(cells)
    across = sum(cell.col_span for cell in cells) > len(cells) == len(said) == 2
    return across and all(answers(cell.text) for cell in said)


def is_heading_row(cells: Sequence[Cell]) -> bool:
    """Whether a row's cells are short, and enough of them headings, by the vocabulary or by their words."""
    return is_known(cells) or reads_as_headings(cells)


def is_known(cells: Sequence[Cell]) -> bool:
    """Whether a row's cells are short, and enough of them headings that the vocabulary knows."""
    said = worded(cells)
    if len(said) < 2 or any(word_count(without_brackets(cell.text)) > LONGEST_HEADING for cell in said):
        return False
    if _says_who_does_what(said):
        return True
    known = [cell for cell in said if known_heading(cell.text)]
    dated = [cell for cell in said if cell not in known and looks_like_timing(cell.text)]
    if dated:
        # "January", "Q1": the columns of a tracker or a time chart, beside the action's own heading.
        named = (known_heading(cell.text) for cell in known)
        names_action = any(Column.ACTION in match.meanings for match in named if match)
        return names_action and len(known) > 1 and len(known) / (len(said) - len(dated)) >= _KNOWN
    if all(cell.header for cell in said):
        return bool(known)
    return len(known) > 1 and len(known) / len(said) >= _KNOWN


def _says_who_does_what(cells: Sequence[Cell]) -> bool:
    """Whether "Action" and "Lead" or "Deadline" stand there by themselves, whatever stands beside them."""
    exact = [match for cell in cells if (match := known_heading(cell.text)) and match.is_whole]
    meanings = {match.meanings[0] for match in exact if not match.weak}
    return Column.ACTION in meanings and bool(meanings & {Column.LEAD, Column.DUE})


def reads_as_headings(cells: Sequence[Cell]) -> bool:
    """Whether most of a row's cells are worded as headings of a plan's columns are, two at least.

    Dates among them head the columns of a time chart, and count for nothing.
    """
    said = worded(cells)
    if any(_says_itself(cell.text) for cell in said):
        return False
    said = [cell for cell in said if not (looks_like_timing(cell.text) and not names_column(cell.text))]
    if len(said) < 2:
        return False
    # "Achieved | Partly | Not yet": states over boxes to tick.
    ticked = sum(map(tells_state, (cell.text for cell in said))) > 1
    meant: set[str] = set()
    worth = 0.0
    for cell in said:
        name = names_column(cell.text)
        boxed = name is None and ticked and tells_state(cell.text)
        worth += 1.0 if name not in (None, OTHER) else _OF_NO_PLAN if name or boxed else 0.0
        meant |= {name} if name and name != OTHER else set()
    return len(meant) > 1 and worth >= _READ_AS_HEADINGS * len(said)


def names_column(text: str) -> str | None:
    """What a text heads, by the vocabulary or by its words; None where it reads like something else."""
    name, likelihood = read_heading(text).best()
    if known_heading(text) is not None:
        return name if name != OTHER else "known"
    # "Please state the actions you are planning to take:" prompts whoever fills in a form.
    certain = _CERTAIN if _commands(text) and not text.rstrip().endswith(":") else _LIKELY
    return name if read_heading(text).known and likelihood >= certain else None


def can_head(text: str) -> bool:
    """Whether a text may be a heading that nobody knows: it is no value, and asks for nothing."""
    if match_heading(text) is not None:
        return True
    if _says_itself(text):
        return False
    speaks = looks_like_timing(text) or is_state(text) or _commands(text)
    return not speaks or names_column(text) is not None


def _commands(text: str) -> bool:
    return word_count(text) >= _COMMAND and commands(text)


def _says_itself(text: str) -> bool:
    """Whether a text says what no heading does: a figure, a number, a sentence, a value behind its label."""
    if word_count(without_brackets(text)) > LONGEST_HEADING:
        return True
    if match_heading(text) is not None:
        return False
    if looks_like_reference(text) or text.rstrip().endswith((".", ";")) or _VALUED.search(text):
        return not (
            text.casefold().rstrip(" .").endswith(_ABBREVIATED) or _ABBREVIATION.fullmatch(text.strip())
        )
    return not any(letter.isalpha() for letter in text.replace("#", "n")) and not looks_like_timing(text)


# "Init.", "Compl.": one short word cut off, as headings of narrow columns are.
_ABBREVIATION = re.compile(r"[A-Z][a-z]{2,5}\.")
# "Sched. no." ends with a stop and is no sentence.
_ABBREVIATED = ("no", "ref", "nr", "num", "para", "resp", "compl", "est", "cat", "obs", "rec", "reg")


def heads_alone(table: Table, row: int) -> bool:
    """Whether a row's one text heads a column of things to do: "We agreed that we would" beside a blank."""
    said = worded(table.row(row))
    if len(said) != 1 or said[0].col_span > 1 or table.n_cols < 2:
        return False
    (cell,) = said
    match = known_heading(cell.text)
    names_action = match is not None and Column.ACTION in match.meanings
    if not names_action and names_column(cell.text) != Column.ACTION.value:
        return False
    below = [text for text in _below(table, row, cell.col) if text.strip()]
    return len(below) > 1 and share(below, asks) >= _PLAINLY


def is_set_apart(table: Table, row: int) -> bool:
    """Whether a row of unknown words is printed as a heading: marked so, in bold or painted, and the next
    not; or its cells are plainly of another kind than those below them."""
    said = worded(table.row(row))
    if len(said) < 2 or sum(cell.col_span for cell in said) * 2 < table.n_cols:
        return False
    if any(word_count(without_brackets(cell.text)) > _LONGEST_UNKNOWN for cell in said):
        return False
    no_heads = [cell for cell in said if not can_head(cell.text)]
    if no_heads:
        # One of several may be worded as a command or a state: "Outline how to comply", "To be finished".
        (odd,) = no_heads if len(no_heads) == 1 else (None,)
        value = odd is None or _says_itself(odd.text) or looks_like_timing(odd.text)
        return not value and _differs_below(table, row)
    return _is_printed_apart(said, worded(table.row(row + 1))) or _differs_below(table, row)


def _is_printed_apart(said: Sequence[Cell], below: Sequence[Cell]) -> bool:
    if all(cell.header for cell in said) and not all(cell.header for cell in below):
        return True
    bold = all(item.bold for cell in said for item in cell.items)
    if bold and not all(item.bold for cell in below for item in cell.items):
        return True
    painted = {cell.fill for cell in said}
    return None not in painted and not painted & {cell.fill for cell in below}


_KINDS: tuple[Callable[[str], bool], ...] = (
    looks_like_timing,
    looks_like_reference,
    is_state,
    names_parties,
    asks,
)


def _differs_below(table: Table, row: int) -> bool:
    """Whether two columns hold dates, states, numbers, names or things to do, and their heading does not."""
    differing = 0
    for col in range(table.n_cols):
        texts = [text for text in _below(table, row, col) if text.strip()]
        if len(texts) > 1 and not table.at(row, col).is_empty:
            heading = table.at(row, col).text
            differing += any(share(texts, kind) >= _PLAINLY and not kind(heading) for kind in _KINDS)
    return differing > 1


def _below(table: Table, row: int, col: int) -> list[str]:
    """The texts under a cell, but for rows across the table, which are about no column."""
    under = (table.at(below, col) for below in range(row + 1, min(row + 1 + _LOOKED_AT, table.n_rows)))
    return [cell.text for cell in under if cell.col_span < table.n_cols]


def completes_groups(table: Table, row: int) -> bool:
    """Whether a row is the lower line of a heading: it names the columns under the wider cells above it.

    "Timescale" over "Start" and "Finish"; "Card | Commitment" over "No. | What | Lead | Date". What stands
    under no wider cell must be able to head its column, and then the row must differ from those below.
    """
    if row + 1 >= table.n_rows:
        return False
    said = worded(table.row(row))
    under = [cell for cell in said if _stands_under_group(table, row, cell)]
    if not under or any(not can_head(cell.text) and not looks_like_timing(cell.text) for cell in under):
        return False
    if len(under) == len(said):
        return True
    rest = [cell for cell in said if cell not in under and cell.row == row]
    return all(can_head(cell.text) for cell in rest) and (
        not rest or _is_printed_apart(said, worded(table.row(row + 1))) or _differs_below(table, row)
    )


def _stands_under_group(table: Table, row: int, cell: Cell) -> bool:
    above = table.at(row - 1, cell.col)
    return cell.row == row and not above.is_empty and cell.col_span < above.col_span < table.n_cols
