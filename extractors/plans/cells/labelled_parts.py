"""Cells beside several actions whose parts bear the actions' numbers: "1. May 2024", "b) & c) Head of IT"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.plans.cells.items import Entry
from lexicon.timing import timing_spans

_LABEL = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})"
_CLOSED = r"[.):]"
# "1.", "a)", "(ii)", "1.2", and several of them: "1 and 2:", "1.2 & 1.3", "a), b)", "1-3:".
_LABELS = re.compile(
    rf"\(?(?P<first>{_LABEL})(?P<closed>{_CLOSED}?)"
    rf"(?P<more>(?:\s*(?:,|&|/|\+|-|–|\band\b|\bto\b)\s*\(?{_LABEL}{_CLOSED}?)*)\s*(?P<sign>[:–-]?)\s+(?=\S)"
)
_OWN = re.compile(rf"\(?(?P<label>{_LABEL}){_CLOSED}?(?=\s|$)")
_MORE = re.compile(rf"(?P<joint>,|&|/|\+|-|–|\band\b|\bto\b)\s*\(?(?P<label>{_LABEL})")
_RANGES = frozenset(("-", "–", "to"))


def deal_by_labels(found: Sequence[Entry], actions: Sequence[Entry]) -> tuple[str | None, ...] | None:
    """The texts of a cell to the actions whose labels they bear, without them; None where they bear none.

    Every part has a label, and every label is an action's: by its own number, or else by its place.
    """
    own = _labels_of(actions)
    if not found or own is None or (len(found) == 1 and not any(map(_own_label, actions))):
        return None
    dealt: list[list[str]] = [[] for _ in actions]
    for entry in found:
        parted = _part(entry, own)
        if parted is None:
            return None
        for place in parted[0]:
            dealt[place].append(parted[1])
    return tuple("\n".join(texts) or None for texts in dealt)


def _labels_of(actions: Sequence[Entry]) -> list[str] | None:
    """The actions' labels; their places, where none has one; None where only some have, or two the same."""
    labels = [_own_label(entry) for entry in actions]
    if not any(labels):
        return [str(number + 1) for number in range(len(actions))]
    known = [label for label in labels if label]
    return known if len(known) == len(labels) == len({*known}) else None


def _own_label(entry: Entry) -> str | None:
    item = entry.items[0]
    match = _OWN.fullmatch(item.marker.strip()) if item.marker else _LABELS.match(item.text)
    if match is None:
        return None
    if item.marker:
        return match["label"]
    plain = match["first"]
    return plain if (match["closed"] or "." in plain) and not match["more"] else None


def _part(entry: Entry, own: Sequence[str]) -> tuple[list[int], str] | None:
    """The places of the actions that a part is labelled with, and its text without the labels."""
    item = entry.items[0]
    if item.marker and (match := _OWN.fullmatch(item.marker.strip())):
        return ([own.index(match["label"])], entry.text) if match["label"] in own else None
    match = _LABELS.match(entry.text)
    if match is None or not _is_label(match, entry.text):
        return None
    places = list(_places(match, own))
    return (places, entry.text[match.end() :]) if places and -1 not in places else None


def _is_label(match: re.Match[str], text: str) -> bool:
    """Whether figures before a text are its label, and no day of the date that it begins with."""
    if match["sign"] or match["closed"] or "." in match["first"]:
        return True
    return match["first"].isdigit() and not any(start == 0 for start, _ in timing_spans(text))


def _places(match: re.Match[str], own: Sequence[str]) -> Iterator[int]:
    last = own.index(match["first"]) if match["first"] in own else -1
    yield last
    for more in _MORE.finditer(match["more"]):
        place = own.index(more["label"]) if more["label"] in own else -1
        yield from range(last + 1, place) if more["joint"] in _RANGES and place > 0 else ()
        yield place
        last = place
