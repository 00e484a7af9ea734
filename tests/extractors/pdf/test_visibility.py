"""What no reader sees on a page is no text of it; what a reader sees, or a scan's text layer holds, is."""

from __future__ import annotations

import pytest
from reportlab.lib.utils import ImageReader

from ingest.codes import IssueCode
from ingest.errors import UnreadableDocument
from tests.extractors.pdf.making import Sheet, read
from tests.hostile import pdfs

SEEN = "Publish the strategy"
OTHER = "March 2012"


def said(content: bytes) -> str:
    return " ".join(read(content).texts())


def shown(drawing: bytes, page: bytes = b"") -> str:
    """What is read of a page with a visible line and what a test draws."""
    words = b"BT /F 11 Tf 50 700 Td (Publish the strategy) Tj ET\n"
    return said(pdfs.one_page(words + drawing, page=page))


def test_invisible_text_is_not_read() -> None:
    assert shown(b"BT 3 Tr /F 11 Tf 50 600 Td (March 2012) Tj ET") == SEEN


def test_text_that_only_clips_is_not_read() -> None:
    assert shown(b"q BT 7 Tr /F 11 Tf 50 600 Td (March 2012) Tj ET Q") == SEEN


def test_a_paper_of_which_no_text_is_seen_is_not_said_to_be_pictures_alone() -> None:
    with pytest.raises(UnreadableDocument, match="no text but what is invisible"):
        said(pdfs.one_page(b"BT 3 Tr /F 11 Tf 50 600 Td (March 2012) Tj ET"))


@pytest.mark.parametrize(("grey", "is_read"), [(b"1", False), (b"0.96", False), (b"0.93", True)])
def test_text_in_the_colour_of_the_paper_is_not_read(grey: bytes, is_read: bool) -> None:
    assert (OTHER in shown(b"q %s g BT /F 11 Tf 50 600 Td (March 2012) Tj ET Q" % grey)) == is_read


@pytest.mark.parametrize(
    ("grey", "is_read"), [(b"1", True), (b"0.2", False), (b"0.23", False), (b"0.3", True)]
)
def test_text_in_the_colour_of_its_cell_is_not_read_and_white_on_dark_is(grey: bytes, is_read: bool) -> None:
    drawing = b"q 0.2 g 40 590 100 25 re f %s g BT /F 11 Tf 50 600 Td (March 2012) Tj ET Q" % grey
    assert (OTHER in shown(drawing)) == is_read


def test_white_text_on_a_round_shape_is_read() -> None:
    shape = b"q 0.1 0.3 0.6 rg 40 590 m 200 590 l 220 600 220 610 200 620 c 40 620 l f Q"
    assert OTHER in shown(shape + b" q 1 g BT /F 11 Tf 50 600 Td (March 2012) Tj ET Q")


def test_text_under_a_white_box_is_not_read_and_what_is_typed_over_the_box_is() -> None:
    old = b"BT /F 11 Tf 50 600 Td (March 2012) Tj ET q 1 g 45 592 120 20 re f Q "
    assert shown(old + b"BT /F 11 Tf 50 600 Td (June 2013) Tj ET") == f"{SEEN} June 2013"


def test_of_two_words_the_covered_one_is_gone() -> None:
    """As many runs were left as there had been, and the covered word was read."""
    # In Helvetica at 11 points "Lee" begins at 73.
    line = b"BT /F 11 Tf 50 600 Td (Ann Lee) Tj ET 1 g "
    for cover, kept, gone in ((b"72 597 30 12 re f", "Ann", "Lee"), (b"48 597 22 12 re f", "Lee", "Ann")):
        document = read(pdfs.one_page(line + cover))
        assert " ".join(document.texts()) == kept
        (issue,) = (issue for issue in document.issues if issue.code is IssueCode.TEXT_NOT_SEEN)
        assert gone in issue.message
        assert kept not in issue.message


def test_only_the_words_that_are_covered_are_gone() -> None:
    line = b"BT /F 11 Tf 50 600 Td (Lead: Old Person, Parks) Tj ET "
    # In Helvetica at 11 points "Old Person," reaches from 80 to 138.
    assert shown(line + b"0 g 79 597 60 12 re f") == f"{SEEN} Lead: Parks"


