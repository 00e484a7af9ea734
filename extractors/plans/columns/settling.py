"""What a table alone can tell of its columns, once each has the likeliest meaning."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from extractors.plan import Column, RowKind
from extractors.plans.cells.combined import says_both
from extractors.plans.cells.recognisers import looks_like_status, share
from extractors.plans.columns.causes import says_why, settle_causes
from extractors.plans.columns.charts import charted
from extractors.plans.columns.drafts import NOT_IN_SCHEMA, DraftColumn, of, pairs
from extractors.plans.columns.leading import settle_answering_leads, settle_leading
from extractors.plans.columns.numbering import settle_references
from extractors.plans.columns.priorities import settle_priority
from extractors.plans.columns.times import settle_when
from extractors.plans.vocabulary import Extent, Role, columns, labels
from lexicon.files import tables
from lexicon.heading_model import is_no_column
from lexicon.states import tells_state
from lexicon.words import comparable, word_count

# What a column holds is believed where this much of its cells says so, and at least this many.
_BELIEVED, _FEWEST_CELLS = 0.6, 2
# So much more often one of two columns asks than the other.
_MORE_ASKED = 0.25
# Nearly all cells, where no heading says so.
_SURELY = 0.85
# Texts of the thing to be done are sentences; other unknown columns with long texts are notes on it.
_SENTENCE = 5
# What actions answer to is said in some words ("Planning decisions are slow"), not in one ("Police").
_ANSWERED = 3
# So many rows show that a text is carried down.
_FEWEST_CARRIED = 3
# Of ten runs of rows so many have a name that no other has, where they are groups.
_ONCE = 0.7
# More than this share of the rows is most of them.
_HALF = 0.5
# A group's name is no sentence.
_GROUP_WORDS = 8
# Letters of a code.
_CODE = 3


def settle(drafts: Sequence[DraftColumn]) -> RowKind:
    """Give the columns those meanings that only their table can tell; the kind of row that it holds.

    Each step takes what those before it settled, first the actions, last what was left without a meaning.
    """
    # First, while the action is one by its heading or cells: one that is lent below is nobody's parent.
    _settle_parents(drafts)
    # A goal that asks for more than its means: before the goal is what the means answer to.
    _settle_means(drafts)
    # Before the places: milestones and issues may be the actions, and are dropped or moved there.
    kind = _settle_action(drafts)
    # Once the action has its place: an issue left of it is what it answers to, one right of it is not.
    _settle_places(drafts)
    # Why something was found gives its place up to what was found, once both have theirs.
    settle_causes(drafts)
    # What somebody said, by its heading: before the numbers, which are held against it.
    _settle_said(drafts)
    # Both are held against the recommendation, which parents or places may just have told; and before
    # anything is guessed to be one, for no number is to count a guess.
    settle_references(drafts)
    _settle_criteria(drafts)
    # Themes take what is free of recommendation and section, so the columns that are headed so come first.
    settle_priority(drafts)
    # Before the states, for "rejected" is one by its words; and it may leave a section free for a guess.
    _settle_answers(drafts)
    _settle_status(drafts)
    # Whether there is a deadline: by dates under "Target" first, under "Complete", a state too, only then.
    _settle_target(drafts)
    _settle_completion(drafts)
    # Once it is known which deadline the revised one takes the place of; and while the other dates have
    # no meaning yet.
    _settle_revised(drafts)
    # Where no heading and no date says when, before the columns right of the action are left without meaning.
    settle_when(drafts)
    # Who leads by the cells alone, before a place makes of them what the actions answer to.
    settle_leading(drafts)
    # A guess by place alone: of columns that no step before had a use for, for meanings that are still free.
    _settle_outer(drafts)
    # Where still nobody leads; and before it is asked which of who and when has no column of its own.
    settle_answering_leads(drafts)
    _settle_both(drafts)
    return kind


def _settle_action(drafts: Sequence[DraftColumn]) -> RowKind:
    """Which column says what is to be done, where none is headed so, and what kind its rows are."""
    if of(drafts, Column.ACTION):
        return RowKind.ACTION
    named = [draft for draft in drafts if _names_action_in_part(draft)]
    if named:
        named[0].settle(Column.ACTION, f"{named[0].why}; no other column is the action")
        return RowKind.ACTION
    milestones = of(drafts, Role.MILESTONE)
    issues = [draft for draft in of(drafts, Role.ISSUE) if _names_issues(draft)]
    goals = [
        draft
        for meaning in (Column.RECOMMENDATION, Column.OUTCOME)
        for draft in of(drafts, meaning)
        if _may_promise(draft) and not _measures(draft, meaning)
    ]
    answering = [
        draft
        for draft in of(drafts, Column.PROGRESS)
        if draft.contents.asking >= _SURELY and of(drafts, Column.RECOMMENDATION)
    ]
    alternatives = (
        (answering, RowKind.ACTION, "no action column: this answers by what will be done"),
        (milestones, RowKind.MILESTONE, "no action column: the milestones are what is to be done"),
        (
            _advice_on(issues, goals),
            RowKind.ACTION,
            "no action column: this says what is to be done about the issues",
        ),
        (issues, RowKind.ISSUE, "no action column: the issues are what is to be put right"),
        (goals[-1:], RowKind.ACTION, "no action column: this says what is to be reached"),
        (_demands(drafts), RowKind.ACTION, "no action column: this says what somebody shall do"),
    )
    for found, kind, why in alternatives:
        if found:
            found[-1].settle(Column.ACTION, why)
            found[-1].weak = True
            return kind
    return RowKind.ACTION


def _advice_on(issues: Sequence[DraftColumn], goals: Sequence[DraftColumn]) -> list[DraftColumn]:
    """The columns right of those of issues that recommend, or ask for, what is to be done about them."""
    return [
        goal
        for goal in goals
        if Column.RECOMMENDATION in goal.meanings
        and any(issue.index < goal.index for issue in issues)
        and max(goal.contents.advising, goal.contents.asking) >= _BELIEVED
    ]


def _settle_means(drafts: Sequence[DraftColumn]) -> None:
    """Under "How?" may stand mere means ("Leaflet and posts"): where the column that it answers to asks, and
    more often, that one says what is to be done."""
    how = next((one for one in of(drafts, Column.ACTION) if comparable(one.heading) == "how"), None)
    if how is None or how.contents.asking >= _BELIEVED:
        return
    for draft in of(drafts, Column.RECOMMENDATION):
        if draft.index < how.index and draft.contents.asking >= how.contents.asking + _MORE_ASKED:
            draft.settle(Column.ACTION, f"{draft.why}; it asks, and 'how' only says by which means")
            how.settle(None, f"{how.why}, but it only says by which means")
            return


def _settle_both(drafts: Sequence[DraftColumn]) -> None:
    """A column of who and when in one, "Head of IT, 30 June", where no other says the one or the other."""
    led, dated = of(drafts, Column.LEAD), of(drafts, Column.DUE)
    if led and dated:
        return
    for draft in (
        led or dated or [one for one in drafts if not one.meanings or Column.ACCOUNTABLE in one.meanings]
    ):
        if share(draft.texts, says_both) >= _BELIEVED:
            draft.meanings = (Column.LEAD, Column.DUE)
            draft.why = f"{draft.why}; its cells say who and when"
            return


def _demands(drafts: Sequence[DraftColumn]) -> list[DraftColumn]:
    """Columns without a meaning that say what somebody "shall" do, where others say by when and how far."""
    if not (of(drafts, Column.DUE) and (of(drafts, Column.PROGRESS) or of(drafts, Column.STATUS))):
        return []
    unsaid = (draft for draft in drafts if not draft.meanings and not draft.heading.strip())
    return [draft for draft in unsaid if draft.contents.advising >= _SURELY]


def _settle_parents(drafts: Sequence[DraftColumn]) -> None:
    """Actions that stand for several rows each are what a column answers to that asks in every row.

    "Action | Deliverable | Timeline": the first is printed once, and each deliverable has its own date.
    """
    action = next(iter(of(drafts, Column.ACTION)), None)
    if action is None or of(drafts, Column.RECOMMENDATION):
        return
    why = "but each stands for several rows"
    if _stands_for_several(action.texts) or _is_carried_down(action.texts):
        for draft in drafts[action.index + 1 :]:
            each = draft.contents.filled >= len(draft.texts) and not _stands_for_several(draft.texts)
            if not draft.meanings and each and draft.contents.asking >= _BELIEVED:
                action.settle(Column.RECOMMENDATION, f"{action.why}, {why}")
                heading = draft.why.removesuffix(NOT_IN_SCHEMA)
                draft.settle(Column.ACTION, f"{heading}; every row asks for its own", inferred=True)
                return
    for draft in drafts[: action.index]:
        headed = draft.match is not None and Column.ACTION in draft.match.meanings
        answers = draft.contents.answers >= _BELIEVED  # "Accepted" answers, and comes again for that.
        if not draft.meanings and headed and not answers and _is_carried_down(draft.texts):
            draft.settle(Column.RECOMMENDATION, f"{draft.why}, {why}")
            return


def _stands_for_several(texts: Sequence[str]) -> bool:
    """Whether texts are carried down over rows: printed once for two rows or more on average."""
    runs = [
        text for text, before in zip(texts, (None, *texts), strict=False) if text.strip() and text != before
    ]
    return len(texts) >= _FEWEST_CARRIED and len(runs) * 2 <= len(texts) + 1


def _is_carried_down(texts: Sequence[str]) -> bool:
    """Whether some texts stand for several rows, and none comes again further down."""
    runs = [text for text, _ in groupby(text.strip() for text in texts) if text]
    return len(texts) >= _FEWEST_CARRIED and len({*runs}) == len(runs) < len(texts)


def _names_action_in_part(draft: DraftColumn) -> bool:
    """Whether "Output/Activity" stands over a column: a better name for what is to be done than a goal's."""
    match = draft.match
    return match is not None and match.extent is Extent.PARTS and Column.ACTION in match.meanings


