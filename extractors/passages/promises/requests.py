"""What a sentence asks of its reader or of somebody whom it names: "please", "could you", commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.vocabulary import given_names, grammar
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of
from lexicon.verbs import is_known_verb, stem_of, verbs
from lexicon.words import comparable, telling_words

ADVERB = (
    r"(?:(?:(?!(?:ap|sup|re|com)ply\b|rely\b|family\b)\w+ly|also|then|again|please|now|both|"
    r"all|each|first|further|"
    r"soon|still|therefore|in turn|in future|from now on|at once|as well|of course|instead|just)\s+)*"
)
_CAN = r"(?:could|can|would|will)"
_VERB = rf"{ADVERB}(?P<verb>[a-z][a-z-]*)"
_OPENS = r"(?:^|(?<=[,;:–—-]\s))(?:(?i:and|so|also|but|then|finally|lastly)[,\s]\s*)?"
_PERSON = r"(?P<who>[A-Z][\w’'.-]+(?:\s+(?:and\s+)?[A-Z][\w’'.-]+)?)"
# "Yusuf, please could you get a price", "Ros – please ring them"
_OF_NAMED = re.compile(
    rf"(?P<called>{_OPENS}{_PERSON}\s*(?:,|\s[–—-])\s+)"
    rf"(?:(?:please\s+)?{_CAN}\s+you\s+(?:please\s+|kindly\s+)?|(?:please|kindly)\s+){_VERB}"
)
# "In the meantime could you", "Before you lock it in could you": what may stand before a question that asks.
_AFTER = (
    r"(?:(?:^|(?<=[,;:–—-]\s))(?i:in the meantime|meanwhile|before|when|once|while|after|as|since|until|on|"
    r"by|at|in|for)\b[^?;:]{0,60}?\s)"
)
# "Please can you send", "Could you let them know", "Please send"
_OF_READER = re.compile(
    rf"(?:{_OPENS}|{_AFTER}(?={_CAN}\s+you\b))(?:(?:(?:please|kindly)\s+)?{_CAN}\s+(?P<you>you)\s+"
    rf"(?:please\s+|kindly\s+)?|"
    rf"(?:please|kindly)\s+)(?!be\s+(?:so|good|kind)\b){_VERB}",
    re.IGNORECASE,
)
# "Can Dave and Sunil sort out the rota?", "Could somebody take photos?"
_OF_OTHERS = re.compile(
    rf"(?:{_OPENS}|{_AFTER})(?:[Pp]lease\s+)?(?P<can>[Cc]ould|[Cc]an)\s+(?P<who>(?!(?:you|we|I|it|this|that|these|there)\b)"
    rf"[\w’'.-]+(?:\s+[\w’'.&-]+){{0,4}}?)\s+(?:please\s+)?(?!(?:and|or)\b){_VERB}"
)
# "So can Jason sketch an outlet": turned round, it asks without a question mark too.
_INVERTED = re.compile(rf"{_OPENS}(?:[Cc]ould|[Cc]an)\s+[A-Z]")
# "I would be grateful if heads of office would send me a list"
_GRATEFUL = re.compile(
    r"(?:\b(?:I|[Ww]e|[Ii]t)(?:[’']d|\s+(?:would|"
    r"should))\s+(?:also\s+)?(?:\w+\s+)??(?:be\s+)?(?:very\s+|most\s+)?)?"
    rf"\b{one_of('asking', 'wants', 'grateful')}\s+if\s+"
    rf"(?P<who>[^,;.]{{1,60}}?)\s+{_CAN}\s+{_VERB}"
)
# "I need you to check", "I'd like Jo to take it on"
_WANTS = re.compile(
    r"\b(?:I|[Ww]e)(?:[’']d|\s+(?:would|should))?\s+(?:also\s+)?(?:need|want|like)\s+"
    r"(?!(?:first|now|again|finally|also|here)\b)"
    rf"(?P<who>(?!to\b)(?:the\s+|our\s+)?[\w’'.-]+(?:\s+(?!to\b)[\w’'.&-]+){{0,4}}?)\s+to\s+{_VERB}"
)
# "May we ask you to serve", "It falls to the RFO to see", "I look to you to buy", "the plan is for Jo to"
_LEFT_TO = re.compile(
    r"\b(?:(?:may|can|could|might)\s+(?:I|we)\s+(?:please\s+)?"
    rf"{one_of('asking', 'wants', 'begs')}|would\s+ask|"
    r"(?:it\s+)?(?:falls|is\s+down|is\s+up)\s+to|"
    rf"(?:I|we)\s+{one_of('asking', 'wants', 'relies')}\s+(?:to|on|upon)|"
    r"leave\s+it\s+(?:to|with)|left\s+(?:to|with)|"
    rf"(?:it\s+will\s+be|the\s+(?!usual\b){one_of('asking', 'wants', 'arrangements')}\s+is|"
    r"(?:ha(?:s|ve)\s+)?arranged|arrange)\s+for)\s+"
    rf"(?P<who>(?!(?:to|that|it)\b)(?:the\s+|our\s+|your\s+|a\s+|"
    rf"an\s+)?[\w’'.-]+(?:\s+(?!to\b)[\w’'.&-]+){{0,5}}?)\s+to\s+{_VERB}",
    re.IGNORECASE,
)
# "Would you be so good as to collect", "be good enough to have"
_SO_GOOD = re.compile(
    rf"\b(?:{_CAN}\s+you\s+(?:please\s+|kindly\s+)?)?(?P<you>be)\s+(?:so\s+(?:good|kind)\s+as|(?:good|kind)\s+enough|sure)\s+to\s+{_VERB}",
    re.IGNORECASE,
)
# "Please let me have a copy", "let us have a programme by May"
_LET_HAVE = re.compile(
    r"(?:^|(?<=[.;:,]\s)|\band\s+|\b(?=[Pp]lease\s))(?:[Pp]lease\s+)?[Ll]et\s+(?:me|"
    r"us)\s+(?P<verb>have|see|know|hear)\b(?!\s+if\b)"
)
# "Would you mind meeting them there and showing them?"
_MIND = re.compile(r"\b[Ww]ould\s+(?P<you>you)\s+(?:please\s+|kindly\s+)?mind\s+(?P<verb>[a-z]+ing)\b")
_CAN_YOU = re.compile(rf"\b{_CAN}\s+$", re.IGNORECASE)
# One of these words is in whatever the pattern of the same name finds, and tells quickly where to look.
_LEFT_WORDS = frozenset(
    (
        *tables("asking")["wants"]["begs"],
        *tables("asking")["wants"]["relies"],
        *("falls", "down", "up", "leave", "left", "for"),
    )
)
_LET_WORDS = frozenset(("let",))
_GOOD_WORDS = frozenset(("good", "kind", "sure"))
_ASKING_WORDS = frozenset(("please", "kindly", "could", "can", "would", "will"))
_GRATEFUL_WORDS = telling_words(tables("asking")["wants"]["grateful"])
_WANTS_WORDS = frozenset(("need", "want", "like"))
_NAME_FIRST = re.compile(
    r"@?(?P<who>[A-Z][\w’'.-]*(?:\s+(?:and\s+|&\s+|/\s*)?[A-Z][\w’'.-]*){0,4}|me|myself)"
    r"(?:\s*:|\s+[–—-](?:\s+to\b)?)\s+(?=\S)"
)
# "Project Board": a name, and nothing to do.
_TITLED = re.compile(r"[A-Z][\w-]*\s+[A-Z]")
_FIRST_VERB = re.compile(r"(?:\w+ly\s+)?(?P<verb>[A-Za-z][a-z-]+)")
# "Ramp sensor playing up", "Telephone note 3 May": how things are, in a few words.
_NOTED = re.compile(
    r"\w+ \w+ \w+ing (?:up|at|since|again|all|badly|well|fine)\b|"
    rf"\w+ {one_of('asking', 'brief', 'records')}\b"
)
# "Make sure the tank is emptied", "See that it is done"
_SEES_THAT = re.compile(r"\s+(?:sure|certain|that|it that)\b")
# "Draft me a page on what the shires do": no statement begins with a verb and one of these.
_OBJECT = re.compile(r"\s+(?:me|us|him|her|them|it)\b")
# "You should also arrange", "To put this right we ask": what may open a command.
_FIRST = re.compile(
    r"(?:(?:and|also|then|first|second|third|finally|lastly|next|now|do)[,\s]\s*)?(?P<verb>[A-Za-z][a-z-]+)",
    re.IGNORECASE,
)
# "Fatima, keep on at IT", "Matrons, brief every shift": who is called on.
_CALLED = re.compile(
    r"(?!(?:Dear|Hi|Hello)\b)(?P<who>(?:All\s+)?[A-Z][a-z’'-]+(?:\s+(?:and\s+)?[A-Z][a-z’'-]+)?|"
    r"Those of you [^,.;]{3,60}),\s+"
)


def requests_in(sentence: str, words: frozenset[str]) -> Iterator[Asked]:
    """What a sentence asks of its reader or of somebody else; ``words`` are its words."""
    if (named := _named(sentence)) is not None:
        yield named
    if not words.isdisjoint(_ASKING_WORDS):
        yield from _politely(sentence)
    if "mind" in words and (mind := _MIND.search(sentence)) and (stem := stem_of(mind["verb"])):
        yield Asked(Modal.PLEASE, mind.start(), mind.end(), stem, doer=mind.span("you"), reader=True)
    if not words.isdisjoint(_GRATEFUL_WORDS):
        yield from (one for match in _GRATEFUL.finditer(sentence) if (one := _of(match, Modal.PLEASE)))
    for telling, pattern in (
        (_LEFT_WORDS, _LEFT_TO),
        (_GOOD_WORDS, _SO_GOOD),
        (_LET_WORDS, _LET_HAVE),
    ):
        if not words.isdisjoint(telling):
            yield from (one for match in pattern.finditer(sentence) if (one := _of(match, Modal.PLEASE)))
    if not words.isdisjoint(_WANTS_WORDS):
        yield from (one for match in _WANTS.finditer(sentence) if (one := _of(match, Modal.PLEASE)))


def _politely(sentence: str) -> Iterator[Asked]:
    taken: set[int] = set()
    for match in (*_OF_NAMED.finditer(sentence), *_OF_READER.finditer(sentence)):
        one = _of(match, Modal.PLEASE)
        if one is not None and match.start("verb") not in taken:
            taken.add(match.start("verb"))
            yield one
    polite = sentence.rstrip(' .”"').endswith("?") or "please" in sentence.casefold()
    for match in _OF_OTHERS.finditer(sentence):
        turned = _INVERTED.match(sentence, 0, match.end()) is not None
        one = _of(match, Modal.PLEASE) if polite or turned else None
        if one is not None and match.start("verb") not in taken:
            yield one if polite else replace(one, start=match.start("can"))


def _of(match: re.Match[str], modal: Modal) -> Asked | None:
    verb = match["verb"].casefold()
    if match.re is _LEFT_TO and verb in ("be", "say"):
        return None  # "arrange for the verge to be cut": whoever is asked arranges it
    if match.re is not _LET_HAVE and (verb in grammar().no_verb or not is_known_verb(verb)):
        return None
    groups = match.groupdict()
    who = "who" if groups.get("who") else "you" if groups.get("you") else None
    whole = match.re in (_GRATEFUL, _WANTS, _LEFT_TO, _SO_GOOD, _LET_HAVE)
    start = match.start() if whole else match.start(who) if who else match.start("verb")
    if match.re is _OF_NAMED:  # whoever is called on stands before what is asked
        start = match.end("called")
    if who == "you" and not whole and (can := _CAN_YOU.search(match.string, 0, start)):
        start = can.start()  # "can you send it"
    if match.re is _LET_HAVE and verb in ("have", "see"):
        verb = "send"
    doer = match.span(who) if who else None
    return Asked(
        modal, start, match.end("verb"), verb, doer=doer, reader=who != "who" or groups["who"] == "you"
    )


def _named(sentence: str) -> Asked | None:
    """ "Hari - look at it", "Dee – to go", "Doug: bank the money": somebody, and what they are to do."""
    match = _NAME_FIRST.match(sentence)
    if match is None or read_clause(sentence[match.end() :]).sense is not Sense.IMPERATIVE:
        return None
    verb = _FIRST_VERB.match(sentence, match.end())
    if verb is None or verb["verb"].casefold() in given_names() or _TITLED.match(sentence, verb.start()):
        return None
    return Asked(Modal.NAMED, match.end("who"), verb.end(), verb["verb"].casefold(), doer=match.span("who"))


def _is_verb(word: str, behind: str) -> bool:
    """Whether a sentence's first word is a verb: one that may be a noun has an article behind it."""
    following = comparable(next(iter(behind.split()), ""))
    follows = following in grammar().verb_follows or following in tables("promises")["verbs"]["how_many"]
    again = word.removeprefix("re-").removeprefix("re")  # "Repaint it"
    if again != word and again in verbs().plain and _OBJECT.match(behind):
        return True
    return word in verbs().plain or (word in verbs().nouns_too and follows)


