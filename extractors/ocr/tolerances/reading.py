"""When words that an engine read are looked at again, doubted, and put together to lines and runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingTolerances:
    """Confidence goes from 0 to 100; ems are of the type size of the words, or the usual one of the page."""

    page_least_tilt: float = 0.03
    """Degrees: half a pixel over the width of a page, not worth blurring it for."""

    page_least_tilt_of_half: float = 0.1
    """Degrees: the same of a page on a sheet that was turned as a whole, and is not to be blurred twice."""

    page_readable: float = 70.0
    """Mean confidence of a page's longest lines below which it is tried on its sides and on its head: 93 on a
    clean page and 75 on a fax, 40 where it stands on its head."""

    page_unsure: float = 80.0
    """Confidence below which a word is a doubt: 2 % of a clean scan's words, nearly all wrong ones."""

    page_near_line: float = 0.4
    """In ems: words so close to a pen's line are doubts."""

    page_on_edge: float = 2.5
    """Points between a rule and the edge of a surface that it runs along: surfaces are told to 1.8."""

    page_edge_end: float = 3.6
    """Points between the end of a rule and that of the edge that it goes on along: a pale band between them
    is not seen; the lowest rows are 9 points high."""

    page_edge_drawn: float = 0.9
    """Share of the edge of a surface along which a rule is seen that is whole: of one as dark as the surface
    only dashes are."""

    page_slim: float = 0.3
    """Width to height of a bar that may be a piece of a rule."""

    page_beside: float = 2.5
    """Points between such a bar and the rule that it is a piece of."""

    look_wide: float = 6.0
    """In ems: from which width on a line is long."""

    look_short: int = 10
    """Letters of a line that no engine can be sure of by the words around: references, initials, a date."""

    look_whole: float = 0.8
    """Share of a line's width that a reading of the whole of it accounts for."""

    look_sure: float = 88.0
    """Confidence from which on a word of the dictionary is taken as it was read (measured: of those below,
    every twentieth is wrong on a fax; above, every three hundredth)."""

    look_disputed: float = 60.0
    """The confidence left to a text that was read differently in another look."""

    read_near: float = 1.15
    """A picture that differs from the size wanted by less is read as it is."""

    read_apart: float = 0.22
    """In ems: a sign stands at least so far from the text that it opens."""

    read_line_em: float = 0.85
    """Of the height of a line's ink: its type size at least, which is 1.0 of it with letters that hang, and
    0.8 where a box to tick is the tallest."""

    read_long: float = 5.0
    """In ems: lines by which it is judged whether a page stands upright."""

    read_fine: float = 24.0
    """Pixels an em below which a bar's edge is too rough to tell its shape by."""

    read_finer: float = 3.0
    """How many times a word in such small type is enlarged for it."""

    read_middle: int = 128
    """Level of 255 halfway from ink to paper."""

    read_stem: float = 0.3
    """Of the height of a line's ink: a bold stem is 0.2 wide, the bars of an E or a T 0.5."""

    read_sample: int = 6
    """How many of them: half a page's words on a page with little text."""

    read_beside_line: float = 0.3
    """In ems: how far from a word a pen's line stands that may hide a letter of it."""

    read_slim: float = 0.25
    """Width to height of what is left of a rule; a bold I has 0.3."""

    reference_others: int = 2
    """References that begin alike by which another one of their page is told."""

    vocabulary_least: int = 4
    """Letters of a month or a state that is told by its look alone: of three, two months differ in one."""

    twin_least: int = 3
    """Letters of a word that is compared: of two, most are the initials of somebody else."""

    twin_times: int = 3
    """How many times as often the word that was meant is read in the document."""

    run_wide_gap: float = 0.62
    """In ems: a space is 0.25 to 0.33 wide, up to 0.6 in justified lines; table columns stand further
    apart."""

    run_x_height: float = 0.52
    """In ems: the height of small letters of sans-serif faces; serif faces have 0.45."""

    run_capitals: float = 0.72
    """In ems: the height of capitals of sans-serif faces; serif faces have 0.66."""

    run_descender: float = 0.21
    """In ems: how far below the line the small letters reach that hang from it (0.2 to 0.22)."""

    run_same_size: float = 0.11
    """Share by which measured sizes of one type differ: a pixel of a capital's ten."""

    run_pixels_off: float = 1.5
    """Pixels by which the height of a small letter is measured wrong: one at its foot, a half at its head."""

    run_pace_off: float = 0.12
    """In ems by which the lines of a paragraph are measured nearer to or farther from one another than they
    are: a pixel or two of small print; the smallest space between paragraphs is 0.25."""

    run_same_base: float = 0.075
    """In ems from one baseline to the next of one line: columns set apart from each other have lines of their
    own."""

    run_widest_base: float = 0.12
    """In ems from the first to the last baseline of one line: moved further, a line would seem to begin a
    paragraph of its column."""

    run_same_edge: float = 0.08
    """In ems from one left edge to the next of one column: a T begins further out than an l."""

    run_widest_edge: float = 0.2
    """In ems from the first to the last left edge of one column."""

    run_bold: float = 1.22
    """How many times as thick as usual on their page bold stems are for their size (measured: 1.23 to 1.56,
    others 0.85 to 1.18)."""

    run_clearly_bold: float = 1.35
    """The same of a few letters, which vary more (to 1.24)."""

    run_few: int = 4
    """Letters: of fewer the stems are too few to tell."""

    run_indent: float = 4.0
    """In ems: the widest way from a bullet to its text."""

    column_fewest: int = 3
    """Texts above and below that begin where a word of a line does for a column to begin there: in prose,
    words of two lines stand under one another by chance."""

    column_gap: float = 0.18
    """In ems: the narrowest space between two words, and so between two columns."""

    row_pitch: float = 1.35
    """In lines of the same column: what stands further below begins anew."""

    row_level: float = 0.3
    """In ems: by how much the middles of two cells of a row may be apart that stand halfway down it, or the
    first lines of two that begin together; those of one line and of two are half a line apart."""

    row_fewest_middled: int = 2
    """Cells halfway down their rows that make a table of such: one may be a sign beside a paragraph."""

    row_title: float = 1.4
    """Times the usual type size from which on a line is a title, and no row of a table."""

    row_padding: float = 1.2
    """In ems between the texts of two columns: twice the padding that programs set cells in by."""

    row_space: float = 0.3
    """In ems: the width of a space."""

    word_strays: float = 1.2
    """In ems: how far from where it is an engine may see the space between two words."""

    engine_height: int = 36
    """Pixels that Tesseract makes each line high."""

    engine_least_wide: int = 3
    """Pixels that a line must be wide then to hold a letter: of nothing it makes a picture that is not
    there."""

    doubt_most_named: int = 12
    """Words that a message names: a page of them is a page to look at."""


READING = ReadingTolerances()