def _names_issues(draft: DraftColumn) -> bool:
    """Whether a column says what is wrong: by its heading, or by its cells."""
    said = Role.ISSUE in draft.match.meanings if draft.match else False
    return said or draft.contents.lacking >= _BELIEVED


def _measures(draft: DraftColumn, meaning: Column) -> bool:
    """Whether an outcome is one by its heading alone: indicators are measured, and not done."""
    return meaning is Column.OUTCOME and (draft.match is None or Role.BY_PLACE not in draft.match.meanings)


def _may_promise(draft: DraftColumn) -> bool:
    """Whether texts are what somebody is to do, and no names of things: "Safer homes" is what is measured."""
    return draft.contents.words >= _SENTENCE or (
        draft.contents.asking >= _BELIEVED and draft.contents.filled >= _FEWEST_CELLS
    )


def _settle_places(drafts: Sequence[DraftColumn]) -> None:
    """What stands beside actions and is no column of the schema by itself."""
    action = next((draft.index for draft in of(drafts, Column.ACTION)), len(drafts))
    for draft in drafts:
        if Role.ISSUE in draft.meanings:
            left = draft.index < action
            if left:
                _give_way(drafts, draft)
            named = bool(of(drafts, Column.RECOMMENDATION))
            fallback = Column.SECTION if named else Column.RECOMMENDATION
            if fallback is Column.SECTION and (
                of(drafts, Column.SECTION) or draft.contents.words > _GROUP_WORDS
            ):
                left = False
            draft.settle(
                fallback if left else None, f"{draft.why}, {'left' if left else 'right'} of the action"
            )
        elif Role.MILESTONE in draft.meanings:
            draft.settle(None, f"{draft.why}{NOT_IN_SCHEMA}")