def command_in(sentence: str) -> Asked | None:
    """What a sentence tells its reader to do, or whom it calls on: "Remove the wedges", "Jo, ring them"."""
    called = _CALLED.match(sentence)
    if called is not None and (one := _command(sentence, called.end())) is not None:
        return replace(one, doer=called.span("who"), reader=None)
    return _command(sentence, 0)


@cache
def _courtesies() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(tables('asking')['greets']['courtesies'])})\b", re.IGNORECASE)


def _command(sentence: str, at: int) -> Asked | None:
    """What a sentence tells its reader to do from some place on."""
    match = _FIRST.match(sentence, at)
    if (
        match is None
        or _NOTED.match(sentence)
        or _courtesies().match(sentence, match.start("verb"))
        or not _is_verb(comparable(match["verb"]), sentence[match.end("verb") :])
    ):
        return None
    sees_that = _SEES_THAT.match(sentence, match.end("verb")) is not None
    does_it = _OBJECT.match(sentence, match.end("verb")) is not None
    if (
        not (sees_that or does_it)
        and read_clause(sentence[match.start("verb") :]).sense is not Sense.IMPERATIVE
    ):
        return None
    verb = comparable(match["verb"])
    return Asked(Modal.COMMAND, match.start("verb"), match.end("verb"), verb, reader=True)
