"""The names that a paper's own lines tell: who was present, and how those are printed who head a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.passages.clauses.parties import is_party
from extractors.passages.lines.whole_lines import Line
from extractors.passages.vocabulary import cues
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of
from lexicon.verbs import verbs
from lexicon.words import comparable, word_count

# Who was there is told so near the top.
_FRONT = 20
_PRESENT = re.compile(
    r"^(?:from|to|cc|t?here|sederunt|who):|"
    rf"\b(?:present|attend\w*|apolog\w+|regrets|{one_of('passages', 'texts', 'present')})\b.*[:,]|"
    # Names stand in the sentence of these: "by the Parks Team. You may copy it, ..." tells nobody's.
    r"\b(?:members|team|participants|project manager|sponsor)\b(?![’'])(?:(?![a-z]{3}\.\s).)*[:,]",
    re.IGNORECASE,
)
# A line that says no more than that the names of those who came follow; so many lines of names; how far down.
_HEADS_NAMES = re.compile(
    r"^(?:(?:those |members |also )?present|attend\w*|in attendance|apologies|committee)\b[^.:,]{0,20}:?$",
    re.IGNORECASE,
)
_ATTENDING, _LIST_ENDS, _NAMES_IN_LINE = 25, 60, 12
_NAME = re.compile(r"[A-Z][\w’'.-]+")
_FULL_NAME = re.compile(r"[A-Z](?:\.\s*|[\w’'-]*[ \t]+)(?:[A-Z](?:\.\s*|[\w’'-]*[ \t]+)){0,2}[A-Z][\w’'-]*")
# A first name and a last name; what stands before them may be a title.
_OWN_NAMES = 2
_PARTED = re.compile(r"[\s.]+")
_ALONE = re.compile(r"(?<![\w’'])[A-Z](?:[a-z]?[A-Z]){1,3}[a-z]?(?![\w’'])")
# A line of initials alone says who came: so near the top, so many of them.
_ROLL, _FEWEST_IN_ROLL = 5, 3
_IN_BRACKETS = re.compile(r"\([^()]*\)")
# A third word may be the next label: "Governor: Ann Lee  Link: SEND".
_INITIAL, _OWN_NAME = r"[A-Z]\.?[ \t]+", r"[A-Z][\w’'-]*"
_WRITER = (
    rf"(?P<who>(?:(?:Dr|Mrs?|Ms|Cllr)\.?[ \t]+)?(?:{_INITIAL})*{_OWN_NAME}"
    rf"(?:[ \t]+(?:{_INITIAL}|(?:Mac|Mc|Ó|Ní|Nic|Uí|de|van|von|ap|St)[ \t]+)*{_OWN_NAME})?)"
)
_AUTHOR = re.compile(
    r"(?:\b[Nn]otes?(?: taken)? by:?|^[Nn]ote[ -]taker:|"
    rf"^(?:From|Signed(?: by)?|Written by|Visited by|Governor|Visitor|Author):)\s*{_WRITER}"
)
_SIGNS_OFF = re.compile(
    rf"^(?i:{alternatives(tables('asking')['greets']['closings'])})\b[^,A-Z]*,?\s*{_WRITER}?"
)
_JOINED = re.compile(r"\s*(?:,|/|&|\band\b)\s*")
# A name has so many words, at most.
_NAME_WORDS = 4


def names_of(lines: Sequence[Line]) -> frozenset[str]:
    """The words with a capital where a paper says who was present, as they are compared."""
    front = [line.text for line in lines[:_FRONT] if not line.wall and _PRESENT.search(line.text)]
    words = (comparable(match.group()) for text in front for match in _NAME.finditer(text))
    return frozenset(word for word in words if word not in cues().things and word not in verbs().plain)


def attending(lines: Sequence[Line]) -> frozenset[str]:
    """The words of the names of those who were at a meeting, as they are compared, and their initials."""
    texts = list(_present(lines))
    words = {comparable(match.group()) for text in texts for match in _NAME.finditer(text)}
    known = {word for word in words if word not in cues().things and word not in verbs().plain}
    return frozenset(known | {comparable(one) for text in texts for one in _initials(text)})


def author_of(lines: Sequence[Line]) -> str:
    """Who writes a paper as "I": "From: Beth Lee (Parks)", "Note by Ruth."; empty where nobody is named."""
    front = (line.text for line in lines[:_FRONT] if not line.wall)
    found = (match["who"] for text in front if (match := _AUTHOR.search(text)))
    return next(found, "")


def signatory(lines: Sequence[Line]) -> str:
    """Who sends a letter by its top, or signs it at its end; empty where nobody is named."""
    if author := author_of(lines):
        return author
    told = [line.text for line in lines if not line.wall]
    for text, below in zip(told, [*told[1:], ""], strict=False):
        if match := _SIGNS_OFF.match(text):
            named = word_count(below) <= _NAME_WORDS and is_party(below)
            return match["who"] or (below if named else "")
    return ""


def signs_off(text: str) -> bool:
    """Whether a line ends a letter: "Yours sincerely", "Kind regards, Jo"."""
    return _SIGNS_OFF.match(text) is not None


def initials_of(lines: Sequence[Line]) -> frozenset[str]:
    """The initials of those who were at a meeting: "Jane Henderson" is JH."""
    return frozenset(one for text in _present(lines) for one in _initials(text))


def roll_of(lines: Sequence[Line]) -> frozenset[str]:
    """The initials, as they are compared, of a line near the top that is nothing besides: "GB (ch) SH DL"."""
    for line in lines[:_ROLL]:
        words = [] if line.wall else _IN_BRACKETS.sub(" ", line.text).split()
        if len(words) >= _FEWEST_IN_ROLL and all(_ALONE.fullmatch(word.strip(",;")) for word in words):
            return frozenset(comparable(word) for word in words)
    return frozenset()


def _present(lines: Sequence[Line]) -> Iterator[str]:
    """The lines that say who was present, and those with names below one that says that they follow."""
    below = 0
    for number, line in enumerate(lines[:_LIST_ENDS]):
        if line.wall:
            break
        if _HEADS_NAMES.match(line.text):
            below = _ATTENDING
        elif below and not line.number and _lists_names(line.text):
            below -= 1
            yield line.text
        else:
            below = 0
        if number < _FRONT and _PRESENT.search(line.text):
            yield line.text


def _lists_names(text: str) -> bool:
    """Whether a line has the form of a name, with or without its owner's post."""
    words = text.split()
    large = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return len(words) <= _NAMES_IN_LINE and large * 2 >= len(words) and text[-1] not in ".?:"


def _initials(text: str) -> set[str]:
    """The initials of the names in a text, and those that stand there by themselves."""
    names = (_PARTED.split(match.group()) for match in _FULL_NAME.finditer(text))
    parts = [[word for word in name if word] for name in names]
    # "Det Supt Gill Orr" is GO, too.
    whole = {"".join(word[0] for word in name) for name in parts}
    return whole | {one[-_OWN_NAMES:] for one in whole} | set(_ALONE.findall(text))


def is_name(text: str, known: frozenset[str]) -> bool:
    """Whether a text is a party, or the names of people who are known to be there."""
    plain = text.strip(" :")
    if not plain or word_count(plain) > _NAME_WORDS:
        return is_party(plain)
    return is_party(plain) or all(
        _NAME.fullmatch(word) is not None and comparable(word) in known
        for part in _JOINED.split(plain)
        for word in part.split() or ("",)
    )


def may_be_name(text: str) -> bool:
    """Whether a text has the form of a name or two: a few words with capitals."""
    parts = [part for part in _JOINED.split(text.strip(" :")) if part]
    return bool(parts) and all(
        word_count(part) <= 2 and all(_NAME.fullmatch(word) for word in part.split()) for part in parts
    )