def _give_way(drafts: Sequence[DraftColumn], issue: DraftColumn) -> None:
    """A column that merely names what a finding falls under, "Regulation 12", leaves the finding to be what
    the actions answer to."""
    for draft in of(drafts, Column.RECOMMENDATION):
        if draft.contents.words < _ANSWERED <= _SENTENCE <= issue.contents.words:
            free = None if of(drafts, Column.SECTION) else Column.SECTION
            draft.settle(free, f"{draft.why}, but {issue.heading!r} says what the actions answer to")


def _settle_said(drafts: Sequence[DraftColumn]) -> None:
    """What somebody said before the action, "The peers said", is what that answers to, though it stands for
    several rows."""
    action = next((draft.index for draft in of(drafts, Column.ACTION)), 0)
    saying = {*tables("recognisers")["headings"]["of_saying"]}
    for draft in drafts[:action]:
        said = draft.match is None and saying & {*comparable(draft.heading).split()}
        if said and not draft.meanings and not of(drafts, Column.RECOMMENDATION) and _answers(draft):
            why = f"{draft.why}; its heading says that somebody said it"
            draft.settle(Column.RECOMMENDATION, why, inferred=True)
            return


def _settle_criteria(drafts: Sequence[DraftColumn]) -> None:
    """Criteria that are filled in for each recommendation are the whole's, and no action's outcome."""
    recommendation = next(iter(of(drafts, Column.RECOMMENDATION)), None)
    for draft in of(drafts, Column.OUTCOME):
        if draft.match is None or Column.SUCCESS_CRITERIA not in draft.match.meanings:
            continue
        together = recommendation is not None and all(
            bool(text.strip()) or not criteria.strip() for criteria, text in pairs(draft, recommendation)
        )
        carried = recommendation is not None and not all(text.strip() for text in recommendation.texts)
        if together and carried:
            draft.settle(Column.SUCCESS_CRITERIA, draft.match.why)
        else:
            draft.settle(Column.OUTCOME, f"{draft.match.why}, filled in for each action")


