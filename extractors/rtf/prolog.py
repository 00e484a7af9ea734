"""What an RTF file tells before its text: fonts, colours, style names, lists, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from extractors.code_pages import page_encoding
from extractors.layout import Properties
from extractors.rtf.charsets import font_encoding
from extractors.rtf.tokens import Kind, Token
from extractors.wordprocessing.lists import ListLevel

_BULLET, _NONE = 23, 255
_FORMS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    22: "decimalZero",
    _BULLET: "bullet",
    _NONE: "none",
}
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Font:
    """A font's name, and the encoding of its characters of a byte; None where the file's holds."""

    name: str
    encoding: str | None


@dataclass(slots=True)
class Prolog:
    """The tables. Colours are ``#RRGGBB``, None for "automatic"; lists by the number that paragraphs use."""

    encoding: str = "cp1252"
    default_font: int = 0
    fonts: dict[int, Font] = field(default_factory=dict)
    colours: list[tuple[int, int, int] | None] = field(default_factory=list)
    styles: dict[int, str] = field(default_factory=dict)
    lists: dict[int, tuple[int, dict[int, ListLevel]]] = field(default_factory=dict)
    properties: Properties = field(default_factory=Properties)
    _definitions: dict[int, dict[int, ListLevel]] = field(default_factory=dict)

    def take(self, destination: str, tokens: Sequence[Token]) -> None:
        """Take in one of the tables by its name; its tokens are those between its braces."""
        if destination == "fonttbl":
            self.fonts.update(_fonts(tokens, self.encoding))
        elif destination == "colortbl":
            self.colours = list(_colours(tokens))
        elif destination == "stylesheet":
            self.styles.update(_styles(tokens, self.encoding))
        elif destination == "listtable":
            self._definitions.update(_definitions(tokens))
        elif destination == "listoverridetable":
            self._override(tokens)
        elif destination == "info":
            self.properties = _properties(tokens, self.encoding)

    def colour(self, number: int) -> tuple[int, int, int] | None:
        """A colour by its number."""
        return self.colours[number] if 0 <= number < len(self.colours) else None

    def _override(self, tokens: Sequence[Token]) -> None:
        for group in groups(tokens):
            words = _words(group)
            number, identity = words.get("ls"), words.get("listid")
            if number is not None and identity is not None and identity in self._definitions:
                self.lists[number] = (identity, self._definitions[identity])


TABLES = frozenset({"fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "info"})
"""The destinations that `Prolog.take` knows."""


def groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The groups that stand directly in a stretch of tokens, without their braces."""
    depth, start = 0, 0
    for at, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            depth += 1
            start = at + 1 if depth == 1 else start
        elif token.kind is Kind.CLOSE:
            depth -= 1
            if depth == 0:
                yield tokens[start:at]


def plain_text(tokens: Sequence[Token], encoding: str) -> str:
    """The text of a stretch, without that of the groups in it."""
    raw, text, depth, skip = bytearray(), "", 0, 0
    for token in tokens:
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if depth:
            continue
        if token.kind is Kind.BYTE and token.number is not None:
            raw += b"" if skip else bytes([token.number])
            skip = max(0, skip - 1)
        elif token.kind is Kind.TEXT:
            raw += token.text[skip:].encode("latin-1")
            skip = max(0, skip - len(token.text))
        elif token.kind is Kind.WORD and token.text == "u" and token.number is not None:
            text += raw.decode(encoding, "replace") + chr(token.number & 0xFFFF)
            raw, skip = bytearray(), 1
    text += raw.decode(encoding, "replace")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _words(tokens: Sequence[Token]) -> dict[str, int]:
    """The numbers of the words that stand directly in a stretch; 1 for a word without one."""
    depth, found = 0, dict[str, int]()
    for token in tokens:
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if token.kind is Kind.WORD and depth == 0:
            found[token.text] = 1 if token.number is None else token.number
    return found


def _fonts(tokens: Sequence[Token], encoding: str) -> Iterator[tuple[int, Font]]:
    # Some programs give each font a group of its own, and some none at all.
    for group in [*groups(tokens)] or _parted(tokens):
        words = _words(group)
        own = font_encoding(words.get("fcharset"))
        if "cpg" in words:
            own = page_encoding(words["cpg"])
        name = plain_text(group, own or encoding).strip().rstrip(";")
        if "f" in words:
            yield words["f"], Font(name, own)


def _parted(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for at, token in enumerate(tokens):
        if token.kind is Kind.TEXT and token.text.endswith(";"):
            yield tokens[start : at + 1]
            start = at + 1


def _colours(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int] | None]:
    parts: dict[str, int] = {}
    for token in tokens:
        if token.kind is Kind.WORD and token.text in ("red", "green", "blue"):
            parts[token.text] = max(0, min(token.number or 0, 255))
        elif token.kind is Kind.TEXT:
            for _ in range(token.text.count(";")):
                yield (parts.get("red", 0), parts.get("green", 0), parts.get("blue", 0)) if parts else None
                parts = {}


def _styles(tokens: Sequence[Token], encoding: str) -> Iterator[tuple[int, str]]:
    """The names of the paragraph styles; one that is written without a number is the first."""
    for group in groups(tokens):
        words = _words(group)
        if not {"cs", "ds", "ts"} & words.keys():
            yield words.get("s", 0), plain_text(group, encoding).strip().split(";")[0].split(",")[0]


def _definitions(tokens: Sequence[Token]) -> Iterator[tuple[int, dict[int, ListLevel]]]:
    for group in groups(tokens):
        identity = _words(group).get("listid")
        levels = [one for one in groups(group) if one and one[0].text == "listlevel"]
        if identity is not None:
            yield identity, {place: _level(level) for place, level in enumerate(levels[:_LEVELS])}


def _level(tokens: Sequence[Token]) -> ListLevel:
    words = _words(tokens)
    form = _FORMS.get(words.get("levelnfcn", words.get("levelnfc", 0)), "decimal")
    text = next((one for one in groups(tokens) if one and one[0].text == "leveltext"), ())
    return ListLevel(form, _level_text(text), words.get("levelstartat", 1))


def _level_text(tokens: Sequence[Token]) -> str:
    """A level's label with ``%1`` to ``%9`` for the counts: a length comes first, a semicolon last."""
    label = plain_text(tokens, "latin-1").removesuffix(";")[1:]
    return "".join(f"%{ord(sign) + 1}" if ord(sign) < _LEVELS else sign for sign in label)


def _properties(tokens: Sequence[Token], encoding: str) -> Properties:
    texts: dict[str, str | None] = {}
    days: dict[str, date | None] = {}
    for group in groups(tokens):
        if not group or group[0].kind is not Kind.WORD:
            continue
        texts[group[0].text] = plain_text(group[1:], encoding).strip() or None
        days[group[0].text] = _day(_words(group))
    return Properties(texts.get("title"), texts.get("author"), days.get("creatim"), days.get("revtim"))


def _day(words: dict[str, int]) -> date | None:
    try:
        return date(words.get("yr", 0), words.get("mo", 0), words.get("dy", 0))
    except ValueError:
        return None
