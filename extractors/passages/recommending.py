"""What a reviewer's sentence recommends: "We recommend that the Head of Housing restores the post"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.passages.clauses import Sense, read_clause
from extractors.passages.lines import Line
from extractors.passages.parties import decides, may_lead
from extractors.passages.parts import read_parts, sentences
from extractors.passages.passage import Form, Passage, Refusal, Stretch
from extractors.plan import Column

_RECOMMENDS = re.compile(
    r"^(?:We|I|The\s+(?:[\w’'-]+\s+){0,4}?(?:panel|group|committee|commission|review|inquiry|team|"
    r"working party|board|reviewers?|inspectors?|auditors?|authors?|forum))\s+"
    r"(?:(?:therefore|also|further|strongly|accordingly|would)\s+)*(?:recommends?|asks?|urges?|calls?\s+on|"
    r"(?P<hopes>encourages?|expects?)(?=\s(?:(?!\b(?:will|would|that)\b)[^.,;]){2,60}?\sto\s))\s+(?P<that>that\s+)?",
    re.IGNORECASE,
)


def read_recommending(lines: Sequence[Line], start: int) -> Stretch | None:
    """A paragraph that begins with what its authors recommend somebody should do."""
    line = lines[start]
    match = _RECOMMENDS.match(line.text)
    if match is None or line.text.endswith(":"):
        return None
    first = sentences(line.text)[0][1]
    sentence = line.text[:first].strip()
    asked = sentence if match["that"] else f"that {sentence[match.end() :]}"
    clause = read_clause(asked, loose=True)
    if (
        clause.sense is not Sense.DOER
        or clause.doer is None
        or (decides(asked[slice(*clause.doer)]) and match["that"] is None)
        or (match["hopes"] and not may_lead(asked[slice(*clause.doer)], strict=True))
    ):
        return Stretch(start + 1, (), (Refusal(line, str(clause.sense)),))
    parts = read_parts(sentence, loose=True)
    return Stretch(
        start + 1,
        (
            Passage(
                Form.LABELLED,
                (line,),
                sentence,
                f"it begins {match.group().strip()!r}",
                section=line.section,
                texts={Column.LEAD: asked[slice(*clause.doer)], Column.DUE: parts.due or ""},
            ),
        ),
    )
