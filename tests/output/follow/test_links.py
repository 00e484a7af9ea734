"""Two versions of a plan: what is linked, what is not, and what does not matter."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.following import title_words, wording_of
from output.follow.item import Item
from output.follow.links import Linked, link_versions
from output.follow.tables import Link

# Other actions of the same plan, so that words have their usual rarity.
OTHERS = (
    "Publish the results of the residents' survey on the website",
    "Agree the budget for winter maintenance with the county",
    "Replace the boilers of the three leisure centres",
    "Appoint an independent chair of the safeguarding board",
    "Review the contract for school transport",
    "Train all team managers in supervision",
)


def items(*texts: str, section: str | None = None, refs: bool = False) -> list[Item]:
    return [
        Item(action_id=f"{number}", action=text, section=section, action_ref=f"{number}" if refs else None)
        for number, text in enumerate(texts)
    ]


def linked(before: str, after: str, **parts: str) -> list[Linked]:
    """The links of one action to one, among others that stay."""
    earlier, later = items(before, *OTHERS), items(after, *OTHERS)
    later[0] = replace(later[0], **parts)
    return [link for link in link_versions(earlier, later) if link.after == 0 or link.before == 0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Finalise the housing strategy by June 2010", "Finalise the housing strategy by September 2010"),
        ("Jane Hill to bring a proposal for a data store", "Tom Reed to bring a proposal for a data store"),
        ("Draw up and share key slides on us", "Draw up and share key points to make and slides on us"),
        ("Recruit three apprentices for the parks team", "Recruit five apprentices for the parks team"),
        ("Open the new depot at Mill Lane.", "Open the new depot at Mill Lane"),
    ],
)  # fmt: skip
def test_one_action_in_other_words(before: str, after: str) -> None:
    (link,) = linked(before, after)
    assert (link.before, link.after) == (0, 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Circulate minutes from eleventh meeting", "Circulate minutes from thirteenth meeting"),
        ("Circulate the minutes of meeting 11", "Circulate the minutes of meeting 12"),
        ("Report on complaints for Q1 2010", "Report on complaints for Q2 2010"),
        ("Publish the newsletter of 3 May 2010", "Publish the newsletter of 7 June 2010"),
        ("Publish tranche 2 of the spending data", "Publish tranche 3 of the spending data"),
        ("Review the contract for refuse collection", "Appoint an architect for the new library"),
    ],
)  # fmt: skip
def test_the_next_of_its_kind_is_another_action(before: str, after: str) -> None:
    assert linked(before, after) == []


def test_a_form_of_words_under_another_heading_is_another_action() -> None:
    earlier = [*items(*OTHERS), Item(action_id="x", action="Develop benefits case", section="Vehicle data")]
    under = Item(action_id="y", action="Develop benefits case", section="Postcodes")
    found = link_versions(earlier, [*items(*OTHERS), under])
    assert all(link.after != len(OTHERS) for link in found)
    again = link_versions(earlier, [*items(*OTHERS), replace(under, section="Vehicle data")])
    assert any(link.after == len(OTHERS) for link in again)


def test_headings_tell_apart_actions_of_the_same_words() -> None:
    sections = ("Housing", "Libraries", "Parks")
    earlier = [Item(action_id=name, action="Write a plan", section=name) for name in sections]
    later = [Item(action_id=name, action="Write a plan", section=name) for name in reversed(sections)]
    found = link_versions([*earlier, *items(*OTHERS)], [*later, *items(*OTHERS)])
    assert [(link.before, link.after) for link in found if link.after < 3] == [(2, 0), (1, 1), (0, 2)]


def test_references_count_only_where_the_plan_keeps_them() -> None:
    new = "Build a shelter for cyclists behind the town hall"
    kept = [*items(*OTHERS, refs=True)]
    renamed = Item(action_id="n", action=new, action_ref="0")
    # The plan keeps its numbers, so that another action under an old number is a stranger.
    assert all(link.after != 0 for link in link_versions(kept, [renamed, *kept[1:]]))
    anew = [replace(item, action_ref=f"{number}") for number, item in enumerate([renamed, *kept])]
    found = link_versions(kept, anew)
    assert [(link.before, link.after) for link in found] == [(n, n + 1) for n in range(len(kept))]


def test_the_same_version_again_is_linked_row_by_row() -> None:
    plan = items(*OTHERS, refs=True)
    found = link_versions(plan, plan)
    assert [(link.before, link.after, link.link) for link in found] == [
        (number, number, Link.SAME) for number in range(len(plan))
    ]


@given(st.permutations(range(len(OTHERS))))
def test_the_order_of_rows_does_not_matter(order: list[int]) -> None:
    plan = items(*OTHERS)
    found = {(link.before, link.after) for link in link_versions(plan, [plan[number] for number in order])}
    assert found == {(number, place) for place, number in enumerate(order)}


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=60), max_size=6))
def test_any_two_versions_are_linked_at_most_once_but_for_parts(one: list[str], other: list[str]) -> None:
    found = [
        each for each in link_versions(items(*one), items(*other)) if each.link in (Link.SAME, Link.REWORDED)
    ]
    assert len({link.before for link in found}) == len(found) == len({link.after for link in found})
    assert all(0 <= link.likeness <= 1 for link in found)


def test_a_rival_that_fits_as_well_is_a_doubt() -> None:
    texts = (
        "Write to the parish councils about gritting routes",
        "Write to the parish councils about gritting bins",
    )
    found = link_versions(items(*texts, *OTHERS), items("Write to parish councils about gritting", *OTHERS))
    (link,) = [link for link in found if link.after == 0]
    assert link.flags


def test_a_large_plan_is_quick_enough_to_follow() -> None:
    words = [f"word{number}" for number in range(400)]
    chance = random.Random(1)  # noqa: S311 - no secret
    texts = [" ".join(chance.sample(words, 12)) for _ in range(300)]
    plan = [Item(action_id=str(n), action=text, due_date=date(2010, 1, 1)) for n, text in enumerate(texts)]
    assert len(link_versions(plan, plan[::-1])) == len(plan)


def test_deadlines_are_no_part_of_the_wording() -> None:
    assert wording_of("Finish it by the end of June 2010").words == wording_of("Finish it by May 2011").words
    assert wording_of("You may ask").words == ("you", "may", "ask")
    assert wording_of("Minutes of the 3rd meeting").occasion == ("3rd",)


def test_titles_are_compared_without_their_version() -> None:
    assert title_words("ODUG Action Log – 14 May 2013") == title_words("ODUG Action Log – 29th August 2012")
    assert title_words("Improvement Plan, version 3 (draft)") == ("improvement", "plan")
