"""What the engine's page may be off by: how far apart letters, rules and covers are and still one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EngineTolerances:
    """Lengths in ems are of the type that stands there; points are PDF's, 72 to the inch."""

    field_padding: float = 2.0
    """Points between a field's edge and its words, as viewers set them."""

    field_filled: float = 0.7
    """Share of a field's height that its type takes where its size is left to the viewer, up to 12 points."""

    field_largest_type: float = 12.0
    """Points: the largest type that viewers choose for a field of one line."""

    note_size: float = 10.0
    """Points: the type that a note is taken to be set in, as viewers show it."""

    field_leading: float = 1.2
    """In ems from line to line of a field of several lines."""

    letter_width: float = 0.5
    """In ems: how wide a letter is on the average."""

    half_x_height: float = 0.3
    """In ems from the baseline up to the middle of small letters."""

    level_with_field: float = 0.6
    """In ems between the baselines of a field's words and of the words printed beside it."""

    bullet_gap: float = 3.0
    """In ems: the widest indent between a drawn bullet and its text."""

    pale: int = 150
    """Of 255, in each of red, green and blue, on white paper: watermarks are paler, print to be read is
    not."""

    thickest_rule: float = 4.0
    """Points. Word's heaviest common border is 3 pt; a painted line of text is 8 pt or more."""

    largest_dot: float = 8.0
    """Points: browsers draw the bullets of a list as discs and squares a third of the type size wide."""

    dot_roundness: float = 0.8
    """Points by which a drawn bullet may be wider than high: each side is rounded for itself."""

    slant: float = 0.7
    """Points by which a rule may lean: scanners and converters round each end for itself."""

    covering_picture: float = 0.5
    """Share of a page from which on a picture covers the text that was painted before it."""

    numbered_edge: float = 0.1
    """Share of a page's height at its head and foot where an agenda prints its own page numbers over a
    scan."""

    opaque: int = 250
    """Of 255, over all its points: the edges of an opaque picture may be soft."""

    smallest_spot: float = 2.0
    """Points on a side: what is smaller than a traffic light's dot is a speck."""

    largest_spot: float = 40.0
    """Points on a side: a traffic light is as high as a line or two of text; what is larger is a drawing."""

    longest_spot_sign: int = 3
    """Letters of a sign that stands for its colour: a longer one is a word, and says what it says."""

    stamp_larger: float = 1.3
    """Times the page's usual type: headings are as large, but nothing is printed over them."""

    stamp_over: float = 0.1
    """Share of the smaller of two texts that they have in common where one is printed over the other: lines
    that are set too close touch at their tops."""

    stamp_crowds: float = 0.75
    """Ems of the larger of two lines: pale print whose baseline is nearer to a line's was laid over it, since
    lines of one text are an em apart, and a raised or lowered sign is no line."""

    stamp_words: int = 6
    """Letters of pale print that may crowd a line so: a sign beside a word has fewer."""

    printed_twice: float = 1.0
    """Points: text is drawn twice 0.2 to 0.5 pt apart; what stands farther off is text of its own."""

    stamp_tiles: int = 3
    """Pale copies of one text that are laid over a page: a pale word of its cells may be there twice."""

    capital_height: float = 0.72
    """In ems above the baseline: the height of capitals."""

    stamp_inset: float = 0.15
    """In ems taken off a text's height at the top and at the bottom: lines set solid meet there."""

    stamp_same_base: float = 0.5
    """In ems between the baselines of the letters of one word."""

    skew: float = 0.15
    """How far off a quarter turn, as a share of its run, a text lies that is set aslant: 8 degrees."""

    strike_lowest: float = 0.12
    """In ems above the baseline: a line below is a high underline."""

    strike_highest: float = 0.55
    """In ems above the baseline: a line above stands over small letters."""

    strike_word: float = 0.6
    """Share of a word that a line crosses where it is struck."""

    strike_on_words: float = 0.4
    """Share of a line's length on the words that it strikes, where it does not begin and end with them: drawn
    by hand through a row it crosses gaps as well."""

    strike_beyond: float = 1.0
    """In ems: how far a line reaches beyond the words that it begins and ends with."""

    strike_meets: float = 1.5
    """Points by which a border may miss the one that it meets: half a rule; a cell's text is set in by
    more."""

    strike_tallest: float = 72.0
    """Points: the largest type whose strike is looked for."""

    blank_base: float = 0.1
    """In ems: the blanks of a line stand on its baseline; a printer's grid rounds by less."""

    blank_reach: float = 0.08
    """In ems from where a blank was drawn to the letter after it: a printer driver squeezes a space to half
    its width, and a mark without width stands right before its letter."""

    wide_gap: float = 0.6
    """In ems. A space is 0.25 to 0.33 wide, up to 0.6 in justified lines; table columns stand further
    apart."""

    fixed_space: float = 1.4
    """Times a font's own space: one space and its rounding, but not two."""

    narrow_gap: float = 0.36
    """In ems: gaps without a space drawn in them, as browsers leave; wider ones may part narrow columns."""

    no_gap: float = 0.12
    """In ems. PDFium takes kerned letters this close for parted words; no font's space is as narrow."""

    touch: float = 0.05
    """In ems between letters of one word: nearly always none."""

    kerned: float = 0.24
    """In ems between letters of one word, with the widest kerning."""

    usual_space: float = 0.25
    """In ems: the space of most fonts, for one that was not drawn and has no width of its own."""

    slack: float = 0.4
    """In ems: how much wider than its letters' advances a run may be before it is read word by word."""

    ascent: float = 0.8
    """In ems above the baseline: room for the capitals."""

    descent: float = 0.2
    """In ems below the baseline: room for nearly all of a descender."""

    typed_bars: int = 3
    """Bars under one another that make a rule: two may be one that parts words."""

    typed_columns: int = 2
    """Rules side by side that make a table of them."""

    typed_width: float = 0.06
    """Share by which the widths of the letters of lines may differ: rounding, not another typeface."""

    typed_next_line: float = 1.9
    """In ems between the tops of lines that follow one another: print-outs are set at 1.0 to 1.5."""

    typed_group_row: float = 4.0
    """In ems: the height of a row that names a group, of a line or two."""

    x_height: float = 0.5
    """In ems above the baseline: as high as small letters are, with room for any font."""

    covered_all: float = 0.9
    """Share of a text's small letters: a cover that leaves a hair's breadth of them leaves nothing to
    read."""

    covered_some: float = 0.1
    """Share of a text's small letters: a cover that takes a tenth may only touch its neighbour."""

    covered_word: float = 0.6
    """Share of a word that must be covered for it to be one of those that are: covers end between words."""

    smallest_type: float = 2.0
    """Points: the smallest print in use, in the notes of forms, is 4; on a plan drawn to scale everything
    is."""

    small_beside: float = 0.35
    """Times the usual type of its page: superscripts are two thirds."""

    same_colour: int = 12
    """Of 255, in each of red, green and blue: a twentieth, which no eye tells apart on paper."""

    scan_share: float = 0.5
    """Share of its page that the pictures of a scan cover: margins are cut off, no more."""

    bullet_highest: float = 0.75
    """In ems above the baseline of its text: the middle of a drawn bullet stands below the capitals' tops."""

    bullet_lowest: float = 0.1
    """In ems below the baseline: a drawn bullet's middle may stand a little under its text."""

    smallest_dot: float = 1.0
    """Points: what is smaller is a speck, or a point of a dotted line."""

    stamp_same_size: float = 0.1
    """Share by which the type of the words of a stamp may differ: rounding."""

    run_base: float = 0.1
    """In ems between the baselines of letters of one run: what is farther off is raised or lowered."""

    run_size: float = 0.05
    """Share by which the type of two pieces of a run may differ: what PDFs round."""

    word_size: float = 0.1
    """Share by which the type of letters of one word may differ: a note's mark is a third smaller."""


ENGINE = EngineTolerances()
