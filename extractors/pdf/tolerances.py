"""What one page of a document may be off from another, or from what a page usually is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageTolerances:
    """Points are PDF's, 72 to the inch; shares are of a page, of its lines, or of a document's pages."""

    lines_cut: float = 0.2
    """Share of a page's lines in tables that rules may run through. Text that overflows a cell of fixed
    height is cut now and then; where a fifth is, rules and text were not read to the same scale."""

    scan_pictures: float = 0.5
    """Share of a page that pictures cover, from which on it is one."""

    running_height: float = 6.0
    """Points by which a running line may move from page to page."""

    running_share: float = 0.6
    """Share of the pages that a line set like a heading must stand on to be a running header: the heading of
    a part may be repeated on each of its pages, and is a heading all the same."""

    running_larger: float = 1.1
    """Times the body's size, from which on a running line is set like a heading."""

    slip_most: float = 36.0
    """Points by which a sheet may lie elsewhere on the glass than the one before: half an inch."""

    slip_step: float = 0.5
    """Points from one try to the next: edges of one column are measured as far apart."""

    slip_fewest: int = 3
    """Lines that begin at an edge: of fewer it is no column's."""

    slip_share: float = 0.6
    """Share of a page's lines that begin, and of its columns that are ruled, where they did on the page
    before, from which on both are laid out alike."""

    printed_twice: float = 1.0
    """Points: letters are drawn twice 0.2 to 0.5 pt apart; a doubled letter of a word stands 2 pt away."""


PAGE = PageTolerances()
