"""The reader of web pages sees what a browser shows: spans, lists, faces, paint, what is hidden."""

from __future__ import annotations

import pytest

from extractors.html import mht, read
from extractors.layout import Document, Heading, Paragraph, Table
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import Limits
from tests.support import source_of


def page(body: str, head: str = "") -> Document:
    text = f"<html><head>{head}</head><body>{body}</body></html>"
    return read(source_of(text.encode(), "plan.html", "html"), DEFAULT_OPTIONS)


def table(body: str, head: str = "") -> Table:
    (found,) = page(body, head).tables
    return found


def lines(document: Document) -> list[tuple[str, str]]:
    return [
        (block.item.marker, block.item.text)
        for block in document.blocks
        if isinstance(block, (Heading, Paragraph))
    ]


def test_elements_that_say_that_they_are_a_table_are_one() -> None:
    found = table(
        '<div role="table"><div role="rowgroup"><div role="row"><b role="columnheader">Action</b>'
        '<b role="columnheader">Lead</b></div></div><div><div role="row"><p role="cell">Mend it</p>'
        '<p role="cell">Ann</p></div><div role="row"><p role="cell" aria-colspan="2">None</p>'
        "</div></div></div>"
    )
    assert [(cell.text, cell.row, cell.col_span, cell.header) for cell in found.cells] == [
        ("Action", 0, 1, True),
        ("Lead", 0, 1, True),
        ("Mend it", 1, 1, False),
        ("Ann", 1, 1, False),
        ("None", 2, 2, False),
    ]


def test_spans_and_cells_that_are_never_closed() -> None:
    found = table("<table><tr><th>A<th colspan=2>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4</table>")
    assert [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in found.cells] == [
        (0, 0, 1, 1, "A"),
        (0, 1, 1, 2, "B"),
        (1, 0, 2, 1, "1"),
        (1, 1, 1, 1, "2"),
        (1, 2, 1, 1, "3"),
        (2, 1, 1, 1, "4"),
        (2, 2, 1, 1, ""),
    ]
    assert [cell.header for cell in found.row(0)] == [True, True]
    assert found.at(0, 0).items[0].bold


def test_columns_in_which_no_cell_begins_are_none() -> None:
    found = table("<table><tr><td colspan=900>Section<tr><td colspan=3>1<td>2</table>")
    assert found.n_cols == 2
    assert found.at(0, 0).col_span == 2


def test_heads_stand_above_and_feet_below() -> None:
    found = table(
        "<table><tfoot><tr><td>foot</tfoot><tbody><tr><td>body</tbody><thead><tr><td>head</thead></table>"
    )
    assert [cell.text for cell in found.cells] == ["head", "body", "foot"]
    assert found.at(0, 0).header


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<table><tr><td>a<td bgcolor=ff0000>b</table>", ""),
        ("<table><tr><td>a<td bgcolor='Red'>b</table>", ""),
        ("<table><tr><td>a<td style='background: url(x.gif) RGB(255, 0, 0)'>b</table>", ""),
        ("<table><tr><td>a<td class='Late big'>b</table>", "<style>.late{background-color:#f00}</style>"),
        (
            "<table class=plan><tr><td>a<td>b</table>",
            "<style>td{background:green} table td{background:none} .plan td, x{background:red}"
            "@media print { td {background:blue} } td:hover{background:blue}</style>",
        ),
        ("<table><tr><td>a<td><p><span style='background:red'>b</span></p></table>", ""),
    ],
)
def test_paint_by_attribute_style_and_class(body: str, head: str) -> None:
    assert table(body, head).at(0, 1).fill == "#FF0000"


def test_a_row_paints_its_cells() -> None:
    found = table("<table><tr bgcolor=#00ff00><td>a<td bgcolor=white>b</table>")
    assert [cell.fill for cell in found.cells] == ["#00FF00", "#FFFFFF"]


def test_faces() -> None:
    found = table(
        "<table><tr><td><b>bold</b> and <s>struck</s><td><p class=h>x</p>"
        "<td><span style='font-weight:700'>y</table>",
        "<style>p.h {font-weight: bold}</style>",
    )
    first = [(run.text, run.bold, run.struck) for run in found.at(0, 0).items[0].runs]
    assert first == [("bold", True, False), (" and ", False, False), ("struck", False, True)]
    assert found.at(0, 1).items[0].bold
    assert found.at(0, 2).items[0].bold


