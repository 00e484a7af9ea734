"""The words of a lead cell by kind: phrases of ``lexicon/parties.toml``, and what a word's shape tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lexicon.files import lines, tables
from lexicon.remembering import remembered
from normalise.grammar import Node
from normalise.parties.company import INITIALS_LENGTH, in_company
from normalise.parties.phrases import spans_of

_ACRONYMS = {
    "prefixes": "PREFIX",
    "roles": "ROLEABBR",
    "teams": "TEAMABBR",
    "organisations": "ORGABBR",
    "subjects": "TOPICABBR",
    "roles_in_company": "ROLE2",
    "organisations_in_company": "ORG2",
    "subjects_in_company": "TOPIC2",
    "prefixes_in_company": "PREFIX2",
}

_SIGNS = {
    "/": "SLASH",
    "\\": "SLASH",
    ",": "COMMA",
    "&": "AND",
    "+": "AND",
    ";": "STOP",
    "|": "STOP",
    "•": "STOP",
    "·": "STOP",
    "*": "SIGN",
    ".": "DOT",
    ":": "COLON",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "(": "OPEN",
    "[": "OPEN",
    ")": "SHUT",
    "]": "SHUT",
}
_SMALL = {
    "and": "AND",
    "of": "OF",
    "for": "FOR",
    "in": "IN",
    "at": "IN",
    "to": "TO",
    "on": "IN",
    "the": "THE",
    "a": "THE",
    "an": "THE",
}

_CAPITALS = re.compile(r"[A-Z]+")
_SHORT_WORDS = frozenset(("OF", "AND", "FOR", "THE", "IN", "TO", "AT", "WITH", "HEAD", "LEAD", "TEAM", "ALL"))
_SHORTEST_SHOUTED = 5
"""Letters of a word in capitals that is no acronym, in a line that has nothing else."""

_BEFORE_HYPHENS = ("MODIFIER", "SUBJECT", "FORMERLY")
"""What a post in one word begins with before its hyphen; "vice" says elsewhere that somebody has gone."""
_ABBREVIATION = re.compile(
    r"[A-Z]{2,6}|(?=(?:[a-z]*[A-Z]){2})[A-Z]{2}[A-Za-z]{1,3}|[A-Z][a-z]?[A-Z]{1,3}|[A-Z]+(?:&[A-Z]+)+"
)
_BEGUN_SMALL = re.compile(
    r"(?:al|el|ul|ur|ad|ar|as|ash|an|at)-[A-Z][a-z]+|(?:t|n|b|g|m|d|h|bh)[A-Z][^\W\dA-Z_]{2,}"
)
"""A surname with small letters before its capital: "al-Rashid", "Mac an tSaoir"."""
_INITIAL = re.compile(r"(?:[A-Z]\.?)|(?:[A-Z]\.)+[A-Z]?")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    given: frozenset[str]
    small: Mapping[str, str]
    acronyms: Mapping[str, str]
    post_endings: tuple[str, ...]
    doubtful_endings: tuple[str, ...]


@cache
def _vocabulary() -> _Vocabulary:
    acronyms = tables("parties")["acronyms"]
    return _Vocabulary(
        given=lines("given_names"),
        small=_SMALL | dict.fromkeys(tables("parties")["particles"], "PARTICLE"),
        acronyms={word: _ACRONYMS[section] for section, words in acronyms.items() for word in words},
        post_endings=tuple(tables("parties")["post_endings"]),
        doubtful_endings=tuple(tables("parties")["doubtful_endings"]),
    )


def words_of(line: str) -> list[Node]:
    """The words of one line of a lead cell, in order; ``number`` is 2 for a word in the plural."""
    written = _in_usual_case(line.replace("’", "'"))
    nodes: list[Node] = []
    for label, start, end in spans_of(written):
        text = written[start:end]
        kind = _shape(text) if label is None else _labelled(label, text)
        nodes.append(Node(kind, start, end, _number(kind, text)))
    return in_company(nodes, line)


_SHOUTED = re.compile(r"\b(?:DR|MR|MRS|MS|MISS|CLLR|PROF|REV)\.?\s+(?P<name>[A-Z][A-Z'-]{2,})\b")
_TWO_SMALL_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+(?:[-'][^\W\d_]+)?")


def _in_usual_case(line: str) -> str:
    """A line in capitals or small letters only as it would else be written, letter for letter; so are a
    title and the name behind it ("DR IYER and the Clerk").
    """
    if line.isupper():
        return _softened(line)
    line = _SHOUTED.sub(_named_softly, line)
    if line.islower() and _TWO_SMALL_WORDS.fullmatch(line.strip()) and _is_given(line.split()[0]):
        return line.title()
    return line


def _named_softly(match: re.Match[str]) -> str:
    name = match["name"]
    known = name in _vocabulary().acronyms or _kind_of_word(name) is not None
    return match.group() if known else match.group().title()


def _is_given(word: str) -> bool:
    return word.lower() in _vocabulary().given


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that the list has."""
    return _is_given(word)


def is_known_word(word: str) -> bool:
    """Whether a word is one of the names of roles, teams or bodies, or an acronym: no surname by itself."""
    return word in _vocabulary().acronyms or word.isupper() or _kind_of_word(word) is not None


@remembered(most=4096)
def _kind_of_word(word: str) -> str | None:
    return next((span.label for span in spans_of(word) if span.label is not None), None)


