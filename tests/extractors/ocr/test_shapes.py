"""Letters, points and surfaces told by the shape of their ink, and what several looks at a text say."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from scipy import ndimage

from extractors.ocr.bars import by_shape
from extractors.ocr.cases import as_reference, in_capitals, without_mark
from extractors.ocr.dots import with_points
from extractors.ocr.edges import along_edges
from extractors.ocr.engine import Word
from extractors.ocr.hooks import with_hooks
from extractors.ocr.looks import agreed, is_odd
from extractors.ocr.paper import told_from_paper
from extractors.ocr.raster import Area, Mask, closed, opened
from extractors.ocr.reading import ReadLine
from extractors.ocr.rules import find_rules
from extractors.ocr.runs import runs_of
from extractors.ocr.signs import is_ring
from extractors.ocr.text_lines import InkLine, find_lines
from extractors.ocr.tolerances.reading import READING
from extractors.ocr.word_ends import parted
from extractors.pdf.engine.objects import Rule

FIGURE = (
    "####",
    "#..#",
    "#..#",
    "####",
    "#..#",
    "#..#",
    "#..#",
    "####",
)
POINT = ("..", "..", "..", "..", "..", "..", "##", "##")
COMMA = ("..", "..", "..", "..", "..", "##", ".#", "#.")
COLON = ("..", "..", "##", "##", "..", "..", "##", "##")
BAR = ("##",) * 8
SLASH = ("...#", "...#", "..##", "..#.", ".##.", ".#..", "##..", "#...")
BROKEN_ONE = (
    "....##....",
    "..###.....",
    ".####.....",
    "##..#.....",
    "...##.....",
    "...##.....",
    "...##.....",
    "...##.....",
    "...##.....",
    "...##.....",
    "...##.....",
    "...###....",
    ".########.",
    "##########",
)


def drawn(*signs: tuple[str, ...]) -> Mask:
    """Signs beside one another, a column of paper between them."""
    rows = [".".join(parts) for parts in zip(*signs, strict=True)]
    return np.array([[letter == "#" for letter in row] for row in rows])


@pytest.mark.parametrize("read", ["53", "5:3", "5.3", "553"])
def test_a_point_between_figures_is_kept_whatever_was_read_there(read: str) -> None:
    assert with_points(read, drawn(FIGURE, POINT, FIGURE)) == "5.3"


@pytest.mark.parametrize(
    ("read", "sign"), [("5,3", COMMA), ("5:3", COLON), ("53", BAR)], ids=["comma", "colon", "bar"]
)
def test_what_is_no_point_stays_as_it_was_read(read: str, sign: tuple[str, ...]) -> None:
    assert with_points(read, drawn(FIGURE, sign, FIGURE)) == read


def test_a_slash_is_told_from_a_bar_by_its_slant() -> None:
    assert by_shape("AlB", drawn(FIGURE, SLASH, FIGURE)) == "A/B"
    assert by_shape("AIB", drawn(FIGURE, BAR, FIGURE)) == "AIB"


STEEP = tuple("." * (4 - row // 5) + "##" + "." * (row // 5) for row in range(24))
STEM = ("##",) * 24


@pytest.mark.parametrize("read", ["Wholwhen", "Whol/when", "Who/lwhen"])
def test_a_steep_slash_in_an_upright_word_is_read_once(read: str) -> None:
    """The heading Who/when in a bold face was read as Whol/when, and the leads of its column were lost."""
    assert by_shape(read, drawn(STEM, STEM, STEM, STEEP, STEM, STEM, STEM, STEM)) == "Who/when"


def test_a_bar_of_a_word_that_leans_as_much_is_no_slash() -> None:
    assert by_shape("tltt", drawn(STEEP, STEEP, STEEP, STEEP)) == "tltt"


TOUCHING = tuple(("###########" if row > 8 else "...........") + STEEP[row] for row in range(24))
UPRIGHT = tuple(("###########" if row > 8 else "...........") + "....##" for row in range(24))


@pytest.mark.parametrize(("last", "said"), [(TOUCHING, "Area/"), (UPRIGHT, "Areal")], ids=["slash", "bar"])
def test_a_slash_at_a_words_end_may_touch_the_letter_before(last: tuple[str, ...], said: str) -> None:
    """The heading Outcome Area/ Issue was read as Areal, without a doubt."""
    assert by_shape("Areal", drawn(STEM, STEM, STEM, last)) == said


def test_a_one_keeps_its_flag_though_a_fax_frayed_it() -> None:
    assert by_shape("AL", drawn(("##########",) * 14, BROKEN_ONE)) == "A1"


def test_a_bar_at_the_end_is_told_where_other_letters_touch() -> None:
    assert by_shape("1AB", drawn(BAR, ("#########",) * 8)) == "IAB"


HOOK = ("....##", "....##", "....##", "....##", "....##", "....##", "....##", "##..##", ".####.")
BARRED_HOOK = ("..####", *HOOK[1:])
NINE = (".####.", "##..##", "##..##", "##..##", ".#####", "....##", "....##", "##..##", ".####.")
OPEN_NINE = (*NINE[:4], "......", *NINE[5:])


@pytest.mark.parametrize(
    ("read", "shape", "said"),
    [("I9", HOOK, "IJ"), ("I9", BARRED_HOOK, "IJ"), ("IJ", NINE, "I9"), ("I9", NINE, "I9")],
    ids=["hook", "barred", "loop", "nine"],
)
def test_initials_with_a_j_hold_no_nine(read: str, shape: tuple[str, ...], said: str) -> None:
    """ "(IJ)" was read as "(I9)" wherever it stood, and most looks agreed."""
    assert with_hooks(read, drawn(("##",) * 9, shape)) == said


def test_a_nine_that_touches_or_is_broken_stays_as_it_was_read() -> None:
    assert with_hooks("I9", drawn(("##########",) * 9)) == "I9"
    assert with_hooks("I9", drawn(("##",) * 9, OPEN_NINE)) == "I9"


def word(text: str, confidence: float, x1: float = 30, *, known: bool = False) -> Word:
    return Word(text, 0, 0, x1, 10, confidence, known)


def test_a_dictionary_s_word_needs_no_second_look_and_a_reference_does() -> None:
    assert not is_odd(word("policy", 95, known=True))
    assert is_odd(word("policy", 70, known=True))
    assert is_odd(word("IA1", 95))


def test_most_looks_decide_and_a_difference_is_a_doubt() -> None:
    (same,) = agreed([[word("IA1", 90)], [word("IA1", 85)]], 30)
    assert (same.text, same.confidence) == ("IA1", 90)
    (most,) = agreed([[word("1A1", 90)], [word("IA1", 80)], [word("IA1", 70)]], 30)
    assert (most.text, most.confidence <= 60) == ("IA1", True)


def test_a_look_that_saw_a_part_alone_counts_for_less() -> None:
    (whole,) = agreed([[word("A", 97, 10)], [word("IA2", 60)]], 30)
    assert whole.text == "IA2"


def test_light_letters_close_to_the_edges_of_a_dark_row_and_dark_ones_below_it() -> None:
    page = np.full((400, 600, 3), 255, np.uint8)
    page[100:140, 50:550] = (60, 60, 60)
    for x in range(80, 200, 12):
        page[108:128, x : x + 5] = 255
        page[143:162, x : x + 3] = 0
    paper = told_from_paper(page, 200)
    (surface,) = paper.painted
    assert abs(surface[0].top - 100) <= 5
    assert abs(surface[0].bottom - 140) <= 5
    assert paper.ink[110:125, 82].all()
    assert not paper.ink[104:130, 88:91].any()
    assert paper.ink[146:159, 81].all()
    assert not paper.ink[143:162, 86:91].any()


def test_a_rule_goes_on_between_two_painted_cells() -> None:
    blue, red = Rule(122.0, 734, 794), Rule(124.0, 734, 794)
    (rule,) = along_edges([Rule(123.5, 153, 732.6)], [Rule(54, 734, 794), blue, red, Rule(364, 734, 794)])
    assert rule == Rule(123.5, 153, 794)
    (apart,) = along_edges([Rule(130.0, 153, 732.6)], [Rule(54, 734, 794), blue])
    assert apart == Rule(130.0, 153, 732.6)


def line_of(*words: str, space: int = 4) -> Mask:
    """A line of words whose letters are bars of two columns with one of paper between them."""
    columns = (f"{'.' * space}").join(".".join("##" for _ in word) for word in words)
    return np.array([[pixel == "#" for pixel in columns]] * 8)


def test_words_of_a_bare_line_are_parted_at_the_widest_gaps() -> None:
    """An engine says where they end by a letter more or less, or that the first ends where the line does: a
    second look at such a word lost its first letter, or read the words beside it again."""
    own = line_of("Chris", "of", "Ward")
    wide = own.shape[1]
    words = [Word("Chris", 0, 0, wide, 8, 90), Word("of", 16, 0, 23, 8, 90), Word("Ward", 25, 0, 40, 8, 90)]
    assert parted(words, own, 10.0) == [(0, 16), (16, 25), (25, wide)]


def test_a_line_with_fewer_gaps_than_spaces_is_not_parted() -> None:
    assert parted([Word("a", 0, 0, 2, 8, 90), Word("b", 9, 0, 11, 8, 90)], bar_of_ink(), 10.0) is None
    assert parted([], line_of("Chris", "Ward"), 10.0) is None


def test_a_gap_far_from_where_a_word_begins_parts_nothing() -> None:
    own = line_of("Chrisofward", "of")
    words = [Word("Chris", 0, 0, 14, 8, 90), Word("ofwardof", 15, 0, own.shape[1], 8, 90)]
    assert parted(words, own, 10.0) is None


def bar_of_ink() -> Mask:
    return np.ones((8, 12), bool)


@given(arrays(bool, array_shapes(min_dims=2, max_dims=2, max_side=24)), st.integers(1, 9), st.integers(1, 9))
def test_gaps_filled_and_what_is_short_taken_away_as_a_rectangle_would(
    mask: Mask, wide: int, high: int
) -> None:
    shape = np.ones((high, wide), bool)
    beyond = ((high, high), (wide, wide))
    filled = ndimage.binary_closing(np.pad(mask, beyond), shape)[high:-high, wide:-wide]
    emptied = ndimage.binary_opening(np.pad(mask, beyond), shape)[high:-high, wide:-wide]
    assert (opened(mask, wide, high) <= mask).all()
    assert (closed(np.pad(mask, beyond), wide, high)[high:-high, wide:-wide] == filled).all()
    assert (opened(np.pad(mask, beyond), wide, high)[high:-high, wide:-wide] == emptied).all()


def test_a_name_goes_on_with_a_capital_after_mc() -> None:
    """A lead was read as Mclnnes: many faces draw both letters alike."""
    assert by_shape("Mclnnes", np.zeros((8, 8), bool)) == "McInnes"
    assert by_shape("McLaren", np.zeros((8, 8), bool)) == "McLaren"


def test_a_bar_read_twice_at_a_words_end_is_one_where_letters_touch() -> None:
    """Where M and A touch, letters and parts of the ink are not as many."""
    own = np.zeros((12, 30), bool)
    own[:, :18] = True  # M and A
    own[:, 22:26] = True
    assert len(by_shape("MAl1", own)) == 3
    assert by_shape("MA1", own)[:2] == "MA"


@pytest.mark.parametrize(("high", "text"), [(17, "CS"), (13, "cs")])
def test_initials_alone_on_a_line_are_as_large_as_they_stand(high: int, text: str) -> None:
    """CS was read as cs at 150 dpi: a lead was missed."""
    (read,) = in_capitals([Word("cs", 0, 0, 20, high, 90)], 25.0)
    assert read.text == text


def test_other_letters_are_left_to_the_engine() -> None:
    words = [Word("as", 0, 0, 20, 17, 90)]
    assert in_capitals(words, 25.0) == words


@pytest.mark.parametrize("read", ["T™", "™"])
def test_letters_on_the_line_are_no_trade_mark(read: str) -> None:
    """TM for a team's manager was read as T™."""
    assert without_mark(read, drawn(FIGURE, FIGURE)) == "TM"
    raised = drawn(FIGURE, FIGURE)
    raised[4:, 5:] = False
    assert without_mark("A™", raised) == "A™"


