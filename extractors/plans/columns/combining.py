"""What a column holds whose heading names two things: "Lead / Due date", "Outcome area / Issue"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.plan import Column
from extractors.plans.cells.recognisers import part_rating, share
from extractors.plans.columns.drafts import DraftColumn
from extractors.plans.vocabulary import Extent, Meaning, Role

# What a column holds is believed where this much of its cells says so.
_BELIEVED = 0.6
# A combined heading names two things; more are an explanation.
_MEANINGS_NAMED = 2


def headed_alone(drafts: Sequence[DraftColumn]) -> frozenset[Meaning]:
    """The deadlines and leads that have a column of their own, whose heading says that and nothing else."""
    whole = [draft.match for draft in drafts if draft.match is not None and draft.match.is_whole]
    said = {match.meanings[0] for match in whole if len(match.meanings) == 1 and not match.weak}
    return frozenset(said & {Column.LEAD, Column.DUE})


def settle_combination(draft: DraftColumn, taken: frozenset[Meaning]) -> None:
    """What a combined heading holds, where one part only names the other: "Outcome area / Issue".

    ``taken`` are meanings that a combined column before it has, or another column alone: beside "Target date"
    "Progress / completion" says how far, and not by when. A column of one meaning is left without any.
    """
    draft.meanings = ()
    if draft.match is None or draft.match.extent is not Extent.PARTS or len(draft.match.meanings) < 2:
        return
    kept = tuple(meaning for meaning in draft.match.meanings if meaning not in (Column.SECTION, Role.REF))
    if {Column.STATUS, Column.PROGRESS} <= set(kept) and not _rates(draft):
        kept = (Column.STATUS,) if draft.contents.states >= _BELIEVED else (Column.PROGRESS,)
    plain = tuple(meaning for meaning in kept if isinstance(meaning, Column))
    free = tuple(meaning for meaning in plain if meaning not in taken)
    # "Monitoring (who, when, how)" explains itself; "Progress / next steps" has its actions beside it.
    if len(plain) == _MEANINGS_NAMED and free and Column.ACTION not in plain:
        draft.meanings = free


def _rates(draft: DraftColumn) -> bool:
    """Whether cells begin with a colour and go on with words: "G - hub opened 4 September"."""
    return share(draft.texts, lambda text: bool((rated := part_rating(text)) and rated[1])) >= _BELIEVED
