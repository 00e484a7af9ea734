"""Actions that a label announces: "Action: the Clerk to ...", "Action 8:" above a box, "ACTION: AH/AB"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import is_initials, is_party
from extractors.passages.clauses.parts import (
    Parts,
    behind_name,
    closing_sentence,
    is_status,
    read_parts,
    sentences,
    without_status,
)
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.several import each_promised, several_actions
from extractors.passages.clauses.subjects import Part
from extractors.passages.clauses.tails import Tail, who_and_when
from extractors.passages.lines.labels import ActionLabel, action_label, leading_initials
from extractors.passages.lines.whole_lines import Line
from extractors.passages.lists.listed import read_under_label
from extractors.passages.paper.answers import (
    Answer,
    answer_behind,
    answer_in,
    answer_of,
    promised_below,
)
from extractors.passages.paper.fields import (
    Field,
    columns_of,
    field_of,
    fields_of_answer,
    fields_under,
    inline_fields,
    is_who_or_when,
    named_below,
    ref_above,
)
from extractors.passages.paper.list_headings import tells_of_past
from extractors.passages.passage import Form, Passage, Refusal, Stretch
from extractors.passages.vocabulary import cues
from extractors.plan import Column
from ingest.codes import Flag
from lexicon.states import is_done
from lexicon.verbs import verbs
from lexicon.words import comparable, word_count

# A box holds an action and a few bullets; a line "Lead:" further down than this belongs to something else.
_BOX_LINES = 14
_PARTY_WORDS = 8
# A line of initials alone is so short; what stands above it is a sentence.
_INITIALS_LENGTH, _DISCUSSED = 20, 6
# The labels beside "ACTION:" above a notice of the Federal Register.
_OF_NOTICES = frozenset(("AGENCY", "SUMMARY", "DATES", "ADDRESSES", "EFFECTIVE DATE"))
# Behind these may stand what was wrong with the work as well: "Task: the form had been altered".
_WEAK_WORDS = ("task", "tasks")
_NAMES_ACTOR = ("action by", "action for", "action on", "action owner")
# "... in larger type. Cabinet response: Agreed. Lead: Ann Lee"
_RESPONSE = re.compile(r"(?<=[.;])\s+(?:[A-Z][\w’']*\s+){0,3}[Rr]esponse\s*:\s*")
_LAST = re.compile(r"(?<=[.;])\s+(?P<said>[A-Z][^.;]{4,70})\.?$")
_LABEL_BEHIND = re.compile(r"(?<=[.;])\s+[A-Z][a-z]+(?: [a-z]+){0,2}\s*:\s.*$", re.DOTALL)
# A label whose text is told in so many sentences of the past heads a report, and nothing to do.
_TELLING_SENTENCES = 2
_PAST = re.compile(r"\b(?:was|were|had)\b")
# "The Prison Service runs a minibus"
_PRESENT = re.compile(r"(?:The|An?|Each|All|Every)\s(?:[\w’'-]+\s){1,6}?(?P<verb>[a-z]{3,}s)\s")
_TOLD = "what came of it is told after it"


def read_labelled(lines: Sequence[Line], start: int) -> Stretch | None:
    """What a labelled line announces; None where the line has no label."""
    line = lines[start]
    label = action_label(line.text, faced=_is_faced(line))
    if label is None:
        return None
    rest = label.rest(line.text)
    if _heads_notice(lines, start):
        return Stretch(start + 1, (), (Refusal(line, "it says what kind of notice it is"),))
    if not rest:
        if label.ref is None and label.lead is None:
            return None if label.recommends else read_under_label(lines, start)
        return _read_box(lines, start, label)
    names_actor = label.word in _NAMES_ACTOR and label.lead is None
    if names_actor or (not label.recommends and names_only_actor(rest)):
        return _read_initials(lines, start, rest)
    return read_paragraph(lines, start, label)


def _heads_notice(lines: Sequence[Line], start: int) -> bool:
    """Whether a label is one of those above a notice of a gazette: "AGENCY: FAA", "ACTION: Final rule"."""
    near = (*lines[max(start - 1, 0) : start], *lines[start + 1 : start + 2])
    labels = {text.partition(":")[0] for line in near if ":" in (text := line.text) and not line.wall}
    return not labels.isdisjoint(_OF_NOTICES) and lines[start].text.startswith("ACTION:")


def _is_faced(line: Line) -> bool:
    """Whether its first words alone are bold."""
    return (
        len(line.item.runs) > 1
        and line.item.runs[0].bold
        and not line.item.bold
        and word_count(line.item.runs[0].text) <= 4
    )


def names_only_actor(rest: str) -> bool:
    """Whether a text is who acts and nothing besides, but for a deadline."""
    if (behind := behind_name(rest)) and read_clause(behind[1], loose=True).sense.promises:
        return False  # "Doug - bank the money"
    plain = _without_due(rest)
    if is_initials(plain):
        return True
    if (
        word_count(plain) == 1
        and plain[:1].isupper()
        and plain.isalpha()
        and comparable(plain) not in verbs().every
    ):
        return comparable(plain) not in cues().nothing and not is_status(plain)
    if word_count(plain) > _PARTY_WORDS or not is_party(plain):
        return False
    return (
        comparable(plain.split()[0]) not in verbs().plain
        and read_clause(plain, loose=True).sense is Sense.NAMES
    )


def read_paragraph(lines: Sequence[Line], start: int, label: ActionLabel) -> Stretch:
    """The action, or actions, that stand behind a label in its paragraph."""
    line = lines[start]
    rest = label.rest(line.text)
    rest, own = _with_response(rest) if label.recommends else (rest, None)
    answer = own or _answered(lines, start, label)
    if box := _read_titled(lines, start, label, rest):
        return box
    refused = _refused(rest, label) or (None if answer else _told(line, rest, label))
    if refused or (answer is not None and not answer.accepts):
        return Stretch(start + 1, (), (Refusal(line, refused or "it was not accepted"),))
    if answer is not None and answer.promised and own is None:
        return _read_answered(lines, start, label, rest)
    if several := several_actions(rest):
        return Stretch(start + 1, tuple(_one_of(line, label, part) for part in several))
    rest, told = without_status(rest)
    text, inline = inline_fields(rest)
    end, under = _bullets_under(lines, start + 1, text)
    fields, end = fields_under(lines, end)
    texts, other = columns_of(fields)
    if not texts and (below := named_below(lines, end)):
        texts, end = below, end + 1
    status, end = _status(lines, end)
    text, last = (text, None) if under or texts else _without_last(text)
    parts = read_parts(text, loose=True)
    whole = "\n".join((text, *(one.item.text.strip() for one in under))) if under else parts.plain
    inline = inline if last is None else {Column.LEAD: last.lead or "", Column.DUE: last.due or "", **inline}
    said = {
        Column.LEAD: (answer and answer.lead) or label.lead or parts.lead or leading_initials(text) or "",
        Column.DUE: (answer and answer.due) or parts.due or label.due or "",
        Column.STATUS: status or told or "",
    }
    passage = passage_of(
        Form.LABELLED, (line, *under), whole, _begins(line, label), {**said, **inline, **texts}
    )
    numbered = _numbered(replace(passage, other=other), label)
    if numbered.ref is None and not label.recommends:
        numbered = replace(numbered, ref=ref_above(lines, start))
    return Stretch(end, (numbered,))


def _without_last(text: str) -> tuple[str, Tail | None]:
    """A text without its last sentence where that says who and when, and nothing besides: "Racking to be put
    up. Theatre Superintendent, by 30 April".
    """
    match = _LAST.search(text)
    said = who_and_when(match["said"]) if match else None
    if match is not None and said is None:
        who, _, when = match["said"].rpartition(", ")
        due = due_in(when)
        said = Tail(0, who, due) if who and due == when and is_party(who) else None
    if match is None or said is None or not (said.lead and said.due):
        return text, None
    return text[: match.start()], said


def passage_of(form: Form, lines: Sequence[Line], text: str, why: str, said: Mapping[Column, str]) -> Passage:
    """An action of the section in which its first line stands."""
    return Passage(form, tuple(lines), text, why, section=lines[0].section, texts=said)


def _numbered(passage: Passage, label: ActionLabel) -> Passage:
    """An action with its label's number, which may be that of the recommendation that it is."""
    if label.recommends:
        return replace(passage, recommendation_ref=label.ref)
    return replace(passage, ref=label.ref)


