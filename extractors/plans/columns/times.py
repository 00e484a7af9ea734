"""A column of times that neither its heading nor dates tell: "before the clocks go back", "this month"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_timing, share
from extractors.plans.columns.drafts import DraftColumn, of

# So many cells, nearly all of them, say when, each in so many words.
_FEWEST, _SHARE, _WORDS = 3, 0.7, 8
# Of a column of dates its heading is to say that they are deadlines.
_DATED = 0.5
_SAYS_WHEN = re.compile(
    r"(?:before|by|until|till|from|within|after|during|once|when|as soon as|starting|straight|right)\b"
    r"|.*\b(?:days?|weeks?|fortnights?|months?|years?|terms?|seasons?|spring|summer|autumn|winter|easter|christmas)\b",
    re.IGNORECASE | re.DOTALL,
)


def settle_when(drafts: Sequence[DraftColumn]) -> None:
    """Take a column right of the action for the deadline, where no other says when and its cells do."""
    if of(drafts, Column.DUE) or of(drafts, Column.START) or not of(drafts, Column.LEAD):
        return
    action = next((draft.index for draft in of(drafts, Column.ACTION)), None)
    if action is None:
        return
    for draft in drafts[action + 1 :]:
        said = [text for text in draft.texts if text.strip()]
        if draft.contents.dates > _DATED:
            continue  # What dates are was asked before, with their heading: "Paid".
        if not draft.meanings and len(said) >= _FEWEST and share(said, _says_when) >= _SHARE:
            draft.settle(Column.DUE, f"{draft.why}; its cells say when", inferred=True)
            return


def _says_when(text: str) -> bool:
    short = len(text.split()) <= _WORDS
    return short and (looks_like_timing(text) or bool(_SAYS_WHEN.match(text.strip())))
