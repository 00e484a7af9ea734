"""Work on one file for a command, in a child process that can harm neither the machine nor the terminal.

The child sends back text and pictures as bytes; it can write no file, and memory and time are bounded.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

from councilplans.config import Config
from councilplans.confinement.reading_process import OUT_OF_MEMORY_EXIT, become_reader
from ingest.discover import check_there
from ingest.errors import InputError, Reason, UnreadableDocument

Piece: TypeAlias = str | tuple[str, bytes]
Work: TypeAlias = Callable[[str, Config], Iterable[Piece]]

_TEXT, _PICTURE, _REFUSED = b"t", b"p", b"r"


def guarded(work: Work, path: str, config: Config) -> Iterator[Piece]:
    """What ``work`` yields for a file: texts to print, and pictures with their names.

    ``work`` is a function at a module's top, since another process calls it. Raises `UnreadableDocument`
    as it does, or with TIMEOUT, OUT_OF_MEMORY or CRASHED where the child did not come to its end; and
    `InputError` where there is no such file, or a folder.
    """
    _check_file(path)
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=_run, args=(sender, work, path, config), daemon=True)
    child.start()
    sender.close()
    try:
        yield from _received(receiver, path, config)
        child.join()
        if child.exitcode:
            reason = Reason.OUT_OF_MEMORY if child.exitcode == OUT_OF_MEMORY_EXIT else Reason.CRASHED
            raise UnreadableDocument(reason, "crashed its reader.", source=path)
    finally:
        child.kill()


def _check_file(path: str) -> None:
    check_there(path)
    if Path(path).is_dir():
        message = f"{path}: is a folder. Name one file of it, or read all of it: councilplans extract."
        raise InputError(message)


def _received(receiver: Connection, path: str, config: Config) -> Iterator[Piece]:
    while True:
        if not receiver.poll(config.limits.seconds):
            message = f"was not read within {config.limits.seconds:g} seconds (limit seconds)."
            raise UnreadableDocument(Reason.TIMEOUT, message, source=path)
        try:
            message_bytes = receiver.recv_bytes()
        except EOFError:
            return
        kind, content = message_bytes[:1], message_bytes[1:]
        if kind == _TEXT:
            yield content.decode("utf-8")
        elif kind == _PICTURE:
            name, _, picture = content.partition(b"\0")
            yield name.decode("utf-8"), picture
        else:
            reason, message, advice = content.decode("utf-8").split("\0")
            raise UnreadableDocument(Reason(reason), message, source=path, advice=advice)


def _run(sender: Connection, work: Work, path: str, config: Config) -> None:
    become_reader(config, (str(Path(path).absolute()),))
    gc.disable()  # the process ends with this file
    try:
        for piece in work(path, config):
            if isinstance(piece, str):
                sender.send_bytes(_TEXT + piece.encode("utf-8", errors="replace"))
            else:
                sender.send_bytes(_PICTURE + piece[0].encode("utf-8") + b"\0" + piece[1])
    except UnreadableDocument as refusal:
        page = f" (page {refusal.page})" if refusal.page else ""
        text = f"{refusal.reason}\0{refusal.message.rstrip('.')}{page}.\0{refusal.advice}"
        sender.send_bytes(_REFUSED + text.encode("utf-8", errors="replace"))
    except MemoryError:
        sys.exit(OUT_OF_MEMORY_EXIT)
    finally:
        sender.close()
