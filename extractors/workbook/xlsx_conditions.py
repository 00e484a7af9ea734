"""Conditional formats with plain rules: a cell's value compared with a constant or with another cell.

Colours that only such a rule paints are in no cell's own format. Scales, icons and formulas of more than
one comparison are passed over, and said to be (`Conditions.passed_over`).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from openpyxl.cell.cell import Cell as PackageCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from extractors.workbook.xlsx_looks import Palette

Value: TypeAlias = str | float | None

_COMPARED = re.compile(r"=?\s*(?P<left>.+?)\s*(?P<sign><>|<=|>=|=|<|>)\s*(?P<right>.+)", re.DOTALL)
_TEXT = re.compile(r'"((?:[^"]|"")*)"')
_CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})", re.IGNORECASE)
_SIGNS: dict[str, Callable[[Value, Value], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": lambda one, other: _both_numbers(one, other) and one < other,  # type: ignore[operator]
    "<=": lambda one, other: _both_numbers(one, other) and one <= other,  # type: ignore[operator]
    ">": lambda one, other: _both_numbers(one, other) and one > other,  # type: ignore[operator]
    ">=": lambda one, other: _both_numbers(one, other) and one >= other,  # type: ignore[operator]
}
_OPERATORS = {
    "equal": "=",
    "notEqual": "<>",
    "lessThan": "<",
    "lessThanOrEqual": "<=",
    "greaterThan": ">",
    "greaterThanOrEqual": ">=",
}
_TEXT_RULES: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, part: part in text,
    "notContainsText": lambda text, part: part not in text,
    "beginsWith": lambda text, part: text.startswith(part),
    "endsWith": lambda text, part: text.endswith(part),
}
_BLANK_RULES = {"containsBlanks": True, "notContainsBlanks": False}
# Bars are drawn in a cell, and say how much; they paint nothing.
_PAINTLESS = frozenset({"dataBar"})
# More areas than this, each asked of every cell, are no key of colours.
_MOST_AREAS = 400


def _both_numbers(one: Value, other: Value) -> bool:
    return isinstance(one, float) and isinstance(other, float)


@dataclass(frozen=True, slots=True)
class _Area:
    """Where a rule holds: its rectangles, and the corner from which its relative references count."""

    rectangles: tuple[tuple[int, int, int, int], ...]
    rules: tuple[Rule, ...]

    def covers(self, row: int, col: int) -> bool:
        return any(
            top <= row <= bottom and left <= col <= right for left, top, right, bottom in self.rectangles
        )

    @property
    def corner(self) -> tuple[int, int]:
        left, top, _, _ = self.rectangles[0]
        return top, left


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditional formats of a sheet."""

    sheet: Worksheet
    palette: Palette
    areas: tuple[_Area, ...]

    @classmethod
    def of(cls, sheet: Worksheet, palette: Palette) -> Conditions:
        """Those of a sheet that can be worked out."""
        areas = tuple(area for area in _areas(sheet) if area.rectangles)
        return cls(sheet, palette, areas if len(areas) <= _MOST_AREAS else ())

    @staticmethod
    def passed_over(sheet: Worksheet) -> bool:
        """Whether a sheet has rules that paint cells and cannot be worked out."""
        areas = list(_areas(sheet))
        rules = [rule for area in areas for rule in area.rules if rule.type not in _PAINTLESS]
        return len(areas) > _MOST_AREAS or not all(_is_plain(rule) for rule in rules)

    def fill(self, cell: PackageCell) -> str | None:
        """The colour that the first rule that holds paints a cell with."""
        rules = [
            (rule.priority or 0, rule, area.corner)
            for area in self.areas
            if area.covers(cell.row, cell.column)
            for rule in area.rules
            if _is_plain(rule)
        ]
        for _, rule, corner in sorted(rules, key=lambda found: found[0]):
            if self._holds(rule, cell, corner):
                colour = self._paint(rule)
                if colour is not None or rule.stopIfTrue:
                    return colour
        return None

    def _paint(self, rule: Rule) -> str | None:
        """In a rule's format the paint is what elsewhere lies behind a pattern."""
        fill = rule.dxf.fill if rule.dxf is not None else None
        if not isinstance(fill, PatternFill) or fill.patternType not in (None, "solid"):
            return None
        behind = fill.bgColor
        is_said = not (behind.type == "rgb" and behind.rgb == "00000000")
        return self.palette.colour(behind if is_said else fill.fgColor)

    def _holds(self, rule: Rule, cell: PackageCell, corner: tuple[int, int]) -> bool:
        own = _value(cell.value)
        text = _said(own)
        if rule.type in _BLANK_RULES:
            return (not text.strip()) is _BLANK_RULES[rule.type]
        if rule.type in _TEXT_RULES:
            return _TEXT_RULES[rule.type](text.casefold(), (rule.text or "").casefold())
        shift = (cell.row - corner[0], cell.column - corner[1])
        if rule.type == "cellIs":
            operands = [self._operand(formula, shift) for formula in rule.formula]
            if rule.operator in ("between", "notBetween"):
                low, high = operands
                inside = _SIGNS[">="](own, low) and _SIGNS["<="](own, high)
                return inside is (rule.operator == "between")
            return _SIGNS[_OPERATORS[rule.operator or ""]](_folded(own), _folded(operands[0]))
        compared = _COMPARED.fullmatch(rule.formula[0])
        if compared is None:
            return False
        left, right = (_folded(self._operand(compared[side], shift)) for side in ("left", "right"))
        return _SIGNS[compared["sign"]](left, right)

    def _operand(self, formula: str, shift: tuple[int, int]) -> Value:
        constant = _constant(formula)
        place = _CELL.fullmatch(formula.strip())
        if constant is not None or place is None:
            return constant
        row = int(place[4]) + (0 if place[3] else shift[0])
        col = column_index_from_string(place[2].upper()) + (0 if place[1] else shift[1])
        cell = self.sheet._cells.get((row, col))
        return _value(cell.value) if cell is not None else None


