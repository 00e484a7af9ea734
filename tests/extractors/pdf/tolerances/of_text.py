"""Pages that hold the tolerances of text."""

from __future__ import annotations

from extractors.layout import Document, Paragraph, plain_item
from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.engine.structure_tree import Leaf, Tags
from extractors.pdf.text.flows import Passage
from extractors.pdf.text.headings import heading_style
from extractors.pdf.text.hyphenation import with_whole_words
from extractors.pdf.text.lines import lines_of
from extractors.pdf.text.page_edges import edge_lines, running_lines
from extractors.pdf.text.page_style import Opener, SentenceEnds, style_of
from extractors.pdf.text.paragraphs import CUT, Measure, Style, items_of
from extractors.pdf.text.reading_order import Extent, in_reading_order
from extractors.pdf.text.tolerances import TEXT
from extractors.pdf.text.wording import first_word_share
from tests.extractors.pdf.tolerances.holding import SIZE, chunks, holds, word

# One line, and what stands before and behind it.


@holds(TEXT, "same_base", within=0.40, beyond=0.50)
def words_off_the_baseline_are_one_line(ems: float) -> bool:
    return len(lines_of([word("Review", 50, 100), word("policy", 90, 100 + ems * SIZE)])) == 1


@holds(TEXT, "raised", within=0.55, beyond=0.65)
def a_superscript_is_of_its_line(ems: float) -> bool:
    return len(lines_of([word("Review", 50, 100), word("2", 80, 100 - ems * SIZE, size=7)])) == 1


@holds(TEXT, "raised_size", within=0.78, beyond=0.85)
def only_small_type_is_raised(share: float) -> bool:
    return len(lines_of([word("Review", 50, 100), word("2", 80, 95, size=share * SIZE)])) == 1


@holds(TEXT, "rise", within=0.20, beyond=0.10)
def a_figure_on_the_line_is_no_notes_mark(ems: float) -> bool:
    line = lines_of([word("Review", 50, 100), word("2", 80, 100 - ems * SIZE, size=6)])[0]
    return line.text == "Review²"


@holds(TEXT, "note_gap", within=0.35, beyond=0.45)
def a_notes_mark_stands_behind_its_word(ems: float) -> bool:
    line = lines_of([word("Review", 50, 100), word("2", 80 + ems * SIZE, 97, size=6)])[0]
    return line.text == "Review²"


@holds(TEXT, "word_gap", within=0.13, beyond=0.17)
def letters_of_a_word_stand_near(ems: float) -> bool:
    return lines_of([word("Rev", 50, 100), word("iew", 65 + ems * SIZE, 100)])[0].text == "Review"


@holds(TEXT, "tab_gap", within=0.65, beyond=0.55)
def a_number_set_apart_is_a_list_items(ems: float) -> bool:
    return lines_of([word("1.", 50, 100), word("Review", 60 + ems * SIZE, 100)])[0].marker == "1."


@holds(TEXT, "longest_sign", within=5, beyond=6)
def a_short_sign_opens_a_list_item(letters: float) -> bool:
    sign = {5: "(vii)", 6: "(viii)"}[int(letters)]
    return lines_of([word(sign, 50, 100), word("Review", 100, 100)])[0].marker == sign


# What belongs to one cell.


@holds(TEXT, "typed_sign_gap", within=2.4, beyond=2.6)
def a_letter_stands_for_a_bullet_next_to_its_text(ems: float) -> bool:
    return chunks(word("v", 50, 100), word("Review", 55 + ems * SIZE, 100)) == [[["vReview"]]]


@holds(TEXT, "longest_number", within=11, beyond=10)
def a_dash_before_few_letters_is_a_cell_of_its_own(letters: float) -> bool:
    return len(chunks(word("–", 50, 100), word("a" * int(letters), 75, 100))[0]) == 1


@holds(TEXT, "overlap", within=0.40, beyond=0.50)
def slanted_letters_overlap(ems: float) -> bool:
    return chunks(word("Review", 50, 100), word("policy", 80 - ems * SIZE, 100)) == [[["Reviewpolicy"]]]


@holds(TEXT, "begins_column", within=0.3, beyond=0.5)
def a_word_that_begins_where_a_cell_above_does_is_a_cell(points: float) -> bool:
    above = word("Action", 50, 100), word("Lead", 100, 100)
    return len(chunks(*above, word("aaaaaaaaa", 50, 114, to=97), word("Ann", 100 + points, 114))[-1]) == 2


@holds(TEXT, "justified", within=1.2, beyond=1.4)
def a_justified_line_has_wide_spaces(ems: float) -> bool:
    lines = word("Review the policy", 50, 100), word("of", 50, 112), word("all", 60 + ems * SIZE, 112)
    return chunks(*lines) == [[["Review the policy", "ofall"]]]


