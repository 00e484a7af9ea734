"""The papers that the tests of the review show: a plan on a page, one in Word, minutes without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.layout import Document
from normalise.records import Action, DocumentRecord, DueKind, DuePrecision, Party, PartyKind, Rag, Status
from output.review.evidence import DocumentEvidence, SeenTable
from output.review.layout_evidence import layout_evidence
from tests.output.building import action, document
from tests.output.review.layouts import flowing_table, paged, paged_table, picture

AS_OF = date(2010, 6, 30)
REGISTER = "Review the register of empty homes"
CENTRE = "Open the youth centre"
TENANTS = "Write to every tenant"
FORMULA = "=cmd|'/c calc'!A0"
HOSTILE = (
    f"{FORMULA} <script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> "
    + ("\u202eevil\u202c </script> {{7*7}}")
)
ANN = Party(kind=PartyKind.PERSON, name="Ann Lee", role="Head of Housing")


def housing() -> tuple[list[Action], DocumentEvidence]:
    """A plan on a page, with a picture of it."""
    rows = [
        action(
            REGISTER, 1, row=1, page=1, lead_raw="Ann Lee", leads=(ANN,), due_raw="March 2010",
            due_kind=DueKind.DEADLINE, due_date=date(2010, 3, 31), due_precision=DuePrecision.MONTH,
            status_raw="Done", status=Status.COMPLETED,
        ),
        action(TENANTS, 2, row=2, page=1, due_date=date(2010, 3, 31), flags=("due_year_inferred",)),
    ]  # fmt: skip
    layout = paged(paged_table([["Action", "Lead"], [REGISTER, "Ann Lee"], [TENANTS, ""]]))
    return rows, replace(layout_evidence(rows, layout), pictures=(picture(),))


def youth() -> tuple[list[Action], DocumentEvidence]:
    """A plan in a format without pages, whose text means harm."""
    where = {"source": "youth.docx", "document_id": "y", "extractor": "docx"}
    rows = [
        action(CENTRE, 1, action_id="y-0001", row=1, status=Status.ONGOING, rag=Rag.GREEN, **where),
        action(HOSTILE, 2, action_id="y-0002", row=2, progress=HOSTILE, other={HOSTILE: HOSTILE}, **where),
    ]
    table = flowing_table([["Action", "RAG"], [CENTRE, "Green"], [HOSTILE, ""]], {"Green": "#00B050"})
    return rows, layout_evidence(rows, Document("docx", (table,)))


def minutes() -> tuple[DocumentRecord, DocumentEvidence]:
    """A paper in which no plan was found, on two pages, with a table that nobody knew."""
    record = document(source="minutes.pdf", document_id="m", plans=0, failure="NO_PLAN", plan_title="Minutes")
    thing = SeenTable(
        0, 2, ("Thing", "Person"), ((), ()), "action", False, "no column says what is to be done"
    )
    return record, DocumentEvidence(pictures=(picture(1), picture(2)), seen=(thing,), page_count=9)


def many(number: int) -> list[Action]:
    """Actions of the usual length, in documents of a hundred."""
    return [
        action(
            f"Action {at}: {'agree the terms with partners and report to the board ' * 3}",
            at % 100 + 1,
            action_id=f"{at // 100:016x}-{at % 100 + 1:04d}",
            document_id=f"{at // 100:016x}",
            source=f"plan{at // 100}.docx",
            row=at % 100,
            recommendation=f"Recommendation {at // 10}: {'improve the service for families ' * 5}",
            success_criteria=tuple(f"Criterion {each} of {at // 10} is met in full" for each in range(4)),
            leads=(ANN,),
            lead_raw="Ann Lee, Head of Housing",
            due_raw="March 2010",
            due_date=date(2010 + at % 3, 1 + at % 12, 28),
            progress="The work is under way and will be reported in May. " * 3,
            flags=("due_year_inferred",) if at % 9 == 0 else (),
        )
        for at in range(number)
    ]


def in_word(actions: Sequence[Action]) -> DocumentEvidence:
    """The table that actions stand in, rebuilt."""
    rows = [[row.action, row.lead_raw or "", row.due_raw or "", row.progress or ""] for row in actions]
    return layout_evidence(actions, Document("docx", (flowing_table(rows),)))


# Scrolls a third of a window every frame for two hundred frames, and gives how long each took in ms.
SCROLL = """
const done = arguments[0];
const frames = [];
let before = performance.now();
const step = (now) => {
  frames.push(now - before);
  before = now;
  if (frames.length === 200) return done(frames.slice(1));
  window.scrollBy(0, 300);
  requestAnimationFrame(step);
};
requestAnimationFrame(step);
"""
