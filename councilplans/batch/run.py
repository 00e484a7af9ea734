"""A run over many documents: list them, read what is not known yet, write the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from councilplans import __version__
from councilplans.batch.destination import Destination, Here, Store
from councilplans.batch.events import DocumentEnded, DocumentKnown, Started, Summary, Watcher, Writing
from councilplans.batch.folder import (
    COPIES,
    FILES,
    FINISHED,
    OUTPUT,
    SAME_PLANS,
    WRITING,
    file_digest,
    identity,
    is_same_run,
    is_up_to_date,
    may_write,
    prepare,
    refuse_inputs_folder,
    relative,
    written_files,
)
from councilplans.batch.gone import NONE_GONE, documents_in, gone_since
from councilplans.batch.isolation import Isolated
from councilplans.batch.ledger import FILE_NAME, Ended, Key, Ledger
from councilplans.batch.order import Order, Redo
from councilplans.batch.outputs import DOCUMENTS_A_PART, Outputs
from councilplans.batch.readers import InProcess, Readers
from councilplans.batch.reading import Answer, Failure, Input, failed_answer
from councilplans.batch.record import RunRecord
from councilplans.batch.server import make_ready
from councilplans.batch.worker import Task
from councilplans.config import limits_key, products, reading_key
from ingest import Found, discover
from ingest.errors import NothingToRead, UnreadableDocument
from normalise.records import Outcome
from output.sinks.sink import SINKS, Finished, make

# Seconds to wait for a document before looking whether there is something to write, or an interruption.
_TICK = 0.2

# Documents written to the output between two looks at the readers: about 50 ms.
_WRITE_AHEAD = 20

# Documents of a kind that a summary names; documents.csv has every one.
_NAMED = 3


def run_batch(order: Order, watch: Watcher) -> Summary:
    """Read everything that the order names into ``order.out``, and say what it came to.

    ``watch`` is told of every document. Raises `InputError` and `OutputError` before anything is
    written; `KeyboardInterrupt` leaves a folder in which the same order goes on where it stopped.
    """
    refuse_inputs_folder(order)
    if order.isolated:
        make_ready(order.readable)  # while all else is, and the input is listed
    for product in products(order.config):
        SINKS[product].load()  # what is not installed is said before an hour's reading
    files = _files(order)
    destination = destination_of(order)
    prepare(order.out)
    if not (order.out / FILE_NAME).exists():
        may_write(order, destination, None)
    with Ledger(order.out / FILE_NAME, key_of(order)) as ledger:
        run = identity(order)
        may_write(order, destination, ledger.facts())
        documents = ledger.list_inputs(files)
        if not is_same_run(ledger.facts(), run):
            ledger.forget_run()
            ledger.record_facts(run)
        return _Run(order, ledger, watch, destination).go(documents)


def _files(order: Order) -> Iterator[Found]:
    """The input's files, the first of them found, so that a slip of the pen leaves nothing behind."""
    files = discover(
        order.inputs, order.config.limits, leave_out=(order.out,), follow_links=order.follow_links
    )
    first = next(files, None)
    if first is None:
        raise NothingToRead(f"{', '.join(order.inputs)}: there is no file to read in it.")
    return chain((first,), files)


def destination_of(order: Order) -> Destination:
    """Where an order's files are wanted."""
    return Store(order.store, order.out) if order.store else Here(order.out)


def key_of(order: Order) -> Key:
    """What the readings of an order hold for."""
    return Key(__version__, reading_key(order.config), limits_key(order.config))


def readers_for(order: Order, watch: Watcher) -> Readers:
    """Who is to read the documents of an order; ``watch`` is told of pages while a document is read."""
    if order.dask:
        from councilplans.batch.cluster import Cluster

        return Cluster(order.dask, order.config, order.extract, order.readable)
    if order.config.isolation:
        return Isolated(order.config, order.extract, order.readable)
    return InProcess(order.config, order.extract, watch)