@holds(TEXT, "blank_line", within=2.5, beyond=2.7)
def an_empty_line_stands_within_a_cell(ems: float) -> bool:
    return len(chunks(word("Review", 50, 100), word("policy", 50, 100 + ems * SIZE))) == 1


@holds(TEXT, "aligned", within=1.4, beyond=1.6)
def a_cells_lines_begin_alike(ems: float) -> bool:
    row = word("Review all of these.", 50, 100), word("Ann Field, Bob Marsh", 160, 100)
    return len(chunks(*row, word("and Cat", 160 - ems * SIZE, 112))) == 1


@holds(TEXT, "hanging", within=3.9, beyond=4.1)
def a_line_stands_left_of_a_hanging_text(ems: float) -> bool:
    return (
        len(
            chunks(word("Review all of these plans", 200, 100), word("policy", 200 - ems * SIZE, 112, to=300))
        )
        == 1
    )


@holds(TEXT, "tallest_cell", within=29.0, beyond=31.0)
def a_tall_cell_begins_far_above_its_row(ems: float) -> bool:
    return len(chunks(word("Review", 50, 500), word("policy", 150, 500 - ems * SIZE))) == 1


@holds(TEXT, "sign_gap", within=5.8, beyond=6.2)
def a_bullet_belongs_to_the_text_set_apart_from_it(ems: float) -> bool:
    return len(chunks(word("•", 50, 100), word("Review the policy", 55 + ems * SIZE, 100))[0]) == 1


@holds(TEXT, "currency_gap", within=9.8, beyond=10.2)
def a_currency_sign_belongs_to_its_amount(ems: float) -> bool:
    return len(chunks(word("£", 50, 100), word("40,010", 55 + ems * SIZE, 100))[0]) == 1


@holds(TEXT, "chunk_new_size", within=0.18, beyond=0.22)
def a_cells_type_is_of_one_size(share: float) -> bool:
    return len(chunks(word("Review", 50, 100), word("policy", 50, 112, size=(1 - share) * SIZE))) == 1


# Headings, cut words, running lines.


@holds(TEXT, "heading_larger", within=1.13, beyond=1.10)
def a_heading_is_larger_than_the_body(times: float) -> bool:
    return heading_style(Passage(plain_item("Our plan"), times * SIZE, bold=False), SIZE) is not None


@holds(TEXT, "heading_longest", within=195, beyond=205)
def a_heading_is_short(letters: float) -> bool:
    return heading_style(Passage(plain_item("a" * int(letters)), 14, bold=False), SIZE) is not None


@holds(TEXT, "bold_heading_longest", within=115, beyond=125)
def a_bold_heading_is_shorter(letters: float) -> bool:
    return heading_style(Passage(plain_item("a" * int(letters)), SIZE, bold=True), SIZE) is not None


@holds(TEXT, "longest_ending", within=4, beyond=5)
def a_short_ending_was_cut_off_its_word(letters: float) -> bool:
    text = f"Manage{CUT}{'xyzqw'[: int(letters)]}"
    (block,) = with_whole_words(Document("pdf", (Paragraph(plain_item(text)),))).blocks
    return isinstance(block, Paragraph) and " " not in block.item.text


@holds(TEXT, "edge", within=0.11, beyond=0.13)
def running_lines_stand_at_the_edge(share: float) -> bool:
    top, _ = edge_lines([word("Council plan", 50, share * 842)], 842)
    return len(top) == 1


@holds(TEXT, "edge_same_height", within=2.5, beyond=3.5)
def a_running_line_stands_where_it_stood(points: float) -> bool:
    top, _ = edge_lines([word("Council plan", 50, 40)], 842)
    return len(running_lines(top, {"council plan": 40 + points})) == 1


@holds(TEXT, "edge_same_start", within=0.8, beyond=1.2)
def what_goes_on_further_in_is_no_running_line(points: float) -> bool:
    top, _ = edge_lines([word("Council plan", 50, 40), word("and more", 50 + points, 52)], 842)
    return not running_lines(top, {"council plan": 40})


@holds(TEXT, "next_line", within=1.5, beyond=1.7)
def what_goes_on_further_in_stands_near(ems: float) -> bool:
    top, _ = edge_lines([word("Council plan", 50, 40), word("and more", 50, 40 + ems * SIZE)], 842)
    return not running_lines(top, {"council plan": 40})


# What a page tells of its lines.


def _tagged(*pairs: tuple[str, bool]) -> Style:
    """The style of pairs of lines that run on: the first one's words, and whether both have one tag."""
    runs: list[TextRun] = []
    for number, (text, together) in enumerate(pairs):
        base = 60.0 + 30 * number
        runs.append(word(text, 50, base, leaf=2 * number))
        runs.append(word("of all of it.", 50, base + 12, leaf=2 * number + (not together)))
    return style_of(runs, Tags([Leaf("P", 0, -1)] * (2 * len(pairs)), [], [], {}), SentenceEnds())[0]


