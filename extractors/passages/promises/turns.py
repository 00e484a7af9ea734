"""Turns of phrase that ask or hand over without "will" or "to" behind a doer: "it falls to the Clerk to",
"the gutter wants clearing", "I want the stock counted". Their words stand in ``asking.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.passages.clauses.asking import is_participle
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.requests import ADVERB
from extractors.passages.vocabulary import grammar
from lexicon.files import tables
from lexicon.patterns import alternatives, any_of
from lexicon.verbs import stem_of, verbs
from lexicon.words import telling_words

_NOT_WHO = r"(?!(?:to|that|it|this|if|whether|how|what|when|where|why|which|no|not|nothing)\b)"
_WHO = rf"(?P<who>{_NOT_WHO}[\w’'.&/-]+(?:,?\s+{_NOT_WHO}[\w’'.&/-]+){{0,6}}?)"
# Who stands last in a sentence or before a comma.
_LAST = (
    r"(?P<who>(?:the\s+|our\s+|your\s+|my\s+)?[\w’'.&/-]+(?:\s+(?!(?:and|but|so|as|from|until|"
    r"by|in|who|which)\b)[\w’'.&/-]+){0,5})"
)
_ING = rf"{ADVERB}(?P<ing>[a-z][a-z-]*ing)\b"
_DONE = rf"{ADVERB}(?P<done>[a-z][a-z-]+)\b"
_THING = r"[^.;:?]{2,90}?"
_SPEAKER = (
    r"\b(?:I|[Ww]e)(?:[’'](?:d|ll|m|re|ve)|\s+(?:would|should|shall|will|do|also|now|"
    r"therefore|must|am|are|have\s+to))*"
)
_MORE = r"(?:(?:also|now|then|still|therefore|all|both|next|only|to be|kindly|accordingly|hereby)\s+)*"

TURNS = (Modal.GIVEN, Modal.DUTY, Modal.NEEDS, Modal.WISHED, Modal.REACH, Modal.ORDERED)
"""What is asked by such turns of phrase alone."""
_WHOLE = (Modal.PLEASE, Modal.WISHED, Modal.GIVEN, Modal.DUTY, Modal.ORDERED)
_CLAUSES = re.compile(r"[;:]\s+|\s[–—-]\s+|\s(?:and|but|so)\s+")


def _known_verb() -> str:
    """A verb that is listed: what stands before it is somebody, as long as it takes."""
    return rf"{ADVERB}(?P<verb>(?:re-?)?(?:{any_of((*verbs().every, 'do'))})(?![\w-]))"


_VERB = _known_verb()


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn of phrase: the words of which one is in each, its pattern, and what it is; ``reader``: whether
    it asks the paper's reader where it names nobody.
    """

    modal: Modal
    words: frozenset[str]
    pattern: re.Pattern[str]
    reader: bool | None = None


def turns_in(sentence: str, words: frozenset[str]) -> Iterator[Asked]:
    """What such turns of phrase in a sentence ask; ``words`` are its words."""
    for turn in _turns():
        if not words.isdisjoint(turn.words):
            yield from (one for match in turn.pattern.finditer(sentence) if (one := _asked(turn, match)))


def _asked(turn: _Turn, match: re.Match[str]) -> Asked | None:
    groups = match.groupdict()
    done, ing, verb = groups.get("done"), groups.get("ing"), groups.get("verb") or groups.get("verb2")
    if done is not None and not is_participle(done):
        return None
    if ing is not None and not (ing := stem_of(ing) or (turn.modal is Modal.NEEDS and ing)):
        return None
    if verb is not None and verb in grammar().no_verb:
        return None
    if verb in _words("gives", "decides") and turn.modal is Modal.GIVEN:
        return None
    asked = "send" if verb == "action" else done or ing or verb or "send"
    name = next((name for name in ("done", "ing", "verb", "verb2") if groups.get(name)), None)
    name_of = "who2" if groups.get("who2") else "who"
    who = groups.get(name_of)
    reads = (
        turn.reader or groups.get("whom") is not None if who is None else who.casefold() in ("you", "your")
    )
    start = _clause_start(match.string, match.start()) if turn.modal in _WHOLE else match.start()
    return Asked(
        turn.modal,
        start,
        match.end(name) if name else match.end(),
        asked,
        passive=done is not None or (ing is not None and turn.modal is Modal.NEEDS),
        doer=match.span(name_of) if who else None,
        reader=reads or None,
        past=groups.get("past") is not None,
    )