def who_and_when_in(parts: Parts, label: ActionLabel | None = None) -> dict[Column, str]:
    """Whom an action's label names, else its sentence; and by when."""
    lead = (label and label.lead) or parts.lead
    return {Column.LEAD: lead or "", Column.DUE: parts.due or ""}


def _begins(line: Line, label: ActionLabel) -> str:
    return f"it begins {line.text[: label.start].strip()!r}"


def _told(line: Line, rest: str, label: ActionLabel) -> str | None:
    """Why a recommendation is told of and not made: its section is about earlier ones, or it was met."""
    if not label.recommends:
        return None
    if line.section and tells_of_past(line.section):
        return "its section tells of earlier ones"
    _, told = without_status(rest)
    return "it says that it was done" if told and is_done(told) else None


def _answered(lines: Sequence[Line], start: int, label: ActionLabel) -> Answer | None:
    """What the line below a recommendation says to it."""
    below = lines[start + 1 : start + 2]
    if not label.recommends or not below or below[0].wall:
        return None
    fields, _ = fields_of_answer(lines, start + 1)
    if fields:
        return answer_behind(fields[0].text)
    if below[0].level:
        return None
    return answer_in(below[0]) or promised_below(lines, start + 1)


def _read_answered(lines: Sequence[Line], start: int, label: ActionLabel, asked: str) -> Stretch:
    """What is promised in answer to a recommendation, with who and when on labelled lines below it."""
    answer = _answered(lines, start, label)
    fields, end = fields_of_answer(lines, start + 1)
    if not fields and promised_below(lines, start + 1) is not None:
        fields, end = fields_under(lines, start + 2)
    end = max(end, start + 2)
    texts, other = columns_of([field for field in fields if field.about is not Part.RESPONSE])
    if answer is None:
        return Stretch(end)
    promised = [
        _promised(lines[start:end], label, asked, replace(answer, promised=one))
        for one in each_promised(answer.promised)
    ]
    return Stretch(end, tuple(replace(one, texts={**one.texts, **texts}, other=other) for one in promised))


