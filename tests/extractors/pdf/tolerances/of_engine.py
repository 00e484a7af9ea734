"""Pages that hold the tolerances of what the engine sees: drawn as PDFs, and read by PDFium."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.pdf.engine.annotations import with_annotations
from extractors.pdf.engine.drawn_bullets import with_drawn_bullets
from extractors.pdf.engine.objects import Fill, PageObjects, TextRun
from extractors.pdf.engine.pdfium import PdfFile
from extractors.pdf.engine.spots import is_dot
from extractors.pdf.engine.text_runs import Typefaces
from extractors.pdf.engine.tolerances import ENGINE
from extractors.pdf.engine.typed_rules import with_typed_rules
from extractors.pdf.pdfium_page import Known, read_page
from ingest.limits import Limits
from tests.extractors.pdf.tolerances.holding import SIZE, holds, word
from tests.hostile import pdfs

COURIER = b"/C << /Type /Font /Subtype /Type1 /BaseFont /Courier >>"


def seen(content: bytes) -> PageObjects:
    """What is seen on the page of a PDF."""
    with PdfFile(content, "page.pdf") as pdf, pdf.page(1) as page:
        return read_page(page, Limits(), Known({}, frozenset(), Typefaces())).marks


def drawn(drawing: str) -> PageObjects:
    """What is seen of a drawing: PDF's operators, points from the bottom left corner."""
    return seen(pdfs.one_page(drawing.encode("latin-1")))


def said(marks: PageObjects) -> list[str]:
    return [run.text.strip() for run in marks.runs]


def line(x: float, y: float, text: str, size: float = SIZE) -> str:
    return f"BT /F {size:.3f} Tf {x:.3f} {y:.3f} Td ({text}) Tj ET "


def rectangle(x: float, y: float, wide: float, high: float) -> str:
    return f"{x:.3f} {y:.3f} {wide:.3f} {high:.3f} re f "


def width(text: str, size: float = SIZE) -> float:
    return float(stringWidth(text, "Helvetica", size))


# Fields and notes.

FORM = b"/AcroForm << /Fields [6 0 R] /NeedAppearances true /DA (/F 0 Tf 0 g) /DR << >> >>"


def _field(high: float, kind: str = "", value: str = "Ann Lee") -> list[TextRun]:
    """The runs of a field filled in, 190 points wide, its left edge at 255 and its lower one at 700."""
    box = f"/Rect [255 700 445 {700 + high}]"
    field = f"<< /Type /Annot /Subtype /Widget {box} /F 4 /FT /Tx {kind} /V ({value}) /T (a) >>"
    return seen(pdfs.one_page(b"", page=b"/Annots [6 0 R]", catalog=FORM, more=[field.encode()])).runs


_SEVERAL = "/Ff 4096"


@holds(ENGINE, "field_padding", within=1.8, beyond=2.2)
def a_fields_words_are_set_in(points: float) -> bool:
    return _field(16)[0].x0 - 255 >= points


@holds(ENGINE, "field_filled", within=0.65, beyond=0.75)
def a_fields_type_fills_its_height(share: float) -> bool:
    return _field(10)[0].size >= share * 10


@holds(ENGINE, "field_largest_type", within=11, beyond=13)
def a_high_fields_type_is_no_larger(points: float) -> bool:
    return _field(40)[0].size >= points


@holds(ENGINE, "note_size", within=9, beyond=11)
def a_field_of_several_lines_has_a_notes_type(points: float) -> bool:
    return _field(60, _SEVERAL)[0].size >= points


@holds(ENGINE, "field_leading", within=1.1, beyond=1.3)
def the_lines_of_a_field_are_set_apart(ems: float) -> bool:
    first, second = _field(60, _SEVERAL, "Ann Lee\\nBob Day")
    return second.base - first.base >= ems * SIZE


@holds(ENGINE, "letter_width", within=0.45, beyond=0.55)
def a_fields_letters_are_half_as_wide_as_high(ems: float) -> bool:
    run = _field(60, _SEVERAL)[0]
    return run.x1 - run.x0 >= ems * SIZE * len("Ann Lee")


@holds(ENGINE, "half_x_height", within=0.25, beyond=0.35)
def a_fields_word_stands_in_its_middle(ems: float) -> bool:
    run = _field(40)[0]
    return run.base - (842 - 720) >= ems * run.size


@holds(ENGINE, "level_with_field", within=0.55, beyond=0.65)
def a_field_is_read_behind_the_words_beside_it(ems: float) -> bool:
    runs = [word("Lead", 50, 100), word("Due", 50, 200)]
    return with_annotations(runs, [word("Ann", 100, 100 + ems * SIZE)])[1].text == "Ann"


# Dots, spots, rules.


@holds(ENGINE, "bullet_gap", within=2.8, beyond=3.2)
def a_drawn_bullet_stands_before_its_text(ems: float) -> bool:
    dot = Fill(50, 95, 54, 99, "#000000")
    return len(with_drawn_bullets([word("Review", 54 + ems * SIZE, 100)], [dot])) == 2