def test_letters_before_a_comma_are_no_trade_mark() -> None:
    """A cell of initials that begins with "TM," lost its first lead."""
    assert without_mark("T™,", drawn(FIGURE, FIGURE, COMMA)) == "TM,"


def leaning(high: int, lean: int) -> Mask:
    """A stroke three pixels wide, its head so many pixels further right than its foot."""
    shape = np.zeros((high, lean + 3), bool)
    for row in range(high):
        start = round(lean * (high - 1 - row) / (high - 1))
        shape[row, start : start + 3] = True
    return shape


@pytest.mark.parametrize(
    ("letter", "lean", "read"), [("|", 9, "/"), ("I", 9, "/"), ("I", 0, "I"), ("|", 0, "I")]
)
def test_a_bar_that_stands_alone_is_a_slash_where_it_leans(letter: str, lean: int, read: str) -> None:
    """ "Officer / Manager" was read as "Officer | Manager": narrow faces draw a slash as steep as a bar."""
    upright = np.kron(drawn(*(FIGURE,) * 6), np.ones((6, 6), bool))
    assert by_shape(letter, leaning(48, lean), upright) == read


def one_word(text: str, top: int, high: int) -> ReadLine:
    area = Area(100, top, 220, top + high)
    return ReadLine(
        InkLine(area, top), [Word(text, 100.0, float(top), 220.0, float(top + high), 95.0, True)], stroke=2
    )


