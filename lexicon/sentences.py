"""What a cell's sentence does: asks for something, advises it, tells what was done, says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lexicon.files import tables
from lexicon.remembering import remembered
from lexicon.states import is_state
from lexicon.verbs import is_plain_verb, may_be_verb, takes_object, verbs
from lexicon.words import comparable, holds_number

_MARK = re.compile(
    r"^\W*(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s+"
    # "A1", "HR-2.1", "Rec 3", and not "Build 40 homes".
    r"|(?:(?-i:[A-Z]{1,6})[-./ ]?|(?:action|rec|recommendation|no|ref|item|task)\.? )"
    r"\d[\d./-]*[A-Za-z]?[:.)–-]?\s+)?",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.:;–—\n-](?:(?<=\n)|\s+)")  # Begins with the signs, to be found the quickest.
_WORD = re.compile(r"[\w’'-]+")
_ASCII_WORDS = "".join(sign if _WORD.match(sign) else " " for sign in map(chr, range(128)))
# Where "The policy to be reviewed" and "Manager to brief staff" have said what they ask: its first words.
_ASKED_WITHIN = 12
# A command says what to do with what.
_COMMAND = 2
# Stages and phases have lower numbers than what is counted.
_COUNTED = 5
_ONE_LETTER = ("a", "i")
# A noun that is a verb as well ("Support carers") asks for something in so many words, or is a name.
_NOT_A_NAME = 4
# A thing, and that it is reached.
_MILESTONE = 2
# Sentences that tell have a verb somewhere; less is a name.
_TOLD_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Words:
    doing: frozenset[str]
    endings: tuple[str, ...]
    before_verb: frozenset[str]
    no_command: frozenset[str]
    advising: frozenset[str]
    advising_starts: tuple[str, ...]
    told: frozenset[str]
    reached: tuple[str, ...]
    acceptances: frozenset[str]
    after_nouns: frozenset[str]
    measures: frozenset[str]
    becoming: frozenset[str]
    lacking: frozenset[str]
    answering: frozenset[str]
    beside_answers: frozenset[str]
    states: frozenset[str]
    prepositions: frozenset[str]
    pledges: frozenset[str]


@remembered(most=4096)
def asks(text: str) -> bool:
    """Whether a text says that something is to be done.

    By a verb in its base form, "to" and a verb, "We will", a passive ("Policy to be reviewed"), a person who
    is "to" do it, or a noun of doing ("Review of the policy").
    """
    words = _from_verb(text)
    if not words or _names_figure(text, words):
        return False
    if " ".join(words[:2]) in _lists().pledges or (words[0] == "to" and _is_verb(words[1:2])):
        return True
    return _commands(words) or _names_doing(words) or _is_to_be_done(words)


def answers(text: str) -> bool:
    """Whether a text only accepts or refuses what was asked: "Accepted in part", "Yes"."""
    words = _words_of(text)
    answering = _lists().answering
    return not answering.isdisjoint(words) and (answering | _lists().beside_answers).issuperset(words)


def commands(text: str) -> bool:
    """Whether a text begins with a verb in its base form: "Review the policy", and not "Work to be done"."""
    words = _from_verb(text)
    return bool(words) and not _names_figure(text, words) and _commands(words)


@remembered(most=256)
def _from_verb(text: str) -> tuple[str, ...]:
    """A text's words from where a verb may stand: "Agreed. Also urgently review ..." from "review"."""
    words = _words_of(_without_acceptance(text))
    before_verb = _lists().before_verb
    while words and (words[0] in before_verb or (len(words) > 2 and words[0].endswith("ly"))):
        words = words[1:]
    return words


def is_meeting_business(text: str) -> bool:
    """Whether a text says what a meeting does with a paper: "Receive the annual report"."""
    words = _from_verb(text)
    verb = words[1:2] if words[:1] == ("to",) else words[:1]
    return len(words) > 1 and _meeting_verbs().issuperset(verb)


@cache
def _meeting_verbs() -> frozenset[str]:
    return _set(tables("recognisers")["standing"]["meeting_verbs"])


def advises(text: str) -> bool:
    """Whether a text says what somebody ought to do, as recommendations do."""
    words = _words_of(text)
    lists = _lists()
    return not lists.advising.isdisjoint(words) or " ".join(words).startswith(lists.advising_starts)


def tells(text: str) -> bool:
    """Whether a text tells what was done or how things stand."""
    words = _words_of(text)
    if len(words) < _TOLD_WORDS or asks(text) or says_gain(text):
        return False
    return not _lists().told.isdisjoint(words) or any(
        word.endswith("ed") and len(word) > _TOLD_WORDS for word in words[1:]
    )


def tells_reached(text: str) -> bool:
    """Whether a text names a point that is reached, as milestones do: "Contract awarded"."""
    words = _words_of(text)
    if len(words) < _MILESTONE or words[0] in _lists().states:
        return False
    return " ".join(words).endswith(_lists().reached) or any(
        word.endswith("ed") and _ends_there(word, words[place + 1 :])
        for place, word in enumerate(words[1:], start=1)
    )


def says_lack(text: str) -> bool:
    """Whether a text says what is wrong or missing."""
    words = _words_of(text)
    return len(words) >= _TOLD_WORDS and not _lists().lacking.isdisjoint(words) and not asks(text)


def says_gain(text: str) -> bool:
    """Whether a text says how things will be: "Fewer complaints", "90% of repairs in time"."""
    words = _words_of(text)
    return len(words) > 1 and (words[0] in _lists().becoming or (text.lstrip()[:1].isdigit() and "%" in text))


