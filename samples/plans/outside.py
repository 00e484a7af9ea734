"""Papers whose actions stand in no table, one for each way in which they are printed."""

from samples.blocks import Bullets, Heading, Para, Sample
from samples.gold import action, document, due, lead, person, role

LABELLED = Sample(
    "aldermoor_minutes",
    "Aldermoor Harbour Panel",
    (
        Heading("Aldermoor Harbour Panel"),
        Para("Minutes of the meeting held on 14 May 2013"),
        Heading("Moorings", 2),
        Para("The panel discussed the waiting list, which has 41 names. Action is needed before the summer."),
        Para("Action 1: The Harbour Master to write to every name on the list by 30 June 2013."),
        Para("Action 2: Publish the fees on the website (Ruth Penhallow)."),
        Heading("Lighting", 2),
        Para("The group noted the report. Action was taken last year on the east quay."),
        Para("Action: None."),
    ),
    (
        document("Aldermoor Harbour Panel", "Aldermoor Harbour Panel", "2013-05-14", "Labelled paragraphs."),
        action(
            "The Harbour Master to write to every name on the list by 30 June 2013.",
            lead("The Harbour Master", role("Harbour Master")),
            due("by 30 June 2013", "deadline", "2013-06-30", "day"),
            action_ref="1",
            section="Moorings",
        ),
        action(
            "Publish the fees on the website (Ruth Penhallow).",
            lead("Ruth Penhallow", person("Ruth Penhallow")),
            action_ref="2",
            section="Moorings",
        ),
    ),
)

BOXES = Sample(
    "cressbrook_strategy",
    "Cressbrook Fraud Strategy",
    (
        Heading("Cressbrook Fraud Strategy"),
        Para("April 2014"),
        Heading("What we know", 2),
        Para("Fraud costs the borough about £2 million a year. Most of it is never reported."),
        Para("**Action 1:**"),
        Para("**Set up one telephone line for reports of fraud.**"),
        Para("**Lead: Chief Auditor**"),
        Para("**Completed by: July 2014**"),
        Heading("What we do not know", 2),
        Para("Nobody has counted the false claims for parking permits."),
        Para("**Action 2:**"),
        Para("**Check every parking permit against the electoral roll.**"),
        Para("**Lead: Parking Manager**"),
        Para("**Completed by: December 2014**"),
    ),
    (
        document("Cressbrook Council", "Cressbrook Fraud Strategy", "2014-04-30", "Boxes under a number."),
        action(
            "Set up one telephone line for reports of fraud.",
            lead("Chief Auditor", role("Chief Auditor")),
            due("July 2014", "deadline", "2014-07-31", "month"),
            action_ref="1",
            section="What we know",
        ),
        action(
            "Check every parking permit against the electoral roll.",
            lead("Parking Manager", role("Parking Manager")),
            due("December 2014", "deadline", "2014-12-31", "month"),
            action_ref="2",
            section="What we do not know",
        ),
    ),
)

UNDER_LABEL = Sample(
    "dunmere_governors",
    "Dunmere School",
    (
        Heading("Dunmere School: Governors"),
        Para("Minutes of the meeting held on 3 February 2015"),
        Heading("Buildings", 2),
        Para("The hall roof was repaired in January. The boiler is fourteen years old."),
        Para("ACTIONS"),
        Bullets(
            (
                "Bursar to obtain three quotations for the boiler by 27 February 2015",
                "Thank the parents who painted the hall (Maya Lofts)",
            )
        ),
        Heading("Attendance", 2),
        Bullets(("Attendance was 96 per cent.", "Four families have been visited.")),
    ),
    (
        document("Dunmere School", "Dunmere School: Governors", "2015-02-03", "Bullets under a bare label."),
        action(
            "Bursar to obtain three quotations for the boiler by 27 February 2015",
            lead("Bursar", role("Bursar")),
            due("by 27 February 2015", "deadline", "2015-02-27", "day"),
            section="Buildings",
        ),
        action(
            "Thank the parents who painted the hall (Maya Lofts)",
            lead("Maya Lofts", person("Maya Lofts")),
            section="Buildings",
        ),
    ),
)

INITIALS = Sample(
    "eastling_board",
    "Eastling Health Board",
    (
        Heading("Eastling Health Board"),
        Para("Minutes of the meeting held on 9 October 2012"),
        Para("Present: Ann Hollis (AH), Bram Oduya (BO), Clare Venn (CV)"),
        Heading("Waiting times", 2),
        Para("The board heard that the wait is eleven weeks. A weekly figure would be sent to members."),
        Para("ACTION: BO"),
        Heading("Staff survey", 2),
        Para("Half of the staff answered. The results would be shown to the union."),
        Para("ACTION: AH/CV"),
    ),
    (
        document(
            "Eastling Health Board", "Eastling Health Board", "2012-10-09", "Only initials are printed."
        ),
        action(
            "A weekly figure would be sent to members.",
            lead("BO", person("Bram Oduya", initials="BO")),
            section="Waiting times",
        ),
        action(
            "The results would be shown to the union.",
            lead("AH/CV", person("Ann Hollis", initials="AH"), person("Clare Venn", initials="CV")),
            section="Staff survey",
        ),
    ),
)

