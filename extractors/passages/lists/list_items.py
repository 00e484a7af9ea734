"""The items of a list of what is to be done: what each of them says, and whether it is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.passages.clauses.deadlines import is_standard
from extractors.passages.clauses.parties import decides, is_party, names_somebody
from extractors.passages.clauses.parts import (
    agent_of,
    behind_name,
    named_before,
    opening_time,
    read_parts,
    sentences,
    without_status,
)
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.tails import tail_of, was_refused
from extractors.passages.lines.names import is_name, may_be_name, names_of
from extractors.passages.lines.whole_lines import Line
from extractors.passages.lists.list_parts import (
    DONE,
    Head,
    decides_beside,
    end_of_item,
    stands_among_promises,
    with_name_before,
)
from extractors.passages.paper.fields import (
    fields_from,
    inline_fields,
    is_who_or_when,
)
from extractors.passages.paper.items import (
    asking_sentence,
    asking_sentences,
    asks_after,
    goes_on_telling,
    is_bound,
    is_timed,
    named_last,
    names_what_for,
    only_doer,
    sense_behind_name,
    speaks_of_list,
    stands_among_bound,
    subject_of,
)
from extractors.passages.paper.list_headings import tells_of_past
from extractors.passages.passage import Form, Passage, Refusal
from extractors.plan import Column, RowKind
from ingest.codes import Flag
from lexicon.files import tables
from lexicon.patterns import one_of
from lexicon.states import is_done
from lexicon.verbs import verbs
from lexicon.words import comparable

# "It is recommended that residents are shown a choice of meals."
_RECOMMENDS = re.compile(r"(?:it is|we|I)\s+(?:\w+ly\s+|also\s+)?recommend(?:ed)?\b", re.IGNORECASE)
# "The Board recommends that the ferry company": the items below go on behind "that".
_OPENS_THAT = re.compile(
    r"(?:we|I|(?:the|this)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+)\s+recommends?\s+that\s", re.IGNORECASE
)
# "Standard OP7, Regulation 13(4). A written assessment must be in place": by which rule it is asked.
_CITES = re.compile(
    rf"^{one_of('passages', 'texts', 'cited')}\b"
    r"[^.:;]{0,60}?\d[\w()./,-]*(?:,[^.:;]{1,40})?[.:]\s+(?=[A-Z])"
)
_MUST_BE = re.compile(
    r"(?:A|An|All|Any|Each|Every|No|The|There|[A-Z][a-z]+s)\b[^.;:,]{0,90}?\bmust\s+(?:not\s+)?(?:be|have)\b"
)
_SHOULD = re.compile(r"\b(?:should|must)\b")
# Between a list's heading and its first item stand a paragraph or two that lead in to it.
_INTRODUCTION = 3
# Between two numbered items stand as many paragraphs that explain the first, at most.
_NOTES = 3
# So many sentences of one paragraph that say what should be done are an item each.
_SENTENCES = 2


class ListItems:
    """What was read of a list so far, and the reading of its next item."""

    def __init__(self, lines: Sequence[Line], at: int, head: Head) -> None:
        self.lines, self.at, self.head = lines, at, head
        self.level = lines[at - 1].level
        self.number = lines[at - 1].number
        self.told = tells_of_past(lines[at - 1].text)
        self.passages: list[Passage] = []
        self.refusals: list[Refusal] = []
        self.names = names_of(lines)
        self.decides = self.numbered = False
        self.bulleted: bool | None = None
        self.introduced = 0

    def _sense(self, text: str) -> Sense:
        opening = opening_time(text) or named_before(text)
        plain = text[opening[1] :] if opening else text
        sense = read_clause(plain, loose=self.head.loose).sense
        if self.head.loose and sense in (Sense.NAMES, Sense.STATEMENT) and names_what_for(plain):
            return Sense.PASSIVE
        named = None if sense.promises else behind_name(plain)
        if named and (is_name(named[0], self.names) or may_be_name(named[0])):
            loose = self.head.loose or (self.head.form is Form.LISTED and not self.head.weak)
            return sense_behind_name(*named, known=self.names, loose=loose) or sense
        topic = named and named[1][:1].islower() and read_clause(named[1]).sense is Sense.IMPERATIVE
        return Sense.IMPERATIVE if topic else sense  # "Survey (2): draft it again"

    def _takes_item(self, line: Line) -> bool:
        if self.bulleted and (not line.is_bullet or self._is_paragraph(line)) and not is_timed(line.text):
            return self._skips_note(line)
        end = end_of_item(self.lines, self.at)
        group = self.lines[self.at : end]
        if len(group) > 1 and (doer := only_doer(line.text)):
            self._takes_each(doer, group[1:])
            self.at = end
            return True
        if len(group) == 1 and self._takes_sentences(line):
            self.at = end
            return True
        text, inline = inline_fields(line.text)
        text = _CITES.sub("", text)
        text, status = without_status(text)
        if status:
            inline = {**inline, Column.STATUS: status}
        text, inline = named_last(text, inline)
        whole = "\n".join((text, *(one.item.text.strip() for one in group[1:])))
        told = line.told or any(inline.get(column) for column in (Column.LEAD, Column.DUE))
        sense = self._sense_of_item(line, text, group, told=told)
        if sense is Sense.DECISION:
            self.decides |= not self.passages
        elif sense is Sense.IMPERATIVE and not self.passages and decides_beside(self.lines, self.at):
            self.decides = True
        if asked := self._asks_further_on(line, text, sense):
            text = whole = asked
            sense = self._sense(asked)
        refused = DONE if self.told and status and is_done(status) else self._refused(line, sense)
        if refused:
            self.refusals.append(Refusal(line, refused))
            if sense in (Sense.STATEMENT, Sense.NAMES) and not self._goes_on_below(line, end):
                return self._introduces(line)
        else:
            self.bulleted = line.is_bullet
            self._add(tuple(group), whole, text, sense, inline)
        self.at = end
        return True

    def _sense_of_item(self, line: Line, text: str, group: Sequence[Line], *, told: bool) -> Sense:
        """What an item does, by the list that it stands in; ``told`` where labels say who or when."""
        if speaks_of_list(text):
            return Sense.STATEMENT
        sense = self._sense(text if not text.endswith(":") or len(group) < 2 else f"{text} {group[1].text}")
        if sense is Sense.DECISION:
            sense = self._asked_of_others(text)
        if sense is Sense.STATEMENT and self._commands_beside(text):
            sense = Sense.IMPERATIVE
        before = behind_name(text)
        named = before is not None and is_name(before[0], self.names)
        bound = told or self.head.due is not None or named or is_bound(text, meets=self.head.meets)
        bound = bound or stands_among_bound(self.lines, self.at, meets=self.head.meets)
        if self.head.weak and sense.promises and not bound:
            sense = Sense.STATEMENT
        several = not line.is_bullet and not self.head.meets and len(sentences(text)) > 1
        if self.head.weak and several:
            sense = Sense.STATEMENT  # "What happens next? We will write to you. The panel meets in May."
        if self.head.clauses and not sense.promises:
            said = read_clause(f"that {text}", loose=True).sense
            sense = said if said.promises else sense
        strong = self.head.form is Form.LISTED and (told or not self.head.weak)
        if strong and sense is Sense.STATEMENT and (_RECOMMENDS.match(text) or _binds_thing(text)):
            sense = Sense.PASSIVE
        if strong and sense is Sense.STATEMENT and asks_after(text, bulleted=line.is_bullet):
            sense = Sense.PASSIVE
        if sense is Sense.PASSIVE and not line.is_bullet and goes_on_telling(text):
            sense = Sense.STATEMENT
        return sense

    def _asked_of_others(self, text: str) -> Sense:
        """What a text that reads like a decision does, where others than those who decide are to do it."""
        if self.head.lead and not decides(self.head.lead):
            return read_clause(text, loose=True).sense  # "To the Governor: that cover be found"
        agent = agent_of(text)  # "should be approved by the chair of the committee"
        asked = agent is not None and is_party(agent) and not decides(agent)
        return Sense.PASSIVE if asked else Sense.DECISION

    def _commands_beside(self, text: str) -> bool:
        """Whether an item begins with what may be a verb, among others that command: "Record in the minutes
        what was decided"."""
        words = comparable(text).split()[:2]
        strong = self.head.form is Form.LISTED and not self.head.weak
        if not strong or len(words) < 2 or words[0] not in verbs().nouns_too:
            return False
        if words[1] not in tables("clauses")["verb_follows"]["in_list"]:
            return False
        near = (*self.lines[self.at - 1 : self.at], *self.lines[self.at + 1 : self.at + 2])
        return any(self._sense(one.text) is Sense.IMPERATIVE for one in near if one.is_bullet)

    def _asks_further_on(self, line: Line, text: str, sense: Sense) -> str | None:
        """What somebody should do by a plain paragraph under "Recommendation" that tells first why."""
        alone = not (line.is_bullet or self.passages or self.head.weak or self.head.form is not Form.LISTED)
        return asking_sentence(text) if alone and sense is Sense.STATEMENT else None

    def _goes_on_below(self, line: Line, end: int) -> bool:
        """Whether a line that asks for nothing stands among others that do."""
        below = self.lines[end : end + 1]
        strong = self.head.form is Form.LISTED and not self.head.weak and self.bulleted is False
        if strong and below and not (below[0].wall or below[0].is_bullet or below[0].is_heading):
            return bool(asking_sentences(below[0].text)) and line.level is None
        return (
            line.item.is_bullet
            and not self.passages
            and bool(below)
            and below[0].item.is_bullet
            and below[0].item.level == line.item.level
            and self._sense(below[0].text) in (Sense.IMPERATIVE, Sense.DOER)
        )

    def _takes_sentences(self, line: Line) -> bool:
        """Whether one plain paragraph under such a heading asks for several things, each in its sentence."""
        if line.is_bullet or self.passages or self.head.weak or self.head.form is not Form.LISTED:
            return False
        asked = asking_sentences(line.text)
        if len(asked) < _SENTENCES:
            return False
        for text in asked:
            self._add((line,), text, text, Sense.DOER, {})
        return True

    def _takes_each(self, doer: str, lines: Sequence[Line]) -> None:
        """The bullets under an item that only names who is to do them ("Ann Lee to:")."""
        head, self.head = self.head, replace(self.head, lead=doer)
        for line in lines:
            text, inline = inline_fields(line.text)
            sense = self._sense(text)
            if sense.promises:
                self._add((line,), text, text, sense, inline)
            else:
                self.refusals.append(Refusal(line, str(sense)))
        self.head = head

    def _is_paragraph(self, line: Line) -> bool:
        """Whether a line is a numbered paragraph ("3.3") and the items of the list are not numbered so."""
        last = self.passages[-1].lines[0].number
        return ("." in line.number and "." not in last) or (self.numbered and bool(line.number) and not last)

    def _skips_note(self, line: Line) -> bool:
        """Whether a paragraph stands between one numbered item and the next, and says more of the first."""
        last = self.passages[-1].lines[0].number if self.passages else ""
        below = self.lines[self.at + 1 : self.at + 1 + _NOTES]
        titled = bool(self.passages) and self._says_what(line)
        if not titled and (not last.isdigit() or not any(one.number == str(int(last) + 1) for one in below)):
            return False
        if titled:
            title = self.passages[-1]
            whole = replace(title, lines=(*title.lines, line), text=f"{title.text}\n{line.text}")
            self.passages[-1] = whole
        self.at += 1
        return True

    def _says_what(self, line: Line) -> bool:
        """Whether a paragraph under a numbered heading says what is to be done, and who or when below it."""
        title = self.passages[-1].lines
        under = len(title) == 1 and title[0].is_heading and bool(title[0].number) and not line.is_bullet
        below, _ = fields_from(self.lines, self.at + 1, min(self.at + 2, len(self.lines)))
        return under and any(map(is_who_or_when, below)) and self._sense(line.text) is Sense.IMPERATIVE

    def _introduces(self, line: Line) -> bool:
        """Whether a paragraph before the first item only leads in to it."""
        if self.passages or line.is_bullet or self.introduced >= _INTRODUCTION:
            return False
        self.introduced += 1
        self.at += 1
        return True

    def _refused(self, line: Line, sense: Sense) -> str | None:
        if was_refused(line.text):
            return "it was not accepted"
        if sense.promises or (self.head.clauses and line.is_bullet):
            return None
        return None if sense is Sense.NAMES and self._may_be_issue(line) else str(sense)

    def _may_be_issue(self, line: Line) -> bool:
        """Whether a noun phrase is an item: one of many such, or with its lead; else it is a heading."""
        if self.head.form is Form.UNDER_LABEL:
            return read_parts(line.text, loose=True).lead is not None or stands_among_promises(
                self.lines, self.at, self._sense
            )
        alike = all(one.kind is RowKind.ISSUE for one in self.passages)
        return line.is_bullet and not self.head.weak and (alike or line.item.is_bullet)

    def _add(
        self, lines: tuple[Line, ...], whole: str, text: str, sense: Sense, inline: dict[Column, str]
    ) -> None:
        parts = read_parts(text, loose=self.head.loose)
        if whole == text:
            whole = parts.plain
        elif bracketed := named_before(text):
            whole = whole[bracketed[1] :]
        own_due = parts.due
        if lines[0].is_bullet and own_due and self.head.due and is_standard(own_due):
            own_due = None  # beside the list's own deadline
        parts = with_name_before(parts, text, self.names, loose=self.head.loose)
        own_lead = self._own_lead(text, parts.lead)
        lead, due = own_lead or self.head.lead, own_due or self.head.due
        flags: list[Flag] = []
        if lead and not own_lead:
            flags.append(Flag.LEAD_INHERITED)
        if due and not own_due:
            flags.append(Flag.DUE_FROM_HEADING)
        named = sense is Sense.NAMES and not (self.head.clauses or (parts.lead and self.head.loose))
        self.passages.append(
            Passage(
                self.head.form,
                lines,
                whole,
                f"{sense}, under {self.head.section!r}" if self.head.section else str(sense),
                kind=RowKind.ISSUE if named else RowKind.ACTION,
                ref=lines[0].number or None,
                section=self.head.section,
                texts={Column.LEAD: lead or "", Column.DUE: due or "", **inline},
                flags=tuple(flags),
            )
        )
        if _OPENS_THAT.match(text):
            self.head = replace(self.head, clauses=True)

    def _own_lead(self, text: str, told: str | None) -> str | None:
        """Whom an item itself names; below "To the governor" nobody but who is certain ("Prisoners should be
        able to ..." is for the governor, "(Healthcare)" behind it is not).
        """
        tail = tail_of(text)
        named = (subject_of(text) if self.head.clauses else None, told, tail and tail.lead)
        return next((who for who in named if who and (not self.head.lead or _is_certain(who))), None)


def _binds_thing(text: str) -> bool:
    """Whether a sentence says what a thing should do, and so is asked of somebody it does not name:
    "Secondary dispensing of medicines should cease".
    """
    clause = read_clause(text, loose=True)
    if clause.sense is Sense.STATEMENT:  # "A written assessment must be in place for each resident"
        return _MUST_BE.match(text) is not None
    return clause.sense is Sense.DOER and clause.doer is None and _SHOULD.search(text) is not None


def _is_certain(doer: str) -> bool:
    """Whether whom an item names is somebody in particular, and not whom its list is for sees to it."""
    if comparable(doer).startswith("all "):
        return True  # "all members"
    return (names_somebody(doer) or is_party(doer)) and not comparable(doer).startswith(("a ", "an "))
