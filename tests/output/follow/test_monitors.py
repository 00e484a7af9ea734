"""Eight monitors of one plan: every life found whole, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from councilplans import extract_folder
from output.follow.corrections import Said
from output.follow.tables import Link, LinkFlag, Moved, Thread
from output.follow.writing import FollowedTables, read_followed, write_followed
from samples import series
from tests.support import ROOT

FOLDER = ROOT / "samples" / "series"
GOLD = [json.loads(line) for line in (FOLDER / "gold.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("series") / "results"
    extract_folder(sorted(FOLDER.glob("monitor_*.txt")), out, isolation=False, tables="plain", log="json")
    return out


@pytest.fixture(scope="module")
def followed(results: Path) -> FollowedTables:
    write_followed([results], results.parent / "followed", Said())
    return read_followed(results.parent / "followed")


def test_the_papers_are_those_that_the_lives_tell() -> None:
    for number in range(1, len(series.DATES) + 1):
        paper = series.to_text(series.paper(number))
        assert (FOLDER / f"monitor_{number}.txt").read_text("utf-8") == paper
    assert list(series.gold()) == GOLD


def test_the_eight_are_one_series_in_their_order(followed: FollowedTables) -> None:
    (found,) = followed.series
    assert (found.versions, found.organisation) == (8, series.COUNCIL)
    assert [each.source for each in followed.versions] == [f"monitor_{number}.txt" for number in range(1, 9)]
    assert not any(each.flags for each in followed.versions)


def threads_by_life(followed: FollowedTables, results: Path) -> Mapping[str, Thread]:
    """The thread of each life; a life that is in two threads, or shares one, has none."""
    import pyarrow.parquet as pq

    actions = {row["action_id"]: row for row in pq.read_table(results / "actions.parquet").to_pylist()}
    lines: dict[str, list[dict[str, object]]] = {}
    for step in followed.history:
        action = actions[step.action_id]
        line = {"monitor": step.version, "section": action["section"], "action": action["action"]}
        lines.setdefault(step.thread_id, []).append(line)
    threads = {thread.thread_id: thread for thread in followed.threads}
    return {
        life["name"]: threads[thread_id]
        for life in GOLD
        for thread_id, told in lines.items()
        if told == life["lines"]
    }


def test_every_life_is_one_thread_with_its_ending(followed: FollowedTables, results: Path) -> None:
    found = threads_by_life(followed, results)
    assert {name: str(thread.ending) for name, thread in found.items()} == {
        life["name"]: life["ending"] for life in GOLD
    }
    assert len(followed.threads) == len(GOLD)
    for life in GOLD:
        into = found[life["into"]].thread_id if life["into"] else None
        assert found[life["name"]].merged_into == into


def steps(followed: FollowedTables, results: Path, name: str) -> list[Any]:
    return list(followed.steps_of(threads_by_life(followed, results)[name].thread_id))


def test_kinds_of_links_are_told_apart(followed: FollowedTables, results: Path) -> None:
    told = {life["name"]: [step.link for step in steps(followed, results, life["name"])] for life in GOLD}
    assert told["schools, reworded"][2] is Link.REWORDED
    assert told["health, split"][3] is Link.SPLIT
    assert told["dental checks, split off"][0] is Link.SPLIT
    assert told["foster carers, joined"][4] is Link.JOINED
    assert told["minutes of the third meeting"] == [Link.NEW]
    plain = set(told["posts, whose lead changes twice"][1:])
    assert plain == {Link.SAME}


def test_what_was_left_out_once_goes_on_over_the_gap(followed: FollowedTables, results: Path) -> None:
    over = steps(followed, results, "survey, left out once")[2]
    assert (over.version, over.link, LinkFlag.OVER_GAP in over.flags) == (4, Link.SAME, True)


def test_slips_and_changes_of_lead_are_counted(followed: FollowedTables, results: Path) -> None:
    found = threads_by_life(followed, results)
    audit = found["audit, put back twice and dropped"]
    assert (audit.times_moved, audit.total_slip_days) == (2, 183)
    assert [step.moved for step in steps(followed, results, "audit, put back twice and dropped")] == [
        Moved.NONE,
        Moved.NONE,
        Moved.LATER,
        Moved.NONE,
        Moved.LATER,
    ]
    peers = found["peers, new later and brought on"]
    assert (peers.times_moved, peers.total_slip_days) == (1, -59)
    assert found["posts, whose lead changes twice"].lead_changes == 2
    assert found["health, split"].lead_changes == 0
