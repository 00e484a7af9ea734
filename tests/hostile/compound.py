"""Compound files (OLE2) as bytes, written anew: one storage of streams, each in sectors of its own."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LEAST = 4096  # shorter streams would stand in sectors of 64 bytes: they are padded instead


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file whose root holds these streams."""
    directory_sectors = -(-(len(streams) + 1) // 4)
    bodies = [content.ljust(_LEAST, b"\0") for content in streams.values()]
    counts = [-(-len(body) // SECTOR) for body in bodies]
    fat_sectors = 1
    while fat_sectors * 128 < fat_sectors + directory_sectors + sum(counts):
        fat_sectors += 1
    chains = [[_FAT] * fat_sectors, _chain(fat_sectors, directory_sectors)]
    starts, at = [], fat_sectors + directory_sectors
    for count in counts:
        starts.append(at)
        chains.append(_chain(at, count))
        at += count
    fat = [sector for chain in chains for sector in chain]
    fat += [_FREE] * (fat_sectors * 128 - len(fat))
    sectors = struct.pack(f"<{len(fat)}I", *fat) + _directory(
        list(streams), starts, bodies, directory_sectors
    )
    for body in bodies:
        sectors += body.ljust(-(-len(body) // SECTOR) * SECTOR, b"\0")
    return _header(fat_sectors) + sectors


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END]


def _header(fat_sectors: int) -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    start += bytes(6) + struct.pack("<IIIIIIIII", 0, fat_sectors, fat_sectors, 0, _LEAST, _END, 0, _END, 0)
    places = [*range(fat_sectors)] + [_FREE] * (109 - fat_sectors)
    return start + struct.pack("<109I", *places)


def _directory(names: list[str], starts: list[int], bodies: list[bytes], sectors: int) -> bytes:
    """The root and its streams; each is the right neighbour of the one before, in the order of the format."""
    order = sorted(range(len(names)), key=lambda number: (len(names[number]), names[number].upper()))
    entries = [_entry("Root Entry", 5, right=_FREE, child=1 if names else _FREE, start=_END, size=0)]
    for place, number in enumerate(order):
        right = place + 2 if place + 1 < len(order) else _FREE
        entries.append(
            _entry(names[number], 2, right=right, child=_FREE, start=starts[number], size=len(bodies[number]))
        )
    return b"".join(entries).ljust(sectors * SECTOR, b"\0")


def _entry(name: str, kind: int, *, right: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(letters) + 2, kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
