"""Who is asked: the words before the words that ask, back to where the clause begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extractors.passages.clauses.parties import (
    OF_NAMES,
    decides,
    is_actors_word,
    is_initials,
    is_party,
    names_thing,
)
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.modals import is_known_verb
from extractors.passages.vocabulary import actors, cues, given_names, grammar
from lexicon.files import tables
from lexicon.remembering import remembered
from lexicon.timing import timing_spans
from lexicon.verbs import verbs
from lexicon.words import comparable


class Doer(StrEnum):
    """What kind of somebody, or something, is asked."""

    PERSON = "a person who is named"
    POST = "a post"
    BODY = "a body or team"
    WE = "we"
    I = "I"  # noqa: E741 - the word itself
    YOU = "you"
    THEY = "he, she or they"
    IT = "it"
    MEETING = "the meeting itself"
    PUBLIC = "people at large"
    ANYBODY = "nobody in particular"
    THING = "a thing"
    NAME = "a name that nothing explains"
    OTHER = "words that are none of these"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is asked, at ``start`` to ``end`` of the sentence; ``before`` is what it says before them.

    ``carried``: they stand further up, before another verb ("Karen has the money and will order").
    """

    kind: Doer
    start: int
    end: int
    before: str
    carried: bool = False


_PRONOUNS = {
    "we": Doer.WE, "i": Doer.I, "you": Doer.YOU, "he": Doer.THEY, "she": Doer.THEY, "they": Doer.THEY,
    "it": Doer.IT, "this": Doer.IT, "that": Doer.IT, "there": Doer.IT, "these": Doer.IT, "those": Doer.IT,
    "which": Doer.IT, "who": Doer.IT, "all": Doer.ANYBODY, "everyone": Doer.ANYBODY,
}  # fmt: skip
# Where a clause may begin inside a sentence.
_BOUNDARY = re.compile(
    r"\s+(?=[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*\s+to\s+[a-z])|[;:]\s+|\s[–—-]\s+|,?\s+(?:and|but|so|while|whereas|because|as|then|or)\s+(?:that\s+|then\s+)?|,\s+(?:that\s+)?|\bthat\s+|\)\s+|"
    r"[”\"]\s+"
)
# What may open a clause before its doer.
_OPENING = re.compile(
    r"(?:(?:(?:first|second|third|fourth|fifth)(?:ly)?|finally|lastly|also|in addition|meanwhile|separately|"
    r"therefore|then|next|agreed|action|accordingly|to (?:do|achieve|address|support) this|as a first step|"
    r"for (?:my|our) part|in the meantime|additionally|furthermore|moreover|however|in particular|"
    r"from now on|in future|that|and|but|so|please)\b[,:]?\s+(?:that\s+)?|"
    r"\(?(?:\d{1,2}|[a-h])[).]\s+|[“\"‘'(]\s*)+",
    re.IGNORECASE,
)
# "On the first matter, the Chief Nurse will ..."
_MATTER = re.compile(
    r"(?:on|as to|as for|regarding|concerning|under|in (?:respect of|relation to|response to|the light of))\s"
    r"[^,;]{3,60},\s+(?=\S)",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"(?:by|from|within|before|after|during|in|on|at|over|until|starting|with effect)\b", re.IGNORECASE
)
_THEIR = ("the ", "our ", "all ", "both ", "each ")
_HARD = re.compile(r"[:;]\s+|(?:^|\s)\(?(?:\d{1,2}|[a-h])\)\s*")
_POSSESSIVE = re.compile(r"^(?:our|my|the|its|your)\s+", re.IGNORECASE)
# "only a few", "not everyone": as many as are said, and these are who is asked.
_ONLY = re.compile(r"^(?:(?:only|just|even|almost|nearly|not|hardly|perhaps)\s+)+(?=\S)", re.IGNORECASE)
_APPOSITION = re.compile(r",\s+(?P<more>[^,]{2,60}),?$")
_NAME = re.compile(r"[A-Z][a-z’'-]+")
_PLURAL = re.compile(r"[A-Z]{2,3}s")
_NAME_WORDS = 2
_SIGNS = ",.;:()“”\"’'"
_DOER_WORDS = 22
_ONE = ("this", "that", "it", "he", "she", "which")
_DETERMINERS = ("the", "a", "an", "your", "our", "my", "its", "their", "this", "these", "any", "all", "each")