def _settle_status(drafts: Sequence[DraftColumn]) -> None:
    """A column headed "Progress" that holds status words is the status, where no other column is."""
    progress = next(iter(of(drafts, Column.PROGRESS)), None)
    if progress and not of(drafts, Column.STATUS) and share(progress.texts, looks_like_status) >= _BELIEVED:
        progress.settle(Column.STATUS, f"{progress.why}, but it holds status words")

    if of(drafts, Column.STATUS):
        return
    for draft in of(drafts, Column.OUTCOME):
        if draft.contents.states >= _BELIEVED and not of(drafts, Column.PROGRESS):
            draft.settle(Column.STATUS, f"{draft.why}, but its cells are status words")
            return
    choosing = {draft.index for draft in charted(drafts)}
    for draft in drafts:
        if draft.index in choosing:
            continue
        states = draft.contents.states >= _SURELY and draft.contents.answers < _BELIEVED
        hinted = draft.match is None or (
            draft.match.extent is Extent.WITHIN and Column.PROGRESS in draft.match.meanings
        )
        # "Where at, 29 June" is a place by a list; what tells of states is none.
        hinted = hinted or share(draft.texts, tells_state) >= _SURELY
        unsaid = hinted and not draft.meanings
        answered = draft.contents.answers > 0 and is_no_column(draft.heading)  # "Accepted": Yes, Partly
        if unsaid and states and not answered and draft.contents.filled >= _FEWEST_CELLS:
            draft.settle(Column.STATUS, f"{draft.why}; its cells are status words", inferred=True)
            return


def _settle_answers(drafts: Sequence[DraftColumn]) -> None:
    """A column in which a recommendation is accepted or not says nothing of what was done, or of means."""
    for draft in drafts:
        whole = draft.match is not None and draft.match.is_whole and draft.meanings != (Column.PROGRESS,)
        kind = {Column.PROGRESS, Column.RESOURCES, Column.OUTCOME, Column.SECTION} & {*draft.meanings}
        if kind and not whole and draft.contents.answers >= _SURELY:
            draft.settle(None, f"{draft.why}, but its cells only accept or refuse")


