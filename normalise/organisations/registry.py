"""Councils by all their names, with their GSS codes."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")

# What may follow a place's name to make it the council's: "Merton Council", "Merton LBC".
_ENDINGS = (
    ("council",),
    ("county", "council"),
    ("city", "council"),
    ("district", "council"),
    ("borough", "council"),
    ("metropolitan", "borough", "council"),
    ("metropolitan", "district", "council"),
    ("london", "borough", "council"),
    ("unitary", "authority"),
    *((short,) for short in ("mbc", "bc", "cc", "dc", "lbc", "mdc")),
)
_BEGINNINGS = (
    ("london", "borough", "of"),
    ("royal", "borough", "of"),
    ("lb", "of"),
    ("lb",),
    ("city", "of"),
    ("borough", "of"),
    ("council", "of"),
)
_CITY_OF = (("city", "of"),)


@dataclass(frozen=True, slots=True)
class Council:
    """A local authority: its official name and its code, none where the lists know none."""

    official_name: str
    name: str
    gss_code: str | None = None
    type: str = ""
    start: date | None = None
    end: date | None = None
    other_names: tuple[str, ...] = ()

    def existed(self, day: date | None) -> bool:
        """Whether it was there on a day; true where nothing speaks against it."""
        if day is None:
            return self.end is None
        return not ((self.start and self.start > day) or (self.end and self.end < day))


class Mention(NamedTuple):
    """A council found in a text, by its full name ("Merton Council") or by its place's alone ("Merton")."""

    names: Sequence[Council]
    full: bool
    start: int
    end: int


class _Form(NamedTuple):
    words: tuple[str, ...]
    full: bool
    councils: tuple[Council, ...]


@cache
def councils() -> tuple[Council, ...]:
    """All of them, current and former."""
    with (_HERE / "local_authorities.csv").open(encoding="utf-8", newline="") as lines:
        listed = [_council(row) for row in csv.DictReader(lines)]
    former = tomllib.loads((_HERE / "former_councils.toml").read_text(encoding="utf-8"))["names"]
    gone = date(2009, 3, 31)
    return (*listed, *(Council(name, _place_of(name), type="Former", end=gone) for name in former))