def test_paragraphs_breaks_and_lists_of_a_cell_are_items() -> None:
    found = table(
        "<table><tr><td>One<br>Two goes<br>on<p>Three</p><ul><li>four<ul><li>five</ul><li>six</ul>"
        "<ol start=3 type=a><li>seven<li>eight</ol><td>x</table>"
    )
    assert [(item.marker, item.level, item.text) for item in found.at(0, 0).items] == [
        ("", None, "One"),
        ("", None, "Two goes on"),
        ("", None, "Three"),
        ("•", 0, "four"),
        ("•", 1, "five"),
        ("•", 0, "six"),
        ("c.", 0, "seven"),
        ("d.", 0, "eight"),
    ]


def test_what_does_not_show_is_not_read() -> None:
    found = page(
        "<p>seen <span style='display:none'>not</span><!-- nor this -->this<script>x</script></p>"
        "<p class=gone>no</p><p hidden>no</p>",
        "<style>.gone{visibility:hidden}</style>",
    )
    assert lines(found) == [("", "seen this")]


def test_headings_and_what_is_printed_around_the_text() -> None:
    found = page(
        "<nav><a>Home</a> <a>Plans</a></nav><h2>Parking <b>plan</b></h2>text<footer>(c) 2031</footer>"
    )
    assert isinstance(found.blocks[0], Heading)
    assert (found.blocks[0].level, found.blocks[0].item.bold) == (2, True)
    assert found.running == ("Home Plans", "(c) 2031")


def test_a_table_in_a_cell_comes_after_the_outer_one() -> None:
    found = page(
        "<table><tr><td>A long enough text about what is to be done<td>Ann Lee and many others"
        "<tr><td>x<td>y<table><tr><td>i<td>j</table></table>"
    )
    assert [cell.text for cell in found.tables[0].cells][-1] == "y"
    assert [cell.text for cell in found.tables[1].cells] == ["i", "j"]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    found = page(
        "<table><tr><td>Menu<td><h1>Plan</h1><table><tr><th>Action<th>Lead"
        "<tr><td>Publish it<td>Ann</table></table>"
    )
    assert [table.n_cols for table in found.tables] == [2]
    assert lines(found) == [("", "Menu"), ("", "Plan")]


def test_form_fields_show_their_values() -> None:
    found = page(
        "<p><input type=checkbox checked> Done <input type=radio> Late <select><option>Red"
        "<option selected>Green</select> <textarea>a note</textarea>"
        "<input value=May><input type=hidden value=no></p>"
    )
    assert lines(found) == [("", "☒ Done ☐ Late Green a noteMay")]


def test_the_lists_of_a_page_that_word_saved() -> None:
    found = page(
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>Train wardens</p>"
    )
    assert [(item.item.marker, item.item.level, item.item.text) for item in found.blocks] == [  # type: ignore[union-attr]
        ("o", 1, "Train wardens")
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<meta charset='iso-8859-2'><p>łódź".encode("iso-8859-2"), "łódź"),
        ("<p>naïve – “plan”".encode("cp1252"), "naïve – “plan”"),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>£".encode("cp1252"),
            "£",
        ),
        ("<p>naïve".encode("utf-16"), "naïve"),
        ("<meta charset=nonsense><p>naïve".encode(), "naïve"),
    ],
)
def test_encodings(content: bytes, text: str) -> None:
    assert lines(read(source_of(content, "p.html", "html"), DEFAULT_OPTIONS)) == [("", text)]


def test_properties() -> None:
    found = page(
        "x",
        "<title> Parking\n plan</title><meta name=author content='Ann'>"
        "<meta name=created content='2031-05-04T1'>",
    )
    assert (found.properties.title, found.properties.author) == ("Parking plan", "Ann")
    assert str(found.properties.created) == "2031-05-04"


