"""Tasks that minutes give in a sentence without any label: "Clerk to write to the bank."

Minutes tell in the past tense what was said. A sentence that has no verb of its own but one behind "to" tells
nothing; it asks. What somebody who was there "will" do is asked as well, and what they "agreed to" do, where
the paper labels no actions and resolves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.passages.asking import is_participle
from extractors.passages.closing import closes_with_actor
from extractors.passages.doers import asks, has_done, is_event, is_task, may_do, was_there
from extractors.passages.labels import labels_actions
from extractors.passages.lines import Line
from extractors.passages.names import attending, author_of
from extractors.passages.parties import is_party, names_somebody
from extractors.passages.parts import read_parts, sentences, without_status
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.resolutions import resolves
from extractors.passages.tails import tail_of, who_and_when
from extractors.passages.unnamed import closers_of, only_names, only_time, unnamed_task
from extractors.passages.vocabulary import cues, grammar
from extractors.plan import Column
from ingest.codes import Flag
from lexicon.timing import timing_spans
from lexicon.verbs import verbs
from lexicon.words import comparable, word_count

# "Compost day: KB to talk to Jean", "Boot scraper – BD to bring it": what it is about stands before it.
_TOPIC = re.compile(r"^[(“\"]?[A-Z0-9][^.;:?!]{1,70}?(?:\s*:|\s[–—-])\s+(?=\S)")
_ADVERB = r"(?:(?:(?!\w*ply\b|rely\b)\w+ly|also|then|again|please|now|both|all)\s+)*"
_TO = re.compile(
    rf"\s*to\s+{_ADVERB}(?:be\s+(?:asked|requested|invited)\s+to\s+)?[‘“'\"]?(?P<verb>[a-z][\w-]*)"
)
_BE_ASKED = re.compile(r"\bto\s+be\s+(?:asked|requested|invited)\b")
# "PA would look at the times": what minutes report of somebody's promise.
_WOULD = re.compile(rf"\s*would\s+{_ADVERB}(?P<verb>[a-z][\w-]*)")
_WILL = re.compile(
    rf"\s*(?:will|shall|(?:is|are)\s+going\s+to|(?:is|are|needs?|has|have)\s+to)\s+{_ADVERB}(?P<verb>[a-z][\w-]*)"
)
_AGREED = re.compile(
    rf"\s*(?:(?:ha(?:s|ve)|had)\s+)?{_ADVERB}(?:agreed|undertook|undertaken|offered|volunteered|promised)\s+to\s+"
    rf"(?P<verb>[a-z][\w-]*)"
    rf"|\s*(?:was|were)\s+{_ADVERB}(?:asked|requested|instructed|tasked)\s+(?:to|with)\s+{_ADVERB}(?P<asked>[a-z][\w-]*)"
)
# "BD to print the pictures, KB to laminate them"
_NEXT = re.compile(
    r"(?:\s*[,;]\s+(?:and\s+|then\s+|with\s+|but\s+)?|\s+and\s+|\s+[–—-]\s+)(?=(?:[Tt]he\s+)?[A-Z][^,;:]{0,40}?\s(?:to|will|agreed|offered|undertook)\s+[a-z])"
)
# "The window needs painting FB to find quotes"
_RUN_ON = re.compile(r"(?<=[a-z])\s+(?=[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*\s+to\s+[a-z])")
# "Agreed Colin will write"
_AGREED_THAT = re.compile(r"(?:Agreed|AGREED)\s+(?:that\s+)?(?=[A-Z])")
# "1) SV to ring Paul 2) GB to buy tubs"
_INLINE = re.compile(r"(?:^|(?<=\s))\(?(?:\d{1,2}|[a-h])\)\s*(?=\S)")
_BE_DONE = re.compile(
    r"(?P<what>[A-Z][^.;:?!]{2,80}?)\s+(?P<will>to|will|(?:is|are)\s+to)\s+be\s+(?P<done>[a-z]+)\s+(?:out\s+|up\s+|round\s+)?by\s+(?P<who>the\s+[a-z]+|(?:the\s+)?[A-Z][\w.’']*(?:\s+[A-Z&][\w.’']*){0,3})"
)
_AND_WILL = re.compile(
    r"(?P<who>(?:The\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w’'-]*){0,3})\s+(?:has|is|was|had|said|reported|thanked|confirmed)\b"
    r"[^.;:]{2,90}?\s+and\s+will\s+(?P<verb>[a-z]+)"
)
# "Litter Group SM", "Committee members invited"
_INITIALS_BEHIND = re.compile(r"(?<=[a-z)])\s+(?P<who>[A-Z]{2,3}(?:\s*(?:[/&,]|\band\b)\s*[A-Z]{2,3})*)$")
# "with the Head of Parks, Clerk to ...": behind a name the next one may belong to it.
_NAME_BEFORE = re.compile(r"[A-Z][\w.’']*(?:\s+(?:(?:of|for|and|the|in)\s+)*[A-Z][\w.’']*)*$")
# "Jo to lead", "Dev will replace", and nothing behind it
_SAYS_VERB = re.compile(rf"\s*(?:(?:is|are)\s+)?(?:to|will|shall)\s+{_ADVERB}[a-z][\w-]*")
_PRONOUN = re.compile(
    r"(?:He|She|They)(?=\s+(?:\w+ly\s+)?(?:was|were|had|agreed|undertook|offered|volunteered|promised|would)\s)"
)
_SUBJECT = re.compile(r"(?P<who>(?:The\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w’'-]*){0,3})\s+[a-z]+")
_PARTICLES = frozenset(("up", "on"))
_LEANT_WORDS = 40
_HEADING_WORDS = 5
_TOLD = re.compile(r"It was (?:further )?agreed\b")
# "JH reported ...", "... on the way. SW will ..."; so many people who are written of so.
_SPEAKS = re.compile(r"(?:^|(?<=[.;,–-] ))(?P<who>[A-Z]{2,3})\s+(?!and\b)[a-z]+")
_SPEAKERS = 3
# A doer has so many words, at most; a sentence that is given whole so many.
_DOER_WORDS, _WHOLE_WORDS = 9, 60
# One task may be given so by chance; from so many on it is how the paper gives them.
_TASKS_OF_HABIT = 2


@dataclass(frozen=True, slots=True)
class Habits:
    """How a paper of a meeting gives tasks.

    ``names``: the words of the names of those who were there, and initials; ``will``: what one of them will
    do is a task, as it tells of a meeting and labels no actions; ``agreed``: what they agreed to do, too.
    ``unnamed``: what is to be done without a word before it of who does it, as it labels no actions;
    ``labels``: it labels actions, so that what stands above one is told there again; ``closers`` are those
    who may be named behind that, ``author`` who writes.
    """

    names: frozenset[str]
    will: bool = False
    agreed: bool = False
    unnamed: bool = False
    labels: bool = False
    author: str = ""
    closers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Task:
    """A task within a line, from ``start`` to ``end``, and who is to do it (empty where nobody is named)."""

    start: int
    end: int
    doer: str
    due: str | None = None
    clear: bool = True


def habits_of(lines: Sequence[Line], initials: frozenset[str], *, tells: bool) -> Habits:
    """How a paper gives tasks; ``tells``: it tells what happened at a meeting."""
    names = attending(lines) | {comparable(one) for one in (*initials, *_speakers(lines))}
    if any(labels_actions(line.text) for line in lines if not line.wall):
        return Habits(names, agreed=tells, labels=True)
    told = Habits(names, will=tells, unnamed=True, closers=closers_of(lines, names), author=author_of(lines))
    if not tells or any(_is_formal(line.text) for line in lines if not line.wall):
        return told
    every = replace(told, agreed=True)
    given = sum(len(_tasks(line, every)) for line in lines if not line.wall)
    return every if given >= _TASKS_OF_HABIT else told


def _is_formal(text: str) -> bool:
    """Whether a text says in a formal way what was resolved; "It was agreed that ..." only tells it."""
    return resolves(text) and not _TOLD.match(text)


def _speakers(lines: Sequence[Line]) -> frozenset[str]:
    """The initials that a paper's sentences begin with, where it writes of several people so."""
    found = {match["who"] for line in lines if not line.wall for match in _SPEAKS.finditer(line.text)}
    return frozenset(found) if len(found) >= _SPEAKERS else frozenset()


