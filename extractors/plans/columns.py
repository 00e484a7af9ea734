"""Gives every column of a table its meaning: by its heading, by its place, or by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractors.plan import Column, RowKind
from extractors.plans.matching import match_heading
from extractors.plans.recognisers import (
    looks_like_colour,
    looks_like_parties,
    looks_like_reference,
    looks_like_status,
    looks_like_timing,
    part_rating,
    promises,
    share,
)
from extractors.plans.vocabulary import Extent, LabelMatch, Meaning, Role, columns
from lexicon.words import comparable, word_count

# What a column holds is believed where this much of its cells says so, and at least this many.
_BELIEVED, _WITNESSES = 0.6, 2
# A column that groups rows has at most half as many different texts as rows, over more than a few rows.
_GROUPING, _ROWS_OF_GROUPS, _SECTION_WORDS = 0.5, 4, 8
# Texts of the thing to be done are sentences; other unknown columns with long texts are notes on it.
_SENTENCE = 5
# What begins as an action does may be shorter.
_PROMISE = 3
# What actions answer to is said in some words ("Planning decisions are slow"), not in one ("Police").
_ANSWERED = 3
# Letters of a code.
_CODE = 3


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column: its heading as printed, what it means (two for a combined column) and why.

    ``inferred``: from what stands in it alone. ``weak``: other tables than plans have such a heading too.
    """

    index: int
    heading: str
    meanings: tuple[Column, ...]
    why: str
    inferred: bool = False
    weak: bool = False

    def means(self, column: Column) -> bool:
        """Whether it holds this, alone or with something else."""
        return column in self.meanings


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a table, and the kind of row that its action column makes."""

    readings: tuple[ColumnReading, ...]
    kind: RowKind = RowKind.ACTION

    def find(self, column: Column) -> ColumnReading | None:
        """The column that holds this; None where the table has none."""
        return next((reading for reading in self.readings if reading.means(column)), None)

    def has(self, *wanted: Column) -> bool:
        """Whether the table has one of these."""
        return any(self.find(column) for column in wanted)


@dataclass(slots=True)
class _Draft:
    """A column while its meaning is settled."""

    index: int
    heading: str
    texts: Sequence[str]
    match: LabelMatch | None
    meanings: tuple[Meaning, ...]
    why: str
    inferred: bool = False
    weak: bool = False

    def settle(self, meaning: Column | None, why: str, *, inferred: bool = False) -> None:
        self.meanings = () if meaning is None else (meaning,)
        self.why = why
        self.inferred = inferred


def read_columns(headings: Sequence[str], bodies: Sequence[Sequence[str]]) -> Columns:
    """The meanings of a table's columns: ``headings`` as printed, ``bodies`` the texts under each."""
    drafts = [_draft(number, *pair) for number, pair in enumerate(zip(headings, bodies, strict=True))]
    for draft in drafts:
        _settle_combination(draft)
    kind = _settle_action(drafts)
    _settle_places(drafts)
    _settle_references(drafts)
    _settle_criteria(drafts)
    _settle_priority(drafts)
    _settle_colours(drafts)
    _settle_duplicates(drafts)
    _settle_status(drafts)
    _settle_target(drafts)
    _infer_unknown(drafts)
    return Columns(tuple(_reading(draft) for draft in drafts), kind)


def behind_section(columns: Columns) -> Columns:
    """The same columns one further to the right, behind one that names the group."""
    section = ColumnReading(0, "", (Column.SECTION,), "no heading; it names a group", inferred=True)
    moved = (replace(reading, index=reading.index + 1) for reading in columns.readings)
    return replace(columns, readings=(section, *moved))


def _draft(index: int, heading: str, texts: Sequence[str]) -> _Draft:
    match = match_heading(heading) if heading.strip() else None
    if match is None:
        return _Draft(
            index, heading, texts, None, (), "no rule knows the heading" if heading else "no heading"
        )
    return _Draft(index, heading, texts, match, match.meanings, match.why, weak=match.weak)


def _settle_combination(draft: _Draft) -> None:
    """What a combined heading holds, where one part only names the other: "Outcome area / Issue"."""
    if len(draft.meanings) < 2:
        return
    kept = tuple(meaning for meaning in draft.meanings if meaning not in (Column.SECTION, Role.REF))
    if {Column.STATUS, Column.PROGRESS} <= set(kept) and not _rates(draft):
        kept = (Column.STATUS,) if share(draft.texts, looks_like_status) >= _BELIEVED else (Column.PROGRESS,)
    plain = tuple(meaning for meaning in kept if isinstance(meaning, Column))
    # Of a role and a column the column is plain; of two roles the first.
    draft.meanings = plain or kept[:1]


