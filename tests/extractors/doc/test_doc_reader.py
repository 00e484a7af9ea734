"""Word 97-2003 files: what [MS-DOC] stores in odd ways comes out as a person sees it in Word."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest

from extractors.doc.fib import Place
from extractors.doc.sprms import Code
from extractors.layout import Heading, Paragraph
from tests.extractors.doc.making import (
    IN_TABLE,
    Paper,
    Para,
    Run,
    cell,
    cells,
    clx_of,
    grid,
    opened,
    para,
    row,
    shown,
    sprm,
    summary,
    table,
    texts,
)


@pytest.mark.parametrize("wide", [True, False])
def test_text_of_one_byte_and_of_two(wide: bool) -> None:
    assert texts(Paper([para("The council’s plan – £5,000"), para("Zoë")], wide=wide)) == [
        "The council’s plan – £5,000",
        "Zoë",
    ]


def test_a_sign_beyond_sixteen_bits_is_one_sign() -> None:
    assert texts(Paper([para("Status 😐 amber"), para("next")])) == ["Status 😐 amber", "next"]


def test_a_table_between_paragraphs() -> None:
    document = opened(Paper([para("Plan"), *grid([["Action", "Lead"], ["Do it", "Ann"]]), para("End")]))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert shown(document.tables[0]) == [["Action", "Lead"], ["Do it", "Ann"]]


def test_saved_fast_the_text_is_in_the_order_of_its_pieces() -> None:
    """Word appends what was changed: "the other" stands last in the file, and in the midst of its pieces."""
    runs = [para("Do it"), para("Then"), para("the other", end="")]
    clx = clx_of([(3, 1024, True, 0), (9, 1024 + 2 * 11, True, 0), (6, 1024 + 2 * 5, True, 0)])
    assert texts(Paper(runs, clx=clx, length=18)) == ["Do the other", "Then"]


def test_a_piece_s_own_modifier_holds_for_all_of_it() -> None:
    bold = 0x55 << 1 | 1 << 8  # Prm0: sprmCFBold, on
    text = "Bold plan\rPlain\r"
    clx = clx_of([(10, 1024, True, bold), (len(text) - 10, 1044, True, 0)])
    document = opened(Paper([para("Bold plan"), para("Plain")], clx=clx))
    assert [block.item.bold for block in document.blocks if isinstance(block, Paragraph)] == [True, False]


def test_a_piece_s_shared_modifiers_hold_too() -> None:
    clx = clx_of([(5, 1024, True, 1), (5, 1034, True, 0)], [sprm(Code.HIDDEN, 1)])
    assert texts(Paper([para("Gone"), para("Here")], clx=clx)) == ["Here"]


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_read() -> None:
    runs = (
        Run("Publish "),
        Run("the old plan", sprm(Code.DELETED, 1)),
        Run("the new plan", sprm(0x0801, 1)),
        Run(" (note to self)", sprm(Code.HIDDEN, 1)),
    )
    assert texts(Paper([Para(runs)])) == ["Publish the new plan"]


def test_faces_are_kept() -> None:
    runs = (Run("Bold", sprm(Code.BOLD, 1)), Run(" and "), Run("struck", sprm(Code.STRUCK, 1)))
    (block,) = opened(Paper([Para(runs)])).blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold, run.struck) for run in block.item.runs] == [
        ("Bold", True, False),
        (" and ", False, False),
        ("struck", False, True),
    ]


def test_a_field_shows_its_result_and_not_its_code() -> None:
    special = sprm(Code.SPECIAL, 1)
    runs = (
        Run("See "),
        Run("\x13", special),
        Run(' HYPERLINK "http://'),
        Run("\x13", special),
        Run(" QUOTE x "),
        Run("\x14", special),
        Run("inner"),
        Run("\x15", special),
        Run('" '),
        Run("\x14", special),
        Run("the page"),
        Run("\x15", special),
        Run("."),
    )
    assert texts(Paper([Para(runs)])) == ["See the page."]


def _form(kind: int, chosen: int, entries: tuple[str, ...] = ()) -> bytes:
    """A form field's data: 25 is "as by default"."""
    header = struct.pack("<IH", 0, 68).ljust(68, b"\0")
    body = struct.pack("<IHHH", 0xFFFF_FFFF, kind | chosen << 2, 0, 0) + struct.pack("<HH", 0, 0)
    body += struct.pack("<H", 0)  # the default
    body += struct.pack("<HH", 0, 0) * 5
    if entries:
        body += struct.pack("<HHH", 0xFFFF, len(entries), 0)
        body += b"".join(struct.pack("<H", len(one)) + one.encode("utf-16-le") for one in entries)
    return header + body


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_form(2, 1, ("Not started", "Complete")), "Complete"),
        (_form(2, 25, ("Not started", "Complete")), "Not started"),
        (_form(1, 1), "☒"),
        (_form(1, 25), "☐"),
    ],
)
def test_old_form_fields_show_their_choice_and_their_tick(data: bytes, said: str) -> None:
    special = sprm(Code.SPECIAL, 1)
    runs = (
        Run("Status: "),
        Run("\x13", special),
        Run(" FORMDROPDOWN "),
        Run("\x01", special + sprm(Code.FIELD_DATA, 1) + sprm(Code.DATA_PLACE, 16)),
        Run("\x14", special),
        Run("\x15", special),
    )
    assert texts(Paper([Para(runs)], data=bytes(16) + data)) == [f"Status: {said}"]


