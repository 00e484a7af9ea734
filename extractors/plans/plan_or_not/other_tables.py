"""What speaks against a plan: what procedures, registers, checklists, timetables and statistics have."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.plan import Column
from extractors.plans.columns.contents import Contents
from extractors.plans.columns.meanings import ColumnReading, Columns
from extractors.plans.columns.tick_headings import is_time
from extractors.plans.matching import leads_in
from extractors.plans.plan_or_not.evidence import Reason, holds
from extractors.plans.plan_or_not.weights import WEIGHTS
from lexicon.files import tables
from lexicon.words import comparable

# A share of a column's cells that makes it one of its kind; and one that leaves hardly any other.
_MOST, _NEARLY_ALL, _HARDLY = 0.6, 0.8, 0.1
# Names and sums, and no sentences, are this short.
_NAME = 3
# Columns of figures that are counted at most.
_FIGURE_COLUMNS = 3
# Columns in which a plan may have figures.
_MAY_COUNT = frozenset(
    (
        Column.ACTION_REF,
        Column.RECOMMENDATION_REF,
        Column.PRIORITY,
        Column.TARGET,
        Column.BASELINE,
        Column.RESOURCES,
        Column.DUE,
        Column.START,
        Column.STATUS,
    )
)
_WHO = (Column.LEAD, Column.ACCOUNTABLE)
_WHEN = (Column.DUE, Column.START)
_TOLD = (Column.STATUS, Column.PROGRESS, Column.RAG)
_RECURRING = frozenset(("often", "frequency", "interval", "intervals"))
# A rota has half as many tasks as rows.
_AGAIN = 0.5
# A matrix has a column of letters for each role.
_MATRIX = 3
# A sheet for a week has a column for most of its days.
_DAYS_OF_WEEK = 4
# A checklist has a box for each answer.
_BOXES = 2


def speaks_against(columns: Columns) -> Iterator[Reason]:
    """What other tables have, each with its weight."""
    yield from _counts(columns)
    yield from _names_other_things(columns)
    yield from _stands_for_good(columns)
    yield from _is_a_sequence(columns)
    yield from _is_kept_up(columns)
    yield from _is_a_form(columns)
    yield from _asks_otherwise(columns)


def says_how_often(columns: Columns) -> bool:
    """Whether nearly every deadline is a recurrence: actions are done by a day, or go on.

    Most of them are enough under a heading that asks for it: "How often".
    """
    due = columns.find(Column.DUE)
    if due is None:
        return False
    return columns.contents[due.index].often >= (_MOST if asks_how_often(columns) else _NEARLY_ALL)


def asks_how_often(columns: Columns) -> bool:
    """Whether what stands where deadlines would is called how often something is done."""
    due = columns.find(Column.DUE)
    return due is not None and not _RECURRING.isdisjoint(comparable(due.heading).split())


def tells_of_days(columns: Columns) -> bool:
    """Whether what stands behind a day tells what was done on it, as an account of events does."""
    action = columns.find(Column.ACTION)
    told = action is not None and columns.contents[action.index].telling >= _MOST
    return told and begins_with_day(columns)


def tells_of_completion(columns: Columns) -> bool:
    """Whether each row has the day on which it was finished, and none by which it is to be: "Completed"; or
    the year of each stands before it, and behind it that it was finished."""
    due, action, state = columns.find(Column.DUE), columns.find(Column.ACTION), columns.find(Column.STATUS)
    if due is not None and action is not None and state is not None and action.weak:
        held = columns.contents[state.index]
        over = held.filled > _NAME and held.done >= _NEARLY_ALL
        if over and held.days >= _NEARLY_ALL and due.index < action.index < state.index:
            return True
    if due is None or columns.contents[due.index].days < _NEARLY_ALL:
        return False
    return comparable(due.heading) in tables("statuses")["completed"]


def says_when_they_meet(columns: Columns) -> bool:
    """Whether what stands where deadlines would is called a meeting's: "Next meeting"."""
    due = columns.find(Column.DUE)
    return due is not None and bool({"meeting", "meetings"} & set(comparable(due.heading).split()))


def begins_with_day(columns: Columns) -> bool:
    """Whether a day, called no more than that, stands left of the action: deadlines stand right of it."""
    due, action = columns.find(Column.DUE), columns.find(Column.ACTION)
    named = due is not None and comparable(due.heading) in tables("recognisers")["tables"]["bare_days"]
    return due is not None and action is not None and due.index < action.index and named


