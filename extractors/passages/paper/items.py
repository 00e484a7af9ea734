"""What an item of a list says of itself: whom it only names, whom it binds, whether it goes on telling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from extractors.passages.clauses.deadlines import how_often
from extractors.passages.clauses.parties import is_party, names_somebody
from extractors.passages.clauses.parts import read_parts, sentences
from extractors.passages.clauses.senses import Sense, is_third_person, read_clause
from extractors.passages.clauses.subjects import Part
from extractors.passages.clauses.tails import tail_of
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.fields import field_of
from extractors.passages.vocabulary import grammar
from extractors.plan import Column
from lexicon.timing import timing_spans
from lexicon.verbs import verbs
from lexicon.words import word_count

# Between "to" and a verb that states, these begin a clause of its own ("Clerk to ask whether it is open").
_OPENS_CLAUSE = re.compile(
    r"[,;:(–—]|\s-\s|\b(?:and|but|so|as|if|that|which|who|whom|whose|when|where|whether|what|how|why|while|because|"
    r"since|until|once|before|after|than|it|they|he|she|we|there|this)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"[A-Z]\S*(?:\s+[^\s.;:]+){0,6}?\s+to\s+(?P<verb>[a-z-]+)")
# "to let the panel have the wording": no verb of the sentence.
_CAUSED = ("have", "do")
_GOOD_FOR = re.compile(r"(?:this|that|it|these)\s+(?:will|would|should|is to|helps|ensures)\b", re.IGNORECASE)
_WE_ASKED = re.compile(r"We\s+(?:\w+\s+)?(?:asked|told|required|instructed)\s+[^.,;]{2,60}?\s+to\s+[a-z]")
_AND_SHOULD = re.compile(
    r"\b(?:and|so|but|which)\s+(?:\w+\s+)?(?:should|must|needs? to|ought to)\s+(?:be\s+)?\w+"
)
# So many of a list say who or by when, and the list is none of aims.
_BOUND = 2
_SHOULD = re.compile(r"\b(?:should|must|needs? to)\b")
# Who acts, in a sentence of its own, has so many words.
_NAME_WORDS = 4
_TIMED = re.compile(r"(?:Within|By|No later than|Before)\s")
_WILL = re.compile(r"\s+(?:to|will|should|must)$")
# "Requirements must be met so that ...": of the list itself.
_OF_LIST = re.compile(
    r"(?:(?:these|the|all|any|our)\s+)?(?:(?:\w+\s+)?(?:requirements?|recommendations?|actions?)"
    r"|this section)\s+"
    r"(?:must|should|are|is|were|sets?|relates?|listed|below|made|set)\b|"
    r"(?:we|I|the \w+)\s+(?:therefore\s+|now\s+)?(?:make|makes|recommend|recommends|advise|ask|suggest)\b"
    r"[^.;:]{0,40}?\b(?:as follows|the following)\b[^.;:]*[.:]?$|"
    r".{3,120}\b(?:make|makes|set out|offer)\s+the\s+following\s+\w+:$|"
    r"(?:we|I)\s+(?:expect|require|ask)\s+[^.;]{3,60}?\s+(?:act|report|reply)\s+(?:up)?on\s+the\s+following\b|"
    r".{3,60}\b(?:comply|compliance)\s+with\s+the\s+(?:\w+\s+)?time-?scales?\b",
    re.IGNORECASE,
)


def speaks_of_list(text: str) -> bool:
    """Whether a text is about the list that it stands in, and nothing to do: "Actions must be met"."""
    return _OF_LIST.match(text) is not None


def only_doer(text: str) -> str | None:
    """Whom an item names that says nothing besides: "Ann Lee to:", "Officers should:", "The Clerk"."""
    doer = _WILL.sub("", text.rstrip(" :"))
    return doer if is_party(doer) and text[:1].isupper() else None


def sense_behind_name(who: str, text: str, *, known: frozenset[str], loose: bool) -> Sense | None:
    """What a text promises behind a name; under a label a thing is to be done, too ("Asha - signs")."""
    sense = read_clause(text, loose=loose).sense
    if loose and sense is Sense.NAMES and names_somebody(who, known):
        return Sense.IMPERATIVE
    return sense if sense.promises else None


def subject_of(text: str) -> str | None:
    """Who is to do what a lead-in's "that" leads in to: "the Chair ensures that ..."."""
    if text[:1].islower() and is_third_person(text.split(maxsplit=1)[0]):
        return None  # "reminds staff": the lead-in names who does
    that = f"that {text}"
    doer = read_clause(that, loose=True).doer
    return that[slice(*doer)] if doer else None


def goes_on_telling(text: str) -> bool:
    """Whether a paragraph states facts behind its first sentence, and not only what it is good for."""
    behind = (text[start:end] for start, end in sentences(text)[1:])
    return any(read_clause(one).sense is Sense.STATEMENT for one in behind if not _GOOD_FOR.match(one))