def test_a_pixel_at_head_and_foot_makes_no_other_type_size() -> None:
    """At 150 dpi a name over two lines fell into two paragraphs, its lines set in two sizes."""
    lines = [one_word("Richard", 100, 14), one_word("Dunmore", 124, 16), one_word("PLAN", 30, 24)]
    runs = {run.text.strip(): run for run in runs_of(lines, 21.0, 150 / 72)}
    assert runs["Richard"].size == runs["Dunmore"].size
    assert runs["PLAN"].size > 1.3 * runs["Richard"].size


@given(st.lists(st.integers(10, 40), min_size=1, max_size=12))
def test_sizes_that_are_alike_in_the_end_are_the_same(heights: list[int]) -> None:
    """What the commonest sizes left over beside them became a size of its own, half a point off."""
    lines = [one_word("Word", 100 * place, high) for place, high in enumerate(heights)]
    sizes = {run.size * 200 / 72 for run in runs_of(lines, 28.0, 200 / 72)}
    least = READING.run_pixels_off / READING.run_x_height
    pairs = [(one, two) for one in sizes for two in sizes if one < two]
    assert all(two - one > 0.99 * max(READING.run_same_size * one, least) for one, two in pairs)


def test_lines_of_columns_that_are_set_apart_keep_their_own_baselines() -> None:
    """Lines of three columns, each half a point below the next, were set on one: where a line was moved most,
    a paragraph seemed to begin."""
    places = {"Officers": (100, 464), "Decem": (300, 466), "ROSH": (500, 468)}
    lines = []
    for text, (x, base) in places.items():
        area = Area(x, base - 16, x + 120, base)
        box = (float(x), float(base - 16), float(x + 120), float(base))
        lines.append(ReadLine(InkLine(area, x), [Word(text, *box, 95.0, True)], stroke=2))
    found = {run.text.strip(): run.base * 200 / 72 for run in runs_of(lines, 22.0, 200 / 72)}
    assert max(abs(found[text] - base) for text, (_, base) in places.items()) <= 1.1


