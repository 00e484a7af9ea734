"""Whatever one does on the review page, no card is judged unseen, and no work is lost without a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from output.results import read_results
from output.review.report import write_review
from tests.output.building import write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.papers import AS_OF, CENTRE, REGISTER, TENANTS, in_word, many

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]

FORM = ".card.current .editor"


@pytest.fixture
def long_page(tmp_path: Path) -> Iterator[ReviewPage]:
    """A page of many screens."""
    results = read_results(write_results(tmp_path / "run", many(120)))
    evidence = ((each, in_word(results.by_source[each.source])) for each in results.documents)
    write_review(results, evidence, tmp_path / "review.html", AS_OF)
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, tmp_path / "review.html", tmp_path)
        page.first_values()
        yield page
        assert page.console() == []


def is_in_sight(page: ReviewPage) -> bool:
    """Whether the current card begins within the window, below the tools."""
    top = page.run("return document.querySelector('.card.current').getBoundingClientRect().top")
    tools = page.run("return document.querySelector('#tools').getBoundingClientRect().bottom")
    return float(str(tools)) <= float(str(top)) < 600


def settled(page: ReviewPage) -> bool:
    """Whether the current card is in sight, once the page has come to rest."""
    page.driver.execute_async_script("setTimeout(arguments[0], 800)")
    return is_in_sight(page)


def test_the_current_card_is_in_sight_in_another_list(long_page: ReviewPage) -> None:
    """After a filter, another order or a reload keys judged a card that was screens away."""
    page = long_page
    page.press(*"jjjjjjjj")
    page.facet("flag", "*")
    assert settled(page), "a filter that keeps it"
    page.click(".facets .clear")
    assert settled(page), "no filter"
    page.choose("#order", "reading")
    assert settled(page), "another order"
    page.driver.refresh()
    assert settled(page), "a reload"


def test_a_list_without_the_current_card_begins_at_its_beginning(long_page: ReviewPage) -> None:
    page = long_page
    page.press(*"jjjjjjjj")
    page.type_into("#filter-text", "Action 11")
    assert page.texts(".card.current") == []
    first = "return document.querySelector('.card').getBoundingClientRect().top"
    assert 100 < float(str(page.run(first))) < 300


def test_a_key_does_nothing_to_a_card_that_was_scrolled_away(long_page: ReviewPage) -> None:
    page = long_page
    page.press("j")
    assert settled(page)
    page.run("window.scrollTo(0, 9000)")
    page.press("a")
    assert page.reviewed() == (0, 0)
    assert settled(page)
    assert "keys act on" in page.find(".told").text
    page.press("a")
    assert page.reviewed() == (1, 0)


def test_a_key_without_a_framed_card_says_so(page: ReviewPage) -> None:
    """It did nothing and said nothing, beside a card that shows the key."""
    page.press("a")
    assert page.find(".told").text == "No card is selected. Press j to select the first."
    assert page.reviewed() == (0, 0)


def test_decisions_are_undone_after_a_reload(page: ReviewPage) -> None:
    page.press("j", "j", "a", "r")
    page.driver.refresh()
    assert page.reviewed() == (2, 0)
    assert page.find("#undo").is_enabled()
    page.press("u")
    assert page.current() == REGISTER
    assert page.reviewed() == (1, 0)
    page.press("u", "u")
    assert page.reviewed() == (0, 0)
    assert not page.find("#undo").is_enabled()


def test_an_undo_after_a_reload_spares_what_was_said_elsewhere_since(page: ReviewPage) -> None:
    page.press("j", "j", "a", "r")
    other = "const key = Object.keys(localStorage).find((each) => (localStorage[each].match(/accept|reject/g)"
    other += " ?? []).length && !each.includes('steps'));"
    page.run(other + "localStorage[key] = localStorage[key].replace('reject', 'accept')")
    page.driver.refresh()
    assert not page.find("#undo").is_enabled()
    page.press("u")
    assert page.reviewed() == (2, 0)


def test_an_undo_keeps_the_filters(page: ReviewPage) -> None:
    page.press("j", "j", "a")
    page.facet("document", "1")
    page.press("u")
    assert page.reviewed() == (0, 0)
    assert page.documents() == ["youth.docx"]
    assert TENANTS in page.find(".told").text
    assert "housing.pdf" in page.find(".told").text, "like actions stand in several documents"


@pytest.mark.parametrize(("choice", "verdict"), [("here", "accept"), ("file", "reject")])
def test_another_reviewers_corrections_overwrite_nothing_unasked(
    page: ReviewPage, choice: str, verdict: str
) -> None:
    """Loading a second reviewer's file turned the first one's verdicts round without a word."""
    page.press("j", "j", "a", "a", "k", "n")
    page.type_into(f"{FORM} [aria-label='Action']", "Sell the depot")
    page.find(f"{FORM} .main").click()
    hers = page.download().read_text("utf-8-sig")
    his = "\n".join(line for line in hers.splitlines() if REGISTER not in line)
    his = his.replace("Sell the depot", "Sell the yard")
    his = his.replace(f'"{TENANTS}","{TENANTS}","accept"', f'"{TENANTS}","","reject"')
    assert "reject" in his
    (page.downloads / "corrections-ben.csv").write_text(
        f'{his}\n"y-0001","action","{CENTRE}","","reject",""\n'
    )
    page.find("#resume").send_keys(str(page.downloads / "corrections-ben.csv"))
    wait_for(lambda: page.find("#question").is_displayed())
    (difference,) = page.texts("#question li")
    assert TENANTS in difference
    assert "housing.pdf" in difference, "like actions stand in several documents"
    page.answer(choice)
    wait_for(lambda: "taken from" in page.find("#storage").text)
    said = "return Object.fromEntries([...document.querySelectorAll('.card.action')]"
    said += ".map((each) => [each.querySelector('h3').textContent, each.dataset.verdict]))"
    after = page.run(said)
    assert after[TENANTS] == verdict
    assert after[CENTRE] == "reject"
    assert {"Sell the depot", "Sell the yard"} < set(after), "two actions with one number are two actions"
    page.press("u")
    before = page.run(said)
    assert before[TENANTS] == "accept"
    assert before[CENTRE] == ""
    assert "Sell the yard" not in before


def test_what_is_typed_is_not_thrown_away_by_one_key(page: ReviewPage) -> None:
    from selenium.webdriver.common.keys import Keys

    leaving = "const event = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(event);"
    leaving += "return event.defaultPrevented"
    page.press("j", "j", "c", Keys.ESCAPE)
    assert page.texts(FORM) == [], "nothing was typed"
    page.press("c")
    assert page.run(leaving) is False
    page.type_into(f"{FORM} [aria-label='Note']", "Asked her")
    assert page.run(leaving) is True, "a reload warns"
    page.press(Keys.ESCAPE)
    assert page.find("#question h2").text == "What you typed is not saved."
    page.press(Keys.ESCAPE)
    assert page.find(f"{FORM} [aria-label='Note']").get_attribute("value") == "Asked her"
    page.press(Keys.ESCAPE)
    page.answer("save")
    assert wait_for(page.verdict) == "accept"
    assert is_in_sight(page)
    page.press("c")
    page.type_into(f"{FORM} [aria-label='Note']", "Asked him")
    page.press(Keys.ESCAPE)
    page.answer("drop")
    wait_for(lambda: page.texts(FORM) == [])
    assert "Asked her" in page.find(".card.current").text


def test_adding_an_action_keeps_the_filters(page: ReviewPage) -> None:
    """To add one dropped filters and search, and counted it before it was saved."""
    page.facet("flag", "*")
    page.type_into("#filter-text", "tenant")
    page.run("document.activeElement.blur()")
    page.press("j", "n")
    assert page.titles() == [TENANTS, "A missed action"]
    assert page.find("#shown").text == "1 action shown"
    assert page.find("#progress-words").text == "0 of 4 actions, 0 of 2 documents reviewed"
    page.find(f"{FORM} > .buttons button[type=button]").click()
    assert page.titles() == [TENANTS]
    page.press("n")
    page.type_into(f"{FORM} [aria-label='Action']", "Sell the depot")
    page.find(f"{FORM} .main").click()
    assert page.find("#filter-text").get_attribute("value") == "tenant"
    assert page.find("#progress-words").text == "1 of 5 actions, 0 of 2 documents reviewed"


def test_a_card_that_is_being_corrected_is_not_accepted_with_the_others(page: ReviewPage) -> None:
    """Accept all took in the card whose form was open and changed, and the download its old words."""
    page.facet("document", "0")
    page.press("j", "c")
    page.type_into(f"{FORM} [aria-label='Note']", "Asked her")
    page.find("#accept-shown").click()
    assert wait_for(lambda: page.texts(".told"))[0].endswith(
        "1 action left out: its form is open and changed. Save it first."
    )
    assert page.reviewed() == (1, 0)
    page.facet("verdict", "accept")
    page.find("#download").click()
    page.answer("back")
    wait_for(lambda: page.texts(FORM))
    assert page.find(f"{FORM} [aria-label='Note']").get_attribute("value") == "Asked her"
    page.find("#accept-shown").click()
    assert page.find("#question").text.startswith("Accept 2 actions?"), "the other document's"
    page.answer("")
    page.find("#download").click()
    page.answer("without")
    saved = page.downloads / "corrections.csv"
    wait_for(lambda: saved.exists() and saved.stat().st_size > 0)
    assert saved.read_text("utf-8").count("accept") == 1
    page.find(f"{FORM} .main").click()
    assert page.reviewed() == (2, 0)
