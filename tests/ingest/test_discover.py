"""Files, folders, patterns, zip files and URLs into the list of what to read."""

from __future__ import annotations

import hashlib
import os
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import DEFAULT_LIMITS, Found, InputError, Limits, Reason, UnreadableDocument, discover
from tests.hostile import words


def sources(*inputs: Path | str, limits: Limits = DEFAULT_LIMITS) -> list[str]:
    return [found.source for found in discover([str(one) for one in inputs], limits)]


def refusal(found: Found, limits: Limits = DEFAULT_LIMITS) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as refused:
        found.open(limits)
    return refused.value


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "2010/plan.txt", "2010/minutes.txt", "2010/old/plan.txt"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"words of {name}", "utf-8")
    return tmp_path / "reports"


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_folder_is_searched_through_in_the_order_of_names(reports: Path) -> None:
    assert sources(reports) == ["2010/minutes.txt", "2010/old/plan.txt", "2010/plan.txt", "a.txt", "b.txt"]


def test_a_file_is_called_by_its_name(reports: Path) -> None:
    assert sources(reports / "2010" / "plan.txt") == ["plan.txt"]


def test_files_of_the_same_name_in_different_folders_are_told_apart(reports: Path) -> None:
    assert sources(reports / "2010/plan.txt", reports / "2010/old/plan.txt") == ["plan.txt", "old/plan.txt"]
    assert sources(reports / "2010/old", reports / "a.txt") == ["2010/old/plan.txt", "a.txt"]


