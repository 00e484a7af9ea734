"""What kind of verb a clause asks for: an act, a state, an event, a formality."""

from __future__ import annotations

import re
from functools import cache

from extractors.passages.doers import gets_done, is_event
from extractors.passages.parts import agent_of
from extractors.passages.promises.candidates import Candidate
from extractors.passages.promises.modals import is_known_verb
from extractors.passages.vocabulary import cues, grammar
from lexicon.files import tables

# "take a paper", "look into it", "see whether": with such words behind them verbs of events are acts.
_TAKES = re.compile(
    r"\s+(?:the|a|an|all|any|each|every|its|their|our|your|his|her|this|that|these|those|them|it|both|new|further|"
    r"up|out|back|round|forward|whether|if|how|what|at|into|to see|two|three|four|"
    r"five|six|\d+|£\d+|[A-Z]\w+)\b"
)


def verb_of(one: Candidate) -> str:
    """What kind of verb is asked for."""
    verb = one.asked.verb
    if one.asked.perfect:
        return "perfect"
    if one.asked.passive:
        return "held" if verb in _verbs("held") and not agent_of(one.clause) else "is done"
    if verb == "have" and gets_done(one.behind):
        return "has it done"
    takes = _TAKES.match(one.behind) is not None and verb != "have" and not is_event(verb, one.behind)
    if verb in _verbs("is") or (verb in cues().no_tasks and not takes):
        return "is"
    if verb in _verbs("happens") and not takes:
        return "happens"
    if verb in cues().decisions:
        return "decides"
    for kind in ("polite", "standing"):
        if verb in _verbs(kind):
            return kind
    if is_known_verb(verb):
        return "act"
    return "unknown" if verb.isalpha() and verb not in grammar().no_verb else "none"


def decided_by(verb: str) -> bool:
    """Whether a meeting that agreed to it has done it by that: "agreed to approve the accounts"."""
    return verb in cues().decisions_beside or verb in _verbs("decides")


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(tables("promises")["verbs"][kind])
