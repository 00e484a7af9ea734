"""Whom CSV files are written for: a setting, so that it stands apart from what writes them."""

from __future__ import annotations

from enum import StrEnum


class CsvFlavour(StrEnum):
    """Whom a CSV file is for."""

    EXCEL = "excel"
    PLAIN = "plain"