def is_counted_from_events(columns: Columns) -> bool:
    """Whether what stands where deadlines would is counted from what happens: "Within two hours".

    Where no column is called a deadline, any may be: "How quickly", "Standard".
    """
    when = [reading for meaning in _WHEN if (reading := columns.find(meaning)) is not None]
    asked = when or [reading for reading in columns.readings if not reading.means(Column.ACTION)]
    return any(columns.contents[reading.index].standing >= _MOST for reading in asked)


def is_charted(columns: Columns) -> bool:
    """Whether times head columns of marks, as in a chart of when each thing is done."""
    charted = (held.marks >= _NEARLY_ALL and is_time(reading.heading) for reading, held in _each(columns))
    return sum(charted) > 1


def _counts(columns: Columns) -> Iterator[Reason]:
    """Columns of figures, where a plan has none."""
    counted = 0
    for reading, held in _each(columns):
        may_count = bool(set(reading.meanings) & _MAY_COUNT)
        sums = held.money >= _MOST and held.words <= _NAME and not reading.means(Column.ACTION)
        counted += not may_count and (held.figures >= _MOST or sums)
    if counted:
        # Scores before and after stand beside what is to be done by whom and by when as well.
        most = 1 if _is_full(columns) else _FIGURE_COLUMNS
        yield Reason(WEIGHTS.figures * min(counted, most), "it has columns of figures, as statistics do")


def _names_other_things(columns: Columns) -> Iterator[Reason]:
    """Addresses; acts of parliament; headings of registers and statistics."""
    if any(held.contacts >= _MOST for held in columns.contents):
        yield Reason(WEIGHTS.contacts, "it holds addresses or telephone numbers, as a list of contacts does")
    dated = max(holds(columns, "days", *_WHEN), default=0.0) > 0
    if any(held.laws >= _MOST for held in columns.contents) and not dated:
        yield Reason(WEIGHTS.laws, "a column says by which law, as in a list of legal duties")
    words = tables("recognisers")["tables"]
    for reading, held in _each(columns):
        if (reading.meanings and not reading.inferred) or held.days >= _MOST:
            continue  # A day that is forecast is a plan's as well.
        heading = f" {comparable(reading.heading)} "
        if spoken := next((word for word in words["no_plan_columns"] if f" {word} " in heading), None):
            yield Reason(WEIGHTS.other_column, f"it has a column {spoken!r}, as other kinds of tables do")


def _stands_for_good(columns: Columns) -> Iterator[Reason]:
    """Instructions for each time that something happens, and what is done about a risk while there is one."""
    if is_counted_from_events(columns):
        yield Reason(
            WEIGHTS.procedure, "its times are counted from an event, as “within two hours” is in a procedure"
        )
    if columns.has(*_WHEN):
        return
    risks = set(tables("recognisers")["standing"]["risks"])
    asked = columns.find(Column.RECOMMENDATION) if columns.has(*_TOLD) else None
    for reading, held in _each(columns):
        if reading.means(Column.ACTION):
            continue
        words = comparable(reading.heading).split()
        asked_of_reader = words[:1] == ["when"] and "you" in words
        if held.conditions >= _MOST or words[:1] == ["if"] or asked_of_reader:
            yield Reason(
                WEIGHTS.in_case, f"the column {reading.heading!r} says in which case, as instructions do"
            )
        elif asked is not None and asked is not reading:
            continue  # What was recommended about a risk, and how far it got, is followed up.
        elif risks & set(words) and max(held.ratings, held.figures, held.references) < _MOST:
            yield Reason(WEIGHTS.risks, "it says how risks are controlled, and never by when")
            return


