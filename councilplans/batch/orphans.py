"""Loaded by the server that workers are forked from: what becomes of it and of them when the run is no more.

A run that is stopped takes back the locks that it shares with its workers. A worker that is just being born
does not find them, and would print a traceback under the sentence with which the run ended. And a run that
is killed cannot take back the folder of the socket on which its server listens: the server does, when it
ends because nobody is left whom it could serve.
"""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

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


# The server has half a dozen files open when it loads this.
_MOST_FILES = 32

# Its workers end without a word to anybody, and so leave the folder to it.
for _folder in _own_folders():
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)

# Asked only before a worker's own code begins: what happens in that is reported to the run.
sys.excepthook = _say