def read_assigned(lines: Sequence[Line], start: int, *, habits: Habits) -> Stretch | None:
    """The tasks that the sentences of a line give to somebody."""
    line = lines[start]
    heads = line.level is not None and (line.text.endswith(":") or word_count(line.text) <= _HEADING_WORDS)
    if line.wall or heads:
        return None
    if habits.labels and any(labels_actions(below.text) for below in lines[start + 1 : start + 2]):
        habits = replace(habits, agreed=False)
    tasks = _tasks(line, habits)
    if tasks and closes_with_actor(lines, start):
        last = sentences(line.text)[-1][0]
        tasks = [task for task in tasks if task.end <= last]
    if not tasks:
        return None
    return Stretch(start + 1, tuple(_passage(line, task) for task in tasks))


def _passage(line: Line, task: _Task) -> Passage:
    text, status = without_status(line.text[task.start : task.end].strip(" ,;"))
    parts = read_parts(text, loose=False)
    due = task.due or parts.due or _due_behind_comma(text) or ""
    if _leans_back(text, task, due) and word_count(line.text[: task.end]) <= _LEANT_WORDS:
        text = line.text[: task.end].strip(" ,;")
    tail = tail_of(text) if _BE_ASKED.search(text) else None  # "Members to be invited to see it (Mo Akhtar)"
    return Passage(
        Form.ASSIGNED,
        (line,),
        text,
        f"a sentence gives it to {task.doer!r}" if task.doer else "a sentence says that it is to be done",
        ref=None,
        section=line.section,
        texts={
            Column.LEAD: (tail and tail.lead) or task.doer,
            Column.DUE: due,
            Column.STATUS: status or "",
        },
        flags=() if task.clear else (Flag.ACTION_TEXT_UNCLEAR,),
    )