def _is_a_sequence(columns: Columns) -> Iterator[Reason]:
    """Steps that are numbered as such, and letters of who does what in a matrix."""
    steps = set(tables("recognisers")["standing"]["steps"])
    numbered = (Column.ACTION_REF, Column.RECOMMENDATION_REF, Column.SECTION)
    undated = max(holds(columns, "days", *_WHEN), default=0.0) <= _HARDLY
    if (
        undated
        and not columns.has(*_TOLD)
        and any(
            comparable(reading.heading) in steps and columns.contents[reading.index].references >= _MOST
            for reading in columns.readings
            if not reading.meanings or reading.meanings[0] in numbered
        )
    ):
        yield Reason(WEIGHTS.numbered_steps, "its steps are numbered, as in a procedure")
    action = columns.find(Column.ACTION)
    if action is not None and action.weak and columns.contents[action.index].distinct <= _AGAIN:
        yield Reason(WEIGHTS.rota, "the same things are done again and again, as in a rota")
    if (
        action is not None
        and action.weak
        and any(held.often >= _MOST and not reading.meanings for reading, held in _each(columns))
    ):
        yield Reason(WEIGHTS.upkeep, "a column says how often, as in a maintenance schedule")
    if sum(held.roles >= _NEARLY_ALL for held in columns.contents) >= _MATRIX:
        yield Reason(WEIGHTS.roles, "single letters say who does what, as in a matrix of roles (RACI)")


def _is_kept_up(columns: Columns) -> Iterator[Reason]:
    """A column for each day of the week; what holders of posts do for as long as they hold them."""
    action = columns.find(Column.ACTION)
    words = tables("recognisers")["standing"]
    week = set(words["weekdays"])
    if sum(comparable(reading.heading) in week for reading in columns.readings) >= _DAYS_OF_WEEK:
        yield Reason(
            WEIGHTS.weekly, "it has a column for each day of the week, as a sheet of routine checks does"
        )
    if action is None or columns.has(*_TOLD) or max(holds(columns, "days", *_WHEN), default=0.0) >= _MOST:
        return
    duties = set(words["duties"])
    if duties & set(comparable(action.heading).split()):
        yield Reason(
            WEIGHTS.duties, f"the column {action.heading!r} says what the holders of posts are there to do"
        )
    elif any(comparable(reading.heading) in words["posts"] for reading in columns.readings):
        yield Reason(WEIGHTS.duties, "it says whom posts report to, or what they are paid")


def _is_a_form(columns: Columns) -> Iterator[Reason]:
    """Questions with their answers, and boxes to tick."""
    if columns.has(*_WHEN):
        return
    asked = [reading for reading, held in _each(columns) if held.questions >= _MOST]
    if any(not reading.means(Column.ACTION) for reading in asked):
        yield Reason(
            WEIGHTS.questions, "it holds questions with their answers, and nothing in it has a deadline"
        )
    words = tables("recognisers")["standing"]
    headed = [(comparable(reading.heading), held) for reading, held in _each(columns)]
    ticked = any(
        heading in words["passed"] and held.answers + held.marks >= _MOST for heading, held in headed
    )
    if ticked or sum(heading in words["boxes"] for heading, _ in headed) >= _BOXES:
        yield Reason(
            WEIGHTS.boxes, "it has boxes to tick, as a checklist does, and nothing in it has a deadline"
        )


def _asks_otherwise(columns: Columns) -> Iterator[Reason]:
    """What a meeting does with its papers; what each side of an agreement does; goals and their measures."""
    action = columns.find(Column.ACTION)
    if action is None:
        return
    if columns.contents[action.index].business >= _NEARLY_ALL:
        yield Reason(
            WEIGHTS.business, "its rows say what a meeting does with its papers: to note, to approve"
        )
    words = set(comparable(action.heading).split())
    if leads_in(action.heading) and words & set(tables("recognisers")["tables"]["learners"]):
        yield Reason(WEIGHTS.learners, "it says what pupils or students do")
    if columns.has(*_WHEN):
        return
    if sum(leads_in(reading.heading) for reading in columns.readings) > 1:
        yield Reason(WEIGHTS.both_sides, "it says what each side of an agreement does")
    measured = columns.has(Column.OUTCOME, Column.TARGET) and not columns.has(*_TOLD)
    promised = action.weak or (leads_in(action.heading) and not columns.has(*_WHO))
    if promised and measured and any(held.figures >= _MOST for held in columns.contents):
        yield Reason(WEIGHTS.goals, "it says how goals are measured")


def _is_full(columns: Columns) -> bool:
    """Whether a table asks for things to be done, and says who and by when."""
    action = columns.find(Column.ACTION)
    asked = action is not None and columns.contents[action.index].asking >= _MOST
    who = max(holds(columns, "parties", *_WHO)) >= _MOST
    return asked and who and max(holds(columns, "dates", *_WHEN)) >= _MOST


def _each(columns: Columns) -> Iterator[tuple[ColumnReading, Contents]]:
    return zip(columns.readings, columns.contents, strict=True)
