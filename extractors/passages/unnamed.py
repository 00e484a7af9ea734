"""Tasks of minutes that name nobody before their verb: "The fence to be mended", "It was agreed to write".

Who does it stands behind them ("... to be costed – JB"), or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.passages.asking import is_adverb, is_participle
from extractors.passages.clauses import Sense, read_clause
from extractors.passages.closing import tells_who_came
from extractors.passages.doers import has_done
from extractors.passages.items import states_behind
from extractors.passages.lines import Line
from extractors.passages.parties import decides, is_initials, names_somebody
from extractors.passages.parts import agent_of
from extractors.passages.tails import Tail, who_and_when
from extractors.passages.vocabulary import actors, cues, grammar
from lexicon.patterns import any_of
from lexicon.verbs import verbs
from lexicon.words import comparable, word_count

# "Shed roof to be felted", "Two firms to be approached and prices brought"
_TO_BE = re.compile(
    r"^(?P<what>(?:[A-Z]|\d)[^.;:?!]{2,90}?)\s+(?:to|(?:is|are|will\s+need|needs?)\s+to)\s+be\s+"
    r"(?:\w+ly\s+)?(?P<done>[a-z-]+)"
)
_BE_ASKED = re.compile(
    r"(?:the\s+)?(?P<who>[\w’' -]{2,50}?)\s+(?:(?:should|would|will|to)\s+)?be\s+"
    r"(?:asked|requested|invited|directed|instructed)\s+to\s+[a-z]"
)
_VERB = re.compile(r"\s*(?:(?:will|would|should|shall|to)\s+)?(?P<verb>[a-z][\w-]*)")
# "... to be felted before winter – TB", "... be asked to look at it, JB"
_CLOSING = re.compile(
    r"(?:\s+[–—-]\s*|(?<!\b[A-Z])(?<!\bCllr)(?<!\b[MD]r)(?<!\bMrs)(?<!\bRev)\s*[,.;]\s+)(?P<who>[A-Z][^.;:–—()]{0,60}?)\.?$"
)
_BRACKETED = re.compile(r"\s*[(\[](?P<who>[A-Z][^()\[\]]{0,60}?)[)\]]\.?$")
# "I said I would ask", "I will draft"
_I_WILL = re.compile(
    r"^(?:And\s+)?I(?:[’']ll|\s+(?:(?:said|agreed|promised|undertook|offered)\s+(?:that\s+)?(?:I\s+would|to)|will|shall|am\s+going\s+to|"
    r"have\s+(?:agreed|promised|offered)\s+to))\s+(?P<verb>[a-z][\w-]*)"
)
# "I shall send proper minutes when I have typed them."
_OF_NOTES = re.compile(r"\b(?:minutes|notes)\b", re.IGNORECASE)
_ITEM_THAT = re.compile(r"^(?:AND\s+)?(?:that|That|THAT)\s+(?=(?:the\s+)?[A-Z]|staff\b)")
# "Yusuf, please could you get a price", "Ros, can you let them know"
_PLEASE = re.compile(
    r"^(?P<who>[A-Z][\w’'-]*(?:\s+and\s+[A-Z][\w’'-]*)?),\s+"
    r"(?:(?:please\s+)?(?:could|can|would|will)\s+you\s+(?:please\s+)?|please\s+)(?P<verb>[a-z]+)"
)
# Nobody is told of in so many words; a sentence so long tells.
_WHO_WORDS, _FEWEST_WORDS, _MOST_WORDS = 6, 3, 45
_FRAGMENT_WORDS = 2
# One paragraph that ends with unknown initials may be a chance.
_CLOSED_SO = 2
_DASH = re.compile(r"\s+[–—-]\s+")
_PARTED = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")


@cache
def _says_agreed() -> re.Pattern[str]:
    return re.compile(
        r"^(?:(?:Following|After)\s+[^,.;]{3,60}?,?\s+)?"
        r"(?:it\s+was\s+(?:(?:also|then|therefore|further)\s+)?(?:agreed|decided)|agreed|decided|"
        rf"(?:(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}{any_of(cues().asking)})\s+"
        r"(?:(?:also|then|therefore|further)\s+)?(?:asked|requested)(?=\s+that))\s+"
        r"(?P<how>to|that)\s+",
        re.IGNORECASE,
    )


@cache
def _requests() -> re.Pattern[str]:
    """ "requests the Manager Works to call tenders", "The Board asked the Director to report"."""
    return re.compile(
        rf"^(?:(?:that\s+)?(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?{any_of(cues().asking)}\s+(?:also\s+)?)?"
        r"(?:requests?|directs?|instructs?|asks?|requested|directed|instructed|asked|tasked)\s+"
        r"(?P<who>(?:the\s+)?[A-Z][\w’'&-]*(?:\s+[\w’'&/-]+){0,6}?)\s+to\s+(?P<verb>[a-z][\w-]*)",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A task: who closes it (empty where nobody does) and by when, where in the text that stands, and whether
    the text says what is to be done; ``start`` behind "It was agreed that".
    """

    who: str
    end: int
    due: str | None = None
    clear: bool = True
    start: int = 0


