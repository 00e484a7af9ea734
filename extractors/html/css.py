"""The few properties of a web page's styles that say how its words look: paint, face, and whether they show.

Selectors of tags, classes and identifiers, one inside another, are matched; rules for print or for what a
pointer does are not. Cascading Style Sheets 2.1, 4.1 (syntax) and 6.4 (cascade).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_COMPOUND = re.compile(r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<rest>(?:[.#][\w-]+)*)")
_PART = re.compile(r"([.#])([\w-]+)")
# What only some media show, and what is no style of an element.
_AT_RULE = re.compile(r"@(?:media\s+print|page|font-face)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_MEDIA = re.compile(r"@media[^{]*\{|@(?:charset|import)[^;]*;", re.IGNORECASE)
_KNOWN = frozenset(
    {"background", "background-color", "font-weight", "font", "text-decoration", "text-decoration-line"}
    | {"display", "visibility", "opacity", "font-size", "color", "mso-hide", "mso-list"}
    | {"vertical-align", "height", "width", "padding"}
)
# No page of a report has more; each is tried on elements of its tag or class.
_MOST_RULES = 5_000
_BOLD_FROM = 600
_AMOUNT = re.compile(r"(?P<amount>\d*\.?\d+)(?P<unit>[a-z%]*)")
# By unit: of type, two points (pixels of a screen are smaller), and of anything, next to nothing.
_LEAST_SEEN = {"pt": 2.0, "px": 2.0, "%": 1.0}


@dataclass(frozen=True, slots=True)
class Compound:
    """One step of a selector."""

    tag: str
    classes: frozenset[str]
    identity: str

    def matches(self, element: _Element) -> bool:
        """Whether an element is meant."""
        return (
            self.tag in ("", "*", element.tag)
            and (not self.identity or element.get("id") == self.identity)
            and (not self.classes or self.classes <= set((element.get("class") or "").lower().split()))
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    steps: tuple[Compound, ...]
    rank: tuple[int, int, int, int]
    declared: tuple[tuple[str, str], ...]

    def applies(self, element: _Element) -> bool:
        if not self.steps[-1].matches(element):
            return False
        above = element.iterancestors()
        return all(any(step.matches(outer) for outer in above) for step in reversed(self.steps[:-1]))


@dataclass(slots=True)
class StyleSheet:
    """The rules of a page by the tag, class or identifier that their last step names."""

    _rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    _count: int = 0

    def add(self, text: str) -> None:
        """The rules of one ``style`` element."""
        text = _MEDIA.sub(" ", _AT_RULE.sub(" ", _COMMENT.sub(" ", text)))
        for selectors, body in _RULE.findall(text):
            declared = tuple(declarations(body))
            for selector in selectors.split(",") if declared else ():
                self._add(selector.strip(), declared)

    def _add(self, selector: str, declared: tuple[tuple[str, str], ...]) -> None:
        steps = _steps(selector)
        if not steps or self._count >= _MOST_RULES:
            return
        self._count += 1
        identities = sum(bool(step.identity) for step in steps)
        classes = sum(len(step.classes) for step in steps)
        tags = sum(step.tag not in ("", "*") for step in steps)
        self._rules[_key(steps[-1])].append(_Rule(steps, (identities, classes, tags, self._count), declared))

    def declared(self, element: _Element) -> dict[str, str]:
        """What the rules and the element's own ``style`` say of it, the stronger over the weaker."""
        keys = [str(element.tag), *(f".{name}" for name in (element.get("class") or "").lower().split())]
        keys += [f"#{element.get('id')}", "*"]
        rules = [rule for key in keys for rule in self._rules.get(key, ()) if rule.applies(element)]
        said: dict[str, str] = {}
        for rule in sorted(rules, key=lambda rule: rule.rank):
            said.update(rule.declared)
        said.update(declarations(element.get("style") or ""))
        return said


def declarations(body: str) -> Iterator[tuple[str, str]]:
    """The known properties of a block of declarations, each with its value in small letters."""
    for part in body.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and name in _KNOWN:
            yield name, value.replace("!important", "").strip().lower()


def _steps(selector: str) -> tuple[Compound, ...]:
    """The steps of a selector; none where it has a kind of step that is not matched here."""
    steps: list[Compound] = []
    for word in selector.replace(">", " ").split():
        found = _COMPOUND.fullmatch(word)
        if found is None:
            return ()
        named = _PART.findall(found["rest"])
        classes = frozenset(name.lower() for sign, name in named if sign == ".")
        identity = next((name for sign, name in named if sign == "#"), "")
        steps.append(Compound((found["tag"] or "").lower(), classes, identity))
    return tuple(steps)


def _key(step: Compound) -> str:
    if step.identity:
        return f"#{step.identity}"
    return f".{min(step.classes)}" if step.classes else step.tag or "*"


def is_hidden(said: dict[str, str]) -> bool:
    """Whether an element does not show."""
    return (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or said.get("mso-hide") == "all"
        or _is_nought(said.get("opacity"))
        or _is_nought(said.get("font-size"))
    )


def _is_nought(value: str | None) -> bool:
    """Whether a length or a share is too small for anything to be seen: below two points, or a hundredth."""
    found = _AMOUNT.fullmatch(value or "")
    return found is not None and float(found["amount"]) < _LEAST_SEEN.get(found["unit"], 0.01)


def is_bold(said: dict[str, str]) -> bool | None:
    """Whether a face is bold; None where nothing is said."""
    weight = said.get("font-weight") or next(
        (word for word in (said.get("font") or "").split() if word in ("bold", "bolder")), ""
    )
    if weight.isdigit():
        return int(weight) >= _BOLD_FROM
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight)


def is_struck(said: dict[str, str]) -> bool:
    """Whether words are struck through."""
    return "line-through" in (said.get("text-decoration") or "") + (said.get("text-decoration-line") or "")


def paint(said: dict[str, str]) -> str | None:
    """The colour behind an element, as ``#RRGGBB``."""
    words: Iterable[str] = _words(said.get("background-color") or said.get("background") or "")
    return next((found for word in words if (found := colour(word))), None)


def _words(value: str) -> list[str]:
    """The words of a value; one with brackets is one word."""
    return re.findall(r"[\w-]+\([^)]*\)|[^\s(]+", value)


def colour(text: str) -> str | None:
    """A colour in any of the ways in which pages write one; None for what is none, or shows through."""
    from PIL import ImageColor

    text = text.strip().lower()
    if re.fullmatch(r"[0-9a-f]{6}", text):  # as `bgcolor` was often written
        text = f"#{text}"
    try:
        channels = ImageColor.getrgb(text)
    except ValueError:
        return None
    if len(channels) > 3 and channels[3] == 0:
        return None
    return "#" + "".join(f"{channel:02X}" for channel in channels[:3])
