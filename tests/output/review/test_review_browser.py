"""The review page in a real browser, used as a person uses it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from output.results import Results, read_results
from output.review.apply import apply_corrections
from output.review.corrections import read_corrections
from output.review.report import write_review
from tests.output.building import write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.papers import (
    ANN,
    AS_OF,
    CENTRE,
    FORMULA,
    HOSTILE,
    REGISTER,
    SCROLL,
    TENANTS,
    housing,
    in_word,
    many,
    youth,
)

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]


def test_the_doubtful_come_first_and_each_shows_the_place_it_came_from(page: ReviewPage) -> None:
    titles = page.titles()
    assert titles[1:] == [TENANTS, REGISTER, CENTRE]
    assert page.find("h1").text == "4 actions from 2 documents"
    assert wait_for(lambda: page.texts(".doubts li"))[:2] == [
        "Due: Two dates.",
        "The deadline's year is not printed; it was taken from the dates around it.",
    ]
    page.press("j", "j", "j")
    strip = page.find(".card.current .body .strip")
    assert strip.get_attribute("aria-label") == "The row as printed on page 1, its cells outlined"
    assert len(strip.find_elements("css selector", "rect.cell")) == 2
    assert strip.size["height"] < 120
    page.press("e")
    wait_for(lambda: strip.size["height"] > 500)
    assert [text.replace("\n", " ") for text in page.texts(".card.current .values tbody tr")] == [
        "Lead Ann Lee Ann Lee (Head of Housing) person",
        "Due March 2010 31 March 2010 (only the month was printed)",
        "Status Done Completed",
    ]


def test_a_rebuilt_table_marks_its_row_and_keeps_its_colours(page: ReviewPage) -> None:
    page.press("j", "j", "j", "j")
    assert page.current() == CENTRE
    marked = page.find(".card.current tr.marked")
    assert marked.text == f"{CENTRE}\nGreen"
    assert marked.find_element("css selector", "mark").text == CENTRE
    colour = marked.find_elements("css selector", "td")[1].value_of_css_property("background-color")
    assert colour == "rgba(0, 176, 80, 1)"


def test_filters_narrow_by_a_click_and_their_counts_follow(page: ReviewPage) -> None:
    assert page.counts("document") == {"housing.pdf": "2", "youth.docx": "2"}
    page.facet("document", "0")
    assert page.titles() == [TENANTS, REGISTER]
    assert page.documents() == ["housing.pdf"]
    assert page.counts("status") == {"Completed": "1", "Not stated": "1"}
    assert page.counts("document") == {"housing.pdf": "2", "youth.docx": "2"}, "as if it were not set"
    page.facet("status", "completed")
    assert page.titles() == [REGISTER]
    assert page.counts("document") == {"housing.pdf": "1"}
    page.facet("document", "0")
    page.facet("status", "completed")
    page.facet("status", "ongoing")
    page.type_into("#filter-text", "register")
    assert page.titles() == []
    assert page.find("#nothing").is_displayed()
    page.find("#nothing .clear").click()
    assert len(page.titles()) == 4
    page.facet("lead", "Ann Lee (Head of Housing)")
    assert page.titles() == [REGISTER]
    page.facet("lead", "Ann Lee (Head of Housing)")
    page.facet("flag", "*")
    assert len(page.titles()) == 2
    page.facet("flag", "*")
    flags = page.find("#facets button.value[data-value='due_year_inferred']")
    assert flags.text.startswith("Deadline year inferred")
    assert flags.get_attribute("title").startswith("The deadline's year is not printed;")
    page.facet("flag", "due_year_inferred")
    assert page.titles() == [TENANTS]
    page.facet("flag", "due_year_inferred")
    page.type_into("#filter-text", "empty HOMES")
    assert page.titles() == [REGISTER]
    assert page.find("#shown").text == "1 action shown"
    page.type_into("#filter-text", " \b")
    page.choose("#order", "reading")
    assert page.titles()[0] == REGISTER


def test_a_filter_says_what_its_numbers_count(page: ReviewPage) -> None:
    """Some counted actions and some documents; where only documents were shown each had none."""
    units = dict(text.split("\n") for text in page.texts("#facets h3") if "\n" in text)
    assert (units["Document"], units["Format"], units["Lead"]) == ("actions", "documents", "actions")
    page.facet("item", "document")
    assert page.counts("document") == {"housing.pdf": "1", "youth.docx": "1"}


@pytest.mark.parametrize(
    ("tile", "shown"), [("flag=*", 2), ("due=overdue", 1), ("status=ongoing", 1), ("outcome=plan", 4)]
)
def test_a_tile_shows_what_it_counts(page: ReviewPage, tile: str, shown: int) -> None:
    """The tiles looked as if they could be clicked, and could not."""
    page.find(f'[data-choose="{tile}"]').click()
    assert len(page.titles()) == shown


def test_keys_go_through_the_actions_and_say_what_they_are(page: ReviewPage) -> None:
    page.press("j", "j")
    assert page.current() == TENANTS
    page.press("a")
    assert page.current() == REGISTER, "after a verdict comes the next action"
    page.press("k")
    assert page.verdict() == "accept"
    page.press("r", "k")
    assert page.verdict() == "reject"
    page.press("u")
    assert page.verdict() == "accept", "the last decision is undone, not the one before it"
    page.press("u")
    assert page.verdict() == ""
    page.press("a")
    assert page.find("#progress-words").text == "1 of 4 actions, 0 of 2 documents reviewed"
    assert page.find("#saved").text
    assert "lost" not in page.find("#saved").get_attribute("class")
    assert page.find("#live").get_attribute("textContent"), "it is heard"
    wait_for(lambda: page.counts("verdict").get("Accepted") == "1")
    page.facet("verdict", "accept")
    assert page.titles() == [TENANTS]


def test_twenty_decisions_are_undone_by_twenty_undos(page: ReviewPage) -> None:
    """An undo cleared the card that one had moved on to, and could wipe an earlier decision."""
    kept = "return Object.entries(localStorage).filter(([key]) => !key.includes('place')).sort()"
    before = page.run(kept)
    for number in range(20):
        page.press("j" if number % 4 else "k", "ar"[number % 2])
    assert page.run(kept) != before
    page.press(*"u" * 20)
    assert page.run(kept) == before
    assert not page.find("#undo").is_enabled()


def test_all_that_is_shown_is_accepted_at_once_and_undone_at_once(page: ReviewPage) -> None:
    page.press("j", "r")
    page.facet("document", "0")
    button = page.find("#accept-shown")
    assert "all 2" in button.text
    button.click()
    assert page.find("#question").text.startswith("Accept 2 actions?\n1 of them is to check")
    page.answer("")
    assert page.reviewed() == (1, 0)
    button.click()
    page.answer("certain")
    assert wait_for(lambda: page.reviewed() == (2, 0)), "what is to check is left"
    assert "all" not in button.text
    assert "1" in button.text
    button.click()
    page.answer("all")
    wait_for(lambda: page.reviewed() == (3, 0))
    page.press("u", "u")
    assert page.reviewed() == (1, 0)


@pytest.mark.parametrize(
    "control",
    ["document", "status", "flag", "verdict", "lead", "outcome", "format", "due", "item", "#order", "tile"],
)
def test_keys_act_after_every_control(page: ReviewPage, control: str) -> None:
    """After a filter was chosen the keys went dead: the focus stayed in the list."""
    from selenium.webdriver.common.keys import Keys

    if control == "#order":
        page.find(control).click()
        page.find(control).send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    elif control == "tile":
        page.find("[data-choose]").click()
    elif page.counts(control):
        page.click(f'[data-facet="{control}"]')
    page.press("j")
    assert page.texts(".card.current") != []


def test_a_reload_opens_where_one_was(page: ReviewPage) -> None:
    page.facet("document", "0")
    page.press("j", "j")
    page.driver.refresh()
    assert page.titles() == [TENANTS, REGISTER]
    assert page.current() == REGISTER


def test_keys_are_text_in_a_field_and_can_be_turned_off(page: ReviewPage) -> None:
    from selenium.webdriver.common.keys import Keys

    page.press("/", "jar")
    assert page.find("#filter-text").get_attribute("value") == "jar"
    page.press(Keys.ESCAPE, "?")
    assert page.find("#keys").is_displayed()
    page.find("#keys-on").click()
    page.press(Keys.ESCAPE)
    assert not page.find("#keys").is_displayed()
    page.type_into("#filter-text", " \b")
    page.find("h1").click()
    page.press("j")
    assert page.texts(".card.current") == []


def test_corrections_are_downloaded_and_taken_into_the_rows(page: ReviewPage, results: Results) -> None:
    page.press("j", "j", "j", "c")
    form = ".card.current .editor"
    page.run(
        f"document.querySelector('{form} [aria-label=\"Due: Due date (last day)\"]').value = '2011-03-31'"
    )
    page.type_into(f'{form} [aria-label="Lead: Interpreted as: role"]', "Director")
    page.type_into(f'{form} [aria-label="Note"]', "Asked her, she says 2011")
    page.find(f"{form} .main").click()
    assert page.verdict() == "correct"
    assert "31 March 2010" in page.texts(".card.current .values del"), "as every other date is written"
    page.press("k", "r", "k", "k", "a")
    corrections = read_corrections(page.download())
    corrected = apply_corrections(results, corrections)
    assert corrected.refused == ()
    after = {each.action: each for each in corrected.results.actions}
    assert TENANTS not in after
    assert after[REGISTER].due_date == date(2011, 3, 31)
    assert after[REGISTER].leads == (replace(ANN, role="Director"),)
    assert after[REGISTER].due_raw == "March 2010"
    assert {each.note for each in corrections} == {"", "Asked her, she says 2011"}
    assert corrected.verdicts["y-0002"] == "accept"


def test_a_missed_action_can_be_added(page: ReviewPage, results: Results) -> None:
    page.press("j", "j", "n")
    page.type_into('.card.current .editor [aria-label="Action"]', "Sell the depot")
    page.find(".card.current .editor .main").click()
    assert page.titles()[2] == "Sell the depot"
    corrected = apply_corrections(results, read_corrections(page.download()))
    assert corrected.refused == ()
    assert [each.action for each in corrected.results.actions][2] == "Sell the depot"
    page.press("n")
    page.find(".card.current .editor > .buttons button[type=button]").click()
    assert len(page.titles()) == 5, "an added action that is not saved is gone again"


def test_one_documents_rows_are_printed_under_their_own_count(page: ReviewPage) -> None:
    """Printing one document's rows said the count of all."""
    from pypdfium2 import PdfDocument

    page.facet("document", "0")
    printed = PdfDocument(io.BytesIO(page.print_to_pdf()))
    text = " ".join(" ".join(each.get_textpage().get_text_range().split()) for each in printed)
    assert "2 actions and 1 document (Document: housing.pdf)" in text
    assert "4 actions from 2 documents" not in text
    assert "Overdue on" not in text, "the tiles count all documents"


