"""What kind of paper lines are of, as it says what may be a promise: minutes, an inspector's report."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.passages.lines.names import signs_off
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answer_label, answers
from extractors.passages.paper.programs import holds_patch, is_about_program
from extractors.passages.paper.terms import advertises, sets_terms
from extractors.passages.vocabulary import cues
from lexicon.patterns import one_of
from lexicon.timing import spells_month
from lexicon.words import comparable, word_count

# So many lines at the top say what a paper is.
_FRONT, _TITLES = 12, 3
# A line that names the paper's kind is a title or a line of a letter's head.
_TITLE_WORDS = 25
# A title is so short; so near the top an answer to a report says that it is one; so near its end a letter
# ends.
_SHORT, _NEAR_TOP, _LAST = 12, 5, 12
# A letter has so few lines and words.
_SHORT_LINES, _SHORT_WORDS = 40, 450
# So many lines of an e-mail's head; so many answers make an answer of a paper.
_HEADERS, _ANSWERED = 2, 2
_DEAR = re.compile(r"^(?:Hi|Hello)\b|(?:^|[\d.,)]\s+)Dear\s+(?=[A-Z])")
_MAIL = re.compile(r"(?:^|\s{2,}|\t)(?:From|Sent|Subject|To)\s*:", re.IGNORECASE)
# What a note of two people's talk does not say of itself.
_OF_MEETINGS = frozenset(("minutes", "meeting", "apologies", "present"))
# "To: all staff", "To Conservation, from Registrar", "For the attention of"
_ADDRESSED = re.compile(
    r"^(?:To|For|From|FAO|TO|FROM|to|from)\s*:|(?:^|[.:–—]\s+|\s{2,})(?:To|TO):\s|"
    r"^To\s+[^.;]{2,60}\b(?:from|From|FROM)\b|^For (?:the )?attention|"
    r"^To (?:the|all) |\b[Ff]rom [A-Z][^.;]{2,40} to [A-Z]|\bto [A-Z][^.;]{2,40} from [A-Z]"
)
# So many lines in the past tense tell of a meeting that was held.
_TOLD = 2
_PRESENT = re.compile(r"\b(?:is|are|should|must|may)\b")
# Who came is said within so many lines of the top.
_NAMED = 25
_CAME = re.compile(
    r"(?i:[a-z]+ present(?=\s*:)|(?:those |members |also )?(?:present|in attendance|"
    r"attend(?:ance|ees|ed|ing)(?: by)?|apologies|"
    r"sederunt|participants|who was there|in the room|on the call|(?:met )?on site)\b|"
    r"t?here(?=:)|who(?=:[^,]+,[^,]+,))"
    r"\s*(?:[:;(–-]|$|(?=[A-Z]))"
)
# "The present document", "at present": of now, and nobody who came; "Change log": no log of somebody's day.
_NOT_THERE = re.compile(r"\b(?:(?:the|this|at|our|its)\s+present\b(?!\s*:)|change\s+log\b)", re.IGNORECASE)
_APOLOGIES = re.compile(
    r"\bapologies (?:for absence )?(?:(?:were|was|had been) )?(?:received |sent |recorded )?from\b",
    re.IGNORECASE,
)
# What is said of a meeting at its end.
_ENDED = re.compile(
    r"\b(?:(?:date of )?(?:the )?next meeting|meeting (?:closed|ended|finished))\b", re.IGNORECASE
)
# An inspector of police is none of those who inspect: "Inspector Hale".
_OFFICER = re.compile(r"\bInspector\s+(?=[A-Z])|\b(?:Chief|Detective)\s+Inspector\b")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
# A day on which somebody took the chair, or notes were taken: so near the top it is a meeting's.
_TOP = 6
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(?:[A-Z]|(?=jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z]{2,8},?\s+(?:\d{4}|\d{2})\b|"
    r"\b[A-Z][a-z]{2,8}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b"
)
_CHAIRED = re.compile(
    r"\((?:(?:in the )?chair(?:man|woman|person|ing)?|ch|convenor|convener|presiding)\)|"
    r"\b(?:in (?:the )?chair|chaired|presided|took the chair)\b|"
    r"(?:^|[.;] )chair(?:man|person)?(?::|(?= (?:Mr|Mrs|Ms|Miss|Dr|Cllr|Fr|Rev)\b))\s*(?-i:[A-Z])",
    re.IGNORECASE,
)
# "Ward meeting, 7/3/03", but no paper "for the meeting of 8 November".
_MET_ON = re.compile(
    r"(?<!for the )(?<!to the )(?<!of the )\b(?<!annual )(?<!general )(?<!public )meeting,?\s+"
    rf"(?:[–-]\s+)?(?:on\s+|held\s+)?(?:(?:the|on)\s+)?(?:\w+day,?\s+)?(?:{_DATE.pattern})"
)
_REPORTS = re.compile(r"\b(?:report|paper|agenda|notice|question|statement|log|motions?)", re.IGNORECASE)
_NOTES = re.compile(
    r"(?:\b(?:meeting|visit|scribbled|rough|quick|brief)\s+|^)notes\b(?!\s+(?:to|on|for)\b)", re.IGNORECASE
)
# "This guide explains how members of the public may speak"
_EXPLAINS = re.compile(
    rf"This\s+(?:\w+\s+)?{one_of('passages', 'papers', 'guides')}\s+"
    rf"{one_of('passages', 'papers', 'explains')}\b"
)
# What a title says beside its name: "Travel Request Form (press Tab to move on)"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_OF_TIME = re.compile(r"\b\d{1,3} minutes?\b")
_PAST = re.compile(r"\b(?:was|were|had|reported|noted|agreed|thanked|explained|confirmed|discussed)\b")


class Kind(StrEnum):
    """What kind of paper it is, as it bears on what its sentences promise."""

    MINUTES = "minutes"
    LETTER = "a letter"
    NOTICE = "a letter after a visit"
    MAIL = "an e-mail"
    ANSWERS = "an answer to recommendations"
    INSPECTION = "an inspector's report"
    RULES = "rules"
    AGENDA = "an agenda"
    VISIT = "a note of a visit"
    REVIEW = "a review"
    STRATEGY = "a strategy"
    MEMO = "a memo"
    NEWS = "news"
    SHORT = "a short paper"
    OTHER = "another paper"


@dataclass(frozen=True, slots=True)
class Paper:
    """``inspects``: an inspector's report; ``meets``: minutes or notes of a meeting; ``rules``: a policy,
    a guide; ``reviews``: what somebody found who looked into something; ``replies``: an answer to such a
    paper; ``minutes``: what a meeting did, and no agenda or report to it; ``tells``: these say who came, or
    tell what happened; ``calls``: it calls one; ``program``: what is written about a program, the terms of
    a licence or a contract, or an advertisement; ``declares``: a form that somebody signs, or a speech, in
    which "I" is who signs or speaks; ``mailed``: it was kept as an e-mail, whose headers stand in no line;
    ``posted``: it went to a mailing list.
    """

    inspects: bool
    meets: bool
    rules: bool
    reviews: bool
    replies: bool
    minutes: bool
    tells: bool
    calls: bool = False
    program: bool = False
    declares: bool = False
    mailed: bool = False
    posted: bool = False


def paper_of(lines: Sequence[Line]) -> Paper:
    """What the first lines and the headings say of a paper."""
    front = [line.text for line in lines[:_FRONT] if not line.wall]
    inspects = any(_names_inspector(text) for text in front if _may_title(text)) or any(
        _names_inspector(line.text) and line.is_heading for line in lines[_FRONT:]
    )
    calls = any(map(_summons, front))
    top = [line.text for line in lines[:_NAMED] if not line.wall]
    titles = [line.text for line in lines[:_TITLES] if not line.wall and not line.number]
    named = [text for text in titles if not text.endswith(".")]
    if any(map(_governs, named)) or any(map(_EXPLAINS.match, front)):
        return _OF_RULES
    ruled = _say(named, cues().rules)
    on_day = not ruled and any(map(_DATE.search, front[:_TOP]))
    came = any(_CAME.match(text) or _APOLOGIES.search(text) for text in top)
    came = came or (on_day and not calls and any(map(_CHAIRED.search, front[:_TOP])))
    came = came or (not (calls or ruled) and _was_held(front, lines))
    noted = on_day and any(_NOTES.search(text) or _is_of_meeting(text) for text in front[:_TOP])
    meets = came or noted or _say(front, cues().meetings)
    tells = meets and (came or _tells(lines))
    summons = meets and not tells and calls
    guides = any(_guides(text) for text in front[:1])
    mail = {"from:", "to:"} <= {text.casefold().split(" ")[0] for text in front}
    minutes = meets and not summons and not guides and (came or noted or mail or _say(front, cues().minutes))
    tells |= mail and minutes
    asks_nobody = holds_patch(lines) or advertises(lines)
    if not meets and (asks_nobody or (not mail and (is_about_program(lines) or sets_terms(lines)))):
        return _OF_PROGRAM
    of_meeting = came or noted or (meets and _say(titles, cues().meetings))
    rules = not inspects and not of_meeting and not mail and ruled
    meets, minutes = meets and not rules, minutes and not rules
    reviews = not rules and _say(front, cues().reviews)
    planned = any(line.plan for line in lines)
    letter = any(text.startswith("Dear ") for text in front)
    answers = _say(front, cues().replies) or (letter and _mentions(front, cues().replies))
    replies = not (rules or meets or planned) and answers
    paper = Paper(inspects, meets, rules, reviews, replies, minutes, minutes and tells, calls and not minutes)
    declares = any(map(_is_form, named)) or _mentions(front, cues().speeches)
    return replace(paper, declares=declares and not meets)


_OF_RULES = Paper(
    inspects=False, meets=False, rules=True, reviews=False, replies=False, minutes=False, tells=False
)
_OF_PROGRAM = replace(_OF_RULES, program=True)


def _governs(title: str) -> bool:
    """Whether a title ends with a word for rules, whatever body it names: "Council: Standing Orders"; or says
    how a form is filled in, whoever does so.
    """
    key = comparable(title)
    ruled = key.endswith(tuple(cues().governing)) and not _say((title,), cues().meetings)
    return ruled or (key.startswith(tuple(cues().filling)) and not cues().filled.isdisjoint(key.split()))


def _is_form(title: str) -> bool:
    """Whether a title is that of a form to be filled in: "Account Request Form (please print)"."""
    name = _IN_BRACKETS.sub("", title)
    return word_count(name) <= _SHORT and comparable(name).endswith(tuple(cues().forms))


def kind_of(lines: Sequence[Line], paper: Paper) -> Kind:
    """What kind of paper lines are of, as it bears on what their sentences promise."""
    told = [line for line in lines if not line.wall]
    front = [line.text for line in told[:_FRONT]]
    found = (kind for kind, is_so in _kinds(told, front, paper) if is_so())
    return next(found, Kind.OTHER)


def _kinds(
    lines: Sequence[Line], front: Sequence[str], paper: Paper
) -> Iterator[tuple[Kind, Callable[[], bool]]]:
    """What may be a paper's kind, and whether it is: the first that holds, and costly ones last."""
    yield Kind.RULES, lambda: paper.program
    yield Kind.NEWS, lambda: paper.posted and not paper.tells
    yield Kind.ANSWERS, lambda: paper.replies
    yield Kind.MAIL, lambda: sum(len(_MAIL.findall(text)) for text in front) >= _HEADERS
    letter = any(signs_off(line.text) for line in lines[-_LAST:]) or any(map(_DEAR.search, front))
    yield Kind.NOTICE, lambda: letter and _mentions(front, cues().looked_into) and not is_to_all(lines)
    yield Kind.LETTER, lambda: letter
    yield Kind.MEMO, lambda: not _say(_short(front[:2]), _OF_MEETINGS) and _say(front[:_TITLES], cues().memos)
    yield Kind.MINUTES, lambda: paper.minutes
    yield Kind.MEMO, lambda: not paper.calls and is_memo(front)
    yield Kind.NEWS, lambda: _say(front[:_TITLES], cues().news)
    yield Kind.MAIL, lambda: paper.mailed
    yield Kind.RULES, lambda: paper.rules or any(map(_guides, front[:1]))
    yield Kind.AGENDA, lambda: paper.calls
    yield Kind.ANSWERS, lambda: _say(front[:_NEAR_TOP], cues().answers)
    yield Kind.INSPECTION, lambda: paper.inspects
    yield Kind.VISIT, lambda: _say(_short(front[:_TITLES]), cues().visits)
    yield Kind.REVIEW, lambda: paper.reviews
    yield Kind.STRATEGY, lambda: _say(_short(front[:_TITLES]), cues().strategies)
    yield Kind.ANSWERS, lambda: _answered(lines) >= _ANSWERED
    yield Kind.SHORT, lambda: _is_short(lines, front)


