"""Who is asked: the words before the words that ask, back to where the clause begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.passages.clauses.asking import is_participle
from extractors.passages.clauses.parties import OF_NAMES, is_actors_word, is_initials
from extractors.passages.clauses.senses import is_third_person
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.doers import PRONOUNS, Doer, has_trade, is_small, kind_of, who_words
from extractors.passages.promises.governing import governed
from extractors.passages.vocabulary import cues, given_names, grammar
from lexicon.files import tables
from lexicon.remembering import remembered
from lexicon.timing import timing_spans
from lexicon.verbs import is_known_verb, stem_of, verbs
from lexicon.words import comparable

# What is asked so is asked of nobody who is named before it.
_OF_NOBODY = (Modal.AGREED, Modal.WISHED, Modal.ORDERED, Modal.GIVEN, Modal.BRIEF, Modal.BARE)
# A colon that ends a clause, and none inside a post ("Director: Works to reply").
_COLON = "".join(rf"(?<!\b{post})" for post in tables("promises")["who"]["before_colon"]) + r":\s+"
# Where a clause may begin inside a sentence.
_BOUNDARY = re.compile(
    r"\s+(?=[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*\s+to\s+[a-z])|;\s+|"
    rf"{_COLON}|\s[–—-]\s+|,?\s+(?:and|"
    r"but|so|while|whereas|because|as|then|or)\s+(?:that\s+|then\s+)?|,\s+(?:that\s+)?|\bthat\s+|\)\s+|"
    r"[”\"]\s+"
)
# What may open a clause before its doer.
_OPENING = re.compile(
    r"(?:(?:(?:first|second|third|fourth|fifth)(?:ly)?|finally|lastly|also|in addition|meanwhile|separately|"
    r"therefore|then|next|agreed|action|accordingly|to (?:do|achieve|address|support) this|as a first step|"
    r"for (?:my|our|its|their|his|her) (?:own )?part|in (?:his|her|its|their|my) turn|"
    r"to (?:remit|refer|delegate)(?: it| this| the matter)? to|"
    r"in the meantime|additionally|furthermore|moreover|however|in particular|"
    r"from now on|in future|(?:in|over|during|for) the (?:coming|next|current|new|"
    r"rest of the) (?:\w+ )?(?:years?|terms?|months?|weeks?|days|season)|that|and|but|so|"
    r"please)\b[,:]?\s+(?:that\s+)?|"
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
_LEADS_IN = re.compile(r"(?:after|at|in|under|following|during|on|over|with)\b", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|or)\s+$")
_HARD = re.compile(rf"{_COLON}|;\s+|" r"(?:^|\s)\(?(?:\d{1,2}|[a-h])\)\s*")
# "Mrs Abara, who runs the bus duty, means to": what is said of her by the way.
_RELATIVE = re.compile(r",\s+(?:who|whose|whom)\s[^,]*,?$")
# "He in turn said", "The Trust for its part will"
_IN_TURN = re.compile(
    r",?\s+(?:in (?:his |her |its |their |my )?(?:turn|return)|"
    r"(?:for|on) (?:his|her|its|their|my|our) (?:own )?(?:part|side)),?$"
)
_BY_THE_WAY = re.compile(r"(?:^|[,;]\s)[Aa]s\s+(?:I|we|you|he|she|they)$")
_SPEAKS = re.compile(
    r"(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey)\s+(?!(?:both|all|two|three|each|also|now|then|for)\b)"
)
_SPOKEN = frozenset(("i", "we", "you", "he", "she", "they"))
# Behind these stands somebody of whom another is told: "a letter from the Clerk will".
_BEFORE_OTHERS = frozenset((
    "of", "for", "to", "by", "with", "from", "in", "on", "at", "and", "or", "than", "like", "about", "under",
    "over", "against", "between", "behind",
))  # fmt: skip
# Behind these stands where it is done.
_PLACES = frozenset(
    ("in", "within", "into", "from", "at", "than", "like", "about", "under", "between", "behind")
)
_SIGNS = ",.;:()“”\"’'"
_DOER_WORDS = 22
# How whoever writes a note calls themselves in it.
_WRITER = ("me", "myself")
_ONE = ("this", "that", "it", "he", "she", "which")
_DETERMINERS = ("the", "a", "an", "your", "our", "my", "its", "their", "this", "these", "any", "all", "each")


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


def subject_of(sentence: str, asked: Asked, people: frozenset[str]) -> Subject | None:
    """Who is asked in a sentence; None where a clause only says more of somebody ("who will attend")."""
    if asked.modal in _OF_NOBODY and asked.doer is None and not asked.reader:
        return Subject(Doer.NOBODY, asked.start, asked.start, sentence[: asked.start])
    if asked.reader:
        return Subject(Doer.YOU, asked.start, asked.start, sentence[: asked.start])
    if asked.doer is not None:
        start, end = asked.doer
        return Subject(kind_of(sentence[start:end], people), start, end, sentence[:start])
    front = sentence[: asked.start].rstrip()
    if asked.modal is Modal.NEEDS and not front:  # "There are still the blinds to order"
        return Subject(Doer.NOBODY, asked.start, asked.start, "")
    if not _may_ask(front, asked):
        return None
    subject = _subject_before(sentence, front, people, passive=asked.passive)
    if subject is None or asked.modal is not Modal.TO:
        return subject
    return subject if not subject.carried and _may_be_given(sentence, subject, asked) else None


def may_be_asked(sentence: str, asked: Asked) -> bool:
    """Whether somebody may be asked: a quick look, as most papers have no sentence that asks anybody."""
    asks = asked.modal in _OF_NOBODY or asked.doer is not None or asked.reader
    return bool(asks) or _may_ask(sentence[: asked.start].rstrip(), asked)


def _may_ask(front: str, asked: Asked) -> bool:
    relative = comparable(_last_word(front)) in grammar().relatives
    return not relative and (asked.modal is not Modal.TO or _may_end(front, asked))


def _may_end(front: str, asked: Asked) -> bool:
    """Whether somebody may be named last before a bare "to": a quick look, as most "to" asks nobody."""
    last = _last_word(front)
    plain = comparable(last)
    known = is_actors_word(plain) or plain in cues().between or last in _WRITER
    return asked.passive or not last.islower() or known


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
    if names_task or comparable(_last_word(who)) in who_words("feelings"):
        return False
    words = comparable(who).split()
    if len(words) == 1 and subject.kind is not Doer.PERSON and is_participle(words[0]):
        return False  # "Invited to comment, the Clerk said"
    if _commands(words) or who.count("(") != who.count(")") or not who_words("lets").isdisjoint(words):
        return False
    if subject.before.strip() and who[:1].islower() and not who.startswith(_THEIR):
        return False  # "to encourage departments and organisations to look"
    if not asked.passive and _is_told_already(sentence[: subject.start], who):
        return False
    if len(words) > 1 and words[0] in _ONE and _is_its_verb(words[1]):
        return False  # "This sets the rate to be paid by the tenant"
    return _is_given(who, subject, passive=asked.passive)


def _is_given(who: str, subject: Subject, *, passive: bool) -> bool:
    """Whether whoever stands before a bare "to" is somebody who may be given something to do."""
    if subject.kind in (Doer.PERSON, Doer.POST, Doer.BODY, Doer.MEETING):
        return True
    if who in _WRITER:
        return not subject.before.strip()  # "me to book the room"
    if subject.kind is Doer.ANYBODY and who[:1].isupper():
        return True  # "Everyone to save jam jars"
    words = comparable(who).split()
    named = (
        len(words) <= 2
        and who[:1].isupper()
        and not any(is_small(word) or word in verbs().every for word in words)
    )
    return (named and subject.kind is Doer.OTHER) or (passive and who[:1].isupper())


_CLAUSE = re.compile(r"[,;:(–—]|\b(?:that|and|but)\s+$|\bthat\b", re.IGNORECASE)


def _is_told_already(front: str, who: str) -> bool:
    """Whether a clause has a verb of its own before its "to": "has been built on the services to improve"."""
    if any(_may_be_verb(word) for word in who.split()):
        return True
    clause = _CLAUSE.split(front)[-1].casefold().split()
    amid = len(clause) > 1 or (bool(clause) and len(front.split()) > 1)
    governs = amid and not is_initials(who) and governed(front, Modal.TO) == "other words"
    if governs and _governs_object(*["", *clause][-2:]):
        return True
    return not grammar().finite.isdisjoint((*clause, *who.casefold().split()))


def _governs_object(before: str, word: str) -> bool:
    """Whether whoever stands behind a word is its object: "allows Ann to call", "look in it to see"."""
    if word in _PLACES:
        return True
    plain = comparable(word)
    if before in _DETERMINERS or plain in cues().between:
        return False
    return is_third_person(plain) or plain.endswith("ed") or bool(stem_of(plain))


def _is_its_verb(word: str) -> bool:
    """Whether a word behind "this" or "it" is the verb of that: no thing so named ends as one of many do."""
    return word.endswith("s") and not {word[:-1], word.removesuffix("es")}.isdisjoint(verbs().every)


def _commands(words: Sequence[str]) -> bool:
    """Whether the first of some words tells a reader what to do: "Set your editor to", "Click OK to"."""
    first, *more = words or ("",)  # who is asked may be signs alone
    if first in given_names():
        return False
    acts = bool(more) and has_trade(" ".join(words))
    known = first in who_words("commands") or (bool(more) and first in verbs().plain and not acts)
    return known or (first in verbs().every and bool(more) and more[0] in _DETERMINERS)


def _may_be_verb(word: str) -> bool:
    """Whether a word in small letters may be the verb of a sentence: "wanted", "holds"."""
    plain = comparable(word)
    if not word[:1].islower() or word in OF_NAMES or is_actors_word(plain):
        return False
    return plain.endswith("ed") or {plain, plain.removesuffix("s")} & verbs().every != set()


def _subject_before(sentence: str, front: str, people: frozenset[str], *, passive: bool) -> Subject | None:
    """The longest words back from the words that ask that are somebody; else the clause's first words."""
    hard = max((match.end() for match in _HARD.finditer(front)), default=0)
    starts = sorted({hard, *(end for end in _boundaries(sentence, hard) if end <= len(front))})
    other: Subject | None = None
    for start in starts:
        begin = _opened(sentence, start, len(front))
        text = sentence[begin : len(front)].strip(" ,")
        text = _RELATIVE.sub("", _without_still(text))
        told = " that " in text  # "decided that our caretaker"
        if not text or told or len(text.split()) > _DOER_WORDS or _has_verb(text) or _is_dated(text):
            continue
        if text.casefold().startswith(("as ", "to ")) or _SPEAKS.match(text) or _is_said_of_thing(text):
            continue  # "As I will explain", "to anyone who", "I hope that every member", "the work a warden"
        kind = kind_of(text, people)
        if kind in (Doer.OTHER, Doer.THING, Doer.NAME):
            named = other is not None and sentence[other.start].isupper() and text[:1].isupper()
            if other is not None and (passive or named) and _AND.search(sentence[:begin]):
                continue  # "Bath board and second rail to be ordered", "People and Culture will revise"
            other = Subject(kind, begin, begin + len(text), sentence[:begin])
        else:
            return Subject(kind, begin, begin + len(text), sentence[:begin])
    if other is None or other.kind is not Doer.NAME:
        near = _nearest(sentence, front, people, hard)
        if near is not None:
            return near
    carried = _carried(sentence, front, people, hard, passive=passive)
    if carried is None and other is None and passive:
        return Subject(Doer.NOBODY, len(front), len(front), front)
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
            if named and not governed and before not in who_words("at_times"):
                return True
            named, governed = False, bool(before) and is_small(before)  # "After the vote the clerk"
        else:
            named = word.isalpha() and not is_small(plain) and (named or before in _DETERMINERS)
        before = plain
    return False


