"""The objects of a PDF, walked where its bytes alone do not tell what it unfolds to.

Names may be written in other ways (``/F#6cateDecode``), a stream's filters in another object, and forms may
call forms that call forms: a file of 7 KB can draw more than a computer does in a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ingest.inflating import inflated

_CALL = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+Do\b")

_MOST_OBJECTS = 200_000
"""Objects of a file that are walked: a report of 2,000 pages has some 30,000."""

_DEEPEST = 300
"""Forms within forms: real files nest three deep, and Python calls no deeper than 1,000."""

_LONGEST_FORM = 1 << 20
"""Bytes of a form's drawing that are looked through for calls of others: a map in one has 100 KiB."""


class PackedStream(NamedTuple):
    """A stream as it is stored: its bytes, the names of its filters in order, and whether it is drawn as a
    picture is."""

    packed: bytes
    filters: tuple[str, ...]
    is_picture: bool


class ObjectWalk:
    """A PDF's streams, and how many forms its deepest one unfolds to; nothing where it cannot be parsed."""

    def __init__(self, content: bytes) -> None:
        self.streams: list[PackedStream] = []
        self._calls: dict[int, Mapping[int, int]] = {}
        try:
            self._walk(content)
        except MemoryError:
            raise
        except Exception:  # What a damaged file makes of the parser: PDFium may still read it.
            self._calls.clear()

    def _walk(self, content: bytes) -> None:
        import playa

        with playa.parse(content) as document:
            for count, number in enumerate(document):
                if count >= _MOST_OBJECTS:
                    return
                found = playa.resolve(document[number])
                attributes = getattr(found, "attrs", None)
                if isinstance(attributes, dict):
                    self._enter(number, found, attributes)

    def _enter(self, number: int, stream: Any, attributes: Mapping[str, Any]) -> None:  # noqa: ANN401 - playa's
        filters = tuple(_names(attributes.get("Filter") or attributes.get("F")))
        kind = _name(attributes.get("Subtype"))
        self.streams.append(PackedStream(bytes(stream.rawdata or b""), filters, kind == "Image"))
        if kind == "Form":
            self._calls[number] = _calls(stream, attributes, filters)

    def forms_unfolded(self, most: int) -> int:
        """How many forms the one that calls the most calls in the end, counted to just above ``most``; a form
        that calls itself is drawn once, as viewers do."""
        counts: dict[int, int] = {}
        return max((self._unfolded(form, counts, set(), most) for form in self._calls), default=0)

    def _unfolded(self, form: int, counts: dict[int, int], within: set[int], most: int) -> int:
        if form in counts:
            return counts[form]
        if form in within or form not in self._calls or len(within) > _DEEPEST:
            return 0
        within.add(form)
        total = 1
        for called, times in self._calls[form].items():
            total += times * self._unfolded(called, counts, within, most)
            if total > most:
                break
        within.discard(form)
        counts[form] = min(total, most + 1)
        return counts[form]


def _calls(stream: Any, attributes: Mapping[str, Any], filters: tuple[str, ...]) -> dict[int, int]:  # noqa: ANN401
    """The forms that a form calls by their numbers, and how often."""
    resources = _dict(_dict(attributes.get("Resources")).get("XObject"))
    if not resources:
        return {}
    drawing = b"".join(_drawing(bytes(stream.rawdata or b""), filters))[:_LONGEST_FORM]
    calls: dict[int, int] = {}
    for name in _CALL.findall(drawing):
        number = getattr(resources.get(name.decode("latin-1")), "objid", None)
        if number is not None:
            calls[number] = calls.get(number, 0) + 1
    return calls


def _drawing(packed: bytes, filters: tuple[str, ...]) -> Iterator[bytes]:
    chunks: Iterator[bytes] = iter([packed])
    for _ in [name for name in filters if name in ("FlateDecode", "Fl")]:
        chunks = inflated(chunks)
    total = 0
    for chunk in chunks:
        yield chunk
        total += len(chunk)
        if total > _LONGEST_FORM:
            return


def _dict(value: object) -> Mapping[str, Any]:
    found = _resolved(value)
    return found if isinstance(found, dict) else {}


def _resolved(value: Any) -> object:  # noqa: ANN401 - whatever a PDF may hold
    import playa

    return playa.resolve(value)


def _names(value: object) -> Iterator[str]:
    found = _resolved(value)
    for each in found if isinstance(found, list) else [found]:
        name = _name(each)
        if name:
            yield name


def _name(value: object) -> str:
    found = _resolved(value)
    name = getattr(found, "name", "")
    return name if isinstance(name, str) else ""