class _Run:
    """A run in a folder that is its own."""

    def __init__(self, order: Order, ledger: Ledger, watch: Watcher, destination: Destination) -> None:
        self._order = order
        self._ledger = ledger
        self._watch = watch
        self._destination = destination
        self._began = datetime.now(UTC)
        self._under_way: dict[tuple[str, str], Input] = {}
        self._read_now = 0
        self._failed_now = 0
        self._kept = 0
        # In a first run nothing is kept from before; in a later one, nothing that this very run has read.
        self._is_later = ledger.has_readings()
        self._read: set[tuple[str, str]] = set()

    def go(self, documents: int) -> Summary:
        """Read what is to be read, and write the tables unless they are there."""
        self._watch(Started(documents))
        self._ledger.retry_under_new_limits()
        if self._order.redo is not None:
            self._ledger.read_again(failed_only=self._order.redo is Redo.FAILED)
        outputs = Outputs(
            self._order.out, self._ledger, documents, self._order.config.csv, self._destination.put
        )
        with closing(outputs):
            with readers_for(self._order, self._watch) as readers:
                while self._read_what_is_left(readers, outputs):
                    pass
            return self._written(outputs)

    def _read_what_is_left(self, readers: Readers, outputs: Outputs) -> bool:
        """Read every document that has no reading; whether any was read.

        A second round reads what the first took for a copy of a file that has then changed.
        """
        read_before = self._read_now
        waiting = self._waiting(readers)
        ended: list[tuple[Task, Answer | Failure]] = []
        while True:
            # Together, since it is the transaction that costs: what has ended, and what is about to begin.
            with self._ledger.transaction():
                events = [self._end(task, answer) for task, answer in ended]
                tasks = list(self._begin(waiting, readers.capacity))
            for event in events:
                self._watch(event)
            for task in tasks:
                readers.submit(task)
            if not self._under_way:
                return self._read_now > read_before
            outputs.advance(_WRITE_AHEAD)
            ended = readers.ended(_TICK)
            for page in readers.pages():
                self._watch(page)

    def _waiting(self, readers: Readers) -> Iterator[Input]:
        """The inputs that have to be read, in order."""
        for planned, digest in readers.digests(self._ledger.undecided()):
            if isinstance(digest, UnreadableDocument):
                self._ledger.refuse(planned, digest)
                self._watch(DocumentKnown(planned.found.source, str(digest)))
                continue
            if planned.digest is None:
                self._ledger.record_digest(planned, digest)
            if self._ledger.settle(planned, digest):
                self._kept += self._is_later and (digest.sha256, planned.name) not in self._read
                self._watch(DocumentKnown(planned.found.source))
            elif (digest.sha256, planned.name) not in self._under_way:
                yield replace(planned, digest=digest)

    def _begin(self, waiting: Iterator[Input], capacity: int) -> Iterator[Task]:
        """Enter as many documents as there is room for; they may be read once that is on the disk."""
        while len(self._under_way) < capacity and (planned := next(waiting, None)) is not None:
            assert planned.digest is not None  # noqa: S101 - _waiting sees to it
            self._ledger.begin(planned, planned.digest)
            self._under_way[planned.digest.sha256, planned.name] = planned
            yield Task(planned.found, planned.name, planned.digest)

    def _end(self, task: Task, answer: Answer | Failure) -> DocumentEnded:
        planned = self._under_way.pop((task.digest.sha256, task.name))
        if isinstance(answer, Failure):
            answer = failed_answer(task.found.source, task.digest, answer)
        inputs = self._ledger.end(planned, answer)
        self._read_now += 1
        if self._is_later:
            self._read.add((answer.digest.sha256, task.name))
        facts = answer.facts
        self._failed_now += facts.outcome == Outcome.FAILED
        return DocumentEnded(
            planned.found.source,
            inputs,
            facts.outcome,
            facts.failure,
            facts.failure_message,
            facts.actions,
            answer.seconds,
        )

    def _written(self, outputs: Outputs) -> Summary:
        """Make the whole tables, unless they are there and say the same."""
        made = ",".join(products(self._order.config))
        key = f"{self._ledger.output_key(DOCUMENTS_A_PART)} {made}"
        facts = self._ledger.facts()
        totals = self._ledger.totals()
        up_to_date = is_up_to_date(self._order.out, facts, key)
        left = NONE_GONE
        if not up_to_date:
            self._watch(Writing())
            before = written_files(facts)
            held = documents_in(self._order.out) if before else []
            self._ledger.record_facts({WRITING: "yes"})  # until all are there, none is vouched for
            finished = outputs.finish()
            files = [*finished.files, *self._made_of(finished.files)]
            record = RunRecord(self._order, totals, self._ledger.failure_counts(), self._began)
            files.append(record.write(files))
            self._destination.put(files[-1])
            self._ledger.forget_other_versions()
            digests = {relative(path, self._order.out): file_digest(path) for path in files}
            for name in before.keys() - digests.keys():
                (self._order.out / name).unlink(missing_ok=True)
            facts = {
                FILES: json.dumps(digests),
                OUTPUT: key,
                FINISHED: self._began.isoformat(),
                SAME_PLANS: str(finished.same_plans),
                COPIES: json.dumps(finished.copies),
            }
            self._ledger.record_facts(facts, but=WRITING)
            left = gone_since(held, self._order.out)
        return Summary(
            out=self._order.out,
            place=self._order.place,
            totals=totals,
            failures=tuple(self._ledger.failures()),
            read_now=self._read_now,
            seconds=(datetime.now(UTC) - self._began).total_seconds(),
            up_to_date=up_to_date,
            same_plans=int(facts.get(SAME_PLANS, "0")),
            copies=tuple(json.loads(facts.get(COPIES, "[]"))),
            kept=self._kept,
            failed_now=self._failed_now,
            gone=left,
            without_plan=self._ledger.sources(Ended.WITHOUT_PLAN, _NAMED),
            in_part=self._ledger.sources(Ended.IN_PART, _NAMED),
        )

    def _made_of(self, tables: Sequence[Path]) -> list[Path]:
        """What is made of the whole tables beside them."""
        out = self._order.out
        names = tuple(relative(path, out) for path in tables)
        finished = Finished(out, names, self._order.config.csv, __version__)
        made = make(products(self._order.config), finished, self._destination.put)
        return [out / name for name in made]
