"""What kind of verb a clause asks for: an act, a state, an event, a formality."""

from __future__ import annotations

import re
from functools import cache

from extractors.passages.clauses.asking import is_participle
from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parts import agent_of
from extractors.passages.promises.asked import Modal
from extractors.passages.promises.candidates import Candidate
from extractors.passages.vocabulary import cues, grammar
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of
from lexicon.verbs import is_known_verb, verbs
from lexicon.words import comparable, word_count


def _any(name: str) -> str:
    """Any of the words of a list about verbs, and what stands behind them."""
    return one_of("promises", "verbs", name)


# "take a paper", "look into it", "see whether": with such words behind them verbs of events are acts.
_TAKES = re.compile(
    r"\s+(?:the|a|an|all|any|each|every|its|their|our|your|his|her|this|that|these|those|them|"
    r"it|us|me|both|new|further|some|somebody|someone|more|one|"
    r"up|out|back|round|forward|whether|if|how|what|to see|two|three|four|"
    r"five|six|\d+|£\d+|[A-Z]\w+)\b"
)
_DOES = re.compile(r"\s+(?:the|this|that|it|so|these|those|his|her|their|our|my|some|more|another)\b")
# "receive training in lesson observation"
_TRAINED = re.compile(rf"\s+(?:\w+\s+){{0,3}}?{_any('training')}\b")
# "please ring me", "call our helpline", "let us know"
_REACHES = re.compile(
    rf"\s*(?:$|[.,]|(?:me|us|this|our|my|the\s+{_any('reached_at')}|"
    r"if|or|on|to (?:me|us|this|our|my)|for|as|at|\d)\b)(?!\s+have\b)",
    re.IGNORECASE,
)
# "let me know which of the two", "send us word by Friday": what is to be told is named.
_TELLS = re.compile(
    r"\s+(?:me|us)\s+(?:have|know\s+(?:which|what|when|how|who|whether|by|the|your|at once|before))\b"
)
# "... will give an illustrated talk on hedgehogs"
_BEFORE_EVENT = r"\s+(?:an?|the|his|her|their|our|some)\s+(?:[\w-]+\s+){0,2}?"
# "I'll have the drawings with you by Friday"
_HANDS_OVER = re.compile(
    r"\s(?:with|to|in|on)\s+(?:you|me|us|them|him|her|"
    rf"(?:your|our|my|their|members[’'])\s+{_any('handed_to')})\b"
)
# "I'll have a crew there this afternoon", "to have the shower working by May"
_HAS_THERE = re.compile(
    r"\s+(?:an?|the|some|somebody|someone|our|two|three)\b[^,;.]{0,30}?"
    rf"\s{_any('had_so')}\b"
)
# "will be ready for the meeting", "to be back on by Friday"
_BROUGHT_ABOUT = re.compile(rf"\s+{_any('brought_about')}\b")
# "have a word with Housing", "have a look at the lock"
_HAS_A = re.compile(rf"\s+(?:a|another|one more|a quick|a quiet) {_any('had_a')}\b")
# "have a second person count the float", "have the branches off": somebody does it, or it is done.
_HAS_IT = re.compile(
    r"\s+(?:the|a|an|his|her|their|our|your|my|its|all|both|them|him|it|someone|somebody|[A-Z]\w+)"
    r"(?:\s+[\w’'-]+){0,4}?\s+(?P<then>[a-z]+)\b"
)
_AWAY = frozenset(("off", "out", "up", "down", "back", "away", "in", "over", "round"))
# How near behind "have" the word stands that says what is done.
_NEAR = 8


def verb_of(one: Candidate) -> str:
    """What kind of verb is asked for."""
    verb = one.asked.verb
    if one.asked.perfect:
        return "perfect"
    if one.asked.passive:
        seen_to = one.behind.startswith((" to ", " to.", " into", " about")) and verb in ("seen", "looked")
        return "held" if verb in _verbs("held") and not seen_to and not agent_of(one.clause) else "is done"
    if one.asked.going and verb in _verbs("at_it"):
        return "happens"  # "I shall be standing at the gate"
    if verb == "have" and one.asked.modal is Modal.TO and due_in(one.behind):
        return "has it done"  # "Teachers to have the marks on the system by Friday"
    return _of_act(verb, one.behind)


