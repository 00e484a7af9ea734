"""Whether a table is an action plan: by all that it holds, with three answers and the reasons in words.

What speaks for and against is added up, by the weights of `weights`; where no heading is a known one of
actions, what papers taught of such tables (`wording`) may speak against it as well: a plan for
sure, none, or between the two one that is read with its rows flagged.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.plan import Column, RowKind
from extractors.plans.columns.contents import Contents
from extractors.plans.columns.meanings import ColumnReading, Columns
from extractors.plans.matching import leads_in, match_heading
from extractors.plans.plan_or_not.evidence import Reason, holds
from extractors.plans.plan_or_not.other_tables import (
    asks_how_often,
    begins_with_day,
    is_charted,
    is_counted_from_events,
    says_how_often,
    says_when_they_meet,
    speaks_against,
    tells_of_completion,
    tells_of_days,
)
from extractors.plans.plan_or_not.weights import WEIGHTS
from extractors.plans.plan_or_not.wording import table_model
from extractors.plans.vocabulary import Extent
from lexicon.files import tables
from lexicon.heading_model import read_heading
from lexicon.words import comparable


class Verdict(StrEnum):
    """What a table was taken for."""

    PLAN = "plan"
    UNCERTAIN = "plan with doubt"
    KEY_VALUE_PLAN = "key-value plan"
    INTRODUCTION = "introduces a plan"
    OTHER = "no plan"

    @property
    def is_columns(self) -> bool:
        """Whether its rows are read by columns."""
        return self in (Verdict.PLAN, Verdict.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A table's verdict, what it weighs (log-odds), and the reasons in words.

    ``against`` are the reasons against a plan alone, without their weights.
    """

    verdict: Verdict
    weight: float
    why: str
    against: str


# A share of a column's cells that makes it one of its kind; and one that shows that it is not.
_MOST, _HARDLY = 0.6, 0.2
_LESSER = (
    Column.OUTCOME,
    Column.SUCCESS_CRITERIA,
    Column.MONITORING,
    Column.MONITORED_BY,
    Column.RESOURCES,
    Column.PRIORITY,
    Column.REVIEW_DATE,
    Column.COMPLETED_DATE,
    Column.TARGET,
)
_WHO, _WHEN = (Column.LEAD, Column.ACCOUNTABLE), (Column.DUE, Column.START)
_TOLD = (Column.STATUS, Column.PROGRESS, Column.RAG)
# A heading whose words hardly say that it is an action, and rather something else.
_NO_ACTION, _SOMETHING_ELSE = 0.05, 0.5
_OF_SENTENCES = ("issue", "recommendation", "outcome", "progress", "monitoring", "section", "other")
# A plan says in each of its rows what is to be done, or nearly.
_EACH_ROW = 0.7
# So many columns beside the actions, all of them empty, are a form's.
_BLANK = 2
# So many sentences that ask are more than a remark.
_LOST = 2
# Names, and no sentences of what is to be done, are this short.
_NAME = 3


def judge(
    columns: Columns,
    *,
    headed: bool,
    above: str = "",
    paper: str = "",
    shape: float = 0.0,
    seen: Sequence[str] = (),
) -> Judgement:
    """A table's verdict; ``above`` is what is printed over it: its title, the heading before it.

    ``paper`` is what the whole paper is called; ``shape`` what the table's shape speaks for a plan; ``seen``
    what its wording is like, where that is to be weighed.
    """
    action = columns.find(Column.ACTION)
    if action is None:
        return _no_plan("neither the heading nor the cells of any column say what is to be done")
    held = columns.contents[action.index]
    if not held.filled:
        return _no_plan("the column that should say what is to be done is empty")
    if _holds_clock(columns):
        return _no_plan("a column holds times of day, as an agenda does")
    by_hand = [
        *_about_action(columns, held, action.heading, weak=action.weak, headed=headed),
        *_beside(columns),
        *_nameless(columns, action, f"{above} {paper}"),
        *_left_blank(columns),
        *speaks_against(columns),
        Reason(shape, "each of its rows gets its own answer"),
        *_said_above(above, weak=action.weak or not _is_listed(action.heading)),
        *_said_of_paper(above, paper, weak=action.weak or not _is_listed(action.heading)),
    ]
    weight, reasons = WEIGHTS.to_begin + sum(reason.weight for reason in by_hand), by_hand
    named = columns.kind is RowKind.ACTION and action.heading.strip()
    if seen and named and not _is_listed(action.heading):
        taught = _taught(weight, seen)
        weight, reasons = weight + taught.weight, [*by_hand, taught]
    reasons.sort(key=lambda reason: -abs(reason.weight))
    said = "; ".join(reason.in_words for reason in reasons if round(reason.weight, 1))
    against = "; ".join(reason.said for reason in reasons if round(reason.weight, 1) < 0)
    return Judgement(
        *(_verdict(weight), weight, said or "nothing in it is typical of a plan"),
        against or "too little in it is typical of a plan",
    )


