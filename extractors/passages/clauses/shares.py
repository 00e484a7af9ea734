"""Two doers in one sentence: "HI to circulate the guidance and TS to check the record" are two tasks.

What one is to do with others, "Clerk to meet Cllr Webb and Mr Stone to discuss the lease", is one task.
"""

from __future__ import annotations

import re

from extractors.passages.clauses.parties import decides, is_party, names_somebody
from extractors.passages.clauses.parts import sentences
from extractors.passages.clauses.senses import Sense, is_third_person, read_clause
from extractors.passages.tokens import words_of
from extractors.passages.vocabulary import grammar
from lexicon.verbs import verbs
from lexicon.words import comparable

_JOINED = re.compile(
    r"(?P<sign>;)\s+(?:(?:and|also|then)\s+)?(?:further\s+)?|(?P<comma>,)\s+(?:(?P<too>and|while|with)\s+)?(?:then\s+)?"
    r"|\s+(?P<and>and|while)\s+(?:further\s+|then\s+)?",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\s*,?\s+(?:(?:also|then|now|both|each|all|kindly|still)\s+)?"
    r"(?:to|will|shall|should|must|would|(?:is|are|was|were|agreed|offered|undertook|volunteered|promised)\s+to)\s+"
    r"(?=(?P<verb>[\w-]+))"
)
_THAT = re.compile(r"that\s+", re.IGNORECASE)
# "the Monitoring Officer to arrange it"
_ALL_OF_IT = re.compile(r"[\w-]+\s+(?:it|this|them|that)\W*$")
# A party's name at the end of a text has so many words, as far as it is looked for.
_NAME_WORDS = 5


def shares_of(text: str) -> list[str]:
    """What each doer is to do, in a text that names several; none where it is one task."""
    joins: list[tuple[int, int, re.Match[str] | None]]
    joins = [(match.start(), match.end(), match) for match in _JOINED.finditer(text)]
    joins += [(start, start, None) for start, _ in sentences(text)[1:]]
    cuts = [(0, 0)]
    for start, end, match in sorted(joins, key=lambda join: join[:2]):
        before, behind = text[cuts[-1][1] : start], text[end:]
        if not _is_open(before) and _parts(before, behind, match):
            cuts.append((start, end))
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    found = [text[begin:end].strip() for (_, begin), end in zip(cuts, ends, strict=True)]
    return found if len(found) > 1 else []


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")


def _parts(before: str, behind: str, match: re.Match[str] | None) -> bool:
    """Whether a text says before a sign what one is to do, and behind it what another is; the sign is a stop
    where there is no match.
    """
    other = _asked(behind)
    if other is None or _asked(before) is None:
        return False
    doer, verb = other
    if decides(doer):
        return False  # "the Trustees will consider them": the meeting itself
    if match is None or match["sign"]:
        return True
    alone = match["comma"] and not match["too"]
    if alone and (_ALL_OF_IT.match(behind[behind.find(verb) :]) or not names_somebody(doer)):
        return False
    return not _goes_on(before, verb, binds=_binds(behind, doer))


def _asked(text: str) -> tuple[str, str] | None:
    """Who is to do something by the words that a text begins with, and the verb of that."""
    that = _THAT.match(text)
    plain = text[that.end() :] if that else text
    clause = read_clause(plain)
    if clause.sense is Sense.DOER and clause.doer is not None and clause.doer[0] == 0:
        doer, rest = plain[: clause.doer[1]], plain[clause.doer[1] :]
        asks = _ASKS.match(rest)
        return (doer, asks["verb"]) if asks and any(map(str.isupper, doer)) else None
    clause = read_clause(f"that {plain}")  # "the Clerk write to the owner", as a meeting resolves it
    if clause.sense is not Sense.DOER or clause.doer is None or clause.doer[0] != len("that "):
        return None
    end = clause.doer[1] - len("that ")
    doer, rest = plain[:end], plain[end:]
    first = doer.split(maxsplit=1)[0]
    if first.islower() and first not in grammar().articles:
        return None  # "using the Local Partnership work as a start"
    verb = rest.split(maxsplit=1)[0].casefold() if rest.strip() else ""
    if verb in grammar().no_verb or is_third_person(verb) or comparable(doer.split()[0]) in verbs().every:
        return None  # "the Government accepts this", "let the Secretary know"
    return (doer, verb) if names_somebody(doer) and any(map(str.isupper, doer)) else None


def _binds(behind: str, doer: str) -> bool:
    return not behind.removeprefix(doer).lstrip().startswith("to ")


def _goes_on(before: str, verb: str, *, binds: bool) -> bool:
    """Whether what names another doer only goes on with what the first is to do.

    With "to" it may be whom they are to ask, or what they are to meet for; with "will" what they are to find
    out or to say.
    """
    small = grammar()
    that = _THAT.match(before)  # "That the Clerk write ..., and that the Ranger run a trial"
    said = [word.text for word in words_of(before[that.end() :] if that else before)]
    if binds:
        return not small.says_what.isdisjoint(said)
    if not _ends_in_party(before):
        return False
    return verb in small.purposes or not (small.with_others.isdisjoint(said) or _is_told(said))


def _is_told(said: list[str]) -> bool:
    """Whether those who are asked ("ask Mr Hill to quote") are told already what for."""
    at = max(n for n, word in enumerate(said) if word in grammar().with_others)
    return "to" in said[at + 2 :]


def _ends_in_party(text: str) -> bool:
    """Whether a text ends with somebody's name, beside whom the next may stand: "meet Cllr Webb"."""
    words = text.split()
    ends = (" ".join(words[-count:]) for count in range(1, min(_NAME_WORDS, len(words)) + 1))
    named = (end for end in ends if any(map(str.isupper, end)) or end.split()[0] in grammar().articles)
    return any(map(is_party, named))