def _with_response(rest: str) -> tuple[str, Answer | None]:
    """A recommendation without the answer within its paragraph ("... Response: Agreed."), and that."""
    match = _RESPONSE.search(rest)
    answer = answer_of(rest[match.end() :]) if match else None
    if match is None or answer is None:
        return rest, None
    fields = _LABEL_BEHIND.search(rest, match.end())
    return f"{rest[: match.start()]} {fields.group() if fields else ''}".strip(), answer


def _response(fields: Sequence[Field]) -> Answer | None:
    """What a labelled line "Response: ..." says to a recommendation."""
    return next((answer_behind(field.text) for field in fields if field.about is Part.RESPONSE), None)


def _promised(lines: Sequence[Line], label: ActionLabel, asked: str, answer: Answer) -> Passage:
    parts = read_parts(answer.promised, loose=True)
    why = f"it is promised in answer to {lines[0].text[: label.start].strip()!r}"
    promised = passage_of(Form.LABELLED, (lines[1],), parts.plain, why, who_and_when_in(parts))
    return replace(promised, section=lines[0].section, recommendation_ref=label.ref, recommendation=asked)


def _read_titled(lines: Sequence[Line], start: int, label: ActionLabel, title: str) -> Stretch | None:
    """A box whose number has a title beside it: "Action 1: Taxi standards", with its sentence below."""
    line, below = lines[start], lines[start + 1 : start + 2]
    heads = label.ref is not None and line.is_heading
    if not heads or not below or below[0].wall or field_of(below[0]) or action_label(below[0].text):
        return None
    if read_clause(title, loose=True).sense is not Sense.NAMES:
        return None
    box = _read_box(lines, start, label) if read_clause(below[0].text, loose=True).sense.promises else None
    if box is None or not box.passages or label.recommends:
        return box
    return replace(box, passages=tuple(replace(one, recommendation=title) for one in box.passages))