def _softened(line: str) -> str:
    """ "JANE HOLT, HEAD OF ICT" with small letters where no acronym is: a given name, what follows one,
    long words and the short ones that titles are made of."""
    letters = list(line)
    after_given = -1
    for word in _CAPITALS.finditer(line):
        text = word.group()
        acronym = text in _vocabulary().acronyms
        short = text in _SHORT_WORDS and (len(text) > 2 or _joins(line, word))
        long = (len(text) >= _SHORTEST_SHOUTED and not acronym) or short
        name = len(text) > 2 and not acronym
        given = name and _is_given(text)
        if long or given or (name and word.start() == after_given):
            small = text.lower() in _vocabulary().small
            letters[word.start() : word.end()] = text.lower() if small else text.title()
        after_given = word.end() + 1 if given else -1
    return "".join(letters)


def _joins(line: str, word: re.Match[str]) -> bool:
    """Whether two capitals have a word on either side, as "OF" has; in "MH / TO" they are initials."""
    before, after = line[: word.start()], line[word.end() :]
    return before[-1:] == after[:1] == " " and before[-2:-1].isalnum() and after[1:2].isalnum()


def _number(kind: str, text: str) -> int:
    """2 for what is in the plural, and for a title in capitals, which may be somebody's initials; 3 for a
    capitalised word that ends as those of doers do, and as surnames do as well."""
    if kind == "CAP":
        return 3 if len(text) > _NO_ENDING and _singular(text).endswith(_vocabulary().doubtful_endings) else 1
    if kind == "GIVEN":
        return 3 if _kind_of_word(text) == "HEAD" else 1
    if kind == "TITLE":
        return 2 if text.isupper() and len(text) <= INITIALS_LENGTH else 1
    if kind == "CLLR":
        return 2 if text.endswith("s") else 1
    plural = kind == "PEOPLE" or (
        kind in ("HEAD", "FULLROLE", "PREFIX", "ROLEABBR") and text.endswith("s") and text[-2] != "s"
    )
    return 2 if plural else 1


def _singular(word: str) -> str:
    return word.casefold().removesuffix("s")


_NO_ENDING = 4
"""Letters of a word too short to tell by its ending: "Kent"."""
_VERB = 8
"""Letters of a word in small letters that may be a verb, whatever it ends on: "monitor"."""
_STEM = 2
"""Letters at least in front of an ending: "Leader" itself is a word of the list, or a name."""


def _says_what_one_does(word: str) -> bool:
    """Whether a word that no list has is a post by its ending: "Hydrologist", "Boundaryman"."""
    single = _singular(word)
    ending = next((each for each in _vocabulary().post_endings if single.endswith(each)), None)
    return ending is not None and len(single) >= len(ending) + _STEM


def _labelled(kind: str, text: str) -> str:
    """The kind of a phrase of the vocabulary."""
    acronym = _vocabulary().acronyms.get(text)
    if acronym is not None:
        return acronym
    if kind == "PROSE" and text.istitle() and text.lower() in _vocabulary().given:
        return "GIVEN"
    if kind == "HEAD" and " " in text:
        return "FULLROLE"
    if kind == "HEAD" and text.istitle() and _is_given(text):
        return "GIVEN"  # "Dean", whom only its company makes a post
    return "TOPIC" if kind == "SUBJECT" and text.islower() else kind


def _shape(text: str) -> str:
    if text in ("'s", "’s", "'", "’"):
        return "GENITIVE"
    if text in _SIGNS:
        return _SIGNS[text]
    bare = text.rstrip("*†‡")
    acronym = _vocabulary().acronyms.get(bare)
    if acronym is not None:
        return acronym
    small = _vocabulary().small.get(text.lower())
    if small is not None and not text.isupper():
        return small
    if text in ("II", "III"):
        return "NUM"  # "Zone II"
    if any(character.isdigit() for character in text) and not re.fullmatch(r"[A-Z]{2,3}\d", text):
        return "NUM"
    return _word_shape(bare)


def _word_shape(text: str) -> str:
    if _INITIAL.fullmatch(text):
        return "LETTER"
    if not text[:1].isalpha():
        return "SIGN"
    if text[:1].islower():
        if _BEGUN_SMALL.fullmatch(text):
            return "CAP"
        return "HEAD" if len(text) > _VERB and _says_what_one_does(text) else "LOW"
    if re.match(r"(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Van|Fitz)[A-Z][a-z]", text):
        return "CAP"
    if "&" in text and _ABBREVIATION.fullmatch(text):
        return "TOPICABBR"  # nobody's initials: "R&D"
    if text[-1].isdigit():
        return "TOPICABBR"  # "KS2"
    if re.fullmatch(r"[A-Z]{2,3}[ML]T", text) and text.lower() not in _vocabulary().given:
        return "TEAMABBR"  # a management or leadership team: "CSMT"
    if _ABBREVIATION.fullmatch(text) and text.lower() not in _vocabulary().given:
        return "ACRONYM" if len(text) > INITIALS_LENGTH and text.isupper() else "ABBR"
    return _capitalised_shape(text)


def _capitalised_shape(text: str) -> str:
    """The kind of a word with one capital: a given name, a post by its parts or its ending, or any."""
    first, *rest = text.split("-")
    if first.lower() in _vocabulary().given:
        return "GIVEN"
    if rest and _kind_of_word(first) in _BEFORE_HYPHENS and _kind_of_word(rest[-1]) in ("HEAD", "PREFIX"):
        return "HEAD"  # "Vice-Principal"
    return "HEAD" if _says_what_one_does(text) else "CAP"
