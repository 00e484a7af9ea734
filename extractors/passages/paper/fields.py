"""Labelled lines: "Lead: NCA", "Completed by: July 2016", or a label alone with its value below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.continuing import begins_small
from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import is_party
from extractors.passages.clauses.subjects import About, Part, about
from extractors.passages.clauses.tails import who_and_when
from extractors.passages.clauses.within import inline_field, may_hold_field
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.whole_lines import Line
from extractors.passages.vocabulary import cues
from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_timing
from lexicon.states import is_state
from lexicon.words import comparable, word_count

_LABELLED = re.compile(
    r"^(?P<label>[A-Z][^:\n]{1,110}?)\s*(?::\s*|\s[–—-]\s+|:?\s*$)(?P<value>.*)$", re.DOTALL
)
# "Agreed action. A weekly list will be sent."
_STOPPED = re.compile(r"^(?P<label>[A-Z][A-Za-z]+(?: [a-z]+){0,2})\.\s+(?P<value>[A-Z].*)$", re.DOTALL)
# Begins with the signs and blanks, to be found the quickest.
_FACTS = re.compile(r"[.;\s](?:\s+|(?<=\t))")
_FACT_WORDS = 3
# "Owner: J Smith | Due: May 2014"
_NEXT_LABEL = re.compile(r"(?:\s*[|;,\t.]\s*|\s{2,}|\s+)(?P<label>[A-Z][A-Za-z]+(?: [a-z]+){0,2})\s*:\s*")
# "... accountable for quality. To be met by 28 November 2003."
_CLOSING_TIME = re.compile(
    r"(?<=[.;])\s+(?:To be (?:met|done|completed|actioned|finished|in place) by|"
    r"(?:Timescale|Timeframe|Target|Target date|Deadline|Due|Due date)(?: for (?:action|completion))?)"
    r"\s*:?\s+"
    r"(?P<time>\S[^;:]{3,40}?)\.?(?:\s+This\s(?:is|was|requirement|recommendation|action)\b[^.;:]{0,80}\.)?$"
)
# "(Article 9) Time allowed: 14 days": by which rule it is asked.
_UNDER_RULE = re.compile(r"^[(\[][A-Z][^()\[\]]{1,40}[)\]]\s+(?=[A-Z][A-Za-z ]{2,30}:)")
# "Helpers: Taxi Association", whatever the label means.
_UNKNOWN = re.compile(r"^(?P<label>[A-Z][A-Za-z]+(?: [a-z]+){0,3})\s*:\s+(?P<value>\S.*)$")
_YES_OR_NO = re.compile(r"(?:yes|no|y|n|in part|partly|partially|in full|fully)\s*\.?", re.IGNORECASE)
_SIGNS = " |;,.\t"
# What is left of a value on a second line is so short.
_WRAPPED_WORDS = 5
# A card's number is one word, or two ("CD 4").
_REF_WORDS = 2
# A line that says who and when, and nothing besides, has no more words.
_NAMED_WORDS = 10
# "Recommendation 3": a label with its number.
_NUMBERED = re.compile(
    r"^(?P<label>.*?[a-z])\s+(?:no\.?\s*)?(?P<ref>[A-Z]{0,2}\d{1,3}(?:\.\d{1,3})*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Field:
    """A label, what it is about, and its value: behind it, then the lines under it."""

    label: str
    about: About
    value: str
    lines: tuple[Line, ...] = ()
    line: Line | None = None
    ref: str | None = None

    @property
    def text(self) -> str:
        """The value and the lines under it, parted by line breaks."""
        return "\n".join(
            part for part in (self.value, *(line.item.text.strip() for line in self.lines)) if part
        )


_ASKED = (Part.RECOMMENDATION, Part.FINDING, Part.ACTIONS, Part.REF)
_WHO_WHEN = (Column.LEAD, Column.ACCOUNTABLE, Column.DUE, Column.START)


def field_of(line: Line) -> Field | None:
    """The field that a line is or begins."""
    if line.wall:
        return None
    if ":" not in line.text and (told := _told_in_words(line)):
        return told[0]
    match = _LABELLED.match(_UNDER_RULE.sub("", line.text))
    if match is None or (":" not in line.text and _is_faced(line)):
        return _faced_field(line)
    label, value = match["label"].strip(), match["value"].strip()
    numbered = _NUMBERED.match(label)
    said = before_next(value)
    meaning = (
        by_value(label, said) or _by_answer(label, said) or about(numbered["label"] if numbered else label)
    )
    if numbered and meaning is Column.PRIORITY:
        return None  # "Priority 1: Safe homes" heads a section
    if meaning is Part.RESPONSE and value.endswith(":"):
        label, value = line.text.rstrip(": "), ""  # "... into compliance with Regulation 16: Training:"
    if meaning is None or (not value and (line.number or not _stands_alone(line))):
        return None
    return Field(label, meaning, value, line=line, ref=numbered and numbered["ref"])


def labels_action(line: Line) -> bool:
    """Whether a paragraph says with a label that it is what is to be done: "What: Replace the door"."""
    field = None if line.is_bullet else field_of(line)
    return field is not None and field.about is Part.ACTIONS and bool(field.value)


def before_next(value: str) -> str:
    """What stands before the next label of the line: "By: the Leader When: October"."""
    known = (match for match in _NEXT_LABEL.finditer(value) if _is_label(match["label"]))
    return next((value[: match.start()] for match in known), value)


def _is_label(label: str) -> bool:
    """Whether words mean something as a label, if only by what stands behind them."""
    return about(label) is not None or comparable(label) in cues().who_or_when


def _fields_of(line: Line) -> list[Field]:
    """The fields of a line, which may have several ("Owner: J Smith | Due: May 2014")."""
    if ":" not in line.text and (told := _told_in_words(line)):
        return list(told)
    field = field_of(line)
    if field is None or ":" not in field.value:
        return [field] if field else []
    starts = [match for match in _NEXT_LABEL.finditer(field.value) if _is_label(match["label"])]
    found = [replace(field, value=field.value[: starts[0].start()].strip(_SIGNS))] if starts else [field]
    for match, end in zip(starts, [*(other.start() for other in starts[1:]), len(field.value)], strict=False):
        value = field.value[match.end() : end].strip(_SIGNS)
        meaning = by_value(match["label"], value) or about(match["label"])
        if meaning is not None:
            found.append(Field(match["label"], meaning, value, line=line))
    return found


def _told_in_words(line: Line) -> tuple[Field, ...]:
    """The fields of a line without a colon: "Recommendation. Pay no such bill.", and of facts one after the
    other, each with its label: "Priority High. Responsible officer Head of Finance. Date 9 March 2012."
    """
    stopped = _STOPPED.match(line.text)
    if stopped and about(stopped["label"]) in (*_ASKED, Part.RESPONSE):
        meaning = about(stopped["label"])
        return (Field(stopped["label"], meaning, stopped["value"], line=line),) if meaning else ()
    facts = [fact.strip() for fact in _FACTS.split(line.text.rstrip(". ")) if fact.strip()]
    found = [_fact(fact, line) for fact in facts] if len(facts) > 1 else []
    return tuple(one for one in found if one) if found and all(found) else ()


def _fact(text: str, line: Line) -> Field | None:
    """A fact that begins with its label: "Responsible officer Exchequer Manager"."""
    words = text.split()
    for count in range(min(_FACT_WORDS, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        meaning = about(label)
        if isinstance(meaning, Column) and words[count][:1].isupper() | words[count][:1].isdigit():
            return Field(label, meaning, " ".join(words[count:]), line=line)
    return None


def _is_faced(line: Line) -> bool:
    """Whether its first words alone are bold."""
    runs = line.item.runs
    return len(runs) > 1 and runs[0].bold and not line.item.bold


def _faced_field(line: Line) -> Field | None:
    """A label in bold whose value stands behind it without a sign: "**Timetable** 1 October 2021"."""
    if not _is_faced(line):
        return None
    label = line.item.runs[0].text.strip()
    value = line.item.text[len(line.item.runs[0].text) :].strip()
    meaning = about(label)
    return Field(label, meaning, value, line=line) if meaning is not None and value else None


def by_value(label: str, value: str) -> Column | None:
    """What a label means by what stands behind it, who or when: "By: May 2012", "By: the Clerk"."""
    key = comparable(label)
    if key not in cues().who_or_when or not value:
        return None
    if looks_like_timing(value):
        return Column.DUE
    return Column.LEAD if key in cues().by_whom and is_party(value) else None


def _by_answer(label: str, value: str) -> Part | None:
    """A label that a yes or no makes the answer to what was recommended: "Agreed: Yes", "Accepted? No"."""
    return Part.RESPONSE if comparable(label) in cues().accepted and _YES_OR_NO.fullmatch(value) else None


def _stands_alone(line: Line) -> bool:
    return line.text.endswith(":") or line.is_heading


def is_who_or_when(field: Field | None) -> bool:
    """Whether a field names a lead or a date, as the lines under an action do."""
    return field is not None and field.about in _WHO_WHEN


def fields_under(lines: Sequence[Line], start: int) -> tuple[list[Field], int]:
    """The labelled lines under an action, and where they end: at the latest where another action begins."""
    stop = next((n for n in range(start, len(lines)) if action_label(lines[n].text)), len(lines))
    found, end = fields_from(lines, start, stop)
    heads = next((n for n, field in enumerate(found) if _heads_finding(field)), None)
    line = found[heads].line if heads is not None else None
    if heads is None or line is None:
        return found, end
    return found[:heads], next(n for n in range(start, end) if lines[n] is line)


def fields_of_answer(lines: Sequence[Line], start: int) -> tuple[list[Field], int]:
    """The labelled lines from an answer on ("Response: ... / Lead: ..."), and where they end: where the next
    thing is found or asked for. None where the first line is no answer's.
    """
    field = field_of(lines[start])
    if field is None or field.about is not Part.RESPONSE:
        return [], start
    found, end = fields_under(lines, start)
    another = (n for n, one in enumerate(found) if n and (one.about in _ASKED or one.label == field.label))
    if (first := next(another, None)) is None:
        return found, end
    return found[:first], next(n for n in range(start, end) if lines[n] is found[first].line)


def _heads_finding(field: Field) -> bool:
    """Whether a field is "Concern 2: bed rails" in bold, which heads what comes next."""
    return field.about is Part.FINDING and field.line is not None and field.line.is_heading


def fields_from(lines: Sequence[Line], start: int, stop: int) -> tuple[list[Field], int]:
    """The labelled lines from one on, each with the lines under it where nothing stands behind its label; and
    where they end."""
    found: list[Field] = []
    number = start
    while number < stop:
        several = _fields_of(lines[number]) or _unknown_among(lines, number, stop, inside=bool(found))
        if not several:
            break
        number += 1
        if len(several) > 1:
            found.extend(several)
            continue
        field = several[0]
        under: list[Line] = []
        while (
            not field.value and number < stop and not lines[number].wall and _goes_under(lines[number], under)
        ):
            under.append(lines[number])
            number += 1
        if field.value and number < stop and _is_wrapped(field, lines[number : number + 2]):
            field = replace(field, value=f"{field.value} {lines[number].text}")
            number += 1
        found.append(Field(field.label, field.about, field.value, tuple(under), field.line, field.ref))
    return found, number


def _unknown_among(lines: Sequence[Line], number: int, stop: int, *, inside: bool) -> list[Field]:
    """A label without a known meaning between two lines of a card that have one: it is kept as it is."""
    line = lines[number]
    match = _UNKNOWN.match(line.text)
    if not inside or match is None or line.wall or line.level is not None or line.is_bullet:
        return []
    known = number + 1 < stop and ":" in lines[number + 1].text and field_of(lines[number + 1]) is not None
    return [Field(match["label"], Part.OTHER, match["value"].strip(), line=line)] if known else []


def _is_wrapped(field: Field, following: Sequence[Line]) -> bool:
    """Whether a few words stand between two labelled lines: the first one's value, which a box broke."""
    if len(following) < 2 or field.value.endswith((".", ";")) or following[0].wall or following[1].wall:
        return False
    line = following[0]
    if looks_like_timing(field.value) and not begins_small(line.text):
        return False  # "Complete by: 30 April", and below it "Item 2. The closers are off."
    plain = line.level is None and not line.is_bullet and not line.item.bold and ":" not in line.text
    return plain and word_count(line.text) <= _WRAPPED_WORDS and field_of(following[1]) is not None


