"""Plans followed over their versions, one series after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from output.follow.corrections import Said
from output.follow.item import Item, Spool
from output.follow.links import Linked, link_versions
from output.follow.series import SAID_BY_A_PERSON, SeriesFound, find_series
from output.follow.tables import Link, LinkFlag, Series, Version
from output.follow.threads import Lives, VersionItems, Weaver


class Followed:
    """A series with its lives, and how it stands in the tables."""

    def __init__(
        self, found: SeriesFound, lives: Lives, counts: Sequence[int], apart: frozenset[int] = frozenset()
    ) -> None:
        """``apart``: the versions, by number, that have no action in common with another one."""
        self.found = found
        self.lives = lives
        self.apart = apart
        self._counts = counts
        self.folders: frozenset[Path] = frozenset()
        """The results folders that its versions are in."""

    @property
    def series(self) -> Series:
        """Its row of ``series``."""
        documents = [member.document for member in self.found.members]
        owner = next((each for each in reversed(documents) if each.organisation), documents[-1])
        days = [each.plan_date for each in documents if each.plan_date]
        return Series(
            series_id=self.found.series_id,
            organisation=owner.organisation,
            organisation_code=owner.organisation_code,
            title=self.found.title,
            versions=len(documents),
            first_date=days[0] if days else None,
            last_date=days[-1] if days else None,
            why=self.found.why,
        )

    @property
    def versions(self) -> list[Version]:
        """Its rows of ``versions``."""
        return [
            Version(
                series_id=self.found.series_id,
                version=number,
                document_id=member.document.document_id,
                source=member.document.source,
                plan_date=member.document.plan_date,
                actions=count,
                flags=(*member.flags, *((LinkFlag.NOTHING_IN_COMMON,) if number in self.apart else ())),
            )
            for number, (member, count) in enumerate(zip(self.found.members, self._counts, strict=True), 1)
        ]


def follow(folders: Sequence[Path], said: Said) -> Iterator[Followed]:
    """Every series of the results in some folders; only one is in memory at a time."""
    with Spool(folders) as spool:
        for found in find_series(spool, said.series):
            followed = follow_series(found, spool, said.links)
            followed.folders = frozenset(
                spool.folders[member.document.document_id] for member in found.members
            )
            yield followed


def follow_series(found: SeriesFound, spool: Spool, said: Mapping[tuple[str, str], Link | None]) -> Followed:
    """One series: each version's actions linked with the one before, and over one that lacks them."""
    weaver = Weaver(found.series_id)
    past: list[VersionItems] = []
    gone_on: set[str] = set()
    counts: list[int] = []
    for number, member in enumerate(found.members, start=1):
        items = spool.items(member.document.document_id)
        version = VersionItems(number, member.document.plan_date, items, member.flags)
        if member.why == SAID_BY_A_PERSON:
            weaver.join(member.like, number)
        links = _links(past, version, gone_on, said)
        weaver.add(version, links)
        gone_on |= {before.action_id for linked in links.values() for before, _ in linked}
        past = [*past[-1:], version]
        counts.append(len(items))
    return Followed(found, weaver.lives(), counts, weaver.apart())


_Links = dict[str, list[tuple[Item, Linked]]]


def _links(
    past: Sequence[VersionItems],
    version: VersionItems,
    gone_on: set[str],
    said: Mapping[tuple[str, str], Link | None],
) -> _Links:
    """By each action's id its earlier selves: in the version before, or else in the one before that."""
    links: _Links = {}
    for distance, before in enumerate(reversed(past), start=1):
        earlier = [item for item in before.items if item.action_id not in gone_on]
        later = [item for item in version.items if item.action_id not in links]
        if distance == 1:
            earlier = list(before.items)
        for linked in link_versions(earlier, later, over_gap=distance > 1):
            pair = (earlier[linked.before].action_id, later[linked.after].action_id)
            if pair not in said:
                links.setdefault(pair[1], []).append((earlier[linked.before], linked))
        _correct(links, before.items, version.items, said)
    return links


def _correct(
    links: _Links,
    before: Sequence[Item],
    after: Sequence[Item],
    said: Mapping[tuple[str, str], Link | None],
) -> None:
    """Take in what a person said of these two versions: an action goes on where they said, and only there."""
    earlier = {item.action_id: item for item in before}
    for item in after:
        told = {
            one: link for (one, other), link in said.items() if other == item.action_id and one in earlier
        }
        kept = [(one, link) for one, link in told.items() if link is not None]
        if kept:
            links[item.action_id] = [
                (earlier[one], Linked(0, 0, link, 1.0, (LinkFlag.CORRECTED,))) for one, link in kept
            ]
