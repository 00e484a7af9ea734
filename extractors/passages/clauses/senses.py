"""What a sentence does: it asks somebody for something, states a fact, decides, or only names a thing.

Rules over the words, with the verbs of ``verbs.toml`` and the small words of ``clauses.toml``. Every item is
tested by itself, because a list headed "Actions" may hold a statement, and narrative an imperative.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.passages.clauses.asking import Asking, asking_at, is_adverb, is_participle, states_at
from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import decides, is_actors_word, is_party, may_lead
from extractors.passages.tokens import Word, words_of
from extractors.passages.vocabulary import cues, grammar
from lexicon.files import tables
from lexicon.timing import timing_spans
from lexicon.verbs import may_be_verb, verbs
from lexicon.words import comparable


class Sense(StrEnum):
    """What a clause does."""

    IMPERATIVE = "it begins with what is to be done"
    DOER = "it says who is to do something"
    PASSIVE = "it says what is to be done with something"
    NAMES = "it only names a thing"
    STATEMENT = "it states a fact"
    DECISION = "it decides, and asks nothing of anybody"
    NOTHING = "it says that there is nothing to do"

    @property
    def promises(self) -> bool:
        """Whether it is something to be done."""
        return self in (Sense.IMPERATIVE, Sense.DOER, Sense.PASSIVE)


@dataclass(frozen=True, slots=True)
class Clause:
    """The sense of a text; ``doer`` where in it the one stands who is asked, as (start, end)."""

    sense: Sense
    doer: tuple[int, int] | None = None

    def moved(self, by: int) -> Clause:
        """The same clause in a text that has so many more letters before it."""
        return Clause(self.sense, self.doer and (self.doer[0] + by, self.doer[1] + by))


# How far into a sentence the word stands that says that somebody is to do something.
_REACH = 18
# "so as to", "in order to": these say what something is done for.
_FOR_WHAT = ("as", "order")
_INVITED = ("invited", "asked", "requested", "recommended")
# "re-forecast", "countersign"
_BEFORE_VERBS = ("re", "counter", "pre", "over", "co", "")
_SPEAKERS = ("we", "i", "you")
_OPENS_TIME = ("from", "by", "within", "before", "after", "during", "in", "until")
# "By the end of March": so many words at most stand before the date.
_TIME_WORDS = 2
_OF = ("of", "in", "from", "by", "after", "before", "for", "to", "at", "on", "with", "within", "end")
# What begins so goes on with a sentence further up, or asks: "Is designed to increase ...".
_GOES_ON = ("is", "are", "was", "were", "has", "had")
_OWN = ("your", "our", "this", "these", "those")
# So many words stand at most between "have" and what is to be done: "Have the external stair surveyed".
_THING_WORDS = 6
_MONEY = ("£", "$", "€")
_BINDING = ("must", "should", "need", "shall", "are")
# How many words a doer has before its verb in "that the Clerk write to ...".
_DOER_WORDS = 12
# A noun phrase is no longer than this; more without a verb is a sentence whose verb is not known.
_NAME_WORDS = 25
# A finite verb so near the start says that the first word is its subject.
_SUBJECT_WORDS = 8
# So near behind a noun stands the "will" that says what comes of it.
_NEAR = 4
_NONE = re.compile(r":\s*(?:none|nil|n/a|no)\W*$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;]|\.\s|\s[–—-]\s")
_OPENING = re.compile(
    r"^(?:as|in|by|within|where|when|before|after|following|subject|to|working|with|through|using|from|on|at|"
    r"for|during|if|once|until|over|alongside|building|having|given|immediately|urgently|wherever|via|under|"
    r"while|prior|ahead|together|without|pending|throughout)\b[^.;:]{2,110}?,\s+",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"^(?:(?:it (?:was|is)|(?:the )?[\w’' -]{2,50}?|we|i)\s+"
    r"(?:(?:therefore|further|also|then|unanimously)\s+)*"
    r"(?:agreed|recommend(?:s|ed)?|resolved|decided|suggest(?:s|ed)?|proposed?)\s+"
    r"(?:on\s+|with\s+[\w’' ]{2,40}?\s+)?that|that)\s+",
    re.IGNORECASE,
)
# "the Department, by 30 June 2019, publish guidance": when, between who and what.
_TIME_BETWEEN = re.compile(
    r"(?P<doer>[^,;:]{3,90}),\s+"
    r"(?P<time>(?:by|before|within|no later than|not later than|from|in|after)\s[^,;:]{3,40}),\s+"
    r"(?P<rest>\w.*)",
    re.DOTALL,
)
_ASKS = re.compile(
    r"\b(?:asked|requested|invited|instructed|tasked|asks|requests|instructs)\s+"
    r"(?P<doer>(?:the\s+)?[\w’'&/.-]+(?:\s+[\w’'&/().-]+){0,6}?)\s+to\s+(?=(?P<verb>[\w-]+))"
)


def read_clause(text: str, *, loose: bool = False) -> Clause:
    """What the first sentence of a text does.

    ``loose`` where a label says already that it is an action: then an unknown doer will do, and "would" too.
    """
    plain = text.strip()
    if (
        not plain
        or _NONE.search(plain)
        or comparable(plain) in cues().nothing
        or comparable(_CLAUSE_END.split(plain, 1)[0]) in cues().nothing
    ):
        return Clause(Sense.NOTHING)
    clause = _behind_opening_time(plain, loose=loose) or _read(plain, loose=loose)
    return clause.moved(len(text) - len(text.lstrip()))


def _behind_opening_time(text: str, *, loose: bool) -> Clause | None:
    """What is promised behind an opening that says when: "By December 2026 we will ..."."""
    end = _time_end(words_of(text), text)
    behind = text[end:].lstrip(" ,")
    inner = _read(behind, loose=loose) if end else None
    return inner.moved(len(text) - len(behind)) if inner is not None and inner.sense.promises else None


def _read(text: str, *, loose: bool) -> Clause:
    if that := _THAT.match(text):
        inner = _behind_that(text[that.end() :])
        if inner.sense is Sense.PASSIVE and not loose and due_in(text) is None:
            return Clause(Sense.DECISION)  # what is to be so by a day is to be done
        return inner.moved(that.end())
    words = words_of(text)
    if not words:
        return Clause(Sense.NOTHING)
    if _decides(words):
        return Clause(Sense.DECISION)
    if words[0].text in _GOES_ON:
        return Clause(Sense.STATEMENT)
    if loose and (doer := _doer_and_verb(words, text)) is not None:
        return Clause(Sense.DOER, doer)
    asked = _asked(words, text, loose=loose)
    if _begins_imperative(words, asked=asked is not None):
        return Clause(Sense.IMPERATIVE)
    if opening := _OPENING.match(text):
        inner = _read(text[opening.end() :], loose=loose)
        if inner.sense.promises:
            return inner.moved(opening.end())
    return asked or Clause(_unpromising(words))


def _time_end(words: Sequence[Word], text: str) -> int:
    """Where such an opening ends, 0 where there is none."""
    if not words or words[0].text not in _OPENS_TIME:
        return 0
    span = next(iter(timing_spans(text)), None)
    opens = span is not None and span[0] <= words[min(_TIME_WORDS, len(words) - 1)].start
    return span[1] if span is not None and opens and span[1] < len(text) else 0


def _behind_that(text: str) -> Clause:
    """ "That the Clerk write to ...", "It was agreed that officers would ..."."""
    if not text.strip():
        return Clause(Sense.NOTHING)
    if (timed := _TIME_BETWEEN.match(text)) and timing_spans(timed["time"]):
        told = _behind_that(f"{timed['doer']} {timed['rest']}")
        if told.sense is Sense.DOER and told.doer is not None and told.doer[1] <= timed.end("doer"):
            return told
    direct = _subjunctive(words_of(text), text)
    if direct is not None and direct.sense is Sense.DOER:
        return direct
    inner = _read(text, loose=True)
    if direct is not None and inner.doer is not None and " be " in text[slice(*inner.doer)]:
        return direct  # "the ground be closed to vehicles": nobody of that name is to vehicle
    if inner.sense in (Sense.STATEMENT, Sense.NAMES, Sense.IMPERATIVE):
        return direct or Clause(Sense.STATEMENT)
    return inner


def _subjunctive(words: Sequence[Word], text: str) -> Clause | None:
    """ "the Clerk write(s) to ...": a doer, and behind it a verb in its plain form."""
    for number in range(1, min(len(words), _DOER_WORDS)):
        word = words[number].text
        if word in grammar().modals or word == "to":
            return None
        if word == "be" and number + 1 < len(words) and is_participle(words[number + 1].text):
            if words[number + 1].text in grammar().asked and _text_at(words, number + 2) == "to":
                return Clause(Sense.DOER, (words[0].start, words[number - 1].end))
            decided = f"be {words[number + 1].text}" in cues().decisions
            return Clause(Sense.DECISION if decided else Sense.PASSIVE)
        plain = _plain_form(word)
        if words[number - 1].text in grammar().no_verb or text[words[number].start].isupper():
            continue
        following = _text_at(words, number + 1)
        if following == "be" or (is_actors_word(word) and _plain_form(following) in verbs().every):
            continue  # "the Ranger Services team run a trial"
        if plain in verbs().every and is_party(text[: words[number - 1].bare_end]):
            decider = words[number - 1].text in cues().deciders
            if decider and plain in cues().decisions | cues().decisions_beside:
                return Clause(Sense.DECISION)
            return Clause(Sense.DOER, (words[0].start, words[number - 1].end))
    return None


def _doer_and_verb(words: Sequence[Word], text: str) -> tuple[int, int] | None:
    """Who stands before a verb in its plain form: "Tran and Jo meet with the manager"."""
    if words[0].text == "to":
        return None
    for number in range(1, min(len(words) - 1, _DOER_WORDS)):
        word, following = words[number].text, words[number + 1].text
        if word in ("to", "be") or word in grammar().modals or word in grammar().finite:
            return None
        verb = word in verbs().plain or (word in verbs().nouns_too and following in grammar().verb_follows)
        if not verb or text[words[number].start].isupper():
            continue
        doer = text[: words[number - 1].bare_end]
        return (words[0].start, words[number - 1].bare_end) if is_party(doer) and not decides(doer) else None
    return None


def _text_at(words: Sequence[Word], number: int) -> str:
    return words[number].text if number < len(words) else ""


def _plain_form(word: str) -> str:
    """A verb without the ending of its third person: "publishes" is "publish", "carries" "carry"."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    plain = next((form for form in forms if form in verbs().every), None)
    if plain is None and "-" in word:
        return _plain_form(word.rpartition("-")[2])  # "dip-samples"
    return plain or word


