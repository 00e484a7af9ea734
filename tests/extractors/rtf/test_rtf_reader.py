"""Rich Text files: groups, tables, encodings and lists come out as a word processor shows them."""

from __future__ import annotations

import pytest

from extractors.layout import Document, Heading, Item, Paragraph, Table
from extractors.options import DEFAULT_OPTIONS
from extractors.reading import read as read_joined
from extractors.rtf import read
from ingest.errors import Reason, UnreadableDocument
from tests.support import source_of

FONTS = (
    r"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\froman\fcharset2 Wingdings;}{\f2\fcharset204 Arial CYR;}"
    r"{\f3\fmodern\fcharset0 Courier New;}}"
)
COLOURS = r"{\colortbl;\red255\green0\blue0;\red255\green192\blue0;\red0\green0\blue0;}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 List Bullet 2;}{\*\cs10 heading 3;}}"


def opened(body: str) -> Document:
    text = rf"{{\rtf1\ansi\ansicpg1252\deff0{FONTS}{COLOURS}{STYLES}{body}}}"
    return read(source_of(text.encode("cp1252"), "plan.rtf", "rtf"), DEFAULT_OPTIONS)


def texts(body: str) -> list[str]:
    return list(opened(body).texts())


def table(body: str) -> Table:
    (found,) = opened(body).tables
    return found


def items(body: str) -> list[Item]:
    return [block.item for block in opened(body).blocks if isinstance(block, Paragraph)]


def row(*cells: str, form: str | None = None) -> str:
    edges = form or "".join(rf"\cellx{2000 * (number + 1)}" for number in range(len(cells)))
    return rf"\trowd{edges}\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row\pard "


def test_text_in_the_encodings_of_its_fonts() -> None:
    assert texts(r"Zo\'eb\rquote s plan \endash  \'a35,000\par") == ["Zoë’s plan – £5,000"]
    assert texts(r"{\f2 \'cf\'eb\'e0\'ed}\par") == ["План"]
    assert texts(r"{\f1 \'fc} done\par") == ["✓ done"]


def test_unicode_with_what_old_programs_show_instead() -> None:
    assert texts(r"\u8217?s {\uc2\u8211 --}x \uc0\u163 5\par") == ["’s –x £5"]
    assert texts(r"\u-10179?\u-8640?\par") == ["\U0001f640"]
    assert texts(r"cafe\u769?\par") == ["café"]


def test_groups_give_back_what_they_changed() -> None:
    (item,) = items(r"{\b bold{\b0  not}} plain {\strike struck}{\v hidden}{\deleted gone}\par")
    assert [(run.text, run.bold, run.struck) for run in item.runs] == [
        ("bold", True, False),
        (" not plain ", False, False),
        ("struck", False, True),
    ]


def test_headings_by_their_style() -> None:
    heading, other = opened(r"\pard\s1 Aims\par\pard\plain Text\par").blocks
    assert isinstance(heading, Heading)
    assert heading.level == 1
    assert isinstance(other, Paragraph)


def test_a_table_with_merges_fills_and_a_header() -> None:
    head = r"\trhdr\clmgf\clcbpat1\cellx2000\clmrg\cellx4000"
    down, goes_on = r"\clvmgf\cellx2000\cellx4000", r"\clvmrg\cellx2000\clshdng2000\clcfpat3\cellx4000"
    found = table(
        row("Plan", "", form=head) + row("A", "one", form=down) + row("", "two", form=goes_on) + r"End\par"
    )
    assert [(cell.text, cell.row_span, cell.col_span, cell.fill, cell.header) for cell in found.cells] == [
        ("Plan", 1, 2, "#FF0000", True),
        ("A", 2, 1, None, False),
        ("one", 1, 1, None, False),
        ("two", 1, 1, "#CCCCCC", False),
    ]


def test_words_left_in_a_covered_cell_are_no_words() -> None:
    down, goes_on = r"\clvmgf\cellx2000\cellx4000", r"\clvmrg\cellx2000\cellx4000"
    found = table(row("Ann Field", "one", form=down) + row("Bob Marsh", "two", form=goes_on) + r"End\par")
    assert [cell.text for cell in found.cells] == ["Ann Field", "one", "two"]


def test_cells_of_several_paragraphs() -> None:
    found = table(row(r"First\par Second\line third", "x") + r"End\par")
    assert [item.text for item in found.at(0, 0).items] == ["First", "Second third"]


def test_cells_beyond_those_of_the_row_are_none_where_they_are_empty() -> None:
    found = table(row("a", "b", "", form=r"\cellx2000\cellx4000") + r"End\par")
    assert (found.n_rows, found.n_cols) == (1, 2)
    assert table(row("a", "b", "c", form=r"\cellx2000\cellx4000") + r"End\par").n_cols == 3


