"""Who may be given a task in the sentences of minutes, and what is one."""

from __future__ import annotations

import re

from extractors.passages.asking import is_participle
from extractors.passages.items import states_behind
from extractors.passages.parties import OF_NAMES, decides, is_actors_word, is_initials
from extractors.passages.vocabulary import actors, cues, given_names, grammar
from lexicon.verbs import verbs
from lexicon.words import comparable

# "... will give an illustrated talk on hedgehogs"
_OF_EVENT = re.compile(
    r"\s+(?:an?|the|his|her|their|our|some)\s+(?:[\w-]+\s+){0,2}?(?:talks?|lectures?|concert|recital|demonstration|display|"
    r"sermon|reading|tour|show|speech|surger(?:y|ies)|performance|service|stall|stand)\b"
)
# How near behind "have" the word stands that says what is done.
_NEAR = 8
# "Mrs Gadd" is told of where others are named as present.
_PLAIN_TITLES = ("mr", "mrs", "ms", "miss", "mx")
_FEW_NAMES = 3
# Verbs that are nouns elsewhere, and say of a task that it is one.
_DO = ("do", "action")
# Small words within names, and those before the name of a post.
_SMALL = OF_NAMES | {"or", "with", "plus"}
_DETERMINERS = ("the", "all", "each", "both", "a", "an", "any", "every")


def may_do(words: str) -> bool:
    """Whether words have the form of a name or a post: with a capital, and no verb at their start."""
    plain = [comparable(word) for word in words.split()] or [""]
    if (
        not words[:1].isupper()
        or ":" in words
        or (plain[0] in verbs().plain and plain[0] not in given_names())
    ):
        return False
    if len(plain) > 1 and plain[0] in cues().reported:
        return False
    small = [comparable(word) for word in words.split() if word[:1].islower()]
    return all(word in _SMALL or word in cues().between or is_actors_word(word) for word in small) or (
        plain[0] in _DETERMINERS and not any(map(_is_verbal, small))
    )


def _is_verbal(word: str) -> bool:
    """Whether a word may be the verb of a sentence: "continued", "is"."""
    tells = cues().reported | grammar().finite | grammar().took_on | grammar().participles
    return (
        word in tells
        or word in verbs().plain
        or word.removesuffix("s") in verbs().plain
        or word.endswith("ed")
    )


def asks(verb: str, doer: str, behind: str) -> bool:
    """Whether "to" and a verb ask, and no verb behind them states what became of it."""
    verb = "do" if has_done(verb, behind) else verb
    return not states_behind(behind) and is_task(verb, doer)


def is_task(verb: str, doer: str) -> bool:
    """Whether a verb is something to do: no state, no formality, no decision of the meeting."""
    again = verb.removeprefix("re").removeprefix("-")  # "re-turf", "redraw"
    known = verb in verbs().every or again in verbs().every or verb in _DO
    person = is_initials(doer) or comparable(doer) in given_names()
    if verb in cues().no_tasks or not (known or (person and verb not in grammar().no_verb)):
        return False
    if comparable(doer).rpartition(" ")[2] in cues().public:
        return False
    return not (decides(doer) and verb in cues().decisions | cues().decisions_beside)


def has_done(verb: str, behind: str) -> bool:
    """Whether somebody will have a thing done: "will have it jetted", "to have a look"."""
    return verb == "have" and (comparable(next(iter(behind.split()), "")) == "a" or gets_done(behind))


def gets_done(behind: str) -> bool:
    """Whether what stands behind "have" is a thing and what is done with it: "have the drain surveyed"."""
    near = [comparable(word) for word in behind.split()[:_NEAR]]
    return any(map(is_participle, near[1:]))


def is_event(verb: str, behind: str) -> bool:
    """Whether what somebody will do is what the paper invites to: "will give a talk on 12 July"."""
    return verb in cues().performs and _OF_EVENT.match(behind) is not None


def was_there(doer: str, names: frozenset[str]) -> bool:
    """Whether a doer was at the meeting or acts for it, and is no council or firm that is told of."""
    for one in re.split(r"\s*(?:,|/|&|\+|\band\b)\s*", re.sub(r"\([^()]*\)", "", doer)):
        words = [comparable(word) for word in one.split()]
        called = words[:1] != ["the"]  # "the Earl" is nobody's first name
        if words[:1] and words[0] in _PLAIN_TITLES and len(names) >= _FEW_NAMES:
            if not any(word in names for word in words[1:]):
                return False
            continue
        words = words if called else words[1:]
        post = words and words[-1] in actors().posts
        known = post or (
            words
            and (
                (words[0] in actors().titles and (len(words) > 1 or called))
                or (called and words[0] in given_names())
            )
        )
        if not known and not any(word in names for word in words):
            return False
    return True
