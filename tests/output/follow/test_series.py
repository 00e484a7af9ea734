"""Which documents are versions of one plan: all of them, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import InputError
from normalise.records import Action, DocumentRecord
from output.follow.corrections import Said, SeriesSaid, read_said
from output.follow.follow import Followed, follow
from output.follow.item import Spool
from output.follow.series import SeriesFound, find_series
from output.follow.tables import TO_CHECK, Ending, Link, LinkFlag
from tests.output.building import action, document, write_results

VERBS = ("Review", "Replace", "Publish", "Extend", "Inspect", "Repair")


def plan(
    owner: str | None, title: str, topic: str, day: date | None, name: str
) -> tuple[DocumentRecord, list[Action]]:
    """A version of a plan: six actions about its topic."""
    rows = [
        replace(
            action(f"{verb} the arrangements that there are for {topic} in every ward", number),
            action_id=f"{name}-{number:04}",
            document_id=name,
            source=f"{name}.pdf",
            organisation=owner,
        )
        for number, verb in enumerate(VERBS, start=1)
    ]
    paper = document(rows, document_id=name, organisation=owner, plan_title=title, plan_date=day)
    return paper, rows


def found_in(
    folder: Path, *plans: tuple[DocumentRecord, list[Action]], said: Said | None = None
) -> list[SeriesFound]:
    write_results(folder, [row for _, rows in plans for row in rows], [paper for paper, _ in plans])
    with Spool([folder]) as spool:
        return find_series(spool, (said or Said()).series)


def names(series: list[SeriesFound]) -> list[list[str]]:
    return [[member.document.document_id for member in each.members] for each in series]


def test_forty_owners_plans_are_told_apart_and_versions_found(tmp_path: Path) -> None:
    """Two owners call their plans the same, and every fourth plan has two versions."""
    plans = []
    for number in range(40):
        title = "Improvement Plan" if number < 2 else f"Plan for {number}"
        owner = f"Council {number}"
        plans.append(plan(owner, title, f"service number {number}", date(2010, 1, 1), f"a{number:02}"))
        if number % 4 == 0:
            plans.append(plan(owner, title, f"service number {number}", date(2010, 4, 1), f"b{number:02}"))
    assert names(found_in(tmp_path, *plans)) == [[f"a{n:02}", f"b{n:02}"] for n in range(0, 40, 4)]


def test_a_template_that_many_owners_use_makes_no_series(tmp_path: Path) -> None:
    plans = [
        plan(f"Council {n}", "Action plan", "data protection", date(2010, 1, 1), f"d{n}") for n in range(5)
    ]
    assert found_in(tmp_path, *plans) == []


def test_shared_actions_tell_where_no_paper_says_whose_it_is(tmp_path: Path) -> None:
    one = plan(None, "TB (5) 1.i Action Log", "open data", date(2011, 3, 2), "d1")
    other = plan("Transparency Board", "Transparency Board Action Log", "open data", date(2011, 7, 15), "d2")
    (found,) = found_in(tmp_path, one, other)
    assert found.why == "6 actions in common, of 6 in the one that has fewer"


def test_the_same_title_alone_is_no_plan_where_nobody_owns_it(tmp_path: Path) -> None:
    one = plan(None, "Action plan", "roads", date(2010, 1, 1), "d1")
    other = plan(None, "Action plan", "libraries", date(2010, 4, 1), "d2")
    assert found_in(tmp_path, one, other) == []


def test_versions_are_in_the_order_of_their_dates_with_doubts_said(tmp_path: Path) -> None:
    days = {"d10": date(2010, 1, 1), "d9": date(2010, 1, 1), "d1": date(2010, 4, 1), "d2": None}
    plans = [plan("Anytown", "Plan", "roads", day, name) for name, day in days.items()]
    (found,) = found_in(tmp_path, *plans)
    assert [(each.document.document_id, each.flags) for each in found.members] == [
        ("d2", (LinkFlag.DATE_MISSING,)),
        ("d9", (LinkFlag.DATE_SHARED,)),
        ("d10", (LinkFlag.DATE_SHARED,)),
        ("d1", ()),
    ]


def test_a_person_has_the_last_word(tmp_path: Path) -> None:
    one = plan("Anytown", "Plan", "roads", date(2010, 1, 1), "d1")
    other = plan("Anytown", "Plan", "roads", date(2010, 4, 1), "d2")
    third = plan("Othertown", "Scheme", "libraries", date(2010, 7, 1), "d3")
    apart = Said(SeriesSaid(different=(("d1.pdf", "d2"),)))
    assert found_in(tmp_path / "a", one, other, third, said=apart) == []
    together = Said(SeriesSaid(same=(("d2", "d3.pdf"),)))
    assert names(found_in(tmp_path / "b", one, other, third, said=together)) == [["d1", "d2", "d3"]]


def test_links_that_a_person_gave_or_took_stand(tmp_path: Path) -> None:
    one = plan("Anytown", "Plan", "roads", date(2010, 1, 1), "d1")
    other = plan("Anytown", "Plan", "roads", date(2010, 4, 1), "d2")
    write_results(tmp_path / "run", [*one[1], *other[1]], [one[0], other[0]])
    sheet = tmp_path / "links.csv"
    sheet.write_text(
        "what,before,after,verdict\nlink,d1-0001,d2-0001,none\nlink,d1-0002,d2-0003,reworded\n", "utf-8"
    )
    (followed,) = follow([tmp_path / "run"], read_said(sheet))
    links = {step.action_id: step for step in followed.lives.history}
    assert links["d2-0001"].link is Link.NEW
    assert links["d2-0003"].previous_action_id == "d1-0002"
    assert links["d2-0003"].flags == (LinkFlag.CORRECTED,)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("what,before\n", "it has no column after, verdict"),
        (
            "what,before,after,verdict\nlink,a,b,perhaps\n",
            "row 2: verdict is 'perhaps', and must be one of same",
        ),
        (
            "what,before,after,verdict\nplan,a,b,same\n",
            "row 2: what is 'plan', and must be one of series, link",
        ),
    ],
)
def test_a_file_that_says_nothing_of_use_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "said.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=message):
        read_said(path)


def test_results_of_several_folders_are_followed_together(tmp_path: Path) -> None:
    one = plan("Anytown", "Plan", "roads", date(2010, 1, 1), "d1")
    other = plan("Anytown", "Plan", "roads", date(2010, 4, 1), "d2")
    for name, plans in (("a", [one]), ("b", [one, other])):
        write_results(
            tmp_path / name, [row for _, rows in plans for row in rows], [paper for paper, _ in plans]
        )
    (followed,) = follow([tmp_path / "a", tmp_path / "b"], Said())
    assert [each.document_id for each in followed.versions] == ["d1", "d2"]


def _in_two_folders(folder: Path, early: date | None, late: date | None) -> list[Path]:
    """Two runs; the one whose name comes first holds the later version of a plan, and the files one name."""
    runs = [folder / "z_early", folder / "a_late"]
    for run, day, name in zip(runs, (early, late), ("d2", "d1"), strict=True):
        paper_of_run, rows = plan("Anytown", "Plan", "roads", day, name)
        same_name = replace(paper_of_run, source="plan.pdf")
        write_results(run, [replace(row, source="plan.pdf") for row in rows], [same_name])
    return runs


def test_versions_in_two_folders_are_in_the_order_of_their_dates(tmp_path: Path) -> None:
    runs = _in_two_folders(tmp_path, date(2010, 1, 1), date(2010, 4, 1))
    for folders in (runs, runs[::-1]):
        (followed,) = follow(folders, Said())
        assert [each.document_id for each in followed.versions] == ["d2", "d1"]


def test_where_no_date_and_no_name_decides_the_folders_are_in_the_order_given(tmp_path: Path) -> None:
    (followed,) = follow(_in_two_folders(tmp_path, None, None), Said())
    assert [each.document_id for each in followed.versions] == ["d2", "d1"]
    assert all(LinkFlag.DATE_MISSING in each.flags for each in followed.versions)


# Actions of three papers that have nothing to do with each other.
UNLIKE = (
    ("Mend the roof of the bowls pavilion", "Order grit for the winter", "Paint the bandstand green"),
    ("Train two clerks in minute taking", "Send the annual return to the auditor", "Renew the insurance"),
    ("Ask schools what they read", "Lend tablets to housebound people", "Hold a fair for local authors"),
)


def paper(texts: Sequence[str], day: date | None, name: str) -> tuple[DocumentRecord, list[Action]]:
    """A paper of one owner that is titled as many are."""
    rows = [
        action(text, number, action_id=f"{name}-{number:04}", document_id=name, source=f"{name}.pdf")
        for number, text in enumerate(texts, start=1)
    ]
    return document(rows, organisation="Anytown", plan_title="Action plan", plan_date=day), rows


def followed_of(
    folder: Path, *papers: tuple[DocumentRecord, list[Action]], said: Said | None = None
) -> Followed:
    write_results(folder, [row for _, rows in papers for row in rows], [each for each, _ in papers])
    (followed,) = follow([folder], said or Said())
    return followed


def test_papers_without_an_action_in_common_drop_nothing(tmp_path: Path) -> None:
    """Unrelated papers of one owner, all titled "Action plan", were told as plans with dropped actions."""
    papers = [paper(texts, None, f"d{number}") for number, texts in enumerate(UNLIKE)]
    followed = followed_of(tmp_path, *papers)
    assert [thread.ending for thread in followed.lives.threads] == [Ending.UNKNOWN] * 6 + [Ending.OPEN] * 3
    assert followed.apart == {1, 2, 3}
    assert all(LinkFlag.NOTHING_IN_COMMON in version.flags for version in followed.versions)
    assert all(TO_CHECK & set(step.flags) for step in followed.lives.history)


def test_a_stray_paper_among_versions_is_the_only_one_to_check(tmp_path: Path) -> None:
    days = [date(2010, month, 1) for month in (1, 4, 7)]
    papers = [
        paper(texts, day, f"d{number}")
        for number, (texts, day) in enumerate(zip((UNLIKE[0], UNLIKE[1], UNLIKE[0][1:]), days, strict=True))
    ]
    followed = followed_of(tmp_path, *papers)
    assert followed.apart == {2}
    endings = {thread.thread_id: thread.ending for thread in followed.lives.threads}
    assert endings["d0-0001"] is Ending.DROPPED, "the plan is seen to go on without it"
    assert {endings[row.action_id] for row in papers[1][1]} == {Ending.UNKNOWN}


def test_versions_that_a_person_named_may_have_nothing_in_common(tmp_path: Path) -> None:
    papers = [paper(UNLIKE[0], date(2010, 1, 1), "d1"), paper(UNLIKE[1], date(2010, 4, 1), "d2")]
    followed = followed_of(tmp_path, *papers, said=Said(SeriesSaid(same=(("d1", "d2"),))))
    assert not followed.apart
    assert [thread.ending for thread in followed.lives.threads] == [Ending.DROPPED] * 3 + [Ending.OPEN] * 3
