"""Letters that no font explains are left out, and the document says so."""

from __future__ import annotations

import pytest

from extractors.options import Ocr, ReadOptions
from extractors.pdf.text.legible import is_legible
from ingest.errors import UnreadableDocument
from tests.extractors.pdf.making import read
from tests.hostile import pdfs

WITHOUT_OCR = ReadOptions(ocr=Ocr.NEVER)
WELSH = (
    "Mae'r Cyngor wedi ymrwymo i wella gwasanaethau cyhoeddus ac i weithio gyda phartneriaid i sicrhau bod"
    " pobl leol yn cael y gofal gorau. Bydd y cynllun gweithredu yn cael ei adolygu bob chwarter."
)
NAMES = (
    "Elaine Garside, Tomas Wren, Priya Holm, Gwyneth Pryce, Angharad Vaughan, Kwame Boateng, Nguyen Xiaoping,"
    " Agnieszka Wojciechowska, Gareth Rhys-Jones, Siobhan O'Neill"
)
PROSE = (
    "Review the grounds maintenance contract and publish the parking strategy",
    "for residents by June; train front desk staff in handling complaints",
)


def shifted(text: str, by: int = 3) -> str:
    small = "abcdefghijklmnopqrstuvwxyz"
    return text.casefold().translate(str.maketrans(small, small[by:] + small[:by]))


@pytest.mark.parametrize(
    "text", [WELSH, NAMES, " ".join(PROSE), "KPI NI BVPI CRB LSP LAA DCSF SEN ICT HR FTE NHS PCT " * 3]
)
def test_what_people_write_is_legible(text: str) -> None:
    assert is_legible(text)


@pytest.mark.parametrize("by", sorted({*range(1, 26)} - {13}))  # By 13, "er" and "re" change places.
def test_letters_put_for_others_are_not(by: int) -> None:
    assert not is_legible(shifted(" ".join(PROSE), by))


def test_one_word_again_and_again_tells_nothing() -> None:
    assert is_legible("cell " * 100)


def test_a_short_text_is_given_the_benefit_of_the_doubt() -> None:
    assert is_legible(shifted("Publish it"))


def test_a_font_whose_map_lies_is_left_out_and_the_page_says_so() -> None:
    lines = b" ".join(b"0 -30 Td (%s) Tj" % shifted(line).encode() for line in PROSE)
    drawing = b"BT /F 11 Tf 50 700 Td (Improvement plan) Tj /G 11 Tf %s ET" % lines
    font = b"/Font << /F 5 0 R /G 6 0 R >>"
    content = pdfs.one_page(
        drawing,
        resources=font,
        more=[b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"],
    ).replace(b"/Font << /F 5 0 R >> ", b"", 1)
    document = read(content, WITHOUT_OCR)
    assert list(document.texts()) == ["Improvement plan"]
    assert "font_not_decoded" in {issue.code for issue in document.issues}


def test_a_document_that_is_all_cipher_says_why_it_has_no_text() -> None:
    with pytest.raises(UnreadableDocument, match="which letters they draw"):
        read(pdfs.text(*map(shifted, PROSE)), WITHOUT_OCR)


def test_codes_that_count_glyphs_by_their_first_use_are_no_letters() -> None:
    """Nothing was said of a page whose letters were all controls: it held no plan, it seemed."""
    codes = {letter: chr(number) for number, letter in enumerate(dict.fromkeys("".join(PROSE)), start=14)}
    coded = ["".join(map(codes.__getitem__, line)) for line in PROSE]
    with pytest.raises(UnreadableDocument, match="which letters they draw"):
        read(pdfs.text(*coded), WITHOUT_OCR)