def is_third_person(word: str) -> bool:
    """Whether a word is a verb as it stands behind "it": "reminds"."""
    return word.endswith("s") and word not in verbs().every and _plain_form(word) in verbs().every


def _decides(words: Sequence[Word]) -> bool:
    """ "To note the report", "note that", "Members note and agree", "The Panel is invited to note"."""
    said = [word.text for word in words]
    for verb, asked, to, what in zip(said, said[1:], said[2:], said[3:], strict=False):
        if verb in ("is", "are") and asked in _INVITED and to == "to" and what in cues().decisions:
            return True
    plain = said[:3]
    if plain[0] == "to" and len(plain) > 1:
        plain = plain[1:]
    if plain[0] in cues().decisions:
        return True
    return len(plain) > 1 and plain[0] in cues().deciders and plain[1] in cues().decisions


def _begins_imperative(words: Sequence[Word], *, asked: bool) -> bool:
    """Whether a text begins with a verb: "Ensure that", "To develop", "Urgently review".

    ``asked``: further on somebody is to do something; then a first word that may be a noun is one, unless
    what follows it says otherwise ("Review officers to report", "Review the officers to report").
    """
    number = 1 if words[0].text == "to" and len(words) > 1 else 0
    while number + 1 < len(words) and is_adverb(words[number].text):
        number += 1
    word = words[number].text
    following = words[number + 1].text if number + 1 < len(words) else ""
    if word == "have" and _has_done(words[number + 1 :]):
        return True
    if word in ("be", "have"):
        return word == "be" and number > 0 and is_participle(following)
    if word in verbs().plain:
        return following not in ("is", "are", "was", "were")
    if word in verbs().nouns_too:
        behind = [one.text for one in words[number + 1 : number + _NEAR]]
        if words[0].text == "first" and number and not grammar().modals.isdisjoint(behind):
            return False  # "First cycle approvals will increase"
        if following in grammar().verb_follows:
            return True
        noun = following in grammar().noun_follows or (number == 0 and _is_noun(words))
        return not asked and not noun
    return _is_pair(word) or (may_be_verb(word, following) and word not in cues().reported)


