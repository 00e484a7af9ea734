"""Remote files brought to this machine, so that the process that reads them needs no network."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

from councilplans.batch.worker import Task
from ingest.limits import Limits


def stage(task: Task, limits: Limits, folder: Path | None = None) -> Task:
    """The same task with its file on this machine: as it is, or copied to a temporary file.

    Raises `UnreadableDocument` where it cannot be fetched. `unstage` removes the copy.
    """
    if not task.found.is_remote:
        return task
    content = task.found.content(limits)
    descriptor, name = tempfile.mkstemp(prefix="councilplans-", dir=folder)
    with os.fdopen(descriptor, "wb") as copy:
        copy.write(content)
    return replace(task, found=replace(task.found, location=name, inside=()))


def unstage(staged: Task, task: Task) -> None:
    """Remove the copy that `stage` made of a task's file, if it made one."""
    if staged.found.location != task.found.location:
        Path(staged.found.location).unlink(missing_ok=True)
