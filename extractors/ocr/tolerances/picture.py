"""How far what a scanner makes of a page may be off from what was printed: ink, paper, rules, lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureTolerances:
    """Points are 72 to the inch, pixels the picture's; ems are of the type size that is usual on the page,
    levels go from 0 for black to 255, shares from 0 to 1. What is measured for a kind of thing bears its name
    first."""

    tilt_steepest: float = 6.0
    """Degrees: a page that a feeder drew in askew."""

    tilt_block: int = 16
    """Pixels of a block's sides: there is some paper in each, around the letters of every size."""

    tilt_rows_off: int = 12
    """Rows by which the ends of a line may be apart from one try to the next: of a wide sheet, no try but the
    right one would find any line, so that its rows are taken together."""

    tilt_points: int = 60000
    """Dark pixels that are looked at: thirty for each of a page's letters."""

    border_block_inches: float = 0.04
    """The side of the blocks that are black all over: 2.9 pt, no stroke of a letter is as wide."""

    border_black: int = 80
    """Level of 255 that all of a block is below."""

    border_least: int = 2
    """Blocks along and down of the narrowest border: rules that reach the edge are thinner."""

    border_blurred: int = 1
    """Blocks by which the edge of a border is spread."""

    border_most: float = 0.8
    """Share of a picture from which on what is black is no border: a page of A5 on a glass for A4 leaves half
    of it bare, a slip a fifth of the page more."""

    border_middle: int = 128
    """Level of 255 halfway from the border to the page, where turning mixed them."""

    border_along: float = 0.5
    """Share of a row or a column that is no border from which on it is the page's: a corner that is torn or
    folded down is less."""

    paper_block_inches: float = 0.025
    """The side of the blocks whose middle value is taken for what lies behind the text: 1.8 pt."""

    paper_other: int = 22
    """Levels of 255 by which a painted surface differs from the paper in some channel: the palest header
    shades do by 25, uneven light by 10 over a block."""

    paper_smallest: int = 4
    """Blocks along and down of the smallest painted surface: 7 pt, less than a row of the smallest print."""

    paper_most_grain: int = 18
    """Levels: noise that takes more is not told from a surface."""

    paper_lightest: float = 0.88
    """The share of a block's pixels that are darker than the paper between letters, where any is in it."""

    paper_text: int = 11
    """Blocks along and down of the largest gap that letters leave in a surface: 20 pt."""

    paper_bare_hole: float = 0.2
    """Share of a gap's blocks that are paper and nothing else from which on it lies between two surfaces:
    between letters on a surface there is none."""

    paper_sure: float = 0.2
    """Share of a surface's blocks that show nothing of the paper: light letters leave half of a narrow
    row."""

    paper_solid: float = 0.7
    """Share of a surface's blocks that are not the paper's colour: white letters on it cover a fifth, and a
    bold title taken for a surface is half paper."""

    paper_filled: float = 0.6
    """Share of the rectangle around a surface that it fills."""

    paper_colours: int = 24
    """Colours of surfaces that are told on a page: a picture has more, and holds no cells."""

    paper_letter: int = 8
    """Blocks along and down of the largest dark part of a letter: 14 pt, less than a punched hole."""

    paper_beside_text: float = 0.15
    """Share of a row or column of a surface's blocks that is bare where letters stand in it: as much as there
    is above and below a line of text."""

    paper_light: int = 128
    """Level of 255 from which on text on a surface is darker than it."""

    paper_least_range: int = 90
    """Levels from a surface to black or white for ink to show on it; nobody prints in less."""

    paper_faint: float = 0.12
    """Darkness, as a share of the paper's light, below which nothing is ink on any paper."""

    paper_ink: float = 0.5
    """Share of the ink's own darkness from which on a pixel is ink: the edge of a stroke is half covered."""

    paper_largest_speck: float = 5e-5
    """Square inches: two pixels at 200 dpi, where the points of the smallest print have four."""

    paper_bare: int = 200
    """Level of 255 from which on nothing is printed."""

    paper_gap: float = 0.97
    """Share of its pixels from head to foot that are paper in a strip between two painted cells: noise and a
    packed picture change the others."""

    blot_dark: int = 100
    """Level of 255 in every channel: what shows through a hole is the lid of a copier, or the glass."""

    blot_largest: float = 0.4
    """Inches: holes for lever arch files are 0.31 wide."""

    blot_round: float = 0.7
    """The shorter to the longer side, each told to a fifteenth of an inch."""

    rule_thickest: float = 4.0
    """Points, as for drawn rules."""

    rule_shortest: float = 9.0
    """Points: the side of a cell with one line of the smallest print in it."""

    rule_long: float = 36.0
    """Points: no stroke of a letter is as long, so that a longer rule needs nothing that it ends at."""

    rule_even: float = 0.6
    """By how much of its thickness a rule may be thicker in some places than in others: letters have stems
    and paper between them."""

    rule_faint: int = 178
    """Level of 255 below which a pixel may be a rule's: a hair line that a painted cell covers half is no
    darker than a third, and what is long, even and by itself is a rule however pale."""

    rule_halved: float = 0.46
    """Share of the darkness of ink that two rows of pixels have together where a hair line lies in both: one
    of mid grey has 0.5, and 0.48 in a head; a black one that shows through from the other side 0.44."""

    rule_halved_often: float = 0.3
    """Share of the pixels along it that lie so, over the length of the shortest rule: of the end of a rule
    and the letter behind it 0.15."""

    rule_pale: float = 0.14
    """Share of the darkness of ink from which on a pixel on a painted surface may be a rule's: programs draw
    grey rules between white letters on dark grey, and a hair line lies in two columns of pixels."""

    rule_on_paint: int = 190
    """Level of 255 below which a surface is so dark that what is a little paler on it is a rule: on lighter
    ones the other side's show through."""

    rule_fewest: int = 3
    """Rules across a table: where fewer are seen, and as many pale ones, these are it; beside others, they
    may show through from the other side."""

    rule_of_grain: float = 6.0
    """How many times as much as half of its pixels a surface must differ there: noise rarely does by four."""

    rule_core: float = 0.5
    """Share of the ink of a rule's fullest row below which a row beside it is of the text that touches it:
    rows of small print are inked for 0.4."""

    rule_ragged: float = 1.2
    """Points by which noise makes a rule thicker or thinner."""

    rule_table_wide: float = 100.0
    """Points: a rule as long may have text that touches it on one side."""

    rule_meets: float = 1.5
    """Points within which a short rule must meet another that crosses it: in a row of one line, a tall letter
    ends two off."""

    rule_meets_edge: float = 1.2
    """The same of the edge of a surface: in a narrow row, a tall letter ends 1.5 points off."""

    rule_beyond: float = 3.0
    """Points by which the rule that it meets may end before it: the corners of a box."""

    rule_break: float = 1.0
    """Points of a rule that a scanner may lose."""

    rule_crowded: float = 0.25
    """Share of the paper right beside a rule that may be inked: descenders touch it, and crossing rules;
    along a row of letters taken for a rule 0.4 is."""

    rule_beside: float = 0.5
    """Points of paper looked at on either side."""

    rule_whole: float = 0.85
    """Share of its length at which a rule is inked: a fax drops a tenth, a row of letters a fifth."""

    rule_thick: float = 2.2
    """Points from which on a rule must be solid: the small letters of the smallest print are as high."""

    rule_solid: float = 0.95
    """Share of such a rule's middle that is inked: of a bold word on a coarse scan, 0.9 at most."""

    pen_dpi: int = 100
    """Pixels an inch that lines are followed at: a pen's has one or two there, and small cracks are
    closed."""

    pen_shortest_down: float = 60.0
    """Points of a line that goes down the page, through the paper between its lines: five of them."""

    pen_shortest_along: float = 144.0
    """Points of a line that goes along the lines of a page, where the letters of a long word in large type
    touch one another."""

    pen_thickest: float = 3.2
    """Points: a broad felt tip's line is as thick."""

    pen_thin: float = 0.7
    """Share of the way on which a line is no thicker than that: it is where it crosses letters or runs along
    a rule."""

    pen_steep: float = 0.025
    """How far to the side a line goes for its length, there and back counted: a rule of a page that lies
    askew, or was photographed from a side, goes for 0.01."""

    pen_window: float = 6.0
    """Points from one place to the next that this is told by."""

    pen_long_rule: float = 72.0
    """Points: no line that a hand draws keeps to one column of pixels for so long."""

    pen_most: int = 12
    """Lines that are looked for on a page: of more, it is a drawing."""

    gutter_wide: float = 1.15
    """Width to height of the narrowest sheet with two pages side by side: two of A5 have 1.41, two of a
    folded foolscap sheet 1.3."""

    gutter_off_middle: float = 0.06
    """Share of the sheet's width by which its middle and the gutter's may lie apart: books lie askew on the
    glass, and a text that ends early leaves more paper on its side."""

    gutter_narrowest: float = 0.4
    """Inches: the sum of two pages' margins is larger, the space between two columns smaller."""

    gutter_of_margins: float = 0.7
    """Share of both outer margins together that the gutter is wide at least: with margins alike it is as wide
    as they are, and a booklet that was cut keeps more inside."""

    gutter_dust: float = 0.004
    """Share of a column's pixels that dust and the edge of a shadow may ink in a gutter: one line of small
    print has 0.008."""

    gutter_fold: float = 0.5
    """Share of a column's pixels from which on it is the fold itself, or the shadow in the binding."""

    gutter_fewest: int = 3
    """Lines of text on either side."""

    gutter_alike: float = 0.8
    """Share of the letters that the heads, or the feet, of two pages have in common, as they were read."""

    line_gap: float = 0.8
    """In ems: words of a line stand closer, columns of a table farther apart."""

    line_crack: float = 0.08
    """In ems: a letter that was scanned in two pieces; lines set solid are as far apart as 0.15."""

    line_tall: float = 1.55
    """In ems: ink of a line from the highest to the lowest reaches over 1.0; of two lines over 1.9."""

    line_speck: float = 0.3
    """In ems: what is smaller both ways is no letter, and only a part of one where letters stand."""

    line_least_ink: float = 0.015
    """In square ems: what is less than a full stop is dust."""

    line_largest: float = 5.0
    """In ems: larger type stands on posters; what is taller and holds no lines is a picture or a
    signature."""

    line_smallest_em: float = 4.0
    """Points: the smallest type size looked for."""

    line_largest_em: float = 30.0
    """Points: the largest type size looked for."""


PICTURE = PictureTolerances()