def _has_done(words: Sequence[Word]) -> bool:
    """Whether "have" asks that something be done by others: "Have the stair surveyed by an engineer"."""
    opens = bool(words) and words[0].text in (*grammar().articles, *_OWN)
    said = [word.text for word in words[2 : 2 + _THING_WORDS]]
    return opens and any(map(is_participle, said)) and grammar().finite.isdisjoint(said)


def _is_noun(words: Sequence[Word]) -> bool:
    """Whether a first word that may be a noun is one: "Support for carers", "Case records are poor"."""
    rest = [word.text for word in words[1:]]
    said_of = next((n for n, word in enumerate(rest) if word in grammar().relatives), _SUBJECT_WORDS)
    if not rest or any(word in grammar().finite for word in rest[: min(said_of, _SUBJECT_WORDS)]):
        return True
    if words[0].text in tables("passages")["texts"]["sums"] and rest[0][:1] in _MONEY:
        return True
    return rest[0] in ("for", "in") and words[0].text not in grammar().before_for


def _is_pair(word: str) -> bool:
    """ "Develop/implement", "plan-and-deliver"."""
    parts = re.split(r"[/-]", word)
    return len(parts) > 1 and all(part in verbs().every for part in parts)


def _asked(words: Sequence[Word], text: str, *, loose: bool) -> Clause | None:
    """Whether the sentence says who is to do something, or what is to be done with what."""
    said_of = stated = False  # a relative clause: what it says of the doer is no statement of the sentence
    for number in range(1, min(len(words) - 1, _REACH)):
        said_of |= words[number].text in grammar().relatives
        asking = _asking(words, number, loose=loose, stated=stated)
        if asking is None:
            stated |= states_at(words, number)
            if stated and not said_of:
                return None
            continue
        if asking.verb == "be":
            return _to_be(words, asking, text, loose=loose)
        if not _is_verb(asking, loose=loose):
            continue
        speaker = words[number - 1].text
        if speaker in _SPEAKERS and (number == 1 or speaker == "you"):
            return _spoken(speaker, asking)
        doer = _doer(words[:number])
        unlisted = asking.verb not in verbs().every
        if doer is not None and may_lead(text[slice(*doer)], strict=not loose or unlisted):
            return Clause(Sense.DOER, doer)
        if asking.word != "to" or doer is not None:
            return Clause(Sense.DOER) if loose and asking.word != "to" else None
    return None


