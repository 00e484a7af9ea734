"""The people of a paper: those that it says were there, and names that stand beside their posts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.passages.lines.names import attending
from extractors.passages.lines.whole_lines import Line
from extractors.passages.vocabulary import actors, cues, given_names, grammar
from lexicon.verbs import verbs
from lexicon.words import comparable

# Who was there is told so near the top.
_FRONT = 25
# So many names in a line and it lists them.
_NAMES = 3
_PARTED = re.compile(r"\s*(?:[,;:]|\(|\)|\s[–—-]\s|\band\b)\s*")
_NAME = re.compile(r"(?:[A-Z][\w’'.-]*\s+){0,3}[A-Z][\w’'-]+\.?")
_BESIDE_POST = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]+\s+){1,3}[A-Z][\w’'-]+)(?:,\s+|\s+\()(?:our\s+|"
    r"the\s+)?(?P<post>[A-Za-z][^,();.]{3,50})"
)
_WORD = re.compile(r"[A-Z][\w’'-]+")


def people_of(lines: Sequence[Line]) -> frozenset[str]:
    """The words of the names, and the initials, of a paper's people, as they are compared."""
    found = set(filter(_may_name, attending(lines)))
    told = [line for line in lines if not line.wall]
    for line in told[:_FRONT]:
        parts = [part for part in _PARTED.split(line.text) if part]
        if sum(1 for part in parts if _NAME.fullmatch(part.strip())) >= _NAMES:
            found.update(_words(line.text))
    for line in told:
        for match in _BESIDE_POST.finditer(line.text) if "," in line.text or "(" in line.text else ():
            words = comparable(match["post"]).split()
            if {*words, *(word.removesuffix("s") for word in words)} & actors().posts:
                found.update(_words(match["name"]))
    return frozenset(found)


def _words(text: str) -> set[str]:
    words = {comparable(match.group()) for match in _WORD.finditer(text)}
    return {word for word in words if _may_name(word)}


def _may_name(word: str) -> bool:
    plain = word not in cues().things and (word not in verbs().every or word in given_names())
    small = word in grammar().no_verb or word in grammar().finite
    return plain and not small and word not in actors().heads and len(word) > 1