def _clause_start(sentence: str, at: int) -> int:
    """Where the clause begins that a turn of phrase stands in."""
    return max((sign.end() for sign in _CLAUSES.finditer(sentence, 0, at)), default=0)


@cache
def _words(kind: str, *names: str) -> tuple[str, ...]:
    return tuple(word for name in names for word in tables("asking")[kind][name])


def _any(kind: str, *names: str) -> str:
    return alternatives(_words(kind, *names), between=r"\s+")


@cache
def _turns() -> tuple[_Turn, ...]:
    return (*_of_giving(), *_of_others(), *_of_wanting(), *_of_asking(), *_of_needing())


def _turn(modal: Modal, words: str, pattern: str, *, reader: bool | None = None) -> _Turn:
    return _Turn(modal, frozenset(words.split()), re.compile(pattern), reader)


def _telling(kind: str, *names: str) -> str:
    """One word of each phrase of some lists, by which it is told quickly."""
    return " ".join(telling_words(_words(kind, *names)))


def _of_giving() -> Iterator[_Turn]:
    """What is handed to somebody: "it falls to", "the job of ... rests with", "is for Jo to"."""
    tasks, comes = _any("gives", "tasks"), _any("gives", "comes")
    duties = _any("gives", "duties")
    yield _turn(
        Modal.GIVEN,
        "falls fall for rests lies up down",
        r"\b(?:(?:will|must|has|should|would)\s+)?(?:(?:now|also)\s+)?"
        rf"(?:falls?|be|is|rests?|lies)\s+(?:now\s+)?(?:for|to|on|upon|with|up\s+to|"
        rf"down\s+to)\s+{_WHO}\s+to\s+{_VERB}",
    )
    for modal, named in ((Modal.GIVEN, "tasks"), (Modal.DUTY, "duties")):
        yield _turn(
            modal,
            _telling("gives", named),
            rf"\b(?:[Tt]he\s+|[Aa]ll\s+)?(?i:{tasks if modal is Modal.GIVEN else duties})\s+(?:of|"
            rf"for)\s+(?:{_ING}|(?=\w))"
            rf"[^.;:]{{0,80}}?\s{_MORE}(?:{comes})\s+{_MORE}(?:over\s+)?(?:to|on|upon|with|for)\s+{_LAST}",
        )
    yield _turn(
        Modal.GIVEN,
        "left passed handed given referred delegated assigned allocated allotted entrusted remitted devolved",
        rf"\b(?:is|was|are|were|been|"
        rf"be)\s+{_MORE}(?:{_any('gives', 'handed')})\s+(?:over\s+)?(?:to|with)\s+{_WHO}\s+to\s+{_VERB}",
    )
    yield _turn(
        Modal.GIVEN,
        "job task turn responsibility duty",
        rf"\b(?:[Ii]t\s+(?:is|will\s+be)\s+)(?P<who>(?:the\s+|"
        rf"our\s+)?[\w’'.-]+(?:\s+[\w.-]+){{0,3}}?)['’]s?\s+"
        rf"(?:{tasks})\s+(?:now\s+)?to\s+{_VERB}",
    )
    yield _turn(
        Modal.GIVEN,
        "job task turn",
        r"\b(?P<who>(?:[Tt]he\s+|[Oo]ur\s+)?[\w’'.-]+(?:\s+[\w.-]+){0,3}?)(?:['’]s|\s+(?:has|have|"
        r"had\s+been\s+given|was\s+given|is\s+given|has\s+been\s+given))\s+"
        rf"(?:now\s+|got\s+|been\s+given\s+)*the\s+(?:{tasks})\s+of\s+{_ING}",
    )
    yield _turn(
        Modal.GIVEN,
        "for",
        rf"(?:^|[.;:–—-]\s+)[Ff]or\s+{_WHO}\s+to\s+(?P<verb>action|do|pursue|progress|chase)\b",
    )


