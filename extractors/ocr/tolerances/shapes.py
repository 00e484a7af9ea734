"""By which shape letters and signs are told that an engine takes for one another, or does not read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShapeTolerances:
    """Widths and heights are shares of the letter's, or of its word's, height; ems are of the type size that
    is usual on the page."""

    bar_narrow: float = 0.75
    """Width to height of a figure or a bar: two letters that touch are wider."""

    bar_thin: float = 0.5
    """Width to height of a bar with its flag; the narrowest other letters and figures have 0.55."""

    bar_slim: float = 0.36
    """Width to height of a bare bar: bold sans-serif capitals have 0.3, a 1 with its flag 0.45."""

    bar_slimmest: float = 0.26
    """Width to height of what is too slim for a 1 and its flag, however broken its edge."""

    bar_slant: float = 0.24
    """Width to height of a slash from the middle of its foot to that of its head: an italic bar has 0.21, the
    slash of sans-serif faces 0.26, others 0.38."""

    bar_least_slant: float = 0.14
    """The same of a slash in a word that stands upright: bold sans-serif faces draw one that leans by
    0.18."""

    bar_flag: float = 0.4
    """Of its height: how far down the flag of a 1 reaches."""

    bar_straight: float = 0.08
    """Of its height: by how much a straight stroke's middle strays, the pixels of its ends counted."""

    bar_least_high: int = 8
    """Pixels: of fewer no slant can be told."""

    bar_last_seen: float = 0.9
    """Of a word's height: rows on which its last ink is the slash that it ends in."""

    bar_full: float = 0.8
    """Share of a bar's box that it fills."""

    hook_bar: float = 0.18
    """Of the height of a J: how far down the bar at its head reaches that serif faces draw."""

    hook_loop: float = 0.45
    """Of its height: how far down the left side of a 9 reaches at least; the hook of a J begins below 0.6."""

    hook_side: float = 0.3
    """Of its width: where the left side of that loop stands; the stem of a J begins beyond 0.5."""

    accent_lowest: float = 0.5
    """Of the height of a word: how far down a mark above a letter reaches at most."""

    accent_speck: float = 0.008
    """In squares of a word's height: what is smaller is dust."""

    accent_pair: float = 0.25
    """Of the height of a word: the widest space between the two points of a diaeresis."""

    accent_wide: float = 1.5
    """Width to height of a mark that is no dot of an i: a circumflex has 1.6 to 2.3."""

    accent_widest_dot: float = 0.24
    """Of the height of a word: a bold i's dot is 0.2 of it wide, a circumflex 0.29 to 0.37."""

    accent_body: float = 0.35
    """Of the height of a word: a letter below a mark is as high; of one that fell to pieces, none is."""

    accent_most: int = 2
    """Accents of a word."""

    accent_flat: float = 0.5
    """Height to width of a macron."""

    accent_full: float = 0.85
    """Share of its box that a macron fills; a circumflex fills a half."""

    accent_upright: float = 0.12
    """Of its width: by how much the head of a circumflex stands beside the middle of its foot."""

    accent_leans: float = 0.25
    """Of its width: the same of an acute or a grave, at least."""

    capital_high: float = 0.62
    """In ems: small letters are 0.45 to 0.54 high, capitals 0.66 to 0.74."""

    capital_stride: float = 0.6
    """Of the height of a reference: from one point of a V or W to the next; a small w is 0.75 wide."""

    capital_lower: float = 0.14
    """Of its height, from its top: capitals and figures reach as high, small letters begin at 0.27."""

    capital_round: float = 0.88
    """Width to height of an O, at least: it has 1.05, a nought 0.7."""

    capital_raised: float = 0.8
    """Of the height of a word from its top: a trade mark ends above."""

    capital_least: float = 0.35
    """Of the height of a word: a trade mark's letters are as high, a comma is lower."""

    point_largest: float = 0.3
    """Of the height of a figure: a point has 0.12 to 0.2."""

    point_smallest: float = 0.07
    """Of the height of a figure: what is smaller is a speck."""

    point_round: float = 0.55
    """The shorter to the longer side of a point: a hyphen has 0.35."""

    point_low: float = 0.13
    """Of the height of a figure: a point ends no farther from its foot, a comma further below."""

    point_space: float = 0.3
    """Of the height of a figure: a space behind a point is 0.4 wide, none 0.15."""

    sign_bullet_smallest: float = 0.16
    """In ems: a full stop is 0.1 wide."""

    sign_bullet_largest: float = 0.62
    """In ems: a small letter is 0.5 wide, with paper inside."""

    sign_solid: float = 0.66
    """Share of its box that a disc (0.79) or a square fills, its edge blurred."""

    sign_disc: float = 0.85
    """Share of a disc's pixels, and its oval's, that are both's: of the smallest ring's 0.9, of a 4 or a # at
    most 0.7."""

    sign_round: float = 0.72
    """The shorter to the longer side."""

    sign_box_smallest: float = 0.55
    """In ems: boxes to tick are as large as a small letter at least."""

    sign_box_largest: float = 1.5
    """In ems: they are little larger than a capital."""

    sign_side: float = 0.8
    """Share of each side of a box that is inked."""

    sign_straight: float = 0.08
    """Of its width: how far a straight side of a box strays; the round corners of a B do by 0.1 to 0.2."""

    sign_straight_most: float = 0.9
    """Share of a box's side that is so straight: a B's is on four fifths."""

    sign_ticked: float = 0.08
    """Share of a box's inside that a tick or a cross inks."""


SHAPES = ShapeTolerances()
