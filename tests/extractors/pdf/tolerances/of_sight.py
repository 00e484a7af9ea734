"""Pages that hold what is seen of a page: its stamps, what is struck, what is covered, and its pictures."""

from __future__ import annotations

from math import atan, cos, sin

from extractors.pdf.engine.ink import is_pale
from extractors.pdf.engine.pdfium import PdfFile
from extractors.pdf.engine.picture import is_picture
from extractors.pdf.engine.tolerances import ENGINE
from tests.extractors.pdf.making import Sheet
from tests.extractors.pdf.tolerances.holding import SIZE, holds
from tests.extractors.pdf.tolerances.of_engine import drawn, line, rectangle, said, seen, width
from tests.hostile import pdfs

# Stamps.

PRINT = line(50, 600, "Publish the strategy") + line(50, 580, "Review the policies of all of us")


def _stamps(drawing: str) -> int:
    return len(drawn(PRINT + drawing).stamps)


def _aslant(slope: float, size: float) -> str:
    angle = atan(slope)
    a, b = cos(angle), sin(angle)
    size /= a + b  # What is aslant is as large as the box around it.
    return f"BT /F {size:.3f} Tf {a:.5f} {b:.5f} {-b:.5f} {a:.5f} 100 300 Tm (Draft) Tj ET "


@holds(ENGINE, "pale", within=155, beyond=145)
def a_watermarks_grey_is_pale(grey: float) -> bool:
    return is_pale((int(grey), int(grey), int(grey), 255))


@holds(ENGINE, "stamp_larger", within=1.25, beyond=1.35)
def a_heading_set_aslant_is_no_stamp(times: float) -> bool:
    return not _stamps(_aslant(0.5, times * SIZE))


@holds(ENGINE, "skew", within=0.17, beyond=0.13)
def a_large_text_aslant_is_a_stamp(slope: float) -> bool:
    return _stamps(_aslant(slope, 20)) == 1


# In print of 10 points, capitals and their inset leave ink from 5.7 to 1.5 points above the baseline.


@holds(ENGINE, "stamp_over", within=0.08, beyond=0.12)
def large_print_touches_the_line_below_it(share: float) -> bool:
    return not _stamps(line(50, 602.7 - 4.2 * share, "WWWWWW", 20))


@holds(ENGINE, "stamp_crowds", within=0.7, beyond=0.8)
def a_pale_notice_stands_nearer_to_a_line_than_lines_do(ems: float) -> bool:
    return _stamps("0.8 g " + line(50, 600 - ems * SIZE, "Uncontrolled copy", 6)) == 1


@holds(ENGINE, "stamp_words", within=6, beyond=5)
def a_pale_notice_has_words(letters: float) -> bool:
    return _stamps("0.8 g " + line(50, 600 - 0.7 * SIZE, "Notice"[: int(letters)], 6)) == 1


@holds(ENGINE, "stamp_tiles", within=3, beyond=2)
def a_pale_text_again_and_again_is_laid_over_the_page(count: float) -> bool:
    copies = "".join(line(60, 600 - 90 * number, "Draft") for number in range(int(count)))
    return _stamps(f"0.8 g {copies}") == int(count)


@holds(ENGINE, "printed_twice", within=0.9, beyond=1.1)
def text_is_printed_again_in_its_place(points: float) -> bool:
    others = "".join(line(50, 580 - 20 * number, f"Review policy {number}") for number in range(9))
    once, again = line(50, 600, "Publish it"), line(50 + points, 600, "Publish it")
    return len(drawn(once + others + again).runs) == 10


def _below(points: float) -> bool:
    """Whether large print so far below a line is taken to be printed over it."""
    return bool(_stamps(line(300, 500, "Publish it") + line(295, 500 - points, "WWWWWW", 20)))


@holds(ENGINE, "capital_height", within=0.68, beyond=0.76)
def capitals_reach_into_the_line_above(ems: float) -> bool:
    return _below(19 * ems - 29 * 0.15)


@holds(ENGINE, "stamp_inset", within=0.18, beyond=0.12)
def lines_set_solid_meet(ems: float) -> bool:
    return _below(19 * 0.72 - 29 * ems)


@holds(ENGINE, "stamp_same_base", within=0.45, beyond=0.55)
def the_words_of_a_stamp_stand_on_one_line(ems: float) -> bool:
    return _stamps(line(50, 600, "DRAFT", 20) + line(300, 600 + 20 * ems, "COPY", 20)) == 2


# Words struck through.


def _struck(drawing: str, text: str = "Responsibility", size: float = SIZE) -> bool:
    return any(run.struck for run in drawn(line(50, 600, text, size) + drawing).runs)


def _stroke(x0: float, y: float, x1: float) -> str:
    return f"{x0:.3f} {y:.3f} m {x1:.3f} {y:.3f} l S "


WIDE = width("Responsibility")


@holds(ENGINE, "strike_lowest", within=0.15, beyond=0.10)
def an_underline_strikes_nothing(ems: float) -> bool:
    return _struck(_stroke(50, 600 + ems * SIZE, 50 + WIDE))


@holds(ENGINE, "strike_highest", within=0.5, beyond=0.6)
def a_line_over_small_letters_strikes_nothing(ems: float) -> bool:
    return _struck(_stroke(50, 600 + ems * SIZE, 50 + WIDE))


@holds(ENGINE, "strike_word", within=0.65, beyond=0.55)
def a_line_strikes_most_of_a_word(share: float) -> bool:
    return _struck(_stroke(50, 603, 50 + share * WIDE))


