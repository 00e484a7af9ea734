"""The review page in a real browser, used as a person uses it."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extractors.layout import Document
from ingest.issues import Issue, Severity
from normalise.records import Action, DueKind, DuePrecision, Party, PartyKind, Rag, Status
from output.results import Results, read_results
from output.review.apply import apply_corrections
from output.review.corrections import read_corrections
from output.review.evidence import DocumentEvidence
from output.review.layout_evidence import layout_evidence
from output.review.report import write_review
from tests.output.building import action, document, write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.layouts import flowing_table, paged, paged_table, picture

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


def test_filters_narrow_and_can_be_taken_off(page: ReviewPage) -> None:
    page.choose("#filter-document", "0")
    assert page.titles() == [TENANTS, REGISTER]
    page.choose("#filter-status", "completed")
    assert page.titles() == [REGISTER]
    page.choose("#filter-document", "1")
    assert page.titles() == []
    assert page.find("#nothing").is_displayed()
    page.find("#clear").click()
    assert len(page.titles()) == 4
    page.type_into("#filter-lead", "lee")
    assert page.titles() == [REGISTER]
    page.find("#clear").click() if page.find("#nothing").is_displayed() else page.type_into(
        "#filter-lead", " \b"
    )
    page.choose("#filter-flag", "*")
    assert len(page.titles()) == 2
    page.choose("#filter-flag", "due_year_inferred")
    assert page.titles() == [TENANTS]
    page.choose("#filter-flag", "")
    page.type_into("#filter-text", "empty HOMES")
    assert page.titles() == [REGISTER]
    assert page.find("#shown").text == "1 of 4 actions"
    page.type_into("#filter-text", " \b")
    page.choose("#order", "reading")
    assert page.titles()[0] == REGISTER


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
    assert page.find("#progress-words").text == "1 of 4 actions reviewed"
    assert page.find("#live").get_attribute("textContent") == "Accepted"
    page.choose("#filter-verdict", "accept")
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
    page.choose("#filter-document", "0")
    page.find("#accept-shown").click()
    assert page.find("#progress-words").text == "3 of 4 actions reviewed"
    page.press("u")
    assert page.find("#progress-words").text == "1 of 4 actions reviewed"


@pytest.mark.parametrize(
    "control",
    ["#filter-document", "#filter-status", "#filter-flag", "#filter-verdict", "#order", "#filter-lead"],
)
def test_keys_act_after_every_control(page: ReviewPage, control: str) -> None:
    """After a filter was chosen the keys went dead: the focus stayed in the list."""
    from selenium.webdriver.common.keys import Keys

    field = page.find(control)
    field.click()
    field.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    page.press("j")
    assert page.texts(".card.current") != []


def test_a_reload_opens_where_one_was(page: ReviewPage) -> None:
    page.choose("#filter-document", "0")
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
    assert page.find("#progress-words").text == "1 of 4 actions reviewed"
    page.run("localStorage.clear()")
    page.driver.refresh()
    assert page.find("#progress-words").text == "0 of 4 actions reviewed"
    text = saved.read_text(encoding="utf-8-sig")
    saved.write_text(
        text + text.splitlines()[1].replace(REGISTER, "Something else") + "\r\n", encoding="utf-8-sig"
    )
    page.find("#resume").send_keys(str(saved))
    wait_for(lambda: "taken from" in page.find("#storage").text)
    assert page.find("#progress-words").text == "1 of 4 actions reviewed"
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
    assert ("feed", "Actions") in named
    assert ("article", REGISTER) in named
    assert page.find(".card").get_attribute("aria-setsize") == "4"


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
        source = page.find(".strip image").get_attribute("href")
        assert source == "review-pictures/00000.webp"
        loaded = page.run(
            "const image = new Image();"
            "image.src = document.querySelector('.strip image').getAttribute('href');"
            "return image.decode().then(() => image.naturalWidth)"
        )
        assert loaded == 842
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


def test_five_thousand_actions_open_within_three_seconds_and_scroll_smoothly(tmp_path: Path) -> None:
    results = read_results(write_results(tmp_path / "run", many(5000)))
    evidence = ((each, in_word(results.by_source[each.source])) for each in results.documents)
    path = tmp_path / "review.html"
    write_review(results, evidence, path, AS_OF)
    with chromium(tmp_path) as driver:
        started = time.perf_counter()
        page = ReviewPage(driver, path, tmp_path)
        assert page.find("#shown").text == "All 5,000 actions"
        assert "March 2010" in page.first_values()
        seconds = time.perf_counter() - started
        frames = driver.execute_async_script(SCROLL)
        nodes = page.run("return document.querySelectorAll('*').length")
        assert page.console() == []
    frames.sort()
    slow = frames[len(frames) * 95 // 100]
    assert seconds < 3
    assert slow < 50, "a frame of 50 ms is seen as a jerk"
    assert nodes < 60_000, "cards that are far away are empty"


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
