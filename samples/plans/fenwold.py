"""A paper that looks like a plan and is none: an agenda with leads and times, attendance, and statistics."""

from samples.blocks import Bullets, Heading, Para, Sample, Table, row
from samples.gold import document

BLOCKS = (
    Heading("Fenwold Partnership Board: Agenda"),
    Para("15 March 2012, 10.00 – 12.00, Committee Room 2"),
    Table(
        ("", "Timing", "Item", "Lead"),
        (
            row("1", "10.00 – 10.05", "Welcome and introductions", "Chair"),
            row("2", "10.05 – 10.30", "Report on the inspection action plan", "Joan Pettifer"),
            row("3", "10.30 – 11.15", "Budget for the coming year", "Director of Finance"),
            row("4", "11.15 – 12.00", "Any other business", "All"),
        ),
        (1.2, 4.0, 13.0, 6.0),
    ),
    Heading("Attendance", 2),
    Table(
        ("Name", "Organisation", "Present"),
        (
            row("Joan Pettifer", "Fenwold District Council", "Yes"),
            row("Amir Costa", "Fenwold Homes", "Yes"),
            row("Lucy Brand", "Police", "No"),
        ),
        (7.0, 9.0, 4.0),
    ),
    Heading("Figures for members", 2),
    Para("The figures are for the quarter that ended on 31 December 2011."),
    Table(
        ("Measure", "Target", "Q2", "Q3"),
        (
            row("Homes let within 21 days", "85%", "78%", "81%"),
            row("Complaints answered in time", "95%", "92%", "97%"),
            row("Calls answered in a minute", "80%", "80%", "79%"),
        ),
        (9.0, 4.0, 4.0, 4.0),
    ),
    Bullets(("Papers are sent five days before the meeting.",)),
)

_GOLD = (
    document(
        "Fenwold Partnership Board",
        "Fenwold Partnership Board: Agenda",
        "2012-03-15",
        "No action plan stands in this paper.",
    ),
)

SAMPLE = Sample("fenwold_agenda", "Fenwold Partnership Board", BLOCKS, _GOLD)
