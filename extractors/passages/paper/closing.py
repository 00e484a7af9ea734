"""Initials behind the paragraphs of minutes, which say who acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.layout import Run
from extractors.passages.clauses.parties import (
    PERSONS_LETTERS,
    abbreviated,
    is_initials,
    is_party,
    names_somebody,
)
from extractors.passages.clauses.parts import sentences
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.names import initials_of
from extractors.passages.lines.whole_lines import Line
from extractors.passages.vocabulary import grammar
from lexicon.verbs import verbs
from lexicon.words import comparable, word_count

_EXPLAINED = re.compile(r"\w\s*\(([A-Z]{2,4})\)")
_ACTION = re.compile(r"^Actions?(?:\s+(?:by|for))?\s*:\s*", re.IGNORECASE)
# "Ice cream to be arranged MM", "Letter to be sent DC/CJ"
_BARE = re.compile(r"(?<=[\w)’'?])\s+(?P<who>[A-Z]{2,4}(?:\s*(?:[/,&]|\s)\s*[A-Z]{2,4})*)$")
# "Find a judge – BH", "Notice on the gates – GR by 14/6/2010"
_DASHED = re.compile(
    r"\s+[–—-]\s*(?P<who>[A-Z]{2,4}(?:\s*[/,&]\s*[A-Z]{2,4})*)"
    r"(?:,?\s+(?P<when>(?:by|before|for|from|in|on|at|asap|this|next|end)\b[^.;:]{2,40}))?\.?$"
)
_STOPPED = re.compile(r"[.;]\s+(?P<who>[A-Z]{2,4})$")
_NO_ACTOR = re.compile(
    r"^(?:(?:\w+ )?present(?=\s*:)|present|apologies|attend|in attendance|sederunt|welcome|absent|regrets|"
    r"those present|"
    r"members(?!\s+(?!present\b)(?-i:[a-z])))|"
    r"\b(?:propos|second|approv|sign)ed\b|\bprop\.|\btaken as read\b|"
    r"^(?:confirmation|approval|adoption) of (?:the )?(?:previous |last )?minutes\b",
    re.IGNORECASE,
)
# Fewer words before initials are a name or a title, and nothing to do.
_WORDS_BEFORE = 3
# One paragraph that ends so may be a chance.
_PARAGRAPHS_SO_CLOSED = 2
# Who acts has so many words, at most.
_ACTOR_WORDS = 9


def known_initials(lines: Sequence[Line]) -> frozenset[str]:
    """The initials that a paper explains in brackets behind names, and those of who was present."""
    explained = frozenset(
        match[1] for line in lines for match in _EXPLAINED.finditer(line.text) if _is_actor(line.text, match)
    )
    return explained | frozenset(one for one in initials_of(lines) if len(one) > 1)


def _is_actor(text: str, match: re.Match[str]) -> bool:
    """Whether what is explained may be who acts, and no thing: "Digital Signature Algorithm (DSA)"."""
    long = abbreviated(match[1], text[: match.start(1) - 1])
    return long is None or len(match[1]) <= PERSONS_LETTERS or is_party(long)


def closes_with_initials(lines: Sequence[Line], known: frozenset[str]) -> bool:
    """Whether a paper names who acts behind its paragraphs, with no stop before them."""
    bare = sum(1 for line in lines if not line.wall and bare_initials(line, known))
    stopped = sum(1 for line in lines if not line.wall and _ends_in_known(line.text, known))
    return bare > 0 and bare + stopped >= _PARAGRAPHS_SO_CLOSED


def _ends_in_known(text: str, known: frozenset[str]) -> bool:
    """Whether a text ends with initials behind a stop: "... by 1 December. RG"."""
    match = _STOPPED.search(text) if text[-1:].isupper() else None
    return match is not None and match["who"] in known


def closes_with_actor(lines: Sequence[Line], start: int) -> bool:
    """Whether the line below one says who acts on its last sentence ("ACTION: Clerk"); it is read there."""
    below = lines[start + 1 : start + 2]
    if not below or below[0].wall:
        return False
    text = below[0].text
    label = action_label(text)
    rest = label.rest(text) if label else text
    return is_initials(rest) or (
        label is not None and word_count(rest) <= _ACTOR_WORDS and names_somebody(rest)
    )


def with_run_margins(lines: Sequence[Line], known: frozenset[str]) -> Iterator[Line]:
    """The lines with names in bold amid a sentence in plain letters taken out of it: they stood in the margin
    beside it ("Action: CM", "NF").
    """
    for line in lines:
        runs = line.item.runs
        bold = [n for n in range(1, len(runs)) if runs[n].bold]
        margin = _ACTION.sub("", " ".join(runs[n].text.strip() for n in bold))
        if line.margin or line.wall or not bold or not _is_margin(runs, bold, margin, known):
            yield line
            continue
        kept = [run for n, run in enumerate(runs) if n not in bold]
        spaced = (Run(f"{run.text.strip()} ", run.bold) for run in kept[:-1])
        last = Run(kept[-1].text.lstrip(), kept[-1].bold)
        yield replace(line, item=replace(line.item, runs=(*spaced, last)), margin=margin)


def _is_margin(runs: Sequence[Run], bold: Sequence[int], margin: str, known: frozenset[str]) -> bool:
    """Whether the bold runs of a line name somebody, and cut a sentence in two."""
    first = bold[0]
    if first + 1 >= len(runs) or runs[first - 1].bold or runs[first + 1].bold:
        return False
    amid = runs[first - 1].text.rstrip()[-1:] not in (".", ":", "(", "")
    goes_on = runs[first + 1].text.strip()[:1].isalnum()
    named = is_initials(margin) and all(one in known for one in re.findall(r"[A-Z][A-Za-z]*", margin))
    labelled = _ACTION.match(runs[first].text.strip()) is not None and is_party(margin)
    return amid and goes_on and (named or labelled)


def tells_who_came(text: str) -> bool:
    """Whether a text tells who came, proposed or signed, so that names at its end are nobody who acts."""
    return _NO_ACTOR.search(text) is not None


def bare_initials(line: Line, known: frozenset[str]) -> tuple[int, str] | None:
    """Initials at a paragraph's end with no stop before them, and where: "Ice cream to order MM"."""
    dashed = _DASHED.search(line.text)
    if dashed is not None and len(sentences(line.text)) > 1:
        return None  # the last of several sentences is read as one
    match = dashed or (_BARE.search(line.text) if line.text[-1:].isupper() else None)
    if match is None or not set(re.findall(r"[A-Z]+", match["who"])) <= known:
        return None
    before = line.text[: match.start()].split()
    last = comparable(before[-1]) if before else ""
    belongs = last in grammar().no_verb or tells_who_came(line.text)
    belongs |= dashed is None and last in verbs().plain
    who = ", ".join(filter(None, (match["who"], dashed and dashed["when"])))
    return None if belongs or len(before) < _WORDS_BEFORE else (match.start(), who)