def _no_plan(why: str) -> Judgement:
    """The verdict of a table that one thing alone shows to be none."""
    return Judgement(Verdict.OTHER, WEIGHTS.to_begin, why, why)


def _taught(weight: float, seen: Sequence[str]) -> Reason:
    """What papers taught of tables that look so, where they speak clearly against a plan: that and what was
    weighed by hand then count by half.
    """
    score = table_model().score(seen)
    said = "its headings, title and cells are like those of tables that people found to be no plans"
    return Reason(min(0.0, WEIGHTS.taught * (score - weight)) if score < WEIGHTS.unlike else 0.0, said)


def _verdict(weight: float) -> Verdict:
    if weight >= WEIGHTS.sure:
        return Verdict.PLAN
    return Verdict.UNCERTAIN if weight >= WEIGHTS.doubt else Verdict.OTHER


def _holds_clock(columns: Columns) -> bool:
    """Whether a column holds times of day; "1.10" under "Ref" is none."""
    timed = [number for number, contents in enumerate(columns.contents) if contents.clock > _MOST]
    counts = {
        reading.index
        for reading in columns.readings
        if not reading.inferred
        and (reading.means(Column.ACTION_REF) or reading.means(Column.RECOMMENDATION_REF))
    }
    return any(number not in counts for number in timed)


def _about_action(
    columns: Columns, held: Contents, heading: str, *, weak: bool, headed: bool
) -> Iterator[Reason]:
    """What the column that would say what is to be done is called, and how its cells read."""
    if columns.kind is RowKind.MILESTONE:
        yield from _about_milestones(held, heading)
        return
    if columns.kind is RowKind.ISSUE:
        yield from _about_issues(columns, held, heading)
        return
    asked = held.advising if held.advising > held.asking else held.asking
    whose = f"the cells below {heading!r}" if heading.strip() else "the cells of one column"
    sure = held.filled / (held.filled + 1)
    if heading.strip() and not weak:
        yield Reason(
            WEIGHTS.listed if _is_listed(heading) else WEIGHTS.known,
            f"the heading {heading!r} says what is to be done",
        )
    elif heading.strip():
        other = _says_else(heading)
        yield (
            Reason(WEIGHTS.weak, f"the heading {heading!r} may stand for what is to be done")
            if not other
            else Reason(
                WEIGHTS.says_else * other, f"the heading {heading!r} names something else than actions"
            )
        )
        if asked < _MOST:
            yield Reason(WEIGHTS.weak_in_part, f"some of {whose} ask for nothing to be done")
    yield Reason(WEIGHTS.asking * asked * sure, f"{asked:.0%} of {whose} ask for something to be done")
    if asked < _MOST and not headed:
        yield Reason(
            WEIGHTS.unheaded_idle, "it has no headings, and many of its cells ask for nothing to be done"
        )
    if asked < _HARDLY and (weak or not headed):
        yield Reason(WEIGHTS.hardly_asking, f"hardly any of {whose} asks for anything to be done")
    if (weak or not headed) and held.filled < _EACH_ROW * max(one.filled for one in columns.contents):
        yield Reason(
            WEIGHTS.idle_rows if headed else WEIGHTS.idle_rows_unheaded,
            "some of its rows name nothing to be done",
        )
    if held.words < _NAME and asked < _MOST and held.filled > 1:
        yield Reason(
            WEIGHTS.weak_names if weak else WEIGHTS.names,
            f"{whose} are short names, and no sentences that say what is to be done",
        )


def _about_issues(columns: Columns, held: Contents, heading: str) -> Iterator[Reason]:
    yield Reason(WEIGHTS.to_put_right, f"the heading {heading!r} says what is to be put right")
    if not any(_is_said(columns, meaning) for meaning in (*_WHO, *_WHEN, *_TOLD)):
        yield Reason(
            WEIGHTS.nobody_asked, "no column says who is to put it right, by when, or how far that is"
        )
    yield Reason(
        WEIGHTS.lacking * held.lacking, f"{held.lacking:.0%} of the cells below {heading!r} say what is wrong"
    )
    if held.words < _NAME and held.lacking < _MOST:
        yield Reason(
            WEIGHTS.verdicts,
            f"the cells below {heading!r} are short judgements, and do not say what is wrong",
        )