@pytest.mark.parametrize("special", [0, 1])
def test_symbols_are_what_they_look_like(special: int) -> None:
    """Some writers do not mark the character in a symbol's place as special."""
    font = b"\0" * 40 + "Wingdings\0".encode("utf-16-le")
    fonts = struct.pack("<HH", 1, 0) + bytes([len(font) - 1]) + font[1:]
    tick = sprm(Code.SPECIAL, special) + sprm(Code.SYMBOL, struct.pack("<HH", 0, 0xF0FC))
    assert texts(Paper([Para((Run("Done "), Run("(", tick)))], parts={Place.FONTS: fonts})) == ["Done ✓"]


def test_merges_sideways_and_down() -> None:
    found = table(
        cell("Plan"), cell(""), row(cells(0, 2000, 4000, flags={0: 1, 1: 2})),
        cell("A"), cell("one"), row(cells(0, 2000, 4000, flags={0: 0x60})),
        cell(""), cell("two"), row(cells(0, 2000, 4000, flags={0: 0x20})),
    )  # fmt: skip
    assert [(one.text, one.row_span, one.col_span) for one in found.cells] == [
        ("Plan", 1, 2),
        ("A", 2, 1),
        ("one", 1, 1),
        ("two", 1, 1),
    ]


def test_merges_marked_the_other_way_round_are_the_same() -> None:
    """[MS-DOC] numbers the two marks of a merge the other way than Word 97 did."""
    edges = (0, 1000, 2000, 3000, 4000)
    for first, other in ((1, 2), (2, 1)):
        flags = {0: first, 1: other, 2: first, 3: other}
        found = table(cell("A"), cell(""), cell("B"), cell(""), row(cells(*edges, flags=flags)))
        assert [(one.text, one.col_span) for one in found.cells] == [("A", 2), ("B", 2)]


def test_columns_are_those_of_all_rows() -> None:
    found = table(
        cell("Title"), row(cells(0, 4000)),
        cell("A"), cell("B"), row(cells(5, 2010, 3990)),
    )  # fmt: skip
    assert [(one.text, one.col, one.col_span) for one in found.cells] == [
        ("Title", 0, 2),
        ("A", 0, 1),
        ("B", 1, 1),
    ]


def test_shades_old_and_new() -> None:
    amber = struct.pack("<BBBB", 0, 0, 0, 0xFF) + struct.pack("<BBBB", 0xFF, 0xC0, 0, 0) + b"\0\0"
    old = sprm(Code.SHADES_OLD, struct.pack("<HHH", 6 << 5, 0, 4 << 10))
    new = sprm(Code.SHADES_1, bytes([0, 0, 0, 255] * 2) + b"\0\0" + amber)
    found = table(cell("R"), cell("A"), cell("G"), row(cells(0, 1000, 2000, 3000) + old + new))
    assert [one.fill for one in found.cells] == ["#FF0000", "#FFC000", "#CCCCCC"]


