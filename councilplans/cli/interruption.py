"""Ctrl-C, and a system that asks a command to end: what was finished is kept, and nothing is left behind."""

from __future__ import annotations

import signal
from types import FrameType

from councilplans.cli.exit_codes import ExitCode

# A shell adds a signal's number to this where a signal ended a command.
_BY_SIGNAL = 128


class Stopped(KeyboardInterrupt):
    """The command was asked to end by ``signal``."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.signal = number


def listen() -> None:
    """Have Ctrl-C, a terminal that closes and a polite kill stop the command where it can be stopped."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    del frame
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)  # once is enough: it is ending
    raise Stopped(number)


def interrupted_code(interrupted: KeyboardInterrupt) -> int:
    """The exit code of a command that was interrupted: as a shell counts it."""
    number = getattr(interrupted, "signal", signal.SIGINT)
    return ExitCode.INTERRUPTED if number == signal.SIGINT else _BY_SIGNAL + number
