"""How far apart words, lines and paragraphs stand and are still one line, one paragraph, one list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextTolerances:
    """Lengths in ems are of the type that stands there; points are PDF's, 72 to the inch."""

    same_base: float = 0.45
    """In ems: mixed type on one line is that far off it, and the next line stands at least 0.9 em below."""

    raised: float = 0.6
    """In ems that a superscript's baseline may stand above its line's: Word raises its own by nearly half an
    em."""

    raised_size: float = 0.8
    """Times the line's type: Word's superscripts are two thirds."""

    rise: float = 0.15
    """In ems: a superscript stands a third of an em higher than its line, and a figure in small type on
    it."""

    note_gap: float = 0.4
    """In ems: a note's mark stands behind its word, or a space further."""

    word_gap: float = 0.15
    """In ems: letters of a word are kerned apart by less, and the narrowest space is wider."""

    tab_gap: float = 0.6
    """In ems: a number this far from its text was set apart by the program, not typed before it."""

    typed_sign_gap: float = 2.5
    """In ems: Word sets the text of a list a quarter of an inch from its sign, 1.5 em in common sizes; what
    is farther from a lone letter is another column."""

    longest_sign: int = 5
    """Letters of a sign or number that opens a list item by its shape alone: "(iii)"."""

    longest_number: int = 10
    """Letters of a number that opens a list item: "10.12.3.4"."""

    overlap: float = 0.45
    """In ems: slanted letters and kerned pairs overlap by less; what begins farther back is another
    cell's."""

    begins_column: float = 0.4
    """Points: programs set the cells of a column to the same place; what differs is rounding."""

    justified: float = 1.3
    """In ems: the widest space seen in the justified lines of narrow columns."""

    gutter: float = 0.8
    """In ems between the columns of a page: the words of a line stand closer, but where it is justified."""

    same_left: float = 2.0
    """Points within which the lines of one of a page's columns begin."""

    shared_labels: int = 2
    """Labels that open lines in several columns: a single one may head two cells of a table."""

    even_gap: float = 0.15
    """In ems by which the gaps between the words of a justified line differ: what programs round."""

    even_share: float = 0.8
    """Share of the lines of a column that are set in even steps where it is justified: the cells of a table
    stand so by chance alone."""

    flush: float = 1.0
    """Points within which the lines of a justified column begin, and within which they end."""

    blank_line: float = 2.6
    """In ems between baselines: one empty line between the paragraphs of a cell, and no more."""

    aligned: float = 1.5
    """In ems: by how much a line may start left of the one above it, or be off its centre, in one chunk."""

    hanging: float = 4.0
    """In ems: by how much a line may start left of a hanging bullet text above it."""

    tallest_cell: float = 30.0
    """In ems: how far above the first cell of its row the text of a tall cell may begin."""

    sign_gap: float = 6.0
    """In ems: Word sets a bullet's text half an inch from its sign, 4 em in common sizes."""

    currency_gap: float = 10.0
    """In ems: accounts set their currency signs under one another, at the left of the widest amount."""

    chunk_new_size: float = 0.2
    """Share by which the type of two lines of one chunk may differ: bold and plain of one size, rounded."""

    heading_larger: float = 1.12
    """Times the body's size: Word's smallest heading styles are 13 pt over 11 pt text."""

    heading_longest: int = 200
    """Letters of a heading: two lines and a half of print."""

    bold_heading_longest: int = 120
    """Letters of a heading that only its bold type tells: what is longer is a stressed paragraph."""

    longest_ending: int = 4
    """Letters of a word's ending that is cut off it without a hyphen."""

    edge: float = 0.12
    """Share of the page's height at its top and bottom where running headers and footers stand."""

    edge_same_height: float = 3.0
    """Points by which a running line may stand off where it stood on the page before."""

    edge_same_start: float = 1.0
    """Points within which the lines of one text at a page's edge begin."""

    next_line: float = 1.6
    """In ems: the next line of one text, generously set."""

    full_line: int = 40
    """Letters: a shorter line need not have been full."""

    line_tags: float = 0.3
    """Share of the lines that run on from which on their tags are those of lines, not of paragraphs."""

    meant: float = 0.6
    """How many paragraphs must be expected to end on full lines, for each sentence expected to end there in
    the midst of its paragraph: to join two actions loses both, to cut one in two loses that one alone."""

    sure_ends: float = 2.0
    """Paragraphs seen to end on short lines that show that nothing else parts them: one may be a stray
    line."""

    evened: float = 0.12
    """Share of a column's width that lines set to be about equally long leave at their ends at the most:
    where more is left in the midst of a sentence, the column is narrower than the widest line that begins
    there."""

    evened_habit: int = 2
    """Lines with needless room that make a habit: one may be a line that somebody broke by hand."""

    forgotten: float = 0.2
    """Less than half of one paragraph of two pages ago: no word is remembered for ever."""

    loose: float = 1.12
    """Times the usual line distance: Word's smallest paragraph spacing in use, 2 pt at 8 pt type, makes 1.25,
    and lines of one paragraph differ by rounding alone."""

    apart: float = 1.6
    """Times the usual line distance: more than half a line between two lines parts them whatever they say."""

    centred: float = 2.0
    """Points by which the starts of centred lines differ more, and the sums of their ends less."""

    clearly: float = 0.3
    """In ems: by how much a word must have fitted on a line for the break after the line to be meant."""

    surely: float = 1.8
    """Times the share of its line that a word's number of letters gives it: capitals are half as wide again
    as small letters, "ROSH" before "quarterly"; few words are so much wider or narrower that it matters."""

    one_letter: float = 0.6
    """In ems: room enough for most letters, so a word is cut only where less is left."""

    indent: float = 0.5
    """In ems by which a line must be set in from the one above for the place to tell them apart."""

    paragraph_new_size: float = 0.15
    """Share by which the type of two lines of one paragraph may differ: what PDFs round."""

    descenders: float = 2.0
    """Points by which parts that stand one above the other may overlap: descenders reach into the next
    line."""

    rule_over: float = 0.1
    """In ems above a line's baseline, from which on a rule stands below that line: an underline is drawn
    there."""

    rule_under: float = 0.4
    """In ems above a line's baseline, up to which a rule stands above that line: lower ones run through its
    letters."""

    fused_start: float = 0.3
    """In ems by which a line may begin off the start of one above that justification drew apart."""

    fused_level: float = 0.1
    """In ems between the baselines of the pieces of such a line."""

    heading_smallest: float = 0.95
    """Times the body's size: what is set in bold or numbered capitals is no heading in smaller type."""

    space: float = 0.28
    """In ems: Helvetica's space, between the word that ends a line and one that would have fitted."""

    usual_pitch: float = 1.35
    """In ems from line to line where a page tells of none: Word's single spacing is 1.15 to 1.35."""

    least_pitch: float = 0.8
    """In ems from line to line: what is nearer is one line in mixed type."""

    most_pitch: float = 2.2
    """In ems from line to line of a paragraph: double spacing, rounded."""

    first_line: float = 0.8
    """In ems by which the first line of a paragraph is set in, as books do it."""


TEXT = TextTolerances()