def test_no_word_is_lost_however_deep_it_lies() -> None:
    assert lines(page("<div>" * 900 + "deep")) == [("", "deep")]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<i>" * 5_000 + "x", Reason.TOO_COMPLEX),
        ("<table><tr><td>x" * 40, Reason.TOO_COMPLEX),
        ("<table><tr>" + "<td>x" * 1000 + "<tr><td>x" * 400 + "</table>", Reason.TOO_COMPLEX),
        ("", Reason.NO_TEXT),
    ],
)
def test_what_is_made_to_hurt_has_a_named_end(body: str, reason: Reason) -> None:
    text = f"<html><body>{body}</body></html>"
    options = ReadOptions(limits=Limits(sheet_cells=50_000))
    with pytest.raises(UnreadableDocument) as refused:
        read(source_of(text.encode(), "plan.html", "html"), options)
    assert refused.value.reason is reason


_SAVED = (
    "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
    "--B\r\nContent-Type: text/html; charset=windows-1252\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    "{first}\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>Sheet one</p>\r\n--B\r\nContent-Type: image/gif\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nR0lG\r\n--B--\r\n"
)


@pytest.mark.parametrize(
    ("first", "text"),
    [("<p>=A3100 a =\r\nyear</p>", "£100 a year"), ("<frameset><frame src=3Dx></frameset>", "Sheet one")],
)
def test_a_saved_page_is_its_page_or_what_its_frames_hold(first: str, text: str) -> None:
    source = source_of(_SAVED.format(first=first).encode(), "p.mht", "mht")
    assert lines(mht.read(source, DEFAULT_OPTIONS)) == [("", text)]


def test_rows_that_do_not_show_are_none() -> None:
    rows = "<tr><td>1<tr class=x><td>2<tr hidden><td>3<tbody style='display:none'><tr><td>4"
    found = table(f"<table><tr><th>Ref<tr><td>0{rows}</table>", "<style>.x { display: none }</style>")
    assert [cell.text for cell in found.cells] == ["Ref", "0", "1"]


@pytest.mark.parametrize(
    "style", ["opacity:0", "font-size:0", "font-size:1px", "visibility:collapse", "color:#fff"]
)
def test_words_that_nobody_sees_beside_others_are_none(style: str) -> None:
    cell = f"<td>Ann Lee<span style='{style}'> Tom Hall</span>"
    assert table(f"<table><tr><th>Lead<th>Due<tr>{cell}<td>May</table>").at(1, 0).text == "Ann Lee"


@pytest.mark.parametrize(
    "light", ["<font color=red>&#9679;</font>", "<span style='background:red'>&nbsp;&nbsp;</span>"]
)
def test_a_dot_or_a_painted_blank_shows_its_colour(light: str) -> None:
    assert table(f"<table><tr><th>Ref<th>RAG<tr><td>1<td>{light}</table>").at(1, 1).fill == "#FF0000"


def test_a_small_table_in_a_cell_is_kept_beside_its_words() -> None:
    cell = "<td>Write to all of them<table><tr><td>Flats<td>40</table>"
    found = page(f"<table><tr><th>Action to be taken<th>Due<tr>{cell}<td>May</table>").tables[0]
    assert (found.at(1, 0).text, found.at(1, 0).notes) == ("Write to all of them", ("Flats 40",))


@pytest.mark.parametrize(
    "light",
    [
        '<span style="display:inline-block;width:9px;height:9px;background:#ff0000"></span>',
        '<svg width="9" height="9"><circle cx="4" cy="4" r="4" fill="red"/></svg>',
        '<img src="icons/red_light.png">',
    ],
)
def test_a_light_that_is_drawn_without_a_word_shows_its_colour(light: str) -> None:
    assert table(f"<table><tr><td>Do it<td>{light}</table>").at(0, 1).fill == "#FF0000"


def test_a_raised_figure_is_a_mark_and_no_more_of_the_year() -> None:
    """ "30 September 2010" with a note's 2 became 20102."""
    raised = "<span style='vertical-align:super'>1</span>"
    found = table(f"<table><tr><td>30 May 2010<sup>2</sup><td>1<sup>st</sup> May<td>Ann Lee{raised}</table>")
    assert [cell.text for cell in found.cells] == ["30 May 2010²", "1st May", "Ann Lee¹"]


def test_a_list_item_without_words_shows_its_number() -> None:
    found = table("<table><tr><td><ol start=7><li></ol><td>Do it<td><ul><li></ul></table>")
    assert [cell.text for cell in found.cells] == ["7", "Do it", ""]
