"""Seconds and memory of an audit: 10,000 rows of gold against 10,000 extracted rows in 100 documents.

    python benchmarks/audit.py [rows] [documents] [share of rows that are damaged]

Prints one line of figures. The rows are damaged as a careless reader would (cut, joined, misread), since
rows that all agree are matched at once.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from normalise.records import Action  # noqa: E402 - run from anywhere
from tests.output.building import action_of, write_gold, write_results  # noqa: E402

_CONSONANTS, _VOWELS = "bcdfghklmnprstvw", "aeiou"


def main() -> None:
    """Build the results and gold in a temporary folder, audit them, print what it took."""
    rows, documents, share = (*sys.argv[1:], *("10000", "100", "0.3")[len(sys.argv) - 1 :])
    os.sched_setaffinity(0, {0})
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), int(rows) // int(documents), int(documents), float(share))
        seconds, megabytes, found = measure(Path(folder))
    print(f"{rows} rows in {documents} documents: {seconds:.1f} s, {megabytes:.0f} MB, {found} found")


def build(folder: Path, rows: int, documents: int, share: float) -> None:
    """Gold, and what was extracted of it."""
    chance = random.Random(1)  # noqa: S311 - the same plans each time
    actions: list[Action] = []
    for number in range(documents):
        gold = [row(chance) for _ in range(rows)]
        write_gold(folder / "gold" / f"plan{number:03d}.jsonl", gold)
        for at, each in enumerate(gold, start=1):
            source = f"plan{number:03d}.pdf"
            perfect = action_of(each, at, source=source, action_id=f"{number:016x}-{at:04d}")
            actions.extend(damaged(perfect, chance) if chance.random() < share else [perfect])
    write_results(folder / "run", actions)


def row(chance: random.Random) -> dict[str, object]:
    """A row of gold of the usual size: an action of about 150 letters and eleven other columns."""
    return {
        "section": words(chance, 3),
        "recommendation_ref": str(chance.randrange(20)),
        "recommendation": words(chance, 25),
        "success_criteria": [words(chance, 15) for _ in range(4)],
        "kind": "action",
        "action": words(chance, 25),
        "lead_raw": words(chance, 4),
        "leads": [{"name": words(chance, 2), "kind": "person"}],
        "due_raw": "March 2010",
        "due_date": "2010-03-31",
        "status": "completed",
        "progress": words(chance, 30),
    }


def words(chance: random.Random, number: int) -> str:
    """Words that mean nothing."""
    return " ".join(_word(chance) for _ in range(number))


def _word(chance: random.Random) -> str:
    syllables = range(chance.randint(1, 4))
    return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in syllables)


def damaged(action: Action, chance: random.Random) -> list[Action]:
    """A row cut in two, misread, changed or lost."""
    text = action.action
    ways = [
        [replace(action, action=text[:60]), replace(action, action=text[60:])],
        [replace(action, action=text.replace("a", "e"), progress=None)],
        [replace(action, due_raw=None, lead_raw=words(chance, 4))],
        [],
    ]
    return chance.choice(ways)


def measure(folder: Path) -> tuple[float, float, int]:
    """Seconds and peak megabytes of a child process that only audits, and the rows it found."""
    read_end, write_end = os.pipe()
    started = time.perf_counter()
    child = os.fork()
    if not child:
        os.write(write_end, str(audit_rows(folder)).encode())
        os._exit(0)
    found = int(os.read(read_end, 64))
    os.waitpid(child, 0)
    seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, found


def audit_rows(folder: Path) -> int:
    """The audit as the command does it, page and JSON included."""
    from output.audit.audit import audit
    from output.audit.gold_files import read_gold
    from output.audit.page import places_of, write_page
    from output.audit.report import write_json
    from output.results import read_results

    results = read_results(folder / "run")
    figures = audit(results, read_gold(folder / "gold"))
    write_json(figures, folder / "audit.json")
    write_page(figures, places_of(results), folder / "audit.html")
    return figures.together.rows.found


if __name__ == "__main__":
    main()
