"""What is to be better and, below it, by what means: "Raise attainment by:" over "giving pupils more time".

Each of the means is an action. What they are to bring about is the recommendation that they stand under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.passages.clauses.asking import is_adverb
from extractors.passages.clauses.deadlines import is_standard
from extractors.passages.clauses.parts import read_parts
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.tails import tail_of, was_refused
from extractors.passages.lines.leadins import LeadIn, read_lead_in
from extractors.passages.lines.whole_lines import Line
from extractors.passages.lists.list_parts import Head, end_of_item
from extractors.passages.passage import Passage, Refusal, Stretch
from extractors.passages.vocabulary import cues
from extractors.plan import Column
from ingest.codes import Flag
from lexicon.patterns import alternatives
from lexicon.verbs import stem_of
from lexicon.words import plain_words

_JOINED = re.compile(r"[;,]?\s*\b(?:and|or)\s*$|[;,]\s*$")


def aim_of(text: str) -> str | None:
    """What a line asks to be better that leads in to the means: "Raise attainment" of one that ends "by:"."""
    match = _leads_in().search(text)
    if match is None:
        return None
    aim = text[: match.start()].strip()
    return aim if read_clause(aim, loose=False).sense.promises else None


@cache
def _leads_in() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?i:{alternatives(cues().by_means)})\s*[:–—-]\s*$")


def read_means(lines: Sequence[Line], start: int, head: Head) -> Stretch | None:
    """The means below a line that leads in to them; None where it does not, or none stand there."""
    aim = aim_of(lines[start].text)
    end = _end(lines, start) if aim is not None else start + 1
    if aim is None or end == start + 1:
        return None
    lead_in = read_lead_in(aim)
    if read_clause(aim).sense is Sense.IMPERATIVE:
        lead_in = replace(lead_in, lead=None)  # what is to be better, and not who is to better it
    found: list[Passage] = []
    refused: list[Refusal] = []
    for group in _groups(lines, start + 1, end):
        sense = read_clause(group[0].text).sense
        if was_refused(group[0].text) or sense in (Sense.DECISION, Sense.NOTHING):
            refused.append(Refusal(group[0], str(sense)))
        else:
            found.append(_passage(group, head, aim, lines[start], lead_in))
    return Stretch(end, tuple(found), tuple(refused))


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the means end: at a line that is neither an item below the lead-in nor begins as they do."""
    head, end = lines[start], start + 1
    depth = (head.item.level or 0) if head.is_bullet else -1
    while end < len(lines):
        line = lines[end]
        begins = begins_in_ing(line.text) and (line.is_bullet or line.text[:1].islower())
        below = line.item.is_bullet and (line.item.level or 0) > depth
        if line.wall or line.level is not None or not (begins or below) or aim_of(line.text):
            break
        end += 1
    return end


def _groups(lines: Sequence[Line], start: int, end: int) -> Iterator[tuple[Line, ...]]:
    """The means, each with the deeper bullets that say more of it."""
    while start < end:
        following = min(end_of_item(lines, start), end)
        yield tuple(lines[start:following])
        start = following


def begins_in_ing(text: str) -> bool:
    """Whether a text begins with what is being done: "making sure that", "more regularly checking"."""
    words = plain_words(text.casefold())
    first = next((word for word in words if not is_adverb(word)), "")
    return bool(stem_of(first))


def _passage(group: tuple[Line, ...], head: Head, aim: str, above: Line, lead_in: LeadIn) -> Passage:
    text = _JOINED.sub("", group[0].text)
    tail = tail_of(text)
    parts = read_parts(text, loose=False)
    own_lead = tail.lead if tail is not None and tail.whole else None
    above_due = lead_in.due or head.due
    own_due = None if above_due and parts.due and is_standard(parts.due) else parts.due
    lead, due = own_lead or lead_in.lead or head.lead, own_due or above_due
    flags = [Flag.LEAD_INHERITED] if lead and not own_lead else []
    if due and not own_due:
        flags.append(Flag.DUE_FROM_HEADING)
    plain = text[: tail.start].rstrip() if tail is not None and tail.whole else text
    return Passage(
        head.form,
        group,
        "\n".join((plain, *(line.item.text.strip() for line in group[1:]))),
        f"it is how {aim!r} is to be done",
        ref=group[0].number or None,
        section=head.section,
        recommendation_ref=above.number or None,
        recommendation=aim,
        texts={Column.LEAD: lead or "", Column.DUE: due or ""},
        flags=tuple(flags),
    )
