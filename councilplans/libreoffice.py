"""LibreOffice as the reader of .doc: a helper beside a confined reader, which may start no program itself.

The reader starts the helper before it is confined and sends it files over a pipe; for each one the helper
starts LibreOffice in a profile of its own that is thrown away, with macros off, without network where the
system can take it away, and within the limits of a document, and sends back what it wrote.

    request: 8 bytes of length, the .doc;  answer: "+" or "-", 8 bytes of length, the .docx or a reason
"""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from extractors.options import DocEngine
from ingest.errors import ConfigError, Reason, UnreadableDocument
from ingest.limits import MIB, Limits

_LENGTH = struct.Struct("<Q")
_DONE, _FAILED = b"+", b"-"
_PROGRAMS = ("soffice", "libreoffice")
# LibreOffice reserves far more address space than it uses: it is given that on top of a document's memory.
_RESERVED = 4096 * MIB
# What it may write: its profile and the copy, which is larger than the original by less than this.
_MOST_WRITTEN = 512 * MIB

# No macro runs, and nothing is fetched that a document links to.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class Helper:
    """The helper of this process, once it is started."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, limits: Limits) -> None:
        """Start it; it ends with this process, whose end of the pipe it watches."""
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - this Python
                [
                    sys.executable,
                    "-m",
                    "councilplans.libreoffice",
                    str(limits.seconds),
                    str(limits.memory_mb),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def convert(self, content: bytes, limits: Limits) -> bytes:
        """A ``.doc`` as ``.docx``.

        Raises `UnreadableDocument` with CORRUPT where LibreOffice makes nothing of it or takes too long,
        and with CRASHED where the helper is gone.
        """
        self.start(limits)
        process = self._process
        try:
            if process is None or process.stdin is None or process.stdout is None:
                raise EOFError  # noqa: TRY301 - as where the pipe ends
            _send(process.stdin, content)
            done = process.stdout.read(1)
            answer = _receive(process.stdout)
        except (OSError, EOFError) as gone:
            message = "could not be handed to LibreOffice: its helper ended."
            raise UnreadableDocument(Reason.CRASHED, message) from gone
        if done != _DONE:
            message = f"could not be read by LibreOffice ({answer.decode('utf-8', 'replace')})."
            raise UnreadableDocument(Reason.CORRUPT, message)
        return answer


HELPER = Helper()
"""The helper of this process."""


def program() -> str | None:
    """The path of the installed LibreOffice; None where there is none."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def require(engine: DocEngine) -> None:
    """Raise `ConfigError` where LibreOffice is asked for and is not installed."""
    if engine is DocEngine.LIBREOFFICE and program() is None:
        message = "doc_engine is libreoffice, and no LibreOffice is installed: install it, or leave it out."
        raise ConfigError(message)


def _send(stream: IO[bytes], content: bytes) -> None:
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def _serve(seconds: float, memory: int) -> None:
    """In the helper: answer until the pipe ends."""
    prefix = _without_network()
    while True:
        try:
            content = _receive(sys.stdin.buffer)
        except EOFError:
            return
        try:
            done, answer = _DONE, _converted(content, seconds, memory, prefix)
        except (OSError, subprocess.SubprocessError) as trouble:
            done, answer = _FAILED, type(trouble).__name__.encode("ascii")
        sys.stdout.buffer.write(done)
        _send(sys.stdout.buffer, answer)


def _without_network() -> list[str]:
    """The command that starts another one without network; nothing where the system does not let us."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    command = [unshare, "--map-current-user", "--net"]
    ended = subprocess.run([*command, "true"], capture_output=True, check=False)  # noqa: S603 - our own
    return command if ended.returncode == 0 else []


def _converted(content: bytes, seconds: float, memory: int, prefix: list[str]) -> bytes:
    """Raises OSError, or SubprocessError where it takes too long."""
    with tempfile.TemporaryDirectory(prefix="councilplans-") as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        (folder / "paper.doc").write_bytes(content)
        command = [
            *prefix,
            program() or _PROGRAMS[0],
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        ]
        command += ["--headless", "--norestore", "--nolockcheck", "--nodefault"]
        command += ["--convert-to", "docx"]
        _run([*command, "--outdir", str(folder / "out"), str(folder / "paper.doc")], folder, seconds, memory)
        return (folder / "out" / "paper.docx").read_bytes()


def _run(command: list[str], folder: Path, seconds: float, memory: int) -> None:
    """Run a command and all that it starts, within the limits, with an environment of nobody's."""
    started = subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=folder,
        env={"HOME": str(folder), "TMPDIR": str(folder), "PATH": os.defpath, "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: _limit(seconds, memory),
    )
    try:
        started.wait(seconds)
    finally:
        if sys.platform != "win32":
            with suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)
        started.kill()
        started.wait()


def _limit(seconds: float, memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory * MIB + _RESERVED),
        (resource.RLIMIT_FSIZE, _MOST_WRITTEN),
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    _serve(float(sys.argv[1]), int(sys.argv[2]))
