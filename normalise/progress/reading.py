"""A status cell, or the first words of a progress text, into a status."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.codes import Flag
from lexicon.remembering import remembered
from normalise.dates.read import read_due
from normalise.progress.vocabulary import Found, Word, phrases_in, vocabulary, words_of
from normalise.records import Rag, Status, StatusBasis

_SHORT = 7
"""Words of a remark so short that a status word anywhere in it is its point: "delivery is on track"."""

_ADDRESS = 2
"""Words before a remark that only say when or of what it speaks: "March 2010 - to be started"."""

_BRIEF = 5
"""Words of a sentence that adds a state to the one before it, and is no story: "Phase 2 in progress."."""

# The least finished first: what a cell that mixes states comes to.
_RANK = (
    Status.DELAYED,
    Status.NOT_STARTED,
    Status.IN_PROGRESS,
    Status.ONGOING,
    Status.COMPLETED,
    Status.CANCELLED,
)

_CLOSING = 3
"""Words of a state that closes a progress text: "Not yet due"."""

_ENTERED = re.compile(r"^[(\[]?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?[)\]]?\s?[:–—-]\s*")
"""The day on which a log's entry was made: "15/3: "."""

_ON_DAY = re.compile(
    r"\s+(?:(?:on|in|at)\s+)?(?:the\s+)?(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:[\s'’]*\d{2,4})?)\s*$",
    re.IGNORECASE,
)
_AND_NOW = re.compile(r",\s+(?=(?:now|but|still)\b)")
"""What a brief remark comes to: "Waiting for notices, now late"."""
_UPDATE = re.compile(r"\[([^\[\]]+)\]\s*\.?\s*$")
_PARAGRAPH = re.compile(r"\n+|(?:^|(?<=\s))\d{1,2}[.)]\s+(?=[A-Z])|[•▪·]\s")
_SENTENCE = re.compile(r"(?<=[.!])\s+(?=[A-Z\[(0-9])|;\s")
_BIT = re.compile(
    r"\s*(?:[/,:()\[\]&]|\s[-–—]+\s?|\band\b|(?<!\ball\s)\bbut\b|\bthough\b|\balthough\b|\bwith\b|\bhowever\b)\s*",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(\d{1,3})\s?(?:%|per ?cent)(?:\s+(?:complete|completed|done|achieved|finished|implemented)\b)?"
)
# What is "being provided" is a supply that goes on, and says nothing of how far the action has got.
_UNDER_WAY = re.compile(
    r"\b(?:is|are|being)\s+(?:currently\s+|now\s+)?being\s+(?!provided|supplied|offered|used)\w+"
    r"|\bbeing\s+(?!provided|supplied|offered|used)\w+ed\b|\b(?:still|currently)\s+\w+ing\b"
)
_DATED = re.compile(
    r"(?:^|(?<=[.\n;])\s*)\(?(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s'’]*\d{2,4})\)?\s*[:–—-]",
    re.IGNORECASE,
)
# "To discuss in May" is still to come; "to date", "to schedule" say how it goes.
_FUTURE = re.compile(
    r"^(?:(?:yet\s+|still\s+)?to|will)\s+be\s+(?!confirmed|advised|announced|notified)\w+"
    r"|^to\s+(?!be|date|time|plan|target|schedule|timetable|timescale|budget|the|an?|follow|note|see)[a-z]+\b"
)


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and a colour as judged, what they were read from, and the rule that read them."""

    status: Status | None = None
    basis: StatusBasis | None = None
    rag: Rag | None = None
    flags: tuple[Flag, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _State:
    """A status with the rule that found it; ``later`` where its words say that it is the newest."""

    status: Status
    rule: str
    later: bool = False


@remembered(most=4096)
def stated(text: str) -> tuple[Status | None, str]:
    """The status that a status cell states, and the rule that read it; None where its words name no state."""
    update = _UPDATE.search(text)
    if update and (state := _of_paragraph(update.group(1))):
        return state.status, f"later update: {state.rule}"
    if (latest := _latest_update(text)) is not None:
        text = latest
    states = [state for paragraph in _PARAGRAPH.split(text) if (state := _of_paragraph(paragraph))]
    if not states:
        return _weakly_stated(text)
    found = _mixed(states)
    return found.status, found.rule


def _latest_update(text: str) -> str | None:
    """The newest of several updates that each begin with their date: "Oct 09: in progress. Jan 10: done."."""
    dates = list(_DATED.finditer(text))
    if len(dates) < 2:
        return None
    ends = [match.start() for match in dates[1:]] + [len(text)]
    updates = [
        (due.date, text[match.end() : end])
        for match, end in zip(dates, ends, strict=True)
        if (due := read_due(match.group(1))).date is not None
    ]
    return max(updates, key=lambda update: update[0])[1] if len(updates) > 1 else None


def begun_with(text: str) -> tuple[Status | None, str]:
    """The status that a progress text plainly begins with ("Completed. See attached note.") or ends on.

    A narrative tells much that is no status of the action, so only its very first words count, a later
    update in square brackets that is nothing but a status ("[This has been actioned.]"), and a last sentence
    that is no more than one ("15/3: quotes received. CLOSED").
    """
    update = _UPDATE.search(text)
    if (
        update
        and len(words_of(update.group(1))) <= _SHORT
        and (state := _of_bit(update.group(1), strict=True))
    ):
        return state.status, f"later update: {state.rule}"
    first = _SENTENCE.split(text.strip().split("\n", 1)[0])[0]
    opening = re.split(r"[.;–—]", _bits(first)[0], maxsplit=1)[0]
    bare = _without_day(first)
    if bare != first and (done := _of_bit(bare, strict=True)) and done.status is Status.COMPLETED:
        opening = bare  # What was begun on a day may be over since.
    state = _of_bit(opening, strict=True)
    words = words_of(opening)
    if state is None or not words or not _is_all_status(words):
        if _SHARE.match(first.strip().lower()) and (part := _share(first)):
            return part.status, f"begins with: {part.rule}"
        return (
            (Status.IN_PROGRESS, "begins with: a part counted")
            if _begins_in_part(first)
            else _ended_with(text)
        )
    whole = _of_paragraph(first)
    return (whole or state).status, f"begins with: {(whole or state).rule}"


def _without_day(opening: str) -> str:
    """A remark without the day on which that was so: "Done 4/3", "Completed in June 2009"."""
    return _ON_DAY.sub("", opening)


def _ended_with(text: str) -> tuple[Status | None, str]:
    """The status that the last sentence of a progress text is, its date before it: "10/5: completed"."""
    *_, last = _SENTENCE.split(text.strip().rsplit("\n", 1)[-1])
    if len(words_of(last)) <= _SHORT:
        *_, last = _AND_NOW.split(last)
    closing = _ENTERED.sub("", last).strip(" .")
    words = words_of(closing)
    if closing == text.strip(" .") or not 0 < len(words) <= _CLOSING or not _is_all_status(words):
        return None, ""
    state = _of_bit(closing, strict=True)
    return (state.status, f"ends with: {state.rule}") if state else (None, "")


def _is_all_status(words: Sequence[Word]) -> bool:
    covered = {index for found in phrases_in(words) for index in range(found.first, found.last + 1)}
    return all(index in covered or word.text in vocabulary().fillers for index, word in enumerate(words))


def _mixed(states: Sequence[_State]) -> _State:
    """The least finished of several states, counted from the last that says that it is the news.

    What begins with a thing that is done or under way is under way, whatever of it has not begun.
    """
    states = [state for state in states if state.rule not in vocabulary().in_passing] or states
    news = max((index for index, state in enumerate(states) if state.later), default=0)
    least = min(states[news:], key=lambda state: _RANK.index(state.status))
    begun = states[news].status in (Status.COMPLETED, Status.IN_PROGRESS)
    if least.status is Status.NOT_STARTED and begun:
        return _State(Status.IN_PROGRESS, f"{states[news].rule}, {least.rule}", least.later)
    return least


def _of_paragraph(paragraph: str) -> _State | None:
    """The state of the first sentence that has one; later sentences only add to it where they are brief."""
    states: list[_State] = []
    for sentence in _SENTENCE.split(paragraph):
        if states and states[-1].status is Status.COMPLETED and _is_outstanding(words_of(sentence)):
            states.append(_State(Status.IN_PROGRESS, "the rest outstanding"))
        if states and (len(words_of(sentence)) > _BRIEF or _FUTURE.match(sentence.lower())):
            continue
        state = _of_sentence(sentence)
        if state is not None:
            states.append(state)
    return _mixed(states) if states else None


def _is_outstanding(words: Sequence[Word]) -> bool:
    """Whether a brief sentence says what is left: "Training outstanding", and not "Nothing outstanding"."""
    said = [word.text for word in words]
    return len(said) <= _BRIEF and "outstanding" in said and _NOTHING_LEFT.isdisjoint(said)


_NOTHING_LEFT = frozenset(("no", "nothing", "none", "not", "longer"))


def _of_sentence(sentence: str) -> _State | None:
    share = _share(sentence)
    if share is not None:
        slipped = [bit for bit in _of_bits(sentence) if bit.status in (Status.DELAYED, Status.CANCELLED)]
        brief = len(words_of(sentence)) <= _BRIEF and share.status is not Status.COMPLETED
        return slipped[0] if slipped and brief else share
    states = _of_bits(sentence)
    state = _mixed(states) if states else _of_bit(sentence, strict=False)
    if state is None:
        return None
    part = _but_for(words_of(sentence)) or _counts_a_part(sentence)
    if state.status is Status.COMPLETED and part:
        return _State(Status.IN_PROGRESS, f"{state.rule}, with exceptions", state.later)
    return state


def _of_bits(sentence: str) -> list[_State]:
    """The states between commas, brackets and "and"s.

    What is "to be" done next does not undo what the sentence began with.
    """
    states: list[_State] = []
    said = 0
    for bit in _bits(sentence):
        state = _of_bit(bit, strict=False)
        if state and not ((states or said > _ADDRESS) and state.rule.startswith("to ")):
            states.append(state)
        said += len(words_of(bit))
    return states


def _bits(sentence: str) -> list[str]:
    """The remarks of a sentence; "met" is not parted from whom it is that was met."""
    bits: list[str] = []
    begin = 0
    for joint in _BIT.finditer(sentence):
        if not _governs(sentence[begin : joint.start()], joint.group().strip().lower()):
            bits.append(sentence[begin : joint.start()])
            begin = joint.end()
    return [*bits, sentence[begin:]]


def _governs(before: str, joint: str) -> bool:
    """Whether a verb goes on behind "with" or "and": "met with the reference group", "met and discussed"."""
    words = words_of(before) if joint in ("with", "and") else []
    last = next((found for found in reversed(phrases_in(words)) if found.last == len(words) - 1), None)
    return last is not None and last.phrase in vocabulary().alone


def _share(sentence: str) -> _State | None:
    """ "75% complete": a share by itself, or of completion."""
    match = _SHARE.search(sentence.lower())
    if match is None:
        return None
    of_completion = not match.group().rstrip().endswith(("%", "cent")) or len(words_of(sentence)) <= 2
    if not of_completion or int(match.group(1)) > 100:
        return None
    done = int(match.group(1))
    status = {0: Status.NOT_STARTED, 100: Status.COMPLETED}.get(done, Status.IN_PROGRESS)
    return _State(status, "share")


def _of_bit(bit: str, *, strict: bool) -> _State | None:
    """The state of a remark: its first status phrase, if it leads or the remark is short."""
    words = words_of(bit)
    for found in phrases_in(words):
        if _stands(found, words, strict=strict):
            status = _turned(found, words)
            later = any(word.text in vocabulary().later for word in words[: found.last])
            return _State(status, found.phrase, later) if status else None
    return None


def _stands(found: Found, words: Sequence[Word], *, strict: bool) -> bool:
    before = [word.text for word in words[: found.first]]
    frame = vocabulary().fillers | vocabulary().negations | vocabulary().later
    leads = all(word in frame for word in before)
    if found.phrase in vocabulary().weak:
        after = [word.text for word in words[found.last + 1 :]]
        dated = found.phrase not in vocabulary().alone
        return leads and all(word in frame or (dated and _tells_when(word)) for word in after)
    if strict or found.phrase.startswith(("to be", "to ")):
        return leads
    if found.last + 1 < len(words) and words[found.last + 1].text == "by" and found.phrase == "complete":
        return False
    return leads or len(words) <= _SHORT


_WHEN = frozenset(month.lower() for name in month_name[1:] for month in (name, name[:3]))
_BEFORE_WHEN = frozenset(
    ("by", "in", "from", "on", "until", "till", "end", "of", "mid", "early", "late", "sept")
)


def _tells_when(word: str) -> bool:
    return word.isdigit() or word in _WHEN or word in _BEFORE_WHEN


_SHARES = frozenset(("most", "some", "several", "many", "few", "first", "initial", "majority", "half"))
"""What is complete here is not the whole: "most actions complete", "first phase complete"."""

_EXCEPTIONS = frozenset(("except", "excepting", "exception", "exceptions", "excluding", "apart", "bar"))


def _but_for(words: Sequence[Word]) -> bool:
    """Whether something is left out: "complete except 2.3", "done, with the exception of training"."""
    return any(word.text in _EXCEPTIONS for word in words)


# "3 of 5 wards", "2 out of 3 done"; with a bar only where it is no day or month: "3/5 complete".
_COUNTED = re.compile(
    r"\b(\d{1,3})\s+(?:out\s+)?of\s+(?:the\s+|our\s+)?(\d{1,3})\b|^\W*(\d{1,2})/(\d{1,2})\s+[a-z]", re.I
)


def _counts_a_part(sentence: str) -> bool:
    """Whether fewer are counted than there are: "complete in 3 of 5 wards"."""
    counts = (match.group(1, 2) if match[1] else match.group(3, 4) for match in _COUNTED.finditer(sentence))
    return any(int(done) < int(every) for done, every in counts)


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"(\d{{1,4}}|{'|'.join(_NUMBERS)})"
# "14 of 22 assessed", "Two of the six rewritten", "3 out of 29 practices"
_IN_PART = re.compile(
    rf"{_COUNT}\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?{_COUNT}\b(?!\s*(?:%|\.\d))", re.I
)


def _begins_in_part(sentence: str) -> bool:
    """Whether it counts some of those that there are: "14 of 22 assessed", which is under way."""
    match = _IN_PART.match(sentence.strip())
    if match is None:
        return False
    done, every = (_number(count) for count in match.groups())
    return 0 < done < every


def _number(count: str) -> int:
    return int(count) if count.isdigit() else _NUMBERS.index(count.lower()) + 1


def _turned(found: Found, words: Sequence[Word]) -> Status | None:
    """The status after what stands before it: "not completed", "will be completed", "being implemented"."""
    before = [word.text for word in words[max(0, found.first - 3) : found.first]]
    if found.status is Status.COMPLETED and set(before) & _SHARES:
        return Status.IN_PROGRESS
    if set(before) & vocabulary().negations:
        turned = {Status.COMPLETED: Status.IN_PROGRESS, Status.IN_PROGRESS: Status.NOT_STARTED}
        return turned.get(found.status)
    to_come = "be" in before and bool(set(before) & vocabulary().modals)
    if found.status is Status.COMPLETED and (to_come or before[-1:] == ["being"]):
        return Status.IN_PROGRESS
    return found.status


def _weakly_stated(text: str) -> tuple[Status | None, str]:
    """Ticks, misspelt words, work that is plainly under way, and a thing done on a day that is told."""
    if (mark := text.strip().lower()) in _MARKS:
        return _MARKS[mark], "mark"
    if (whole := _HALVED.sub("", text)) != text and (state := _of_paragraph(whole)):
        return state.status, f"{state.rule}, cut at a line's end"
    words = words_of(text)
    if (misspelt := _misspelt(words)) is not None:
        return misspelt
    folded = text.lower().strip()
    if _UNDER_WAY.search(folded):
        return Status.IN_PROGRESS, "under way"
    if _FUTURE.match(folded):
        return Status.NOT_STARTED, "future"
    if words and _EVENT.match(words[0].text) and read_due(text).date is not None:
        return Status.COMPLETED, "dated event"
    return None, ""


# "ü" and "û" are what the ticks and crosses of the Wingdings font come out as, "þ" and "ý" its ticked boxes.
# A box with a cross in it is ticked as well: it is Word's own way of ticking one.
_MARKS = dict.fromkeys(
    ("✓", "✔", "☑", "☒", "🗹", "🗷", "√", "✅", "ü", "þ", "ý", "yes", "y", "true"), Status.COMPLETED
) | dict.fromkeys(("✗", "✘", "☐", "✖", "❌", "û", "no", "n", "false"), Status.NOT_STARTED)

# "Approved in January 2015", "Launched 4 June": what a thing that is over begins with.
_EVENT = re.compile(
    r"^(?:approved|adopted|published|launched|issued|presented|submitted|appointed|circulated|distributed"
    r"|introduced|installed|held|sent|signed|established|opened|recruited|reported|ratified|endorsed|produced|updated|revised)$"
)

_HALVED = re.compile(r"(?<=[a-z])-\s+(?=[a-z])")
"""Where a narrow column has cut a word: "Comp-⏎leted"."""

_LONG_ENOUGH = 7
"""Letters of a word that is still itself with one of them wrong: "compete" is, "dome" may be anything."""


@remembered(most=1024)
def _close_to(written: str) -> tuple[Status, str] | None:
    from rapidfuzz.distance import OSA

    known_words = vocabulary().several if " " in written else vocabulary().single
    for known, status in known_words.items():
        if min(len(known), len(written)) + 1 < _LONG_ENOUGH or known in vocabulary().weak:
            continue
        if OSA.distance(written, known, score_cutoff=1) <= 1:
            return status, f"misspelt {known}"
    return None


def _misspelt(words: Sequence[Word]) -> tuple[Status, str] | None:
    """A status with one letter wrong, in a cell of a few words."""
    if not 0 < len(words) <= 4:
        return None
    return next((found for written in _candidates(words) if (found := _close_to(written))), None)


def _candidates(words: Sequence[Word]) -> Iterable[str]:
    """The first word, also with a piece that a narrow column broke off it ("Complet ed"), and all words."""
    yield words[0].text
    for left, right in pairwise(words):
        if len(right.text) <= 3:
            yield left.text + right.text
    if len(words) > 1:
        yield " ".join(word.text for word in words)
