"""What a whole document's deadlines say of those that can be read in two ways.

"12/11" beside "10/11" shows that these are months and years; "March 28" beside "March 15" that two digits
after a month are days; "12/31/2010" beside "04/07/2010" that the month comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ingest.codes import Flag
from normalise.dates.calendar import Unit
from normalise.dates.printed import Doubt, Printed
from normalise.dates.printed_words import printed_in
from normalise.dates.rules_numeric import IN_FIGURES

_YEARS_BACK, _YEARS_ON = 5, 6  # as in `normalise.dates.years`
_CERTAIN = 2
"""One odd number may be a slip; two are a habit."""


@dataclass(frozen=True, slots=True)
class Votes:
    """The document's verdicts, as `normalise.dates.due.DateContext` takes them."""

    two_digits_are_days: bool = False
    pairs_are: str | None = None
    month_first: bool = False


NO_VOTES = Votes()
"""A document that settles nothing."""


def count_votes(cells: Iterable[str], anchor: date | None, headings: Iterable[str] = ()) -> Votes:
    """The verdicts over a document's deadline cells; ``anchor`` is its date, where it is known.

    ``headings`` are those of its tables, which may say how dates are written ("Due (mm/dd/yyyy)").
    """
    two_digits: list[Printed] = []
    pairs: list[Printed] = []
    days: list[Printed] = []
    for node in (node for cell in cells for node in printed_in(cell)):
        if not isinstance(node.meaning, Printed):
            continue
        if node.meaning.doubt is Doubt.TWO_DIGITS:
            two_digits.append(node.meaning)
        elif node.kind == "DUO":
            pairs.append(node.meaning)
        elif IN_FIGURES in node.rules:
            days.append(node.meaning)
    return Votes(_are_days(two_digits, anchor), _pairs_are(pairs), _month_first(days, headings))


# "12/31/2010" has the month first, "31/12/2010" the day; one of each settles nothing: the day comes first.
_WRITTEN_MONTH_FIRST = re.compile(r"\bmm\s?[/.-]\s?dd\b", re.IGNORECASE)
_MONTHS = 12


def _month_first(days: list[Printed], headings: Iterable[str]) -> bool:
    if any(_WRITTEN_MONTH_FIRST.search(heading) for heading in headings):
        return True
    turned = [Flag.DUE_MONTH_FIRST in day.flags for day in days if day.day > _MONTHS]
    return bool(turned) and all(turned)


def _are_days(times: list[Printed], anchor: date | None) -> bool:
    if anchor is None:
        return False
    ahead = [time.year - anchor.year for time in times if time.year is not None]
    far = sum(not -_YEARS_BACK <= years <= _YEARS_ON for years in ahead)
    return far >= _CERTAIN and far * 2 >= len(ahead)


def _pairs_are(times: list[Printed]) -> str | None:
    """The reading that all pairs allow; of several, that which the fewest pairs could have by chance."""
    readings = [{reading.unit for reading in (time, *time.others)} for time in times]
    shared = set.intersection(*readings) if readings else set()
    if len(set(times)) < _CERTAIN:
        shared = {unit for unit in shared if all(len(found) == 1 for found in readings)}
    # That two numbers follow each other is rarely chance; that the first is a month number seldom.
    return next((unit for unit in (Unit.FINANCIAL_YEAR, Unit.MONTH, Unit.DAY) if unit in shared), None)
