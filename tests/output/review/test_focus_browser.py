"""After whatever one does the focus is somewhere: Tab goes on from there, and keys act."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from output.results import Results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.test_followed_review import BOILERS, HALL, versions
from tests.output.review.test_followed_review import followed as followed  # a fixture

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]

Act = Callable[[ReviewPage], None]


def use(selector: str) -> Act:
    """Use a control as the keyboard does: with the focus on it."""
    from selenium.webdriver.common.keys import Keys

    def act(page: ReviewPage) -> None:
        (node, *_) = wait_for(lambda: page.driver.find_elements("css selector", selector))
        page.driver.execute_script("arguments[0].focus()", node)
        node.send_keys(Keys.ENTER)

    return act


def order(page: ReviewPage) -> None:
    from selenium.webdriver.common.keys import Keys

    page.find("#order").send_keys(Keys.ARROW_DOWN, Keys.ENTER)


def show_all(page: ReviewPage) -> None:
    page.type_into("#filter-text", "no such words")
    use("#nothing .clear")(page)


def accept_all(page: ReviewPage) -> None:
    use("#accept-shown")(page)
    page.answer("all")
    wait_for(lambda: page.reviewed()[0] == 4)


def load(page: ReviewPage) -> None:
    page.press("j", "j", "a")
    saved = page.download()
    page.find("#resume").send_keys(str(saved))
    wait_for(lambda: page.texts(".told"))


def undo_all(page: ReviewPage) -> None:
    page.press("j", "j", "a")
    use("#undo")(page)


def say_no_plan(page: ReviewPage) -> None:
    page.facet("document", "0")
    use(".card.document .say-no_plan")(page)


@pytest.mark.parametrize(
    "act",
    [order, use("[data-choose]"), show_all, accept_all, load, undo_all, use(".clear"), say_no_plan],
    ids=["order", "tile", "show all", "accept all", "load", "undo", "clear", "no plan"],
)
def test_the_focus_is_never_lost(page: ReviewPage, act: Act) -> None:
    """It fell to the page's body, and Tab began at its top again."""
    act(page)
    page.driver.execute_async_script("setTimeout(arguments[0], 100)")
    assert page.focused() != "body"


def test_a_control_of_a_card_keeps_the_focus(with_minutes: tuple[ReviewPage, Results]) -> None:
    page, _ = with_minutes
    page.press("j")
    use('.card.current .page[aria-label="Page 2"]')(page)
    assert page.find(".card.current .whole-page").is_displayed()
    assert page.run("return document.activeElement.ariaLabel") == "Page 2"
    page.press("c")
    use(".card.current .seen > button")(page)
    assert page.focused() == "button"
    use(".card.current .seen > button")(page)
    assert page.run("return document.activeElement.closest('.card.current .seen') !== null") is True


def test_arrows_in_a_list_decide_nothing_before_it_is_settled(
    with_minutes: tuple[ReviewPage, Results],
) -> None:
    """Each line that an arrow passed was taken for what the column means."""
    from selenium.webdriver.common.keys import Keys

    page, _ = with_minutes
    page.press("j", "c")
    meaning = '.card.current [aria-label="Column 2, Person, holds"]'
    page.driver.execute_script("arguments[0].focus()", page.find(meaning))
    page.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert not page.find("#undo").is_enabled()
    chosen = page.find(meaning).get_attribute("value")
    page.press(Keys.TAB)
    wait_for(lambda: page.find("#undo").is_enabled())
    assert page.find(meaning).get_attribute("value") == chosen
    assert page.run("return document.activeElement.closest('.card.current') !== null") is True


def test_keys_that_are_off_are_not_shown(page: ReviewPage) -> None:
    """The cards went on to show keys that did nothing."""
    page.press("j", "?")
    page.find("#keys-on").click()
    page.find("#keys form button").click()
    assert not any(
        each.is_displayed() for each in page.driver.find_elements("css selector", ".card kbd, #tools kbd")
    )