def names_what_for(text: str) -> bool:
    """Whether a text names a thing and what it is to do: "Publicity to show what was gained"."""
    match = _TO.match(text)
    if match is None or match["verb"] not in verbs().every:
        return False
    before = match.group().casefold().split()
    return not states_behind(text[match.end() :]) and not any(word in grammar().finite for word in before)


def states_behind(text: str) -> bool:
    """Whether a verb behind "to ask" states what became of it: "The plan to build was dropped"."""
    first = text[: found.start()] if (found := _OPENS_CLAUSE.search(text)) else text
    states = grammar().finite - {*_CAUSED}
    return any(word.casefold() in states and word != "May" for word in first.split())


def asks_at_last(text: str) -> bool:
    """Whether a sentence that states what is wrong goes on to say what should be done."""
    first = sentences(text)[:1]
    return bool(first) and _AND_SHOULD.search(text[slice(*first[0])]) is not None


def asks_after(text: str, *, bulleted: bool) -> bool:
    """Whether an item that states first what is wrong says then what should be done about it."""
    return asks_at_last(text) or asks_somebody(text) or (bulleted and bool(asking_sentences(text)))


def asks_somebody(text: str) -> bool:
    """Whether a sentence tells whom its authors asked: "We asked the Trust to write to her"."""
    return _WE_ASKED.match(text) is not None


def asking_sentences(text: str) -> list[str]:
    """The sentences of a paragraph that say what somebody should or must do, or what should be done."""
    found = (text[start:end].strip() for start, end in sentences(text))
    told = (one for one in found if not speaks_of_list(one))
    return [one for one in told if asks_somebody(one) or (_SHOULD.search(one) and _asks(one))]


def _asks(sentence: str) -> bool:
    return read_clause(sentence).sense.promises or asks_at_last(sentence)


def asking_sentence(text: str) -> str | None:
    """The first sentence behind the first that says what somebody should or must do."""
    for start, end in sentences(text)[1:]:
        sentence = text[start:end].strip()
        asks = _SHOULD.search(sentence) is not None and not speaks_of_list(sentence)
        if asks and read_clause(sentence).sense.promises:
            return sentence
    return None


def is_bound(text: str, *, meets: bool) -> bool:
    """Whether an item says by when, or who is to do it; what somebody "will" do may be a forecast, but is
    none where they met.
    """
    first = sentences(text)[:1]
    parts = read_parts(text[slice(*first[0])] if first else text, loose=False)
    tail = tail_of(text)
    due = parts.due if parts.due != how_often(text) else None
    if (due and parts.clause.sense is not Sense.PASSIVE) or (tail is not None and tail.lead):
        return True
    doer = parts.clause.doer
    if doer is not None and any(re.search(r"\d", text[start:end]) for start, end in timing_spans(text)):
        return True
    return doer is not None and (meets or not text[doer[1] :].lstrip().startswith(("will", "would")))


def named_last(text: str, told: Mapping[Column, str]) -> tuple[str, dict[Column, str]]:
    """A text without the last sentence where that only says who: "Block ditches. Warden and Ann Lee"."""
    spans = sentences(text)
    last = text[slice(*spans[-1])].strip(" .") if len(spans) > 1 else ""
    named = last and word_count(last) <= _NAME_WORDS and is_party(last) and names_somebody(last)
    if not named or Column.LEAD in told:
        return text, dict(told)
    return text[: spans[-1][0]].rstrip(), {**told, Column.LEAD: last}


def tells_background(line: Line) -> bool:
    """Whether a paragraph says with its label that it tells what lies behind a list: "Background: ..."."""
    field = None if line.is_bullet else field_of(line)
    return field is not None and field.about is Part.OTHER and bool(field.value)


def is_timed(text: str) -> bool:
    """Whether a paragraph is one sentence that says by when who should: "Within a month the Board should"."""
    if not _TIMED.match(text) or len(sentences(text)) > 1 or text.endswith(":"):
        return False
    clause = read_clause(text)
    return clause.doer is not None and _SHOULD.match(text[clause.doer[1] :].lstrip()) is not None


def stands_among_bound(lines: Sequence[Line], at: int, *, meets: bool) -> bool:
    """Whether most bullets of a list, and of others under the same words, say who or by when: the others of
    it are promised, and no aims, too.
    """
    start = at
    while start and lines[start - 1].is_bullet and not lines[start - 1].wall:
        start -= 1
    head = lines[start - 1].key if start else ""
    starts = {start, *(n + 1 for n, line in enumerate(lines) if head and not line.wall and line.key == head)}
    items = [line for begin in starts for line in _bullets_from(lines, begin)]
    bound = sum(is_bound(line.text, meets=meets) for line in items)
    return bound >= _BOUND and bound * 2 > len(items)


def _bullets_from(lines: Sequence[Line], start: int) -> Iterator[Line]:
    return takewhile(lambda line: line.is_bullet and not line.wall, lines[start:])


def following(number: str) -> str:
    """The number that comes next: "24/131" behind "24/130", "6" behind "5"; none behind letters."""
    digits = re.search(r"\d+$", number)
    return f"{number[: digits.start()]}{int(digits.group()) + 1:0{len(digits.group())}d}" if digits else ""