def _is_short(lines: Sequence[Line], front: Sequence[str]) -> bool:
    """Whether a paper is no longer than a letter, and says of what day it is."""
    dated = any(map(_DATE.search, front[:_TOP])) and not any(line.plan for line in lines)
    return (
        dated and len(lines) <= _SHORT_LINES and sum(word_count(line.text) for line in lines) <= _SHORT_WORDS
    )


def is_memo(front: Sequence[str]) -> bool:
    """Whether a paper's first lines say that somebody writes it to somebody, or for the file."""
    top = front[:_NEAR_TOP]
    return any(map(_ADDRESSED.search, top)) or _say(top[:_TITLES], cues().memos)


def _answered(lines: Sequence[Line]) -> int:
    """How many lines answer what was recommended: below a question, without a label, one answers that."""
    asked = (False, *(line.text.endswith("?") for line in lines))
    return sum(
        answers(line)
        for line, question in zip(lines, asked, strict=False)
        if not question or answer_label(line.text)
    )


def is_to_all(lines: Sequence[Line]) -> bool:
    """Whether a letter is to people at large: "Dear parents"."""
    front = (line.text for line in lines[:_NAMED] if not line.wall)
    dear = (comparable(text).split()[:_SHORT] for text in front if _DEAR.search(text))
    return any(not cues().public.isdisjoint(words) for words in dear)