@holds(ENGINE, "largest_dot", within=7.8, beyond=8.2)
def a_bullet_is_a_small_square(points: float) -> bool:
    return said(drawn(line(80, 700, "Review", 20) + rectangle(60, 703, points, points)))[0] == "•"


@holds(ENGINE, "dot_roundness", within=0.7, beyond=0.9)
def a_bullet_is_as_wide_as_high(points: float) -> bool:
    return said(drawn(line(80, 700, "Review", 20) + rectangle(60, 703, 5 + points, 5)))[0] == "•"


@holds(ENGINE, "thickest_rule", within=3.8, beyond=4.2)
def a_thin_rectangle_is_a_rule(points: float) -> bool:
    return bool(drawn(rectangle(50, 700, 200, points)).across)


@holds(ENGINE, "slant", within=0.6, beyond=0.8)
def a_rule_leans(points: float) -> bool:
    return bool(drawn(f"50 700 m 250 {700 + points} l 250 600 l S").across)


@holds(ENGINE, "smallest_spot", within=2.2, beyond=1.8)
def a_speck_is_no_light(points: float) -> bool:
    return bool(drawn("1 0 0 rg " + rectangle(50, 700, points, points)).spots)


@holds(ENGINE, "largest_spot", within=39, beyond=41)
def a_large_area_is_no_light(points: float) -> bool:
    return bool(drawn("1 0 0 rg " + rectangle(50, 700, points, points)).spots)


@holds(ENGINE, "longest_spot_sign", within=3, beyond=4)
def some_dots_stand_for_their_colour(count: float) -> bool:
    return is_dot(word("●" * int(count), 50, 100))


# Letters into runs.


def _pieces(*pieces: tuple[float, str], font: str = "F") -> list[str]:
    """The runs of words drawn on one line, each with points from where the letters before it end."""
    name = "Courier" if font == "C" else "Helvetica"
    x, drawing = 50.0, ""
    for gap, text in pieces:
        x += gap
        drawing += f"BT /{font} {SIZE} Tf {x:.3f} 600 Td ({text}) Tj ET "
        x += float(stringWidth(text.rstrip(), name, SIZE))
    fonts = b"/Font << /F 5 0 R /C << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>"
    page = pdfs.one_page(drawing.encode(), resources=fonts)
    return [run.text.strip() for run in seen(page).runs]


@holds(ENGINE, "wide_gap", within=0.55, beyond=0.65)
def a_justified_space_parts_no_runs(ems: float) -> bool:
    return len(_pieces((0, "Review "), (ems * SIZE, "policy"))) == 1


@holds(ENGINE, "narrow_gap", within=0.33, beyond=0.39)
def a_space_that_was_not_drawn_is_narrow(ems: float) -> bool:
    return _pieces((0, "Review"), (ems * SIZE, "policy")) == ["Review policy"]


@holds(ENGINE, "no_gap", within=0.117, beyond=0.13)
def kerned_letters_are_one_word(ems: float) -> bool:
    return _pieces((0, "ii"), (ems * SIZE, "ii")) == ["iiii"]


@holds(ENGINE, "slack", within=0.35, beyond=0.45)
def a_run_is_as_wide_as_its_letters(ems: float) -> bool:
    drawing = f"BT /F {SIZE} Tf 50 600 Td [(Review ) {-1000 * ems:.1f} (policy)] TJ ET"
    return len(drawn(drawing).runs) == 1


@holds(ENGINE, "usual_space", within=0.60, beyond=0.70)
def a_space_that_no_font_tells_of_is_narrow(ems: float) -> bool:
    return len(drawn(f"BT /F {SIZE} Tf 50 600 Td [(Review) {-1000 * ems:.1f} (policy)] TJ ET").runs) == 1


@holds(ENGINE, "fixed_space", within=1.35, beyond=1.45)
def a_space_of_a_typewriter_is_wide(times: float) -> bool:
    return len(_pieces((0, "a b "), (0.6 * times * SIZE, "policy"), font="C")) == 1


def _with_blank(before: float, below: float) -> list[str]:
    """The runs of two pieces with a blank drawn so far before the second, and off its baseline."""
    after = 50 + width("in") + 0.05 * SIZE
    blank = line(after - before * SIZE, 600 - below * SIZE, " ")
    return said(drawn(line(50, 600, "in") + blank + line(after, 600, "formed")))


@holds(ENGINE, "blank_reach", within=0.10, beyond=0.06)
def a_blank_right_before_a_letter_is_none(ems: float) -> bool:
    return _with_blank(ems, 0) == ["in formed"]


@holds(ENGINE, "blank_base", within=0.08, beyond=0.12)
def a_blank_stands_on_its_line(ems: float) -> bool:
    return _with_blank(0.2, ems) == ["in formed"]


