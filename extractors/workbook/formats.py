"""Numbers and dates as a workbook shows them: the number formats of Excel (ECMA-376 part 1, 18.8.31).

A date keeps the precision with which it is shown, because that is what its writer meant: "Mar-10" is a
month. What the format leaves out or makes ambiguous is put back, for the file knows it: the year of "14 Mar",
and which of 03/04 is the month where the format puts it first.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from ingest.codes import Flag
from lexicon.remembering import remembered

_TOKENS = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|General|AM/PM|A/P|y+|m+|d+|h+|s+|[0#?.,%]+|E[+-]|@|.',
    re.IGNORECASE | re.DOTALL,
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_CURRENCY = re.compile(r"\[\$([^\]-]*)")
# Behind a month, two digits that could end it ("Feb 28"), or be of another century, are printed as four.
_TOLD_BY_TWO_DIGITS = range(2001, 2028)
# Excel shows this many digits of a number without a format.
_GENERAL_DIGITS = 10
# No format multiplies or divides more often; a hostile one would beyond all numbers.
_MOST_SIGNS = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows, and a code where that is not all that the file knows."""

    text: str
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """One of up to four parts of a format; ``kinds`` are its tokens' first letters in small type."""

    tokens: tuple[str, ...]
    is_date: bool


@remembered(most=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    sections: list[list[str]] = [[]]
    for token in _TOKENS.findall(code):
        if token[0] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(_Section(tuple(tokens), any(_is_part(token) for token in tokens)) for tokens in sections)


def _is_part(token: str) -> bool:
    """Whether a token stands for a part of a date or time."""
    return token[0].lower() in "ymdhs" and set(token.lower()) <= set("ymdhs") and len(set(token.lower())) == 1


def is_date_format(code: str) -> bool:
    """Whether numbers of this format are days and times."""
    return _sections(code)[0].is_date


def shown_number(value: float, code: str) -> Shown:
    """A number as its format shows it."""
    if not isfinite(value):
        return Shown(str(value))
    sections = _sections(code)
    number = abs(value) if value < 0 and len(sections) > 1 else value
    tokens = sections[_section_of(value, sections)].tokens
    if not code.strip() or any(token.lower() in ("general", "@") for token in tokens):
        body = general(number)
        return Shown(
            "".join(body if token.lower() in ("general", "@") else _literal(token) for token in tokens)
            or body
        )
    return Shown(_figure(number, tokens))


_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


def _section_of(value: float, sections: Sequence[_Section]) -> int:
    """The part of a format that shows a number: the first whose condition holds, the last where none does;
    without conditions that of positive numbers, of negative ones or of naught."""
    conditions = [
        next((found for token in section.tokens if (found := _CONDITION.fullmatch(token))), None)
        for section in sections
    ]
    if any(conditions):
        holds = (
            number
            for number, found in enumerate(conditions)
            if found is None or _COMPARED[found[1]](value, float(found[2]))
        )
        return next(holds, len(sections) - 1)
    if value < 0 and len(sections) > 1:
        return 1
    return 2 if value == 0 and len(sections) > 2 else 0


def general(value: float) -> str:
    """A number without a format: whole where it is whole, and no more digits than are shown."""
    if value == int(value) and abs(value) < 10**_GENERAL_DIGITS:
        return str(int(value))
    return f"{value:.{_GENERAL_DIGITS}g}"


def _figure(value: float, tokens: tuple[str, ...]) -> str:
    """A number in the places that a format gives it, its literals around it."""
    pattern = "".join(token for token in tokens if token[0] in "0#?.,%")
    digits = [
        index for index, token in enumerate(tokens) if re.search(r"[0#?]", token) and token[0] in "0#?.,%"
    ]
    if not digits:
        return "".join(map(_literal, tokens)).strip()
    percent = min(pattern.count("%"), _MOST_SIGNS)
    before, _, after = pattern.replace("%", "").partition(".")
    scale = min(len(before) - len(before.rstrip(",")), _MOST_SIGNS) if not after else 0
    places = min(sum(after.count(sign) for sign in "0#?"), _GENERAL_DIGITS)
    required = after.count("0")
    number = round(value * 100**percent / 1000**scale, places)
    text = f"{number:,.{places}f}" if "," in before.rstrip(",") else f"{number:.{places}f}"
    text = _without_optional(text, places, min(required, places))
    whole, point, rest = text.partition(".")
    text = whole.rjust(before.count("0"), "0") + point + rest
    return "".join(
        (text + "%" * percent if index == digits[0] else "") if token[0] in "0#?.,%" else _literal(token)
        for index, token in enumerate(tokens)
    ).strip()


def _without_optional(text: str, places: int, required: int) -> str:
    """Decimals that a format shows only where they are not naught, taken off."""
    for _ in range(places - required):
        text = text.removesuffix("0") if text.endswith("0") else text
    return text.removesuffix(".")


def _literal(token: str) -> str:
    """The words in a format: quoted, escaped, a currency sign in brackets."""
    if token.startswith('"'):
        return token.strip('"')
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("_"):
        return " "
    if token.startswith("*"):
        return ""
    if token.startswith("["):
        currency = _CURRENCY.match(token)
        return currency[1] if currency else ""
    return token


def shown_date(moment: datetime, code: str) -> Shown:
    """A day or time as its format shows it; in words where figures alone could be misread."""
    tokens = tuple(token for token in _sections(code)[0].tokens if not token.startswith(("[", "*", "_")))
    parts = [token.lower() for token in tokens if _is_part(token)]
    days = [part for part in parts if part[0] == "d"]
    years = [part for part in parts if part[0] == "y"]
    months = [part for index, part in enumerate(parts) if part[0] == "m" and not _is_minute(parts, index)]
    if not (days or months or years):
        return Shown(moment.strftime("%H:%M") if parts else "")
    order = "".join(dict.fromkeys(part[0] for part in parts if part in (*days, *months, *years)))
    named = any(len(part) > 2 for part in months)
    numbered = any(len(part) < 3 for part in days)
    missing = bool(months) and not years
    if not named and months and not (numbered and order in ("dmy", "ymd")):
        return _in_words(moment, day=numbered, missing=missing)
    text = _spelt(moment, tokens)
    return Shown(f"{text} {moment.year}", (Flag.YEAR_NOT_SHOWN,)) if missing else Shown(text)


def _in_words(moment: datetime, *, day: bool, missing: bool) -> Shown:
    month = f"{_MONTHS[moment.month - 1]} {moment.year}"
    return Shown(f"{moment.day} {month}" if day else month, (Flag.YEAR_NOT_SHOWN,) if missing else ())


def _is_minute(parts: list[str], index: int) -> bool:
    """An "m" behind hours or before seconds counts minutes."""
    behind = index > 0 and parts[index - 1][0] == "h"
    ahead = index + 1 < len(parts) and parts[index + 1][0] == "s"
    return len(parts[index]) < 3 and (behind or ahead)


def _spelt(moment: datetime, tokens: tuple[str, ...]) -> str:
    """The date's own parts and what stands between them; the time of day says nothing of a deadline."""
    text = ""
    parts = [index for index, token in enumerate(tokens) if _is_part(token)]
    lowered = [tokens[index].lower() for index in parts]
    for index, token in enumerate(tokens):
        if index in parts:
            if token[0].lower() in "hs" or _is_minute(lowered, parts.index(index)):
                break
            text += _part(moment, token.lower())
        elif token.upper() not in ("AM/PM", "A/P", "@"):
            text += _literal(token)
    return re.sub(r"\s+", " ", text).strip(" ,;:")


def _part(moment: datetime, part: str) -> str:
    letter, count = part[0], len(part)
    if letter == "y":
        return (
            f"{moment.year % 100:02}"
            if count < 3 and moment.year in _TOLD_BY_TWO_DIGITS
            else str(moment.year)
        )
    if letter == "m":
        name = _MONTHS[moment.month - 1]
        return (str(moment.month), f"{moment.month:02}", name[:3], name, name[:1])[min(count, 5) - 1]
    name = _DAYS[moment.weekday()]
    return (str(moment.day), f"{moment.day:02}", name[:3], name)[min(count, 4) - 1]
