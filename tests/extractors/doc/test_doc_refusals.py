"""Word files that are refused, each for a reason that is named: older, locked, or made to hurt."""

from __future__ import annotations

import struct

import pytest

from extractors import read
from extractors.doc.sprms import Code
from ingest import DEFAULT_LIMITS, Reason, UnreadableDocument
from ingest.opening import check_content
from tests.extractors.doc.making import (
    IN_TABLE,
    Paper,
    Para,
    Run,
    cell,
    cells,
    clx_of,
    doc,
    opened,
    para,
    row,
    sprm,
)


@pytest.mark.parametrize(
    ("version", "named"),
    [
        ((0xA5DC, 101), "Word 6 or Word 95"),
        ((0xA5EC, 104), "Word 6 or Word 95"),
        ((0xA5DB, 45), "Word 2 or older"),
        ((0xA698, 50), "old Word for the Mac"),
    ],
)
def test_older_words_are_refused_by_name_with_advice(version: tuple[int, int], named: str) -> None:
    with pytest.raises(UnreadableDocument, match=named) as refused:
        opened(Paper([para("Plan")], version=version))
    assert refused.value.reason is Reason.UNSUPPORTED
    assert "Save it as .docx" in str(refused.value)


def test_a_password_is_told() -> None:
    with pytest.raises(UnreadableDocument, match="password") as refused:
        opened(Paper([para("Plan")], flags=0x0300))
    assert refused.value.reason is Reason.ENCRYPTED


def _refused(content: bytes) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as refused:
        read(check_content(content, DEFAULT_LIMITS, source="plan.doc"))
    return refused.value


def test_a_chain_of_sectors_that_runs_in_a_circle_is_refused() -> None:
    content = bytearray(doc(Paper([para("Plan")])))
    fat = 512
    streams = [struct.unpack_from("<I", content, fat + 4 * number)[0] for number in range(128)]
    sector = next(number for number in range(8, 128) if streams[number] == number + 1)
    struct.pack_into("<I", content, fat + 4 * sector, sector)
    assert _refused(bytes(content)).reason is Reason.CORRUPT


def test_pieces_that_show_one_stretch_a_thousand_times_are_refused() -> None:
    clx = clx_of([(2000, 1024, False, 0)] * 5000)
    assert _refused(doc(Paper([para("Plan " * 500)], wide=False, clx=clx))).reason is Reason.CORRUPT


def test_stories_longer_than_the_text_are_refused() -> None:
    content = doc(Paper([para("Plan")])).replace(
        struct.pack("<8i", 5, *[0] * 7), struct.pack("<8i", 900, *[0] * 7)
    )
    assert _refused(content).reason is Reason.CORRUPT


def test_tables_a_thousand_deep_are_refused() -> None:
    depth = sprm(Code.DEPTH, 1000) + IN_TABLE
    assert _refused(doc(Paper([Para((Run("x"),), "\r", 0, depth)]))).reason is Reason.TOO_COMPLEX


def test_a_table_of_more_columns_than_word_makes_is_refused() -> None:
    rows: list[Para] = []
    for at in range(600):
        edges = (-32_000 + 31 * at, 31 * at, 32_000)
        rows += [cell("x"), cell("y"), row(cells(*edges))]
    assert _refused(doc(Paper([*rows, para("After")]))).reason is Reason.TOO_COMPLEX
