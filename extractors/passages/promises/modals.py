"""Where in a sentence something is asked or promised: "will", "agreed to", "is asked to"; and the verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from extractors.passages.clauses.asking import is_participle
from extractors.passages.clauses.senses import read_clause
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.requests import ADVERB, requests_in, stem_of
from extractors.passages.vocabulary import cues, grammar
from lexicon.patterns import any_of
from lexicon.remembering import remembered
from lexicon.verbs import verbs
from lexicon.words import plain_words

_SPEAKS = r"(?:s?he|they|it|we|I)"
_PATTERNS = {
    Modal.TOOK_ON: r"(?:(?:has|have|had|[’']ve|[’']s)\s+)?(?:(?:kindly|also|now|since)\s+)?"
    r"(?:agreed|undertook|undertaken|offered|"
    rf"volunteered|promised|committed|pledged)\s+(?:to|that\s+{_SPEAKS}\s+would)"
    r"|(?:undertakes?|commits?|agrees|pledges?|offers)\s+to"
    rf"|(?:[’']ve\s+)?(?:said|says|confirmed)\s+(?:that\s+)?{_SPEAKS}(?:\s+(?:would|will)|['’](?:d|ll))"
    r"|(?:is|are|was|were)\s+(?:(?:quite|very|more than)\s+)?(?:happy|willing|content|prepared)\s+to",
    Modal.INTENDS: r"(?:intends?|plans?|aims?|proposes?|hopes?|wishe?s?|expects?|(?:is|are|am)\s+(?:planning|"
    r"intending|hoping|proposing|looking|due|expected|scheduled|set|planned|able|likely))\s+to",
    Modal.ASKED: r"(?:(?:was|were|is|are|be|been)\s+)?(?:also\s+)?(?:asked|requested|invited|instructed|"
    r"tasked|directed|reminded|required|charged|authorised|nominated|delegated|recommended|encouraged)\s+(?:to|with)",
    Modal.IS_TO: r"(?:is|are|was|were)\s+to",
    Modal.MUST: r"(?:must|needs?\s+to|has\s+to|have\s+to|ought\s+to)",
    Modal.SHOULD: r"should",
    Modal.WILL: r"(?:will|shall|(?:is|are|am|['’]re|['’]m)\s+(?:now\s+)?going\s+to)",
    Modal.WOULD: r"would",
    Modal.TO: r"to",
}
_NAMES = {f"m{n}": modal for n, modal in enumerate(_PATTERNS)}
# One of these words is in all of them.
_IN_MODALS = frozenset(("to", "with", "will", "would", "shall", "should", "must", "ll"))
_MODALS = re.compile(
    r"(?P<short>(?<=\w)['’]ll\b)|(?<![\w’'-])(?:"
    + "|".join(f"(?P<m{n}>{pattern})" for n, pattern in enumerate(_PATTERNS.values()))
    + r")(?![\w-])"
)
_VERB = re.compile(rf"\s+(?P<not>not\s+|never\s+)?(?P<adverbs>{ADVERB})[‘“'\"]?(?P<verb>[a-z][a-z-]*)")
_DONE = re.compile(rf"\s+(?P<not>not\s+)?{ADVERB}(?P<done>[a-z][a-z-]+)")
_ASKED_TO = re.compile(rf"\s+to\s+{ADVERB}(?P<verb>[a-z][a-z-]*)")
_FURTHER = re.compile(r"(?:\s+[\w’'/-]+){1,7}?\s+to\s+(?P<verb>[a-z][a-z-]*)")
# "requests the Manager Works to call", "asked CLG to work with"
_ASKING = frozenset(
    verb + ending
    for verbs_alike, endings in (
        (("ask", "request", "instruct", "direct", "commission"), ("", "s", "ed")),
        (("invite", "authorise", "urge"), ("", "s", "d")),
        (("expect",), ("", "s")),
    )
    for verb in verbs_alike
    for ending in endings
)
_ASKS = re.compile(
    rf"\b(?:{any_of(sorted(_ASKING))})\s+"
    r"(?P<doer>(?!(?:to|from|for|of|by|that|whether|if)\b)(?:the\s+|our\s+|all\s+)?[\w’'&/.()-]+(?:\s+(?!to\b)[\w’'&/.()-]+){0,8}?)\s+to\s+"
    rf"{ADVERB}(?P<verb>[a-z][\w-]*)"
)
_SPEAKS_FIRST = re.compile(r"\b(?:I|[Ww]e)\s+$")
_MAY_ASK = re.compile(r"\b(?:you|may|can|could|might|should|to|not)\s+(?:\w+\s+)?$", re.IGNORECASE)
# "It was agreed to send", "Agreed to write", "The group decided to hold"
_IN_AGREED = frozenset(("agreed", "resolved", "decided"))
_THAT = re.compile(r"\b[Tt][Hh][Aa][Tt]\s+")
# What governs "that the Clerk obtain", where it does not begin the sentence.
_GOVERNS_THAT = re.compile(
    r"\b(?:moved|seconded|agreed|resolved|decided|recommend(?:s|ed|ing)?|request(?:s|ed)?|propos(?:es|ed)|"
    r"suggest(?:s|ed)?|ask(?:s|ed)?)\b",
    re.IGNORECASE,
)
CHEAP = re.compile(
    r"^\W*[A-Z][\w’'. &/-]{0,40}?(?::|\s[–—-])\s|\b(?:[Pp]lease|[Kk]indly|[Cc]ould|[Cc]an|[Ww]ould|grateful|"
    r"[Ll]et|to|will|shall|must|should|need|[Aa]greed|AGREED|[Rr]esolved|[Dd]ecided|[Tt]hat|THAT)\b|['’]ll\b"
)
"""What any text has that may ask or promise something."""


@cache
def _agreed() -> re.Pattern[str]:
    bodies = any_of((*cues().asking, "we"))
    return re.compile(
        rf"(?:(?:^|(?<=[.;:–-]\s))|\b(?:[Ii]t\s+(?:was|is)|was|were|(?:the\s+)?(?i:{bodies}))\s+)"
        r"(?:(?:also|then|further|unanimously)\s+)*(?:[Aa]greed|AGREED|[Rr]esolved|RESOLVED|[Dd]ecided)\s+to\s+"
        rf"{ADVERB}(?P<verb>[a-z][\w-]*)"
    )


@remembered(most=1024)
def asked_in(sentence: str) -> tuple[Asked, ...]:
    """All that is asked or promised in a sentence, in order."""
    words = frozenset(
        plain_words(sentence.casefold())
    )  # Most sentences ask in one way, if any: others are not tried.
    found: dict[int, Asked] = {}
    for match in () if words.isdisjoint(_IN_AGREED) else _agreed().finditer(sentence):
        found[match.start("verb")] = _asked(Modal.AGREED, match, match["verb"], sentence)
    asking: set[int] = set()
    for match in _asks(sentence, words):
        # "invite the manager to the meeting", "you can ask the Ombudsman to look at it"
        if match["verb"] not in grammar().no_verb:
            one = _asked(Modal.ASKS, match, match["verb"], sentence, doer=match.span("doer"))
            may = _MAY_ASK.search(sentence[: match.start()]) is not None
            found.setdefault(match.start("verb"), replace(one, negated=may))
            asking.add(match.start())
    for one in requests_in(sentence, words):
        found.setdefault(one.end - len(one.verb), one)
    for match in () if words.isdisjoint(_IN_MODALS) else _MODALS.finditer(sentence):
        modal = Modal.WILL if match["short"] else _NAMES[match.lastgroup or ""]
        behind = _VERB.match(sentence, match.end())
        if behind is None or behind.start("verb") in found or _is_within(match, found.values()):
            continue
        if behind.start("verb") in asking and _SPEAKS_FIRST.search(sentence, 0, match.start()):
            continue  # "I would ask the Trust to review": it is the Trust that is asked
        found[behind.start("verb")] = _behind(modal, match, behind, sentence)
    for one in _subjunctives(sentence):
        if all(one.end <= other.start or other.end <= one.start for other in found.values()):
            found.setdefault(one.end, one)
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _is_within(match: re.Match[str], found: Iterable[Asked]) -> bool:
    """Whether words that ask are a part of what asks already: "grateful if Lynn could", "could you"."""
    return any(one.reader is not None and one.start <= match.start() < one.end for one in found)


def _asks(sentence: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Where a sentence says that somebody asks somebody."""
    if "to" in words and not words.isdisjoint(_ASKING):
        yield from _ASKS.finditer(sentence)