def _spoken(speaker: str, asking: Asking) -> Clause | None:
    """What "we will" promises, and "you must" asks of a letter's reader; "you will" tells them what comes."""
    return None if speaker == "you" and asking.word not in _BINDING else Clause(Sense.DOER)


def _asking(words: Sequence[Word], number: int, *, loose: bool, stated: bool) -> Asking | None:
    """What is asked from a word on; "would" asks behind a label only, a relative clause asks nobody.

    ``stated``: such a clause has its verb already, and "to" goes on with it ("who have no home to go to").
    """
    asking = asking_at(words, number)
    if number and words[number].text == "to" and words[number - 1].text in _FOR_WHAT:
        return None
    if asking is None or words[number - 1].text in grammar().relatives or (stated and asking.word == "to"):
        return None
    return None if asking.word == "would" and not loose else asking


def _is_verb(asking: Asking, *, loose: bool) -> bool:
    """Whether a verb stands there; behind "will" and "should" one that nobody listed is one too."""
    verb = asking.verb
    if any(verb.removeprefix(sign).removeprefix("-") in verbs().every for sign in _BEFORE_VERBS):
        return True
    if asking.word == "to":
        return loose and verb.isalpha() and verb not in grammar().no_verb
    return verb.isalpha() and (loose or verb != "have")


def _to_be(words: Sequence[Word], asking: Asking, text: str, *, loose: bool) -> Clause | None:
    """ "The policy should be reviewed", "Officers to be mindful of ..."."""
    at = next((n for n in range(asking.at + 1, len(words)) if not is_adverb(words[n].text)), len(words))
    behind = _text_at(words, at)
    if behind in grammar().asked and _text_at(words, at + 1) == "to":
        asked = _doer(words[: asking.first])
        if asked is not None and is_party(text[slice(*asked)]):
            return Clause(Sense.DOER, asked)
    if is_participle(behind):
        return Clause(Sense.DECISION if f"be {behind}" in cues().decisions else Sense.PASSIVE)
    if asking.word in ("will", "would") and not loose:
        return None
    doer = _doer(words[: asking.first])
    if doer is not None and may_lead(text[slice(*doer)], strict=True):
        return Clause(Sense.DOER, doer)
    return None


def _doer(words: Sequence[Word]) -> tuple[int, int] | None:
    """Who stands before the word that asks, up to what only says more of them ("wishing to attend")."""
    end = len(words)
    for number, word in enumerate(words):
        more = word.text.endswith("ing") and word.text not in grammar().names_in_ing
        more &= _text_at(words, number + 1) != "of"  # "Secondary dispensing of medicines"
        if number and (more or word.text in grammar().relatives):
            end = number
            break
    start = _behind_time(words[:end])
    return (words[start].start, words[end - 1].bare_end) if end > start else None


def _behind_time(words: Sequence[Word]) -> int:
    """Where the doer begins behind an opening that says when: "From May 2019 the advice line"."""
    if not words or words[0].text not in _OPENS_TIME:
        return 0
    text = " ".join(word.text for word in words)
    articles = (n for n in range(2, len(words)) if words[n].text in ("the", "our", "each", "every", "all"))
    first = next((n for n in articles if words[n - 1].text not in _OF), None)
    return first if first is not None and due_in(text) else 0


def _unpromising(words: Sequence[Word]) -> Sense:
    plain = [word.text for word in words]
    finite = grammar().finite | grammar().modals | cues().reported
    states = any(word in finite for word in plain[1:])
    if states or plain[0] in grammar().pronouns or len(plain) > _NAME_WORDS:
        return Sense.STATEMENT
    return Sense.NAMES


def asked_in(text: str) -> tuple[int, int] | None:
    """Who is asked to do something further on in a text: "... and asked CLG to work with ..."."""
    for match in _ASKS.finditer(text):
        if match["verb"].casefold() in verbs().every:
            return match.span("doer")
    return None
