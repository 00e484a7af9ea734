"""A key-value monitor: labels and values, milestones with their progress, commentary at the end of each."""

from samples.blocks import CUT, Heading, Para, Sample, Table, row
from samples.gold import action, document, heading, under

_R1 = "Ensure that young people hear what came of the inspection."
_R2 = "Put in place a system that shows managers how cases progress."
_R3 = "Improve the summaries kept on case files."

_WIDTHS = (10.0, 16.0)

BLOCKS = (
    Heading("Post Inspection Monitor"),
    Para("Wexcombe Borough Council"),
    Para("July 2009"),
    Table(
        (),
        (
            row("Document title:", "Post Inspection Monitor"),
            row("Author:", "Rosalind Pike, Deputy Director"),
            row("Publication date:", "9 July 2009"),
            row("Target audience:", "Members; partners"),
        ),
        _WIDTHS,
    ),
    Heading("Progress against recommendations", 2),
    Table(
        (),
        (
            row("RECOMMENDATION 1:", _R1),
            row("Actions:", "- Report back to every school on the outcome of the inspection."),
            row("Milestones:", "Progress:"),
            row(
                "Write to the young people who met the inspectors.",
                "Letters went out in January. [This has been actioned.]",
            ),
            row(
                "Publish a summary written with young people.",
                "A first draft was read by the youth forum.\nIt is now with the designers.",
            ),
            row("Evaluative Commentary:", "Young people say that they were told, and by whom."),
            row("Actions to be carried forward to the Children's Plan", "No further action required."),
            row("RECOMMENDATION 2:", _R2),
            row(
                "Actions:",
                "- Agree a reporting framework with its timetable.\n- Train the teams in using it.\n"
                "- Arrange for an outside look after a year.",
            ),
            row("Milestones:", "Progress:"),
            row(
                "Reports on contact, referral and assessment in place for all teams, with what the "
                + CUT
                + "managers need to follow each case.",
                "Reports are in place. Managers can see where each " + CUT + "case stands on any day.",
            ),
            row(
                "Programme of case audits agreed.",
                "Completed. The first quarter's audits led to new guidance.",
            ),
            row("Evaluative Commentary:", "Performance improved quarter by quarter."),
            row(
                "Actions to be carried forward to the Children's Plan",
                "- Audit programme within the new plan.\n- An outside look at thresholds.",
            ),
            row(f"RECOMMENDATION 3: {_R3}", ""),
            row("Actions:", "- Issue guidance on summaries.\n- Plan workshops for the teams."),
            row("Milestones:", "Progress:"),
            row("Summaries meet the agreed criteria.", "A training programme is in place."),
            row("Evaluative Commentary:", "A shared understanding of what a summary is for has grown."),
        ),
        _WIDTHS,
    ),
)

_GOLD = (
    document(
        "Wexcombe Borough Council",
        "Post Inspection Monitor",
        "2009-07-09",
        "The cover sheet's table is no plan. One milestone is cut by a page in the text rendering.",
    ),
    *under(
        heading("1", _R1),
        action("Report back to every school on the outcome of the inspection."),
        action(
            "Write to the young people who met the inspectors.",
            kind="milestone",
            progress="Letters went out in January. [This has been actioned.]",
            status={"any": ["completed", None]},
            status_basis={"any": ["progress", None]},
        ),
        action(
            "Publish a summary written with young people.",
            kind="milestone",
            progress="A first draft was read by the youth forum.\nIt is now with the designers.",
            status={"any": ["in_progress", None]},
            status_basis={"any": ["progress", None]},
        ),
    ),
    *under(
        heading("2", _R2),
        action("Agree a reporting framework with its timetable."),
        action("Train the teams in using it."),
        action("Arrange for an outside look after a year."),
        action(
            "Reports on contact, referral and assessment in place for all teams, with what the managers need to "
            "follow each case.",
            kind="milestone",
            progress="Reports are in place. Managers can see where each case stands on any day.",
            status={"any": ["completed", "in_progress", "ongoing", None]},
            status_basis={"any": ["progress", None]},
        ),
        action(
            "Programme of case audits agreed.",
            kind="milestone",
            progress="Completed. The first quarter's audits led to new guidance.",
            status="completed",
            status_basis="progress",
        ),
    ),
    *under(
        heading("3", _R3),
        action("Issue guidance on summaries."),
        action("Plan workshops for the teams."),
        action(
            "Summaries meet the agreed criteria.",
            kind="milestone",
            progress="A training programme is in place.",
            status={"any": ["completed", "in_progress", "ongoing", None]},
            status_basis={"any": ["progress", None]},
        ),
    ),
)

SAMPLE = Sample("wexcombe_monitor", "Wexcombe Borough Council – Post Inspection Monitor", BLOCKS, _GOLD)
