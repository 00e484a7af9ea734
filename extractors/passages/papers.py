"""What kind of paper lines are of, as it says what may be a promise: minutes, an inspector's report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.passages.lines import Line
from extractors.passages.vocabulary import cues
from lexicon.words import comparable, word_count

# So many lines at the top say what a paper is.
_FRONT, _TITLES = 12, 3
# A line that names the paper's kind is a title or a line of a letter's head.
_TITLE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Paper:
    """``inspects``: an inspector's report; ``meets``: minutes or notes of a meeting; ``rules``: a policy,
    a guide.
    """

    inspects: bool
    meets: bool
    rules: bool


def kind_of(lines: Sequence[Line]) -> Paper:
    """What the first lines and the headings say of a paper."""
    front = [line.text for line in lines[:_FRONT] if not line.wall]
    inspects = any(map(_names_inspector, front)) or any(
        _names_inspector(line.text) and line.is_heading for line in lines[_FRONT:]
    )
    meets = _say(front, cues().meetings)
    return Paper(inspects, meets, rules=not inspects and not meets and _say(front[:_TITLES], cues().rules))


def _names_inspector(text: str) -> bool:
    plain = text.casefold()
    return any(word in plain for word in cues().inspectors)


def _say(texts: Sequence[str], words: Collection[str]) -> bool:
    """Whether one of the titles has one of the words."""
    titles = [f" {comparable(text)} " for text in texts if word_count(text) <= _TITLE_WORDS]
    return any(f" {word} " in title for title in titles for word in words)