def test_a_row_s_modifiers_may_stand_in_the_data_stream() -> None:
    modifiers = IN_TABLE + sprm(Code.ROW_END, 1) + cells(0, 2000, 4000)
    data = bytes(8) + struct.pack("<H", len(modifiers)) + modifiers
    found = table(cell("A"), cell("B"), Para((), "\x07", 0, sprm(Code.ELSEWHERE, 8)), data=data)
    assert shown(found) == [["A", "B"]]


def test_rows_are_changed_by_later_modifiers() -> None:
    changed = (
        cells(0, 1000, 2000)
        + sprm(Code.INSERT, struct.pack("<BBH", 2, 1, 500))
        + sprm(Code.WIDTH, struct.pack("<BBH", 0, 1, 1500))
        + sprm(Code.MERGE, struct.pack("<BB", 1, 3))
    )
    found = table(cell("A"), cell("B"), cell(""), row(changed), *grid([["x", "y"]], 1500))
    assert [(one.text, one.col, one.col_span) for one in found.cells][:2] == [("A", 0, 1), ("B", 1, 2)]


def test_a_deleted_row_is_left_out() -> None:
    gone = row(cells(0, 2000))
    end = Para((Run("\x07", sprm(Code.DELETED, 1)),), "", gone.style, gone.modifiers)
    found = table(*grid([["kept"]]), cell("", Run("gone", sprm(Code.DELETED, 1))), end)
    assert shown(found) == [["kept"]]


def test_a_header_row_says_so() -> None:
    found = table(cell("Action"), row(cells(0, 900) + sprm(Code.HEADER_ROW, 1)), *grid([["Do it"]], 900))
    assert [one.header for one in found.cells] == [True, False]


def test_a_table_in_a_cell_comes_after_the_table() -> None:
    depth = sprm(Code.DEPTH, 2) + IN_TABLE
    inner_cell = depth + sprm(Code.INNER_CELL_END, 1)
    inner_row = depth + sprm(Code.INNER_CELL_END, 1) + sprm(Code.INNER_ROW_END, 1) + cells(0, 500, 1000, 1500)
    document = opened(
        Paper(
            [
                Para((Run("Outer"),), "\r", 0, IN_TABLE),
                Para((Run("x"),), "\r", 0, inner_cell),
                Para((Run("y"),), "\r", 0, inner_cell),
                Para((Run("z"),), "\r", 0, inner_cell),
                Para((), "\r", 0, inner_row),
                cell("still outer"),
                cell("beside"),
                row(cells(0, 2000, 4000)),
                para("After"),
            ]
        )
    )
    assert [shown(one) for one in document.tables] == [[["Outer\nstill outer", "beside"]], [["x", "y", "z"]]]


def test_word_6_lists_count() -> None:
    anld = struct.pack("<BBB7xH8x", 0, 0, 1, 1) + ".".encode("utf-16-le").ljust(64, b"\0")
    modifiers = sprm(Code.OLD_LIST, anld) + sprm(Code.LIST, 0x7FF) + sprm(Code.LIST_LEVEL, 1)
    document = opened(Paper([para("First", modifiers), para("Second", modifiers)]))
    items = [block.item for block in document.blocks if isinstance(block, Paragraph)]
    assert [(item.marker, item.level, item.text) for item in items] == [
        ("1.", 0, "First"),
        ("2.", 0, "Second"),
    ]


def _lists() -> dict[Place, bytes]:
    """One list of two levels: "1." and "(a)"."""
    levels = b""
    for form, text in ((0, "\0."), (4, "(\x01)"), *((0, "") for _ in range(7))):
        levels += struct.pack("<iB23x", 1, form) + struct.pack("<H", len(text)) + text.encode("utf-16-le")
    head = struct.pack("<Hi22xBx", 1, 77, 0)
    overrides = struct.pack("<Ii8xB3x", 1, 77, 0) + struct.pack("<I", 0xFFFF_FFFF)
    return {Place.LISTS: head, Place.FONTS: b"", Place.LIST_OVERRIDES: overrides, Place.SECTIONS: levels}