def _of_others() -> Iterator[_Turn]:
    """What somebody has somebody else do: "I have told our joiner to", "we have put Mr Osei down to"."""
    yield _turn(
        Modal.ASKS,
        _telling("gives", "has_others"),
        rf"\b(?:have|has|[’']ve)\s+{_MORE}(?:{_any('gives', 'has_others')})\s+{_WHO}\s+"
        rf"(?:down\s+)?to\s+{_VERB}",
    )
    yield _turn(
        Modal.ASKS,
        _telling("gives", "asks_others"),
        rf"\b(?:am|is|are|[’'](?:m|re|"
        rf"s))\s+{_MORE}(?:{_any('gives', 'asks_others')})\s+{_WHO}\s+to\s+{_VERB}",
    )
    yield _turn(
        Modal.ORDERED,
        "require requires want wants need needs expect",
        rf"(?<!\b[Nn]o )\b(?:require|requires|want|wants|need|needs|expect|expects)\s+{_MORE}(?!(?:to|"
        rf"that)\b)(?:[\w’'&/-]+\s+){{1,9}}?to\s+be\s+{_DONE}",
    )
    yield _turn(
        Modal.ASKS,
        "require requires want wants need needs expect",
        rf"(?:{_SPEAKER}\s+{_MORE}(?:require|want|need|expect)|\b(?:requires|"
        rf"expects))\s+{_MORE}{_WHO}\s+to\s+{_VERB}",
    )
    yield _turn(
        Modal.WILL,
        "hear contacted visited seen rung telephoned called approached",
        r"\b[Yy]ou(?:[’']ll|\s+(?:will|shall|should))\s+(?:then\s+|also\s+|"
        r"shortly\s+)?(?:hear\s+(?:further\s+)?from|be\s+"
        rf"(?:contacted|visited|seen|rung|telephoned|called|approached|met|written\s+to|"
        rf"called\s+on)\s+by)\s+{_LAST}",
    )
    yield _turn(
        Modal.REACH,
        "you'll you’ll you",
        rf"\b(?P<whom>[Yy]ou)(?:[’']ll|\s+(?:will|shall))\s+(?:then\s+|also\s+)?(?:have|get|"
        rf"be\s+sent)\s+{_THING}(?=\b(?:by|before|within|in\s+the\s+next|next|on\s+\w+day|tomorrow|this)\b)",
    )


def _of_wanting() -> Iterator[_Turn]:
    """What its writer wants done or sent: "I want the stock counted", "the form should reach us by May"."""
    verbs = rf"(?:{_any('wants', 'verbs')}|like)"
    thing = rf"(?!(?:to|that|for|you\s+to)\b)(?:from\s+you\b,?\s*)?{_THING}"
    yield _turn(
        Modal.WISHED,
        "need want require like needs wants",
        rf"{_SPEAKER}\s+{_MORE}(?:need|want|require|like)\s+(?!(?:to|"
        rf"that)\b)(?:[\w’'-]+\s+){{1,8}}?(?:to\s+be\s+)?{_DONE}(?=\s*(?:$|[.,;]|by|before|within|"
        rf"in|on|at|as|until|and|again|properly|first|out|up|off|to)\b|\W*$)",
    )
    yield _turn(
        Modal.WISHED,
        "look looking expect like want hope",
        rf"{_SPEAKER}\s+{_MORE}(?:look(?:ing)?(?:\s+forward)?|expect|like|want|"
        rf"hope)\s+(?:to\s+(?:{_any('wants', 'receives')})|"
        rf"(?:to\s+)?(?:{_any('wants', 'receiving')}))\s+(?={thing})",
        reader=True,
    )
    yield _turn(
        Modal.WISHED,
        _telling("wants", "verbs") + " like",
        rf"{_SPEAKER}\s+{_MORE}{verbs}\s+{thing}(?=\b(?:from\s+you|by|before|within|no\s+later|"
        rf"not\s+later|in\s+time|back|at\s+once|for\s+(?:our|the|my)\s+meeting)\b)",
        reader=True,
    )
    yield _turn(
        Modal.REACH,
        "me us office department undersigned hands headquarters",
        rf"\b(?:should|must|is\s+to|are\s+to|to|has\s+to|have\s+to|needs?\s+to|ought\s+to|"
        rf"will\s+please)\s+{_MORE}(?:please\s+)?"
        rf"(?:{_any('wants', 'reaches')})\s+(?:{_any('wants', 'writer')})\b",
    )


