"""Tagged PDFs: the tags are read where the page bears them out, and left aside where they lie."""

from __future__ import annotations

from tests.extractors.pdf.making import Mark, Tag, TaggedSheet, cell, only_table, read, row, texts

XS = [50.0, 150.0, 320.0, 480.0]
HEADER = ("Ref", "Action", "Lead")


def header(sheet: TaggedSheet, base: float = 100) -> Tag:
    marks = (sheet.words(x, base, words) for x, words in zip(XS, HEADER, strict=False))
    return row(*(cell(mark, role="TH") for mark in marks))


def body(sheet: TaggedSheet, base: float, *words: str, page: int = 0) -> tuple[Mark, ...]:
    return tuple(sheet.words(x, base, text, page) for x, text in zip(XS, words, strict=False))


def test_a_table_without_any_rule_is_read_by_its_tags() -> None:
    """Two rows set tight, each cell of two lines: nothing but the tags tells the rows apart."""
    sheet = TaggedSheet()
    rows = [header(sheet)]
    for number, base in ((1, 112.0), (2, 136.0)):
        first = body(sheet, base, f"{number}", "Write the plan", "Head of")
        below = (sheet.words(XS[1], base + 12, "and agree it"), sheet.words(XS[2], base + 12, "Service"))
        rows.append(row(cell(first[0]), cell(first[1], below[0]), cell(first[2], below[1])))
    document = read(sheet.done(Tag("Table", tuple(rows))))
    (table,) = document.tables
    assert document.reader == "pdf-tagged"
    assert [[" ".join(text.split()) for text in line] for line in texts(table)] == [
        list(HEADER),
        ["1", "Write the plan and agree it", "Head of Service"],
        ["2", "Write the plan and agree it", "Head of Service"],
    ]


def test_header_cells_are_marked_as_such() -> None:
    sheet = TaggedSheet()
    head = header(sheet)
    rows = [row(*map(cell, body(sheet, 100 + 20 * n, str(n), "Act", "Ann"))) for n in (1, 2, 3)]
    table = only_table(sheet.done(Tag("Table", (head, *rows))))
    assert [all(found.header for found in table.row(n)) for n in range(4)] == [True, False, False, False]


def test_a_table_of_nothing_but_header_cells_has_no_header() -> None:
    sheet = TaggedSheet()
    rows = [
        row(*(cell(mark, role="TH") for mark in body(sheet, 100 + 20 * n, str(n), "Act", "Ann")))
        for n in (1, 2)
    ]
    table = only_table(sheet.done(Tag("Table", tuple(rows))))
    assert not any(found.header for found in table.cells)


def test_a_cell_spans_the_columns_that_its_tag_says() -> None:
    sheet = TaggedSheet()
    theme = row(cell(sheet.words(XS[0], 120, "Theme one: a heading over it all"), spans={"ColSpan": 3}))
    rows = [row(*map(cell, body(sheet, 120 + 20 * n, str(n), "Act", "Ann"))) for n in (1, 2, 3)]
    table = only_table(sheet.done(Tag("Table", (header(sheet), theme, *rows))))
    assert table.at(1, 0).col_span == 3
    assert texts(table)[1] == ["Theme one: a heading over it all"]


def test_a_row_that_goes_over_the_page_is_one_row() -> None:
    sheet = TaggedSheet()
    ys, tops = [90.0, 110.0, 130.0], [40.0, 60.0, 80.0]
    sheet.grid(XS, ys)
    sheet.grid(XS, tops, page=1)
    first = body(sheet, 124, "1", "Write the plan with", "Ann")
    rest = sheet.words(XS[1], 54, "all of the partners", page=1)
    last = body(sheet, 74, "2", "Agree it", "Bob", page=1)
    split = row(cell(first[0]), cell(first[1], rest), cell(first[2]))
    content = sheet.done(Tag("Table", (header(sheet, 104), split, row(*map(cell, last)))))
    table = only_table(content)
    assert [[" ".join(text.split()) for text in line] for line in texts(table)] == [
        list(HEADER),
        ["1", "Write the plan with all of the partners", "Ann"],
        ["2", "Agree it", "Bob"],
    ]
    assert [box.page for box in table.boxes] == [1, 2]


def test_tags_that_swallow_a_column_are_not_believed() -> None:
    """Each row's action and lead tagged as one cell, though a rule stands between them."""
    sheet = TaggedSheet()
    sheet.grid(XS, [90, 110, 130, 150])
    rows = []
    for number, base in enumerate((104, 124, 144)):
        ref, act, lead = body(sheet, base, str(number), f"Act {number}", f"Lead {number}")
        rows.append(row(cell(ref), cell(act, lead)))
    document = read(sheet.done(Tag("Table", tuple(rows))))
    assert document.reader == "pdf"
    assert texts(document.tables[0]) == [[str(n), f"Act {n}", f"Lead {n}"] for n in range(3)]


def test_tags_that_mix_the_rows_up_are_not_believed() -> None:
    sheet = TaggedSheet()
    sheet.grid(XS, [90, 110, 130, 150])
    lines = [body(sheet, 104 + 20 * n, str(n), f"Act {n}", f"Lead {n}") for n in range(3)]
    rows = [row(*(cell(lines[(n + col) % 3][col]) for col in range(3))) for n in range(3)]
    document = read(sheet.done(Tag("Table", tuple(rows))))
    assert document.reader == "pdf"
    assert texts(document.tables[0])[1] == ["1", "Act 1", "Lead 1"]


def test_a_table_that_only_places_paragraphs_is_prose() -> None:
    sheet = TaggedSheet()
    words = ("The cabinet met in March and agreed", "that the plan be carried out in full.")
    rows = [row(cell(sheet.words(50, 100 + 12 * n, text))) for n, text in enumerate(words)]
    document = read(sheet.done(Tag("Table", tuple(rows))))
    assert document.tables == ()
    assert " ".join(words) in " ".join(document.texts())


def test_headings_take_their_level_from_their_tags() -> None:
    sheet = TaggedSheet()
    heading = Tag("H2", (sheet.words(50, 100, "Progress since March"),))
    text = Tag("P", (sheet.words(50, 130, "All of it was done, and more than was asked for."),))
    first, *_ = read(sheet.done(heading, text)).blocks
    assert getattr(first, "level", None) == 2


def test_a_tree_without_end_is_left_aside() -> None:
    """A role that maps to itself through another, and an element that is its own kid."""
    sheet = TaggedSheet()
    sheet.grid(XS, [90, 110, 130])
    rows = [row(*map(cell, body(sheet, 104 + 20 * n, str(n), "Act", "Ann"))) for n in range(2)]
    content = sheet.done(Tag("Table", tuple(rows)))
    looping = content.replace(b"/S /TR /P 7 0 R /K [", b"/S /TR /P 7 0 R /K [7 0 R ", 1)
    assert looping != content
    assert texts(only_table(looping)) == [["0", "Act", "Ann"], ["1", "Act", "Ann"]]