def test_lists_count_by_level() -> None:
    parts = _lists()
    # The levels stand right behind the list of lists.
    parts = {Place.LISTS: parts[Place.LISTS], Place.SECTIONS: parts[Place.SECTIONS],
             Place.LIST_OVERRIDES: parts[Place.LIST_OVERRIDES]}  # fmt: skip
    first, second = sprm(Code.LIST, 1), sprm(Code.LIST, 1) + sprm(Code.LIST_LEVEL, 1)
    document = opened(
        Paper([para("A", first), para("B", second), para("C", second), para("D", first)], parts=parts)
    )
    items = [block.item for block in document.blocks if isinstance(block, Paragraph)]
    assert [(item.marker, item.level) for item in items] == [("1.", 0), ("(a)", 1), ("(b)", 1), ("2.", 0)]


def _style(number: int, name: str, character: bytes = b"", kind: int = 1, base: int = 0xFFF) -> bytes:
    letters = name.encode("utf-16-le")
    body = (
        struct.pack("<HHHHH", number, kind | base << 4, 2, 0, 0)
        + struct.pack("<H", len(name))
        + letters
        + b"\0\0"
    )
    body += struct.pack("<HH", 2, 0) + struct.pack("<H", len(character)) + character
    return struct.pack("<H", len(body)) + body


def test_headings_are_known_by_their_style() -> None:
    sheet = struct.pack("<H", 18) + struct.pack("<HH14x", 2, 10)
    sheet += _style(0, "Normal") + _style(2, "Überschrift 2", sprm(Code.BOLD, 1), base=0)
    plain = sprm(Code.BOLD, 0x81)  # the opposite of the style
    document = opened(
        Paper(
            [para("Aims", style=1), Para((Run("not bold", plain),), "\r", 1), para("Body")],
            parts={Place.STYLES: sheet},
        )
    )
    heading, other, body = document.blocks
    assert isinstance(heading, Heading)
    assert isinstance(other, Heading)
    assert (heading.level, heading.item.bold, other.item.bold) == (2, True, False)
    assert isinstance(body, Paragraph)


def test_headers_and_footers_stand_apart() -> None:
    stories = ["", "", "", "", "", "", "", "Fenwold Council\r\r", "", "Page\r\r", "", ""]
    at, positions = 0, [0]
    for story in stories:
        at += len(story)
        positions.append(at)
    table_part = struct.pack(f"<{len(positions) + 1}I", *positions, at + 1)
    paper = Paper(
        [para("Body")],
        headers=[para("Fenwold Council"), para(""), para("Page"), para("")],
        parts={Place.HEADERS: table_part},
    )
    document = opened(paper)
    assert (list(document.texts()), document.running) == (["Body"], ("Fenwold Council", "Page"))


def test_a_text_box_stands_where_it_hangs() -> None:
    drawing = Run("\x08", sprm(Code.SPECIAL, 1))
    shapes = struct.pack("<II", 7, 14) + struct.pack("<I22x", 1025)
    boxes = struct.pack("<III", 0, 7, 8) + struct.pack("<14xI4x", 1025) * 2
    paper = Paper(
        [Para((Run("Before "), drawing)), para("After")],
        boxes=[para("In box"), para("")],
        parts={Place.SHAPES: shapes, Place.BOXES: boxes},
    )
    assert texts(paper) == ["Before", "In box", "After"]


def test_a_text_box_in_a_group_of_shapes_comes_last_and_a_spare_place_not_at_all() -> None:
    boxes = struct.pack("<IIII", 0, 7, 13, 14)
    boxes += struct.pack("<14xI4x", 1030) + struct.pack("<8xH4xI4x", 1, 1031) + bytes(22)
    paper = Paper([para("Text")], boxes=[para("In box"), para("spare"), para("")], parts={Place.BOXES: boxes})
    assert texts(paper) == ["Text", "In box"]


def _notes(
    kind: Place, marks: Sequence[tuple[int, int]], ends: Sequence[int], size: int
) -> dict[Place, bytes]:
    """The two parts that tell of a kind of notes: marks at (position, position in the notes' own story)."""
    positions = [*(position for position, _ in marks), 9_999]
    begins = [*(begin for _, begin in marks), *ends]
    return {
        kind: struct.pack(f"<{len(positions)}I", *positions) + bytes(size * len(marks)),
        Place(kind + 1): struct.pack(f"<{len(begins)}I", *begins),
    }


