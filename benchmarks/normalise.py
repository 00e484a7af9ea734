"""How right and how fast single phrases are judged: deadlines, lead cells, status cells.

    python -m benchmarks.normalise             some ten seconds
    python -m benchmarks.normalise --wrong     also the phrases that are judged otherwise than settled

Right is what the golden files of the tests have settled phrase by phrase. Fast is phrases a second on one
core by the time of the processor, each phrase once and none remembered from before, the best of several
rounds; beside it the ratio to `dateparser.parse` (English, days before months) on the same deadlines, which
no slower machine changes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import FunctionType

import dateparser

from normalise.dates.due import DateContext
from normalise.dates.read import read_due
from normalise.parties.read import read_parties
from normalise.progress.judge import read_status
from normalise.records import Party, PartyKind
from tests.normalise.goldens import golden_day, golden_rows, written_parties

DUES = ("due_phrases.tsv", "due_cells.tsv", "due_forms.tsv")
LEADS = ("lead_phrases.tsv", "lead_cells.tsv", "lead_forms.tsv")
STATUSES = ("status_phrases.tsv", "status_forms.tsv")

_ROUNDS = 5
"""The best of so many counts: the others were disturbed."""


@dataclass
class Tally:
    """Right and wrong judgements of one golden file."""

    name: str
    measures: dict[str, list[bool]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def count(self, measure: str, *, right: bool) -> None:
        """Counts one judgement."""
        self.measures.setdefault(measure, []).append(right)

    def __str__(self) -> str:
        shares = (
            f"{measure} {sum(judged)}/{len(judged)} ({sum(judged) / len(judged):.3f})"
            for measure, judged in self.measures.items()
        )
        return f"{self.name:20} {'; '.join(shares)}"


def dues(name: str) -> Tally:
    """Kinds, due dates where there is one, none where there is none, starts, and the whole judgement."""
    tally = Tally(name)
    for row in golden_rows(name):
        due = read_due(row["phrase"], DateContext(golden_day(row["plan_date"])))
        start, day = golden_day(row["due_start"]), golden_day(row["due_date"])
        tally.count("kinds", right=due.kind == row["due_kind"])
        tally.count("due dates" if day else "no date invented", right=due.date == day)
        if start:
            tally.count("starts", right=due.start == start)
        got = (due.kind, due.start, due.date, due.precision, due.edtf, due.rrule)
        settled = tuple(row[column] for column in list(row)[2:])
        same = tuple("" if value is None else str(value) for value in got) == settled
        tally.count("all columns", right=same)
        if not same:
            tally.wrong.append(f"{row['phrase']!r}: {got}")
    return tally


def _known(parties: Sequence[tuple[PartyKind, str]], *kinds: PartyKind) -> Counter[str]:
    return Counter(text.casefold() for kind, text in parties if not kinds or kind in kinds)


def _settled(written: str) -> list[tuple[PartyKind, str]]:
    each = (party.split(" [", 1)[0].split(" ", 1) for party in written.split("; ") if party)
    return [(PartyKind(kind), text) for kind, text in each]


def _found(parties: Sequence[Party]) -> list[tuple[PartyKind, str]]:
    return _settled(written_parties(parties))


def leads(name: str) -> tuple[Tally, str]:
    """Whole cells; and, over all cells, the precision and recall of persons and of all parties."""
    tally = Tally(name)
    found, settled = ([], [])  # type: tuple[list[Counter[str]], list[Counter[str]]]
    for row in golden_rows(name):
        parties = read_parties(row["cell"])
        written = written_parties(parties)
        tally.count("whole cells", right=written == row["parties"])
        if written != row["parties"]:
            tally.wrong.append(f"{row['cell']!r}: {written}")
        for counters, known in ((found, _found(parties)), (settled, _settled(row["parties"]))):
            counters += [_known(known, PartyKind.PERSON), _known(known)]
    return tally, "; ".join(
        f"{label} precision {precision:.3f}, recall {recall:.3f}"
        for label, first in (("persons", 0), ("parties", 1))
        for precision, recall in [_rates(found[first::2], settled[first::2])]
    )


def _rates(found: Sequence[Counter[str]], settled: Sequence[Counter[str]]) -> tuple[float, float]:
    both = sum((one & other).total() for one, other in zip(found, settled, strict=True))
    return (
        both / max(1, sum(one.total() for one in found)),
        both / max(1, sum(other.total() for other in settled)),
    )


def statuses(name: str) -> Tally:
    """Status and colour of each phrase."""
    tally = Tally(name)
    for row in golden_rows(name):
        reading = read_status(row["phrase"])
        same = (str(reading.status or ""), str(reading.rag or "")) == (row["status"], row["rag"])
        tally.count("status and colour", right=same)
        if not same:
            tally.wrong.append(f"{row['phrase']!r}: {reading.status} {reading.rag}")
    return tally


def a_second(judge: Callable[[str], object], phrases: Sequence[str]) -> float:
    """Phrases a second, the best of several rounds with nothing kept from the one before."""
    best = 0.0
    for _ in range(_ROUNDS):
        _forget()
        began = time.process_time()
        for phrase in phrases:
            judge(phrase)
        best = max(best, len(phrases) / (time.process_time() - began))
    return best


def _forget() -> None:
    """Clear what every function of a text has kept, wherever it stands."""
    for module in list(sys.modules.values()):
        for kept in list(vars(module).values()):
            # A vocabulary's own cache is no function's, and stays.
            if isinstance(kept, FunctionType) and hasattr(kept, "cache_clear"):
                kept.cache_clear()


def speeds() -> Iterator[str]:
    """Each reader's phrases a second, and the deadlines' in ratio to dateparser's."""
    phrases = sorted({row["phrase"] for name in DUES for row in golden_rows(name)})
    cells = sorted({row["cell"] for name in LEADS for row in golden_rows(name)})
    said = sorted({row["phrase"] for name in STATUSES for row in golden_rows(name)})
    ours = a_second(read_due, phrases)
    theirs = a_second(_dateparser, phrases)
    ratio = f"{ours / theirs:.1f} times dateparser.parse ({theirs:,.0f})"
    yield f"deadlines            {ours:8,.0f} a second: {ratio}"
    yield f"lead cells           {a_second(read_parties, cells):8,.0f} a second"
    yield f"status cells         {a_second(read_status, said):8,.0f} a second"


def _dateparser(phrase: str) -> object:
    return dateparser.parse(phrase, languages=["en"], settings={"DATE_ORDER": "DMY"})


def main() -> None:
    """Judge the golden files, then time the readers."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--wrong", action="store_true", help="name what is judged otherwise than settled")
    wrong = arguments.parse_args().wrong
    tallies: list[Tally] = []
    for name in DUES:
        tallies.append(dues(name))
        print(tallies[-1])
    for name in LEADS:
        tally, rates = leads(name)
        tallies.append(tally)
        print(f"{tally}; {rates}")
    for name in STATUSES:
        tallies.append(statuses(name))
        print(tallies[-1])
    for line in speeds():
        print(line)
    if wrong:
        print(*(each for tally in tallies for each in tally.wrong), sep="\n")


if __name__ == "__main__":
    main()
