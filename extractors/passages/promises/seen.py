"""What is seen of a sentence that speaks for a promise in it, and against: each piece by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.paper.items import speaks_of_list
from extractors.passages.promises.asked import Modal
from extractors.passages.promises.candidates import Candidate
from extractors.passages.promises.doers import Doer, who_words
from extractors.passages.promises.times import when_of
from extractors.passages.promises.verbs import is_courtesy
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of
from lexicon.timing import timing_spans
from lexicon.words import comparable

_CONDITION = re.compile(
    r"(?:^|[,;]\s+|\s(?=when|once))(?:if|unless|where(?!as)|should you|in the event|whenever|"
    r"(?:when|once) they have|when (?:I|we) have)\b|^(?:when|once|as soon as|in case (?:you|of))\b",
    re.IGNORECASE,
)

# "We will write to you again": a letter's manners.
_READER = re.compile(r"\s+(?:\w+\s+){0,2}you\b")

_DID_SO = re.compile(
    r"\b(?:(?:and|which|as|but) (?:all|they|he|she|it|most|each|both) (?:had|did|has|have|was|"
    r"were)(?: (?:so|done|been))?(?=\W*$|[.,;])|did so|"
    rf"(?:it|this|that|which) was {one_of('promises', 'seen', 'done')}|was held|done so|"
    r"(?<!how this )(?<!how it )has been done|have since|has since)\b"
)

# "must report any change": what is so always; "send any comments by May" is asked once.
_ANY = re.compile(rf"(?<!before )\bany\b(?! {one_of('promises', 'seen', 'any_once')}\b)", re.IGNORECASE)

# "In May Mr Cole undertook to mend it": told of another day.
_ON_A_DAY = re.compile(
    r"(?:[Ii]n|[Oo]n|[Aa]t)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:\d{1,4}|[A-Z][a-z]+)\b[^.;]{0,20}$"
)

_NONE_WAS = re.compile(r"\b(?:there (?:was|were|are|is) (?:none|no \w+)|none (?:was|were|has|have))\b")

_HAS = re.compile(r"(?:has|have)\b")

# "send us", "return it to this office"
_TO_US = re.compile(
    rf"^\s+(?:us|me)\b|\b(?:to|with) {one_of('promises', 'seen', 'to_writer')}\b|"
    r"\blet (?:us|me) (?:have|know)\b"
)

_LAST_OF = re.compile(r"\blast (?:\w+ )?(?:in|of)\b|\bat the last\b")

# What is told of a thing by the way: "on Mothering Sunday, which last year clashed with the match"
_WHICH = re.compile(r",\s+(?:which|who|where)\b[^,;]*")

_WHETHER = re.compile(
    r"\b(?:whether|if|how|why|where|until|unless|while|because|although|though|when|since|"
    r"so that|in case|wherever|whenever|whatever|(?:to|of|about|on) what)\s*$"
)

_I_SAID = re.compile(r"said\b")
# "Len says he will read the meter": whoever speaks is somebody, whatever they are called.
_SAYS_SELF = re.compile(rf"{one_of('asking', 'promises', 'says')}\s+(?:that\s+)?s?he\b")

# "Employers are required to": all of them, always.
_KIND = re.compile(r"[A-Z][a-z]+s(?:$|\s(?:above|below|over|under|who|with|without|not)\b)")

_STEPS = one_of("promises", "seen", "steps")
_THE_FOLLOWING = re.compile(
    rf"\b(?:the|these) (?:following )?{_STEPS}\b.{{0,40}}(?:following|below|:)|"
    r"\bthe following\b|\bas follows\b"
)

# "We have told the provider to take the following steps"
_LISTED = re.compile(rf"\s+(?:the|these)\s+(?:following\s+)?{_STEPS}\b")

_ANSWERS = re.compile(rf"\b{one_of('promises', 'seen', 'answers')}\b", re.IGNORECASE)

# "When you close the window, the program will ask": what comes of what a reader does.
_READER_DOES = re.compile(
    r"^(?:when(?:ever)?|if|once|after|as soon as|(?:each|every) time)\s+you\b", re.IGNORECASE
)
# "When the grant arrives, the Clerk will order the benches": a time, and no doubt whether.
_AT_EVENT = re.compile(
    r"^(?:when|once|as soon as)\s+(?:the|our|this|these|it[’']s|(?:it|that)\s+(?:is|has|was))\b",
    re.IGNORECASE,
)
# "Give her a ring, would you": what makes a request of a command.
_TAG = re.compile(r",\s+(?:please|(?:will|would|could|can|won[’']t) you)(?:\s+please)?\s*(?:$|[?.!,])")
# "The pharmacist is willing to": no promise yet.
_WILLING = re.compile(
    rf"(?:(?:is|are|was|were|[’'](?:s|re))\s+(?:\w+\s+)?{one_of('asking', 'promises', 'willing')}|"
    rf"(?:am|[’']m)\s+(?:\w+\s+)?{one_of('asking', 'promises', 'willing', 'happy')})\b"
)
# "You asked about it. I am happy to set it down": what the letter itself does.
_DOES_IT = re.compile(r"\s+(?:it|this|that|so|these|those|them)\b")
_LAST_TIME = re.compile(
    r"(?:at|in|on|since|after)\s+(?:the|our|my|your|its)\s+(?:last|previous|earlier)\b", re.IGNORECASE
)
# "I need hardly say what might have happened"
_HARDLY = re.compile(r"\b(?:need|needs)\s+(?:hardly|not|only|scarcely)\b")
# "We will meet again on 5 May": news of the next meeting.
_MEETS = re.compile(rf"{one_of('promises', 'seen', 'meets')}\s+(?:again|next)\b")
_ONCE = re.compile(r"\b(?:(?i:once|until|till|as soon as)|when|after|before)\b")

_FROM_NOW = re.compile(rf"\b{one_of('promises', 'seen', 'takes_effect')}\b")

# What a question is asked behind: "The drawer wants mending; can you do this?"
_ANOTHER = re.compile(r"^[^?]{0,3}[;:–—]|^.{0,3}\b(?:can|could|would|will)\b")

_OPEN_QUOTE = re.compile(r"[“\"‘]")

_EXAMPLE = re.compile(rf"\b{one_of('promises', 'seen', 'examples')}\W*", re.IGNORECASE)

# "For it to work, you must ...", "In order for the pump to run, the valve is opened": what for, and no task.
_PURPOSE = re.compile(
    r"^(?:[Ii]n order )?[Ff]or\b[^,;]*?\sto\s[^,;]*,\s.*"
    r"\b(?:must|needs?|should|is|are|will|have|has|can|may)\b"
)

# "Borrowers would be required to put up a reserve": if it came to that.
_WOULD_BE = re.compile(r"would\b")
# "Please visit www.example.org": where the reader finds more.
_AT_ADDRESS = re.compile(
    rf"\b(?:https?://|www\.)\S|\b[\w-]+(?:\.[\w-]+)*\.{one_of('promises', 'seen', 'domains')}\b"
)

_GIVES_ORDERS = (Modal.TO, Modal.NAMED, Modal.PLEASE)

_BINDS = (Modal.MUST, Modal.SHOULD, Modal.IS_TO, Modal.ASKED, Modal.TO, Modal.ASKS, Modal.INTENDS)


def whole_sentence(one: Candidate) -> str:
    """The sentence that a clause stands in."""
    return one.text[slice(*one.sentence)]


@cache
def phrases(kind: str) -> frozenset[str]:
    """One of the lists of words that are looked up whole, in ``promises.toml``."""
    return frozenset(tables("promises")["seen"][kind])


@cache
def phrase(kind: str) -> re.Pattern[str]:
    """One of the lists of phrases that are looked for in sentences, in ``promises.toml``."""
    return re.compile(rf"\b(?:{alternatives(tables('promises')['seen'][kind])})\b", re.IGNORECASE)


def _is_everybody_by_then(one: Candidate) -> bool:
    """ "Each manager will confirm it to me by Friday": an order."""
    ordered = one.asked.modal is Modal.WILL and one.subject.kind is Doer.ANYBODY
    return ordered and due_in(one.clause) is not None


SEEN: dict[str, Callable[[Candidate], object]] = {
    "of a list": lambda one: speaks_of_list(whole_sentence(one)) or _THE_FOLLOWING.search(one.behind),
    "speaks for themselves": lambda one: (
        one.asked.modal is Modal.TOOK_ON
        and one.subject.kind is Doer.OTHER
        and one.who.isalpha()
        and one.who[:1].isupper()
        and _SAYS_SELF.match(whole_sentence(one), one.asked.start)
    ),
    "does what is listed": lambda one: _LISTED.match(one.behind),
    "would be": lambda one: (
        one.asked.modal is Modal.ASKED and _WOULD_BE.match(whole_sentence(one), one.asked.start)
    ),
    "points to an address": lambda one: (
        one.asked.reader and one.asked.verb in phrases("points") and _AT_ADDRESS.search(one.behind)
    ),
    "of whoever answers": lambda one: one.asked.modal is Modal.REACH and _ANSWERS.search(one.who),
    "and there was none": lambda one: _NONE_WAS.search(whole_sentence(one)),
    "a courtesy": lambda one: (
        (one.asked.reader or one.asked.modal is Modal.COMMAND)
        and is_courtesy(one.asked.verb, one.behind, due=due_in(one.clause))
    ),
    "whether it will be": lambda one: (
        one.asked.modal not in (Modal.PLEASE, Modal.TO)
        and not one.asked.reader
        and _WHETHER.search(one.subject.before)
    ),
    "said it before": lambda one: (
        one.asked.modal is Modal.TOOK_ON
        and one.subject.kind in (Doer.I, Doer.WE)
        and _I_SAID.match(whole_sentence(one), one.asked.start)
    ),
    "everybody of a kind": lambda one: (
        one.asked.modal in (Modal.MUST, Modal.ASKED) and _KIND.match(one.who) and not due_in(one.clause)
    ),
    "for the writer": lambda one: (
        (one.asked.modal in _BINDS or _is_everybody_by_then(one))
        and one.subject.kind not in (Doer.I, Doer.WE)
        and _TO_US.search(one.behind)
    ),
    "as a result": lambda one: one.asked.modal is Modal.WILL and phrase("result").search(whole_sentence(one)),
    "to its reader": lambda one: (
        one.subject.kind in (Doer.WE, Doer.I)
        and _READER.match(one.behind)
        and not timing_spans(one.clause)
        and not when_of(one.clause)
        and not _ONCE.search(one.clause)
    ),
    "example": lambda one: _EXAMPLE.search(one.subject.before),
    "what for": lambda one: one.asked.modal is Modal.TO and _PURPOSE.match(whole_sentence(one)),
    "idiom": lambda one: (
        one.asked.modal is Modal.TO and phrase("idioms").match(whole_sentence(one), one.asked.start)
    ),
    "question": lambda one: (
        whole_sentence(one).endswith("?")
        and not _TAG.search(whole_sentence(one))
        and one.asked.modal not in _GIVES_ORDERS
        and not _ANOTHER.search(one.text, one.end, one.sentence[1])
    ),
    "tagged": lambda one: one.asked.modal is Modal.COMMAND and _TAG.search(whole_sentence(one)),
    "a right": lambda one: one.asked.modal is Modal.UNTIL and one.asked.verb in phrases("rights"),
    "a label": lambda one: comparable(one.who) in phrases("labels"),
    "only willing": lambda one: (
        one.asked.modal is Modal.TOOK_ON
        and _WILLING.match(whole_sentence(one), one.asked.start)
        and (one.subject.kind is not Doer.I or (_DOES_IT.match(one.behind) and not when_of(one.clause)))
    ),
    "told of last time": lambda one: one.asked.past and _LAST_TIME.match(whole_sentence(one)),
    "hardly": lambda one: one.asked.modal is Modal.WISHED and _HARDLY.search(whole_sentence(one)),
    "meets again": lambda one: _MEETS.match(f"{one.asked.verb}{one.behind}"),
    "condition": lambda one: _CONDITION.search(whole_sentence(one)),
    "at an event": lambda one: _AT_EVENT.match(whole_sentence(one)),
    "its reader does it first": lambda one: (
        one.subject.kind is not Doer.YOU and _READER_DOES.match(whole_sentence(one))
    ),
    "standing": lambda one: phrase("standing").search(one.clause) or _ANY.search(one.clause),
    "quoted": lambda one: len(_OPEN_QUOTE.findall(one.text[: one.sentence[0] + one.subject.start])) % 2,
    "was done": lambda one: (
        (did := _DID_SO.search(whole_sentence(one))) and not _ONCE.search(whole_sentence(one), 0, did.start())
    ),
    "told of a day": lambda one: (
        one.asked.modal is Modal.TOOK_ON
        and _ON_A_DAY.match(one.subject.before)
        and not _HAS.match(one.text, one.sentence[0] + one.asked.start)
    ),
    "somebody is wanted": lambda one: (
        one.asked.modal is Modal.MUST and comparable(one.who).startswith(tuple(who_words("wanted")))
    ),
    "takes effect": lambda one: _FROM_NOW.search(one.clause) and not one.asked.reader,
    "do so": lambda one: (
        one.subject.kind is Doer.YOU and one.asked.verb == "do" and one.behind.startswith(" so")
    ),
    "back": lambda one: phrase("back").search(_LAST_OF.sub("", _WHICH.sub("", one.clause))),
}