def test_a_table_in_a_cell_leaves_the_outer_row_s_edges_alone() -> None:
    inner = (
        r"\pard\intbl\itap2 x\nestcell y\nestcell z\nestcell"
        r"{\*\nesttableprops\trowd\cellx300\cellx600\cellx900\nestrow}{\nonesttables\par}\pard\intbl "
    )
    found = opened(
        r"\trowd\cellx2000\cellx4000\pard\intbl Outer\par" + inner + r"\cell beside\cell\row\pard E\par"
    )
    shown = [[cell.text for cell in one.cells] for one in found.tables]
    assert shown == [["Outer", "beside"], ["x", "y", "z"]]


def test_lists_by_what_is_written_out() -> None:
    written = items(
        r"{\listtext\pard\plain 1.\tab}\ilvl0\ls7 First\par{\listtext\f1\'a7\tab}\ilvl1\ls7 Second\par"
        r"\pard{\pntext 2)\tab}{\*\pn\pnlvl2\pndec}Old\par\pard Plain\par"
    )
    assert [(item.marker, item.level, item.text) for item in written] == [
        ("1.", 0, "First"),
        ("•", 1, "Second"),
        ("2)", 1, "Old"),
        ("", None, "Plain"),
    ]


def test_lists_that_are_not_written_out_are_counted() -> None:
    lists = (
        r"{\*\listtable{\list{\listlevel\levelnfc0\levelstartat3{\leveltext\'02\'00.;}{\levelnumbers\'01;}}"
        r"{\listlevel\levelnfc4\levelstartat1{\leveltext\'03(\'01);}{\levelnumbers\'02;}}\listid55}}"
        r"{\*\listoverridetable{\listoverride\listid55\listoverridecount0\ls4}}"
    )
    counted = items(lists + r"\pard\ls4 A\par\ls4\ilvl1 B\par\ls4\ilvl1 C\par\ls4\ilvl0 D\par")
    assert [(item.marker, item.level) for item in counted] == [("3.", 0), ("(a)", 1), ("(b)", 1), ("4.", 0)]


def test_fields_show_results_forms_their_choice() -> None:
    assert texts(r'{\field{\*\fldinst HYPERLINK "http://x" }{\fldrslt the page}}.\par') == ["the page."]
    form = r"{\*\formfield{\fftype2\ffres1{\*\ffl Not started}{\*\ffl Complete}}}"
    assert texts(rf"{{\field{{\*\fldinst {{FORMDROPDOWN {form}}}}}{{\fldrslt}}}}\par") == ["Complete"]
    box = r"{\*\formfield{\fftype1\ffres25\ffdefres1}}"
    assert texts(rf"{{\field{{\*\fldinst FORMCHECKBOX {box}}}{{\fldrslt}}}}Done\par") == ["☒ Done"]


def test_what_is_no_text_is_left_out() -> None:
    assert texts(
        r"A{\pict\wmetafile8 0123abcd}{\*\unknown words}{\*\bkmkstart b}{\object{\*\objdata 00}{\result B}}"
        r"{\footnote note}{\upr{old}{\*\ud new}}\bin5 {{{{{C\par"
    ) == ["ABnewC"]


def test_headers_and_what_the_file_says_of_itself() -> None:
    document = opened(
        r"{\info{\title Improvement plan}{\author A. Clerk}{\creatim\yr2010\mo3\dy4}}"
        r"{\header Fenwold Council\par}{\footer\pard Page\par}Body\par"
    )
    assert (list(document.texts()), document.running) == (["Body"], ("Fenwold Council", "Page"))
    assert document.properties.title == "Improvement plan"
    assert str(document.properties.created) == "2010-03-04"


def test_a_text_box_stands_after_its_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt In box\par}}{\shprslt{\*\do{\dptxbxtext twice}}}}"
    assert texts(rf"Before{box} it\par After\par") == ["Before it", "In box", "After"]


def test_a_file_that_was_cut_short_says_so() -> None:
    whole = rb"{\rtf1 {\b First\par}{\b Second\par}}"
    assert read(source_of(whole, "a.rtf", "rtf")).issues == ()
    cut = read(source_of(whole[:-6], "a.rtf", "rtf"))
    assert [issue.code for issue in cut.issues] == ["file_cut_short"]
    with pytest.raises(UnreadableDocument) as refused:
        read(source_of(rb"{\rtf1{\fonttbl{\f0 Ar", "a.rtf", "rtf"))
    assert refused.value.reason is Reason.CORRUPT


