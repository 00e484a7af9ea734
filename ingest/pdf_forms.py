"""Which forms (pieces of drawing) of a PDF call which, and how much drawing that comes to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# A name (or another word, where a program means to hide one) and the operator that draws what it names.
_CALL = re.compile(rb"(?:/([^\s/\[\]()<>{}%]*)(?:\s|%[^\r\n]*[\r\n])*|[\s)>\]%])\bDo\b")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")

_DEEPEST = 40
"""Forms within forms that PDFium draws (its ``kMaxFormLevel``), whether they go round in a circle or not."""


FORM_BYTES = 1024
"""A drawing counts as one form, and as one more for each so many bytes that it is written in."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a page or form draws: how many forms it counts as by itself, the names that it calls and how often
    (None for one that is not written as a name), and the objects that its own resources give these names;
    None where it has no resources of its own, and goes by those of whoever calls it."""

    weight: int
    called: Mapping[str | None, int]
    forms: Mapping[str, int] | None

    @classmethod
    def of(cls, content: bytes, forms: Mapping[str, int] | None) -> Drawing:
        """The drawing that a content stream makes."""
        weight = 1 + len(content) // FORM_BYTES
        return cls(weight, Counter(_named(found) for found in _CALL.finditer(content)), forms)


def _named(found: re.Match[bytes]) -> str | None:
    if found.group(1) is None:
        return None
    name = _HEX.sub(lambda digits: bytes([int(digits.group(1), 16)]), found.group(1))
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("latin-1")


class FormCalls:
    """The calls of a file's pages and forms, each by the number of its object."""

    def __init__(self, drawings: Mapping[int, Drawing]) -> None:
        everywhere: dict[str, set[int]] = {}
        for drawing in drawings.values():
            for name, number in (drawing.forms or {}).items():
                everywhere.setdefault(name, set()).add(number)
        self._weights = {number: drawing.weight for number, drawing in drawings.items()}
        self._calls = {
            number: {form: times for form, times in _calls(drawing, everywhere).items() if form in drawings}
            for number, drawing in drawings.items()
        }

    def drawn(self, most: int) -> int:
        """How many forms what draws the most comes to, counted to just above ``most``, by a
        program that goes round in circles until it is too deep, as PDFium does."""
        counts = dict(self._weights)
        for _ in range(_DEEPEST):
            deeper = {
                number: min(
                    self._weights[number] + sum(times * counts[form] for form, times in calls.items()),
                    most + 1,
                )
                for number, calls in self._calls.items()
            }
            if deeper == counts:
                break
            counts = deeper
        return max(counts.values(), default=0)

    def drawn_without_circles(self, most: int) -> int:
        """The same by a program that does not draw a form within itself, as pdfplumber does not."""
        return max((self._steps(number, most) for number in self._calls), default=0)

    def _steps(self, start: int, most: int) -> int:
        steps = self._weights[start]
        within = [start]
        waiting = [self._each(start)]
        while waiting and steps <= most:
            form = next(waiting[-1], None)
            if form is None:
                waiting.pop()
                within.pop()
            elif form not in within:
                steps += self._weights[form]
                within.append(form)
                waiting.append(self._each(form))
        return steps

    def _each(self, number: int) -> Iterator[int]:
        for form, times in self._calls[number].items():
            for _ in range(times):
                yield form


def _calls(drawing: Drawing, everywhere: Mapping[str, set[int]]) -> Mapping[int, int]:
    """How often a drawing calls which objects, at most."""
    calls: Counter[int] = Counter()
    for name, times in drawing.called.items():
        for form in _meant(name, drawing.forms, everywhere):
            calls[form] += times
    return calls


def _meant(name: str | None, own: Mapping[str, int] | None, everywhere: Mapping[str, set[int]]) -> set[int]:
    if name is None:
        return set(own.values()) if own is not None else set().union(*everywhere.values())
    if own is None:
        return everywhere.get(name, set())
    return {own[name]} if name in own else set()
