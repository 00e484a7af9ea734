"""A column plan under headings: numbered recommendations, a table each, criteria listed after it."""

from samples.blocks import Bullets, Heading, Para, Sample, Table, row
from samples.gold import action, any_of, document, due, heading, lead, person, role, status, team, under

_HEADER = ("Actions/tasks", "Lead officer", "By when", "Status", "How will progress be monitored?")
_WIDTHS = (9.5, 4.5, 3.2, 3.2, 6.0)

_R1 = "Make sure that every referral is seen by a manager within one working day"
_R2 = "Improve the quality of records so that the child's voice can be heard in them"
_R3 = "Strengthen the partnership's response to children who go missing"
_C1 = (
    "No referral waits longer than a working day for a decision",
    "Fewer repeat referrals within twelve months",
    "Managers' decisions are recorded with their reasons",
)
_C2 = ("Audits show the child's views in nine records of ten", "Records are up to date before every review")
_C3 = ("Return interviews are offered within 72 hours",)

_SECTION_1 = "Safeguarding - within 3 months"
_SECTION_2 = "Safeguarding - within 6 months"

BLOCKS = (
    Heading("Inspection of Safeguarding Services: Action Plan"),
    Para("Northmarsh County Council"),
    Para("12 January 2010"),
    Para(f"**{_SECTION_1}**"),
    Para("Recommendation:"),
    Para(f"1. {_R1}"),
    Table(
        _HEADER,
        (
            row(
                "Introduce a duty manager rota that covers every working hour.",
                "Helen Marsh / Team Managers",
                "November 2009",
                "Completed",
                "Weekly report to the Performance Board",
            ),
            row(
                "Team Managers to sign every decision on the day it is made.",
                "Area Social Care Managers",
                "From January 2010",
                "In progress",
                "Case file audits",
            ),
            row(
                "Review thresholds with partner agencies and publish a short guide for schools.",
                "Piers Holloway/Anita Desai, Partnership Manager, Schools",
                "End of March 2010",
                "To be started",
                "Safeguarding Board",
            ),
        ),
        _WIDTHS,
    ),
    Para("Success criteria:"),
    Bullets(_C1),
    Para(f"2. {_R2}"),
    Table(
        _HEADER,
        (
            row(
                "Write a practice standard for recording. This will include:\n- what is recorded after a visit\n"
                "- who signs a chronology",
                "Anita Desai",
                "Feb 10",
                "In progress",
                "Practice Group",
            ),
            row(
                "Audit forty records in each quarter and report what was learnt.",
                "Piers Holloway Helen Marsh",
                "Quarterly",
                "Ongoing",
                "Performance Board",
            ),
            row("All audit findings to be shared at team meetings.", "", "", "", ""),
        ),
        _WIDTHS,
    ),
    Bullets(_C2),
    Para(f"**{_SECTION_2}**"),
    Para("Recommendation:"),
    Para(f"3. {_R3}"),
    Table(
        _HEADER,
        (
            row(
                "Agree a joint protocol with the police and the health trusts.",
                "Neil Okafor/Missing Children Panel",
                "From February 2010 – by April 2010",
                "",
                "Missing Children Panel",
            ),
            row(
                "Commission an independent return interview service.",
                "Neil Okafor (Commissioning lead)",
                "By end June 2010",
                "Not started",
                "Joint Commissioning Board",
            ),
        ),
        _WIDTHS,
    ),
    Para("How will success criteria be measured?"),
    Bullets(_C3),
)

_GOLD = (
    document(
        "Northmarsh County Council",
        "Inspection of Safeguarding Services: Action Plan",
        "2010-01-12",
        "The second table's criteria have no heading of their own.",
    ),
    *under(
        heading("1", _R1, _SECTION_1, _C1),
        action(
            "Introduce a duty manager rota that covers every working hour.",
            lead("Helen Marsh / Team Managers", person("Helen Marsh"), role("Team Managers")),
            due("November 2009", "deadline", "2009-11-30", "month"),
            status("Completed", "completed"),
            monitoring="Weekly report to the Performance Board",
        ),
        action(
            "Team Managers to sign every decision on the day it is made.",
            lead("Area Social Care Managers", role("Area Social Care Managers")),
            due("From January 2010", "start", None, "month", "2010-01-01"),
            status("In progress", "in_progress"),
            monitoring="Case file audits",
        ),
        action(
            "Review thresholds with partner agencies and publish a short guide for schools.",
            lead(
                "Piers Holloway/Anita Desai, Partnership Manager, Schools",
                person("Piers Holloway"),
                person("Anita Desai", "Partnership Manager, Schools"),
            ),
            due("End of March 2010", "deadline", "2010-03-31", "month"),
            status("To be started", "not_started"),
            monitoring="Safeguarding Board",
        ),
    ),
    *under(
        heading("2", _R2, _SECTION_1, _C2),
        action(
            "Write a practice standard for recording. This will include:\nwhat is recorded after a visit\n"
            "who signs a chronology",
            lead("Anita Desai", person("Anita Desai")),
            due("Feb 10", "deadline", "2010-02-28", "month"),
            status("In progress", "in_progress"),
            monitoring="Practice Group",
        ),
        action(
            "Audit forty records in each quarter and report what was learnt.",
            lead("Piers Holloway Helen Marsh", person("Piers Holloway"), person("Helen Marsh")),
            due("Quarterly", "recurring", None, None),
            status("Ongoing", "ongoing"),
            monitoring="Performance Board",
        ),
        action("All audit findings to be shared at team meetings."),
    ),
    *under(
        heading("3", _R3, _SECTION_2, _C3),
        action(
            "Agree a joint protocol with the police and the health trusts.",
            lead("Neil Okafor/Missing Children Panel", person("Neil Okafor"), team("Missing Children Panel")),
            due("From February 2010 – by April 2010", "period", "2010-04-30", "month", "2010-02-01"),
            monitoring="Missing Children Panel",
        ),
        action(
            "Commission an independent return interview service.",
            lead("Neil Okafor (Commissioning lead)", person("Neil Okafor", "Commissioning lead")),
            due("By end June 2010", "deadline", "2010-06-30", "month"),
            status("Not started", "not_started"),
            monitoring="Joint Commissioning Board",
            due_edtf=any_of("2010-06-30", "2010-06"),
        ),
    ),
)

SAMPLE = Sample("northmarsh_column_plan", "Northmarsh County Council – Action Plan", BLOCKS, _GOLD)
