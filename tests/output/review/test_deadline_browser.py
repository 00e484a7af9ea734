"""A deadline corrected in the form: its other parts follow the day that was typed."""

from __future__ import annotations

import pytest

from normalise.records import DuePrecision
from output.results import Results
from output.review.apply import apply_corrections
from output.review.corrections import read_corrections
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, wait_for

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]

FORM = ".card.current .editor"
PRECISION = f'{FORM} [aria-label="Due: How exactly the date is printed"]'
KIND = f'{FORM} [aria-label="Due: Due type"]'


def put(page: ReviewPage, label: str, value: str) -> None:
    """Give a field of the form a value, as typing does."""
    script = (
        "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
        "field.dispatchEvent(new Event('change', { bubbles: true }));"
    )
    page.driver.execute_script(script, f'{FORM} [aria-label="Due: {label}"]', value)


def value(page: ReviewPage, selector: str) -> str | None:
    return page.find(selector).get_attribute("value")


def open_register(page: ReviewPage) -> None:
    """The form of an action due in March 2010: its last day, of which the month was printed."""
    page.press("j", "j", "j", "c")
    wait_for(lambda: page.texts(FORM))


def test_a_day_that_is_typed_is_no_month(page: ReviewPage, results: Results) -> None:
    """ "12 November 2011 (only the month was printed)": the precision stayed what it was."""
    open_register(page)
    put(page, "Due date (last day)", "2011-11-30")
    assert value(page, PRECISION) == "month", "it ends a month as before"
    put(page, "Due date (last day)", "2011-11-12")
    assert value(page, PRECISION) == "day"
    page.find(f"{FORM} .main").click()
    assert "only the month" not in page.find(".card.current .values").text
    corrected = apply_corrections(results, read_corrections(page.download()))
    assert corrected.refused == ()
    assert corrected.results.by_source["housing.pdf"][0].due_precision is DuePrecision.DAY


def test_a_deadline_that_contradicts_itself_is_not_saved(page: ReviewPage) -> None:
    open_register(page)
    put(page, "Due date (last day)", "2011-11-12")
    put(page, "How exactly the date is printed", "quarter")
    page.find(f"{FORM} .main").click()
    assert page.texts(FORM), "the form waits"
    complaint = "return document.querySelector(arguments[0]).validationMessage"
    assert "not the last day of a month" in str(page.driver.execute_script(complaint, PRECISION))
    put(page, "How exactly the date is printed", "week")
    put(page, "Due start (first day)", "2011-12-01")
    last = f'{FORM} [aria-label="Due: Due date (last day)"]'
    assert page.driver.execute_script(complaint, last) == "The last day is before the first."
    put(page, "Due start (first day)", "2011-11-07")
    assert value(page, KIND) == "period"
    page.find(f"{FORM} .main").click()
    assert not page.texts(FORM)


def test_a_deadline_that_is_emptied_is_none(page: ReviewPage) -> None:
    open_register(page)
    put(page, "Due date (last day)", "")
    assert (value(page, PRECISION), value(page, KIND)) == ("", "unresolved")
    put(page, "Due date (last day)", "2010-03-31")
    assert (value(page, PRECISION), value(page, KIND)) == ("month", "deadline"), "as it was"
