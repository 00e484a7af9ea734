"""What a file's name says by itself: whether the same bytes under another name could come out otherwise."""

from __future__ import annotations

from normalise.organisations.owner import councils_in_name
from normalise.plan_date import dates_in_name


def is_witness(name: str) -> bool:
    """Whether a file name is evidence of the plan's date or of whose plan it is, for whoever keeps readings.

    Where it is not, a document reads the same under it as under any other name that is not.
    """
    return bool(councils_in_name(name)) or bool(dates_in_name(name))
