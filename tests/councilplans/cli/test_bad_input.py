"""A folder of everything that people drop into folders: each file is accounted for in one clear sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.councilplans.batch.running import documents
from tests.councilplans.cli.test_one_file import PDF, PLAN, councilplans
from tests.hostile import pdfs, words


def zipped(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


# What lies in the folder, and how each file is refused.
REFUSED = {
    "empty.docx": (b"", "EMPTY", "It is empty (0 bytes). Nothing is in this copy: fetch it again"),
    "cut.docx": (PLAN.read_bytes()[:3000], "CORRUPT", "It begins like a Word file or zip archive"),
    "cut.pdf": (PDF.read_bytes()[:2500], "CORRUPT", "It is a damaged PDF: it was cut short"),
    "locked.docx": (words.protected(), "ENCRYPTED", "It is protected by a password. Open it with"),
    "locked.pdf": (pdfs.protected(), "ENCRYPTED", "It is protected by a password. Open it with"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n....", "UNSUPPORTED", "It is a picture (PNG), which is not read."),
    "old.doc": (words.old_word(), "UNSUPPORTED", "It is a Word 6 or Word 95 file, which is not read."),
    "scan.pdf": (pdfs.picture(200, 300), "NO_TEXT", "It holds no text. "),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder ``in`` of good and bad files."""
    reports = tmp_path / "in"
    reports.mkdir()
    for name, (content, _, _) in REFUSED.items():
        (reports / name).write_bytes(content)
    shutil.copy(PLAN, reports / "word inside.pdf")
    members = {"inner.zip": zipped({"plan.docx": PLAN.read_bytes()}), "pdfs/plan.pdf": PDF.read_bytes()}
    (reports / "outer.zip").write_bytes(zipped(members))
    (reports / "note.txt").write_text("no plan here\n", "utf-8")
    return tmp_path


def test_each_bad_file_is_one_sentence_and_the_others_are_written(folder: Path) -> None:
    ended = councilplans("extract", "in", "--out", "out", folder=folder)
    assert ended.returncode == 4
    assert ended.stderr == ""
    rows = documents(folder / "out")
    for name, (_, reason, said) in REFUSED.items():
        assert rows[name]["failure"] == reason
        assert rows[name]["failure_message"].startswith(said)
    assert "(the same for each): It is protected by a password. Open it with" in ended.stdout
    assert rows["note.txt"]["failure_message"].startswith(
        "It holds no action plan. `councilplans inspect` says"
    )
    read = {source: row["actions"] for source, row in rows.items() if row["actions"]}
    assert read == {"outer.zip/inner.zip/plan.docx": 13, "outer.zip/pdfs/plan.pdf": 11, "word inside.pdf": 13}


def test_a_folder_in_which_nothing_can_be_read_is_accounted_for_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.docx").touch()
    ended = councilplans("extract", "in", "--out", "out", "--no-isolation", folder=tmp_path)
    assert ended.returncode == 5
    assert list(documents(tmp_path / "out")) == ["empty.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_with_line_breaks_and_controls_stays_one_line_and_harmless(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    names = ["\x1b[31mnew\nline.docx", "b" * 250 + ".txt", "=1+1.txt"]
    for name in names:
        (tmp_path / "in" / name).touch()
    ended = councilplans("extract", "in", "--out", "out", "--no-isolation", folder=tmp_path)
    shown = "\N{SYMBOL FOR ESCAPE}[31mnew\N{SYMBOL FOR LINE FEED}line.docx"
    assert set(documents(tmp_path / "out")) == {shown, *names[1:]}
    assert f"3 files such as {shown} (the same for each): It is empty" in ended.stdout
    assert "\x1b" not in ended.stdout
    assert b"'=1+1.txt" in (tmp_path / "out" / "documents.csv").read_bytes()


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("taken", "taken: cannot be made a folder"),
        ("taken/results", "cannot be made a folder"),
    ],
)
def test_an_output_folder_that_cannot_be_one_is_one_sentence(out: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")
    ended = councilplans("extract", PLAN, "--out", out, folder=tmp_path)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read and write everything")
class TestWithoutPermission:
    """What the system does not let us read or write."""

    def test_an_output_folder_that_may_not_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir(mode=0o555)
        ended = councilplans("extract", PLAN, "--out", "out", folder=tmp_path)
        assert ended.returncode == 2
        assert ended.stderr == (
            "councilplans: out: cannot be written (permission denied). Name another folder with --out.\n"
        )

    def test_an_input_folder_that_may_not_be_read_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "secret").mkdir(mode=0)
        ended = councilplans("extract", "secret", "--out", "out", "--no-isolation", folder=tmp_path)
        assert ended.returncode == 5
        assert "  secret: It could not be opened (permission denied)" in ended.stdout

    def test_a_file_in_a_folder_that_may_not_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "secret").mkdir(mode=0)
        ended = councilplans("extract", "secret/plan.docx", "--out", "out", folder=tmp_path)
        assert ended.returncode == 2
        assert "its folder may not be read" in ended.stderr


def test_packages_in_the_folder_where_it_is_started_are_not_its_own(tmp_path: Path) -> None:
    """Installed and started in a checkout, its readers imported the checkout, which they may not read."""
    command = Path(sys.executable).with_name("councilplans")
    if not command.exists():
        pytest.skip("the command is not installed beside this Python")
    (tmp_path / "councilplans").mkdir()
    (tmp_path / "councilplans" / "__init__.py").write_text("raise SystemExit('not this one')", "utf-8")
    (tmp_path / "plan.txt").write_text("Action\tLead\tDue\nMend the roof\tAnn Lee\t1 May 2011\n", "utf-8")
    ended = subprocess.run(
        [command, "extract", "plan.txt", "--out", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert documents(tmp_path / "out")["plan.txt"]["actions"] == 1
