"""How far apart rules, edges and rows stand and still make one grid, one column, one row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableTolerances:
    """Lengths in ems are of the type that stands there; points are PDF's, 72 to the inch."""

    row_gap: float = 2.6
    """In ems between two rows of a table that no rule joins: an empty line and generous padding."""

    alike_row_gap: float = 4.0
    """In ems between two rows that no rule joins, where cells begin at the same places: browsers leave two
    lines."""

    same_edge: float = 2.0
    """Points: edges of one column differ by what a letter stands off its own box."""

    same_start: float = 0.8
    """Points within which text begins at the same place: a cell's text is set in by its padding."""

    same_size: float = 0.3
    """Points between type sizes that are the same but for rounding."""

    lone_rows: int = 3
    """Rows with one cell in a row: a section heading, its sub-heading, and an empty form line."""

    running_rows: int = 3
    """Lines of a running header above a table that goes on from the page before."""

    prose_columns: int = 3
    """Texts of several lines side by side: as many columns of prose as a page of a report has at most."""

    pair_rows: int = 4
    """Rows of two columns: legends and notes have two or three."""

    listed_share: float = 0.7
    """Share of the bands with a number and a text alone, where a stray piece of text makes a third column."""

    cell_overrun: float = 2.0
    """Points by which text may touch a rule and still be taken to fit its cell."""

    own_cell_share: float = 0.75
    """Share of an over-running text that must lie in another cell than it begins in to be that cell's:
    centred and right-aligned text runs out on the left."""

    letter_middle: float = 0.3
    """In ems above the baseline: the middle of a small letter, which no rule crosses."""

    widest_padding: float = 12.0
    """Points that a cell's text is set in by at most, where the room in its lines is measured: a third of an
    inch both sides."""

    column_touch: float = 1.0
    """Points by which chunks may overlap and still stand in different columns."""

    column_overrun: float = 8.0
    """Points by which text may over-run a column of its own and still be of it."""

    column_overrun_share: float = 0.12
    """Share of its width by which text may over-run a column of its own."""

    cell_padding: float = 2.0
    """Points: the narrowest padding that cells are set in by."""

    halves_gap: float = 2.0
    """In ems: a centred header stands this far off short numbers that are set to one side."""

    heading_lines: int = 4
    """Lines of a heading: more are rows of words."""

    heading_pitch: float = 1.6
    """In ems between the baselines of lines of one heading."""

    same_line: float = 1.5
    """Points: pieces of one rule are drawn with rounded ends and, by some, on both sides of a border."""

    rule_gap: float = 3.0
    """Points between pieces of one rule: dashes, and corners left out for the crossing rule."""

    rule_reach: float = 3.0
    """Points by which a rule may miss the one it meets."""

    shortest_rule: float = 4.0
    """Points: less than a line of the smallest print; what is shorter is a dot or a tick."""

    thinnest_slot: float = 3.5
    """Points: double rules and the gutters between separately boxed cells are narrower, no text is."""

    sliver: float = 1 / 3
    """Share of the narrower neighbour's width: a line that a row has this far beside that of the others is
    the same line drawn askew, where no cell stands between the two."""

    open_side: float = 6.0
    """Points by which rules must stick out for a column (or row) without an outer rule."""

    hidden_bands: int = 3
    """Bands that show a hidden column or row: two may be two lines of a list with a tab in each."""

    set_off: float = 1.25
    """Times the closest distance of a table's lines: more than a quarter of a line sets rows off."""

    few_across: float = 0.25
    """Share of the bands that may reach over a hidden column's line: a heading or two."""

    begin_anew: float = 0.7
    """Share of the cells that stand under one another between two rules and begin anew, from which on they
    are rows."""

    level: float = 0.3
    """In ems: baselines of one row of cells differ by what mixed type sizes make."""

    tight: float = 1.4
    """In ems from line to line: within one text, closely set."""

    stub_set_in: float = 2.0
    """In ems: by how much the further lines of a row's name are set in."""

    off_edge: float = 1.0
    """Points: a cell's text is set in by its padding, so it does not begin where the paragraph above did."""

    abut: float = 1.5
    """Points between the end of one piece of a border and the start of the next."""

    rules_short: float = 6.0
    """Points by which a table's rules may fall short of its text on either side: text over-runs its cell."""

    closing_rule: float = 1.6
    """In ems: how far below a line of text the rule that closes its row may stand."""

    longest_overrun: float = 0.15
    """Share of a column's width by which its longest text may over-run it."""

    corner: float = 2.5
    """Points: borders are drawn to the middle of, or across, those they meet."""

    seam_cut: float = 2.0
    """Points by which a chunk may reach over a seam, as text over-runs its cell."""

    chart_share: float = 0.25
    """Share of a grid's slots with text below which, with no header row, it is the grid of a chart."""

    blank_share: float = 0.2
    """The same with a row of headings: a row of charts has titles, and a blank form has nothing to read."""

    chart_slots: int = 20
    """Slots from which on one row of text alone is the axis of a chart."""

    cut_height: float = 0.45
    """In ems: the height of a small letter, through which no rule runs."""

    rule_touch: float = 1.0
    """Points by which a line of text may reach over a rule: tight rows touch their rules."""

    stack_lines: int = 3
    """Lines of a stack: with fewer, its cells may as well be one that takes two lines."""

    figure_share: float = 0.6
    """Share of the lines of a column of figures that are figures: its heading takes a line or three."""

    shared_lines: float = 0.6
    """Share of the lines of a column of figures that stand level with a name: a name may take two lines."""

    level_paragraphs: int = 3
    """Rows that must begin level in all columns for texts to be a table, and as many columns."""

    placed_rows: int = 3
    """Rows that fill most of their columns, where rows were told by their place alone: the names and figures
    of a chart make two."""

    short_cell: int = 2
    """Lines of a cell that is no column of prose: a name or a date takes one or two."""

    tags_wrong: float = 0.05
    """Share of cells, or of letters, that may contradict the page before its tags are not believed."""

    tagged_overlap: float = 3.0
    """Points by which neighbouring cells' texts may overlap, as text over-runs its cell."""

    tagged_header: float = 8.0
    """In ems: a header of six lines."""

    header_gap: float = 3.0
    """In ems: how far above a table's first tagged row a header row that was left out may stand."""

    background: float = 0.98
    """Share of the page's width that only its background is painted over."""

    wrapped_lines: int = 2
    """Lines that go on: a single one may be a row that only looks so."""

    wrapped_rows: int = 3
    """Rows that are set off: of two, the first may be a heading."""

    runs_on: float = 0.5
    """Share of the lines that go on in small letters: of names and titles, next to none do."""

    aligned_share: float = 0.6
    """Share of a column's texts that begin, end or are centred at one place."""

    heading_rule: float = 0.5
    """In ems below the middle between two lines of a heading, up to which a rule parts them."""

    parted_size: float = 0.5
    """Points by which the type of a text's lines may differ: what PDFs round."""

    parted_room: float = 1.5
    """In ems that a line leaves beside room for the next word, where nothing but a new text explains it."""

    cell_rule: float = 0.6
    """In ems: how far below its text the rule stands that is a cell's own lower border."""

    cell_width: float = 0.9
    """Share of a table's width that a cell of its own takes at most: what is wider is a row's."""

    tagged_above: float = 1.0
    """Points by which a tagged row may begin above the one before it: cells are set up and down a little."""


TABLES = TableTolerances()
