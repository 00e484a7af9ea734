"""Reads Rich Text files (.rtf) after Microsoft's specification 1.9.1, with nothing but Python."""

from extractors.rtf.reader import read

__all__ = ["read"]
