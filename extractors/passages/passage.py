"""What was found in the lines around the tables, before it is a row: actions, and what was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from extractors.layout import Box
from extractors.passages.lines.whole_lines import Line
from extractors.plan import Column, Place, PlanRow, RowKind
from ingest.codes import Flag


class Form(Enum):
    """How an action is printed that stands in no table; each is a flag of its rows."""

    LABELLED = Flag.LABELLED_PARAGRAPH
    """"Action 3: the Clerk to ...": the label begins the paragraph."""
    BOX = Flag.ACTION_BOX
    """"Action 8:" alone, its text below, then "Lead:" and the like."""
    UNDER_LABEL = Flag.UNDER_ACTION_LABEL
    """A bullet under a line that says "ACTIONS"."""
    ASSIGNED = Flag.ASSIGNED_IN_SENTENCE
    """"Clerk to write to the bank." amid what minutes tell."""
    INITIALS = Flag.INITIALS_ONLY
    """"ACTION: AH": only who acts is printed, beside or below what was discussed."""
    LISTED = Flag.LISTED_UNDER_HEADING
    """An item under "Recommendations", "Areas for improvement"."""
    SECTION = Flag.NUMBERED_SECTION
    """"Commitment 4" with labelled parts."""
    RESOLUTION = Flag.RESOLUTION
    """"RESOLVED: That the Clerk should ..."."""
    FINDING = Flag.LABELLED_LINES
    """"Recommendation / Priority / Responsible officer", one block a finding."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One action, milestone or issue outside the tables, with the lines it was read from."""

    form: Form
    lines: tuple[Line, ...]
    text: str
    why: str
    kind: RowKind = RowKind.ACTION
    ref: str | None = None
    section: str | None = None
    recommendation_ref: str | None = None
    recommendation: str | None = None
    texts: Mapping[Column, str] = field(default_factory=dict)
    other: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()

    def row(self) -> PlanRow:
        """The same as a row of a plan."""
        return PlanRow(
            self.kind,
            self.text,
            self.place,
            action_ref=self.ref,
            section=self.section,
            recommendation_ref=self.recommendation_ref,
            recommendation=self.recommendation,
            texts={column: text for column, text in self.texts.items() if text.strip()},
            other=dict(self.other),
            flags=(self.form.value, *self.flags),
        )

    @property
    def place(self) -> Place:
        """Where it stands: of a table that only lays out the page, its row; else the number of the block."""
        first = self.lines[0]
        boxes = [box for line in self.lines for box in line.item.boxes]
        row = first.row if first.row is not None else first.block
        if not boxes:
            return Place(first.table, row)
        return Place(first.table, row, boxes[0].page, boxes[-1].page, _around(boxes))


def _around(boxes: Sequence[Box]) -> Box:
    page = boxes[0].page
    here = [box for box in boxes if box.page == page]
    return Box(
        page,
        min(box.x0 for box in here),
        min(box.top for box in here),
        max(box.x1 for box in here),
        max(box.bottom for box in here),
    )


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that looked like an action, and why it was not taken for one."""

    line: Line
    why: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was made of lines up to (not including) the line ``end``."""

    end: int
    passages: tuple[Passage, ...] = ()
    refusals: tuple[Refusal, ...] = ()