def test_what_shines_through_a_highlight_is_read() -> None:
    state = b"/ExtGState << /T << /ca 0.4 >> >>"
    highlight = b"BT /F 11 Tf 50 600 Td (March 2012) Tj ET q /T gs 1 1 0 rg 45 592 120 20 re f Q"
    assert OTHER in said(pdfs.one_page(highlight, resources=state))


@pytest.mark.parametrize(("right", "is_read"), [(54.0, False), (80.0, True)])
def test_text_outside_of_its_clip_path_is_not_read(right: float, is_read: bool) -> None:
    drawing = b"q 20 580 %.1f 40 re W n BT /F 11 Tf 50 600 Td (March 2012) Tj ET Q" % (right - 20)
    assert (OTHER in shown(drawing)) == is_read


@pytest.mark.parametrize(("size", "is_read"), [(0.4, False), (1.9, False), (2.1, True), (4.0, True)])
def test_text_too_small_to_be_seen_is_not_read(size: float, is_read: bool) -> None:
    assert (OTHER in shown(b"BT /F %.1f Tf 50 600 Td (March 2012) Tj ET" % size)) == is_read


def test_a_plan_drawn_to_a_tiny_scale_is_read_whole() -> None:
    assert said(pdfs.one_page(b"BT /F 1.5 Tf 50 600 Td (Publish the strategy) Tj ET")) == SEEN


@pytest.mark.parametrize("x", [-120, 640])
def test_text_beside_the_page_is_not_read(x: int) -> None:
    """Two lines left of the page once stopped the reading of the whole page."""
    beside = b"BT /F 11 Tf %d 600 Td (March 2012) Tj 0 -14 Td (March 2012) Tj ET" % x
    assert shown(beside) == SEEN


def test_text_outside_of_the_crop_box_is_not_read() -> None:
    beside = b"BT /F 11 Tf 450 600 Td (March 2012) Tj ET"
    assert shown(beside, b"/CropBox [0 0 400 842]") == SEEN


@pytest.mark.parametrize("first", ["text", "picture"])
def test_the_text_layer_of_a_scan_is_read_over_and_under_its_picture(first: str) -> None:
    from PIL import Image

    sheet = Sheet()
    scan = ImageReader(Image.new("L", (60, 84), 230))
    for part in (first, "picture" if first == "text" else "text"):
        if part == "picture":
            sheet.canvas.drawImage(scan, 0, 0, 595, 842)
        else:
            text = sheet.canvas.beginText(50, 600)
            text.setFont("Helvetica", 11)
            text.setTextRenderMode(3 if first == "picture" else 0)
            text.textLine("Publish the strategy")
            sheet.canvas.drawText(text)
    assert said(sheet.done()) == SEEN


@pytest.mark.parametrize(("alpha", "is_read"), [(255, False), (90, True)])
def test_a_small_picture_covers_what_it_was_put_over_unless_it_is_seen_through(
    alpha: int, is_read: bool
) -> None:
    from PIL import Image

    sheet = Sheet()
    sheet.words(50, 100, SEEN)
    sheet.words(50, 200, OTHER)
    patch = ImageReader(Image.new("RGBA", (30, 10), (250, 250, 200, alpha)))
    sheet.canvas.drawImage(patch, 45, sheet.height - 205, 100, 20, mask="auto")
    assert (OTHER in said(sheet.done())) == is_read


@pytest.mark.parametrize(
    "unseen", [b"1 g", b"3 Tr", b"0 0 1 1 re W n"], ids=["white", "invisible", "clipped"]
)
def test_words_are_not_seen_by_the_ink_of_their_neighbours_on_the_line(unseen: bytes) -> None:
    # In Helvetica at 11 points "Ann Lee" reaches from 50 to 92.
    line = b"BT /F 11 Tf 50 600 Td (Ann Lee) Tj ET q %s BT /F 11 Tf 92 600 Td ( Tom Hall) Tj ET Q" % unseen
    assert shown(line) == f"{SEEN} Ann Lee"
