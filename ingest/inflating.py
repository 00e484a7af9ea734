"""Deflated bytes unpacked piece by piece, as far as they are wanted and never whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ingest.limits import MIB

# Deflate packs at most 1,032 to 1.
DEFLATE_MOST = 1032


def inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What deflated chunks unpack to, piece by piece; ends where they are damaged."""
    inflater = zlib.decompressobj()
    for chunk in chunks:
        pending = chunk
        while pending and not inflater.eof:
            try:
                out = inflater.decompress(pending, MIB)
            except zlib.error:
                return  # the reader will see the same damage, and say so
            pending = inflater.unconsumed_tail
            if out:
                yield out
