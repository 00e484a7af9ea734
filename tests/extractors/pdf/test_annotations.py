"""Filled-in fields and typed notes are text of the page; struck words and layers that are off are none."""

from __future__ import annotations

import pytest

from extractors.layout import Run, Table
from tests.extractors.pdf.making import Sheet, only_table, read, texts
from tests.hostile import pdfs

GRID = b"\n".join(
    b"%d %d m %d %d l S" % line
    for line in (
        *((50, y, 450, y) for y in (700, 720, 740)),
        *((x, 700, x, 740) for x in (50, 250, 450)),
    )
)
WORDS = b"BT /F 9 Tf 53 727 Td (Action) Tj 200 0 Td (Lead) Tj -200 -20 Td (Publish it) Tj ET"


def plan_with(annotation: bytes, *more: bytes) -> Table:
    """A plan of one row whose lead's cell holds an annotation, object 6."""
    form = b"/AcroForm << /Fields [6 0 R] /NeedAppearances true /DA (/F 0 Tf 0 g) /DR << >> >>"
    page = b"/Annots [6 0 R]"
    return only_table(pdfs.one_page(GRID + WORDS, page=page, catalog=form, more=[annotation, *more]))


def field(kind: bytes, flags: bytes = b"/F 4") -> bytes:
    return b"<< /Type /Annot /Subtype /Widget /Rect [255 702 445 718] %s /T (lead) %s >>" % (flags, kind)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (b"/FT /Tx /V (Ann Lee)", "Ann Lee"),
        (b"/FT /Ch /Ff 131072 /Opt [[(a) (Ann Lee)] [(b) (Bob Day)]] /V (b)", "Bob Day"),
        (b"/FT /Btn /V /Yes /AS /Yes", "☑"),
        (b"/FT /Btn /V /Off /AS /Off", "☐"),
        (b"/FT /Btn /V /Yes", "☑"),
        (b"/FT /Tx /Ff 8192 /V (secret)", ""),
        (b"/FT /Tx /Ff 4096 /V (Ann Lee\\nBob Day)", "Ann Lee\nBob Day"),
    ],
)
def test_a_field_that_is_filled_in_is_text_of_its_cell(kind: bytes, shown: str) -> None:
    assert plan_with(field(kind)).at(1, 1).text == shown


@pytest.mark.parametrize("flags", [b"/F 2", b"/F 32"])
def test_a_field_that_is_not_shown_is_not_read(flags: bytes) -> None:
    assert plan_with(field(b"/FT /Tx /V (Ann Lee)", flags)).at(1, 1).text == ""


def test_a_typed_note_is_text_of_its_cell() -> None:
    note = b"<< /Type /Annot /Subtype /FreeText /Rect [255 702 445 718] /Contents (Ann Lee) /DA (/F 9 Tf) >>"
    assert plan_with(note).at(1, 1).text == "Ann Lee"


def test_a_field_beside_its_label_is_read_with_it() -> None:
    drawing = b"BT /F 11 Tf 50 700 Td (Lead:) Tj 0 -40 Td (Agreed by the board) Tj ET"
    typed = b"<< /Type /Annot /Subtype /Widget /Rect [85 696 245 712] /T (lead) /FT /Tx /V (Ann Lee) >>"
    form = b"/AcroForm << /Fields [6 0 R] >>"
    document = read(pdfs.one_page(drawing, page=b"/Annots [6 0 R]", catalog=form, more=[typed]))
    assert list(document.texts()) == ["Lead: Ann Lee", "Agreed by the board"]


