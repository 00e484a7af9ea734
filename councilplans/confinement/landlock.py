"""Linux's Landlock: a process gives up files, programs, TCP and signals to others, for good.

It needs no rights and no configuration; kernels before 5.13, and other systems, have none of it.
Interface: https://docs.kernel.org/userspace-api/landlock.html, include/uapi/linux/landlock.h.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable

# The same numbers on every architecture.
_CREATE_RULESET = 444
_ADD_RULE = 445
_RESTRICT_SELF = 446
_ASK_VERSION = 1
_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38

# landlock_access_fs: running (bit 0), writing (1), reading files (2) and folders (3), removing and making of
# every kind (4 to 12) from the first version; moving elsewhere (13) from the second, cutting short (14) from
# the third, device commands (15) from the fifth.
_WRITE_FILE, _READ_FILE, _READ_FOLDER = 1 << 1, 1 << 2, 1 << 3
_CUT_SHORT, _CUT_SHORT_VERSION = 1 << 14, 3
_FILES_BY_VERSION = {
    1: (1 << 0) | _WRITE_FILE | _READ_FILE | _READ_FOLDER | sum(1 << bit for bit in range(4, 13)),
    2: 1 << 13,
    _CUT_SHORT_VERSION: _CUT_SHORT,
    5: 1 << 15,
}

# landlock_access_net: binding and connecting over TCP, from the fourth version.
_NETWORK = 0b11
_NETWORK_VERSION = 4

# landlock_scope: abstract Unix sockets (bit 0) and signals (1) of processes outside, from the sixth version.
_SCOPES = 0b11
_SCOPE_VERSION = 6


class _Ruleset(ctypes.Structure):
    """``struct landlock_ruleset_attr``; what is named in it is forbidden unless a rule allows it."""

    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    """``struct landlock_path_beneath_attr``: what stays allowed below an open folder."""

    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """The version of the kernel's Landlock; 0 where there is none."""
    if sys.platform != "linux":
        return 0
    return max(0, _call(_CREATE_RULESET, None, 0, _ASK_VERSION))


def restrict_files(readable: Iterable[str]) -> bool:
    """Forbid this thread, and all that comes of it, to write, run, connect, and read but below ``readable``.

    Also to signal processes outside, where the kernel is new enough. Whether it could.
    """
    current = version()
    if not current:
        return False
    files = sum(rights for since, rights in _FILES_BY_VERSION.items() if since <= current)
    network = _NETWORK if current >= _NETWORK_VERSION else 0
    scopes = _SCOPES if current >= _SCOPE_VERSION else 0
    ruleset = _Ruleset(files, network, scopes)
    fields = 1 + bool(network) + bool(scopes)  # an older kernel refuses a record with fields it does not know
    descriptor = _call(_CREATE_RULESET, ctypes.byref(ruleset), fields * ctypes.sizeof(ctypes.c_uint64), 0)
    if descriptor < 0:
        return False
    try:
        for path in readable:
            is_folder = os.path.isdir(path)  # noqa: PTH112 - a path may hold bytes that are no Unicode
            _allow(descriptor, path, _READ_FILE | (_READ_FOLDER if is_folder else 0))
        # Tesseract writes its remarks there, and crashes where it may not.
        _allow(descriptor, os.devnull, _READ_FILE | _WRITE_FILE | (files & _CUT_SHORT))
        library = ctypes.CDLL(None, use_errno=True)
        if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            return False
        return _call(_RESTRICT_SELF, descriptor, 0) == 0
    finally:
        os.close(descriptor)


def _allow(ruleset: int, path: str, rights: int) -> None:
    """Leave rights to a file, or to a folder and all below it; one that is not there needs no leave."""
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rule = _PathBeneath(rights, opened)
        _call(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(opened)


def _call(number: int, *arguments: object) -> int:
    """A system call that the C library has no function for; -1 where it fails."""
    syscall = ctypes.CDLL(None, use_errno=True).syscall
    syscall.restype = ctypes.c_long
    return int(syscall(ctypes.c_long(number), *arguments))
