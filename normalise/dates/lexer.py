"""A deadline's text into words of known kinds: months, numbers, turns of phrase (``lexicon/dates.toml``).

Spelling, case, dash and quote marks make no difference from here on; a word that the lexicon does not
know is an ``X``. Each word keeps its place in the text, so that a caller can cut out what was understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.characters import DIRECTIONS
from ingest.codes import Flag
from lexicon.files import tables
from normalise.dates.calendar import EARLIEST_YEAR, LATEST_YEAR
from normalise.dates.printed import Repeat
from normalise.dates.spelling import respelled
from normalise.dates.wrapped import unwrapped
from normalise.grammar import Node

_DASHES = "‐‑‒–—―−­"
_QUOTES = "’‘`´ʼ′"
_SPACES = "\u00a0\u2007\u202f\u2009\u200a\u200b\u2003\u2002\u3000\ufeff\t"
# Figures, letters and signs as wide as an East Asian character, as such keyboards type them.
_FULL_WIDTH = {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)}
_FOLD = str.maketrans(
    _FULL_WIDTH
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_SPACES + DIRECTIONS, " ")
    | {"\r": "\n"}
)

_ZERO_AS_LETTER = re.compile(r"(?<=\d)[oO](?=\d)")  # "2O10", typed or read by a scanner
_LETTER_AS_FIGURE = re.compile(r"\b(?=[a-z01]*[01])[a-z01]{3,9}\b")  # "0ctober", "Apri1"
_LETTERS = str.maketrans("01", "ol")

# In this order: what looks like a number but is no date (money, shares, times of day) before numbers,
# abbreviations that hold a slash or dots before words.
_WORD = re.compile(
    r"""
    (?P<mark><[^<>\n]{0,40}>)
  | (?P<other>[£$€]\s?\d[\d,.]*(?:\s?(?:k|m|bn|million)\b)?|\d+(?:\.\d+)?\s?%)
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?(?:\s?[ap]\.?m\b)?|t(?=\d{2}:)
      |\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b)
  | (?P<ordinal>(?:\d{1,2}\s?(?:st|nd|rd|th)|1er)(?=\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))
  | (?P<apostrophe>'\d{2}\b)
  | (?P<week>(?<![^\W\d_])w\d{2}\b)
  | (?P<number>\d+(?:\.0\b)?)
  | (?P<abbreviation>\b(?:w/(?:c|b|e|ending|beginning|commencing)|n/a|f/y|y/e)\b
      |\b(?:[a-z]\.){2,}(?:[a-z]\b)?)
  | (?P<word>[^\W\d_](?:[^\W\d_]|'(?=[^\W\d_]))*)
  | (?P<newline>\n)
  | (?P<sign>[^\s\w]|_)
    """,
    re.VERBOSE,
)

_SIGNS = {
    "-": "DASH",
    "/": "SLASH",
    "\\": "SLASH",
    ".": "DOT",
    ",": "COMMA",
    "&": "AND",
    "+": "AND",
    ";": "STOP",
    ":": "COLON",
    "(": "OPEN",
    "[": "OPEN",
    ")": "SHUT",
    "]": "SHUT",
    "?": "QUESTION",
    "~": "ABOUT",
    "→": "ONWARDS",
}

_DROPPED = frozenset({"THE", "CLOCK"})


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    number: int
    meaning: Repeat | None = None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The phrases by first word, the longest first, and words that are no month although one is near."""

    by_first: Mapping[str, Sequence[tuple[tuple[str, ...], _Entry]]]
    no_months: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    """The words of ``lexicon/dates.toml``."""
    by_first: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
    for phrase, entry in _entries(tables("dates")):
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append((words, entry))
    for phrases in by_first.values():
        phrases.sort(key=lambda item: -len(item[0]))
    return _Lexicon(by_first, frozenset(tables("dates")["likeness"]["no_months"]))


def _entries(raw: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, _Entry]]:
    flags: dict[str, tuple[Flag, ...]] = {
        "repeats": (),
        "repeats_in_doubt": (Flag.RECURRENCE_AMBIGUOUS,),
        "repeats_about": (Flag.RECURRENCE_APPROXIMATE,),
    }
    for section, words in raw.items():
        if section == "likeness":
            continue
        for key, value in words.items():
            if isinstance(value, list):
                yield from ((phrase, _Entry(key, 0)) for phrase in value)
            elif section in flags:
                yield key, _Entry("REPEAT", 0, Repeat(str(value) or None, flags[section]))
            elif isinstance(value, int):
                yield key, _Entry(section, value)


def fold(text: str) -> str:
    """The text in lower case with one kind of dash, quote and space: as long as the text itself."""
    folded = _ZERO_AS_LETTER.sub("0", text.translate(_FOLD))
    lower = folded.lower()
    if len(lower) != len(folded):
        lower = "".join(c.lower()[:1] for c in folded)
    return _LETTER_AS_FIGURE.sub(_as_month, lower)


def _as_month(match: re.Match[str]) -> str:
    """A word with a 0 or 1 for a letter, where it is a month's name so read."""
    word = match.group().translate(_LETTERS)
    known = _lexicon().by_first.get(word, ())
    return word if any(entry.kind == "MONTH" for _, entry in known) else match.group()


def words_of(text: str) -> list[Node]:
    """The words of a text, in order; markup, "the", times of day and breaks within a time are left out."""
    folded = fold(text)
    raw = [m for m in _WORD.finditer(folded) if m.lastgroup != "mark"]
    nodes: list[Node] = []
    position = 0
    while position < len(raw):
        node, position = _read(raw, position, text)
        if node.kind not in _DROPPED:
            nodes.append(node)
    return unwrapped(respelled(nodes, text, _lexicon().no_months))


def _read(raw: Sequence[re.Match[str]], position: int, text: str) -> tuple[Node, int]:
    match = raw[position]
    group = match.lastgroup
    start, end = match.span()
    if group in ("word", "abbreviation"):
        return _read_word(raw, position, text)
    if group == "number":
        kind, number = _number(match.group())
        return Node(kind, start, end, number), position + 1
    if group == "ordinal":
        number = int(re.match(r"\d+", match.group()).group())  # type: ignore[union-attr]  # it begins with one
        return Node("ORD" if 1 <= number <= 31 else "X", start, end, number), position + 1
    if group == "week":
        return Node("WEEKNUMBER", start, end, int(match.group()[1:])), position + 1
    if group == "apostrophe":
        return Node("APOS", start, end, century(int(match.group()[1:]))), position + 1
    if group == "sign":
        return Node(_SIGNS.get(match.group(), "SIGN"), start, end), position + 1
    return Node({"clock": "CLOCK", "newline": "BREAK"}.get(group or "", "X"), start, end), position + 1


def century(two_digits: int) -> int:
    """The year that two digits mean in a paper of 1990 to 2050: 98 is 1998, 09 is 2009."""
    return two_digits + (1900 if two_digits >= 90 else 2000)


def _number(digits: str) -> tuple[str, int]:
    """The kind of a number by its digits, as `normalise.dates.kinds` tells them apart, and its value."""
    digits = digits.removesuffix(".0")
    value = int(digits) if len(digits) <= 9 else 0
    if len(digits) == 1:
        return ("ONE" if value else "NUMBER"), value
    if len(digits) == 2:
        return ("TWO" if 1 <= value <= 31 else "PAST"), value
    if len(digits) == 4 and EARLIEST_YEAR <= value <= LATEST_YEAR:
        return "YEAR", value
    # Days counted from 1900, as a workbook keeps dates: 1990 to 2050.
    if len(digits) == 5 and 32874 <= value <= 55152:
        return "SERIAL", value
    return ("DATE8" if len(digits) == 8 else "NUMBER"), value


def _read_word(raw: Sequence[re.Match[str]], position: int, text: str) -> tuple[Node, int]:
    match = raw[position]
    start = match.start()
    if (parted := _parted_word(raw, position)) is not None:
        return parted
    if (month := _roman_month(raw, position)) is not None:
        return month, position + 1
    for phrase, entry in _lexicon().by_first.get(_plain(match.group()), ()):
        last = position if len(phrase) == 1 else _phrase_end(raw, position, phrase)
        if last is None or (entry.kind == "MONTH" and not _is_month(raw, position, text)):
            continue
        end = raw[last].end()
        if entry.kind == "MONTH" and last + 1 < len(raw) and raw[last + 1].group() == ".":
            last, end = last + 1, raw[last + 1].end()
        return Node(entry.kind, start, end, entry.number, entry.meaning), last + 1
    return Node("X", start, match.end()), position + 1


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _roman_month(raw: Sequence[re.Match[str]], position: int) -> Node | None:
    """A month in Roman figures between a day and a year: "31.iii.2010"."""
    if raw[position].group() not in _ROMAN or position < 2 or position + 2 >= len(raw):
        return None
    day, sign, other, year = (raw[position + step] for step in (-2, -1, 1, 2))
    if sign.group() not in "./-" or other.group() != sign.group():
        return None
    if day.lastgroup != "number" or year.lastgroup != "number":
        return None
    number = _ROMAN.index(raw[position].group()) + 1
    return Node("ONE" if number < 10 else "TWO", *raw[position].span(), number)


def _parted_word(raw: Sequence[re.Match[str]], position: int) -> tuple[Node, int] | None:
    """A month or other single word that a line's end has cut, with a hyphen or without: "Septem-⏎ber"."""
    last = position + 1
    if last + 1 < len(raw) and raw[last].group() == "-":
        last += 1
    if last + 1 >= len(raw) or raw[last].lastgroup != "newline" or raw[last + 1].lastgroup != "word":
        return None
    second = raw[last + 1].group()
    if _plain(second) in _lexicon().by_first:
        return None
    for phrase, entry in _lexicon().by_first.get(_plain(raw[position].group()) + _plain(second), ()):
        if len(phrase) == 1:
            end = raw[last + 1].end()
            return Node(entry.kind, raw[position].start(), end, entry.number, entry.meaning), last + 2
    return None


def _plain(word: str) -> str:
    """A word without its dots and its genitive: "a.s.a.p.", "months'", "year's"."""
    word = word.replace(".", "")
    return word.removesuffix("'s").replace("'", "")


def _phrase_end(raw: Sequence[re.Match[str]], position: int, phrase: tuple[str, ...]) -> int | None:
    """The index of the phrase's last word, where it stands here; hyphens in between are passed over."""
    for word in phrase[1:]:
        position += 1
        if position < len(raw) and raw[position].group() == "-":
            position += 1
        if position >= len(raw) or _plain(raw[position].group()) != word:
            return None
    return position


# "may" and "march" are verbs as well: months have a capital, stand alone, or beside a number or one of these.
_AFTER_THE_VERB = frozenset(
    ("be", "have", "not", "need", "also", "take", "require", "include", "change", "vary", "well")
)
_BESIDE_A_MONTH = re.compile(
    r"\d|^(?:by|in|from|to|end|mid|early|late|until|during|since|of|and|annually|starting)$|^[-/.'(,]"
)


def _is_month(raw: Sequence[re.Match[str]], position: int, text: str) -> bool:
    word = raw[position].group()
    if word == "may" and position + 1 < len(raw) and raw[position + 1].group() in _AFTER_THE_VERB:
        return False
    around = [*raw[max(0, position - 1) : position], *raw[position + 1 : position + 2]]
    if word == "mars":  # French, where months have no capital; the planet has no number beside it
        return any(neighbour.lastgroup == "number" for neighbour in around)
    if word not in ("may", "march", "mar") or text[raw[position].start()].isupper():
        return True
    return not around or any(_BESIDE_A_MONTH.search(neighbour.group()) for neighbour in around)
