"""Old workbooks whose records xlrd runs into, or that tell a format by its number alone."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

import pytest
import xlrd
from xlrd.formula import FormulaError

from extractors.layout import Document
from extractors.options import DEFAULT_OPTIONS
from extractors.workbook.xls import read
from ingest.compound import CompoundFile
from tests.support import PAPERS, source_of

_PLAN = (PAPERS / "larkminster_log.xls").read_bytes()
_RECORD = Struct("<HH")
_NAME, _NOTE, _FORM, _WRITER, _SETUP, _TEXT, _NUMBER = 0x18, 0x1C, 0xE0, 0x5C, 0xA1, 0xFD, 0x27E
# A name of one letter, for areas that stand at no place; a comment of a writer whose name goes beyond it.
_BAD_NAME = bytes((0, 0, 0, 1, 9)) + bytes(9) + b"\0A\x2d" + bytes(8)
_BAD_NOTE = bytes(8) + b"\x02\0\0Al"
_OF_CHINA = 27


def _stream() -> bytearray:
    stream = CompoundFile.open(_PLAN, "plan.xls").stream("Workbook")
    assert stream is not None
    return bytearray(stream)


def _records(stream: bytearray) -> Iterator[tuple[int, int, int]]:
    """Where each record begins, its kind and its length."""
    at = 0
    while at + _RECORD.size <= len(stream):
        kind, length = _RECORD.unpack_from(stream, at)
        yield at, kind, length
        at += _RECORD.size + length


def _with(old: int, new: int, content: bytes) -> bytes:
    """The workbook with the first record of a kind made one of another."""
    stream = _stream()
    at, _, length = next(one for one in _records(stream) if one[1] == old and one[2] >= len(content))
    _RECORD.pack_into(stream, at, new, length)
    stream[at + _RECORD.size : at + _RECORD.size + len(content)] = content
    return bytes(stream)


def _layout(stream: bytes) -> Document:
    return read(source_of(stream, "plan.xls", "xls"), DEFAULT_OPTIONS)


@pytest.mark.parametrize(
    ("content", "issues"),
    [
        (_with(_WRITER, _NAME, _BAD_NAME), []),
        (_with(_SETUP, _NOTE, _BAD_NOTE), ["cells_damaged"]),
    ],
    ids=["name", "comment"],
)
def test_a_name_or_a_comment_that_cannot_be_costs_no_workbook(content: bytes, issues: list[str]) -> None:
    """Either cost the whole workbook."""
    with pytest.raises((FormulaError, AssertionError)):
        xlrd.open_workbook(file_contents=content)
    document = _layout(content)
    assert document.blocks == _layout(bytes(_stream())).blocks
    assert [issue.code for issue in document.issues] == issues


def test_a_date_in_a_format_that_is_told_by_its_number_alone_is_read() -> None:
    """A workbook with one of them was called damaged: Excel has such for dates of China, Japan and Korea."""
    stream = _stream()
    for at, kind, _ in list(_records(stream)):
        if kind == _FORM:
            stream[at + 6 : at + 8] = _OF_CHINA.to_bytes(2, "little")
    words = [at for at, kind, _ in _records(stream) if kind == _TEXT]
    _RECORD.pack_into(stream, words[-1], _NUMBER, 10)
    stream[words[-1] + 10 : words[-1] + 14] = (40_000 << 2 | 2).to_bytes(4, "little")
    table = _layout(bytes(stream)).tables[-1]
    assert "06/07/2009" in {cell.text for cell in table.cells}
