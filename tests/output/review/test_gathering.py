"""Originals found again, read a second time in processes of their own, and shown beside their actions."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import extractors
from extractors.layout import Document
from extractors.options import ReadOptions
from ingest import Limits, SourceFile, open_source
from normalise.records import Action
from output.results import Results, read_results
from output.review.evidence import DocumentEvidence
from output.review.gathering import Read, Workshop, gather
from output.review.originals import find_originals
from tests.output.building import action, document, write_results
from tests.support import PAPERS

PLAN = "northmarsh_column_plan"


def as_it_is(limits: Limits) -> None:
    """A worker that is not confined: what confinement does is tested where it is made."""
    del limits


def read_pages(source: SourceFile, pages: frozenset[int] | None) -> Document:
    return extractors.read(source, ReadOptions(pages=pages))


def hangs(source: SourceFile, pages: frozenset[int] | None) -> Document:
    del source, pages
    time.sleep(60)
    raise AssertionError


def dies(source: SourceFile, pages: frozenset[int] | None) -> Document:
    del source, pages
    os._exit(1)


def breaks(source: SourceFile, pages: frozenset[int] | None) -> Document:
    del pages
    raise LookupError(source.name)


def nothing(source: SourceFile, pages: frozenset[int] | None) -> Document:
    del pages
    return Document(source.source, ())


def first_words(path: Path) -> str:
    """The text of a body cell that only one row has."""
    table = max(extractors.read(open_source(path)).tables, key=lambda each: each.n_rows)
    return max((cell.text for cell in table.cells if cell.row > 0), key=len)


def run_over(folder: Path, paths: Sequence[Path], root: Path) -> Results:
    """A run that found one action in each file."""
    actions: list[Action] = []
    for path in paths:
        source = open_source(path)
        name = path.relative_to(root).as_posix()
        actions.append(
            action(
                first_words(path),
                source=name,
                document_id=source.document_id,
                action_id=f"{source.document_id}-0001",
                page=1 if path.suffix == ".pdf" else None,
            )
        )
    documents = [document([each]) for each in actions]
    return read_results(write_results(folder, actions, documents, inputs=[str(root)]))


def gathered(
    results: Results, read: Read = read_pages, seconds: float = 60, inputs: Sequence[str] = ()
) -> list[DocumentEvidence]:
    inputs = inputs or results.inputs
    limits = Limits(seconds=seconds)
    workshop = Workshop(read, as_it_is, multiprocessing.get_context("fork"), limits, workers=2)
    return [shown for _, shown in gather(results, find_originals(inputs, results.folder), workshop)]


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "reports"
    folder.mkdir()
    return [Path(shutil.copy(PAPERS / f"{PLAN}.{kind}", folder)) for kind in ("docx", "pdf", "txt")]


def test_each_format_is_shown_in_its_own_way(tmp_path: Path, reports: list[Path]) -> None:
    results = run_over(tmp_path / "run", reports, tmp_path / "reports")
    word, pdf, text = gathered(results)
    for shown in (word, text):
        (evidence,) = shown.actions.values()
        assert evidence.row is not None
        assert shown.tables
        assert shown.pictures == ()
    (on_page,) = pdf.actions.values()
    assert on_page.strips[0].words
    assert {picture.page for picture in pdf.pictures} >= {strip.page for strip in on_page.strips}


def test_a_picture_of_a_page_is_a_page_of_its_documents_card(tmp_path: Path) -> None:
    """Its card said "compare them with the page", and had no page to show."""
    from PIL import Image

    path = tmp_path / "reports" / "photo.png"
    path.parent.mkdir()
    Image.new("L", (600, 800), 255).save(path, dpi=(100, 100))
    source = open_source(path)
    record = document(
        [action("Mend the roof", source="photo.png", document_id=source.document_id, page=1)], format="png"
    )
    folder = write_results(tmp_path / "run", [], [record], inputs=[str(path.parent)])
    (shown,) = gathered(read_results(folder), read=nothing)
    assert [picture.page for picture in shown.pictures] == [1]
    assert shown.page_count == 1


def test_a_document_that_is_gone_or_has_changed_is_named_so(tmp_path: Path, reports: list[Path]) -> None:
    results = run_over(tmp_path / "run", reports, tmp_path / "reports")
    reports[0].unlink()
    reports[2].write_text("other words", encoding="utf-8")
    word, pdf, text = gathered(results)
    assert "not found" in (word.trouble or "")
    assert pdf.trouble is None
    assert "has changed" in (text.trouble or "")


def test_documents_that_moved_are_found_where_inputs_says(tmp_path: Path, reports: list[Path]) -> None:
    results = run_over(tmp_path / "run", reports, tmp_path / "reports")
    moved = (tmp_path / "reports").rename(tmp_path / "elsewhere")
    assert all(shown.trouble for shown in gathered(results))
    assert not any(shown.trouble for shown in gathered(results, inputs=[str(moved)]))


def test_a_member_of_a_zip_file_is_found(tmp_path: Path, reports: list[Path]) -> None:
    results = run_over(tmp_path / "run", reports[2:], tmp_path / "reports")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(reports[2], reports[2].name)
    named = list(find_originals([str(tmp_path / "all.zip")], results.folder).found)
    assert named == [f"all.zip/{PLAN}.txt"]


@pytest.mark.parametrize("read", [hangs, dies, breaks])
def test_a_reader_that_hangs_dies_or_breaks_costs_its_document_alone(
    tmp_path: Path, reports: list[Path], read: Read
) -> None:
    results = run_over(tmp_path / "run", reports[2:], tmp_path / "reports")
    (shown,) = gathered(results, read, seconds=1)
    assert "could not be read a second time" in (shown.trouble or "")


def test_inputs_are_remembered_by_the_folder_that_the_run_was_in(tmp_path: Path) -> None:
    folder = write_results(tmp_path / "run", [action("x")])
    (folder / "run.json").write_text('{"inputs": ["reports", "s3://b/c"], "folder": "/srv/plans"}')
    assert read_results(folder).inputs == ("/srv/plans/reports", "s3://b/c")
