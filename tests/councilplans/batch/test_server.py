"""What the server that readers are forked from sees of its parent's environment."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks readers off a server")

_READY = "from councilplans.batch.server import make_ready; make_ready(['.'])"
_BEGUN = "from councilplans.batch.server import start_method; start_method(loaded=False).Process().start()"


@pytest.mark.parametrize("begin", [_READY, _BEGUN])
def test_the_server_sees_no_more_of_the_environment_than_readers_need(begin: str) -> None:
    asked = (
        f"{begin}\n"
        "from multiprocessing.forkserver import _forkserver\n"
        "print(open(f'/proc/{_forkserver._forkserver_pid}/environ').read())"
    )
    environment = {"PATH": "/bin", "PYTHONPATH": str(ROOT), "DATABASE_PASSWORD": "hunter2"}
    ended = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, check=True, env=environment, text=True
    )
    seen = ended.stdout.split("\0")
    assert "MALLOC_ARENA_MAX=1" in seen
    assert not any(one.startswith("DATABASE_PASSWORD") for one in seen)
