"""Linux's Landlock: a process gives up writing files, running programs and TCP connections, for good.

It needs no rights and no configuration; kernels before 5.13, and other systems, have none of it.
Interface: https://docs.kernel.org/userspace-api/landlock.html, include/uapi/linux/landlock.h.
"""

from __future__ import annotations

import ctypes
import os
import sys

# The same numbers on every architecture.
_CREATE_RULESET = 444
_RESTRICT_SELF = 446
_ASK_VERSION = 1
_PR_SET_NO_NEW_PRIVS = 38

# landlock_access_fs: running (bit 0), writing (1), removing and making of every kind (4 to 12) from the
# first version; moving elsewhere (13) from the second, cutting short (14) from the third. Reading (2, 3)
# stays free.
_FILES_BY_VERSION = {1: (1 << 0) | (1 << 1) | sum(1 << bit for bit in range(4, 13)), 2: 1 << 13, 3: 1 << 14}

# landlock_access_net: binding and connecting over TCP, from the fourth version.
_NETWORK = 0b11
_NETWORK_VERSION = 4


class _Ruleset(ctypes.Structure):
    """``struct landlock_ruleset_attr``; what is named in it is forbidden unless a rule allows it."""

    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64))


def version() -> int:
    """The version of the kernel's Landlock; 0 where there is none."""
    if sys.platform != "linux":
        return 0
    return max(0, _call(_CREATE_RULESET, None, 0, _ASK_VERSION))


def forbids_network() -> bool:
    """Whether this kernel can take TCP from a process."""
    return version() >= _NETWORK_VERSION


def give_up_writing() -> bool:
    """Forbid this thread, and all that comes of it, to write, run or connect; whether the kernel could."""
    current = version()
    if not current:
        return False
    files = sum(rights for since, rights in _FILES_BY_VERSION.items() if since <= current)
    network = _NETWORK if current >= _NETWORK_VERSION else 0
    ruleset = _Ruleset(files, network)
    size = ctypes.sizeof(ruleset) if network else ctypes.sizeof(ctypes.c_uint64)
    descriptor = _call(_CREATE_RULESET, ctypes.byref(ruleset), size, 0)
    if descriptor < 0:
        return False
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            return False
        return _call(_RESTRICT_SELF, descriptor, 0) == 0
    finally:
        os.close(descriptor)


def _call(number: int, *arguments: object) -> int:
    """A system call that the C library has no function for; -1 where it fails."""
    syscall = ctypes.CDLL(None, use_errno=True).syscall
    syscall.restype = ctypes.c_long
    return int(syscall(ctypes.c_long(number), *arguments))
