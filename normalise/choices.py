"""What is chosen in a cell that offers options: the box that is ticked, what "delete as appropriate" leaves.

"☐ Complete ☒ In progress" says "In progress"; "[ ] Yes [x] No" says "No"; "Red / Amber / Green" with nothing
ticked or struck through is a form that nobody has filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TICKS = "☑✓✔✅√🗹"
_CROSSES = "☒✗✘✖❌🗷🗵"
_EMPTY = "☐❏❑❒⬜🗌"
# These are bullets as well: they are options only where full ones and empty ones stand side by side.
_FULL_DOTS, _EMPTY_DOTS = "●■◉⬤⦿", "○□◯❍"
_TYPED = r"[\[({<]\s?(?:x|X|✓|✔|√|\*|•)?\s?[\])}>]"
_SIGN = re.compile(rf"{_TYPED}|[{_TICKS}{_CROSSES}{_EMPTY}{_FULL_DOTS}{_EMPTY_DOTS}]")
_VERBS = ("delete", "strike out", "cross out", "circle", "tick", "select", "choose")
_DELETE = re.compile(
    rf"[(\[*]{{0,3}}\s{{0,3}}(?:please\s{{1,3}})?(?:{'|'.join(_VERBS)})"
    r" (?:as|where|one|which(?:ever)?|all that)\b[^\n)\]]{0,30}[)\]*]{0,3}\.?",
    re.IGNORECASE,
)
_OFFERS = re.compile("[☑✓✔✅√🗹☒✗✘✖❌🗷🗵☐❏❑❒⬜🗌○□◯❍[(]")
_BETWEEN = re.compile(r"\s*(?:/|\||\n|;|\bor\b)\s*")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a cell's options come to: the words chosen, empty where none of them is."""

    words: str

    @property
    def is_open(self) -> bool:
        """Whether nothing was chosen."""
        return not self.words


def chosen(text: str) -> Choice | None:
    """The choice in a cell; None where the cell offers no options and says what it says."""
    if not _OFFERS.search(text) and not (
        any(map(text.casefold().__contains__, _VERBS)) and _DELETE.search(text)
    ):
        return None
    return _ticked(text) or _left_over(text)


def _left_over(text: str) -> Choice | None:
    """What "delete as appropriate" leaves: one option, or all of them where nobody has deleted any."""
    left, asked = _DELETE.subn("", text)
    if not asked:
        return None
    options = [option for option in _BETWEEN.split(left.strip()) if option]
    return Choice(options[0]) if len(options) == 1 else Choice("")


def _ticked(text: str) -> Choice | None:
    signs = [match for match in _SIGN.finditer(text) if _counts(match.group(), text)]
    if not signs:
        return None
    labels = list(_labels(text, signs))
    if not all(any(character.isalnum() for character in label) for label in labels):
        return None
    kinds = [_kind(sign.group()) for sign in signs]
    if "tick" not in kinds and "empty" not in kinds and any(sign.group() != "☒" for sign in signs):
        return None  # A cross by itself says no to its word, and is no option's.
    wanted = "tick" if "tick" in kinds else "cross"
    if kinds == ["tick"] or (len(signs) == 1 and "(" in signs[0].group()):
        return None  # One tick before a word only underlines it; one bracket is a bracket.
    return Choice("\n".join(label for label, kind in zip(labels, kinds, strict=True) if kind == wanted))


def _counts(sign: str, text: str) -> bool:
    """Whether a sign may be an option's: a dot only beside its counterpart."""
    if sign in _FULL_DOTS:
        return any(other in text for other in _EMPTY_DOTS)
    if sign in _EMPTY_DOTS:
        return sign in "□" or any(other in text for other in _FULL_DOTS)
    return True


def _kind(sign: str) -> str:
    if sign in _TICKS or sign in _FULL_DOTS:
        return "tick"
    if sign in _CROSSES:
        return "cross"
    if sign in _EMPTY or sign in _EMPTY_DOTS:
        return "empty"
    return "tick" if sign.strip("[](){}<> ") else "empty"


def _labels(text: str, signs: Sequence[re.Match[str]]) -> Iterator[str]:
    """The words of each sign: those behind it, or before it where the cell ends on a sign, not begins."""
    before = text[: signs[0].start()].strip() != "" and text[signs[-1].end() :].strip(" .\n") == ""
    starts = [0, *(sign.end() for sign in signs[:-1])] if before else [sign.end() for sign in signs]
    ends = [sign.start() for sign in signs] if before else [*(sign.start() for sign in signs[1:]), len(text)]
    for start, end in zip(starts, ends, strict=True):
        yield text[start:end].strip(" /,;|:\n\t")