def test_footnotes_endnotes_and_comments_hang_on_their_cell() -> None:
    mark, comment_mark = Run("\x02", sprm(Code.SPECIAL, 1)), Run("\x05", sprm(Code.SPECIAL, 1))
    due = cell("June 2010", mark)
    asked = cell("May 2010", comment_mark, mark)
    paper = Paper(
        [due, asked, row(cells(0, 2000, 4000)), para("After")],
        notes=[Para((mark, Run(" Subject to "), Run("old ", sprm(Code.DELETED, 1)), Run("funding.")))],
        comments=[Para((comment_mark, Run("Ask Al."))), para("Or Bo.")],
        endnotes=[Para((mark, Run(" See page 4.")))],
        parts={
            **_notes(Place.NOTE_REFERENCES, [(9, 0)], [26, 27], 2),
            **_notes(Place.COMMENT_REFERENCES, [(19, 0)], [16, 17], 30),
            **_notes(Place.ENDNOTE_REFERENCES, [(20, 0)], [14, 15], 2),
        },
    )
    (found,) = opened(paper).tables
    assert [(one.text, one.notes) for one in found.cells] == [
        ("June 2010", ("Subject to funding.",)),
        ("May 2010", ("Ask Al.\nOr Bo.", "See page 4.")),
    ]


def test_a_note_whose_mark_is_deleted_is_gone() -> None:
    mark = Run("\x02", sprm(Code.SPECIAL, 1) + sprm(Code.DELETED, 1))
    parts = _notes(Place.NOTE_REFERENCES, [(4, 0)], [5, 6], 2)
    found = table(cell("June", mark), row(cells(0, 2000)), notes=[para("Gone")], parts=parts)
    assert [(one.text, one.notes) for one in found.cells] == [("June", ())]


def test_notes_that_claim_one_text_again_and_again_are_read_once() -> None:
    marks = [(3, 0), (3, 5)] * 5000
    parts = _notes(Place.NOTE_REFERENCES, marks, [5, 6], 2)
    found = table(cell("June"), row(cells(0, 2000)), notes=[para("Once")], parts=parts)
    assert [one.notes for one in found.cells] == [("Once",)]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (1250, "Akční plán města Řípov"),
        (1251, "План действий"),
        (1252, "Plan d’action – £5,000"),
        (1253, "Σχέδιο δράσης"),
        (10000, "Plan d’action – £5,000"),
        (10006, "Σχέδιο δράσης"),
        (10007, "План действий"),
        (28592, "Akční plán"),
        (65001, "Akční plán – Σχέδιο"),
    ],
)
def test_a_title_is_read_in_the_code_page_that_the_summary_names(page: int, said: str) -> None:
    names = {
        10000: "mac-roman",
        10006: "mac-greek",
        10007: "mac-cyrillic",
        28592: "iso8859-2",
        65001: "utf-8",
    }
    title = said.encode(names.get(page, f"cp{page}"))
    paper = Paper([para("Plan")], more={"\x05SummaryInformation": summary({1: page, 2: title})})
    assert opened(paper).properties.title == said


def test_a_summary_that_claims_a_list_without_end_costs_itself_alone() -> None:
    """The library counted its four thousand million entries."""
    said = summary({1: 1252, 2: b"Plan", 12: b"x"})
    endless = said.replace(struct.pack("<II", 30, 2), struct.pack("<II", 0x101E, 0xFFFF_FFFF))
    paper = Paper([para("Plan")], more={"\x05SummaryInformation": endless})
    assert opened(paper).properties.title == "Plan"


@pytest.mark.parametrize("cut", range(0, 90, 7))
def test_a_summary_that_is_cut_short_hurts_nobody(cut: int) -> None:
    said = summary({1: 1252, 2: b"Plan"})[:cut]
    assert texts(Paper([para("Words")], more={"\x05SummaryInformation": said})) == ["Words"]


@pytest.mark.parametrize("said", ["Záměr: dokončit", "Действие", "Δράση έως Ιούνιο 2010"])
def test_words_beyond_western_europe_are_read(said: str) -> None:
    (found,) = opened(Paper([*grid([["Action", "Due"], [said, "2010"]]), para("End")])).tables
    assert found.at(1, 0).text == said


def test_characters_of_a_byte_are_windows_western_whatever_the_font_s_character_set() -> None:
    """[MS-DOC] 2.9.73: what is not in that code page, Word writes in two bytes a character."""
    assert texts(Paper([para("Zoë’s £5 – “café” …")], wide=False)) == ["Zoë’s £5 – “café” …"]
