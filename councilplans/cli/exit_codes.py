"""How a command ended, as a number for scripts."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Of several troubles, the one that leaves least; each says its meaning in ``--help``."""

    meaning: str

    def __new__(cls, number: int, meaning: str = "") -> ExitCode:
        """A member that is its number."""
        member = int.__new__(cls, number)
        member._value_ = number
        member.meaning = meaning
        return member

    DONE = 0, "done"
    DEFECT = 1, "this program has a fault: please report it"
    WRONGLY_CALLED = 2, "the command line or a setting is wrong"
    TO_LOOK_AT = 3, "done, but --strict was given and there are issues, or some corrections were refused"
    SOME_FAILED = 4, "done, but some documents could not be read"
    NOTHING_FOUND = (
        5,
        "nothing was found: no readable document, no action plan, no versions of a plan",
    )
    BELOW_FLOOR = 6, "audit: a figure is below the lowest value allowed (its floor)"
    INTERRUPTED = 130, "interrupted; what was finished is kept"


def explained() -> str:
    """Every code with its meaning, for the end of ``--help``; click keeps the lines as they are."""
    lines = (f"  {code:<4} {code.meaning}" for code in ExitCode)
    return "\b\nExit codes:\n" + "\n".join(lines) + "\n"