def _is_said(columns: Columns, meaning: Column) -> bool:
    """Whether a heading says this, or plain names do: what a finding is about leads nothing by itself."""
    reading = columns.find(meaning)
    if reading is None or meaning not in _WHO or not reading.is_inferred:
        return reading is not None
    return columns.contents[reading.index].parties >= _MOST


def _about_milestones(held: Contents, heading: str) -> Iterator[Reason]:
    reached = max(held.reached, held.asking) * held.filled / (held.filled + 1)
    yield Reason(WEIGHTS.milestones, f"the heading {heading!r} says what is to be reached")
    yield Reason(WEIGHTS.reached * reached, f"{reached:.0%} of the cells below {heading!r} say what that is")


def _is_listed(heading: str) -> bool:
    """Whether a heading is a known one of actions as a whole, and no known word among others."""
    match = match_heading(heading)
    if match is None or Column.ACTION not in match.meanings:
        return False
    return match.extent is not Extent.WITHIN or leads_in(heading)


def _says_else(heading: str) -> float:
    """How likely it is by a heading's words that it is about something else than actions; 0 for no more."""
    if match_heading(heading) is not None:
        return 0.0
    reading = read_heading(heading)
    action, *others = (math.exp(reading.log_likelihood[name]) for name in ("action", *_OF_SENTENCES))
    return max(others) if reading.known and action < _NO_ACTION and max(others) >= _SOMETHING_ELSE else 0.0


def _beside(columns: Columns) -> Iterator[Reason]:
    """Who, by when, how far it got; then the lesser things."""
    if share := max(holds(columns, "parties", *_WHO)):
        yield Reason(WEIGHTS.who * share, f"{_says(columns, *_WHO)} who leads")
    weak = (action := columns.find(Column.ACTION)) is not None and action.weak
    yield from _when(columns, weak=weak or action is None or not _is_listed(action.heading))
    if _tells_how_far(columns):
        yield Reason(WEIGHTS.how_far, f"{_says(columns, *_TOLD)} how far each has got")
    if action and columns.contents[action.index].owned >= _MOST and not columns.has(*_WHO, *_WHEN):
        yield Reason(WEIGHTS.says_itself, "the actions themselves say who is to do them, or by when")
    elif not columns.has(*_WHO, *_WHEN, *_TOLD):
        plain = action is not None and not weak and _is_listed(action.heading)
        against = WEIGHTS.nothing_beside_weak if weak else WEIGHTS.nothing_beside
        against = WEIGHTS.nothing_beside_listed if plain else against
        yield Reason(against, "no column says who is to do it, by when, or how far it is")
    elif weak and action and not _is_listed(action.heading) and _has_days_alone(columns):
        yield Reason(WEIGHTS.days_alone, "nothing but days stands beside it, as in a calendar")
    if columns.has(Column.RECOMMENDATION):
        yield Reason(
            WEIGHTS.answering,
            f"{_says(columns, Column.RECOMMENDATION)} which recommendation or finding each answers",
        )
    lesser = sum(columns.has(column) for column in _LESSER)
    if lesser:
        yield Reason(
            min(WEIGHTS.lesser * lesser, WEIGHTS.most_lesser),
            "it has other columns that plans have, such as outcome, resources or priority",
        )


def _says(columns: Columns, *meanings: Column) -> str:
    """The first column of some meanings, by its heading, and that it says something."""
    found = next((reading for meaning in meanings if (reading := columns.find(meaning)) is not None), None)
    heading = " ".join(found.heading.split()) if found is not None else ""
    says = "seems to say" if found is not None and found.is_inferred else "says"
    return f"the column {heading!r} {says}" if heading else f"a column {says}"


def _nameless(columns: Columns, action: ColumnReading, above: str) -> Iterator[Reason]:
    """That neither a heading nor the title says that these are actions, nor any column by when or how far."""
    said = (_is_listed(action.heading) and not action.weak) or columns.kind is not RowKind.ACTION
    said |= bool(set(comparable(action.heading).split()) & set(tables("recognisers")["tables"]["promises"]))
    titled = any(reason.weight > 0 for reason in _said_above(above, weak=False))
    if said or titled or _tells_how_far(columns) or _says_when(columns):
        return
    less = columns.has(Column.RECOMMENDATION) or not action.heading.strip()
    against = WEIGHTS.nameless_answering if less else WEIGHTS.nameless
    yield Reason(
        against, "neither headings nor title speak of actions, and no column says by when or how far"
    )


