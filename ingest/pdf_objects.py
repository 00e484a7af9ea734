"""The objects of a PDF, walked where its bytes alone do not tell what it unfolds to.

Names may be written in other ways (``/F#6cateDecode``), a stream's filters in another object, and forms may
call forms that call forms: a file of 7 KB can draw more than a computer does in a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ingest.pdf_filters import known, unpacked
from ingest.pdf_forms import Drawing, FormCalls

_MOST_OBJECTS = 200_000
"""Objects of a file that are walked: a report of 2,000 pages has some 30,000."""

_MOST_DRAWN = 512 << 20
"""Bytes of all drawings that are looked through for calls of forms, at some 200 MiB a second."""

_PARENTS = 50
"""Branches of the page tree above a page that are asked for its resources: real trees are three deep."""


class PackedStream(NamedTuple):
    """A stream as it is stored: its bytes, the whole names of its filters in order, and whether it is drawn
    as a picture is."""

    packed: bytes
    filters: tuple[str, ...]
    is_picture: bool


class ObjectWalk:
    """A PDF's streams, and what its pages and forms draw; nothing where it cannot be parsed."""

    def __init__(self, content: bytes, most: int) -> None:
        """``most``: bytes of a drawing that are looked at; a page's map has 100 KiB."""
        self.streams: list[PackedStream] = []
        self._most = most
        self._left = _MOST_DRAWN
        self._drawings: dict[int, Drawing] = {}
        try:
            self._walk(content)
        except MemoryError:
            raise
        except Exception:  # What a damaged file makes of the parser: PDFium may still read it.
            return

    @property
    def forms(self) -> FormCalls:
        """Which forms are called by pages and by other forms."""
        return FormCalls(self._drawings)

    def _walk(self, content: bytes) -> None:
        import playa

        with playa.parse(content) as document:
            for count, number in enumerate(document):
                if count >= _MOST_OBJECTS:
                    return
                try:
                    self._enter(number, playa.resolve(document[number]))
                except MemoryError:
                    raise
                except Exception:  # noqa: S112 - one damaged object hides no other
                    continue

    def _enter(self, number: int, found: Any) -> None:  # noqa: ANN401 - whatever a PDF may hold
        attributes = getattr(found, "attrs", None)
        if isinstance(attributes, dict):
            stream = _packed(found, attributes)
            self.streams.append(stream)
            if _name(attributes.get("Subtype")) == "Form":
                resources = attributes.get("Resources")
                self._drawings[number] = Drawing.of(self._drawn([stream]), _forms(resources))
        elif isinstance(found, dict) and "Contents" in found:
            streams = _page_streams(found["Contents"])
            self._drawings[number] = Drawing.of(self._drawn(streams), _forms(_page_resources(found)))

    def _drawn(self, streams: Iterable[PackedStream]) -> bytes:
        """What streams hold together, to just above the most that is looked at."""
        pieces: list[bytes] = []
        left = min(self._most, self._left)
        for stream in streams:
            for piece in unpacked(stream.packed, stream.filters):
                pieces.append(piece)
                left -= len(piece)
                self._left -= len(piece)
                if left < 0:
                    return b"".join(pieces)
            pieces.append(b"\n")
        return b"".join(pieces)


def _packed(stream: Any, attributes: Mapping[str, Any]) -> PackedStream:  # noqa: ANN401 - playa's
    names = tuple(_names(attributes.get("Filter") or attributes.get("F")))
    content = bytes(stream.rawdata or b"")
    if stream.decipher is not None and stream.objid is not None:
        content = stream.decipher(stream.objid, stream.genno or 0, content, attributes)
    return PackedStream(content, known(names), _name(attributes.get("Subtype")) == "Image")


def _page_streams(contents: object) -> Iterator[PackedStream]:
    found = _resolved(contents)
    for each in found if isinstance(found, list) else [found]:
        stream = _resolved(each)
        attributes = getattr(stream, "attrs", None)
        if isinstance(attributes, dict):
            yield _packed(stream, attributes)


def _page_resources(page: Mapping[str, Any]) -> object:
    """A page's resources, which may stand in a branch of the tree above it."""
    for _ in range(_PARENTS):
        if "Resources" in page:
            return page["Resources"]
        page = _dict(page.get("Parent"))
    return {}


def _forms(resources: object) -> Mapping[str, int] | None:
    """The numbers of the objects that a drawing may call, by name; None where it has no resources."""
    if resources is None:
        return None
    entries = _dict(_dict(resources).get("XObject"))
    numbers = {name: getattr(entry, "objid", None) for name, entry in entries.items()}
    return {name: number for name, number in numbers.items() if isinstance(number, int)}


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
