"""What a confined process cannot do on this machine, found out by trying it in one."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path

from councilplans.confinement.confine import confine
from ingest.limits import DEFAULT_LIMITS, MIB, Limits

# Enough for Python and this package, and little to fill.
_LITTLE_MEMORY = 1024
# Files that a reader may not have open at once.
_TOO_MANY_FILES = 200
# The discard service: nobody answers there, and a refusal already shows that the system let the call through.
_NOBODY = ("127.0.0.1", 9)
_SECONDS = 30.0


class Protection(StrEnum):
    """What a process that reads documents is kept from."""

    READING = "reading other files"
    LISTING = "listing other folders"
    WRITING = "writing files"
    REMOVING = "removing files"
    RIGHTS = "changing files' rights"
    ENVIRONMENT = "reading environment variables"
    PROCESSES = "starting processes"
    PROGRAMS = "running programs"
    TCP = "TCP connections"
    UDP = "UDP messages"
    UNIX_SOCKETS = "Unix sockets"
    SIGNALS = "signals to other processes"
    PEEKING = "looking into other processes"
    MEMORY = "memory beyond the limit"
    OPEN_FILES = "hundreds of open files"


@dataclass(frozen=True, slots=True)
class _Target:
    """What there is for a confined process to reach for: a file outside of what it may read, its parent."""

    file: Path
    parent: int
    limits: Limits


def in_force() -> Mapping[Protection, bool]:
    """For each protection whether it holds here; all False where a confined process cannot be started."""
    with tempfile.TemporaryDirectory(prefix="councilplans-") as folder:
        file = Path(folder) / "outside"
        file.write_text("nobody's business", "utf-8")
        target = _Target(file, os.getpid(), replace(DEFAULT_LIMITS, memory_mb=_LITTLE_MEMORY))
        receiver, sender = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("spawn").Process(
            target=_try_all, args=(sender, target), daemon=True
        )
        child.start()
        sender.close()
        held = dict.fromkeys(Protection, False)
        try:
            while receiver.poll(_SECONDS):
                name, denied = receiver.recv()
                held[Protection(name)] = denied
        except EOFError:
            pass
        finally:
            child.kill()
            child.join()
        return held


def _try_all(sender: Connection, target: _Target) -> None:
    confine(target.limits)
    for protection, attempt in _ATTEMPTS.items():
        sender.send((str(protection), _is_denied(attempt, target)))
    sender.close()


def _is_denied(attempt: Callable[[_Target], object], target: _Target) -> bool:
    try:
        attempt(target)
    except (ConnectionRefusedError, ProcessLookupError):
        return False  # the system let it through
    except (OSError, MemoryError):
        return True
    return False


def _see_environment(target: _Target) -> None:
    if os.environ or Path(f"/proc/{target.parent}/environ").read_bytes():
        return
    raise PermissionError


def _fork(_: _Target) -> None:
    if os.fork() == 0:
        os._exit(0)


def _run_program(_: _Target) -> None:
    os.posix_spawn(sys.executable, [sys.executable, "--version"], {})


def _send(kind: socket.SocketKind) -> Callable[[_Target], None]:
    def send(_: _Target) -> None:
        with socket.socket(socket.AF_INET, kind) as opened:
            opened.settimeout(1)
            opened.connect(_NOBODY)
            opened.send(b"x")

    return send


def _peek(target: _Target) -> None:
    """Read a byte of the parent with process_vm_readv(2), which the C library has a function for."""
    library = ctypes.CDLL(None, use_errno=True)
    here = (ctypes.c_void_p * 2)(ctypes.cast(ctypes.create_string_buffer(1), ctypes.c_void_p), 1)
    there = (ctypes.c_void_p * 2)(id(None), 1)
    if library.process_vm_readv(target.parent, here, 1, there, 1, 0) < 0:
        raise OSError(ctypes.get_errno(), "process_vm_readv")


def _open_many(_: _Target) -> None:
    held = [Path(os.devnull).open() for _ in range(_TOO_MANY_FILES)]  # noqa: SIM115 - closed as it is let go
    del held


_ATTEMPTS: Mapping[Protection, Callable[[_Target], object]] = {
    Protection.READING: lambda target: target.file.read_bytes(),
    Protection.LISTING: lambda target: os.listdir(target.file.parent),  # noqa: PTH208 - the call itself
    Protection.WRITING: lambda target: target.file.with_name("new").write_bytes(b"x"),
    Protection.REMOVING: lambda target: target.file.unlink(),
    Protection.RIGHTS: lambda target: target.file.chmod(0o600),
    Protection.ENVIRONMENT: _see_environment,
    Protection.PROCESSES: _fork,
    Protection.PROGRAMS: _run_program,
    Protection.TCP: _send(socket.SOCK_STREAM),
    Protection.UDP: _send(socket.SOCK_DGRAM),
    Protection.UNIX_SOCKETS: lambda _: socket.socket(socket.AF_UNIX).close(),
    Protection.SIGNALS: lambda target: os.kill(target.parent, signal.SIG_DFL),
    Protection.PEEKING: _peek,
    Protection.MEMORY: lambda target: bytes(target.limits.memory_mb * MIB),
    Protection.OPEN_FILES: _open_many,
}
