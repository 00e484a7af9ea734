"""Inline marks of a text rendering (`<p>`, `<ul>`, `<b>`, `**bold**`, `&amp;`) into layout items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from extractors.characters import BULLET_SIGNS, readable
from extractors.layout import Item, Run
from extractors.runs import part_item, tidy_runs

_BLOCKS = frozenset({"p", "li", "br", "div", "tr", "td", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
_BOLD = frozenset({"b", "strong"})
_STRUCK = frozenset({"s", "del", "strike"})
_MARKED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__|~~(?=\S)(.+?)(?<=\S)~~")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])")
_ORDINAL = re.compile(r"^(st|nd|rd|th)$", re.IGNORECASE)
# A bullet sign at the start of the list's text or after a space; a dash only inside a list.
_SIGN = re.compile(rf"(?:^|(?<=\s))([{re.escape(BULLET_SIGNS)}]|[-–](?=\s))\s*")
# In a list that shows no signs at all the rendering lost them: there a new bullet begins with a sentence.
_SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
# The hollow signs are what word processors give the second level.
_SECOND_LEVEL = frozenset("○◦▫□")


# A face that changes between two letters stands where the rendering lost a line break:
# "Plan of Action**Success Criteria**".
_LOST_BREAK = re.compile(r"(?<=[a-z.])(?=\*\*[A-Z])")


def read_inline(text: str) -> tuple[Item, ...]:
    """The paragraphs and bullets of one cell or paragraph, each with its faces; empty ones dropped."""
    parser = _ItemParser()
    marked = _LOST_BREAK.sub("<br>", text)
    if "<" in marked or "&" in marked:
        parser.feed(marked)
        parser.close()
    else:
        parser.handle_data(marked)  # Nearly every text: there is nothing to parse.
    return tuple(parser.finished())


@dataclass
class _Open:
    """The item that is being read."""

    runs: list[Run]
    level: int | None
    signed: bool = False


class _ItemParser(HTMLParser):
    """Collects runs; a block tag or a bullet sign inside a list begins the next item."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._items: list[Item] = []
        self._open = _Open([], None)
        self._depth = {"bold": 0, "struck": 0, "list": 0, "sup": 0}

    def finished(self) -> list[Item]:
        self._end_item()
        return self._items

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._count(tag, 1)
        if tag in _BLOCKS:
            in_list = self._depth["list"] > 0 and tag in ("li", *_LISTS)
            self._begin(self._depth["list"] - 1 if in_list else None, signed=tag == "li")

    def handle_endtag(self, tag: str) -> None:
        self._count(tag, -1)
        if tag in _BLOCKS:
            self._begin(None)

    def handle_data(self, data: str) -> None:
        """Text between marks: into the item that is open, a raised ordinal back to its number."""
        text = readable(data)
        if self._depth["sup"] and _ORDINAL.match(text.strip()):
            self._stick(text.strip())
        elif self._open.level is not None:
            self._bullets(text)
        else:
            self._marked(text)

    def _count(self, tag: str, step: int) -> None:
        names = {**dict.fromkeys(_BOLD, "bold"), **dict.fromkeys(_STRUCK, "struck")}
        name = names.get(tag) or ("list" if tag in _LISTS else tag if tag == "sup" else None)
        if name:
            self._depth[name] = max(0, self._depth[name] + step)

    def _begin(self, level: int | None, *, signed: bool = False) -> None:
        self._end_item()
        self._open = _Open([], level, signed)

    def _bullets(self, text: str) -> None:
        start = 0
        base = max(self._depth["list"] - 1, 0)
        for sign in _SIGN.finditer(text):
            self._marked(text[start : sign.start()])
            self._begin(base + (1 if sign[1] in _SECOND_LEVEL else 0), signed=True)
            start = sign.end()
        self._marked(text[start:])

    def _marked(self, text: str) -> None:
        start = 0
        for mark in _MARKED.finditer(text):
            self._add(text[start : mark.start()])
            bold = mark[1] or mark[2]
            self._add(bold or mark[3], bold=bool(bold), struck=not bold)
            start = mark.end()
        self._add(text[start:])

    def _add(self, text: str, *, bold: bool = False, struck: bool = False) -> None:
        plain = _EMPHASIS.sub(r"\1", text)
        if plain:
            face = Run(plain, bold or self._depth["bold"] > 0, struck or self._depth["struck"] > 0)
            self._open.runs.append(face)

    def _stick(self, suffix: str) -> None:
        """Put an ordinal's raised letters straight behind their number: "4 <sup>th</sup>" is "4th"."""
        if self._open.runs:
            last = self._open.runs[-1]
            self._open.runs[-1] = Run(last.text.rstrip() + suffix, last.bold, last.struck)
        else:
            self._add(suffix)

    def _end_item(self) -> None:
        runs = tidy_runs(self._open.runs)
        item = Item(runs, level=self._open.level)
        if not runs:
            return
        if item.is_bullet and not self._open.signed:
            self._items.extend(_sentences(item))
        else:
            self._items.append(item)


def _sentences(item: Item) -> Iterator[Item]:
    ends = [match.end() for match in _SENTENCE_END.finditer(item.text)]
    for start, end in pairwise([0, *ends, len(item.text)]):
        yield part_item(item, start, end)
