"""The labels of OpenDocument lists: which list goes on which, and how a level writes its number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.odf.names import odf
from extractors.wordprocessing.lists import ListCounter, ListLevel

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_LEVELS = 10


@dataclass(slots=True)
class ListLabels:
    """Counts list items in the order of the text."""

    styles: dict[str, _Element]
    _counter: ListCounter = field(default_factory=ListCounter, init=False)
    _levels: dict[str, dict[int, ListLevel]] = field(default_factory=dict, init=False)
    _by_style: dict[str, int] = field(default_factory=dict, init=False)
    _by_id: dict[str, int] = field(default_factory=dict, init=False)
    _lists: int = field(default=0, init=False)

    def begin(self, element: _Element, style: str) -> int:
        """The number of the count of an outermost ``text:list``: a new one, or that of a list it goes on."""
        goes_on = element.get(odf("text:continue-list"))
        counted = self._by_id.get(goes_on) if goes_on else None
        if counted is None and element.get(odf("text:continue-numbering")) == "true":
            counted = self._by_style.get(style)
        if counted is None:
            self._lists += 1
            counted = self._lists
        self._by_style[style] = counted
        if name := element.get(odf("xml:id")):
            self._by_id[name] = counted
        return counted

    def label(self, counted_as: int, style: str, level: int) -> str:
        """The label of the next item of a list at a level, 0 the outermost."""
        if style not in self._levels:
            self._levels[style] = _levels(self.styles.get(style))
        return self._counter.label(counted_as, self._levels[style], min(level, _MOST_LEVELS - 1))


def _levels(style: _Element | None) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for element in () if style is None else style:
        said = element.get(odf("text:level")) or ""
        if said.isdecimal() and 1 <= int(said) <= _MOST_LEVELS:
            found[int(said) - 1] = _level(element, int(said))
    return found


def _level(element: _Element, number: int) -> ListLevel:
    if element.tag != odf("text:list-level-style-number"):
        return ListLevel("bullet", "")
    form = _FORMS.get(element.get(odf("style:num-format")) or "", "none")
    start = element.get(odf("text:start-value")) or "1"
    return ListLevel(form, _text(element, number, form), int(start) if start.isdecimal() else 1)


def _text(element: _Element, number: int, form: str) -> str:
    """A level's label with ``%1`` to ``%9`` for the counts."""
    before, after = (element.get(odf(f"style:num-{side}")) or "" for side in ("prefix", "suffix"))
    if form == "none":
        return before + after
    shown = element.get(odf("text:display-levels")) or "1"
    first = max(1, number - int(shown) + 1) if shown.isdecimal() else number
    return before + ".".join(f"%{level}" for level in range(first, number + 1)) + after
