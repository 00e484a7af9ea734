"""Actions behind a label of the paper's own: "Step: Clear the stair.", "LEGAL REQUIREMENT: Mend the tap.",
"AP (Zoe) chase the supplier".

No list has every word that a paper may label its actions with. What stands behind them tells: where a label
comes several times, and nearly each time something to be done behind it, it is one of actions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.passages.clauses.parties import is_party
from extractors.passages.clauses.parts import read_parts, sentences
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.subjects import Part, about
from extractors.passages.clauses.tails import who_and_when
from extractors.passages.forms.resolutions import resolves
from extractors.passages.lines.labels import ActionLabel, action_label
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.fields import Field, columns_of, field_of, fields_under, is_who_or_when
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.vocabulary import given_names
from extractors.plan import Column
from lexicon.words import comparable, word_count

# "C. LEGAL REQUIREMENT: Mend the tap", "Step: Clear the stair", "AP (Ikram/Fran) find out who owns it"
_LABELLED = re.compile(
    r"^(?:(?P<ref>\(?[A-Za-z0-9]{1,3}[.)])\s+)?(?P<label>[A-Z][A-Za-z-]*(?:\s[A-Za-z-]+){0,3}?)"
    r"(?:\s*\((?P<who>[^()]{2,40})\)(?:\s*:|\s[–—-])?|\s*:|\s[–—-])\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
_LAST = re.compile(r"(?<=[.;])\s+(?P<said>[^.;]{2,40})\.?$")
# So many lines with the label, and so much of them with something to do, make it one of actions.
_SIBLINGS, _NEARLY_ALL = 2, 0.75
_ASKING = (Sense.IMPERATIVE, Sense.PASSIVE)
# What is to be done takes so many words at least.
_FEWEST_WORDS = 3


def find_own_labels(lines: Sequence[Line]) -> Mapping[int, ActionLabel]:
    """Where lines stand that begin with a label of the paper's own for its actions, with that."""
    families: dict[str, list[tuple[int, ActionLabel]]] = defaultdict(list)
    for number, line in enumerate(lines):
        found = _label_of(line)
        if found is not None:
            families[found.word].append((number, found))
    taken: dict[int, ActionLabel] = {}
    for family in families.values():
        senses = [
            Sense.IMPERATIVE if _is_of_block(lines, number, label) else _sense(lines[number], label)
            for number, label in family
        ]
        asking = sum(sense in _ASKING for sense in senses)
        if asking < _SIBLINGS or asking * 2 < len(family):
            continue
        may = [one for one, sense in zip(family, senses, strict=True) if sense in (*_ASKING, Sense.NAMES)]
        if len(may) >= _NEARLY_ALL * len(family):
            taken |= dict(may)
    return taken


def _label_of(line: Line) -> ActionLabel | None:
    """The label that a line begins with, where no list knows it; lettered ones are of one family."""
    if line.wall or line.level is not None or action_label(line.text) is not None:
        return None
    if resolves(line.text):
        return None  # "RESOLVED – that grants be awarded": read as what a meeting resolved, if at all
    match = _LABELLED.match(line.text)
    if match is None or about(match["label"]) not in (None, Part.ACTIONS):
        return None
    named = not match["label"].isupper() and is_party(match["label"])
    if named or comparable(match["label"]) in given_names():
        return None  # "Rosie: book the hall", "Clerk: send it"
    who = match["who"]
    if who and not (is_party(who) or match["label"].isupper()):
        return None
    ref = line.number or (match["ref"] or "").strip("().")
    key = "lettered" if ref and match["label"].isupper() else comparable(match["label"])
    return ActionLabel(key, ref or None, who, match.start("rest"))


def _is_of_block(lines: Sequence[Line], number: int, label: ActionLabel) -> bool:
    """Whether a label that says "what" heads a block, with labels of who or when below it: "WHAT", "WHO"."""
    below = lines[number + 1 : number + 2]
    field = field_of(below[0]) if below and not below[0].wall else None
    return (
        about(label.word) is Part.ACTIONS and is_who_or_when(field) and bool(label.rest(lines[number].text))
    )


def _sense(line: Line, label: ActionLabel) -> Sense:
    """What the first sentence behind a label does; one of a word or two does nothing."""
    rest = label.rest(line.text)
    told = next((rest[slice(*span)] for span in sentences(rest)), "")
    if word_count(told) < _FEWEST_WORDS:
        return Sense.STATEMENT
    return read_clause(f"{told[:1].upper()}{told[1:]}", loose=True).sense


def _fields_under(lines: Sequence[Line], start: int) -> tuple[list[Field], int]:
    """The labelled lines that say who or when under such a line, up to the next that says what."""
    fields, end = fields_under(lines, start)
    another = next((n for n, field in enumerate(fields) if field.about is Part.ACTIONS), None)
    if another is not None:
        end = next(n for n in range(start, end) if lines[n] is fields[another].line)
        fields = fields[:another]
    return (fields, end) if any(map(is_who_or_when, fields)) else ([], start)


def read_own_label(lines: Sequence[Line], start: int, labels: Mapping[int, ActionLabel]) -> Stretch:
    """What stands behind such a label, by whom and by when."""
    line, label = lines[start], labels[start]
    rest = label.rest(line.text)
    parts = read_parts(rest, loose=True)
    text, due = parts.plain, parts.due
    last = _LAST.search(text)
    said = who_and_when(last["said"]) if last else None
    if last is not None and said is not None:
        text, due = text[: last.start()], due or said.due  # "Mend the tap. 7 days."
    fields, end = _fields_under(lines, start + 1)
    texts, other = columns_of(fields)
    passage = Passage(
        Form.LABELLED,
        (line,),
        text,
        "the paper labels what is to be done so, each time",
        ref=label.ref,
        section=line.section,
        texts={Column.LEAD: label.lead or parts.lead or "", Column.DUE: due or "", **texts},
        other=other,
    )
    return Stretch(end, (passage,))
