"""A real Chromium for tests, and a review page as a person uses it."""

from __future__ import annotations

import base64
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

_T = TypeVar("_T")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
CHROMEDRIVER = os.environ.get("CHROMEDRIVER") or shutil.which("chromedriver")

_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # a container's root has no other way; the pages are our own
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1280,900",
)


@contextmanager
def chromium(downloads: Path, *, waits: bool = True) -> Iterator[Chrome]:
    """A browser that saves downloads into a folder and keeps everything its console says.

    One that ``waits`` gives a page once it is read to its end, else as soon as it is asked for.
    """
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in _FLAGS:
        options.add_argument(flag)
    options.page_load_strategy = "normal" if waits else "none"
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    driver = webdriver.Chrome(service=Service(CHROMEDRIVER), options=options)
    try:
        yield driver
    finally:
        driver.quit()


class ReviewPage:
    """What a person does with the page."""

    def __init__(self, driver: Chrome, path: Path | str, downloads: Path) -> None:
        self.driver = driver
        self.downloads = downloads
        driver.get(path if isinstance(path, str) else path.as_uri())

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element("css selector", selector)

    def texts(self, selector: str) -> list[str]:
        return [each.text for each in self.driver.find_elements("css selector", selector)]

    def run(self, script: str) -> object:
        return self.driver.execute_script(script)

    def titles(self) -> list[str]:
        """The actions that are shown, in order."""
        return self.run(
            "return [...document.querySelectorAll('.card.action h3')].map((each) => each.textContent)"
        )

    def documents(self) -> list[str]:
        """The documents that are shown, in order."""
        return self.run(
            "return [...document.querySelectorAll('.card.document h3')].map((each) => each.textContent)"
        )

    def first_values(self) -> str:
        """What the first card shows of its action, once it shows it."""
        return wait_for(lambda: self.run("return document.querySelector('.card .values')?.innerText"))

    def press(self, *keys: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def current(self) -> str:
        return self.find(".card.current h3").text

    def verdict(self) -> str:
        return self.find(".card.current").get_attribute("data-verdict")

    def choose(self, selector: str, value: str) -> None:
        from selenium.webdriver.support.select import Select

        Select(self.find(selector)).select_by_value(value)

    def facet(self, name: str, value: str) -> None:
        """Click on a value of a filter."""
        self.click(f'[data-facet="{name}"][data-value="{value}"]')

    def counts(self, name: str) -> dict[str, str]:
        """The values of a filter as they are shown, with their counts."""
        script = (
            f"return [...document.querySelectorAll('[data-facet=\"{name}\"]')]"
            ".map((each) => [...each.children].map((child) => child.textContent))"
        )
        return dict(self.run(script))

    def click(self, selector: str) -> None:
        """Click on what may lie outside the window."""
        self.driver.execute_script("arguments[0].click()", self.find(selector))

    def answer(self, choice: str) -> None:
        """Click on a choice of the question that the page asks."""
        wait_for(lambda: self.find("#question").is_displayed())
        self.find(f'#question button[value="{choice}"]').click()

    def reviewed(self) -> tuple[int, int]:
        """How many actions and documents were reviewed, as the page says."""
        words = wait_for(lambda: self.find("#progress-words").text)
        first, second = words.split(", ")
        return int(first.split()[0]), int(second.split()[0])

    def focused(self) -> str:
        """Where the focus is: the name of the element that has it, with its classes."""
        script = (
            "const at = document.activeElement; return [at.tagName.toLowerCase(), ...at.classList].join('.')"
        )
        return str(self.run(script))

    def type_into(self, selector: str, text: str) -> None:
        field = self.find(selector)
        field.clear()
        field.send_keys(text)

    def download(self) -> Path:
        target = self.downloads / "corrections.csv"
        target.unlink(missing_ok=True)
        self.find("#download").click()
        wait_for(lambda: target.exists() and target.stat().st_size > 0)
        return target

    def console(self) -> list[str]:
        """What the browser complained about: script errors and breaches of the page's policy."""
        return [f"{entry['level']}: {entry['message']}" for entry in self.driver.get_log("browser")]

    def print_to_pdf(self) -> bytes:
        result = self.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})
        return base64.b64decode(result["data"])


def wait_for(condition: Callable[[], _T], seconds: float = 5.0) -> _T:
    """What a condition gives once it is true."""
    deadline = time.monotonic() + seconds
    while not (result := condition()):
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.02)
    return result
