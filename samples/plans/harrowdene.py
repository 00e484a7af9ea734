"""A ten-column plan with several actions a cell, and a table of weaknesses with owners but no actions."""

from samples.blocks import CUT, Group, Heading, Para, Sample, Table, row
from samples.gold import (
    accountable,
    action,
    any_of,
    document,
    due,
    heading,
    initials,
    lead,
    person,
    status,
    under,
)

_HEADER = (
    "Ref",
    "Timescale group",
    "Recommendation",
    "Actions",
    "Outcomes and impact criteria",
    "Delivery date",
    "Senior lead",
    "Lead officers",
    "Review date",
    "Status",
)
_WIDTHS = (1.2, 2.2, 3.6, 6.0, 4.4, 2.0, 1.4, 1.8, 1.6, 2.4)
_R1 = "Ensure that the findings reach children and young people in the borough"
_R2 = "Ensure that safe recruitment is followed by every service"
_R3 = "Find out what new initiatives achieve, and what they cost"

BLOCKS = (
    Heading("Harrowdene Joint Review Action Plan 2008"),
    Para(
        "The items below were recommended by the inspection team in the spring of 2008. They are reviewed every "
        "quarter by the senior management team, and reported to the Performance Panel at the dates that are given."
    ),
    Table(
        _HEADER,
        (
            row(
                "IA1",
                "Immediate action",
                _R1,
                "Ask a sample of young people how they would like to hear of the findings.\n"
                "Write an accessible summary and place it on the websites that young people use.\n"
                "Send paper copies to schools, youth clubs and the hospital school, with a short form for "
                + CUT
                + "comments and questions.",
                "Views of young people shape the summary.\nSummary is on the websites.\nForms come back and are "
                + CUT
                + "answered within a month.",
                "March 09",
                "KB",
                "EA/FR",
                "",
                "",
            ),
            row(
                "IA1",
                "Immediate action",
                "CONTINUED..",
                "Use the main messages in every later consultation with children.",
                "Messages are part of the next plan",
                "",
                "",
                "",
                "",
                "",
            ),
            row(
                "IA2",
                "Immediate action",
                _R2,
                "Audit recruitment in all agencies and report to the Board.\n"
                "Put further controls in place, including:\n- all recruitment in high risk areas led by HR\n"
                "- a sample audit twice a year\n"
                "Train those who appoint in the areas found wanting.",
                "Each agency shows a yearly audit\nNo breaches",
                "Jan. 09\nApril 09.",
                "RT",
                "MS/GW/CD",
                "",
                "Commenced with the audit of schools",
            ),
            row(
                "MA1",
                "Action over next 6 months",
                _R3,
                "Write a toolkit for evaluation.\nTrain managers in using it.",
                "Toolkit in use\nManagers report on impact",
                "Dec.08\nJune 09.",
                "KB/AW",
                "GS & CR\nGS",
                "",
                "Done\nIn progress",
            ),
        ),
        _WIDTHS,
    ),
    Heading("Issues identified as important weaknesses", 2),
    Table(
        ("Outcome area / Issue", "Senior lead", "Manager(s) responsible"),
        (
            Group("Safeguarding"),
            row("Audits of practice across partners are not rigorous enough", "Ruth Tallis", "Maya Stone"),
            row("Safe recruitment, above all in youth services", "Ruth Tallis", "Maya Stone/Carl Dewar"),
            Group("Capacity to improve"),
            row(
                "Too little attention to value for money",
                "Alan Whitby/Karen Boyle",
                "Grace Sutton/Colin Rhodes",
            ),
            row("Improve the support given to voluntary organisations", "", ""),
        ),
        (13.0, 5.5, 6.5),
    ),
)