def _one_of(line: Line, label: ActionLabel, text: str) -> Passage:
    parts = read_parts(text, loose=True)
    said = who_and_when_in(parts, label)
    return passage_of(Form.LABELLED, (line,), parts.plain, _begins(line, label), said)


def _refused(rest: str, label: ActionLabel) -> str | None:
    """Why a labelled text is no action: nothing to do, done, or (of a recommendation) nobody is asked."""
    sense = read_clause(rest, loose=not label.recommends or label.ref is not None).sense
    if sense in (Sense.NOTHING, Sense.DECISION):
        return str(sense)
    if is_status(rest) and word_count(rest) <= 4:
        return "it only says how far something got"
    by_task = label.word in _WEAK_WORDS and label.ref is None and rest[:1].islower()
    asks = sense.promises or (label.ref is not None and _says_what_is_done(rest))
    if (label.recommends and not asks) or (by_task and sense is Sense.STATEMENT):
        return str(sense)
    told = [bool(_PAST.search(rest[start:end])) for start, end in sentences(rest)[1:]]
    return _TOLD if sum(told) >= _TELLING_SENTENCES and not label.recommends else None


def _says_what_is_done(rest: str) -> bool:
    """Whether a numbered recommendation says in the present what somebody does: "The Trust runs a bus"."""
    match = _PRESENT.match(rest)
    if match is None or _PAST.search(rest):
        return False
    return not verbs().every.isdisjoint((match["verb"][:-1], match["verb"][:-2]))


def _bullets_under(lines: Sequence[Line], start: int, text: str) -> tuple[int, list[Line]]:
    """The bullets under a lead-in that ends with a colon, which belong to it."""
    under: list[Line] = []
    number = start
    while (
        text.rstrip().endswith((":", " to", "–"))
        and number < len(lines)
        and lines[number].is_bullet
        and not lines[number].wall
    ):
        if action_label(lines[number].text) or lines[number].level is not None:
            break
        under.append(lines[number])
        number += 1
    return number, under


def _status(lines: Sequence[Line], number: int) -> tuple[str | None, int]:
    """How far it got, where the next line says nothing else."""
    if number >= len(lines) or lines[number].wall or lines[number].level is not None:
        return None, number
    text = lines[number].text
    said = is_status(text) and not text.endswith(":") and not action_label(text)
    return (text, number + 1) if said else (None, number)


def _read_box(lines: Sequence[Line], start: int, label: ActionLabel) -> Stretch:
    """A numbered label alone: its text is what follows, up to the lines that say who and when."""
    first = start + 1
    fields_at = next(
        (n for n in range(first, min(first + _BOX_LINES, len(lines))) if _ends_box(lines, n)), None
    )
    fields: list[Field] = []
    if first < len(lines) and field_of(lines[first]) is not None:
        fields, first = fields_under(lines, first)
        fields_at, body = _plain_box(lines, first)
    elif fields_at is None or lines[fields_at].wall or not _is_told(field_of(lines[fields_at])):
        fields_at, body = _plain_box(lines, first)
    else:
        body = list(lines[first:fields_at])
    text = "\n".join(line.item.text.strip() for line in body)
    line = lines[start]
    if not body or (sense := read_clause(text, loose=True).sense) in (
        Sense.NOTHING,
        Sense.DECISION,
        Sense.STATEMENT,
    ):
        why = "no text stands below the label" if not body else str(sense)
        return Stretch(start + 1, (), (Refusal(line, why),))
    below, end = fields_under(lines, fields_at)
    if label.recommends and not sense.promises and not any(map(_is_told, (*fields, *below))):
        return Stretch(start + 1, (), (Refusal(line, str(sense)),))  # nobody is asked for anything
    texts, other = columns_of([*fields, *below])
    answer = _response(below) if label.recommends else None
    if answer is not None and not answer.accepts:
        return Stretch(end, (), (Refusal(line, "it was not accepted"),))
    if answer is not None and answer.promised:
        return Stretch(end, (_promised((line, *body), label, text, answer),))
    said = who_and_when_in(read_parts(text, loose=True), label)
    if answer is not None and answer.due:
        said[Column.DUE] = answer.due
    why = f"it stands under {line.text!r}"
    passage = passage_of(Form.BOX, (line, *body), text, why, {**said, **texts})
    return Stretch(end, (_numbered(replace(passage, other=other), label),))


