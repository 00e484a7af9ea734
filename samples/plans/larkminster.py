"""An action log: its title is a row of the table, its status cells are painted, its second table holds what is
completed."""

from samples.blocks import Group, Heading, Para, Row, Sample, Table, row
from samples.gold import action, any_of, document, due, heading, lead, person, status, team, under

_GREEN, _AMBER, _RED, _BLUE = "92D050", "FFC000", "FF0000", "8DB4E2"
_WIDTHS = (3.2, 11.0, 4.5, 3.4, 4.2)


def _logged(met: str, text: str, who: str, when: str, progress: str, fill: str) -> Row:
    return row(met, text, who, when, progress, fills={4: fill})


BLOCKS = (
    Para("Larkminster City Council"),
    Table(
        ("Meeting date", "Action", "Lead", "Deadline", "Progress"),
        (
            _logged(
                "11/01/2011",
                "Officers to share the draft standard with the Board.",
                "Tess Calder",
                "Mar-2011",
                "On track",
                _GREEN,
            ),
            _logged(
                "11/01/2011",
                "Draw up a list of data that parishes ask for most often.",
                "Data Team",
                "TBC",
                "Plan in place",
                _AMBER,
            ),
            Group("Publishing"),
            _logged(
                "08/02/2011",
                "Publish the register of assets in an open format.",
                "Imran Vale & Tess Calder",
                "By end of June 2011",
                "Behind schedule",
                _RED,
            ),
            _logged(
                "08/02/2011",
                "Answer the questions that came from residents.",
                "Imran Vale",
                "As soon as possible",
                "On hold",
                _RED,
            ),
        ),
        _WIDTHS,
        title="Larkminster Open Data Board: Action Log as at 2 March 2011",
    ),
    Heading("Completed actions", 2),
    Table(
        ("Meeting date", "Actions completed", "Lead", "Deadline", "Progress"),
        (
            _logged(
                "19/11/2010",
                "Set up the Board and agree how it works.",
                "Tess Calder",
                "January 2011",
                "Complete",
                _BLUE,
            ),
            _logged(
                "19/11/2010",
                "Write to the county about shared records.",
                "Imran Vale",
                "10 December 2010",
                "Complete",
                _BLUE,
            ),
        ),
        _WIDTHS,
    ),
)


def _met(day: str) -> dict[str, object]:
    return {"other": {"Meeting date": day}}


_GOLD = (
    document(
        "Larkminster City Council",
        any_of(
            "Larkminster Open Data Board: Action Log as at 2 March 2011",
            "Larkminster Open Data Board: Action Log",
        ),
        "2011-03-02",
        "Colours are lost in the text rendering, so a rag may be missing there.",
    ),
    action(
        "Officers to share the draft standard with the Board.",
        lead("Tess Calder", person("Tess Calder")),
        due("Mar-2011", "deadline", "2011-03-31", "month"),
        status("On track", "in_progress", "green"),
        _met("11/01/2011"),
    ),
    action(
        "Draw up a list of data that parishes ask for most often.",
        lead("Data Team", team("Data Team")),
        due("TBC", "unresolved", None, None),
        status("Plan in place", "*", "amber"),
        _met("11/01/2011"),
    ),
    *under(
        heading(section="Publishing"),
        action(
            "Publish the register of assets in an open format.",
            lead("Imran Vale & Tess Calder", person("Imran Vale"), person("Tess Calder")),
            due("By end of June 2011", "deadline", "2011-06-30", "month"),
            status("Behind schedule", "delayed", "red"),
            _met("08/02/2011"),
        ),
        action(
            "Answer the questions that came from residents.",
            lead("Imran Vale", person("Imran Vale")),
            due("As soon as possible", "immediate", None, None),
            status("On hold", "*", "red"),
            _met("08/02/2011"),
        ),
    ),
    *under(
        heading(section="Completed actions"),
        action(
            "Set up the Board and agree how it works.",
            lead("Tess Calder", person("Tess Calder")),
            due("January 2011", "deadline", "2011-01-31", "month"),
            status("Complete", "completed", "blue"),
            _met("19/11/2010"),
        ),
        action(
            "Write to the county about shared records.",
            lead("Imran Vale", person("Imran Vale")),
            due("10 December 2010", "deadline", "2010-12-10", "day"),
            status("Complete", "completed", "blue"),
            _met("19/11/2010"),
        ),
    ),
)

SAMPLE = Sample("larkminster_log", "Larkminster City Council", BLOCKS, _GOLD)