def _due_behind_comma(text: str) -> str | None:
    """When, behind the last comma: "Jo to lead, end of May"."""
    front, _, last = text.rstrip(".").rpartition(", ")
    said = who_and_when(last) if front else None
    return said.due if said and not said.lead else None


def _leans_back(text: str, task: _Task, due: str) -> bool:
    """Whether what is to be done stands before its sentence: "Boiler. Needs re-letting. Jo to lead"."""
    if not task.clear:
        return True
    match = _SAYS_VERB.match(text.removeprefix(task.doer)) if task.doer else None
    if match is None:
        return False
    rest = text[len(task.doer) + match.end() :]
    rest = rest.replace(due, "", 1) if due else rest
    words = [comparable(word) for word in rest.split() if comparable(word)]
    return all(word in _PARTICLES for word in words)


def _tasks(line: Line, habits: Habits) -> list[_Task]:
    found: list[_Task] = []
    named = ""
    for start, end in _with_names(line.text, habits):
        sentence = line.text[start:end].rstrip()
        given = [] if resolves(sentence) else list(_of_sentence(sentence, start, habits))
        if named and not given and (said := _PRONOUN.match(sentence)):
            told = f"{named}{sentence[said.end() :]}"  # "Mr Yates reported ... He was asked to get a price."
            given = [_Task(start, end, named)] if _doer(told, habits) else []
        named = _subject(sentence, habits) or named
        one = None if given or not habits.unnamed else unnamed_task(sentence, habits.closers, habits.author)
        if one is not None:
            given = [_Task(start + one.start, start + one.end, one.who, one.due, one.clear)]
        found.extend(given)
    return found


def _subject(sentence: str, habits: Habits) -> str:
    """Who of those present a sentence begins with; empty where it begins otherwise."""
    match = _SUBJECT.match(sentence)
    return match["who"] if match and was_there(match["who"], habits.names) else ""


def _with_names(text: str, habits: Habits) -> list[tuple[int, int]]:
    """The sentences of a text, each with the one behind it that says who and nothing besides."""
    spans: list[tuple[int, int]] = []
    for start, end in sentences(text):
        own = text[start:end].strip(" .")
        if spans and (only_time(own) or (habits.unnamed and only_names(own, habits.closers))):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _of_sentence(sentence: str, at: int, habits: Habits) -> Iterator[_Task]:
    """The tasks of one sentence, each from its doer to the next one's; a single one has it all."""
    given: dict[int, str] = {}
    for begin, inside in sorted(_begins(sentence).items()):
        found = _doer(sentence[begin:], habits) or _agent(sentence[begin:], habits)
        found = found or (_of_two(sentence, habits) if begin == 0 else None)
        if found is not None and (not inside or was_there(found[1], habits.names)):
            given[begin + found[0]] = found[1]
    kept = [begin for begin in sorted(given) if not _shares(sentence, given, begin)]
    whole = len(kept) == 1 and word_count(sentence) <= _WHOLE_WORDS and not _is_for(sentence, kept[0])
    for begin, end in zip(kept, [*kept[1:], len(sentence)][: len(kept)], strict=True):
        yield _Task(at if whole else at + begin, at + end, given[begin])


def _is_for(sentence: str, begin: int) -> bool:
    """Whether what stands before a doer is whom they act for: "Police: PC Hallam will visit ..."."""
    return begin > 0 and is_party(sentence[:begin].strip(" :–—-"))