def _of_asking() -> Iterator[_Turn]:
    """Roundabout requests: "may I ask that you move it", "it would help if your driver could leave it"."""
    yield _turn(
        Modal.PLEASE,
        _telling("wants", "asks"),
        rf"\b(?:(?:[Mm]ay|[Cc]an|[Cc]ould|[Mm]ight|[Mm]ust|would|should|do|have\s+to|"
        rf"shall\s+have\s+to|'d|’d)\s+)?(?:I|we|We)(?:[’']d)?\s+"
        rf"{_MORE}(?:(?:must|would|should\s+like\s+to|do|have\s+to|shall\s+have\s+to|can\s+only|"
        rf"am\s+to)\s+{_MORE})?(?:please\s+)?"
        rf"(?:{_any('wants', 'asks')})\s+(?:{_WHO}\s+to|(?:of\s+you\s+)?that\s+(?P<whom>you|"
        rf"your\s+\w+(?:\s+\w+)?))\s+{_VERB}",
    )
    yield _turn(
        Modal.PLEASE,
        _telling("wants", "thanks"),
        rf"\b(?:would|should|shall|[’']d)\s+(?:\w+ly\s+)?(?:{_any('wants', 'thanks')})\s+(?:your|"
        rf"his|her|their|the\s+\w+[’']s?)\s+{_ING}",
        reader=True,
    )
    yield _turn(
        Modal.PLEASE,
        _telling("wants", "helps"),
        rf"\b[Ii]t(?:[’']d|\s+(?:would|will|"
        rf"might))\s+(?:\w+ly\s+)?(?:{_any('wants', 'helps')})\b[^.;?]{{0,30}}?\bif\s+{_WHO}\s+"
        rf"(?:(?:could|would|can|will|might)\s+)?(?:please\s+)?{_VERB}",
    )
    yield _turn(
        Modal.PLEASE,
        _telling("wants", "grateful", "glad"),
        rf"\b(?:be|am|are|[’'](?:m|re))\s+(?:\w+\s+)?(?:{_any('wants', 'grateful', 'glad')})\s+"
        rf"if\s+{_WHO}\s+(?:(?:could|would|can|will|might)\s+)?(?:please\s+)?{_VERB}",
    )
    yield from _of_questions()


