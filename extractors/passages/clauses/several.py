"""The actions of one label that announces several: numbered, or parted by semicolons with a doer each."""

from __future__ import annotations

import re

from extractors.passages.clauses.parties import is_party
from extractors.passages.clauses.parts import sentences
from extractors.passages.clauses.senses import Clause, Sense, read_clause
from extractors.passages.clauses.tails import tail_of, who_and_when

_SEVERAL = 2
_NAMED = re.compile(r"(?P<who>[A-Z][^:–—.;-]{0,40}?)\s*(?::|\s[–—-])\s+\S")
# "Actions: (1) Clerk to ...; (2) Chair to ..."
_NUMBERED = re.compile(r"(?:^|(?<=[.;,])\s*|\s+(?:and\s+)?)\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+(?=[A-Z])")


def several_actions(rest: str) -> list[str]:
    """The actions of a label's text; none where it has one."""
    return _each_numbered(rest) or _each_doer(rest) or _each_named(rest) or _each_sentence(rest)


def _each_numbered(rest: str) -> list[str]:
    """The actions of one label that numbers several in its paragraph; none where it has one."""
    starts = list(_NUMBERED.finditer(rest))
    if not starts or starts[0].start() or starts[-1] is starts[0]:
        return []
    parts = [
        rest[match.end() : end].strip(" ;,")
        for match, end in zip(starts, [*(other.start() for other in starts[1:]), len(rest)], strict=True)
    ]
    return parts if all(read_clause(part, loose=True).sense.promises for part in parts) else []


def _each_doer(rest: str) -> list[str]:
    """The actions of one label that are parted by semicolons, each with its own doer; none of any other."""
    parts = [part.strip(" .") for part in rest.split(";")]
    if len(parts) < _SEVERAL:
        return []
    for part in parts:
        tail = tail_of(part)
        if tail is not None and tail.lead and tail.whole:
            continue  # "caddies to be ordered (Depot, by 5 April)"
        clause = read_clause(part, loose=True)
        if clause.doer is None or clause.doer[0] or not is_party(part[slice(*clause.doer)]):
            return []
    return parts


def _each_sentence(rest: str) -> list[str]:
    """The sentences of a label's text that each say who is to do what: "Ann to ring. The Clerk to write"."""
    parts = [rest[start:end].strip() for start, end in sentences(rest)]
    if len(parts) < _SEVERAL:
        return []
    return parts if all(map(_is_to_do, parts)) else []


def each_promised(text: str) -> list[str]:
    """The promises of an answer, a sentence each where each names who keeps it; else the whole of it.

    What was done before is told beside them: "A chain was put on. The Coordinator will replace the latch".
    """
    parts: list[str] = []
    for start, end in sentences(text):
        part = text[start:end].strip()
        if parts and who_and_when(part) is not None and not read_clause(part).sense.promises:
            parts[-1] += f" {part}"  # "The Clerk will remind them. By 30 June."
        else:
            parts.append(part)
    clauses = [read_clause(part) for part in parts]
    kept = [_names_who(part, clause) for part, clause in zip(parts, clauses, strict=True)]
    promised = [clause.sense.promises for clause in clauses]
    if any(said and not named for said, named in zip(promised, kept, strict=True)):
        return [text]
    return [part for part, named in zip(parts, kept, strict=True) if named] or [text]


def _names_who(part: str, clause: Clause) -> bool:
    if clause.sense is Sense.DOER and part.startswith(("We ", "we ")):
        return True
    return clause.doer is not None and not clause.doer[0] and is_party(part[slice(*clause.doer)])


def _is_to_do(part: str) -> bool:
    """Whether a sentence begins with somebody who is to do something."""
    doer = read_clause(part, loose=True).doer
    if doer is None or doer[0] or not is_party(part[slice(*doer)]):
        return False
    return part[doer[1] :].lstrip().startswith("to ")


def _each_named(rest: str) -> list[str]:
    """The sentences of a label's text that each begin with who is to do it: "Doug - bank it. Vi - ring"."""
    parts = [rest[start:end].strip() for start, end in sentences(rest)]
    named = [(match := _NAMED.match(part)) is not None and is_party(match["who"]) for part in parts]
    return parts if len(parts) >= _SEVERAL and all(named) else []
