"""Reads Word files: python-docx opens the package and its styles, the grid is walked once over the XML."""

from extractors.docx.reader import read

__all__ = ["read"]