@holds(ENGINE, "touch", within=0.04, beyond=0.06)
def letters_of_two_words_are_told_by_where_they_touch(ems: float) -> bool:
    drawing, x = "", 50.0
    for letter in "Reviewing":
        drawing += line(x, 600, letter)
        x += width(letter) + ems * SIZE
    x -= width("on")
    for letter in "Actions":
        drawing += line(x, 600, letter)
        x += width(letter)
    return said(drawn(drawing)) == ["Reviewing", "Actions"]


@holds(ENGINE, "ascent", within=0.75, beyond=0.85)
def a_run_is_as_high_as_its_capitals(ems: float) -> bool:
    (run,) = drawn(line(50, 600, "Review")).runs
    return run.base - run.top >= ems * SIZE


@holds(ENGINE, "descent", within=0.15, beyond=0.25)
def a_run_reaches_below_its_baseline(ems: float) -> bool:
    (run,) = drawn(line(50, 600, "Review")).runs
    return run.bottom - run.base >= ems * SIZE


# Rules that were typed.


def _typed(
    count: int, text: str = "| Action | Lead", pitch: float = 12, first: int = 0, to: float | None = None
) -> int:
    """How many rules down lines of print make; those from ``first`` on are set so far apart."""
    bases = [100 + 12 * number for number in range(count)]
    bases = [base + (pitch - 12 if number >= first else 0) for number, base in enumerate(bases)]
    runs = [word(text, 50, base, to=to if number == 0 else None) for number, base in enumerate(bases)]
    return len(with_typed_rules(runs).down)


@holds(ENGINE, "typed_bars", within=3, beyond=2)
def bars_under_one_another_make_a_rule(count: float) -> bool:
    return _typed(int(count)) == 2


@holds(ENGINE, "typed_columns", within=2, beyond=1)
def one_rule_makes_no_table(count: float) -> bool:
    return _typed(5, "| Action" * int(count)) > 0


@holds(ENGINE, "typed_width", within=0.05, beyond=0.07)
def print_is_of_one_width(share: float) -> bool:
    return _typed(5, to=50 + 75 * (1 + share)) > 0


@holds(ENGINE, "typed_next_line", within=1.8, beyond=2.0)
def bars_far_apart_are_two_rules(ems: float) -> bool:
    return _typed(6, pitch=ems * SIZE, first=3) == 2


@holds(ENGINE, "typed_group_row", within=3.8, beyond=4.2)
def the_name_of_a_group_stands_between_two_rules(ems: float) -> bool:
    lines = [*((100 + 12 * number, "| Action | Lead |") for number in range(3)), (136, "-" * 17)]
    below = 136 + ems * SIZE
    lines += [(136 + ems * SIZE / 2, "  Parks"), (below, "-" * 17)]
    lines += [(below + 12 * number, "| Action | Lead |") for number in (1, 2, 3)]
    return len(with_typed_rules([word(text, 50, base) for base, text in lines]).down) == 8


# How alike letters of one run and words of one stamp are.


def _bullet(middle: float) -> bool:
    """Whether a dot is a text's bullet, its middle so far above the baseline."""
    dot = Fill(50, 98 - middle, 54, 102 - middle, "#000000")
    return len(with_drawn_bullets([word("Review", 60, 100)], [dot])) == 2


@holds(ENGINE, "bullet_highest", within=0.7, beyond=0.8)
def a_drawn_bullet_stands_below_the_capitals_tops(ems: float) -> bool:
    return _bullet(ems * SIZE)


@holds(ENGINE, "bullet_lowest", within=0.08, beyond=0.12)
def a_drawn_bullet_stands_on_its_line(ems: float) -> bool:
    return _bullet(-ems * SIZE)


@holds(ENGINE, "smallest_dot", within=1.2, beyond=0.8)
def a_speck_is_no_bullet(points: float) -> bool:
    return said(drawn(line(80, 700, "Review", 20) + rectangle(60, 703, points, points)))[0] == "•"


@holds(ENGINE, "run_base", within=0.08, beyond=0.12)
def letters_of_a_run_stand_on_one_line(ems: float) -> bool:
    drawing = line(50, 600, "Review ") + line(50 + width("Review "), 600 + ems * SIZE, "policy")
    return said(drawn(drawing)) == ["Review policy"]


@holds(ENGINE, "run_size", within=0.04, beyond=0.06)
def pieces_of_a_run_are_of_one_size(share: float) -> bool:
    drawing = line(50, 600, "Review ") + line(50 + width("Review "), 600, "policy", (1 + share) * SIZE)
    return said(drawn(drawing)) == ["Review policy"]


@holds(ENGINE, "word_size", within=0.08, beyond=0.12)
def letters_of_a_word_are_of_one_size(share: float) -> bool:
    drawing = line(50, 600, "Rev") + line(50 + width("Rev"), 600, "iew", (1 + share) * SIZE)
    return len(drawn(drawing).runs) == 1
