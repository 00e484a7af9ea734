"""Links strung together: each action's life through the versions, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from normalise.parties.identity import WhoIsWho
from normalise.records import Status
from output.follow.item import Item
from output.follow.links import Linked
from output.follow.tables import Ending, History, Link, LinkFlag, Moved, Thread


@dataclass(frozen=True, slots=True)
class VersionItems:
    """A version of a series: its number, its date and its actions."""

    number: int
    plan_date: date | None
    items: Sequence[Item]
    flags: tuple[LinkFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """An action in its version, and the link that it has to its earlier self."""

    version: VersionItems
    item: Item
    before: _Step | None = None
    linked: Linked | None = None


@dataclass(slots=True)
class _Life:
    """A thread while it is being strung: its steps, and the thread in which it goes on if it was merged."""

    steps: list[_Step] = field(default_factory=list)
    merged_into: str | None = None

    @property
    def thread_id(self) -> str:
        return self.steps[0].item.action_id


@dataclass(frozen=True, slots=True)
class Lives:
    """A series' history and threads."""

    history: list[History]
    threads: list[Thread]


class Weaver:
    """Strings the links of one series, version by version."""

    def __init__(self, series_id: str) -> None:
        self._series_id = series_id
        self._lives: dict[str, _Life] = {}
        self._history: list[History] = []
        self._last = 0
        self._joined: set[tuple[int, int]] = set()
        self._items: list[Item] = []

    def add(self, version: VersionItems, links: Mapping[str, Sequence[tuple[Item, Linked]]]) -> None:
        """Add a version: ``links`` has, by an action's id, its earlier selves with how they are linked."""
        self._last = version.number
        self._items += version.items
        taken: set[str] = set()
        for item in version.items:
            earlier = sorted(links.get(item.action_id, ()), key=lambda pair: -pair[1].likeness)
            life = self._life_of(item, earlier, taken)
            main = earlier[0] if earlier else None
            before = self._step_of(main[0].action_id) if main else None
            step = _Step(version, item, before, main[1] if main else None)
            if before:
                self.join(before.version.number, version.number)
            self._history.append(_history(self._series_id, life, step))
            life.steps.append(step)
            self._lives[item.action_id] = life
            for other, _ in earlier[1:]:
                self._merge(other.action_id, life)

    def _life_of(self, item: Item, earlier: Sequence[tuple[Item, Linked]], taken: set[str]) -> _Life:
        """The thread that an action goes on with: its best earlier self's, unless that goes on elsewhere."""
        del item
        for before, linked in earlier[:1]:
            life = self._lives[before.action_id]
            if linked.link is not Link.SPLIT or life.thread_id not in taken:
                taken.add(life.thread_id)
                return life
        return _Life()

    def _step_of(self, action_id: str) -> _Step:
        life = self._lives[action_id]
        return next(step for step in life.steps if step.item.action_id == action_id)

    def _merge(self, action_id: str, into: _Life) -> None:
        life = self._lives[action_id]
        if life is not into:
            life.merged_into = into.thread_id

    def join(self, before: int, after: int) -> None:
        """Note that two versions are of one plan: they share an action, or a person said so."""
        self._joined.add((before, after))

    def apart(self) -> frozenset[int]:
        """The versions that nothing joins to another one, though they have actions."""
        joined = {number for pair in self._joined for number in pair}
        return frozenset(step.version for step in self._history) - joined

    def lives(self) -> Lives:
        """Everything, when the last version has been added."""
        who = WhoIsWho(party for item in self._items for party in item.leads)
        lives = {life.thread_id: life for life in self._lives.values()}
        apart = self.apart()
        # Where no later version is seen to be of the same plan, nothing was dropped from this one.
        goes_on = {
            number: number not in apart and any(one <= number < other for one, other in self._joined)
            for number in range(1, self._last + 1)
        }
        threads = [_thread(self._series_id, life, self._last, who, goes_on) for life in lives.values()]
        return Lives([_set_apart(step) if step.version in apart else step for step in self._history], threads)


def _history(series_id: str, life: _Life, step: _Step) -> History:
    before, linked, item = step.before, step.linked, step.item
    slip = _days(before.item.due_date, item.due_date) if before else None
    return History(
        series_id=series_id,
        thread_id=life.thread_id if life.steps else item.action_id,
        version=step.version.number,
        plan_date=step.version.plan_date,
        action_id=item.action_id,
        previous_action_id=before.item.action_id if before else None,
        link=linked.link if linked else Link.NEW,
        likeness=round(linked.likeness, 4) if linked else None,
        due_date=item.due_date,
        slip_days=slip,
        status=item.status,
        status_before=before.item.status if before else None,
        moved=_moved(slip),
        flags=(*step.version.flags, *(linked.flags if linked else ())),
    )


def _set_apart(step: History) -> History:
    return replace(step, flags=(*step.flags, LinkFlag.NOTHING_IN_COMMON))


def _moved(slip: int | None) -> Moved:
    if not slip:
        return Moved.NONE
    return Moved.LATER if slip > 0 else Moved.EARLIER


def _days(before: date | None, after: date | None) -> int | None:
    return (after - before).days if before and after else None


def _thread(
    series_id: str, life: _Life, last_version: int, who: WhoIsWho, goes_on: Mapping[int, bool]
) -> Thread:
    first, last = life.steps[0], life.steps[-1]
    dues = [step.item.due_date for step in life.steps if step.item.due_date]
    leads = [leads for step in life.steps if (leads := frozenset(map(who.key, step.item.leads)))]
    return Thread(
        thread_id=life.thread_id,
        series_id=series_id,
        action=last.item.action,
        lead=next((step.item.lead_raw for step in reversed(life.steps) if step.item.lead_raw), None),
        first_version=first.version.number,
        last_version=last.version.number,
        first_seen=first.version.plan_date,
        last_seen=last.version.plan_date,
        first_due=dues[0] if dues else None,
        last_due=dues[-1] if dues else None,
        total_slip_days=(dues[-1] - dues[0]).days if dues else None,
        times_moved=_changes(dues),
        lead_changes=_changes(leads),
        last_status=_last_status(life),
        ending=_ending(life, last_version, goes_on),
        merged_into=life.merged_into,
    )


def _changes(values: Sequence[object]) -> int:
    return sum(one != other for one, other in pairwise(values))


def _last_status(life: _Life) -> Status | None:
    told: Iterable[Status] = (step.item.status for step in reversed(life.steps) if step.item.status)
    return next(iter(told), None)


def _ending(life: _Life, last_version: int, goes_on: Mapping[int, bool]) -> Ending:
    """What became of it, by the status that was last given, even if that was some versions before."""
    if life.merged_into:
        return Ending.MERGED
    status = _last_status(life)
    if status is Status.COMPLETED:
        return Ending.COMPLETED
    if status is Status.CANCELLED:
        return Ending.CANCELLED
    last_seen = life.steps[-1].version.number
    if last_seen == last_version:
        return Ending.OPEN
    return Ending.DROPPED if goes_on[last_seen] else Ending.UNKNOWN
