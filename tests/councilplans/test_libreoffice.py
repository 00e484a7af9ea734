"""``--doc-engine libreoffice``: a helper beside the confined reader starts the program and bounds it."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from councilplans import libreoffice
from councilplans.config import DEFAULT_CONFIG
from councilplans.libreoffice import Helper
from extractors.options import DocEngine
from ingest import DEFAULT_LIMITS, ConfigError, Reason, UnreadableDocument
from tests.support import PAPERS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")

DOC, DOCX = PAPERS / "larkminster_log.doc", PAPERS / "larkminster_log.docx"


@pytest.fixture
def helper() -> Iterator[Helper]:
    helper = Helper()
    yield helper
    helper.stop()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program named as LibreOffice, to be written; the only one on the path but the system's."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.defpath}")
    return program


def written(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_what_the_program_writes_comes_back_file_after_file(stand_in: Path, helper: Helper) -> None:
    written(
        stand_in, f'for a; do case "$p" in --outdir) mkdir "$a"; cp {DOCX} "$a/paper.docx";; esac; p=$a; done'
    )
    for _ in range(2):
        assert helper.convert(DOC.read_bytes(), DEFAULT_LIMITS) == DOCX.read_bytes()


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$"])
def test_a_program_that_fails_is_a_refusal(script: str, stand_in: Path, helper: Helper) -> None:
    written(stand_in, script)
    with pytest.raises(UnreadableDocument, match="could not be read by LibreOffice") as refused:
        helper.convert(DOC.read_bytes(), DEFAULT_LIMITS)
    assert refused.value.reason is Reason.CORRUPT


def test_a_program_that_hangs_is_ended(stand_in: Path, helper: Helper) -> None:
    written(stand_in, "sleep 600")
    with pytest.raises(UnreadableDocument, match="TimeoutExpired"):
        helper.convert(DOC.read_bytes(), replace(DEFAULT_LIMITS, seconds=1.0))


def test_it_is_asked_for_only_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    libreoffice.require(DocEngine.BUILTIN)
    with pytest.raises(ConfigError, match="no LibreOffice is installed"):
        libreoffice.require(DocEngine.LIBREOFFICE)


@pytest.mark.slow
@pytest.mark.skipif(libreoffice.program() is None, reason="no LibreOffice is installed")
def test_a_confined_reader_reads_by_libreoffice_what_our_own_reads() -> None:
    from councilplans import extract

    theirs = extract(DOC, replace(DEFAULT_CONFIG, doc_engine=DocEngine.LIBREOFFICE)).actions
    ours = extract(DOC).actions
    assert {action.extractor for action in theirs} == {"doc-libreoffice"}
    assert [action.action for action in theirs] == [action.action for action in ours]
    assert shutil.which("soffice") or shutil.which("libreoffice")
