"""One file into a `SourceFile`, or into a refusal that a person can act on."""

from __future__ import annotations

import hashlib
import os
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from ingest import DEFAULT_LIMITS, Reason, UnreadableDocument, open_source
from ingest.text import decode
from tests.hostile import pdfs, words


def _zipped(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


PAPERS = Path(__file__).parents[2] / "samples" / "papers"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("northmarsh_column_plan.txt", "text"),
        ("northmarsh_column_plan.docx", "docx"),
        ("northmarsh_column_plan.doc", "doc"),
        ("northmarsh_column_plan.pdf", "pdf"),
    ],
)
def test_a_sample_is_told_by_its_bytes_under_any_name(name: str, kind: str, tmp_path: Path) -> None:
    paper = PAPERS / name
    if not paper.exists():
        pytest.skip("the PDFs of the samples are not built")
    copy = tmp_path / "a file without an ending"
    copy.write_bytes(paper.read_bytes())
    opened = open_source(copy)
    assert opened.format == kind
    assert opened.sha256 == hashlib.sha256(paper.read_bytes()).hexdigest()
    assert opened.source == "a file without an ending"


REFUSALS = [
    ("empty.pdf", b"", Reason.EMPTY, "is empty"),
    ("plan.docx", words.protected(), Reason.ENCRYPTED, "protected by a password"),
    ("plan.pdf", pdfs.protected(), Reason.ENCRYPTED, "protected by a password"),
    ("notes.pdf", b"only words", Reason.CORRUPT, "holds plain text"),
    ("talk.pptx", b"only words", Reason.CORRUPT, "is named .pptx but holds plain text"),
    ("plan.pdf", bytes(4000), Reason.CORRUPT, "holds only zeros"),
    ("cut.docx", words.package()[:400], Reason.CORRUPT, "damaged or cut short"),
    ("cut.pdf", pdfs.text("a", "b")[:180], Reason.CORRUPT, "cut short"),
]


@pytest.mark.parametrize(("name", "content", "reason", "words_in_it"), REFUSALS, ids=[c[3] for c in REFUSALS])
def test_a_refusal_names_the_file_what_it_is_and_what_to_do(
    name: str, content: bytes, reason: Reason, words_in_it: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument) as refused:
        open_source(path)
    assert refused.value.reason is reason
    sentence = str(refused.value)
    assert sentence.startswith(f"{name}: ")
    assert words_in_it in sentence
    assert sentence.endswith(reason.advice)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("letter.doc", rb"{\rtf1\ansi Hello}", "rtf"),
        ("letter.txt", words.old_word(), "doc"),
        ("page.pdf", b"<!DOCTYPE html><html><body>Not found</body></html>", "html"),
        ("scan.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), "png"),
        ("rows.csv", b"a,b\r\n1,2\r\n", "csv"),
        ("old.doc", bytes.fromhex("DBA52D00") + bytes(600), "word2"),
        ("letter.doc", b"\xffWPC" + bytes(600), "wpd"),
        ("letter.pages", _zipped({"Index/Document.iwa": b"x"}), "iwork"),
        ("old.pages", _zipped({"index.xml": b"<a/>", "buildVersionHistory.plist": b"x"}), "iwork"),
        ("page.doc", b"<html><body>Saved by Word</body></html>", "html"),
        ("page.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "mht"),
        ("program", bytes(range(256)) * 20, "unknown"),
        ("guide.md", b"# How a PDF begins\n\n    %PDF-1.7\n    1 0 obj\n", "text"),
    ],
)
def test_a_file_is_named_by_its_bytes(name: str, content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert open_source(path).format == kind


_WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", *_WIDE])
def test_text_is_text_in_every_encoding_that_councils_used(encoding: str, mark: str, tmp_path: Path) -> None:
    said = "Action plan – £5,000 for Zoë’s team\r\n"
    path = tmp_path / "plan.txt"
    path.write_bytes((mark + said).encode(encoding, "ignore"))
    source = open_source(path)
    assert source.format == "text"
    assert decode(source.content) == said


@pytest.mark.parametrize("encoding", _WIDE)
def test_wide_letters_with_controls_among_them_are_no_text(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "program"
    path.write_bytes("A\x01b\x02c\x03d\x04".encode(encoding) * 20)
    assert open_source(path).format == "unknown"


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="could not be opened") as refused:
        open_source(tmp_path / "gone.pdf")
    assert refused.value.reason is Reason.UNREACHABLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_under_a_reports_name_does_not_hang_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.pdf")
    with pytest.raises(UnreadableDocument, match="is not a file"):
        open_source(tmp_path / "plan.pdf")


def test_a_file_above_the_limit_is_refused_by_the_limits_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"words " * 200_000)
    with pytest.raises(UnreadableDocument, match="larger than 1 MiB \\(limit file_bytes\\)"):
        open_source(path, replace(DEFAULT_LIMITS, file_bytes=1024 * 1024))
    with pytest.raises(UnreadableDocument, match="limit text_bytes"):
        open_source(path, replace(DEFAULT_LIMITS, text_bytes=1024 * 1024))


def test_macros_are_noted_and_the_document_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.docm"
    path.write_bytes(words.package(more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}))
    opened = open_source(path)
    assert opened.format == "docx"
    assert [note.code for note in opened.notes] == ["has_macros"]


def test_a_word_file_whose_main_part_has_another_name_is_one(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_bytes(words.package(main_name="word/document2.xml"))
    assert open_source(path).format == "docx"
