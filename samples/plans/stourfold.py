"""A plan with its success criteria and evaluation listed before each table, roles with initials, and columns
that say who monitors and how."""

from samples.blocks import CUT, Bullets, Heading, Para, Sample, Table, row
from samples.gold import action, document, due, heading, lead, person, role, team, under

_HEADER = (
    "Actions",
    "Lead person",
    "Plan reference (to be added)",
    "Completion date",
    "Monitored by",
    "Monitoring strategy",
)
_WIDTHS = (8.5, 4.5, 2.6, 3.0, 3.6, 4.4)
_K1 = "Ensure that the findings of this report reach children and young people."
_K2 = "Reduce the number of looked after young people who offend."
_C1 = (
    "Findings have reached:\nyoung people in schools\nthose who are hard to reach",
    "Feedback shows that they were understood",
)
_C2 = ("Offending falls to the level of like councils", "Restorative justice is used in a fifth of cases")

BLOCKS = (
    Heading("Joint Area Review"),
    Heading("Action Plan", 2),
    Para("Stourfold County Council"),
    Heading("Introduction", 2),
    Para(
        "The review took place in September 2007, and its report was published in December. The Council is to send "
        "its response, in the form of an action plan, by 20 March 2008."
    ),
    Table(
        (),
        (
            row(f"Key Issue 1 {_K1}", "Local Authority Plan of Action\nStourfold"),
            row(
                "Success Criteria\n- Findings have reached:\n-- young people in schools\n-- those who are hard to reach"
                "\n- Feedback shows that they were understood",
                "Evaluation\n- Feedback from school councils and the youth forum.",
            ),
        ),
        (13.0, 13.0),
    ),
    Table(
        _HEADER,
        (
            row(
                "Write an article for the young people's magazine.",
                "Public Relations (TW)",
                "",
                "1 February 2008",
                "Deputy Director (DC)",
                "Deputy Director to approve the article.",
            ),
            row(
                "Print a leaflet on the outcomes for all schools.",
                "Public Relations (TW)",
                "",
                "March 2008",
                "Deputy Director (DC)",
                "- Leaflet approved.\n- Libraries and schools checked for copies.",
            ),
            row(
                "Present the findings to the youth forum.",
                "Gerald Monkton/ Heads of Service",
                "",
                "Ongoing",
                "Head of Youth Service (GS)",
                "Report to the Trust Board.",
            ),
        ),
        _WIDTHS,
    ),
    Para("Key Issue 2"),
    Para(_K2),
    Para("Local Authority Plan of Action"),
    Para("Success Criteria"),
    Bullets(_C2),
    Para("Evaluation"),
    Bullets(("Monthly look at the indicator.",)),
    Table(
        _HEADER,
        (
            row(
                "Appoint a project manager for two years.",
                "AD Safeguarding (IJ)",
                "",
                "April 2008",
                "Senior Management Team",
                "Appointment made by 1 April 2008.",
            ),
            row(
                "Pilot the street scheme with the police as an alternative to " + CUT + "prosecution.",
                "Head of Youth Offending Service (BS)",
                "",
                "January-March 2008",
                "AD Safeguarding (IJ)",
                "Joint monitoring of " + CUT + "the scheme.",
            ),
            row(
                "Review the need for places to live for those leaving care.",
                "Education Improvement Service Clare Tolley",
                "",
                "To be reviewed in April/October each year",
                "Senior Management Team",
                "Report to the Trust Board.",
            ),
        ),
        _WIDTHS,
    ),
)

_GOLD = (
    document(
        "Stourfold County Council",
        {"any": ["Joint Area Review Action Plan", "Joint Area Review", "Action Plan"]},
        None,
        "The first key issue and its criteria stand in a table of their own.",
    ),
    *under(
        heading("1", _K1, criteria=_C1),
        action(
            "Write an article for the young people's magazine.",
            lead(
                "Public Relations (TW)",
                {"kind": "team", "organisation": "Public Relations", "initials": "TW"},
            ),
            due("1 February 2008", "deadline", "2008-02-01", "day"),
            monitored_by="Deputy Director (DC)",
            monitoring="Deputy Director to approve the article.",
        ),
        action(
            "Print a leaflet on the outcomes for all schools.",
            lead(
                "Public Relations (TW)",
                {"kind": "team", "organisation": "Public Relations", "initials": "TW"},
            ),
            due("March 2008", "deadline", "2008-03-31", "month"),
            monitored_by="Deputy Director (DC)",
            monitoring="Leaflet approved.\nLibraries and schools checked for copies.",
        ),
        action(
            "Present the findings to the youth forum.",
            lead("Gerald Monkton/ Heads of Service", person("Gerald Monkton"), role("Heads of Service")),
            due("Ongoing", "ongoing", None, None),
            monitored_by="Head of Youth Service (GS)",
            monitoring="Report to the Trust Board.",
        ),
    ),
    *under(
        heading("2", _K2, criteria=_C2),
        action(
            "Appoint a project manager for two years.",
            lead("AD Safeguarding (IJ)", role("AD Safeguarding", "IJ")),
            due("April 2008", "deadline", "2008-04-30", "month"),
            monitored_by="Senior Management Team",
            monitoring="Appointment made by 1 April 2008.",
        ),
        action(
            "Pilot the street scheme with the police as an alternative to prosecution.",
            lead("Head of Youth Offending Service (BS)", role("Head of Youth Offending Service", "BS")),
            due("January-March 2008", "period", "2008-03-31", "month", "2008-01-01"),
            monitored_by="AD Safeguarding (IJ)",
            monitoring="Joint monitoring of the scheme.",
        ),
        action(
            "Review the need for places to live for those leaving care.",
            lead(
                "Education Improvement Service Clare Tolley",
                team("Education Improvement Service"),
                person("Clare Tolley"),
            ),
            due("To be reviewed in April/October each year", "recurring", None, None),
            monitored_by="Senior Management Team",
            monitoring="Report to the Trust Board.",
        ),
    ),
)

SAMPLE = Sample("stourfold_criteria", "Joint Area Review", BLOCKS, _GOLD, tagged=True)
