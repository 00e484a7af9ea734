"""How urgent an action is where a bracket behind it says so: "... the cabling. [Priority 1 - by May]"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.passages.clauses.tails import who_and_when
from extractors.passages.passage import Passage, Stretch
from extractors.plan import Column

_BRACKETED = re.compile(
    r"\s*[(\[]\s*(?:Priority|Pri|Grade|Category)?\s*[:.]?\s*"
    r"(?P<priority>(?<=[yei:. ])\s*(?:\d|[A-D]|[IV]{1,3})|"
    r"(?i:high|medium|low|urgent|essential|desirable|critical))"
    r"(?:\s+(?:priority|risk))?\s*(?:[–—,;:-]\s*(?P<rest>[^()\[\]]{1,60}))?[)\]]\s*\.?$"
)


def with_priorities(stretch: Stretch) -> Stretch:
    """The passages of a stretch with the priority that their last bracket says, and who and when in it."""
    passages = tuple(map(_with_priority, stretch.passages))
    return replace(stretch, passages=passages) if passages != stretch.passages else stretch


def _with_priority(passage: Passage) -> Passage:
    match = _BRACKETED.search(passage.text) if passage.text.endswith((")", "]", ").", "].")) else None
    if match is None or not passage.text[: match.start()].strip():
        return passage
    said = {Column.PRIORITY: match["priority"].strip()}
    tail = who_and_when(match["rest"]) if match["rest"] else None
    if match["rest"] and tail is None:
        return passage  # It says something else besides.
    if tail is not None:
        said |= {Column.LEAD: tail.lead or "", Column.DUE: tail.due or ""}
    own = {column: text for column, text in passage.texts.items() if text}
    return replace(passage, text=passage.text[: match.start()].rstrip(), texts={**said, **own})