def _may_title(text: str) -> bool:
    """Whether a line may be a title, and no sentence that tells something."""
    return word_count(text) <= _SHORT or (word_count(text) <= _TITLE_WORDS and not text.endswith("."))


def _short(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if word_count(text) <= _SHORT]


def _mentions(texts: Sequence[str], words: Collection[str]) -> bool:
    """Whether one of the texts, however long, has one of the words."""
    return any(f" {word} " in f" {comparable(text)} " for text in texts for word in words)


def _was_held(front: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether the titles name a body and a day, and the end of a meeting or the next one is told."""
    titles = front[:_TITLES]
    dated = any(_DAY.search(text) and spells_month(text) for text in titles)
    body = any(_names_body(text) for text in titles)
    return dated and body and any(_ENDED.search(line.text) for line in lines if not line.wall)


def _names_body(title: str) -> bool:
    """Whether a title ends with the name of a body that meets: "North Vale Bus Users Group"."""
    words = comparable(title).split()
    return bool(words) and words[-1] in cues().asking and word_count(title) <= _SHORT


def _is_of_meeting(title: str) -> bool:
    """Whether a title is a meeting's and its day's, and no paper's for it."""
    return _MET_ON.search(title) is not None and not _REPORTS.search(title)


def _tells(lines: Sequence[Line]) -> bool:
    """Whether a paper tells what happened, mostly in the past tense."""
    texts = [line.text for line in lines if not line.wall]
    past = sum(1 for text in texts if _PAST.search(text))
    return past >= _TOLD and past >= sum(1 for text in texts if _PRESENT.search(text))


def _summons(text: str) -> bool:
    key = comparable(text)
    return key.startswith("agenda") or any(f" {phrase} " in f" {key} " for phrase in cues().agendas)


def _guides(text: str) -> bool:
    """Whether a title is one of rules or of a guide, and not of a body: "Policy Committee"."""
    words = comparable(text).split()
    return comparable(text).startswith(tuple(cues().rules)) and not any(
        word in cues().asking for word in words
    )


def _names_inspector(text: str) -> bool:
    plain = _OFFICER.sub("", text).casefold()
    return any(word in plain for word in cues().inspectors)


def _say(texts: Sequence[str], words: Collection[str]) -> bool:
    """Whether one of the titles has one of the words."""
    plain = (_NOT_THERE.sub("", text) for text in texts if word_count(text) <= _TITLE_WORDS)
    titles = [f" {_OF_TIME.sub('', comparable(text))} " for text in plain]
    return any(f" {word} " in title for title in titles for word in words)