def _left_blank(columns: Columns) -> Iterator[Reason]:
    """Nothing filled in beside what is to be done, as on a card for when something happens."""
    beside = [
        columns.contents[reading.index].filled
        for meaning in (*_WHO, *_WHEN, *_TOLD)
        if (reading := columns.find(meaning)) is not None
    ]
    if len(beside) >= _BLANK and not any(beside):
        yield Reason(
            WEIGHTS.left_blank,
            "the columns for who, by when and how far are empty, as in a form to be filled in",
        )


def _tells_how_far(columns: Columns) -> bool:
    """Whether a column says how far each got, and not only whether something is so: "Met? Yes"."""
    found = [reading for meaning in _TOLD if (reading := columns.find(meaning)) is not None]
    return any(not one.inferred or columns.contents[one.index].answers < _MOST for one in found)


def _says_when(columns: Columns) -> bool:
    owned = (action := columns.find(Column.ACTION)) is not None and columns.contents[action.index].owned
    return columns.has(*_WHEN) or is_charted(columns) or bool(owned)


def _has_days_alone(columns: Columns) -> bool:
    """Whether nothing but days is said of what is in a table."""
    if columns.has(*_WHO, *_TOLD, Column.RECOMMENDATION):
        return False
    return all(held.parties < _MOST for held in columns.contents)


def _when(columns: Columns, *, weak: bool) -> Iterator[Reason]:
    """By when, or what else a time beside actions is."""
    if weak and not columns.has(*_TOLD) and says_how_often(columns):
        against = WEIGHTS.asked_how_often if asks_how_often(columns) else WEIGHTS.how_often
        yield Reason(
            against, "a column says how often, as in a list of regular duties, and none says by when"
        )
    elif tells_of_days(columns) or tells_of_completion(columns):
        yield Reason(WEIGHTS.what_was_done, "it records on which day things were done")
    elif weak and begins_with_day(columns):
        yield Reason(
            WEIGHTS.day_first, "each row begins with a day and then tells what happened, as a register does"
        )
    elif says_when_they_meet(columns):
        yield Reason(WEIGHTS.meetings, "its dates are those of meetings, and no deadlines")
    elif is_charted(columns):
        yield Reason(WEIGHTS.charted, "marks below months, quarters or years say when")
    elif not is_counted_from_events(columns) and (share := max(holds(columns, "dates", *_WHEN))):
        yield Reason(WEIGHTS.when * share, f"{_says(columns, *_WHEN)} by when")


def _said_above(above: str, *, weak: bool) -> Iterator[Reason]:
    """What the title over a table calls it; ``weak`` where no heading says that it holds actions."""
    words = tables("recognisers")["tables"]
    title = f" {comparable(above)} "
    if any(f" {word} " in title for word in words["plan_titles"]):
        yield Reason(WEIGHTS.plan_title, "the title above it is that of a plan")
    elif (
        spoken := next((word for word in words["no_plan_titles"] if f" {word} " in title), None)
    ) is not None:
        yield Reason(
            WEIGHTS.other_title_weak if weak else WEIGHTS.other_title,
            f"the title above it speaks of {spoken!r}, as those of other tables do",
        )


def _said_of_paper(above: str, paper: str, *, weak: bool) -> Iterator[Reason]:
    """What the whole paper is called, where that is no plan and its table's own title says nothing."""
    if not any(_said_above(above, weak=weak)):
        yield from (reason for reason in _said_above(paper, weak=weak) if reason.weight < 0)


def owners_lost(columns: Columns) -> bool:
    """Whether a table that was taken for no plan names things under a heading that plans have, each with who
    and a day: "Initiative | Owner | Target"."""
    action = columns.find(Column.ACTION)
    if action is None or not _is_listed(action.heading) or columns.contents[action.index].filled <= _LOST:
        return False
    who = max(holds(columns, "parties", *_WHO)) >= _MOST
    return who and max(holds(columns, "days", *_WHEN)) >= _MOST


def promises_lost(contents: Iterable[Contents]) -> bool:
    """Whether a table that was taken for no plan has a column of sentences that ask for something."""
    return any(held.asking >= _MOST and held.filled > _LOST and held.words > _NAME for held in contents)
