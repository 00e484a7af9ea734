"""The page of followed plans: a line for each life, the doubtful links first, corrections of links taken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from councilplans.cli import cli
from normalise.records import Action, Status
from output.follow.corrections import read_said
from output.follow.tables import Link
from output.follow.writing import read_followed
from tests.output.building import action, document, write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for

BOILERS = "Replace the boilers of the leisure centres"
CHAIR = "Appoint a chair of the board"
DEPOT = "Open a new depot for the refuse lorries"
HALL = "Sell the old town hall to the parish"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def versions() -> list[list[Action]]:
    """A plan printed twice: a deadline is put back, an action done, one dropped, one new."""
    first = [
        action(text, number, due_date=date(2010, 6, 30), table=None)
        for number, text in enumerate((BOILERS, CHAIR, DEPOT), start=1)
    ]
    later = [
        replace(first[0], due_date=date(2010, 9, 30), status=Status.IN_PROGRESS),
        replace(first[1], status=Status.COMPLETED),
        replace(first[2], action=HALL),
    ]
    second = [
        replace(
            each,
            action_id=f"ffff-{number:04}",
            document_id="ffff",
            source="b.pdf",
            plan_date=date(2010, 7, 1),
        )
        for number, each in enumerate(later, start=1)
    ]
    return [first, second]


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """A followed folder with its page."""
    both = versions()
    folder = write_results(tmp_path / "run", [*both[0], *both[1]], [document(each) for each in both])
    assert run("follow", folder).exit_code == 0
    done = run("review", folder / "followed")
    assert done.exit_code == 0, done.output
    return folder / "followed"


def content_of(folder: Path) -> dict[str, Any]:
    page = (folder / "review.html").read_text("utf-8")
    return json.loads(re.findall(r'id="content">(.*?)</script>', page, re.S)[0])


def test_each_life_is_there_with_its_steps_and_the_place_in_every_version(followed: Path) -> None:
    content = content_of(followed)
    boilers = next(thread for thread in content["threads"] if thread["action"] == BOILERS)
    assert (boilers["first"], boilers["last"], boilers["slip"], boilers["moved"]) == (
        "2010-06-30",
        "2010-09-30",
        92,
        1,
    )
    assert [step["version"] for step in boilers["steps"]] == [1, 2]
    known = {each["id"] for each in content["actions"]}
    assert {step["action"] for thread in content["threads"] for step in thread["steps"]} <= known
    assert [number for number, *_ in content["series"][0]["versions"]] == [1, 2]


def test_a_page_of_slips_stands_on_top(followed: Path) -> None:
    page = (followed / "review.html").read_text("utf-8")
    begin = page.index('<details class="slips"')
    slips = page[begin : page.index("</details>", begin)]
    assert BOILERS in slips
    assert "30 June 2010</td><td>30 September 2010" in slips
    assert CHAIR not in slips


def test_runs_with_files_of_the_same_names_are_told_apart(tmp_path: Path) -> None:
    folders = []
    for number, actions in enumerate(versions()):
        named = [replace(each, source="plan.pdf") for each in actions]
        folders.append(write_results(tmp_path / f"run{number}", named))
    assert run("follow", *folders, "--out", tmp_path / "followed").exit_code == 0
    given = [part for folder in folders for part in ("--results", folder)]
    done = run("review", tmp_path / "followed", *given)
    assert done.exit_code == 0, done.output
    shown = [each["source"] for each in content_of(tmp_path / "followed")["documents"]]
    assert shown == ["run0/plan.pdf", "run1/plan.pdf"]


@pytest.fixture
def page(followed: Path, tmp_path: Path) -> Iterator[ReviewPage]:
    with chromium(tmp_path) as driver:
        opened = ReviewPage(driver, followed / "review.html", tmp_path)
        wait_for(lambda: opened.texts(".card"))
        yield opened
        assert opened.console() == []


@pytest.mark.browser
@pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed")
class TestInABrowser:
    """The page as a person uses it."""

    def card(self, page: ReviewPage, text: str) -> None:
        page.type_into("#filter-text", text)
        page.find("h1").click()
        page.press("j")
        wait_for(lambda: page.texts(".card.current .step"))

    def say(self, page: ReviewPage, verdict: str) -> None:
        page.click(f'.card.current .link-told [data-verdict="{verdict}"]')

    def said(self, page: ReviewPage) -> list[str]:
        """What is said of the current card's links."""
        script = (
            "return [...document.querySelectorAll('.card.current .link-told [aria-pressed=true]')]"
            ".map((each) => each.dataset.verdict)"
        )
        return list(page.run(script))

    def reviewed(self, page: ReviewPage) -> int:
        return int(page.find("#progress-words").text.split()[0])

    def download(self, page: ReviewPage) -> Path:
        target = page.downloads / "links.csv"
        page.find("#download").click()
        wait_for(lambda: target.exists() and target.stat().st_size > 0)
        return target

    def test_a_life_is_told_and_drawn(self, page: ReviewPage) -> None:
        self.card(page, "boilers")
        assert page.texts(".card.current .content > p")[0] == (
            "Promised for 30 June 2010, moved once, last to 30 September 2010 (92 days later); still open."
        )
        drawn = page.run("return document.querySelectorAll('.card.current .timeline .promise').length")
        assert drawn == 2
        self.card(page, "chair")
        assert page.texts(".card.current .content > p")[0] == (
            "Promised for 30 June 2010; completed, first reported so on 1 July 2010."
        )
        facts = page.texts(".card.current .step > p.small:not(.linked)")
        assert any("status completed" in fact for fact in facts), "a bare word was not known for the status"

    def test_a_merged_action_names_the_one_it_went_on_in(self, followed: Path, tmp_path: Path) -> None:
        """It said "merged into another action", and not into which."""
        first, second = versions()
        said = tmp_path / "said.csv"
        lines = [f"link,{each.action_id},{second[0].action_id},joined" for each in (first[0], first[2])]
        said.write_text("\n".join(["what,before,after,verdict", *lines]))
        assert run("follow", followed.parent, "--corrections", said).exit_code == 0
        assert run("review", followed).exit_code == 0
        with chromium(tmp_path) as driver:
            page = ReviewPage(driver, followed / "review.html", tmp_path)
            wait_for(lambda: page.texts(".card"))
            self.card(page, "depot")
            assert page.texts(".card.current .content > p")[0].endswith(
                f"merged into another action: {BOILERS}."
            )
            page.find(".card.current .content > p button").click()
            assert page.current() == BOILERS
            assert page.console() == []

    def test_links_are_corrected_and_follow_takes_them(self, page: ReviewPage, followed: Path) -> None:
        self.card(page, "boilers")
        self.say(page, "none")
        self.card(page, "town hall")
        page.choose(".card.current select.earlier", f"{versions()[0][2].action_id}")
        saved = self.download(page)
        said = read_said(saved)
        first, second = versions()
        assert said.links == {
            (first[0].action_id, second[0].action_id): None,
            (first[2].action_id, second[2].action_id): Link.REWORDED,
        }
        again = run("follow", followed.parent, "--corrections", saved)
        assert again.exit_code == 0, again.output
        lives = {thread.action: thread.ending for thread in read_followed(followed).threads}
        assert DEPOT not in lives, "it went on as the sale of the town hall"

    def test_undo_reload_and_tiles(self, page: ReviewPage) -> None:
        self.card(page, "boilers")
        page.press("a")
        assert self.reviewed(page) == 1
        page.driver.refresh()
        wait_for(lambda: self.reviewed(page) == 1)
        page.click('[data-choose="ending=dropped"]')
        assert page.texts(".card h3") == [DEPOT]
        page.click("[data-thread]")
        assert page.current() == BOILERS
        self.say(page, "reworded")
        page.press("u")
        assert self.reviewed(page) == 1

    @pytest.mark.parametrize(("choice", "held"), [("here", "reworded"), ("file", "none")])
    def test_a_file_of_links_overwrites_nothing_unasked(
        self, page: ReviewPage, choice: str, held: str
    ) -> None:
        """It replaced what was said without asking, and nothing took it back."""
        self.card(page, "boilers")
        self.say(page, "none")
        saved = self.download(page)
        self.say(page, "reworded")
        page.find("#resume").send_keys(str(saved))
        wait_for(lambda: page.find("#question").is_displayed())
        (difference,) = page.texts("#question li")
        assert BOILERS in difference
        page.answer(choice)
        wait_for(lambda: page.texts(".told"))
        assert self.said(page) == [held]
        if choice == "file":
            page.press("u")
            assert self.said(page) == ["reworded"]

    def test_what_was_said_is_undone_after_a_reload_at_the_same_card(self, page: ReviewPage) -> None:
        """It said that there was nothing to undo, and the card that one was at was lost."""
        self.card(page, "boilers")
        page.press("a")
        page.driver.refresh()
        wait_for(lambda: page.texts(".card.current"))
        assert page.current() == BOILERS
        page.press("u")
        assert self.reviewed(page) == 0
        assert not page.find("#undo").is_enabled()

    def test_the_review_state_is_counted_as_it_is(self, page: ReviewPage) -> None:
        """Its numbers were those of before the last decision."""
        page.press("j", "a")
        wait_for(lambda: page.counts("said") == {"Reviewed": "1", "Not reviewed": "3"})
        page.press("u")
        wait_for(lambda: page.counts("said") == {})

    def test_an_action_with_a_corrected_link_is_not_called_right(self, page: ReviewPage) -> None:
        """It said that all links were right beside one that was said to be wrong."""
        self.card(page, "boilers")
        button = ".card.current .content > .buttons button"
        before = page.find(button).text
        self.say(page, "none")
        done = page.find(button).text
        assert done != before
        page.press("a")
        assert done.startswith(page.find("#live").get_attribute("textContent"))
