"""Days that only the paper's own date tells: "by Friday", "by the 18th"; and where that date stands."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.layout import Document, Paragraph, Properties, plain_item
from ingest.codes import Flag
from normalise.context import read_context
from normalise.dates.due import DateContext
from normalise.dates.read import read_due
from normalise.records import DueKind, PlanDateBasis
from tests.normalise.plans import document_of

_WRITTEN = date(2010, 6, 15)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by Friday", date(2010, 6, 18)),
        ("on Tuesday", date(2010, 6, 22)),
        ("tomorrow", date(2010, 6, 16)),
        ("by Thurs 24th", date(2010, 6, 24)),
        ("by the 18th", date(2010, 6, 18)),
        ("by the 3rd", date(2010, 7, 3)),
    ],
)
def test_a_day_that_a_sentence_names_is_the_next_one(text: str, day: date) -> None:
    due = read_due(text, DateContext(anchor=_WRITTEN, in_sentence=True))
    assert (due.kind, due.date) == (DueKind.DEADLINE, day)
    assert Flag.DUE_FROM_PLAN_DATE in due.flags
    assert read_due(text).date is None, "without a date of the paper nothing tells the week"


def test_in_a_cell_a_day_without_its_month_is_not_understood() -> None:
    assert read_due("By 18th", DateContext(anchor=_WRITTEN)).kind is DueKind.UNRESOLVED


def test_mondays_come_again() -> None:
    assert read_due("Mondays", DateContext(anchor=_WRITTEN)).kind is DueKind.RECURRING


def test_the_only_day_in_a_papers_titles_is_its_own() -> None:
    front = ("Glan Ward Forum", "Thursday 6 June 2002 – Village Hall", "Chair: Ann")
    assert read_context(document_of(*front), "a.odt", ()).plan_date == date(2002, 6, 6)
    asked = ("Grant fund of the shire", "Bids by 6 June 2002 to the Clerk")
    assert read_context(document_of(*asked), "a.odt", ()).plan_date is None


def test_a_mail_is_of_the_day_on_which_it_was_sent() -> None:
    sent = Properties(created=date(2016, 5, 12))
    mail = Document("eml", (Paragraph(plain_item("Could you send the map by 3 June?")),), properties=sent)
    read = read_context(mail, "a.eml", ())
    assert (read.plan_date, read.plan_date_basis) == (date(2016, 5, 12), PlanDateBasis.PRINTED)


def test_nothing_is_counted_from_the_day_on_which_a_file_was_made() -> None:
    """Template files are of 2013: "1 month" was due years after it was done."""
    made = DateContext(anchor=_WRITTEN, anchor_is_told=False)
    assert (read_due("Within 3 months", made).kind, read_due("by Friday", made).date) == (
        DueKind.RELATIVE,
        None,
    )
    assert read_due("Within 3 months", DateContext(anchor=_WRITTEN)).date == date(2010, 9, 15)