def test_hostile_text_stays_text_here_and_in_the_spreadsheet(page: ReviewPage) -> None:
    page.press("j")
    assert page.driver.title == "Review of 4 actions"
    assert page.texts(".card img, .card script, .card iframe") == []
    title = page.find(".card.current h3").text
    assert title == HOSTILE.replace("\u202e", "U+202E").replace("\u202c", "U+202C")
    assert FORMULA in page.find(".card.current tr.marked").text
    page.press("a")
    raw = page.download().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\"'=cmd|" in raw
    assert b'"=cmd' not in raw
    (correction,) = read_corrections(page.downloads / "corrections.csv")
    assert correction.old == HOSTILE


def test_what_was_said_survives_a_reload_and_goes_on_from_a_file(page: ReviewPage, results: Results) -> None:
    page.press("j", "j", "j", "a")
    saved = page.download()
    page.driver.refresh()
    assert page.reviewed() == (1, 0)
    page.run("localStorage.clear()")
    page.driver.refresh()
    assert page.reviewed() == (0, 0)
    text = saved.read_text(encoding="utf-8-sig")
    saved.write_text(
        text + text.splitlines()[1].replace(REGISTER, "Something else") + "\r\n", encoding="utf-8-sig"
    )
    page.find("#resume").send_keys(str(saved))
    wait_for(lambda: "taken from" in page.find("#storage").text)
    assert page.reviewed() == (1, 0)
    assert "1 line does not fit" in page.find("#storage").text