def closers_of(lines: Sequence[Line], names: frozenset[str]) -> frozenset[str]:
    """The words of the names that may close a task: of those who were there, and of initials that close
    several paragraphs.
    """
    found = [
        match["who"]
        for line in lines
        if not line.wall and (match := _CLOSING.search(line.text)) and is_initials(match["who"])
    ]
    if len(found) < _CLOSED_SO:
        return names
    return names | {comparable(one) for who in found for one in re.findall(r"[A-Z]+", who)}


def closing_actor(sentence: str, known: frozenset[str]) -> Unnamed | None:
    """Who is named behind a text's last sign or in brackets at its end, and where that stands."""
    match = _BRACKETED.search(sentence) or _CLOSING.search(sentence)
    if match is None or tells_who_came(sentence):
        return None
    said = _named_in(match["who"], known)
    return Unnamed(said.lead or "", match.start(), said.due) if said else None


def _named_in(text: str, known: frozenset[str]) -> Tail | None:
    """Who and when, where a text says nothing besides and every name of it is known."""
    said = who_and_when(_DASH.sub(", ", text))
    if said is None or not said.lead or word_count(said.lead) > _WHO_WORDS:
        return None
    words = [word for part in _PARTED.split(said.lead) for word in part.split()]
    keys = [comparable(word) for word in words]
    named = [key in known for key in keys if key in known or key not in actors().titles]
    return said if named and all(named) and names_somebody(said.lead, known) else None


def only_names(sentence: str, known: frozenset[str]) -> bool:
    """Whether a sentence says who, and when, and nothing besides: "RS.", "Dev - this week."."""
    return word_count(sentence) <= _WHO_WORDS and _named_in(sentence.strip(" ."), known) is not None


def only_time(sentence: str) -> bool:
    """Whether a sentence says by when and nothing besides: "ASAP.", "By 30 September."."""
    said = who_and_when(sentence.strip(" .")) if word_count(sentence) <= _WHO_WORDS else None
    return said is not None and said.lead is None and said.due is not None


def unnamed_task(sentence: str, known: frozenset[str], author: str = "") -> Unnamed | None:
    """What a text says is to be done without saying at its start by whom; None where it says no such thing.

    ``author``: who writes "I".
    """
    if (mine := _I_WILL.match(sentence)) and _does(mine["verb"]) and not _OF_NOTES.search(sentence):
        return Unnamed(author, len(sentence))
    if (asked := _PLEASE.match(sentence)) and _does(asked["verb"]) and names_somebody(asked["who"], known):
        return Unnamed(asked["who"], len(sentence))
    closing = closing_actor(sentence, known)
    plain = (sentence[: closing.end] if closing else sentence).rstrip()
    if word_count(plain) > _MOST_WORDS or plain.endswith("?"):
        return None
    own = closing is not None and sentence[closing.end] == "."
    if word_count(plain) < (_FRAGMENT_WORDS if own else _FEWEST_WORDS):
        return None
    who = _asked_in(plain, closed=closing is not None)
    if (
        closing is not None
        and "," in plain
        and sum(word[:1].islower() for word in plain.split()) < _FEWEST_WORDS
    ):
        return None  # "Staff: Ann Lee (Parks), Bob Dray (Roads)"
    agreed = _says_agreed().match(plain)
    start = agreed.end() if agreed else 0
    if closing is None:
        return None if who is None else Unnamed(who, len(sentence), start=start)
    clause = read_clause(plain)
    if who is not None or (clause.sense.promises and clause.doer is None):
        return replace(closing, start=start)
    return replace(closing, clear=False) if own else None


