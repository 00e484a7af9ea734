"""What the review page says of itself: its form, the next command, decisions, an empty list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.layout import Document
from output.results import Results, read_results
from output.review.apply import apply_corrections
from output.review.corrections import read_corrections
from output.review.evidence import RowSeen
from output.review.layout_evidence import layout_evidence
from output.review.report import write_review
from tests.output.building import action, write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.layouts import flowing_table
from tests.output.review.papers import AS_OF, REGISTER, housing, youth

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]


def press_in(page: ReviewPage, form: str, words: str) -> None:
    """Press the button of a form that bears these words."""
    buttons = page.driver.find_elements("css selector", f"{form} button")
    page.driver.execute_script("arguments[0].click()", next(each for each in buttons if words in each.text))


def test_the_form_says_what_each_field_wants(page: ReviewPage, results: Results) -> None:
    """An empty row of other columns took nothing; that criteria go one a line was nowhere to be seen."""
    page.press("j", "j", "j", "c")
    form = ".card.current .editor"
    press_in(page, form, "empty field")
    said = page.find(form).text
    assert "Success criteria\nOne on each line" in said
    assert "why you decided so. It is kept in corrections.csv" in said
    page.type_into(f'{form} [aria-label="Success criteria, one a line"]', "Roof mended\nBoiler replaced")
    press_in(page, form, "Add a column")
    page.type_into(f'{form} [aria-label="Other columns: text of the added column"]', "7012")
    page.find(f"{form} .main").click()
    assert page.texts(form), "a text without a heading would be lost: it asks for one"
    page.type_into(f'{form} [aria-label="Other columns: heading of the added column"]', "Cost code")
    page.find(f"{form} .main").click()
    corrected = apply_corrections(results, read_corrections(page.download()))
    after = {each.action: each for each in corrected.results.actions}[REGISTER]
    assert after.other == {"Cost code": "7012"}
    assert after.success_criteria == ("Roof mended", "Boiler replaced")


def test_the_download_says_what_to_do_with_it(page: ReviewPage) -> None:
    said = page.find("#next").text
    assert said.startswith("After the download: councilplans review apply ")
    assert "RESULTS" not in said, "the folder is known"
    page.press("j", "j", "a")
    page.download()
    assert wait_for(lambda: page.texts(".told")) == ["Corrections downloaded."]
    assert page.find("#next").is_displayed(), "the message hid it"


def test_a_document_of_which_nothing_was_missed_is_no_accepted_action(page: ReviewPage) -> None:
    """The filter counted it as "Accepted"."""
    page.facet("document", "0")
    wait_for(lambda: page.texts(".card.document .say-accept"))
    page.click(".card.document .say-accept")
    assert wait_for(lambda: page.counts("verdict").get("Nothing missed")) == "1"
    assert "Accepted" not in page.counts("verdict")
    assert page.texts(".card.document .chip.verdict-accept") == ["You decided: nothing missed"]
    page.press("u")
    assert page.find("#live").text.startswith("Undone: Nothing missed, housing.pdf")


def test_a_colour_is_told_from_the_status_and_where_it_was_seen(results: Results, tmp_path: Path) -> None:
    (_, shown), (_, rebuilt) = housing(), youth()
    painted = replace(rebuilt, rows={"y-0001": RowSeen(is_painted=True)})
    write_review(
        results, zip(results.documents, (shown, painted), strict=True), tmp_path / "review.html", AS_OF
    )
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, tmp_path / "review.html", tmp_path)
        page.facet("status", "ongoing")
        lines = wait_for(lambda: page.texts(".card.action .values tbody tr"))
        assert "Ongoing\nRAG colour: Green (from the cell’s colour)" in lines[0]
        assert page.console() == []


def test_a_page_without_a_card_does_not_blame_the_filters(tmp_path: Path) -> None:
    read = read_results(write_results(tmp_path / "run", [], []))
    assert not read.documents
    write_review(read, [], tmp_path / "review.html", AS_OF)
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, tmp_path / "review.html", tmp_path)
        assert wait_for(lambda: page.find("#nothing").text) == "There is nothing to review here."


def test_a_list_that_was_filtered_away_can_be_shown_again(page: ReviewPage) -> None:
    page.type_into("#filter-text", "no such words")
    assert wait_for(lambda: page.find("#nothing").text).split("\n") == [
        "Nothing matches this search.",
        "Show all",
    ]


def test_a_list_that_filters_emptied_says_so(page: ReviewPage) -> None:
    page.facet("document", "0")
    page.type_into("#filter-text", "no such words")
    assert (
        wait_for(lambda: page.find("#nothing-words").text) == "Nothing matches this search and these filters."
    )
    assert str(page.run("return document.querySelector('#print-title').textContent")).startswith(
        "Nothing shown (Document: housing.pdf"
    )


def test_a_document_said_to_hold_no_plan_says_so_once(with_minutes: tuple[ReviewPage, Results]) -> None:
    """ "No plan here" and "No plan found" stood side by side, one said by a person, one by the program."""
    page, _ = with_minutes
    page.press("j", "a", "k")
    assert page.texts(".card.current .chip") == ["You decided: no plan here", "pdf"]


def test_a_table_that_is_no_plan_has_a_button_to_read_it_as_one(
    with_minutes: tuple[ReviewPage, Results],
) -> None:
    page, _ = with_minutes
    page.press("j", "c")
    assert page.find(".card.current .seen > button").text == "This is an action plan"
    page.click(".card.current .seen > button")
    assert page.find(".card.current .seen > button").text == "This is no action plan"


def test_every_box_of_the_form_has_its_name_when_it_is_filled(page: ReviewPage) -> None:
    page.press("j", "j", "j", "c")
    rows = page.texts(".card.current .editor tr")
    (due,) = [row for row in rows if row.startswith("Due")]
    assert "As printed" in due
    (lead,) = [row for row in rows if row.startswith("Lead")]
    assert lead.split("\n")[1:7] == [
        "As printed",
        "Interpreted as",
        "name",
        "role",
        "organisation",
        "initials",
    ]


def test_a_place_is_named_as_the_document_card_names_it(page: ReviewPage) -> None:
    """ "line 4 of table 2" of an action was "table 2, row 4" of the same paper's notes."""
    page.press("j", "j")
    assert page.find(".card.current .where").text == "housing.pdf · page 1 · table 1, row 3"