def _goes_under(line: Line, under: Sequence[Line]) -> bool:
    if field_of(line) is not None or (line.level is not None and not line.is_bullet):
        return False
    return not under or line.is_bullet


def inline_fields(text: str) -> tuple[str, dict[Column, str]]:
    """A text without the labelled parts at its end ("... Lead: AB. Due: March"), and those parts."""
    timed = _CLOSING_TIME.search(text)
    if timed and (looks_like_timing(timed["time"]) or due_in(timed["time"]) == timed["time"]):
        plain, told = inline_fields(text[: timed.start()])
        return plain, {**told, Column.DUE: timed["time"]}
    if ":" not in text or not may_hold_field().search(text):
        return text, {}
    found: dict[Column, str] = {}
    first = len(text)
    for match in inline_field().finditer(text):
        meaning = by_value(match["label"], match["value"].strip(" .;,")) or about(match["label"])
        if isinstance(meaning, Column):
            found.setdefault(meaning, match["value"].strip(" .;,"))
            first = min(first, match.start())
    return (text[:first].rstrip(" ,;–—|-(["), found) if found else (text, {})


def named_below(lines: Sequence[Line], number: int) -> dict[Column, str]:
    """Who and by when on a line of its own, without labels: "Ms Tait, by 4 September 2009"."""
    line = lines[number] if number < len(lines) else None
    if (
        line is None
        or line.wall
        or line.level is not None
        or line.number
        or word_count(line.text) > _NAMED_WORDS
    ):
        return {}
    said = who_and_when(line.text.rstrip("."))
    if said is None or not said.lead or not said.due or not line.text.startswith(said.lead):
        return {}
    # "WINTER OUTLOOK" is what comes next.
    return {Column.LEAD: said.lead, Column.DUE: said.due} if re.search(r"\d", said.due) else {}


