"""A committee report with its plan in an appendix: who and when in one column, target and date in another,
statistics that are no plan, and rows that a page cuts."""

from samples.blocks import CUT, Bullets, Heading, Para, Sample, Table, row
from samples.gold import action, any_of, document, due, heading, lead, role, under

_HEADER = ("Recommendation", "Action required", "Who/when", "Current benchmark", "Target/date", "Progress")
_WIDTHS = (3.6, 7.0, 4.0, 3.8, 4.4, 3.8)
_INFRASTRUCTURE = "Infrastructure that supports all recommendations"

BLOCKS = (
    Heading("Committee: Children and Families Scrutiny Panel"),
    Para("**Date: 15 November 2011**"),
    Para("Tarnbeck Metropolitan Borough Council"),
    Para("Lead officer: Yasmin Sterne"),
    Heading("1 Purpose of report", 2),
    Para(
        "To tell members how the service has moved on since the youth justice inspection of June 2011, whose report "
        "was published in September. The improvement plan is attached as Appendix A and is looked at every month."
    ),
    Heading("2 Performance", 2),
    Para("The table shows how placements have changed over three years, which members asked for in July."),
    Table(
        ("", "2008/2009", "2009/2010", "2010/2011"),
        (
            row("Placements completed", "11", "14", "19"),
            row("Average wait in days", "1,204", "940", "611"),
            row("Average age", "6 years", "4 years", "3 years"),
        ),
        (8.0, 4.0, 4.0, 4.0),
    ),
    Heading("3 Legal implications", 2),
    Para("None."),
    Heading("Appendix A"),
    Para("**Youth Justice Inspection: Improvement Plan – October 2011**"),
    Bullets(
        (
            "(1) assessments are timely and of good quality",
            "(2) plans say what will be done, by whom and when",
        )
    ),
    Para("**Youth Justice Improvement Plan – October 2011**"),
    Table(
        _HEADER,
        (
            row(
                "**Recommendation 1**",
                "Case managers will complete a timely assessment at the start of each order.\n"
                "Managers will check assessments through supervision.\n"
                "Case managers will be trained in weekly practice sessions.",
                "**Case managers** Immediate effect\n**Operations managers** Immediate effect\n"
                "**Operations managers** Oct 2011",
                "75% of assessments are timely.",
                "85% of assessments will be timely (**December '11**)",
                "A weekly clinic at the start of orders was set up.",
            ),
            row(
                "**Recommendations 2 and 3**",
                "Audits will look at vulnerability and risk in each plan, and report every month.\n"
                "Managers will undertake a review that asks whether plans can be combined "
                + CUT
                + "and made simpler for case managers to complete.",
                "**Service manager/ Operations manager** Immediate effect\n**Service Manager (Project Lead) /** "
                + CUT
                + "**Review Champion** Jan 12",
                "22% of plans are of sufficient quality",
                "60% of plans are of sufficient quality (December 2011)",
                "Monthly reporting has started.",
            ),
            row(
                f"**{_INFRASTRUCTURE}**",
                "Put more management time into the plan.",
                "**Head of Service** 12/11",
                "",
                "",
                "Recruitment started.",
            ),
        ),
        _WIDTHS,
    ),
)

_TARGET_1 = any_of("85% of assessments will be timely (December '11)", "85% of assessments will be timely")
_TARGET_2 = any_of(
    "60% of plans are of sufficient quality (December 2011)", "60% of plans are of sufficient quality"
)
_SHARED_1 = {
    "baseline": "75% of assessments are timely.",
    "target": _TARGET_1,
    "progress": "A weekly clinic at the start of orders was set up.",
}
_SHARED_2 = {
    "baseline": "22% of plans are of sufficient quality",
    "target": _TARGET_2,
    "progress": "Monthly reporting has started.",
}
_NARRATIVE = {
    "status": any_of("in_progress", None),
    "status_basis": any_of("progress", None),
}

_GOLD = (
    document(
        "Tarnbeck Metropolitan Borough Council",
        any_of(
            "Youth Justice Inspection: Improvement Plan – October 2011",
            "Youth Justice Improvement Plan – October 2011",
            "Committee: Children and Families Scrutiny Panel",
        ),
        any_of("2011-11-15", "2011-10-01", "2011-10-31"),
        "The table of statistics is no plan.",
    ),
    *under(
        heading("1") | _SHARED_1 | _NARRATIVE,
        action(
            "Case managers will complete a timely assessment at the start of each order.",
            lead("Case managers", role("Case managers")),
            due("Immediate effect", "immediate", None, None),
        ),
        action(
            "Managers will check assessments through supervision.",
            lead("Operations managers", role("Operations managers")),
            due("Immediate effect", "immediate", None, None),
        ),
        action(
            "Case managers will be trained in weekly practice sessions.",
            lead("Operations managers", role("Operations managers")),
            due("Oct 2011", "deadline", "2011-10-31", "month"),
        ),
    ),
    *under(
        heading("2 and 3") | _SHARED_2 | _NARRATIVE,
        action(
            "Audits will look at vulnerability and risk in each plan, and report every month.",
            lead("Service manager/ Operations manager", role("Service manager"), role("Operations manager")),
            due("Immediate effect", "immediate", None, None),
        ),
        action(
            "Managers will undertake a review that asks whether plans can be combined and made simpler for case "
            "managers to complete.",
            lead(
                "Service Manager (Project Lead) / Review Champion",
                role("Service Manager (Project Lead)"),
                role("Review Champion"),
            ),
            due("Jan 12", "deadline", "2012-01-31", "month"),
        ),
    ),
    *under(
        heading(text=_INFRASTRUCTURE) | _NARRATIVE,
        action(
            "Put more management time into the plan.",
            lead("Head of Service", role("Head of Service")),
            due("12/11", "deadline", "2011-12-31", "month"),
            progress="Recruitment started.",
        ),
    ),
)

SAMPLE = Sample("tarnbeck_committee_report", "Appendix A", BLOCKS, _GOLD)