def _begins(sentence: str) -> dict[int, bool]:
    """Where in a sentence a doer may begin; whether inside it, where others are told of as well."""
    begins = {match.end(): False for match in _INLINE.finditer(sentence)}
    if agreed := _AGREED_THAT.match(sentence):
        begins[agreed.end()] = False
    if topic := _TOPIC.match(sentence):
        begins[topic.end()] = False
    for match in _NEXT.finditer(sentence):
        name = _NAME_BEFORE.search(sentence[: match.start()])
        if name is None or not names_somebody(name.group()):
            begins.setdefault(match.end(), True)
    for match in _RUN_ON.finditer(sentence):
        if _is_told(sentence[: match.start()]):
            begins.setdefault(match.end(), False)
    begins[0] = False
    return begins


def _is_told(text: str) -> bool:
    """Whether a text states something and is at its end, so that initials behind it begin anew."""
    *before, last = [comparable(word) for word in text.split()] or [""]
    small = grammar()
    opens = last in small.no_verb or last in cues().reported or last in verbs().every or last in small.asked
    return not opens and any(word in small.finite or word in cues().reported for word in before)


def _shares(sentence: str, given: Mapping[int, str], begin: int) -> bool:
    """Whether a doer is the second of two that share one task: "the Chair and Clerk to meet"."""
    return any(before < begin < before + len(doer) for before, doer in given.items())


def _doer(text: str, habits: Habits) -> tuple[int, str] | None:
    """Who is to do something by the first words of a text, and where their name begins."""
    for match in re.finditer(
        r"\s+(?=(?:to|will|would|shall|is|are|was|were|has|have|had|agreed|undertook|offered|volunteered|promised|kindly|also)\b)",
        text,
    ):
        doer = text[: match.start()].strip()
        if word_count(doer) > _DOER_WORDS or not may_do(doer):
            return None
        behind = text[match.start() :]
        if asked := _TO.match(behind):
            at, named = _named(doer)
            rest = behind[asked.end() :]
            good = asks(asked["verb"], named, rest) and names_somebody(named, habits.names)
            return (at, named) if good else None
        if (asked := _WILL.match(behind)) and habits.will:
            verb = "do" if has_done(asked["verb"], behind[asked.end() :]) else asked["verb"]
            good = is_task(verb, doer) and was_there(doer, habits.names)
            good = good and not is_event(asked["verb"], behind[asked.end() :])
            return (0, doer) if good else None
        if (asked := _WOULD.match(behind)) and habits.agreed:
            verb = asked["verb"]
            good = verb not in cues().wishes and is_task(verb, doer) and was_there(doer, habits.names)
            return (0, doer) if good else None
        if (asked := _AGREED.match(behind)) and habits.agreed:
            verb = asked["verb"] or asked["asked"]
            good = is_task(verb, doer) and was_there(doer, habits.names)
            return (0, doer) if good else None
        if behind.split()[0].casefold() in grammar().finite:
            return None
    return None


def _of_two(text: str, habits: Habits) -> tuple[int, str] | None:
    """Who does the second of two things: "Karen has the money and will order three nets"."""
    match = _AND_WILL.match(text) if habits.will else None
    if match is None or not may_do(match["who"]) or not was_there(match["who"], habits.names):
        return None
    return (0, match["who"]) if is_task(match["verb"], match["who"]) else None


def _agent(text: str, habits: Habits) -> tuple[int, str] | None:
    """By whom something is to be done: "A list of members to be made by the Secretary"."""
    match = _BE_DONE.match(text)
    states = grammar().finite | grammar().modals
    if match is None or any(word in states for word in match["what"].casefold().split()):
        return None
    at = match.start("who")
    if any(start <= at < end for start, end in timing_spans(text)):
        return None  # "by June"
    who = " ".join(match["who"].split()).rstrip(".")
    present = was_there(who, habits.names) or was_there(who.removesuffix("s"), habits.names)
    if not present or (match["will"] == "will" and not habits.will):
        return None
    return (0, who) if is_participle(match["done"]) and names_somebody(who, habits.names) else None


def _named(doer: str) -> tuple[int, str]:
    """A doer without what stands before initials or says that they were asked; where it begins."""
    words = doer.split()
    if len(words) > 1 and (words[-1] in grammar().asked or words[-1] in cues().between):
        return 0, " ".join(words[:-1])
    behind = _INITIALS_BEHIND.search(doer)
    if behind and ("(" in doer or not names_somebody(doer[: behind.start()])):
        return behind.start("who"), behind["who"]
    return 0, doer
