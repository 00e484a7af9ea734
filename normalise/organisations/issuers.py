"""The body that issued a paper, where its name is the line at the paper's top: "Ferndale College"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from lexicon.actors import names_subject
from lexicon.files import lines as lines_of
from lexicon.files import tables
from lexicon.patterns import alternatives
from lexicon.words import comparable
from normalise.organisations.headings import in_title_case

_TOP = 3
"""Lines in which an issuer names itself: itself, the paper, and the day."""

_NAME_WORDS = 9
"""Words of a body's name."""

# Where a name ends that shares its line with the paper's: "Ferndale College – Action Plan".
_NAME_END = re.compile(r"\s+[–—-]\s+|\s*[:,;(|]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    ("of", "and", "the", "for", "in", "on", "upon", "with", "by", "at", "o", "de", "la", "le", "du", "y")
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``lexicon/issuers.toml``, as expressions over a text in small letters, and the plan's."""

    ends: re.Pattern[str]
    starts: re.Pattern[str]
    titles: re.Pattern[str]
    telling_nothing: frozenset[str]
    markings: frozenset[str]
    departments: frozenset[str]


def issuer_at_top(lines: Sequence[str], texts: Iterable[str], author: str | None = None) -> str | None:
    """The body whose name is one of the first lines; ``texts`` are the document's, asked only in doubt.

    A name tells one body from all others: it has a word that no service, post or paper is called by, and that
    the document never writes small, as it does "affordable" in a paper on affordable housing. What the file
    says its ``author`` is may be a body of any name: "Brightwater Befriending".
    """
    unmarked = [line for line in lines if comparable(line) not in _words().markings]
    return _issuer_in(unmarked[:_TOP], texts, author)


def issuer_that_runs(running: Sequence[str], texts: Iterable[str], author: str | None = None) -> str | None:
    """The body whose name is a running header or footer of the paper, whose first lines name none."""
    return _issuer_in(running, texts, author)


def whole_of(part: str, lines: Iterable[str]) -> str:
    """The body that a line names beside a part of it, "Rowan University – School of Law", else the part."""
    for line in lines:
        names = [name.strip(" .") for name in _NAME_END.split(in_title_case(line.strip()))]
        if part in names:
            place = names.index(part)
            named = part.casefold().startswith(tuple(tables("issuers")["parts"]))
            beside = names[:1] if place else names[1:2] if named else []
            if beside and _is_shaped_so(beside[0]):
                return beside[0]
    return part


def _issuer_in(lines: Iterable[str], texts: Iterable[str], author: str | None) -> str | None:
    for line in lines:
        name = _name_in(line)
        if not (_is_shaped_so(name) or (author and _is_body_called(name, author))):
            continue
        own = [word for word in _WORD.findall(name) if word[:1].isupper() and _tells(word)]
        if own and not _all_small_somewhere(own, texts):
            return " ".join(name.split())
    return None


def _name_in(line: str) -> str:
    """What may be a name in a line: its first part that is no marking, "OFFICIAL - Eastmarch Police"."""
    parts = [part for part in _NAME_END.split(line.strip()) if comparable(part) not in _words().markings]
    return in_title_case(parts[0]).strip(" .") if parts else ""


def _is_body_called(name: str, author: str) -> bool:
    """Whether a name is that of the file's author, and the author no person."""
    words = name.split()
    return (
        comparable(name) == comparable(author)
        and _is_name_like(name)
        and comparable(words[0]) not in lines_of("given_names")
        and not _words().titles.search(name.casefold())
    )


def is_generic(name: str) -> bool:
    """Whether a name has only words that many bodies' have: "Primary School", "Interim Executive Board"."""
    return all(
        comparable(word) in _words().telling_nothing or word.casefold() in _SMALL
        for word in _WORD.findall(name)
    )


def is_department(name: str) -> bool:
    """Whether a name is a department's by what it sees to: "Department for Children and Young People"."""
    return comparable(name).split()[0] in _words().departments


def _is_shaped_so(name: str) -> bool:
    """Whether a text is a name that begins or ends as those of bodies do, and no paper's."""
    if not _is_name_like(name):
        return False
    plain = name.casefold().replace("’", "'")
    end, start = _words().ends.search(plain), _words().starts.match(plain)
    rest = plain[start.end() if start else 0 : end.start() if end else None]
    return bool(end or start) and not _words().titles.search(rest)


def _is_name_like(name: str) -> bool:
    """Whether a text is of several words, all with capitals but the small ones, and without figures."""
    words = name.split()
    return (
        1 < len(words) <= _NAME_WORDS
        and not any(letter.isdigit() for letter in name)
        and all(word[:1].isupper() or word.casefold() in _SMALL for word in words)
    )


def _tells(word: str) -> bool:
    plain = comparable(word)
    return len(plain) > 1 and plain not in _words().telling_nothing and not names_subject(word)


def _all_small_somewhere(words: Sequence[str], texts: Iterable[str]) -> bool:
    left = {word.casefold() for word in words}
    for text in texts:
        left.difference_update(word for word in _WORD.findall(text) if word[:1].islower())
        if not left:
            return True
    return False


@cache
def _words() -> _Words:
    issuers, titles = tables("issuers"), tables("titles")
    named = [word for name in ("plan", "paper", "report") for word in titles[name]]
    return _Words(
        ends=re.compile(rf"\b(?:{alternatives(issuers['ends'])})$"),
        starts=re.compile(rf"(?:the )?(?:{alternatives(issuers['starts'])})\b"),
        titles=re.compile(rf"\b(?:{alternatives(named)})s?\b"),
        telling_nothing=frozenset((*issuers["telling_nothing"], *_single(issuers["ends"]))),
        markings=frozenset(comparable(word) for word in issuers["markings"]),
        departments=frozenset(issuers["departments"]),
    )


def _single(phrases: Iterable[str]) -> set[str]:
    return {word for phrase in phrases for word in phrase.split()}
