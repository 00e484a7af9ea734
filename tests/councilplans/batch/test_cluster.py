"""On a Dask cluster a run gives the same rows as here, whatever happens to the cluster's workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from councilplans.batch.events import DocumentEnded, Event
from ingest.errors import CouncilPlansError
from tests.councilplans.batch.running import failures, folder_of, result_bytes, run

if TYPE_CHECKING:
    from distributed import LocalCluster

dask = pytest.importorskip("dask", reason="councilplans[dask] is not installed")
distributed = pytest.importorskip("distributed", reason="councilplans[dask] is not installed")
fsspec = pytest.importorskip("fsspec", reason="councilplans[dask] is not installed")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]

# Documents that go wrong in each way that costs a process, among ones that do not.
MIXED = {f"{number:03d}.txt": f"actions {number % 7}" for number in range(40)} | {
    "010.txt": "segfault",
    "020.txt": "burst",
    "030.txt": "hang",
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers with a process each, which may start processes of their own."""
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as running,
    ):
        yield running


# A cluster of its own session, which can be killed whole.
_CLUSTER = """
import time
import dask, distributed

if __name__ == "__main__":
    with dask.config.set({"distributed.worker.daemon": False}):
        cluster = distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0")
    print(cluster.scheduler_address, flush=True)
    time.sleep(300)
"""


def settings(**more: float) -> dict[str, float]:
    return {"limits.seconds": 4, "limits.memory_mb": 1500} | more


def test_the_same_rows_as_here(cluster: LocalCluster, tmp_path: Path) -> None:
    reports = folder_of(tmp_path / "reports", MIXED)
    run(reports, tmp_path / "cluster", settings(), dask=cluster.scheduler_address)
    run(reports, tmp_path / "here", settings(workers=2))
    assert failures(tmp_path / "cluster") == {
        "010.txt": "CRASHED",
        "020.txt": "OUT_OF_MEMORY",
        "030.txt": "TIMEOUT",
    }
    assert result_bytes(tmp_path / "cluster") == result_bytes(tmp_path / "here")


def test_a_worker_killed_in_mid_run_costs_no_document(cluster: LocalCluster, tmp_path: Path) -> None:
    orders = {f"{number:03d}.txt": "slowly 0.1" for number in range(60)}
    reports = folder_of(tmp_path / "reports", orders)

    class Killing(list[Event]):
        """Kills a worker of the cluster when the tenth document has been read."""

        def append(self, event: Event) -> None:
            super().append(event)
            if sum(isinstance(one, DocumentEnded) for one in self) == 10:
                victim = next(iter(cluster.workers.values()))
                os.kill(victim.process.pid, signal.SIGKILL)

    run(reports, tmp_path / "cluster", settings(), dask=cluster.scheduler_address, seen=Killing())
    run(reports, tmp_path / "here", settings(workers=2))
    assert failures(tmp_path / "cluster") == {}
    assert result_bytes(tmp_path / "cluster") == result_bytes(tmp_path / "here")


def test_a_cluster_that_is_lost_is_one_sentence_and_the_run_goes_on_without_it(tmp_path: Path) -> None:
    """The scheduler's death ended in a traceback."""
    reports = folder_of(tmp_path / "reports", {f"{number:03d}.txt": "slowly 0.1" for number in range(40)})
    script = tmp_path / "cluster.py"
    script.write_text(_CLUSTER, "utf-8")
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()

        class Killing(list[Event]):
            def append(self, event: Event) -> None:
                super().append(event)
                if sum(isinstance(one, DocumentEnded) for one in self) == 5 and process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()

        with pytest.raises(CouncilPlansError, match=r"The Dask cluster was lost\. What was read is kept"):
            run(reports, tmp_path / "out", settings(), dask=address, seen=Killing())
    seen: list[Event] = []
    run(reports, tmp_path / "out", settings(workers=2), seen=seen)
    run(reports, tmp_path / "here", settings(workers=2))
    assert sum(isinstance(one, DocumentEnded) for one in seen) <= 35
    assert result_bytes(tmp_path / "out") == result_bytes(tmp_path / "here")


def test_the_cluster_goes_on_where_a_local_run_stopped(cluster: LocalCluster, tmp_path: Path) -> None:
    reports = folder_of(tmp_path / "reports", {f"{number}.txt": f"actions {number}" for number in range(8)})

    class Interrupting(list[Event]):
        def append(self, event: Event) -> None:
            super().append(event)
            if sum(isinstance(one, DocumentEnded) for one in self) == 4:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(reports, tmp_path / "out", settings(workers=1), seen=Interrupting())
    seen: list[Event] = []
    run(reports, tmp_path / "out", settings(), dask=cluster.scheduler_address, seen=seen)
    assert 0 < sum(isinstance(one, DocumentEnded) for one in seen) <= 4


def test_files_of_a_store_are_fetched_by_the_worker(cluster: LocalCluster, tmp_path: Path) -> None:
    """``file://`` stands for a store: it goes through fsspec like one, and every worker reaches it."""
    reports = folder_of(tmp_path / "reports", {"a.txt": "actions 2", "b/c.txt": "actions 3"})
    run(f"file://{reports}", tmp_path / "cluster", settings(), dask=cluster.scheduler_address)
    run(reports, tmp_path / "here", settings())
    assert result_bytes(tmp_path / "cluster") == result_bytes(tmp_path / "here")


def test_files_of_a_store_are_read_here_too(tmp_path: Path) -> None:
    store = fsspec.filesystem("memory")
    store.pipe("/batch/reports/a.txt", b"actions 2\na.txt\n")
    store.pipe("/batch/reports/b/c.txt", b"actions 3\nb/c.txt\n")
    reports = folder_of(tmp_path / "reports", {"a.txt": "actions 2", "b/c.txt": "actions 3"})
    run("memory://batch/reports/", tmp_path / "store", settings(workers=1))
    run(reports, tmp_path / "here", settings())
    assert result_bytes(tmp_path / "store") == result_bytes(tmp_path / "here")


def test_a_scheduler_that_is_not_there_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("councilplans.batch.cluster._CONNECT", "1s")
    reports = folder_of(tmp_path / "reports", {"a.txt": "actions 2"})
    with pytest.raises(CouncilPlansError, match=r"The Dask cluster at tcp://127\.0\.0\.1:9 cannot be used"):
        run(reports, tmp_path / "out", settings(), dask="tcp://127.0.0.1:9")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:no-port", "somewhere", "abc://127.0.0.1:8786"])
def test_an_address_that_is_none_is_one_sentence_at_once(address: str, tmp_path: Path) -> None:
    reports = folder_of(tmp_path / "reports", {"a.txt": "actions 2"})
    with pytest.raises(CouncilPlansError, match=r"The Dask cluster at .* cannot be used"):
        run(reports, tmp_path / "out", settings(), dask=address)


def test_workers_that_may_start_no_process_are_told_how(tmp_path: Path) -> None:
    reports = folder_of(tmp_path / "reports", {"a.txt": "actions 2"})
    with (
        dask.config.set({"distributed.worker.daemon": True}),
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as daemonic,
        pytest.raises(CouncilPlansError, match="DASK_DISTRIBUTED__WORKER__DAEMON=False"),
    ):
        run(reports, tmp_path / "out", settings(), dask=daemonic.scheduler_address)
