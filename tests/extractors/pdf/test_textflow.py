"""Paragraphs out of lines, and words out of letters, as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.pdf.text.wording import first_word, first_word_share, readable
from tests.extractors.pdf.making import Sheet, only_table

SIZE = 9


def wrapped(words: str, width: float, together: str = "") -> list[str]:
    """Lines of words as full as they can be, those of ``together`` never parted."""
    lines: list[str] = []
    for word in (
        words.replace(together, together.replace(" ", "\0")).split(" ") if together else words.split(" ")
    ):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer.replace("\0", " "), "Helvetica", SIZE) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line.replace("\0", " ") for line in lines]


def cell_of(lines: Sequence[str], width: float) -> list[str]:
    """The paragraphs that the lines of a ruled cell are read as."""
    sheet = Sheet()
    xs, ys = (50.0, 56.0 + width, 250.0 + width), (90.0, 110.0, 120.0 + 10.5 * len(lines))
    sheet.table(xs, ys, (("Action", "Lead"), ("", "Ann Field")))
    for number, words in enumerate(lines):
        sheet.words(53, 120 + 10.5 * number, words, size=SIZE)
    return [item.text for item in only_table(sheet.done()).at(1, 0).items]


def test_a_name_before_a_slash_that_did_not_fit_is_not_torn() -> None:
    # "Collins" alone would fit on the first line; with the slash, which no line begins with, it does not.
    words = "Elaine Petch/Tracy Collins /Richard Davies"
    width = stringWidth("Elaine Petch/Tracy Collins", "Helvetica", SIZE) + 6
    lines = wrapped(words, width, together="Collins /Richard")
    assert lines[0] == "Elaine Petch/Tracy"
    assert cell_of(lines, width) == [words]


def test_a_word_in_capitals_is_wider_than_its_letters_are_many() -> None:
    words = "Involve young people in SCHMW and in little villages"
    width = stringWidth("Involve young people in SCHMW", "Helvetica", SIZE) - 2
    lines = wrapped(words, width)
    assert lines[0] == "Involve young people in"
    assert cell_of(lines, width) == [words]


def test_a_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    lines = ["Review the list", "All heads of service, now"]
    assert cell_of(lines, 120) == lines


def test_a_line_that_no_sentence_ends_with_goes_on() -> None:
    """A line left room behind "including", and the names after it became an action."""
    lines = [
        "Widen the market for local lenders, including",
        "Social Bonds and",
        "Credit Unions (Harrowdene",
        "First)",
    ]
    assert cell_of(lines, 260) == [" ".join(lines)]


def test_lines_made_about_equally_long_are_one_paragraph() -> None:
    """Lines that a program evens out leave room for the next word, which ended an action there."""
    paragraph = [
        "We will open a review of the law on",
        "sleeping out, which includes the",
        "Vagrancy Orders. Its findings are to be",
        "sent to all of the councils by",
        "the spring, and to the parishes that",
        "asked for them in the survey of",
        "Harrowdene last year, with a note on how",
    ]
    assert cell_of(paragraph, 175) == [" ".join(paragraph)]


def test_lines_of_one_sentence_show_how_far_apart_a_cell_sets_its_lines() -> None:
    """In a cell more widely set than its page every line with a capital became an action of its own."""
    sheet = Sheet()
    sheet.table((50, 215, 400), (90, 110, 250, 330), (("Action", "Lead"), ("", "Ann Field"), ("", "")))
    spaced = [
        "Consult upon a revised set of criteria",
        "for early years at every school that",
        "Harrowdene Trust has founded.",
    ]
    for number, words in enumerate(spaced):
        sheet.words(53, 120 + 13 * number, words, size=SIZE)
    close = ["Write to the schools of the county that", "have not replied, and publish the list", "of them."]
    for number, words in enumerate((*close, *close)):
        sheet.words(53, 258 + 10.5 * number, words, size=SIZE)
    table = only_table(sheet.done())
    assert [item.text for item in table.at(1, 0).items] == [" ".join(spaced)]


def test_a_paragraph_that_ends_on_a_full_line_is_told_by_the_short_ones_of_the_page() -> None:
    """A sentence whose last line is full, closely set, was read as one paragraph with the next."""
    paragraphs = [
        "Consult young people on how to share the findings.",
        "Write to all the schools and clubs of the borough.",
        "Publish a summary of the report for the children.",
        "Disseminate the summary to all of the outlets.",
        "Communicate the findings through the local press.",
        "Incorporate its key messages into consultation.",
    ]
    width = 122.0
    lines = [wrapped(paragraph, width) for paragraph in paragraphs]
    pairs = [(one[-1], other[0].split()[0]) for one, other in pairwise(lines)]
    full = [stringWidth(f"{end} {word}", "Helvetica", SIZE) > width for end, word in pairs]
    assert any(full)
    assert not all(full)
    assert cell_of([line for paragraph in lines for line in paragraph], width) == paragraphs


def test_raised_letters_stand_on_their_line() -> None:
    sheet = Sheet()
    sheet.table((50.0, 150.0, 250.0), (90.0, 110.0, 130.0), (("Action", "Due"), ("Write", "")))
    sheet.words(153, 122, "by the 4")
    end = 153 + sheet.canvas.stringWidth("by the 4", "Helvetica", 9)
    sheet.words(end, 118, "th", size=6)
    sheet.words(end + 8, 122, "of May")
    assert only_table(sheet.done()).at(1, 1).text == "by the 4th of May"


def test_small_capitals_are_one_word() -> None:
    sheet = Sheet()
    sheet.table((50.0, 150.0, 250.0), (90.0, 110.0, 130.0), (("Action", "Due"), ("", "May")))
    sheet.words(53, 122, "S", size=10)
    sheet.words(53 + sheet.canvas.stringWidth("S", "Helvetica", 10), 122, "UMMARY", size=8)
    assert only_table(sheet.done()).at(1, 0).text == "SUMMARY"


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    sheet = Sheet()
    sheet.table((50.0, 150.0, 250.0), (90.0, 110.0, 130.0), (("Action", "Due"), ("", "May")))
    for shift in (0.0, 0.3):
        sheet.words(53 + shift, 122, "Write the summary")
    assert only_table(sheet.done()).at(1, 0).text == "Write the summary"


def test_a_word_that_a_narrow_column_cut_is_whole_where_it_is_used_elsewhere() -> None:
    sheet = Sheet()
    sheet.table((50.0, 88.0, 250.0), (90.0, 120.0, 140.0), (("", "Lead"), ("May", "Timescale agreed")))
    sheet.words(53, 101, "Timesca")
    sheet.words(53, 112, "le")
    assert only_table(sheet.done()).at(0, 0).text == "Timescale"


def test_text_at_the_bottom_of_its_cell_is_its_cells() -> None:
    sheet = Sheet()
    sheet.table((50.0, 150.0, 250.0), (90.0, 110.0, 170.0), (("Action", "Due"), ("", "")))
    for line, words in enumerate(wrapped("Write a summary that every child can read", 90)):
        sheet.words(53, 140 + 11 * line, words)
    sheet.words(153, 151, "May 2009")
    table = only_table(sheet.done())
    assert [cell.text for cell in table.row(1)] == ["Write a summary that every child can read", "May 2009"]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("Mar\u20112011", "Mar-2011"),
        ("o\ufb03cer", "officer"),
        ("no\u00a0break", "no break"),
        ("a\u200bb", "ab"),
    ],
)
def test_signs_that_only_typesetting_knows_are_plain(drawn: str, read: str) -> None:
    assert readable(drawn) == read


def test_the_first_word_takes_the_mark_that_closes_it() -> None:
    assert first_word("Collins /Richard Davies") == "Collins /Richard"
    assert first_word("Collins and Davies") == "Collins"
    assert first_word_share("alone") == 1.0
    assert first_word_share("WWWW iiii") > 0.7


def test_a_word_that_opens_other_paragraphs_opens_one_behind_a_full_line() -> None:
    """Actions without a full stop, closely set, ran together wherever the first had filled its line."""
    paragraphs = [
        "Managers to check the plans of each of the teams",
        "Managers will review their cases",
        "Audit the files of every team, and report on them",
        "Managers to run weekly seminars",
        "Audit the records of visits and of the reviews too",
        "Managers with Police to train the staff in it.",
        "The findings are reported.",
        "The board is told.",
        "The public is told.",
    ]
    width = 120.0
    lines = [wrapped(paragraph, width) for paragraph in paragraphs]
    assert stringWidth(f"{lines[0][-1]} Managers", "Helvetica", SIZE) > width
    assert cell_of([line for paragraph in lines for line in paragraph], width) == paragraphs


def test_a_number_to_the_left_of_the_line_above_begins_a_paragraph() -> None:
    sheet = Sheet()
    sheet.table((50.0, 256.0, 450.0), (90.0, 110.0, 160.0), (("Action", "Lead"), ("", "Ann Field")))
    lines = (
        (53, "12.4 Safety. The return was sent to the clerk, who"),
        (75, "has seen it."),
        (53, "12.5 Doors."),
    )
    for number, (x, words) in enumerate(lines):
        sheet.words(x, 120 + 10.5 * number, words, size=SIZE)
    assert [item.text for item in only_table(sheet.done()).at(1, 0).items] == [
        "12.4 Safety. The return was sent to the clerk, who has seen it.",
        "12.5 Doors.",
    ]
