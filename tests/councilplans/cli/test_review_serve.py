"""``review --serve`` as a person starts and ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.councilplans.cli.test_one_file import councilplans
from tests.output.building import action, write_results
from tests.support import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
@pytest.mark.parametrize(
    ("decided", "told"),
    [
        (True, "Decisions are in results/corrections-anna.csv.\nNext: councilplans review apply results\n"),
        (False, "Nothing was decided.\n"),
    ],
)
def test_it_says_where_it_is_and_ends_when_asked_with_everything_kept(
    tmp_path: Path, told: str, *, decided: bool
) -> None:
    write_results(tmp_path / "results", [action("Mend the roof")])
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-m", "councilplans", "review", "results", "--serve", "--reviewer", "anna"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True, cwd=tmp_path, env=environment) as serving:
        assert serving.stdout is not None
        said = serving.stdout.readline().split()
        assert said[0] == "Open"
        with urlopen(said[1]) as page:  # noqa: S310 - the address that it gave
            assert b"Mend the roof" in page.read()
        if decided:
            (tmp_path / "results" / "corrections-anna.csv").write_text("what the page saved", "utf-8")
        serving.send_signal(signal.SIGINT)
        ended = serving.stdout.read()
    assert serving.returncode == 0
    assert ended == f"Ended. {told}"


def test_a_reviewers_name_leads_out_of_no_folder(tmp_path: Path) -> None:
    write_results(tmp_path / "results", [action("Mend the roof")])
    ended = councilplans("review", "results", "--serve", "--reviewer", "../anna", folder=tmp_path)
    assert ended.returncode == 2
    assert "write a name of letters" in ended.stderr
