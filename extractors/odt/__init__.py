"""Reads OpenDocument texts (.odt, .ott) with lxml."""

from extractors.odt.reader import read

__all__ = ["read"]