def subject_of(sentence: str, asked: Asked, people: frozenset[str]) -> Subject | None:
    """Who is asked in a sentence; None where a clause only says more of somebody ("who will attend")."""
    if asked.modal is Modal.AGREED:
        return Subject(Doer.NOBODY, asked.start, asked.start, sentence[: asked.start])
    if asked.reader:
        return Subject(Doer.YOU, asked.start, asked.start, sentence[: asked.start])
    if asked.doer is not None:
        start, end = asked.doer
        return Subject(kind_of(sentence[start:end], people), start, end, sentence[:start])
    front = sentence[: asked.start].rstrip()
    if not _may_ask(front, asked):
        return None
    subject = _subject_before(sentence, front, people)
    if subject is None or asked.modal is not Modal.TO:
        return subject
    return subject if not subject.carried and _may_be_given(sentence, subject, asked) else None


def may_be_asked(sentence: str, asked: Asked) -> bool:
    """Whether somebody may be asked: a quick look, as most papers have no sentence that asks anybody."""
    asks = asked.modal is Modal.AGREED or asked.doer is not None or asked.reader
    return bool(asks) or _may_ask(sentence[: asked.start].rstrip(), asked)


def _may_ask(front: str, asked: Asked) -> bool:
    relative = comparable(_last_word(front)) in grammar().relatives
    return not relative and (asked.modal is not Modal.TO or _may_end(front, asked))


def _may_end(front: str, asked: Asked) -> bool:
    """Whether somebody may be named last before a bare "to": a quick look, as most "to" asks nobody."""
    last = _last_word(front)
    plain = comparable(last)
    return asked.passive or not last.islower() or is_actors_word(plain) or plain in cues().between


def _last_word(text: str) -> str:
    return next(iter(text.rsplit(None, 1)[-1:]), "")


def _may_be_given(sentence: str, subject: Subject, asked: Asked) -> bool:
    """Whether what stands before a bare "to" is somebody, and what stands behind it a verb."""
    who = sentence[subject.start : subject.end]
    known = is_known_verb(asked.verb) or asked.verb == "be" or asked.passive
    small = asked.verb in grammar().no_verb and not asked.passive
    if small or not (known or is_initials(who)):
        return False
    # "Action to be taken and timetable", "Good to see you"
    names_task = subject.kind is not Doer.PERSON and comparable(who) in cues().action_words
    if names_task or comparable(who) in _who("feelings"):
        return False
    words = comparable(who).split()
    if _commands(words) or who.count("(") != who.count(")") or not _who("lets").isdisjoint(words):
        return False
    if subject.before.strip() and who[:1].islower() and not who.startswith(_THEIR):
        return False  # "to encourage departments and organisations to look"
    if not asked.passive and any(_may_be_verb(word) for word in who.split()):
        return False
    if len(words) > 1 and words[0] in _ONE and _is_its_verb(words[1]):
        return False  # "This sets the rate to be paid by the tenant"
    if subject.kind in (Doer.PERSON, Doer.POST, Doer.BODY, Doer.MEETING):
        return True
    named = (
        len(words) <= 2
        and who[:1].isupper()
        and not any(_is_small(word) or word in verbs().every for word in words)
    )
    return (named and subject.kind is Doer.OTHER) or (asked.passive and who[:1].isupper())


def _is_its_verb(word: str) -> bool:
    """Whether a word behind "this" or "it" is the verb of that: no thing so named ends as one of many do."""
    return word.endswith("s") and not {word[:-1], word.removesuffix("es")}.isdisjoint(verbs().every)


def _commands(words: Sequence[str]) -> bool:
    """Whether the first of some words tells a reader what to do: "Set your editor to", "Click OK to"."""
    first, *more = words or ("",)  # who is asked may be signs alone
    if first in given_names():
        return False
    known = first in _who("commands") or (bool(more) and first in verbs().plain)
    return known or (first in verbs().every and bool(more) and more[0] in _DETERMINERS)


def _may_be_verb(word: str) -> bool:
    """Whether a word in small letters may be the verb of a sentence: "wanted", "holds"."""
    plain = comparable(word)
    if not word[:1].islower() or word in OF_NAMES or is_actors_word(plain):
        return False
    return plain.endswith("ed") or {plain, plain.removesuffix("s")} & verbs().every != set()


