"""Which year is meant, and which reading: what is not printed comes from the cell, the rows around, the plan.

The order is the schema's: the other dates of the same cell, the neighbouring rows' dates, the plan's date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from ingest.codes import Flag
from normalise.dates.calendar import Part, Stretch, Unit, month_end
from normalise.dates.due import DateContext
from normalise.dates.printed import Between, Doubt, Offset, Printed
from normalise.records import DuePrecision

_YEARS_BACK, _YEARS_ON = 5, 6
"""How far from its date a plan's deadlines reach: beyond, two digits after a month are a day."""

_STILL_PRINTED = timedelta(days=60)
"""How long a deadline is still printed once it has passed: committees meet about every two months."""

_ONE_YEAR = timedelta(days=366)

INFERRED = Flag.DUE_YEAR_INFERRED
AMBIGUOUS = Flag.DUE_AMBIGUOUS
MISSING = Flag.DUE_YEAR_MISSING


@dataclass(frozen=True, slots=True)
class Settled:
    """A time with its year: the first day and the last, or only the printed form where no year was found."""

    opens: date | None
    closes: date | None
    precision: DuePrecision | None
    edtf: str | None
    flags: tuple[Flag, ...] = ()
    others: tuple[date, ...] = ()


def settle(times: Sequence[Printed | Between | Offset], context: DateContext) -> list[Settled]:
    """The times of one cell, in its order, with their years."""
    known = [_certain(time, context) for time in times]
    dated = [_dated(time) for time in known]
    settled: list[Settled] = []
    for index, time in enumerate(known):
        listed = index > 0 and isinstance(time, Printed) and _is_listed(known[index - 1], time)
        around = _Around(
            later=next((stretch for stretch in islice(dated, index + 1, None) if stretch), None),
            earlier=next(
                (stretch for stretch in islice(reversed(dated), len(dated) - index, None) if stretch), None
            ),
            first=next((stretch for stretch in dated if stretch), None),
            listed=settled[-1] if listed else None,
        )
        settled.append(_settled(time, around, context))
    return settled


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a time in its cell: the next and the last before it with a printed year, the first.

    ``listed`` is the time right before it where that has no year either: "Jan, Apr, Jul, Oct".
    """

    later: Stretch | None
    earlier: Stretch | None
    first: Stretch | None
    listed: Settled | None


def _is_listed(before: Printed | Between | Offset, time: Printed) -> bool:
    return isinstance(before, Printed) and before.unit is time.unit and before.year is None


def _certain(time: Printed | Between | Offset, context: DateContext) -> Printed | Between | Offset:
    if isinstance(time, Between):
        return Between(_read(time.first, context), _read(time.last, context))
    return _read(time, context) if isinstance(time, Printed) else time


_FROM_JULY = {
    Unit.FINANCIAL_YEAR: Unit.JULY_YEAR,
    Unit.FINANCIAL_HALF: Unit.JULY_HALF,
    Unit.FINANCIAL_QUARTER: Unit.JULY_QUARTER,
}


def _read(time: Printed, context: DateContext) -> Printed:
    """The likeliest reading, with the financial years of its country."""
    best = chosen(time, context)
    return replace(best, unit=_FROM_JULY.get(best.unit, best.unit)) if context.years_from_july else best


def chosen(time: Printed, context: DateContext) -> Printed:
    """The likeliest reading of a time that has several; its other readings stay with it."""
    if not time.others:
        return time
    if time.doubt is Doubt.ORDER:
        return time.others[0] if context.month_first else replace(time, others=())
    readings = (replace(time, others=()), *time.others)
    best = _two_digits(readings, context) if time.doubt is Doubt.TWO_DIGITS else _pair(readings, context)
    rest = tuple(reading for reading in readings if reading is not best)
    doubted = _is_doubtful(best, rest, time.doubt, context)
    return replace(best, others=rest, flags=(*time.flags, *([AMBIGUOUS] if doubted else [])))


def _is_doubtful(best: Printed, rest: Sequence[Printed], doubt: Doubt | None, context: DateContext) -> bool:
    if doubt is Doubt.PAIR:
        return context.pairs_are is None
    return best.unit is Unit.DAY or (_ends_month(rest[0]) and not context.two_digits_are_days)


def _ends_month(day: Printed) -> bool:
    return day.day >= 28 and day.in_year(2001).closes == month_end(2001, day.number)


def _two_digits(readings: Sequence[Printed], context: DateContext) -> Printed:
    month, day = readings[0], readings[1]
    if context.two_digits_are_days:
        return day
    if context.anchor is None or month.year is None:
        # "June 30" and "March 31" by themselves are days; "March 26" is as likely a year.
        return day if _ends_month(day) else month
    ahead = month.year - context.anchor.year
    reach = 2 if _ends_month(day) else _YEARS_ON
    return month if -_YEARS_BACK <= ahead <= reach else day


def _pair(readings: Sequence[Printed], context: DateContext) -> Printed:
    voted = [reading for reading in readings if reading.unit == context.pairs_are]
    if voted:
        return voted[0]
    if context.anchor is None:
        return min(readings, key=lambda reading: reading.unit is not Unit.FINANCIAL_YEAR)
    return min(readings, key=lambda reading: _implausibility(reading, context))


def _implausibility(reading: Printed, context: DateContext) -> int:
    """Days from the plan's date, those before it twice; a day without a year is a rare thing to print."""
    assert context.anchor is not None  # noqa: S101 - only asked where there is one
    year = reading.year if reading.year is not None else _year_at(reading, context.anchor)
    days = (reading.in_year(year).closes - context.anchor).days
    return (days if days >= 0 else -2 * days) + (1000 if reading.unit is Unit.DAY else 0)


