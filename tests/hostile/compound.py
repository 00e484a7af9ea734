"""Compound files (OLE2) as bytes, written anew: storages of streams, each stream in sectors of its own."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import TypeAlias

SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LEAST = 4096  # shorter streams would stand in sectors of 64 bytes: they are padded instead


Storage: TypeAlias = "Mapping[str, bytes | Storage]"


def compound(root: Storage) -> bytes:
    """A compound file whose root holds these streams, and storages that hold more of them."""
    streams = list(_streams(root))
    directory_sectors = -(-(_count(root) + 1) // 4)
    bodies = [content.ljust(_LEAST, b"\0") for content in streams]
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
        root, list(zip(starts, map(len, bodies), strict=True)), directory_sectors
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


def _streams(storage: Storage) -> Iterator[bytes]:
    """The streams as they are stored, those of a storage in its place."""
    for _, content in _ordered(storage):
        if isinstance(content, bytes):
            yield content
        else:
            yield from _streams(content)


def _count(storage: Storage) -> int:
    return sum(1 if isinstance(content, bytes) else 1 + _count(content) for content in storage.values())


def _ordered(storage: Storage) -> list[tuple[str, bytes | Storage]]:
    """What a storage holds in the order of the format."""
    return sorted(storage.items(), key=lambda item: (len(item[0]), item[0].upper()))


def _directory(root: Storage, places: list[tuple[int, int]], sectors: int) -> bytes:
    """The root and all that it holds; each is the right neighbour of the one before it in its storage."""
    entries: list[bytes] = []
    waiting = iter(places)
    _enter("Root Entry", 5, root, _FREE, entries, waiting)
    return b"".join(entries).ljust(sectors * SECTOR, b"\0")


def _enter(
    name: str, kind: int, held: Storage, right: int, entries: list[bytes], places: Iterator[tuple[int, int]]
) -> None:
    """A storage's entry, then those of what it holds, each before what it holds itself."""
    own, first = len(entries), len(entries) + 1
    entries.append(b"")
    child = first if held else _FREE
    start, size = (_END, 0) if kind == 5 else (0, 0)
    entries[own] = _entry(name, kind, right=right, child=child, start=start, size=size)
    ordered = _ordered(held)
    for number, (inner, content) in enumerate(ordered):
        after = len(entries) + (1 if isinstance(content, bytes) else 1 + _count(content))
        neighbour = after if number + 1 < len(ordered) else _FREE
        if isinstance(content, bytes):
            start, size = next(places)
            entries.append(_entry(inner, 2, right=neighbour, child=_FREE, start=start, size=size))
        else:
            _enter(inner, 1, content, neighbour, entries, places)


def _entry(name: str, kind: int, *, right: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(letters) + 2, kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
