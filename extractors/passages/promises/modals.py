"""Where in a sentence something is asked or promised: "will", "agreed to", "is asked to"; and the verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from extractors.passages.clauses.asking import is_participle
from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.senses import read_clause
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.requests import ADVERB, requests_in
from extractors.passages.promises.turns import TURNS, turns_in
from extractors.passages.vocabulary import cues, grammar
from lexicon.files import tables
from lexicon.patterns import alternatives, any_of, one_of
from lexicon.remembering import remembered
from lexicon.timing import timing_spans
from lexicon.verbs import is_known_verb, stem_of
from lexicon.words import plain_words

_SPEAKS = r"(?:s?he|they|it|we|I)"
_SELF = r"(?:him|her|them|it|our|your|my)(?:self|selves)"
_IS = r"(?:is|are|am|was|were|be|been|[’'](?:s|re|m))"
_OFTEN = (
    r"(?:(?:now|also|still|therefore|hereby|then|all|both|first|next|shortly|already|kindly|"
    r"further|only)\s+)*"
)


def _any(*names: str) -> str:
    """Any of the words of these lists, which promise or ask."""
    return one_of("asking", "promises", *names, between=r"\s+")


def _taking_on() -> str:
    """Words that say that somebody took something on."""
    return (
        r"(?:(?:has|have|had|[’']ve|[’']s)\s+)?(?:(?:kindly|also|now|since|very kindly)\s+)?"
        rf"{_any('took_on')}\s+(?:to|that\s+{_SPEAKS}\s+would)"
        rf"|{_any('takes_on')}\s+to"
        rf"|(?:[’']ve\s+)?{_any('says')}\s+(?:that\s+)?{_SPEAKS}(?:\s+(?:would|will)|['’](?:d|ll))"
        rf"|(?:has\s+|have\s+)?(?:now\s+)?{_any('assures')}\s+(?:us|me|him|her|them|the\s+\w+)\s+"
        rf"(?:that\s+)?{_SPEAKS}(?:\s+(?:would|will|"
        rf"is\s+to|are\s+to|(?:is|are)\s+going\s+to)|['’](?:d|ll))"
        r"|(?:is|are|am|was|were|[’'](?:m|re))\s+(?:(?:quite|very|more than)\s+)?"
        rf"(?:happy|{_any('willing')})\s+to"
        rf"|(?:ha(?:s|ve)|[’']ve|[’']s)\s+(?:kindly\s+)?taken\s+it\s+(?:up)?on\s+{_SELF}\s+to|"
        rf"took\s+it\s+(?:up)?on\s+{_SELF}\s+to"
        r"|(?:ha(?:s|ve)|[’']ve|[’']s)\s+(?:got\s+)?(?:it|this|the\s+matter)\s+in\s+hand\s+to"
        rf"|(?:ha(?:s|ve)\s+)?(?:also\s+|now\s+)?(?:gave|given|"
        rf"gives?)\s+(?:[\w’']+\s+){{0,4}}?{one_of('asking', 'promises', 'words')}\s+to"
        r"|(?:took|takes|ha(?:s|ve)\s+taken)\s+(?:up\s+|over\s+)?(?:on\s+)?(?:the\s+)?"
        rf"{_any('jobs')}\s+(?:to|of)"
    )


def _patterns() -> dict[Modal, str]:
    """Words that ask behind who is asked, by what they are."""
    return {
        Modal.TOOK_ON: _taking_on(),
        Modal.DECIDED: rf"(?:(?:has|have|[’']ve)\s+(?:now\s+|also\s+|since\s+)?)"
        rf"{one_of('asking', 'promises', 'settled')}\s+to",
        Modal.UNTIL: r"(?:has|have|[’']ve)\s+(?:got\s+)?(?:until|till|"
        r"up\s+to)\s+[^.;:]{2,40}?\s(?:in\s+which\s+)?to"
        r"|(?:has|have|[’']ve)\s+(?:\w+|\d+)\s+(?:working\s+)?(?:days|weeks|"
        r"months)\s+(?:from\s+\w+\s+)?(?:in\s+which\s+)?to",
        Modal.DUTY: rf"{_IS}\s+{_OFTEN}(?:to\s+be\s+)?{_any('responsible_for')}\s+(?:for|of)"
        rf"|{_IS}\s+{_OFTEN}{_any('charged_with')}\s+with",
        Modal.HOPES: rf"{_any('hopes')}\s+to"
        rf"|(?:is|are|am|[’'](?:s|re|m))\s+{_OFTEN}{_any('hoping')}\s+to",
        Modal.DUE: rf"(?:is|are|am|[’'](?:s|re|m))\s+{_OFTEN}{_any('due')}\s+to",
        Modal.INTENDS: rf"{_any('intends')}\s+to"
        rf"|(?:is|are|am|[’'](?:s|re|m))\s+{_OFTEN}{_any('intending')}\s+to"
        rf"|{one_of('asking', 'promises', 'plans')}\s+(?:now\s+)?is\s+to",
        Modal.ASKED: rf"(?:(?:was|were|is|are|be|been|am|[’'](?:re|m))\s+)?{_OFTEN}"
        rf"(?:{_any('asked')}|under\s+an?\s+{_any('under')})\s+(?:to|with)",
        Modal.IS_TO: rf"(?:is|are|was|were|am|[’'](?:re|m)|(?<=\b[Hh]e)[’']s|"
        rf"(?<=\b[Ss]he)[’']s)\s+{_OFTEN}to",
        Modal.MUST: rf"must|(?:will|shall|[’']ll)\s+(?:now\s+|also\s+)?(?:have|need)\s+to|"
        rf"(?<!\bmay )(?<!\bmight ){_OFTEN}(?:needs?\s+to|"
        r"(?:has|have|[’']ve)\s+(?:still\s+|now\s+|also\s+|got\s+)?to|"
        rf"ought\s+to|had\s+better)",
        Modal.SHOULD: r"should",
        Modal.WILL: r"(?:will|shall|(?:is|are|am|['’]re|['’]m|['’]s)\s+(?:\w+\s+)?going\s+to)",
        Modal.WOULD: r"would",
        Modal.TO: r"to",
    }


_PATTERNS = _patterns()
_NAMES = {f"m{n}": modal for n, modal in enumerate(_PATTERNS)}
# One of these words is in all of them.
_IN_MODALS = frozenset(
    (
        "to",
        "with",
        "will",
        "would",
        "shall",
        "should",
        "must",
        "ll",
        "d",
        "better",
        "task",
        "job",
        "for",
        "charge",
    )
)
_MODALS = re.compile(
    r"(?P<short>(?<=\w)['’]ll\b)|(?:(?<![\w’'-])|(?=[’'](?:s|ve|re|m)\b))(?:"
    + "|".join(f"(?P<m{n}>{pattern})" for n, pattern in enumerate(_PATTERNS.values()))
    + r")(?![\w-])"
)
_VERB = re.compile(
    rf"(?:,\s[^,;]{{3,40}},)?\s+(?P<not>not\s+|never\s+)?(?P<adverbs>{ADVERB})[‘“'\"]?(?P<verb>[a-z][a-z-]*)"
)
_BEFORE_TIMES = frozenset(("by", "before", "within", "from", "on", "in", "at", "during", "over"))
# A time between a word that asks and its verb stands in so many letters.
_TIME_LETTERS = 40
_DONE = re.compile(rf"\s+(?P<not>not\s+)?{ADVERB}(?P<done>[a-z][a-z-]+)")
_ASKED_TO = re.compile(rf"\s+to\s+{ADVERB}(?P<verb>[a-z][a-z-]*)")
_FURTHER = re.compile(r"(?:\s+[\w’'/-]+){1,7}?\s+to\s+(?P<verb>[a-z][a-z-]*)")
# "requests the Manager Works to call", "asked CLG to work with"
_ASKING = frozenset(tables("asking")["promises"]["asks"])
_NOT_WHO = rf"(?!(?:to|{alternatives(tables('asking')['asks_within']['words'])})\b)"
_ASKS = re.compile(
    rf"(?:\b(?:{any_of(sorted(_ASKING))})|^{_any('notes_asked')})\s+"
    rf"(?P<doer>(?!(?:from|for|of|by|that)\b){_NOT_WHO}(?:the\s+|our\s+|"
    rf"all\s+)?[\w’'&/.()-]+(?:\s+{_NOT_WHO}[\w’'&/.()-]+){{0,8}}?)\s+to\s+"
    rf"{ADVERB}(?P<verb>[a-z][\w-]*)"
)
_SPEAKS_FIRST = re.compile(r"\b(?:I|[Ww]e)\s+$")
_MAY_ASK = re.compile(r"\b(?:you|may|can|could|might|should|to|not)\s+(?:\w+\s+)?$", re.IGNORECASE)
# "It was agreed to send", "Agreed to write", "The group decided to hold"
_IN_AGREED = frozenset(tables("asking")["promises"]["agreed"])
_THAT = re.compile(r"\b[Tt][Hh][Aa][Tt]\s+")
# What governs "that the Clerk obtain", where it does not begin the sentence.
_GOVERNS_THAT = re.compile(
    rf"\b{one_of('promises', 'governs', 'moved', 'asked_that', 'subjunctive', 'urged')}\b", re.IGNORECASE
)
_BY_THEN = re.compile(rf"\s+{ADVERB}(?P<done>[a-z][a-z-]+)\b")
_DO_NOT = re.compile(r"(?:\b(?:not|never|need not|cannot)|n[’']t)\s*$")
# "that the staff survey had improved": a thing, and what it did.
_TELLS = re.compile(r"\s+(?:had|was|were|has|is|are)\b")
_OF_DOING = re.compile(rf"\b{_any('jobs')}\s+of$")
_GOING = re.compile(
    rf"(?:\b(?:is|are|am)|[’'](?:m|re|s))\s+(?P<not>not\s+)?{ADVERB}(?!going\s+to\b|"
    rf"being\b)(?P<ing>[a-z][a-z-]+ing)\b"
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
        rf"(?:(?:^|(?<=[.;:–-]\s))|\b(?:[Ii]t(?:[’']s|\s+(?:was|is|has|had))(?:\s+been)?|was|were|"
        rf"(?:the\s+)?(?i:{bodies}))\s+)"
        r"(?:(?:also|then|further|unanimously)\s+)*(?:[Aa]greed|AGREED|[Rr]esolved|RESOLVED|"
        r"[Dd]ecided)\s+to\s+"
        rf"{ADVERB}(?P<verb>[a-z][\w-]*)"
    )


@remembered(most=1024)
def asked_in(sentence: str) -> tuple[Asked, ...]:
    """All that is asked or promised in a sentence, in order."""
    words = frozenset(
        plain_words(sentence.casefold())
    )  # Most sentences ask in one way, if any: others are not tried.
    turns = _turns(sentence, words)
    found = {one.end: one for one in turns}
    for match in () if words.isdisjoint(_IN_AGREED) else _agreed().finditer(sentence):
        found[match.start("verb")] = _asked(Modal.AGREED, match, match["verb"], sentence)
    asking: set[int] = set()
    for match in _asks(sentence, words):
        # "invite the manager to the meeting", "you can ask the Ombudsman to look at it"
        if match["verb"] not in grammar().no_verb and not _is_within(match, turns):
            one = _asked(Modal.ASKS, match, match["verb"], sentence, doer=match.span("doer"))
            may = _MAY_ASK.search(sentence[: match.start()]) is not None
            found.setdefault(match.start("verb"), replace(one, negated=may))
            asking.add(match.start())
    for one in requests_in(sentence, words):
        if _stands_apart(one, turns):
            found.setdefault(one.end - len(one.verb), one)
    for match in () if words.isdisjoint(_IN_MODALS) else _MODALS.finditer(sentence):
        behind = None if _is_within(match, found.values()) else _verb_behind(sentence, match.end())
        at = behind.start("verb") if behind else -1
        if (
            behind is None
            or at in found
            or (at in asking and _SPEAKS_FIRST.search(sentence, 0, match.start()))
        ):
            continue  # "I would ask the Trust to review": it is the Trust that is asked
        said = _behind(match, behind, sentence)
        if said is not None and _stands_apart(said, turns):
            found[at] = said
    more = (*_goings(sentence), *_subjunctives(sentence))
    found |= {one.end: one for one in more if _stands_apart(one, found.values())}
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _verb_behind(sentence: str, at: int) -> re.Match[str] | None:
    """The verb behind a word that asks, a time between them: "will by 30 November 2018 audit"."""
    behind = _VERB.match(sentence, at)
    if behind is None or behind["verb"] not in _BEFORE_TIMES:
        return behind
    near = sentence[at : at + _TIME_LETTERS]
    timed = next(iter(timing_spans(near)), None)
    if timed is None or near[: timed[0]].strip(" ,") not in ("", behind["verb"]):
        return behind
    return _VERB.match(sentence, at + timed[1])


def _turns(sentence: str, words: frozenset[str]) -> tuple[Asked, ...]:
    """The turns of phrase that ask, the first where two overlap; "may ask you to" asks nobody."""
    found: list[Asked] = []
    for one in turns_in(sentence, words):
        if _stands_apart(one, found):
            may = one.modal is Modal.ASKS and _MAY_ASK.search(sentence[: one.start]) is not None
            found.append(replace(one, negated=True) if may else one)
    return tuple(found)


def _stands_apart(one: Asked, others: Iterable[Asked]) -> bool:
    """Whether words that ask have none in common with those of others."""
    return all(one.end <= other.start or other.end <= one.start for other in others)


def _is_within(match: re.Match[str], found: Iterable[Asked]) -> bool:
    """Whether words that ask are a part of what asks already: "grateful if Lynn could", "could you"."""
    return any(
        (one.reader is not None or one.modal in TURNS) and one.start <= match.start() < one.end
        for one in found
    )


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


def _behind(match: re.Match[str], behind: re.Match[str], sentence: str) -> Asked | None:
    modal = Modal.WILL if match["short"] else _NAMES[match.lastgroup or ""]
    verb, negated = (
        behind["verb"],
        bool(behind["not"]) or _DO_NOT.search(sentence, 0, match.start()) is not None,
    )
    negated |= behind["verb"] == "do" and sentence[behind.end() :].startswith((" no ", " nothing"))
    past = match.group().startswith(("was ", "were "))
    negated |= " not " in match.group()
    if modal is Modal.DUTY or _OF_DOING.search(match.group()):  # "is responsible for checking"
        stem = stem_of(verb)
        return Asked(modal, match.start(), behind.end("verb"), stem, past=past) if stem else None
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
    by_then = _BY_THEN.match(sentence, behind.end()) if verb == "have" and modal is Modal.WILL else None
    if (
        by_then is not None
        and due_in(sentence)
        and "by now" not in sentence
        and is_participle(by_then["done"])
    ):
        # "By 1 September the club will have fitted a rail"
        return Asked(modal, match.start(), by_then.end("done"), "complete", negated=negated)
    has = _DONE.match(sentence, behind.end()) if verb == "have" else None
    perfect = has is not None and (is_participle(has["done"]) or has["done"] == "been")
    return Asked(modal, match.start(), behind.end("verb"), verb, negated=negated, past=past, perfect=perfect)


def _goings(sentence: str) -> Iterator[Asked]:
    """What somebody says they are about: "I am writing to the bank", "Dennis is putting a door on"."""
    for match in _GOING.finditer(sentence):
        if (stem := stem_of(match["ing"])) and not _is_owned(sentence, match):
            yield Asked(Modal.GOING, match.start(), match.end(), stem, negated=bool(match["not"]), going=True)


def _is_owned(sentence: str, match: re.Match[str]) -> bool:
    """Whether "'s" says whose it is and a noun is behind: "the school's marking policy"."""
    if not match.group().startswith(("'s", "’s")):
        return False
    word = sentence[: match.start()].rsplit(None, 1)[-1]
    behind = next(iter(plain_words(sentence[match.end() :].casefold())), "")
    known = not behind or behind in grammar().no_verb or behind in grammar().verb_follows or behind.isdigit()
    return word.islower() and word not in grammar().pronouns and not known


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
        tells = verb is not None and _TELLS.match(sentence, verb.end())
        if verb is not None and not tells and verb["done"] not in grammar().modals:
            yield Asked(
                Modal.THAT, end, verb.end(), verb["done"], negated=bool(verb["not"]), doer=(start, end)
            )