@holds(TEXT, "full_line", within=42, beyond=38)
def a_full_line_shows_that_lines_are_tagged(letters: float) -> bool:
    return not _tagged(("a" * int(letters), False)).blocks


@holds(TEXT, "line_tags", within=0.25, beyond=0.35)
def few_lines_have_tags_of_their_own(share: float) -> bool:
    return bool(_tagged(*(("a" * 50, number >= share * 20) for number in range(20))).blocks)


@holds(TEXT, "meant", within=0.65, beyond=0.55)
def sentences_part_where_more_paragraphs_end(paragraphs: float) -> bool:
    return SentenceEnds(short=1, full=paragraphs, inside=1).part()


@holds(TEXT, "sure_ends", within=2.1, beyond=1.9)
def one_short_line_opens_no_paragraphs(ends: float) -> bool:
    before = SentenceEnds(2 * ends, 8, 0, {"Review": Opener(4, 4, 0)})
    return bool(style_of([], None, before)[0].openers)


@holds(TEXT, "forgotten", within=0.25, beyond=0.18)
def a_word_is_remembered_for_a_page_or_two(times: float) -> bool:
    return "Review" in SentenceEnds(words={"Review": Opener(times)}).then(SentenceEnds()).words


def _evened_room(share: float, count: int) -> float:
    """The share that the lines of a column of 300 points leave, where so many leave one needlessly."""
    after = "policy that all of us follow"
    taken = 200 * first_word_share(after) + 0.58 * SIZE
    runs = [word("Review the plan and the", 50, 60, to=350)]
    for number in range(count):
        runs.append(word(after, 50, 72 + 36 * number, to=350 - taken - 300 * share))
        runs.append(word(after, 50, 84 + 36 * number, to=250))
    return style_of(runs, None, SentenceEnds())[0].evened


@holds(TEXT, "evened", within=0.11, beyond=0.13)
def evened_lines_leave_little_room(share: float) -> bool:
    return _evened_room(share, 2) > 0


@holds(TEXT, "evened_habit", within=2, beyond=1)
def one_line_is_no_habit(lines: float) -> bool:
    return _evened_room(0.08, int(lines)) > 0


# Paragraphs.


def _paragraphs(*lines: TextRun, left: float = 50, right: float = 250) -> list[str]:
    return [item.text for item in items_of(list(lines), Measure(1, left, right, Style({20: 12.0})))]


def _at_pitch(times: float, text: str) -> bool:
    """Whether a line is of the paragraph above it, by its distance from it."""
    lines = word("Review the", 50, 100, to=250), word("policy of all", 50, 112, to=250)
    return len(_paragraphs(*lines, word(text, 50, 112 + 12 * times, to=250))) == 1


@holds(TEXT, "loose", within=1.10, beyond=1.15)
def a_capital_behind_a_space_opens_a_paragraph(times: float) -> bool:
    return _at_pitch(times, "Officers and members")


@holds(TEXT, "apart", within=1.55, beyond=1.65)
def half_a_line_parts_a_sentence(times: float) -> bool:
    return _at_pitch(times, "officers and members")


@holds(TEXT, "centred", within=1.5, beyond=2.5)
def centred_lines_have_one_middle(points: float) -> bool:
    lines = word("Review the policy of", 50, 100, to=250), word("all the officers and", 51, 112, to=249)
    return len(_paragraphs(*lines, word("Members", 100 + points / 2, 124, to=200 + points / 2))) == 1


def _with_room(points: float, text: str) -> bool:
    """Whether a text 90 points wide goes on with a line that leaves so much room."""
    return len(_paragraphs(word("Review it", 50, 100, to=250 - points), word(text, 50, 112, to=140))) == 1


@holds(TEXT, "clearly", within=0.25, beyond=0.35)
def a_word_that_would_just_have_fitted_goes_on(ems: float) -> bool:
    text = "Management of risk"
    return _with_room(90 * first_word_share(text) + (0.28 + ems) * SIZE, text)


@holds(TEXT, "surely", within=1.7, beyond=1.9)
def a_word_in_wide_letters_is_measured(times: float) -> bool:
    text = "WWWWW iiiiiiiiiiiiiii"
    return _with_room(times * 90 * 5 / len(text) + 0.58 * SIZE, text)


@holds(TEXT, "one_letter", within=0.5, beyond=0.7)
def a_word_is_cut_where_no_letter_has_room(ems: float) -> bool:
    lines = word("Manage", 50, 100, to=250 - ems * SIZE), word("ment", 50, 112)
    return _paragraphs(*lines) == [f"Manage{CUT}ment"]