def test_a_message_covers_nothing(page: ReviewPage) -> None:
    """For six seconds it lay over the next card, or over the field that one was typing in."""
    page.press("j", "j", "a")
    before = page.run("return document.querySelector('.card').getBoundingClientRect().top")
    page.press("u")
    told = page.find(".told")
    assert told.is_displayed()
    tools = page.run("return document.querySelector('#tools').getBoundingClientRect().bottom")
    assert told.rect["y"] - float(str(page.run("return scrollY"))) < float(str(tools))
    assert (
        page.run("return document.querySelector('#tools').contains(document.querySelector('.told'))") is True
    )
    assert before is not None


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (900, 900), (600, 800), (1280, 480)])
def test_a_card_stands_below_what_is_held_at_the_windows_top(
    page: ReviewPage, width: int, height: int
) -> None:
    """In a narrow window the tools lay over the top of the card that one had gone to."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    page.press("j", "j", "j")
    page.driver.execute_async_script("setTimeout(arguments[0], 800)")
    card = "document.querySelector('.card.current').getBoundingClientRect().top"
    held = "[...document.querySelectorAll('#tools, .progress, .status')]"
    held += ".map((bar) => bar.getBoundingClientRect().bottom)"
    assert page.run(f"return {card} >= Math.max(0, ...{held})") is True


def test_two_columns_of_one_meaning_are_told(with_minutes: tuple[ReviewPage, Results]) -> None:
    """One of them would have been lost without a word."""
    page, _ = with_minutes
    page.press("j", "c")
    page.choose('.card.current [aria-label="Column 1, Thing, holds"]', "action")
    assert page.texts(".card.current .seen .notice") == []
    page.choose('.card.current [aria-label="Column 2, Person, holds"]', "action")
    assert len(page.texts(".card.current .seen .notice")) == 1


def test_the_followed_plans_have_the_same_keys_and_print(followed: Path, tmp_path: Path) -> None:
    """They had no window of keys, no way to turn them off, and could not be printed from the page."""
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, followed / "review.html", tmp_path)
        wait_for(lambda: page.texts(".card"))
        assert page.find("#print").is_displayed()
        page.press("?")
        assert page.find("#keys").is_displayed()
        page.find("#keys-on").click()
        page.find("#keys form button").click()
        page.press("j")
        assert page.texts(".card.current") == []
        assert page.console() == []


def test_a_link_is_decided_by_its_button_alone(followed: Path, tmp_path: Path) -> None:
    """One arrow in a list recorded its first line, and the others could not be reached."""
    from selenium.webdriver.common.keys import Keys

    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, followed / "review.html", tmp_path)
        wait_for(lambda: page.texts(".card"))
        page.type_into("#filter-text", BOILERS)
        page.press(Keys.ENTER, "j")
        choices = ".card.current .link-told button"
        wait_for(lambda: page.texts(choices))
        page.driver.execute_script("arguments[0].focus()", page.find(choices))
        page.press(Keys.ARROW_DOWN, Keys.TAB, Keys.TAB)
        assert not page.find("#undo").is_enabled()
        page.press(Keys.ENTER)
        pressed = (
            "const at = document.activeElement; return at.getAttribute('aria-pressed') + at.dataset.verdict"
        )
        assert page.run(pressed) == "truesplit"
        page.press(Keys.ENTER)
        assert page.run(pressed) == "falsesplit", "the same button takes it back"
        page.type_into("#filter-text", HALL)
        page.press(Keys.ENTER, "j")
        wait_for(lambda: page.driver.find_elements("css selector", ".card.current select.earlier"))
        earlier = page.find(".card.current select.earlier")
        driver.execute_script("arguments[0].focus()", earlier)
        page.press(Keys.ARROW_DOWN)
        assert page.find("#progress-words").text.startswith("0 ")
        page.press(Keys.ENTER)
        wait_for(lambda: page.find("#progress-words").text.startswith("1 "))
        assert page.find("select.earlier").get_attribute("value") == versions()[0][2].action_id
        assert "card" in page.focused(), "keys act again"
        assert page.console() == []