def test_patterns_are_for_shells_that_know_none(reports: Path) -> None:
    assert sources(f"{reports}/*.txt") == ["a.txt", "b.txt"]
    assert sources(f"{reports}/**/plan.txt") == ["2010/old/plan.txt", "2010/plan.txt"]
    assert sources(f"{reports}/20*") == ["2010/minutes.txt", "2010/old/plan.txt", "2010/plan.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(tmp_path: Path) -> None:
    (tmp_path / "plan [final].txt").write_text("words", "utf-8")
    assert sources(tmp_path / "plan [final].txt") == ["plan [final].txt"]


@pytest.mark.parametrize("text", ["nowhere.pdf", "nowhere/*.pdf"])
def test_an_input_that_is_not_there_stops_the_run(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        sources(tmp_path / text)


def test_what_programs_leave_behind_is_passed_over(reports: Path) -> None:
    for name in ("~$plan.docx", ".DS_Store", "Thumbs.db", "desktop.ini", ".git/config"):
        (reports / name).parent.mkdir(exist_ok=True)
        (reports / name).write_text("x", "utf-8")
    zipped(reports / "more.zip", {"__MACOSX/._plan.txt": b"x", ".hidden": b"x", "sub/plan.txt": b"words"})
    assert "more.zip/sub/plan.txt" in sources(reports)
    assert len(sources(reports)) == 6


def test_the_output_folder_is_not_read_again(reports: Path) -> None:
    (reports / "results").mkdir()
    (reports / "results" / "actions.csv").write_text("a,b", "utf-8")
    found = discover([str(reports)], leave_out=[reports / "results"])
    assert not [one for one in found if "results" in one.source]


def test_a_link_that_leads_back_up_is_not_followed(reports: Path) -> None:
    (reports / "2010" / "up").symlink_to(reports, target_is_directory=True)
    assert len(sources(reports)) == 5


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_one_refusal(reports: Path) -> None:
    (reports / "2010").chmod(0)
    try:
        found = list(discover([str(reports)]))
    finally:
        (reports / "2010").chmod(0o755)
    assert [one.source for one in found] == ["2010", "a.txt", "b.txt"]
    assert refusal(found[0]).reason is Reason.UNREACHABLE


def test_a_name_that_is_no_unicode_can_be_read_and_written_down(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/plan-\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_bytes(b"words")
    except OSError:
        pytest.skip("this disk takes only Unicode names")
    (found,) = discover([str(tmp_path)])
    assert found.source == "plan-\N{REPLACEMENT CHARACTER}.txt"
    assert found.open().content == b"words"


def test_the_members_of_a_zip_file_are_found_on_their_own(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "reports.zip", {"b/plan.docx": words.package(), "a.txt": b"words"})
    text, word = discover([str(archive)])
    assert (text.source, text.open().content) == ("reports.zip/a.txt", b"words")
    assert (word.source, word.open().format) == ("reports.zip/b/plan.docx", "docx")
    assert word.digest() == (word.open().sha256, word.open().size)


def test_two_members_of_the_same_name_are_both_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive:
        archive.writestr("plan.txt", "first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("plan.txt", "second")
    assert [found.open().content for found in discover([str(tmp_path)])] == [b"first", b"second"]


@pytest.mark.parametrize(
    "name", ["../plan.txt", "/etc/plan.txt", "a/../../plan.txt", "C:\\plan.txt", "..\\plan.txt"]
)
def test_a_member_that_would_be_unpacked_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    (found,) = discover([str(zipped(tmp_path / "slip.zip", {name: b"words"}))])
    assert refusal(found).reason is Reason.CORRUPT
    assert "points outside" in str(refusal(found))
    assert ".." not in found.source


def test_a_member_that_is_a_bomb_is_refused_before_it_is_inflated(tmp_path: Path) -> None:
    (found,) = discover([str(zipped(tmp_path / "bomb.zip", {"plan.txt": b" " * 20_000_000}))])
    assert refusal(found).reason is Reason.TOO_LARGE
    assert "zip bomb" in str(refusal(found))


def test_a_member_behind_a_password_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "some.zip", {"a.txt": b"words", "b.txt": b"more"})
    content = bytearray(archive.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature, content.find(signature) + 1)
        struct.pack_into("<H", content, at + flags, 1)
    archive.write_bytes(bytes(content))
    first, second = discover([str(archive)])
    assert first.open().content == b"words"
    assert refusal(second).reason is Reason.ENCRYPTED


def test_a_damaged_zip_file_is_one_refusal(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "cut.zip", {"a.txt": b"words" * 1000})
    archive.write_bytes(archive.read_bytes()[:-30])
    (found,) = discover([str(archive)])
    assert (found.source, refusal(found).reason) == ("cut.zip", Reason.CORRUPT)


def test_an_archive_of_millions_of_files_is_refused_before_its_directory_is_loaded(tmp_path: Path) -> None:
    few = replace(DEFAULT_LIMITS, archive_members=50)
    archive = zipped(tmp_path / "many.zip", {f"{number}.txt": b"x" for number in range(51)})
    (found,) = discover([str(archive)], few)
    assert refusal(found).reason is Reason.TOO_LARGE
    assert "more than 50 files" in str(refusal(found))


def test_a_word_file_that_is_named_zip_is_a_word_file(tmp_path: Path) -> None:
    (tmp_path / "plan.zip").write_bytes(words.package())
    (found,) = discover([str(tmp_path)])
    assert (found.source, found.open().format) == ("plan.zip", "docx")


def test_a_file_that_changes_has_another_stamp(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"words")
    (before,) = discover([str(path)])
    path.write_bytes(b"other")
    os.utime(path, ns=(1, 1))
    (after,) = discover([str(path)])
    assert before.stamp != after.stamp


def test_urls_are_found_like_folders() -> None:
    fsspec = pytest.importorskip("fsspec", reason="councilplans[dask] is not installed")
    store = fsspec.filesystem("memory")
    for name in ("b.txt", "a/plan.txt"):
        store.pipe(f"/discover/{name}", f"words of {name}".encode())
    assert sources("memory://discover/") == ["a/plan.txt", "b.txt"]
    assert sources("memory://discover/*.txt") == ["b.txt"]
    assert sources("memory://discover/b.txt") == ["b.txt"]
    (found,) = discover(["memory://discover/b.txt"])
    assert found.open().content == b"words of b.txt"
    with pytest.raises(InputError, match="no such file"):
        sources("memory://discover/nothing.pdf")


def test_a_link_that_leads_to_itself_is_one_refusal(tmp_path: Path) -> None:
    """It ended the whole run with a traceback."""
    (tmp_path / "a.txt").write_text("words", "utf-8")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "there").symlink_to("back")
    (tmp_path / "back").symlink_to("there")
    found = list(discover([str(tmp_path)]))
    assert [file.source for file in found] == ["a.txt", "back", "loop", "there"]
    assert [file.refusal is None for file in found] == [True, False, False, False]


def test_a_link_out_of_the_folder_is_refused_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("words", "utf-8")
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "own.txt").write_text("words", "utf-8")
    (folder / "inside.txt").symlink_to(folder / "own.txt")
    (folder / "outside.txt").symlink_to(tmp_path / "secret.txt")
    refused = {file.source: file.refusal for file in discover([str(folder)])}
    assert [name for name, refusal in refused.items() if refusal] == ["outside.txt"]
    assert "leads out of the folder" in str(refused["outside.txt"])
    assert all(file.refusal is None for file in discover([str(folder)], follow_links=True))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.txt", "a\N{SYMBOL FOR LINE FEED}b.txt"),
        ("a\x1b[31mb.txt", "a\N{SYMBOL FOR ESCAPE}[31mb.txt"),
        (
            "a\x7f\x85\u2028b.txt",
            "a\N{SYMBOL FOR DELETE}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}b.txt",
        ),
        ("plan\u202etxt.exe", "plan\N{REPLACEMENT CHARACTER}txt.exe"),
        ("cynllun\u200cgweithredu.txt", "cynllun\u200cgweithredu.txt"),
    ],
)
def test_a_name_is_shown_and_moves_nothing(name: str, shown: str, tmp_path: Path) -> None:
    try:
        (tmp_path / name).write_bytes(b"words")
    except OSError:
        pytest.skip("this disk takes no such names")
    (found,) = discover([str(tmp_path)])
    assert found.source == shown
    assert found.open().content == b"words"


def test_a_file_that_goes_or_grows_before_it_is_read_is_what_it_is_then(tmp_path: Path) -> None:
    for name in ("gone.txt", "grown.txt", "small.txt"):
        (tmp_path / name).write_bytes(b"words")
    gone, grown, small = discover([str(tmp_path)])
    (tmp_path / "gone.txt").unlink()
    (tmp_path / "grown.txt").write_bytes(b"words" * 1000)
    (tmp_path / "small.txt").write_bytes(b"more words")
    limits = replace(DEFAULT_LIMITS, file_bytes=100)
    assert refusal(gone).reason is Reason.UNREACHABLE
    assert refusal(grown, limits).reason is Reason.TOO_LARGE
    opened = small.open(limits)
    assert (opened.content, opened.sha256) == (b"more words", hashlib.sha256(b"more words").hexdigest())


def test_results_of_an_earlier_run_are_passed_over_by_name(reports: Path) -> None:
    """Their tables were listed one by one as workbooks that could not be read."""
    earlier = reports / "2010" / "results"
    earlier.mkdir()
    for name in ("run.json", "ledger.sqlite", "actions.csv", "documents.csv"):
        (earlier / name).write_text("action", "utf-8")
    found = [each for each in discover([str(reports)]) if "results" in each.source]
    assert [each.source for each in found] == ["2010/results"]
    assert refusal(found[0]).reason is Reason.RESULTS
