"""Loaded by the server that workers are forked from: what becomes of it and of them when the run is no more.

A run that is stopped takes back the locks that it shares with its workers. A worker that is just being born
does not find them, and would print a traceback under the sentence with which the run ended. And a run that
is killed cannot take back the folder of the socket on which its server listens: the server does, when it
ends because nobody is left whom it could serve. It listens for that only once it has imported everything,
which on a busy machine takes many seconds: until then it looks from time to time.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import select
import shutil
import signal
import socket
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, TracebackType

_GONE = (FileNotFoundError, EOFError, ConnectionError)


def _say(kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, _GONE):
        sys.__excepthook__(kind, trouble, trace)


def _own_folders() -> Iterator[Path]:
    """The folders that were made for the sockets on which this process listens."""
    temporary = Path(tempfile.gettempdir())
    for number in range(3, _MOST_FILES):
        try:
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
            with socket.socket(fileno=os.dup(number)) as listening:
                path = listening.getsockname()
        except OSError:
            continue
        if isinstance(path, str) and path and Path(path).parent.parent == temporary:
            yield Path(path).parent


def _lifelines() -> Iterator[int]:
    """The pipes of which this process has the reading end, and whoever may ask it for workers the other."""
    for number in range(3, _MOST_FILES):
        try:
            is_pipe = stat.S_ISFIFO(os.fstat(number).st_mode)
            if is_pipe and fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
                yield number
        except OSError:
            continue


def _is_abandoned() -> bool:
    """Whether the run is no more. A request that it has sent, and that nobody has taken yet, keeps the pipe
    open; one that ended before this was loaded has left no parent to compare with. So both are asked."""
    if os.getppid() != _PARENT:
        return True
    waiting = select.poll()
    for number in _LIFELINES:
        waiting.register(number, 0)
    return any(event & select.POLLHUP for _, event in waiting.poll(0))


def _leave() -> None:
    signal.setitimer(signal.ITIMER_PROF, 0)  # Python lets go of its signals before it ends
    for folder in _FOLDERS:
        shutil.rmtree(folder, ignore_errors=True)


def _look(_number: int, _frame: FrameType | None) -> None:
    if _is_abandoned():
        _leave()
        os._exit(0)  # not by an exception: half of a library that is being imported might catch it


# The server has half a dozen files open when it loads this.
_MOST_FILES = 32

# Seconds of its own work after which the server looks: one that waits for requests is not woken.
_LOOKING = 0.05

_PARENT = os.getppid()
_LIFELINES = tuple(_lifelines())
_FOLDERS = tuple(_own_folders())

# Its workers end without a word to anybody, and so leave the folder to it; they inherit no timer.
atexit.register(_leave)
signal.signal(signal.SIGPROF, _look)
signal.siginterrupt(signal.SIGPROF, False)
signal.setitimer(signal.ITIMER_PROF, _LOOKING, _LOOKING)

# Asked only before a worker's own code begins: what happens in that is reported to the run.
sys.excepthook = _say