def _council(row: Mapping[str, str]) -> Council:
    return Council(
        row["official_name"],
        row["name"],
        row["gss_code"] or None,
        row["type"],
        _day(row["start_date"]),
        _day(row["end_date"]),
        tuple(name for name in row["other_names"].split("|") if name),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _place_of(official_name: str) -> str:
    return re.sub(r"\s+(?:County|City|District|Borough) Council$", "", official_name)


@cache
def _by_first_word() -> Mapping[str, Sequence[Council]]:
    """The councils of which a way of naming may begin with a word."""
    found: dict[str, list[Council]] = {}
    for council in councils():
        place = _words(council.name)
        names = (_words(council.official_name), *_shortened(place), *_places(council))
        for word in dict.fromkeys(name[0] for name in (*names, *_beginnings(council))):
            found.setdefault(word, []).append(council)
    return found


@cache
def _forms(first: str) -> Sequence[_Form]:
    """Every way of naming a council that begins with a word, the longest first."""
    named: dict[tuple[tuple[str, ...], bool], dict[str, Council]] = {}
    for council in _by_first_word()[first]:
        for words, full in _ways_of_naming(council):
            if words[0] == first:
                named.setdefault((words, full), {})[council.official_name] = council
    forms = [_Form(words, full, tuple(found.values())) for (words, full), found in named.items()]
    return sorted(forms, key=lambda form: -len(form.words))


def _ways_of_naming(council: Council) -> Iterator[tuple[tuple[str, ...], bool]]:
    official = _words(council.official_name)
    yield official, True
    for place in _shortened(_words(council.name)):
        # "Cambs County Council"; "Beds" and "Som" alone may be anything.
        yield from ((place + ending, True) for ending in _endings(council))
    for place in _places(council):
        yield place, False
        yield from ((place + ending, True) for ending in _endings(council))
        yield from ((beginning + place, True) for beginning in _beginnings(council))


def _beginnings(council: Council) -> Sequence[tuple[str, ...]]:
    """What may stand before a council's place: "Royal Borough of"."""
    if council.type in ("London borough", "City corporation", "Metropolitan district", ""):
        return _BEGINNINGS
    return _CITY_OF if _words(council.official_name)[:2] == ("city", "of") else ()


def _endings(council: Council) -> Iterator[tuple[str, ...]]:
    """A county is no city or district; but unitary authorities are called all sorts of things."""
    county = council.type == "County" or "county" in _words(council.official_name)
    for ending in _ENDINGS:
        if ending[0] in ("county", "cc") and not county and council.type != "Unitary authority":
            continue
        if county and ending[0] in (
            "city",
            "district",
            "borough",
            "metropolitan",
            "london",
            "bc",
            "dc",
            "mbc",
            "lbc",
            "mdc",
        ):
            continue
        yield ending


def _places(council: Council) -> Iterator[tuple[str, ...]]:
    place = _words(council.name)
    yield place
    for other in map(_words, council.other_names):
        # The list's own shorthand ("Kent UA", "merton london boro") is nobody's name.
        if (
            not {"ua", "boro", "council", "district"} & set(other)
            and len("".join(other)) > 4
            and other[-1] != "of"
        ):
            yield other
    if len(place) > 1:
        yield from _shortened(place)
    for filler in ("county", "city"):
        # "County Durham", "Aberdeen City".
        if filler in place and len(place) > 1:
            yield tuple(part for part in place if part != filler)


def _shortened(place: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The place with its county shortened: "South Glos"."""
    for word, short in _short_forms():
        if word in place:
            yield tuple(short if part == word else part for part in place)


@cache
def _short_forms() -> tuple[tuple[str, str], ...]:
    raw = tomllib.loads((_HERE / "short_forms.toml").read_text(encoding="utf-8"))["counties"]
    return tuple((county, short) for county, shorts in raw.items() for short in shorts)


@cache
def common_words() -> frozenset[str]:
    """Places that are also everyday words or surnames."""
    raw = tomllib.loads((_HERE / "short_forms.toml").read_text(encoding="utf-8"))["common"]
    return frozenset(raw["words"])


def _words(text: str) -> tuple[str, ...]:
    folded = text.lower().replace("&", " and ").replace("’", "'").replace("-", " ")
    return tuple(match.group() for match in _WORD.finditer(folded))


_TEXT_WORD = re.compile(r"\+|[^\W_]+(?:'[^\W\d_]+)?")
# Begins with the capital, to be found the quickest.
_CAPITALISED = re.compile(r"[^\W\d_a-z](?<![^\W_].)[^\W_]*(?:'[^\W\d_]+)?")


def mentions(text: str) -> Iterator[Mention]:
    """The councils that a text names, in order; places only where they are written with a capital."""
    folded = text.replace("&", "+").replace("’", "'").replace("-", " ")
    known = _by_first_word()
    if known.keys().isdisjoint(map(str.lower, _CAPITALISED.findall(folded))):
        return  # Nearly every text: it need not be taken apart with its places.
    words = [(m.group().lower(), m.start(), m.end()) for m in _TEXT_WORD.finditer(folded)]
    spelled = ["and" if word == "+" else word for word, _, _ in words]
    index = 0
    while index < len(words):
        capital = spelled[index] in known and text[words[index][1]].isupper()
        form = _form_at(_forms(spelled[index]), spelled, index) if capital else None
        if form is None:
            index += 1
            continue
        last = index + len(form.words) - 1
        if _is_in_longer_name(text, words, index, last, full=form.full):
            index = last + 1
            continue
        if form.full or spelled[index] not in common_words() or len(form.words) > 1:
            yield Mention(form.councils, form.full, words[index][1], words[last][2])
        index = last + 1


def _is_in_longer_name(
    text: str, words: Sequence[tuple[str, int, int]], first: int, last: int, *, full: bool
) -> bool:
    """Whether the words from ``first`` to ``last`` are part of another place's name: "Upper Swale District
    Council" is not Swale's, "Harrow Dale" not Harrow."""
    before, behind = _words_of_places()
    if first and words[first - 1][0] in before:
        start, end = words[first - 1][1:]
        if text[start].isupper() and not text[end : words[first][1]].strip(" -"):
            return True
    if full or last + 1 >= len(words) or words[last + 1][0] not in behind:
        return False
    return text[words[last + 1][1]].isupper() and not text[words[last][2] : words[last + 1][1]].strip(" -")


@cache
def _words_of_places() -> tuple[frozenset[str], frozenset[str]]:
    """Words that make another place of a place, before its name and behind it."""
    raw = tomllib.loads((_HERE / "short_forms.toml").read_text(encoding="utf-8"))["places"]
    return frozenset(raw["before"]), frozenset(raw["behind"])


def _form_at(forms: Sequence[_Form], spelled: Sequence[str], index: int) -> _Form | None:
    return next(
        (form for form in forms if tuple(spelled[index : index + len(form.words)]) == form.words), None
    )


@cache
def _by_address() -> Mapping[str, tuple[Council, ...]]:
    """Councils by what stands before ``.gov.uk``: southglos, merton, eastriding."""
    found: dict[str, list[Council]] = {}
    for council in councils():
        for place in _places(council):
            for address in {"".join(place), "-".join(place)}:
                found.setdefault(address, []).append(council)
    return {address: tuple(named) for address, named in found.items()}


_ADDRESS = re.compile(r"(?:@|www\.|//|\b)(?:[a-z0-9-]+\.)*?([a-z-]{4,})\.gov\.uk\b", re.IGNORECASE)


def addresses(text: str) -> Iterator[Sequence[Council]]:
    """The councils whose web or mail addresses a text holds, once for each address."""
    for match in _ADDRESS.finditer(text) if ".gov.uk" in text.casefold() else ():
        if found := _by_address().get(match.group(1).lower()):
            yield found


_NATIONS = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}


def nation_of(gss_code: str) -> str | None:
    """The nation that a GSS code belongs to, which its first letter tells."""
    return _NATIONS.get(gss_code[:1].upper())


def council_of_code(gss_code: str) -> Council | None:
    """The council of a GSS code, where the lists know one."""
    return _by_code().get(gss_code)


@cache
def _by_code() -> Mapping[str, Council]:
    return {council.gss_code: council for council in councils() if council.gss_code}