@pytest.mark.parametrize("width", [360, 800, 1280, 1920])
def test_no_width_needs_scrolling_sideways(page: ReviewPage, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    page.press("j", "c")
    assert page.run("return document.scrollingElement.scrollWidth") <= width


MUST_BE_NAMED = {"button", "textbox", "searchbox", "combobox", "checkbox", "Date"}
MUST_BE_NAMED |= {"article", "feed", "dialog", "image"}


def test_a_screen_reader_hears_what_everything_is(page: ReviewPage) -> None:
    page.press("j", "c")
    nodes = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    heard = [node for node in nodes if not node["ignored"]]
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in heard]
    assert [role for role, name in named if role in MUST_BE_NAMED and not name.strip()] == []
    assert ("feed", "Documents and actions") in named
    assert ("article", REGISTER) in named
    assert page.find(".card").get_attribute("aria-setsize") == "6"


def test_everything_shown_is_printed(page: ReviewPage) -> None:
    from pypdfium2 import PdfDocument

    printed = PdfDocument(io.BytesIO(page.print_to_pdf()))
    text = " ".join(" ".join(each.get_textpage().get_text_range().split()) for each in printed)
    for words in (
        REGISTER,
        CENTRE,
        TENANTS,
        "31 March 2010 (only the month was printed)",
        "Overdue on 30 June 2010",
    ):
        assert words in text
    assert "Download corrections" not in text


