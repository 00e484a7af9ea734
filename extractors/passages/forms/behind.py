"""Who acts, named behind a paragraph: "(Action: JB)", "... JS", "Resp. AW. End March.", or in its margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.passages.clauses.parties import names_somebody
from extractors.passages.clauses.parts import closing_sentence, read_parts, sentences
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.tails import who_and_when
from extractors.passages.clauses.within import marked, may_hold_label, named_in_brackets
from extractors.passages.forms.labelled import initials_passage, names_only_actor, passage_of, who_and_when_in
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.closing import bare_initials, tells_who_came
from extractors.passages.passage import Form, Passage, Stretch
from extractors.plan import Column

# So many letters behind a sentence mark it as an action ("[Action point].").
_MARK_LETTERS = 16
# "... would be drawn up. JS", where the paper says who JS is.
_BEHIND = re.compile(
    r"(?<=[.;!?])\s+[(\[]?(?P<who>[A-Z]{2,4}(?:(?:\s*[/,&]\s*|\s+)[A-Z]{2,4})*)[)\]]?$|\t+\s*(?P<tab>[A-Z]{2,4}(?:\s*[/,&]\s*[A-Z]{2,4})*)$"
)
# "New signs to be ordered. To be actioned by: Facilities Manager"
_ACTIONED = re.compile(
    r"(?<=[.;!?])\s+(?:(?:to\s+be\s+)?actioned\s+by|for\s+action(?:\s+by)?|action\s+(?:by|for|owner))\s*[:–-]\s*"
    r"(?P<who>[^.;:]{2,60})\.?$",
    re.IGNORECASE,
)
# "Forms to be typed up. Resp. AW. End March."
_ANSWERS = re.compile(
    r"(?<=[.;!?])\s+(?:Resp|Act|Actn|Action|Owner)\.\s+(?P<who>[A-Z][^.;:]{1,40}?)(?:\.\s+(?P<due>[^.;:]{3,30}))?\.?$"
)
# "JS and TQ to meet the manager – ACTION 4 JS, TQ – w/c 10 December"
_LABEL_BEHIND = re.compile(
    r"^(?P<front>.*\S)\s+[–—-]\s*(?:ACTION\b|Action(?=\s*\d))\s*(?P<ref>\d{1,3}(?:[./]\d{1,4})?)?\s*[:–-]?\s+"
    r"(?P<tail>[A-Z][^.;:]{1,80})\.?$",
    re.DOTALL,
)
_DASH = re.compile(r"\s+[–—-]\s+")
# "The remaining 60 to be finished. (Ms Tree)"
_IN_BRACKETS = re.compile(r"(?<=[.;!?])\s+[(\[](?P<who>[A-Z][^()\[\]]{1,40})[)\]]\.?$")


def read_bracketed(
    lines: Sequence[Line], start: int, *, known: frozenset[str] | None = None, bare: bool = False
) -> Stretch | None:
    """Actions that a paragraph names in brackets ("(Action: JB)"), at its end ("... JS"), or a margin does.

    ``known`` are the initials that the paper of a meeting explains; None for other papers. ``bare``: they
    stand behind its paragraphs without a stop before them.
    """
    line = lines[start]
    if line.margin:
        return _read_margin(line, start)
    if behind := _named_behind(line, known) or (bare_initials(line, known) if bare and known else None):
        text = closing_sentence(line.text[: behind[0]])
        return Stretch(start + 1, (initials_passage(line, line, behind[1], text=text),)) if text else None
    if not may_hold_label(line.text):
        return None
    if may_hold_label(line.text[-_MARK_LETTERS:]) and (mark := marked().search(line.text)):
        return _read_marked(line, start, line.text[: mark.start()])
    if "(" not in line.text and "[" not in line.text:
        return None
    found: list[Passage] = []
    before = 0
    for match in named_in_brackets().finditer(line.text):
        who = match["who"] or match["doer"]
        if names_only_actor(who):
            text = closing_sentence(line.text[before : match.start()])
            found.append(replace(initials_passage(line, line, who, text=text), ref=match["ref"]))
            before = match.end()
    return Stretch(start + 1, tuple(found)) if found and all(one.text for one in found) else None


def read_label_behind(lines: Sequence[Line], start: int) -> Stretch | None:
    """What a label behind a paragraph makes an action of its last sentence: "... – ACTION 2 JB, May"."""
    match = _LABEL_BEHIND.match(lines[start].text) if may_hold_label(lines[start].text) else None
    said = who_and_when(_DASH.sub(", ", match["tail"])) if match else None
    if match is None or said is None or not said.lead:
        return None
    text = closing_sentence(match["front"])
    if not text:
        return None
    passage = initials_passage(lines[start], lines[start], said.lead, text=text)
    texts = {**passage.texts, Column.DUE: said.due or ""}
    return Stretch(start + 1, (replace(passage, ref=match["ref"], texts=texts),))


def _named_behind(line: Line, known: frozenset[str] | None) -> tuple[int, str] | None:
    """Who is named behind a paragraph's last sentence, and where: initials that are known, or bold ones."""
    if (match := _ACTIONED.search(line.text)) and names_only_actor(match["who"]):
        return match.start(), match["who"]
    if (match := _ANSWERS.search(line.text)) and names_only_actor(match["who"]):
        return match.start(), ", ".join(filter(None, match.group("who", "due")))
    if known is not None and (match := _IN_BRACKETS.search(line.text)) and _is_given(line.text, match):
        return match.start(), match["who"]
    if known is None or tells_who_came(line.text):
        return None
    if line.text.rstrip(")]")[-1:].isupper() and (match := _BEHIND.search(line.text)):
        who = match["who"] or match["tab"]
        if match["tab"] or set(re.findall(r"[A-Z]+", who)) <= known:
            return match.start(), who
    runs = line.item.runs
    if len(runs) > 1 and runs[-1].bold and not runs[-2].bold and runs[-2].text.rstrip().endswith((".", ";")):
        who = runs[-1].text.strip(" .[]()")
        heads = who.isupper() and not names_somebody(who)  # "EARTHQUAKE DRILL", before what is told of it
        if who and not heads and names_only_actor(who):
            return len(line.text) - len(runs[-1].text), who
    return None


def _is_given(text: str, match: re.Match[str]) -> bool:
    """Whether a name in brackets behind the last sentence is whose task that is, and the only one there."""
    *others, last = [text[start:end] for start, end in sentences(text[: match.start()])] or [""]
    promises = read_clause(last.strip()).sense is Sense.PASSIVE
    alone = not any(read_clause(one.strip()).sense.promises for one in others)
    return promises and alone and names_somebody(match["who"]) and not tells_who_came(text)


def _read_marked(line: Line, start: int, text: str) -> Stretch | None:
    """A sentence that ends "[Action]": whom it asks is who acts."""
    text = closing_sentence(text)
    parts = read_parts(text, loose=True)
    if not parts.clause.sense.promises:
        return None
    why = "it is marked as an action"
    passage = passage_of(Form.LABELLED, (line,), text, why, who_and_when_in(parts))
    return Stretch(start + 1, (passage,))


def _read_margin(line: Line, start: int) -> Stretch | None:
    label = action_label(line.text)
    text = label.rest(line.text) if label else line.text
    if not text:
        return None
    passage = initials_passage(line, line, line.margin.replace("\n", ", "), text=closing_sentence(text))
    return Stretch(start + 1, (passage,))