def test_the_lines_of_a_paragraph_are_as_far_apart_as_each_other() -> None:
    """A pixel more between two lines of a cell of small print began a paragraph there, and a row."""
    tops = [100, 127, 152, 177, 207, 232, 257]
    names = ["first", "second", "third", "fourth", "next", "nextbut", "nextlast"]
    lines = [one_word(name, top, 16) for name, top in zip(names, tops, strict=True)]
    found = {run.text.strip(): run.base * 200 / 72 for run in runs_of(lines, 22.0, 200 / 72)}
    bases = [found[name] for name in names]
    steps = [lower - upper for upper, lower in pairwise(bases)]
    assert max(steps[:3]) - min(steps[:3]) < 0.1
    assert steps[3] > 1.1 * steps[2]


@pytest.mark.parametrize(("text", "ems"), [("planned", 0.93), ("grey", 0.73)])
def test_a_line_whose_words_all_hang_below_it_has_its_own_size(text: str, ems: float) -> None:
    """It was set in the usual size of its page: the end of a recommendation ("planned way.") in larger type
    than the table's was a paragraph of its own, and lost."""
    size = 30.0
    lines = [one_word("Recommend", 100, round(0.72 * size)), one_word(text, 136, round(ems * size))]
    one, two = runs_of(lines, 22.0, 200 / 72)
    assert one.size == two.size
    assert abs(two.base * 200 / 72 - (136 + (ems - 0.21) * size)) < 1.5