def test_pictures_in_a_folder_beside_the_page_are_shown(results: Results, tmp_path: Path) -> None:
    evidence = [housing()[1], youth()[1]]
    path = tmp_path / "review.html"
    write_review(
        results,
        zip(results.documents, evidence, strict=True),
        path,
        AS_OF,
        most_embedded_bytes=10,
    )
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, path, tmp_path)
        wait_for(lambda: page.texts(".strip"))
        source = page.find(".strip image").get_attribute("href")
        assert source == "review-pictures/00000.webp"
        loaded = page.run(
            "const image = new Image();"
            "image.src = document.querySelector('.strip image').getAttribute('href');"
            "return image.decode().then(() => image.naturalWidth)"
        )
        assert loaded == 842
        assert page.console() == []


def test_the_last_of_many_is_there_when_it_is_needed_and_all_are_printed(tmp_path: Path) -> None:
    results = read_results(write_results(tmp_path / "run", many(300)))
    evidence = ((each, in_word(results.by_source[each.source])) for each in results.documents)
    write_review(results, evidence, tmp_path / "review.html", AS_OF)
    with chromium(tmp_path) as driver:
        # No idle time ever comes: what is not in the page must be put there when it is needed.
        never = {"source": "window.requestIdleCallback = () => 0"}
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", never)
        page = ReviewPage(driver, tmp_path / "review.html", tmp_path)
        page.first_values()
        assert len(page.titles()) < 300
        last = "return document.querySelector('.group:last-child .card:not(.unfilled)') !== null"
        wait_for(lambda: page.run("window.scrollTo(0, document.body.scrollHeight);" + last))
        filled = "return document.querySelectorAll('.card:not(.unfilled)').length"
        assert page.run("window.dispatchEvent(new Event('beforeprint'));" + filled) == 303
        assert page.console() == []


def test_of_five_thousand_actions_only_those_near_the_window_are_drawn(tmp_path: Path) -> None:
    """What opening, scrolling, filtering and accepting take is measured by `benchmarks/review.py`."""
    results = read_results(write_results(tmp_path / "run", many(5000)))
    evidence = ((each, in_word(results.by_source[each.source])) for each in results.documents)
    path = tmp_path / "review.html"
    write_review(results, evidence, path, AS_OF)
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, path, tmp_path)
        assert page.find("#shown").text == "All 5,000 actions and 50 documents shown"
        assert "March 2010" in page.first_values()
        wait_for(lambda: len(page.titles()) == 5000, seconds=30)
        last = page.run("return [...document.querySelectorAll('.card')].at(-1).getAttribute('aria-posinset')")
        assert last == "5050", "every action's words are in the page for the browser's own search"
        driver.execute_async_script(SCROLL)
        wait_for(lambda: page.texts(".card:not(.unfilled) .values"))
        filled = page.run("return document.querySelectorAll('.card:not(.unfilled)').length")
        nodes = page.run("return document.querySelectorAll('*').length")
        assert page.console() == []
    assert filled < 200
    assert nodes < 80_000, "cards that are far away are empty"
