"""Lists of what is to be done: under "ACTIONS", "Recommendations", "Areas for improvement".

Every item is tested by itself. The list ends at the heading that closes its section, or at the first
statement of fact; where its lead-in or its items ask for a decision ("that Members note and agree"), nothing
is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parties import decides
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.lines.labels import heads_actions, leads_in_to_actions
from extractors.passages.lines.leadins import (
    addressed_in,
    announces_list,
    asks_deciders,
    binds,
    needs_following,
    read_lead_in,
    recommends_that,
    says_below,
    sets_list,
)
from extractors.passages.lines.whole_lines import Line
from extractors.passages.lists.list_parts import Head, asks_that, is_beside
from extractors.passages.lists.list_reading import ListReading
from extractors.passages.lists.means import read_means
from extractors.passages.paper.items import asking_sentences, stands_among_bound
from extractors.passages.paper.list_headings import heads_list, heads_section, last_part, may_head, section_of
from extractors.passages.passage import Form, Refusal, Stretch
from extractors.passages.promises.times import when_of
from extractors.passages.vocabulary import cues, headings
from lexicon.words import comparable

# "The provider MUST:"
_IN_CAPITALS = re.compile(r"[a-z]\s+(?:MUST|SHOULD|SHALL)\s*:$")
# A title that ends with what it heads stands so near the top.
_FRONT = 8
# Between what a plan's table stands under and the table are its criteria and headings, at most so many lines.
_TO_PLAN = 15
_DATED = 2
_OR = ("; or", ", or", " or")
_ALWAYS = re.compile(r"what (?:\w+ ){1,5}will do(?: for you)?")
_BINDING = re.compile(r"\b(?:must|should|shall)\b", re.IGNORECASE)
# "The Health Board has agreed to implement these recommendations."
_ACCEPTS_ALL = re.compile(
    r"^[^.]{2,60}\b(?:has|have)?\s*(?:agreed|accepted|accepts?|agrees?)\s+(?:(?:to\s+\w+|with)\s+)?"
    r"(?:all\s+)?(?:of\s+)?(?:these|the|my|our)\s+(?:recommendations|requirements|findings|actions)\.?$"
)
_HEADS_PLAN = "it is what the plan table below stands under"


def read_under_label(lines: Sequence[Line], start: int) -> Stretch | None:
    """The list under a bare "ACTION"."""
    line = lines[start]
    section = line.text.rstrip(": ") if heads_section(line) else line.section
    return read_list(lines, start, Head(Form.UNDER_LABEL, section, lead=addressed_in(line.text), loose=True))


def read_listed(
    lines: Sequence[Line],
    start: int,
    *,
    meets: bool = False,
    rules: bool = False,
    reviews: bool = False,
) -> Stretch | None:
    """The list under a heading of inspectors, auditors and the like; or under "Actions" with more words.

    ``meets``: of minutes, where "Next steps" are what those at the meeting will do; ``rules``: of rules,
    where "We will:" leads in to what is always done; ``reviews``: of a review.
    """
    line = lines[start]
    if rules and (_BINDING.search(line.text) or _ALWAYS.fullmatch(comparable(line.text))):
        return None  # "What staff must do" always, as a policy says
    if heads_list(line):
        key = comparable(line.text)
        weak = headings().weak.fullmatch(key) is not None and not (
            not rules and _promises_below(lines, start)
        )
        that = key.endswith(" that")
        section = line.section if that else section_of(lines, line)
        due = due_in(line.text)
        head = Head(Form.LISTED, section, due=due, clauses=that, weak=weak, meets=meets, reviews=reviews)
        return read_list(lines, start, head)
    if rules and comparable(line.text) in cues().action_said:
        return None
    if ((may_head(line) or line.number) and heads_actions(line.text)) or leads_in_to_actions(line.text):
        return read_under_label(lines, start)
    if not rules and not line.is_bullet and _says_what_follows(lines, start):
        return read_under_label(lines, start)
    titled = start < _FRONT and line.level is None and not line.is_bullet and last_part(line.text)
    return read_under_label(lines, start) if titled and heads_actions(titled) else None


def _promises_below(lines: Sequence[Line], start: int) -> bool:
    """Whether the line below a heading leads in to bullets ("We will:"), and some of them say by when."""
    leads, *below = (*lines[start + 1 : start + 3], None, None)[:2]
    if leads is None or leads.wall or not leads.text.endswith(":") or not read_lead_in(leads.text).asks:
        return False
    if below[0] is None or not below[0].item.is_bullet:
        return False
    items = takewhile(lambda line: line.item.is_bullet and not line.wall, lines[start + 2 :])
    return any(when_of(line.text) for line in items)


def _says_what_follows(lines: Sequence[Line], start: int) -> bool:
    """Whether a paragraph ends by saying that what is agreed follows, and bullets do."""
    below = lines[start + 1 : start + 2]
    if not lines[start].text.endswith(".") or not below or below[0].wall or not below[0].item.is_bullet:
        return False
    return leads_in_to_actions(f"{lines[start].text.rstrip('.')}:")


def read_led_in(lines: Sequence[Line], start: int) -> Stretch | None:
    """The list under a paragraph of an inspector's report that ends "the trust must:"."""
    text = lines[start].text
    asked = read_lead_in(text).lead if asks_that(text) and _heads_list(lines, start) else None
    if asked is not None and not (decides(asked) or asks_deciders(text)):
        return _read_recommended(lines, start)  # "The Trust should ensure that:"
    if read_clause(text).sense is Sense.IMPERATIVE and not lines[start].is_bullet:
        means = read_means(lines, start, Head(Form.LISTED, lines[start].section))
        if means is not None:
            return means
    return _read_led_in(lines, start) if binds(text) or sets_list(text) else None


