"""However a form was made, what is filled in stands in the cell where its box is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.extractors.pdf.forms import HEADINGS, Form
from tests.extractors.pdf.making import only_table, texts
from tests.hostile import pdfs

ROWS = [["Publish the report", "Ann Lee", "March 2010", "Complete"],
        ["Train all staff", "Bob Day", "31/03/2011", "In progress"]]  # fmt: skip
LEAD, DUE, STATUS = 1, 2, 3


def drawn(form: Form, value: str) -> bytes:
    """An appearance in which a value is drawn."""
    resources = b"/Type /XObject /Subtype /Form /BBox [0 0 150 20] /Resources << /Font << /F 5 0 R >> >>"
    content = b"/Tx BMC BT /F 9 Tf 2 5 Td (%s) Tj ET EMC" % value.encode()
    return b"/AP << /N %d 0 R >>" % form.add(pdfs.stream(content, resources))


def state(form: Form, name: bytes) -> bytes:
    """The appearances of a box whose state is so called when it is ticked."""
    shape = form.add(pdfs.stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 10 10]"))
    return b"/AP << /N << /%s %d 0 R /Off %d 0 R >> >>" % (name, shape, shape)


def rows_of(content: bytes) -> list[list[str]]:
    heading, *rows = texts(only_table(content))
    assert heading == list(HEADINGS)
    return rows


def form_without(column: int, rows: Sequence[Sequence[str]] = ROWS) -> Form:
    """A form with all columns filled in but one."""
    form = Form(len(rows))
    for row, values in enumerate(rows, start=1):
        for place, value in enumerate(values):
            if place != column:
                form.widget(row, place, b"/FT /Tx /T (r%dc%d) /V (%s)" % (row, place, value.encode()))
    return form


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("widgets_turned", [False, True])
def test_a_turned_page_gives_the_same_rows(turn: int, *, widgets_turned: bool) -> None:
    form = Form(2, turn)
    form.texts(ROWS, b"/MK << /R %d >>" % turn if widgets_turned else b"")
    assert rows_of(form.done()) == ROWS


@pytest.mark.parametrize("entries", [b"/NeedAppearances true", b"/NeedAppearances false", b"", None])
def test_fields_are_read_with_a_form_and_without(entries: bytes | None) -> None:
    form = Form(2)
    form.texts(ROWS)
    assert rows_of(form.done(entries)) == ROWS


@pytest.mark.parametrize("has_form", [True, False])
def test_fields_that_no_form_knows_of_are_read_as_they_are_drawn(*, has_form: bool) -> None:
    form = Form(2)
    for row, values in enumerate(ROWS, start=1):
        for column, value in enumerate(values):
            form.widget(
                row, column, b"/FT /Tx /T (x%d%d)" % (row, column) + drawn(form, value), is_field=False
            )
    assert rows_of(form.done(b"" if has_form else None)) == ROWS


def test_a_value_is_not_lost_to_a_drawing_beside_it() -> None:
    form = form_without(LEAD)
    form.widget(1, LEAD, b"/FT /Tx /T (a)" + drawn(form, "Ann Lee"), is_field=False)
    form.widget(2, LEAD, b"/FT /Tx /T (b) /V (Bob Day)")
    rows = rows_of(form.done())
    assert [row[:1] + row[2:] for row in rows] == [row[:1] + row[2:] for row in ROWS]
    assert rows[1] == ROWS[1]


def test_a_field_takes_its_type_and_value_from_above() -> None:
    form = Form(2)
    for row, values in enumerate(ROWS, start=1):
        parent = form.reserve()
        kids = [
            form.widget(row, column, b"/Parent %d 0 R /T (c%d) /V (%s)" % (parent, column, value.encode()),
                        is_field=False)
            for column, value in enumerate(values)
        ]  # fmt: skip
        form.put(
            parent, b"<< /FT /Tx /T (row%d) /Kids [%s] >>" % (row, b" ".join(b"%d 0 R" % kid for kid in kids))
        )
        form.field(parent)
    assert rows_of(form.done()) == ROWS


def test_two_boxes_of_one_field_show_its_one_value() -> None:
    form = form_without(LEAD)
    parent = form.reserve()
    kids = [form.widget(row, LEAD, b"/Parent %d 0 R" % parent, is_field=False) for row in (1, 2)]
    form.put(parent, b"<< /FT /Tx /T (lead) /V (Ann Lee) /Kids [%d 0 R %d 0 R] >>" % tuple(kids))
    form.field(parent)
    assert [row[LEAD] for row in rows_of(form.done())] == ["Ann Lee", "Ann Lee"]


def test_two_fields_of_one_name_show_each_its_own_value() -> None:
    form = form_without(LEAD)
    for row, values in enumerate(ROWS, start=1):
        form.widget(row, LEAD, b"/FT /Tx /T (lead) /V (%s)" % values[LEAD].encode())
    assert rows_of(form.done()) == ROWS


_OPTIONS = b"/Opt [(Not started) (In progress) (Complete)]"


@pytest.mark.parametrize(
    ("entries", "shown"),
    [
        (b"/FT /Ch /Ff 131072 %s /V (Complete)" % _OPTIONS, "Complete"),
        (b"/FT /Ch /Ff 131072 /V (Complete)", "Complete"),
        (b"/FT /Ch /Ff 393216 %s /V (Nearly there)" % _OPTIONS, "Nearly there"),
        (b"/FT /Ch %s /I [2]" % _OPTIONS, "Complete"),
        (b"/FT /Ch /Ff 2097152 /Opt [[(a) (Begun)] [(b) (Paid)]] /V [(a) (b)]", "Begun; Paid"),
        (b"/FT /Tx /Ff 16777216 /MaxLen 10 /V (31/03/2011)", "31/03/2011"),
        (b"/FT /Tx /Ff 33554432 /RV (<body><p><b>Nearly</b> there</p><p>R&amp;D</p>)", "Nearly there\nR&D"),
        (b"/FT /Tx /Ff 4096 /DA (/F 9 Tf) /V (One\\rtwo\\rthree\\rfour\\rsix)", "One\ntwo\nthree\nfour\nsix"),
        (b"/FT /Tx /DA (/F 40 Tf) /V (Complete)", "Complete"),
        (b"/FT /Tx /V (A longer answer than there is room for in its box)",
         "A longer answer than there is room for in its box"),
        (b"/FT /Tx /V <FEFF0041006E006E0020004C00E90065>", "Ann Lée"),
        (b"/FT /Tx /DV (A default)", ""),
        (b"/FT /Btn /Ff 65536 /MK << /CA (Submit) >>", ""),
        (b"/FT /Sig", ""),
    ],
)  # fmt: skip
def test_every_kind_of_field_says_what_was_filled_in(entries: bytes, shown: str) -> None:
    form = form_without(STATUS)
    form.widget(1, STATUS, b"/T (s) " + entries)
    form.widget(2, STATUS, b"/T (t) /FT /Tx /V (In progress)")
    assert rows_of(form.done()) == [[*ROWS[0][:3], shown], ROWS[1]]


@pytest.mark.parametrize(
    ("on", "ticked", "blank"),
    [
        (b"Choix1", b"/V /Choix1 /AS /Choix1", b"/V /Off /AS /Off"),
        (b"0", b"/V /0 /AS /0", b"/V /Off /AS /Off"),
        (b"On", b"/V /On", b"/V /Off"),
        (b"On", b"/V /Off /AS /On", b"/V /On /AS /Off"),
        (b"Yes", b"/V (Yes)", b"/V (No)"),
        (b"Yes", b"/V /Yes /AS /Yes", b"/V /off /AS /off"),
        (b"Ja#20wohl", b"/V /Ja#20wohl /AS /Ja#20wohl", b""),
    ],
)
def test_a_box_is_ticked_as_it_is_shown(on: bytes, ticked: bytes, blank: bytes) -> None:
    form = form_without(STATUS)
    for row, entries in enumerate((ticked, blank), start=1):
        form.widget(row, STATUS, b"/FT /Btn /T (b%d) %s %s" % (row, state(form, on), entries))
    assert [row[STATUS] for row in rows_of(form.done())] == ["☑", "☐"]


@pytest.mark.parametrize("said", [True, False], ids=["shown", "group_alone"])
def test_a_button_of_several_is_ticked_where_it_stands(*, said: bool) -> None:
    """A group without a word of which appearance each button shows lost its answer."""
    form = Form(2)
    for row, values in enumerate(ROWS, start=1):
        for column in (0, STATUS):
            form.widget(row, column, b"/FT /Tx /T (x%d%d) /V (%s)" % (row, column, values[column].encode()))
        group = form.reserve()
        kids = []
        for column in (LEAD, DUE):
            shown = b"/AS /%d" % column if column == row else b"/AS /Off"
            entries = b"/Parent %d 0 R %s %s" % (group, shown if said else b"", state(form, b"%d" % column))
            kids.append(form.widget(row, column, entries, is_field=False))
        form.put(group, b"<< /FT /Btn /Ff 49152 /T (g%d) /V /%d /Kids [%d 0 R %d 0 R] >>" % (row, row, *kids))
        form.field(group)
    assert [row[LEAD : DUE + 1] for row in rows_of(form.done())] == [["☑", "☐"], ["☐", "☑"]]
