"""Ctrl-C, and a system that asks a command to end: what was finished is kept, and nothing is left behind."""

from __future__ import annotations

import signal
import sys
from types import FrameType

from councilplans.cli.exit_codes import ExitCode

# Seconds until a stop that was lost is tried again: the callback that it fell into is over by then.
_AGAIN = 0.01
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
    sys.unraisablehook = _unraisable


def _unraisable(lost: sys.UnraisableHookArgs) -> None:
    """Stop again where a stop fell into a callback, out of which Python lets no exception go on."""
    stopped = lost.exc_value
    if not isinstance(stopped, Stopped) or not hasattr(signal, "setitimer"):
        sys.__unraisablehook__(lost)
        return
    number = stopped.signal

    def again(_: int, frame: FrameType | None) -> None:
        _stop(number, frame)

    signal.signal(signal.SIGALRM, again)
    signal.setitimer(signal.ITIMER_REAL, _AGAIN)


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