@holds(TEXT, "indent", within=0.4, beyond=0.6)
def a_line_left_of_its_bullet_is_none_of_the_items(ems: float) -> bool:
    lines = word("•", 80, 100), word("Review the", 90, 100, to=250)
    return len(_paragraphs(*lines, word("policy", 80 - ems * SIZE, 112, to=200))) == 1


@holds(TEXT, "paragraph_new_size", within=0.13, beyond=0.17)
def a_paragraph_is_set_in_one_size(share: float) -> bool:
    size = (1 - share) * SIZE
    return len(_paragraphs(word("Review the", 50, 100, to=250), word("policy", 50, 112, size=size))) == 1


@holds(TEXT, "descenders", within=1.5, beyond=2.5)
def columns_are_read_one_after_the_other(points: float) -> bool:
    right = 100 - points
    boxes = {
        "a": Extent(0, 0, 100, 50),
        "b": Extent(0, 52, 100, 100),
        "c": Extent(right, 20, 200, 70),
        "d": Extent(right, 72, 200, 120),
    }
    return in_reading_order(list("acbd"), boxes.__getitem__) == list("abcd")


# What rules, justification and the page's own measures tell of lines.


@holds(TEXT, "rule_over", within=0.07, beyond=0.13)
def an_underline_parts_two_lines(ems: float) -> bool:
    rule = Rule(100 - ems * SIZE, 40, 300)
    return len(chunks(word("Review", 50, 100), word("policy", 50, 112), across=[rule])) == 2


@holds(TEXT, "rule_under", within=0.45, beyond=0.35)
def a_rule_above_small_letters_parts_two_lines(ems: float) -> bool:
    rule = Rule(112 - ems * SIZE, 40, 300)
    return len(chunks(word("Review", 50, 100), word("policy", 50, 112), across=[rule])) == 2


def _is_fused(start: float = 0, level: float = 0, pitch: float = 12) -> bool:
    """Whether a line that was drawn apart is one again by the line below it."""
    apart = word("Review the", 50, 100), word("policy of", 115, 100 + level)
    return len(chunks(*apart, word("all of the schools here", 50 + start, 100 + pitch))[0]) == 1


@holds(TEXT, "fused_start", within=0.25, beyond=0.35)
def a_justified_line_begins_where_the_next_does(ems: float) -> bool:
    return _is_fused(start=ems * SIZE)


@holds(TEXT, "fused_level", within=0.08, beyond=0.12)
def the_pieces_of_a_justified_line_are_level(ems: float) -> bool:
    return _is_fused(level=ems * SIZE)


@holds(TEXT, "next_line", within=1.5, beyond=1.7)
def a_justified_line_stands_right_above_the_next(ems: float) -> bool:
    return _is_fused(pitch=ems * SIZE)


@holds(TEXT, "heading_smallest", within=0.96, beyond=0.93)
def small_bold_print_is_no_heading(times: float) -> bool:
    return heading_style(Passage(plain_item("Our plan"), times * SIZE, bold=True), SIZE) is not None


@holds(TEXT, "space", within=0.23, beyond=0.33)
def a_word_that_would_have_fitted_needs_a_space(ems: float) -> bool:
    text = "Management of risk"
    return _with_room(90 * first_word_share(text) + (0.3 + ems) * SIZE, text)


@holds(TEXT, "usual_pitch", within=1.45, beyond=1.58)
def lines_are_set_as_usual_where_a_page_tells_nothing(ems: float) -> bool:
    lines = word("Review the", 50, 100, to=250), word("Officers and", 50, 100 + ems * SIZE, to=250)
    return len(items_of(list(lines), Measure(1, 50, 250, Style({})))) == 1


def _tells_pitch(ems: float) -> bool:
    lines = [word("Review the", 50, 100, to=250), word("policy of", 50, 100 + ems * SIZE, to=250)]
    return bool(style_of(lines, None, SentenceEnds())[0].pitches)


@holds(TEXT, "least_pitch", within=0.85, beyond=0.75)
def one_line_in_mixed_type_tells_of_no_pitch(ems: float) -> bool:
    return _tells_pitch(ems)


@holds(TEXT, "most_pitch", within=2.1, beyond=2.3)
def paragraphs_tell_of_no_pitch(ems: float) -> bool:
    return _tells_pitch(ems)


@holds(TEXT, "first_line", within=0.75, beyond=0.85)
def a_first_line_is_set_in(ems: float) -> bool:
    lines = word("Review the", 50, 100, to=250), word("policy of all", 50, 112, to=250)
    return len(_paragraphs(*lines, word("Officers", 50 + ems * SIZE, 124, to=250))) == 1