def _without_acceptance(text: str) -> str:
    """A text without the "Agreed." that it answers a recommendation with."""
    first, *rest = _SENTENCE_ENDS.split(text.strip(), maxsplit=1)
    return rest[0] if rest and comparable(first) in _lists().acceptances else text


def _names_figure(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text is the name of something counted: "Percentage of calls answered", "% of complaints"."""
    return text.lstrip().startswith("%") or (words[0] in _lists().measures and words[1:2] == ("of",))


@remembered(most=256)  # Each cell is asked all of the above, one after the other.
def _words_of(text: str) -> tuple[str, ...]:
    mark = _MARK.match(text)
    plain = text[mark.end() :] if mark else text
    if plain.isascii():
        return tuple(plain.casefold().translate(_ASCII_WORDS).split())
    return tuple(word.casefold() for word in _WORD.findall(plain))


def _is_verb(words: tuple[str, ...]) -> bool:
    return bool(words) and (words[0] in verbs().every or words[0] == "be" or is_plain_verb(words[0]))


def _commands(words: tuple[str, ...]) -> bool:
    """Whether the first word is a verb in its base form, and no name: "Support for carers" is one."""
    if len(words) < _COMMAND or (len(words) == _COMMAND and words[1].isdigit()):
        return False  # "Scale 1"
    first, following = words[:2]
    if len(following) == 1 and following not in _ONE_LETTER:
        return False  # "Judge M. Hanley" is a name
    if following in _lists().states or (following.endswith("ed") and _ends_there(following, words[2:])):
        return False  # "Work is under way", "Draft completed", but "Issue numbered bags"
    if is_plain_verb(first):
        return True
    if following == "and" and takes_object(words[3] if len(words) > _NOT_A_NAME - 1 else ""):
        # "Sort and label all the tools": what "and" joins with a verb that has an object is one as well.
        return may_be_verb(first, words[3]) and _is_verb(words[2:])
    if first not in verbs().nouns_too:
        return may_be_verb(first, following)
    if takes_object(following) or (
        following.isdigit() and int(following) >= _COUNTED and len(words) > _COMMAND
    ):
        return True  # "Train 20 staff", but "Phase 2 works" is a name
    return len(words) >= _NOT_A_NAME and following not in _lists().after_nouns


def _ends_there(told: str, rest: tuple[str, ...]) -> bool:
    """Whether a word in -ed says what became of the word before it, and is no part of what follows."""
    return (
        is_state(told)
        or told in _lists().told
        or not rest
        or not rest[0].isalpha()
        or rest[0] in _lists().prepositions
    )


def _names_doing(words: tuple[str, ...]) -> bool:
    if len(words) < _TOLD_WORDS or "of" not in words[1:3]:
        return False
    first = words[0]
    if not _lists().states.isdisjoint(words[:_ASKED_WITHIN]):
        return False  # "Attendance of pupils is below average"
    return first in _lists().doing or first.endswith(_lists().endings)


def _is_to_be_done(words: tuple[str, ...]) -> bool:
    """Whether something "is to be" done or somebody is "to" do it, with nothing before it that is a verb."""
    no_command = _lists().no_command
    for index, word in enumerate(words[1:_ASKED_WITHIN], start=1):
        if word in no_command:
            return False
        if word in ("will", "to") and _is_verb(words[index + 1 : index + 2]):
            return True
    return False


@cache
def _lists() -> _Words:
    words = tables("sentences")
    return _Words(
        doing=_set(words["doing"]["nouns"]),
        endings=tuple(words["doing"]["endings"]),
        before_verb=_set(words["doing"]["before_verb"]),
        no_command=_set(words["doing"]["no_command"]),
        advising=_set(words["advising"]["words"]),
        advising_starts=tuple(words["advising"]["starts"]),
        told=_set(words["told"]["words"]),
        reached=tuple(f" {ending}" for ending in words["told"]["reached"]),
        acceptances=_set(words["doing"]["acceptances"]),
        after_nouns=_set(words["doing"]["after_nouns"]),
        measures=_set(words["doing"]["measures"]),
        becoming=_set(words["becoming"]["starts"]),
        lacking=_set(words["lacking"]["words"]),
        answering=_set(words["answering"]["words"]),
        beside_answers=_set(words["answering"]["beside"]),
        states=_set(words["clause"]["states"]),
        prepositions=_set(words["clause"]["prepositions"]),
        pledges=_set(words["clause"]["pledges"]),
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def is_rating(text: str) -> bool:
    """Whether a cell says how urgent or weighty something is: "High", "P1"."""
    return comparable(text) in _ratings()


@cache
def _ratings() -> frozenset[str]:
    return _set(tables("sentences")["rating"]["words"])


def names_documents(text: str) -> bool:
    """Whether a cell names papers and records: "Minutes of the board", "Audit report"."""
    words = _words_of(text)
    return not _papers().isdisjoint((*words[:2], *words[-1:]))


@cache
def _papers() -> frozenset[str]:
    return _set(tables("sentences")["documents"]["words"])


_SUM = re.compile(r"[£$€]\s?\d|\b\d[\d,.]*\s?(?:k|m|million|pa)\b", re.IGNORECASE)


def names_money(text: str) -> bool:
    """Whether a cell says what something costs or is paid from."""
    if holds_number(text) and _SUM.search(text):
        return True
    padded = f" {comparable(text)} "
    return any(map(padded.__contains__, _money()))


@cache
def _money() -> tuple[str, ...]:
    return tuple(f" {word} " for word in tables("sentences")["money"]["words"])
