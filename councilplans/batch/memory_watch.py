"""The memory limit where the system has none to set: the parent looks, and ends who holds too much."""

from __future__ import annotations

import multiprocessing
import sys

from ingest.limits import MIB


class MemoryWatch:
    """Ends worker processes of this one that hold more than ``memory_mb``, each time it looks.

    On Linux the kernel holds the limit (RLIMIT_AS) and there is nothing to watch. It needs psutil,
    which is installed with this package wherever it is needed.
    """

    def __init__(self, memory_mb: int, *, needed: bool = sys.platform != "linux") -> None:
        self._most = memory_mb * MIB
        self._needed = needed
        self._ended: set[int] = set()

    def look(self) -> None:
        """Look at every worker once."""
        if not self._needed:
            return
        import psutil

        for child in multiprocessing.active_children():
            if child.pid is None:
                continue
            try:
                process = psutil.Process(child.pid)
                if process.memory_info().rss > self._most:
                    self._ended.add(child.pid)
                    process.kill()
            except psutil.Error:
                continue  # it has just ended

    def has_ended(self, pid: int) -> bool:
        """Whether it ended this process."""
        return pid in self._ended
