"""A walk down a list of what is to be done, from behind its heading to where it ends."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.passages.clauses.parties import decides
from extractors.passages.clauses.parts import (
    is_status,
)
from extractors.passages.clauses.senses import Sense
from extractors.passages.lines.labels import action_label, heads_actions
from extractors.passages.lines.leadins import (
    FOLLOWING,
    asks_deciders,
    leading_in,
    read_lead_in,
    says_below,
    tells_what_was_done,
)
from extractors.passages.lines.whole_lines import Line
from extractors.passages.lists.list_items import ListItems
from extractors.passages.lists.list_parts import (
    DONE,
    asks_that,
    heads_by_when,
    heads_item,
    is_title,
    names_doer,
)
from extractors.passages.lists.means import read_means
from extractors.passages.paper.fields import (
    columns_of,
    fields_from,
    inline_fields,
    labels_action,
)
from extractors.passages.paper.items import (
    following,
    tells_background,
)
from extractors.passages.paper.list_headings import heads_list
from extractors.passages.passage import Form, Passage, Refusal
from extractors.plan import Column, RowKind
from extractors.plans.cells.recognisers import looks_like_reference
from lexicon.words import word_count

# A line that heads a part of a list and is a label has so few words.
_LABEL_WORDS = 4
# "Number of requirements: 2"
_COUNT = re.compile(r"\w:\s+\d+$")


class ListReading(ListItems):
    """A walk down a list from behind its heading."""

    def run(self) -> None:
        """Read until the list ends."""
        while self.at < len(self.lines) and self._step():
            pass

    def settle(self, heading: Line) -> tuple[tuple[Passage, ...], tuple[Refusal, ...]]:
        """What was found, unless the list asks for a decision."""
        if self.decides:
            refused = Refusal(heading, "the list asks for a decision, and nothing of anybody")
            return (), (refused, *(Refusal(one.lines[0], str(Sense.DECISION)) for one in self.passages))
        if not any(one.kind is RowKind.ACTION for one in self.passages) and self.head.form is not Form.LISTED:
            return (), (*self.refusals, *(Refusal(one.lines[0], str(Sense.NAMES)) for one in self.passages))
        return tuple(self.passages), tuple(self.refusals)

    def _step(self) -> bool:
        """Take one line; False where the list ends before it."""
        line = self.lines[self.at]
        if line.wall or action_label(line.text) or labels_action(line) or self._is_next_heading(line):
            return False
        if tells_what_was_done(line.text) and not self.passages:
            return self._skips_done()
        if self._takes_means():
            return True
        background = not self.passages and tells_background(line)
        if background or self._takes_timing(line) or self._takes_field(line) or self._takes_lead_in(line):
            self.at += 1
            return True
        if self._takes_headed(line):
            return True
        after_plain = bool(self.passages) and self.passages[-1].lines[0].level is None
        marked = line.level is not None and (after_plain or not self._sense(line.text).promises)
        # Behind an item without a number "5. Water fluoridation" heads what comes next.
        marked |= self.bulleted is False and bool(line.number)
        # A short line may be an item by its words ("Clerk to obtain quotes").
        item = line.level is None and not line.item.bold and self._sense(line.text).promises
        if line.is_heading and (marked or not line.is_bullet) and not item:
            return self._enters(line)
        return self._takes_item(line)

    def _takes_means(self) -> bool:
        """A line that says what is to be better, and below it by what means."""
        stretch = None if self.head.weak else read_means(self.lines, self.at, self.head)
        if stretch is None:
            return False
        self.passages.extend(stretch.passages)
        self.refusals.extend(stretch.refusals)
        self.at = stretch.end
        return True

    def _takes_headed(self, line: Line) -> bool:
        """A heading of one item ("1. Standard 9"), below it what is to be done, and then who or when."""
        task = self._sense(line.text).promises and not is_title(self.lines, self.at, self._sense)
        if task or not heads_item(self.lines, self.at):
            return False
        below = self.lines[self.at + 1]
        text, inline = inline_fields(below.text)
        sense = self._sense(text)
        if sense.promises:
            self._add((line, below), text, text, sense, inline)
            self.at += 2
        return sense.promises

    def _is_next_heading(self, line: Line) -> bool:
        """Whether a line's number follows that of the list's own heading ("24/131." behind "24/130.")."""
        if not self.number or not line.number or not self.passages:
            return False
        return line.number == following(self.number) != following(self.passages[-1].lines[0].number)

    def _skips_done(self) -> bool:
        """Go on behind the bullets that tell what was done."""
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].is_bullet and not self.lines[self.at].wall:
            self.refusals.append(Refusal(self.lines[self.at], DONE))
            self.at += 1
        return True

    def _takes_timing(self, line: Line) -> bool:
        if not heads_by_when(line):
            return False
        self.head = replace(self.head, due=line.text.rstrip(": "))
        return True

    def _takes_lead_in(self, line: Line) -> bool:
        """A paragraph that leads in to the items: who should do them, and by when."""
        text = line.text.strip()
        if not text.endswith(":") and not says_below(text) and not self._is_doer_heading(line):
            return False
        if line.is_bullet and not self._leads_in(line):
            return False
        if any(one.wall for one in self.lines[self.at + 1 : self.at + 2]) or self.at + 1 == len(self.lines):
            return False
        lead_in = read_lead_in(leading_in(text))
        doer, due = lead_in.lead, lead_in.due
        if line.level is not None and self.passages and self.level is None and not text.endswith(":"):
            return False  # a heading of the paper, behind a list that has none of its own
        asks = asks_deciders(text) and (doer is None or decides(doer)) and not self.head.reviews
        self.decides |= not self.passages and asks
        if doer is None and (label := names_doer(self.lines, self.at, self.names)):
            doer = label
        elif doer is None and not lead_in.asks and word_count(text) <= _LABEL_WORDS:
            self.head = replace(self.head, lead=None)  # it heads other things than the lead before it
        if doer is None and due is None and not (text.endswith(":") or FOLLOWING.search(text)):
            return False
        clauses = asks_that(text) or self.head.clauses
        self.head = replace(self.head, lead=doer or self.head.lead, due=due or self.head.due, clauses=clauses)
        self.numbered = bool(line.number)
        return True

    def _is_doer_heading(self, line: Line) -> bool:
        if not line.is_heading or line.is_bullet:
            return False
        return (
            read_lead_in(line.text).lead is not None
            or names_doer(self.lines, self.at, self.names) is not None
        )

    def _leads_in(self, line: Line) -> bool:
        """Whether a numbered paragraph leads in to a list, and is no item of one with parts of its own."""
        if self.passages and self.numbered and line.number and line.text.endswith(":"):
            return not any(one.number for one in self.lines[self.at + 1 : self.at + 2])
        if self.passages or not (FOLLOWING.search(line.text) or read_lead_in(line.text).lead):
            return False
        following = self.lines[self.at + 1 : self.at + 2]
        return not any(one.number and one.number.isdigit() and line.number.isdigit() for one in following)

    def _takes_field(self, line: Line) -> bool:
        """A line "Lead: ..." or a status under an item."""
        if not self.passages:
            return False
        last = self.passages[-1]
        if last.ref is None and not line.is_bullet and looks_like_reference(line.text):
            self.passages[-1] = replace(last, ref=line.text.strip())  # "M15-01", below each
            return True
        fields, _ = fields_from(self.lines, self.at, self.at + 1)
        if any(field.value and isinstance(field.about, Column) for field in fields):
            texts, _ = columns_of(fields)
            self.passages[-1] = replace(last, texts={**last.texts, **texts})
            return True
        if is_status(line.text) and word_count(line.text) <= 6:
            self.passages[-1] = replace(last, texts={**last.texts, Column.STATUS: line.text})
            return True
        return False

    def _enters(self, line: Line) -> bool:
        """Whether a heading opens a part of the list: promises stand right under it."""
        if heads_list(line) or heads_actions(line.text) or self.head.form is Form.UNDER_LABEL:
            return False
        upper = self.level is not None and line.level is not None and line.level <= self.level
        if upper and not self._counts_on(line):
            return False
        if _COUNT.search(line.text):
            self.at += 1
            return True
        following = self.lines[self.at + 1 : self.at + 2]
        listed = bool(following) and (following[0].is_bullet or self._counts_on(line))
        if not listed or not self._sense(following[0].text).promises:
            return False
        self.head = replace(
            self.head,
            section=line.text.rstrip(": "),
            lead=None if self._is_doer_heading(line) else self.head.lead,
        )
        self.at += 1
        return True

    def _counts_on(self, line: Line) -> bool:
        """Whether the numbers of a list go on below a heading that has none: "To the Governor" amid it."""
        if line.number or not self.passages:
            return False
        last = self.passages[-1].lines[0].number
        below = self.lines[self.at + 1 : self.at + 2]
        return bool(last) and any(one.number == following(last) for one in below)
