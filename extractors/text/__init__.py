"""Reads plain text and Markdown: tab- and pipe-separated tables with inline marks, headings, bullets."""

from extractors.text.reader import read

__all__ = ["read"]
