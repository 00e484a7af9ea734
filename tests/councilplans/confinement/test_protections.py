"""A reader that a hostile file has taken over is denied everything that the kernel can deny."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from councilplans.confinement import landlock, seccomp
from councilplans.confinement.protections import _ATTEMPTS, Protection, _is_denied, _Target, in_force
from ingest.limits import DEFAULT_LIMITS

# Held by limits that every Unix has; the others need the kernel named beside them.
_BY_LIMITS = {Protection.MEMORY, Protection.OPEN_FILES}
_BY_LANDLOCK = {Protection.READING, Protection.LISTING, Protection.WRITING, Protection.REMOVING}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have neither Landlock nor seccomp")
def test_a_misbehaving_reader_is_denied_in_every_way() -> None:
    held = in_force()
    needed = set(_BY_LIMITS)
    if landlock.version():
        needed |= _BY_LANDLOCK
    if seccomp.is_known():
        needed = set(Protection) if landlock.version() else needed
    assert {protection for protection in needed if not held[protection]} == set()


def test_the_attempts_are_real_ones(tmp_path: Path) -> None:
    """A process that is not confined is denied none of them."""
    file = tmp_path / "outside"
    file.write_text("words", "utf-8")
    target = _Target(file, os.getpid(), DEFAULT_LIMITS)
    harmless = (Protection.READING, Protection.LISTING, Protection.WRITING, Protection.RIGHTS, Protection.UDP)
    assert not any(_is_denied(_ATTEMPTS[protection], target) for protection in harmless)


_REMARKS = """
import os
from councilplans.confinement.confine import confine
from ingest.limits import DEFAULT_LIMITS
confine(DEFAULT_LIMITS)
with open(os.devnull, "wb") as nowhere:
    nowhere.write(b"Detected 12 diacritics")
os._exit(17)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/null")
def test_what_libraries_remark_may_go_nowhere() -> None:
    """Tesseract opens /dev/null for its remarks, and crashed with the first one where it could not."""
    assert subprocess.run([sys.executable, "-c", _REMARKS], check=False).returncode == 17