@holds(ENGINE, "strike_on_words", within=0.45, beyond=0.35)
def a_strike_lies_on_words(share: float) -> bool:
    return _struck(_stroke(50, 603, 50 + WIDE / share))


# PDFium's box around a stroke is a pen's width, 1 point, longer at either end.


@holds(ENGINE, "strike_beyond", within=0.85, beyond=0.95)
def a_strike_reaches_beyond_its_words(ems: float) -> bool:
    return _struck(_stroke(50 - ems * SIZE, 603, 50 + width("ab") + ems * SIZE), text="ab")


@holds(ENGINE, "strike_meets", within=2.3, beyond=2.7)
def a_border_misses_the_one_that_it_meets(points: float) -> bool:
    x1 = 50 + WIDE
    return not _struck(_stroke(50, 603, x1) + f"{x1 + points} 550 m {x1 + points} 650 l S")


@holds(ENGINE, "strike_tallest", within=71, beyond=76)
def the_largest_type_is_struck(points: float) -> bool:
    return _struck(_stroke(50, 600 + 0.54 * points, 50 + width("Draft", points)), "Draft", points)


# What is seen.


@holds(ENGINE, "x_height", within=0.45, beyond=0.55)
def white_small_letters_are_seen_on_black(ems: float) -> bool:
    black = rectangle(40, 600 + ems / 2 * SIZE, 200, 30)
    return said(drawn(f"{black} 1 g {line(50, 600, 'Review')}")) == ["Review"]


def _under(start: float, end: float, text: str) -> list[str]:
    """What is read of a line under a white box, from a share of its length to another."""
    wide = width(text)
    return said(
        drawn(line(50, 600, text) + "1 g " + rectangle(50 + start * wide, 595, (end - start) * wide, 20))
    )


@holds(ENGINE, "covered_all", within=0.92, beyond=0.88)
def a_line_of_which_next_to_nothing_is_seen_is_gone(share: float) -> bool:
    return not _under(0, share, "Publish the strategy of the council as a whole now")


@holds(ENGINE, "covered_some", within=0.12, beyond=0.08)
def a_box_may_touch_a_line(share: float) -> bool:
    first = "m" * round(share * 25)
    wide = width(first) / width(f"{first} {'m' * 25}")
    return first not in " ".join(_under(0, wide, f"{first} {'m' * 25}")).split()


@holds(ENGINE, "covered_word", within=0.65, beyond=0.55)
def a_word_of_which_most_is_covered_is_gone(share: float) -> bool:
    text = "mmmmmmmmmm mmmmmmmmmmm"
    return "mmmmmmmmmm" not in " ".join(_under(0, share * width("mmmmmmmmmm") / width(text), text)).split()


@holds(ENGINE, "smallest_type", within=2.2, beyond=1.8)
def print_may_be_small(points: float) -> bool:
    return "Notes" in said(drawn(PRINT + line(50, 300, "Notes", points)))


@holds(ENGINE, "small_beside", within=0.37, beyond=0.33)
def print_is_small_beside_the_usual(times: float) -> bool:
    usual = line(50, 600, "Publish the strategy", 4)
    return "Notes" in said(drawn(usual + line(50, 300, "Notes", 4 * times)))


@holds(ENGINE, "same_colour", within=10, beyond=14)
def no_eye_tells_a_shade_from_paper(shades: float) -> bool:
    return "Notes" not in said(drawn(f"{PRINT} {1 - shades / 255:.5f} g {line(50, 300, 'Notes')}"))


def grey_picture(x: float, y: float, wide: float, high: float) -> str:
    """A grey picture of one point."""
    return f"q {wide} 0 0 {high} {x} {y} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q "


@holds(ENGINE, "covering_picture", within=0.55, beyond=0.45)
def a_page_is_mostly_a_picture(share: float) -> bool:
    content = pdfs.one_page(grey_picture(0, 0, 595, 842 * share).encode("latin-1"))
    with PdfFile(content, "page.pdf") as pdf, pdf.page(1) as page:
        return is_picture(page)


@holds(ENGINE, "scan_share", within=0.55, beyond=0.45)
def the_text_layer_of_a_scan_is_read(share: float) -> bool:
    high = 842 * share
    return said(drawn(grey_picture(0, 842 - high, 595, high) + "3 Tr " + line(50, 100, "Review"))) == [
        "Review"
    ]


@holds(ENGINE, "opaque", within=252, beyond=245)
def an_opaque_picture_covers_words(shares: float) -> bool:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet = Sheet()
    sheet.words(50, 100, "Publish the strategy")
    sheet.words(50, 200, "Review")
    patch = ImageReader(Image.new("RGBA", (30, 10), (250, 250, 200, int(shares))))
    sheet.canvas.drawImage(patch, 45, sheet.height - 205, 100, 20, mask="auto")
    return "Review" not in said(seen(sheet.done()))


@holds(ENGINE, "stamp_same_size", within=0.08, beyond=0.12)
def the_words_of_a_stamp_are_of_one_size(share: float) -> bool:
    return _stamps(line(50, 600, "DRAFT", 20) + line(300, 600, "COPY", (1 - share) * 20)) == 2


@holds(ENGINE, "numbered_edge", within=0.08, beyond=0.13)
def an_agenda_numbers_the_scans_that_it_holds(share: float) -> bool:
    drawing = grey_picture(0, 0, 595, 842) + line(250, 842 * share - 10, "Page 15")
    with PdfFile(pdfs.one_page(drawing.encode("latin-1")), "page.pdf") as pdf, pdf.page(1) as page:
        return is_picture(page)