def _ends_box(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    return line.wall or _is_told(field_of(line)) or action_label(line.text) is not None


def _is_told(field: Field | None) -> bool:
    """Whether a label says who, when, or what was answered."""
    return is_who_or_when(field) or (field is not None and field.about is Part.RESPONSE)


def _plain_box(lines: Sequence[Line], first: int) -> tuple[int, list[Line]]:
    """A box without such lines: one paragraph, and the bullets that it leads in to."""
    if first >= len(lines) or lines[first].wall or action_label(lines[first].text):
        return first, []
    end, under = _bullets_under(lines, first + 1, lines[first].text)
    return end, [lines[first], *under]


def _read_initials(lines: Sequence[Line], start: int, who: str) -> Stretch:
    """Only who acts is named: what was discussed last is what they are to do something about."""
    line = lines[start]
    number = start - 1
    while number >= 0 and not lines[number].wall and not lines[number].text:
        number -= 1
    above = lines[number] if number >= 0 else None
    if above is None or above.wall or above.is_heading or action_label(above.text):
        return Stretch(start + 1, (), (Refusal(line, "nothing stands above it that could be done"),))
    return Stretch(start + 1, (initials_passage(above, line, who),))


def _without_due(who: str) -> str:
    """Who acts, without the deadline behind them: "CE by 30 April"."""
    plain = who.strip("[]() .:")
    tail = who_and_when(plain)
    if tail and tail.lead:
        return tail.lead
    due = due_in(plain)
    return plain.removesuffix(due).rstrip(" ,;–-") if due else plain


def initials_passage(above: Line, line: Line, who: str, *, text: str | None = None) -> Passage:
    """An action of which only the lead is printed, beside or below ``above``."""
    text = text or closing_sentence(above.text)
    lines = (line,) if line is above else (above, line)
    tail = who_and_when(who)
    due = (tail and tail.due) or due_in(who) or due_in(text)
    why = f"who acts is named beside it: {who!r}"
    said = {Column.LEAD: _without_due(who), Column.DUE: due or ""}
    passage = passage_of(Form.INITIALS, lines, text, why, said)
    clear = line is above and read_clause(text).sense is Sense.PASSIVE
    return replace(passage, section=line.section, flags=() if clear else (Flag.ACTION_TEXT_UNCLEAR,))


def _is_initials_line(line: Line) -> bool:
    return len(line.text) <= _INITIALS_LENGTH and is_initials(line.text) and not line.wall


def read_initials_line(lines: Sequence[Line], start: int, *, known: frozenset[str]) -> Stretch | None:
    """Initials that a paper explains, on a line of their own under what was discussed."""
    line = lines[start]
    if not _is_initials_line(line) or not start:
        return None
    named = re.findall(r"[A-Z][A-Za-z]*", line.text)
    above = lines[start - 1]
    if not all(one in known for one in named) or above.wall or word_count(above.text) < _DISCUSSED:
        return None
    return _read_initials(lines, start, line.text)
