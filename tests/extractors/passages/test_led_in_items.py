"""Items below a sentence that says by when and who, and recommendations with how far each of them got."""

from __future__ import annotations

from extractors.options import Wanted
from extractors.plan import Column
from tests.extractors.passages.written import actions, promises, rows

_DECISION = "Public Complaints Ombudsman\nThe Ombudsman's final decision\nDecision date: 12 March 2018\n"
_INSPECTION = "Social Care Standards Commission\nKey inspection report: Elm House\nInspector: Maureen Tidy\n"
_MINUTES = (
    "Elmham Town Council\nMinutes of a meeting held on 8 September 1999\nPresent: Councillor Pask (Chair)\n"
)


def test_each_remedy_below_a_lead_in_has_its_party_and_time() -> None:
    found = promises(
        f"{_DECISION}# Agreed action\n"
        "5. To remedy the injustice, the Council has agreed, within one month of my final decision, to:\n"
        "- apologise to Mrs X in writing;\n- pay Mrs X £300 for her time and trouble.\n"
        "6. Within three months of my final decision the Council will:\n"
        "- remind case officers in writing to answer parents' letters within ten working days.\n"
        "# Final decision\n7. I have completed my investigation and uphold the complaint.\n"
    )
    month = "within one month of my final decision"
    assert found == [
        ("apologise to Mrs X in writing;", "the Council", month),
        ("pay Mrs X £300 for her time and trouble.", "the Council", month),
        (
            "remind case officers in writing to answer parents' letters within ten working days.",
            "the Council",
            "Within three months of my final decision",
        ),
    ]


def test_what_we_will_do_by_a_day_is_listed_below_it() -> None:
    found = promises(
        "Elm Homes\nDamp and Warmth Strategy 2019-2023\n# Know our homes\nBy March 2020 we will:\n"
        "- survey every home with two damp reports\n- publish the results on our website\n"
    )
    assert found == [
        ("survey every home with two damp reports", "", "By March 2020"),
        ("publish the results on our website", "", "By March 2020"),
    ]


def test_each_recommendation_has_how_far_it_got_below_it() -> None:
    found = rows(
        "Elm Health Authority\nFollow-up to the External Review of Laboratories\n# Purpose\n"
        "Recommendation 1: Appoint a single medical lead.\n"
        "Status: Complete. Dr. Maddox took up the post in September 2009.\n"
        "Recommendation 2: Require a second reading of all biopsies.\n"
        "Status: Complete. It began in May 2009 and is audited monthly.\n"
        "Recommendation 3: Replace the information system.\n"
        "Status: In progress. A vendor has been selected."
        " Lead: Chief Information Officer. Target: May 2011.\n"
    )
    assert [row.action_ref for row in found] == ["1", "2", "3"]
    assert [row.texts.get(Column.STATUS) for row in found] == ["Complete", "Complete", "In progress"]
    assert [row.texts.get(Column.LEAD) for row in found] == [None, None, "Chief Information Officer"]
    assert found[2].texts[Column.DUE] == "May 2011"


def test_what_is_recommended_for_good_practice_is_asked() -> None:
    found = actions(
        f"{_INSPECTION}# Good practice recommendations\n"
        "1. It is recommended that residents are shown a choice of meals in pictures.\n"
        "2. The manager should consider asking relatives to join the survey.\n"
    )
    assert found == [
        "It is recommended that residents are shown a choice of meals in pictures.",
        "The manager should consider asking relatives to join the survey.",
    ]


def test_a_group_with_its_members_is_who_acts_and_a_chief_executive_does() -> None:
    told = (
        "RESOLVED - That a task group of Councillors Lunn, Mottram and Stacey examine the strategy.\n"
        "ACTION: The Head of Property will prepare a plan by 31 December 2003, and the Chief Executive will"
        " report on the options by May 2004.\n"
    )
    assert [row.action for row in rows(_MINUTES + told, Wanted(resolutions=True))] == [
        "a task group of Councillors Lunn, Mottram and Stacey examine the strategy.",
        "The Head of Property will prepare a plan by 31 December 2003",
        "the Chief Executive will report on the options by May 2004.",
    ]


def test_what_somebody_undertook_is_the_task_and_not_what_they_said() -> None:
    told = "JB said that they had not and undertook to circulate the plan by 10 October.\nAction: JB\n"
    assert actions(_MINUTES + told) == ["circulate the plan by 10 October."]


def test_whom_a_list_is_for_leads_what_nobody_in_particular_does() -> None:
    found = promises(
        "Independent Inspectorate of Custody\nReport on an inspection of HMP Elm\n"
        "# Summary of recommendations\n"
        "# To the governor\n4.2 Prisoners should be able to telephone in private.\n"
        "4.3 The head of security should publish a policy.\n"
        "# To the head of healthcare\n4.6 A dentist should attend each week.\n"
        "4.7 Secondary dispensing of medicines should cease immediately.\n"
    )
    assert [lead for _, lead, _ in found] == [
        "the governor",
        "The head of security",
        "the head of healthcare",
        "the head of healthcare",
    ]


def test_what_is_to_be_below_a_figure_leads_in_to_nothing() -> None:
    found = actions(
        "Schools Inspection Office\nInspection report: Elm College\n"
        "# What does the school need to do to improve further?\n"
        "Senior leaders should reduce absence to below 6%.\n"
        "About 40 per cent of schools may receive a visit.\n"
    )
    assert found == ["Senior leaders should reduce absence to below 6%."]


def test_a_thing_that_be_closed_to_others_names_nobody_who_acts() -> None:
    told = "It was further RESOLVED that the ground be closed to vehicles from 1 October to 31 March.\n"
    assert rows(_MINUTES + told, Wanted(resolutions=True)) == []


def test_two_bodies_of_one_motion_have_a_task_each() -> None:
    told = (
        "MOVED Cr Adair, SECONDED Cr Ng\nThat the President write to the Minister, and that the Ranger"
        " Services team run a trapping trial in Spring 2015.\nCARRIED 6/2\n"
    )
    found = rows(_MINUTES + told, Wanted(resolutions=True))
    assert [row.texts[Column.LEAD] for row in found] == ["the President", "the Ranger Services team"]


def test_a_state_beside_who_acts_and_a_deadline_for_something_are_told_apart() -> None:
    bullets = (
        "# Computers\n- Meet doctors at their practices (ET and GM, by 16 July)\n"
        "- Seek a pilot slot (AB, before next meeting)\n"
        "- Audit of all computers (FQ to lead, underway)\n"
    )
    found = rows(_MINUTES + bullets)
    assert found[2].texts[Column.LEAD] == "FQ"
    assert found[2].texts[Column.STATUS] == "underway"
    assert found[2].action == "Audit of all computers"
    told = "ACTION: Mr Voce to draft the bid; deadline for submission 9 December 2011."
    assert [row.texts[Column.DUE] for row in rows(_MINUTES + told)] == ["9 December 2011"]
