"""What a meeting resolved that a named officer should do: "RESOLVED: That the Clerk should ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from extractors.passages.clauses.asking import is_participle
from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import decides, is_party
from extractors.passages.clauses.parts import agent_of, sentences
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.tails import tail_of
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.fields import columns_of, fields_under, is_who_or_when
from extractors.passages.passage import Form, Passage, Refusal, Stretch
from extractors.passages.vocabulary import cues
from extractors.plan import Column
from lexicon.files import tables
from lexicon.patterns import alternatives

# Where a resolution goes on to the next; "and that it be put before the Board" is of the same.
_AND_THAT = re.compile(
    r"(?:[;,]?\s+and\s+(?:further\s+)?|[;,]\s+)(?=that\s(?!(?:it|they|this|these)\s))", re.IGNORECASE
)
# "After a vote (3 for, 2 against) it was RESOLVED that ...", amid a paragraph.
_AMID = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:[A-Z](?:(?!\.\s+[A-Z])[^;:]){0,70}?\s)?"
    r"\b(?:it was|was|and|Council|Committee|Board|meeting|members)\s+"
    r"(?:\w+ly\s+)?RESOLVED(?:\s+\w+ly)?(?:\s+by\s+\d+\s+votes?\s+to\s+\w+)?,?\s+(?=that\s)"
)
# "it was moved by C. Wray, seconded by T. Birch, that the CEO be directed to", amid a paragraph.
_WAS_MOVED = re.compile(
    r"(?:[^.;:]{0,60}?,\s+)?[Ii]t\s+was\s+moved\s+by\s(?:(?!\bthat\b)[^;:]){2,120}?,?\s+(?=that\s)"
)
# "It was further resolved that the pump be serviced.", one sentence of a paragraph.
_IN_SENTENCE = re.compile(
    r"(?:(?:After|Following|On|Upon|In)\b(?!\s+1[5-9]\d\d\b)[^.;:]{0,60}?\s)?(?:[Ii]t was\s+)?"
    r"(?:(?:further|also|unanimously)\s+)?[Rr]esolved(?:\s+\w+ly)?,?\s+(?=that\s)"
)
# "Proposed by Cllr Rourke, seconded by Cllr Wilde and RESOLVED", with the parts below.
_AT_END = re.compile(r"\bRESOLVED(?:\s+that)?\s*:?$")
# "Moved by Councillor Ray: THAT the Director of Parks be directed to report", with "CARRIED" behind it.
_MOTION = re.compile(
    r"^(?:(?:Res(?:olution)?\.?\s+)?(?:No\.?\s*)?(?:\d[\w./-]*|[IVXLC]+\.)\s+)?"
    r"(?:(?:Moved\b[^:]{3,120}:\s*)?(?=THAT\s)|M(?:oved|OVED)\b[^:]{3,120}?[:,)]\s*(?=[Tt]hat\s)|"
    r"[A-Z][A-Z’'-]{2,30}(?:\s*[–—/-]\s*[A-Z][A-Z’'-]{2,30})?:\s*(?=That\s)|"
    r"M(?:OTION|otion)(?:\s+[\w/.-]*\d[\w/.-]*)?\s*(?:\([^():]{3,80}\)|[A-Z][\w’'.-]+\s*/\s*[A-Z][\w’'.-]+)?\s*:\s*(?=[Tt]hat\s)|"
    r"(?:[A-Z][^:]{3,200}?\.\s+)?MOVED\b[^:.]{3,60}?(?:SECONDED\b[^:.]{3,60}?)?\s(?=[Tt]hat\s))"
)
# "MOVED B Oxenham SECONDED S McIlroy", over what they moved.
_MOVERS = re.compile(r"^moved\b[^:.]{3,60}?\bseconded\b[^:.]{3,60}:?$", re.IGNORECASE)
_THAT = re.compile(r"(?=That\s)")
_DIRECTS = re.compile(
    r"(?:[Tt]hat\s+)?(?P<who>(?:the\s+)?[A-Z][\w ]{2,40}?)\s+(?=(?:direct|ask|instruct|request)s?\s)"
)
_VOTE = re.compile(
    r"[;,.]?\s*(?:\b(?:AND|and)\b)?\s*"
    r"(?:(?P<lost>DEFEATED|Defeated|LOST|Lost|WITHDRAWN)|CARRIED(?:,[a-z ]{3,30})?|Carried)?"
    r"(?:[\s,(]*\d+\s*[/–:-]\s*\d+\)?)?[\s.]*$"
)
# "The motion was put and LOST 2/5.", in the line below it.
_TOLD_LOST = re.compile(
    r"^(?:(?:the\s+|this\s+)?(?:motion|amendment|resolution|vote)\b[^.;]{0,40}\b)?"
    r"(?:lost|defeated|negatived|withdrawn|failed|lapsed)\b[\s,(]*(?:\d+\s*[/–:-]\s*\d+\)?)?\s*\.?$",
    re.IGNORECASE,
)
# "... on Fridays. Moana/Langridge": who moved it and who seconded.
_SIGNED = re.compile(r"(?<=[a-z0-9])\.?\s+[A-Z][\w’'-]+/[A-Z][\w’'-]+\.?$")
# "... to the company. IC": whose initials close it.
_CLOSED = re.compile(r"(?<=[.;])\s+(?P<who>[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*)$")
# "... along it. Proposed Cllr Quennell, seconded Cllr Ms Fairbrass, all in favour."
_MOVED_BEHIND = re.compile(
    r"(?<=[.;])\s+(?:Proposed|Prop\.|Moved|Seconded|Carried|CARRIED|All in favour|Unanimous(?:ly)?)\b.*$",
    re.DOTALL,
)
# What is told in the past asks nothing more.
_TOLD = re.compile(
    r"^(?!.*\b(?:shall|should|must|will|be|resolved|agreed)\b).*?\b(?:took|was|were|had|did|voted|abstained|left|"
    r"returned|thanked|said|spoke|declared)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING = re.compile(r"(?:that\s+)?(?:no|nothing|neither)\s", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?P<that>(?:that\s+)?)(?:he|she|they)\s", re.IGNORECASE)
# "...; and", before the next part
_AND_NEXT = re.compile(r"[\s;,]*(?:;\s*and)?[\s;]*$")
_OPENING = re.compile(r"^(?:(?:(?:resolves|requests|agrees|recommends)\s+)?that|to)\s+", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|(?<=[.;:,])\s+|\s+(?:and\s+)?)\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+(?=\S)")
_DONE = re.compile(
    r"\b(?:be|must be|to be|shall be|should be)\s+(?:not\s+|now\s+)?(?:\w+ly\s+)?(?:got\s+)?"
    r"(?P<done>[a-z][a-z-]+)"
)
_TOLD_SO = re.compile(r"\b(?:[Rr]esolved|was moved by)\b")
LOST = "it is a motion that was lost"
OFF = "it is what a meeting resolved, which is read on request only"


def read_resolution(lines: Sequence[Line], start: int, *, wanted: bool) -> Stretch | None:
    """What a line that begins (or ends) with "RESOLVED" asks of a named officer; None for any other."""
    line = lines[start]
    match = (
        _resolved().match(line.text)
        or _AT_END.search(line.text)
        or _MOTION.match(line.text)
        or (_was_moved(lines, start) and _THAT.match(line.text))
        or ("RESOLVED" in line.text and _AMID.search(line.text))
    )
    if not match:
        return _read_sentences(line, start) if wanted and _TOLD_SO.search(line.text) else None
    vote = _VOTE.search(line.text) if match.re in (_MOTION, _THAT) else None
    below = lines[start + 1 : start + 2] if vote is not None else ()
    told = any(not one.wall and _TOLD_LOST.match(one.text) for one in below)
    if told or (vote is not None and vote["lost"]):
        return Stretch(start + (2 if told else 1), (), (Refusal(line, LOST),))
    found: list[Passage] = []
    refused: list[Refusal] = []
    rest = line.text[match.end() : vote.start() if vote else None].strip()
    end, items = _items(lines, start, rest)
    fields, end = fields_under(lines, end) if vote is not None else ([], end)
    who, _ = columns_of([field for field in fields if is_who_or_when(field)])
    for one, text in items:
        passage = _passage(one, text, who) or _of_the_same(one, text, who, found)
        if passage is None:
            refused.append(Refusal(one, str(Sense.DECISION)))
        elif wanted:
            found.append(passage)
        else:
            refused.append(Refusal(one, OFF))
    return Stretch(end, tuple(found), tuple(refused))


def _of_the_same(
    line: Line, text: str, told: Mapping[Column, str], before: Sequence[Passage]
) -> Passage | None:
    """What "he" is to do besides: "the Master fit a battery; and that he report on the cost"."""
    lead = before[-1].texts.get(Column.LEAD) if before else None
    if not lead or not _PRONOUN.match(text):
        return None
    named = _passage(line, _PRONOUN.sub(rf"\g<that>{lead} ", text), told)
    shown = _OPENING.sub("", _AND_NEXT.sub("", text))
    return replace(named, text=shown) if named is not None else None


def _was_moved(lines: Sequence[Line], start: int) -> bool:
    above = lines[start - 1] if start else None
    return above is not None and not above.wall and _MOVERS.match(above.text) is not None


def _read_sentences(line: Line, start: int) -> Stretch | None:
    """What a paragraph tells in its sentences that a meeting resolved."""
    found: list[Passage] = []
    for begin, end in sentences(line.text):
        match = _IN_SENTENCE.match(line.text, begin, end) or _WAS_MOVED.match(line.text, begin, end)
        for text in _parted(line.text[match.end() : end].strip()) if match else ():
            passage = _passage(line, text, {})
            if passage is not None:
                found.append(passage)
    return Stretch(start + 1, tuple(found)) if found else None


def resolves(text: str) -> bool:
    """Whether a text begins with the word that says that a meeting resolved it."""
    return _resolved().match(text) is not None


@cache
def _resolved() -> re.Pattern[str]:
    words = alternatives(cues().resolutions)
    return re.compile(
        # "CYTUNWYD / AGREED that": in two languages.
        rf"^(?:\d{{1,4}}[/.-]\d{{1,4}}\s+)?(?:[^\W\d_a-z]{{4,20}}\s*/\s*)?(?:(?:(?i:{words}))\b|RECOMMENDED(?=\s*\([^)/]{{2,40}}/))\s*"
        r"(?i:unanimously|nem\.? con\.?|without dissent|also|further|accordingly)?\s*"
        r"(?:by\s+\d+\s+votes?\s+to\s+\w+)?\s*(?:\([^)]{1,60}\))?\s*(?:[:–—-]\s*|(?=(?i:that|to)\b)|$)"
    )


@cache
def _hands() -> re.Pattern[str]:
    return re.compile(
        rf"(?:to\s+)?(?i:{alternatives(cues().hands)})\s+(?P<doer>(?:the\s+)?[^.;:()]{{2,90}}?)\s+to\s+(?=[a-z])"
    )


def _items(lines: Sequence[Line], start: int, rest: str) -> tuple[int, list[tuple[Line, str]]]:
    """The parts of a resolution: lettered in its line, or bullets below it."""
    line = lines[start]
    end = start + 1
    if not rest or rest.rstrip().casefold().endswith(("that", "to", "that:", "to:", ":")):
        while end < len(lines) and _is_part(lines[end], lines[start + 1]):
            end += 1
        stem = "" if rest.casefold().rstrip(": ") in ("", "that", "to") else rest
        below = [(one, one.text) for one in lines[start + 1 : end]]
        return end, below or ([(line, stem)] if stem else [])
    items = [(line, part) for part in _parted(rest)]
    if _ITEM.match(rest):
        while end < len(lines) and lines[end].number and not lines[end].wall and lines[end].level is None:
            items.append((lines[end], lines[end].text))
            end += 1
    return end, items


def _is_part(line: Line, first: Line) -> bool:
    """Whether a line is a part of a resolution like the first; below bullets a number begins another."""
    if line.wall or line.level is not None or not line.is_bullet:
        return False
    return line.item.is_bullet or not first.item.is_bullet


def _parted(rest: str) -> Iterator[str]:
    starts = [match.start() for match in _ITEM.finditer(rest)]
    if not starts:
        yield from _AND_THAT.split(rest)
        return
    for begin, end in zip(starts, [*starts[1:], len(rest)], strict=True):
        yield _ITEM.sub("", rest[begin:end], count=1).strip(" ;,")


def _passage(line: Line, text: str, told: Mapping[Column, str]) -> Passage | None:
    """A resolution that asks something of an officer whom it names, or of whoever sees to it; the meeting
    itself is nobody else. ``told`` is what stands below it of who and when.
    """
    closed = _CLOSED.search(text)
    text = text[: closed.start()] if closed else text
    tail = tail_of(text)
    named = told.get(Column.LEAD) or (closed["who"] if closed else tail.lead if tail else None)
    text = _without_told(_MOVED_BEHIND.sub("", text))
    plain = text if text.casefold().startswith(("that ", "to ")) else f"That {text}"
    if _NOTHING.match(text) or _courteous().match(plain):
        return None  # "that no notice to quit be served"
    clause = read_clause(plain, loose=True)
    doer = plain[slice(*clause.doer)] if clause.sense is Sense.DOER and clause.doer else None
    if clause.sense is Sense.PASSIVE and _is_procedural(plain):
        return None  # "that the minutes be signed by the Chair"
    if clause.sense is Sense.PASSIVE:
        doer = agent_of(plain)  # "that a copy be sent by the Town Clerk"
    directed = _DIRECTS.match(text)  # "That the Board direct the Director to prepare a budget"
    text = text[directed.end() :] if directed is not None and decides(directed["who"]) else text
    handed = _hands().match(text) if doer is None or decides(doer) else None
    if handed is not None and is_party(handed["doer"]):
        doer = handed["doer"]  # "to remit to the Convener and the Head of Roads to meet the residents"
    if doer is None and clause.sense in (Sense.PASSIVE, Sense.DOER) and _has_it_done(plain, named):
        doer = named or ""  # "that the sump pump be serviced"
    if doer is None or (decides(doer) and not named):
        return None
    shown = _AND_NEXT.sub("", _SIGNED.sub("", text))
    return Passage(
        Form.RESOLUTION,
        (line,),
        shown if handed else _OPENING.sub("", shown),
        "a meeting resolved that somebody should do it",
        section=line.section,
        texts={Column.LEAD: named or doer, Column.DUE: told.get(Column.DUE) or due_in(text) or ""},
    )


def _without_told(text: str) -> str:
    """A resolution without the sentences that only tell what happened then: "Cllr Tolley took no part"."""
    spans = sentences(text)
    end = len(spans)
    while end > 1 and _TOLD.search(text[slice(*spans[end - 1])]) is not None:
        end -= 1
    return text[: spans[end - 1][1]].rstrip() if spans else text


def _is_procedural(text: str) -> bool:
    """Whether all that is done is what a meeting does with its own papers and people."""
    match = _DONE.search(text)
    if match is None:
        return False
    return match["done"] in tables("promises")["verbs"]["procedural"]


@cache
def _courteous() -> re.Pattern[str]:
    """ "that the thanks of the Trustees": what is said, and done by that."""
    words = alternatives(tables("passages")["resolutions"]["courtesies"])
    return re.compile(
        rf"that\s+(?:(?:the|a|an|its|their|our)\s+)?(?:[\w’']+\s+)?(?:{words})\b", re.IGNORECASE
    )


def _has_it_done(text: str, named: str | None) -> bool:
    """Whether somebody has to do something that it be so: not where the meeting has settled it by that."""
    match = _DONE.search(text)
    if match is None or not is_participle(match["done"]):
        return bool(named)
    if _is_procedural(text):
        return False
    return match["done"] not in cues().settled or due_in(text) is not None
