"""What a clause is said to be by the words before it: agreed, proposed, or only reported."""

from __future__ import annotations

import re
from functools import cache

from extractors.passages.promises.asked import Modal
from lexicon.files import tables
from lexicon.patterns import alternatives, one_of

# "As a result of what you told us, ..."
_BECAUSE = re.compile(
    r"^(?:As a result of|Following|In (?:the )?(?:view|light) of|In response to|Because of|"
    r"Having|After|Given|Thanks to|Further to|Since|As you)\b[^,;]*,\s+"
)

# "JB said that it was agreed, that the suite was open": what follows is told.
_TOLD_THAT = re.compile(rf"\b{one_of('promises', 'governs', 'told_that')}\s+(?:\w+\s+){{0,3}}that\b")

_TOOK_ON = re.compile(
    rf"\b{one_of('asking', 'promises', 'says')}\s+(?:that\s+)?(?:s?he|they|it|we|I)\s+(?:would|will)\b"
)

_AND_THAT = re.compile(r"\bthat\s.*\band\s+(?:that\s+)?$")

_SO = re.compile(r",\s(?:and\s)?so\s*$")

# So near before a clause stands the word "that" that governs it.
_NEAR = 60

_OF_NOW = (Modal.WILL, Modal.IS_TO, Modal.MUST, Modal.TOOK_ON, Modal.GOING, Modal.ASKED)


@cache
def _governing() -> dict[str, tuple[re.Pattern[str], int]]:
    """What governs a clause by the words before it, in the order in which they are tried; and how many of the
    last letters before it may be of them.
    """
    words = tables("promises")["governs"]
    urged = [f"it is {word} that" for word in words["urged"]]
    words = {**words, "agreed": [*words["agreed"], *urged]}
    reach = {"agreed": 25, "proposed": 40, "reported": 60}
    return {
        name: (
            re.compile(rf"\b(?:{alternatives(words[name])})\b[^.;]{{0,{letters}}}$", re.IGNORECASE),
            letters + max(map(len, words[name])) + len("\n"),
        )
        for name, letters in reach.items()
    }


def governed(before: str, modal: Modal) -> str:
    """What a clause is said to be: agreed, proposed, or reported; or what else stands before it."""
    before = _BECAUSE.sub("", before)
    that = "that" in before
    last = before.rpartition("; ")[2]
    if _SO.search(before) and modal in _OF_NOW:
        return "nothing"  # "I think we need yellow lines, so I will speak to Highways"
    if not last.strip() and before and modal in _OF_NOW:
        return "nothing"  # "It was said that the pump had failed; he is to mend it"
    if that and _AND_THAT.search(before):  # "It was agreed that Ann would ring and that Wim would write"
        before = before[: before.index("that ")]
    if taken := _TOOK_ON.search(before):  # "Ann said she would ring, and Wim would write"
        before = before[taken.end() :]
    if that and _TOLD_THAT.search(before):
        return "reported"
    for name, (pattern, letters) in _governing().items():
        if pattern.search(before, max(len(before) - letters, 0)):
            return name
    if "that " in before.casefold()[-_NEAR:]:
        return "that"
    return "other words" if before.strip() else "nothing"