def _rates(draft: _Draft) -> bool:
    """Whether cells begin with a colour and go on with words: "G - hub opened 4 September"."""
    return share(draft.texts, lambda text: bool((rated := part_rating(text)) and rated[1])) >= _BELIEVED


def _of(drafts: Sequence[_Draft], meaning: Meaning) -> list[_Draft]:
    return [draft for draft in drafts if meaning in draft.meanings]


def _settle_action(drafts: list[_Draft]) -> RowKind:
    """Which column says what is to be done, and so what kind its rows are."""
    strong = [draft for draft in _of(drafts, Column.ACTION) if not draft.weak]
    weak = [draft for draft in _of(drafts, Column.ACTION) if draft.weak]
    for draft in (*strong[1:], *(weak if strong else weak[1:])):
        draft.settle(None, "another column says what is to be done")
    if strong:
        return RowKind.ACTION
    alternatives: tuple[tuple[list[_Draft], RowKind, str], ...] = (
        (weak, RowKind.ACTION, ""),
        (_promising(drafts), RowKind.ACTION, "no rule knows the heading; its texts begin as actions do"),
        (
            _of(drafts, Role.MILESTONE),
            RowKind.MILESTONE,
            "no action column: the milestones are what is to be done",
        ),
        (_of(drafts, Role.ISSUE), RowKind.ISSUE, "no action column: the issues are what is to be put right"),
        (
            [draft for draft in _of(drafts, Column.RECOMMENDATION) if _may_promise(draft)],
            RowKind.ACTION,
            "no action column: the recommendation is to be done",
        ),
        (
            [draft for draft in _of(drafts, Role.BY_PLACE) if _may_promise(draft)],
            RowKind.ACTION,
            "no action column: this says what is to be reached",
        ),
    )
    for candidates, kind, why in alternatives:
        if candidates:
            candidates[-1].settle(Column.ACTION, why or candidates[-1].why)
            candidates[-1].weak = True
            return kind
    return RowKind.ACTION


def _promising(drafts: list[_Draft]) -> list[_Draft]:
    """Columns whose headings no rule knows and whose texts begin as actions do: "Our response"."""
    return [
        draft
        for draft in drafts
        if draft.match is None
        and draft.heading.strip()
        and _witnessed(draft.texts, promises)
        and _middle_length(draft) >= _PROMISE
    ]


def _may_promise(draft: _Draft) -> bool:
    """Whether texts are what somebody is to do, and no names of things: "Safer homes" is what is measured."""
    return _middle_length(draft) >= _SENTENCE or _witnessed(draft.texts, promises)


def _middle_length(draft: _Draft) -> float:
    lengths = [word_count(text) for text in draft.texts if text.strip()]
    return median(lengths) if lengths else 0


def _settle_places(drafts: list[_Draft]) -> None:
    """Headings that mean one thing left of the action and another right of it."""
    action = next((draft.index for draft in _of(drafts, Column.ACTION)), len(drafts))
    shape = columns().by_place
    for draft in drafts:
        left = draft.index < action
        named = bool(_of(drafts, Column.RECOMMENDATION))
        if Role.BY_PLACE in draft.meanings:
            meaning = shape.left if left and not named else shape.right
            draft.settle(meaning, f"{draft.why}, {'left' if left else 'right'} of the action")
        elif Role.ISSUE in draft.meanings:
            fallback = Column.SECTION if named else Column.RECOMMENDATION
            draft.settle(
                fallback if left else None, f"{draft.why}, {'left' if left else 'right'} of the action"
            )
        elif {Role.MILESTONE, Role.DECOY, Role.OTHER} & set(draft.meanings):
            draft.settle(None, f"{draft.why}: not in the schema")


