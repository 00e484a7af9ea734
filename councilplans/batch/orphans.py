"""Loaded by the server that workers are forked from: one whose run has ended before it began says nothing.

A run that is stopped takes back the locks that it shares with its workers. A worker that is just being born
does not find them, and would print a traceback under the sentence with which the run ended.
"""

from __future__ import annotations

import sys
from types import TracebackType

_GONE = (FileNotFoundError, EOFError, ConnectionError)


def _say(kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, _GONE):
        sys.__excepthook__(kind, trouble, trace)


# Asked only before a worker's own code begins: what happens in that is reported to the run.
sys.excepthook = _say