def _year_at(time: Printed, anchor: date) -> int:
    """The first year in which the time still lies ahead of the anchor, or not long behind it."""
    earliest = anchor if time.coming else anchor - _STILL_PRINTED
    year = time.year_near(anchor) - 1
    while time.in_year(year).closes <= earliest:
        year += 1
    return year


def _year_nearest(time: Printed, neighbour: date) -> int:
    years = range(neighbour.year - 1, neighbour.year + 2)
    return min(years, key=lambda year: abs(time.in_year(year).closes - neighbour))


def _year_beside(time: Printed, neighbour: date, anchor: date | None) -> int:
    """The year nearest to a neighbouring row's; in a plan of one year the one that lies within it: "April"
    beside "February 2013" in a plan of March 2012."""
    if anchor and anchor < neighbour < anchor + _ONE_YEAR:
        year = _year_at(time, anchor)
        if anchor <= time.in_year(year).closes <= neighbour:
            return year
    year = _year_nearest(time, neighbour)
    passed = anchor and anchor <= neighbour and time.in_year(year).closes <= anchor - _STILL_PRINTED
    return year + 1 if passed else year  # Beside what is still to come, "the autumn" is the next one.


def _year_before(time: Printed, later: date) -> int:
    year = later.year + 1
    while time.in_year(year).opens > later:
        year -= 1
    return year


def _year_after(time: Printed, earlier: date) -> int:
    year = earlier.year - 1
    while time.in_year(year).closes < earlier:
        year += 1
    return year


def _settled(
    time: Printed | Between | Offset,
    around: _Around,
    context: DateContext,
) -> Settled:
    if isinstance(time, Offset):
        return _counted(time, context)
    if isinstance(time, Between):
        return _between(time, around, context)
    year = time.year if time.year is not None else _missing_year(time, around, context)
    return _with_year(time, year)


def _counted(time: Offset, context: DateContext) -> Settled:
    stretch = time.closes(context.anchor) if context.anchor and context.anchor_is_told else None
    if stretch is None:
        return Settled(None, None, None, None)
    return Settled(stretch.opens, stretch.closes, stretch.precision, stretch.edtf, (Flag.DUE_FROM_PLAN_DATE,))


