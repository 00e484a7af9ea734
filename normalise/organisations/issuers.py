"""The body that issued a paper, where its name is the line at the paper's top: "Ferndale College"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lexicon.actors import names_subject
from lexicon.files import lines as lines_of
from lexicon.files import tables
from lexicon.patterns import alternatives
from lexicon.words import comparable
from normalise.organisations.headings import in_title_case, is_council

_TOP = 3
"""Lines in which an issuer names itself: itself, the paper, and the day."""

_NAME_WORDS = 9
"""Words of a body's name."""

# Where a name ends that shares its line: "Ferndale College – Action Plan", "Ferndale College. Minutes".
_NAME_END = re.compile(r"\s+[–—·•»/-]\s+|\s*[:,;(|]|(?<=[^\W\d_]{3})\.(?:\s+|$)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    ("of", "and", "the", "for", "in", "on", "upon", "with", "by", "at", "o", "de", "la", "le", "du", "y")
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``lexicon/issuers.toml``, as expressions over a text in small letters, and the plan's."""

    ends: re.Pattern[str]
    inside: re.Pattern[str]
    independent: re.Pattern[str]
    openings: re.Pattern[str]
    recipients: re.Pattern[str]
    joined: re.Pattern[str]
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
    for number, line in enumerate(lines):
        if _words().recipients.match(line.casefold()):
            continue
        if not number and _is_independent(line):
            return _name_in(line)
        name = _name_in(line)
        if _is_issuer(name, texts) or (author and _is_body_called(name, author) and _is_own(name, texts)):
            return " ".join(name.split())
    return None


def subject_at_top(lines: Sequence[str], texts: Iterable[str]) -> str | None:
    """The body that a paper is about by its first lines: "Inspection report – Hollybank Rest Home"."""
    for line in lines[:_TOP]:
        if _words().recipients.match(line.casefold()):
            continue
        for name in _names_in(line):
            if _is_issuer(name, texts):
                return " ".join(name.split())
    return None


def issuer_that_signs(lines: Sequence[str], texts: Iterable[str]) -> str | None:
    """The body for which a letter is signed: "Clerk, Waimako District Council"."""
    for line in reversed(lines):
        parts = [in_title_case(part).strip(" .") for part in _NAME_END.split(line)]
        for name in reversed(parts):
            if _is_issuer(name, texts) or is_council(name):
                return " ".join(name.split())
    return None


def _is_issuer(name: str, texts: Iterable[str]) -> bool:
    return _is_shaped_so(name) and _is_own(name, texts)


def _is_own(name: str, texts: Iterable[str]) -> bool:
    """Whether a name has a word that tells its body from others, which the document never writes small."""
    own = [word for word in _WORD.findall(name) if word[:1].isupper() and _tells(word)]
    return bool(own) and not _all_small_somewhere(own, texts)


def _is_independent(line: str) -> bool:
    """Whether a line begins with the name of a state's body, which needs no word of its own: "Rivers
    Inspectorate"."""
    name = _name_in(line)
    end = _words().independent.search(name.casefold())
    whole = comparable(line).startswith(comparable(name))
    return end is not None and end.start() > 0 and whole and _is_shaped_so(name)


def _name_in(line: str) -> str:
    """What is most likely the name in a line."""
    return next(_names_in(line), "")


def _names_in(line: str) -> Iterator[str]:
    """What may be names in a line: its parts that are no marking and no paper, without what the line says
    before and behind a name: "OFFICIAL - Eastmarch Police", "Inspection of Rowan College"."""
    for part in _NAME_END.split(line.strip()):
        if comparable(part) in _words().markings or not part.strip():
            continue
        name = in_title_case(part).strip(" .")
        name = name[_end_of_opening(name) :]
        yield name[: _start_of_title(name)].strip()
        if not (
            _words().titles.search(part.casefold()) or _words().openings.fullmatch(f"{part.casefold()} ")
        ):
            return  # Behind a name stands a part of it, or where it is.


def behind_opening(line: str) -> str:
    """A line without what it says before a body's name: "Peer Review of Rowan Fire Service"."""
    return line[_end_of_opening(line) :]


def _end_of_opening(text: str) -> int:
    """Where a name begins behind words such as "Inspection of the" and "Media Release"."""
    opening = _words().openings.match(text.casefold())
    return opening.end() if opening and text[opening.end() :][:1].isupper() else 0


def _start_of_title(text: str) -> int:
    """Where a name ends that the title of its paper follows: "Underlow Burial Board Cemetery Action Plan"."""
    plain = text.casefold().replace("’", "'")
    if not _words().titles.search(plain):
        return len(text)
    end = 0
    for found in _words().inside.finditer(plain):
        if end and found.start() > end + 1:
            break
        if not _words().joined.match(plain, found.end()):
            end = found.end()
    titled = end and _words().titles.search(plain, end)
    return end if titled else len(text)


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
    ends, forms = issuers["ends"], alternatives(issuers["forms"])
    inside = [end for end in ends if end not in issuers["topics"]]
    return _Words(
        ends=re.compile(rf"\b(?:{alternatives(ends)})(?: (?:{forms})\.?)?$"),
        inside=re.compile(rf"\b(?:{alternatives(inside)})(?: (?:{forms}))?\b"),
        independent=re.compile(rf"\b(?:{alternatives(issuers['independent'])})$"),
        openings=re.compile(
            rf"(?:(?:final|draft|annual)\s+)*(?:{alternatives(issuers['openings'])})\s+"
            r"(?:(?:of|from|by|to|at|for)\s+)?(?:the\s+)?"
        ),
        recipients=re.compile(r"(?:to|cc|copy|copies|re|subject|report to|addressed to)\b\s*:?\s"),
        joined=re.compile(r"\s*(?:and|&|of|for|in)\b"),
        starts=re.compile(rf"(?:the )?(?:{alternatives(issuers['starts'])})\b"),
        titles=re.compile(rf"\b(?:{alternatives(named)})s?\b"),
        telling_nothing=frozenset((*issuers["telling_nothing"], *_single(issuers["ends"]))),
        markings=frozenset(comparable(word) for word in issuers["markings"]),
        departments=frozenset(issuers["departments"]),
    )


def _single(phrases: Iterable[str]) -> set[str]:
    return {word for phrase in phrases for word in phrase.split()}
