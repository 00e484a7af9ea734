"""What the server that readers are forked from sees of its parent's environment."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks readers off a server")

_READY = "from councilplans.batch.server import make_ready; make_ready(['.'])"
_BEGUN = "from councilplans.batch.server import start_method; start_method(loaded=False).Process().start()"

# Who begins the server goes on as soon as its program is chosen, a moment before the system has laid out
# what it was given: until then /proc shows a process without any environment.
_SHOWN = """
import time
from multiprocessing.forkserver import _forkserver
from pathlib import Path

environment = Path(f"/proc/{_forkserver._forkserver_pid}/environ")
while not (given := environment.read_text()):
    time.sleep(0.01)
print(given)
"""


@pytest.mark.parametrize("begin", [_READY, _BEGUN])
def test_the_server_sees_no_more_of_the_environment_than_readers_need(begin: str) -> None:
    asked = f"{begin}\n{_SHOWN}"
    environment = {"PATH": "/bin", "PYTHONPATH": str(ROOT), "DATABASE_PASSWORD": "hunter2"}
    ended = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, check=True, env=environment, text=True, timeout=60
    )
    seen = ended.stdout.split("\0")
    assert "MALLOC_ARENA_MAX=1" in seen
    assert not any(one.startswith("DATABASE_PASSWORD") for one in seen)
