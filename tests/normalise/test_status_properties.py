"""What holds for every status: known words mean themselves, nothing raises, locales do not matter."""

from __future__ import annotations

import locale

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.dates.read import read_due
from normalise.progress.judge import read_status
from normalise.progress.vocabulary import vocabulary
from normalise.records import Rag, Status, StatusBasis

KNOWN = sorted((vocabulary().single | vocabulary().several).items())
STRONG = [(phrase, status) for phrase, status in KNOWN if phrase not in vocabulary().weak]
COLOURS = {"Red": Rag.RED, "Amber": Rag.AMBER, "Green": Rag.GREEN, "Blue": Rag.BLUE}


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Compiles the rules and imports dateparser once, which is no example's doing: hypothesis times each."""
    read_due("0/0")


@given(
    st.sampled_from(KNOWN),
    st.sampled_from([str.lower, str.upper, str.capitalize]),
    st.sampled_from(["", ".", "!"]),
)
def test_every_word_of_the_vocabulary_by_itself_is_its_status(
    known: tuple[str, Status], case: object, ending: str
) -> None:
    phrase, status = known
    written = case(phrase) if callable(case) else phrase
    assert read_status(f"{written}{ending}").status is status


@given(
    st.sampled_from(STRONG),
    st.sampled_from(["This action is {}", "{} - March 2010", "{} (12/3/10)", "Now {}"]),
)
def test_a_frame_and_a_date_do_not_change_it(known: tuple[str, Status], frame: str) -> None:
    phrase, status = known
    assert read_status(frame.format(phrase)).status is status


@given(
    st.sampled_from(sorted(COLOURS)),
    st.sampled_from(["{}", "RAG: {}", "Status - {}", "{} - on track", "({})"]),
)
def test_a_colour_is_told_in_every_form(colour: str, form: str) -> None:
    assert read_status(form.format(colour)).rag is COLOURS[colour]


@given(st.text(max_size=200), st.none() | st.text(max_size=200))
def test_no_text_makes_it_raise(text: str, progress: str | None) -> None:
    reading = read_status(text, progress=progress)
    assert (reading.status is None) == (reading.basis is None)
    assert (reading.status is None) == (reading.rule == "")
    if reading.basis is StatusBasis.RAG:
        assert reading.rag is not None


_WORDS_OF_STATUSES = """
completed not yet ongoing in progress Red amber / , ( ) [ ] . - and but to be started 50%
100 % except Dec 09 now
"""
_PIECES = st.sampled_from(_WORDS_OF_STATUSES.split())


@given(st.lists(_PIECES, max_size=12))
def test_no_heap_of_status_words_makes_it_raise(pieces: list[str]) -> None:
    read_status(" ".join(pieces), progress=" ".join(reversed(pieces)))


@given(st.integers(0, 100), st.sampled_from(["{}%", "{}% complete", "{} % complete", "approx {}% done"]))
def test_a_share_is_done_only_when_it_is_whole(share: int, form: str) -> None:
    status = read_status(form.format(share)).status
    assert status is {0: Status.NOT_STARTED, 100: Status.COMPLETED}.get(share, Status.IN_PROGRESS)


@pytest.mark.parametrize("name", ["C", "POSIX", "C.UTF-8"])
def test_clock_and_locale_do_not_matter(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = ["Oct 09: in progress. Jan 10: completed.", "Starts April", "COMPLETED", "Überfällig - delayed"]
    before = [read_status(phrase) for phrase in phrases]
    saved = locale.setlocale(locale.LC_ALL)
    monkeypatch.setattr("time.time", lambda: 4102444800.0)
    try:
        locale.setlocale(locale.LC_ALL, name)
        assert [read_status(phrase) for phrase in phrases] == before
    finally:
        locale.setlocale(locale.LC_ALL, saved)
