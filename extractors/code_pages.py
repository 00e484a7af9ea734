"""The numbers that Windows gives to encodings, as old files write them."""

from __future__ import annotations

import codecs
from functools import cache

# Those that Python does not know as "cp" and the number ([MS-UCODEREF] 2.2.1).
_NAMED = {
    1200: "utf-16-le",
    1201: "utf-16-be",
    10000: "mac-roman",
    10006: "mac-greek",
    10007: "mac-cyrillic",
    10029: "mac-latin2",
    10079: "mac-iceland",
    10081: "mac-turkish",
    20127: "ascii",
    20866: "koi8-r",
    21866: "koi8-u",
    65001: "utf-8",
} | {28590 + part: f"iso8859-{part}" for part in (*range(1, 10), 13, 15)}


@cache
def page_encoding(page: int) -> str:
    """The encoding of a code page; Windows Latin 1 for one that is not known."""
    try:
        return codecs.lookup(_NAMED.get(page, f"cp{page}")).name
    except LookupError:
        return "cp1252"
