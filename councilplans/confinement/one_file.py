"""One file read in a confined process of its own, for whoever asks from Python.

The process is this Python with this package, and not a copy of the program that asks: a script needs no
``if __name__ == "__main__"``, and a notebook's threads are left alone. What comes back is compressed JSON and
no pickle, since it comes from a process that read a stranger's file.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from pathlib import Path

from councilplans.batch.reading import Digest, Reading, unpack
from councilplans.batch.worker import Task, read_confined
from councilplans.config import Config
from councilplans.confinement.reading_process import OUT_OF_MEMORY_EXIT, become_reader
from ingest.discover import input_roots
from ingest.errors import Reason, UnreadableDocument
from ingest.found import Found

# Seconds that a process may take to begin, on top of a document's.
_TO_BEGIN = 30.0


def read_one(path: Path, config: Config) -> Reading:
    """Everything that one document gives, as a batch would write it.

    Raises `UnreadableDocument` with TIMEOUT, OUT_OF_MEMORY or CRASHED where the process did not come to its
    end; a refusal by a reader stands in the reading's row of ``documents``.
    """
    found = Found(path.name, str(path.absolute()))
    digest = Digest(*found.digest(config.limits))
    request = pickle.dumps((Task(found, path.name, digest), config))
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "councilplans.confinement.one_file"],
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            timeout=config.limits.seconds + _TO_BEGIN,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        message = f"took longer than {config.limits.seconds:g} s (limit seconds)."
        raise UnreadableDocument(Reason.TIMEOUT, message, source=path.name) from late
    if ended.returncode == OUT_OF_MEMORY_EXIT:
        message = f"needs more than {config.limits.memory_mb:,} MiB of memory (limit memory_mb)."
        raise UnreadableDocument(Reason.OUT_OF_MEMORY, message, source=path.name)
    if ended.returncode != 0 or not ended.stdout:
        raise UnreadableDocument(Reason.CRASHED, "ended the process that read it.", source=path.name)
    return unpack(ended.stdout)


def _answer() -> None:
    """In the process of its own: read what was asked for, and write what it gave to where stdout was."""
    gc.disable()  # the process ends with this file
    from councilplans.pipeline import extract_source

    task, config = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that asks, never from a file
    answers = os.dup(sys.stdout.fileno())
    become_reader(config, input_roots([task.found.location]))
    packed = read_confined(task, config, extract_source).packed
    with os.fdopen(answers, "wb") as stream:
        stream.write(packed)


if __name__ == "__main__":
    _answer()