def _without_still(text: str) -> str:
    """Who is asked without what stands between them and what they are to do: "Ann has also"."""
    text = _IN_TURN.sub("", text)
    front, _, last = text.rpartition(" ")
    while front and (last in cues().between or last in who_words("behind")):
        text = front.rstrip()
        front, _, last = text.rpartition(" ")
    return text


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


def _nearest(sentence: str, front: str, people: frozenset[str], hard: int) -> Subject | None:
    """Who stands last before the words that ask, behind words that open the clause: "Under the Act you are
    directed", "After the winter the Ranger will".
    """
    if _BY_THE_WAY.search(front):
        return None
    spans = [match.span() for match in re.finditer(r"\S+", front) if match.start() >= hard]
    if spans and (last := front[slice(*spans[-1])]).casefold().strip(",") in _SPOKEN:
        return Subject(
            PRONOUNS[last.casefold().strip(",")], spans[-1][0], len(front), sentence[: spans[-1][0]]
        )
    for at, (start, _) in enumerate(spans[1:], 1):
        word, before = front[slice(*spans[at])], front[slice(*spans[at - 1])].casefold()
        # "After a long discussion Mr Beaton agreed"
        named = word[:1].isupper() and before.islower() and bool(_LEADS_IN.match(front, hard))
        named = named and not _has_verb(front[hard:start])
        if not (named or word in ("the", "our", "my", "your")) or before in _BEFORE_OTHERS:
            continue
        text = front[start:].strip(" ,")
        said_of = _is_said_of_thing(front[hard:])
        if (
            not said_of
            and not _has_verb(text)
            and kind_of(text, people) in (Doer.PERSON, Doer.POST, Doer.BODY, Doer.MEETING)
        ):
            return Subject(kind_of(text, people), start, start + len(text), sentence[:start])
    return None


def _carried(
    sentence: str, front: str, people: frozenset[str], hard: int, *, passive: bool
) -> Subject | None:
    """Who begins a sentence that goes on with "and will": "Karen has the money and will order"."""
    if comparable(_last_word(front)) not in ("and", "but", "then", "to", "which"):
        return None
    start = _opened(sentence, hard, len(front))
    rest = sentence[start : len(front)].split(" ")
    for number, word in enumerate(rest):
        if number and _is_finite(word):
            text = " ".join(rest[:number]).strip(" ,")
            kind = kind_of(text, people)
            if not text or (kind is Doer.OTHER and not passive):
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
