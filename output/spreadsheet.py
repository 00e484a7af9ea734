"""Texts for a spreadsheet: escaped so that none is run as a formula, and exactly restored.

Excel and LibreOffice take a CSV cell for a formula when it begins with one of the characters below
(OWASP, *CSV Injection*; ASVS 5.0, 1.2.10; CWE-1236). The convention is the one of those pages: an
apostrophe in front. To keep it reversible a text that already begins with an apostrophe gets another
one, so ``unescape`` takes one apostrophe off wherever there is one in front, and nothing is lost:

    =1+1       ->  '=1+1
    '=1+1      ->  ''=1+1
    -5%        ->  '-5%
    Review     ->  Review
"""

from __future__ import annotations

# ASCII, the control characters that importers skip, and the full-width forms that Excel folds to ASCII.
_FORMULA_STARTS = "=+-@\t\r\n\0" + "＝＋－＠"

MARK = "'"
"""What stands in front of a text that a spreadsheet would take for a formula."""

MARKED = frozenset((MARK, *_FORMULA_STARTS))
"""A text that begins with one of these is changed by `escape`."""


def escape(text: str) -> str:
    """A text as a CSV cell that no spreadsheet runs; `unescape` gives the text back."""
    return MARK + text if text.startswith((MARK, *_FORMULA_STARTS)) else text


def unescape(cell: str) -> str:
    """The text behind a cell that `escape` wrote, for programs that read the spreadsheet flavour."""
    return cell.removeprefix(MARK)