def _settle_revised(drafts: Sequence[DraftColumn]) -> None:
    """Of an original and a revised deadline the revised one holds, and the original where none is revised."""
    due = next(iter(of(drafts, Column.DUE)), None)
    if due is None:
        return
    dated = [one for one in drafts if not one.meanings and one.contents.dates >= _BELIEVED]
    if not _has_word(due, labels().revised_words):
        original = _has_word(due, labels().original_words)
        words = labels().revised_words if original else labels().replacing_words
        revised = next((one for one in dated if _has_word(one, words)), None)
        if revised is not None:
            revised.settle(Column.DUE, f"{revised.why}; it takes the place of {due.heading!r}")
            due.settle(None, f"{due.why}, but {revised.heading!r} takes its place")
            due.stands_in = Column.DUE
    else:
        first = next((one for one in dated if _has_word(one, labels().original_words)), None)
        if first is not None:
            first.stands_in = Column.DUE


def _has_word(draft: DraftColumn, words: frozenset[str]) -> bool:
    return not words.isdisjoint(comparable(draft.heading).split())


def _settle_target(drafts: Sequence[DraftColumn]) -> None:
    """A column headed "Target" that holds dates is the deadline, where no other column is."""
    target = next(iter(of(drafts, Column.TARGET)), None)
    if target and not of(drafts, Column.DUE) and target.contents.dates >= _BELIEVED:
        target.settle(Column.DUE, f"{target.why}, but it holds dates")


def _settle_completion(drafts: Sequence[DraftColumn]) -> None:
    """A column headed "Complete" with a date in every row says when each is to be, where no other does."""
    completed = next(iter(of(drafts, Column.COMPLETED_DATE)), None)
    if completed is None or of(drafts, Column.DUE) or completed.contents.filled < len(completed.texts):
        return
    if completed.contents.dates < _BELIEVED:
        return
    if Column.STATUS in columns().senses(completed.heading):
        completed.settle(Column.DUE, f"{completed.why}, and every row has its date", inferred=True)


def _settle_outer(drafts: Sequence[DraftColumn]) -> None:
    """Unknown columns left of the action: what the actions are grouped by, or what they answer to."""
    action = next((draft.index for draft in of(drafts, Column.ACTION)), 0)
    for draft in drafts[:action]:
        known = draft.match is not None and draft.match.extent is not Extent.WITHIN
        if draft.meanings or known or (draft.contents.dates >= _BELIEVED and not draft.contents.grouping):
            continue
        if is_no_column(draft.heading) or draft.contents.answers >= _SURELY:
            continue
        if says_why(draft) and of(drafts, Column.RECOMMENDATION):
            continue
        if share(draft.texts, lambda text: len(text.strip()) > _CODE) < _BELIEVED:
            continue  # "Y", "N", "H": an answer, and no name of a group.
        groups = (draft.contents.grouping and _come_once(draft.texts)) or _are_names_that_come_again(
            draft.texts
        )
        if not of(drafts, Column.SECTION) and groups:
            draft.settle(Column.SECTION, f"{draft.why}; left of the action, it groups rows", inferred=True)
        elif _answers(draft) and not of(drafts, Column.RECOMMENDATION):
            why = f"{draft.why}; left of the action, it says what that answers to"
            draft.settle(Column.RECOMMENDATION, why, inferred=True)


def _come_once(texts: Sequence[str]) -> bool:
    """Whether hardly a text stands in more than one run of rows, as a group's name does. "Major", "Minor",
    "Major" grades the rows."""
    runs = [text for text, _ in groupby(text.strip() for text in texts) if text]
    return len({*runs}) >= _ONCE * len(runs)


def _are_names_that_come_again(texts: Sequence[str]) -> bool:
    """Whether short names stand for runs of rows, and most rows share theirs with a neighbour: "Payroll
    19/20" printed beside each action of that audit."""
    runs = [(name, len(list(rows))) for name, rows in groupby(text.strip() for text in texts) if name]
    short = all(sum(word.isalpha() for word in name.split()) < _ANSWERED for name, _ in runs)
    once = len({name for name, _ in runs}) == len(runs)
    shared = sum(count for _, count in runs if count > 1)
    return short and once and len(runs) > 1 and shared > _HALF * len(texts)


def _answers(draft: DraftColumn) -> bool:
    words = [word_count(text) for text in draft.texts if text.strip()]
    return bool(draft.heading.strip()) and bool(words) and draft.contents.words >= _ANSWERED
