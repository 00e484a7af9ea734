"""A whole document under review, in a real browser: what was missed, what its tables are, no plan here."""

from __future__ import annotations

import pytest

from extractors.plan import Column
from output.results import Results
from output.review.apply import apply_corrections
from output.review.corrections import Verdict, read_corrections
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, wait_for
from tests.output.review.layouts import PAGE

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]


def test_a_paper_without_a_plan_comes_first_with_its_pages(with_minutes: tuple[ReviewPage, Results]) -> None:
    """It was a dead end: counted in the terminal, green on the page, without a card."""
    page, results = with_minutes
    page.press("j")
    assert page.current() == "minutes.pdf"
    assert "No plan found" in page.texts(".card.current .chip")
    assert page.texts(".card.current .page") == ["1", "2"]
    assert "2 of 9 pages are shown" in page.find(".card.current").text
    assert page.find(".fill-no_plan").value_of_css_property("fill") == "rgb(209, 154, 60)", "amber"
    page.press("a")
    assert page.reviewed() == (0, 1)
    corrected = apply_corrections(results, read_corrections(page.download()))
    assert corrected.verdicts == {"m": Verdict.NO_PLAN}


def test_a_missed_action_is_pointed_at_on_its_page(with_minutes: tuple[ReviewPage, Results]) -> None:
    from selenium.webdriver import ActionChains

    page, results = with_minutes
    page.press("j")
    page.click('.card.current .page[aria-label="Page 2"]')
    page.driver.execute_async_script("setTimeout(arguments[0], 800)")  # the card is held where it stands
    view = page.find(".card.current .whole-page")
    page.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", view)
    drag = ActionChains(page.driver).move_to_element(view).click_and_hold()
    drag.move_by_offset(120, 40).release().perform()
    page.type_into('.card.current .editor [aria-label="Action"]', "Mend the lamp")
    page.find(".card.current .editor .main").click()
    assert page.find(".card.current .strip rect.words").is_displayed(), "its box is shown"
    corrected = apply_corrections(results, read_corrections(page.download()))
    assert corrected.refused == ()
    (added,) = corrected.results.by_source["minutes.pdf"]
    assert (added.action, added.page, added.table) == ("Mend the lamp", 2, None)
    assert added.bbox is not None
    x0, top, x1, bottom = added.bbox
    assert x0 < x1 < PAGE[0]
    assert top < bottom < PAGE[1]
    page.driver.refresh()
    wait_for(lambda: "Mend the lamp" in page.titles())
    assert (
        page.driver.execute_script("return document.querySelectorAll('.card .strip rect.words').length") > 0
    )


def test_a_table_is_told_to_be_a_plan_and_becomes_a_profile(with_minutes: tuple[ReviewPage, Results]) -> None:
    page, results = with_minutes
    page.press("j", "c")
    page.choose('.card.current [aria-label="Column 2, Person, holds"]', "accountable")
    assert "say which of its columns holds the actions" in page.find(".card.current .seen").text
    page.press("u")
    wait_for(lambda: "Not read as a plan" in page.find(".card.current .seen").text)
    page.choose('.card.current [aria-label="Column 1, Thing, holds"]', "action")
    assert "say which" not in page.find(".card.current .seen").text
    summary = page.find(".card.current .tables summary").text
    assert summary == "1 table, none read as part of a plan; of 1 you said what it is"
    page.choose('.card.current [aria-label="Column 2, Person, holds"]', "lead")
    assert "You decided: this is a plan" in page.find(".card.current .seen").text
    assert "undefined" not in page.find(".card.current .seen").text  # where no two columns mean the same
    saved = page.download()
    profile = apply_corrections(results, read_corrections(saved)).profile
    told = profile.of(("Thing", "Person"))
    assert told is not None
    assert told.plan
    assert [column.means for column in told.columns] == [(Column.ACTION,), (Column.LEAD,)]
    page.press("u", "u")
    assert "Not read as a plan" in page.find(".card.current .seen").text
    page.find("#resume").send_keys(str(saved))
    wait_for(lambda: "taken from" in page.find("#storage").text)
    assert "You decided: this is a plan" in page.find(".card .seen").text


def test_a_document_said_to_hold_no_plan_loses_its_actions_and_one_undo_brings_them_back(
    page: ReviewPage,
) -> None:
    page.facet("document", "0")
    wait_for(lambda: page.texts(".card.document .say-no_plan"))
    page.click(".card.document .say-no_plan")
    assert page.reviewed() == (2, 1)
    page.press("u")
    assert page.reviewed() == (0, 0)


def test_words_of_a_paper_without_pages_are_taken_by_a_click(page: ReviewPage) -> None:
    page.facet("document", "1")
    wait_for(lambda: page.texts(".card.document .flow summary"))
    page.click(".card.document .flow summary")
    wait_for(lambda: page.texts(".card.document .flow td"))
    page.run(
        "[...document.querySelectorAll('.card.document .flow td')].find((cell) => cell.innerText.trim()"
        " === 'Green').click()"
    )
    field = page.find('.card.current .editor [aria-label="Action"]')
    assert field.get_attribute("value") == "Green"
    page.find(".card.current .editor .main").click()
    assert "Green" in page.titles()
