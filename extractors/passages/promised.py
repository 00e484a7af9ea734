"""What a letter or response says will be done, sentence by sentence: "The Chief Nurse will audit its use".

Other papers say what will happen in the same words; in an answer to a coroner, an auditor or a complaint it
is what was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.passages.asking import is_participle
from extractors.passages.clauses import Sense, read_clause
from extractors.passages.lines import Line
from extractors.passages.parties import is_party
from extractors.passages.parts import read_parts, sentences
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.tails import tail_of
from extractors.passages.vocabulary import cues
from extractors.plan import Column
from lexicon.verbs import verbs
from lexicon.words import comparable, word_count

_WILL = re.compile(
    r"\b(?:will|shall|(?:has|have|has\s+also|have\s+also)\s+(?:agreed|undertaken)\s+to|undertakes?\s+to|(?:is|are)\s+to)\s+"
    r"(?:(?:also|now|then|therefore|in\s+future|\w+ly)\s+)*(?P<verb>[a-z][\w-]*)(?:\s+(?:\w+ly\s+)?(?P<next>[a-z]+))?"
)
# "We will write to you again": a letter's manners.
_TO_READER = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?:And\s+)?(?:First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Fifth(?:ly)?|Sixth(?:ly)?|Finally|Lastly),\s+(?=\S)",
)
# "..., and Jenny Loft will see to this by Friday"
_SEES = re.compile(
    r",?\s+and\s+(?P<who>(?:the\s+)?[A-Z][^,.;]{2,60}?)\s+will\s+(?:see\s+to|deal\s+with|lead(?:\s+on)?|look\s+after|"
    r"take\s+forward|arrange|do)\s+(?:this|it|that)\b"
)
_NEXT = re.compile(
    r",?\s+and\s+(?=(?:the\s+)?[A-Z][^,;:]{2,60}?\s(?:will|shall)\s+[a-z]|an?\s[^,;:]{2,60}?\swill\s+be\s+[a-z])"
)
_FEWEST = 2
# "A copy of this letter will be sent to the family."
_OF_PAPER = re.compile(r"(?:A copy|Copies|This (?:note|letter|response|report|reply|paper))\b")
_OWED = ("pay", "refund", "reimburse", "credit", "compensate")
_SPEAKERS = ("we", "i")
_FEWEST_WORDS = 4
# How near behind "have" the word stands that says what is done.
_NEAR = 6


def read_promised(lines: Sequence[Line], start: int) -> Stretch | None:
    """The sentences of a paragraph that promise something."""
    line = lines[start]
    if line.wall or line.level is not None or line.text.endswith(":"):
        return None
    found = [_passage(line, sentence) for sentence in _sentences(line.text) if _promises(sentence)]
    return Stretch(start + 1, tuple(found)) if found else None


def find_ordinals(lines: Sequence[Line]) -> frozenset[int]:
    """Where promises stand that a paper counts: "First, our engineer will ... Second, we will ..."."""
    found = [number for number, line in enumerate(lines) if not line.wall for _ in _counted(line.text)]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def read_ordinals(lines: Sequence[Line], start: int) -> Stretch:
    """The promises of a paragraph that are counted."""
    line = lines[start]
    return Stretch(start + 1, tuple(_passage(line, sentence) for sentence in _counted(line.text)))


def _counted(text: str) -> Iterator[str]:
    for start, end in sentences(text):
        match = _ORDINAL.match(text[start:end])
        if match and _promises(sentence := text[start + match.end() : end].strip()):
            yield sentence


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text, each up to where another begins to say what somebody else will do."""
    for start, end in sentences(text):
        sentence = text[start:end].strip()
        yield from (sentence,) if _SEES.search(sentence) else _NEXT.split(sentence)


def _promises(sentence: str) -> bool:
    clause = read_clause(sentence)
    will = _WILL.search(sentence)
    if not clause.sense.promises or will is None or word_count(sentence) < _FEWEST_WORDS:
        return False
    if (_TO_READER.search(sentence) and will["verb"] not in _OWED) or _OF_PAPER.match(sentence):
        return False
    if will["verb"] == "be":
        return clause.sense is Sense.PASSIVE and is_participle(will["next"] or "")
    known = will["verb"] in verbs().every and (
        will["verb"] not in cues().no_tasks or _has_done(will, sentence)
    )
    doer = sentence[slice(*clause.doer)] if clause.doer else ""
    speaks = comparable(sentence[: will.start()]).split()[-1:] or [""]
    return known and clause.sense is Sense.DOER and (speaks[0] in _SPEAKERS or is_party(doer))


def _has_done(will: re.Match[str], sentence: str) -> bool:
    """Whether somebody "will have the culvert surveyed"."""
    behind = sentence[will.end("verb") :].split()[:_NEAR]
    return will["verb"] == "have" and any(is_participle(comparable(word)) for word in behind[1:])


def _passage(line: Line, sentence: str) -> Passage:
    parts = read_parts(sentence, loose=True)
    tail, sees = tail_of(sentence), _SEES.search(sentence)
    lead = sees["who"] if sees else parts.lead or (tail and tail.lead) or ""
    return Passage(
        Form.ASSIGNED,
        (line,),
        parts.plain,
        "an answer says that it will be done",
        section=line.section,
        texts={Column.LEAD: lead, Column.DUE: parts.due or ""},
    )