def _settle_references(drafts: list[_Draft]) -> None:
    """Whether a number counts recommendations or actions: with which of the two it is filled in."""
    recommendation = next(iter(_of(drafts, Column.RECOMMENDATION)), None)
    for draft in _of(drafts, Role.REF):
        if recommendation is None:
            draft.settle(Column.ACTION_REF, f"{draft.why}: no recommendation for it to count")
            continue
        together = [bool(ref.strip()) == bool(text.strip()) for ref, text in _pairs(draft, recommendation)]
        numbered = len({ref for ref, _ in _pairs(draft, recommendation) if ref.strip()})
        named = len({text for _, text in _pairs(draft, recommendation) if text.strip()})
        if all(together) and numbered <= named + 1:
            draft.settle(Column.RECOMMENDATION_REF, f"{draft.why}: it goes with the recommendation")
        else:
            draft.settle(Column.ACTION_REF, f"{draft.why}: it goes with the action")


def _settle_criteria(drafts: list[_Draft]) -> None:
    """Criteria that are filled in for each action are its outcome; for each recommendation, the whole's."""
    recommendation = next(iter(_of(drafts, Column.RECOMMENDATION)), None)
    for draft in _of(drafts, Column.SUCCESS_CRITERIA):
        together = recommendation is not None and all(
            bool(text.strip()) or not criteria.strip() for criteria, text in _pairs(draft, recommendation)
        )
        carried = recommendation is not None and not all(text.strip() for text in recommendation.texts)
        if not (together and carried):
            draft.settle(Column.OUTCOME, f"{draft.why}, filled in for each action")


def _settle_priority(drafts: list[_Draft]) -> None:
    """A column headed "Priority" that holds themes says what the actions are for, and not how urgent."""
    action = next((draft.index for draft in _of(drafts, Column.ACTION)), 0)
    for draft in _of(drafts, Column.PRIORITY):
        if draft.index < action and _middle_length(draft) >= _ANSWERED:
            meaning = Column.SECTION if _of(drafts, Column.RECOMMENDATION) else Column.RECOMMENDATION
            draft.settle(meaning, f"{draft.why}, but it holds what is to be reached")


def _settle_colours(drafts: list[_Draft]) -> None:
    """Beside a column of status words, one of colours alone is the rating."""
    rivals = _of(drafts, Column.STATUS)
    colours = [draft for draft in rivals if share(draft.texts, looks_like_colour) >= _BELIEVED]
    if len(rivals) == len(colours) + 1 and len(colours) == 1:
        colours[0].settle(Column.RAG, f"{colours[0].why}, and it holds colours")


def _pairs(ref: _Draft, text: _Draft) -> list[tuple[str, str]]:
    return list(zip(ref.texts, text.texts, strict=True))


def _settle_duplicates(drafts: list[_Draft]) -> None:
    """One column a meaning: of two recommendations the outer is the section, else the likelier counts."""
    outer = _of(drafts, Column.RECOMMENDATION)
    if len(outer) > 1 and not _of(drafts, Column.SECTION):
        outer[0].settle(Column.SECTION, f"{outer[0].why}, outside another")
    for column in Column:
        rivals = _of(drafts, column)
        for loser in rivals:
            if len(rivals) > 1 and loser is not _likeliest(column, rivals):
                loser.meanings = tuple(meaning for meaning in loser.meanings if meaning is not column)
                loser.why += "" if loser.meanings else f"; another column is likelier the {column}"
                loser.match = loser.match if _is_whole(loser) else None


def _likeliest(column: Column, rivals: Sequence[_Draft]) -> _Draft:
    """The rival that holds such things most, then the one that its whole heading names, then the first."""
    test = next((test for witnessed, test, _ in _WITNESSED if witnessed is column), None)

    # "Update Sept", "Update Jan": of a tracker's columns the last one filled in says how things stand.
    latest = all(draft.match is not None and draft.match.dated for draft in rivals)

    def likelihood(draft: _Draft) -> tuple[bool, bool, int]:
        if latest:
            return any(text.strip() for text in draft.texts), True, draft.index
        holds = test is not None and share(draft.texts, test) >= _BELIEVED
        return holds, _is_whole(draft), -draft.index

    return max(rivals, key=likelihood)


def _is_whole(draft: _Draft) -> bool:
    return draft.match is not None and draft.match.extent is not Extent.WITHIN


def _settle_status(drafts: list[_Draft]) -> None:
    """A column headed "Progress" that holds status words is the status, where no other column is."""
    progress = next(iter(_of(drafts, Column.PROGRESS)), None)
    if progress and not _of(drafts, Column.STATUS) and share(progress.texts, looks_like_status) >= _BELIEVED:
        progress.settle(Column.STATUS, f"{progress.why}, but it holds status words")


