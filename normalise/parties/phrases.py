"""The words of a line, and the phrases of ``lexicon/parties.toml`` among them.

spaCy's tokenizer and entity ruler say so of any line. Importing spaCy takes longer than reading a small
report, and nearly all lead cells are words with a comma, a slash, a bracket or an ampersand between them:
what spaCy would say of those is told without it, and it is loaded for the first line that is not so plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lexicon.files import tables

if TYPE_CHECKING:
    from spacy.language import Language

_SECTIONS = {
    "organisations": "ORG",
    "prose": "PROSE",
    "nobody": "NOBODY",
    "separators": "WITH",
    "formerly": "FORMERLY",
    "titles": "TITLE",
    "councillors": "CLLR",
    "titles_of_several": "CLLR",
    "postnominals": "POST",
    "prefixes": "PREFIX",
    "heads": "HEAD",
    "people": "PEOPLE",
    "teams": "TEAMWORD",
    "bodies": "BODY",
    "modifiers": "MODIFIER",
    "labels": "LABEL",
    "subjects": "SUBJECT",
}
_WITH_PLURALS = ("prefixes", "heads", "teams", "bodies")

# What spaCy is told to cut off a word's beginning, off its end, and at inside it.
_PREFIX = re.compile(r"""^[(\[/\\,;:&+*•·|\-–—"“”‘’'†.?!]""")
_SUFFIX = re.compile(r"""(?:[)\]/\\,;:&+*†|\-–—"”.?!]|['’]s?)$""")
# Slashes and brackets always part words, hyphens only beside a space ("Lead- Strategy").
_INFIX = re.compile(r"[/\\,;:+()\[\]–—|*]|(?<=[a-z])&(?=[A-Z])|(?<=\b[A-Z])\.(?=[A-Z])")

# A plain line: words ("O'Neill", "Smith-Jones") and such signs between them as always part them. Its tokens
# are words, single signs, genitives, and the spaces that are one too many.
_WORD = r"[^\W_]+(?:(?:-|'(?!s(?![^\W_])))[^\W_]+)*"
_PLAIN_WORDS = rf"[(/,;:&+–—-]*{_WORD}(?:[/,;:+()–—]+{_WORD})*(?:'s?)?[)/,;:&+.–—-]*|[(/,;:&+–—-]+"
_PLAIN_LINE = re.compile(rf" *(?:(?:{_PLAIN_WORDS})(?: +|$))*")
_PLAIN_TOKEN = re.compile(rf"{_WORD}|'s?|[^\w\s]|^ +|(?<= ) +")


class Span(NamedTuple):
    """A word, or a phrase of the vocabulary, which has a ``label``; where it starts and ends in its line."""

    label: str | None
    start: int
    end: int


def spans_of(line: str) -> list[Span]:
    """The words and phrases of a line in order, without the spaces between them."""
    return _of_plain(line) if _PLAIN_LINE.fullmatch(line) else _by_spacy(line)


def _of_plain(line: str) -> list[Span]:
    """What spaCy says of a line that it would part at spaces and lone signs only."""
    tokens = [token.span() for token in _PLAIN_TOKEN.finditer(line)]
    words = [line[start:end].lower() for start, end in tokens]
    spans: list[Span] = []
    index = 0
    phrases = {first: (behind, label) for first, behind, label in _phrases_among(words)}
    while index < len(tokens):
        behind, label = phrases.get(index, (index + 1, None))
        start, end = tokens[index][0], tokens[behind - 1][1]
        if label is not None or not words[index].isspace():
            spans.append(Span(label, start, end))
        index = behind
    return spans


def _phrases_among(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The phrases among words, with their labels: longest first, then first; none overlaps another."""
    phrases, longest = _phrases_by_words()
    found = [
        (first, behind)
        for first, word in enumerate(words)
        for behind in range(first + 1, min(first + longest.get(word, 0), len(words)) + 1)
        if tuple(words[first:behind]) in phrases
    ]
    taken: set[int] = set()
    for first, behind in sorted(found, key=lambda place: (place[0] - place[1], place[0])):
        if taken.isdisjoint(range(first, behind)):
            taken.update(range(first, behind))
            yield first, behind, phrases[tuple(words[first:behind])]


@cache
def _phrases_by_words() -> tuple[Mapping[tuple[str, ...], str], Mapping[str, int]]:
    """The plain phrases by their words, and the number of words in the longest that begins with a word."""
    phrases = {
        tuple(_PLAIN_TOKEN.findall(phrase.lower())): label
        for phrase, label in _phrases()
        if _PLAIN_LINE.fullmatch(phrase)
    }
    longest: dict[str, int] = {}
    for words in phrases:
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return phrases, longest


def _by_spacy(line: str) -> list[Span]:
    doc = _pipeline()(line)
    phrases = {span.start: span for span in doc.ents}
    inside = {token.i for span in doc.ents for token in span}
    spans: list[Span] = []
    for token in doc:
        phrase = phrases.get(token.i)
        if phrase is not None:
            spans.append(Span(phrase.label_, phrase.start_char, phrase.end_char))
        elif token.i not in inside and not token.is_space:
            spans.append(Span(None, token.idx, token.idx + len(token)))
    return spans


@cache
def _pipeline() -> Language:
    """spaCy's English tokenizer with our own cuts, and its entity ruler filled from the vocabulary."""
    import spacy
    from spacy.tokenizer import Tokenizer

    pipeline = spacy.blank("en")
    pipeline.tokenizer = Tokenizer(
        pipeline.vocab,
        prefix_search=_PREFIX.search,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
    )
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": kind, "pattern": phrase} for phrase, kind in _phrases()])  # type: ignore[attr-defined]
    return pipeline


def _phrases() -> Iterator[tuple[str, str]]:
    """The vocabulary's phrases with their kinds; a plural that stands there itself is not made."""
    raw = tables("parties")
    listed = [(phrase, kind) for section, kind in _SECTIONS.items() for phrase in raw[section]]
    plurals = [(_plural(phrase), _SECTIONS[section]) for section in _WITH_PLURALS for phrase in raw[section]]
    yield from {**dict(plurals), **dict(listed)}.items()


def _plural(phrase: str) -> str:
    if phrase.endswith("y") and phrase[-2] not in "aeiou":
        return f"{phrase[:-1]}ies"
    return f"{phrase}es" if phrase.endswith(("s", "x", "ch", "sh")) else f"{phrase}s"