def _subject_before(sentence: str, front: str, people: frozenset[str]) -> Subject | None:
    """The longest words back from the words that ask that are somebody; else the clause's first words."""
    hard = max((match.end() for match in _HARD.finditer(front)), default=0)
    starts = sorted({hard, *(end for end in _boundaries(sentence, hard) if end <= len(front))})
    other: Subject | None = None
    for start in starts:
        begin = _opened(sentence, start, len(front))
        text = sentence[begin : len(front)].strip(" ,")
        text = _without_still(text)
        if not text or len(text.split()) > _DOER_WORDS or _has_verb(text) or _is_dated(text):
            continue
        if text.casefold().startswith("as ") or _is_said_of_thing(text):
            continue  # "As I will explain", "the work a warden"
        kind = kind_of(text, people)
        if kind in (Doer.OTHER, Doer.THING, Doer.NAME):
            other = Subject(kind, begin, begin + len(text), sentence[:begin])
        else:
            return Subject(kind, begin, begin + len(text), sentence[:begin])
    carried = _carried(sentence, front, people, hard)
    return carried or other


def _is_said_of_thing(text: str) -> bool:
    """Whether words are a thing, and whoever it is said of: in "the frequency a warden is required to call"
    nobody is asked to call.
    """
    named = governed = False  # a thing with an article stands before a word; a preposition before that
    before = ""
    for word in text.split():
        plain = word.casefold()
        if plain in _DETERMINERS:
            if named and not governed and before not in _who("at_times"):
                return True
            named, governed = False, bool(before) and _is_small(before)  # "After the vote the clerk"
        else:
            named = word.isalpha() and not _is_small(plain) and (named or before in _DETERMINERS)
        before = plain
    return False


def _without_still(text: str) -> str:
    """Who is asked without what stands between them and what they are to do: "Ann has also"."""
    front, _, last = text.rpartition(" ")
    still = last in cues().between or last in _who("behind")
    return front.rstrip() if front and still else text


@cache
def _who(kind: str) -> frozenset[str]:
    return frozenset(tables("promises")["who"][kind])


@remembered(most=64)
def _boundaries(sentence: str, hard: int) -> tuple[int, ...]:
    """Where behind a place clauses of a sentence may begin; all that is asked in it is looked up in them."""
    return tuple(match.end() for match in _BOUNDARY.finditer(sentence, hard) if _parts(sentence, match))


def _parts(sentence: str, match: re.Match[str]) -> bool:
    """Whether a boundary parts clauses; initials behind a verb belong to it ("it commits FCO to ...")."""
    if not match.group().isspace():
        return True
    last = comparable(_last_word(sentence[: match.start()]))
    return bool(last) and _governing().isdisjoint((last, last.removesuffix("s")))


@cache
def _governing() -> frozenset[str]:
    """Words behind which initials are no clause's first."""
    return verbs().every | grammar().no_verb | cues().reported | grammar().asked


def _carried(sentence: str, front: str, people: frozenset[str], hard: int) -> Subject | None:
    """Who begins a sentence that goes on with "and will": "Karen has the money and will order"."""
    if comparable(_last_word(front)) not in ("and", "but", "then", "to", "which"):
        return None
    start = _opened(sentence, hard, len(front))
    rest = sentence[start : len(front)].split(" ")
    for number, word in enumerate(rest):
        if number and _is_finite(word):
            text = " ".join(rest[:number]).strip(" ,")
            kind = kind_of(text, people)
            if kind is Doer.OTHER or not text:
                return None
            return Subject(kind, start, start + len(text), sentence[:start], carried=True)
    return None


def _opened(sentence: str, start: int, end: int) -> int:
    """Where the doer may begin behind what opens a clause: "First, ", "By 3 May ", "From June 2019, "."""
    if opening := _OPENING.match(sentence, start, end):
        start = opening.end()
    if matter := _MATTER.match(sentence, start, end):
        return matter.end()
    front = sentence[start:end]
    if not _TIMED.match(front):
        return start
    spans = [one for one in timing_spans(front) if one[0] < 40]
    if not spans:
        return start
    at = start + spans[-1][1]
    rest = re.match(r"[\s,)]*", sentence[at:end])
    return at + (rest.end() if rest else 0)


def _is_dated(text: str) -> bool:
    """Whether a text names a time, as nobody's name does, but for a name that is a month's."""
    return any(comparable(text[start:end]) not in given_names() for start, end in timing_spans(text))