def _settle_target(drafts: list[_Draft]) -> None:
    """A column headed "Target" that holds dates is the deadline, where no other column is."""
    target = next(iter(_of(drafts, Column.TARGET)), None)
    if target and not _of(drafts, Column.DUE) and share(target.texts, looks_like_timing) >= _BELIEVED:
        target.settle(Column.DUE, f"{target.why}, but it holds dates")


_WITNESSED: tuple[tuple[Column, Callable[[str], bool], str], ...] = (
    (Column.DUE, looks_like_timing, "it holds dates"),
    (Column.STATUS, looks_like_status, "it holds status words"),
    (Column.ACTION_REF, looks_like_reference, "it holds numbers"),
    (Column.LEAD, looks_like_parties, "it holds names and posts"),
)


def _infer_unknown(drafts: list[_Draft]) -> None:
    """The meanings of columns that no heading tells: only such as the table has not got yet."""
    unknown = [draft for draft in drafts if not draft.meanings and draft.match is None]
    for draft in unknown:
        for column, test, why in _WITNESSED:
            if not _of(drafts, column) and _witnessed(draft.texts, test) and _may_be(draft, column):
                draft.settle(column, f"{draft.why}; {why}", inferred=True)
                break
    if not _of(drafts, Column.ACTION):
        _infer_action(drafts)
    action = next((draft.index for draft in _of(drafts, Column.ACTION)), 0)
    for draft in unknown:
        if not draft.meanings and draft.index < action:
            _infer_outer(draft, drafts)


def _may_be(draft: _Draft, column: Column) -> bool:
    """What an unknown heading leaves open: "Score" numbers no actions, "Agreed: yes" is no status."""
    named = bool(draft.heading.strip())
    if column is Column.ACTION_REF:
        return not named or draft.index == 0
    return column is not Column.STATUS or not named or share(draft.texts, _is_answer) < _BELIEVED


def _is_answer(text: str) -> bool:
    return comparable(text) in ("yes", "no", "y", "n", "new")


def _infer_outer(draft: _Draft, drafts: list[_Draft]) -> None:
    """An unknown column left of the action: what the actions are grouped by, or what they answer to."""
    if share(draft.texts, lambda text: len(text.strip()) > _CODE) < _BELIEVED:
        return  # "Y", "N", "H": an answer, and no name of a group.
    if not _of(drafts, Column.SECTION) and _groups(draft.texts):
        draft.settle(Column.SECTION, f"{draft.why}; left of the action, it groups rows", inferred=True)
    elif (
        draft.heading.strip()
        and not _of(drafts, Column.RECOMMENDATION)
        and _middle_length(draft) >= _ANSWERED
    ):
        why = f"{draft.why}; left of the action, it says what that answers to"
        draft.settle(Column.RECOMMENDATION, why, inferred=True)


def _groups(texts: Sequence[str]) -> bool:
    """Whether short texts stand for several rows each: repeated, or printed once and left out below."""
    worded = [text for text in texts if text.strip()]
    if len(texts) < _ROWS_OF_GROUPS or not worded or median(map(word_count, worded)) > _SECTION_WORDS:
        return False
    return len(set(worded)) / len(texts) <= _GROUPING


def _witnessed(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    worded = [text for text in texts if text.strip()]
    return len(worded) >= _WITNESSES and share(worded, test) >= _BELIEVED


def _infer_action(drafts: list[_Draft]) -> None:
    """Without any heading that says so, the first unknown column of sentences is what is to be done.

    One with a heading of its own is so only beside columns that plans have: who leads, and by when.
    """
    speaks = bool(_of(drafts, Column.LEAD) and (_of(drafts, Column.DUE) or _of(drafts, Column.STATUS)))
    for draft in drafts:
        named = bool(draft.heading.strip())
        if draft.meanings or draft.match is not None or (named and not speaks):
            continue
        if _middle_length(draft) >= _SENTENCE:
            why = "no rule knows the heading" if named else "no heading"
            draft.settle(Column.ACTION, f"{why}; it holds sentences", inferred=True)
            return


def _reading(draft: _Draft) -> ColumnReading:
    meanings = tuple(meaning for meaning in draft.meanings if isinstance(meaning, Column))
    return ColumnReading(draft.index, draft.heading, meanings, draft.why, draft.inferred, draft.weak)