def _drawn(*rows: str) -> Mask:
    return np.array([[sign == "#" for sign in row] for row in rows])


RING = ("...####...", ".########.", ".##....##.", "##......##", "##......##", "##......##", "##......##")
RING = (*RING, ".##....##.", ".########.", "...####...")
FOUR = ("......##..", ".....###..", "....####..", "...##.##..", "..##..##..", ".##...##..", "##....##..")
FOUR = (*FOUR, "##########", "##########", "......##..", "......##..")
HASH = ("...#...#..", "...#...#..", ".#########", "..#...#...", "..#...#...", "#########.", ".#...#....")


@pytest.mark.parametrize(("drawn", "ring"), [(RING, True), (FOUR, False), (HASH, False)])
def test_a_figure_with_paper_inside_is_no_bullet(drawn: tuple[str, ...], ring: bool) -> None:
    """The number of an item, alone in its cell, was a bullet, and the heading # as well."""
    assert is_ring(_drawn(*drawn), 20.0) is ring


HIGH = ("#....#",) * 7 + (".####.",)
LOW = ("......",) * 3 + ("#....#",) * 4 + (".####.",)
ONE = ("..##", ".###", "####", "..##", "..##", "..##", "..##", "..##")


@pytest.mark.parametrize(("letter", "read"), [(HIGH, "LU1"), (LOW, "Lu1")])
def test_the_letters_of_a_reference_are_as_high_as_its_figures(letter: tuple[str, ...], read: str) -> None:
    gap = (".",) * 8
    rows = ["".join(parts) for parts in zip(ONE, gap, letter, gap, ONE, strict=True)]
    assert as_reference("Lu1", _drawn(*rows)) == read


def test_what_may_be_one_letter_or_two_stays_as_it_was_read() -> None:
    rows = ["".join(parts) for parts in zip(HIGH, (".",) * 8, ONE, strict=True)]
    assert as_reference("uU1", _drawn(*rows)) == "uU1"


def test_a_grey_hair_line_that_lies_in_two_rows_of_pixels_is_a_rule() -> None:
    """Neither row was dark enough, and the rows of a table above and below it were one."""
    plain = np.full((200, 600), 255, np.uint8)
    for at in (40, 160):
        plain[at : at + 3, 50:550] = 0
        plain[40:163, 50:53] = plain[40:163, 547:550] = 0
    plain[100, 50:550], plain[101, 50:550] = 183, 186
    rules = find_rules(plain, plain < 128, 200)
    assert [round(rule.at) for rule in rules.across] == [42, 101, 161]


def test_bullets_as_small_as_dust_are_kept_before_the_lines_that_they_open() -> None:
    """Far from their text, they were dust, and the items of a cell one."""
    ink = np.zeros((200, 400), bool)
    for top in (20, 60, 100):
        for x in range(120, 300, 14):
            ink[top : top + 14, x : x + 8] = True
        ink[top + 5 : top + 10, 80:85] = True
    ink[150:155, 80:85] = True
    lines = find_lines(ink, np.zeros_like(ink), 150).lines
    assert [line.area.x0 for line in lines] == [120, 80] * 3 or sorted(line.area.x0 for line in lines) == [
        80,
        80,
        80,
        120,
        120,
        120,
    ]
