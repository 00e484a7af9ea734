"""How far a clause goes that asks or promises: where what its sentence says beside it begins."""

from __future__ import annotations

import re

from extractors.passages.vocabulary import grammar
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of
from lexicon.timing import timing_spans
from lexicon.words import word_count

# A half of a sentence has so many words at least.
_HALF_WORDS = 4

_SPEAKS = r"(?:I|we|you|he|she|they|it|there|this|that)(?:[’'](?:m|re|s|ve|d|ll))?"
_SUBJECT = rf"(?:{_SPEAKS}|(?:the|our|my|his|her|their)\s+[\w’'-]+|[A-Z][\w’'-]+)"
_STATES = (
    r"(?:am|is|are|was|were|has|have|had|do|does|did|don[’']t|doesn[’']t|didn[’']t|can|can[’']t|cannot|could|"
    rf"might|isn[’']t|aren[’']t|wasn[’']t|{one_of('promises', 'governs', 'opinions')})"
)
_GLAD = one_of("asking", "wants", "grateful", "glad")
# What a sentence says besides, and asks nothing: ", which was greeted with applause", ", and I believe him",
# "; she took down the details", ", so bring an umbrella", ", rough as you like".
_BESIDES = re.compile(
    rf",\s+which\s+(?:{_SPEAKS}\s+)?\w+|"
    rf",?(?<!\bsoon)(?<!\blong)(?<!\bfar)(?<!\bmuch)(?<!\bmany)\s+(?:and|but|as|for)\s+{_SUBJECT}\s+(?:(?!(?:that|which|who)\b)\w+\s+)?{_STATES}\b|"
    rf"(?P<glad>,?\s+(?:and|but)\s+(?:would|should|shall|will)\s+be\s+(?:\w+\s+)?{_GLAD}\s+"
    r"(?:of|for|to\s+(?:hear|have|know))\b)|"
    rf",\s+(?:and|but)\s+there(?:[’']s|\s+(?:is|are|was|were))\b|"
    rf",\s+(?:otherwise|or\s+else)\b|"
    r",\s+\w+\s+as\s+you\s+(?:like|please|wish)\b|"
    rf",\s+(?:I|you|s?he|they|it|we)(?:[’'](?:s|m|re|ve)\b|\s+(?:needn[’']t|{_STATES})\b)|"
    r",\s+so\s+(?!(?:that|as|far|long|it|much|many)\b)"
)
# Behind these a clause of its own goes on: "once the clocks are back and the key has been cut".
_SUBORDINATE = re.compile(
    r"\b(?:once|when|until|till|before|after|as soon as|if|unless|whether|that|how|what|why|because|since|"
    r"while)\b"
)
_APART = re.compile(r";\s+")
_PRONOUN = re.compile(rf"\b{_SPEAKS}\s")
# Words that lead in to what comes behind a clause, and end none: "... and, in the meantime", "... so that".
_LEADS_ON = re.compile(
    r"[,;]?\s+(?:(?:and|but|then)\s*,\s+[^,;]{2,60}|(?:and|but|so|so\s+that|so\s+as|in\s+order\s+that|because|if|"
    r"unless|provided(?:\s+that)?|when|once|while|until|as|where|which|who)),?\s*$"
)
_SO_THAT = re.compile(r"\b(?:so|in\s+order)\s+that\b[^;,]*$")
# Behind the question that somebody looks into, it goes on: "find out whether the wall | has to go".
_ASKS_WITHIN = re.compile(
    rf"\b(?:{alternatives(tables('asking')['asks_within']['words'])})\b"
    r"(?![^,;:.]*\s(?:and|but|while)\s+$)[^,;:.]*$"
)
# "You were right about the bins; ", "Nobody saw any reason why not, and "
_OTHER_HALF = re.compile(r"(?:;|,?\s(?:and|but|so)|\s[–—-])\s+$")
_STATED = re.compile(rf"\b{_STATES}\b|\w+ed\b")
# "For my part, ", "Until they do, ", "I told her "
_OPENED = re.compile(
    r"(?:[Ff]or\s+(?:my|our|its|their)\s+(?:own\s+)?part|[Uu]ntil\s+\w+(?:\s+\w+)?|[Aa]s\s+(?:(?:I|we)\s+)?(?:agreed|promised|discussed)(?:\s+[^,]+)?),?\s+$"
)
_TOLD = re.compile(
    r"^(?:I|[Ww]e)\s+(?:have\s+|also\s+)?(?:told|assured|promised|said\s+to)\s+(?:\S+\s+){1,3}?(?:that\s+)?$"
)


def end_of(sentence: str, begin: int, end: int) -> int:
    """Where a clause ends whose verb stands before ``begin``: before what its sentence says besides, and
    before words that only lead on to that. What names a time may say when it is to be done, and stays.
    """
    for apart in _APART.finditer(sentence, begin, end):
        rest = sentence[apart.end() : end]
        if _PRONOUN.search(rest) or not grammar().finite.isdisjoint(rest.casefold().split()):
            end = apart.start()
            break
    for besides in _BESIDES.finditer(sentence, begin, end):
        within = _SUBORDINATE.search(sentence, begin, besides.start()) is not None
        if (besides["glad"] or not within) and not timing_spans(sentence[besides.start() : end]):
            end = besides.start()
            break
    led = _LEADS_ON.search(sentence, begin, end) if end < len(sentence) else None
    return led.start() if led else end


def begins_apart(before: str) -> bool:
    """Whether what stands before a clause is another half of its sentence, or only opens it: the clause
    begins with who is to do it.
    """
    if _OPENED.search(before) or _TOLD.match(before):
        return True
    if _OTHER_HALF.search(before) is None:
        return False
    return _STATED.search(before) is not None or (
        word_count(before) >= _HALF_WORDS and not timing_spans(before)
    )


def opens_for(between: str) -> bool:
    """Whether a clause only says what the one before it is for: "... so that it says"."""
    return _SO_THAT.search(between) is not None


def asks_within(between: str) -> bool:
    """Whether a clause is of the question that the one before it asks: "whether the school must pay"."""
    return _ASKS_WITHIN.search(between) is not None