def _has_verb(text: str) -> bool:
    known = _finite()
    return any(word.strip(_SIGNS) in known for word in text.casefold().split())


def _is_finite(word: str) -> bool:
    return word.strip(_SIGNS).casefold() in _finite()


@cache
def _finite() -> frozenset[str]:
    return grammar().finite | cues().reported | grammar().modals


@remembered(most=1024)
def kind_of(text: str, people: frozenset[str]) -> Doer:
    """What kind of somebody words are."""
    plain = _ONLY.sub("", re.sub(r"\s*\([^()]*\)", "", text).strip(' ,.;:“”"'))
    words = comparable(plain).split()
    if not words:
        return Doer.NOBODY
    spoken = _PRONOUNS.get(" ".join(words))
    if spoken is not None:
        return spoken
    if words[-1] in cues().public:
        return Doer.PUBLIC
    if words[0] in _who("indefinite"):
        known = _who("indefinite").issuperset(words) or not actors().heads.isdisjoint(words)
        return Doer.ANYBODY if known else Doer.OTHER
    more = _APPOSITION.search(plain)
    if _is_person(plain, people) or (more and _is_beside_post(plain[: more.start()], more["more"], people)):
        return Doer.PERSON
    own = _POSSESSIVE.sub("", plain)
    kind = _post_or_body(own, more["more"] if more else "")
    named = kind is Doer.BODY and own == plain and not is_actors_word(_head(own)) and _may_be_name(own)
    return Doer.NAME if named else kind


def _post_or_body(own: str, more: str) -> Doer:
    head = _head(own)
    if decides(own):
        return Doer.MEETING
    if own[:1].isupper() and comparable(own) in _who("departments"):
        return Doer.BODY
    if head in cues().things:
        return Doer.THING
    if head in actors().posts or (more and _head(more) in actors().posts):
        return Doer.POST
    if is_party(own) and (own[:1].isupper() or is_actors_word(head)):
        return Doer.BODY
    return Doer.THING if names_thing(head) else Doer.OTHER


def _may_be_name(own: str) -> bool:
    """Whether words have the form of a name, and nothing says whose: "Tunde", "Ana P"."""
    words = own.split()
    plain = [comparable(word) for word in words]
    return (
        len(words) <= _NAME_WORDS
        and all(_NAME.fullmatch(word) for word in words)
        and not any(_is_small(word) or word in verbs().every or word in cues().things for word in plain)
    )


def _is_beside_post(first: str, second: str, people: frozenset[str]) -> bool:
    """ "our drainage engineer, Paul Strachan", "Ann Lee, the clerk"."""
    for name, post in ((first, second), (second, first)):
        if _is_person(name, people) and is_actors_word(_head(_POSSESSIVE.sub("", post))):
            return True
    return False


def _head(text: str) -> str:
    """The word that a name turns on: "Head" of "Head of Parks" is none, so the last before "of"."""
    front = re.split(r"\s+(?:of|for|in|on|at|from|with|within|to)\s+", text, maxsplit=1)[0]
    words = comparable(front).split()
    return words[-1] if words else ""


def _is_person(text: str, people: frozenset[str]) -> bool:
    """Whether words name a person: by a title, a first name, initials, or as one of those who are known."""
    plain = text.strip(" ,.;")
    parts = [part for part in re.split(r"\s*(?:,|/|&|\+|\band\b)\s*", plain) if part]
    return bool(parts) and all(_is_one_person(part, people) for part in parts)


def _is_small(word: str) -> bool:
    return word in grammar().no_verb or word in grammar().pronouns


def _is_one_person(part: str, people: frozenset[str]) -> bool:
    words = part.split()
    if _is_small(comparable(words[0])) and not part.isupper():
        return False
    if words[:1] in (["the"], ["The"]) or not all(word[:1].isupper() or word in OF_NAMES for word in words):
        return False
    if len(words) > 1 and words[0] == "A" and words[1].isupper():
        return False  # "A FAQ"
    first, keys = comparable(words[0]), {comparable(word) for word in words}
    if _PLURAL.fullmatch(part) and first not in people:
        return False  # "GPs", "URLs"
    if is_initials(part) or (first in actors().titles and len(words) > 1):
        return True
    if first in verbs().plain and first not in people:
        return False
    return len(words) <= 4 and (bool(keys & people) or first in given_names())