def _asked(
    modal: Modal, match: re.Match[str], verb: str, sentence: str, doer: tuple[int, int] | None = None
) -> Asked:
    done = _DONE.match(sentence, match.end("verb")) if verb == "be" else None
    passive = done is not None and is_participle(done["done"])
    return Asked(
        modal,
        match.start(),
        done.end("done") if done and passive else match.end("verb"),
        done["done"] if done and passive else verb,
        passive,
        doer=doer,
    )


def _behind(modal: Modal, match: re.Match[str], behind: re.Match[str], sentence: str) -> Asked:
    verb, negated = behind["verb"], bool(behind["not"])
    if modal is Modal.ASKED and not is_known_verb(verb):
        further = _FURTHER.match(sentence, match.end())
        if further is not None:  # "will be invited to the June meeting to present"
            return Asked(modal, match.start(), further.end("verb"), further["verb"])
    done = _DONE.match(sentence, behind.end()) if verb == "be" else None
    if done is not None and done["done"] in grammar().asked:
        asked = _ASKED_TO.match(sentence, done.end())
        if asked is not None:  # "the Clerk to be asked to write"
            asks = modal if modal is Modal.TO else Modal.ASKED
            return Asked(asks, match.start(), asked.end("verb"), asked["verb"], negated=negated)
    if done is not None and is_participle(done["done"]):
        negated |= bool(done["not"])
        return Asked(modal, match.start(), done.end("done"), done["done"], passive=True, negated=negated)
    going = _DONE.match(sentence, behind.end()) if verb == "be" else None
    if going is not None and (stem := stem_of(going["done"])):  # "I shall be standing at the gate"
        return Asked(modal, match.start(), going.end("done"), stem, negated=negated, going=True)
    perfect = (
        verb == "have"
        and (done := _DONE.match(sentence, behind.end())) is not None
        and is_participle(done["done"])
    )
    past = match.group().startswith(("was ", "were "))
    return Asked(modal, match.start(), behind.end("verb"), verb, negated=negated, past=past, perfect=perfect)


def is_known_verb(word: str) -> bool:
    """Whether a word is a verb that is listed, or one with "re" before it: "redraw"."""
    return any(word.removeprefix(sign).removeprefix("-") in verbs().every for sign in ("", "re", "counter"))


def _subjunctives(sentence: str) -> Iterator[Asked]:
    """ "It was resolved that the Clerk obtain ...", "That Internal Audit examines ..."."""
    for match in _THAT.finditer(sentence) if "that" in sentence.casefold() else ():
        if sentence[: match.start()].strip(" ,;").casefold() not in ("", "and") and not _GOVERNS_THAT.search(
            sentence, 0, match.start()
        ):
            continue
        text = f"that {sentence[match.end() :]}"
        doer = read_clause(text, loose=True).doer
        if doer is None or doer[0] != len("that "):
            continue
        start, end = (match.end() + at - len("that ") for at in doer)
        verb = _DONE.match(sentence, end)
        if verb is not None and verb["done"] not in grammar().modals:
            yield Asked(
                Modal.THAT, end, verb.end(), verb["done"], negated=bool(verb["not"]), doer=(start, end)
            )
