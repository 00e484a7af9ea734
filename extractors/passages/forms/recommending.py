"""What a reviewer's sentence recommends: "We recommend that the Head of Housing restores the post"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.passages.clauses.parties import decides, may_lead
from extractors.passages.clauses.parts import read_parts, sentences
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.lines.whole_lines import Line
from extractors.passages.passage import Form, Passage, Refusal, Stretch
from extractors.plan import Column
from lexicon.patterns import one_of

_RECOMMENDS = re.compile(
    rf"^(?:We|I|The\s+(?:[\w’'-]+\s+){{0,4}}?{one_of('passages', 'texts', 'recommenders')})\s+"
    r"(?:(?:therefore|also|further|strongly|accordingly|would)\s+)*(?:recommends?|asks?|urges?|calls?\s+on|"
    r"(?P<hopes>encourages?|expects?)(?=\s(?:(?!\b(?:will|would|that)\b)[^.,;]){2,60}?\sto\s))\s+(?P<that>that\s+)?",
    re.IGNORECASE,
)

_MAY_RECOMMEND = re.compile(r"\b(?:recommend|ask|urge|call|encourage|expect)s?\b", re.IGNORECASE)
# Amid a paragraph: "Therefore, we recommend that the Council ..."
_WE_RECOMMEND = re.compile(
    r"(?:(?:therefore|accordingly|consequently|as a result|in light of this|for this reason|so|finally|"
    r"lastly|in addition),?\s+)?(?:we|I)\s+(?:(?:therefore|also|further|strongly|accordingly|would)\s+)*"
    r"(?:recommend\s+(?P<that>that\s+)|(?:ask|urge|call\s+on)\s+(?=[A-Z]|the\s+[A-Z]))",
    re.IGNORECASE,
)
# "... resolve the lease, and that the Planning Service consult the CCG"
_AND_THAT = re.compile(r",?\s+and\s+(?=that\s+(?:the\s+)?[A-Z])")
_THAT = re.compile(r"(?P<that>that\s+)")
# "..., and I recommend that"; what leans on the half before it.
_SECOND_HALF = re.compile(r"[,;]\s+(?:and|so|but)\s+(?=(?:we|I)\s)")
_LEANS = re.compile(r"\b(?:it|this|them|these|so)\b(?=\s*(?:$|[.,;]|there|by|before|in|on|to|at)\b|\W*$)")
_NOBODY = "it recommends, and asks nothing of anybody"


def read_recommending(lines: Sequence[Line], start: int) -> Stretch | None:
    """The sentences of a paragraph that say what its authors recommend somebody should do: the first of
    whatever body, the others what "we recommend".
    """
    line = lines[start]
    if not _MAY_RECOMMEND.search(line.text) or line.text.endswith(":"):
        return None
    found: list[Passage] = []
    refused: list[Refusal] = []
    for begin, end in sentences(line.text):
        sentence = line.text[begin:end].strip()
        match = (_RECOMMENDS.match(sentence) if begin == 0 else None) or _WE_RECOMMEND.match(sentence)
        if match is None:
            if half := _in_second_half(line, sentence):
                found.append(half)
            continue
        first, *more = _AND_THAT.split(sentence) if match["that"] else [sentence]
        others = [one for part in more if (one := _passage(line, part, _THAT.match(part)))]
        if (passage := _passage(line, first, match)) is None:
            refused.append(Refusal(line, _NOBODY))
        else:
            found.append(passage)
        found.extend(others)
    return Stretch(start + 1, tuple(found), tuple(refused)) if found or refused else None


def _in_second_half(line: Line, sentence: str) -> Passage | None:
    """What a sentence recommends behind what it tells; all of it where that says what is meant: "It ought to
    be repainted, and I recommend that the Harbour Master see to this".
    """
    match = _SECOND_HALF.search(sentence)
    inner = _WE_RECOMMEND.match(sentence, match.end()) if match else None
    if match is None or inner is None or not inner["that"]:
        return None
    behind = sentence[match.end() :]
    passage = _passage(line, behind, _WE_RECOMMEND.match(behind))
    leans = _LEANS.search(behind) is not None
    return replace(passage, text=sentence) if passage is not None and leans else passage


def _passage(line: Line, sentence: str, match: re.Match[str] | None) -> Passage | None:
    if match is None:
        return None
    asked = sentence[match.start("that") :] if match["that"] else f"that {sentence[match.end() :]}"
    clause = read_clause(asked, loose=True)
    if clause.sense is not Sense.DOER or clause.doer is None:
        return None
    doer = asked[slice(*clause.doer)]
    if decides(doer) and match["that"] is None:
        return None
    if match.groupdict().get("hopes") and not may_lead(doer, strict=True):
        return None
    return Passage(
        Form.LABELLED,
        (line,),
        sentence,
        f"it begins {match.group().strip()!r}",
        section=line.section,
        texts={Column.LEAD: doer, Column.DUE: read_parts(sentence, loose=True).due or ""},
    )