LISTED = Sample(
    "farthingdale_inspection",
    "Farthingdale Inspection",
    (
        Heading("Inspection of Farthingdale children's services"),
        Para("Published: 2 August 2013"),
        Heading("Findings", 2),
        Para("Social workers know the children well. Too many assessments are late."),
        Heading("Areas for improvement", 2),
        Para("To improve the quality of help, the local authority should take the following action:"),
        Para("**Immediately:**"),
        Bullets(("Ensure that every child in need has a named social worker",)),
        Para("**Within three months:**"),
        Bullets(("Review the threshold for early help", "Quality of case recording")),
        Heading("Record of findings", 2),
        Para("The inspection was carried out by two inspectors."),
    ),
    (
        document(
            "Farthingdale Council",
            "Inspection of Farthingdale children's services",
            "2013-08-02",
            "A list under a heading, the deadlines above its parts.",
        ),
        action(
            "Ensure that every child in need has a named social worker",
            lead("the local authority", {"organisation": "local authority", "kind": "organisation"}),
            due("Immediately", "immediate", None, None),
            section="Areas for improvement",
        ),
        action(
            "Review the threshold for early help",
            lead("the local authority", {"organisation": "local authority", "kind": "organisation"}),
            due("Within three months", "deadline", "2013-11-02", "day"),
            section="Areas for improvement",
        ),
        action(
            "Quality of case recording",
            lead("the local authority", {"organisation": "local authority", "kind": "organisation"}),
            due("Within three months", "deadline", "2013-11-02", "day"),
            kind="issue",
            section="Areas for improvement",
        ),
    ),
)

SECTIONS = Sample(
    "gullhaven_climate",
    "Gullhaven Climate Plan",
    (
        Heading("Gullhaven Climate Plan"),
        Para("March 2021"),
        Para("Buses carry fewer people than they did. The plan has two commitments."),
        Heading("Commitment 1", 2),
        Para("**We will replace the 20 diesel buses with electric ones.**"),
        Para("Lead: Head of Transport"),
        Para("Timescale: by December 2024"),
        Para("Milestones:"),
        Bullets(("Charging points installed (June 2022)",)),
        Heading("Commitment 2", 2),
        Para("**The council will insulate its offices.**"),
        Para("Lead: Property Manager"),
        Para("Timescale: by March 2023"),
    ),
    (
        document(
            "Gullhaven Council", "Gullhaven Climate Plan", "2021-03-31", "Sections with labelled parts."
        ),
        action(
            "We will replace the 20 diesel buses with electric ones.",
            lead("Head of Transport", role("Head of Transport")),
            due("by December 2024", "deadline", "2024-12-31", "month"),
            action_ref="1",
            section="Gullhaven Climate Plan",
        ),
        action(
            "Charging points installed",
            lead("Head of Transport", role("Head of Transport")),
            due("June 2022", "deadline", "2022-06-30", "month"),
            kind="milestone",
            section="Gullhaven Climate Plan",
            recommendation_ref="1",
            recommendation="We will replace the 20 diesel buses with electric ones.",
        ),
        action(
            "The council will insulate its offices.",
            lead("Property Manager", role("Property Manager")),
            due("by March 2023", "deadline", "2023-03-31", "month"),
            action_ref="2",
            section="Gullhaven Climate Plan",
        ),
    ),
)

RESOLUTIONS = Sample(
    "hollinfold_parish",
    "Hollinfold Parish Council",
    (
        Heading("Hollinfold Parish Council"),
        Para("Minutes of the meeting held on 11 June 2012"),
        Heading("Play area", 2),
        Para("RESOLVED: That the Clerk should obtain three quotations for the swings."),
        Heading("Accounts", 2),
        Para("RESOLVED: That the accounts be approved."),
        Para("RESOLVED to note the letter of the auditor."),
    ),
    (
        document(
            "Hollinfold Parish Council",
            "Hollinfold Parish Council",
            "2012-06-11",
            "Resolutions, which are read on request only: without it the paper holds no action.",
        ),
    ),
)

FINDINGS = Sample(
    "ivelbridge_audit",
    "Ivelbridge Internal Audit",
    (
        Heading("Internal audit of payroll"),
        Para("Final report, 6 March 2012"),
        Heading("Findings in detail", 2),
        Para("Two leavers were paid after they had left."),
        Para("Recommendation: Managers should sign off starters and leavers each month."),
        Para("Priority: High"),
        Para("Management response: Agreed."),
        Para("Responsible officer: Payroll Manager"),
        Para("Target date: 31 May 2012"),
        Heading("Second finding", 2),
        Para("Passwords are shared in the office."),
        Para("Recommendation: Each user of the payroll system should have an account."),
        Para("Priority: Medium"),
        Para("Management response: Agreed."),
        Para("Responsible officer: ICT Manager"),
        Para("Target date: June 2012"),
    ),
    (
        document("Ivelbridge Council", "Internal audit of payroll", "2012-03-06", "Labelled lines."),
        action(
            "Managers should sign off starters and leavers each month.",
            lead("Payroll Manager", role("Payroll Manager")),
            due("31 May 2012", "deadline", "2012-05-31", "day"),
            section="Findings in detail",
            priority="High",
            other={"Management response": "Agreed."},
        ),
        action(
            "Each user of the payroll system should have an account.",
            lead("ICT Manager", role("ICT Manager")),
            due("June 2012", "deadline", "2012-06-30", "month"),
            section="Second finding",
            priority="Medium",
            other={"Management response": "Agreed."},
        ),
    ),
)

SAMPLES = (LABELLED, BOXES, UNDER_LABEL, INITIALS, LISTED, SECTIONS, RESOLUTIONS, FINDINGS)
