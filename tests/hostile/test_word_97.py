"""Word 97 files whose tables and texts say anything at all: each is read, or refused by name, and fast."""

from __future__ import annotations

import random
import struct
from collections import Counter

from extractors import read
from extractors.doc.sprms import Code
from ingest import DEFAULT_LIMITS, UnreadableDocument
from ingest.opening import check_content
from tests.extractors.doc.making import IN_TABLE, Paper, Para, Run, doc, grid, para, sprm, summary

_FILES = 400
_SPECIAL = sprm(Code.SPECIAL, 1)
_EXTREMES = (0, 1, 500, 1_000_000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF)
_CONTAINER = 1536  # the header and the tables of sectors before the first stream

_PAPER = Paper(
    [
        para("Plan"),
        *grid([["Action", "Lead"], ["Do it", "Ann"]]),
        Para((Run("See "), Run("\x13", _SPECIAL), Run(" PAGE"), Run("\x14", _SPECIAL), Run("9"))),
        Para((Run("nested"),), "\r", 0, IN_TABLE + sprm(Code.DEPTH, 2)),
        para("End"),
    ],
    notes=[para("a note")],
    headers=[para("header")] * 8,
    more={"\x05SummaryInformation": summary({1: 1252, 2: b"Title"})},
)


def _wrong(content: bytes, chance: random.Random) -> bytes:
    """A copy with some of its numbers replaced by others, extreme ones among them."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 4, 10))):
        at = chance.randrange(_CONTAINER, len(changed) - 16)
        match chance.randrange(4):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                struct.pack_into("<I", changed, at, chance.choice(_EXTREMES))
            case 2:
                struct.pack_into("<H", changed, at, chance.randrange(0x10000))
            case _:
                start = chance.randrange(_CONTAINER, len(changed) - 16)
                changed[at : at + 16] = changed[start : start + 16]
    return bytes(changed)


def test_wrong_numbers_end_as_a_document_or_a_refusal() -> None:
    content, chance = doc(_PAPER), random.Random(97)  # noqa: S311
    ended: Counter[str] = Counter()
    for _ in range(_FILES):
        try:
            source = check_content(_wrong(content, chance), DEFAULT_LIMITS, source="plan.doc")
            ended["read"] += bool(read(source).blocks)
        except UnreadableDocument as refused:
            ended[refused.reason] += 1
    assert ended.total() == _FILES
    assert min(ended["read"], ended["CORRUPT"]) > _FILES // 40, "numbers that matter, and that do not"
