"""A zip file's directory, looked at before `zipfile` loads it: how many members, and are their names safe.

Layout of the records: PKWARE APPNOTE 6.3.10, 4.3.12 to 4.3.16.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import SEEK_END
from pathlib import PureWindowsPath
from typing import IO

# What `zipfile` raises for members and directories that are damaged, protected, or packed in a way that
# it does not know; fuzzing found each of them.
ZIP_TROUBLES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OverflowError,
    RuntimeError,
    ValueError,
)

_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_MEMBER = b"PK\x01\x02"

# The end record is 22 bytes, and a comment of at most 65,535 may follow it.
_END_WITHIN = 22 + 65_535

# Names and extra fields of real archives take about 200 bytes a member.
_BYTES_A_MEMBER = 512


def count_members(file: IO[bytes], most: int) -> int:
    """How many members the directory lists, or ``most + 1`` for any number above ``most``.

    `zipfile` makes some 500 bytes of objects out of each listed member's 46, so an archive that lists
    millions is found out here, from the raw records. Raises `zipfile.BadZipFile` where there is no
    directory to look at.
    """
    size = _directory_size(file)
    if size > (most + 1) * _BYTES_A_MEMBER:
        return most + 1
    end = file.seek(0, SEEK_END)
    file.seek(max(0, end - _END_WITHIN - 76 - size))
    return min(file.read(size + _END_WITHIN + 76).count(_MEMBER), most + 1)


def _directory_size(file: IO[bytes]) -> int:
    end = file.seek(0, SEEK_END)
    start = max(0, end - _END_WITHIN - 76)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        message = "it has no directory"
        raise zipfile.BadZipFile(message)
    (size,) = struct.unpack_from("<L", tail, at + 12)
    at64 = tail.rfind(_END64, 0, at)
    if at64 >= 0 and at64 + 56 <= len(tail):
        size = max(size, *struct.unpack_from("<Q", tail, at64 + 40))
    return int(size)


def is_unsafe(name: str) -> bool:
    """Whether a member's name would leave the folder that it is unpacked to (absolute, a drive, ``..``).

    Nothing here is ever unpacked to disk; a package with such names was made to attack whoever does.
    """
    path = PureWindowsPath(name)
    return bool(path.drive or path.root) or ".." in path.parts or "\0" in name


def is_bomb(member: zipfile.ZipInfo, ratio: int, above: int) -> bool:
    """Whether a member declares to inflate beyond ``ratio`` times its packed size and ``above`` bytes.

    `zipfile` stops at the declared size and then raises, so the declaration can be relied upon.
    """
    return member.file_size > above and member.file_size > ratio * max(member.compress_size, 1)