def read_announced(lines: Sequence[Line], start: int) -> Stretch | None:
    """The list under "Within one month the Council will:", "You are required to take the measures below."."""
    text = lines[start].text
    if not text.endswith((":", ".")) or not _heads_list(lines, start):
        return None
    if recommends_that(text):
        return _read_recommended(lines, start)
    if announces_list(text) or needs_following(text) or _IN_CAPITALS.search(text) is not None:
        return _read_led_in(lines, start)
    # "As a result, we will:", where most of what follows says who or by when
    leads = text.endswith(":") and lines[start + 1].item.is_bullet and read_lead_in(text).asks
    bound = leads and (_say_when(lines, start + 1) or stands_among_bound(lines, start + 1, meets=False))
    return _read_led_in(lines, start) if bound else None


def _say_when(lines: Sequence[Line], start: int) -> bool:
    """Whether at least half of the bullets from a line on, and two, say when."""
    end = next((n for n in range(start, len(lines)) if not is_beside(lines[n], lines[start])), len(lines))
    said = sum(bool(when_of(line.text)) for line in lines[start:end])
    return said >= _DATED and said * 2 >= end - start


def _heads_list(lines: Sequence[Line], start: int) -> bool:
    """Whether the line below is a list's: nearly none is, and it is told sooner than what a line says."""
    following = lines[start + 1 : start + 2]
    return bool(following) and (following[0].is_bullet or bool(following[0].number))


def _read_recommended(lines: Sequence[Line], start: int) -> Stretch | None:
    """The bullets under "I recommended that within one month the Board:", each a clause of that sentence."""
    if lines[start + 1].wall:
        return None
    lead_in = read_lead_in(lines[start].text)
    section = lines[start].section
    return read_list(
        lines, start, Head(Form.LISTED, section, lead=lead_in.lead, due=lead_in.due, clauses=True)
    )


def _read_led_in(lines: Sequence[Line], start: int) -> Stretch | None:
    text = lines[start].text
    alone = text.endswith(".") and not lines[start].is_bullet  # an item is none of those that it stands among
    leads = text.endswith(":") or (alone and says_below(text) and announces_list(text) and binds(text))
    if not leads or not _heads_list(lines, start):
        return None
    if lines[start + 1].text.endswith(_OR):
        return None  # "you must: pay the charge; or appeal": one of them will do
    lead_in = read_lead_in(text)
    if not (lead_in.asks or sets_list(text) or needs_following(text)):
        return None
    sense = read_clause(lines[start + 1].text).sense
    # Where it says that what follows will be done, each item may name who does it.
    fits = sense.promises if announces_list(text) else sense is Sense.IMPERATIVE
    # "The following need attention:" what is wrong with each, and what should be done about it
    fits |= needs_following(text) and bool(asking_sentences(lines[start + 1].text))
    if not fits or asks_deciders(text):
        return None
    head = Head(Form.LISTED, lines[start].section, lead=lead_in.lead, due=lead_in.due)
    return read_list(lines, start, head)


def read_list(lines: Sequence[Line], start: int, head: Head) -> Stretch:
    """The list under what heads it."""
    reading = ListReading(lines, start + 1, head)
    reading.run()
    passages, refusals = reading.settle(lines[start])
    end = max(reading.at, start + 1)
    if head.weak and not passages and not any(one.line.is_bullet for one in refusals):
        return Stretch(start + 1, (), ())  # paragraphs, each to be read for what it promises
    if head.weak and not passages:  # a list may be announced further down
        leads = (n for n in range(start + 1, end) if _announces(lines[n].text))
        end = next(leads, end)
    if passages and end < len(lines) and not lines[end].wall and _ACCEPTS_ALL.search(lines[end].text):
        refusals = (*refusals, Refusal(lines[end], "it accepts the list above"))
        end += 1
    if head.form is Form.LISTED and _heads_plan(lines, end):
        refusals += tuple(Refusal(one.lines[0], _HEADS_PLAN) for one in passages)
        passages = ()
    return Stretch(end, passages, refusals)


def _announces(text: str) -> bool:
    return sets_list(text) or announces_list(text)


def _heads_plan(lines: Sequence[Line], end: int) -> bool:
    """Whether the next table, a few lines down, is a plan: its rows are what is to be done about the list."""
    below = lines[end : end + _TO_PLAN]
    return next((line.plan for line in below if line.wall), False)