def test_the_ending_of_a_files_name_is_not_broken(page: ReviewPage) -> None:
    """A name in the filters was broken within its ending: "housing.p" and "df"."""
    endings = page.texts('[data-facet="document"] .ending')
    assert endings == [".pdf", ".docx"]
    assert page.find(".ending").value_of_css_property("white-space-collapse") == "collapse"
    assert page.find(".ending").value_of_css_property("text-wrap-mode") == "nowrap"


def test_a_table_of_many_columns_is_seen_to_its_last_one(tmp_path: Path) -> None:
    """The tenth column of a plan in Word was cut off at the card's edge."""
    headings = ["Ref", "Timescale group", "Recommendation", "Actions", "Outcomes and impact criteria"]
    headings += ["Delivery date", "Senior lead", "Lead officers", "Review date", "Status and commentary"]
    cells = ["IA2", "Immediate", "Ensure that safe recruitment is followed", REGISTER, "Each agency audits"]
    cells += ["Jan. 09", "RT", "MS/GW/CD", "March 2009", "Commenced with the audit of schools"]
    rows = [action(REGISTER, 1, row=1, source="ten.docx", extractor="docx")]
    read = read_results(write_results(tmp_path / "run", rows))
    shown = layout_evidence(rows, Document("docx", (flowing_table([headings, cells]),)))
    write_review(read, [(read.documents[0], shown)], tmp_path / "review.html", AS_OF)
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, tmp_path / "review.html", tmp_path)
        wait_for(lambda: page.texts(".card.action .rebuilt"))
        fits = "const box = document.querySelector('.card.action .evidence .wide');"
        assert page.run(f"{fits} return box.scrollWidth <= box.clientWidth")


def test_a_files_name_finds_its_actions_and_the_filters_stay(page: ReviewPage) -> None:
    """The name that every card bears found the document alone, and the filters at the side went."""
    before = page.texts(".facets h3")
    page.type_into("#filter-text", "housing.pdf")
    assert wait_for(
        lambda: "action" in page.find("#shown").text and not page.find("#shown").text.startswith("All")
    )
    assert "1 document" in page.find("#shown").text
    after = page.texts(".facets h3")
    assert [each for each in before if each.startswith(("Show", "Document", "Plan in document"))] == [
        each for each in after if each.startswith(("Show", "Document", "Plan in document"))
    ]


def test_the_keys_say_that_one_goes_on_to_the_next_card(page: ReviewPage) -> None:
    """Who pressed a and then j passed over every second action."""
    page.press("?")
    said = page.find("#keys").text
    assert "accept the action (it was read correctly) and go to the next card" in said
    assert "reject, for this is no action, and go to the next card" in said
