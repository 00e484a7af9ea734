"""Linux's seccomp: a process gives up system calls that no reader of documents needs.

A filter is a small program of the classic Berkeley packet filter over ``struct seccomp_data`` (the call's
number, the architecture, the arguments). Interface: seccomp(2), include/uapi/linux/{seccomp,filter}.h.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass

_PR_SET_NO_NEW_PRIVS = 38
_SET_MODE_FILTER = 1
_ALL_THREADS = 1  # SECCOMP_FILTER_FLAG_TSYNC

_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000

# Instructions: load a word of the record, jump if equal or if bits are set, return.
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16

_CLONE_THREAD = 0x00010000
# On x86-64 numbers from here on are the same calls in another dress (x32).
_OTHER_DRESS = 0x40000000


@dataclass(frozen=True, slots=True)
class _Machine:
    """An architecture's number (``AUDIT_ARCH_*``) and its numbers of the calls that are filtered."""

    audit: int
    seccomp: int
    clone: int
    clone3: int
    to_itself: tuple[int, ...]
    """Signals to a process (``kill``, ``tgkill``): a process may still abort itself."""
    denied: tuple[int, ...]


# The calls denied, by name in the order of the numbers: new sockets; new processes and programs; signals to a
# thread or by a handle; looking into other processes; keys, mounts, namespaces, modules, clocks, io_uring;
# changes to files that Landlock does not know of.
_MACHINES: Mapping[str, _Machine] = {
    "x86_64": _Machine(
        audit=0xC000003E,
        seccomp=317,
        clone=56,
        clone3=435,
        to_itself=(62, 234),
        denied=(
            *(41, 53, 57, 58, 59, 322),  # socket, socketpair, fork, vfork, execve, execveat
            *(200, 129, 297, 424, 434, 438),  # tkill, rt_sigqueueinfo, rt_tgsigqueueinfo, pidfd_*
            *(101, 310, 311, 312, 440),  # ptrace, process_vm_readv, process_vm_writev, kcmp, process_madvise
            *(248, 249, 250, 165, 166, 155, 272, 308),  # keys, mount, umount2, pivot_root, unshare, setns
            *(175, 313, 176, 246, 320, 169, 227, 305),  # modules, kexec, reboot, clocks
            *(298, 321, 425, 426, 427, 323),  # perf_event_open, bpf, io_uring, userfaultfd
            *(90, 91, 268, 452, 92, 93, 94, 260),  # chmod and chown in all their forms
            *(132, 235, 261, 280, 188, 189, 190, 197, 198, 199),  # times and extended attributes
        ),
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        seccomp=277,
        clone=220,
        clone3=435,
        to_itself=(129, 131),
        denied=(
            *(198, 199, 221, 281),  # socket, socketpair, execve, execveat
            *(130, 138, 240, 424, 434, 438),  # tkill, rt_sigqueueinfo, rt_tgsigqueueinfo, pidfd_*
            *(117, 270, 271, 272, 440),  # ptrace, process_vm_readv, process_vm_writev, kcmp, process_madvise
            *(217, 218, 219, 40, 39, 41, 97, 268),  # keys, mount, umount2, pivot_root, unshare, setns
            *(105, 273, 106, 104, 294, 142, 112, 266),  # modules, kexec, reboot, clocks
            *(241, 280, 425, 426, 427, 282),  # perf_event_open, bpf, io_uring, userfaultfd
            *(52, 53, 452, 54, 55, 88, 5, 6, 7, 14, 15, 16),  # chmod, chown, times, extended attributes
        ),
    ),
}


class _Program(ctypes.Structure):
    """``struct sock_fprog``."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def is_known() -> bool:
    """Whether this system has seccomp, and its numbers stand here."""
    return sys.platform == "linux" and _machine() is not None


def restrict_calls() -> bool:
    """Forbid this process sockets, other processes and programs, and signals to others; whether it could."""
    machine = _machine()
    if sys.platform != "linux" or machine is None:
        return False
    program = _filter(machine, os.getpid())
    code = ctypes.create_string_buffer(program, len(program))
    compiled = _Program(len(program) // 8, ctypes.cast(code, ctypes.c_void_p))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    library.syscall.restype = ctypes.c_long
    number = ctypes.c_long(machine.seccomp)
    return int(library.syscall(number, _SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(compiled))) == 0


def _machine() -> _Machine | None:
    # A 32-bit Python on a 64-bit kernel makes other calls.
    return _MACHINES.get(platform.machine()) if sys.maxsize > 2**32 else None


def _filter(machine: _Machine, own: int) -> bytes:
    """The program; each test jumps to the next unless it decides."""
    deny = _returns(_ERRNO | errno.EPERM)
    steps = [
        _step(_LOAD, 0, 0, _ARCHITECTURE_AT),
        _step(_JUMP_EQUAL, 1, 0, machine.audit),
        deny,
        _step(_LOAD, 0, 0, _NUMBER_AT),
        _step(_JUMP_AT_LEAST, 0, 1, _OTHER_DRESS),
        deny,
        # glibc then makes a thread with clone, whose flags can be looked at.
        _step(_JUMP_EQUAL, 0, 1, machine.clone3),
        _returns(_ERRNO | errno.ENOSYS),
    ]
    for number in machine.denied:
        steps += [_step(_JUMP_EQUAL, 0, 1, number), deny]
    steps += [
        _step(_JUMP_EQUAL, 0, 4, machine.clone),
        _step(_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        _step(_JUMP_SET, 1, 0, _CLONE_THREAD),
        deny,
        _returns(_ALLOW),
    ]
    for number in machine.to_itself:
        steps += [
            _step(_JUMP_EQUAL, 0, 4, number),
            _step(_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
            _step(_JUMP_EQUAL, 1, 0, own),
            deny,
            _returns(_ALLOW),
        ]
    return b"".join([*steps, _returns(_ALLOW)])


def _step(code: int, if_true: int, if_false: int, operand: int) -> bytes:
    """``struct sock_filter``; a jump's counts are of instructions to leave out."""
    return struct.pack("=HBBI", code, if_true, if_false, operand)


def _returns(action: int) -> bytes:
    return _step(_RETURN, 0, 0, action)
