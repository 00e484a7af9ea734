"""A plan of an invented council in eight quarterly monitors, with every kind of change, and what became of it.

    python -m samples.series

Each life below says what is printed of one action in which monitor. The papers and their gold are both made
of it, so that the gold is right by construction: two rows are one action where they stand in one life.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from samples.blocks import Group, Heading, Para, Row, Sample, Table, row
from samples.write_text import to_text

HERE = Path(__file__).parent

COUNCIL = "Larkhaven Borough Council"
TITLE = "Safer Futures Improvement Plan"
DATES = (
    "30 June 2009", "30 September 2009", "31 December 2009", "31 March 2010",
    "30 June 2010", "30 September 2010", "31 December 2010", "31 March 2011",
)  # fmt: skip
SECTIONS = ("Safeguarding", "Looked after children", "Leadership and management")


@dataclass(frozen=True)
class Line:
    """What is printed of an action in a monitor."""

    text: str
    lead: str
    due: str
    status: str


@dataclass(frozen=True)
class Life:
    """One action: its section, its lines by monitor, and what became of it.

    ``from_`` is the life that it is split off from, ``into`` the one in which it goes on.
    """

    name: str
    section: int
    lines: Mapping[int, Line]
    ending: str
    from_: str | None = None
    into: str | None = None


def steady(text: str, lead: str, *told: tuple[int, str, str]) -> dict[int, Line]:
    """An action whose words and lead stay: from each monitor named on, its deadline and status."""
    lines: dict[int, Line] = {}
    for (first, due, status), following in zip(told, (*told[1:], (len(DATES) + 1, "", "")), strict=True):
        lines |= {number: Line(text, lead, due, status) for number in range(first, following[0])}
    return lines


def only(lines: Mapping[int, Line], *numbers: int) -> dict[int, Line]:
    return {number: lines[number] for number in numbers}


_THRESHOLDS = "Agree with partners what each service does at every level of need, and publish it"
_AUDIT = "Audit forty case files a quarter and report what is learnt to the improvement board"
_WARNING = "Give every school the name of a social worker whom it can ring"
_REWORDED = "Every school to be given the name of a social worker that staff can ring for advice"
_HEALTH = "Complete health assessments within twenty working days, and dental checks within a year"
_HEALTH_ONLY = "Complete health assessments within twenty working days"
_DENTAL = "Complete dental checks within a year"
_PLACEMENTS = "Recruit thirty foster carers for teenagers through a campaign in local newspapers"
_CARERS = "Set up a telephone line that foster carers can ring at night"
_BOTH = f"{_PLACEMENTS}, and set up a telephone line that foster carers can ring at night"
_SURVEY = "Ask children in care each year what they think of their reviews"
_OFFICE = "Move the duty team into one office with the police"
_STAFF = "Fill the nine vacant posts of senior practitioner"
_PEERS = "Invite a neighbouring council to look at supervision"
_WEBSITE = "Rewrite the pages of the website that are for young carers"

LIVES = (
    Life(
        "thresholds",
        0,
        only(steady(_THRESHOLDS, "Amina Khan", (1, "December 2009", "In progress"), (3, "December 2009", "Completed")), 1, 2, 3, 4),
        "completed",
    ),
    Life(
        "audit, put back twice and dropped",
        0,
        only(
            steady(
                _AUDIT,
                "Paul Reeve",
                (1, "March 2010", "In progress"),
                (3, "June 2010", "In progress"),
                (5, "September 2010", "Delayed"),
            ),
            1, 2, 3, 4, 5,
        ),
        "dropped",
    ),
    Life(
        "schools, reworded",
        0,
        {
            **only(steady(_WARNING, "Amina Khan", (1, "April 2010", "Not started")), 1, 2),
            **only(steady(_REWORDED, "Amina Khan", (3, "April 2010", "In progress"), (6, "April 2010", "Completed")), 3, 4, 5, 6, 7, 8),
        },
        "completed",
    ),
    Life(
        "health, split",
        1,
        {
            **only(steady(_HEALTH, "Grace Obi", (1, "March 2011", "In progress")), 1, 2, 3),
            **only(steady(_HEALTH_ONLY, "Grace Obi", (4, "March 2011", "In progress")), 4, 5, 6, 7, 8),
        },
        "open",
    ),
    Life(
        "dental checks, split off",
        1,
        only(steady(_DENTAL, "Grace Obi", (4, "March 2011", "In progress")), 4, 5, 6, 7, 8),
        "open",
        from_="health, split",
    ),
    Life(
        "foster carers, joined",
        1,
        {
            **only(steady(_PLACEMENTS, "Tom Ellery", (1, "December 2010", "In progress")), 1, 2, 3, 4),
            **only(steady(_BOTH, "Tom Ellery", (5, "December 2010", "In progress")), 5, 6, 7, 8),
        },
        "open",
    ),
    Life(
        "night line, merged",
        1,
        only(steady(_CARERS, "Tom Ellery", (1, "December 2010", "Not started")), 1, 2, 3, 4),
        "merged",
        into="foster carers, joined",
    ),
    Life(
        "survey, left out once",
        1,
        only(steady(_SURVEY, "Grace Obi", (1, "June 2011", "Not started"), (4, "June 2011", "In progress")), 1, 2, 4, 5, 6, 7, 8),
        "open",
    ),
    Life(
        "office, cancelled",
        0,
        only(steady(_OFFICE, "Paul Reeve", (1, "June 2010", "In progress"), (6, "June 2010", "Cancelled")), 1, 2, 3, 4, 5, 6),
        "cancelled",
    ),
    Life(
        "posts, whose lead changes twice",
        2,
        {
            **only(steady(_STAFF, "Helen Marsh", (1, "May 2011", "In progress")), 1, 2),
            **only(steady(_STAFF, "Dev Anand", (3, "May 2011", "In progress")), 3, 4, 5),
            **only(steady(_STAFF, "Ruth Colley", (6, "May 2011", "In progress")), 6, 7, 8),
        },
        "open",
    ),
    Life(
        "peers, new later and brought on",
        2,
        only(
            steady(_PEERS, "Dev Anand", (4, "March 2011", "Not started"), (5, "January 2011", "In progress"), (8, "January 2011", "Completed")),
            4, 5, 6, 7, 8,
        ),
        "completed",
    ),
    Life("website, new at the end", 2, only(steady(_WEBSITE, "Helen Marsh", (7, "July 2011", "Not started")), 7, 8), "open"),
    Life(
        "a plan for safeguarding",
        0,
        only(steady("Write a training plan", "Amina Khan", (1, "September 2009", "In progress"), (2, "September 2009", "Completed")), 1, 2, 3),
        "completed",
    ),
    Life(
        "a plan of the same words for leadership",
        2,
        only(steady("Write a training plan", "Helen Marsh", (4, "May 2011", "Not started")), 4, 5, 6, 7, 8),
        "open",
    ),
    *(
        Life(
            f"minutes of the {ordinal} meeting",
            2,
            {number: Line(f"Circulate the minutes of the {ordinal} meeting of the board", "Helen Marsh", DATES[number - 1], "Completed")},
            "completed",
        )
        for number, ordinal in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"), start=1)
    ),
)  # fmt: skip


def paper(number: int) -> Sample:
    """The monitor of a quarter."""
    rows: list[Row | Group] = []
    for section, title in enumerate(SECTIONS):
        rows.append(Group(title))
        lives = [life for life in LIVES if life.section == section and number in life.lines]
        rows += [
            row(line.text, line.lead, line.due, line.status)
            for line in (life.lines[number] for life in lives)
        ]
    blocks = (
        Heading(f"{TITLE} – Monitor {number}"),
        Para(COUNCIL),
        Para(f"Position as at {DATES[number - 1]}"),
        Table(("Action", "Lead officer", "Timescale", "Status"), tuple(rows), (10.0, 4.0, 3.0, 3.0)),
    )
    return Sample(f"monitor_{number}", f"{COUNCIL} – {TITLE}", blocks, ())


def gold() -> Iterator[dict[str, object]]:
    """Each life: in which monitor it stands in which words, and what became of it."""
    for life in LIVES:
        yield {
            "name": life.name,
            "ending": life.ending,
            "from": life.from_,
            "into": life.into,
            "lines": [
                {"monitor": number, "section": SECTIONS[life.section], "action": line.text}
                for number, line in sorted(life.lines.items())
            ],
        }


def main() -> None:
    """Write the papers and their gold."""
    for number in range(1, len(DATES) + 1):
        (HERE / f"monitor_{number}.txt").write_text(to_text(paper(number)), encoding="utf-8", newline="\n")
    lines = "".join(json.dumps(life, ensure_ascii=False) + "\n" for life in gold())
    (HERE / "gold.jsonl").write_text(lines, encoding="utf-8", newline="\n")