def _of_act(verb: str, behind: str) -> str:
    """What kind of verb it is that somebody is asked for, with what stands behind it."""
    if verb == "have" and (
        gets_done(behind) or _HANDS_OVER.search(behind) or _HAS_A.match(behind) or _HAS_THERE.match(behind)
    ):
        return "has it done"
    if (verb in _verbs("gets") and _TRAINED.match(behind)) or (verb == "do" and _DOES.match(behind)):
        return "act"
    if verb == "be" and _BROUGHT_ABOUT.match(behind):
        return "is brought about"
    if _is_event(verb, behind):
        return "performs"
    takes = _takes(verb, behind) and verb != "have"
    if verb in _verbs("is") or (verb in cues().no_tasks and not takes):
        return "is"
    if verb in _verbs("happens") and not takes:
        return "happens"
    if verb in cues().decisions:
        return "decides"
    if verb in _verbs("polite") and _with_it().match(f"{verb}{behind}"):
        return "act"  # "apologise to Mrs Lee in person"
    named = next((kind for kind in ("polite", "standing") if verb in _verbs(kind)), None)
    if named is not None or is_known_verb(verb):
        return named or "act"
    return "unknown" if verb.isalpha() and verb not in grammar().no_verb else "none"


def gets_done(behind: str) -> bool:
    """Whether what stands behind "have" is a thing and what is done with it: "have the drain surveyed"."""
    near = [comparable(word) for word in behind.split()[:_NEAR]]
    own = behind.split()[:1] and behind.split()[0] in (
        "your",
        "our",
        "my",
        "somebody",
        "someone",
        "him",
        "her",
        "them",
    )
    has = _HAS_IT.match(behind)
    while has is not None:
        then = has["then"]
        only = then in verbs().plain and then not in verbs().nouns_too
        only |= then in verbs().every and _TAKES.match(behind, has.end()) is not None
        if only or (then in _AWAY and word_count(behind[: has.end()]) > 1):
            return True
        more = re.compile(r"\s+(?P<then>[a-z]+)\b").match(behind, has.end())
        has = more if more is not None and word_count(behind[: more.end()]) <= _NEAR else None
    return any(map(is_participle, near[1:])) or (
        bool(own) and any(word in verbs().plain for word in near[1:])
    )


def _is_event(verb: str, behind: str) -> bool:
    """Whether what somebody will do is what the paper invites to: "will give a talk on 12 July"."""
    return verb in cues().performs and _events().match(behind) is not None


@cache
def _events() -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE_EVENT}(?:{alternatives(tables('passages')['tasks']['events'])})\b")


def _takes(verb: str, behind: str) -> bool:
    """Whether something stands behind a verb that it is done with: "close the gate", "look after it"."""
    return _with_it().match(f"{verb}{behind}") is not None or _TAKES.match(behind) is not None


@cache
def _with_it() -> re.Pattern[str]:
    """A verb and the word behind it that makes an act of it: "look after", "stop issuing"."""
    phrases = alternatives(tables("promises")["verbs"]["with_it"])
    return re.compile(rf"(?:{phrases}|(?:stop|start|cease|begin)\s+\w+ing|show\s+[A-Z]\w+)\b")


def comes_or_goes(verb: str) -> bool:
    """Whether a verb says of people that they come, go or are somewhere, and nothing that they do."""
    return verb in _verbs("comes_or_goes")


def is_courtesy(verb: str, behind: str, *, due: str | None) -> bool:
    """Whether what a paper's reader is asked to do is manners, or how to reach its writer."""
    if verb in _verbs("courtesy"):
        return not (verb == "find" and behind.startswith(" out"))
    return (
        not due
        and verb in _verbs("reaches")
        and _REACHES.match(behind) is not None
        and not _TELLS.match(behind)
    )


def decided_by(verb: str) -> bool:
    """Whether a meeting that agreed to it has done it by that: "agreed to approve the accounts"."""
    return verb in cues().decisions_beside or verb in _verbs("decides")


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(tables("promises")["verbs"][kind])