def _asked_in(plain: str, *, closed: bool) -> str | None:
    """Who is asked in a sentence: empty where it asks nobody by name, None where it asks for nothing.

    ``closed``: somebody is named behind it; then what a meeting settles is to be done by them.
    """
    if agreed := _says_agreed().match(plain):
        return _agreed(plain[agreed.end() :], agreed["how"].casefold(), closed=closed)
    if (asked := _requests().match(plain)) and _is_asked(asked["who"]) and _does(asked["verb"], closed=True):
        return asked["who"]
    if item := _ITEM_THAT.match(plain):
        return _agreed(plain[item.end() :], "that", closed=closed)
    match = _TO_BE.match(plain)
    if match is None or agent_of(plain) is not None or states_behind(plain[match.end() :]):
        return None
    return "" if _is_work(match["done"]) and _is_thing(match["what"]) else None


def _is_asked(who: str) -> bool:
    """Whether a meeting may ask those: somebody, or a post ("Manager Works")."""
    words = [comparable(word) for word in who.removeprefix("the ").split()]
    public = words[-1:] and words[-1] in cues().public
    return not public and (names_somebody(who) or any(word in actors().posts for word in words[:1]))


def _agreed(rest: str, how: str, *, closed: bool) -> str | None:
    """ "It was agreed to write to ...", "It was agreed that the Chair would ring ..."."""
    if how == "to":
        words = rest.split()
        number = next((n for n, word in enumerate(words) if not is_adverb(word)), 0)
        return "" if words and _does(comparable(words[number]), closed=closed) else None
    if asked := _BE_ASKED.match(rest):
        named = names_somebody(asked["who"]) and (asked["who"][0].isupper() or "staff" in asked["who"])
        return asked["who"] if named else ""
    clause = read_clause(f"that {rest}", loose=True)
    if clause.sense is Sense.DOER and clause.doer is not None:
        who = f"that {rest}"[slice(*clause.doer)]
        verb = _VERB.match(f"that {rest}", clause.doer[1])
        has = verb is not None and has_done(verb["verb"], f"that {rest}"[verb.end() :])
        does = verb is not None and (has or _does(verb["verb"].removesuffix("s"), closed=names_somebody(who)))
        return who if does and names_somebody(who) and not decides(who) else None
    done = re.search(r"(?:\b(?:should|would|will|shall|to)\s+)?\bbe\s+(?:\w+ly\s+)?(?P<done>[a-z-]+)", rest)
    if clause.sense is not Sense.PASSIVE or done is None or not _is_work(done["done"]):
        return None
    return "" if _is_thing(rest[: done.start()].strip()) else None


def _does(verb: str, *, closed: bool = False) -> bool:
    """Whether a verb is work for somebody, and no decision of the meeting."""
    decided = (
        cues().decisions
        | cues().decisions_beside
        | cues().no_tasks
        | (frozenset() if closed else cues().settled)
    )
    return verb.removeprefix("re-").removeprefix("re ") in verbs().every and verb not in decided


def _is_work(done: str) -> bool:
    return is_participle(done) and done not in cues().settled


def _is_thing(what: str) -> bool:
    """Whether words name what is to be worked on, and are no clause with a verb of its own."""
    words = [comparable(word) for word in what.split()]
    tells = grammar().finite | grammar().modals | grammar().took_on | cues().reported | {"want", "wanted"}
    if not words or words[0] in grammar().pronouns or words[-1] in grammar().asked | {"likely", "able"}:
        return False
    return not any(word in tells for word in words) and not words[-1].endswith("ed")