_IA1 = (
    lead("EA/FR", initials("EA"), initials("FR")),
    accountable("KB", person("Karen Boyle", initials="KB")),
    due("March 09", "deadline", "2009-03-31", "month"),
)
_IA2 = (
    lead(
        "MS/GW/CD", person("Maya Stone", initials="MS"), initials("GW"), person("Carl Dewar", initials="CD")
    ),
    accountable("RT", person("Ruth Tallis", initials="RT")),
    due("Jan. 09\nApril 09.", "deadline", "2009-04-30", "month"),
    status("Commenced with the audit of schools", "in_progress"),
    {"outcome": "Each agency shows a yearly audit\nNo breaches"},
)
_MA1 = (accountable("KB/AW", person("Karen Boyle", initials="KB"), person("Alan Whitby", initials="AW")),)

_GOLD = (
    document(
        None,
        "Harrowdene Joint Review Action Plan 2008",
        None,
        "Initials are those of the officers named in the second table; EA, FR and GW are not. In IA2 outcomes and "
        "dates do not match the actions in number, so every action keeps the whole cell.",
    ),
    *under(
        heading("IA1", _R1, "Immediate action"),
        action(
            "Ask a sample of young people how they would like to hear of the findings.",
            *_IA1,
            outcome="Views of young people shape the summary.",
        ),
        action(
            "Write an accessible summary and place it on the websites that young people use.",
            *_IA1,
            outcome="Summary is on the websites.",
        ),
        action(
            "Send paper copies to schools, youth clubs and the hospital school, with a short form for comments and "
            "questions.",
            *_IA1,
            outcome="Forms come back and are answered within a month.",
        ),
        action(
            "Use the main messages in every later consultation with children.",
            {
                "lead_raw": any_of("EA/FR", None),
                "leads": any_of([initials("EA"), initials("FR")], None),
                "accountable_raw": any_of("KB", None),
                "accountable": any_of([person("Karen Boyle", initials="KB")], None),
                "due_raw": any_of("March 09", None),
                "due_kind": any_of("deadline", None),
                "due_date": any_of("2009-03-31", None),
                "due_precision": any_of("month", None),
            },
            outcome="Messages are part of the next plan",
        ),
    ),
    *under(
        heading("IA2", _R2, "Immediate action"),
        action("Audit recruitment in all agencies and report to the Board.", *_IA2),
        action(
            "Put further controls in place, including:\nall recruitment in high risk areas led by HR\n"
            "a sample audit twice a year",
            *_IA2,
        ),
        action("Train those who appoint in the areas found wanting.", *_IA2),
    ),
    *under(
        heading("MA1", _R3, "Action over next 6 months"),
        action(
            "Write a toolkit for evaluation.",
            *_MA1,
            lead("GS & CR", person("Grace Sutton", initials="GS"), person("Colin Rhodes", initials="CR")),
            due("Dec.08", "deadline", "2008-12-31", "month"),
            status("Done", "completed"),
            outcome="Toolkit in use",
        ),
        action(
            "Train managers in using it.",
            *_MA1,
            lead("GS", person("Grace Sutton", initials="GS")),
            due("June 09.", "deadline", "2009-06-30", "month"),
            status("In progress", "in_progress"),
            outcome="Managers report on impact",
        ),
    ),
    *under(
        heading(section="Safeguarding"),
        action(
            "Audits of practice across partners are not rigorous enough",
            lead("Maya Stone", person("Maya Stone")),
            accountable("Ruth Tallis", person("Ruth Tallis")),
            kind="issue",
        ),
        action(
            "Safe recruitment, above all in youth services",
            lead("Maya Stone/Carl Dewar", person("Maya Stone"), person("Carl Dewar")),
            accountable("Ruth Tallis", person("Ruth Tallis")),
            kind="issue",
        ),
    ),
    *under(
        heading(section="Capacity to improve"),
        action(
            "Too little attention to value for money",
            lead("Grace Sutton/Colin Rhodes", person("Grace Sutton"), person("Colin Rhodes")),
            accountable("Alan Whitby/Karen Boyle", person("Alan Whitby"), person("Karen Boyle")),
            kind="issue",
        ),
        action("Improve the support given to voluntary organisations", kind="issue"),
    ),
)

SAMPLE = Sample("harrowdene_ten_columns", "Harrowdene Joint Review Action Plan 2008", BLOCKS, _GOLD)