def ref_above(lines: Sequence[Line], start: int) -> str | None:
    """The number of a card that stands on the labelled line above its action ("Ref: NTE/1"), in a paper whose
    first card begins so: in others it may end the card before.
    """
    above = field_of(lines[start - 1]) if start and ":" in lines[start - 1].text else None
    if (
        above is None
        or above.about is not Part.REF
        or not above.value
        or word_count(above.value) > _REF_WORDS
    ):
        return None
    first = next(line for line in lines if _is_ref(line) or action_label(line.text) is not None)
    return above.value if _is_ref(first) else None


def _is_ref(line: Line) -> bool:
    field = field_of(line) if ":" in line.text else None
    return field is not None and field.about is Part.REF


def columns_of(fields: Sequence[Field]) -> tuple[dict[Column, str], dict[str, str]]:
    """The values of fields by column, and of those outside the schema by label."""
    texts: dict[Column, str] = {}
    other: dict[str, str] = {}
    for field in fields:
        if isinstance(field.about, Column):
            texts[field.about] = "\n".join(filter(None, (texts.get(field.about), field.text)))
        elif field.about in (Part.OTHER, Part.RESPONSE, Part.FINDING) and field.text:
            other[field.label] = field.text
    said = who_and_when(texts[Column.LEAD]) if Column.LEAD in texts and Column.DUE not in texts else None
    if said and said.lead and said.due:
        texts |= {Column.LEAD: said.lead, Column.DUE: said.due}  # "Lead: Jo Marr; by June 2010"
    if Column.STATUS in texts and Column.PROGRESS not in texts:
        state, stop, told_of = texts[Column.STATUS].partition(". ")
        if stop and told_of.strip() and is_state(state):  # "Status: In progress. A vendor has been chosen."
            texts |= {Column.STATUS: state, Column.PROGRESS: told_of.strip()}
    if Column.LEAD not in texts and Column.ACCOUNTABLE in texts:
        texts[Column.LEAD] = texts.pop(Column.ACCOUNTABLE)  # who answers for it, where nobody else is named
    return texts, other
