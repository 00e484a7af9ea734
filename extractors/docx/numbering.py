"""The labels that Word counts out for list paragraphs: ``1.``, ``(a)``, ``2.3`` or a bullet sign."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.docx.names import number, value, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACEHOLDER = re.compile(r"%([1-9])")
_BULLET = "•"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts list paragraphs in document order; each call to `label` moves the count on."""

    def __init__(self, root: _Element | None) -> None:
        self._levels: dict[int, dict[int, _Level]] = {}
        self._abstract: dict[int, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._load(root)

    def _load(self, root: _Element) -> None:
        abstracts = {
            value(element, "abstractNumId") or "": _levels(element)
            for element in root.findall(w("abstractNum"))
        }
        for element in root.findall(w("num")):
            list_id = number(element, "numId")
            abstract = value(element.find(w("abstractNumId"))) or ""
            if list_id is None or abstract not in abstracts:
                continue
            levels = dict(abstracts[abstract])
            restarted = False
            for override in element.findall(w("lvlOverride")):
                restarted |= _override(levels, override)
            self._levels[list_id] = levels
            # Lists that share their definition share their count, unless one says where it starts.
            self._abstract[list_id] = f"{abstract}/{list_id}" if restarted else abstract

    def label(self, list_id: int, level: int) -> str | None:
        """The label of the next paragraph of a list; None where the file does not define the list."""
        levels = self._levels.get(list_id)
        if not levels or level not in levels:
            return None
        shape = levels[level]
        if shape.form in ("bullet", "none"):
            return _BULLET if shape.form == "bullet" else ""
        counts = self._counts[self._abstract[list_id]]
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        return _PLACEHOLDER.sub(lambda match: self._place(levels, counts, int(match[1]) - 1), shape.text)

    @staticmethod
    def _place(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        shape = levels.get(level)
        if shape is None:
            return ""
        return _spelt(counts.get(level, shape.start), shape.form)


def _levels(element: _Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in element.findall(w("lvl")):
        place = number(level, "ilvl")
        if place is not None:
            found[place] = _level(level)
    return found


def _level(element: _Element) -> _Level:
    return _Level(
        form=value(element.find(w("numFmt"))) or "decimal",
        text=value(element.find(w("lvlText"))) or "",
        start=number(element.find(w("start"))) or 1,
    )


def _override(levels: dict[int, _Level], override: _Element) -> bool:
    """Apply one ``lvlOverride``; whether it restarts the count."""
    place = number(override, "ilvl")
    if place is None:
        return False
    own = override.find(w("lvl"))
    if own is not None:
        levels[place] = _level(own)
    start = number(override.find(w("startOverride")))
    if start is None or place not in levels:
        return False
    levels[place] = _Level(levels[place].form, levels[place].text, start)
    return True


def _spelt(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % _ALPHABET) * ((count - 1) // _ALPHABET + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    spelt = ""
    for amount, sign in _ROMAN:
        while count >= amount:
            spelt += sign
            count -= amount
    return spelt
