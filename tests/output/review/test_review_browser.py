"""The review page in a real browser, used as a person uses it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from extractors.layout import Document
from extractors.plan import Column
from ingest.issues import Issue, Severity
from normalise.records import Action, DocumentRecord, DueKind, DuePrecision, Party, PartyKind, Rag, Status
from output.results import Results, read_results
from output.review.apply import apply_corrections
from output.review.corrections import Verdict, read_corrections
from output.review.evidence import DocumentEvidence, SeenTable
from output.review.layout_evidence import layout_evidence
from output.review.report import write_review
from output.review.serving import Desk, ReviewServer
from tests.output.building import action, document, write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.layouts import PAGE, flowing_table, paged, paged_table, picture

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]

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


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder = tmp_path_factory.mktemp("review")
    (on_page, shown), (flowing, rebuilt) = housing(), youth()
    documents = [document(on_page), document(flowing)]
    issue = Issue("cell_not_aligned", Severity.DOUBT, "Two dates.", action_id="y-0002", column="due")
    read = read_results(write_results(folder, [*on_page, *flowing], documents, [("youth.docx", issue)]))
    write_review(read, zip(read.documents, (shown, rebuilt), strict=True), folder / "review.html", AS_OF)
    return read


@pytest.fixture
def page(results: Results, tmp_path: Path) -> Iterator[ReviewPage]:
    with chromium(tmp_path) as driver:
        opened = ReviewPage(driver, results.folder / "review.html", tmp_path)
        yield opened
        assert opened.console() == []


def test_the_doubtful_come_first_and_each_shows_the_place_it_came_from(page: ReviewPage) -> None:
    titles = page.titles()
    assert titles[1:] == [TENANTS, REGISTER, CENTRE]
    assert page.find("h1").text == "4 actions from 2 documents"
    assert page.texts(".doubts li")[:2] == [
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
        "Due March 2010 31 March 2010 to the month",
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
    page.facet("flag", "due_year_inferred")
    assert page.titles() == [TENANTS]
    page.facet("flag", "due_year_inferred")
    page.type_into("#filter-text", "empty HOMES")
    assert page.titles() == [REGISTER]
    assert page.find("#shown").text == "1 action shown"
    page.type_into("#filter-text", " \b")
    page.choose("#order", "reading")
    assert page.titles()[0] == REGISTER


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
    assert page.find("#saved").text.startswith("Saved at ")
    assert page.find("#live").get_attribute("textContent") == "Accepted"
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
    page.press("u")
    assert page.find("#live").get_attribute("textContent") == "Nothing to undo"


def test_all_that_is_shown_is_accepted_at_once_and_undone_at_once(page: ReviewPage) -> None:
    page.press("j", "r")
    page.facet("document", "0")
    page.find("#accept-shown").click()
    assert page.reviewed() == (3, 0)
    page.press("u")
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
    page.run(f"document.querySelector('{form} [aria-label=\"Due: Due\"]').value = '2011-03-31'")
    page.type_into(f'{form} [aria-label="Lead: Read as: role"]', "Director")
    page.type_into(f'{form} [aria-label="Note"]', "Asked her, she says 2011")
    page.find(f"{form} .main").click()
    assert page.verdict() == "correct"
    assert "was 2010-03-31" in page.find(".card.current .values").text
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


def minutes() -> tuple[DocumentRecord, DocumentEvidence]:
    """A paper in which no plan was found, on two pages, with a table that nobody knew."""
    record = document(source="minutes.pdf", document_id="m", plans=0, failure="NO_PLAN", plan_title="Minutes")
    thing = SeenTable(
        0, 2, ("Thing", "Person"), ((), ()), "action", False, "no column says what is to be done"
    )
    return record, DocumentEvidence(pictures=(picture(1), picture(2)), seen=(thing,), page_count=9)


@pytest.fixture
def with_minutes(results: Results, tmp_path: Path) -> Iterator[tuple[ReviewPage, Results]]:
    """The page of a run with a paper in which no plan was found."""
    record, shown = minutes()
    folder = write_results(tmp_path / "run", list(results.actions), [*results.documents, record])
    read = read_results(folder)
    evidence = [housing()[1], youth()[1], shown]
    write_review(read, zip(read.documents, evidence, strict=True), folder / "review.html", AS_OF)
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, folder / "review.html", tmp_path)
        wait_for(lambda: page.documents())
        yield page, read
        assert page.console() == []


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
    page.choose('.card.current [aria-label="Column 1, Thing, means"]', "action")
    page.choose('.card.current [aria-label="Column 2, Person, means"]', "lead")
    assert "You said: this is a plan" in page.find(".card.current .seen").text
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
    assert "You said: this is a plan" in page.find(".card .seen").text


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
    assert "1 line no longer fit" in page.find("#storage").text


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
    for words in (REGISTER, CENTRE, TENANTS, "31 March 2010 to the month", "Overdue on 30 June 2010"):
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


@pytest.fixture
def served(results: Results, tmp_path: Path) -> Iterator[tuple[ReviewServer, Path]]:
    """The page from a server, with a paper of nine pages of which two are shown."""
    record, shown = minutes()
    read = read_results(write_results(tmp_path / "run", list(results.actions), [*results.documents, record]))
    evidence = zip(read.documents, [housing()[1], youth()[1], shown], strict=True)
    write_review(read, evidence, tmp_path / "review.html", AS_OF, most_embedded_bytes=0, served=True)
    kept = tmp_path / "corrections.csv"
    desk = Desk(tmp_path / "review.html", kept, lambda _, number: picture(number) if number < 10 else None)
    with ReviewServer(desk) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server, kept
        server.shutdown()
        thread.join()


def test_a_server_keeps_what_is_said_and_no_browser_needs_to(
    served: tuple[ReviewServer, Path], results: Results, tmp_path: Path
) -> None:
    server, kept = served
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, server.address, tmp_path)
        wait_for(lambda: page.documents())
        assert "saved in the results folder" in page.find("#storage").text
        page.press("j", "a")
        wait_for(lambda: page.find("#saved").text.startswith("Saved at"))
        page.run("localStorage.clear()")
        driver.refresh()
        wait_for(lambda: page.reviewed() == (0, 1))
        assert page.console() == []
    with chromium(tmp_path) as driver:
        other = ReviewPage(driver, server.address, tmp_path)
        wait_for(lambda: other.reviewed() == (0, 1))
        stale = kept.read_bytes() + b"gone-0001,action,a,a,accept,kept\r\n"
        kept.write_bytes(stale)
        other.press("j", "j", "a")
        wait_for(lambda: "another window has saved since" in other.find("#saved").text)
        assert kept.read_bytes() == stale, "nobody's decisions are overwritten"
        driver.refresh()
        wait_for(lambda: other.reviewed() == (0, 1))
        other.press("j", "j", "a")
        wait_for(lambda: other.find("#saved").text.startswith("Saved at"))
    lines = kept.read_text("utf-8-sig")
    assert "gone-0001" in lines, "what fits no row is somebody's work, and stays"
    assert read_corrections(kept)[0].verdict is Verdict.NO_PLAN


def test_a_server_draws_any_page(served: tuple[ReviewServer, Path], tmp_path: Path) -> None:
    server, _ = served
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, server.address, tmp_path)
        wait_for(lambda: page.documents())
        page.press("j")
        page.type_into(".card.current .pages input", "8")
        page.find(".card.current .pages form button").click()
        pages = "return [...document.querySelectorAll('.card.current .page')].map((each) => each.textContent)"
        wait_for(lambda: page.run(pages) == ["1", "2", "8"])
        assert page.find(".card.current .whole-page").is_displayed()
        assert page.console() == []


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
        driver.execute_async_script(SCROLL)
        wait_for(lambda: page.texts(".card:not(.unfilled) .values"))
        filled = page.run("return document.querySelectorAll('.card:not(.unfilled)').length")
        nodes = page.run("return document.querySelectorAll('*').length")
        assert page.console() == []
    assert filled < 200
    assert nodes < 80_000, "cards that are far away are empty"


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
