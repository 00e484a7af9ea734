"""What comes out of a document cannot command the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.progress import Progress, TextColumn

from councilplans.batch.events import PageBegun, Started
from councilplans.cli.progress import Bar
from councilplans.cli.terminal import plain


@given(st.text())
def test_no_control_character_gets_through(text: str) -> None:
    shown = plain(text)
    assert not [one for one in shown if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert len(shown) == len(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jplan.pdf", "\ufffd[2Jplan.pdf"),
        ("\x1b]0;owned\x07", "\ufffd]0;owned\ufffd"),
        ("line\nbreak\r\n", "line break  "),
        ("plan\u202efdp.exe", "plan\ufffdfdp.exe"),
        ("\x9b31m", "\ufffd31m"),
    ],
)
def test_what_would_act_is_shown_as_what_it_is(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_bar_says_which_page_of_a_document_is_read() -> None:
    progress = Progress(TextColumn("{task.fields[now]}", markup=False))
    bar = Bar(progress)
    for event in (Started(2), PageBegun("old/\x1bplan.pdf", 12, 1042)):
        bar(event)
    assert progress.tasks[0].fields["now"] == "old/\ufffdplan.pdf, page 12 of 1,042"
    assert progress.tasks[0].completed == 0
