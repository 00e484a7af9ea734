"""Print-outs: columns of type of one width, ruled with letters or with nothing but blanks."""

from __future__ import annotations

import extractors
from extractors.layout import Document, Table
from extractors.text.printout import printed_tables
from ingest.limits import Limits
from tests.support import lines_run, source_of

_RULED = """
HARMSTON RURAL DISTRICT COUNCIL                                     PAGE 1

--------------------------------------------------------------
|No. |Task                        |Officer      |Target      |
--------------------------------------------------------------
A  REPAIRS
--------------------------------------------------------------
|A1  |Fit new locks to the depot  |Depot        |31 March    |
|    |gates and keep two sets of  |Manager      |1999        |
|    |keys.                       |             |            |
--------------------------------------------------------------
|A2  |Paint the bandstand.        |Parks Officer|June 1999   |
--------------------------------------------------------------
"""

_ALIGNED = """
Ref   Task                            Officer            Target
----------------------------------------------------------------
1     Fit new locks to the depot      Depot Manager      31 March 1999
      gates and keep two sets of
      keys
2     Paint the bandstand             Parks Officer      June 1999

3     Write to the tenants of         Housing Officer    July 1999
      Mill Row
4     Order two skips                 Clerk              May 1999
"""

_SET_OFF = """
Ref   Task                            Officer            Target         Status

----  ------------------------------  -----------------  -------------  -----------

1     Fit new locks to the depot                         5 December     In progress
      gates                                              2025

2     Paint the bandstand             Parks Officer                     Not started

3     Write to the tenants of         Housing Officer    1 July 2026
      Mill Row
"""

_WRAPPED = """
Task                        Officer         Target                 Status
--------------------------  --------------  ---------------------  -----------
Fit new locks to the depot  Ann Field       Was 30/04/2025, now    Not started
gates                                       30/09/2025

Paint the bandstand in      Bob Marsh and   5 December             In progress
the park                    Cat Lowe        2025

Write to the tenants of     Dan Orme        1 July 2026            Not started
Mill Row
"""

_GROUPED = """
Theme     Task                Officer         Target
Parks     Paint bandstand     Bob Marsh       June 2025
Roads     Mend kerbs          Ann Field       July 2025

Parks     Plant trees         Cat Lowe        May 2025
Homes     Fit locks           Dan Orme        March 2025

Parks     Mow lawns           Bob Marsh       May 2025
Homes     Test alarms         Dan Orme        April 2025
"""

_MINUTES = """
Present:  Mrs Hale (Chair)      Mr Orme      Dr Lisle

1.  Apologies were received from Mr Orme.

2.  The Clerk reported that the depot gates had been forced        Action: Clerk
    twice. It was agreed that new locks be fitted.

3.  Mrs Hale had visited the bandstand.                             Action: MH
"""

_MARKDOWN = """
| Ref | Task                  | Officer | Target    |
|-----|-----------------------|---------|-----------|
| 1   | Fit new locks         | Clerk   | May 1999  |
|     | Paint the bandstand   | Clerk   | June 1999 |
| 2   | Order two skips       | Clerk   | May 1999  |
"""


def _read(text: str) -> Document:
    return extractors.read(source_of(text.encode(), "plan.txt", "text"))


def _rows(document: Document) -> list[list[str]]:
    (table,) = document.tables
    assert isinstance(table, Table)
    return [
        [" ".join(cell.text.split()) for cell in table.row(row) if cell.row == row]
        for row in range(table.n_rows)
    ]


def test_reads_the_lines_between_two_typed_rules_as_one_row() -> None:
    rows = _rows(_read(_RULED))
    assert rows[0] == ["No.", "Task", "Officer", "Target"]
    assert len(rows[1]) == 1
    assert rows[2] == [
        "A1",
        "Fit new locks to the depot gates and keep two sets of keys.",
        "Depot Manager",
        "31 March 1999",
    ]
    assert rows[3] == ["A2", "Paint the bandstand.", "Parks Officer", "June 1999"]


def test_reads_columns_that_only_stand_under_one_another() -> None:
    assert _rows(_read(_ALIGNED)) == [
        ["Ref", "Task", "Officer", "Target"],
        ["1", "Fit new locks to the depot gates and keep two sets of keys", "Depot Manager", "31 March 1999"],
        ["2", "Paint the bandstand", "Parks Officer", "June 1999"],
        ["3", "Write to the tenants of Mill Row", "Housing Officer", "July 1999"],
        ["4", "Order two skips", "Clerk", "May 1999"],
    ]


def test_rows_between_blank_lines_are_whole_though_a_year_stands_alone_below_its_day() -> None:
    assert _rows(_read(_SET_OFF)) == [
        ["Ref", "Task", "Officer", "Target", "Status"],
        ["1", "Fit new locks to the depot gates", "", "5 December 2025", "In progress"],
        ["2", "Paint the bandstand", "Parks Officer", "", "Not started"],
        ["3", "Write to the tenants of Mill Row", "Housing Officer", "1 July 2026", ""],
    ]


def test_minutes_with_initials_in_their_margin_are_no_table() -> None:
    assert not _read(_MINUTES).tables


def test_a_line_of_a_markdown_table_is_a_row() -> None:
    assert len(_rows(_read(_MARKDOWN))) == 4


def test_lines_between_blank_lines_are_one_row_whatever_stands_in_their_other_columns() -> None:
    assert _rows(_read(_WRAPPED)) == [
        ["Task", "Officer", "Target", "Status"],
        ["Fit new locks to the depot gates", "Ann Field", "Was 30/04/2025, now 30/09/2025", "Not started"],
        ["Paint the bandstand in the park", "Bob Marsh and Cat Lowe", "5 December 2025", "In progress"],
        ["Write to the tenants of Mill Row", "Dan Orme", "1 July 2026", "Not started"],
    ]


def test_full_lines_between_blank_lines_stay_rows() -> None:
    assert len(_rows(_read(_GROUPED))) == 7


def test_a_long_list_whose_pieces_never_stand_under_one_another_costs_what_its_lines_are() -> None:
    def cost(lines: int) -> int:
        listed = [f"{'x' * (number % 7)}name  {'y' * (number % 5)}of  a thing" for number in range(lines)]
        return lines_run(lambda: list(printed_tables(listed, Limits())))

    cost(100)  # loads the vocabulary
    assert cost(1_600) <= 5 * cost(400), "four times the lines, and not sixteen times the work"
