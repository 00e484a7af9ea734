"""Inputs and outputs behind URLs: the memory store, and S3 from a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from councilplans.batch.events import DocumentEnded, Event
from ingest.errors import InputError, OutputError
from tests.councilplans.batch.running import folder_of, result_bytes, run

fsspec = pytest.importorskip("fsspec", reason="councilplans[dask] is not installed")

REPORTS = {"a.txt": "actions 2", "b/c.txt": "actions 3", "b/d.txt": "refuse"}
CONTENT = {name: f"{order}\n{name}\n".encode() for name, order in REPORTS.items()}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "reports", REPORTS)


def stored(url: str) -> dict[str, bytes]:
    """Every file below a URL."""
    system, root = fsspec.core.url_to_fs(url)
    return {path.removeprefix(root).strip("/"): system.cat_file(path) for path in system.find(root)}


def test_results_go_to_a_store_and_are_the_same_there(reports: Path, tmp_path: Path) -> None:
    run(reports, tmp_path / "work", store="memory://results/here")
    there = stored("memory://results/here")
    run(reports, tmp_path / "local")
    assert {
        name: content for name, content in there.items() if name.count("/") == 0 and name != "run.json"
    } == (result_bytes(tmp_path / "local"))
    assert "run.json" in there
    assert "parts/actions/part-00000.parquet" in there


def test_results_in_a_store_are_not_replaced_unasked(reports: Path, tmp_path: Path) -> None:
    run(reports, tmp_path / "work", store="memory://results/twice")
    with pytest.raises(OutputError, match=r"memory://results/twice: holds results already"):
        run(reports, tmp_path / "other", store="memory://results/twice")
    assert run(reports, tmp_path / "work", store="memory://results/twice").up_to_date
    run(reports, tmp_path / "third", store="memory://results/twice", force=True)


def test_a_store_of_an_unknown_kind_is_one_sentence(reports: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="abc://"):
        run(reports, tmp_path / "work", store="abc://bucket/results")
    with pytest.raises(InputError, match="abc://"):
        run("abc://bucket/reports", tmp_path / "work")


def test_a_store_without_its_package_says_what_to_install(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(InputError, match=r'pip install "councilplans\[s3\]"'):
        run("s3://bucket/reports", tmp_path / "work")
    del reports


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of an S3 server on this machine."""
    moto = pytest.importorskip("moto.server", reason="moto is not installed")
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    server = moto.ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "FSSPEC_S3_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    fsspec.config.set_conf_env(fsspec.config.conf)
    system = fsspec.filesystem("s3", skip_instance_cache=True)
    system.mkdir("councils")
    for name, content in CONTENT.items():
        system.pipe_file(f"councils/reports/{name}", content)
    yield "s3://councils"
    server.stop()
    fsspec.config.conf.pop("s3", None)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_reports_from_s3_and_results_to_s3(bucket: str, reports: Path, tmp_path: Path) -> None:
    settings = {"workers": 1, "limits.seconds": 10}
    run(f"{bucket}/reports/", tmp_path / "work", settings, store=f"{bucket}/results")
    run(reports, tmp_path / "local")
    there = stored(f"{bucket}/results")
    assert {name: there[name] for name in result_bytes(tmp_path / "local")} == result_bytes(
        tmp_path / "local"
    )
    fsspec.filesystem("s3").pipe_file("councils/reports/e.txt", b"actions 1\n")
    seen: list[Event] = []
    run(f"{bucket}/reports/", tmp_path / "work", settings, store=f"{bucket}/results", seen=seen)
    assert [event.source for event in seen if isinstance(event, DocumentEnded)] == ["e.txt"]
