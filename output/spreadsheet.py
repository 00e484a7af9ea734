"""Texts for a spreadsheet: escaped so that none is run as a formula, and exactly restored.

Excel and LibreOffice take a CSV cell for a formula when it begins with one of the characters below
(OWASP, *CSV Injection*; ASVS 5.0, 1.2.10; CWE-1236). The convention is the one of those pages: an
apostrophe in front. To keep it reversible a text that already begins with an apostrophe gets another
one, so ``unescape`` takes one apostrophe off wherever there is one in front, and nothing is lost:

    =1+1       ->  '=1+1
    '=1+1      ->  ''=1+1
    -5%        ->  '-5%
    Review     ->  Review
    -5         ->  -5

A plain negative number is no formula, and stays a number that can be added up.
"""

from __future__ import annotations

import re

# ASCII, the control characters that importers skip, and the full-width forms that Excel folds to ASCII.
_FORMULA_STARTS = "=+-@\t\r\n\0" + "＝＋－＠"

MARK = "'"
"""What stands in front of a text that a spreadsheet would take for a formula."""

MARKED = frozenset((MARK, *_FORMULA_STARTS))
"""A text that begins with one of these is changed by `escape`, unless it is a plain negative number."""

NEGATIVE_NUMBER = r"-[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?"
"""A plain negative number, whole: an expression that Python and Arrow read alike."""

_NEGATIVE_NUMBER = re.compile(NEGATIVE_NUMBER)


def escape(text: str) -> str:
    """A text as a CSV cell that no spreadsheet runs; `unescape` gives the text back."""
    marked = text.startswith((MARK, *_FORMULA_STARTS)) and _NEGATIVE_NUMBER.fullmatch(text) is None
    return MARK + text if marked else text


def unescape(cell: str) -> str:
    """The text behind a cell that `escape` wrote, for programs that read the spreadsheet flavour."""
    return cell.removeprefix(MARK)