def _of_questions() -> Iterator[_Turn]:
    """What is asked as a question or a wish: "would you find out?", "perhaps you could ask her"."""
    yield _turn(
        Modal.PLEASE,
        "perhaps maybe",
        rf"(?:^|\b[Aa]nd\s+|[,;:–—-]\s*)(?:[Pp]erhaps|[Mm]aybe)\s+{_WHO}\s+(?:could|would|might|can|"
        rf"will)\s+(?:please\s+)?(?!be\s+(?:so|good|kind)\b){_VERB}",
    )
    yield _turn(
        Modal.PLEASE,
        "if",
        rf"\b[Ii]f\s+(?P<who>you|your\s+\w+)\s+(?:could|would|will)\s+(?:please\s+|"
        rf"kindly\s+)?(?!like\b|prefer\b|wish\b|rather\b|be\b|have\b){_VERB}",
    )
    yield _turn(
        Modal.PLEASE,
        "pray kindly",
        rf"(?:^|[,;:–—-]\s+|\band\s+)(?:[Pp]ray|[Kk]indly)\s+{_VERB}",
        reader=True,
    )
    yield _turn(
        Modal.PLEASE,
        "have",
        r"(?:^|(?<=[,;:–—-]\s)|(?<=\band\s)|(?<=[Pp]lease\s))(?:[Cc]an|[Cc]ould|[Mm]ay|[Mm]ight)\s+(?:I|we)\s+"
        r"(?:please\s+)?have\s+(?=(?:an?|the|your|some|two|three|one|this|that|these|those|all|both|any)\b)"
        rf"(?!(?:an?|the|your|some)\s+(?:\w+\s+)?(?:{_any('wants', 'unsent')})\b)",
        reader=True,
    )
    yield _turn(
        Modal.PLEASE,
        "please kindly",
        rf"(?:^|[,;:–—-]\s+)(?:[Pp]lease|[Kk]indly)\s+(?:would|could|can|will)\s+(?!you\b){_WHO}\s+"
        rf"(?:please\s+|kindly\s+)?(?!be\s+(?:so|good|kind)\b){_VERB}",
    )
    yield _turn(
        Modal.PLEASE,
        "would will could can",
        rf"(?:^|[;:]\s*)(?:[Aa]nd\s+|[Ss]o\s+|[Bb]ut\s+)?(?:[Ww]ould|[Ww]ill|[Cc]ould|"
        rf"[Cc]an)\s+(?:{_WHO}\s+(?:please|kindly)\s+{_VERB}|(?P<who2>(?:you|your|someone|somebody|"
        rf"anyone|anybody|whoever|one\s+of\s+you|"
        rf"[A-Z][a-z]+)(?:\s+[\w’'.&-]+){{0,4}}?)\s+(?!be\s+(?:so|good|"
        rf"kind))(?:just\s+)?{_VERB.replace('verb', 'verb2')}(?=[^.;!]*\?))",
    )
    yield _turn(
        Modal.PLEASE,
        "won please",
        rf"\b(?P<who>[Yy]ou)(?:[’']ll|"
        rf"\s+will)\s+(?:please\s+)?{_VERB}(?=[^.;]*(?:,\s*won[’']?t\s+you|,\s+please\b))",
    )
    yield from _of_orders()


def _of_orders() -> Iterator[_Turn]:
    """What is ordered or recommended to be done: "directs that the accounts be lodged"."""
    yield _turn(
        Modal.ORDERED,
        _telling("wants", "orders"),
        rf"(?<!\bto )(?<!\bof the )\b(?:{_any('wants', 'orders')})\s+(?:\w+ly\s+)?that\s+"
        rf"(?P<what>(?!(?:it|this|he|she|they|we|I|there)\b)[\w’'.&/,()-]+(?:\s+[\w’'.&/,()-]+){{0,9}}?)\s+"
        rf"(?:not\s+)?(?:be\s+{_DONE}|(?:{_any('wants', 'reaches')})\s+(?:{_any('wants', 'writer')}))",
    )


def _of_needing() -> Iterator[_Turn]:
    """What a thing lacks: "the gutter wants clearing", "the lease has yet to be signed"."""
    surely = r"(?<!\bmay )(?<!\bmight )\b"  # "the wording may need to be changed" and may stay
    yield _turn(
        Modal.NEEDS,
        _telling("needs", "verbs"),
        rf"{surely}(?:{_any('needs', 'verbs')})\s+{_MORE}(?:a\s+(?:good\s+|bit\s+of\s+)?|some\s+|"
        rf"more\s+)?(?P<ing>[a-z][a-z-]*ing)(?=\s*(?:$|[.,;:–—-])|\s+(?:and|or|before|by|in|at|on|"
        rf"this|again|urgently|as|if|soon|with|from|but|out|up|off|down|to|over|first|badly|today|"
        rf"tomorrow|so|because|since)\b)",
    )
    still = rf"{surely}(?:{_any('needs', 'still')})\s+{_MORE}{_DONE}"
    yield _turn(Modal.NEEDS, _telling("needs", "still"), still)
    yield _turn(
        Modal.NEEDS,
        "there there's there’s",
        rf"\b[Tt]here(?:[’']s|\s+(?:is|are|remains?))\s+(?:still\s+|also\s+|yet\s+|"
        rf"now\s+)*(?!(?:no|nothing|little)\b)(?![^.;]*\btoo\s+\w+\s+to\b){_THING}\s+(?:left\s+)?to\s+(?:be\s+{_DONE}|{_VERB})\b",
    )