@pytest.mark.parametrize(
    "content",
    [
        rb"{\rtf1 " + b"{" * 100_000,
        rb"{\rtf1 "
        + b"".join(rb"\trowd\cellx%d\cellx60000\intbl a\cell b\cell\row" % (40 * n) for n in range(1200)),
        rb"{\rtf1 \intbl\itap900 x\par}",
    ],
    ids=["groups", "columns", "tables"],
)
def test_what_no_word_processor_writes_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read(source_of(content, "a.rtf", "rtf"))
    assert refused.value.reason is Reason.TOO_COMPLEX


def test_numbers_beyond_all_bounds_hurt_nobody() -> None:
    wild = rb"{\rtf1 \u99999999999 a\bin-5 \uc9999999999 \fs-99999999999\cf99999\f-7 b\bin9999999999 c"
    assert read(source_of(wild, "a.rtf", "rtf")).blocks


def test_white_and_tiny_words_beside_others_are_not_seen() -> None:
    colours = r"{\colortbl;\red255\green255\blue255;}"
    assert texts(colours + r"Ann Lee{\cf1  Tom Hall}\par") == ["Ann Lee"]
    assert texts(r"Ann Lee{\fs2  Tom Hall}\par") == ["Ann Lee"]


def test_footnotes_and_comments_hang_on_their_cell() -> None:
    note = r"{\super\chftn{\footnote\pard\plain {\super\chftn} Subject to funding by 2012.}}"
    comment = r"{\*\atnid AB}\chatn{\*\annotation\pard\plain Ask Al.}"
    cells = table(row("June 2010" + note, "May 2010" + comment)).cells
    assert [cell.text for cell in cells] == ["June 2010", "May 2010"]
    assert [cell.notes for cell in cells] == [("Subject to funding by 2012.",), ("Ask Al.",)]


def _hex(said: str, encoding: str) -> str:
    return "".join(rf"\'{byte:02x}" for byte in said.encode(encoding))


@pytest.mark.parametrize(
    ("page", "encoding", "said"),
    [
        (1250, "cp1250", "Dokončit do června"),
        (1251, "cp1251", "Действие"),
        (1252, "cp1252", "Zoë’s £5"),
        (1253, "cp1253", "Δράση έως Ιούνιο"),
        (10000, "mac-roman", "Zoë’s £5"),
        (10006, "mac-greek", "Δράση"),
        (10007, "mac-cyrillic", "Действие"),
        (10029, "mac-latin2", "Dokončit"),
    ],
)
def test_bytes_are_read_in_the_code_page_of_the_file_and_of_the_font(
    page: int, encoding: str, said: str
) -> None:
    bare = rf"{{\rtf1\ansi\ansicpg{page} {_hex(said, encoding)}\par}}"
    assert list(read(source_of(bare.encode(), "a.rtf", "rtf")).texts()) == [said]
    fonts = rf"{{\fonttbl{{\f0\fnil Arial;}}{{\f1\fnil\cpg{page} Other;}}}}"
    assert texts(rf"\ansicpg1252{fonts}\f0 \'a35 {{\f1 {_hex(said, encoding)}}}\par") == [f"£5 {said}"]


@pytest.mark.parametrize(
    ("charset", "encoding", "said"),
    [
        (77, "mac-roman", "Zoë’s £5"),
        (85, "mac-greek", "Δράση"),
        (88, "mac-latin2", "Dokončit"),
        (89, "mac-cyrillic", "Действие"),
        (161, "cp1253", "Δράση"),
        (204, "cp1251", "Действие"),
        (238, "cp1250", "Dokončit"),
    ],
)
def test_a_font_s_character_set_goes_before_the_file_s_code_page(
    charset: int, encoding: str, said: str
) -> None:
    fonts = rf"{{\fonttbl{{\f0\fnil Arial;}}{{\f1\fnil\fcharset{charset} Other;}}}}"
    assert texts(rf"\ansicpg1252{fonts}\f1 {_hex(said, encoding)}\par") == [said]


def test_a_file_of_the_mac_is_read_in_its_code_page_from_its_first_word() -> None:
    (block,) = read(source_of(rb"{\rtf1\mac \'d2Zo\'91\'d3 \'a35\par}", "a.rtf", "rtf")).blocks
    assert isinstance(block, Paragraph)
    assert block.item.text == "“Zoë” £5"


@pytest.mark.parametrize("page", [0, -7, 99_999, 437_437, 37])
def test_a_code_page_that_nobody_knows_does_no_harm(page: int) -> None:
    assert len(texts(rf"\ansicpg{page} Plan\par")) == 1


def test_no_control_character_of_text_or_title_is_read() -> None:
    signs = "".join(rf"\u{code}?" for code in (*range(9), *range(14, 32), *range(127, 160)))
    source = source_of(
        rf"{{\rtf1{{\info{{\title A{signs} plan}}}}Do{signs} it\par}}".encode(), "a.rtf", "rtf"
    )
    document = read_joined(source)
    assert (document.properties.title, list(document.texts())) == ("A plan", ["Do it"])
