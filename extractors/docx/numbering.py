"""The labels that Word counts out for list paragraphs: ``1.``, ``(a)``, ``2.3`` or a bullet sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.docx.names import number, value, w
from extractors.wordprocessing.lists import ListCounter, ListLevel

if TYPE_CHECKING:
    from lxml.etree import _Element


class Numbering:
    """Counts list paragraphs in document order; each call to `label` moves the count on."""

    def __init__(self, root: _Element | None) -> None:
        self._levels: dict[int, dict[int, ListLevel]] = {}
        self._abstract: dict[int, str] = {}
        self._counter = ListCounter()
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
        return self._counter.label(self._abstract[list_id], levels, level)


def _levels(element: _Element) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for level in element.findall(w("lvl")):
        place = number(level, "ilvl")
        if place is not None:
            found[place] = _level(level)
    return found


def _level(element: _Element) -> ListLevel:
    return ListLevel(
        form=value(element.find(w("numFmt"))) or "decimal",
        text=value(element.find(w("lvlText"))) or "",
        start=number(element.find(w("start"))) or 1,
    )


def _override(levels: dict[int, ListLevel], override: _Element) -> bool:
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
    levels[place] = ListLevel(levels[place].form, levels[place].text, start)
    return True
