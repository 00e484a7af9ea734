"""What a column's neighbours, and its heading beside its contents, say of it: in log-odds, to its scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.plan import Column
from extractors.plans.columns.contents import Contents
from extractors.plans.vocabulary import LabelMatch, Meaning
from lexicon.files import tables
from lexicon.words import comparable

ColumnScores = dict[Meaning | None, float]

# "Impact" beside "Likelihood" is a score, and a bare "Date" before the actions of a log when it was raised.
_OUT_OF_PLACE = -6.0
# Of two deadlines the one that holds now; of two states the newest that is filled in.
_STALE, _NEWER = -1.2, 0.3
# "Timescale (days)" over bare numbers is when; "Action" over names is who.
_PLAINLY = 4.0
# More than this share of a column's cells is most of them.
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column before it has a meaning: its heading as printed, what the vocabulary says, what it holds;
    ``hidden`` where a workbook does not show it."""

    heading: str
    match: LabelMatch | None
    contents: Contents
    hidden: bool = False

    @property
    def words(self) -> list[str]:
        """The words of its heading, as they are compared."""
        return comparable(self.heading).split()


def weigh_neighbours(candidates: Sequence[Candidate], scores: Sequence[ColumnScores]) -> None:
    """Change the columns' scores by what stands beside each."""
    weighed = any(word in one.words for one in candidates for word in _of("of_risks"))
    # Of a tracker's columns the last one filled in says how things stand.
    dated = [one for one in candidates if one.match is not None and one.match.dated and one.contents.filled]
    worded = any(one.contents.states > _HALF and not one.contents.percents for one in candidates)
    for one, own in zip(candidates, scores, strict=True):
        if weighed and "impact" in one.words:
            _leave_out(own, Column.OUTCOME)
        _weigh_contents(one, own)
        if not worded:
            _weigh_shares(one, own)
        if one.hidden or any(word in one.words for word in _of("stale")):
            _add(own, _STALE, Column.DUE, Column.STATUS, Column.RAG, Column.LEAD)
        marked = one.match is not None and Column.DUE in one.match.meanings and one.contents.marks > _HALF
        if marked or (one.match is None and _has_happened(one.words)):
            _leave_out(own, Column.DUE)
        if one in dated:
            _add(own, _NEWER * dated.index(one), Column.STATUS, Column.RAG, Column.PROGRESS)
    _weigh_bare_dates(candidates, scores)


def _has_happened(words: Sequence[str]) -> bool:
    """Whether a heading says of its dates that something happened on them: "Decided", "Date signed"."""
    return not {*words}.isdisjoint(_of("happened")) and {*words}.isdisjoint(_of("to_come"))


def _weigh_contents(one: Candidate, scores: ColumnScores) -> None:
    """What a heading's word makes of contents that by themselves say something else."""
    held = one.contents
    if one.words in (["action"], ["actions"]) and held.parties > _HALF and held.asking < _HALF:
        scores[Column.LEAD] = max(scores[Column.LEAD], _PLAINLY * held.parties)
    if one.words[-1:] == ["to"] and held.asking > _HALF:
        _add(scores, _PLAINLY, Column.ACTION)  # "Contractor to" over "Mend the door"
    counted = held.figures > _HALF and any(unit in one.words for unit in _of("units_of_time"))
    graded = held.ratings > _HALF and any(word in one.words for word in _of("terms"))
    if counted or graded:
        _add(scores, _PLAINLY, Column.DUE)


def _weigh_shares(one: Candidate, scores: ColumnScores) -> None:
    """What shares of the work done say, where no other column says in words how far it got."""
    held = one.contents
    shares = "%" in one.heading or bool({*one.words} & {*_of("shares")})
    if held.figures > _HALF and shares and any(word in one.words for word in _of("of_progress")):
        _add(scores, _PLAINLY, Column.STATUS)
    # A share of nothing that is named, beside states, is one: "PCT" over "50%", "0%, overdue", "Running".
    bare = shares and {*one.words} <= {*_of("shares")}
    if bare and held.percents and held.percents + held.states > _HALF:
        scores[Column.STATUS] = max(scores[Column.STATUS], _PLAINLY * (held.percents + held.states))
    # "Progress" itself says how far as well as 65% does.
    told = (
        one.match is not None
        and not one.match.is_whole
        and {Column.STATUS, Column.PROGRESS} & {*one.match.meanings}
    )
    if told and held.percents and (reached := held.percents + held.states) > _HALF:
        scores[Column.STATUS] = max(scores[Column.STATUS], _PLAINLY * reached)  # "Position": 65 %, Ongoing


def _weigh_bare_dates(candidates: Sequence[Candidate], scores: Sequence[ColumnScores]) -> None:
    logged = any(max(own[Column.STATUS], own[Column.PROGRESS]) > own[None] for own in scores)
    several = sum(own[Column.DUE] > own[None] for own in scores) > 1
    for number, (one, own) in enumerate(zip(candidates, scores, strict=True)):
        if max(one.contents.sentences, one.contents.asking) > _HALF:
            return
        # The day of a meeting comes again in the rows of all that was agreed there.
        asks = any(other.contents.asking > _HALF for other in candidates[number:])
        repeated = one.contents.distinct <= _HALF and asks
        if (logged or several or repeated) and " ".join(one.words) in _of("bare_dates"):
            _leave_out(own, Column.DUE)


def _leave_out(scores: ColumnScores, meaning: Meaning) -> None:
    """A heading that would say one thing and here says nothing that a plan has a column for."""
    _add(scores, _OUT_OF_PLACE, meaning)
    scores[None] = max(scores[None], 0.0)


def _add(scores: ColumnScores, more: float, *meanings: Meaning) -> None:
    for meaning in meanings:
        scores[meaning] += more


def _of(name: str) -> list[str]:
    words: list[str] = tables("recognisers")["headings"][name]
    return words
