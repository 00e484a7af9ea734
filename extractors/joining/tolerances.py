"""What the pieces of a table or text may differ by on the two sides of a page's end and still be one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JoiningTolerances:
    """Points are of the page; words and letters are counted where a format has no places."""

    same_place: float = 4.0
    """Points by which a column line may stand elsewhere on the next page: programs round, pages do not
    move."""

    ended_line: float = 1.6
    """Times the height of a line: a cell that was cut by the page's end is filled to within this of it."""

    running_headings: int = 3
    """A heading printed this often in the same words names the part that its pages belong to."""

    longest_running: int = 120
    """Letters of such a heading: what is longer is a paragraph that is said again."""

    full_paragraph: int = 60
    """Letters: a shorter paragraph did not fill a line, so what follows it is a paragraph of its own."""

    label_words: int = 3
    """Words: "Milestones:" is the label of a row; what leads in to a list says more."""

    printed_again: int = 6
    """Words of a name, date or state at most, as a cell prints it again on the next page."""

    new_words: int = 3
    """Words that a cell with something to do has at least."""

    longest_value: int = 6
    """Words of a date or a state; more is a sentence that holds one."""

    misread_alike: float = 0.7
    """Share of the letters that a heading of a scan has in common with itself as it was read on another page:
    one letter of the shortest words may be misread, two headings share less."""

    misread_fewest: int = 3
    """Headings that a scan's header has in common with itself on another page, where some are not alike."""

    misread_most: float = 0.55
    """Share of its headings that are alike then."""


JOINING = JoiningTolerances()