def _areas(sheet: Worksheet) -> Iterator[_Area]:
    for formatting in sheet.conditional_formatting:
        rectangles = tuple(area.bounds for area in formatting.sqref.ranges)
        yield _Area(rectangles, tuple(formatting.rules))


def _is_plain(rule: Rule) -> bool:
    if rule.type in _BLANK_RULES:
        return True
    if rule.type in _TEXT_RULES:
        return bool(rule.text)
    if rule.type == "cellIs":
        wanted = 2 if rule.operator in ("between", "notBetween") else 1
        known = wanted == 2 or rule.operator in _OPERATORS
        return known and len(rule.formula) >= wanted and all(map(_is_operand, rule.formula))
    compared = _COMPARED.fullmatch(rule.formula[0]) if rule.type == "expression" and rule.formula else None
    return compared is not None and _is_operand(compared["left"]) and _is_operand(compared["right"])


def _is_operand(formula: str) -> bool:
    return _constant(formula) is not None or _CELL.fullmatch(formula.strip()) is not None


def _constant(formula: str) -> Value:
    formula = formula.strip()
    text = _TEXT.fullmatch(formula)
    if text is not None:
        return text[1].replace('""', '"')
    try:
        return float(formula)
    except ValueError:
        return None


def _value(value: object) -> Value:
    """A cell's value as a rule compares it: figures and days as numbers."""
    if isinstance(value, datetime):
        return float(to_excel(value))  # type: ignore[no-untyped-call]
    if isinstance(value, (bool, int, float)):
        return float(value)
    return None if value is None else str(value)


def _said(value: Value) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else value


def _folded(value: Value) -> Value:
    """Texts are compared without regard to case; an empty cell equals an empty text."""
    return value if isinstance(value, float) else (value or "").casefold()