def test_a_form_that_only_adobe_shows_says_so() -> None:
    form = b"/AcroForm << /Fields [] /XFA 6 0 R >>"
    more = [pdfs.stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>")]
    document = read(pdfs.one_page(WORDS, catalog=form, more=more))
    assert "form_not_read" in {issue.code for issue in document.issues}


STRUCK = (Run("June 2010", struck=True), Run(" March 2011"))


def struck_at(above: float, x0: float = 253.0, x1: float = 291.0) -> tuple[Run, ...]:
    """The runs of a cell whose first words have a line so many ems above their baseline."""
    sheet = Sheet()
    sheet.table([50, 250, 450], [100, 120, 140], [["Action", "Due"], ["Publish it", "June 2010 March 2011"]])
    base = 131 - 9 * above
    sheet.rule(x0, base, x1, base)
    (item,) = only_table(sheet.done()).at(1, 1).items
    return tuple(run for run in item.runs if run.text.strip())


@pytest.mark.parametrize(
    ("above", "is_struck"),
    [(-0.1, False), (0.08, False), (0.15, True), (0.3, True), (0.5, True), (0.6, False)],
)
def test_a_line_through_small_letters_strikes_and_an_underline_does_not(
    above: float, is_struck: bool
) -> None:
    runs = struck_at(above)
    assert any(run.struck for run in runs) == is_struck
    if is_struck:
        assert [(run.text.strip(), run.struck) for run in runs] == [
            ("June 2010", True),
            ("March 2011", False),
        ]


def test_a_border_that_text_over_runs_strikes_nothing() -> None:
    sheet = Sheet()
    sheet.table([50, 250, 450], [100, 120, 140], [["Action", ""], ["Publish it", "Ann"]])
    sheet.words(253, 122.5, "Due in June 2010")
    table = only_table(sheet.done())
    assert not any(run.struck for cell in table.cells for item in cell.items for run in item.runs)


def test_a_strike_is_no_rule_of_the_grid() -> None:
    assert len(struck_at(0.3)) == 2
    sheet = Sheet()
    sheet.table([50, 250, 450], [100, 120, 140], [["Action", "Due"], ["Publish it", "June 2010"]])
    sheet.rule(53, 128, 291, 128)
    assert texts(only_table(sheet.done())) == [["Action", "Due"], ["Publish it", "June 2010"]]


def test_a_note_that_strikes_text_out_counts() -> None:
    drawing = GRID + WORDS + b" BT /F 9 Tf 253 707 Td (June 2010) Tj ET"
    note = (
        b"<< /Type /Annot /Subtype /StrikeOut /Rect [253 705 291 714]"
        b" /QuadPoints [253 714 291 714 253 705 291 705] >>"
    )
    table = only_table(pdfs.one_page(drawing, page=b"/Annots [6 0 R]", more=[note]))
    assert table.at(1, 1).items[0].struck


@pytest.mark.parametrize(
    ("state", "is_read"), [(b"/OFF [6 0 R]", False), (b"/ON [6 0 R]", True), (b"/BaseState /OFF", False)]
)
def test_text_on_a_layer_that_is_off_is_not_read(state: bytes, is_read: bool) -> None:
    drawing = (
        b"BT /F 11 Tf 50 700 Td (Publish it) Tj ET /OC /L BDC BT /F 11 Tf 50 600 Td (March 2012) Tj ET EMC"
    )
    content = pdfs.one_page(
        drawing,
        resources=b"/Properties << /L 6 0 R >>",
        catalog=b"/OCProperties << /OCGs [6 0 R] /D << %s >> >>" % state,
        more=[b"<< /Type /OCG /Name (Old dates) >>"],
    )
    assert ("March 2012" in " ".join(read(content).texts())) == is_read


def test_what_is_struck_between_slashes_is_struck_alone() -> None:
    sheet = Sheet()
    sheet.table(
        [50, 250, 450], [100, 120, 140], [["Action", "Status"], ["Publish it", "Complete/In progress"]]
    )
    sheet.rule(253, 128.5, 291, 128.5)
    (item,) = only_table(sheet.done()).at(1, 1).items
    assert [(run.text, run.struck) for run in item.runs] == [("Complete/", True), ("In progress", False)]