def _with_year(time: Printed, year: int | None) -> Settled:
    if year is None:
        precision = DuePrecision.DAY if time.unit is Unit.DAY else stretch_precision(time)
        return Settled(None, None, precision, _edtf_without_year(time), (*time.flags, MISSING))
    stretch = time.in_year(year)
    flags = list(time.flags)
    if time.year is None:
        flags.insert(0, INFERRED)
    if time.weekday is not None and stretch.closes.weekday() != time.weekday:
        flags.append(Flag.DUE_WEEKDAY_DIFFERS)
    others = tuple(other.in_year(other.year).closes for other in time.others if other.year is not None)
    return Settled(stretch.opens, stretch.closes, stretch.precision, stretch.edtf, tuple(flags), others)


def stretch_precision(time: Printed) -> DuePrecision:
    """The precision of a time whose year is unknown."""
    return time.in_year(2001).precision


def _edtf_without_year(time: Printed) -> str | None:
    if time.unit is Unit.DAY and not time.week:
        return f"XXXX-{time.number:02}-{time.day:02}"
    if time.unit is Unit.MONTH and time.part in (None, Part.END):
        return f"XXXX-{time.number:02}"
    return None


def _dated(time: Printed | Between | Offset) -> Stretch | None:
    """The days of a time that has its year printed."""
    if isinstance(time, Between):
        return _dated(time.last) or _dated(time.first)
    if isinstance(time, Printed) and time.year is not None:
        return time.in_year(time.year)
    return None


def _missing_year(time: Printed, around: _Around, context: DateContext) -> int | None:
    """By the other dates of the cell, in their order; else by the rows around, or the plan's date."""
    if time.coming and context.anchor:
        return _year_at(time, context.anchor)
    if around.later:
        return _year_before(time, around.later.closes)
    if around.earlier:
        return _year_after(time, around.earlier.opens)
    if around.listed and around.listed.opens:
        return _year_after(time, around.listed.opens)
    return _year_in_plan(time, context)


def _year_in_plan(time: Printed, context: DateContext) -> int | None:
    """By the rows around, else the plan's date, within what the row itself says.

    A log keeps what has passed: where the day is known on which an action was taken up, or that it is done,
    its month may lie well before the log's date, though not before that day, nor done far ahead.
    """
    if context.neighbours:
        year = _year_beside(time, context.neighbours[0], context.anchor)
    elif context.anchor:
        passes = context.done or context.raised
        year = _year_nearest(time, context.anchor) if passes else _year_at(time, context.anchor)
    elif context.raised:
        year = _year_after(time, context.raised)
    else:
        return None
    if context.done and context.anchor:
        year = min(year, _year_nearest(time, context.anchor))
    return max(year, _year_after(time, context.raised)) if context.raised else year


def _period_year(time: Between, around: _Around, context: DateContext) -> int | None:
    """The year of a period without one: nearest to the cell's first date, else as for a single time."""
    if around.first is not None:
        return _year_nearest(time.last, around.first.closes)
    return _missing_year(time.last, around, context)


def _between(time: Between, around: _Around, context: DateContext) -> Settled:
    """A period's two ends share the one year that is printed."""
    first, last = time.first, time.last
    if last.year is None and first.year is not None:
        last = replace(last, year=_year_after(last, first.in_year(first.year).opens))
    inferred = last.year is None
    year = last.year if last.year is not None else _period_year(time, around, context)
    ends = _with_year(last, year)
    if ends.closes is None:
        return ends
    begins = _with_year(first, first.year if first.year is not None else _year_before(first, ends.closes))
    flags = dict.fromkeys((*ends.flags, *(flag for flag in begins.flags if inferred or flag != INFERRED)))
    edtf = f"{end_of_interval(begins, opens=True)}/{end_of_interval(ends, opens=False)}"
    return Settled(begins.opens, ends.closes, ends.precision, edtf, tuple(flags), ends.others)


def end_of_interval(settled: Settled, *, opens: bool) -> str:
    """One end of an EDTF interval: a day, month or year as printed, else the first or last day."""
    edtf = settled.edtf or ""
    if "/" not in edtf and "~" not in edtf and (len(edtf) != 7 or int(edtf[5:]) <= 12):
        return edtf
    return str(settled.opens if opens else settled.closes)
