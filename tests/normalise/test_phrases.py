"""Plain lines of lead cells are told without spaCy what spaCy would say of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.parties import phrases

SAMPLE = Path(__file__).parents[2] / "samples" / "papers" / "northmarsh_column_plan.docx"

VOCABULARY = sorted(phrase for phrase, _ in phrases._phrases())
words = st.one_of(
    st.sampled_from(VOCABULARY),
    st.sampled_from(VOCABULARY).map(str.title),
    st.sampled_from(VOCABULARY).map(str.upper),
    st.sampled_from(
        ["Priya", "Holt", "J", "KS2", "Smith-Jones", "children's", "Élan", "24", "O'Neill", "O'S"]
    ),
)
between = st.one_of(st.just(" "), st.text("(),/;:&+.–—-' ", min_size=1, max_size=3))
lines = st.lists(st.tuples(between, words, between), max_size=6).map(
    lambda parts: "".join(text for part in parts for text in part)
)


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Loads spaCy once, which is no example's doing: hypothesis times each."""
    phrases._by_spacy("Priya Holt")


@given(lines)
def test_plain_lines_are_told_as_spacy_tells_them(line: str) -> None:
    expected = phrases._by_spacy(line)
    assert phrases.spans_of(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Head of Children's Services",
        "Priya Holt, Head of ICT/Legal (interim)",
        "J. Holt - Assistant Director; NHS",
        "Cllr. Smith-Jones & Partners: all",
        "Head  of Housing",
        "Siân O'Neill, Parks & Green Spaces",
    ],
)
def test_what_most_cells_look_like_is_plain(line: str) -> None:
    assert phrases._PLAIN_LINE.fullmatch(line)
    assert phrases._of_plain(line) == phrases._by_spacy(line)


@pytest.mark.parametrize("line", ["R&D", "J.Smith", "“Bob”", "A | B", "e.g. Holt", "under_scored"])
def test_what_takes_rules_to_part_is_left_to_spacy(line: str) -> None:
    assert not phrases._PLAIN_LINE.fullmatch(line)


def test_no_phrase_that_is_not_plain_can_stand_in_a_plain_line() -> None:
    odd = [phrase for phrase in VOCABULARY if not phrases._PLAIN_LINE.fullmatch(phrase)]
    for phrase in odd:
        tokens = [token.text for token in phrases._pipeline().make_doc(phrase)]
        assert any(phrases._PLAIN_TOKEN.findall(token) != [token] for token in tokens), phrase


def test_a_usual_plan_is_read_without_loading_spacy() -> None:
    script = (
        "import sys, councilplans\n"
        f"assert councilplans.extract({str(SAMPLE)!r}, isolation=False).actions\n"
        "print('spacy' in sys.modules)"
    )
    printed = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert printed.stdout.strip() == "False"
